"""What a read-back confirms of an entry of the chair: which words, spoken by whom, to whom. Pure.

A verdict of the griffier is evidence only where all of it stood on the griffier's screen (design, "Commands").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.change import ParsedEntry
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.spoken import said
from voorzitter_console.procedure.state import Aanspreking, OpnieuwAangesproken, Schorsing, State, Vordering, Woorden
from voorzitter_console.text import one_line

SCENARIO = {"A": "A RUSTIG", "B": "B AGRESSIEF"}
LANG = 10_000
Gesproken = Aanspreking | OpnieuwAangesproken | Schorsing | Vordering


def kort(command: c.Command, zin: str) -> str:
    """The entry on one line: ``B AGRESSIEF gezegd``; else its sentence."""
    if isinstance(command, c.Uitgesproken) and (words := said(command)):  # they stand with who spoke them
        zin = zin.removesuffix(words).removesuffix("; ").removesuffix(", ")
    if isinstance(command, c.Vorder):
        return f"{zin.partition(' uitgesproken')[0]} gezegd"  # who spoke, and to whom, stands with the words
    if not isinstance(command, c.SpreekAan):
        return one_line(zin, LANG)
    more = [f"{command.minuten} min" if command.minuten and command.scenario == "A" else "", command.afspraak or ""]
    tail = zin.removesuffix(f"; afspraak: {command.afspraak}").partition("telt als")
    more.append("".join(tail[1:]) if command.telt_als_vordering else "")
    scenario = SCENARIO.get(command.scenario, command.scenario)
    return one_line(", ".join(part for part in (f"{scenario} gezegd", *more) if part), LANG)


def gesproken(history: History, items: Sequence[ParsedEntry]) -> dict[str, str]:
    """By the id of the entry: speaker, to whom, and the words, with where they come from."""
    wanted = {item.entry.id: item for item in items if isinstance(item.command, c.Uitgesproken)}
    found: dict[str, str] = {}
    for entry_id, spoken in _latest_first(history.state):
        if len(found) == len(wanted):
            break
        if entry_id in wanted and entry_id not in found:
            found[entry_id] = _told(spoken, wanted[entry_id].entry.door)
    return found


def _told(spoken: Gesproken, door: str) -> str:
    by = spoken.spreker if isinstance(spoken, Vordering) and spoken.spreker else f"de {door}"
    to = ""
    if isinstance(spoken, Aanspreking | Vordering) and spoken.gericht_aan:
        derived = " (afgeleid)" if isinstance(spoken, Vordering) and spoken.afgeleid else ""
        to = f" aan {', '.join(spoken.gericht_aan)}{derived}"
    elif isinstance(spoken, Vordering) and spoken.alle_toehoorders:
        to = " aan alle toehoorders"
    presumed = " (vermoed: de zin van het protocol)" if spoken.woorden is Woorden.PROTOCOL else ""
    return one_line(f"{by}{to}: “{spoken.tekst}”{presumed}", LANG)


def _latest_first(state: State) -> Iterator[tuple[str, Gesproken]]:
    """What was spoken, by the id of its entry; the latest first, so that a tail stays cheap."""
    for verstoring in reversed(state.verstoringen):
        yield from ((spoken.id, spoken) for spoken in verstoring.vorderingen)
        yield from ((spoken.id, spoken) for spoken in verstoring.aansprekingen)
        yield from ((spoken.id, spoken) for spoken in verstoring.opnieuw_aangesproken)
    for schorsing in reversed(state.schorsingen):
        yield schorsing.begin_id, schorsing
