"""A meeting opens from what was prepared: the form shows all of it before any of it is recorded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from textual.widgets import Input

from tests.preparation.evening import risky
from tests.ui.desk_bench import console
from voorzitter_console.console.prepared import Prepared, prepared_in
from voorzitter_console.preparation.kept import Preparations
from voorzitter_console.ui.widgets.toggle import Toggle

TODAY = date(2026, 11, 24)


def prepared(folder: Path, *titles: str, **more: object) -> Prepared:
    for titel in titles or ("",):
        Preparations(folder / "v").keep(
            risky(datum=TODAY, titel=titel, plaats="gehuurd", rechthebbende="Stichting [b]", **more)
        )
    return prepared_in(folder / "v")


async def test_the_form_shows_all_that_will_be_recorded(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False, prepared=prepared(tmp_path, aanvang="19:30")) as desk:
        text = desk.text()
        for words in (
            "7. Opvang",
            "Koningshoek 1",
            "gehuurde zaal",
            "Stichting [b]",
            "19:30",
            "voorbereiding van 24-11-2026",
        ):
            assert words in text, words
        await desk.press("enter")
        assert desk.app.core.snapshot is not None
        begin = desk.app.core.snapshot.begin
        assert (begin.titel, begin.agendapunt) == ("Raadsvergadering 24 november 2026", "7. Opvang")
        assert (begin.locatie_soort, begin.rechthebbende) == ("gehuurde zaal", "Stichting [b]")
        assert begin.begonnen_om is not None
        assert begin.begonnen_om.startswith("2026-11-24T18:30")
        assert desk.soorten == ["begin_vastlegging"]
        assert "een oproep" not in str(desk.entries[0].payload)


async def test_without_it_the_settings_hold_and_what_was_typed_stays(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False, prepared=prepared(tmp_path, "Een", "Twee")) as desk:
        form = desk.screen
        await desk.tab_to("voorzitter")
        await desk.type("ik")
        toggle = form.query_one("#voorbereid", Toggle)
        toggle.focus()
        assert form.query_one("#titel", Input).value == "Een"
        await desk.press("space")
        assert form.query_one("#titel", Input).value == "Twee"
        await desk.press("space")
        assert form.query_one("#titel", Input).value == "Raadsvergadering 24 november 2026"
        assert form.query_one("#rechthebbende", Input).value == ""
        assert form.query_one("#voorzitter", Input).value == "de burgemeesterik"
        assert "Ingevuld uit" not in desk.text()
        await desk.press("enter")
        assert desk.app.core.snapshot is not None
        assert desk.app.core.snapshot.begin.locatie_soort is None
        assert desk.app.core.snapshot.begin.voorzitter == "de burgemeesterik"


async def test_f2_begins_with_what_the_form_shows(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False, prepared=prepared(tmp_path)) as desk:
        await desk.press("f2")
        assert desk.app.core.snapshot is not None
        assert desk.app.core.snapshot.begin.rechthebbende == "Stichting [b]"


async def test_another_day_is_not_offered(tmp_path: Path) -> None:
    Preparations(tmp_path / "v").keep(risky(datum=date(2026, 11, 25)))
    Preparations(tmp_path / "v").keep(risky(datum=date(2026, 11, 24), soort="gesprek"))
    async with console(tmp_path, begin=False, prepared=prepared_in(tmp_path / "v")) as desk:
        assert "7. Opvang" not in desk.text()
        assert not desk.screen.query("#voorbereid")


async def test_a_broken_file_is_one_sentence_and_the_meeting_begins(tmp_path: Path) -> None:
    (tmp_path / "v").mkdir()
    (tmp_path / "v" / "2026-11-24.toml").write_text('formaat = "iets anders"', encoding="utf-8")
    async with console(tmp_path, begin=False, prepared=prepared_in(tmp_path / "v"), size=(80, 24)) as desk:
        assert "geen voorbereiding van deze versie" in " ".join(desk.text().split())
        await desk.press("enter")
        assert desk.soorten == ["begin_vastlegging"]


async def test_at_60x20_the_first_rows_and_the_bar_stand(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False, prepared=prepared(tmp_path, "T" * 200), size=(60, 20)) as desk:
        text = desk.text()
        assert "1 van 2" in text
        assert "ENTER   Begin" in text
        await desk.tab_to("begonnen_om")
        assert "Begonnen om" in desk.text()
