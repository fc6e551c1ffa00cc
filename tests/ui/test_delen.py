"""Sharing on the chair's screen, by its keys: a digit cuts off the device that it stood beside, or nothing."""

from __future__ import annotations

from pathlib import Path

from tests.console.test_sharing import BEGUN, Told, sharing
from tests.ui.desk_bench import DIGIT, console
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
        assert "5  sluit af: griffier (toestel 1)" in driver.text()
        await driver.press("5", seconds=DIGIT)
        assert told.asked == ["sluit af 1"]
        told.say("Toestel 1 griffier afgesloten")
        await driver.settle()
        assert "5  kan niet meer: sluit af: griffier (toestel 1)" in driver.text()
        await driver.press("5", seconds=DIGIT)
        assert told.asked == ["sluit af 1"]
        await driver.press("6", seconds=DIGIT)
        assert told.asked == ["sluit af 1", "sluit af 2"]
