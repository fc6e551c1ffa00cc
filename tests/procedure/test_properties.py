"""What holds for every incident, however the keys are pressed (design, "The way of one key press", "Time order")."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import Phase, given, settings

from tests.procedure.agreement import naive_picture, real_picture
from tests.procedure.naive import AANVAARD, META, retracted
from tests.procedure.played import Both
from tests.procedure.smallest import disagreement, smallest
from tests.procedure.strategies import Incident, Step, incidents
from voorzitter_console.clock import FakeClock
from voorzitter_console.entry import Draft, Entry
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.meeting import Meeting


@settings(max_examples=4 * settings().max_examples, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(incidents())
def test_the_naive_model_agrees_on_every_outcome_and_deviation(incident: Incident) -> None:
    assert disagreement(incident) is None, smallest(incident)


@given(incidents())
def test_replay_gives_the_live_state(incident: Incident) -> None:
    both = Both(incident)
    for step in incident.stappen:
        both.real(step)
    again = both.room.resumed()
    assert again.state == both.room.state
    assert again.entries == both.room.meeting.entries


@given(incidents())
def test_a_refused_command_leaves_no_trace(incident: Incident) -> None:
    both = Both(incident)
    room = both.room
    for step in incident.stappen:
        before = (room.state, room.meeting.entries, room.journal.head(room.stroom))
        if both.real(step) != AANVAARD:
            assert (room.state, room.meeting.entries, room.journal.head(room.stroom)) == before
        else:
            assert room.journal.head(room.stroom).aantal == before[2].aantal + 1


@given(incidents())
def test_the_count_is_what_was_spoken_and_not_retracted(incident: Incident) -> None:
    both = Both(incident)
    for step in incident.stappen:
        both.real(step)
    gone = {e.payload["over_id"] for e in both.room.meeting.entries if e.soort == "herroep"}
    spoken = [
        e.id
        for e in both.room.meeting.entries
        if (e.soort == "vorder" or e.payload.get("telt_als_vordering")) and e.id not in gone
    ]
    counted = [d for v in both.room.state.verstoringen for d in v.vorderingen]
    assert sorted(d.id for d in counted) == sorted(spoken)
    for v in both.room.state.verstoringen:
        assert [d.nummer for d in v.vorderingen] == list(range(1, len(v.vorderingen) + 1))


@given(incidents())
def test_the_chair_can_always_demand_call_112_and_report_violence_and_end_an_open_meeting(incident: Incident) -> None:
    both = Both(incident)
    for step in incident.stappen:
        both.real(step)
    state = both.room.state
    spoken = sum(len(v.vorderingen) for v in state.verstoringen)
    closed = state.vergadering.value == "gesloten"
    for always in (Step("vorder", {}), Step("bel_politie", {"spoed": True}), Step("meld_fysieke_agressie", {})):
        assert both.real(always) == AANVAARD, always
    assert sum(len(v.vorderingen) for v in both.room.state.verstoringen) == spoken + 1
    assert len(both.room.state.agressie) == len(state.agressie) + 1
    if not closed:
        assert both.real(Step("sluit", {})) == AANVAARD
    assert both.room.state.vergadering.value == "gesloten"


@given(incidents(back=False))
def test_what_was_retracted_might_as_well_never_have_been(incident: Incident) -> None:
    both = Both(incident)
    for step in incident.stappen:
        both.real(step)
    entries = both.room.meeting.entries
    rest = without_the_retracted(entries)
    journal = MemoryJournal()
    for position, entry in enumerate(rest):
        journal.append(both.room.stroom, as_draft(entry), expected=position)
    resumed = Meeting.resume(journal, both.room.stroom, FakeClock(both.room.clock.now()), station="test")
    assert resumed.state == both.room.state


def without_the_retracted(entries: tuple[Entry, ...]) -> list[Entry]:
    """The entries with those taken back left out, and with them all that was said about them."""
    gone = {e.payload["over_id"] for e in entries if e.soort == "herroep"}
    gone |= {e.id for e in entries if e.soort == "herroep"}
    before = -1
    while len(gone) != before:
        before = len(gone)
        gone |= {e.id for e in entries if e.soort in META and e.payload["over_id"] in gone}
    return [e for e in entries if e.id not in gone]


def as_draft(entry: Entry) -> Draft:
    """What a journal is given to record the same entry once more."""
    return Draft(
        id=entry.id,
        soort=entry.soort,
        payload=entry.payload,
        gebeurd_op=entry.gebeurd_op,
        vastgelegd_op=entry.vastgelegd_op,
        door=entry.door,
        station=entry.station,
        tijd_gegeven=entry.tijd_gegeven,
        kwaliteit=entry.kwaliteit,
        zone=entry.zone,
        versie=entry.versie,
    )


def test_the_naive_model_is_not_blind() -> None:
    """The comparison itself must see a difference: a picture holds every deviation and every number."""
    both = Both(Incident())
    step = Step("vorder", {"gericht_aan": ["NN1"]}, klok=1)
    both.real(step)
    assert real_picture(both.room.meeting) != naive_picture(both.naive)
    both.naively(step)
    picture = real_picture(both.room.meeting)
    assert picture == naive_picture(both.naive)
    codes = [a[0] for v in picture["verstoringen"] for a in v["afwijkingen"]]
    assert codes == ["livestream_loopt", "zonder_aanspreken", "zonder_schorsing"]
    assert retracted(both.naive.posten) == set()


@pytest.mark.parametrize("seconds", [1, 600])
def test_a_clock_that_runs_back_reorders_nothing(seconds: int) -> None:
    both = Both(Incident())
    both.real(Step("schors", {}, klok=60))
    both.real(Step("hervat", {}, klok=-seconds))
    (schorsing,) = both.room.state.schorsingen
    assert both.room.state.vergadering.value == "open"
    assert schorsing.hervat == schorsing.begin - timedelta(seconds=seconds), "shown as the clock had it"
