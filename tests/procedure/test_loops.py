"""Open loops: each opens and closes; those of police and violence stand first, then the oldest."""

from __future__ import annotations

import pytest

from tests.procedure.course import MAASSLUIS, Step, at, begin, course, three
from voorzitter_console.procedure.advice.loops import open_loops

SCHORS: tuple[Step, ...] = ((10, "schors", {}), (10, "stop_livestream", {}))
UIT: Step = (12, "bevestig_livestream", {"toestand": "gestopt"})
STIL: tuple[Step, ...] = (*SCHORS, UIT)
B: Step = (40, "spreek_aan", {"scenario": "B"})
A: Step = (40, "spreek_aan", {"scenario": "A", "minuten": 2})
BODE: Step = (41, "waarschuw_bodedienst", {})
EINDE: Step = (200, "beeindig_verstoring", {})
GEBELD: Step = (220, "bel_politie", {})
ER: Step = (400, "politie_aanwezig", {})
GEWELD: Step = (50, "meld_fysieke_agressie", {})
UIT_ZAAL: Step = (60, "raadsleden_uit_zaal", {})
TERUG: Step = (250, "raadsleden_terug", {})


def codes(*steps: Step, now: float = 1000) -> list[str]:
    return [lus.code for lus in open_loops(course(*steps), MAASSLUIS, at(now))]


OPEN_AND_CLOSED: list[tuple[str, tuple[Step, ...], Step]] = [
    ("livestream_stop", SCHORS, UIT),
    ("livestream_start", (*STIL, (300, "start_livestream", {})), (305, "bevestig_livestream", {"toestand": "live"})),
    ("livestream_loopt", ((10, "schors", {}),), (20, "stop_livestream", {})),
    ("wie_belt", (*STIL, (30, "vraag_politie", {})), GEBELD),
    ("wie_belt", (*STIL, (30, "vraag_politie", {})), ER),
    ("politie_aankomst", (*STIL, GEBELD), ER),
    ("politie_aankomst", (*STIL, GEBELD), (230, "zeg_politie_af", {})),
    ("politie_overdracht", (*STIL, GEBELD, ER), (410, "draag_over", {})),
    ("politie_klaar", (*STIL, GEBELD, ER, (410, "draag_over", {})), (500, "politie_afgerond", {})),
    ("raadsleden_uit_zaal", ((10, "schors", {"raadsleden_verlaten_zaal": True}), *STIL[1:]), UIT_ZAAL),
    ("raadsleden_uit_zaal", ((10, "schors", {"raadsleden_verlaten_zaal": True}), *STIL[1:]), (90, "hervat", {})),
    ("raadsleden_uit_zaal", (*STIL, GEWELD), UIT_ZAAL),
    ("raadsleden_terug", (*STIL, UIT_ZAAL, EINDE), TERUG),
    ("quorum", (*STIL, UIT_ZAAL, EINDE, TERUG), (260, "stel_quorum_vast", {"aanwezig": 20})),
    ("livestream_uit", (*STIL, EINDE, (300, "hervat", {})), (305, "start_livestream", {})),
    ("livestream_uit", (*STIL, EINDE, (300, "hervat", {})), (305, "schors", {})),
    ("bodedienst", (*STIL, B), BODE),
    ("bodedienst_belt", (*STIL, BODE), GEBELD),
    ("bodedienst_belt", (*STIL, BODE), ER),
    ("bodedienst_belt", (*STIL, BODE), (230, "zeg_politie_af", {})),
    ("raadsleden_uit_zaal", (GEWELD,), UIT_ZAAL),
    ("raadsleden_uit_zaal", (*STIL, GEWELD), EINDE),
    ("bodedienst", (*STIL, B), GEBELD),
    ("bodedienst", (*STIL, B), EINDE),
    ("bodedienst", three(), GEBELD),
    ("geweld_niet_gemeld", (*STIL, GEWELD), GEBELD),
    ("geweld_niet_gemeld", (*STIL, GEWELD), ER),
    ("tijd_om", (*STIL, A), (170, "spreek_aan", {"scenario": "B"})),
    ("tijd_om", (*STIL, A), EINDE),
]


@pytest.mark.parametrize(("code", "opent", "sluit"), OPEN_AND_CLOSED)
def test_each_loop_opens_and_closes(code: str, opent: tuple[Step, ...], sluit: Step) -> None:
    assert code in codes(*opent)
    assert code not in codes(*opent, sluit)


@pytest.mark.parametrize("code", sorted({code for code, _, _ in OPEN_AND_CLOSED}))
def test_no_loop_is_open_in_a_quiet_meeting(code: str) -> None:
    assert code not in codes()
    assert code not in codes(*STIL)


def test_police_and_violence_stand_before_older_loops() -> None:
    lussen = open_loops(course(*SCHORS, B, (45, "vraag_politie", {}), GEWELD), MAASSLUIS, at(100))
    assert [(lus.code, lus.sinds, lus.dringend) for lus in lussen] == [
        ("bodedienst", at(40), True),
        ("wie_belt", at(45), True),
        ("geweld_niet_gemeld", at(50), True),
        ("raadsleden_uit_zaal", at(50), True),
        ("livestream_stop", at(10), False),
    ]
    assert lussen[-1].tekst == "livestream: stop niet bevestigd"


def test_councillors_asked_out_without_violence_are_no_urgent_loop() -> None:
    [lus] = open_loops(course((10, "schors", {"raadsleden_verlaten_zaal": True}), *STIL[1:]), MAASSLUIS, at(100))
    assert (lus.code, lus.dringend) == ("raadsleden_uit_zaal", False)


def test_the_bodedienst_that_was_warned_has_still_to_call() -> None:
    [lus] = open_loops(course(*STIL, BODE), MAASSLUIS, at(123))
    assert (lus.tekst, lus.sinds) == ("politie: bodedienst gewaarschuwd, nog niet gebeld", at(41))
    [gevraagd] = open_loops(course(*STIL, (40, "vraag_politie", {}), BODE), MAASSLUIS, at(123))
    assert (gevraagd.code, gevraagd.tekst) == ("wie_belt", "politie: bodedienst gewaarschuwd, wie belt?")


def test_a_livestream_that_is_off_while_they_disturb_is_as_it_should_be() -> None:
    hervat: tuple[Step, ...] = (*STIL, EINDE, (300, "hervat", {}))
    assert codes(*hervat) == ["livestream_uit"]
    assert codes(*hervat, (400, "meld_verstoring", {})) == []
    assert codes((3, "bevestig_livestream", {"toestand": "gestopt"})) == [], "nobody suspended: it is off on purpose"


def test_in_a_meeting_closed_since_no_minutes_are_over() -> None:
    assert "tijd_om" in codes(*STIL, A)
    assert "tijd_om" not in codes(*STIL, A, (50, "sluit", {}))


def test_a_livestream_that_runs_on_does_so_since_the_schorsing_or_since_it_runs() -> None:
    [lus] = open_loops(course((10, "schors", {})), MAASSLUIS, at(100))
    assert (lus.code, lus.sinds) == ("livestream_loopt", at(10))
    weer = (*STIL, (50, "bevestig_livestream", {"toestand": "live"}))
    [lus] = open_loops(course(*weer), MAASSLUIS, at(100))
    assert (lus.code, lus.sinds) == ("livestream_loopt", at(50))


def test_councillors_out_at_the_very_moment_of_the_violence_are_out() -> None:
    alarm: Step = (60, "meld_fysieke_agressie", {})
    assert "raadsleden_uit_zaal" not in codes(*STIL, (50, "raadsleden_uit_zaal", {}), alarm)
    assert "raadsleden_uit_zaal" not in codes(
        *STIL, (50, "raadsleden_uit_zaal", {}), alarm, (60, "raadsleden_terug", {})
    )
    assert "raadsleden_uit_zaal" in codes(*STIL, (50, "raadsleden_uit_zaal", {}), (59, "raadsleden_terug", {}), alarm)


def test_the_agreed_minutes_end_exactly() -> None:
    assert "tijd_om" not in codes(*STIL, A, now=159.9)
    assert "tijd_om" in codes(*STIL, A, now=160)
    [lus] = open_loops(course(*STIL, A), MAASSLUIS, at(200))
    assert (lus.sinds, lus.tekst) == (at(160), "scenario A: de 2 minuten zijn om")


def test_112_called_while_the_police_are_there_has_its_own_arrival() -> None:
    steps: tuple[Step, ...] = (*STIL, GEBELD, ER, (410, "bel_politie", {"spoed": True}))
    assert codes(*steps) == ["politie_overdracht", "politie_aankomst"]
    assert codes(*steps, (450, "politie_aanwezig", {})) == ["politie_overdracht"]


def test_a_handover_by_telephone_before_the_arrival_does_not_count() -> None:
    steps: tuple[Step, ...] = (*STIL, GEBELD, (230, "draag_over", {}), ER)
    assert codes(*steps) == ["politie_overdracht"]


def test_out_of_the_hall_is_no_loop_while_the_disturbance_runs() -> None:
    assert codes(*STIL, UIT_ZAAL) == []


def test_an_insult_alone_asks_for_no_call() -> None:
    assert codes(*STIL, (50, "meld_fysieke_agressie", {"soort": "belediging"})) == []


def test_a_closed_meeting_asks_no_councillors_back() -> None:
    assert codes(*STIL, UIT_ZAAL, EINDE, (300, "sluit", {})) == []


def test_without_a_livestream_nothing_is_asked_of_it() -> None:
    state = course((10, "schors", {}), first=begin(livestream=False))
    assert open_loops(state, MAASSLUIS, at(20)) == ()


def test_a_quorum_counted_before_they_were_back_says_nothing() -> None:
    geteld: Step = (240, "stel_quorum_vast", {"aanwezig": 20})
    assert codes(*STIL, UIT_ZAAL, EINDE, geteld, TERUG) == ["quorum"]
