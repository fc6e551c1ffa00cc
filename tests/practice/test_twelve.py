"""The twelve scenarios, each practised by five: the scores were worked out by hand from the events before they ran."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

import pytest

from tests.practice.trainees import Press, practised
from voorzitter_console.practice.answers import answers
from voorzitter_console.practice.scenario import Scenario, find, load
from voorzitter_console.practice.score import Score, clock


@dataclass(frozen=True)
class Expected:
    """By hand: what happens whatever is done, and what a few presses of the chair bring about and miss."""

    first: str
    """When the first one disturbs."""
    unprompted: int
    """What is to be recorded of what comes by itself: nobody pressing anything misses that many."""
    wrong_order: float
    """The share recorded by a chair alone: only the first who disturbed."""
    panic: float
    """The same for every key at once."""
    afwijkingen: int = 5
    """Of the wrong order; without a livestream one fewer."""


TWELVE = {
    "zitactie-een-uur": Expected("00:31:00", 2, 1 / 2, 1 / 5),
    "statement-slaat-om": Expected("00:22:00", 1, 1 / 2, 1 / 4),
    "spreekkoren": Expected("00:15:00", 2, 1 / 2, 1 / 5),
    "roeper-met-tussenpozen": Expected("00:12:00", 1, 1 / 5, 1 / 5),
    "worp-en-gewonde-bode": Expected("00:27:00", 2, 1 / 2, 1 / 4),
    "menigte-buiten": Expected("00:05:00", 1, 1 / 1, 1 / 3),
    "spandoek-en-fluitjes": Expected("00:18:00", 2, 1 / 3, 1 / 4),
    "raadslid-verstoort": Expected("00:40:00", 1, 1 / 1, 1 / 1),
    "commissie-in-gehuurde-zaal": Expected("00:20:00", 2, 1 / 3, 1 / 3, 4),
    "bommelding-online": Expected("00:50:00", 1, 1 / 1, 1 / 3),
    "livestream-blijft-aan": Expected("00:35:00", 1, 1 / 2, 1 / 2),
    "pers-en-minderjarige": Expected("00:14:00", 2, 1 / 3, 1 / 3),
}

ALL_KEYS: tuple[tuple[str, dict[str, object]], ...] = (
    ("schors", {}),
    ("spreek_aan", {"scenario": "A"}),
    ("spreek_aan", {"scenario": "B"}),
    ("vorder", {}),
    ("spreek_opnieuw_aan", {}),
    ("meld_fysieke_agressie", {}),
    ("bel_politie", {"spoed": True}),
    ("politie_aanwezig", {}),
    ("beeindig_verstoring", {}),
    ("geef_ruimte", {}),
    ("hervat", {}),
    ("sluit", {}),
)
each = pytest.mark.parametrize("name", TWELVE)


@cache
def told(name: str) -> Scenario:
    return load(find(name))


def after(name: str, *presses: tuple[int, str, dict[str, object]]) -> Score:
    """A chair alone who presses that, so many seconds after the first one disturbed."""
    hours, minutes, seconds = (int(part) for part in TWELVE[name].first.split(":"))
    begin = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    given: list[Press] = [
        (clock(begin + timedelta(seconds=s)), "voorzitter", doe, velden) for s, doe, velden in presses
    ]
    return practised(told(name), given)


@each
def test_late(name: str) -> None:
    """A griffier who misses nothing, and comes 45 seconds after everything."""
    steps = answers(told(name).gebeurtenissen)
    late: list[Press] = [
        (clock(stap.op + timedelta(seconds=45)), "griffier", stap.doe, dict(stap.velden)) for stap in steps
    ]
    score = practised(told(name), late)
    assert len(score.te_laat) == len(score.told) == TWELVE[name].unprompted
    assert (score.volledig, score.mediaan, score.onwaar) == (1.0, 45.0, ())


@each
def test_wrong_order(name: str) -> None:
    score = after(
        name, (5, "vorder", {}), (15, "spreek_aan", {"scenario": "B"}), (25, "schors", {}), (35, "hervat", {})
    )
    assert score.volledig == round(TWELVE[name].wrong_order, 2)
    assert (score.mediaan, score.te_laat, score.onwaar) == (5.0, (), ())
    wanted = {"zonder_schorsing", "zonder_aanspreken", "livestream_loopt", "hervat_tijdens_verstoring", "zonder_ruimte"}
    assert set(score.afwijkingen) <= wanted
    assert len(score.afwijkingen) == TWELVE[name].afwijkingen


@each
def test_silent(name: str) -> None:
    score = practised(told(name), (("00:00:01", "griffier", "noteer", {"tekst": "wij beginnen"}),))
    assert len(score.gemist) == TWELVE[name].unprompted
    assert (score.volledig, score.mediaan, score.onwaar) == (0.0, None, ())


@each
def test_panicking(name: str) -> None:
    score = after(name, *((2, doe, dict(velden)) for doe, velden in ALL_KEYS))
    assert score.volledig == round(TWELVE[name].panic, 2)
    assert score.mediaan == 2.0
    assert [line.soort for line in score.onwaar] == ["meld_fysieke_agressie", "politie_aanwezig", "beeindig_verstoring"]
