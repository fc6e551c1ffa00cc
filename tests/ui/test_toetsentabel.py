"""The tables of docs/toetsen.md, pressed: each key records what stands beside it, no step costs more than one key."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.ui.desk_bench import console, on_disk

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted(path.stem for path in (ROOT / "scenarios").glob("*.toml"))
FORMS = {"raadsleden_uit_zaal", "leg_voor_aan_raad"}
"""What the chair does in a scenario with a form; the document says so."""
_ROW = re.compile(r"\| ([^|`]+) \| ((?:`\w+`(?:, )?)+) \|")

Row = tuple[list[str], list[str]]


def tables() -> dict[str, list[Row]]:
    """For each scenario its rows: the keys, and the commands they record."""
    found: dict[str, list[Row]] = {}
    for part in (ROOT / "docs" / "toetsen.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        name, _, body = part.partition("\n")
        rows = [
            ([key.lower() for key in keys.split()], re.findall(r"`(\w+)`", soorten))
            for keys, soorten in _ROW.findall(body)
        ]
        found[name.strip()] = rows
    return found


TABLES = tables()


def test_every_shipped_scenario_has_a_table_and_no_step_costs_more_than_one_key() -> None:
    assert sorted(TABLES) == SCENARIOS
    assert len(SCENARIOS) == 6
    for name, rows in TABLES.items():
        assert rows
        for keys, soorten in rows:
            assert 1 <= len(keys) <= len(soorten), (name, keys)


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_table_holds_what_the_chair_does_in_the_scenario(name: str) -> None:
    steps = tomllib.loads((ROOT / "scenarios" / f"{name}.toml").read_text(encoding="utf-8"))["stap"]
    chair = [step["doe"] for step in steps if step["door"] == "voorzitter" and step["doe"] not in FORMS]
    until = [soort for soort in chair if soort not in ("sluit",)]
    recorded = iter(soort for _keys, soorten in TABLES[name] for soort in soorten)
    missing = [soort for soort in until if soort not in recorded]
    assert missing == []


@pytest.mark.parametrize("name", SCENARIOS)
async def test_the_keys_record_what_the_table_says(tmp_path: Path, name: str) -> None:
    async with console(tmp_path, size=(80, 24)) as desk:
        for keys, soorten in TABLES[name]:
            before = len(desk.entries)
            await desk.press(*keys)
            assert desk.soorten[before:] == soorten, (keys, desk.text())
    assert [entry.soort for entry in on_disk(tmp_path)][1:] == [s for _keys, soorten in TABLES[name] for s in soorten]
