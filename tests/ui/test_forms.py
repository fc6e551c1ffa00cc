"""The forms stand below the sentence; the 112 card comes from every screen; nothing is lost or recorded by accident."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.ui.desk_bench import console
from voorzitter_console.ui.screens.card112 import Card112Screen
from voorzitter_console.ui.screens.chair import ChairScreen

SENTENCE = "STAP 4: 1e VORDERING VAN 3"


@pytest.mark.lang
@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_a_form_never_replaces_the_sentence(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        await desk.press("s", "b", "p", "l", "escape")
        before = len(desk.entries)
        assert isinstance(desk.screen, ChairScreen)
        for key in ("f7", "f6", "f4", "f8", "g", "i", "d"):
            await desk.press(key)
            assert desk.screen.board.form is not None, key
            assert SENTENCE in desk.text(), key
            await desk.press("escape")
            assert desk.screen.board.form is None, key
        assert len(desk.entries) == before


async def test_a_note_is_recorded_and_the_key_that_closed_the_form_counts_once(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "t")
        await desk.type("er wordt geroepen: weg ermee")
        await desk.press("enter")
        assert desk.entries[-1].soort == "noteer"
        assert desk.entries[-1].payload["tekst"] == "er wordt geroepen: weg ermee"
        for _ in range(8):
            desk.clock.forward(0.3)
            await desk.tap("enter")
        await desk.settle()
        assert desk.entries[-1].soort == "noteer"


async def test_why_it_is_refused_stands_beside_what_the_console_says_meanwhile(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("t")
        desk.app.core.say("Vergelijk de klok.")
        desk.app.changed()
        await desk.settle()
        assert "Vergelijk de klok." in desk.text()
        await desk.press("enter")
        assert "Typ eerst de notitie, of Esc. Vergelijk de klok." in desk.text()


@pytest.mark.lang
async def test_an_empty_note_is_not_recorded(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("t", "enter")
        assert desk.soorten == ["begin_vastlegging"]
        assert "Typ eerst de notitie" in desk.text()


@pytest.mark.lang
async def test_persons_are_described_and_leave(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "w")
        await desk.type("man, rode jas")
        await desk.press("enter")
        assert desk.entries[-1].payload == {"label": "NN1", "signalement": "man, rode jas"}
        await desk.press("f6", "1")
        await desk.type("vrouw, megafoon")
        await desk.press("enter")
        assert desk.entries[-1].payload["label"] == "NN2"
        await desk.press("w", "2", "1", "2")
        assert desk.soorten[-2:] == ["verstoorder_vertrokken", "vul_aan"]
        assert desk.app.core.snapshot is not None
        person = desk.app.core.snapshot.state.persoon("NN1")
        assert person is not None
        assert (person.status, person.hoe) == ("vertrokken", "na_vordering")


@pytest.mark.lang
async def test_police_by_the_form_with_the_words_for_the_telephone(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "f4")
        assert desk.soorten[-1] == "vraag_politie"
        await desk.press("f4")
        assert "al dan niet door" in desk.text()
        await desk.press("enter", "1", "p", "v")
        assert desk.soorten[-1] == "vraag_politie"
        await desk.press("D")
        assert isinstance(desk.screen, ChairScreen)
        assert desk.screen.board.form is None
        assert (desk.entries[-1].soort, desk.entries[-1].payload["gebeld_door"]) == ("bel_politie", "de bodedienst")
        await desk.press("p", "k")
        assert desk.soorten[-2:] == ["bel_politie", "politie_aanwezig"]
        await desk.press("p", "i")
        await desk.type("2026-4711")
        await desk.press("enter")
        assert desk.entries[-1].payload["waarde"] == "2026-4711"


@pytest.mark.lang
async def test_a_person_confirms_that_the_stream_stopped(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "f3", "1")
        assert desk.entries[-1].payload["toestand"] == "gestopt"
        assert "livestream" not in "".join(loop.tekst for loop in desk.view.lussen)
        await desk.press("b", "e", "r", "h")
        assert desk.soorten[-1] == "hervat"
        assert "start_livestream" not in desk.soorten


@pytest.mark.lang
async def test_retracting_needs_j(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "b", "enter", "enter", "z", "enter")
        assert "Enter herroept niet" in desk.text()
        assert desk.soorten[-1] == "vorder"
        await desk.press("j")
        assert desk.soorten[-1] == "herroep"
        assert desk.view.titel == "STAP 4: 2e VORDERING VAN 3"
        await desk.press("f8", "j")
        assert desk.view.titel == SENTENCE


@pytest.mark.lang
async def test_the_112_card_from_every_screen(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        for key in ("space", "t", "w", "l", "k", "question_mark", "ctrl+q"):
            await desk.press(key, "f9")
            assert isinstance(desk.screen, Card112Screen), key
            assert "belt niet zelf" in desk.text()
            await desk.press("escape", "escape", seconds=0.1)
        assert desk.soorten == ["begin_vastlegging"]
        await desk.press("n", "enter")
        assert desk.soorten == ["begin_vastlegging", "bel_politie"]
        assert desk.entries[-1].payload["spoed"] is True


@pytest.mark.lang
async def test_112_with_physical_aggression(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("s", "n")
        assert "niets vastgelegd" in desk.text()
        await desk.press("F")
        assert desk.soorten[-2:] == ["stop_livestream", "meld_fysieke_agressie"]
        assert isinstance(desk.screen, Card112Screen)
        desk.clock.forward(30)
        await desk.settle()
        assert re.search(r"VASTGELEGD \S+ fysieke agressie", desk.text())
        assert "niets vastgelegd" not in desk.text()
        await desk.press("enter")
        assert desk.soorten[-2:] == ["meld_fysieke_agressie", "bel_politie"]
        assert desk.entries[-1].payload["spoed"] is True
        assert isinstance(desk.screen, ChairScreen)
        assert desk.view.vork is None
        assert "A" not in desk.view.staat


@pytest.mark.lang
async def test_112_before_any_meeting_begins_the_record(tmp_path: Path) -> None:
    async with console(tmp_path, begin=False) as desk:
        await desk.press("f9", "enter")
        await desk.settle()
        assert isinstance(desk.screen, ChairScreen)
        assert desk.soorten == ["begin_vastlegging", "bel_politie"]


@pytest.mark.lang
async def test_the_f_keys_work_in_a_form(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("t")
        await desk.type("half")
        await desk.press("f3", "f4", "f6", "f8")
        assert "NOTITIE" in desk.text()
        await desk.press("f2")
        assert "half" not in desk.text()
        assert "STAP 1: SCHORSEN" in desk.text()
        assert desk.soorten == ["begin_vastlegging"]
        await desk.press("enter")
        assert desk.soorten == ["begin_vastlegging", "schors", "stop_livestream"]
        assert "half" in desk.text()
        await desk.type(" af")
        await desk.press("enter")
        assert desk.entries[-1].payload["tekst"] == "half af"


@pytest.mark.lang
async def test_every_box_names_what_f2_does_now(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("t")
        assert "F2  schors   F9 112" in desk.text()
        await desk.press("escape", "s")
        for box in ("t", "w", "z", "f9"):
            await desk.press(box)
            assert "F2  stream uit" in desk.text(), box
            assert "F2  schors" not in desk.text(), box
            await desk.press("escape")
        await desk.press("l", "t")  # it was seen that the stream stopped
        assert desk.soorten[-1] == "bevestig_livestream"
        assert "F2  geschorst" in desk.text()


@pytest.mark.lang
async def test_the_question_after_closing_names_what_f2_does_while_the_stream_still_runs(tmp_path: Path) -> None:
    async with console(tmp_path) as desk:
        await desk.press("m", "e", "x", "j")
        assert desk.soorten[-1] == "sluit"
        assert "checklist openen" in desk.text()
        assert "F2  stream uit" in desk.text()


@pytest.mark.lang
async def test_the_box_of_taking_back_shows_the_whole_of_it(tmp_path: Path) -> None:
    async with console(tmp_path, size=(60, 20)) as desk:
        await desk.press("s", "a", "e", "z")
        whole = " ".join(desk.text().replace("│", " ").split())
        assert "Ordeverstoring voorbij: de afspraak is nagekomen Het blijft leesbaar" in whole
        assert "J  herroept" in desk.text()
        await desk.press("down")
        assert "Aangesproken: scenario A, 2 minuten" in desk.text()
