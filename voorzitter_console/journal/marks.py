"""What stands among the seals of a journal of meetings that came from another one, or went to another one."""

from __future__ import annotations

from collections.abc import Iterable

from voorzitter_console.entry import Entry, canonical
from voorzitter_console.journal.key import signed

GLOB = '*"soort":"overge[dz]*'
"""What the text of such an entry looks like, for a first sifting (SQLite's GLOB)."""
TAKEN, GIVEN = "overgezet", "overgedragen"
"""The soort of an entry among the seals: these heads came from elsewhere, or went elsewhere."""


def mark_statement(soort: str, koppen: Iterable[str], waar: str) -> bytes:
    """What is signed of such an entry: what, which heads (``stroom/aantal/kop``), from or to where."""
    return canonical({"koppen": list(koppen), "soort": soort, "vorm": "voorzitter-console/overzetten/1", "waar": waar})


def given_away(seals: Iterable[Entry]) -> dict[str, str]:
    """Stream -> where it went, of those that are not here any more but to read; the last word on each decides."""
    found: dict[str, str] = {}
    for entry in seals:
        if entry.soort not in (TAKEN, GIVEN):
            continue
        for stroom in streams_of(entry):
            if entry.soort == GIVEN:
                found[stroom] = str(entry.payload.get("waar"))
            else:
                found.pop(stroom, None)
    return found


def given_up_to(seals: Iterable[Entry]) -> dict[str, int]:
    """Stream -> how many entries it had when it went, of those that are not here any more (:func:`given_away`)."""
    found: dict[str, int] = {}
    for entry in seals:
        if entry.soort not in (TAKEN, GIVEN):
            continue
        for head in entry.payload.get("koppen") or ():
            stroom, _, rest = str(head).partition("/")
            if entry.soort == GIVEN and (aantal := rest.partition("/")[0]).isdecimal():
                found[stroom] = int(aantal)
            else:
                found.pop(stroom, None)
    return found


def taken_in(seals: Iterable[Entry]) -> tuple[set[str], list[str]]:
    """The streams that came from elsewhere, and what of these entries does not hold; Dutch sentences."""
    found: set[str] = set()
    faults: list[str] = []
    for entry in seals:
        if entry.soort not in (TAKEN, GIVEN):
            continue
        p = entry.payload
        koppen = [str(one) for one in p.get("koppen") or ()]
        try:
            signature = bytes.fromhex(str(p.get("handtekening")))
        except ValueError:
            signature = b""
        if not signed(str(p.get("sleutel")), mark_statement(entry.soort, koppen, str(p.get("waar"))), signature):
            faults.append(f"Zegel {entry.positie} (overzetten) is niet geldig: de handtekening past niet.")
        elif entry.soort == TAKEN:
            found.update(streams_of(entry))
    return found, faults


def streams_of(entry: Entry) -> list[str]:
    """The streams that such an entry names."""
    named = entry.payload.get("koppen")
    return [str(one).partition("/")[0] for one in named] if isinstance(named, list) else []
