"""Wording that the documents share: what is not known, choice values, spoken words with their source."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import datetime

from msgspec.structs import replace

from voorzitter_console.dossier.blocks import Block, Cell, Fields, Heading, Run, Table, Text, cell
from voorzitter_console.dossier.model.feiten import DossierAgressie, Feit, Gedragfeit, Overname
from voorzitter_console.dossier.model.record import (
    Dossier,
    DossierAanspreking,
    DossierGedraging,
    DossierPersoon,
    DossierSchorsing,
    DossierVerstoring,
    DossierVervolg,
    DossierVordering,
    Tijdlijnregel,
)
from voorzitter_console.dossier.refs import WITHOUT_INJURY, TimelineLookup, stated, told_of
from voorzitter_console.dossier.sanitise import literal, short
from voorzitter_console.moment import day_alone, day_clock, day_or_clock
from voorzitter_console.procedure.parse import ERASED
from voorzitter_console.procedure.sentences import ended_how

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
    """Words between quotation marks; that they were erased nobody said."""
    return cell(text, "onbekend") if text == ERASED else cell(f"“{literal(text, LIMIT)}”")


def as_said(text: str, how: str) -> str:
    """``“Weg ermee” (opgegeven)``; what was erased is no quotation."""
    return text if text == ERASED else f"“{text}” ({how})"


def given(text: str | None) -> Cell:
    """Words that somebody shouted, spoke or reported: quoted, and that whoever recorded it gave them so."""
    return known(None) if text is None else cell(as_said(literal(text, LIMIT), "opgegeven"))


def together(rows: Iterable[tuple[str, Cell]]) -> Fields:
    """Names with their values, and in one row at the end which of them are not known."""
    found = list(rows)
    unknown = [name for name, value in found if value == known(None)]
    shown = tuple((name, value) for name, value in found if value != known(None))
    listed = [name if name.isupper() else name[:1].lower() + name[1:] for name in unknown]
    rest = ((capital(UNKNOWN), cell(", ".join(listed), "onbekend")),) if unknown else ()
    return Fields((*shown, *rest))


_SOURCE = {
    "getoond": "woordelijk: de zin stond op het scherm van de spreker",
    "opgegeven": "woordelijk, zoals opgegeven",
}


def spoken_cell(
    x: DossierVordering | DossierAanspreking | DossierSchorsing, *, heard: bool = False, read: str = ""
) -> Cell:
    """The words of a spoken sentence with where they come from, and what was read back of them.

    ``read``: when it was read back, if that was long after. ``heard``: whoever recorded it heard of it (of a schorsing
    that stands with its entry only).
    """
    source = _SOURCE.get(x.woorden or "")
    if source is None and x.teruggelezen == "bevestigd" and x.tekst:
        told = f"de zin van het protocol; bij het vastleggen vermoed, bij het teruglezen{read} bevestigd"
        return (*quoted(x.tekst), Run(told, "klein"))
    if source and (heard or getattr(x, "kwaliteit", None) == "van_horen_zeggen"):
        # Who was not there cannot give the words as they were.
        words: Cell = (*quoted(x.tekst or ""), Run("van horen zeggen, zoals opgegeven", "klein"))
    elif source:
        words = (*quoted(x.tekst or ""), Run(source, "klein"))
    else:
        words = (
            Run("Vermoed: de zin van het protocol; wat is gezegd, is niet vastgelegd.", "onbekend"),
            *(quoted(x.tekst) if x.tekst else ()),
        )
    if x.teruggelezen == "bevestigd":
        return (*words, Run(f"teruggelezen{read}: juist", "klein"))
    if x.teruggelezen == "betwist":
        # What the other typed may be other words, or what is wrong about them: it is no quotation.
        other = f" Andere lezing, zoals getypt: {literal(x.betwist_tekst, LIMIT)}" if x.betwist_tekst else ""
        return (*words, Run(f"BETWIST bij het teruglezen{read}.{other}", "vet"))
    return words


def words_doubt(x: DossierVordering | DossierAanspreking | DossierSchorsing) -> str:
    """What is to be known of the words, for a document that leaves the words themselves out.

    What was disputed may be another thing than the words, such as to whom they were said.
    """
    if x.teruggelezen == "betwist":
        return "bij het teruglezen betwist"
    return "" if x.woorden in _SOURCE or x.teruggelezen else "de gesproken woorden zijn niet vastgelegd"


def asks_injury(a: DossierAgressie | Gedragfeit) -> bool:
    """Whether injury is told or to be asked: of words and things it is not, and is no question left open."""
    return a.letsel is not None or a.soort not in WITHOUT_INJURY


def behaved_at(g: Gedragfeit) -> str:
    """When behaviour was, as somebody said; often only the day is known, or no more than when it was recorded."""
    if g.gebeurd_op == g.vastgelegd_op:
        return stated(g.gebeurd_op, g.vastgelegd_op) + how_known(g)
    return day_or_clock(g.gebeurd_op, g.kwaliteit) + how_known(g)


def how_known(g: Feit) -> str:
    """`` (van horen zeggen)``; that a day without a time is no time is said already."""
    exact = g.kwaliteit == "exact" or day_alone(g.gebeurd_op, g.kwaliteit)
    return "" if exact else f" ({words(g.kwaliteit)})"


def only_heard(x: Feit) -> str:
    """``, van horen zeggen``, beside the number of an entry whose time is not told."""
    return ", van horen zeggen" if x.kwaliteit == "van_horen_zeggen" else ""


def digest_cell(text: str | None) -> Cell:
    """A SHA-256 on one line, so that it can be copied whole; anything else as any text."""
    return cell(text, "code") if text is not None and _HEX.fullmatch(text) else known(text)


def words(value: str) -> str:
    """A choice value as words."""
    return value.replace("_", " ")


def capital(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def each_time(x: DossierVerstoring, veld: str, look: TimelineLookup, shown: Callable[[str], Cell] = known) -> Cell:
    """A field of a disturbance as it was recorded at its begin, and with its time what was recorded when it went on.

    Where it went on, what was recorded at one of the times is not told of the others.
    """
    told = told_of(x, veld)
    if not told:
        return known(None)
    # A place that is the same each time holds for all of it; what was shouted again was shouted twice.
    if not x.vervolg or (veld == "plaats" and len(told) > len(x.vervolg) and len({g.tekst for g in told}) == 1):
        return _with_mark(shown(told[0].tekst), look.filled(told[0].positie, veld))
    since = (
        (f"vanaf {look.time(g.op)}{look.doubt(g.positie)}: ", _with_mark(shown(g.tekst), look.filled(g.positie, veld)))
        for g in told
    )
    return tuple(replace(run, tekst=f"{when}{run.tekst}") for when, runs in since for run in runs)


def _with_mark(told: Cell, mark: str) -> Cell:
    return (*told[:-1], replace(told[-1], tekst=told[-1].tekst + mark)) if mark and told else told


def ended(x: DossierVerstoring) -> str | None:
    """How it ended; of one that went on that is its last end."""
    how = ended_how(x.hoe)
    return f"{how} (de laatste keer)" if how and x.vervolg else how


def demand_doubts(x: DossierVerstoring, look: TimelineLookup) -> str:
    """`` (de 2e: van horen zeggen)``: which of its vorderingen were disputed, or not seen by who recorded them."""
    marks: dict[str, list[str]] = {}
    for v in x.vorderingen:
        if v.teruggelezen == "betwist":
            marks.setdefault("bij het teruglezen betwist", []).append(f"{v.nummer}e")
        if doubt := look.doubt(v.positie).strip(" ()"):
            marks.setdefault(doubt, []).append(f"{v.nummer}e")
    told = "; ".join(f"de {few(numbers)}: {mark}" for mark, numbers in marks.items())
    return f" ({told})" if told else ""


def described(g: DossierGedraging | Tijdlijnregel, look: TimelineLookup) -> str:
    """``nr. 8, 20:03:20``, or ``nr. 8, beschreven om 20:03:20``: without a time of its own conduct has only that."""
    found = look.line(g.positie)
    if found is None or found.later_vastgelegd:
        return look.at(g.positie, g.gebeurd_op)
    return f"nr. {g.positie}, beschreven {look.om(g.gebeurd_op)}{look.doubt(g.positie)}"


def behaviour(p: DossierPersoon, look: TimelineLookup, tell: Callable[[str], str] = short) -> list[str]:
    """What was recorded of a person's conduct; where that was more than once, each with its place and time."""
    told = list(dict.fromkeys(tell(g.gedrag) + look.doubt(g.positie) for g in p.gedragingen))
    if len(told) < 2:
        return told
    return [f"{described(g, look)}: {tell(g.gedrag)}" for g in p.gedragingen]


def while_suspended(d: Dossier, labels: Container[str], look: TimelineLookup) -> str:
    """The conduct of these that was described while the meeting stood still, as a sentence; empty: none was.

    A meeting that stands still goes on no more, so that what is done then disturbs it no further.
    """
    pauses = [(s.begin, s.hervat or s.gesloten) for s in d.schorsingen]
    found = [
        f"{literal(p.label, 100)} (nr. {g.positie})"
        for p in d.personen
        if p.label in labels
        for g in p.gedragingen
        if g.positie not in look.untimed and any(look.within(g.gebeurd_op, pause) for pause in pauses)
    ]
    return f"Gedrag beschreven toen de vergadering al geschorst was: {few(found)}." if found else ""


def began_suspended(d: Dossier, x: DossierVerstoring | DossierVervolg, op: datetime, look: TimelineLookup) -> bool:
    """Whether it began, or went on, at ``op`` while the meeting stood still; what it was suspended for came before."""
    before = [s for s in d.schorsingen if s.positie != x.positie and look.place(s.begin) < look.place(op)]
    return x.positie not in look.untimed and any(look.within(op, (s.begin, s.hervat or s.gesloten)) for s in before)


def table(head: tuple[str, ...], widths: tuple[float, ...], rows: Sequence[Sequence[Cell]]) -> Table:
    """A table; ``widths`` in centimetres, 0 for what is left over."""
    return Table(head, widths, tuple(tuple(row) for row in rows))


def lines_cell(*given: tuple[str, str | None], limit: int = LIMIT) -> Cell:
    """The known ones of (name, value) as ``name: value``, one a line."""
    return tuple(Run(f"{name}: {literal(value, limit)}") for name, value in given if value is not None)


def each_known(*given: tuple[str, str | None]) -> Cell:
    """The same, with the unknown ones together as the last line."""
    unknown = ", ".join(name.lower() for name, value in given if value is None)
    return (*lines_cell(*given), *((Run(f"{UNKNOWN}: {unknown}", "onbekend"),) if unknown else ()))


def few(names: Sequence[str], most: int = 12) -> str:
    """``1e, 2e, 3e``, and how many more."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" en nog {more}" if more > 0 else "")


def listed(names: Sequence[str]) -> str:
    """``namen, signalementen en gedrag``."""
    return " en ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def number(value: int | None) -> str:
    return "aantal niet bekend:" if value is None else str(value)


def took_over(x: Overname, doubt: str) -> Cell:
    """Who took over the chair or the griffie, in which capacity and why; ``doubt``: of when."""
    return (
        Run(literal(x.naam + (f" ({x.hoedanigheid})" if x.hoedanigheid else ""), CELL) + doubt),
        *((Run(f"reden: {literal(x.reden, CELL)}", "klein"),) if x.reden else ()),
    )


def suspensions(d: Dossier, *, with_reason: bool, most: int | None = None) -> list[Block]:
    """A table of the first ``most`` schorsingen; without their reasons, free text, where those do not belong."""
    if not d.schorsingen:
        return []
    rows = []
    look = TimelineLookup(d)
    for x in d.schorsingen[:most]:
        ended = x.hervat or x.gesloten
        after = look.doubt_of(ended, "hervat" if x.hervat else "sluit")
        end = f"{'' if x.hervat else 'gesloten '}{day_clock(ended)}{after}" if ended else None
        row = (cell(day_clock(x.begin) + look.doubt(x.positie)), known(end, "niet hervat"))
        entry = look.line(x.positie)
        words = spoken_cell(
            x, heard=entry is not None and entry.kwaliteit == "van_horen_zeggen", read=look.read_back(x.positie)
        )
        rows.append(
            (*row, _with_mark(known(x.reden), look.filled(x.positie, "reden") if x.reden else ""), words)
            if with_reason
            else row
        )
    more = len(d.schorsingen) - len(rows)
    rest: list[Block] = [Text(cell(f"En nog {more} schorsingen."))] if more else []
    heads = ("Geschorst", "Hervat")
    if with_reason:
        head = (*heads, "Reden, zoals vastgelegd", "Uitgesproken woorden")
        return [Heading("Schorsingen", 2), table(head, (2.9, 2.9, 0, 6.0), rows), *rest]
    return [Heading("Schorsingen", 2), table(heads, (5.4, 0), rows), *rest]


_NUMBERS = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def spelled(count: int, one: str, many: str) -> str:
    """``één keer``, ``drie keer``, ``31 keer``: to twelve in letters, in every document alike."""
    shown = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{shown} {one if count == 1 else many}"


def often(count: int) -> str:
    """``één keer``, ``drie keer``."""
    return spelled(count, "keer", "keer")


def times(count: int) -> str:
    """``één vordering``, ``drie vorderingen``."""
    return spelled(count, "vordering", "vorderingen")
