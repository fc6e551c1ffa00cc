"""By keyboard alone, from opening to closing: what is pressed is what stands on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.desk_bench import console, on_disk
from tests.ui.test_timeline import flat
from voorzitter_console.ui.screens.chair import ChairScreen

SIZES = [(100, 30), (60, 20)]

POLICE = [
    (("p",), "vraag_politie"),
    (("p", "w"), "waarschuw_bodedienst"),
    (("p", "d"), "bel_politie"),
    (("p", "k"), "politie_aanwezig"),
    (("p", "t"), "draag_over"),
    (("p", "u"), "politie_afgerond"),
]
"""The first P asks; the later ones open the card, whose letters record what others did."""


@pytest.mark.parametrize("size", SIZES)
async def test_three_vorderingen_and_the_police(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("s", "b", "enter", "enter", "enter")
        assert desk.view.status == "ORDEVERSTORING 1: WACHT OP POLITIE"
        for keys, soort in POLICE:
            await desk.press(*keys)
            assert desk.soorten[-1] == soort
            before = len(desk.entries)
            await desk.press("enter")
            assert len(desk.entries) == before, "what others do is never on Enter"
        await desk.press("e", "enter", "enter", "x", "j")
        assert "GESLOTEN" in desk.view.status
        await desk.press("escape")  # not the checklist now
        assert "C dossier" in flat(desk)
    assert [entry.soort for entry in on_disk(tmp_path)] == [
        "begin_vastlegging",
        "schors",
        "stop_livestream",
        "spreek_aan",
        "vorder",
        "vorder",
        "vorder",
        *(soort for _keys, soort in POLICE),
        "beeindig_verstoring",
        "geef_ruimte",
        "hervat",
        "sluit",
    ]


async def test_a_peaceful_statement(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24)) as desk:
        await desk.press("f2", "up", "A", "enter", "E", "enter", "enter")
        assert desk.view.status.startswith("VERGADERING OPEN")
        entries = {entry.soort: entry for entry in desk.entries}
        assert entries["spreek_aan"].payload["tekst"] == "Drie minuten. Neem dan plaats of ga weg."  # what stood there
        assert entries["beeindig_verstoring"].payload == {"hoe": "afspraak_nagekomen"}
        assert desk.app.core.snapshot is not None
        assert desk.app.core.snapshot.state.verstoringen[0].aansprekingen[0].minuten == 3


async def test_the_sentence_to_say_stands_large_on_the_screen(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b")
        assert desk.view.zin is not None
        assert desk.view.zin.kort == "Ik vorder dat u per direct het pand verlaat!"
        assert desk.text().count("█") > 30
        assert desk.view.zin.kort not in desk.text()


@pytest.mark.lang
async def test_the_press_counts_at_its_own_moment_and_is_echoed(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b")
        desk.clock.forward(5)
        pressed = desk.clock.now()
        await desk.tap("enter")
        await desk.settle()
        assert desk.entries[-1].gebeurd_op == pressed
        assert desk.bar.startswith("VASTGELEGD 20:08:14 1e vordering")
        desk.clock.forward(1.6)
        desk.app.changed()
        assert desk.bar == "ENTER Gezegd: 2e vordering"


@pytest.mark.lang
async def test_a_held_enter_records_once(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b")
        before = len(desk.entries)
        desk.clock.forward(3)
        for _ in range(12):
            await desk.press("enter", seconds=0.3)
        assert len(desk.entries) == before + 1
        await desk.press("enter", seconds=0.5)
        assert len(desk.entries) == before + 2


async def test_enter_does_not_choose_at_the_fork(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s")
        before = len(desk.entries)
        await desk.press("enter")
        assert len(desk.entries) == before
        assert "Enter heeft nu geen taak. Kies een toets op het scherm." in desk.text()
        assert not any(line.startswith(" ENTER") for line in desk.text().splitlines())


async def test_what_cannot_be_true_is_refused_in_a_sentence(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        before = len(desk.entries)
        await desk.press("h")
        assert len(desk.entries) == before
        assert "kan niet" in desk.text() or "niet geschorst" in desk.text()
        await desk.press("s")
        assert len(desk.entries) == before + 2


async def test_closing_asks_and_only_j_answers(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        before = len(desk.entries)
        await desk.press("x", "enter", "escape", "j")
        assert len(desk.entries) == before
        await desk.press("x", "j")
        assert desk.soorten[-1] == "sluit"


@pytest.mark.lang
async def test_both_cases_mean_the_same_and_alt_means_nothing(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("alt+s", "alt+p", "alt+m", "alt+n", "alt+x", "ctrl+s")
        assert desk.soorten == ["begin_vastlegging"]
        assert isinstance(desk.screen, ChairScreen)
        assert desk.app.core.asked is None
        await desk.press("S", "B", "alt+v", "V", "v")
        assert desk.soorten[-3:] == ["spreek_aan", "vorder", "vorder"]


@pytest.mark.lang
async def test_space_shows_the_sentence_alone_and_enter_still_counts(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "space")
        assert "STAND" not in desk.text()
        assert "F2" not in desk.text()
        await desk.press("enter")
        assert desk.soorten[-1] == "vorder"
        await desk.press("escape")
        assert "STAND" in desk.text()


@pytest.mark.lang
async def test_help_names_every_key(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("question_mark")
        for words in ("S  F2", "N  F9", "Vordering uitgesproken", "Herroep de laatste"):
            assert words in desk.text()
        await desk.press("escape", "s")
        assert "schors" in desk.soorten
