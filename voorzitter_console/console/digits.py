"""Digits: one counts once no other followed it, and 1-1-2 is the alarm number whatever stands on the screen."""

from __future__ import annotations

QUIET = 0.7
"""Seconds without another digit after which one counts."""
TOGETHER = 2.0
"""Seconds within which 1, 1 and 2 are one number."""
ALARM = (1, 1, 2)


class Digits:
    """The digits that were pressed last; times are monotonic seconds."""

    def __init__(self) -> None:
        self._pressed: list[tuple[int, float]] = []
        self._waits = False

    def press(self, number: int, now: float) -> bool:
        """Another digit; True where it ends 1-1-2. One that follows within the quiet makes the one before it void."""
        self._pressed = [*((n, at) for n, at in self._pressed[-2:] if now - at < TOGETHER), (number, now)]
        self._waits = len(self._pressed) < 2 or now - self._pressed[-2][1] >= QUIET
        return tuple(n for n, _ in self._pressed) == ALARM

    def waiting(self) -> int:
        """The digit that was pressed and does not count yet, which it does no more by itself; 0 for none."""
        number = self._pressed[-1][0] if self._waits and self._pressed else 0
        self.clear()
        return number

    def due(self, now: float) -> int:
        """The digit that counts now, once; 0 for none."""
        if not self._waits or now - self._pressed[-1][1] < QUIET:
            return 0
        self._waits = False
        return self._pressed[-1][0]

    def clear(self) -> None:
        """Another key was pressed, or the card is open."""
        self._pressed, self._waits = [], False
