"""Which entry records what happened: the pairing with the most pairs, and of those the one with the least time between.

Minutes weigh more than their number (the square of the time counts): of three vorderingen that were each recorded a
minute late, none is taken for its neighbour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from voorzitter_console.practice.practice_record import Line
from voorzitter_console.practice.truth import AT_ONCE, Happened, Truth
from voorzitter_console.procedure.labels import label_key

SAME_DISTURBANCE = timedelta(minutes=10)
"""What is recorded later than this of somebody who began to disturb is about something else."""
_FORBIDDEN = 1e15
_LARGE = 100_000
"""Pairs beyond which the first goes with the first, the second with the second: nobody practises so much."""

_TELLS = {
    "storend": {"meld_verstoring", "beschrijf_verstoorder", "verstoorder_teruggekeerd"},
    "gestaakt": {"verstoorder_gestaakt", "beeindig_verstoring"},
    "vertrokken": {"verstoorder_vertrokken"},
    "geweld": {"meld_fysieke_agressie"},
    "politie_aanwezig": {"politie_aanwezig"},
}


def pairs(truth: Truth, lines: Sequence[Line]) -> dict[int, Line]:
    """By the place of a fact in ``truth.facts``: the entry that records it."""
    return _by_steps(truth, lines) if truth.by_steps else _by_events(truth, lines)


def _by_events(truth: Truth, lines: Sequence[Line]) -> dict[int, Line]:
    found: dict[int, Line] = {}
    for kind, tells in _TELLS.items():
        facts = [(n, fact) for n, fact in enumerate(truth.facts) if fact.soort == kind]
        able = [x for x in lines if x.soort in tells or (kind == "storend" and x.begins)]
        if kind == "vertrokken" and any(not fact.labels for _, fact in facts):
            able += [x for x in lines if x.soort == "beeindig_verstoring"]
        costs = [[_cost(truth, fact, line) for line in able] for _, fact in facts]
        for row, column in _assign(costs):
            found[facts[row][0]] = able[column]
        if kind in ("gestaakt", "vertrokken"):
            _ended(truth, facts, lines, found, labelled=kind == "gestaakt")
    return found


def _cost(truth: Truth, fact: Happened, line: Line) -> float:
    after = line.op - fact.op
    keys = {label_key(label) for label in line.labels}
    other = bool(fact.labels) and bool(keys & truth.labels) and label_key(fact.labels[0]) not in keys
    ended = line.soort == "beeindig_verstoring" and fact.soort == "vertrokken" and bool(fact.labels)
    joins = fact.soort == "storend" and not fact.opent and line.begins and not keys
    if other or ended or joins or after < -AT_ONCE or (fact.soort == "storend" and after > SAME_DISTURBANCE):
        return _FORBIDDEN
    return after.total_seconds() ** 2


def _ended(
    truth: Truth,
    facts: Sequence[tuple[int, Happened]],
    lines: Sequence[Line],
    found: dict[int, Line],
    *,
    labelled: bool,
) -> None:
    """One end of the disturbance says of everybody that they stopped."""
    ends = [line for line in lines if line.soort == "beeindig_verstoring"]
    for number, fact in facts:
        able = [line for line in ends if _cost(truth, fact, line) < _FORBIDDEN]
        if number not in found and able and (labelled or not fact.labels):
            found[number] = min(able, key=lambda line: abs(line.op - fact.op))


def _by_steps(truth: Truth, lines: Sequence[Line]) -> dict[int, Line]:
    found: dict[int, Line] = {}
    facts: dict[tuple[str, frozenset[str]], list[int]] = defaultdict(list)
    able: dict[tuple[str, frozenset[str]], list[Line]] = defaultdict(list)
    for number, fact in enumerate(truth.facts):
        facts[fact.soort, frozenset(map(label_key, fact.labels))].append(number)
    for line in lines:
        able[line.soort, frozenset(map(label_key, line.labels))].append(line)
    for group, numbers in facts.items():
        costs = [
            [(line.op - truth.facts[number].op).total_seconds() ** 2 for line in able[group]] for number in numbers
        ]
        for row, column in _assign(costs):
            found[numbers[row]] = able[group][column]
    return found


def _assign(costs: list[list[float]]) -> list[tuple[int, int]]:
    """The cheapest assignment of rows to columns, each at most once (Kuhn and Munkres, by shortest paths)."""
    rows, columns = len(costs), len(costs[0]) if costs else 0
    if not rows or not columns:
        return []
    if rows * columns > _LARGE:
        return [(n, n) for n in range(min(rows, columns)) if costs[n][n] < _FORBIDDEN]
    if rows > columns:
        turned = [[costs[row][column] for row in range(rows)] for column in range(columns)]
        return [(row, column) for column, row in _assign(turned)]
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    held = [0] * (columns + 1)
    for row in range(1, rows + 1):
        held[0] = row
        way, least = [0] * (columns + 1), [float("inf")] * (columns + 1)
        seen = [False] * (columns + 1)
        at = 0
        while held[at]:
            seen[at] = True
            step, then = float("inf"), 0
            for column in range(1, columns + 1):
                if seen[column]:
                    continue
                rest = costs[held[at] - 1][column - 1] - row_price[held[at]] - column_price[column]
                if rest < least[column]:
                    least[column], way[column] = rest, at
                if least[column] < step:
                    step, then = least[column], column
            for column in range(columns + 1):
                if seen[column]:
                    row_price[held[column]] += step
                    column_price[column] -= step
                else:
                    least[column] -= step
            at = then
        while at:
            held[at] = held[way[at]]
            at = way[at]
    made = [(held[column] - 1, column - 1) for column in range(1, columns + 1) if held[column]]
    return [(row, column) for row, column in sorted(made) if costs[row][column] < _FORBIDDEN]
