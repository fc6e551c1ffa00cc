"""The briefing: one sheet for any texts, valid by both standards, cut where it says so."""

from __future__ import annotations

import pytest

from tests.dossier.checks import HOSTILE, assert_valid, leaves, places_used_twice, text_of
from tests.preparation.evening import NOW, maassluis, risky
from voorzitter_console.preparation.briefing import briefing_pdf
from voorzitter_console.preparation.prepared import Voorbereiding
from voorzitter_console.preparation.questions import AFSPRAKEN, LONGEST

TEXTS = (
    *("titel", "agendapunt", "locatie", "adres", "rechthebbende", "publiek", "signalen", *AFSPRAKEN),
    *(
        "voorzitter",
        "griffier",
        "vervanger",
        "nummer_bode",
        "nummer_beveiliging",
        "nummer_politie",
        "nummer_livestream",
    ),
)


def sheet(prepared: Voorbereiding, *, judged: bool = False) -> str:
    """Its text; ``judged``: also by both standards, which takes longer than making it."""
    pdf = briefing_pdf(prepared, maassluis(), NOW)
    if judged:
        assert_valid(pdf)
    assert len(leaves(pdf)) == 1
    assert not places_used_twice(pdf)
    return text_of(pdf)


def test_it_says_what_is_known_and_what_is_still_to_be_done() -> None:
    text = sheet(risky(bodedienst="door de griffier, 28 november"), judged=True)
    for words in (
        "Raadsvergadering 1 december 2026",
        "dinsdag 1 december 2026, 19:30",
        "Geen deel van het verslag",
        "door de griffier, 28 november",
        "Bij risicovolle vergaderingen in het stadhuis wordt de bodedienst van tevoren",
        "Gemeenteraad Maassluis, Raadzaal, Koningshoek 1.",
        "B. Plaats",
        "010 1234567",
        "112",
    ):
        assert words in " ".join(text.split()), words
    assert text.count("NOG TE DOEN") == 5


def test_what_is_missing_is_to_be_filled_in_by_hand() -> None:
    text = " ".join(sheet(risky(adres="", nummer_bode="", vervanger="")).split())
    assert text.count("[vul in]") >= 3
    assert "[noem het adres]" in text


def test_the_same_bytes_for_the_same_three() -> None:
    assert briefing_pdf(risky(), maassluis(), NOW) == briefing_pdf(risky(), maassluis(), NOW)


def test_a_talk_has_no_livestream_and_no_vordering() -> None:
    text = sheet(risky(soort="gesprek"))
    assert "Gespreksvoerder" in text
    assert "Livestream" not in text
    assert "Vordering" not in text


@pytest.mark.lang
@pytest.mark.parametrize(
    "words", ["woorden " * 250, "W" * LONGEST, (HOSTILE + " ") * 20], ids=["w", "lang", "vijandig"]
)
def test_one_sheet_whatever_is_typed(words: str) -> None:
    text = sheet(
        risky(**{**dict.fromkeys(TEXTS, words[:LONGEST]), "plaats": "gehuurd"}), judged=words.startswith(HOSTILE)
    )
    assert "(ingekort:" in text
    assert "\x1b" not in text
