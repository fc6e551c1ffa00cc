"""The terms that run after a disturbance: the working days for the aangifte, a klacht, images that are overwritten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from voorzitter_console.dossier.werkdagen import after_working_days, end_of, months_after
from voorzitter_console.moment import MAANDEN, date_of, day
from voorzitter_console.procedure.afterwards import day_words
from voorzitter_console.procedure.commands import RondTaakAf, TaakNietVanToepassing, VoegBewijsToe
from voorzitter_console.procedure.commands.aftercare import Taaksoort
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.reporting import (
    KLACHT_MAANDEN,
    NOT_MADE,
    aangifte_asked,
    complaints,
    decided_against,
    incident,
    last_word,
)
from voorzitter_console.text import one_line
from voorzitter_console.view.typed_day import JUST


class Termijn(Struct, frozen=True, kw_only=True):
    """A term: until when (aware; None: it runs no more, or is no date to be read), and from where."""

    wat: str
    tot: datetime | None
    bron: str

    def line(self, now: datetime) -> str:
        """With what is left of it at that moment."""
        if self.tot is None:
            return f"{self.wat}: {self.bron}"
        left = remaining(self.tot - now)
        return f"{self.wat}: uiterlijk {day(self.tot)}, {self.tot:%H:%M} ({left}). {self.bron}".rstrip()


def terms(history: History) -> Iterator[Termijn]:
    """The term of the aangifte, of each klacht, and when images are overwritten, the soonest first."""
    yield from _aangifte(history)
    for one in complaints(history):
        whom = f", {one_line(one.slachtoffer, 40)}" if one.slachtoffer else ""
        wat = f"Klacht ({one.soort}{whom}, nr. {one.positie})"
        until = end_of(months_after(date_of(one.op), KLACHT_MAANDEN))
        told = _dealt_with(history, "klacht", one.id)
        yield Termijn(wat=wat, tot=None, bron=told) if told else Termijn(wat=wat, tot=until, bron=_KLACHT[one.soort])
    images = []
    for fact in history.facts:
        b = fact.command
        if isinstance(b, VoegBewijsToe) and b.overschreven_op and not b.bestand:  # a copy is kept
            shown = one_line(b.omschrijving or "beelden", 60)
            over = moment_in(b.overschreven_op, date_of(fact.op))
            unread = "" if over else f"wordt overschreven: {one_line(b.overschreven_op, 60)}"
            told = _dealt_with(history, "beelden", fact.id)
            images.append(Termijn(wat=f"Overschreven: {shown}", tot=None if told else over, bron=told or unread))
    yield from sorted(images, key=lambda t: (t.tot is None, t.tot.timestamp() if t.tot else 0.0))


_KLACHT = {
    "belediging": "Alleen door wie is beledigd en geen ambtenaar in functie was (66 en 269 Sr); niet door de gemeente.",
    "stalken": "Alleen door wie het trof (66 en 285b lid 2 Sr); niet door de gemeente.",
}


def _aangifte(history: History) -> Iterator[Termijn]:
    """By the protocol's own term; where it was decided that none is made, that."""
    since = incident(history)
    if since is None or not aangifte_asked(history):
        return
    rule = history.protocol.termijnen
    days = rule.aangifte_werkdagen
    said = "één werkdag" if days == 1 else f"{days} werkdagen"
    until = end_of(after_working_days(date_of(since), days))
    bron = f"Binnen {said}: {one_line(rule.aangifte_bron, 80)}; later kan ook nog."
    against = decided_against(history)
    told = _dealt_with(history, "aangifte", "", against[0].positie if against else None)
    if told is None and against is not None:
        told = f"{NOT_MADE}{_because(against[1].reden)} (nr. {against[0].positie})"
    yield Termijn(wat="Aangifte", tot=None, bron=told) if told else Termijn(wat="Aangifte", tot=until, bron=bron)


def _dealt_with(history: History, taak: Taaksoort, over_id: str, answered: int | None = None) -> str | None:
    """That it was done or need not be done, as the last entry about it says; None: its term runs."""
    last = last_word(history, taak, over_id, answered)
    match last.command if last is not None else None:
        case RondTaakAf(opnieuw_op=None) as done:
            on = f" op {day_words(done.gedaan_op)}" if done.gedaan_op else ""
            told = f"gedaan{on}{_because(done.uitkomst)}"
        case TaakNietVanToepassing() as needless:
            told = f"niet van toepassing{_because(needless.omdat)}"
        case _:
            return None
    return f"{told} (nr. {last.positie})" if last is not None else None


def _because(words: str | None) -> str:
    return f": {one_line(words, 80)}" if words else ""


def remaining(left: timedelta) -> str:
    """``nog 1 dag en 3 uur``, ``nog 20 minuten``, ``2 dagen geleden verstreken``."""
    seconds = int(abs(left).total_seconds())
    days, hours, minutes = seconds // 86_400, seconds % 86_400 // 3_600, seconds % 3_600 // 60
    told = f"{days} {'dag' if days == 1 else 'dagen'}" if days else ""
    if hours and days < 7:
        told += f"{' en ' if told else ''}{hours} uur"
    told = told or f"{minutes} {'minuut' if minutes == 1 else 'minuten'}"
    return f"nog {told}" if left >= timedelta() else f"{told} geleden verstreken"


_WRITTEN = re.compile(
    r"(?:(?P<y>\d{4})-(?P<mo>\d{1,2})-(?P<d>\d{1,2})"
    r"|(?<![\d.:])(?P<d2>\d{1,2})"
    r"(?:-(?P<mo2>\d{1,2})-|/(?P<mo3>\d{1,2})/|\.(?P<mo4>\d{1,2})\.| (?P<mo5>[a-z]{3,9})\.?(?![a-z]))"
    r"(?: ?['’]?(?P<y2>\d{4}|\d{2})(?![\d:.]))?)"
    r"(?:[ ,tT]+(?:om |rond )?(?P<h>\d{1,2})[:.](?P<mi>\d{2}))?"
)
"""A day as people write one; between figures the same sign twice: ``20.10 uur`` and ``7-10 dagen`` are none. Where
another word stands as its month would (``4 weken na 3 oktober``), it is no day, whatever follows."""
_BEFORE = re.compile(r"\d *(?:-|–|/|à|of|en|tot|t/m) *$")
"""``10-11 november``: which of the two is not said."""
_SHORT = re.compile(
    r"(?<![\d.,:-])(?P<d>\d{1,2})[-/](?P<mo>\d{1,2})(?![\d/-])(?! *(?:dag|uur|min|week|weken|maand|jaar))"
)
"""``7-7``: a day and a month; not where a range or a length follows."""


def moment_in(text: str, since: date) -> datetime | None:
    """The moment that a person wrote (``7 juli 2026``, ``2026-07-07 20:00``, ``7-7``).

    None where it is no date (``morgen 12.05 uur``, ``na 7-10 dagen``): then the words themselves are shown.

    ``since``: the day on which it was written. Without a time the begin of that day, the safe side; without a year the
    first such day from ``since`` on, or one that has just passed.
    """
    said = text.casefold()
    found = _WRITTEN.search(said)
    if found:
        if found["mo5"] and _BEFORE.search(said[: found.start()]):
            return None
        month = found["mo"] or found["mo2"] or found["mo3"] or found["mo4"] or found["mo5"]
        year = found["y"] or found["y2"]
        return _day(found["d"] or found["d2"], month, year, since, found["h"], found["mi"])
    short = _SHORT.search(said)
    return _day(short["d"], short["mo"], None, since, None, None) if short else None


def _day(day_: str, month: str, year: str | None, since: date, hour: str | None, minute: str | None) -> datetime | None:
    number = int(month) if month.isdigit() else _month(month)
    try:
        that_day = date(_year(year, since), number, int(day_))
        if year is None and that_day < since - JUST:
            that_day = that_day.replace(year=since.year + 1)
    except ValueError:
        return None
    return _at(that_day, hour, minute)


def _month(word: str) -> int:
    """Its number, by its name or the short form of it; 0 where it is none: ``maanden`` is not ``maart``."""
    short = 3 if word == "mrt" else 0
    return next((n for n, name in enumerate(MAANDEN, 1) if name.startswith(word)), short)


def _year(written: str | None, since: date) -> int:
    """``26`` is 2026."""
    if written is None:
        return since.year
    return int(written) if len(written) == 4 else since.year // 100 * 100 + int(written)


def _at(that_day: date, hour: str | None, minute: str | None) -> datetime | None:
    try:
        return end_of(that_day).replace(hour=int(hour or 0), minute=int(minute or 0), second=0)
    except ValueError:
        return None
