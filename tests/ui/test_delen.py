"""Sharing on the chair's screen, by its keys: a digit cuts off the device that it stood beside, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console.test_qr import held
from tests.console.test_sharing import BEGUN, Told, sharing
from tests.ui.desk_bench import DIGIT, Driver, console
from voorzitter_console.console import qr
from voorzitter_console.console.shared import CODE_GOOD
from voorzitter_console.console.sharing import SPENT
from voorzitter_console.ui.forms.delen import SharingForm
from voorzitter_console.ui.screens.recording import RecordingScreen


async def test_the_same_digit_again_cuts_no_other_device(tmp_path: Path) -> None:
    async with console(tmp_path) as driver:
        told = Told()
        made = sharing(told)
        driver.app.core.session.sharing = made
        made.begin("192.168.1.10:8443")
        for line in (*BEGUN, "Toestel 1 griffier gekoppeld", "Toestel 2 bode gekoppeld"):
            told.say(line)
        assert isinstance(driver.app.screen, RecordingScreen)
        driver.app.screen.open(SharingForm(made))
        await driver.settle()
        assert "6  sluit af: griffier (toestel 1)" in driver.text()
        await driver.press("6", seconds=DIGIT)
        assert told.asked == ["sluit af 1"]
        told.say("Toestel 1 griffier afgesloten")
        await driver.settle()
        assert "6  kan niet meer: sluit af: griffier (toestel 1)" in driver.text()
        await driver.press("6", seconds=DIGIT)
        assert told.asked == ["sluit af 1"]
        await driver.press("7", seconds=DIGIT)
        assert told.asked == ["sluit af 1", "sluit af 2"]


ADDRESS = "https://192.168.1.10:8443/"


async def picture(driver: Driver) -> Told:
    """The QR code over the screen of a chair who shares."""
    told = Told()
    driver.app.core.session.sharing = made = sharing(told, driver.clock)
    made.begin("192.168.1.10:8443")
    for line in BEGUN:
        told.say(line)
    await driver.press("k")
    await driver.type("telefoon")
    await driver.press("enter", "4", seconds=DIGIT)
    return told


def drawn(driver: Driver) -> list[str]:
    """The rows of the code on the screen: all that is drawn in its own two colours, whatever the theme."""
    rows = []
    for strip in driver.app.screen._compositor.render_strips():
        row = ""
        for text, style, _ in strip:
            own = style is not None and (
                str(style.color and style.color.name),
                str(style.bgcolor and style.bgcolor.name),
            )
            row += text if own == ("#ffffff", "#000000") and style is not None and not style.reverse else ""
        rows.append(row)
    return [row for row in rows if row]


LONG = pytest.mark.lang


@pytest.mark.parametrize("theme", [pytest.param("donker", marks=LONG), pytest.param("licht", marks=LONG), None])
async def test_a_camera_reads_the_code_in_every_theme(
    tmp_path: Path, theme: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme is None:
        monkeypatch.setenv("NO_COLOR", "1")
    async with console(tmp_path, theme=theme, size=(80, 24)) as driver:
        await picture(driver)
        assert held(ADDRESS, drawn(driver))
        for words in (ADDRESS, "Code griffier: 1234 5670", "AA:BB", "Esc  terug", "F9 112"):
            assert words in driver.text()


@LONG
async def test_it_is_whole_or_says_what_it_needs_and_goes_with_the_codes(tmp_path: Path) -> None:
    async with console(tmp_path, oefening=True) as driver:
        told = await picture(driver)
        across, down = len(qr.rows(ADDRESS)[0]), len(qr.rows(ADDRESS))
        for width, height in ((100, 30), (80, 24), (60, 20), (40, 20)):
            await driver.pilot.resize_terminal(width, height)
            await driver.settle()
            assert held(ADDRESS, drawn(driver)), (width, height)
        for size in ((34, 24), (80, 18)):
            await driver.pilot.resize_terminal(*size)
            await driver.settle()
            assert drawn(driver) == []
            said = " ".join(driver.text().split())
            assert f"is {across} bij {down} tekens nodig" in said
            assert ADDRESS in said
        await driver.pilot.resize_terminal(100, 30)
        driver.clock.forward(CODE_GOOD.total_seconds())
        await driver.settle()
        assert drawn(driver) == []
        assert SPENT[:40] in " ".join(driver.text().split())
        told.say("Koppelcode bode: 87654321")
        await driver.settle()
        assert held(ADDRESS, drawn(driver))
        await driver.press("f9")
        assert driver.screen.is_card
        await driver.press("escape", "escape")
        assert "DELEN MET EEN ANDER TOESTEL" in driver.text()
        assert driver.soorten == ["begin_vastlegging"]


@LONG
async def test_a_font_without_blocks_gets_the_address_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with console(tmp_path, size=(80, 25)) as driver:
        await picture(driver)
        assert drawn(driver) == []
        assert "typ het adres over" in driver.text()
        assert ADDRESS in driver.text()
