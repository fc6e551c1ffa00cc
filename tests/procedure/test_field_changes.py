"""What completed and corrected an entry, each with what stood there before: told to screen and dossier in one way."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.procedure.played import Room
from voorzitter_console.errors import Refused
from voorzitter_console.procedure.commands import Gewist, Hersteld


def told(room: Room, positie: int) -> list[tuple[Any, ...]]:
    history = room.meeting.history
    return [
        (x.item.entry.positie, x.veld, x.was, x.wordt, x.aanvulling, x.herroepen)
        for x in history.field_changes(history.items[positie - 1].entry.id)
    ]


def test_each_says_what_stood_there_when_it_was_made() -> None:
    room = Room()
    entry = room.do("schors")
    room.do("vul_aan", positie=entry.positie, veld="reden", waarde="geroep")
    wrong = room.do("corrigeer", positie=entry.positie, veld="reden", waarde="gelach")
    room.do("herroep", positie=wrong.positie)
    room.do("corrigeer", positie=entry.positie, veld="reden", waarde="gezang")
    room.do("corrigeer", positie=entry.positie, veld="raadsleden_verlaten_zaal", waarde=True)
    assert told(room, entry.positie) == [
        (3, "reden", None, "geroep", True, False),
        (4, "reden", "geroep", "gelach", False, True),
        (6, "reden", "geroep", "gezang", False, False),
        (7, "raadsleden_verlaten_zaal", False, True, False, False),
    ]
    assert told(room, 1) == []


def test_a_time_and_its_certainty_are_those_of_the_envelope() -> None:
    room = Room()
    entry = room.do("schors")
    earlier = datetime(2026, 3, 10, 18, 30, 4, tzinfo=UTC)
    room.do("corrigeer", positie=entry.positie, veld="gebeurd_op", waarde=earlier.isoformat())
    assert room.meeting.history.kwaliteit_of(entry.id) == "exact"
    room.do("corrigeer", positie=entry.positie, veld="kwaliteit", waarde="bij_benadering")
    assert told(room, entry.positie) == [
        (3, "gebeurd_op", entry.gebeurd_op, earlier, False, False),
        (4, "kwaliteit", "exact", "bij_benadering", False, False),
    ]
    assert room.meeting.history.kwaliteit_of(entry.id) == "bij_benadering"


def test_after_a_restart_it_is_told_the_same() -> None:
    room = Room()
    entry = room.do("vorder")
    room.do("vul_aan", positie=entry.positie, veld="gericht_aan", waarde=["NN1", "NN1"])
    again = room.resumed().history.field_changes(entry.id)
    assert again == room.meeting.history.field_changes(entry.id)
    assert [x.wordt for x in again] == [("NN1",)]


def test_what_was_erased_and_what_was_put_back_stays_as_it_is() -> None:
    """They say what became of the record itself: taken back, it would say that nothing had."""
    room = Room()
    named = room.do("beschrijf_verstoorder", label="NN1", naam="Jan")
    gone = Gewist(over_id=named.id, velden=("naam",), grond="verzoek", gewist_door="griffier")
    erased = room.meeting.decide(gone, door="griffier")
    back = Hersteld(over_id=named.id, aantal=2, kop="0" * 64)
    restored = room.meeting.decide(back, door="systeem")
    for entry, says in ((erased, "Wat gewist is, is weg"), (restored, "teruggezet blijft staan")):
        with pytest.raises(Refused, match=says):
            room.do("herroep", positie=entry.positie, reden="vergissing")
