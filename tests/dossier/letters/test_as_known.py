"""What was entered later was not reported then, a beginning that nobody recorded is none, and 26 is of the raad."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.aftercare.reports import begun, say
from tests.dossier.conftest import Recorded, after, incident, new_meeting
from tests.dossier.letters.test_letters import earlier, request
from tests.dossier.letters.test_told import PERSONAL
from tests.dossier.told import said
from voorzitter_console.dossier.aangifte.seven import motive
from voorzitter_console.dossier.aangifte.verstoring import disturbances
from voorzitter_console.dossier.blocks import Document
from voorzitter_console.dossier.editions.raad import openbaar, raad
from voorzitter_console.dossier.letters.besloten import Besluit
from voorzitter_console.dossier.letters.draft import LetterRefused
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.letters.ontzegging import shown_history
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.picture import picture
from voorzitter_console.dossier.summary import summary
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.parse import ERASED

EARLIER = ("3 februari: riep",)


def letter(d: Dossier, kind: str, **fields: object) -> str:
    given = {"eerder": EARLIER} if kind == "ontzegging" else {}
    return said(KINDS[kind].maak(request(d, **given, **fields)))


def insulted(*, late: float) -> Dossier:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept"), 605, door="griffier")
    insult = c.MeldFysiekeAgressie(
        soort="belediging", dader="NN1", omschrijving="scheldt", kwaliteit="van_horen_zeggen"
    )
    m.add(insult, 610, door="griffier", late=late)
    m.add(c.MeldFysiekeMaatregel(door_wie="de bode", tegen="NN1"), 620, door="griffier", late=late)
    return m.dossier()


@pytest.mark.parametrize("kind", PERSONAL)
def test_what_was_entered_later_was_not_reported_at_the_time_at_which_it_happened(kind: str) -> None:
    doubt = "(van horen zeggen; vastgelegd op 10 maart 2026 om 21:40:10)"
    told = letter(insulted(late=7200), kind)
    assert f"belediging, later gemeld als gebeurd om 19:40:10 {doubt}" in told
    assert "belediging gemeld om 19:40:10 (van horen zeggen)" in letter(insulted(late=0), kind)


def test_in_short_and_for_the_raad_a_late_report_is_called_late() -> None:
    late, live = insulted(late=7200), insulted(late=0)
    doubt = "(van horen zeggen; vastgelegd op 10 maart 2026 om 21:40:10)"
    told = " ".join(summary(late))
    assert f"Later gemeld, als gebeurd om 19:40:10 {doubt}: belediging, genoemd: NN1: scheldt." in told
    assert "Later gemeld, als gebeurd om 19:40:20 (vastgelegd op 10 maart 2026 om 21:40:20): een fysieke" in told
    told = " ".join(summary(live))
    assert "Om 19:40:10 (van horen zeggen) is belediging gemeld, genoemd: NN1: scheldt." in told
    # By whom it was done, and not by whom it was reported.
    assert "Om 19:40:20 is een fysieke maatregel door de bode tegen NN1 gemeld." in told
    assert f"later gemeld, als gebeurd 10 maart 2026, 19:40:10 (+01:00) {doubt}: belediging" in said(raad(late))
    assert "| gemeld 10 maart 2026, 19:40:10 (+01:00) (van horen zeggen): belediging" in said(raad(live))


def put_back() -> Recorded:
    """The clock goes back an hour after the first vordering; the day after somebody gives a time."""
    m = new_meeting()
    m.add(c.Schors(reden="getoeter"), 4800)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="toetert"), 4810, door="griffier")
    m.add(c.Vorder(), 4900)
    m.add(c.Vorder(), 1400)
    m.add(c.Sluit(), 1500)
    m.add(c.Vorder(), 1600)
    m.clock.set(after(50_000))
    blow = c.MeldFysiekeAgressie(soort="geweld", dader="NN1", gebeurd_op=after(1450))
    m.meeting.decide(blow, door="griffier")
    return m


@pytest.mark.parametrize("kind", ["waarschuwing", "gebouwen", "contact", "ordegesprek"])
def test_with_a_clock_that_was_put_back_nobody_says_at_which_disturbance_it_was(kind: str) -> None:
    told = letter(put_back().dossier(), kind)
    assert "buiten een ordeverstoring" not in told
    assert (
        "u bent genoemd bij agressie (of dat bij een ordeverstoring was, is niet te zeggen: de klok is die dag "
        "teruggezet): geweld, later gemeld als gebeurd om 19:54:10"
    ) in told
    assert told.count("geweld, later gemeld") == 1


def test_a_vordering_after_the_closing_is_told_as_that() -> None:
    told = letter(put_back().dossier(), "waarschuwing")
    assert "(de 1e, 2e: niet apart genoemd; de 3e: niet apart genoemd, na de sluiting van de vergadering)" in told


UNBEGUN = "(bij de schorsing; wanneer zij begon, is niet vastgelegd)"


def test_the_schorsing_is_not_told_as_the_beginning_of_what_it_was_for() -> None:
    m = new_meeting()
    m.add(c.Schors(reden="een man slaat een raadslid"), 600)
    m.add(c.BeeindigVerstoring(), 700)
    d = m.dossier()
    told = " ".join(summary(d))
    assert f"Ordeverstoring 1 is vastgelegd vanaf 19:40:00 (+01:00) {UNBEGUN} en was voorbij om 19:41:40" in told
    for edition in (raad(d), openbaar(d)):
        shown = said(edition)
        assert f"De ordeverstoring is vastgelegd vanaf 19:40:00 (+01:00) {UNBEGUN} en was voorbij om" in shown
        assert f"| Begin | 10 maart 2026, 19:40:00 (+01:00) {UNBEGUN}" in shown
    assert f"(nr. 2) {UNBEGUN} tot" in said(_document(d))


def test_a_beginning_that_was_recorded_is_told_as_one() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.Schors(), 610)
    d = m.dossier()
    assert "Ordeverstoring 1 begon om 19:40:00 (+01:00) en een einde is niet vastgelegd" in " ".join(summary(d))
    for told in (said(raad(d)), said(_document(d)), letter(d, "melding")):
        assert "wanneer zij begon" not in told


def _document(d: Dossier) -> Document:
    """The chapter of the ordeverstoringen alone."""
    return Document(
        titel="", ondertitel="", vertrouwelijk="", kenmerk="", voet="", oefening=False, blokken=tuple(disturbances(d))
    )


def in_commission(d: Dossier) -> Dossier:
    """The same person, by the same name, at a meeting of a commission before."""
    other = earlier(d, "NN7", "K. de Boer")
    return other.model_copy(
        update={"vergadering": other.vergadering.model_copy(update={"orgaan": "raadscommissie", "titel": "Commissie"})}
    )


def test_what_was_in_a_commission_makes_no_repetition_at_the_raad() -> None:
    d = incident().dossier()
    before = in_commission(d)
    with pytest.raises(LetterRefused, match=r"één verstoring in het journaal \(in een raadscommissie telt niet mee\)"):
        KINDS["ontzegging"].maak(request(d, before, naam="K. de Boer"))
    asked = request(d, before, naam="K. de Boer", eerder=EARLIER)
    told = said(KINDS["ontzegging"].maak(asked))
    assert "In een raadscommissie: 1 rij in de tabel hieronder. Artikel 26 Gemeentewet geldt daar niet" in told
    assert "| Commissie (raadscommissie) |" in told
    assert "is de orde in de vergadering bij herhaling verstoord" not in told
    assert any("(raadscommissie: telt niet mee)" in line for line in shown_history(asked))
    of_the_raad = request(d, earlier(d, "NN7", "K. de Boer"), naam="K. de Boer")
    assert "raadscommissie" not in said(KINDS["ontzegging"].maak(of_the_raad))


def test_the_day_of_recording_is_not_the_day_of_the_behaviour(tmp_path: Path) -> None:
    book = begun(tmp_path, aanvang="2026-03-10T00:00:00+01:00", tijd_bekend=False)  # recorded three days later
    say(book, "meld_gedrag", soort="belediging", woorden="lul", dader="NN1")
    assert book.open is not None
    told = letter(of_meeting(book.open.meeting), "waarschuwing")
    assert "dinsdag 10 maart 2026, tijd niet bekend" in told
    assert "13 maart" not in told


def test_what_was_erased_is_no_place_to_fill_in() -> None:
    d = incident().dossier()
    gone = d.personen[0].model_copy(update={"naam": ERASED})
    told = letter(d.model_copy(update={"personen": (gone, *d.personen[1:])}), "melding")
    assert f"Van NN1 zijn gegevens gewist (AVG): vul die niet weer in, en haal ‘{ERASED}’ weg." in told
    assert "gegevens gewist" not in letter(d, "melding")


def after_midnight() -> Recorded:
    """All was over at half past midnight; in the morning somebody records more, without a time."""
    m = new_meeting()
    m.add(c.MeldVerstoring(), 18_000)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept"), 18_010, door="griffier")
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="vrijwillig"), 18_100, door="griffier")
    m.add(c.BeeindigVerstoring(), 18_200)
    m.add(c.Sluit(), 18_300)
    m.add(c.MeldFysiekeAgressie(soort="vernieling", dader="NN1"), 50_000, door="griffier")
    return m


def test_a_departure_after_midnight_has_its_date() -> None:
    assert "vertrokken op 11 maart 2026, 00:31:40 (+01:00), vrijwillig" in letter(after_midnight().dossier(), "contact")


def test_what_has_no_time_is_not_drawn_at_the_time_of_its_recording() -> None:
    d = after_midnight().dossier()
    told = str(picture(d, aggression=True))
    assert "vernieling" not in told
    assert "09:" not in told
    assert "vernieling" in said(raad(d))


def test_a_denial_gives_no_last_day_that_the_law_does_not_allow() -> None:
    d = incident().dossier()

    def until(tot: date, maanden: int | None = None) -> str:
        taken = Besluit(
            maatregel="ontzegging_vergadering", label=None, genomen=True, positie=9, op=date(2026, 3, 12), tot=tot
        )
        return letter(d, "ontzegging", besluiten=(taken,), maanden=maanden)

    assert "tot en met [datum]. Dit besluit" in until(date(2026, 9, 12))
    assert "ligt meer dan drie maanden na het besluit" in until(date(2026, 9, 12))
    assert "voor twee maanden de toegang" in until(date(2026, 6, 12), 2)
    assert "tot en met [datum]. Dit besluit" in until(date(2026, 6, 12), 2)
    assert "tot en met 12 mei 2026. Dit besluit" in until(date(2026, 5, 12), 2)
    assert "tot en met 12 juni 2026. Dit besluit" in until(date(2026, 6, 12))


def taken_back() -> Recorded:
    """It begins with words of the chair; the only vordering was none after all."""
    m = new_meeting()
    m.add(c.SpreekAan(scenario="B"), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept"), 610, door="griffier")
    ordered = m.add(c.Vorder(gericht_aan=("NN1",)), 620)
    m.add(c.VerstoorderVertrokken(label="NN1", hoe="na_vordering"), 630, door="griffier")
    m.add(c.BeeindigVerstoring(), 640)
    assert "vertrokken om 19:40:30, na de vordering" in letter(m.dossier(), "contact")
    m.add(c.Herroep(positie=ordered.positie, reden="het was een verzoek"), 650)
    return m


def test_who_was_given_no_vordering_is_not_told_to_have_left_after_it() -> None:
    told = letter(taken_back().dossier(), "contact")
    assert "geen vordering om te vertrekken; vertrokken om 19:40:30, vastgelegd als: na de vordering" in told


def test_the_minutes_begin_with_what_was_recorded() -> None:
    told = letter(taken_back().dossier(), "notulen")
    assert "19:40:00: wie de orde verstoort, wordt aangesproken om daarmee te stoppen." in told
    assert "de orde wordt verstoord" not in told
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    assert "19:40:00: de orde wordt verstoord." in letter(m.dossier(), "notulen")


def test_what_was_erased_is_not_quoted() -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(woorden="weg met hem"), 600)
    d = m.dossier()
    assert "“weg met hem” (zoals genoteerd)" in letter(d, "melding")
    gone = d.model_copy(update={"verstoringen": (d.verstoringen[0].model_copy(update={"woorden": ERASED}),)})
    assert f"Van wat er gebeurde is tekst gewist (AVG): vul die niet weer in, en haal ‘{ERASED}’ weg." in said(
        KINDS["melding"].maak(request(gone))
    )
    for told in (letter(gone, "melding"), said(_document(gone)), str(motive(gone))):
        assert f"“{ERASED}”" not in told
