"""The tables of docs/toetsen.md, pressed: one key where the words are on the screen, two where they are not."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

from tests.parts import LONG
from tests.ui.desk_bench import Driver, console, on_disk
from voorzitter_console.ui.screens.card112 import Card112Screen

ROOT = Path(__file__).parents[2]
SCENARIOS = ("drie-vorderingen", "geroep-stopt", "geweld-112", "sit-in", "tweede-verstoring", "vreedzaam-statement")
"""The six that are played step by step; the others are for practice, and nobody presses the same keys there."""
FORMS = {"raadsleden_uit_zaal", "leg_voor_aan_raad"}
"""What the chair does in a scenario with a form; the document says so."""
_ROW = re.compile(r"\| (?:na (\d+) minuten )?([^|`]+) \| ((?:`\w+`(?:, )?)+) \|")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: how many minutes later, the keys, and the commands that they record."""

    minutes: int
    keys: list[str]
    soorten: list[str]


def tables() -> dict[str, list[Row]]:
    """The rows for each scenario."""
    found: dict[str, list[Row]] = {}
    for part in (ROOT / "docs" / "toetsen.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        name, _, body = part.partition("\n")
        found[name.strip()] = [
            Row(int(minutes or 0), [key.lower() for key in keys.split()], re.findall(r"`(\w+)`", soorten))
            for minutes, keys, soorten in _ROW.findall(body)
        ]
        assert len(found[name.strip()]) == body.count("\n| ") - 1, f"a row of {name} that is not read"
    return found


TABLES = tables()


def test_every_shipped_scenario_has_a_table() -> None:
    assert sorted(TABLES) == sorted(SCENARIOS)
    assert all(TABLES.values())


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_table_holds_what_the_chair_does_in_the_scenario(name: str) -> None:
    steps = tomllib.loads((ROOT / "scenarios" / f"{name}.toml").read_text(encoding="utf-8"))["stap"]
    chair = [s for s in steps if s["door"] == "voorzitter" and s["doe"] not in {*FORMS, "sluit"}]
    recorded = [soort for row in TABLES[name] for soort in row.soorten]
    for moment, together in groupby(chair, key=lambda step: step["op"]):
        # What the scenario gives one moment is pressed in any order: violence before the call, say.
        soorten = [step["doe"] for step in together]
        assert set(soorten) <= set(recorded), (moment, soorten)
        del recorded[: max(recorded.index(soort) for soort in soorten) + 1]


def on_screen(desk: Driver, key: str) -> bool:
    """Whether what this key records stands on the screen before it is pressed."""
    if isinstance(desk.screen, Card112Screen):
        return key in ("enter", "f")
    view, letter = desk.view, key.upper()
    if key == "enter":
        return view.balk is not None
    given = next(choice for choice in view.toetsen if choice.toets == letter) if letter != "N" else None
    named = letter == "P" and given is not None and bool(given.opdrachten)
    return letter in view.staat or named


@pytest.mark.lang
@pytest.mark.parametrize("size", [(80, 24), pytest.param((100, 30), marks=LONG)])
@pytest.mark.parametrize("name", SCENARIOS)
async def test_the_keys_record_what_the_table_says(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    async with console(tmp_path, size=size) as desk:
        for row in TABLES[name]:
            desk.clock.forward(60 * row.minutes)
            await desk.settle()
            before = len(desk.entries)
            assert len(row.keys) == (1 if on_screen(desk, row.keys[0]) else 2), (row, desk.text())
            await desk.press(*row.keys[:-1])
            assert len(desk.entries) == before, "what brings words up records nothing"
            await desk.press(row.keys[-1])
            assert desk.soorten[before:] == row.soorten, (row, desk.text())
        spoken = [e for e in desk.entries if "tekst" in e.payload and e.soort != "noteer"]
        assert spoken
        assert all(e.payload["getoond"] is True for e in spoken)
    assert [entry.soort for entry in on_disk(tmp_path)][1:] == [s for row in TABLES[name] for s in row.soorten]
