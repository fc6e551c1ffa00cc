"""What each key of the chair gives: its sentence or what it means, and why it gives nothing where it cannot be true."""

from __future__ import annotations

import pytest

from tests.procedure.course import MAASSLUIS, VOORBEELDSTAD, Step, at, begin, course, three
from voorzitter_console.procedure.advice.ending import hoe_kan
from voorzitter_console.procedure.advice.keys import LETTERS, toetsen
from voorzitter_console.procedure.advice.offers import Keuze
from voorzitter_console.protocol.model import Protocol

SCHORS: tuple[Step, ...] = ((10, "schors", {}), (10, "stop_livestream", {}))
UIT: Step = (12, "bevestig_livestream", {"toestand": "gestopt"})
STIL: tuple[Step, ...] = (*SCHORS, UIT)
A: Step = (40, "spreek_aan", {"scenario": "A", "minuten": 2})
B: Step = (170, "spreek_aan", {"scenario": "B"})
VORDER: Step = (180, "vorder", {})
EINDE: Step = (200, "beeindig_verstoring", {})


def toets(letter: str, *steps: Step, geopend: bool = True, protocol: Protocol = MAASSLUIS) -> Keuze:
    state = course(*steps, protocol=protocol, first=begin(protocol, geopend=geopend))
    return toetsen(state, protocol, at(1000))[letter]


def test_all_letters_in_their_order() -> None:
    assert "".join(toetsen(course(), MAASSLUIS, at(1))) == LETTERS


GEZEGD = [
    ("S", MAASSLUIS.schorsing.tekst, "STAP 1: SCHORSEN", "Gezegd: schorsing, livestream stopt"),
    ("A", "U krijgt twee minuten. Neem dan plaats of ga weg.", "STAP 3: SCENARIO A", "Gezegd: scenario A, rustig"),
    ("B", MAASSLUIS.scenario_b.tekst, "STAP 3: SCENARIO B", "Gezegd: scenario B, gaat door"),
    ("O", MAASSLUIS.opnieuw.tekst, "STAP 4: OPNIEUW AANSPREKEN", "Gezegd: opnieuw aangesproken"),
    ("V", MAASSLUIS.vorderingen.tekst, "STAP 4: 1e VORDERING VAN 3", "Gezegd: 1e vordering"),
    ("R", MAASSLUIS.ruimte.tekst, "STAP 5: RUIMTE VOOR EMOTIES", "Gezegd: ruimte voor emoties"),
    ("H", MAASSLUIS.hervatten.tekst, "STAP 5: HERVATTEN", "Gezegd: vergadering hervat"),
]


@pytest.mark.parametrize(("letter", "zin", "titel", "label"), GEZEGD)
def test_a_spoken_key_has_its_sentence(letter: str, zin: str, titel: str, label: str) -> None:
    keuze = toets(letter)
    assert keuze.zin is not None
    assert (keuze.zin.vol, keuze.titel, keuze.label) == (zin, titel, label)
    assert all("tekst" not in o.velden and "getoond" not in o.velden for o in keuze.opdrachten)


@pytest.mark.parametrize("letter", "EXMLP")
def test_a_key_that_is_not_spoken_says_what_it_means(letter: str) -> None:
    keuze = toets(letter, *(SCHORS if letter == "E" else ()))
    assert keuze.opdrachten
    assert keuze.zin is None
    assert keuze.betekenis.endswith(".")


NIETS: list[tuple[str, tuple[Step, ...], bool, str]] = [
    ("H", (), True, "Hervatten kan niet: de vergadering is open"),
    ("E", (), True, "De verstoring beëindigen kan niet: er is nog geen ordeverstoring"),
    ("O", (), True, "Opnieuw aanspreken kan niet: er is nog geen ordeverstoring"),
    ("M", SCHORS, True, "Een verstoring melden kan niet: ordeverstoring 1 loopt al sinds"),
    ("S", STIL, True, "Schorsen kan niet: de vergadering is geschorst sinds"),
    ("S", (UIT,), False, "Schorsen kan niet: de vergadering is nog niet geopend"),
    ("X", ((900, "sluit", {}),), True, "Sluiten kan niet: de vergadering is gesloten"),
]


@pytest.mark.parametrize(("letter", "steps", "geopend", "waarom"), NIETS)
def test_what_cannot_be_true_gives_nothing_and_says_why(
    letter: str, steps: tuple[Step, ...], geopend: bool, waarom: str
) -> None:
    keuze = toets(letter, *steps, geopend=geopend)
    assert keuze.opdrachten == ()
    assert keuze.waarom_niet.startswith(waarom)


@pytest.mark.parametrize(
    ("steps", "geopend"), [((), False), (SCHORS[:1], True), (SCHORS, True), (((900, "sluit", {}),), True)]
)
def test_where_nothing_is_to_be_suspended_s_only_stops_the_livestream_and_says_so(
    steps: tuple[Step, ...], geopend: bool
) -> None:
    keuze = toets("S", *steps, geopend=geopend)
    assert keuze.opdrachten == (("stop_livestream", {}),)
    assert (keuze.zin, keuze.woorden) == (None, "stop de livestream")
    assert keuze.betekenis == "Alleen de livestream wordt gestopt."


def test_key_l_says_what_was_seen_while_nothing_is_confirmed() -> None:
    assert toets("L", *SCHORS).opdrachten == (("bevestig_livestream", {"toestand": "gestopt"}),)
    zonder = course(*SCHORS[:1], first=begin(livestream=False))
    stil = toetsen(zonder, MAASSLUIS, at(20))["L"]
    assert (stil.opdrachten, stil.waarom_niet) == ((), "Deze vergadering heeft geen livestream.")


def test_p_asks_once_and_then_opens_the_card() -> None:
    assert toets("P", *SCHORS).opdrachten == (("vraag_politie", {}),)
    kaart = toets("P", *SCHORS, (30, "vraag_politie", {}))
    assert (kaart.opdrachten, kaart.waarom_niet) == ((), "")
    klaar = (*SCHORS, (30, "politie_aanwezig", {}), (40, "politie_afgerond", {}))
    assert toets("P", *klaar).opdrachten == (("vraag_politie", {}),)


def test_b_has_the_number_of_the_vordering_where_it_counts_as_one() -> None:
    assert toets("B", protocol=VOORBEELDSTAD).label == "Gezegd: scenario B, 1e vordering"


def test_closing_while_they_disturb_is_asked() -> None:
    assert toets("X").vraag == ""
    assert toets("X", *SCHORS).vraag == "De verstoring loopt nog. Toch sluiten?"


ER: tuple[Step, ...] = ((500, "politie_aanwezig", {}), (520, "politie_afgerond", {}))
HOE: list[tuple[str, tuple[Step, ...], tuple[str, ...]]] = [
    ("alleen geschorst", SCHORS, ("vrijwillig", "anders")),
    ("na A", (*SCHORS, A), ("afspraak_nagekomen", "vrijwillig", "anders")),
    ("na A, beëindigd", (*SCHORS, A, EINDE), ("afspraak_nagekomen", "vrijwillig", "anders")),
    ("na A en B", (*SCHORS, A, B), ("vrijwillig", "anders")),
    ("na A en een vordering", (*SCHORS, A, VORDER), ("na_vordering", "vrijwillig", "anders")),
    ("politie was er", (*three(), *ER), ("politie", "na_vordering", "vrijwillig", "anders")),
    (
        "politie was er eerder",
        (*STIL, (20, "politie_aanwezig", {}), (30, "politie_afgerond", {}), EINDE, (300, "meld_verstoring", {})),
        ("vrijwillig", "anders"),
    ),
    ("politie gebeld, niet gekomen", (*STIL, (20, "bel_politie", {})), ("vrijwillig", "anders")),
]


@pytest.mark.parametrize(("steps", "hoe"), [rij[1:] for rij in HOE], ids=[rij[0] for rij in HOE])
def test_how_it_can_have_ended_the_likeliest_first(steps: tuple[Step, ...], hoe: tuple[str, ...]) -> None:
    assert hoe_kan(course(*steps)) == hoe


def test_without_a_disturbance_nothing_ended_by_police_or_agreement() -> None:
    assert hoe_kan(course()) == ("vrijwillig", "anders")
