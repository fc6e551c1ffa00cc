"""What is recorded of what was seen: of two windows that watch the same stream, each thing once."""

from __future__ import annotations

from typing import Literal

import pytest
from msgspec.structs import replace

from tests.dossier.conftest import after, new_meeting
from voorzitter_console.broadcast.seen import LAGS, is_news, lost, recording
from voorzitter_console.entry import utc_text
from voorzitter_console.livestream.port import OpnameStatus, Opnametoestand, Verbinding
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


def opname(toestand: Opnametoestand, bestand: str | None = None, begin: float | None = None) -> Verbinding:
    started = after(begin) if begin is not None else None
    status = OpnameStatus(toestand=toestand, bestandsnaam=bestand, begin=started)
    return Verbinding(naam="OBS", verbonden=True, uitzending=True, opname=status)


@pytest.mark.parametrize(
    ("before", "seen", "expected", "recorded"),
    [
        ((), opname("loopt", "raad.mkv", 5), True, "loopt"),
        ((), opname("gestopt"), True, "gestopt"),  # it was waited for
        ((), opname("gestopt"), False, None),  # this hall makes none
        ((("loopt", "raad.mkv", 5),), opname("loopt", "raad.mkv", 5), True, None),
        ((("loopt", "raad.mkv", 5),), opname("loopt", "raad.mkv", 5.5), True, None),  # two looks at one beginning
        ((("loopt", "raad.mkv", 5),), opname("loopt", "raad.mkv", 60), True, "loopt"),
        ((("loopt", "raad.mkv", 5),), opname("loopt", "raad-2.mkv", 5), True, "loopt"),
        ((("loopt", "raad.mkv", 5),), opname("gepauzeerd", "raad.mkv"), True, "gepauzeerd"),
        ((("loopt", "raad.mkv", 5), ("gestopt", None, None)), opname("gestopt", "raad-2.mkv"), True, None),
    ],
)
def test_a_recording_is_recorded_where_it_is_otherwise_than_recorded(
    before: tuple[tuple[Opnametoestand, str | None, float | None], ...],
    seen: Verbinding,
    expected: bool,
    recorded: str | None,
) -> None:
    m = new_meeting()
    for number, (toestand, bestand, begin) in enumerate(before):
        text = utc_text(after(begin)) if begin is not None else None
        m.add(c.MeldOpname(toestand=toestand, bestandsnaam=bestand, begin=text), 10 + number, door="systeem")
    found = recording(m.meeting.state, seen, verwacht=expected)
    assert (found.toestand if found is not None else None) == recorded
    if found is not None:
        assert is_news(m.meeting.history, found, after(100))
        m.add(found, 100, door="systeem")
        assert not is_news(m.meeting.history, found, after(101))  # the other window saw the same


def test_without_a_connection_nothing_is_known_of_a_recording() -> None:
    m = new_meeting()
    gone = replace(opname("loopt", "raad.mkv", 5), verbonden=False)
    assert recording(m.meeting.state, gone, verwacht=True) is None
    assert lost(m.meeting.state) is None
    m.add(c.MeldOpname(toestand="loopt"), 10, door="systeem")
    unknown = lost(m.meeting.state)
    assert unknown == c.MeldOpname(toestand="onbekend")
    m.add(unknown, 20, door="systeem")
    assert not is_news(m.meeting.history, unknown, after(21))
