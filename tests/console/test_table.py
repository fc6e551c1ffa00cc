"""The table itself: names that tell situations apart, and something to be checked in each."""

from __future__ import annotations

from collections import Counter

from tests.console.situations import SITUATIONS
from tests.console.steps import Sees
from voorzitter_console.procedure.parse import ALL


def test_each_situation_has_a_name_of_its_own() -> None:
    assert [name for name, times in Counter(map(str, SITUATIONS)).items() if times > 1] == []


def test_each_situation_does_something_and_expects_commands_that_exist() -> None:
    for situation in SITUATIONS:
        assert [step for step in situation.doet if not isinstance(step, Sees)] or situation.rol == "griffier", situation
        assert all(given.soort in ALL for given in situation.geeft), situation
