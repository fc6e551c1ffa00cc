"""A text of which nothing can be seen is no answer, by whatever way it comes in; what was recorded reads as before."""

from __future__ import annotations

from typing import Any

import pytest

from tests.procedure.played import Room
from voorzitter_console.procedure.parse import InvalidCommand, parse_command, parse_payload

BLANK = (" ", "\t\n", "\u00a0", "\u200b", "\u2800", "\u3164 \ufeff")
FIELDS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("noteer", "tekst", {}),
    ("noem_getuige", "naam", {}),
    ("neem_over", "naam", {"functie": "voorzitter"}),
    ("schors", "reden", {}),
    ("schors", "tekst", {"getoond": True}),
    ("vorder", "spreker", {}),
    ("betwist", "tekst", {"positie": 1}),
    ("vul_aan", "waarde", {"positie": 1, "veld": "agendapunt"}),
    ("corrigeer", "waarde", {"positie": 1, "veld": "locatie"}),
    ("beschrijf_verstoorder", "signalement", {"label": "NN1"}),
)


@pytest.mark.parametrize(("soort", "veld", "beside"), FIELDS)
def test_nothing_that_can_be_seen_is_refused_as_an_empty_text_is(soort: str, veld: str, beside: dict[str, Any]) -> None:
    for blank in BLANK:
        with pytest.raises(InvalidCommand, match=f"^Veld '{veld}': verwacht een tekst die niet leeg is") as found:
            parse_command(soort, {**beside, veld: blank})
        assert found.value.veld == veld


def test_it_answers_no_open_question() -> None:
    room = Room()
    room.do("schors")
    with pytest.raises(InvalidCommand):
        room.do("vul_aan", positie=2, veld="reden", waarde="\u2800")
    room.do("vul_aan", positie=2, veld="reden", waarde="\u200bgeroep")
    assert room.state.schorsingen[0].reden == "\u200bgeroep"


def test_an_old_journal_that_holds_one_is_read() -> None:
    assert parse_payload("noteer", {"tekst": " "}).changed(tekst="x") == parse_payload("noteer", {"tekst": "x"})
