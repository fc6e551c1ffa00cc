"""What happened earlier, entered from paper by keyboard only: its own time, its place in the order, what is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.desk_bench import EVENING, Driver, console, on_disk
from tests.ui.test_hostile import HOSTILE
from tests.ui.test_timeline import flat, form
from voorzitter_console.clock import FakeClock
from voorzitter_console.ui.forms.late import LateForm


async def enter(desk: Driver, time: str, what: str, *more: str) -> None:
    """One line of a paper record: each row is reached with Tab."""
    await desk.type(time)
    await desk.tap("tab")
    for letter in what:
        await desk.tap(letter)
    for text in more:
        await desk.tap("tab")
        if text:
            await desk.type(text)
    await desk.press("enter")


@pytest.mark.lang
@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_a_paper_record_line_by_line(tmp_path: Path, size: tuple[int, int]) -> None:
    clock = FakeClock(EVENING)
    async with console(tmp_path, size=size, clock=clock) as desk:
        clock.forward(3600)
        await desk.press("i")
        await enter(desk, "20:20", "schorst", "geroep")
        assert "Vastgelegd: 20:20:00 vergadering geschorst" in flat(desk)
        await enter(desk, "20:21", "scenario B")
        await enter(desk, "20:25:30", "vord", "", "geen gehoor")
        await enter(desk, "20:23", "vord", "NN1, NN2")
        assert isinstance(form(desk), LateForm)
        late = desk.entries[-4:]
        assert [e.soort for e in late] == ["schors", "spreek_aan", "vorder", "vorder"]
        assert all(e.tijd_gegeven and e.door == "voorzitter" for e in late)
        assert late[0].gebeurd_op == datetime(2026, 11, 24, 19, 20, tzinfo=UTC)
        assert [e.kwaliteit for e in late] == ["bij_benadering"] * 2 + ["exact", "bij_benadering"]
        assert desk.app.core.snapshot is not None
        orders = desk.app.core.snapshot.state.verstoringen[0].vorderingen
        assert [(v.nummer, v.gericht_aan) for v in orders] == [(1, ("NN1", "NN2")), (2, ("NN1", "NN2"))]
        await desk.press("escape")
        assert "later vastgelegd" in desk.text()
        assert desk.view.regels[0].later
        await desk.press("g")
        lines = [line for line in desk.text().splitlines() if "vordering uitgesproken" in line]
        assert ["20:23:00" in lines[0], "20:25:30" in lines[1]] == [True, True]
        assert all("later vastgelegd" in line for line in lines[:2])


@pytest.mark.lang
async def test_refusals_keep_what_was_typed(tmp_path: Path) -> None:
    clock = FakeClock(EVENING)
    async with console(tmp_path, size=(80, 24), clock=clock) as desk:
        clock.forward(600)
        await desk.press("i", "enter")
        assert "is geen tijd" in flat(desk)
        await desk.type("23:00")
        await desk.press("enter")
        assert "toekomst kan niet" in flat(desk)
        field = desk.app.focused
        assert isinstance(field, Input)
        field.value = "20:10"
        await desk.press("enter")
        assert "Notitie: typ eerst iets" in flat(desk)
        await desk.tap("tab")
        for letter in "hervat":
            await desk.tap(letter)
        await desk.tap("tab")
        await desk.type("na overleg")
        await desk.press("enter")
        await desk.settle()
        assert desk.soorten == ["begin_vastlegging"]
        assert "schorsen of sluiten kan wel" in flat(desk)
        assert "na overleg" in flat(desk)
        assert "20:10" in flat(desk)


@pytest.mark.lang
async def test_letters_search_and_record_nothing(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("i")
        await desk.tap("tab")
        for letter in "svbea? zx":
            await desk.tap(letter)
        await desk.press("left", "right", "backspace")
        assert desk.soorten == ["begin_vastlegging"]
        assert isinstance(form(desk), LateForm)
        typed = [field.value for field in desk.screen.query(Input)]
        await desk.press("f2")
        assert desk.soorten == ["begin_vastlegging"]
        assert "STAP 1: SCHORSEN" in desk.text()
        assert "INVOEREN" not in desk.text()
        await desk.press("f2")
        assert desk.soorten[1] == "schors"
        assert isinstance(form(desk), LateForm)
        assert [field.value for field in desk.screen.query(Input)] == typed
        assert "INVOEREN" in desk.text()


@pytest.mark.lang
async def test_the_morning_after_and_from_the_timeline(tmp_path: Path) -> None:
    clock = FakeClock(EVENING)
    async with console(tmp_path, clock=clock) as desk:
        clock.set(datetime(2026, 11, 25, 6, 30, tzinfo=UTC))
        await desk.press("g", "i")
        await enter(desk, "20:30", "notitie", "\N{LATIN SMALL LETTER E WITH ACUTE}\u00e9n spandoek")
        assert desk.entries[-1].gebeurd_op == datetime(2026, 11, 24, 19, 30, tzinfo=UTC)
        assert "24-11 20:30:00" in flat(desk)
        await desk.press("escape")
        assert "GESCHIEDENIS" in desk.text()
        await desk.press("escape")
        assert form(desk) is None


@pytest.mark.lang
async def test_hostile_text_in_every_row(tmp_path: Path) -> None:
    clock = FakeClock(EVENING)
    async with console(tmp_path, size=(80, 24), clock=clock) as desk:
        clock.forward(600)
        await desk.press("i")
        for text in HOSTILE[:4]:
            desk.screen.query_one("#veld-tijd", Input).value = text
            await desk.press("enter")
            assert "is geen tijd" in flat(desk)
            desk.screen.query_one("#veld-tijd", Input).value = "20:09"
            desk.screen.query_one("#veld-tekst", Input).value = text
            await desk.press("enter")
            assert desk.entries[-1].payload["tekst"] == text
            assert "\x1b" not in desk.text()
            assert "\u202e" not in desk.text()
    assert [e.payload["tekst"] for e in on_disk(tmp_path)[1:]] == HOSTILE[:4]


async def test_a_time_to_the_minute_lies_after_what_began_in_that_minute(tmp_path: Path) -> None:
    """keys.md 22: what is true is never in the way."""
    clock = FakeClock(EVENING)
    async with console(tmp_path, clock=clock) as desk:
        await desk.press("s", "b")
        clock.forward(600)
        await desk.press("i")
        await enter(desk, "20:08", "vord")
        assert "Vastgelegd" in flat(desk)
        began = next(e for e in desk.entries if e.soort == "schors").gebeurd_op
        late = desk.entries[-1]
        assert late.soort == "vorder"
        assert late.gebeurd_op >= began
        assert late.kwaliteit == "bij_benadering"
        assert desk.app.core.snapshot is not None
        assert [v.nummer for v in desk.app.core.snapshot.state.verstoringen[0].vorderingen] == [1]


@pytest.mark.lang
async def test_a_time_that_may_be_two_is_asked_and_what_was_typed_stays(tmp_path: Path) -> None:
    clock = FakeClock(EVENING)
    async with console(tmp_path, clock=clock) as desk:
        clock.forward(3600)
        await desk.press("i")
        before = len(desk.entries)
        await enter(desk, "8:15", "not", "er werd geroepen")
        assert "Bedoelt u 20:15?" in flat(desk)
        assert "er werd geroepen" in desk.text()
        assert len(desk.entries) == before
    night = FakeClock(datetime(2026, 10, 24, 23, 50, tzinfo=UTC))  # 01:50 in summer time
    (tmp_path / "nacht").mkdir()
    async with console(tmp_path / "nacht", clock=night) as desk:
        night.forward(3 * 3600)
        await desk.press("i")
        before = len(desk.entries)
        await enter(desk, "02:40", "not", "er werd geroepen")
        assert "twee keer" in flat(desk)
        assert len(desk.entries) == before
        await desk.press("shift+tab", "shift+tab", "end")
        await desk.type(" wintertijd")
        await desk.press("enter")
        assert desk.entries[-1].gebeurd_op == datetime(2026, 10, 25, 1, 40, tzinfo=UTC)
