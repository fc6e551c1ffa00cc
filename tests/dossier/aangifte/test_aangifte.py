"""The aangifte as it is printed: valid, complete, literal, never two texts in one place, never a judgement."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pypdf
import pytest
import typst

from tests.dossier.checks import HOSTILE, MARKUP, aangifte_pdf, assert_valid, places_used_twice, text_of
from tests.dossier.conftest import Recorded
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.moment import local_clock
from voorzitter_console.procedure import commands as c


@pytest.fixture(scope="module")
def printed() -> tuple[Dossier, bytes, str]:
    from tests.dossier.conftest import incident

    dossier = incident().dossier()
    pdf = aangifte_pdf(dossier)
    return dossier, pdf, text_of(pdf)


@pytest.mark.lang
def test_valid_by_both_standards_and_the_same_bytes_twice(printed: tuple[Dossier, bytes, str]) -> None:
    dossier, pdf, _ = printed
    assert_valid(pdf)
    assert aangifte_pdf(dossier) == pdf


def test_language_title_and_page_numbers(printed: tuple[Dossier, bytes, str]) -> None:
    dossier, pdf, text = printed
    reader = pypdf.PdfReader(BytesIO(pdf))
    assert str(reader.root_object["/Lang"]).startswith("nl")
    assert reader.metadata is not None
    assert reader.metadata.title == "Aangifte"
    count = len(reader.pages)
    for number, leaf in enumerate(reader.pages, start=1):
        shown = leaf.extract_text()
        assert f"blad {number} van {count}" in shown
        assert dossier.keten.kop in shown
        assert f"{dossier.keten.aantal} vastleggingen" in shown
    assert "OEFENING" not in text


def test_everything_that_matters_is_in_it(printed: tuple[Dossier, bytes, str]) -> None:
    dossier, _, text = printed
    for v in dossier.verstoringen[0].vorderingen:
        assert v.tekst in text
    wanted = [
        "ter zake van mogelijk strafbare feiten",
        "Ordeverstoring 1", "10 maart 2026, 20:12:00 (+01:00)", "Opvang weg, raad weg!", "de beraadslaging lag stil",
        "Het verstoren van de vergadering is strafbaar.", "voorzitter van de raad", "microfoon",
        "afgeleid: wie toen als storend was vastgelegd", "nee: genoemd, maar niet aanwezig, vastgesteld",
        "NN1 blijft zitten en lacht",
        "man, groene jas, kaal", "door de politie aangehouden", "2026-0310-42",
        "De vergadering van de gemeenteraad wordt verstoord.",
        "wijkteam", "balde de vuist", "M. de Bode", "eigen waarneming", "opname raadzaal", "ab" * 32,
        "inspreken op 24 maart", "Artikel 144 Wetboek van Strafrecht", "Artikel 139, lid 1",
        "Spandoek: opvang hier niet", "bij benadering", "later vastgelegd: 20:15:30", "HERROEPEN", "verkeerde toets",
        "geroep vanaf de publieke tribune", "nog niet bekend", "Handtekening", "Domicilie", "VPT",
        dossier.protocol.hash,
    ]  # fmt: skip
    assert [x for x in wanted if x not in text] == []


def test_no_two_texts_in_one_place(printed: tuple[Dossier, bytes, str]) -> None:
    assert not places_used_twice(printed[1])
    # The check itself notices it.
    twice = typst.compile(b"#place(top + left)[een]#place(top + left)[twee]")
    assert len(places_used_twice(twice)) == 1


def test_no_guilt_and_no_deviations(printed: tuple[Dossier, bytes, str]) -> None:
    dossier, _, text = printed
    for word in ("schuldig", "lokaalvredebreuk", "verdachte", "dader:"):
        assert word not in text.lower()
    for deviation in dossier.verstoringen[0].afwijkingen:
        assert deviation.tekst not in text
        assert deviation.code not in text
    assert "AFWIJKREDEN" not in text
    assert "afwijking" not in text.lower()


@pytest.mark.lang
def test_an_exercise_says_so_on_every_page(make_meeting: Callable[..., Recorded]) -> None:
    pdf = aangifte_pdf(make_meeting(oefening=True).dossier())
    assert_valid(pdf)
    for leaf in pypdf.PdfReader(BytesIO(pdf)).pages:
        # In the head, and large across the page.
        assert leaf.extract_text().count("OEFENING") >= 2
    assert "Hiermee kan geen aangifte worden gedaan" in text_of(pdf)


def test_a_meeting_in_which_nothing_happened(make_empty: Callable[..., Recorded]) -> None:
    pdf = aangifte_pdf(make_empty().dossier())
    assert_valid(pdf)
    assert "Er is geen ordeverstoring vastgelegd" in text_of(pdf)


def test_hostile_text_in_every_field_is_literal(make_meeting: Callable[..., Recorded]) -> None:
    dossier = make_meeting(tekst=lambda t: f"{t}\n{HOSTILE}").dossier()
    pdf = aangifte_pdf(dossier)
    assert_valid(pdf)
    assert not places_used_twice(pdf)
    text = text_of(pdf)
    assert MARKUP + "[U+001B][31m[U+0000][U+202E][U+1F600]" in text
    assert "w" * 60 in text.replace(" ", "")


@pytest.mark.lang
def test_long_words_and_addresses_can_be_searched_for(make_meeting: Callable[..., Recorded]) -> None:
    address = "https://www.voorbeeldgemeente.example/agenda/raad/2026-03-10"
    pdf = aangifte_pdf(make_meeting(tekst=lambda t: address if t.startswith("Opvang weg") else t).dossier())
    shown = "".join(leaf.extract_text() for leaf in pypdf.PdfReader(BytesIO(pdf)).pages)
    assert "\u200b" not in shown
    assert address in shown.replace("\n", "")


@pytest.mark.lang
def test_a_text_of_100_000_characters(make_meeting: Callable[..., Recorded]) -> None:
    long = ("lang " * 20_000)[:100_000]
    pdf = aangifte_pdf(make_meeting(tekst=lambda t: long if t.startswith("Opvang weg") else t).dossier())
    assert "100000 tekens, volledig in dossier.json" in text_of(pdf)
    assert not places_used_twice(pdf)


@pytest.mark.lang
def test_many_vorderingen_do_not_leave_the_page(make_meeting: Callable[..., Recorded]) -> None:
    m = make_meeting()
    for number in range(4, 12):
        m.add(c.Vorder(gericht_aan=("NN1", "NN2")), 2640 + number, late=500)
    pdf = aangifte_pdf(m.dossier())
    assert "2e, 3e, 4e, 5e, 6e, 7e, 8e, 9e, 10e, 11e vordering (genoemd)" in text_of(pdf)


def with_500_persons(m: Recorded) -> None:
    labels = [f"NN{n}" for n in range(3, 501)]
    for number, label in enumerate(labels):
        m.add(c.BeschrijfVerstoorder(label=label, signalement="blauwe jas"), 3001 + number / 100)


@pytest.mark.echt
@pytest.mark.groot
def test_500_persons_and_the_head_of_a_table_on_every_page(make_meeting: Callable[..., Recorded]) -> None:
    m = make_meeting(oefening=True)
    with_500_persons(m)
    pdf = aangifte_pdf(m.dossier())
    assert_valid(pdf)
    leaves = [p.extract_text() for p in pypdf.PdfReader(BytesIO(pdf)).pages]
    entries = [leaf for leaf in leaves if leaf.count("Persoon NN") > 10]
    assert len(entries) > 5
    assert all("Nr." in leaf and "Tijd en wie" in leaf for leaf in entries)


@pytest.mark.lang
def test_1060_entries_over_two_days_each_once_and_in_order(make_meeting: Callable[..., Recorded]) -> None:
    """A timeline that long is set as a list in the same columns."""
    m = make_meeting()
    while len(m.entries) < 1010:
        m.add(c.Noteer(tekst="Er wordt geroepen."), 3000 + len(m.entries))
    while len(m.entries) < 1060:
        note = c.Noteer(tekst="Nog steeds." + " woord" * 40, kwaliteit="bij_benadering")
        m.add(note, 30_000 + len(m.entries), late=7)
    dossier = m.dossier()
    pdf = aangifte_pdf(dossier)
    assert_valid(pdf)
    assert not places_used_twice(pdf)
    shown = text_of(pdf)
    shown = shown[shown.index("Tijd en wie") :]
    place = 0
    # What is about another entry stands with that one.
    for t in (t for t in dossier.tijdlijn if t.soort not in ("vul_aan", "corrigeer", "herroep")):
        day = "" if t.positie < 1011 else "11 maart 2026, "
        place = shown.index(f" {t.positie} {day}{local_clock(t.gebeurd_op)}", place)
    assert shown.count("later vastgelegd: ") == 51
    assert shown.count("bij benadering") == 51


def test_of_a_very_long_record_the_begin_and_the_end_are_shown_and_where_the_rest_is(
    make_meeting: Callable[..., Recorded], monkeypatch: pytest.MonkeyPatch
) -> None:
    from voorzitter_console.dossier.aangifte import tijdlijn
    from voorzitter_console.dossier.blocks import Table, Text

    monkeypatch.setattr(tijdlijn, "_HALF", 3)
    m = make_meeting()
    for number in range(20):
        m.add(c.Noteer(tekst=f"notitie {number} hier"), 3000 + number)
    dossier = m.dossier()
    table = next(block for block in tijdlijn.timeline(dossier) if isinstance(block, Table))
    shown = [row[0][0].tekst for row in table.rijen]
    lines = [str(t.positie) for t in dossier.tijdlijn if t.soort not in ("vul_aan", "corrigeer", "herroep")]
    assert shown == [*lines[:3], *lines[-3:]]
    intro = tijdlijn.timeline(dossier)[0]
    assert isinstance(intro, Text)
    assert "de eerste en de laatste 3. Alle staan in tijdlijn.csv" in str(intro)
