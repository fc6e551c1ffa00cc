"""What binds the meetings and meldingen of a journal to each other: a new one holds the heads of those before it.

A chain runs through one meeting; without this a whole meeting could be taken out or put in and no chain would show it.
The first entry of a meeting has ``eerdere``: ``stroom/aantal/kop`` of each earlier stream that no meeting before it
holds as it is. Journals of earlier versions have none.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from voorzitter_console.entry import Draft
from voorzitter_console.journal.port import Head
from voorzitter_console.text import vastleggingen

FIELD = "eerdere"
MEETING, REPORT = "begin_vastlegging", "begin_melding"
"""The first entry of a meeting, and of a melding from outside one: both bind."""
_BIND = (MEETING, REPORT)


def bound(earlier: Iterable[Any]) -> dict[str, Head]:
    """The heads that are held already, of the values of :data:`FIELD` in order of their meetings."""
    found: dict[str, Head] = {}
    for value in earlier:
        for text in value if isinstance(value, list) else ():
            stroom, _, rest = str(text).partition("/")
            aantal, _, kop = rest.partition("/")
            if aantal.isdecimal() and len(aantal) < 10:
                found[stroom] = Head(aantal=int(aantal), kop=kop)
    return found


def bind(draft: Draft, streams: Sequence[tuple[str, Head]], held: Mapping[str, Head]) -> Draft:
    """The draft of a new stream with the heads of the earlier ones; as it is where there are none."""
    if draft.soort not in _BIND or not streams:
        return draft
    new = [f"{stroom}/{head.aantal}/{head.kop}" for stroom, head in streams if held.get(stroom) != head]
    return replace(draft, payload={**draft.payload, FIELD: new})


def in_file(con: sqlite3.Connection) -> dict[str, Head]:
    """What the meetings in a file hold of each other."""
    rows = con.execute(
        "SELECT json_extract(v.inhoud, '$.payload.eerdere') FROM stroom s "
        "JOIN vastlegging v ON v.stroom = s.id AND v.positie = 1 "
        "WHERE json_type(v.inhoud, '$.payload.eerdere') = 'array' ORDER BY s.nummer"
    )
    return bound(json.loads(text) for (text,) in rows)


def faults(con: sqlite3.Connection, names: Sequence[str], taken: Collection[str] = ()) -> list[str]:
    """What does not add up between the streams ``names`` (in order of their begin); one Dutch sentence each.

    ``taken``: those that came from another journal later, of which the others there need not have come too.
    """
    found: list[str] = []
    held: dict[str, Head] = {}
    for number, stroom in enumerate(names):
        row = con.execute("SELECT inhoud FROM vastlegging WHERE stroom = ? AND positie = 1", (stroom,)).fetchone()
        try:
            content = json.loads(row[0]) if row else {}
            earlier = content["payload"].get(FIELD) if content.get("soort") in _BIND else None
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            continue  # that this entry is no valid one is told with its chain
        if earlier is None:
            continue
        said = bound([earlier])
        held |= said
        for name, head in said.items():
            link = con.execute(
                "SELECT schakel FROM vastlegging WHERE stroom = ? AND positie = ?", (name, head.aantal)
            ).fetchone()
            if stroom in taken and name not in names:
                continue
            if (name not in names[:number] and stroom not in taken) or link is None or link[0] != head.kop:
                stood = "stond" if head.aantal == 1 else "stonden"
                found.append(
                    f"Een eerdere vergadering ({name[:13]}) ontbreekt, is korter of is een andere dan toen de "
                    f"vergadering {stroom[:13]} begon: toen {stood} er {vastleggingen(head.aantal)}."
                )
        found.extend(
            f"De vergadering {name[:13]} stond er nog niet toen de vergadering {stroom[:13]} begon, en staat er wel "
            "voor: zij is later tussengevoegd."
            for name in names[:number]
            if name not in held and stroom not in taken and name not in taken
        )
    return found
