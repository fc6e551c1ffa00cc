"""The pairing against every other pairing, and that who misses nothing is never told otherwise."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.practice.events import read_events
from voorzitter_console.practice.matching import _FORBIDDEN, _assign
from voorzitter_console.practice.nakijken import record_of, score_record
from voorzitter_console.practice.player import play, seeded
from voorzitter_console.practice.scenario import Scenario, VergaderingGegevens, Verwacht
from voorzitter_console.practice.scenario_steps import moment
from voorzitter_console.practice.score import clock
from voorzitter_console.protocol.load import find as find_protocol

COSTS = st.integers(1, 4).flatmap(
    lambda rows: st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.sampled_from([0.0, 1.0, 4.0, 9.0, 100.0, _FORBIDDEN]), min_size=columns, max_size=columns),
            min_size=rows,
            max_size=rows,
        )
    )
)


def _best(costs: list[list[float]]) -> tuple[int, float]:
    """Most pairs, then least cost, over every way to pair."""
    rows, columns = len(costs), len(costs[0])
    places = [*range(columns), *[None] * rows]
    found = set()
    for chosen in set(permutations(places, rows)):
        made = [costs[row][column] for row, column in enumerate(chosen) if column is not None]
        if all(cost < _FORBIDDEN for cost in made):
            found.add((-len(made), sum(made)))
    count, cost = min(found)
    return -count, cost


@given(COSTS)
def test_no_pairing_has_more_pairs_or_costs_less(costs: list[list[float]]) -> None:
    made = _assign(costs)
    assert len({row for row, _ in made}) == len({column for _, column in made}) == len(made)
    assert (len(made), sum(costs[row][column] for row, column in made)) == _best(costs)


HAPPENINGS = st.lists(
    st.tuples(
        st.integers(0, 900),
        st.sampled_from(["storend", "gestaakt", "vertrokken", "geweld", "politie_aanwezig"]),
        st.sampled_from([None, "NN1", "NN2"]),
    ),
    min_size=1,
    max_size=8,
).map(lambda found: sorted(found, key=lambda event: event[0]))


@given(HAPPENINGS)
def test_who_records_everything_at_once_says_nothing_untrue_and_is_never_late(
    happenings: list[tuple[int, str, str | None]],
) -> None:
    tables = []
    for seconds, waar, label in happenings:
        op = clock(timedelta(seconds=seconds))
        tables.append({"op": op, "wat": waar, "waar": waar, **({"label": label} if label else {})})
    told = Scenario(
        titel="Proef",
        protocol=find_protocol("maassluis-2025"),
        aanvang=moment("2026-03-10T19:30:00+01:00", "", None),
        vergadering=VergaderingGegevens(titel="Proef"),
        stappen=(),
        verwacht=Verwacht(),
        waar="proef",
        map=Path(),
        gebeurtenissen=read_events(list(tables), "proef"),
    )
    played = play(told, MemoryJournal(oefening=True), token=seeded(told))
    score = score_record(told, record_of(played.meeting))
    assert score.onwaar == ()
    assert score.te_laat == ()
    assert score.gemist == ()
    assert score.mediaan in (None, 0.0)
