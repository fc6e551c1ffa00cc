"""What the aangifte asks, once: every field and usual answer is one that the command takes."""

from __future__ import annotations

import pytest

from voorzitter_console.procedure.parse import field_names
from voorzitter_console.view.fields import kind, offered
from voorzitter_console.view.wanted import WANTED, follows, wanted

ASKED = [(soort, asked) for soort, all_of_them in WANTED.items() for asked in all_of_them]


@pytest.mark.parametrize(("soort", "asked"), ASKED, ids=lambda x: x if isinstance(x, str) else x.veld)
def test_every_field_can_be_completed_and_every_answer_is_one_of_its_values(soort: str, asked: object) -> None:
    from voorzitter_console.view.wanted import Gevraagd

    assert isinstance(asked, Gevraagd)
    assert asked.veld in offered(soort)
    vorm, keuzes = kind(soort, asked.veld)
    assert len(asked.antwoorden) <= 3
    for _, value in asked.antwoorden:
        assert value in keuzes if keuzes else isinstance(value, int if vorm == "getal" else str)
    if asked.bij:
        assert asked.bij[0] in field_names(soort)
    # Only what is asked directly has a question of its own.
    assert (asked.wanneer == "meteen") == bool(asked.vraag)


def test_what_is_asked_early_is_asked_again_later() -> None:
    at_once, during, after = ([a.veld for a in wanted("vorder", when)] for when in ("meteen", "tijdens", "achteraf"))
    assert at_once == ["reactie"]
    assert during == ["reactie", "spreker", "hoedanigheid", "versterkt"]
    assert after == [*during, "namens", "grondslag", "instemming_van"]
    assert [a.veld for a in wanted("spreek_aan", vordering=True)] == after
    assert list(wanted("noteer")) == []


def test_the_chair_speaks_himself() -> None:
    assert follows("spreker", "voorzitter")
    assert not follows("spreker", "griffier")
    assert not follows("versterkt", "voorzitter")
