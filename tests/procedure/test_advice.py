"""Enter, the one next action: every row of the design's table, and violence before all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.procedure.course import MAASSLUIS, VOORBEELDSTAD, Step, at, begin, course, three
from voorzitter_console.procedure.advice.advice import Advice, advise, kaart_112
from voorzitter_console.procedure.advice.keys import LETTERS, toetsen
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.state import Ordeverstoring, State, Vergadering
from voorzitter_console.protocol.model import Protocol

SCHORS: tuple[Step, ...] = ((10, "schors", {}), (10, "stop_livestream", {}))
A: Step = (40, "spreek_aan", {"scenario": "A", "minuten": 2})
B: Step = (40, "spreek_aan", {"scenario": "B"})
VORDER: Step = (100, "vorder", {})
EINDE: Step = (200, "beeindig_verstoring", {})


def advies(*steps: Step, now: float = 1000, protocol: Protocol = MAASSLUIS, **first: Any) -> Advice:
    state = course(*steps, protocol=protocol, first=begin(protocol, **first) if first else None)
    return advise(state, protocol, at(now))


def geeft(advice: Advice) -> tuple[Opdracht, ...]:
    assert advice.balk is not None
    assert advice.vork is None
    assert advice.balk.toets == "Enter"
    return advice.balk.opdrachten


def toets(advice: Advice, letter: str) -> tuple[Opdracht, ...]:
    return next(keuze.opdrachten for keuze in advice.keuzes if keuze.toets == letter)


def test_nothing_to_do_while_the_meeting_runs() -> None:
    advice = advies()
    assert advice.balk is None
    assert advice.vork is None
    assert toets(advice, "S") == (("schors", {}), ("stop_livestream", {}))
    weer_open = advies(*SCHORS, EINDE, (300, "hervat", {}))
    assert weer_open.balk is None


def test_before_the_opening_enter_opens() -> None:
    advice = advies(geopend=False)
    assert geeft(advice) == (("open_vergadering", {}),)
    assert advice.balk is not None
    assert advice.balk.label == "Gezegd: vergadering geopend"


def test_after_the_closing_nothing() -> None:
    advice = advies((5, "sluit", {}))
    assert (advice.balk, advice.vork, advice.zin) == (None, None, None)


def test_open_and_disturbed_suspends_and_stops_the_livestream() -> None:
    advice = advies((5, "meld_verstoring", {}))
    assert geeft(advice) == (("schors", {}), ("stop_livestream", {}))
    assert advice.titel == "STAP 1: SCHORSEN"
    assert advice.zin is not None
    assert advice.zin.vol == MAASSLUIS.schorsing.tekst


@pytest.mark.parametrize(
    ("stream", "opdrachten"),
    [
        ((), (("schors", {}), ("stop_livestream", {}))),
        (((3, "stop_livestream", {}), (4, "start_livestream", {})), (("schors", {}), ("stop_livestream", {}))),
        (((3, "stop_livestream", {}),), (("schors", {}),)),
        (((3, "bevestig_livestream", {"toestand": "gestopt"}),), (("schors", {}),)),
    ],
)
def test_the_key_stops_only_a_stream_that_runs(stream: tuple[Step, ...], opdrachten: tuple[Opdracht, ...]) -> None:
    assert geeft(advies(*stream, (5, "meld_verstoring", {}))) == opdrachten


def test_the_livestream_stays_where_the_protocol_says_so() -> None:
    protocol = replace(MAASSLUIS, livestream=replace(MAASSLUIS.livestream, stop_bij_schorsen=False))
    assert geeft(advies((5, "meld_verstoring", {}), protocol=protocol)) == (("schors", {}),)


def test_key_s_while_suspended_still_stops_a_running_stream() -> None:
    state = course((10, "schors", {}))
    assert toetsen(state, MAASSLUIS, at(20))["S"].opdrachten == (("stop_livestream", {}),)
    uit = course(*SCHORS, (12, "bevestig_livestream", {"toestand": "gestopt"}))
    assert toetsen(uit, MAASSLUIS, at(20))["S"].opdrachten == (("schors", {}),)


@pytest.mark.parametrize("vooraf", [SCHORS, ((5, "sluit", {}), (9, "meld_verstoring", {}))])
def test_the_fork_is_two_equal_bars(vooraf: tuple[Step, ...]) -> None:
    advice = advies(*vooraf)
    assert advice.balk is None
    assert advice.vork is not None
    a, b = advice.vork
    assert (a.toets, b.toets) == ("A", "B")
    assert a.stijl == b.stijl
    assert a.opdrachten == (("spreek_aan", {"scenario": "A", "minuten": 2}),)
    assert b.opdrachten == (("spreek_aan", {"scenario": "B"}),)
    assert a.zin is not None
    assert b.zin is not None
    assert (a.zin.vol, b.zin.vol) == ("U krijgt twee minuten. Neem dan plaats of ga weg.", MAASSLUIS.scenario_b.tekst)
    assert (a.wanneer, b.wanneer) == (MAASSLUIS.scenario_a.titel, MAASSLUIS.scenario_b.titel)


def test_b_counts_as_a_vordering_where_the_protocol_says_so() -> None:
    advice = advies((10, "schors", {}), protocol=VOORBEELDSTAD, livestream=False)
    assert advice.vork is not None
    assert advice.vork[1].opdrachten == (("spreek_aan", {"scenario": "B", "telt_als_vordering": True}),)
    assert advice.vork[1].label == "Gezegd: scenario B (1e vordering)"
    assert advice.vork[0].zin is not None
    assert advice.vork[0].zin.kort == "U krijgt vijf minuten. Ga daarna zitten of weg."
    assert advice.vork[0].zin.vol.startswith("U mag vijf minuten uw verhaal doen.")


def test_scenario_a_addresses_again_and_says_when_the_minutes_are_over() -> None:
    binnen, over = advies(*SCHORS, A, now=159), advies(*SCHORS, A, now=172)
    gezegd = (("spreek_opnieuw_aan", {"tekst": MAASSLUIS.scenario_a.tijd_om}),)
    assert geeft(binnen) == geeft(over) == gezegd
    assert binnen.balk is not None
    assert over.balk is not None
    assert (binnen.balk.stijl, binnen.balk.label) == ("quiet", "Gezegd: opnieuw aangesproken")
    assert (over.balk.stijl, over.balk.label) == ("accent", "Tijd om sinds 00:12. Gezegd: opnieuw aangesproken")
    assert toets(binnen, "B") == (("spreek_aan", {"scenario": "B"}),)


@pytest.mark.parametrize(
    ("gezegd", "titel", "label"),
    [
        ((B,), "STAP 4: 1e VORDERING VAN 3", "Gezegd: 1e vordering"),
        ((B, VORDER), "STAP 4: 2e VORDERING VAN 3", "Gezegd: 2e vordering"),
        ((A, VORDER, (130, "vorder", {})), "STAP 4: 3e VORDERING VAN 3", "Gezegd: 3e vordering"),
    ],
)
@pytest.mark.parametrize("geschorst", [True, False])
def test_the_next_vordering_has_its_number(geschorst: bool, gezegd: tuple[Step, ...], titel: str, label: str) -> None:
    advice = advies(*(SCHORS if geschorst else ()), *gezegd)
    assert geeft(advice) == (("vorder", {}),)
    assert advice.balk is not None
    assert (advice.titel, advice.balk.label, advice.toon_pips) == (titel, label, True)
    assert ("S" in [k.toets for k in advice.keuzes]) is not geschorst


def test_step_numbers_are_the_protocol_s_own() -> None:
    b: Step = (40, "spreek_aan", {"scenario": "B", "telt_als_vordering": True})
    advice = advies((10, "schors", {}), b, protocol=VOORBEELDSTAD, livestream=False)
    assert advice.titel == "STAP 3: 2e VORDERING VAN 2"


def test_enter_asks_once_within_the_shortest_interval() -> None:
    protocol = replace(MAASSLUIS, vorderingen=replace(MAASSLUIS.vorderingen, minimum_tussen_s=30))
    steps = (*SCHORS, B, VORDER)
    vroeg, op_tijd = advies(*steps, now=112, protocol=protocol), advies(*steps, now=130, protocol=protocol)
    assert vroeg.balk is not None
    assert vroeg.balk.vraag == "Pas 00:12 na de 1e vordering. Toch al de 2e? Nog eens."
    assert op_tijd.balk is not None
    assert op_tijd.balk.vraag == ""
    clock_behind = advies(*steps, now=90, protocol=protocol)
    assert clock_behind.balk is not None
    assert clock_behind.balk.vraag.startswith("Pas 00:00")


POLITIE: list[tuple[tuple[Step, ...], Opdracht]] = [
    ((), Opdracht("vraag_politie", {})),
    (((230, "vraag_politie", {}),), Opdracht("bel_politie", {})),
    (((230, "waarschuw_bodedienst", {}),), Opdracht("bel_politie", {})),
    (((230, "bel_politie", {}),), Opdracht("politie_aanwezig", {})),
    (((230, "bel_politie", {}), (400, "politie_aanwezig", {})), Opdracht("draag_over", {})),
    (((400, "politie_aanwezig", {}), (410, "draag_over", {})), Opdracht("politie_afgerond", {})),
    (
        ((400, "politie_aanwezig", {}), (410, "draag_over", {}), (500, "politie_afgerond", {})),
        Opdracht("beeindig_verstoring", {"hoe": "politie"}),
    ),
    (((230, "bel_politie", {}), (300, "zeg_politie_af", {})), Opdracht("vraag_politie", {})),
]


@pytest.mark.parametrize(("verder", "opdracht"), POLITIE)
def test_after_the_last_vordering_the_oldest_loop_of_the_police(verder: tuple[Step, ...], opdracht: Opdracht) -> None:
    advice = advies(*three(), *verder)
    assert geeft(advice) == (opdracht,)
    assert advice.titel == "STAP 4: POLITIE, 3 VORDERINGEN VASTGELEGD"


def test_police_that_finished_before_the_last_vordering_are_asked_again() -> None:
    eerder: tuple[Step, ...] = ((20, "politie_aanwezig", {}), (30, "politie_afgerond", {}))
    assert geeft(advies(*SCHORS, *eerder, *three()[3:])) == (("vraag_politie", {}),)
    klaar: tuple[Step, ...] = ((400, "politie_aanwezig", {}), (500, "politie_afgerond", {}))
    nog_eens: tuple[Step, ...] = (
        (510, "beeindig_verstoring", {}),
        (520, "meld_verstoring", {"voortzetting": True}),
    )
    assert geeft(advies(*three(), *klaar, *nog_eens)) == (("vraag_politie", {}),)


def test_after_the_disturbance_room_and_then_resume() -> None:
    ruimte = advies(*SCHORS, B, EINDE)
    assert geeft(ruimte) == (("geef_ruimte", {}),)
    assert ruimte.titel == "STAP 5: RUIMTE VOOR EMOTIES"
    assert toets(ruimte, "H") == (("hervat", {}),)
    assert toets(ruimte, "M") == (("meld_verstoring", {"voortzetting": True}),)
    hervat = advies(*SCHORS, B, EINDE, (210, "geef_ruimte", {}))
    assert geeft(hervat) == (("hervat", {}),)
    assert hervat.titel == "STAP 5: HERVATTEN"


def test_resuming_offers_the_livestream_and_never_starts_it() -> None:
    steps = (*SCHORS, (12, "bevestig_livestream", {"toestand": "gestopt"}), EINDE, (300, "hervat", {}))
    advice = advies(*steps)
    assert advice.balk is None
    assert toets(advice, "L") == (("start_livestream", {}),)
    assert toets(advice, "M") == (("meld_verstoring", {}),)


GEWELD: Step = (50, "meld_fysieke_agressie", {})


@pytest.mark.parametrize("vooraf", [(), ((5, "meld_verstoring", {}),), (*SCHORS, B, (45, "vorder", {})), SCHORS])
def test_violence_overrides_all_until_112_is_called_and_the_councillors_are_out(vooraf: tuple[Step, ...]) -> None:
    alarm = advies(*vooraf, GEWELD)
    assert geeft(alarm) == (("bel_politie", {"spoed": True}),)
    assert alarm.zin is not None
    assert alarm.zin.vol.startswith("Gemeenteraad Maassluis, raadzaal stadhuis, [noem het adres]. Geweld")
    gebeld: Step = (60, "bel_politie", {"spoed": True})
    zaal = advies(*vooraf, GEWELD, gebeld)
    assert geeft(zaal) == (("raadsleden_uit_zaal", {}),)
    weg: Step = (70, "raadsleden_uit_zaal", {})
    daarna = advies(*vooraf, GEWELD, gebeld, weg)
    assert daarna == advies(*vooraf, gebeld, weg)
    terug = advies(*vooraf, GEWELD, gebeld, weg, (80, "raadsleden_terug", {}))
    assert terug.titel != "RAADSLEDEN UIT DE ZAAL"


def test_violence_is_over_when_the_disturbance_ended() -> None:
    assert geeft(advies(*SCHORS, GEWELD, EINDE)) == (("geef_ruimte", {}),)
    erna: Step = (300, "meld_fysieke_agressie", {})
    assert geeft(advies(*SCHORS, EINDE, erna)) == (("bel_politie", {"spoed": True}),)


def test_an_ordinary_call_is_no_112_and_an_insult_needs_none() -> None:
    assert geeft(advies(*SCHORS, (30, "bel_politie", {}), GEWELD)) == (("bel_politie", {"spoed": True}),)
    assert geeft(advies(*SCHORS, (30, "bel_politie", {"spoed": True}), GEWELD)) == (("raadsleden_uit_zaal", {}),)
    assert advies(*SCHORS, (50, "meld_fysieke_agressie", {"soort": "belediging"})).vork is not None


def test_the_112_card_records_the_call_and_with_f_the_aggression() -> None:
    kaart = kaart_112(course(first=begin(locatie="Sporthal", adres="Dijk 1")), MAASSLUIS)
    gebeld = Opdracht("bel_politie", {"spoed": True})
    assert kaart.gebeld.opdrachten == (gebeld,)
    assert kaart.gebeld_en_agressie.opdrachten == (gebeld, ("meld_fysieke_agressie", {}))
    assert kaart.zeg.startswith("Gemeenteraad Maassluis, Sporthal, Dijk 1. Geweld tegen aanwezigen.")
    assert kaart.regel == MAASSLUIS.fysiek.regel


def test_a_disturbing_raadslid_is_put_before_the_raad() -> None:
    raadslid: Step = (20, "beschrijf_verstoorder", {"label": "R1", "rol": "raadslid"})
    advice = advies(*SCHORS, raadslid, B)
    assert geeft(advice) == (("leg_voor_aan_raad", {"label": "R1"}),)
    assert toets(advice, "V") == (("vorder", {}),)
    assert geeft(advies(*SCHORS, raadslid, B, (60, "leg_voor_aan_raad", {"label": "R1"}))) == (("vorder", {}),)
    gemengd = advies(*SCHORS, raadslid, (21, "beschrijf_verstoorder", {"label": "NN1"}), B)
    assert geeft(gemengd) == (("vorder", {}),)
    assert gemengd.uitleg == MAASSLUIS.raadslid.tekst


def _all_states() -> list[State]:
    courses: list[tuple[Step, ...]] = [
        (),
        ((5, "meld_verstoring", {}),),
        SCHORS,
        (*SCHORS, A),
        (A,),
        (*SCHORS, B),
        (B,),
        (*SCHORS, B, VORDER),
        (VORDER,),
        three(),
        *((*three(), *verder) for verder, _ in POLITIE),
        (*SCHORS, B, EINDE),
        (*SCHORS, B, EINDE, (210, "geef_ruimte", {})),
        (*SCHORS, GEWELD),
        (GEWELD, (60, "bel_politie", {"spoed": True})),
    ]
    states = [course(*steps) for steps in courses]
    states += [course(*steps, (9000, "sluit", {})) for steps in courses]
    states += [course(first=begin(geopend=False)), course((5, "meld_verstoring", {}), first=begin(geopend=False))]
    return states


@pytest.mark.parametrize("state", _all_states(), ids=lambda s: f"{s.vergadering}-{s.ordeverstoring}-{s.politie}")
def test_every_advice_can_be_done_and_is_short(state: State) -> None:
    advice = advise(state, MAASSLUIS, at(10_000))
    assert advice.balk is None or advice.vork is None
    assert len(advice.keuzes) <= 4
    assert len({keuze.toets for keuze in advice.keuzes}) == len(advice.keuzes)
    assert all(keuze.opdrachten for keuze in advice.keuzes)
    balken = [balk for balk in (advice.balk, *(advice.vork or ())) if balk]
    loopt_of_geschorst = state.ordeverstoring.loopt or state.vergadering is Vergadering.GESCHORST
    assert bool(balken) is (loopt_of_geschorst or bool(advice.kop))
    for opdrachten in [b.opdrachten for b in balken] + [k.opdrachten for k in advice.keuzes]:
        _accepted(state, opdrachten)
    assert "".join(toetsen(state, MAASSLUIS, at(10_000))) == LETTERS


def _accepted(state: State, opdrachten: tuple[Opdracht, ...]) -> None:
    """What the screen offers, the machines take."""
    from voorzitter_console.procedure.fact import Fact
    from voorzitter_console.procedure.fold.fold import apply
    from voorzitter_console.procedure.parse import ALL

    for number, (soort, velden) in enumerate(opdrachten):
        moment = at(10_000)
        command = ALL[soort](**velden)
        fact = Fact(
            id=f"x{number}",
            positie=100 + number,
            command=command,
            op=moment,
            plek=moment,
            vastgelegd_op=moment,
            door="voorzitter",
        )
        state = apply(state, fact, MAASSLUIS)


def test_a_disturbance_before_the_opening_has_the_fork() -> None:
    state = course((5, "meld_verstoring", {}), first=begin(geopend=False))
    assert state.ordeverstoring is Ordeverstoring.VERSTOORD
    assert advise(state, MAASSLUIS, at(9)).vork is not None


@pytest.mark.parametrize(("verder", "opdracht"), POLITIE[:6])
def test_key_p_gives_the_same_next_step_of_the_police(verder: tuple[Step, ...], opdracht: Opdracht) -> None:
    state = course(*SCHORS, *verder)
    assert toetsen(state, MAASSLUIS, at(1000))["P"].opdrachten == (opdracht,)


def test_key_l_says_what_was_seen_while_nothing_is_confirmed() -> None:
    gezien = toetsen(course(*SCHORS), MAASSLUIS, at(20))["L"]
    assert gezien.opdrachten == (("bevestig_livestream", {"toestand": "gestopt"}),)
    zonder = course(*SCHORS[:1], first=begin(livestream=False))
    assert toetsen(zonder, MAASSLUIS, at(20))["L"].opdrachten == ()
