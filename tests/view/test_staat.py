"""Only what the screen shows is recorded: which letters stand on it, and what a key brings up (design, "Keys")."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from tests.procedure.course import MAASSLUIS, VOORBEELDSTAD, Step, at, begin, course, three
from tests.procedure.played import Both
from tests.procedure.strategies import Incident, incidents
from voorzitter_console.errors import Refused
from voorzitter_console.procedure.advice.keys import LETTERS
from voorzitter_console.procedure.advice.offers import Opdracht, Zin
from voorzitter_console.procedure.fact import Fact
from voorzitter_console.procedure.fold.fold import apply
from voorzitter_console.procedure.parse import ALL
from voorzitter_console.procedure.state import State
from voorzitter_console.view import ScreenView, view

SCHORS: tuple[Step, ...] = ((10, "schors", {}), (10, "stop_livestream", {}))
UIT: Step = (12, "bevestig_livestream", {"toestand": "gestopt"})
STIL: tuple[Step, ...] = (*SCHORS, UIT)
MELD: Step = (5, "meld_verstoring", {})
A: Step = (40, "spreek_aan", {"scenario": "A", "minuten": 2})
B: Step = (40, "spreek_aan", {"scenario": "B"})
EINDE: Step = (200, "beeindig_verstoring", {})
GEWELD: tuple[Step, ...] = ((50, "meld_fysieke_agressie", {}), (60, "bel_politie", {"spoed": True}))

EIGEN = frozenset(
    {
        "open_vergadering",
        "schors",
        "stop_livestream",
        "spreek_opnieuw_aan",
        "vorder",
        "geef_ruimte",
        "hervat",
        "leg_voor_aan_raad",
    }
)
"""What the chair himself says or does, with what follows from it: nothing else is ever on Enter."""


def scherm(*steps: Step, now: float = 1000, klaar: str = "", minuten: int | None = None) -> ScreenView:
    first = begin()
    return view(course(*steps, first=first), (), MAASSLUIS, first, at(now), "voorzitter", klaar=klaar, minuten=minuten)


STAAT: list[tuple[tuple[Step, ...], float, str]] = [
    ((), 1000, "SMPX"),
    ((MELD,), 1000, "SPE"),
    (STIL, 1000, "ABPE"),
    (SCHORS, 1000, "ABLPE"),
    ((*STIL, A), 60, "EP"),
    ((*STIL, A), 200, "EP"),
    ((*STIL, A, (165, "spreek_opnieuw_aan", {})), 200, "EBP"),
    ((*STIL, B), 1000, "VPE"),
    ((*STIL, B, (50, "vraag_politie", {})), 1000, "VE"),
    (three(), 1000, "PE"),
    ((*STIL, B, EINDE), 1000, "RMXP"),
    ((*STIL, B, EINDE, (210, "geef_ruimte", {})), 1000, "HLMXP"),
    ((*STIL, *GEWELD, (70, "raadsleden_uit_zaal", {})), 1000, "BE"),
    ((*STIL, *GEWELD), 1000, "E"),
]


@pytest.mark.parametrize(("steps", "now", "letters"), STAAT)
def test_a_letter_stands_where_its_sentence_or_name_does(steps: tuple[Step, ...], now: float, letters: str) -> None:
    s = scherm(*steps, now=now)
    assert s.staat == set(letters)
    assert s.klaar == ""


def test_the_words_of_b_are_brought_up_before_they_are_recorded() -> None:
    s = scherm(*STIL, A, now=60, klaar="B")
    assert (s.kop, s.titel, s.klaar, s.staat) == ("ZEG NU", "STAP 3: SCENARIO B", "B", frozenset("B"))
    assert s.zin == Zin(MAASSLUIS.scenario_b.op_scherm, MAASSLUIS.scenario_b.tekst)
    assert s.balk is not None
    assert s.balk.label == "Gezegd: scenario B, gaat door"
    assert s.balk.opdrachten == (("spreek_aan", {"scenario": "B"}),)
    assert (s.keuzes, s.vork, s.wacht) == ((), None, None)
    gewoon = scherm(*STIL, A, now=60)
    assert (s.klokken, s.stand, s.lussen, s.status) == (gewoon.klokken, gewoon.stand, gewoon.lussen, gewoon.status)


def test_what_is_not_spoken_says_what_it_means() -> None:
    e = scherm(*STIL, klaar="E")
    assert (e.kop, e.titel, e.staat) == ("VASTLEGGEN?", "VERSTORING VOORBIJ", frozenset("E"))
    assert e.zin is not None
    assert e.zin.kort == "De verstoring is voorbij: niemand stoort nog."
    assert e.balk is not None
    assert e.balk.label == "Gezien: verstoring voorbij"


@pytest.mark.parametrize(("steps", "letter"), [(three(), "M"), ((*STIL, (30, "vraag_politie", {})), "P"), ((), "H")])
def test_a_key_with_nothing_to_record_brings_up_nothing(steps: tuple[Step, ...], letter: str) -> None:
    assert scherm(*steps, klaar=letter) == scherm(*steps)


def test_the_minutes_that_the_arrows_chose_are_on_the_screen_that_has_them() -> None:
    assert scherm(*STIL).minuten == 2
    drie = scherm(*STIL, minuten=3)
    assert drie.minuten == 3
    assert drie.vork is not None
    assert drie.vork[0].zin is not None
    assert drie.vork[0].zin.vol == "U krijgt drie minuten. Neem dan plaats of ga weg."
    klaar = scherm(*STIL, B, klaar="A", minuten=1)
    assert klaar.minuten == 1
    assert klaar.zin is not None
    assert klaar.zin.vol == "U krijgt één minuut. Neem dan plaats of ga weg."
    assert klaar.balk is not None
    assert klaar.balk.opdrachten == (("spreek_aan", {"scenario": "A", "minuten": 1}),)
    assert scherm(*STIL, A, now=60).minuten is None
    assert scherm().minuten is None


def test_while_they_are_let_finish_the_minutes_stand_in_the_sentence_s_place() -> None:
    s = scherm(*STIL, A, now=47)
    assert s.wacht is not None
    assert (s.wacht.over, s.wacht.van) == ("01:53", "02:00")
    assert (s.kop, s.zin, s.balk) == ("LAAT UITSPREKEN", None, None)
    om = scherm(*STIL, A, now=160)
    assert om.wacht is None
    assert om.zin is not None


def test_a_vordering_that_is_brought_up_has_its_ground_and_its_count() -> None:
    s = scherm(*STIL, klaar="V")
    assert s.balk is not None
    assert s.balk.opdrachten == (("vorder", {"grondslag": MAASSLUIS.vorderingen.grondslag}),)
    assert (s.titel, s.pips) == ("STAP 4: 1e VORDERING VAN 3", "[ ][ ][ ]")


def test_a_raadslid_who_disturbs_is_told_of_beside_a_vordering_that_is_brought_up() -> None:
    raadslid: Step = (20, "beschrijf_verstoorder", {"label": "R1", "rol": "raadslid"})
    assert scherm(*STIL, raadslid, klaar="V").uitleg == MAASSLUIS.raadslid.tekst


# whatever was recorded before ------------------------------------------------------------------------------------


def _states(incident: Incident) -> Iterator[tuple[State, ScreenView]]:
    """The meeting after each step, with the chair's screen."""
    both = Both(incident)
    for step in incident.stappen:
        both.real(step)
        yield both.room.state, _chair(both, "")


def _chair(both: Both, klaar: str) -> ScreenView:
    meeting, now = both.room.meeting, both.room.clock.now()
    return view(meeting.state, (), meeting.protocol, meeting.begin_velden, now, "voorzitter", klaar=klaar)


@given(incidents())
def test_a_letter_that_records_at_once_has_its_words_on_the_screen(incident: Incident) -> None:
    for state, s in _states(incident):
        shown = {zin.kort for zin in (s.zin, *(balk.zin for balk in s.vork or ())) if zin}
        named = {*(keuze.toets for keuze in s.keuzes), *(balk.toets for balk in s.vork or ())}
        for letter in s.staat:
            keuze = s.toets(letter)
            assert keuze is not None
            assert keuze.opdrachten
            assert keuze.zin.kort in shown if keuze.zin else letter in named
        if state.lopend:
            assert "E" in named, "that it is over can always be seen"


@given(incidents())
def test_enter_records_only_what_the_chair_said_or_did(incident: Incident) -> None:
    for state, s in _states(incident):
        assert s.balk is None or s.vork is None
        assert len(s.keuzes) <= 4
        assert len({keuze.toets for keuze in s.keuzes}) == len(s.keuzes)
        if s.balk is not None:
            assert {o.soort for o in s.balk.opdrachten} <= EIGEN
            assert s.balk.daad in ("Gezegd", "Gedaan")
            assert _taken(state, s.balk.opdrachten)


@given(incidents(longest=12))
def test_a_key_brings_up_its_words_or_nothing_and_what_it_offers_is_accepted(incident: Incident) -> None:
    both = Both(incident)
    for step in incident.stappen:
        both.real(step)
    gewoon = _chair(both, "")
    for letter in LETTERS:
        keuze, s = gewoon.toets(letter), _chair(both, letter)
        assert keuze is not None
        if not keuze.opdrachten:
            assert s == gewoon
            assert keuze.waarom_niet or letter == "P"
            continue
        assert (s.klaar, s.staat, s.keuzes, s.vork) == (letter, frozenset(letter), (), None)
        assert s.zin is not None
        assert s.zin == keuze.zin or s.zin.kort == keuze.betekenis
        assert s.balk is not None
        assert (s.balk.toets, s.balk.opdrachten, s.balk.vraag) == ("Enter", keuze.opdrachten, keuze.vraag)
        assert _taken(both.room.state, keuze.opdrachten), letter


def _taken(state: State, opdrachten: tuple[Opdracht, ...]) -> bool:
    """Whether the machines take what is offered."""
    protocol = {2: VOORBEELDSTAD, 3: MAASSLUIS}[state.protocol_aantal]
    moment = at(10_000_000)
    try:
        for number, (soort, velden) in enumerate(opdrachten):
            fact = Fact(
                id=f"x{number}",
                positie=1000 + number,
                command=ALL[soort](**velden),
                op=moment,
                plek=moment,
                vastgelegd_op=moment,
                door="voorzitter",
            )
            state = apply(state, fact, protocol)
    except Refused:
        return False
    return True


def test_the_check_of_what_is_taken_sees_a_refusal() -> None:
    assert not _taken(course(), (Opdracht("hervat", {}),))
