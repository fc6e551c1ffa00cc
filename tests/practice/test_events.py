"""``[[gebeurtenis]]``: what is read, what is refused with its place, what never comes, and how it is played."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.practice.trainees import EVENTS, scenario
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.practice.course import Handled, occurrences
from voorzitter_console.practice.events import MOST
from voorzitter_console.practice.nakijken import record_of, score_record
from voorzitter_console.practice.player import play, seeded
from voorzitter_console.practice.scenario import ScenarioFault, find, load, shipped
from voorzitter_console.practice.soundness import findings

HEAD = EVENTS.split("[[gebeurtenis]]")[0]
ONE = '[[gebeurtenis]]\nop = "00:01:00"\nwat = "geroep"\n'


def test_every_field_is_read(tmp_path: Path) -> None:
    events = scenario(tmp_path).gebeurtenissen
    first, third, last = events[0], events[2], events[5]
    assert (first.nummer, first.op, first.wat, first.wie, first.label, first.waar) == (
        1,
        timedelta(minutes=10),
        "Weg met het plan!",
        "beiden",
        "NN1",
        "storend",
    )
    assert third.na is not None
    assert (third.na.doe, third.na.nummer, third.na.seconden) == ("vorder", 1, 40)
    assert (last.als.scenario, last.als.vorderingen) == ("A", None)


FAULTS = {
    "both": (ONE + 'na = {doe = "vorder"}\n', "gebeurtenis 1: op en na staan er allebei"),
    "neither": ('[[gebeurtenis]]\nwat = "geroep"\n', "gebeurtenis 1: op en na ontbreken allebei"),
    "no words": ('[[gebeurtenis]]\nop = "00:01:00"\n', "gebeurtenis 1: veld 'wat': ontbreekt"),
    "back": (ONE + ONE.replace("01:00", "00:59"), "gebeurtenis 2: veld 'op': 00:00:59 ligt voor"),
    "clock": (ONE.replace("00:01:00", "1 uur"), "gebeurtenis 1: veld 'op': verwacht werd een tijd"),
    "unknown field": (ONE + "wei = 3\n", "gebeurtenis 1: veld 'wei': bestaat niet"),
    "unknown command": (
        '[[gebeurtenis]]\nna = {doe = "dans"}\nwat = "x"\n',
        "gebeurtenis 1: veld 'na.doe': verwacht werd een opdracht die bestaat, zoals vorder; 'dans' bestaat niet",
    ),
    "unknown wie": (ONE + 'wie = "bode"\n', "veld 'wie': verwacht werd 'voorzitter', 'griffier' of 'beiden'"),
    "unknown waar": (ONE + 'waar = "boos"\n', "veld 'waar': verwacht werd 'storend'"),
    "unknown scenario": (ONE + 'als = {scenario = "C"}\n', "veld 'als.scenario': verwacht werd 'A' of 'B'"),
    "unknown condition": (ONE + "als = {politie = 1}\n", "veld 'als.politie': bestaat niet"),
    "zero": ('[[gebeurtenis]]\nna = {doe = "vorder", nummer = 0}\nwat = "x"\n', "veld 'na.nummer'"),
    "infinite": ('[[gebeurtenis]]\nna = {doe = "vorder", seconden = inf}\nwat = "x"\n', "veld 'na.seconden'"),
    "single brackets": ('[gebeurtenis]\nop = "00:01:00"\n', "minstens één [[gebeurtenis]], met dubbele haken"),
    "too many": (ONE * (MOST + 1), f"er staan {MOST + 1} gebeurtenissen in; ten hoogste {MOST}"),
    "ten thousand": (ONE * 10_000, "er staan 10000 gebeurtenissen in"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_event_is_said_with_its_place(tmp_path: Path, name: str) -> None:
    text, words = FAULTS[name]
    with pytest.raises(ScenarioFault) as caught:
        scenario(tmp_path, HEAD + text)
    assert words in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "proef.toml"))


def test_a_meeting_that_began_after_its_own_beginning_is_refused(tmp_path: Path) -> None:
    late = "[vergadering]\nbegonnen_om = 2026-03-10T19:30:01+01:00\n"
    with pytest.raises(ScenarioFault, match=r"vergadering\.begonnen_om: ligt na de aanvang"):
        scenario(tmp_path, HEAD + late + ONE)
    scenario(tmp_path, HEAD + late.replace("30:01", "30:00") + ONE)


NEVER = {
    "circle": (
        '[[gebeurtenis]]\nna = {doe = "politie_aanwezig"}\nwat = "x"\nwaar = "geweld"\n'
        '[[gebeurtenis]]\nna = {doe = "meld_fysieke_agressie"}\nwat = "x"\nwaar = "politie_aanwezig"\n',
        (
            "gebeurtenis 1: komt nooit: zij wacht op politie_aanwezig, dat pas kan na gebeurtenis 2",
            "gebeurtenis 2: komt nooit: zij wacht op meld_fysieke_agressie, dat pas kan na gebeurtenis 1",
        ),
    ),
    "itself": (
        '[[gebeurtenis]]\nna = {doe = "politie_aanwezig"}\nwat = "x"\nwaar = "politie_aanwezig"\n',
        ("gebeurtenis 1: komt nooit",),
    ),
    "nothing brings it": (
        ONE + '[[gebeurtenis]]\nna = {doe = "politie_aanwezig"}\nwat = "x"\n',
        ("gebeurtenis 2: komt nooit: zij wacht op politie_aanwezig, maar geen gebeurtenis heeft waar",),
    ),
    "too often": (
        '[[gebeurtenis]]\nna = {doe = "vorder", nummer = 40}\nwat = "x"\n',
        ("gebeurtenis 1: komt nooit: zij wacht op vorder voor de 40e keer",),
    ),
    "none after one": (
        '[[gebeurtenis]]\nna = {doe = "vorder"}\nwat = "x"\nals = {vorderingen = 0}\n',
        ("gebeurtenis 1: komt nooit: na een vordering",),
    ),
    "stranger": (
        ONE + 'label = "NN3"\nwaar = "vertrokken"\n',
        ("gebeurtenis 1: NN3 is hier vertrokken, maar geen gebeurtenis zegt dat NN3 stoort",),
    ),
    "before": (
        ONE
        + 'label = "NN1"\nwaar = "gestaakt"\n'
        + ONE.replace("01:00", "02:00")
        + 'label = "nn1"\nwaar = "storend"\n',
        ("gebeurtenis 1: NN1 is hier gestaakt voordat NN1 stoort",),
    ),
}


@pytest.mark.parametrize("name", NEVER)
def test_what_never_comes_is_found_with_place_and_reason(tmp_path: Path, name: str) -> None:
    text, words = NEVER[name]
    found = findings(scenario(tmp_path, HEAD + text))
    assert len(found) == len(words)
    for sentence, said in zip(found, words, strict=True):
        assert said in sentence


def test_a_sound_scenario_has_no_findings(tmp_path: Path) -> None:
    assert findings(scenario(tmp_path)) == ()


def test_events_wait_for_what_is_recorded_and_are_not_told_before_their_time(tmp_path: Path) -> None:
    events = scenario(tmp_path).gebeurtenissen

    def came(handled: Handled, until: str | None = None) -> list[int]:
        end = None if until is None else timedelta(minutes=int(until))
        return [o.event.nummer for o in occurrences(events, handled, end)]

    assert came(Handled()) == [1, 2]
    assert came(Handled(), "10") == [1]
    minutes = timedelta(minutes=1)
    acts = (("vorder", 12 * minutes), ("vorder", 11 * minutes), ("bel_politie", 12 * minutes))
    handled = Handled(acts=acts, begun=(10 * minutes,), demanded=(11 * minutes, 12 * minutes))
    assert came(handled) == [1, 2, 3, 4]
    assert occurrences(events, handled)[2].op == 11 * minutes + timedelta(seconds=40)
    spoken = Handled(begun=(10 * minutes,), addressed=((11 * minutes, "B"), (11 * minutes, "A")))
    assert came(spoken) == [1, 2, 6]


def test_a_scenario_of_events_alone_is_played_without_a_fault(tmp_path: Path) -> None:
    told = scenario(tmp_path)
    played = play(told, MemoryJournal(oefening=True), token=seeded(told))
    score = score_record(told, record_of(played.meeting))
    assert (score.volledig, score.mediaan, score.onwaar, score.te_laat) == (1.0, 0.0, (), ())
    assert [t.fact.nummer for t in score.told] == [1, 2]


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_scenario_is_sound_and_its_own_replay_perfect(name: str) -> None:
    told = load(find(name))
    assert findings(told) == ()
    played = play(told, MemoryJournal(oefening=True), token=seeded(told))
    assert played.verschillen == ()
    score = score_record(told, record_of(played.meeting))
    assert (score.volledig, score.mediaan, score.gemist, score.onwaar, score.te_laat) == (1.0, 0.0, (), (), ())
