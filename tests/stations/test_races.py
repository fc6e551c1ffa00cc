"""Two real processes that press at the same instant: what is meant once counts once, what is seen is never lost."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stations.pair import BEGIN, Console, Pair, on_disk

SOON = 0.03
"""Seconds from saying what to press until both press."""
ROUNDS = 6
TWICE = ("vorder", "bel_politie")


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with Pair(tmp_path / "j.sqlite") as pair:
        yield pair.begin()


def at_once(pair: Pair, soort: str, **velden: object) -> list[dict[str, object]]:
    """Both press it from the same shown position; what each of them was told of it."""
    for console in pair.both:
        console.knows(len(on_disk(pair.database)))
    seen = [len(console.told) for console in pair.both]
    moment = time.monotonic() + SOON
    for console in pair.both:
        console.press((soort, velden), om=moment)
    return [c.heard("Recorded", "Declined", after=n) for c, n in zip(pair.both, seen, strict=True)]


@pytest.mark.lang
def test_what_counts_once_is_recorded_once_and_the_other_is_told_who_and_when(pair: Pair) -> None:
    rounds: list[tuple[str, dict[str, object]]] = [
        ("vorder", {}),
        ("bel_politie", {"spoed": True}),
        ("schors", {}),
        ("beeindig_verstoring", {}),
        ("spreek_aan", {"scenario": "B", "telt_als_vordering": True}),
        ("vorder", {}),
    ]
    for soort, velden in rounds:
        before = len(on_disk(pair.database))
        answers = at_once(pair, soort, **velden)
        assert sorted(str(answer["bericht"]) for answer in answers) == ["Declined", "Recorded"]
        first, second = sorted(answers, key=lambda answer: str(answer["bericht"]), reverse=True)
        (entry,) = on_disk(pair.database)[before:]
        assert entry.id == first["id"]
        assert str(second["sentence"]).startswith(f"{entry.door.capitalize()} heeft dit al vastgelegd om ")
        counted = "vorder" if soort == "spreek_aan" else soort
        assert second["doubled"] == counted
    pair.settled(1 + len(rounds))


@pytest.mark.lang
def test_what_each_sees_is_never_lost_and_never_doubled(pair: Pair) -> None:
    for number in range(ROUNDS):
        for console, tekst in zip(pair.both, ("links", "rechts"), strict=True):
            console.press(("noteer", {"tekst": f"{tekst} {number}"}), om=time.monotonic() + SOON)
        at_once(pair, "beschrijf_verstoorder", signalement=f"jas {number}")
    entries = pair.settled(1 + 4 * ROUNDS)
    described = [entry.payload for entry in entries if entry.soort == "beschrijf_verstoorder"]
    assert [payload["label"] for payload in described] == [f"NN{number}" for number in range(1, 2 * ROUNDS + 1)]
    assert Counter(payload["signalement"] for payload in described) == {f"jas {n}": 2 for n in range(ROUNDS)}
    notes = sorted(entry.payload["tekst"] for entry in entries if entry.soort == "noteer")
    assert notes == sorted(f"{tekst} {n}" for tekst in ("links", "rechts") for n in range(ROUNDS))


@pytest.mark.lang
def test_what_is_seen_of_one_person_at_the_same_time_is_all_kept(pair: Pair) -> None:
    pair.chair.press(("beschrijf_verstoorder", {"label": "NN1"}))
    pair.chair.heard("Recorded")
    moment = time.monotonic() + 3 * SOON
    pair.clerk.knows(2)
    pair.chair.press(("beschrijf_verstoorder", {"label": "NN1", "signalement": "rode jas"}), om=moment)
    pair.clerk.press(("beschrijf_verstoorder", {"label": "NN1", "gedrag": "roept"}), om=moment)
    pair.settled(4)
    for console in pair.both:
        staat = console.state()["staat"]
        assert "rode jas" in staat
        assert "roept" in staat


@pytest.mark.lang
def test_of_two_parts_of_one_press_the_second_stands_though_the_first_was_done(pair: Pair) -> None:
    at_once(pair, "schors")
    moment = time.monotonic() + SOON
    pair.clerk.press(("bel_politie", {"spoed": True}), om=moment)
    pair.chair.press(("bel_politie", {"spoed": True}), ("meld_fysieke_agressie", {}), om=moment)
    soorten = Counter(entry.soort for entry in pair.settled(4))
    assert (soorten["bel_politie"], soorten["meld_fysieke_agressie"]) == (1, 1)


@pytest.mark.lang
def test_what_a_press_met_first_is_told_all_the_same(pair: Pair) -> None:
    """Taking over above all: the other chair's screen is asked who chairs."""
    for number in range(1, ROUNDS + 1):
        moment = time.monotonic() + SOON
        pair.clerk.press(("neem_over", {"functie": "voorzitter", "naam": "de heer Bos"}), om=moment)
        pair.chair.press(*(("noteer", {"tekst": "x"}),) * 3, om=moment)
        pair.settled(1 + 4 * number)
    taken = {entry.positie for entry in on_disk(pair.database) if entry.soort == "neem_over"}
    told = [positie for others in pair.chair.all("Others") for positie in others["plaatsen"]]
    assert taken == set(told)
    assert len(told) == len(taken)


@pytest.mark.lang
def test_of_two_chairs_that_begin_at_once_just_one_does(tmp_path: Path) -> None:
    database = tmp_path / "j.sqlite"
    with Console(database, "voorzitter") as one, Console(database, "voorzitter") as two:
        for console in (one, two):
            console.heard("NoMeeting")
        for console in (one, two):
            console.say(begin=BEGIN)
        kinds = [console.heard("Standing", "Occupied")["bericht"] for console in (one, two)]
        assert sorted(kinds) == ["Occupied", "Standing"]
        (entry,) = on_disk(database)
        assert entry.soort == "begin_vastlegging"


@pytest.mark.lang
def test_of_two_chairs_that_start_on_one_meeting_just_one_is_asked_who_chairs(tmp_path: Path) -> None:
    database = tmp_path / "j.sqlite"
    with Console(database, "voorzitter") as chair:
        chair.heard("NoMeeting")
        chair.say(begin=BEGIN)
        chair.heard("Standing")
        chair.kill()
    with Console(database, "voorzitter") as one, Console(database, "voorzitter") as two:
        pair = (one, two)
        answers = sorted((c.heard("Standing", "Occupied") for c in pair), key=lambda told: str(told["bericht"]))
        assert [told["bericht"] for told in answers] == ["Occupied", "Standing"]
        assert answers[0]["station"].startswith("laptop")
