"""The checker itself: it finds nothing in a sound history, and each kind of contradiction in one that is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.faults.history import Append, Read, contradictions

A = Append(wie="een", id="a", begin=1.0, end=2.0, positie=1)
B = Append(wie="twee", id="b", begin=1.5, end=2.5, positie=2)
C = Append(wie="een", id="c", begin=3.0, end=4.0, positie=3)
LOST = Append(wie="twee", id="d", begin=3.5)
SOUND = (A, B, C, LOST)
READ = Read(wie="een", begin=2.6, end=2.8, ids=("a", "b"))


@pytest.mark.parametrize("left", [["a", "b", "c"], ["a", "b", "c", "d"]])
def test_an_append_that_never_answered_may_be_there_or_not(left: list[str]) -> None:
    assert contradictions(SOUND, [READ, replace(READ, ids=("a", "b", "c"), end=4.0)], left) == []


@pytest.mark.parametrize(
    ("appends", "reads", "left", "says"),
    [
        (SOUND, [], ["a", "b"], "answered at 3"),  # lost
        (SOUND, [], ["a", "b", "d", "c"], "answered at 3"),  # moved
        (SOUND, [], ["a", "b", "c", "c"], "twice"),
        (SOUND, [], ["a", "b", "c", "x"], "nobody"),
        ((A, replace(C, positie=1), replace(A, positie=2)), [], ["c", "a"], "stands before it"),
        ((A, B, C, replace(LOST, begin=4.5)), [], ["d", "a", "b", "c"], "stands before it"),
        (SOUND, [replace(READ, ids=("b", "a"))], ["a", "b", "c"], "no beginning"),
        (SOUND, [replace(READ, ids=("a", "b", "x"))], ["a", "b", "c"], "no beginning"),  # a fork
        (SOUND, [replace(READ, ids=("a",))], ["a", "b", "c"], "after 2 were answered"),  # stale
    ],
)
def test_what_cannot_be_is_found(appends: tuple[Append, ...], reads: list[Read], left: list[str], says: str) -> None:
    assert any(says in sentence for sentence in contradictions(appends, reads, left))
