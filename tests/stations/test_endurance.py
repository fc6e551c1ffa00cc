"""Many writes by two real processes, and kill -9 of either: nothing is lost, nothing is doubled.

The quick suite takes a few; the issue's 10,000 writes are marked ``echt``, its 200 kills are a script (``kills.py``).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.parts import LONG
from tests.stations.kills import KILLS, kill_over_and_over
from tests.stations.pair import Pair

SECONDS = 600.0
"""A limit, not a wait."""


@pytest.mark.lang
@pytest.mark.parametrize("count", [150, pytest.param(5000, marks=LONG)])
def test_two_that_write_at_once_lose_and_double_nothing(tmp_path: Path, count: int) -> None:
    with Pair(tmp_path / "j.sqlite") as pair:
        pair.begin()
        for console, naam in zip(pair.both, ("voor", "naast"), strict=True):
            console.say(notities=count, naam=naam)
        for console, naam in zip(pair.both, ("voor", "naast"), strict=True):
            console.heard("Recorded", woorden=f"{naam} {count - 1}", seconds=SECONDS)
        entries = pair.settled(1 + 2 * count)
        for console, naam in zip(pair.both, ("voor", "naast"), strict=True):
            own = [entry for entry in entries if entry.payload.get("tekst", "").startswith(f"{naam} ")]
            assert [entry.payload["tekst"] for entry in own] == [f"{naam} {number}" for number in range(count)]
            assert [entry.id for entry in own] == [told["id"] for told in console.all("Recorded")]
            told = [positie for others in console.all("Others") for positie in others["plaatsen"]]
            assert told == [entry.positie for entry in entries[1:] if entry not in own]


@pytest.mark.lang
@pytest.mark.parametrize("kills", [8, pytest.param(KILLS // 5, marks=LONG)])
def test_a_killed_console_loses_and_doubles_nothing(tmp_path: Path, kills: int) -> None:
    _, met = kill_over_and_over(tmp_path / "j.sqlite", kills, seed=int(os.environ.get("ZAAD", "7")))
    assert met["while it wrote"] > kills / 3
