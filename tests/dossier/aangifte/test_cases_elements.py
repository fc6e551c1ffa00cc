"""Elements as the law has them, each beside what was recorded of it: 138, 139 lid 3, 144, 184 and 186 Sr."""

from __future__ import annotations

import pytest

from tests.dossier.conftest import new_meeting
from tests.dossier.told import asked, fact, found, police, said
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.procedure import commands as c

G = "griffier"


def test_184_asks_for_an_official_charged_with_supervision_or_detection() -> None:
    m = new_meeting()
    m.add(c.Vorder(gericht_aan=("NN1",), grondslag="artikel 26 lid 1 Gemeentewet"), 600)
    d = m.dossier()
    names = [e.naam for e in fact(d, "184 Sr").elementen]
    assert names == [
        "een bevel of vordering, krachtens wettelijk voorschrift gedaan",
        "door een ambtenaar, belast met enig toezicht of met het opsporen of onderzoeken van strafbare feiten",
        "daaraan opzettelijk niet voldoen",
    ]
    assert asked(d, "184 Sr") == ["Was de spreker zo'n ambtenaar?"]


def test_138_asks_whether_it_was_unlawful_to_be_there() -> None:
    m = new_meeting(locatie_soort="gehuurde zaal", rechthebbende="Stichting De Brug")
    m.add(c.Vorder(gericht_aan=("NN1",)), 600)
    d = m.dossier()
    assert found(d, "138 Sr", "wederrechtelijk daar vertoeven")
    assert any(q.startswith("Wie mocht er zijn") for q in asked(d, "138 Sr"))


def test_186_names_the_group_that_was_recorded() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="sit-in"), 600)
    m.add(c.BeschrijfVerstoorder(label="G1", aantal=30, signalement="groep met borden"), 605, door=G)
    for n in range(3):
        m.add(c.Vorder(gericht_aan=("G1",)), 620 + 20 * n)
    d = m.dossier()
    assert found(d, "186 Sr", "volksoploop") == "vastgelegd zijn 30 personen; met groepen: G1 (30 personen); sit-in"
    assert "bij gelegenheid van een volksoploop: niets vastgelegd" not in police(d)


@pytest.mark.parametrize("soort", [None, "geweld"])
def test_139_lid_3_says_not_that_nothing_was_recorded_beside_a_knife(soort: str | None) -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="zwaait met een mes"), 605, door=G)
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", omschrijving="roept: ik pak je", dader="NN1"), 606)
    if soort:
        m.add(c.MeldFysiekeAgressie(soort="geweld", omschrijving="steekt", dader="NN1"), 607)
    m.add(c.Vorder(gericht_aan=("NN1",)), 620)
    d = m.dossier()
    assert found(d, "139 lid 3 Sr", "middelen") == "geen wapen gemeld"
    (question,) = [q for q in asked(d, "139 lid 3 Sr") if "mes" in q]
    assert "NN1: zwaait met een mes" in question
    assert ("(geweld)" in question) is (soort == "geweld")
    m.add(c.MeldFysiekeAgressie(soort="wapen", omschrijving="een mes", dader="NN1"), 640)
    assert "een mes" in found(m.dossier(), "139 lid 3 Sr", "middelen")
    assert not any("zwaait" in q for q in asked(m.dossier(), "139 lid 3 Sr"))


def test_144_names_no_return_after_the_end_or_the_closing() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.Schors(), 605)
    m.add(c.SpreekAan(scenario="B", gericht_aan=("NN1",)), 610)
    m.add(c.VerstoorderGestaakt(label="NN1"), 620, door=G)
    m.add(c.VerstoorderTeruggekeerd(label="NN1"), 630, door=G)
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.VerstoorderTeruggekeerd(label="NN1"), 720, door=G)  # while it was suspended, and nothing was disturbed
    m.add(c.MeldVerstoring(), 800)
    m.add(c.Sluit(), 900)
    m.add(c.VerstoorderGestaakt(label="NN1"), 910, door=G)
    told = found(m.dossier(), "144 Sr", "opzettelijk")
    assert "19:40:20" in told
    assert "19:40:30: NN1 stoort weer (vergadering toen geschorst)" in told
    assert "19:42:00" not in told
    assert "19:45:10" not in told


def test_144_says_of_each_reaction_whether_the_meeting_stood_still() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.SpreekAan(scenario="B", reactie="zij roepen terug"), 605)
    m.add(c.Schors(), 610)
    m.add(c.Vorder(reactie="de groep zingt door"), 620)
    m.add(c.VerstoorderGestaakt(label="NN1"), 630, door=G)
    m.add(c.Hervat(), 640)
    m.add(c.Vorder(reactie="hij lacht"), 650)
    told = found(m.dossier(), "144 Sr", "opzettelijk").split(" | ")
    still = " (vergadering toen geschorst)"
    assert [t.partition(": ")[2] for t in told if "vordering" not in t and "aangesproken" not in t] == [
        "reactie: zij roepen terug", f"reactie: de groep zingt door{still}", f"NN1 is gestopt met storen{still}",
        "reactie: hij lacht",
    ]  # fmt: skip


def test_139_lid_3_asks_of_a_threat_by_who_was_not_ordered_to_go() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", omschrijving="ik pak je", dader="NN2"), 606)
    m.add(c.Vorder(gericht_aan=("NN1",)), 620)
    question = "Tot NN2 is geen vordering vastgelegd: hoort dit hierbij?"
    assert question in asked(m.dossier(), "139 lid 3 Sr")
    m.add(c.Vorder(gericht_aan=("NN2",)), 640)
    assert question not in asked(m.dossier(), "139 lid 3 Sr")


def test_139_names_the_place_where_that_was_not_the_hall() -> None:
    m = new_meeting(locatie_soort="gemeentehuis")
    m.add(c.MeldVerstoring(plaats="gang"), 600)
    m.add(c.Vorder(gericht_aan=("NN1",)), 620)
    d = m.dossier()
    assert "plaats volgens nr. 2, 19:40:00: gang" in found(d, "139 lid 1 Sr", "lokaal")
    assert "Hoort die plaats bij het lokaal, en waren de personen daar?" in asked(d, "139 lid 1 Sr")


def test_what_the_program_says_itself_is_not_cut_off() -> None:
    m = new_meeting()
    m.add(c.Schors(reden="een bezoeker slaat", raadsleden_verlaten_zaal=True), 600)
    m.add(c.MeldFysiekeAgressie(soort="geweld", omschrijving="slaat"), 660)
    m.add(c.Sluit(), 700)
    for artikel, naam in (("124 Sr", "uiteenjagen"), ("143 Sr", "verhinderen")):
        assert found(m.dossier(), artikel, naam).endswith("wat eerst gebeurde, volgt daar niet uit")


def test_who_spoke_is_not_cut_off_behind_a_long_dispute() -> None:
    m = new_meeting()
    first = m.add(c.Vorder(gericht_aan=("NN1",), spreker="de griffier", hoedanigheid="griffier", namens="de raad"), 600)
    m.add(c.Betwist(positie=first.positie, tekst="woorden " * 30), 610, door=G)
    told = found(m.dossier(), "139 lid 1 Sr", "bevoegde ambtenaar")
    assert told.endswith("door de griffier, griffier, namens de raad")


def test_without_a_vordering_there_is_no_more_to_say_of_139() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    for artikel in ("139 lid 1 Sr", "139 lid 3 Sr", "139 lid 4 Sr"):
        assert fact(m.dossier(), artikel).waarom == "er is geen vordering vastgelegd"


def test_a_disturbance_after_the_closing_has_no_schorsing_to_be_told() -> None:
    m = new_meeting()
    m.add(c.Sluit(), 600)
    m.add(c.MeldVerstoring(), 700)
    m.add(c.Vorder(gericht_aan=("NN1",)), 710)
    m.add(c.Vorder(gericht_aan=("NN1",)), 720)
    told = said(intern(m.dossier()))
    assert told.count("was al gesloten sinds 19:40:00") == 2
    assert "Na de sluiting van de vergadering zijn nog twee vorderingen vastgelegd." in told


def test_where_the_burgemeester_is_not_there_the_longest_serving_member_chairs() -> None:
    """Gemeentewet 77 lid 1."""
    told = scenarios.load(scenarios.find("geweld-112"))
    assert told.vergadering.voorzitter == "het langstzittende raadslid"
    for name in scenarios.shipped():
        assert "loco" not in (scenarios.load(scenarios.find(name)).vergadering.voorzitter or "")
