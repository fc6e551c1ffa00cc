"""Which entries say what: positions with their times, short, for where the whole of it stands in the timeline."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct

from voorzitter_console.dossier.model.record import (
    Dossier,
    DossierPolitie,
    DossierVerstoring,
    Tijdlijnregel,
)
from voorzitter_console.dossier.sanitise import literal, short
from voorzitter_console.dossier.untimed import long_after, long_filled, untimed
from voorzitter_console.moment import clock_offset, date_of, date_words, day_clock, local_clock
from voorzitter_console.procedure.spoken import SPOKEN
from voorzitter_console.text import vastleggingen

Found = TypeVar("Found")

MOST = 8
"""Entries that are named for one matter; the rest is counted."""
WITHOUT_INJURY = frozenset(
    {"bedreiging", "belediging", "vernieling", "grof_taalgebruik", "discriminatie", "eisen", "bedreiging_familie"}
)
"""Kinds of aggression of which injury is not asked; where it was recorded it is told."""
_KNOWN_FROM = {
    "schors": "bij de schorsing",
    "spreek_aan": "bij het aanspreken",
    "vorder": "bij een vordering",
}
DISPUTED = "betwist bij het teruglezen"
"""What :meth:`TimelineLookup.doubt` says of what was read back and is not right."""


class TimelineLookup:
    """The timeline of a dossier, looked up. What was retracted bears on nothing and is not found."""

    def __init__(self, d: Dossier) -> None:
        self.untimed = untimed(d)
        """What was recorded long after all was over with no time given."""
        self.long_after = long_after(d)
        self._filled = long_filled(d)
        self._begin = d.vergadering.aanvang
        self._no_time = {t.gebeurd_op for p in self.untimed if (t := d.index.positions.get(p))}
        # The last verdict counts; of spoken words it stands with the words.
        self._verdicts = {r.over: r for r in sorted(d.teruglezingen, key=lambda r: r.positie)}
        self._disputed = {over for over, r in self._verdicts.items() if r.oordeel == "betwist"}
        self._index = d.index
        self._day = date_of(d.tijdlijn[0].gebeurd_op)
        self._chronology = d.chronology
        self.place = d.chronology.place
        self.unplaced = d.chronology.unplaced

    def of(self, soort: str) -> Sequence[Tijdlijnregel]:
        """The entries of a kind, in order of what happened."""
        return self._index.kinds.get(soort, ())

    def about(self, label: str, soort: str) -> Sequence[Tijdlijnregel]:
        """The entries of a kind that name this person."""
        return [t for t in self._index.persons.get(label, ()) if t.soort == soort]

    def naming(self, label: str) -> Sequence[Tijdlijnregel]:
        """Every entry that names this person, in order of what happened."""
        return self._index.persons.get(label, ())

    def line(self, positie: int | None) -> Tijdlijnregel | None:
        return None if positie is None else self._index.positions.get(positie)

    def at(self, positie: int | None, gebeurd_op: datetime, text: str | None = None) -> str:
        """``nr. 12, 20:34:03: text`` with what is not exact about it."""
        number = f"nr. {positie}, " if positie else ""
        return f"{number}{self.time(gebeurd_op)}{self.doubt(positie)}" + (f": {short(text)}" if text else "")

    def doubt(self, positie: int | None, *, late: bool = True) -> str:
        """`` (bij benadering; vastgelegd op 10 maart 2026 om 20:26:10)`` of an entry's time; empty where there is none.

        It stands wherever the time does: who reads a time takes it for one that was seen on a clock. ``late``: with
        when it was recorded, where that does not stand beside it.
        """
        found = self.line(positie)
        return self._doubt(found, late=late) if found else ""

    def named(self, positie: int | None, gebeurd_op: datetime) -> str:
        """An entry as something is asked of it: by its time, or where that is not exact by its number."""
        return f"nr. {positie}" if positie and self.doubt(positie) else self.time(gebeurd_op)

    def doubt_of(self, op: datetime | None, *soorten: str, label: str | None = None) -> str:
        """The same of the entry of one of these kinds (about that person) at that moment."""
        if op is None:
            return ""
        lines = (t for soort in soorten for t in self._index.moments.get((soort, op), ()))
        at = (t for t in lines if label is None or label in t.labels)
        return next((self._doubt(t) for t in at), "")

    def _doubt(self, t: Tijdlijnregel, *, late: bool = True) -> str:
        told = [] if t.kwaliteit == "exact" else [t.kwaliteit.replace("_", " ")]
        if t.later_vastgelegd and late:
            told.append(f"vastgelegd op {date_words(date_of(t.vastgelegd_op))} om {local_clock(t.vastgelegd_op)}")
        told += ["volgorde niet vast te stellen: de klok is verzet"] * self.unplaced(t.gebeurd_op)
        if t.positie in self.untimed:
            told.append("na de vergadering vastgelegd, zonder opgegeven tijd")
        if t.positie in self._disputed and t.soort not in SPOKEN:
            told.append(DISPUTED)
        return f" ({'; '.join(told)})" if told else ""

    def disputed(self, positie: int) -> bool:
        """Whether the last who read it back said that it is not right."""
        return positie in self._disputed

    def known(self, op: datetime, soort: str, label: str) -> str:
        """`` (van horen zeggen)``: how a departure or return is known, where its time is not told."""
        lines = (t for t in self._index.moments.get((soort, op), ()) if label in t.labels)
        return next((f" ({t.kwaliteit.replace('_', ' ')})" for t in lines if t.kwaliteit != "exact"), "")

    def read_back(self, positie: int | None) -> str:
        """``, vastgelegd op 13 november 2026``: when it was last read back, if that was long after all was over."""
        verdict = self._verdicts.get(positie or 0)
        return self.long_after.get(verdict.positie, "") if verdict else ""

    def filled(self, positie: int | None, veld: str) -> str:
        """`` (later ingevuld, op 13 november 2026)``: behind what a field says, if that was told long after."""
        return self._filled.get((positie or 0, veld), "")

    def given_time(self, positie: int | None) -> bool:
        """Whether it was entered afterwards with a time of its own: that is when it happened, and not when somebody
        reported it.
        """
        found = self.line(positie)
        return found is not None and found.later_vastgelegd

    def unbegun(self, x: DossierVerstoring) -> str:
        """`` (bij de schorsing; wanneer zij begon, is niet vastgelegd)``; empty where somebody recorded that it began.

        The order was disturbed before the chair suspended the meeting or spoke to anybody, and since when is not known.
        """
        found = self.line(x.positie)
        if found is None or found.soort == "meld_verstoring":
            return ""
        return f" ({_KNOWN_FROM.get(found.soort, 'bij een latere stap')}; wanneer zij begon, is niet vastgelegd)"

    def hearsay(self, positie: int | None) -> str:
        """`` (van horen zeggen; betwist bij het teruglezen)``, for what is told without its time; empty where neither
        was said.
        """
        found = self.line(positie)
        if found is None:
            return ""
        told = ["van horen zeggen"] if found.kwaliteit == "van_horen_zeggen" else []
        told += [DISPUTED] if positie in self._disputed and found.soort not in SPOKEN else []
        return f" ({'; '.join(told)})" if told else ""

    def secondhand(self, t: Tijdlijnregel) -> bool:
        """Whether it was heard of others, by approximation, or entered afterwards."""
        return t.kwaliteit != "exact" or t.later_vastgelegd or t.positie in self.untimed

    def lasting(self, d: Dossier, x: DossierVerstoring) -> Iterator[tuple[datetime, str, datetime | None, str]]:
        """From when until when it ran, each time, with the doubt of both."""
        for number, (begin, end) in enumerate(runs(d, x)):
            first = self.doubt_of(begin, "meld_verstoring") if number else self.doubt(x.positie) + self.unbegun(x)
            yield begin, first, end, self.doubt_of(end, "beeindig_verstoring")

    def lasted(self, begin: datetime, end: datetime) -> str:
        """``2 min 05 s``; that nobody can say it where the clock was put back meanwhile, or a time was not given."""
        if not (self.timed(begin) and self.timed(end)):
            return "onbekende tijd"
        length = self._chronology.length(begin, end)
        return "onbekende tijd (klok verzet)" if length is None else lasted(length)

    def moved(self, moment: datetime, soort: str, label: str) -> str:
        """The time of a person's departure or return, with what is not exact about it."""
        return self.time(moment) + self.doubt_of(moment, soort, label=label)

    def since(self, label: str, moment: datetime) -> str:
        """From when on a person stands in the record, with what is not exact about it: also who came late into it."""
        lines = (t for t in self.naming(label) if t.gebeurd_op == moment)
        doubt = next((self._doubt(t) for t in lines), "") or self.doubt_of(moment, *SPOKEN)
        return self.time(moment) + doubt

    def timed(self, moment: datetime) -> bool:
        """Whether it is when something happened, and not only when it was recorded, long after."""
        return moment not in self._no_time

    def dated(self, moment: datetime) -> datetime:
        """A moment of the day that something is told of: that of the meeting where nobody said when it was."""
        return moment if self.timed(moment) else self._begin

    def timeless(self, moment: datetime, soort: str, label: str) -> bool:
        """Whether that moment of a person is only the one at which it was recorded, long after."""
        moments = self._index.moments.get((soort, moment), ())
        return any(t.positie in self.untimed for t in moments if label in t.labels)

    def within(self, op: datetime, run: tuple[datetime, datetime | None]) -> bool:
        """Whether it was from the begin of the run to its end (None: it had not ended)."""
        (begin, end), at = run, self.place(op)
        return self.place(begin) <= at and (end is None or at <= self.place(end))

    def entry(self, t: Tijdlijnregel) -> str:
        """The same of an entry, with its sentence."""
        return self.at(t.positie, t.gebeurd_op, t.tekst)

    def time(self, gebeurd_op: datetime) -> str:
        """The time in the Netherlands, with the date where it is another day than the meeting began."""
        return local_clock(gebeurd_op) if date_of(gebeurd_op) == self._day else day_clock(gebeurd_op)

    def clock(self, gebeurd_op: datetime) -> str:
        """The same with the offset of that day."""
        return clock_offset(gebeurd_op) if date_of(gebeurd_op) == self._day else day_clock(gebeurd_op)

    def om(self, gebeurd_op: datetime) -> str:
        """``om 20:34:03``, or ``op 28 november 2026, 10:01:00 (+01:00)``: the same within a sentence."""
        return f"{'om' if date_of(gebeurd_op) == self._day else 'op'} {self.time(gebeurd_op)}"

    def om_clock(self, gebeurd_op: datetime) -> str:
        """The same, of its own day too with the offset."""
        return f"{'om' if date_of(gebeurd_op) == self._day else 'op'} {self.clock(gebeurd_op)}"


def began_on(d: Dossier) -> datetime:
    """A moment of the day of the first ordeverstoring; of the meeting where nobody said when, or there is none."""
    return TimelineLookup(d).dated(d.verstoringen[0].begin) if d.verstoringen else d.vergadering.aanvang


def stated(gebeurd_op: datetime, vastgelegd_op: datetime) -> str:
    """When it happened, as somebody said; where nobody did there is only the moment of recording, called that.

    For a melding: it is mostly recorded afterwards, and the moment of recording is no time of what happened.
    """
    told = day_clock(gebeurd_op)
    return f"tijd niet opgegeven; vastgelegd {told}" if gebeurd_op == vastgelegd_op else told


def some(given: Iterable[Found], tell: Callable[[Found], str] = str, most: int = MOST) -> tuple[str, ...]:
    """The first ones told, and how many more stand in the timeline."""
    found = list(given)
    more = len(found) - most
    if more <= 1:
        return tuple(tell(x) for x in found)
    return (*(tell(x) for x in found[:most]), f"en nog {more}; zie de tijdlijn")


def some_labels(labels: Sequence[str], most: int = 20) -> str:
    """``NN1, NN2 en nog 480 personen``."""
    shown = literal(", ".join(labels[:most]))
    return shown if len(labels) <= most else f"{shown} en nog {len(labels) - most} personen"


def groups_among(d: Dossier, labels: Sequence[str]) -> str:
    """``NN1 (8 personen)``: labels of more than one; what was recorded of them holds for none of them apart."""
    numbers = {p.label: p.aantal for p in d.personen if p.aantal > 1}
    return ", ".join(f"{literal(x, 100)} ({numbers[x]} personen)" for x in dict.fromkeys(labels) if x in numbers)


def ran_back(recorded: Sequence[Tijdlijnregel]) -> list[int]:
    """Positions that were recorded at an earlier time than the one before it; given in order of recording."""
    return [b.positie for a, b in pairwise(recorded) if b.vastgelegd_op < a.vastgelegd_op]


def clock_put_back(d: Dossier) -> str:
    """What is to be known of all times where the clock was put back; empty where it was not."""
    told = [f"na {day_clock(a)} volgt {day_clock(b)}" for a, b in d.chronology.put_back[:3]]
    if not told:
        return ""
    return (
        f"Let op: de klok is tijdens het vastleggen teruggezet ({'; '.join(told)}). Alles staat op volgorde van "
        f"vastleggen{_but_later(d)}; tijden van voor en na dat moment zijn niet met elkaar te vergelijken."
    )


def _but_later(d: Dossier) -> str:
    """What was entered afterwards stands at the time that somebody gave it."""
    later = any(t.later_vastgelegd and not t.herroepen for t in d.tijdlijn)
    return ", behalve wat later is ingevoerd met een eigen tijd" * later


def runs(d: Dossier, x: DossierVerstoring) -> list[tuple[datetime, datetime | None]]:
    """From when until when it ran, each time: one that went on after its end did not run in between."""
    if not x.voortzettingen:  # nearly always: the timeline is not searched for each ordeverstoring
        return [(x.begin, x.einde)]
    place = d.chronology.place
    starts = [x.begin, *x.voortzettingen]
    over = [t.gebeurd_op for t in d.tijdlijn if t.soort == "beeindig_verstoring" and not t.herroepen]
    earlier = [(a, next((op for op in over if place(a) <= place(op) <= place(b)), None)) for a, b in pairwise(starts)]
    return [*earlier, (starts[-1], x.einde)]


def ran(
    d: Dossier,
    x: DossierVerstoring,
    time: Callable[[datetime], str] = local_clock,
    until: Callable[[datetime], str] | None = None,
    look: TimelineLookup | None = None,
    kept: Collection[tuple[datetime, datetime | None]] | None = None,
) -> str:
    """``van 20:25:00 tot 20:39:30 en van 21:40:00 tot 21:41:30``; ``vanaf`` where no end was recorded.

    ``time`` and ``until`` tell a begin and an end; without the latter both are told alike. ``look``: where it is at
    hand already. ``kept``: of its :func:`runs` the only ones to be told.
    """
    every = (look or TimelineLookup(d)).lasting(d, x)
    lasting = (run for run in every if kept is None or (run[0], run[2]) in kept)
    return " en ".join(
        f"van {time(begin)}{doubt} tot {_until(begin, end, until or time)}{doubt_too}{put_back(d, begin, end)}"
        if end
        else f"vanaf {time(begin)}{doubt}"
        for begin, doubt, end, doubt_too in lasting
    )


def put_back(d: Dossier, begin: datetime, end: datetime) -> str:
    """That the clock was put back between a begin and an end: the one may be the earlier of the two."""
    return "" if d.chronology.length(begin, end) is not None else " (de klok is daartussen teruggezet)"


def _until(begin: datetime, end: datetime, time: Callable[[datetime], str]) -> str:
    """With its date where it is another one than that of the begin."""
    return time(end) if date_of(begin) == date_of(end) else day_clock(end)


def deployments(d: Dossier) -> tuple[tuple[DossierPolitie, ...], ...]:
    """The calls to the police, those together that one arrival answered."""
    found: list[list[DossierPolitie]] = []
    for p in d.politie:
        last = found[-1][-1] if found else None
        if last and p.aanwezig and (last.aanwezig, last.afgerond) == (p.aanwezig, p.afgerond):
            found[-1].append(p)
        else:
            found.append([p])
    return tuple(map(tuple, found))


class Gezegd(Struct, frozen=True):
    """What was recorded of an ordeverstoring, at its begin and each time that it went on."""

    positie: int | None
    op: datetime
    tekst: str


def told_of(x: DossierVerstoring, veld: str) -> list[Gezegd]:
    """A field of the disturbance (omschrijving, plaats, woorden, middelen, gevolg), each time that it was recorded."""
    first = getattr(x, veld)
    found = [Gezegd(x.positie, x.begin, first)] if first else []
    return found + [Gezegd(v.positie, v.gebeurd_op, told) for v in x.vervolg if (told := getattr(v, veld))]


def uttered(x: DossierVerstoring) -> str:
    """``geroepen``, or only ``woorden`` where some of them stood in a chat or came over a line."""
    return "woorden" if "online" in (x.plaats, *(v.plaats for v in x.vervolg)) else "geroepen"


def chain_reference(d: Dossier) -> str:
    """In the foot of every page of every document of the dossier."""
    return f"{vastleggingen(d.keten.aantal)}, kop van de keten {d.keten.kop}"


def lasted(length: timedelta) -> str:
    """``2 min 05 s`` or ``1 uur 12 min``."""
    minutes, rest = divmod(round(abs(length.total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} uur {minutes:02d} min"
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
