"""Enter, the one next action: from the vorderingen to after the closing, and violence before all."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.procedure.course import MAASSLUIS, VOORBEELDSTAD, Step, begin, course, three
from tests.procedure.test_advice import (
    ALARM,
    EINDE,
    GEWELD,
    HERVAT,
    MELD,
    SCHORS,
    SLUIT,
    STIL,
    UIT,
    VORDER,
    VRAAG,
    WACHTEND,
    WEG,
    A,
    B,
    advies,
    geeft,
    letters,
    toets,
)
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.ready import klaargezet
from voorzitter_console.procedure.advice.urgent import kaart_112
from voorzitter_console.procedure.advice.zinnen import woorden_112

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


def test_over_a_member_of_a_commission_the_raad_decides_nothing() -> None:
    """Gemeentewet 82 lid 5: article 26 does not hold there; a commissielid is no toehoorder either."""
    for rol in ("raadslid", "commissielid"):
        lid: Step = (20, "beschrijf_verstoorder", {"label": "R1", "rol": rol})
        alone = advies(*SCHORS, lid, B, orgaan="raadscommissie")
        assert (alone.titel, alone.balk) == ("LID R1: GEEN TOEHOORDER", None)
        assert "de raad beslist" not in alone.uitleg
        among = advies(*SCHORS, lid, (21, "beschrijf_verstoorder", {"label": "NN1"}), B, orgaan="raadscommissie")
        assert geeft(among) == (("vorder", {}),)
        assert among.uitleg == alone.uitleg
        # At the fork, and where the sentence of a vordering is brought up by its key.
        assert advies(*SCHORS, lid, orgaan="raadscommissie").uitleg == alone.uitleg
        state = course(*SCHORS, lid, B, first=begin(orgaan="raadscommissie"))
        key = next(k for k in alone.keuzes if k.toets == "V")
        assert klaargezet(key, state, MAASSLUIS).uitleg == alone.uitleg
    assert advies(*SCHORS, B, orgaan="raadscommissie").uitleg == ""


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
    assert "Aanvullen, corrigeren en herroepen kan nog" in advice.uitleg
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


def test_police_that_came_after_the_violence_know_of_it_and_those_before_may_not() -> None:
    called: Step = (30, "bel_politie", {})
    came: Step = (300, "politie_aanwezig", {})
    assert advies(*SCHORS, called, (40, "politie_aanwezig", {}), GEWELD).kop == "BEL 112"
    assert advies(*SCHORS, called, GEWELD, came).titel == "RAADSLEDEN UIT DE ZAAL"
    assert advies(*SCHORS, called, GEWELD, WEG, came).kop != "BEL 112"
    done: Step = (320, "politie_afgerond", {})
    assert advies(*SCHORS, called, GEWELD, WEG, came, done).kop != "BEL 112"
    again: Step = (330, "meld_fysieke_agressie", {})
    assert advies(*SCHORS, called, GEWELD, WEG, came, done, again).kop == "BEL 112"


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
