"""Live practice without a face: its time, what is heard by whom, when it is over, and that nothing of it is real."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.console.world import EVENING
from tests.practice.trainees import EVENTS, scenario
from tests.ui.desk_bench import session_on
from voorzitter_console.clock import FakeClock
from voorzitter_console.console import messages as m
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER
from voorzitter_console.console.practising import AFTER, LEAD, STALLED, AlreadyPractised, Practising
from voorzitter_console.console.session import Session
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.practice.practice_record import STOPPED
from voorzitter_console.practice.run_file import LOOK
from voorzitter_console.procedure.advice.offers import Opdracht

GRIFFIER_ONLY = EVENTS.replace('wat = "Een tweede', 'wie = "griffier"\nwat = "Een tweede')


class Practised:
    """A chair's console in a practice, and the wall's clock."""

    def __init__(self, folder: Path, text: str = EVENTS, snelheid: int = 1) -> None:
        self.folder = folder
        self.wall = FakeClock(EVENING)
        self.scenario = scenario(folder, text)
        self.practice = Practising(folder / "j.sqlite", self.wall, self.scenario, snelheid)
        self.news: list[m.News] = []
        self.session = session_on(folder, self.wall, practice=self.practice)
        self.session.start(self.news.append)
        self.session.idle().result(20)

    def press(self, soort: str, **velden: object) -> None:
        press = m.RecordingPress(
            op=self.session.clock.now(),
            sinds=self.wall.monotonic(),
            woorden=soort,
            opdrachten=(Opdracht(soort, velden),),
            door=VOORZITTER,
            getoond=0,
        )
        self.session.record(press)
        self.session.idle().result(20)

    def told(self) -> list[str]:
        """What the chair heard so far."""
        return [heard.wat for heard in self.practice.heard(VOORZITTER)]

    def wait(self, seconds: float) -> None:
        self.wall.forward(seconds)
        self.practice.tick(VOORZITTER)

    def score(self) -> m.Scored:
        self.session.score()
        self.session.idle().result(20)
        scored = self.news[-1]
        assert isinstance(scored, m.Scored)
        return scored


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practised]:
    made = Practised(tmp_path)
    yield made
    made.session.close()


def test_it_begins_by_itself_shortly_before_the_first_event(here: Practised) -> None:
    standing = here.news[0]
    assert isinstance(standing, m.Standing)
    begin = standing.snapshot.begin
    assert begin.oefening
    assert here.session.clock.now() == EVENING
    assert begin.aanvang == (EVENING - timedelta(minutes=10) + LEAD).isoformat()
    assert here.told() == []
    here.wait(LEAD.total_seconds() - 1)
    assert here.told() == []
    here.wait(1)
    assert here.told() == ["Weg met het plan!"]
    here.wait(20)
    assert here.told() == ["Weg met het plan!", "Een tweede roept mee."]


def test_what_waits_for_a_press_comes_after_it_and_what_is_taken_back_did_not_happen(here: Practised) -> None:
    here.wait(40)
    here.press("schors")
    here.press("vorder")
    here.wait(39)
    assert len(here.told()) == 2
    here.wait(1)
    assert here.told()[-1] == "NN2 pakt zijn jas en loopt weg."
    here.press("herroep", positie=3)
    assert len(here.told()) == 2


def test_time_stands_still_and_goes_five_times_as_fast(tmp_path: Path) -> None:
    here = Practised(tmp_path, snelheid=5)
    begun = here.session.clock.now()
    here.wait(2)
    assert here.session.clock.now() - begun == timedelta(seconds=10)
    here.practice.pause()
    here.wait(3600)
    assert here.practice.paused
    assert here.session.clock.now() - begun == timedelta(seconds=10)
    assert here.told() == []
    here.practice.go_on()
    here.wait(1)
    assert here.session.clock.now() - begun == timedelta(seconds=15)
    assert here.told() == ["Weg met het plan!"]
    here.session.close()


def test_it_is_over_after_the_last_event(here: Practised) -> None:
    here.wait(40)
    here.press("vorder")
    here.press("bel_politie")
    here.wait(300)
    here.press("politie_aanwezig")
    here.wait(60)
    assert here.told()[-1] == "NN1 gaat mee naar buiten."
    here.wait(20 * 60)  # the last one has a condition that does not hold
    here.wait(AFTER.total_seconds())
    assert here.practice.over
    assert all(STOPPED not in row.vastgelegd for row in here.score().verloop)


def test_it_is_over_when_nothing_is_done_any_more(here: Practised) -> None:
    here.wait(20 * 60)
    assert not here.practice.over
    here.wait(STALLED.total_seconds() + 60)
    assert here.practice.over


def test_it_is_over_soon_after_the_meeting_goes_on_whatever_was_left_out(here: Practised) -> None:
    here.wait(40)
    for soort in ("schors", "beeindig_verstoring", "hervat"):
        here.press(soort)
    here.wait(20 * 60)  # past the last one with a moment of its own; three wait for what nobody did
    here.press("noteer", tekst="verder")
    here.wait(AFTER.total_seconds() - 1)
    assert not here.practice.over
    here.wait(1)
    assert here.practice.over
    assert here.practice.score_due


def test_stopped_by_hand_what_was_still_to_come_is_not_missed(here: Practised) -> None:
    here.wait(16)
    here.press("schors")
    here.session.stop_practice()
    here.session.idle().result(20)
    assert here.practice.over
    scored = here.score()
    assert [t.fact.nummer for t in scored.score.told] == [1]
    assert (scored.score.volledig, scored.score.mediaan) == (1.0, 1.0)
    lines = SqliteJournal.open(here.folder / "j.sqlite", oefening=True, create=False, read_only=True)
    stored = lines.read(lines.streams()[0].id)
    lines.close()
    assert (stored[-1].soort, stored[-1].door, stored[-1].payload["tekst"]) == ("noteer", "systeem", STOPPED)


def test_a_scenario_of_steps_alone_makes_itself_heard_and_is_scored_as_far_as_it_came(tmp_path: Path) -> None:
    steps = (
        '[[stap]]\nop = "00:10:00"\ndoor = "griffier"\ndoe = "meld_verstoring"\nwoorden = "Boe"\n'
        '[[stap]]\nop = "00:10:10"\ndoor = "voorzitter"\ndoe = "schors"\n'
        '[[stap]]\nop = "00:20:00"\ndoor = "bode"\ndoe = "politie_aanwezig"\neenheid = "twee agenten"\n'
    )
    here = Practised(tmp_path, EVENTS.split("[[gebeurtenis]]")[0] + steps)
    here.wait(15)
    assert here.told() == ['Er wordt door de vergadering heen geroepen. "Boe"']
    here.wait(12)
    here.press("schors")
    here.session.stop_practice()
    here.session.idle().result(20)
    score = here.score().score
    assert [(t.fact.soort, t.line is not None) for t in score.told] == [("meld_verstoring", False), ("schors", True)]
    assert (score.volledig, score.mediaan) == (0.5, 2.0)
    here.session.close()


def test_a_chair_alone_hears_what_is_the_griffiers_and_no_more_once_the_griffier_is_there(tmp_path: Path) -> None:
    here = Practised(tmp_path, GRIFFIER_ONLY)
    here.wait(40)
    assert [(h.wat, h.voor) for h in here.practice.heard(VOORZITTER)][-1] == ("Een tweede roept mee.", "griffier")
    follows = Practising(tmp_path / "j.sqlite", here.wall)
    clerk = session_on(tmp_path, here.wall, rol=GRIFFIER, practice=follows)
    clerk.start(here.news.append)
    clerk.idle().result(20)
    assert here.told() == ["Weg met het plan!"]
    assert [h.wat for h in follows.heard(GRIFFIER)] == ["Weg met het plan!", "Een tweede roept mee."]
    clerk.close()
    here.session.close()


def test_a_griffier_finds_the_practice_that_runs_not_the_one_that_was_left_open(tmp_path: Path) -> None:
    before = Practised(tmp_path)
    before.session.close()
    here = Practised(tmp_path)
    news: list[m.News] = []
    clerk = session_on(tmp_path, here.wall, rol=GRIFFIER, practice=Practising(tmp_path / "j.sqlite", here.wall))
    clerk.start(news.append)
    clerk.idle().result(20)
    first = here.news[0]
    assert isinstance(first, m.Standing)
    assert isinstance(news[0], m.Standing)
    assert news[0].snapshot.stroom == first.snapshot.stroom
    clerk.close()
    here.session.close()


def test_two_do_not_lead_one_journal_and_a_follower_goes_along_to_the_next_scenario(tmp_path: Path) -> None:
    here = Practised(tmp_path)
    with pytest.raises(AlreadyPractised, match="wordt al geoefend"):
        Practised(tmp_path)
    follows = Practising(tmp_path / "j.sqlite", here.wall)
    assert follows.scenario is not None
    assert follows.scenario.titel == "Proef"
    here.session.close()
    other = tmp_path / "ander"
    other.mkdir()
    told = scenario(other, EVENTS.replace('titel = "Proef"', 'titel = "Een andere"'))
    leads = Practising(tmp_path / "j.sqlite", here.wall, told)
    time.sleep(LOOK)  # a follower looks so often at most
    assert follows.scenario is not None
    assert follows.scenario.titel == "Een andere"
    leads.close()


def _holds(folder: Path, word: str) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


def _real(folder: Path) -> Session:
    """A real meeting in which something is recorded."""
    clock = FakeClock(EVENING)
    session = session_on(folder, clock)
    session.start(lambda _news: None)
    session.begin({"orgaan": "gemeenteraad", "titel": "ECHTEVERGADERING", "geopend": True, "livestream": False})
    session.idle().result(20)
    return session


def test_practice_and_real_never_mix_byte_for_byte(tmp_path: Path) -> None:
    real, practice = tmp_path / "echt", tmp_path / "oefenen"
    real.mkdir()
    practice.mkdir()
    _real(real).close()
    before = (real / "j.sqlite").read_bytes()
    here = Practised(practice, EVENTS.replace("Weg met het plan!", "OEFENGEROEP"))
    here.wait(16)
    here.press("meld_verstoring", omschrijving="OEFENGEROEP")
    here.session.stop_practice()
    here.session.close()
    assert (real / "j.sqlite").read_bytes() == before
    assert _holds(real, "OEFENGEROEP") == []
    assert _holds(real, "ECHTEVERGADERING") == ["j.sqlite"]
    assert _holds(practice, "ECHTEVERGADERING") == []
    assert "j.sqlite" in _holds(practice, "OEFENGEROEP")


def test_a_practice_on_the_journal_of_real_meetings_is_refused_and_changes_no_byte(tmp_path: Path) -> None:
    _real(tmp_path).close()
    before = (tmp_path / "j.sqlite").read_bytes()
    here = Practised(tmp_path)
    broken = here.news[0]
    assert isinstance(broken, m.Broken)
    assert "echte vergaderingen" in broken.sentence
    here.session.close()
    assert (tmp_path / "j.sqlite").read_bytes() == before


def test_a_real_meeting_cannot_stand_on_the_journal_of_a_practice(here: Practised) -> None:
    news: list[m.News] = []
    session = session_on(here.folder, here.wall)
    session.start(news.append)
    session.idle().result(20)
    assert isinstance(news[0], m.Broken)
    assert "oefenjournaal" in news[0].sentence
    session.close()
