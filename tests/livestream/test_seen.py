"""Of two windows that watch the same stream, the slower one records nothing that is over by then."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.dossier.conftest import after, new_meeting
from voorzitter_console.broadcast.seen import LAGS, is_news
from voorzitter_console.procedure import commands as c


@pytest.mark.parametrize(
    ("toestand", "seconds", "news"),
    [
        ("gestopt", 10.003, False),  # what the other recorded at 10, before it recorded that the stream went on
        ("gestopt", 12.999, False),
        ("gestopt", 13.001, True),
        ("live", 13.001, False),  # recorded already
        ("gestopt", 13 - LAGS.total_seconds() - 1, True),  # the clocks of two laptops differ: it may be true
    ],
)
def test_what_a_slower_window_saw_before_the_last_that_is_recorded_is_no_news(
    toestand: Literal["gestopt", "live"], seconds: float, news: bool
) -> None:
    m = new_meeting()
    m.add(c.BevestigLivestream(toestand="gestopt", langs="obs"), 10, door="systeem")
    m.add(c.BevestigLivestream(toestand="live", langs="obs"), 13, door="systeem")
    command = c.BevestigLivestream(toestand=toestand, langs="obs")
    assert is_news(m.meeting.history, command, after(seconds)) is news


def test_what_a_person_said_does_not_make_a_later_look_old() -> None:
    m = new_meeting()
    m.add(c.BevestigLivestream(toestand="gestopt"), 13, door="griffier")
    assert is_news(m.meeting.history, c.BevestigLivestream(toestand="live", langs="obs"), after(12))
