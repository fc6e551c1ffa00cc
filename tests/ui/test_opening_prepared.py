"""A meeting opens from what was prepared: the form shows all of it before any of it is recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.preparation.evening import risky
from tests.ui.desk_bench import EVENING, console, session_on
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.phones import Phones
from voorzitter_console.console.prepared import Prepared, evening_in, prepared_in
from voorzitter_console.preparation.kept import Preparations
from voorzitter_console.procedure.commands import BeginVastlegging
from voorzitter_console.procedure.parse import parse_payload
from voorzitter_console.settings import Vooraf
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


@pytest.mark.lang
async def test_a_time_of_yesterday_is_recorded_only_where_the_form_says_that_day(tmp_path: Path) -> None:
    morning = datetime(2026, 11, 24, 8, 18, tzinfo=UTC)
    ready = prepared(tmp_path, aanvang="23:50")
    async with console(tmp_path, begin=False, prepared=ready, clock=FakeClock(morning)) as desk:
        field = desk.screen.query_one("#begonnen_om", Input)
        assert field.value == ""
        await desk.tab_to("begonnen_om")
        await desk.type("23:50")
        assert "dat is gisteren, 23 november 2026" in desk.text()
        field.value = ""
        await desk.press("enter")
        assert desk.app.core.snapshot is not None
        assert desk.app.core.snapshot.begin.begonnen_om is None


@pytest.mark.lang
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


@pytest.mark.lang
async def test_at_60x20_the_first_rows_and_the_bar_stand(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False, prepared=prepared(tmp_path, "T" * 200), size=(60, 20)) as desk:
        text = desk.text()
        assert "1 van 2" in text
        assert "ENTER   Begin" in text
        await desk.tab_to("begonnen_om")
        assert "Begonnen om" in desk.text()


async def test_the_numbers_of_the_evening_go_with_the_meeting_that_stands(tmp_path: Path) -> None:
    usual = Phones(bodedienst="010 111", politie="0900-8844")
    prepared(tmp_path, nummer_bode="[b]06 222[/b]", nummer_politie="")
    offers = prepared_in(tmp_path / "v", usual)
    async with console(tmp_path, begin=False, prepared=offers) as desk:
        session = desk.app.core.session
        assert (session.phones.bodedienst, session.phones.politie) == ("[b]06 222[/b]", "0900-8844")
        await desk.press("f9")
        assert "Bodedienst: [b]06 222[/b]" in desk.text()
        await desk.press("escape")
        desk.screen.query_one("#voorbereid", Toggle).focus()
        await desk.press("space")
        assert session.phones == usual


def test_a_meeting_is_known_again_by_its_day_organ_and_place(tmp_path: Path) -> None:
    usual = Phones(bodedienst="010 111")
    prepared(tmp_path, "Een", nummer_bode="06 222")
    numbers = evening_in(tmp_path / "v", Vooraf(), usual)

    def begun(**more: str) -> str:
        fields = {
            "titel": "Een",
            "locatie": "Raadzaal",
            "orgaan": "gemeenteraad",
            "aanvang": "2026-11-24T19:30:00+01:00",
        }
        made = parse_payload(
            "begin_vastlegging",
            {**fields, "protocol_naam": "x", "protocol_tekst": "x", "protocol_hash": "x", **more},
        )
        assert isinstance(made, BeginVastlegging)
        return numbers(made).bodedienst

    assert begun() == "06 222"
    assert begun(titel="Anders") == "06 222"
    assert begun(locatie="Sporthal") == "010 111"
    assert begun(orgaan="raadscommissie") == "010 111"
    assert begun(aanvang="2026-11-26T19:30:00+01:00") == "010 111"
    prepared(tmp_path, "Twee", nummer_bode="06 333")
    assert (begun(), begun(titel="Twee"), begun(titel="Anders")) == ("06 222", "06 333", "010 111")


async def test_a_meeting_that_goes_on_has_its_own_numbers(tmp_path: Path) -> None:
    prepared(tmp_path, nummer_bode="06 222")
    session = session_on(tmp_path, FakeClock(EVENING))
    session._evening = evening_in(tmp_path / "v", Vooraf(), Phones(bodedienst="010 111"))
    told: list[object] = []
    try:
        session.start(told.append)
        session.begin({"orgaan": "gemeenteraad", "titel": "x", "locatie": "Raadzaal"})
        session.idle().result(10)
        assert session.phones.bodedienst == "06 222"
        assert session.sharing is not None
        assert session.sharing.phones == session.phones
    finally:
        session.close()
