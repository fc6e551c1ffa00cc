"""The doubled press: what another station recorded just now is not counted twice, and not asked about for ever."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from tests.procedure.played import Room
from voorzitter_console.entry import Entry
from voorzitter_console.procedure.doubled import counts_as, doubled, earlier, just_before
from voorzitter_console.procedure.parse import parse_command

HERE, THERE = "voor", "naast"
B: dict[str, Any] = {"scenario": "B", "telt_als_vordering": True}


def recorded(*steps: tuple[str, dict[str, Any]], by: str = THERE, na: float = 1) -> list[Entry]:
    """Entries of the griffier's station, a second apart, after the first of the meeting."""
    room = Room()
    made = [room.do(soort, na=na, door="griffier", **velden) for soort, velden in steps]
    return [replace(entry, station=by) for entry in made]


def asks(entries: list[Entry], soort: str, after: float, gone: frozenset[str] = frozenset(), **velden: Any) -> str:
    """The question of a press so many seconds after the last entry."""
    now: datetime = entries[-1].vastgelegd_op + timedelta(seconds=after)
    return just_before(entries, gone, HERE, [(soort, velden)], now)


@pytest.mark.parametrize(
    ("soort", "velden", "kind"),
    [
        ("schors", {}, "schors"),
        ("vorder", {}, "vorder"),
        ("spreek_aan", B, "vorder"),
        ("spreek_aan", {"scenario": "B"}, ""),
        ("beeindig_verstoring", {}, "beeindig_verstoring"),
        ("bel_politie", {"spoed": True}, "bel_politie"),
        ("noteer", {"tekst": "x"}, ""),
        ("hervat", {}, ""),
    ],
)
def test_what_counts_once(soort: str, velden: dict[str, Any], kind: str) -> None:
    assert counts_as(soort, velden) == kind


def test_within_ten_seconds_it_asks_and_from_ten_on_not() -> None:
    entries = recorded(("vorder", {}))
    assert asks(entries, "vorder", 9.999) == earlier(entries[0]) == "Griffier was eerder, 19:30:01"
    assert asks(entries, "vorder", 10) == ""
    assert asks(entries, "noteer", 1, tekst="x") == ""


def test_an_address_that_counts_is_the_same_as_a_vordering_both_ways() -> None:
    assert asks(recorded(("spreek_aan", B)), "vorder", 1)
    assert asks(recorded(("vorder", {})), "spreek_aan", 1, **B)
    assert asks(recorded(("spreek_aan", {"scenario": "B"})), "vorder", 1) == ""
    assert asks(recorded(("vorder", {})), "spreek_aan", 1, scenario="B") == ""


def test_it_looks_past_what_came_after_and_past_what_was_retracted() -> None:
    entries = recorded(("vorder", {}), ("noteer", {"tekst": "roept"}), ("bel_politie", {}))
    assert asks(entries, "vorder", 1)
    assert asks(entries, "vorder", 1, frozenset({entries[0].id})) == ""
    twice = recorded(("vorder", {}), ("vorder", {}))
    assert asks(twice, "vorder", 1, frozenset({twice[1].id})) == earlier(twice[0])


def test_an_own_one_since_ends_the_question() -> None:
    entries = recorded(("vorder", {}), ("vorder", {}))
    own = [entries[0], replace(entries[1], station=HERE)]
    assert asks(own, "vorder", 1) == ""
    assert asks([own[1], own[0]], "vorder", 1)


_THERE: tuple[tuple[str, dict[str, Any]], ...] = (("politie_aanwezig", {}),)


@pytest.mark.parametrize(
    ("before", "soort"),
    [
        *[((), step) for step in ("bel_politie", "waarschuw_bodedienst", "politie_aanwezig", "meld_fysieke_agressie")],
        ((("bel_politie", {}),), "zeg_politie_af"),
        (_THERE, "draag_over"),
        (_THERE, "politie_afgerond"),
    ],
)
@pytest.mark.parametrize("by", [HERE, THERE])
def test_a_step_of_a_card_that_is_opened_again_is_asked_whoever_recorded_it(
    before: tuple[tuple[str, dict[str, Any]], ...], soort: str, by: str
) -> None:
    entries = recorded(*before, (soort, {}), by=by)
    assert asks(entries, soort, 9.999) == earlier(entries[-1], HERE)
    assert asks(entries, soort, 10) == ""
    assert asks(entries, soort, 1, gebeurd_op="2026-03-10T19:30:00Z") == "", "it has a time of its own"


def test_another_line_of_the_police_card_is_another_call() -> None:
    first: tuple[str, dict[str, Any]] = ("bel_politie", {"gebeld_door": "de bodedienst"})
    own = recorded(first, by=HERE)
    assert asks(own, "bel_politie", 1, gebeld_door="de bodedienst")
    assert asks(own, "bel_politie", 1, gebeld_door="de griffie") == ""
    assert asks(own, "bel_politie", 1, spoed=True) == "", "112 is never held for what the bodedienst did"
    assert asks(recorded(first), "bel_politie", 1, gebeld_door="de griffie"), "the other station's may be this one"


def test_one_of_two_commands_of_a_key_is_enough() -> None:
    entries = recorded(("schors", {}))
    now = entries[-1].vastgelegd_op
    assert just_before(entries, (), HERE, [("stop_livestream", {}), ("schors", {})], now)
    assert just_before([], (), HERE, [("schors", {})], now) == ""


def test_past_the_shown_position_it_is_refused_with_who_and_when() -> None:
    room = Room()
    seen = room.do("schors").positie
    room.do("vorder", door="griffier")
    history = room.meeting.history
    found = doubled(history, parse_command("vorder", {}), seen, HERE, room.clock.now())
    assert found is not None
    assert str(found) == "Griffier heeft dit al vastgelegd om 19:30:20: 1e vordering uitgesproken."
    assert (found.soort, found.eerder) == ("vorder", "Griffier was eerder, 19:30:20")
    assert doubled(history, parse_command("spreek_aan", B), seen, HERE, room.clock.now()) is not None
    assert doubled(history, parse_command("vorder", {}), seen + 1, HERE, room.clock.now()) is None
    assert doubled(history, parse_command("noteer", {"tekst": "x"}), seen, HERE, room.clock.now()) is None
    late = parse_command("vorder", {"gebeurd_op": room.clock.now()})
    assert doubled(history, late, seen, HERE, room.clock.now()) is None
    room.do("herroep", positie=seen + 1)
    assert doubled(history, parse_command("vorder", {}), seen, HERE, room.clock.now()) is None


def test_a_stop_of_the_livestream_that_was_just_asked_is_the_same_stop() -> None:
    room = Room()
    room.do("schors")
    asked = room.do("stop_livestream", door="griffier")
    history, stop = room.meeting.history, parse_command("stop_livestream", {})

    def says(seconds: float, station: str = "elders", **velden: Any) -> str:
        moment = asked.vastgelegd_op + timedelta(seconds=seconds)
        return str(doubled(history, parse_command("stop_livestream", velden), asked.positie, station, moment) or "")

    assert says(9.9).startswith("Griffier vroeg om 19:30:20 al om de livestream te stoppen")
    assert says(10) == ""
    assert says(9.9, asked.station).startswith("U vroeg om 19:30:20 al")  # one hand that presses twice
    assert says(10, asked.station) == ""
    assert says(1, gebeurd_op=room.clock.now()) == ""
    room.do("bevestig_livestream", toestand="live")
    assert doubled(history, stop, asked.positie, "elders", asked.vastgelegd_op) is None
