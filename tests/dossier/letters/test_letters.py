"""The draft letters: what the law allows, what may not stand in them, and that they can be opened and edited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from msgspec.structs import replace

from tests.dossier.checks import HOSTILE, assert_valid, places_used_twice, text_of
from tests.dossier.conftest import Recorded, incident, new_meeting
from tests.dossier.odt.test_odt import converted, parts
from tests.dossier.odt.test_odt import text_of as odt_text
from tests.dossier.told import said
from tests.parts import one_in
from voorzitter_console.dossier.blocks import Text
from voorzitter_console.dossier.defence import holes
from voorzitter_console.dossier.letters.camerabeelden import period
from voorzitter_console.dossier.letters.draft import LetterRefused, Request, person_of
from voorzitter_console.dossier.letters.history import same_name
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.letters.ontzegging import shown_history
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.odt import odt
from voorzitter_console.dossier.pages import pdf
from voorzitter_console.procedure import commands as c
from voorzitter_console.protocol.load import find

MOMENT = datetime(2026, 3, 11, tzinfo=UTC)
PROTOCOL = find("maassluis-2025")


def request(d: Dossier, *others: Dossier, **fields: object) -> Request:
    base = Request(dossier=d, protocol=PROTOCOL, dossiers=(*others, d), persoon="NN1")
    return replace(base, **fields)


def earlier(d: Dossier, label: str, naam: str | None) -> Dossier:
    """Another meeting, in which somebody of that name disturbed the order under another label."""
    person = d.personen[0].model_copy(update={"label": label, "naam": naam})
    who = d.verstoringen[0].verstoorders[0].model_copy(update={"label": label})
    return d.model_copy(
        update={
            "vergadering": d.vergadering.model_copy(update={"id": "eerder", "titel": "Raadsvergadering 3 februari"}),
            "personen": (person,),
            "verstoringen": (d.verstoringen[0].model_copy(update={"verstoorders": (who,)}),),
        }
    )


@pytest.mark.parametrize("typed", ["NN1", "nn1", " NN 1 ", "ＮＮ１", "nn\u00a01"])
def test_a_person_is_found_however_the_label_is_typed(typed: str) -> None:
    assert person_of(request(incident().dossier(), persoon=typed)).label == "NN1"


def test_of_two_that_an_old_journal_kept_apart_the_one_that_is_named() -> None:
    d = incident().dossier()
    both = d.model_copy(update={"personen": (d.personen[0], d.personen[0].model_copy(update={"label": "nn1"}))})
    assert person_of(request(both, persoon="nn1")).label == "nn1"


def letter_text(kind: str, asked: Request) -> str:
    """The text of the letter, the same in both forms."""
    document = KINDS[kind].maak(asked)
    made = pdf.render(document, MOMENT)
    assert_valid(made)
    assert not places_used_twice(made)
    written = " ".join(odt_text(parts(odt.render(document, MOMENT))["content.xml"]).split())
    for paragraph in (b for b in document.blokken if isinstance(b, Text)):
        (run,) = paragraph.inhoud
        assert " ".join(run.tekst.replace("\u200b", "").split()) in written
    return text_of(made)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("oefening", one_in(2, [True, False]))
def test_every_letter_is_a_valid_draft_without_guilt(kind: str, oefening: bool) -> None:
    asked = request(incident(oefening=oefening).dossier(), eerder=("3 februari: riep",))
    made = pdf.render(KINDS[kind].maak(asked), MOMENT)
    for page in pypdf.PdfReader(BytesIO(made)).pages:
        text = page.extract_text()
        assert "CONCEPT" in text
        assert ("OEFENING" in text) == oefening
    shown = letter_text(kind, asked)
    assert ("mag niet worden verstuurd" in shown) == oefening
    for word in ("schuldig", "lokaalvredebreuk", "verdachte", "dader"):
        assert word not in shown.lower()


@pytest.mark.lang
def test_only_the_besluit_has_the_bezwaarclausule() -> None:
    asked = request(incident().dossier(), eerder=("3 februari: riep",))
    for kind in KINDS:
        shown = letter_text(kind, asked)
        assert ("bezwaar maken" in shown) == (kind == "ontzegging")
        assert ("zes weken" in shown) == (kind == "ontzegging")


def test_an_ontzegging_needs_a_repetition() -> None:
    d = incident().dossier()
    with pytest.raises(LetterRefused, match="bij herhaling"):
        KINDS["ontzegging"].maak(request(d))
    for other in (earlier(d, "NN7", "Iemand Anders"), earlier(d, "NN1", None)):
        with pytest.raises(LetterRefused, match="bij herhaling"):
            KINDS["ontzegging"].maak(request(d, other, naam="Jan de Wit"))
    asked = request(d, earlier(d, "NN7", "J\u00e1n  de wit."), naam="Jan de Wit")
    assert len(shown_history(asked)) == 2
    shown = letter_text("ontzegging", asked)
    assert "Raadsvergadering 3 februari" in shown
    assert "Jan de Wit" in shown
    assert "drie maanden" in shown
    assert PROTOCOL.artikelen[1].tekst in shown
    told = letter_text("ontzegging", request(d, eerder=("3 februari 2026: riep een uur lang",)))
    assert "riep een uur lang" in told


@pytest.mark.parametrize(("months", "allowed"), [(0, False), (1, True), (3, True), (4, False), (12, False)])
def test_a_longer_term_is_refused_in_one_sentence(months: int, allowed: bool) -> None:
    asked = request(incident().dossier(), eerder=("eerder",), maanden=months)
    if allowed:
        KINDS["ontzegging"].maak(asked)
        return
    with pytest.raises(LetterRefused) as fault:
        KINDS["ontzegging"].maak(asked)
    assert "ten hoogste drie maanden" in str(fault.value)
    assert len(str(fault.value).splitlines()) == 1


def test_a_shorter_term_of_the_protocol_holds() -> None:
    asked = request(incident().dossier(), eerder=("eerder",), maanden=3)
    with pytest.raises(LetterRefused, match="twee maanden"):
        KINDS["ontzegging"].maak(replace(asked, protocol=find("voorbeeldstad-2025")))


def test_a_raadslid_and_a_raadscommissie(make_meeting: Callable[..., Recorded]) -> None:
    m = make_meeting()
    m.add(c.BeschrijfVerstoorder(label="NN1", rol="raadslid"), 3010)
    with pytest.raises(LetterRefused, match="26 lid 3"):
        KINDS["ontzegging"].maak(request(m.dossier(), eerder=("eerder",)))
    commission = make_meeting(orgaan="raadscommissie")
    with pytest.raises(LetterRefused, match="raadscommissie"):
        KINDS["ontzegging"].maak(request(commission.dossier(), eerder=("eerder",)))


def test_who_it_is_about_must_be_clear() -> None:
    d = incident().dossier()
    for label in (None, "NN9"):
        with pytest.raises(LetterRefused, match="NN1, NN2"):
            KINDS["waarschuwing"].maak(request(d, persoon=label))
    assert "Signalement" not in letter_text("waarschuwing", request(d, persoon="nn2"))


def test_the_raad_hears_of_no_person_and_of_no_aangifte_without_consent() -> None:
    d = incident(tekst=lambda t: f"ZZ{t}").dossier()
    shown = letter_text("raad", request(d))
    assert "aangifte" not in shown.lower()
    for private in ("NN1", "NN2", "ZZ"):
        assert private not in shown.replace("ZZRaadsvergadering", "")
    told = letter_text("raad", request(d, instemming="Anneke de Bode"))
    before, letter = told.split("Geachte leden van de raad")
    # Whether it was filed is not recorded: between brackets, and who consents is told to the griffier alone.
    assert "[Als er aangifte is gedaan, met instemming van wie het trof: op [datum] is aangifte gedaan." in letter
    assert "Anneke" in before
    assert "Anneke" not in letter


def test_camera_images_from_before_the_first_to_after_the_last() -> None:
    shown = letter_text("camerabeelden", request(incident().dossier()))
    assert "10 maart 2026, 19:42:00 (+01:00)" in shown
    assert "10 maart 2026, 20:49:30 (+01:00)" in shown
    assert "NN1" not in shown


def test_a_melding_is_no_aangifte() -> None:
    shown = letter_text("melding", request(incident().dossier()))
    assert "Dit is een melding en geen aangifte" in shown
    assert "2026-0310-42" in shown


@pytest.mark.parametrize("kind", one_in(3, KINDS))
def test_hostile_and_long_text_and_a_meeting_without_anything(kind: str, make_empty: Callable[..., Recorded]) -> None:
    long = "lang " * 20_000
    hostile = incident(tekst=lambda t: long if t.startswith("Opvang") else f"{t}\n{HOSTILE}").dossier()
    letter_text(kind, request(hostile, naam=HOSTILE, eerder=(HOSTILE,), instemming=HOSTILE))
    empty = make_empty()
    empty.add(c.BeschrijfVerstoorder(label="NN1"), 10)
    letter_text(kind, request(empty.dossier(), eerder=("een", "twee")))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Jan de Wit", "JAN  DE WIT", True), ("J. de Wit", "j de wit", True), ("", "", False), ("Jan", "Jans", False)],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) == same


@pytest.mark.groot
@pytest.mark.echt
def test_libreoffice_opens_and_converts_every_letter(tmp_path: Path) -> None:
    asked = request(incident(oefening=True).dossier(), eerder=("eerder",))
    files = []
    for kind, made in KINDS.items():
        files.append(tmp_path / f"{kind}.odt")
        files[-1].write_bytes(odt.render(made.maak(asked), MOMENT))
    for pages in converted(files, tmp_path).values():
        assert all("CONCEPT" in page and "OEFENING" in page for page in pages)


def test_a_member_gets_no_letter_of_the_chair(make_meeting: Callable[..., Recorded]) -> None:
    for rol in ("raadslid", "commissielid"):
        m = make_meeting()
        m.add(c.BeschrijfVerstoorder(label="NN1", rol=rol), 3010)
        for kind in ("waarschuwing", "ontzegging"):
            with pytest.raises(LetterRefused, match=r"raad|commissie"):
                KINDS[kind].maak(request(m.dossier(), eerder=("eerder",)))


def test_a_minor_s_letter_goes_to_the_parents_too(make_meeting: Callable[..., Recorded]) -> None:
    m = make_meeting()
    m.add(c.BeschrijfVerstoorder(label="NN1", vermoedelijk_minderjarig=True), 3010)
    for kind in ("waarschuwing", "ontzegging"):
        shown = letter_text(kind, request(m.dossier(), eerder=("eerder",), naam="Sam"))
        assert "Geachte ouders of verzorgers van Sam" in shown
        assert "ouders of voogd" in shown
        assert "Geachte heer of mevrouw" not in shown


def test_a_commission_s_warning_does_not_print_article_26(make_meeting: Callable[..., Recorded]) -> None:
    commission = make_meeting(orgaan="raadscommissie").dossier()
    assert "artikel 26" not in letter_text("waarschuwing", request(commission))
    assert "artikel 26" in letter_text("waarschuwing", request(make_meeting().dossier()))


def test_the_minutes_have_times_and_the_chain_and_nobody(make_meeting: Callable[..., Recorded]) -> None:
    d = make_meeting(tekst=lambda t: f"ZZ{t}").dossier()
    shown = letter_text("notulen", request(d))
    for word in ("20:12:01: de voorzitter schorst", "20:14:00: 3e vordering", "20:20:00: de vergadering wordt hervat"):
        assert word in shown
    assert d.keten.kop in shown
    assert f"{d.keten.aantal}" in shown
    for private in ("NN1", "NN2", "ZZ", "aangehouden", "politie"):
        assert private not in shown.replace("ZZRaadsvergadering", "")


def put_back() -> Recorded:
    """The clock was right until 20:00, and then an hour slow."""
    m = new_meeting()
    m.add(c.Schors(), 1800)
    m.add(c.SpreekAan(scenario="B"), 1810)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept"), -1790, door="griffier")
    m.add(c.Vorder(gericht_aan=("NN1",)), -1780)
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), -1770)
    return m


@pytest.mark.parametrize("kind", ["camerabeelden", "raad", "waarschuwing", "ordegesprek", "gebouwen", "contact"])
def test_no_letter_gives_times_of_a_clock_that_was_put_back_without_a_word(kind: str) -> None:
    assert "teruggezet: de tijden in deze brief kunnen onjuist zijn" in said(
        KINDS[kind].maak(request(put_back().dossier()))
    )
    assert "teruggezet" not in said(KINDS[kind].maak(request(incident().dossier())))


def test_camera_images_of_every_time_that_may_be_the_right_one() -> None:
    begin, end = period(put_back().dossier())
    real = datetime.fromisoformat("2026-03-10T20:00:00+01:00")
    assert begin < real < real + timedelta(minutes=1) < end
    assert begin < real - timedelta(hours=1)


@pytest.mark.parametrize(("orgaan", "law"), [("gemeenteraad", True), ("raadscommissie", False)])
def test_article_26_is_no_law_of_a_commission(orgaan: str, law: bool) -> None:
    m = new_meeting(orgaan=orgaan)
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="NN1", gedrag="roept", rol="toehoorder"), 601, door="griffier")
    m.add(c.BeschrijfVerstoorder(label="L1", gedrag="roept", rol="raadslid"), 602, door="griffier")
    d = m.dossier()
    told = [said(KINDS[kind].maak(request(d))) for kind in ("gebouwen", "waarschuwing", "contact")]
    with pytest.raises(LetterRefused, match="is raadslid en geen toehoorder") as refused:
        KINDS["waarschuwing"].maak(request(d, persoon="L1"))
    told += [str(refused.value), " ".join(holes(d))]
    assert [text for text in told if "artikel 26" in text] == ([told[0], told[1], *told[3:]] if law else [])


@pytest.mark.parametrize("kind", ["contact", "gebouwen", "waarschuwing"])
def test_over_a_member_the_raad_decides_on_the_meeting_alone(kind: str) -> None:
    m = new_meeting()
    m.add(c.MeldVerstoring(), 600)
    m.add(c.BeschrijfVerstoorder(label="L1", gedrag="roept", rol="raadslid"), 602, door="griffier")
    with pytest.raises(LetterRefused, match=r"of een lid in de vergadering blijft, beslist de raad .* leg dat aan de"):
        KINDS[kind].maak(request(m.dossier(), persoon="L1"))
    m.add(c.LegVoorAanRaad(label="L1", besluit="ontzegd"), 700)
    with pytest.raises(LetterRefused, match=r"26 lid 3 Gemeentewet\); voer een gesprek\.$"):
        KINDS[kind].maak(request(m.dossier(), persoon="L1"))
