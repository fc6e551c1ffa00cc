"""A held Enter records once: where somebody sits at a keyboard, Enter is refused for 1.5 s after an entry and until no
Enter came for 0.4 s. A pipe holds no keys down, so there every line counts.
"""

from __future__ import annotations

LOCK = 1.5
QUIET = 0.4

_NEVER = float("-inf")


class HeldEnter:
    """Judges each empty line by the monotonic seconds at which it was read."""

    def __init__(self, *, on: bool) -> None:
        self._on = on
        self._until = _NEVER
        self._last = _NEVER
        self._told = False

    def recorded(self, now: float) -> None:
        """Something is on disk."""
        self._until = now + LOCK
        self._last = max(self._last, now)

    def seen(self, now: float) -> None:
        """Another line was read: the Enter that ended it may still be held."""
        self._last = now

    def refused(self, now: float) -> str:
        """Empty where this Enter counts; else a sentence, for the first of a row only (``-`` for the others)."""
        quiet, self._last = now - self._last, now
        if not self._on or (now >= self._until and quiet >= QUIET):
            self._told = False
            return ""
        if self._told:
            return "-"
        self._told = True
        return "Net vastgelegd: deze Enter telt niet. Wacht even en druk opnieuw."
