"""Wording that the documents share: what is not known, choice values, names of persons, the summary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voorzitter_console.dossier.blocks import Block, Cell, Heading, Run, Table, Text, cell
from voorzitter_console.dossier.local_time import clock_offset, day, day_clock
from voorzitter_console.dossier.model.record import Dossier, Overname, Verstoring
from voorzitter_console.dossier.sanitise import literal

_HEX = re.compile("[0-9a-f]{64}")
UNKNOWN = "nog niet bekend"
LIMIT = 10_000
"""Characters of one text in a document; the whole stands in dossier.json."""
CELL = 2_000
"""The same where many stand in one table."""


def known(text: str | None, otherwise: str = UNKNOWN) -> Cell:
    """The text, or words that say that it is not known."""
    return cell(otherwise, "onbekend") if text is None else cell(literal(text, LIMIT))


def brief(text: str | None) -> Cell:
    """The same for a name or title, which has no reason to be long."""
    return known(None) if text is None else cell(literal(text, CELL))


def quoted(text: str) -> Cell:
    """Words as they were spoken."""
    return cell(f"“{literal(text, LIMIT)}”")


def digest(text: str | None) -> Cell:
    """A SHA-256 on one line, so that it can be copied whole; anything else as any text."""
    return cell(text, "code") if text is not None and _HEX.fullmatch(text) else known(text)


def words(value: str) -> str:
    """A choice value as words."""
    return value.replace("_", " ")


def capital(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def yes_no(value: bool | None) -> str | None:
    return None if value is None else ("ja" if value else "nee")


def table(head: tuple[str, ...], widths: tuple[float, ...], rows: Sequence[Sequence[Cell]]) -> Table:
    """A table; ``widths`` in centimetres, 0 for what is left over."""
    return Table(head, widths, tuple(tuple(row) for row in rows))


def labels(names: Sequence[str]) -> str:
    return literal(", ".join(names))


def lines(*given: tuple[str, str | None], limit: int = LIMIT) -> Cell:
    """The known ones of (name, value) as ``name: value``, one a line."""
    return tuple(Run(f"{name}: {literal(value, limit)}") for name, value in given if value is not None)


def each_known(*given: tuple[str, str | None]) -> Cell:
    """The same, with the unknown ones together as the last line."""
    unknown = ", ".join(name.lower() for name, value in given if value is None)
    return (*lines(*given), *((Run(f"{UNKNOWN}: {unknown}", "onbekend"),) if unknown else ()))


def few(names: Sequence[str], most: int = 12) -> str:
    """``1e, 2e, 3e``, and how many more."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" en nog {more}" if more > 0 else "")


def number(value: int | None) -> str:
    return "aantal niet bekend:" if value is None else str(value)


def took_over(x: Overname) -> Cell:
    """Who took over the chair or the griffie, in which capacity and why."""
    return (
        Run(literal(x.naam + (f" ({x.hoedanigheid})" if x.hoedanigheid else ""), CELL)),
        *((Run(f"reden: {literal(x.reden, CELL)}", "klein"),) if x.reden else ()),
    )


def suspensions(d: Dossier, *, with_reason: bool, most: int | None = None) -> list[Block]:
    """A table of the first ``most`` schorsingen; without their reasons, free text, where those do not belong."""
    if not d.schorsingen:
        return []
    rows = []
    for x in d.schorsingen[:most]:
        end = day_clock(x.hervat) if x.hervat else (f"gesloten {day_clock(x.gesloten)}" if x.gesloten else None)
        row = (cell(day_clock(x.begin)), known(end, "niet hervat"))
        rows.append((*row, known(x.reden)) if with_reason else row)
    more = len(d.schorsingen) - len(rows)
    rest: list[Block] = [Text(cell(f"En nog {more} schorsingen."))] if more else []
    heads, widths = ("Geschorst", "Hervat"), (5.4, 5.4)
    if with_reason:
        return [Heading("Schorsingen", 2), table((*heads, "Reden, zoals vastgelegd"), (*widths, 0), rows), *rest]
    return [Heading("Schorsingen", 2), table(heads, (5.4, 0), rows), *rest]


def times(count: int) -> str:
    """``één vordering``, ``drie vorderingen``."""
    numbers = ("geen", "één", "twee", "drie", "vier", "vijf", "zes")
    shown = numbers[count] if count < len(numbers) else str(count)
    return f"{shown} {'vordering' if count == 1 else 'vorderingen'}"


def summary(d: Dossier) -> str:
    """The whole incident in a few plain sentences."""
    v = d.vergadering
    first = d.verstoringen[0].begin if d.verstoringen else v.aanvang
    kind = "openbare " if v.openbaar else "besloten "
    said = [
        f"Op {day(first)} vond de {kind}vergadering van de {literal(v.orgaan)} plaats "
        f"({literal(v.titel, 200)}{', ' + literal(v.locatie, 200) if v.locatie else ''})."
    ]
    if len(d.verstoringen) > 5:
        said.append(f"Er zijn {len(d.verstoringen)} ordeverstoringen vastgelegd; zij staan hierna een voor een.")
    else:
        said += [_disturbed(x) for x in d.verstoringen]
    if d.schorsingen:
        times_suspended = "één keer" if len(d.schorsingen) == 1 else f"{len(d.schorsingen)} keer"
        said.append(f"De vergadering is {times_suspended} geschorst.")
    calls = [p for p in d.politie if p.gebeld]
    if calls and calls[0].gebeld:
        arrived = next((p.aanwezig for p in d.politie if p.aanwezig), None)
        came = f" en was er om {clock_offset(arrived)}" if arrived else "; een aankomst is niet vastgelegd"
        said.append(f"De politie is gebeld om {clock_offset(calls[0].gebeld)}{came}.")
    return " ".join(said)


def _disturbed(x: Verstoring) -> str:
    end = f"en was voorbij om {clock_offset(x.einde)}" if x.einde else "en een einde is niet vastgelegd"
    what = f": {literal(x.omschrijving, 300)}" if x.omschrijving else ""
    begin = f"Ordeverstoring {x.nummer} begon om {clock_offset(x.begin)} {end}{what}"
    stop = "" if begin.endswith((".", "!", "?")) else "."
    if x.vorderingen:
        verb = "is" if len(x.vorderingen) == 1 else "zijn"
        return f"{begin}{stop} Daarbij {verb} {times(len(x.vorderingen))} uitgesproken om het pand te verlaten."
    return f"{begin}{stop} Daarbij is geen vordering uitgesproken."
