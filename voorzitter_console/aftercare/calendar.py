"""Terms and talks as calendar files (RFC 5545), for Outlook and the like: the same input gives the same bytes.

No names and no injuries: a calendar is shared with more people than the journal. What it is about is told by the number
of its entry. Each to-do has an event beside it, for who sees only those; what is done comes along as done, so that
reading the file in again closes it there too.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, Todo, vDatetime, vText
from msgspec import Struct, field

from voorzitter_console.aftercare.book import Nabeeld
from voorzitter_console.aftercare.care_terms import open_talks
from voorzitter_console.aftercare.talks import Nagesprek, talks
from voorzitter_console.aftercare.terms import on_day, working_day_before
from voorzitter_console.moment import ZONE, date_of, day, zone
from voorzitter_console.text import one_line

TERMIJNEN, GESPREKKEN = "termijnen.ics", "gesprekken.ics"
_NAMESPACE = uuid.UUID("6f1c0c0e-6b0b-5f6b-9d0e-5d7f0a4f3f52")
"""Of the UIDs (RFC 9562, version 5)."""
_MORNING = time(9, 0)
_HOURS = (12, 2)
"""Hours before a term of hours at which it is told."""
_DAY_ENDS = time(23, 59, 59)


class Afspraak(Struct, frozen=True, kw_only=True):
    """One matter for the calendar; times in UTC."""

    sleutel: str
    wat: str
    uitleg: str
    tot: datetime
    van: datetime | None = None
    dag: date | None = None
    """Where it is best done on a certain day."""
    klaar: bool = False
    wekkers: tuple[datetime, ...] = field(default=())


def calendars(seen: Nabeeld) -> dict[str, bytes]:
    """File name -> content: the terms of the tasks, and the talks; an empty one is left out."""
    made = {TERMIJNEN: [*_terms(seen), *_ends(seen)], GESPREKKEN: list(_talks(seen))}
    names = {TERMIJNEN: "Termijnen", GESPREKKEN: "Nazorggesprekken"}
    return {name: _calendar(seen, names[name], found) for name, found in made.items() if found}


def _terms(seen: Nabeeld) -> Iterator[Afspraak]:
    for task in seen.taken:
        tot = task.uiterlijk.tot
        if tot is None or task.soort == "nazorg":  # the talks have a file of their own
            continue
        entry = task.betreft if task.zie is None else task.zie
        about = f" (nr. {entry})" if entry is not None else ""
        rule = task.regel
        source = f"{rule.bron[:1].upper()}{rule.bron[1:]}"
        told = [f"Door: {rule.eigenaar}. {source}.", task.uiterlijk.opmerking, rule.let_op]
        yield Afspraak(
            sleutel=f"{task.soort}/{task.id}",
            wat=f"{task.woorden}{about}",
            uitleg=" ".join(part for part in told if part),
            tot=tot,
            klaar=task.stand != "open",
            wekkers=_alarms(tot, seen.voorval),
        )


def _ends(seen: Nabeeld) -> Iterator[Afspraak]:
    """When a measure that was taken, and still stands, ends."""
    for measure in seen.maatregelen:
        tot = on_day(measure.tot, "").tot
        if tot is not None:
            yield Afspraak(
                sleutel=f"einde/{measure.id}",
                wat=f"maatregel loopt af (nr. {measure.positie})",
                uitleg="Is zij nog nodig, dan is een nieuw besluit nodig.",
                tot=tot,
                wekkers=_alarms(tot, seen.voorval),
            )


def _talks(seen: Nabeeld) -> Iterator[Afspraak]:
    """For each person whose care goes on, by the number that the confidential stream has for them; nobody on its list
    yet, or it cannot be read here: once, for whoever it concerns.
    """
    if seen.voorval is None:
        return
    people = [one for one in (seen.zorg.mensen if seen.zorg else ()) if one.loopt]
    for talk in talks(seen.voorval, seen.protocol.termijnen):
        if not people:
            yield _talk(seen, talk, "", klaar=False)
        for one in people:
            waiting = {open_.nummer for open_ in open_talks(one, seen.voorval, seen.protocol.termijnen)}
            yield _talk(seen, talk, one.wie, klaar=talk.nummer not in waiting)


def _talk(seen: Nabeeld, talk: Nagesprek, wie: str, *, klaar: bool) -> Afspraak:
    tot = talk.uiterlijk.tot
    assert tot is not None
    whom = (
        f"Met {wie} (wie dat is, staat in naderhand bij de nazorg)" if wie else "Met ieder die het aangaat en het wil"
    )
    return Afspraak(
        sleutel=f"gesprek/{wie}/{talk.nummer}" if wie else f"gesprek/{talk.nummer}",
        wat=f"nazorg{f' {wie}' if wie else ''}: {talk.naam}",
        uitleg=f"{whom}. Doel: {talk.doel}. {talk.uiterlijk.opmerking}".strip(),
        tot=tot,
        van=talk.uiterlijk.van,
        dag=talk.dag if not _of_hours(tot) else None,
        klaar=klaar,
        wekkers=_alarms(tot, seen.voorval),
    )


def _of_hours(tot: datetime) -> bool:
    """Whether the term ends at an hour, and not with the day."""
    return tot.astimezone(zone()).time() != _DAY_ENDS


def _alarms(tot: datetime, since: datetime | None) -> tuple[datetime, ...]:
    """When it is told (UTC): hours before, or in the morning of the last working day before it and of the day."""
    if _of_hours(tot):
        found = [tot - timedelta(hours=hours) for hours in _HOURS]
    else:
        last = date_of(tot)
        days = (working_day_before(last - timedelta(days=1), last - timedelta(days=5)), last)
        found = [datetime.combine(one, _MORNING, zone()).astimezone(UTC) for one in days]
    return tuple(moment for moment in found if since is None or moment > since)


def _calendar(seen: Nabeeld, name: str, found: Iterable[Afspraak]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//voorzitter-console//agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _text(f"{name} {seen.begin.titel}", seen))
    calendar.add_component(_timezone())
    for one in found:
        calendar.add_component(_todo(seen, one))
        calendar.add_component(_event(seen, one))
    return bytes(calendar.to_ical())


def _text(words: str, seen: Nabeeld) -> str:
    """Shown literally; practice says so in each line."""
    return ("OEFENING: " if seen.begin.oefening else "") + one_line(words, 500)


def _head(part: Todo | Event, seen: Nabeeld, one: Afspraak, kind: str) -> None:
    part.add("uid", f"{uuid.uuid5(_NAMESPACE, f'{seen.stroom}/{one.sleutel}/{kind}')}@voorzitter-console")
    part.add("dtstamp", seen.laatst)
    part.add("sequence", seen.positie)
    part.add("class", vText("CONFIDENTIAL"))
    part.add("summary", _text(one.wat[:1].upper() + one.wat[1:], seen))
    until = one.tot.astimezone(zone())
    part.add("description", _text(f"Uiterlijk {day(one.tot)}, {until:%H:%M}. {one.uitleg}", seen))
    for moment in () if one.klaar else one.wekkers:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _text(one.wat, seen))
        alarm.add("trigger", vDatetime(moment), parameters={"VALUE": "DATE-TIME"})
        part.add_component(alarm)


def _when(moment: datetime) -> datetime:
    """On the clock of the zone; in UTC where that clock shows this hour a second time, and so could mean the first."""
    shown = moment.astimezone(zone())
    return moment.astimezone(UTC) if shown.fold else shown


def _todo(seen: Nabeeld, one: Afspraak) -> Todo:
    todo = Todo()
    _head(todo, seen, one, "taak")
    if one.van is not None:
        todo.add("dtstart", _when(one.van))
    todo.add("due", _when(one.tot))
    todo.add("status", vText("COMPLETED" if one.klaar else "NEEDS-ACTION"))
    return todo


def _event(seen: Nabeeld, one: Afspraak) -> Event:
    """A term of hours as its last half hour; one of days as the whole day."""
    event = Event()
    _head(event, seen, one, "moment")
    if _of_hours(one.tot):
        event.add("dtstart", _when(one.tot - timedelta(minutes=30)))
        event.add("dtend", _when(one.tot))
    else:
        on = one.dag or date_of(one.tot)
        event.add("dtstart", on)
        event.add("dtend", on + timedelta(days=1))
    event.add("transp", vText("TRANSPARENT"))
    event.add("status", vText("CANCELLED" if one.klaar else "CONFIRMED"))
    return event


def _timezone() -> Timezone:
    """Europe/Amsterdam as it has been since 1996: a reader's own table may be another, and a library's guess wrong."""
    part = Timezone()
    part.add("tzid", ZONE)
    for kind, name, month, hour, before, after in (
        (TimezoneDaylight, "CEST", 3, 2, 1, 2),
        (TimezoneStandard, "CET", 10, 3, 2, 1),
    ):
        rule = kind()
        # The last Sunday of that month in 1996, when the present rule began.
        rule.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, hour))  # noqa: DTZ001 - local, RFC 5545
        rule.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        rule.add("tzoffsetfrom", timedelta(hours=before))
        rule.add("tzoffsetto", timedelta(hours=after))
        rule.add("tzname", name)
        part.add_component(rule)
    return part
