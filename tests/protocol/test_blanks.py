"""What a protocol's sentences leave open: filled in when they are said, and judged where an author wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.procedure.course import MAASSLUIS, VOORBEELDSTAD, begin, course
from voorzitter_console.procedure.advice.zinnen import (
    minuten_te_kiezen,
    politie_woorden,
    woorden_112,
    zin_scenario_a,
)
from voorzitter_console.protocol.blanks import fill, minutes
from voorzitter_console.protocol.load import ProtocolFault, find, load, parse

GOOD = MAASSLUIS.bron
SAID = "U krijgt {minuten}. Neem dan plaats of ga weg."


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "één minuut"), (2, "twee minuten"), (20, "twintig minuten"), (21, "21 minuten"), (600, "600 minuten")],
)
def test_minutes_are_said_in_words(number: int, words: str) -> None:
    assert minutes(number) == words


def test_what_is_filled_in_is_not_searched_again_and_begins_a_sentence_with_a_capital() -> None:
    known = {"orgaan": "gemeenteraad", "locatie": "{adres}", "adres": "Dijk 1"}
    assert fill("{orgaan} te {locatie}. {orgaan}!", known) == "Gemeenteraad te {adres}. Gemeenteraad!"
    assert fill("{onbekend}", known) == "{onbekend}"


def test_scenario_a_is_said_with_the_minutes_that_are_given() -> None:
    assert zin_scenario_a(MAASSLUIS).vol == "U krijgt twee minuten. Neem dan plaats of ga weg."
    assert zin_scenario_a(MAASSLUIS, 1).vol == "U krijgt één minuut. Neem dan plaats of ga weg."
    short = zin_scenario_a(VOORBEELDSTAD, 3)
    assert (short.kort[:22], short.vol[:19]) == ("U krijgt drie minuten.", "U mag drie minuten ")
    state = course((10, "spreek_aan", {"scenario": "A", "minuten": 5}))
    assert state.verstoringen[0].aansprekingen[0].tekst.startswith("U krijgt vijf minuten.")


def test_a_sentence_without_the_blank_offers_no_change_of_minutes() -> None:
    assert minuten_te_kiezen(MAASSLUIS)
    old = parse(GOOD.replace(SAID, "U krijgt twee minuten."), "van voor deze versie")
    assert not minuten_te_kiezen(old)
    assert zin_scenario_a(old, 5).vol == "U krijgt twee minuten."


def test_the_police_are_sent_to_where_the_meeting_is() -> None:
    elsewhere = course(first=begin(orgaan="raadscommissie", locatie="Sporthal", adres="Dijk 1"))
    assert "van de raadscommissie van Maassluis wordt verstoord: Sporthal, Dijk 1." in politie_woorden(
        elsewhere, MAASSLUIS
    )
    assert woorden_112(elsewhere, MAASSLUIS).startswith("Raadscommissie Maassluis, Sporthal, Dijk 1. ")
    for unknown in (course(), None):
        assert woorden_112(unknown, MAASSLUIS).startswith(
            "Gemeenteraad Maassluis, raadzaal stadhuis, [noem het adres]. "
        )


@pytest.mark.parametrize(
    ("good", "bad", "place", "expected"),
    [
        (SAID, "U krijgt {tijd}.", "scenario_a.tekst: {tijd} wordt hier niet ingevuld", "verwacht werd {minuten}"),
        (SAID, "U krijgt {}.", "scenario_a.tekst: {} wordt", "verwacht werd {minuten}"),
        (SAID, "{adres}", "scenario_a.tekst: {adres}", "verwacht werd {minuten}"),
        ("{orgaan} Maassluis", "{minuten}", "politie.woorden_112: {minuten}", "{adres} of {functie} of {locatie} of"),
        (
            'strafbaar. Stop nu!"\nkort',
            'strafbaar. Stop in {minuten}!"\nkort',
            "scenario_b.tekst: {minuten}",
            "een tekst zonder accolades",
        ),
        ('redenen = [\n  "geroep', 'redenen = [\n  "{x}', "schorsing.redenen 1: {x}", "zonder accolades"),
        ('kort = "{minuten}.', 'kort = "Kort.', "scenario_a.kort", "in tekst en in kort, of in geen van beide"),
    ],
)
def test_a_blank_that_nothing_fills_is_named(tmp_path: Path, good: str, bad: str, place: str, expected: str) -> None:
    assert GOOD.count(good) == 1
    path = tmp_path / "stad.toml"
    path.write_text(GOOD.replace(good, bad), encoding="utf-8")
    with pytest.raises(ProtocolFault) as caught:
        load(path)
    assert place in str(caught.value)
    assert expected in str(caught.value)


def test_what_a_meeting_began_with_stays_readable_with_braces_too() -> None:
    assert parse(GOOD.replace("Stop nu!", "Stop {nu}!"), "het journaal").scenario_b.tekst.endswith("Stop {nu}!")


@pytest.mark.parametrize("name", ["maassluis-2025", "voorbeeldstad-2025"])
def test_the_shipped_files_leave_open_only_what_is_filled_in(name: str, tmp_path: Path) -> None:
    path = tmp_path / "kopie.toml"
    path.write_text(find(name).bron + "\n# kopie\n", encoding="utf-8")
    assert load(path).naam == name


def test_a_sentence_that_begins_with_one_minute_has_a_plain_capital() -> None:
    assert fill("{minuten}. Neem dan plaats.", {"minuten": minutes(1)}) == "Eén minuut. Neem dan plaats."
    assert fill("U krijgt {minuten}.", {"minuten": minutes(1)}) == "U krijgt één minuut."
    assert fill("{locatie}!", {"locatie": "Élan"}) == "Élan!", "a name stays as it was written"
