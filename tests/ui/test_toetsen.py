"""Own keys from the settings, the key test on the opening screen, the palette."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.desk_bench import console
from voorzitter_console.console import keys
from voorzitter_console.settings import SettingsFault, load
from voorzitter_console.ui.screens.card112 import Card112Screen
from voorzitter_console.ui.screens.chair import ChairScreen
from voorzitter_console.ui.screens.help import HelpScreen
from voorzitter_console.ui.screens.opening import OpeningScreen
from voorzitter_console.ui.screens.palette import PaletteScreen
from voorzitter_console.ui.screens.question import QuestionScreen
from voorzitter_console.ui.toetsen import KeyFault, Toetsen

OWN = {"opnieuw": "u", "schors": "F8", "herroep": "f2", "scenario_a": "b", "scenario_b": "A"}


def test_a_letter_replaces_the_letter_and_an_f_key_the_f_key() -> None:
    own = Toetsen.of(OWN)
    assert own.key(keys.OPNIEUW).spellings == ("u", "U")
    assert (own.key(keys.SCHORS).letter, own.key(keys.SCHORS).f) == ("s", "f8")
    assert own.key(keys.VORDER) == keys.VORDER
    assert (own.letter("A"), own.letter("B"), own.letter("Enter")) == ("B", "A", "Enter")
    assert Toetsen.of({}).keymap() == {}


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ({"vorderen": "v"}, "toetsen.vorderen: bestaat niet"),
        ({"ja": "y"}, "toetsen.ja: bestaat niet"),
        ({"enter": "y"}, "toetsen.enter: bestaat niet"),
        ({"vorder": "o"}, "toetsen.vorder: O is al van opnieuw"),
        ({"vorder": "y", "opnieuw": "y"}, "Y is al van"),
        ({"vorder": "j"}, "J is al van ja"),
        ({"schors": "F3"}, "toetsen.schors: F3 is al van stream"),
        ({"schors": "F5"}, "F5"),
        ({"schors": "F12"}, "F12"),
        ({"schors": "ctrl+s"}, "geef één letter"),
        ({"schors": "1"}, "geef één letter"),
        ({"schors": ""}, "geef één letter"),
        ({"schors": "\x1b[2J"}, "geef één letter"),
    ],
)
def test_a_faulty_or_clashing_key_is_one_sentence(table: dict[str, str], named: str) -> None:
    with pytest.raises(KeyFault) as fault:
        Toetsen.of(table)
    assert named in str(fault.value)
    assert "\n" not in str(fault.value)
    assert "\x1b" not in str(fault.value)


def test_the_settings_hold_them(tmp_path: Path) -> None:
    file = tmp_path / "i.toml"
    file.write_text('[toetsen]\nopnieuw = "u"\n', encoding="utf-8")
    assert load(file).toetsen == {"opnieuw": "u"}
    for text, named in (("toetsen = 3", "sleutel toetsen"), ("[toetsen]\nopnieuw = 3", "toetsen.opnieuw")):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(SettingsFault, match=named):
            load(file)


async def test_own_keys_work_and_stand_on_the_screen_and_in_the_help(tmp_path: Path) -> None:
    async with console(tmp_path, toetsen=Toetsen.of(OWN)) as desk:
        assert "F8 schors" in " ".join(desk.text().split())
        await desk.press("f8", "o", "A")
        assert desk.soorten[-2:] == ["stop_livestream", "spreek_aan"]
        assert desk.entries[-1].payload["scenario"] == "B"
        assert " U  opnieuw aangesproken" in desk.text()
        await desk.press("o", "o", "alt+u", "u")
        assert desk.soorten[-1] == "spreek_aan"
        assert "OPNIEUW AANSPREKEN" in desk.text()
        await desk.press("U")
        assert desk.soorten[-1] == "spreek_opnieuw_aan"
        await desk.press("question_mark")
        for words in (
            "S  F8",
            "Z  F2",
            "U           Opnieuw aangesproken",
            "B           Aangesproken volgens scenario A",
        ):
            assert words in desk.text()


async def test_the_fork_names_the_own_letters(tmp_path: Path) -> None:
    async with console(tmp_path, toetsen=Toetsen.of(OWN)) as desk:
        await desk.press("s")
        assert "B   RUSTIG: korte verklaring" in desk.text()
        assert "A   AGRESSIEF of gaat door" in desk.text()
        await desk.press("b")
        assert desk.entries[-1].payload["scenario"] == "A"


@pytest.mark.lang
async def test_the_key_test_names_keys_and_starts_nothing(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False) as desk:
        title = desk.screen.query_one("#titel", Input).value
        await desk.press("f3")
        assert "U drukte op F3: stream. Werkt." in desk.text()
        await desk.press("f5")
        assert "U drukte op F5. Die toets komt aan, maar doet in de console niets." in desk.text()
        await desk.tab_to("toetsen")
        for key, words in (
            ("f2", "U drukte op F2: schors. Werkt."),
            ("v", "U drukte op V: Vordering"),
            ("x", "U drukte op X: Sluit"),
            ("q", "U drukte op Q. Die"),
        ):
            await desk.press(key)
            assert words in desk.text()
        await desk.press("question_mark", "space", "escape", "k")
        assert isinstance(desk.screen, OpeningScreen)
        assert desk.app.core.snapshot is None
        assert desk.screen.query_one("#titel", Input).value == title
        await desk.press("f9")
        assert isinstance(desk.screen, Card112Screen)
        await desk.press("escape", "enter")
        assert desk.soorten == ["begin_vastlegging"]


async def test_f2_on_the_opening_form_begins_and_brings_the_sentence_up(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False) as desk:
        await desk.press("f2")
        assert isinstance(desk.screen, ChairScreen)
        assert desk.soorten == ["begin_vastlegging"]
        assert "STAP 1: SCHORSEN" in desk.text()
        await desk.press("f2", seconds=1)
        assert desk.soorten == ["begin_vastlegging"], "it waits as after an entry"
        await desk.press("f2")
        assert desk.soorten == ["begin_vastlegging", "schors", "stop_livestream"]
        assert desk.entries[1].payload["getoond"] is True


async def test_the_palette_holds_every_command_with_its_key(tmp_path: Path) -> None:
    async with console(tmp_path, size=(100, 44)) as desk:
        await desk.press("k")
        text = desk.text()
        for key in keys.CHAIR:
            if key not in (keys.ENTER, keys.TERUG, keys.PALET, keys.JA):
                assert key.toets in text
                assert key.hulp in text
        assert "Console verlaten" in text
        await desk.press("escape")
        assert isinstance(desk.screen, ChairScreen)
        assert desk.soorten == ["begin_vastlegging"]


@pytest.mark.lang
async def test_the_palette_goes_the_way_of_the_key(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("k")
        await desk.type("schors de")
        await desk.press("enter")
        assert desk.soorten == ["begin_vastlegging"], "the list stood over the sentence"
        assert "STAP 1: SCHORSEN" in desk.text()
        await desk.press("enter", seconds=1)
        assert desk.soorten == ["begin_vastlegging"]
        await desk.press("enter")
        assert desk.soorten[-2:] == ["schors", "stop_livestream"]
        assert "VASTGELEGD" in desk.text()
        await desk.press("k", seconds=0)
        await desk.type("VERSTORING IS VOORBIJ")
        await desk.press("enter", seconds=0.3)
        assert "Even wachten: net vastgelegd." in desk.text()
        assert desk.soorten[-1] == "stop_livestream"
        await desk.press("k")
        await desk.type("VERSTORING IS VOORBIJ")
        await desk.press("enter")
        assert desk.soorten[-1] == "beeindig_verstoring", "not spoken, and the screen named it"
        await desk.press("k")
        await desk.type("[/b] onzin")
        assert "Niets gevonden" in desk.text()
        await desk.press("enter")
        assert isinstance(desk.screen, PaletteScreen)
        await desk.press("escape", "k", "down", "enter")
        await desk.press("k")
        await desk.type("deze hulp")
        await desk.press("enter")
        assert isinstance(desk.screen, HelpScreen)
        await desk.press("escape", "k")
        await desk.type("verlaten")
        await desk.press("enter")
        assert isinstance(desk.screen, QuestionScreen)


async def test_the_palette_types_in_no_field_below(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("t", "k")
        assert not isinstance(desk.screen, PaletteScreen)
        assert desk.screen.query_one("#veld-tekst", Input).value == "k"
