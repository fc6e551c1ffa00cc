"""One console is stopped (SIGSTOP, a laptop that sleeps): the other's keys answer, nothing is lost or doubled."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stations.pair import PATIENCE, Console, Pair

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGSTOP")
ANSWER = 3.0
"""Seconds within which a press is answered: on a quiet machine within one (issue 4)."""


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with Pair(tmp_path / "j.sqlite") as pair:
        yield pair.begin()


def is_stopped(console: Console) -> bool:
    stat = Path(f"/proc/{console.process.pid}/stat")
    return stat.read_text(encoding="ascii").rpartition(")")[2].split()[0] == "T"


def stop(console: Console) -> None:
    console.signal(signal.SIGSTOP)
    wait_until_stopped(console)


def wait_until_stopped(console: Console) -> None:
    if not Path("/proc/self/stat").exists():
        time.sleep(1)
        return
    end = time.monotonic() + PATIENCE
    while not is_stopped(console):
        assert time.monotonic() < end, "the console did not stop"
        time.sleep(0.005)


def answered(console: Console, *opdrachten: tuple[str, dict[str, object]]) -> str:
    """Press; what it was told within a second."""
    seen = len(console.told)
    begin = time.monotonic()
    console.press(*opdrachten)
    told = console.heard("Recorded", "Delayed", "Declined", after=seen)
    assert told["moment"] - begin < ANSWER
    return str(told["bericht"])


@pytest.mark.lang
def test_one_that_is_stopped_between_two_presses_holds_nobody_up(pair: Pair) -> None:
    for number, (asleep, awake) in enumerate((pair.both, pair.both[::-1]), 1):
        stop(asleep)
        assert [answered(awake, ("noteer", {"tekst": str(n)})) for n in range(3)] == ["Recorded"] * 3
        asleep.press(("noteer", {"tekst": "gedrukt terwijl het stil stond"}), woorden="wakker")
        asleep.signal(signal.SIGCONT)
        asleep.heard("Recorded", woorden="wakker")
        pair.settled(1 + 4 * number)


@pytest.mark.lang
def test_one_that_keeps_even_readers_out_is_waited_for_and_a_new_console_waits_too(pair: Pair) -> None:
    pair.chair.say(slot=True)
    wait_until_stopped(pair.chair)
    assert answered(pair.clerk, ("noteer", {"tekst": "van de ander"})) == "Delayed"
    third = Console(pair.database, "griffier")
    time.sleep(1)
    assert [told["bericht"] for told in third.told] == []
    pair.chair.signal(signal.SIGCONT)
    third.heard("Standing")
    third.close()
    pair.clerk.heard("Recorded")
    pair.settled(2)


@pytest.mark.lang
@pytest.mark.parametrize("soort", ["noteer", "vorder"])
def test_one_that_is_stopped_while_it_holds_the_lock_is_waited_for_in_the_open(pair: Pair, soort: str) -> None:
    velden: dict[str, object] = {"tekst": "van wie stil stond"} if soort == "noteer" else {}
    pair.chair.say(stop=True)
    pair.chair.press((soort, velden))
    wait_until_stopped(pair.chair)
    seen = len(pair.clerk.told)
    assert answered(pair.clerk, (soort, {"tekst": "van de ander"})) == "Delayed"
    assert "bezet" in pair.clerk.told[seen]["sentence"]
    pair.clerk.press(("noteer", {"tekst": "nog een"}))  # its key answers too: it waits its turn
    time.sleep(1.2)  # more than one try
    assert [told["bericht"] for told in pair.clerk.told[seen:]] == ["Delayed"]
    pair.chair.signal(signal.SIGCONT)
    pair.chair.heard("Recorded")
    answer = pair.clerk.heard("Recorded", "Declined", after=seen)
    if soort == "vorder":  # pressed from the same position: it counts once, and the later one hears who was first
        assert answer["bericht"] == "Declined"
        assert answer["doubled"] == "vorder"
        assert [entry.soort for entry in pair.settled(3)] == ["begin_vastlegging", "vorder", "noteer"]
    else:
        texts = [entry.payload.get("tekst") for entry in pair.settled(4)]
        assert texts[1:] == ["van wie stil stond", "van de ander", "nog een"]
        entries = pair.settled(4)
        assert entries[2].vastgelegd_op > entries[2].gebeurd_op  # the moment of the press counts


@pytest.mark.lang
def test_one_that_is_killed_while_it_is_stopped_with_the_lock_leaves_nothing_behind(pair: Pair) -> None:
    pair.chair.say(stop=True)
    pair.chair.press(("noteer", {"tekst": "nooit gezegd"}))
    wait_until_stopped(pair.chair)
    assert answered(pair.clerk, ("noteer", {"tekst": "van de ander"})) == "Delayed"
    pair.chair.kill()
    pair.clerk.heard("Recorded")
    pair.chair = Console(pair.database, "voorzitter")
    texts = [entry.payload.get("tekst") for entry in pair.settled(2)]
    assert texts[1:] == ["van de ander"]
