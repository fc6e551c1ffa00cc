"""A first or a repeated incident in the letters: what was agreed is told to the person, the rest above the draft."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.dossier.conftest import incident as recorded
from tests.dossier.letters.test_letters import earlier, request
from voorzitter_console.dossier.blocks import Document, Items, Text
from voorzitter_console.dossier.letters.draft import LetterRefused
from voorzitter_console.dossier.letters.herhaling import Herhaling, remarks
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.letters.ontzegging import shown_history
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.procedure.labels import label_key

AGREED = Herhaling(eerder=("dinsdag 13 januari 2026, Raadsvergadering: gedrag: <b>riep</b>",))
BEFORE = "Eerder is over u vastgelegd:"


def incident() -> Dossier:
    """A meeting with one person in it."""
    return recorded().dossier()


THERE = ("eerder", label_key("NN7"))


def said(document: Document) -> str:
    """Its words, without the marks for breaking long ones."""
    told = []
    for block in document.blokken:
        if isinstance(block, Text):
            told += [run.tekst for run in block.inhoud]
        elif isinstance(block, Items):
            told += [run.tekst for item in block.inhoud for run in item]
    return "\n".join(told).replace("\u200b", "")


@pytest.mark.parametrize("kind", ["waarschuwing", "contact", "gebouwen"])
def test_what_was_agreed_stands_in_the_letter_and_what_was_not_does_not(kind: str) -> None:
    make = KINDS[kind].maak
    agreed = said(make(request(incident(), herhaling=AGREED)))
    assert f"{BEFORE}\ndinsdag 13 januari 2026, Raadsvergadering: gedrag: <b>riep</b>" in agreed
    assert "van 1 eerder verslag is vastgelegd dat het deze persoon was" in agreed
    for other in (None, Herhaling(), Herhaling(vraag=2), replace(AGREED, eerder=(), later=1)):
        text = said(make(request(incident(), herhaling=other)))
        assert BEFORE not in text
        assert "[Of dit " in text


def test_an_invitation_says_it_above_the_draft_alone() -> None:
    text = said(KINDS["ordegesprek"].maak(request(incident(), herhaling=AGREED)))
    assert "van 1 eerder verslag is vastgelegd" in text
    assert BEFORE not in text


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            Herhaling(),
            "er is geen eerder verslag waarvan is vastgelegd dat het deze persoon was. Wat tegen medewerkers",
        ),
        (Herhaling(naamloos=True, vraag=3), "van deze persoon is geen naam vastgelegd, dus er is niet gezocht."),
        (Herhaling(vraag=1), "In 1 verslag staat dezelfde of een gelijkende naam; of het deze persoon is, is niet"),
        (Herhaling(vraag=2), "In 2 verslagen staat dezelfde of een gelijkende naam"),
        (replace(AGREED, tegenstrijdig=True), "er is tegenstrijdig vastgelegd of het dezelfde persoon is"),
        (Herhaling(later=2), "Van daarna is nog 2 keer iets van deze persoon vastgelegd"),
        (Herhaling(ouder=1), "1 verslag is ouder dan de bewaartermijn en niet gelezen."),
        (Herhaling(niet_te_lezen=2), "2 verslagen zijn hier niet te lezen."),
    ],
)
def test_how_it_is_known_is_said_and_names_nobody(found: Herhaling, words: str) -> None:
    told = " ".join(remarks(request(incident(), herhaling=found)))
    assert words in told
    assert "riep" not in told


def test_what_is_contradictory_is_not_in_the_letter() -> None:
    text = said(KINDS["waarschuwing"].maak(request(incident(), herhaling=replace(AGREED, tegenstrijdig=True))))
    assert BEFORE not in text
    assert "<b>riep</b>" not in text


def test_an_ontzegging_counts_who_was_agreed_upon_and_marks_who_has_the_name_alone() -> None:
    d = incident()
    alike, other = earlier(d, "NN7", "K. de Boer"), earlier(d, "NN7", "K. de Wit")
    by_name = request(d, alike, naam="k de boer", herhaling=Herhaling())
    assert [line.endswith(" (alleen op naam gevonden)") for line in shown_history(by_name)] == [True, False]
    assert "Alleen op naam gevonden: 1 rij in de tabel" in said(KINDS["ontzegging"].maak(by_name))
    for there in (alike, other):
        agreed = request(d, there, naam="K. de Boer", herhaling=replace(AGREED, zelfde=frozenset({THERE})))
        assert not any("op naam" in line for line in shown_history(agreed))
        assert "Alleen op naam" not in said(KINDS["ontzegging"].maak(agreed))


@pytest.mark.parametrize("found", [Herhaling(anders=frozenset({THERE})), Herhaling(tegenstrijdig=True)])
def test_who_is_somebody_else_makes_no_repetition(found: Herhaling) -> None:
    d = incident()
    with pytest.raises(LetterRefused, match="leg in naderhand vast bij welke eerdere vergadering"):
        KINDS["ontzegging"].maak(request(d, earlier(d, "NN7", "K. de Boer"), naam="K. de Boer", herhaling=found))
