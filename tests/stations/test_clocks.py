"""The clock of one console is wrong, or runs back: nothing is lost, the order stays and all verifies."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.stations.pair import Pair
from voorzitter_console.cli.main import run
from voorzitter_console.meeting import replay

HOUR = 3600.0


def whole(pair: Pair, folder: Path) -> dict[str, Any]:
    """The dossier; both it and the journal verify."""
    out = folder / "uit"
    for given in (
        ("dossier", "--uit", str(out), "--database", str(pair.database)),
        ("controleer", str(out)),
        ("controleer", str(pair.database)),
    ):
        assert run(given) == 0
    found: dict[str, object] = json.loads((out / "dossier.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.lang
@pytest.mark.parametrize("wrong", ["voorzitter", pytest.param("griffier", marks=pytest.mark.echt)])
def test_the_clock_of_one_is_an_hour_back(tmp_path: Path, wrong: str) -> None:
    with Pair(tmp_path / "j.sqlite") as pair:
        pair.begin()
        behind, right = pair.both if wrong == "voorzitter" else pair.both[::-1]
        behind.say(klok=-HOUR)
        turns = [
            (right, "schors"),
            (behind, "vorder"),
            (right, "vorder"),
            (behind, "beschrijf_verstoorder"),
            (behind, "beeindig_verstoring"),
            (right, "geef_ruimte"),
            (behind, "hervat"),
        ]
        for number, (console, soort) in enumerate(turns, 2):
            console.knows(number - 1)
            console.press((soort, {}))
            console.heard("Recorded", plaats=number)
        entries = pair.settled(1 + len(turns))
        assert [entry.soort for entry in entries[1:]] == [soort for _, soort in turns]
        assert entries[1].gebeurd_op - entries[2].gebeurd_op > timedelta(minutes=59)
        order = [item.entry.positie for item in replay(entries).in_order()]
        assert order == list(range(1, len(entries) + 1))
        dossier = whole(pair, tmp_path)
    assert dossier["stand"]["vergadering"] == "open"
    verstoringen: list[dict[str, list[object]]] = dossier["verstoringen"]
    assert [len(verstoring["vorderingen"]) for verstoring in verstoringen] == [2]


@pytest.mark.lang
def test_a_clock_that_runs_back_and_forth_during_the_meeting_reorders_and_refuses_nothing(tmp_path: Path) -> None:
    with Pair(tmp_path / "j.sqlite") as pair:
        pair.begin()
        position = 1
        for off in (0.0, -HOUR, 2 * HOUR, -3 * HOUR, 0.0):
            pair.clerk.say(klok=off)
            for console, soort in ((pair.chair, "schors"), (pair.clerk, "noteer"), (pair.clerk, "hervat")):
                console.knows(position)
                console.press((soort, {"tekst": str(off)} if soort == "noteer" else {}))
                position += 1
                console.heard("Recorded", plaats=position)
        pair.settled(position)
        assert not pair.chair.all("Declined") + pair.clerk.all("Declined")
        dossier = whole(pair, tmp_path)
    assert len(dossier["schorsingen"]) == 5


@pytest.mark.lang
def test_what_is_pressed_at_once_counts_once_also_with_an_hour_between_the_clocks(tmp_path: Path) -> None:
    with Pair(tmp_path / "j.sqlite") as pair:
        pair.begin()
        pair.clerk.say(klok=-HOUR)
        for console in pair.both:
            console.press(("vorder", {}))
        kinds = [console.heard("Recorded", "Declined")["bericht"] for console in pair.both]
        assert sorted(kinds) == ["Declined", "Recorded"]
        pair.settled(2)
