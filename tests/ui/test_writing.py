"""Nothing is shown as recorded before it is on disk; a write that fails now is tried again, and keys answer."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.ui.desk_bench import EVENING, Driver, console, on_disk, session_on
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.display import SEEN, Display
from voorzitter_console.console.messages import Recorded, RecordingPress, Snapshot, Standing
from voorzitter_console.console.ports import GRIFFIER
from voorzitter_console.console.session import Session
from voorzitter_console.journal.port import JournalBusy, JournalNotWritable
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.ui.screens.chair import ChairScreen
from voorzitter_console.view import ScreenView

REASONS = [JournalBusy("Het journaal is bezet."), JournalNotWritable("De schijf is vol.")]


class Stuck:
    """Makes every append fail until it is let go."""

    def __init__(self, patch: pytest.MonkeyPatch, reason: Exception) -> None:
        self.held = True
        self.tries = 0
        append = SqliteJournal._append  # one entry or several at once: both come by it

        def failing(journal: SqliteJournal, *args: Any, **kwargs: Any) -> object:
            self.tries += 1
            if self.held:
                raise reason
            return append(journal, *args, **kwargs)

        patch.setattr(SqliteJournal, "_append", failing)


async def wait_until(desk: Driver, what: str) -> None:
    """Until the screen says it: each round waits for Textual to be idle."""
    for _ in range(400):
        await desk.pilot.pause(0.005)
        desk.app.changed()
        if what in desk.text():
            return
    raise AssertionError(f"{what!r} not in\n{desk.text()}")


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: type(reason).__name__)
async def test_a_late_write_says_so_keeps_the_press_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: Exception
) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b")
        desk.app.core.session._recorder._retry = 0.05
        stuck = Stuck(monkeypatch, reason)
        desk.clock.forward(3)
        pressed = desk.clock.now()
        await desk.tap("enter")
        desk.clock.forward(1.5)
        await wait_until(desk, "NOG NIET VASTGELEGD 20:08:12 1e vordering")
        assert desk.view.titel == "STAP 4: 1e VORDERING VAN 3"
        await wait_until(desk, str(reason))
        desk.clock.forward(3)
        await desk.tap("enter")
        assert len(desk.app.core.pending) == 1
        await desk.tap("question_mark")
        assert "HULP" in desk.text()
        await desk.tap("escape")
        stuck.held = False
        await wait_until(desk, "VASTGELEGD 20:08:12 1e vordering")
        await wait_until(desk, "STAP 4: 2e VORDERING VAN 3")
        assert stuck.tries > 1
    last = on_disk(tmp_path)[-1]
    assert (last.soort, last.gebeurd_op) == ("vorder", pressed)
    assert [entry.soort for entry in on_disk(tmp_path)].count("vorder") == 1


async def test_why_it_is_not_written_and_what_helps_is_not_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = "De schijf is vol: er is niets vastgelegd; maak ruimte op de schijf van /media/griffie/journaal.sqlite."
    async with console(tmp_path, size=(100, 30)) as desk:
        await desk.press("s", "b")
        stuck = Stuck(monkeypatch, JournalNotWritable(full))
        desk.clock.forward(3)
        await desk.tap("enter")
        desk.clock.forward(1.5)
        await wait_until(desk, "NOG NIET VASTGELEGD 20:08:12 1e vordering")
        await wait_until(desk, "De schijf is vol")
        bar = " ".join(desk.text().partition("NOG NIET VASTGELEGD")[2].split())
        assert "er is niets vastgelegd; maak ruimte op de schijf" in bar, desk.text()
        stuck.held = False


async def test_leaving_says_what_is_not_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with console(tmp_path) as desk:
        Stuck(monkeypatch, REASONS[1])
        desk.clock.forward(3)
        await desk.tap("s")
        desk.clock.forward(1.5)
        await wait_until(desk, "NOG NIET VASTGELEGD")
        await desk.tap("ctrl+q")
        assert "1 vastlegging staat nog niet op schijf" in " ".join(desk.text().split())


@pytest.mark.lang
async def test_what_another_station_records_shows_at_once_and_locks_enter(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "enter")
        other = session_on(tmp_path, desk.clock, station="griffier-laptop", rol=GRIFFIER)
        said: list[object] = []
        other.start(said.append)
        other.idle().result()
        standing = next(message for message in said if isinstance(message, Standing))
        desk.clock.forward(20)
        other.record(
            RecordingPress(
                op=desk.clock.now(),
                sinds=desk.clock.monotonic(),
                woorden="voorbij",
                opdrachten=(Opdracht("beeindig_verstoring", {}),),
                door="griffier",
                getoond=standing.snapshot.positie,
            )
        )
        other.idle().result()
        other.close()
        assert any(isinstance(message, Recorded) for message in said)
        await wait_until(desk, "STAP 5: RUIMTE VOOR EMOTIES")
        before = len(desk.entries)
        await desk.press("enter", seconds=0.2)
        assert len(desk.entries) == before
        assert "ENTER betekent nu iets anders" in desk.text()
        await desk.press("enter", seconds=1.5)
        assert desk.soorten[-1] == "geef_ruimte"


@pytest.mark.lang
async def test_the_same_from_both_stations_is_asked(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b")
        other = session_on(tmp_path, desk.clock, station="griffier-laptop", rol=GRIFFIER)
        other.start(lambda _message: None)
        other.idle().result()
        other.record(
            RecordingPress(
                op=desk.clock.now(),
                sinds=0,
                woorden="",
                opdrachten=(Opdracht("vorder", {}),),
                door="griffier",
                getoond=4,
            )
        )
        other.idle().result()
        other.close()
        await wait_until(desk, "STAP 4: 2e VORDERING VAN 3")
        await desk.press("enter", seconds=2)
        assert "Zelfde of nieuwe?" in desk.text()
        await desk.press("1", seconds=1)
        assert desk.soorten.count("vorder") == 1
        await desk.press("enter", "2", seconds=2)
        assert desk.soorten.count("vorder") == 2


@pytest.mark.lang
async def test_a_fault_in_a_widget_is_one_sentence_and_the_journal_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def crash() -> None:
        async with console(tmp_path) as desk:
            await desk.press("s")
            monkeypatch.setattr("voorzitter_console.ui.widgets.board.ChairBoard.show", broken)
            await desk.tap("b")
            await desk.pilot.pause()

    def broken(*_args: object, **_kwargs: object) -> None:
        raise ZeroDivisionError("naam van een verstoorder")

    with pytest.raises(ZeroDivisionError):
        await crash()
    said = " ".join(capsys.readouterr().err.split())
    assert "De console stopt door een programmafout (ZeroDivisionError" in said
    assert "naam van een verstoorder" not in said
    assert "Traceback" not in said
    assert "voorzitter-console --regels" in said
    monkeypatch.undo()
    async with console(tmp_path, clock=FakeClock(EVENING + timedelta(minutes=1))) as again:
        assert isinstance(again.screen, ChairScreen)
    with sqlite3.connect(tmp_path / "j.sqlite") as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_a_terminal_that_fails_is_one_sentence_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s")
        desk.app.panic("Traceback met een naam van een verstoorder")
    assert desk.app.return_code == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "kan niet meer met deze terminal werken" in said
    assert "voorzitter-console --regels" in said
    assert "naam van een verstoorder" not in said


async def test_a_press_is_given_to_the_disk_before_any_view_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with console(tmp_path) as desk:
        desk.clock.forward(3)
        await desk.settle()
        desk.clock.forward(2 * SEEN)  # what stands there is older than what may be drawn again as it is
        made: list[str] = []
        view, record = Display._view, Session.record

        def viewed(display: Display, snapshot: Snapshot) -> ScreenView:
            made.append("view")
            return view(display, snapshot)

        def recorded(session: Session, press: RecordingPress) -> None:
            made.append("press")
            record(session, press)

        monkeypatch.setattr(Display, "_view", viewed)
        monkeypatch.setattr(Session, "record", recorded)
        await desk.tap("s")
        assert made[0] == "press"
        await desk.settle()
        assert desk.soorten[-2:] == ["schors", "stop_livestream"]
