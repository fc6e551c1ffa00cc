"""What a letter tells its reader: what this person did, what was recorded, and nothing of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.aftercare.reports import WHEN, begun, say
from tests.dossier.conftest import incident, new_meeting
from tests.dossier.letters.test_letters import earlier, request
from tests.dossier.told import said
from voorzitter_console.aftercare.tasks import tasks
from voorzitter_console.dossier.aangifte.annex import missing
from voorzitter_console.dossier.aangifte.bewijs import evidence
from voorzitter_console.dossier.blocks import Fields
from voorzitter_console.dossier.checklist.items import items
from voorzitter_console.dossier.editions.melding import melding
from voorzitter_console.dossier.letters.history import incidents
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.letters.notulen import lines
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.parse import ERASED


def test_who_keeps_a_camera_hears_nothing_of_what_others_handed_over() -> None:
    m = incident()
    m.add(c.VoegBewijsToe(omschrijving="camera hal", beheerder="de beveiliging"), 9_000, door="griffier")
    photo = c.VoegBewijsToe(omschrijving="foto van de balie", gemaakt_door="A. de Boer", ontvangen_van="T. Tol")
    m.add(photo, 9_001, door="griffier")
    told = said(KINDS["camerabeelden"].maak(request(m.dossier())))
    assert "camera hal" in told
    for private in ("foto van de balie", "A. de Boer", "T. Tol"):
        assert private not in told


def test_only_images_and_sound_are_asked_of_who_keeps_them() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    kept = ("een flesje", None), ("een briefje", None), ("camera hal", None), ("de harde schijf", "3 mei")
    for number, (what, day_) in enumerate(kept):
        m.add(c.VoegBewijsToe(omschrijving=what, beheerder="de bode", overschreven_op=day_), 700 + number)
    d = m.dossier()
    told = said(KINDS["camerabeelden"].maak(request(d)))
    assert [what in told for what, _ in kept] == [False, False, True, True]
    of_each = [[name for name, _ in block.rijen] for block in evidence(d) if isinstance(block, Fields)]
    assert ["Wordt overschreven op" in names for names in of_each] == [False, False, True, True]
    assert [p.groep for p in items(d) if p.wat == "overschreven op"] == ["Bewijs 3", "Bewijs 4"]
    asked_for = [line for line in missing(d) if line.startswith("Bewijs") and "overschreven" in line]
    assert [line.split(":")[0] for line in asked_for] == ["Bewijs nr. 5"]
    images = [one.betreft for one in tasks(m.meeting.history) if one.soort == "beelden"]
    assert set(images) == {5, 6}


PERSONAL = ("waarschuwing", "ontzegging", "gebouwen", "ordegesprek", "contact")


@pytest.mark.parametrize("kind", PERSONAL)
def test_what_all_of_them_did_is_not_told_as_what_one_did(kind: str) -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(omschrijving="geroep van de tribune"), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", naam="K. Smit", rol="toehoorder"), 605, door="griffier")
    told = said(KINDS[kind].maak(request(m.dossier(), eerder=("3 februari",))))
    assert "[wat deze persoon bij deze verstoring deed]" in told
    assert "Wat NN1 zelf deed, is niet vastgelegd" in told
    assert "deze persoon is" not in told.split("Geachte")[1]


@pytest.mark.parametrize("kind", PERSONAL)
def test_the_worst_stands_in_every_letter_about_it(kind: str) -> None:
    m = new_meeting()
    m.add(c.Schors(), 600)
    m.add(c.MeldFysiekeAgressie(soort="geweld", dader="NN1", slachtoffer="de bode"), 605)
    told = said(KINDS[kind].maak(request(m.dossier(), eerder=("3 februari",)))).split("Geachte")[1]
    assert "geweld gemeld om 19:40:05" in told
    assert "de bode" not in told
    assert "[wat deze persoon" not in told


@pytest.mark.parametrize("kind", PERSONAL)
def test_a_letter_to_who_was_erased_says_so_and_names_nobody(kind: str) -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", naam="K. Smit", gedrag="roept"), 605, door="griffier")
    d = m.dossier()
    person = d.personen[0].model_copy(update={"naam": ERASED, "gedrag": ERASED})
    told = said(KINDS[kind].maak(request(d.model_copy(update={"personen": (person,)}), eerder=("3 februari",))))
    assert "Van NN1 zijn gegevens gewist (AVG)" in told
    assert f"mevrouw {ERASED}" not in told
    assert "mevrouw [naam van NN1]" in told


def test_two_who_were_erased_are_not_of_one_name() -> None:
    d = incident().dossier()
    gone = d.personen[0].model_copy(update={"naam": ERASED})
    here = d.model_copy(update={"personen": (gone, *d.personen[1:])})
    assert len(incidents((earlier(d, "NN7", ERASED), here), here, "NN1", ERASED)) == 1


def test_a_member_s_words_are_no_matter_of_the_burgemeester() -> None:
    m = new_meeting()
    m.add(c.BeschrijfVerstoorder(label="NN1", naam="J. de Wit", rol="raadslid", gedrag="roept"), 600)
    m.add(c.MeldVerstoring(), 601)
    assert "artikel 22 Gemeentewet" in said(KINDS["ordegesprek"].maak(request(m.dossier())))


def test_who_may_still_write_is_not_told_that_writing_is_no_use(tmp_path: Path) -> None:
    book = begun(tmp_path, "telefoon")
    say(book, "meld_gedrag", soort="belediging", dader="NN1", gebeurd_op=WHEN)
    say(book, "bel_politie")
    assert book.open is not None
    d = of_meeting(book.open.meeting)
    told = said(KINDS["contact"].maak(request(d)))
    assert "Belt u toch, dan breken wij het gesprek af." in told
    assert "schrijft u toch" not in told
    assert "afspreken" not in told
    # Nobody said when the police were called: the moment of recording is not that.
    report = said(KINDS["melding"].maak(request(d)))
    assert "Politie gebeld | tijd niet opgegeven; vastgelegd" in report


def test_a_melding_says_what_speaks_for_somebody_and_how_many_one_stands_for() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(woorden="Weg!"), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", aantal=3), 601, door="griffier")
    spoken = m.add(c.Vorder(gericht_aan=("NN1",)), 610)
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=1, gehoord=False), 620, door="griffier")
    m.add(c.Betwist(positie=spoken.positie, tekst="anders"), 630, door="griffier")
    told = said(KINDS["melding"].maak(request(m.dossier())))
    assert "Aantal personen: 3" in told
    assert "1e vordering: hoorde het niet" in told
    assert "één vordering (de 1e: bij het teruglezen betwist)" in told
    assert "“Weg!” (zoals genoteerd)" in told


def test_what_somebody_else_heard_on_the_telephone_is_told_as_that(tmp_path: Path) -> None:
    book = begun(tmp_path, "telefoon")
    heard = {"soort": "belediging", "dader": "NN1", "kwaliteit": "van_horen_zeggen"}
    say(book, "meld_gedrag", **heard, gebeurd_op=WHEN)
    say(book, "meld_gedrag", **heard)
    assert book.open is not None
    d = of_meeting(book.open.meeting)
    # Once with each, and where there is a short part there too.
    for kind, times in (("waarschuwing", 2), ("contact", 2), ("melding", 3)):
        assert said(KINDS[kind].maak(request(d))).count("(van horen zeggen)") == times, kind
    assert said(melding(d, "ab" * 32)).split("Tijdlijn")[0].count("(van horen zeggen)") == 3


def test_who_reports_on_a_meeting_is_not_reported_to_the_police_without_a_word() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", rol="toehoorder"), 601, door="griffier")
    assert "als pers" not in said(KINDS["melding"].maak(request(m.dossier())))
    m.add(c.BeschrijfVerstoorder(label="P1", rol="pers", gedrag="filmt"), 602, door="griffier")
    above = said(KINDS["melding"].maak(request(m.dossier()))).split("Geachte")[0]
    assert "Vastgelegd als pers: P1." in above


def test_the_raad_is_not_told_that_it_went_on_and_did_not() -> None:
    m = new_meeting()
    m.add(c.Schors(), 600)
    m.add(c.BeeindigVerstoring(), 650)
    m.add(c.Hervat(), 700)
    assert "één keer geschorst en weer hervat." in said(KINDS["raad"].maak(request(m.dossier())))
    m.add(c.Schors(), 800)
    m.add(c.PolitieAanwezig(), 850)
    m.add(c.Sluit(), 900)
    told = said(KINDS["raad"].maak(request(m.dossier())))
    assert "twee keer geschorst, één keer weer hervat en na de laatste schorsing niet hervat maar gesloten." in told
    assert "Daarna" not in told


@pytest.mark.parametrize(("orgaan", "law"), [("gemeenteraad", True), ("raadscommissie", False)])
def test_a_decision_about_a_member_is_checked_before_it_is_in_the_minutes(orgaan: str, law: bool) -> None:
    m = new_meeting(orgaan=orgaan)
    m.add(c.Schors(), 600)
    m.add(c.LegVoorAanRaad(label="NN1", besluit="raadslid De Wit gaat weg"), 610, door="griffier")
    d = m.dossier()
    before, minutes = said(KINDS["notulen"].maak(request(d))).split("Verstoring van de orde")
    assert "er kan een naam in staan" in before
    assert "voorgelegd aan de raad terwijl de vergadering was geschorst" in before
    assert "de vergadering was toen geschorst; besluit: [nagaan, en zonder naam overnemen: raadslid De Wit" in minutes
    assert ("artikel 26 lid 3" in minutes) is law


def test_each_time_that_a_member_was_laid_before_the_raad_is_in_the_minutes() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.LegVoorAanRaad(label="NN1", besluit="waarschuwing"), 610, door="griffier")
    m.add(c.LegVoorAanRaad(label="NN1", besluit="lid gaat weg"), 700, door="griffier")
    told = [line for line in lines(m.dossier()) if "voorgelegd" in line]
    assert [line[:8] for line in told] == ["19:40:10", "19:41:40"]
    assert "lid gaat weg" not in told[0]
    assert "lid gaat weg" in told[1]


def test_in_the_minutes_the_disturbance_stands_before_what_was_said_of_it() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.SpreekAan(scenario="B", telt_als_vordering=True, tekst="Weg."), 600)
    told = lines(m.dossier())
    assert told[1] == "19:40:00: de orde wordt verstoord."
    assert told[2] == (
        "19:40:00: wie de orde verstoort, wordt aangesproken om daarmee te stoppen; dit is de 1e vordering om het "
        "pand te verlaten."
    )
