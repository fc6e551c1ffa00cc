"""The calendar files: two parsers read the same instants in them, and no name stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream

from tests.dossier.conftest import Recorded, new_meeting
from voorzitter_console.aftercare.book import seen
from voorzitter_console.aftercare.calendar import GESPREKKEN, TERMIJNEN, calendars
from voorzitter_console.moment import local
from voorzitter_console.procedure import commands as c

NAAM = "Wilhelmina Verschuur-Óbregon"


def hit(begin: datetime, **velden: Any) -> Recorded:
    """A meeting with an assault half an hour after ``begin``, closed after an hour."""
    m = new_meeting(aanvang=begin.isoformat(), **velden)
    base = (begin - datetime(2026, 3, 10, 18, 30, tzinfo=UTC)).total_seconds()
    m.add(c.Schors(), base + 1700)
    m.add(c.Vorder(), base + 1750)
    m.add(c.MeldFysiekeAgressie(soort="geweld", slachtoffer=NAAM, letsel="gebroken pols"), base + 1800)
    m.add(c.BeeindigVerstoring(), base + 1800)
    m.add(c.VoegBewijsToe(omschrijving=f"camera van {NAAM}", overschreven_op="1 december 2026"), base + 1900)
    m.add(c.Sluit(), base + 3600)
    return m


def utc(value: date | None) -> datetime | date | None:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


Moments = dict[str, tuple[str, datetime | date | None, datetime | date | None]]


def by_icalendar(data: bytes) -> Moments:
    calendar = icalendar.Calendar.from_ical(data)
    found: Moments = {}
    for part in (*calendar.walk("VTODO"), *calendar.walk("VEVENT")):
        ends = part.decoded("due") if "due" in part else part.decoded("dtend")
        begins = part.decoded("dtstart") if "dtstart" in part else None
        found[str(part["uid"])] = (str(part["summary"]), utc(ends), None if begins is None else utc(begins))
    return found


def by_ical(data: bytes) -> Moments:
    calendar = IcsCalendarStream.calendar_from_ics(data.decode())
    found: Moments = {}
    for todo in calendar.todos:
        assert todo.due is not None
        found[str(todo.uid)] = (
            str(todo.summary),
            utc(todo.due),
            None if todo.dtstart is None else utc(todo.dtstart),
        )
    for event in calendar.events:
        assert event.dtend is not None
        found[str(event.uid)] = (str(event.summary), utc(event.dtend), utc(event.dtstart))
    return found


@pytest.mark.parametrize(
    "begin",
    [
        datetime(2026, 3, 10, 18, 30, tzinfo=UTC),
        datetime(2026, 3, 28, 0, 45, tzinfo=UTC),  # 24 hours later is the hour that does not exist
        datetime(2026, 10, 24, 0, 15, tzinfo=UTC),  # and the hour that comes twice, the first time
        datetime(2026, 10, 24, 1, 0, tzinfo=UTC),  # and the second
        datetime(2026, 12, 30, 19, 0, tzinfo=UTC),
    ],
)
def test_two_parsers_read_the_same_instants(begin: datetime) -> None:
    m = hit(begin)
    made = calendars(seen(m.meeting))
    assert set(made) == {TERMIJNEN, GESPREKKEN}
    for data in made.values():
        assert by_icalendar(data) == by_ical(data)
    talk = next(end for words, end, _ in by_ical(made[GESPREKKEN]).values() if "eerste gesprek" in words)
    assert talk == begin + timedelta(seconds=1800, hours=24)
    report = next(end for words, end, _ in by_ical(made[TERMIJNEN]).values() if "Arbeidsinspectie" in words)
    assert report == begin + timedelta(seconds=1800, hours=24)


def test_its_own_time_zone_is_the_one_of_the_netherlands() -> None:
    data = calendars(seen(hit(datetime(2026, 3, 10, 18, 30, tzinfo=UTC)).meeting))[TERMIJNEN]
    part = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")[0]
    assert isinstance(part, icalendar.Timezone)
    zone = part.to_tz()
    for month in range(1, 13):
        for day in (1, 25, 29 if month != 2 else 28):
            noon = datetime(2026, month, day, 12, tzinfo=UTC)
            assert noon.astimezone(zone).replace(tzinfo=None) == local(noon).replace(tzinfo=None)


def lines(data: bytes) -> Iterator[str]:
    return iter(data.decode().replace("\r\n ", "").splitlines())


def test_no_name_and_no_injury_leave_with_a_calendar() -> None:
    made = calendars(seen(hit(datetime(2026, 3, 10, 18, 30, tzinfo=UTC)).meeting))
    for data in made.values():
        text = "\n".join(lines(data))
        assert "Verschuur" not in text
        assert "pols" not in text
        assert "camera" not in text
        assert text.count("CLASS:CONFIDENTIAL") == text.count("UID:")


def test_the_same_record_gives_the_same_bytes_and_uids_that_stay() -> None:
    m = hit(datetime(2026, 3, 10, 18, 30, tzinfo=UTC))
    before = calendars(seen(m.meeting))
    assert calendars(seen(m.meeting)) == before
    m.add(c.RondTaakAf(taak="aangifte", uitkomst="PL1700"), 90_000, door="griffier")
    later = calendars(seen(m.meeting))
    assert set(by_ical(before[TERMIJNEN])) == set(by_ical(later[TERMIJNEN]))
    calendar = icalendar.Calendar.from_ical(later[TERMIJNEN])
    stands = {str(x["summary"])[:8]: str(x["status"]) for x in calendar.walk("VTODO")}
    assert stands["Aangifte"] == "COMPLETED"
    assert "NEEDS-ACTION" in stands.values()
    done = next(x for x in calendar.walk("VEVENT") if str(x["summary"]).startswith("Aangifte"))
    assert str(done["status"]) == "CANCELLED"
    assert done.walk("VALARM") == []


def test_an_alarm_rings_in_the_morning_and_never_before_the_incident() -> None:
    m = hit(datetime(2026, 3, 10, 18, 30, tzinfo=UTC))
    for data in calendars(seen(m.meeting)).values():
        written = [line.partition(":")[2] for line in lines(data) if line.startswith("TRIGGER;VALUE=DATE-TIME:")]
        assert len(written) == sum(line == "BEGIN:VALARM" for line in lines(data)) > 0
        rings = [datetime.strptime(text, "%Y%m%dT%H%M%S%z") for text in written]
        assert all(moment > datetime(2026, 3, 10, 19, 0, tzinfo=UTC) for moment in rings)
        # Terms of days are told in the morning, those of hours so many hours before.
        assert any(local(moment).strftime("%H%M%S") == "090000" for moment in rings)


def test_practice_says_so_in_every_line() -> None:
    made = calendars(seen(hit(datetime(2026, 3, 10, 18, 30, tzinfo=UTC), oefening=True).meeting))
    summaries = [line for data in made.values() for line in lines(data) if line.startswith("SUMMARY")]
    assert summaries
    assert all(line.startswith("SUMMARY:OEFENING: ") for line in summaries)


def test_a_title_cannot_write_a_line_of_its_own() -> None:
    titel = "Raad\r\nEND:VCALENDAR\nBEGIN:VEVENT\x00; \u202e"
    m = hit(datetime(2026, 3, 10, 18, 30, tzinfo=UTC), titel=titel)
    for data in calendars(seen(m.meeting)).values():
        assert b"\x00" not in data
        assert list(lines(data)).count("END:VCALENDAR") == 1
        assert by_ical(data)


def test_the_end_of_a_measure_stands_there_until_it_is_taken_back() -> None:
    m = hit(datetime(2026, 3, 10, 18, 30, tzinfo=UTC))
    taken = m.add(c.NeemMaatregel(maatregel="contact_beperken", tot="2026-10-25"), 90_000, door="griffier")
    m.add(c.NeemMaatregel(maatregel="ordegesprek", genomen=False, tot="2026-10-26"), 90_001, door="griffier")
    found = by_ical(calendars(seen(m.meeting))[TERMIJNEN])
    ends = [end for words, end, _ in found.values() if words == f"Maatregel loopt af (nr. {taken.positie})"]
    assert datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC) in ends  # the day that has 25 hours
    assert len(ends) == 2
    m.add(c.Herroep(positie=taken.positie), 90_002, door="griffier")
    assert not any("loopt af" in words for words, _, _ in by_ical(calendars(seen(m.meeting))[TERMIJNEN]).values())


def test_an_article_of_the_law_is_not_called_one_of_the_protocol() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 590)
    m.add(c.MeldFysiekeAgressie(soort="belediging", slachtoffer="de bode"), 600)
    m.add(c.Sluit(), 900)
    text = calendars(seen(m.meeting))[TERMIJNEN].decode().replace("\r\n ", "")
    assert "66 en 269 Sr" in text
    assert "Protocol 66" not in text
    assert "Protocol 4.3 stap 6" in text


def test_a_term_names_the_entry_that_tells_of_the_injury() -> None:
    m = new_meeting()
    m.add(c.Schors(), 600)
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", slachtoffer=NAAM), 610)
    hurt = m.add(c.MeldFysiekeAgressie(soort="geweld", slachtoffer=NAAM, letsel="snee"), 620)
    m.add(c.NoemBenadeelde(naam=NAAM, letsel="snee in de hand"), 700)
    told = "".join(lines(calendars(seen(m.meeting))[TERMIJNEN]))
    assert f"Arbeidsinspectie (nr. {hurt.positie})" in told
