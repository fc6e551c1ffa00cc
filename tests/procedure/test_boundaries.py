"""At the very moment: what counts where two times are equal, and where the clock and the order of recording differ."""

from __future__ import annotations

import pytest

from tests.procedure.course import MAASSLUIS, Step, at, course
from tests.procedure.played import Room
from voorzitter_console.errors import Refused
from voorzitter_console.procedure.advice.disturbance_keys import voorbij
from voorzitter_console.procedure.advice.ending import afspraak_loopt, hoe_kan
from voorzitter_console.procedure.advice.loops import open_loops
from voorzitter_console.procedure.advice.situation import (
    einde_minuten,
    na_geweld,
    raadsleden_buiten,
    raadsleden_weg_sinds,
    tijd_om_gezegd,
)
from voorzitter_console.view.clocks import klokken

A: Step = (100, "spreek_aan", {"scenario": "A", "minuten": 1})
GEWELD = "meld_fysieke_agressie"


def codes(room: Room) -> list[str]:
    return [a.code for a in room.state.afwijkingen]


def test_minutes_that_are_over_by_the_clock_on_record_are_over() -> None:
    room = Room()
    room.do("noteer", tekst="de klok liep voor", na=1000)
    room.do("spreek_aan", scenario="A", minuten=1, na=-900)
    room.do("vorder", na=70)
    assert "tijdens_uiting" not in codes(room)


def test_minutes_that_are_over_by_the_order_of_recording_are_over() -> None:
    room = Room()
    room.do("spreek_aan", scenario="A", minuten=1)
    room.do("noteer", tekst="de klok sprong vooruit", na=1000)
    room.do("vorder", na=-970)
    assert "tijdens_uiting" not in codes(room)


def test_minutes_that_run_by_both_run() -> None:
    room = Room()
    room.do("noteer", tekst="de klok liep voor", na=1000)
    room.do("spreek_aan", scenario="A", minuten=1, na=-900)
    room.do("vorder", na=59)
    assert "tijdens_uiting" in codes(room)


@pytest.mark.parametrize(("second", "said"), [(159, False), (160, True)])
def test_addressed_again_at_the_end_of_the_minutes_counts(second: int, said: bool) -> None:
    state = course(A, (second, "spreek_opnieuw_aan", {}))
    end = einde_minuten(state, MAASSLUIS)
    assert end == (at(160), 1)
    assert tijd_om_gezegd(state, end) is said


def test_violence_at_the_moment_of_the_agreement_ends_it() -> None:
    assert afspraak_loopt(course((99, GEWELD, {}), A))
    assert not afspraak_loopt(course(A, (100, GEWELD, {})))


def test_after_violence_no_minutes_count_and_none_are_over() -> None:
    assert einde_minuten(course((99, GEWELD, {}), A), MAASSLUIS) is not None
    after = course(A, (100, GEWELD, {}))
    assert einde_minuten(after, MAASSLUIS) is None
    assert [klok.tekst for klok in klokken(after, MAASSLUIS, at(130))] == []
    assert "tijd_om" not in {lus.code for lus in open_loops(after, MAASSLUIS, at(500))}
    assert "tijd_om" in {lus.code for lus in open_loops(course(A), MAASSLUIS, at(500))}


def test_a_meeting_that_goes_on_at_the_moment_of_the_report_goes_on_after_it() -> None:
    suspended: Step = (10, "schors", {})
    assert na_geweld(course(suspended, (50, GEWELD, {})))
    assert na_geweld(course(suspended, (49, "hervat", {}), (50, GEWELD, {})))
    assert not na_geweld(course(suspended, (50, GEWELD, {}), (50, "hervat", {})))


def test_the_councillors_are_out_until_they_are_back() -> None:
    out: Step = (50, "raadsleden_uit_zaal", {})
    back: Step = (60, "raadsleden_terug", {})
    assert raadsleden_buiten(course(out))
    assert not raadsleden_buiten(course(out, back))
    assert raadsleden_buiten(course(out, back, (60, "raadsleden_uit_zaal", {})))
    assert raadsleden_weg_sinds(course(out, back), at(60))
    assert not raadsleden_weg_sinds(course(out, back), at(61))


def test_a_time_may_be_corrected_to_the_moment_of_recording_and_not_past_it() -> None:
    room = Room()
    entry = room.do("schors")
    room.clock.forward(10)
    now = room.clock.now()
    with pytest.raises(Refused, match="toekomst"):
        room.do("corrigeer", na=0, positie=entry.positie, veld="gebeurd_op", waarde=at(1, now).isoformat())
    room.do("corrigeer", na=0, positie=entry.positie, veld="gebeurd_op", waarde=now.isoformat())
    assert room.state.schorsingen[0].begin == now


def test_an_agreement_that_was_followed_by_more_is_no_agreement_that_was_kept() -> None:
    kept: Step = (120, "beeindig_verstoring", {"hoe": "afspraak_nagekomen"})
    on: Step = (130, "meld_verstoring", {"voortzetting": True})
    assert afspraak_loopt(course(A, kept))
    went_on = course(A, kept, on)
    assert not afspraak_loopt(went_on)
    assert voorbij(went_on).woorden == "verstoring voorbij"
    assert "afspraak_nagekomen" not in hoe_kan(went_on)
    assert afspraak_loopt(course(A, kept, on, (131, "spreek_aan", {"scenario": "A"}))), "a new one was made"
