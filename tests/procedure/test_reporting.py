"""Since when the terms run: from what happened, and never from the recording of what has no time of its own."""

from __future__ import annotations

from tests.dossier.conftest import Recorded, after, new_meeting
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.reporting import incident


def disturbed() -> Recorded:
    """Over after 700 seconds, closed after 3600."""
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.Sluit(), 3600)
    return m


DAMAGE = c.MeldFysiekeAgressie(soort="vernieling")


def test_what_was_recorded_the_day_after_without_a_time_starts_no_term() -> None:
    m = disturbed()
    assert incident(m.meeting.history) == after(700)
    m.add(DAMAGE, 60_000)
    assert incident(m.meeting.history) == after(3600)


def test_a_time_that_somebody_gave_counts_and_so_does_what_was_recorded_at_once() -> None:
    m = disturbed()
    m.add(DAMAGE, 8000, late=50_000)
    assert incident(m.meeting.history) == after(8000)
    m = disturbed()
    m.add(DAMAGE, 4000)
    assert incident(m.meeting.history) == after(4000)


def test_while_the_meeting_is_not_closed_everything_counts() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(DAMAGE, 60_000)
    assert incident(m.meeting.history) == after(60_000)
