"""Enter, the one next action: every row of the design's table, and violence before all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from msgspec.structs import replace

from tests.procedure.course import MAASSLUIS, VOORBEELDSTAD, Step, at, begin, course, three
from tests.procedure.played import Room
from voorzitter_console.procedure.advice.advice import advise
from voorzitter_console.procedure.advice.offers import Advice, Opdracht
from voorzitter_console.protocol.model import Protocol

SCHORS: tuple[Step, ...] = ((10, "schors", {}), (10, "stop_livestream", {}))
UIT: Step = (12, "bevestig_livestream", {"toestand": "gestopt"})
STIL: tuple[Step, ...] = (*SCHORS, UIT)
MELD: Step = (5, "meld_verstoring", {})
A: Step = (40, "spreek_aan", {"scenario": "A", "minuten": 2})
B: Step = (40, "spreek_aan", {"scenario": "B"})
OPNIEUW: Step = (165, "spreek_opnieuw_aan", {})
VORDER: Step = (100, "vorder", {})
VRAAG: Step = (105, "vraag_politie", {})
EINDE: Step = (200, "beeindig_verstoring", {})
RUIMTE: Step = (210, "geef_ruimte", {})
HERVAT: Step = (300, "hervat", {})
SLUIT: Step = (900, "sluit", {})
GEWELD: Step = (50, "meld_fysieke_agressie", {})
ALARM: Step = (60, "bel_politie", {"spoed": True})
WEG: Step = (70, "raadsleden_uit_zaal", {})

SCHORSING = MAASSLUIS.schorsing.tekst
VORDERING = MAASSLUIS.vorderingen.tekst
TIJD_OM = MAASSLUIS.scenario_a.tijd_om
AFSPRAAK = (("beeindig_verstoring", {"hoe": "afspraak_nagekomen"}),)


def advies(*steps: Step, now: float = 1000, protocol: Protocol = MAASSLUIS, **first: Any) -> Advice:
    state = course(*steps, protocol=protocol, first=begin(protocol, **first) if first else None)
    return advise(state, protocol, at(now))


def geeft(advice: Advice) -> tuple[Opdracht, ...]:
    assert advice.balk is not None
    assert advice.vork is None
    assert advice.balk.toets == "Enter"
    return advice.balk.opdrachten


def letters(advice: Advice) -> str:
    return "".join(keuze.toets for keuze in advice.keuzes)


def toets(advice: Advice, letter: str) -> tuple[Opdracht, ...]:
    return next(keuze.opdrachten for keuze in advice.keuzes if keuze.toets == letter)


@dataclass(frozen=True)
class Rij:
    """One row of the table: the course, and what stands on the frame, on Enter and beside it."""

    naam: str
    stappen: tuple[Step, ...]
    kop: str
    titel: str
    zin: str | None
    enter: str | None
    """Label of the Enter bar; None where nothing is on Enter."""
    keuzes: str
    vork: str = ""
    now: float = 1000
    geopend: bool = True


WACHTEND = (*STIL, A)
TABEL = [
    Rij(
        "niet geopend",
        (),
        "ZEG NU",
        "OPENEN",
        "Ik open de vergadering.",
        "Gezegd: vergadering geopend",
        "SMPX",
        geopend=False,
    ),
    Rij("open en rustig", (), "BIJ VERSTORING", "STAP 1: SCHORSEN", SCHORSING, None, "SMPX"),
    Rij("hervat", (*STIL, EINDE, HERVAT), "BIJ VERSTORING", "STAP 1: SCHORSEN", SCHORSING, None, "SMLX"),
    Rij(
        "open en verstoord",
        (MELD,),
        "ZEG NU",
        "STAP 1: SCHORSEN",
        SCHORSING,
        "Gezegd: schorsing, livestream stopt",
        "ABPE",
    ),
    Rij("geschorst en verstoord", STIL, "KIES", "STAP 3: AANSPREKEN, A OF B", None, None, "VPE", vork="AB"),
    Rij("stop niet bevestigd", SCHORS, "KIES", "STAP 3: AANSPREKEN, A OF B", None, None, "LVPE", vork="AB"),
    Rij("verstoord voor de opening", (MELD,), "KIES", "STAP 3: AANSPREKEN, A OF B", None, None, "LVPE", "AB", 9, False),
    Rij(
        "verstoord na de sluiting",
        (UIT, (15, "sluit", {}), (20, "meld_verstoring", {})),
        "KIES",
        "STAP 3: AANSPREKEN, A OF B",
        None,
        None,
        "VPE",
        vork="AB",
    ),
    Rij(
        "verstoord na geweld",
        (*STIL, GEWELD, ALARM, WEG),
        "ZEG NU",
        "STAP 3: SCENARIO B",
        MAASSLUIS.scenario_b.tekst,
        None,
        "BVPE",
    ),
    Rij("minuten lopen", WACHTEND, "LAAT UITSPREKEN", "STAP 3: SCENARIO A", None, None, "EBP", now=159.9),
    Rij("minuten lopen, open", (A,), "LAAT UITSPREKEN", "STAP 3: SCENARIO A", None, None, "SEBP", now=60),
    Rij(
        "minuten om",
        WACHTEND,
        "ZEG NU",
        "STAP 3: DE TIJD IS OM",
        TIJD_OM,
        "Gezegd: opnieuw aangesproken",
        "EBP",
        now=160,
    ),
    Rij(
        "minuten om en gezegd", (*WACHTEND, OPNIEUW), "KIES", "STAP 3: VOORBIJ, OF SCENARIO B", None, None, "VOP", "EB"
    ),
    Rij("scenario b", (*STIL, B), "ZEG NU", "STAP 4: 1e VORDERING VAN 3", VORDERING, "Gezegd: 1e vordering", "POE"),
    Rij(
        "gevorderd, politie gevraagd",
        (*STIL, B, VORDER, VRAAG),
        "ZEG NU",
        "STAP 4: 2e VORDERING VAN 3",
        VORDERING,
        "Gezegd: 2e vordering",
        "OPE",
    ),
    Rij(
        "gevorderd, open",
        (UIT, VORDER),
        "ZEG NU",
        "STAP 4: 2e VORDERING VAN 3",
        VORDERING,
        "Gezegd: 2e vordering",
        "PSOE",
    ),
    Rij(
        "wacht op politie",
        three(),
        "WACHT",
        "STAP 4: DRIE VORDERINGEN VASTGELEGD",
        "Bodedienst: nog niet gewaarschuwd.",
        None,
        "PEV",
    ),
    Rij(
        "wacht op politie, livestream loopt",
        (*three(), (400, "bevestig_livestream", {"toestand": "live"})),
        "WACHT",
        "STAP 4: DRIE VORDERINGEN VASTGELEGD",
        "Bodedienst: nog niet gewaarschuwd.",
        None,
        "PLEV",
    ),
    Rij(
        "beeindigd",
        (*STIL, B, EINDE),
        "ZEG NU",
        "STAP 5: RUIMTE VOOR EMOTIES",
        MAASSLUIS.ruimte.tekst,
        "Gezegd: ruimte voor emoties",
        "HMXP",
    ),
    Rij(
        "ruimte gegeven",
        (*STIL, B, EINDE, RUIMTE),
        "ZEG NU",
        "STAP 5: HERVATTEN",
        MAASSLUIS.hervatten.tekst,
        "Gezegd: vergadering hervat",
        "LMXP",
    ),
    Rij("gesloten", (UIT, SLUIT), "", "VERGADERING GESLOTEN", None, None, "GCUK"),
    Rij("gesloten terwijl het duurde", (*WACHTEND, (50, "sluit", {})), "", "VERGADERING GESLOTEN", None, None, "EBVP"),
]


@pytest.mark.parametrize("rij", TABEL, ids=lambda rij: rij.naam)
def test_every_row_of_the_table(rij: Rij) -> None:
    advice = advies(*rij.stappen, now=rij.now, geopend=rij.geopend)
    assert (advice.kop, advice.titel) == (rij.kop, rij.titel)
    assert (advice.zin.vol if advice.zin else None) == rij.zin
    assert (advice.balk.label if advice.balk else None) == rij.enter
    assert "".join(balk.toets for balk in advice.vork or ()) == rij.vork
    assert letters(advice) == rij.keuzes
    assert advice.wacht is (rij.kop == "LAAT UITSPREKEN")


EIGEN: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    "Gezegd: vergadering geopend": (("open_vergadering", {}),),
    "Gezegd: schorsing, livestream stopt": (("schors", {}), ("stop_livestream", {})),
    "Gezegd: opnieuw aangesproken": (("spreek_opnieuw_aan", {}),),
    "Gezegd: 1e vordering": (("vorder", {}),),
    "Gezegd: 2e vordering": (("vorder", {}),),
    "Gezegd: ruimte voor emoties": (("geef_ruimte", {}),),
    "Gezegd: vergadering hervat": (("hervat", {}),),
}


@pytest.mark.parametrize("rij", [rij for rij in TABEL if rij.enter], ids=lambda rij: rij.naam)
def test_enter_records_what_its_bar_says_and_decides_no_words(rij: Rij) -> None:
    assert geeft(advies(*rij.stappen, now=rij.now, geopend=rij.geopend)) == EIGEN[rij.enter or ""]


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
    assert geeft(advies(*stream, MELD)) == opdrachten


def test_the_livestream_stays_where_the_protocol_says_so() -> None:
    protocol = replace(MAASSLUIS, livestream=replace(MAASSLUIS.livestream, stop_bij_schorsen=False))
    advice = advies(MELD, protocol=protocol)
    assert geeft(advice) == (("schors", {}),)
    assert advice.balk is not None
    assert advice.balk.label == "Gezegd: schorsing"


# the fork ------------------------------------------------------------------------------------------------------


def test_the_fork_is_two_equal_bars_with_a_word_for_each() -> None:
    advice = advies(*STIL)
    assert advice.vork is not None
    a, b = advice.vork
    assert (a.opschrift, b.opschrift) == ("RUSTIG: korte verklaring", "AGRESSIEF of gaat door")
    assert a.opdrachten == (("spreek_aan", {"scenario": "A", "minuten": 2}),)
    assert b.opdrachten == (("spreek_aan", {"scenario": "B"}),)
    assert a.zin is not None
    assert b.zin is not None
    assert (a.zin.vol, b.zin.vol) == ("U krijgt twee minuten. Neem dan plaats of ga weg.", MAASSLUIS.scenario_b.tekst)
    assert (a.wanneer, b.wanneer) == (MAASSLUIS.scenario_a.titel, MAASSLUIS.scenario_b.titel)


@pytest.mark.parametrize(("minuten", "woorden"), [(1, "één minuut"), (5, "vijf minuten"), (25, "25 minuten")])
def test_the_chosen_minutes_stand_in_the_sentence_and_in_the_command(minuten: int, woorden: str) -> None:
    advice = advise(course(*STIL), MAASSLUIS, at(20), minuten)
    assert advice.vork is not None
    assert advice.vork[0].zin is not None
    assert advice.vork[0].zin.vol == f"U krijgt {woorden}. Neem dan plaats of ga weg."
    assert advice.vork[0].opdrachten == (("spreek_aan", {"scenario": "A", "minuten": minuten}),)


def test_a_text_that_names_its_minutes_itself_keeps_them() -> None:
    vast = replace(MAASSLUIS.scenario_a, tekst="U krijgt drie minuten.", kort=None, minuten=3)
    protocol = replace(MAASSLUIS, scenario_a=vast)
    advice = advise(course(*STIL, protocol=protocol), protocol, at(20), 9)
    assert advice.vork is not None
    assert advice.vork[0].opdrachten == (("spreek_aan", {"scenario": "A", "minuten": 3}),)


def test_b_counts_as_a_vordering_where_the_protocol_says_so() -> None:
    advice = advies((10, "schors", {}), protocol=VOORBEELDSTAD, livestream=False)
    assert advice.vork is not None
    assert advice.vork[1].opdrachten == (("spreek_aan", {"scenario": "B", "telt_als_vordering": True}),)
    assert advice.vork[1].opschrift == "AGRESSIEF of gaat door (1e vordering)"
    assert advice.vork[0].zin is not None
    assert advice.vork[0].zin.kort == "U krijgt vijf minuten. Ga dan zitten of weg."
    assert advice.vork[0].zin.vol.startswith("U mag vijf minuten uw verhaal doen.")


# scenario A ----------------------------------------------------------------------------------------------------


def test_after_scenario_a_it_is_the_agreement_that_was_kept() -> None:
    loopt = advies(*WACHTEND, now=60)
    assert toets(loopt, "E") == AFSPRAAK
    assert next(k for k in loopt.keuzes if k.toets == "E").woorden == "afspraak nagekomen"
    assert loopt.uitleg == "Gezegd: “U krijgt twee minuten. Neem dan plaats of ga weg.”"
    kies = advies(*WACHTEND, OPNIEUW)
    assert kies.vork is not None
    e, b = kies.vork
    assert (e.opschrift, e.opdrachten, e.zin) == ("afspraak nagekomen", AFSPRAAK, None)
    assert b.opschrift == "AGRESSIEF of gaat door"
    assert b.zin is not None
    assert b.zin.vol == MAASSLUIS.scenario_b.tekst


def test_addressed_again_before_the_minutes_are_over_does_not_say_that_they_are() -> None:
    te_vroeg: Step = (100, "spreek_opnieuw_aan", {})
    assert advies(*WACHTEND, te_vroeg).titel == "STAP 3: DE TIJD IS OM"


def test_another_agreement_is_waited_for_anew() -> None:
    nog_eens: Step = (170, "spreek_aan", {"scenario": "A", "minuten": 1})
    assert advies(*WACHTEND, OPNIEUW, nog_eens, now=200).wacht
    assert advies(*WACHTEND, OPNIEUW, nog_eens, now=240).titel == "STAP 3: DE TIJD IS OM"


def test_after_a_clock_was_put_back_nobody_waits_for_it() -> None:
    a_day = -86_400
    waits = advies(*STIL, A, now=a_day)
    assert (waits.wacht, geeft(waits)) == (False, (("spreek_opnieuw_aan", {}),))
    room = Room()
    for soort in ("schors", "stop_livestream"):
        room.do(soort)
    room.do("spreek_aan", scenario="A", minuten=2)
    room.clock.forward(a_day)
    room.do("spreek_opnieuw_aan")
    assert advise(room.state, MAASSLUIS, room.clock.now()).vork is not None  # said, and not asked again


def test_after_a_clock_was_put_back_no_interval_is_told() -> None:
    steps = (*STIL, B, VORDER)
    protocol = replace(MAASSLUIS, vorderingen=replace(MAASSLUIS.vorderingen, minimum_tussen_s=30))
    assert "Pas 00:03 na" in toets_vraag(advies(*steps, now=103, protocol=protocol))
    assert toets_vraag(advies(*steps, now=-86_400, protocol=protocol)) == ""


def toets_vraag(advice: Advice) -> str:
    assert advice.balk is not None
    return advice.balk.vraag
