"""The card for when the laptop fails: one sheet for any protocol, with its own words and step numbers."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest
from msgspec.structs import replace

from tests.dossier.checks import HOSTILE, assert_valid, places_used_twice, text_of
from voorzitter_console.dossier.pages.card import card_pdf, rows
from voorzitter_console.protocol.blanks import minutes
from voorzitter_console.protocol.load import find
from voorzitter_console.protocol.model import Protocol


def sheets(pdf: bytes) -> int:
    return len(pypdf.PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("name", ["maassluis-2025", "voorbeeldstad-2025"])
def test_one_sheet_with_the_exact_words(name: str) -> None:
    protocol = find(name)
    pdf = card_pdf(protocol)
    assert_valid(pdf)
    assert sheets(pdf) == 1
    assert not places_used_twice(pdf)
    assert pdf == card_pdf(protocol)
    shown = text_of(pdf)
    parts = (protocol.schorsing, protocol.scenario_a, protocol.scenario_b, protocol.opnieuw, protocol.vorderingen)
    for part in (*parts, protocol.ruimte, protocol.hervatten):
        assert f"“{part.tekst.format(minuten=minutes(protocol.scenario_a.minuten))}”" in shown
    for words in (protocol.politie.woorden, protocol.politie.woorden_112):
        opening, rest = words.split("{", 1)[0], words.rsplit("}", 1)[-1]
        assert opening in shown
        assert rest in shown
    assert protocol.hash in shown


def test_the_numbers_are_those_of_the_protocol() -> None:
    assert [r.stap for r in rows(find("maassluis-2025"))] == ["1", "2", "3a", "3b", "4a", "4b", "5", "5", "6"]
    other = list(rows(find("voorbeeldstad-2025")))
    assert "Livestream uit" not in [r.kop for r in other]
    demands = next(r for r in other if r.kop.startswith("Gaat het door"))
    assert demands.vakjes == ("2e om",)


def extreme(protocol: Protocol, words: str) -> Protocol:
    """The longest that a valid protocol can be."""
    return replace(
        protocol,
        titel=words,
        schorsing=replace(protocol.schorsing, tekst=words, raadsleden=words),
        livestream=replace(protocol.livestream, wie_belt_leverancier=words),
        scenario_a=replace(protocol.scenario_a, tekst=words, tijd_om=words, titel=words),
        scenario_b=replace(protocol.scenario_b, tekst=words, titel=words),
        opnieuw=replace(protocol.opnieuw, tekst=words),
        vorderingen=replace(protocol.vorderingen, tekst=words, aantal=20),
        politie=replace(protocol.politie, woorden=words, woorden_112=words, wie_belt=words),
        fysiek=replace(protocol.fysiek, regel=words),
        ruimte=replace(protocol.ruimte, tekst=words),
        hervatten=replace(protocol.hervatten, tekst=words),
        raadslid=replace(protocol.raadslid, tekst=words, bron=words),
        commissie=replace(protocol.commissie, tekst=words, bron=words),
    )


@pytest.mark.lang
@pytest.mark.parametrize(
    "words", ["woorden " * 1_250, "W" * 10_000, (HOSTILE + " ") * 60], ids=["woorden", "lang", "vijandig"]
)
def test_one_sheet_whatever_stands_in_the_protocol(words: str) -> None:
    pdf = card_pdf(extreme(find("maassluis-2025"), words[:10_000]))
    assert_valid(pdf)
    assert sheets(pdf) == 1
    assert not places_used_twice(pdf)
    assert "(zie het protocol)" in text_of(pdf)
