"""The griffier's tasks by keyboard alone: each one key, and what stands on disk is what was pressed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.ui.desk_bench import Driver, beside, console, on_disk
from voorzitter_console.ui.widgets.parts import TaskList

SIZES = [(80, 24), pytest.param((100, 30), marks=pytest.mark.lang)]


@pytest.mark.lang
@pytest.mark.parametrize("size", SIZES)
async def test_each_task_is_one_key(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path, size=size) as clerk:
            assert "TAKEN  Enter doet de gemerkte taak" in clerk.text()
            await clerk.press("1", "2", "3", "4", "6", "7")
            await clerk.press("5")
            await clerk.type("2026-4711")
            await clerk.press("enter", "7", "4", "8")
            await clerk.type("17")
            await clerk.press("tab")
            await clerk.type("15")
            await clerk.press("enter")
            assert "Nog open: niets" in clerk.text()
    entries = on_disk(tmp_path)[4:]
    assert [e.soort for e in entries] == [
        "waarschuw_bodedienst",
        "bel_politie",
        "bevestig_livestream",
        "raadsleden_uit_zaal",
        "politie_aanwezig",
        "draag_over",
        "vul_aan",
        "politie_afgerond",
        "raadsleden_terug",
        "stel_quorum_vast",
    ]
    assert {e.door for e in entries} == {"griffier"}
    assert entries[6].payload["waarde"] == "2026-4711"
    assert (entries[9].payload["aanwezig"], entries[9].payload["vereist"]) == (17, 15)


@pytest.mark.lang
async def test_open_loops_stand_first_and_a_task_keeps_its_digit(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            await clerk.press("6")  # the police came by themselves
            rows = [row.partition("┃┃")[2] or row.partition("││")[2] or row for row in clerk.text().splitlines()]
            order = [row for row in rows if "[!]" in row or "[ ] " in row or "[X] " in row]
            waiting = [row for row in order if "[!]" in row]
            assert order[: len(waiting)] == waiting
            foremost = [("7", "Overdracht gedaan"), ("3", "Livestream staat echt uit")]  # the police first
            for row, (digit, words) in zip(waiting, foremost, strict=True):
                assert words in row
                assert digit in row.partition("[!]")[0]
            await clerk.press("3")
            assert clerk.soorten[-1] == "bevestig_livestream"


@pytest.mark.lang
async def test_a_task_that_was_done_is_asked_once_more(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            await clerk.press("1")
            before = len(clerk.entries)
            await clerk.press("1")
            assert len(clerk.entries) == before
            assert "al vastgelegd" in clerk.bar
            await clerk.press("escape")
            assert "al vastgelegd" not in clerk.bar
            await clerk.press("1", "1")
            assert clerk.soorten.count("waarschuw_bodedienst") == 2


@pytest.mark.lang
async def test_the_question_and_its_answer_are_whole_on_a_usual_small_terminal(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path, size=(80, 24)) as clerk:
            await clerk.press("1", "1")
            assert re.search(
                r"Bodedienst waarschuwen: al vastgelegd [\d:]{8}\. Opnieuw\? 1 = ja, Esc = nee", clerk.text()
            )
            assert "1  [X] Bodedienst waarschuwen " in clerk.text(), "its words before the time"
            await chair.settle()
            panel = [part for row in chair.text().splitlines() for part in re.findall(r"┃([^┃]*)┃", row)]
            assert "! politie: bodedienst gewaarschuwd, nog niet gebeld" in " ".join(" ".join(panel).split())


@pytest.mark.lang
async def test_a_digit_records_the_task_that_stood_there_when_it_was_pressed_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            await clerk.press("6")
            await chair.settle()
            clerk.clock.forward(3)
            with monkeypatch.context() as patch:
                patch.setattr(clerk.app, "digit_due", lambda: None)  # it counts when this test says so
                await clerk.tap("7")  # "Overdracht gedaan"; before it counts the chair says just that
                await chair.press("p", "t")
                await clerk.settle()
            await clerk.digit_counts()
            assert "Taak 7 is net veranderd: Politie is klaar." in clerk.text()
            assert "politie_afgerond" not in clerk.soorten
            await clerk.press("7")
            assert clerk.soorten[-1] == "politie_afgerond"


@pytest.mark.lang
async def test_enter_on_a_task_that_just_moved_is_refused_with_a_word(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        await chair.press("s", "b")
        async with beside(chair, tmp_path) as clerk:
            await clerk.press("down")  # some task, whose row the next entry of the chair takes
            marked = clerk.screen.query_one(TaskList).marked
            assert marked is not None
            await chair.press("p")
            await clerk.settle()
            before = list(clerk.soorten)
            await clerk.tap("enter")
            await clerk.settle()
            assert "De takenlijst veranderde net" in clerk.text()
            assert clerk.soorten == before
            await clerk.press("enter")
            assert clerk.entries[-1].soort == marked.opdrachten[0].soort


async def test_what_cannot_be_said_yet_is_told_in_a_sentence(tmp_path: Path) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        before = len(clerk.entries)
        await clerk.press("5")
        assert "druk eerst 2" in clerk.text()
        await clerk.press("h")
        assert "W maakt een rij" in clerk.text()
        await clerk.press("j")
        assert "nog niets vast" in clerk.text()
        assert len(clerk.entries) == before


@pytest.mark.lang
async def test_the_words_for_the_telephone_stand_behind_the_police_key(tmp_path: Path) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path, size=(80, 24)) as clerk:
        await clerk.press("f4")
        assert clerk.soorten[-1] == "vraag_politie"  # the first press asks, and no more
        await clerk.press("f4")
        assert clerk.soorten[-1] == "vraag_politie"
        assert "al dan niet door" in " ".join(clerk.text().split())


@pytest.mark.lang
@pytest.mark.parametrize("size", SIZES)
async def test_witness_alternative_and_note(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path, size=size) as clerk:
        await clerk.press("c")
        await clerk.type("J. de Bode")
        await clerk.press("tab")
        await clerk.type("bode")
        await clerk.press("tab", "right", "enter")
        await clerk.press("a", "3")
        await clerk.press("a", "5")
        await clerk.type("een brief")
        await clerk.press("enter", "f7")
        await clerk.type("Er wordt geduwd.")
        await clerk.press("enter")
    witness, place, letter, note = on_disk(tmp_path)[1:]
    assert witness.payload == {"naam": "J. de Bode", "functie": "bode", "waarneming": "eigen"}
    assert place.payload["tekst"] == "een plek buiten de vergaderzaal"
    assert letter.payload["tekst"] == "een brief"
    assert note.soort == "noteer"


@pytest.mark.lang
async def test_an_evidence_file_is_copied_hashed_and_recorded(tmp_path: Path) -> None:
    film = tmp_path / "balie.mp4"
    film.write_bytes(b"beeld" * 1000)
    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        await clerk.press("b")
        await clerk.type(str(film))
        for text in ("camera bij de balie", "facilitair", "1 december 12:00"):
            await clerk.press("tab")
            await clerk.type(text)
        await clerk.press("enter")
        await _recorded(clerk, "voeg_bewijs_toe")
        await clerk.press("b")
        await clerk.type(str(tmp_path / "weg.mp4"))
        await clerk.press("enter")
        await _shown(clerk, "is geen bestand")
    entry = on_disk(tmp_path)[-1]
    assert entry.soort == "voeg_bewijs_toe"
    assert entry.payload["overschreven_op"] == "1 december 12:00"
    kept = tmp_path / entry.payload["bestand"]
    assert kept.read_bytes() == film.read_bytes()
    assert kept.stem == entry.payload["sha256"][:16]


@pytest.mark.lang
async def test_the_chairs_keys_that_both_have_record_as_griffier(tmp_path: Path) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        await clerk.press("f2")
        await clerk.press("k")
        await clerk.type("agressief of onophoudelijk")
        await clerk.press("enter")
        assert "spreek_aan" not in clerk.soorten  # the list covered the words: they come up first
        assert "De vergadering verstoren is strafbaar. Stop" in clerk.text()
        assert clerk.bar == "ENTER Gezegd: scenario B, gaat door"
        await clerk.press("enter")
        assert not clerk.entries[-1].payload.get("getoond")  # the chair spoke; this is not the chair's screen
        assert "E  voorbij" in clerk.text()
        await clerk.press("e")
        assert clerk.soorten[1:] == ["schors", "stop_livestream", "spreek_aan", "beeindig_verstoring"]
        assert {e.door for e in clerk.entries[1:]} == {"griffier"}


@pytest.mark.lang
async def test_the_112_card_opens_from_a_form_too(tmp_path: Path) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        await clerk.press("c", "f9")
        assert "112 gebeld" in clerk.text()
        await clerk.press("f")
        assert clerk.soorten[1:] == ["meld_fysieke_agressie"]  # the violence alone: nobody has called yet
        assert "112 gebeld" in clerk.text()
        await clerk.press("enter")
        assert clerk.soorten[1:] == ["meld_fysieke_agressie", "bel_politie"]
        assert clerk.entries[-1].payload["spoed"] is True
        assert "GETUIGE" in clerk.text()
        assert clerk.app.core.snapshot is not None
        chair.app.core.session.hear(on_disk(tmp_path))
        await chair.settle()
        assert any(lus.code == "raadsleden_uit_zaal" for lus in chair.view.lussen)
        assert chair.view.balk is None  # what others must do is never on Enter


async def _recorded(desk: Driver, soort: str) -> None:
    for _ in range(200):
        await desk.settle()
        if soort in desk.soorten:
            return
    raise AssertionError(desk.text())


async def _shown(desk: Driver, words: str) -> None:
    for _ in range(200):
        await desk.settle()
        if words in desk.text():
            return
    raise AssertionError(desk.text())


@pytest.mark.lang
async def test_a_digit_that_is_closed_with_enter_is_that_task_alone(tmp_path: Path) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        await chair.press("s", "b")
        await clerk.settle()
        clerk.clock.forward(3)
        before = len(clerk.entries)
        await clerk.tap("2")  # the mark stands on the first task
        clerk.clock.forward(0.3)
        await clerk.tap("enter")
        await clerk.digit_counts()
        assert [e.soort for e in clerk.entries[before:]] == ["bel_politie"]
        await clerk.press("enter", seconds=0.5)  # the Enter of somebody who presses twice
        assert [e.soort for e in clerk.entries[before:]] == ["bel_politie"]


@pytest.mark.lang
async def test_an_enter_after_a_form_that_its_digit_closed_is_no_task(tmp_path: Path) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        await chair.press("s")
        await clerk.settle()
        before = len(clerk.entries)
        await clerk.press("v", "2")
        assert [e.soort for e in clerk.entries[before:]] == ["vorder"]
        await clerk.press("enter", seconds=1)
        assert [e.soort for e in clerk.entries[before:]] == ["vorder"]
