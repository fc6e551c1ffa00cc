"""An open box keeps its keys, by keyboard only: what is typed under it records nothing that it does not show."""

from __future__ import annotations

from pathlib import Path
from string import ascii_lowercase

import pytest
from textual.widgets import Input

from tests.parts import LONG, one_in
from tests.ui.desk_bench import Driver, beside, console
from tests.ui.test_timeline import choose, flat, form
from voorzitter_console.console.opening import TEXTS
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.screens.card112 import Card112Screen
from voorzitter_console.ui.screens.chair import ChairScreen
from voorzitter_console.ui.screens.griffier import GriffierScreen
from voorzitter_console.ui.screens.question import QuestionScreen

SIZES = pytest.mark.parametrize("size", [(80, 24), pytest.param((100, 30), marks=LONG)])

BOXES: dict[str, tuple[tuple[str, ...], str]] = {
    "herroepen": (("s", "b", "z"), "j"),
    "notitie": (("s", "b", "t"), ""),
    "wie": (("s", "b", "w"), ""),
    "livestream": (("l",), ""),
    "politie": (("s", "b", "p", "p"), "wdgck"),
    "geschiedenis": (("s", "b", "g"), "i"),
    "achteraf": (("s", "b", "i"), ""),
    "details": (("s", "b", "enter", "d"), ""),
    "overnemen": (("y",), ""),
    "zoeken": (("s", "b", "k"), ""),
    "hulp": (("question_mark",), "?"),
    "kaart 112": (("n",), "f"),
    "verlaten?": (("ctrl+q",), "j"),
    "sluiten?": (("s", "b", "x"), "j"),
}
"""What opens each box, and the letters that it shows itself."""
OTHERS = ("f3", "f4", "f6", "f7", "f8", "alt+s", "alt+v", " ", "?")


def box(desk: Driver) -> tuple[object, ...]:
    """What has the keys: the screen, its form, and the question in its bar."""
    screen = desk.app.screen
    open_form: Form | None = screen.board.form if isinstance(screen, ChairScreen) else None
    return screen, open_form, desk.app.core.asked


async def type_keys(desk: Driver, text: str) -> None:
    """One key after another as a person types, a third of a second apart: each counts by itself."""
    for letter in text:
        desk.clock.forward(0.5)
        await desk.tap(letter)
    await desk.settle()


@SIZES
@pytest.mark.parametrize("name", one_in(4, BOXES))
async def test_no_key_but_its_own_records_under_a_box(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    opens, own = BOXES[name]
    async with console(tmp_path, size=size) as desk:
        await desk.press(*opens)
        before, there = len(desk.entries), box(desk)
        assert there[1] or there[2] or not isinstance(there[0], ChairScreen)
        letters = [case for letter in ascii_lowercase for case in (letter, letter.upper())]
        for key in (key for key in (*letters, *OTHERS) if key.lower() not in own):
            desk.clock.forward(2)
            await desk.tap(key)
            assert box(desk) == there, key
        await desk.settle()
        assert len(desk.entries) == before
        assert "F2" in desk.text()
        await desk.press("f9")
        assert isinstance(desk.screen, Card112Screen)
        if name != "kaart 112":
            await desk.press("escape")
            assert box(desk) == there, "F9 passes, and the box is still there"
        stopped = desk.soorten.count("stop_livestream")
        await desk.press("f2")
        assert isinstance(desk.screen, ChairScreen)
        # Where the meeting is suspended already, S can only ask once more that the livestream stops.
        assert len(desk.entries) - before == desk.soorten.count("stop_livestream") - stopped
        if "s" not in opens:
            assert desk.bar.startswith("ENTER Gezegd: schorsing")
            await desk.press("f2")
            assert desk.soorten == ["begin_vastlegging", "schors", "stop_livestream"]


@pytest.mark.lang
@SIZES
async def test_words_typed_over_a_retraction_record_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("s", "b", "enter", "z")
        before = len(desk.entries)
        await type_keys(desk, "verkeerde toets")
        assert len(desk.entries) == before
        assert "HERROEPEN" in desk.text()
        await desk.press("escape", "e", "x", "j", "escape", "z")
        closed = len(desk.entries)
        assert desk.soorten[-1] == "sluit"
        await type_keys(desk, "verkeerde toets")
        assert len(desk.entries) == closed, "in a closed meeting too"


@pytest.mark.lang
@SIZES
async def test_tab_stays_inside_the_note_and_nothing_is_lost(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk, beside(desk, tmp_path, size=size) as clerk:
        for station in (desk, clerk):
            await station.press("t")
            await type_keys(station, "Er is geroepen")
            for key in ("tab", "shift+tab"):
                await station.tap(key)
                field = station.app.focused
                assert isinstance(field, Input), key
                assert field.id == "veld-tekst"
            await type_keys(station, "w")
            await station.press("enter")
            assert station.entries[-1].soort == "noteer"
            assert station.entries[-1].payload["tekst"] == "Er is geroepenw"
            assert "beschrijf_verstoorder" not in station.soorten


@SIZES
async def test_a_word_typed_over_the_question_of_leaving(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("ctrl+q")
        await type_keys(desk, "nee")
        await desk.press("enter")
        assert desk.soorten == ["begin_vastlegging"]
        assert isinstance(desk.screen, QuestionScreen)
        assert desk.app.return_code is None
        await desk.press("escape")
        assert isinstance(desk.screen, ChairScreen)


@pytest.mark.lang
@SIZES
async def test_the_griffiers_form_keeps_tab_and_digits(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("s", "b")
        async with beside(desk, tmp_path, size=size) as clerk:
            assert isinstance(clerk.screen, GriffierScreen)
            await clerk.press("v")
            opened = clerk.screen.place.form
            assert opened is not None
            before = len(clerk.entries)
            for key in ("tab", "shift+tab", "tab", "tab", "tab"):
                await clerk.tap(key)
                focused = clerk.app.focused
                assert focused is not None
                assert opened in focused.ancestors_with_self, key
            assert clerk.screen.place.form is opened
            assert len(clerk.entries) == before


@pytest.mark.lang
@SIZES
async def test_a_letter_under_a_list_records_nothing_and_its_digits_do_what_they_say(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("l")
        opened = form(desk)
        assert opened is not None
        await desk.press("s", "a", "b", "v", "m")
        assert desk.soorten == ["begin_vastlegging"]
        assert form(desk) is opened
        assert "3 gezien: de livestream loopt nog" in flat(desk)
        await desk.press("3")  # the end of what looks like a word: it chooses nothing
        assert desk.soorten == ["begin_vastlegging"]
        assert "U typte letters, maar dit is een lijst." in flat(desk)
        await desk.press("a", "3")  # a key that means nothing here is no word
        assert (desk.entries[-1].soort, desk.entries[-1].payload["toestand"]) == ("bevestig_livestream", "live")
        assert form(desk) is None
        assert "VASTGELEGD" in desk.text()


@pytest.mark.lang
@SIZES
async def test_l_beside_its_words_keeps_its_meaning_after_hervat(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("s", "l", "a", "e", "enter")
        assert "livestream weer aan" in flat(desk)
        await desk.press("h")
        await desk.press("l", seconds=2)
        assert desk.soorten[-2:] == ["hervat", "start_livestream"]
        assert form(desk) is None


@pytest.mark.lang
@SIZES
async def test_x_under_a_retraction_arms_no_question(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("s", "b", "enter", "z", "x", "j", "j")
        assert desk.soorten[-1] == "herroep"
        assert "sluit" not in desk.soorten
        assert desk.app.core.asked is None
        await desk.press("x", "z", "j")
        assert desk.soorten.count("herroep") == 1, "the question of closing kept its J"
        assert desk.soorten[-1] == "sluit"


@SIZES
async def test_a_question_leaves_the_fork_where_it_is_and_names_its_own_keys_only(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("s")
        assert "P vraag" in flat(desk)
        await desk.press("x")
        shown = flat(desk)
        assert "Toch sluiten? J = ja, Esc = nee" in shown
        assert "A RUSTIG: korte verklaring" in shown
        assert "B AGRESSIEF of gaat door" in shown
        assert "Reden?" not in shown
        assert "vraag politie" not in shown
        assert "vraag om politie" not in shown
        await desk.press("1", "b", "p")
        assert desk.soorten == ["begin_vastlegging", "schors", "stop_livestream"]
        assert desk.app.core.asked is not None
        await desk.press("escape")
        assert "P vraag" in flat(desk)


@pytest.mark.lang
async def test_the_griffiers_j_answers_the_question_and_its_letters_open_nothing_under_it(tmp_path: Path) -> None:
    async with console(tmp_path) as desk, beside(desk, tmp_path) as clerk:
        await clerk.press("k")
        await clerk.type("sluit de")
        await clerk.press("enter")
        assert clerk.app.core.asked is not None
        before = len(clerk.entries)
        await clerk.press("w", "t", "c", "b", "a", "z", "f", "d", "k", "f6")
        assert isinstance(clerk.screen, GriffierScreen)
        assert clerk.screen.place.form is None
        assert len(clerk.entries) == before
        await clerk.press("j")
        assert clerk.soorten[-1] == "sluit"


@pytest.mark.lang
async def test_tab_into_a_filled_field_takes_its_text(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False) as desk:
        for name in TEXTS:
            await desk.tab_to(name)
            await type_keys(desk, "nu")
            assert desk.screen.query_one(f"#{name}", Input).value == "nu"
        await desk.press("enter", "s", "b", "enter", "1", "d")
        await choose(desk, "reactie: corrigeer")
        await choose(desk, "in eigen woorden")
        for key in ("tab", "shift+tab"):
            await desk.tap(key)
        await type_keys(desk, "stil")
        assert desk.screen.query_one("#veld-waarde", Input).value == "stil"


@SIZES
async def test_what_was_typed_survives_the_sentence_and_every_key_on_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("t")
        await type_keys(desk, "half")
        opened = form(desk)
        await desk.press("f2", "w", "g", "z", "l")
        assert form(desk) is opened
        assert desk.soorten == ["begin_vastlegging"]
        await desk.press("escape", "f9", "escape")
        assert "NOTITIE" in desk.text()
        await type_keys(desk, " af")
        await desk.press("enter")
        assert desk.entries[-1].payload["tekst"] == "half af"


@pytest.mark.lang
async def test_a_refusal_stands_above_the_keys_of_a_box_and_an_old_one_not_at_all(tmp_path: Path) -> None:
    async with console(tmp_path, size=(60, 20)) as desk:
        await desk.press("s")
        await desk.press("e", "e", seconds=0.2)  # the second one is refused with a word
        assert desk.app.core.hint
        await desk.press("z", seconds=0.2)
        assert "J  herroept" in desk.text()
        assert "Even wachten" not in desk.text()
        await desk.press("enter")
        assert "Enter herroept niet" in desk.text()
        assert "J  herroept" in desk.text()
