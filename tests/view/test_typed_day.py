"""A day that is typed in a field for one: read whole or not at all, and never picked out of a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from voorzitter_console.view.typed_day import DayTypedWrong, any_day, past_day

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12-03-2026", date(2026, 3, 12)),
        ("2026-3-12", date(2026, 3, 12)),
        ("12/3", date(2026, 3, 12)),
        (" 12  maart ", date(2026, 3, 12)),
        ("12 mrt 2025", date(2025, 3, 12)),
        ("12.03.26", date(2026, 3, 12)),
        ("29-2", date(2024, 2, 29)),
        ("30-11", date(2025, 11, 30)),
        ("vandaag", TODAY),
        ("Gisteren", date(2026, 11, 28)),
    ],
)
def test_a_day_that_has_been(typed: str, day: date) -> None:
    assert past_day(typed, TODAY, "Dag") == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("30-02-2026", "bestaat niet"),
        ("31 april", "bestaat niet"),
        ("12-03-2026 of 13-03-2026", "is geen dag"),
        ("niet op 12-03-2026", "is geen dag"),
        ("12-03-2026 20:15", "is geen dag"),
        ("26-12-01", "is geen dag"),
        ("12 foo 2026", "is geen dag"),
        ("01-01-1200", "controleer het jaar"),
        ("0000-01-01", "is geen dag"),
        ("30-11-2026", "toekomst"),
        ("morgen", "toekomst"),
        ("\u202e[b]=1+1", "is geen dag"),
        ("", "is geen dag"),
    ],
)
def test_what_is_no_day_or_cannot_be_is_one_sentence(typed: str, said: str) -> None:
    with pytest.raises(DayTypedWrong, match=f"^Dag: .*{said}") as fault:
        past_day(typed, TODAY, "Dag")
    assert "\u202e" not in str(fault.value)


def test_without_a_year_a_day_to_come_is_the_next_one() -> None:
    incident = date(2026, 11, 20)
    assert any_day("30-6", TODAY, incident, "Tot") == date(2027, 6, 30)
    assert any_day("19-11", TODAY, incident, "Tot") == date(2026, 11, 19)
    assert any_day("30-6-2026", TODAY, incident, "Tot") == date(2026, 6, 30)
