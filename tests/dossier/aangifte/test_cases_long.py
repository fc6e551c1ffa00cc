"""What long evenings showed: several ordeverstoringen, one that went on, who came and went, a member, a hired hall."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dossier.conftest import PROTOCOL, Recorded, new_meeting
from tests.dossier.told import fact, found, police, said
from voorzitter_console.dossier.aangifte.annex import missing
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.editions.raad import openbaar, raad
from voorzitter_console.dossier.letters.draft import Request
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.letters.notulen import lines
from voorzitter_console.dossier.picture import picture
from voorzitter_console.dossier.summary import summary
from voorzitter_console.procedure import commands as c


def went_on() -> Recorded:
    """Over at 19:41:40, and the same ordeverstoring again from 20:20:00 to 20:21:00."""
    m = new_meeting(geopend=False)
    m.add(c.OpenVergadering(), 60)
    m.add(c.Schors(), 600)
    m.add(c.SpreekAan(scenario="B"), 605)
    m.add(c.Vorder(gericht_aan=("NN1", "NN2")), 610)
    m.add(c.Vorder(gericht_aan=("NN1",)), 620)
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 700)
    m.add(c.Hervat(), 720)
    m.add(c.MeldVerstoring(voortzetting=True), 3000)
    m.add(c.Vorder(gericht_aan=("NN3",)), 3020)
    m.add(c.BeeindigVerstoring(hoe="na_vordering"), 3060)
    return m


def letter(m: Recorded, kind: str, **fields: Any) -> str:
    d = m.dossier()
    return said(KINDS[kind].maak(Request(dossier=d, protocol=PROTOCOL, dossiers=(d,), **fields)))


def test_an_ordeverstoring_that_went_on_did_not_run_in_between() -> None:
    m = went_on()
    d = m.dossier()
    told = "en was voorbij om 19:41:40 (+01:00); zij ging verder om 20:20:00 (+01:00) en was"
    begun = "(bij de schorsing; wanneer zij begon, is niet vastgelegd)"
    assert f"vanaf 19:40:00 (+01:00) {begun} {told}" in " ".join(summary(d))
    spans = f"van 19:40:00 {begun} tot 19:41:40 en van 20:20:00 tot 20:21:00"
    offset = f"van 19:40:00 {begun} tot 19:41:40 (+01:00) en van 20:20:00 tot 20:21:00 (+01:00)"
    assert f"ordeverstoring 1: {offset}" in police(d)
    assert f"Ordeverstoring 1: {spans}" in letter(m, "raad")
    assert spans in letter(m, "waarschuwing", persoon="NN1")
    for shown in (said(openbaar(d)), said(raad(d))):
        assert (
            "Tussentijds voorbij | van 10 maart 2026, 19:41:40 (+01:00) tot 10 maart 2026, 20:20:00"
            in shown.replace(" | weight", "")
        )
        assert "voor het laatst voorbij om 20:21:00" in shown
    minutes = " ".join(lines(d))
    assert minutes.count("de verstoring van de orde is voorbij") == 2
    assert "20:20:00: de verstoring van de orde gaat verder" in minutes


def test_the_picture_does_not_draw_it_in_between() -> None:
    (shown,) = picture(went_on().dossier())
    lanes = {lane.naam: [balk.tekst for balk in lane.balken] for lane in shown.banen}
    assert (lanes["Ordeverstoring"], lanes["Scenario"]) == (["1", "1"], ["B"])


def test_persons_of_different_vorderingen_were_not_together() -> None:
    assert found(went_on().dossier(), "139 lid 4 Sr", "verenigde") == "1e vordering: 2 personen: NN1, NN2"


def test_the_public_reads_no_number_of_the_timeline() -> None:
    d = went_on().dossier()
    assert "(geopend, nr. 2)" in police(d)
    for shown in (said(openbaar(d)), said(raad(d))):
        assert "(geopend)" in shown
        assert "nr. 2" not in shown


def two() -> Recorded:
    """Two ordeverstoringen; NN2 was there at the second only, and left at a third after the closing."""
    m = new_meeting()
    m.add(c.MeldVerstoring(gevolg="de wethouder stopte"), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1"), 610)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig"), 620)
    m.add(c.VerstoorderTeruggekeerd(label="NN1"), 630)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="verwijderd"), 640)
    m.add(c.BeeindigVerstoring(), 700)
    m.add(c.MeldVerstoring(), 1200)
    m.add(c.BeschrijfVerstoorder(label="NN2"), 1210)
    m.add(c.BeeindigVerstoring(), 1300)
    m.add(c.Sluit(), 1800)
    m.add(c.Vorder(gericht_aan=("NN2",)), 1900)
    m.add(c.VerstoorderVertrokken(label="NN2", hoe="na_vordering"), 1930)
    return m


@pytest.mark.parametrize(("label", "theirs"), [("NN1", True), ("NN2", False)])
def test_the_effect_of_what_others_did_is_not_held_against_a_person(label: str, theirs: bool) -> None:
    assert ("De wethouder stopte." in letter(two(), "waarschuwing", persoon=label)) == theirs


def test_a_departure_stands_at_the_ordeverstoring_in_which_it_was() -> None:
    d = two().dossier()
    assert police(d).count("Weg na de vordering 20:02:10") == 1
    assert not any("of en hoe vertrokken" in line for line in missing(d))


def test_a_letter_names_each_departure_and_return() -> None:
    right = "vertrokken om 19:40:20, vrijwillig, teruggekomen om 19:40:30, vertrokken om 19:40:40, door de politie"
    assert right in letter(two(), "waarschuwing", persoon="NN1")
    assert "één keer vrijwillig, één keer door de politie verwijderd, één keer na de vordering" in said(
        raad(two().dossier())
    )


def test_a_member_is_no_toehoorder_when_all_are_ordered_to_leave() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 590)
    m.add(c.BeschrijfVerstoorder(label="NN1", rol="raadslid"), 600)
    m.add(c.BeschrijfVerstoorder(label="NN2", rol="toehoorder"), 601)
    m.add(c.VerstoorderGestaakt(label="NN2"), 602)
    m.add(c.Vorder(alle_toehoorders=True), 610)
    d = m.dossier()
    shown = police(d)
    assert shown.count("ja, aan alle toehoorders") == 1
    assert "gericht tot deze persoon: 1e vordering (aan alle toehoorders)" in shown
    assert "Aan NN1 is geen vordering gericht." in list(holes(d))
    assert "Aan NN2 is geen vordering gericht." not in list(holes(d))


def test_one_arrival_stands_once_for_raad_and_intern_and_an_insult_is_not_physical() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BelPolitie(), 610)
    m.add(c.BelPolitie(spoed=True), 620)
    m.add(c.MeldFysiekeAgressie(soort="belediging"), 630)
    m.add(c.PolitieAanwezig(), 900)
    d = m.dossier()
    assert said(raad(d)).count("aanwezig 10 maart 2026, 19:45:00") == 1
    assert said(intern(d)).count("aanwezig 19:45:00") == 1
    assert "Fysieke agressie" not in said(raad(d))


def test_violence_does_not_prevent_an_evening_that_was_suspended_for_something_else() -> None:
    m = new_meeting()
    m.add(c.Schors(reden="geroep"), 600)
    m.add(c.MeldFysiekeAgressie(soort="geweld"), 620)
    m.add(c.BeeindigVerstoring(), 650)
    m.add(c.Hervat(), 700)
    m.add(c.Schors(reden="gezang"), 3000)
    told = found(m.dossier(), "143 Sr", "verhinderen")
    assert "19:40:00" in told
    assert "20:20:00" not in told


def test_a_commission_is_told_why_124_is_not_worked_out() -> None:
    m = new_meeting(orgaan="raadscommissie")
    m.add(c.MeldVerstoring(), 600)
    m.add(c.MeldFysiekeAgressie(soort="bedreiging"), 620)
    assert fact(m.dossier(), "124 Sr").waarom == "het was geen vergadering van de raad"


@pytest.mark.parametrize(("kind", "own"), [("gehuurde zaal", False), (None, False), ("raadzaal stadhuis", True)])
def test_the_address_of_a_hired_hall_is_no_domicile(kind: str | None, own: bool) -> None:
    m = new_meeting(adres="Plein 1", locatie_soort=kind)
    m.add(c.MeldVerstoring(), 600)
    assert ("Domicilie (adres organisatie) | Plein 1" in police(m.dossier()).replace(" | weight", "")) == own


def test_a_clock_that_was_not_compared_is_a_question_of_the_defence() -> None:
    m = two()
    doubt = "De klok van de laptop is niet met een andere klok vergeleken."
    assert doubt in list(holes(m.dossier()))
    m.add(c.VergelijkKlok(bron="de klok in de zaal", klok_zegt="20:10"), 2000)
    assert doubt not in list(holes(m.dossier()))


def test_a_second_unit_that_arrives_is_not_lost() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BelPolitie(), 610)
    m.add(c.PolitieAanwezig(eenheid="wijkagent"), 900)
    m.add(c.PolitieAanwezig(eenheid="noodhulp"), 960)
    shown = police(m.dossier())
    assert "nr. 5, 19:46:00 (+01:00): Politie is aanwezig: noodhulp" in shown
    assert "nr. 4, 19:45:00 (+01:00): Politie is aanwezig" not in shown


@pytest.mark.parametrize(
    ("before", "remark"),
    [
        ((c.Schors(),), ("de vergadering was", "geschorst")),
        ((c.Sluit(),), ("de vergadering was", "gesloten")),
        ((c.RaadsledenUitZaal(),), ("de raadsleden waren", "de zaal uit")),
        ((c.RaadsledenUitZaal(), c.RaadsledenTerug()), None),
        ((c.Schors(), c.RaadsledenUitZaal(), c.Hervat()), None),
        ((c.GeefRuimte(),), None),
    ],
)
def test_a_raad_that_does_not_sit_cannot_decide(before: tuple[c.Command, ...], remark: tuple[str, str] | None) -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 590)
    m.add(c.BeschrijfVerstoorder(label="NN1", rol="raadslid"), 595)
    for seconds, command in enumerate(before, 600):
        m.add(command, seconds)
    m.add(c.LegVoorAanRaad(label="NN1"), 610)
    d = m.dossier()
    told = [hole for hole in holes(d) if "voorgelegd" in hole]
    while_it = [(remark[0].rsplit(" ", 1)[0], remark[1], remark[0].rsplit(" ", 1)[1])] if remark else []
    said = [f"NN1 is om 19:40:10 voorgelegd aan de raad terwijl {' '.join(sentence)}." for sentence in while_it]
    assert told == said
    after = police(d).partition("Voorgelegd aan de raad: 10 maart 2026, 19:40:10 (+01:00)")[2]
    assert after.startswith(f" ({remark[0]} toen {remark[1]})" if remark else " |")


def test_letters_say_how_it_ended_and_what_speaks_for_a_person() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(plaats="buiten"), 500)
    m.add(c.Schors(), 600)
    m.add(c.Vorder(gericht_aan=("NN1",)), 610)
    m.add(c.StelAanwezigheidVast(label="NN1", vordering=1, gehoord=False), 620)
    m.add(c.Sluit(), 700)
    assert "1e vordering om te vertrekken (de 1e: niet gehoord, vastgesteld)" in letter(
        m, "waarschuwing", persoon="NN1"
    )
    assert "De vergadering is één keer geschorst en niet hervat maar gesloten." in letter(m, "raad")
    assert lines(m.dossier())[1] == "19:38:20: de orde wordt verstoord."
