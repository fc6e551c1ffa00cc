"""Enter, the one next action: every row of the design's table, and violence before all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from tests.procedure.course import MAASSLUIS, VOORBEELDSTAD, Step, at, begin, course, three
from voorzitter_console.procedure.advice.advice import advise
from voorzitter_console.procedure.advice.offers import Advice, Opdracht
from voorzitter_console.procedure.advice.urgent import kaart_112
from voorzitter_console.procedure.advice.zinnen import woorden_112
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
    Rij("gesloten", (UIT, SLUIT), "", "VERGADERING GESLOTEN", None, None, "GMP"),
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
    assert advice.vork[0].zin.kort == "U krijgt vijf minuten. Ga daarna zitten of weg."
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


# vorderingen ---------------------------------------------------------------------------------------------------


def test_step_numbers_are_the_protocol_s_own() -> None:
    b: Step = (40, "spreek_aan", {"scenario": "B", "telt_als_vordering": True})
    advice = advies((10, "schors", {}), b, protocol=VOORBEELDSTAD, livestream=False)
    assert advice.titel == "STAP 3: 2e VORDERING VAN 2"


def test_enter_asks_once_within_the_shortest_interval() -> None:
    protocol = replace(MAASSLUIS, vorderingen=replace(MAASSLUIS.vorderingen, minimum_tussen_s=30))
    steps = (*SCHORS, B, VORDER)
    vroeg, op_tijd = advies(*steps, now=112, protocol=protocol), advies(*steps, now=130, protocol=protocol)
    assert vroeg.balk is not None
    assert vroeg.balk.vraag == "Pas 00:12 na de 1e vordering. Toch al de 2e?"
    assert op_tijd.balk is not None
    assert op_tijd.balk.vraag == ""
    clock_behind = advies(*steps, now=90, protocol=protocol)
    assert clock_behind.balk is not None
    assert clock_behind.balk.vraag.startswith("Pas 00:00")


@pytest.mark.parametrize(
    "gevraagd", [VRAAG, (105, "waarschuw_bodedienst", {}), (105, "bel_politie", {}), (105, "politie_aanwezig", {})]
)
def test_p_stands_first_only_until_somebody_asked(gevraagd: Step) -> None:
    assert letters(advies(*STIL, B)).startswith("P")
    assert letters(advies(*STIL, B, gevraagd)).startswith("O")
    assert toets(advies(*STIL, B), "P") == (("vraag_politie", {}),)
    assert toets(advies(*STIL, B, gevraagd), "P") == (), "the card: a press records nothing by itself"


def test_a_disturbing_raadslid_is_put_before_the_raad() -> None:
    raadslid: Step = (20, "beschrijf_verstoorder", {"label": "R1", "rol": "raadslid"})
    advice = advies(*SCHORS, raadslid, B)
    assert geeft(advice) == (("leg_voor_aan_raad", {"label": "R1"}),)
    assert advice.balk is not None
    assert advice.balk.label == "Gedaan: voorgelegd aan de raad"
    assert toets(advice, "V") == (("vorder", {}),)
    assert geeft(advies(*SCHORS, raadslid, B, (60, "leg_voor_aan_raad", {"label": "R1"}))) == (("vorder", {}),)
    gemengd = advies(*SCHORS, raadslid, (21, "beschrijf_verstoorder", {"label": "NN1"}), B)
    assert geeft(gemengd) == (("vorder", {}),)
    assert gemengd.uitleg == MAASSLUIS.raadslid.tekst


# after the last vordering --------------------------------------------------------------------------------------


ER: Step = (400, "politie_aanwezig", {})
GEBELD: Step = (230, "bel_politie", {})
WACHT: list[tuple[tuple[Step, ...], str, tuple[Opdracht, ...]]] = [
    ((), "Bodedienst: nog niet gewaarschuwd.", (Opdracht("vraag_politie", {}),)),
    (((230, "vraag_politie", {}),), "Bodedienst: nog niet gewaarschuwd.", ()),
    (((230, "waarschuw_bodedienst", {}),), "Politie: bodedienst gewaarschuwd, nog niet gebeld.", ()),
    ((GEBELD,), "Politie: aankomst niet bevestigd.", ()),
    ((GEBELD, ER), "Politie: nog niet overgedragen.", ()),
    ((ER, (410, "draag_over", {})), "Politie: nog niet klaar.", ()),
    (
        (ER, (410, "draag_over", {}), (500, "politie_afgerond", {})),
        "Kijk of de verstoring voorbij is.",
        (Opdracht("vraag_politie", {}),),
    ),
]


@pytest.mark.parametrize(("verder", "zin", "p"), WACHT)
def test_after_the_last_vordering_the_oldest_loop_of_the_police(
    verder: tuple[Step, ...], zin: str, p: tuple[Opdracht, ...]
) -> None:
    advice = advies(*three(), *verder)
    assert (advice.balk, advice.vork) == (None, None), "what others do is never on Enter"
    assert advice.zin is not None
    assert advice.zin.vol == zin
    assert toets(advice, "P") == p
    assert toets(advice, "E") == (("beeindig_verstoring", {}),)
    assert advice.toon_pips


def test_who_calls_has_the_words_for_the_telephone_below_it() -> None:
    advice = advies(*three(), (230, "waarschuw_bodedienst", {}))
    assert advice.uitleg.startswith("Aan de telefoon: De vergadering van de gemeenteraad van Maassluis")
    assert advies(*three()).uitleg == MAASSLUIS.politie.wie_belt


@pytest.mark.parametrize(("extra", "titel"), [(1, "VIER VORDERINGEN"), (4, "7 VORDERINGEN")])
def test_vorderingen_past_the_protocol_s_number_are_counted(extra: int, titel: str) -> None:
    advice = advies(*three(), *((300 + i, "vorder", {}) for i in range(extra)))
    assert advice.titel == f"STAP 4: {titel} VASTGELEGD"


# after the disturbance -----------------------------------------------------------------------------------------


def test_after_the_disturbance_room_and_then_resume() -> None:
    ruimte = advies(*SCHORS, B, EINDE)
    assert toets(ruimte, "H") == (("hervat", {}),)
    assert toets(ruimte, "M") == (("meld_verstoring", {"voortzetting": True}),)


def test_resuming_offers_the_livestream_and_never_starts_it() -> None:
    advice = advies(*STIL, EINDE, HERVAT)
    assert advice.balk is None
    assert toets(advice, "L") == (("start_livestream", {}),)
    assert toets(advice, "M") == (("meld_verstoring", {}),)


def test_a_closed_meeting_names_what_follows() -> None:
    advice = advies(UIT, SLUIT)
    assert "voorzitter-console dossier" in advice.uitleg
    assert advice.keuzes[0].woorden == "aanvullen en corrigeren"
    assert advies(*WACHTEND, (50, "sluit", {})).uitleg == "De verstoring loopt nog."


def test_a_disturbance_that_goes_on_after_the_closing_is_guided_again() -> None:
    gesloten: tuple[Step, ...] = (*STIL, EINDE, (900, "sluit", {}))
    assert advies(*gesloten, (910, "meld_verstoring", {"voortzetting": True})).vork is not None


# violence ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("vooraf", [(), (MELD,), (*SCHORS, B, (45, "vorder", {})), SCHORS])
def test_violence_overrides_all_until_112_is_called_and_the_councillors_are_out(vooraf: tuple[Step, ...]) -> None:
    alarm = advies(*vooraf, GEWELD)
    assert (alarm.kop, alarm.balk, alarm.vork) == ("BEL 112", None, None)
    assert alarm.zin is not None
    assert alarm.zin.vol == woorden_112(course(*vooraf), MAASSLUIS)
    assert letters(alarm).startswith("N")
    assert alarm.keuzes[0].woorden == "kaart 112: Enter gebeld, F geweld"
    zaal = advies(*vooraf, GEWELD, ALARM)
    assert (zaal.titel, zaal.balk, zaal.letter) == ("RAADSLEDEN UIT DE ZAAL", None, "")
    assert letters(zaal).startswith("K")
    daarna = advies(*vooraf, GEWELD, ALARM, WEG)
    assert daarna.titel not in ("GEWELD GEMELD", "RAADSLEDEN UIT DE ZAAL")
    terug = advies(*vooraf, GEWELD, ALARM, WEG, (80, "raadsleden_terug", {}))
    assert terug.titel == daarna.titel


@pytest.mark.parametrize("vooraf", [(GEWELD, (55, "schors", {})), (*STIL, GEWELD)])
def test_no_agreement_is_offered_after_violence_until_the_meeting_went_on(vooraf: tuple[Step, ...]) -> None:
    rustig: tuple[Step, ...] = (*vooraf, ALARM, WEG)
    na = advies(*rustig)
    assert na.vork is None
    assert na.letter == "B"
    assert "A" not in letters(na)
    weer = advies(*rustig, EINDE, (250, "raadsleden_terug", {}), HERVAT, (400, "schors", {}))
    assert weer.vork is not None


def test_nothing_is_waited_for_once_there_was_violence() -> None:
    geslagen: tuple[Step, ...] = (*STIL, A, GEWELD, ALARM, WEG)
    advice = advies(*geslagen, now=80)
    assert (advice.wacht, advice.letter) == (False, "B")
    assert toets(advice, "E") == (("beeindig_verstoring", {}),), "no agreement was kept"


def test_violence_is_over_when_the_disturbance_ended() -> None:
    assert geeft(advies(*SCHORS, GEWELD, EINDE)) == (("geef_ruimte", {}),)
    samen: Step = (200, "meld_fysieke_agressie", {})
    assert geeft(advies(*SCHORS, samen, EINDE)) == (("geef_ruimte", {}),), "ended at that very moment"
    erna: Step = (300, "meld_fysieke_agressie", {})
    assert advies(*SCHORS, EINDE, erna).kop == "BEL 112"
    volgende: tuple[Step, ...] = (HERVAT, (400, "meld_verstoring", {}))
    assert advies(*SCHORS, GEWELD, EINDE, *volgende).titel == "STAP 1: SCHORSEN"


def test_an_ordinary_call_is_no_112_and_an_insult_needs_none() -> None:
    assert advies(*SCHORS, (30, "bel_politie", {}), GEWELD).kop == "BEL 112"
    assert advies(*SCHORS, (30, "bel_politie", {"spoed": True}), GEWELD).titel == "RAADSLEDEN UIT DE ZAAL"
    assert advies(*SCHORS, (50, "meld_fysieke_agressie", {"soort": "belediging"})).vork is not None


def test_the_112_card_records_the_call_and_with_f_the_aggression_alone() -> None:
    state = course(first=begin(locatie="Theater Koningshof", adres="Uiverlaan 20"))
    kaart = kaart_112(state, MAASSLUIS)
    assert kaart.gebeld.opdrachten == (("bel_politie", {"spoed": True}),)
    assert kaart.gebeld.label == "Gedaan: 112 gebeld"
    assert kaart.agressie.opdrachten == (("meld_fysieke_agressie", {}),)
    assert kaart.zeg.startswith("Gemeenteraad Maassluis, Theater Koningshof, Uiverlaan 20.")
    assert kaart.regel == MAASSLUIS.fysiek.regel


def test_another_venue_is_never_given_the_usual_address() -> None:
    adres = replace(MAASSLUIS, politie=replace(MAASSLUIS.politie, locatie="raadzaal stadhuis", adres="Markt 1"))
    elders = kaart_112(course(first=begin(locatie="Theater Koningshof")), adres).zeg
    assert "Theater Koningshof, [noem het adres]" in elders
    assert "stadhuis" not in elders
    assert "Markt" not in elders
    assert "raadzaal stadhuis, Markt 1" in kaart_112(course(), adres).zeg
