"""The list of all commands finds what people mean by the words that they use, on both screens (deliverable 3)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.parts import one_in
from tests.ui.desk_bench import beside, console
from voorzitter_console.console import keys
from voorzitter_console.ui.screens.palette import Commands, commands
from voorzitter_console.ui.toetsen import Toetsen

WORDS = {
    "geweld": "agressie",
    "fysiek": "agressie",
    "letsel": "agressie",
    "raadslid": "raadslid",
    "raadsleden": "raadsleden",
    "raadsleden uit": "raadsleden",
    "quorum": "quorum",
    "overdracht": "politiekaart",
    "bhv": "hulpdienst",
    "getuige": "getuige",
    "bode": "politiekaart",
    "thema": "thema",
    "aangifte": "checklist",
    "checklist": "checklist",
}


def found(declared: Sequence[keys.ChairKey], word: str) -> list[str]:
    listed = Commands(commands(Toetsen(), declared))
    listed.search(word)
    return [command.naam for command in listed._found]


@pytest.mark.parametrize("declared", [keys.CHAIR, keys.GRIFFIER], ids=["voorzitter", "griffier"])
@pytest.mark.parametrize(("word", "naam"), WORDS.items())
def test_a_word_finds_its_command_first(declared: Sequence[keys.ChairKey], word: str, naam: str) -> None:
    assert found(declared, word)[0] == naam
    assert found(declared, word.upper())[0] == naam


@pytest.mark.parametrize(("declared", "naam"), [(keys.CHAIR, "wie"), (keys.GRIFFIER, "weg")])
def test_aanhoud_finds_the_person_who_was_taken_away(declared: Sequence[keys.ChairKey], naam: str) -> None:
    assert naam in found(declared, "aanhoud")


SAID = {
    "fout": "herroep", "typefout": "herroep", "undo": "herroep",
    "naam": "wie", "minderjarig": "wie", "journalist": "wie", "teruggekomen": "wie|weg", "weglopen": "wie|weg",
    "vorderen": "vorder", "sommeren": "vorder", "lokaalvredebreuk": "vorder",
    "aanspreken": "scenario_a", "waarschuwen": "scenario_a", "schreeuwen": "scenario_b",
    "beëindigen": "voorbij", "beeindigen": "voorbij", "heropenen": "hervat", "verdagen": "sluit", "pauze": "schors",
    "bellen": "politie", "noodknop": "kaart_112", "reanimatie": "kaart_112", "dokter": "kaart_112",
    "wapens": "agressie", "bedreigd": "agressie", "slachtoffer": "agressie", "bewaker": "hulpdienst",
    "ontruiming": "vorder", "evacuatie": "raadsleden", "petitie": "alternatief", "getuigen": "getuige",
    "proces-verbaal": "checklist", "machtiging": "checklist", "huisverbod": "naderhand", "qr": "delen",
}  # fmt: skip
"""What people in the hall call it."""


@pytest.mark.parametrize("declared", [keys.CHAIR, keys.GRIFFIER], ids=["voorzitter", "griffier"])
def test_what_people_call_it_is_found(declared: Sequence[keys.ChairKey]) -> None:
    missing = {word for word, names in SAID.items() if not set(names.split("|")) & set(found(declared, word))}
    assert missing == set()


def test_an_ending_more_or_less_is_found_where_nothing_else_is() -> None:
    assert set(found(keys.CHAIR, "ambulances")) == set(found(keys.CHAIR, "ambulance")) == {"kaart_112", "hulpdienst"}
    assert found(keys.CHAIR, "quorums") == ["quorum"]
    assert "agressie" in found(keys.CHAIR, "beledigen")
    assert found(keys.CHAIR, "tafelkleed") == []
    assert found(keys.CHAIR, "xyz") == []


def test_every_word_must_be_found_and_nothing_is_found_for_none() -> None:
    assert found(keys.CHAIR, "geweld letsel") == ["agressie"]
    assert found(keys.CHAIR, "geweld xyz") == []
    assert len(found(keys.CHAIR, "")) == len(commands(Toetsen(), keys.CHAIR))


@pytest.mark.lang
async def test_violence_claims_no_call_and_asks_for_no_time(tmp_path: Path) -> None:
    async with console(tmp_path) as chair, beside(chair, tmp_path) as clerk:
        for desk in (chair, clerk):
            async with asyncio.timeout(30):
                while len(desk.entries) < len(chair.entries):  # what the other recorded comes by itself
                    await asyncio.sleep(0.01)
                    await desk.settle()
            before = len(desk.entries)
            desk.clock.forward(10)  # sooner it would be asked whether it is the same violence
            await desk.press("k")
            await desk.type("geweld")
            await desk.press("enter")
            assert len(desk.entries) == before
            assert "niet dat er is gebeld" in " ".join(desk.text().split())
            await desk.press("3")
            made = desk.entries[before:]
            assert [e.soort for e in made] == ["meld_fysieke_agressie"]
            assert made[0].payload["soort"] == "wapen"
            assert not made[0].tijd_gegeven


@pytest.mark.parametrize(
    ("word", "typed", "answer", "soort", "payload"),
    one_in(
        4,
        [
            ("bhv", "", "1", "roep_hulp", {"dienst": "bhv"}),
            ("raadslid", "", "enter", "leg_voor_aan_raad", {"label": "NN1"}),
            ("raadsleden uit", "", "1", "raadsleden_uit_zaal", {}),
            ("raadsleden terug", "", "2", "raadsleden_terug", {}),
            ("quorum", "19", "enter", "stel_quorum_vast", {"aanwezig": 19}),
            ("bode", "", "w", "waarschuw_bodedienst", {}),
            ("getuige", "De bode", "enter", "noem_getuige", {"naam": "De bode"}),
            ("vastgepakt", "de bode", "enter", "meld_fysieke_maatregel", {"door_wie": "de bode"}),
        ],
    ),
)
async def test_what_is_found_is_recorded(
    tmp_path: Path, word: str, typed: str, answer: str, soort: str, payload: dict[str, object]
) -> None:
    async with console(tmp_path) as chair:
        await chair.press("k")
        await chair.type(word)
        await chair.press("enter")
        if typed:
            await chair.type(typed)
        await chair.press(answer)
        assert chair.entries[-1].soort == soort
        assert chair.entries[-1].payload == payload


@pytest.mark.lang
async def test_theme_and_checklist_open_from_the_list(tmp_path: Path) -> None:
    async with console(tmp_path) as chair:
        for expected in ("licht", "donker"):
            await chair.press("k")
            await chair.type("thema")
            await chair.press("enter")
            assert chair.app.theme == expected
            assert f"Thema: {expected}." in chair.text()
        before = len(chair.entries)
        await chair.press("k")
        await chair.type("aangifte")
        await chair.press("enter")
        assert "CHECKLIST AANGIFTE" in chair.text()
        await chair.press("escape")
        assert "BIJ VERSTORING" in chair.text()
        assert len(chair.entries) == before
