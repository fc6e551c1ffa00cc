"""Which sentences stand in large letters at 80x24, by measure and on the real screens; and what is recorded of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.ui.desk_bench import console
from voorzitter_console.procedure.advice.offers import Zin
from voorzitter_console.protocol.load import find, shipped
from voorzitter_console.ui.fits import sentences, too_long
from voorzitter_console.ui.letters import large
from voorzitter_console.ui.widgets.sentence import said

MAASSLUIS = find("maassluis-2025")
SHORT = "Verstoren is strafbaar. Stop nu!"
WHOLE = "De vergadering verstoren is strafbaar. Stop nu!"


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_sentence_fits(name: str) -> None:
    assert too_long(find(name)) == ()


def test_a_long_sentence_is_named_and_a_short_form_of_it_settles_that() -> None:
    b = replace(MAASSLUIS.scenario_b, kort=None)
    assert too_long(replace(MAASSLUIS, scenario_b=b)) == ("scenario_b.tekst",)
    assert too_long(replace(MAASSLUIS, scenario_b=replace(b, kort=WHOLE[:-1]))) == ("scenario_b.kort",)
    assert too_long(replace(MAASSLUIS, scenario_b=replace(b, kort="Stop nu!"))) == ()
    a = replace(MAASSLUIS.scenario_a, tijd_om="Uw tijd is om. " * 5)
    assert too_long(replace(MAASSLUIS, scenario_a=a)) == ("scenario_a.tijd_om",)
    assert too_long(replace(MAASSLUIS, scenario_a=replace(a, minuten=17))) == (
        "scenario_a.kort",
        "scenario_a.tijd_om",
    )


def test_a_short_form_says_nothing_that_the_whole_sentence_does_not() -> None:
    for spoken in sentences(MAASSLUIS):
        whole = spoken.zin.vol.casefold().split()
        assert set(spoken.zin.kort.casefold().split()) <= set(whole), spoken


def drawn(sentence: str, width: int, rows: int) -> str:
    found = large(sentence, width, rows)
    assert found is not None
    return found[0].strip()


@pytest.mark.lang
async def test_the_fork_is_large_on_a_small_terminal_and_what_stood_there_is_recorded(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24)) as desk:
        await desk.press("s", "escape")
        for sentence in (SHORT, "Twee minuten. Neem dan plaats of ga weg."):
            assert drawn(sentence, 76, 8) in desk.text()
        assert "stop niet bevestigd" in desk.text()
        await desk.press("b")
        assert desk.entries[-1].payload["tekst"] == SHORT
        assert desk.entries[-1].payload["getoond"] is True


@pytest.mark.lang
@pytest.mark.parametrize("size", [(100, 30), (60, 20), (140, 45)])
async def test_elsewhere_the_whole_sentence_stands_there_and_is_recorded(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("s", "b")
        assert desk.entries[-1].payload["tekst"] == WHOLE
        assert desk.entries[-1].payload["getoond"] is True


async def test_of_a_sentence_that_is_not_all_there_no_words_are_recorded(tmp_path: Path) -> None:
    async with console(tmp_path, size=(40, 12)) as desk:
        await desk.press("s")
        words = desk.app.core.view()
        assert words is not None
        assert words.vork is not None
        whole = WHOLE in " ".join(" ".join(desk.text().replace("┃", " ").split()).split())
        await desk.press("b")
        assert bool(desk.entries[-1].payload.get("getoond")) is whole


@pytest.mark.lang
async def test_larger_letters_where_there_is_room(tmp_path: Path) -> None:
    async with console(tmp_path, size=(140, 45)) as desk:
        await desk.press("s", "b")
        doubled = large(MAASSLUIS.vorderingen.tekst, 136, 24, 2)
        assert doubled is not None
        assert doubled[0].strip() in desk.text()


def test_what_was_large_once_is_not_so_on_a_terminal_without_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    zin = Zin(SHORT, WHOLE)
    for term, large_there in (("xterm", True), ("linux", False), ("xterm", True)):
        monkeypatch.setenv("TERM", term)
        assert said(zin, 136, 24).large is large_there


@pytest.mark.lang
async def test_the_bare_console_of_linux_has_bold_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with console(tmp_path, size=(80, 25)) as desk:
        await desk.press("s")
        assert WHOLE in desk.text()
        assert not set(desk.text()) & set("▘▝▖▗▌▐▛▜▙▟▚▞┏┃╭╰")
        await desk.press("b")
        assert desk.entries[-1].payload["tekst"] == WHOLE
