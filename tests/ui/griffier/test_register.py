"""The disturbers' register, reading back and what is still open: by keyboard alone, with hostile text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.desk_bench import beside, console, on_disk
from voorzitter_console.procedure.state import Persoonstatus

SIZES = [(80, 24), pytest.param((100, 30), marks=pytest.mark.lang)]
HOSTILE = "Jan [/b] [@click=app.quit]x[/] \x1b[31m\u202e =CMD()"


@pytest.mark.lang
@pytest.mark.parametrize("size", SIZES)
async def test_a_new_row_in_one_key_is_filled_in_while_things_happen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path, size=size) as clerk:
            await clerk.press("w", "f6", "up", "enter")
            await clerk.type("man, ±40, rode jas")
            await clerk.press("tab")
            await clerk.type("tribune rij 2")
            await clerk.press("tab", "tab", "backspace")
            await clerk.type("3")
            await clerk.press("tab", "right", "tab", "tab", "tab", "right", "enter")
            await clerk.press("down", "u", "8")
            text = clerk.text()
            assert "man, ±40, rode jas" in text
            assert "gestopt" in text
            snapshot = clerk.app.core.snapshot
            assert snapshot is not None
            first, second = snapshot.state.personen
    assert (first.label, first.aantal, first.plaats, first.rol) == ("NN1", 3, "tribune rij 2", "toehoorder")
    assert first.vermoedelijk_minderjarig is True
    assert (second.label, second.status, second.beschreven) == ("NN2", Persoonstatus.GESTAAKT, False)
    assert on_disk(tmp_path)[6].payload.keys() == {
        "label", "signalement", "plaats", "aantal", "rol", "vermoedelijk_minderjarig"
    }  # fmt: skip


@pytest.mark.lang
@pytest.mark.parametrize("size", SIZES)
async def test_a_column_for_each_vordering(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path, size=size) as clerk:
            await clerk.press("w", "v", "2", "w", "v", "1")
            assert "(X) (X)" in clerk.text()
            await clerk.press("up", "h", "1")
            await clerk.press("h", "5", "2", "enter", "2")  # the other vordering
            await clerk.press("down", "h", "3")
            text = clerk.text()
            row = next(line for line in text.splitlines() if "NN1" in line and "stoort" in line)
            assert "[N] [H]" in row
            row = next(line for line in text.splitlines() if "NN2" in line and "stoort" in line)
            assert "[ ] [-]" in row
            assert "(X) afgeleid" in text
    orders = [e for e in on_disk(tmp_path) if e.soort == "vorder"]
    assert orders[0].payload["instemming_van"] == orders[0].payload["namens"] == "de burgemeester"
    assert orders[0].payload["hoedanigheid"] == "griffier, bevoegd ambtenaar"
    assert (orders[1].payload["spreker"], orders[1].door) == ("de burgemeester", "griffier")
    assert all("26 lid 1" in e.payload["grondslag"] for e in orders)


@pytest.mark.lang
async def test_reading_back_keeps_both_versions(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            assert "TERUGLEZEN (3)" in clerk.text()
            await clerk.press("j")
            assert "TERUGLEZEN (2)" in clerk.text()
            await clerk.press("f")
            await clerk.type("hij zei scenario A")
            await clerk.press("enter")
            assert "FOUT" in clerk.text()
            assert "TERUGLEZEN (1)" in clerk.text()
    right, wrong = on_disk(tmp_path)[-2:]
    assert (right.soort, right.payload["positie"]) == ("bevestig", 4)
    assert (wrong.soort, wrong.payload["positie"], wrong.payload["tekst"]) == ("betwist", 3, "hij zei scenario A")


@pytest.mark.lang
@pytest.mark.parametrize("size", SIZES)
async def test_what_the_chair_left_open_comes_as_a_list(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b", "enter")
        async with beside(chair, tmp_path, size=size) as clerk:
            assert "AANVULLEN (4): reden" in clerk.text()
            await clerk.press("d")
            assert "reden? 20:08:06 Vergadering geschorst" in clerk.text()  # the field first, in the list too
            await clerk.press("1")
            own = next(line for line in clerk.text().splitlines() if "in eigen woorden" in line)
            await clerk.press(next(sign for sign in own if sign.isdecimal()))
            await clerk.type("geroep van de tribune")
            await clerk.press("enter")
            assert "AANVULLEN: DIT IS NOG OPEN" in clerk.text()
            assert "reden?" not in clerk.text()
            await clerk.press("escape")
            assert "AANVULLEN (3)" in clerk.text()
            assert clerk.app.core.snapshot is not None
            assert clerk.app.core.snapshot.state.schorsingen[0].reden == "geroep van de tribune"


@pytest.mark.lang
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_hostile_text_is_shown_literally_in_every_part(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "t")
        await chair.type(HOSTILE)
        await chair.press("enter")
        async with beside(chair, tmp_path, size=size) as clerk:
            await clerk.press("w", "enter")
            await clerk.type(HOSTILE)
            await clerk.press("tab")
            await clerk.type(HOSTILE)
            await clerk.press("enter", "c")
            await clerk.type(HOSTILE)
            await clerk.press("enter", "f")
            if not clerk.app.screen.query("TextForm"):  # the list was out of sight: it is shown first, and judged then
                assert "Lees eerst" in clerk.text()
                await clerk.press("f")
            await clerk.type(HOSTILE)
            await clerk.press("enter")
            text = clerk.text()
            assert "Jan [/b]" in text
            for raw in ("\x1b", "\u202e"):
                assert raw not in text
            for key in ("tab", "tab", "h", "escape", "u", "escape", "d", "escape", "g", "escape", "v", "escape"):
                await clerk.press(key)
                assert "\u202e" not in clerk.text()
    assert [e.payload.get("signalement") for e in on_disk(tmp_path) if e.payload.get("signalement")] == [
        HOSTILE.strip()
    ]


@pytest.mark.lang
async def test_five_hundred_disturbers_scroll(tmp_path: Path) -> None:
    from voorzitter_console.procedure.advice.offers import Opdracht

    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        many = tuple(
            Opdracht("beschrijf_verstoorder", {"label": f"NN{n}", "plaats": f"rij {n}"}) for n in range(1, 121)
        )
        clerk.app.core.give("w", many, "velen")
        await clerk.settle()
        await clerk.press("tab", "end")
        assert "NN120" in clerk.text()
        await clerk.press("home")
        assert "rij 1 " in clerk.text()


@pytest.mark.lang
async def test_a_cramped_terminal_shows_one_part_at_a_time(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path, size=(60, 20)) as clerk:
            assert "TAKEN" in clerk.text()
            assert "8  [ ] Quorum" in clerk.text()
            await clerk.press("tab")
            assert "VERSTOORDERS" in clerk.text()
            assert "TAKEN" not in clerk.text()
            await clerk.press("tab")
            assert "TERUGLEZEN" in clerk.text()
            for words in ("VOORZITTER ZEGT NU", "112", "2 OPEN: bodedienst waarschuwen; stream: stop niet gezien"):
                assert words in clerk.text()


async def test_where_nothing_is_open_it_is_said(tmp_path: Path) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path, size=(80, 24)) as clerk:
        await clerk.press("d")
        assert "Er is niets open." in clerk.text()
        await clerk.press("enter")
        assert "AANVULLEN: DIT IS NOG OPEN" in clerk.text()
        await clerk.press("escape")
        assert "AANVULLEN" not in clerk.text()
