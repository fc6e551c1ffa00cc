"""Where this program put copies of what is recorded: dossiers, letters, copies of the journal. For erasure by hand.

One line of JSON each in the user's data folder; what cannot be noted is no reason not to make the copy.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from voorzitter_console.entry import utc_text
from voorzitter_console.own_folder import make_own

LARGEST = 16 * 1024 * 1024


class Place(Struct, frozen=True, kw_only=True):
    """``soort``: dossier, brief, kopie; ``stroom`` is empty where it holds a whole journal."""

    soort: str
    plaats: str
    stroom: str
    journaal: str


def note(file: Path, soort: str, place: Path, *, journal: Path, stroom: str = "", now: datetime) -> None:
    """Remember that such a copy was made there."""
    told = {
        "soort": soort,
        "plaats": str(place.absolute()),
        "stroom": stroom,
        "journaal": os.path.realpath(journal),
        "op": utc_text(now),
    }
    with suppress(OSError):
        make_own(file.parent)
        handle = os.open(file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "ab") as opened:
            opened.write(json.dumps(told).encode() + b"\n")


def of(file: Path, journal: Path, stroom: str) -> list[Place]:
    """The places that may still hold something of that meeting, each once; those that are gone are left out."""
    found: dict[str, Place] = {}
    real = os.path.realpath(journal)
    try:
        lines = file.read_bytes()[:LARGEST].splitlines() if file.is_file() else []
    except OSError:
        return []
    for line in lines:
        try:
            raw = json.loads(line)
            place = Place(
                soort=str(raw["soort"])[:20],
                plaats=str(raw["plaats"]),
                stroom=str(raw["stroom"]),
                journaal=str(raw["journaal"]),
            )
        except (ValueError, TypeError, KeyError, RecursionError):
            continue  # a line that a kill cut off
        if place.journaal == real and place.stroom in ("", stroom) and os.path.lexists(place.plaats):
            found[place.plaats] = place
    return list(found.values())
