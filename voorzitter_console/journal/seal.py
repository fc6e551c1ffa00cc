"""Seals: signed statements of how long a stream is and what its last link is, in a stream of their own.

A chain shows every change but that its end is missing or that all of it was made anew; a seal shows both, to whoever
does not have the key. The seals of a journal are themselves a chain (stream :data:`SEALS`), so they are copied, read
and verified as all else is. What is signed is the RFC 8785 form of four fields, see :func:`statement`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from voorzitter_console.entry import Draft, Entry, canonical, uuid7
from voorzitter_console.journal import key as keys
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.port import Head, Journal, PositionTaken
from voorzitter_console.text import vastleggingen

FORM = "voorzitter-console/zegel/1"
SEAL = "zegel"
RESTORED = "hersteld"
"""The soort of an entry among the seals that says that the journal was put back from a copy."""
Reden = Literal["fase", "rust", "gesloten", "na_sluiting", "hersteld", "overgezet"]


def statement(stroom: str, head: Head) -> bytes:
    """What is signed."""
    return canonical({"aantal": head.aantal, "kop": head.kop, "stroom": stroom, "vorm": FORM})


def seal_draft(stroom: str, head: Head, key: keys.Key, reden: Reden, now: datetime, station: str) -> Draft:
    """The entry of a seal on that head; ``now`` in UTC."""
    return Draft(
        id=uuid7(now, secrets.token_bytes(10)),
        soort=SEAL,
        payload={
            "stroom": stroom,
            "aantal": head.aantal,
            "kop": head.kop,
            "reden": reden,
            "sleutel": key.public,
            "handtekening": key.sign(statement(stroom, head)).hex(),
        },
        gebeurd_op=now,
        vastgelegd_op=now,
        door="systeem",
        station=station,
    )


def restored_draft(heads: Mapping[str, Head], key: keys.Key, now: datetime, station: str) -> Draft:
    """The entry that says that this journal was put back from a copy that ended so, and by which key it goes on."""
    return Draft(
        id=uuid7(now, secrets.token_bytes(10)),
        soort=RESTORED,
        payload={
            "koppen": [f"{stroom}/{head.aantal}/{head.kop}" for stroom, head in heads.items()],
            "sleutel": key.public,
        },
        gebeurd_op=now,
        vastgelegd_op=now,
        door="systeem",
        station=station,
    )


def restored_in_meeting(last: Entry, head: Head, key: keys.Key, now: datetime, station: str) -> Draft:
    """The same for one meeting's own stream, so that its dossier says it; ``last``: the entry at ``head``."""
    return Draft(
        id=uuid7(now, secrets.token_bytes(10)),
        soort=RESTORED,
        payload={"over_id": last.id, "aantal": head.aantal, "kop": head.kop, "sleutel": key.public},
        gebeurd_op=now,
        vastgelegd_op=now,
        door="systeem",
        station=station,
    )


def add_seal(journal: Journal, stroom: str, key: keys.Key, reden: Reden, now: datetime, station: str) -> Head | None:
    """Seal the stream as it stands; the head that was sealed, or None where it was already. Raises JournalError."""
    while True:
        head, seals = journal.head(stroom), journal.head(SEALS).aantal
        if not head.aantal:
            return None
        last = journal.read(SEALS, seals - 1)[-1:] if seals else []
        # A closing seal is put on also where another seal came in between: it says that this is the end.
        said = {"gesloten", "hersteld"} & {reden}
        if any(_is_on(entry, stroom, head, key) and (not said or entry.payload["reden"] in said) for entry in last):
            return None
        try:
            journal.append(SEALS, seal_draft(stroom, head, key, reden, now, station), expected=seals)
        except PositionTaken:
            continue  # another window sealed meanwhile: perhaps the same
        return head


def _is_on(entry: Entry, stroom: str, head: Head, key: keys.Key) -> bool:
    p = entry.payload
    said = (p.get("stroom"), p.get("aantal"), p.get("kop"), p.get("sleutel"))
    return entry.soort == SEAL and said == (stroom, head.aantal, head.kop, key.public)


class Sealed(Struct, frozen=True, kw_only=True):
    """What the seals say of one stream."""

    aantal: int = 0
    """Entries up to and with the last one that is under a seal that holds."""
    sleutels: tuple[str, ...] = ()
    """The public keys (hex) by which, in order of their first seal."""
    gesloten: bool = False
    """Whether one of them was put on as the closing seal."""


def judge(
    seals: Iterable[Entry], link_at: Callable[[str, int], str | None]
) -> tuple[Mapping[str, Sealed], Sequence[str]]:
    """What holds of the seals by stream, and what does not as Dutch sentences; ``link_at``: stream, position."""
    found: dict[str, Sealed] = {}
    faults: list[str] = []
    for entry in seals:
        if entry.soort != SEAL:
            continue
        p = entry.payload
        head = _head(p)
        stroom, sleutel = str(p.get("stroom")), str(p.get("sleutel"))
        if head is None or not keys.signed(sleutel, statement(stroom, head), _bytes(p.get("handtekening"))):
            faults.append(f"Zegel {entry.positie} is niet geldig: de handtekening past niet bij wat er staat.")
            continue
        link = link_at(stroom, head.aantal)
        if link is None:
            faults.append(
                f"Zegel {entry.positie} noemt {vastleggingen(head.aantal)} van de vergadering {stroom[:13]}; er staan "
                "er minder: het slot ervan is weg."
            )
            continue
        if link != head.kop:
            faults.append(
                f"Zegel {entry.positie} noemt een andere vastlegging {head.aantal} van de vergadering {stroom[:13]}: "
                "de keten is opnieuw gemaakt."
            )
            continue
        before = found.get(stroom, Sealed())
        found[stroom] = Sealed(
            aantal=max(before.aantal, head.aantal),
            sleutels=before.sleutels if sleutel in before.sleutels else (*before.sleutels, sleutel),
            gesloten=before.gesloten or p.get("reden") == "gesloten",
        )
    return found, faults


def _head(payload: Mapping[str, Any]) -> Head | None:
    aantal, kop = payload.get("aantal"), payload.get("kop")
    if type(aantal) is not int or aantal < 1 or not isinstance(kop, str):
        return None
    return Head(aantal=aantal, kop=kop)


def _bytes(value: Any) -> bytes:
    try:
        return bytes.fromhex(value) if isinstance(value, str) else b""
    except ValueError:
        return b""
