"""The terms that run after a disturbance: the working days for the aangifte, and when camera images are overwritten."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct

from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.werkdagen import after_working_days, end_of, months_after
from voorzitter_console.moment import MAANDEN, date_of, day
from voorzitter_console.text import one_line


class Termijn(Struct, frozen=True, kw_only=True):
    """A term: until when (aware; None: not to be read as a date), and from where."""

    wat: str
    tot: datetime | None
    bron: str

    def line(self, now: datetime) -> str:
        """With what is left of it at that moment."""
        if self.tot is None:
            return f"{self.wat}: {self.bron}"
        left = remaining(self.tot - now)
        return f"{self.wat}: uiterlijk {day(self.tot)}, {self.tot:%H:%M} ({left}). {self.bron}".rstrip()


def terms(dossier: Dossier, werkdagen: int, bron: str) -> Iterable[Termijn]:
    """The term of the aangifte, of a klacht, then every moment at which images are overwritten, the soonest first."""
    last = max((x.einde or x.begin for x in dossier.verstoringen), default=None)
    if last:
        until = end_of(after_working_days(date_of(last), werkdagen))
        said = "één werkdag" if werkdagen == 1 else f"{werkdagen} werkdagen"
        yield Termijn(wat="Aangifte", tot=until, bron=f"Binnen {said}: {one_line(bron, 80)}; later kan ook nog.")
    insulted = [a.gebeurd_op for a in dossier.agressie if a.soort == "belediging"]
    if insulted:
        yield Termijn(
            wat="Klacht (belediging)",
            tot=end_of(months_after(date_of(min(insulted)), _KLACHT_MAANDEN)),
            bron="Alleen door wie is beledigd en geen ambtenaar in functie was (66 en 269 Sr); niet door de gemeente.",
        )
    images = []
    for b in dossier.bewijs:
        if b.overschreven_op:
            shown = one_line(b.omschrijving or b.bestand or "beelden", 60)
            until_images = moment_in(b.overschreven_op, date_of(b.gebeurd_op))
            told = "" if until_images else f"wordt overschreven: {one_line(b.overschreven_op, 60)}"
            images.append(Termijn(wat=f"Overschreven: {shown}", tot=until_images, bron=told))
    yield from sorted(images, key=lambda t: (t.tot is None, t.tot.timestamp() if t.tot else 0.0))


_KLACHT_MAANDEN = 3
"""From the day that who may complain knew of it (artikel 66 Wetboek van Strafrecht)."""


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


_JUST = timedelta(days=60)
"""A day without a year that lies so little back has passed, and is not one of next year."""


def _day(day_: str, month: str, year: str | None, since: date, hour: str | None, minute: str | None) -> datetime | None:
    number = int(month) if month.isdigit() else _month(month)
    try:
        that_day = date(_year(year, since), number, int(day_))
        if year is None and that_day < since - _JUST:
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
