"""What fresh eyes found in real dossiers, read as police, prosecutor and defence lawyer: each with its right value."""

from __future__ import annotations

from typing import Final

import pytest

from tests.dossier.conftest import Recorded, new_meeting
from tests.dossier.told import asked, fact, found, police, said
from voorzitter_console.dossier.bag.bag import readme
from voorzitter_console.dossier.checklist.items import items
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.summary import summary
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.sentences import sentence

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
    assert any(hole.startswith("Er is geen alternatief vastgelegd") for hole in holes(d))


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
    assert "1e vordering: ten hoogste 11 personen: NN1, NN2" in found(d, "139 lid 4 Sr", "twee of meer")
    apart = two_persons()
    apart.add(c.Vorder(), 660)
    assert "Wie | vet | 2 personen: NN1, NN2" in police(apart.dossier())


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
        assert "nr. 5, 19:40:20: houdt een spandoek vast" in place
        assert "nr. 8, 19:50:10: blaast op een fluitje" in place
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


def test_the_chair_has_one_name_in_one_table() -> None:
    m = two_persons()
    m.add(c.SpreekAan(scenario="B"), 640)
    m.add(c.Vorder(), 660)
    m.add(c.NeemOver(functie="voorzitter", naam="A. Loco"), 670)
    m.add(c.SpreekAan(scenario="B"), 680)
    shown = police(m.dossier())
    assert shown.count("Spreker: T. J. Haan") == 2
    assert shown.count("Spreker: A. Loco") == 1
    assert "Spreker: de voorzitter" not in shown


def test_what_was_said_answered_and_done_stands_in_order_of_time() -> None:
    m = two_persons()
    m.add(c.SpreekAan(scenario="B", reactie="hij lacht"), 640)
    m.add(c.VerstoorderGestaakt(label="NN2"), 650)
    m.add(c.Vorder(reactie="zij blijven"), 660)
    told = found(m.dossier(), "144 Sr", "opzettelijk").split(" | ")
    assert [t.partition(": ")[2] for t in told] == [
        "aangesproken (scenario B) (woorden niet vastgelegd)", "reactie: hij lacht", "NN2 is gestopt met storen",
        "1e vordering (woorden niet vastgelegd)", "reactie: zij blijven",
    ]  # fmt: skip


def test_of_two_calls_it_is_said_which_one_has_no_number() -> None:
    m = two_persons()
    m.add(c.BelPolitie(spoed=True), 640)
    m.add(c.BelPolitie(spoed=True, incidentnummer="2026-1"), 700)
    m.add(c.PolitieAanwezig(eenheid="noodhulp"), 800)
    shown = police(m.dossier())
    assert "Incidentnummer (19:41:40) | 2026-1" in shown
    assert "incidentnummer (19:40:40)" in shown


def test_a_person_of_whom_something_is_known_is_not_called_undescribed() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept"), 610)
    m.add(c.VerstoorderGestaakt(label="NN2"), 620)
    shown = police(m.dossier())
    assert "signalement nog niet bekend" in shown
    assert shown.count("nog niet beschreven") == 1  # NN2


def test_the_checklist_asks_nothing_senseless_of_words_and_of_a_municipality() -> None:
    m = two_persons()
    m.add(c.MeldFysiekeAgressie(soort="belediging", dader="NN1"), 640)
    m.add(c.MeldFysiekeAgressie(soort="geweld", dader="NN1"), 650)
    m.add(c.NoemBenadeelde(naam="gemeente Maassluis"), 700)
    m.add(c.NoemBenadeelde(naam="bode Vis"), 710)
    asked_of = {(p.groep, p.wat) for p in items(m.dossier())}
    assert ("Agressie 19:40:50", "letsel") in asked_of
    assert ("Agressie 19:40:40", "letsel") not in asked_of
    assert ("Benadeelde bode Vis", "slachtofferhulp") in asked_of
    assert {wat for groep, wat in asked_of if groep == "Benadeelde gemeente Maassluis"} == {"schade", "voegen"}


def test_the_key_in_the_folder_is_said_to_be_the_public_one() -> None:
    told = readme(two_persons().dossier()).decode()
    assert "sleutel.pem is alleen de openbare sleutel" in told
    assert len(told.splitlines()) == 6


def test_the_core_names_reported_aggression_once_in_full() -> None:
    m = two_persons()
    m.add(c.MeldFysiekeAgressie(soort="geweld", dader="NN1", omschrijving="hij slaat de bode"), 640)
    d = m.dossier()
    core = police(d).partition("Bijlage A")[0]
    assert core.count("hij slaat de bode") == 1
    assert "Genoemd bij agressie: nr. 5, 19:40:40" in core
    assert "Genoemd in: nr. 5, 19:40:40: Fysieke agressie gemeld" in said(intern(d))


def test_who_came_back_is_not_said_to_disturb_again() -> None:
    m = two_persons()
    m.add(c.VerstoorderGestaakt(label="NN2"), 620)
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="vrijwillig"), 630)
    back = c.VerstoorderTeruggekeerd(label="NN2")
    assert sentence(back) == "NN2 is terug of stoort weer"  # as the key that records it says
    m.add(back, 640)
    m.add(c.Vorder(), 660)
    d = m.dossier()
    assert "nr. 7, 19:40:40: NN2 is teruggekeerd" in found(d, "144 Sr", "opzettelijk").split(" | ")
    assert "stoort weer" not in police(d)
    assert "stoorde weer" not in police(d)
    assert "Storen: stopte nr. 5, 19:40:20" in police(d)
    assert "Vrijwillig weg 19:40:30, terug 19:40:40" in police(d)
    doubt = "NN2 kwam terug om 19:40:40; of deze persoon daarna weer stoorde, is niet apart vastgelegd."
    assert doubt in list(holes(d))
    m.add(c.VerstoorderGestaakt(label="NN1"), 670)
    m.add(back.changed(label="NN1"), 680)
    assert m.dossier().tijdlijn[-1].tekst == "NN1 stoort weer"  # who never left


def test_a_departure_that_is_not_exact_gives_no_exact_stay() -> None:
    m = two_persons()
    m.add(c.Vorder(), 660)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig", kwaliteit="bij_benadering"), 700)
    m.add(c.VerstoorderTeruggekeerd(label="NN1"), 720, late=DAY)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="verwijderd", kwaliteit="van_horen_zeggen"), 760)
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="verwijderd", kwaliteit="van_horen_zeggen"), 780)
    d = m.dossier()
    late = "(vastgelegd op 11 maart 2026 om 19:42:00)"
    back = f"kwam terug 19:42:00 {late}, verwijderd 19:42:40 (van horen zeggen)"
    leaving = found(d, "139 lid 1 Sr", "aanstonds")
    assert f"NN1, 1e vordering 19:41:00: ging weg na 40 s (bij benadering) (vrijwillig), {back}" in leaving
    assert "toen door de politie verwijderd om 19:43:00 (van horen zeggen)" in leaving
    assert f"Vrijwillig weg 19:41:40 (bij benadering), terug 19:42:00 {late}" in police(d)


def test_what_was_disputed_is_marked_wherever_it_is_told() -> None:
    m = two_persons()
    suspended = m.add(c.Schors(reden="geroep"), 630)
    spoken = m.add(c.SpreekAan(scenario="B"), 640)
    m.add(c.Vorder(), 660)
    left = m.add(c.VerstoorderVertrokken(label="NN1", hoe="verwijderd"), 700)
    struck = m.add(c.MeldFysiekeAgressie(soort="geweld", dader="NN1"), 690)
    for entry in (suspended, spoken, left, struck):
        m.add(c.Betwist(positie=entry.positie, tekst="klopt niet"), 800, door="griffier")
    d = m.dossier()
    assert "verwijderd om 19:41:40 (betwist bij het teruglezen)" in found(d, "139 lid 1 Sr", "aanstonds")
    assert "Verwijderd 19:41:40 (betwist bij het teruglezen)" in police(d)
    assert "Om 19:41:30 (betwist bij het teruglezen) is geweld gemeld" in " ".join(summary(d))
    typed = "(BETWIST; getypt bij het teruglezen: klopt niet)"
    assert f"aangesproken (scenario B) {typed}" in found(d, "144 Sr", "opzettelijk")
    assert f"vergadering geschorst {typed}" in found(d, "144 Sr", "gestoord")
    assert f"reden van de schorsing: geroep {typed}" in found(d, "144 Sr", "wanorde")
    m.add(c.Bevestig(positie=left.positie), 810, door="griffier")
    assert "verwijderd om 19:41:40 (betwist" not in found(m.dossier(), "139 lid 1 Sr", "aanstonds")


def test_every_time_of_the_annexes_has_its_doubt() -> None:
    m = new_meeting()
    about: Final = "bij_benadering"
    m.add(c.MeldVerstoring(kwaliteit=about), 600)
    m.add(c.WaarschuwBodedienst(kwaliteit=about), 610)
    m.add(c.VraagPolitie(kwaliteit=about), 615)
    m.add(c.BelPolitie(kwaliteit=about), 620)
    m.add(c.MeldFysiekeMaatregel(door_wie="de bode", kwaliteit=about), 630)
    m.add(c.RoepHulp(dienst="bhv", kwaliteit=about), 640)
    m.add(c.PolitieAanwezig(kwaliteit=about), 700)
    m.add(c.DraagOver(kwaliteit=about), 710)
    m.add(c.PolitieAfgerond(kwaliteit=about), 720)
    m.add(c.LegVoorAanRaad(label="NN1", kwaliteit=about), 730)
    m.add(c.BeeindigVerstoring(kwaliteit=about), 740)
    annex = police(m.dossier()).partition("Bijlage A")[2].partition("Bijlage B")[0].partition("De vergadering en")[2]
    core = police(m.dossier()).partition("Bijlage A")[0]
    assert annex.count("(bij benadering)") == 10
    assert "19:42:10 (+01:00) (bij benadering)" in core  # laid before the raad


def test_an_end_before_its_begin_says_that_the_clock_was_put_back() -> None:
    m = two_persons()
    m.add(c.Vorder(), 660)
    m.add(c.BeeindigVerstoring(hoe="na_vordering"), 60)
    shown = police(m.dossier())
    assert shown.count("19:31:00 (+01:00) (de klok is daartussen teruggezet)") == 2  # the W's and annex A
    straight = two_persons()
    straight.add(c.BeeindigVerstoring(), 700)
    assert "teruggezet" not in police(straight.dossier())


def test_what_was_taken_back_is_named_and_not_told_once_more() -> None:
    m = two_persons()
    note = m.add(c.Noteer(tekst="haar moeder heet A. Pieters"), 650)
    m.add(c.Herroep(positie=note.positie, reden="hoort hier niet"), 660)
    assert "Vastgelegd en later herroepen: nr. 5 (Notitie)." in list(holes(m.dossier()))


def test_a_question_within_a_sentence_begins_small() -> None:
    m = two_persons()
    m.add(c.SpreekAan(scenario="A", minuten=2), 630)
    m.add(c.Vorder(), 660)
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.MeldVerstoring(), 1200)
    found_holes = list(holes(m.dossier()))
    for right in (
        "Ordeverstoring 1: niet vastgesteld of NN1 de 1e vordering hoorde.",
        "Ordeverstoring 1: NN1: wanneer en hoe deze persoon wegging, is niet vastgelegd.",
        "Ordeverstoring 1: de 1e vordering kwam 30 s daarna, dus binnen de gegeven tijd.",
    ):
        assert right in found_holes
