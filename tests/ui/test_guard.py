"""A held or repeated key records once: over any sequence of presses and times."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voorzitter_console.console.guard import (
    CHANGED_LOCK,
    ENTER,
    ENTER_LOCK,
    OTHER_LOCK,
    QUIET,
    TYPED,
    EveryPress,
    Guard,
    Verdict,
)

GAPS = st.floats(min_value=0, max_value=4, allow_nan=False)
PRESSES = st.lists(st.tuples(st.sampled_from([ENTER, "v", "s"]), GAPS), max_size=40)


def times(presses: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Each press with its moment."""
    now, found = 100.0, []
    for key, gap in presses:
        now += gap
        found.append((key, now))
    return found


@given(PRESSES)
def test_no_two_entries_closer_than_the_lock_and_none_without_quiet(presses: list[tuple[str, float]]) -> None:
    guard = Guard()
    last: dict[str, float] = {}
    entry = float("-inf")
    for key, now in times(presses):
        verdict = guard.press(key, now)
        lock = ENTER_LOCK if key == ENTER else OTHER_LOCK
        due = now >= entry + lock and now - last.get(key, float("-inf")) >= QUIET
        assert (verdict is Verdict.ALLOWED) == due
        if verdict is Verdict.ALLOWED:
            guard.recorded(now)
            entry = now
        last[key] = now


@given(st.floats(min_value=0.01, max_value=0.39), st.floats(min_value=0.5, max_value=30))
def test_a_held_enter_records_once_however_long(repeat: float, held: float) -> None:
    guard = Guard()
    now, recorded = 0.0, 0
    while now < held:
        if guard.press(ENTER, now) is Verdict.ALLOWED:
            recorded += 1
            guard.recorded(now)
        now += repeat
    assert recorded == 1
    assert guard.press(ENTER, now + ENTER_LOCK + QUIET) is Verdict.ALLOWED


@given(st.floats(min_value=0, max_value=60))
def test_enter_waits_for_the_disk(seconds: float) -> None:
    guard = Guard()
    assert guard.press(ENTER, 0) is Verdict.ALLOWED
    assert guard.press(ENTER, 1 + seconds) is not Verdict.ALLOWED
    guard.recorded(2 + seconds)
    assert guard.press(ENTER, 2 + seconds + ENTER_LOCK - 0.01) is Verdict.TOO_SOON
    assert guard.press(ENTER, 2 + seconds + ENTER_LOCK + QUIET) is Verdict.ALLOWED


def test_other_keys_answer_while_a_write_is_on_its_way() -> None:
    guard = Guard()
    assert guard.press(ENTER, 0) is Verdict.ALLOWED
    assert guard.press("s", 1) is Verdict.ALLOWED


def test_a_changed_meaning_refuses_enter_for_a_second() -> None:
    guard = Guard()
    guard.changed(10)
    assert guard.press(ENTER, 10 + CHANGED_LOCK - 0.5) is Verdict.CHANGED
    assert guard.press("v", 10.2) is Verdict.ALLOWED
    guard.released(10.3)
    assert guard.press(ENTER, 10 + CHANGED_LOCK) is Verdict.ALLOWED


def test_a_press_that_was_not_recorded_locks_nothing() -> None:
    guard = Guard()
    assert guard.press("h", 0) is Verdict.ALLOWED
    guard.released(0)
    assert guard.press(ENTER, 0.1) is Verdict.ALLOWED


def test_enter_in_a_form_waits_as_another_key() -> None:
    guard = Guard()
    assert guard.press("v", 0) is Verdict.ALLOWED
    guard.recorded(0)
    assert guard.press(ENTER, 0.6, form=True) is Verdict.ALLOWED
    assert guard.press(ENTER, 0.7, form=True) is Verdict.TOO_SOON
    assert guard.press(ENTER, 1.3) is Verdict.ON_ITS_WAY


def test_a_sentence_that_was_only_brought_up_is_never_said_to_be_recorded() -> None:
    guard = Guard()
    guard.brought_up(10)
    assert guard.press("b", 10.5, long=True) is Verdict.NOT_SAID
    assert guard.press(ENTER, 10.9) is Verdict.NOT_SAID
    assert guard.press("b", 11.6, long=True) is Verdict.ALLOWED
    guard.recorded(11.7)
    assert guard.press("b", 12.2, long=True) is Verdict.TOO_SOON, "now it is"


def test_what_was_typed_is_never_lost_to_a_lock() -> None:
    guard = Guard()
    assert guard.press("s", 0) is Verdict.ALLOWED
    assert guard.press(TYPED, 0.01) is Verdict.ALLOWED
    assert guard.press(TYPED, 0.02) is Verdict.ALLOWED
    assert guard.press("s", 0.5) is Verdict.TOO_SOON


def test_where_no_key_can_be_held_each_press_counts() -> None:
    guard = EveryPress()
    for number in range(3):
        assert guard.press(ENTER, number / 1000) is Verdict.ALLOWED
        assert guard.press(ENTER, number / 1000) is Verdict.ON_ITS_WAY
        guard.recorded(number / 1000)
    assert not guard.held("p", 1)
    guard.changed(1)
    assert guard.press(ENTER, 1.001) is Verdict.CHANGED
    assert guard.press(ENTER, 1.002) is Verdict.ALLOWED


def test_a_sentence_that_was_brought_up_is_to_be_read_and_nothing_is_said_to_be_recorded() -> None:
    guard = Guard()
    guard.brought_up(10)
    assert guard.press("b", 11, long=True) is Verdict.NOT_SAID
    assert guard.press(ENTER, 11.2) is Verdict.NOT_SAID
    assert guard.press("v", 11.3) is Verdict.ALLOWED, "it waits for the sentence only"
    guard.recorded(11.3)
    assert guard.press(ENTER, 12.5) is Verdict.TOO_SOON


def test_a_sentence_that_was_brought_up_counts_again_once_a_press_was_declined() -> None:
    guard = Guard()
    guard.brought_up(10)
    assert guard.press("v", 10.5) is Verdict.ALLOWED
    guard.released(10.6)
    assert guard.press(ENTER, 11) is Verdict.ALLOWED
