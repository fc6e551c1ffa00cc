"""Two people, two windows: who was first, who chairs, what the other sees; and waiting for a meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.desk_bench import EVENING, Driver, beside, console, on_disk
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.messages import Others
from voorzitter_console.console.ports import GRIFFIER
from voorzitter_console.ui.told import Told


async def until(desk: Driver, words: str) -> None:
    """Wait for the other console's work to be seen: by its notice, no sleep of a fixed length."""
    for _ in range(400):
        await desk.settle()
        if words in desk.text():
            return
        await desk.pilot.pause(0.01)
    raise AssertionError(f"{words}\n{desk.text()}")


@pytest.mark.lang
async def test_each_sees_what_the_other_recorded(tmp_path: Path) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        await chair.press("s", "b")
        await until(clerk, "1e VORDERING VAN 3")
        await clerk.press("2")
        await until(chair, "Politie gebeld")
        assert "GRIFFIER" in clerk.text()
        assert "VOORZITTER ZEGT NU" in clerk.text()
        assert "Enter bij de voorzitter: Gezegd: 1e vordering" in clerk.text()


@pytest.mark.lang
async def test_the_later_of_two_is_told_who_was_first_and_asked(tmp_path: Path) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        await chair.press("s", "b")
        await until(clerk, "1e VORDERING VAN 3")
        # Both screens show the same position; the griffier is first.
        shown = chair.app.core.snapshot
        await clerk.press("v", "1")
        await until(chair, "GEVORDERD")
        chair.clock.forward(20)
        chair.app.core.snapshot = shown
        await chair.tap("enter")
        await until(chair, "Zelfde of nieuwe? 1 of 2")
        assert chair.bar.startswith("Griffier was eerder, 20:08:")
        await chair.press("1", seconds=1)
        assert [e.soort for e in on_disk(tmp_path)].count("vorder") == 1


@pytest.mark.lang
@pytest.mark.parametrize(
    ("keys", "soort", "said"),
    [
        (("e",), "beeindig_verstoring", "ENTER betekent nu iets anders. Lees de balk"),
        (("v", "1"), "vorder", "Griffier was eerder, 20:08:15. Zelfde of nieuwe? 1 of 2"),
    ],
)
async def test_enter_right_after_the_others_entry_waits_before_anything_is_drawn(
    tmp_path: Path, keys: tuple[str, ...], soort: str, said: str
) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        await chair.press("s", "b")
        await until(clerk, "1e VORDERING VAN 3")
        hall, news = chair.app.core.session._seat, []
        hall.post = lambda message: (
            news.append(message) if isinstance(message, Others) else chair.app.post_message(Told(message))
        )
        await clerk.press(*keys)
        while not news:
            await chair.settle()
        with chair.app._context():
            chair.app.on_told(Told(news[0]))
        assert chair.app._news, "drawn already"
        chair.app._soon = lambda _job: None  # type: ignore[method-assign, assignment]  # a key comes before that
        await chair.tap("enter")
        await chair.settle()
        assert said in chair.text()
        assert chair.app.core.refused is None  # the key did not count: nothing was written and refused
        last = on_disk(tmp_path)[-1]
        assert (last.soort, last.door) == (soort, "griffier")


@pytest.mark.lang
async def test_the_griffier_takes_over_the_chairs_screen(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            await clerk.press("y", "1")
            await clerk.type("voorzitter onwel")
            await clerk.press("enter")
            await until(clerk, "STAP 4: 1e VORDERING VAN 3")
            assert "TAKEN" not in clerk.text()
            await clerk.press("enter")
            order = on_disk(tmp_path)[-1]
            assert (order.soort, order.door) == ("vorder", "voorzitter")
            assert clerk.app.core.snapshot is not None
            spoken = clerk.app.core.snapshot.state.verstoringen[0].vorderingen[0]
            assert (spoken.spreker, spoken.hoedanigheid) == ("de griffier", "griffier, bevoegd ambtenaar")
            await until(chair, "Wie bedient dit scherm?")
            await chair.press("2")
            await until(chair, "TAKEN")
            assert chair.app.core.session.rol == GRIFFIER


@pytest.mark.lang
async def test_a_deputy_chairs_at_the_chairs_own_screen(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("y", "1")
        await chair.type("M. Loco")
        await chair.press("enter", "s", "b", "enter")
        assert chair.app.core.snapshot is not None
        spoken = chair.app.core.snapshot.state.verstoringen[0].vorderingen[0]
        assert (spoken.spreker, spoken.hoedanigheid) == ("M. Loco", "plaatsvervangend voorzitter")


@pytest.mark.lang
async def test_a_second_chair_is_asked_who_chairs(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s")
        async with console(tmp_path, clock=chair.clock, begin=False) as second:
            assert "Wie zit voor?" in second.text()
            before = len(on_disk(tmp_path))
            await second.press("enter", "s")
            assert len(on_disk(tmp_path)) == before
            await second.press("1")
            await until(second, "STAP 3")
            await until(chair, "Wie bedient dit scherm?")
            await chair.press("1")
            await chair.press("b")
            assert on_disk(tmp_path)[-1].soort == "spreek_aan"
        async with console(tmp_path, clock=chair.clock, begin=False) as third:
            await third.press("2")
            await until(third, "TAKEN")


@pytest.mark.lang
async def test_the_griffier_waits_for_the_chair(tmp_path: Path) -> None:
    clock = FakeClock(EVENING)
    async with console(tmp_path, clock=clock, rol=GRIFFIER) as clerk:
        assert "Er is nog geen open vergadering" in clerk.text()
        assert not (tmp_path / "j.sqlite").exists()
        await clerk.press("f9", "enter")
        assert "zodra de voorzitter" in clerk.text()
        await clerk.press("escape")
        async with console(tmp_path, clock=clock) as chair:
            clock.forward(1)
            await until(clerk, "TAKEN")
            await chair.press("x", "j")
            await until(clerk, "VERGADERING GESLOTEN")
        async with console(tmp_path, clock=clock) as chair:
            clock.forward(1)
            await until(clerk, "VERGADERING OPEN")
            await chair.press("s")
            await until(clerk, "VOORZITTER KIEST")


@pytest.mark.lang
async def test_help_and_the_list_of_commands_are_the_griffiers(tmp_path: Path) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path, size=(100, 34)) as clerk:
        await clerk.press("question_mark")
        for words in ("1 tot 8", "Getuige noemen", "Bewijs:", "W  F6"):
            assert words in clerk.text()
        await clerk.press("escape", "k")
        await clerk.type("getuige")
        await clerk.press("enter")
        assert "GETUIGE" in clerk.text()
