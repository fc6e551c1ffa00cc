"""The same fresh eyes: each time, name and doubt stands wherever it is told, and nothing is asked without sense."""

from __future__ import annotations

from typing import Final

from tests.dossier.aangifte.test_cases_fresh import DAY, two_persons
from tests.dossier.conftest import new_meeting
from tests.dossier.told import found, police, said
from voorzitter_console.dossier.bag.bag import readme
from voorzitter_console.dossier.checklist.items import items
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.summary import summary
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.sentences import sentence


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
    m.add(c.Vorder(gericht_aan=("NN1",)), 665)
    assert "NN1, NN2 (afgeleid: wie toen als storend of als terug was vastgelegd)" in police(m.dossier())
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
    assert (
        f"NN1, 1e vordering 19:41:00 (niet apart genoemd): ging weg na 40 s (bij benadering) (vrijwillig), {back}"
        in leaving
    )
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


def test_a_departure_of_which_nobody_gave_the_time_is_no_stay_of_a_day() -> None:
    m = two_persons()
    m.add(c.Vorder(), 660)
    m.add(c.BeeindigVerstoring(hoe="na_vordering"), 700)
    m.add(c.Sluit(), 3600)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="na_vordering"), DAY, door="griffier")
    told = "ging weg (na de vordering); wanneer is niet opgegeven, vastgelegd 11 maart 2026, 19:30:00 (+01:00)"
    assert f"NN1, 1e vordering 19:41:00 (niet apart genoemd): {told}" in found(m.dossier(), "139 lid 1 Sr", "aanstonds")
    # A sit-in may go on for hours after the closing, recorded while it happens.
    sat = two_persons()
    sat.add(c.Sluit(), 650)
    sat.add(c.Vorder(), 660)
    sat.add(c.VerstoorderVertrokken(label="NN1", hoe="verwijderd"), 660 + 7_500, door="griffier")
    sat.add(c.BeeindigVerstoring(hoe="politie"), 660 + 7_600)
    leaving = found(sat.dossier(), "139 lid 1 Sr", "aanstonds")
    assert "was er nog 2 uur 05 min, toen door de politie verwijderd om 21:46:00" in leaving
