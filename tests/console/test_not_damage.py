"""What is no damage of a journal makes no emergency journal."""

from __future__ import annotations

import pytest

from voorzitter_console.console.emergency import is_damage
from voorzitter_console.journal.port import JournalDamaged, JournalError, JournalUnreachable, NotOwner


@pytest.mark.parametrize(
    ("fault", "damage"),
    [(JournalUnreachable("weg"), False), (NotOwner("raadzaal-2"), False), (JournalDamaged("stuk"), True)],
    ids=str,
)
def test_a_server_that_is_away_or_a_meeting_that_is_elsewhere_is_no_damage(fault: JournalError, damage: bool) -> None:
    assert is_damage(fault) is damage
