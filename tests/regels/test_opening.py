"""The opening in lines: practice has its own letter, the begin of the meeting is asked, Q leaves."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.preparation.evening import risky
from tests.regels.bench import Room
from voorzitter_console.cli import regels
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.prepared import prepared_in
from voorzitter_console.preparation.kept import Preparations
from voorzitter_console.regels.opening import ToPractise
from voorzitter_console.settings import Vooraf, Zaal


def test_u_leaves_for_practice_once_it_was_confirmed() -> None:
    room = Room()
    with pytest.raises(ToPractise):
        room.play("u", "n", "4", "j")
    assert "4. U: eerst oefenen" in room.out.getvalue()
    assert room.out.getvalue().count("NIEUWE VERGADERING") == 2


def test_who_practises_is_not_asked() -> None:
    room = Room()
    room.may_practise = False
    text = room.play("u", "")
    assert "eerst oefenen" not in text
    assert "OEFENING: NIEUWE VERGADERING" in text
    assert "'U' is geen keuze" in text


def test_q_leaves_and_nothing_was_begun() -> None:
    text = Room().play("q")
    assert "Q: verlaat" in text
    assert "er is niets vastgelegd" in text


def test_the_begin_of_the_meeting_is_asked_until_it_can_be() -> None:
    room = Room()
    text = room.play("v", "", "", "", "", "", "", "", "", "", "25:00", "19:30", "")
    assert "“25:00” is geen tijd die al is geweest" in text
    begun = room.meeting().begin_velden.begonnen_om
    assert begun is not None
    assert begun.startswith("2026-11-24T18:30:00")


def test_a_time_of_yesterday_is_told_with_its_day() -> None:
    room = Room()
    room.clock = FakeClock(datetime(2026, 11, 24, 8, 18, tzinfo=UTC))
    text = room.play("v", "", "", "", "", "", "", "", "", "", "23:50")
    assert "Begonnen om 23:50: dat is gisteren, 23 november 2026." in text


def test_a_hall_brings_its_address() -> None:
    room = Room()
    room.play(
        "v",
        "",
        "",
        "Sporthal",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        vooraf=Vooraf(zalen=(Zaal(naam="sporthal", adres="Dijk 2"),)),
    )
    assert room.meeting().begin_velden.adres == "Dijk 2"


def test_the_command_goes_on_in_the_practice_journal(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "d"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "d"))
    monkeypatch.setenv("HOME", str(tmp_path))
    asked: list[bool] = []

    def run(session: Any, *_streams: Any, may_practise: bool, again: str, **_more: Any) -> int:
        session.close()
        asked.append(may_practise)
        if may_practise:
            raise ToPractise
        assert again == "voorzitter-console oefen --regels"
        return 7

    monkeypatch.setattr("voorzitter_console.regels.console.run", run)
    real = str(tmp_path / "echt.sqlite")
    assert regels.command(argparse.Namespace(opdracht=None, database=real, regels=True)) == 7
    assert asked == [True, False]


def test_what_was_prepared_is_shown_and_recorded_and_can_be_left_out(tmp_path: Path) -> None:
    kept = Preparations(tmp_path)
    kept.keep(risky(datum=date(2026, 11, 24), plaats="gehuurd", rechthebbende="Stichting"))
    room = Room()
    room.prepared = prepared_in(tmp_path)
    text = room.play("w", "w", "")
    assert text.count("Ingevuld uit de voorbereiding van 24-11-2026; kijk het na.") == 2
    assert "Verhuurder: Stichting" in text
    assert "5. W: zonder de voorbereiding" in text
    assert "5. W: uit de voorbereiding: Raadsvergadering 24 november 2026" in text
    begin = room.meeting().begin_velden
    assert (begin.agendapunt, begin.locatie_soort, begin.rechthebbende) == ("7. Opvang", "gehuurde zaal", "Stichting")
    room = Room()
    room.prepared = prepared_in(tmp_path)
    room.play("5", "")
    assert room.meeting().begin_velden.locatie_soort is None


def test_what_cannot_be_read_is_said_and_the_meeting_begins(tmp_path: Path) -> None:
    (tmp_path / "2026-11-24.toml").write_text("stuk", encoding="utf-8")
    room = Room()
    room.prepared = prepared_in(tmp_path)
    assert "2026-11-24.toml, regel 1" in room.play("w", "")
    assert room.meeting().begin_velden.agendapunt is None
