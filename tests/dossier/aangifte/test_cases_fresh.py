"""What fresh eyes found in real dossiers, read as police, prosecutor and defence lawyer: each with its right value."""

from __future__ import annotations

import pytest

from tests.dossier.conftest import Recorded, new_meeting
from tests.dossier.told import asked, fact, found, police, said
from voorzitter_console.dossier.checklist.items import items
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.summary import summary
from voorzitter_console.procedure import commands as c

DAY = 86_400


def two_persons() -> Recorded:
    m = new_meeting(voorzitter="T. J. Haan", voorzitter_functie="burgemeester")
    m.add(c.MeldVerstoring(omschrijving="geroep", plaats="zaal"), 600, door="griffier")
    m.add(c.BeschrijfVerstoorder(label="NN1", signalement="man, grijze jas", gedrag="roept"), 610, door="griffier")
    m.add(c.BeschrijfVerstoorder(label="NN2", signalement="vrouw, groene jas"), 615, door="griffier")
    return m


def test_who_was_only_there_was_not_spoken_to() -> None:
    m = two_persons()
    m.add(c.Vorder(gericht_aan=("NN1",)), 660)
    m.add(c.StelAanwezigheidVast(label="NN2", vordering=1, gehoord=True), 670, door="griffier")
    d = m.dossier()
    shown = police(d)
    assert "gericht tot deze persoon: 1e vordering (genoemd)" in shown
    assert "Niet genoemd in de 1e vordering, wel aanwezig (vastgesteld)" in shown
    assert "nee: niet genoemd, wel aanwezig, vastgesteld" in shown
    leaving = found(d, "139 lid 1 Sr", "aanstonds")
    assert "NN2, 1e vordering was er (vastgesteld), maar zij noemde deze persoon niet" in leaving
    assert not fact(d, "139 lid 4 Sr").aanleiding  # one person was ordered to go
    assert "Aan NN2 is geen vordering gericht." in list(holes(d))


def test_presence_does_not_hide_that_the_words_were_disputed_and_is_no_reading_back() -> None:
    m = two_persons()
    ordered = m.add(c.Vorder(), 660)
    m.add(c.Betwist(positie=ordered.positie, tekst="er is niets gezegd"), 665, door="griffier")
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=1, gehoord=True), 670, door="griffier")
    shown = police(m.dossier())
    assert "1e vordering (afgeleid, aanwezigheid vastgesteld, bij het teruglezen betwist)" in shown
    assert "(afgeleid, bij het teruglezen betwist)" in shown  # NN2
    assert "bevestigd" not in shown.partition("Personen en vorderingen")[2].partition("Livestream")[0]


@pytest.mark.parametrize("letsel", ["geen letsel door het mes", "geen ernstig letsel, wel een snee", "een snee"])
def test_what_was_said_of_injury_is_quoted_and_not_concluded_from(letsel: str) -> None:
    m = two_persons()
    m.add(c.MeldFysiekeAgressie(soort="wapen", dader="NN1", letsel=letsel), 660)
    shown = police(m.dossier())
    assert "met letsel" not in shown
    assert shown.count(f"letsel, zoals gemeld: {letsel}") >= 3  # the core, the mandate and the victim's own


@pytest.mark.parametrize(("letsel", "named"), [("geen", False), ("Geen letsel.", False), ("blauwe plek", True)])
def test_no_injury_brings_no_article_of_assault(letsel: str, named: bool) -> None:
    m = two_persons()
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", dader="NN1", letsel=letsel), 660)
    assert ("mishandeling" in police(m.dossier())) is named


def told_next_day() -> Recorded:
    m = two_persons()
    m.add(c.Vorder(), 660)
    m.add(c.BeeindigVerstoring(hoe="na_vordering"), 700)
    m.add(c.Sluit(), 3600)
    m.add(c.BiedAlternatief(tekst="inspreken bij de commissie"), DAY, door="griffier")
    m.add(c.MeldFysiekeAgressie(soort="belediging", dader="NN1", omschrijving="riep oplichter"), DAY + 60)
    return m


def test_what_was_recorded_the_day_after_without_a_time_is_no_moment_of_then() -> None:
    d = told_next_day().dossier()
    doubt = "(na de vergadering vastgelegd, zonder opgegeven tijd)"
    assert f"Op 11 maart 2026, 19:31:00 (+01:00) {doubt} is belediging gemeld" in " ".join(summary(d))
    unlawful = "wederrechtelijk daar"
    assert "alternatief" not in found(d, "139 lid 1 Sr", unlawful)
    assert "Wanneer is dit aangeboden: inspreken bij de commissie (nr. 8)?" in asked(d, "139 lid 1 Sr")
    assert f"nr. 8, 11 maart 2026, 19:30:00 (+01:00) {doubt}: inspreken" in police(d)
    assert any(hole.startswith("Nr. 8 (alternatief) is na de vergadering vastgelegd") for hole in holes(d))
    assert not any(hole.startswith("Er is geen alternatief vastgelegd") for hole in holes(d))  # it was, only not when


def test_with_its_time_given_or_soon_after_the_closing_there_is_no_doubt() -> None:
    m = two_persons()
    m.add(c.Vorder(), 660)
    m.add(c.Sluit(), 3600)
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", omschrijving="in de gang"), 3900)
    m.add(c.BiedAlternatief(tekst="inspreken"), 630, late=DAY, door="griffier")
    d = m.dossier()
    assert "zonder opgegeven tijd" not in police(d)
    assert "alternatief aangeboden: inspreken" in found(d, "139 lid 1 Sr", "wederrechtelijk daar")


def test_when_it_was_recorded_has_its_date() -> None:
    m = two_persons()
    m.add(c.Vorder(spreker="T. J. Haan"), 660, late=DAY, door="griffier")
    granted = m.add(c.SpreekAan(scenario="A", minuten=2), DAY + 700)
    m.add(c.Corrigeer(positie=granted.positie, veld="minuten", waarde=5), 3 * DAY)
    shown = police(m.dossier())
    assert "vastgelegd door griffier op 11 maart 2026, 19:41:00 (+01:00)" in shown
    assert "later gewijzigd, op 13 maart 2026, 19:30:00 (+01:00); eerst: 2" in shown


def test_one_of_a_group_is_not_counted_twice() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", signalement="zwemmers", aantal=10), 610)
    m.add(c.BeschrijfVerstoorder(label="NN2", signalement="een van hen"), 620)
    m.add(c.Vorder(), 660)
    d = m.dossier()
    assert "ten hoogste 11 personen: NN1, NN2" in police(d)
    assert "wie apart staat, kan ook in een groep zijn geteld" in police(d)
    assert "1e vordering (niet apart genoemd): ten hoogste 11 personen: NN1, NN2" in found(
        d, "139 lid 4 Sr", "twee of meer"
    )
    apart = two_persons()
    apart.add(c.Vorder(), 660)
    assert "Wie | vet | vastgelegd: 2 personen: NN1, NN2" in police(apart.dossier())


def test_there_is_no_later_vordering_where_none_came() -> None:
    m = two_persons()
    m.add(c.Vorder(gericht_aan=("NN1",)), 660)
    m.add(c.BeeindigVerstoring(hoe="na_vordering"), 700)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="na_vordering"), 720)
    leaving = found(m.dossier(), "139 lid 1 Sr", "aanstonds")
    assert "voorbij was (19:41:40), weg 19:42:00 (vastgelegd als: na de vordering)" in leaving
    assert "latere vordering" not in leaving


def test_presence_at_a_retracted_vordering_is_not_told_of_the_one_that_has_its_number_now() -> None:
    m = two_persons()
    first = m.add(c.Vorder(gericht_aan=("NN1",)), 660)
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=1, gehoord=True), 670, door="griffier")
    m.add(c.Vorder(gericht_aan=("NN2",)), 680)
    m.add(c.Herroep(positie=first.positie, reden="niet gezegd"), 690)
    d = m.dossier()
    told = next(t.tekst for t in d.tijdlijn if t.soort == "stel_aanwezigheid_vast")
    right = "bij een vordering die later is herroepen (toen genoemd: 1e) en heeft het gehoord"
    assert told == f"Vastgesteld: NN1 was aanwezig {right}"
    assert any(hole.startswith("Vastgelegd en later herroepen: nr. 5 (") for hole in holes(d))


def test_what_somebody_did_first_is_not_replaced_by_what_came_after() -> None:
    m = two_persons()
    m.add(c.BeschrijfVerstoorder(label="NN2", gedrag="houdt een spandoek vast"), 620)
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.MeldVerstoring(), 1200)
    m.add(c.BeschrijfVerstoorder(label="NN2", gedrag="blaast op een fluitje"), 1210)
    d = m.dossier()
    nn2 = next(p for p in d.personen if p.label == "NN2")
    assert [g.gedrag for g in nn2.gedragingen] == ["houdt een spandoek vast", "blaast op een fluitje"]
    assert nn2.gedrag == "blaast op een fluitje"
    for place in (police(d), found(d, "144 Sr", "wanorde")):
        assert "nr. 5, beschreven om 19:40:20: houdt een spandoek vast" in place
        assert "nr. 8, beschreven om 19:50:10: blaast op een fluitje" in place
    assert "gedrag van NN1: roept" in found(d, "144 Sr", "wanorde")


def test_a_return_between_two_ordeverstoringen_is_told() -> None:
    m = two_persons()
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="vrijwillig"), 650)
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.MeldVerstoring(), 1200)
    m.add(c.VerstoorderTeruggekeerd(label="NN2"), 1210)
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="na_vordering"), 1260)
    shown = said(intern(m.dossier()))
    assert "Vrijwillig weg 19:40:50" in shown
    assert "Terug 19:50:10, weg na de vordering 19:51:00" in shown


def test_each_time_that_a_member_was_laid_before_the_raad_is_told() -> None:
    m = two_persons()
    m.add(c.Schors(), 620)
    m.add(c.LegVoorAanRaad(label="NN2"), 630)
    m.add(c.Hervat(), 700)
    m.add(c.LegVoorAanRaad(label="NN2", besluit="uitgesloten"), 710)
    d = m.dossier()
    both = "Om 19:40:30 (de vergadering was toen geschorst) en om 19:41:50 is NN2 voorgelegd aan de raad"
    assert f"{both}; besluit: uitgesloten." in " ".join(summary(d))
    assert "NN2 is om 19:40:30 voorgelegd aan de raad terwijl de vergadering geschorst was." in list(holes(d))


def test_nobody_is_said_to_file_for_the_municipality_who_did_not_say_so() -> None:
    m = two_persons()
    assert "Namens | gemeente Maassluis (nog te bevestigen)" in police(m.dossier())
    m.add(c.NoemAangever(naam="bode Vis", volmacht=False), 700)
    shown = police(m.dossier()).partition("De aangever, en wat wordt gevraagd")[2].partition("Herkomst")[0]
    assert "gemeente Maassluis" not in shown
    assert "Volmacht bijgevoegd | nee" in shown  # and there is no annex F to point at


def test_the_address_of_the_hall_is_no_domicile_yet() -> None:
    m = new_meeting(locatie_soort="raadzaal in het stadhuis", adres="Koningshoek 93050")
    m.add(c.MeldVerstoring(), 600)
    assert "Domicilie (adres organisatie) | Koningshoek 93050 (nog te bevestigen)" in police(m.dossier())


def test_the_chair_of_a_commission_is_asked_for_the_power_to_order() -> None:
    m = new_meeting(orgaan="raadscommissie", voorzitter="P. de Groot", voorzitter_functie="raadslid")
    m.add(c.MeldVerstoring(), 600)
    m.add(c.Vorder(), 660)
    d = m.dossier()
    question = "Was de voorzitter van een commissie bevoegd, waar artikel 26 Gemeentewet niet geldt (artikel 82 lid 5)?"
    assert any(q.startswith(question) for q in asked(d, "139 lid 1 Sr"))
    assert any("vorderde zelf (nr. 3)" in hole for hole in holes(d))
    raad = two_persons()
    raad.add(c.Vorder(), 660)
    assert not any("commissie" in q for q in asked(raad.dossier(), "139 lid 1 Sr"))


def test_the_defence_asks_for_the_ground_and_for_what_was_changed() -> None:
    m = two_persons()
    m.add(c.Vorder(namens="gemeente Maassluis", grondslag="artikel 26 lid 1 Gemeentewet"), 660)
    m.add(c.Vorder(tekst="Ga weg", spreker="de bode"), 670, door="griffier")
    m.add(c.Corrigeer(positie=2, veld="omschrijving", waarde="gefluit", reden="opname"), 700)
    found_holes = list(holes(m.dossier()))
    assert "Niet vastgelegd op welke grondslag is gevorderd: nr. 6." in found_holes
    assert "Niet vastgelegd met wiens instemming een ander dan de voorzitter vorderde: nr. 6." in found_holes
    assert "Later gecorrigeerd: nr. 2 (omschrijving)." in found_holes


def test_it_is_asked_of_which_vorderingen_and_consent_only_of_another_than_the_chair() -> None:
    m = two_persons()
    m.add(c.Vorder(grondslag="artikel 26 lid 1 Gemeentewet", namens="gemeente Maassluis"), 660)
    m.add(c.Vorder(spreker="R. van der Hoek", hoedanigheid="griffier"), 670, door="griffier")
    # What the griffier recorded of the chair's own words is the chair's.
    m.add(
        c.Vorder(spreker="T. J. Haan", hoedanigheid="burgemeester", namens="gemeente Maassluis"), 680, door="griffier"
    )
    d = m.dossier()
    questions = asked(d, "139 lid 1 Sr")
    for right in ("Namens wie sprak de spreker (nr. 6)?", "Met wiens instemming (nr. 6)?"):
        assert right in questions
    assert "Waarop berustte de vordering (nr. 6, 7)?" in questions
    assert "grondslag (nr. 5): artikel 26 lid 1 Gemeentewet" in found(d, "139 lid 1 Sr", "wederrechtelijk daar")
    assert police(d).count("instemming van") == 1
    points = [p.wat for p in items(d) if p.wat.startswith("instemming")]
    assert points == ["instemming van (2e)"]


def test_injury_is_no_open_question_of_a_threat_and_a_counted_address_quotes_nothing() -> None:
    m = two_persons()
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", omschrijving="dreigt", slachtoffer="de bode"), 640)
    m.add(c.SpreekAan(scenario="B", telt_als_vordering=True), 650)
    shown = police(m.dossier())
    reported = shown.partition("| Gemeld | Soort | Wat is vastgelegd |")[2].partition("Bijlage B")[0]
    assert "dreigt" in reported
    assert "letsel" not in reported.casefold()
    assert "wat is gezegd, is niet vastgelegd" in shown
    assert "met deze woorden" not in shown
    assert "een aanspreking, geteld als vordering" in shown
    m.add(c.MeldFysiekeAgressie(soort="bedreiging", letsel="slaapt niet", omschrijving="weer"), 660)
    assert "slaapt niet" in police(m.dossier())
