"""The rule against held and repeated keys: pure, with the monotonic seconds given, so that it can be proved.

After an entry Enter is refused for 1.5 s and until no Enter came for 0.4 s; other recording keys 0.5 s likewise
(measured: Enter held for 2.8 s recorded seven steps with a plain half-second lock, so a key re-arms only after quiet).
If the other station changed what Enter means, Enter is refused for one second. While a write is on its way Enter is
refused too: nobody knows yet what it will mean.
"""

from __future__ import annotations

from enum import Enum

ENTER = "enter"
TYPED = "getypt"
"""What was typed and sent in lines: no key that can be held, so no lock of time may lose it."""

ENTER_LOCK = 1.5
OTHER_LOCK = 0.5
QUIET = 0.4
CHANGED_LOCK = 1.0

_NEVER = float("-inf")


class Verdict(Enum):
    """What becomes of a press; the value is the sentence for the bar."""

    ALLOWED = ""
    TOO_SOON = "Even wachten: net vastgelegd."
    NOT_SAID = "Dit is nog niet vastgelegd: lees het en druk opnieuw."
    HELD = "Toets even loslaten: een vastgehouden toets telt eenmaal."
    CHANGED = "Let op: ENTER betekent nu iets anders. Lees de balk en druk opnieuw."
    ON_ITS_WAY = "De vorige vastlegging is nog onderweg."


class Guard:
    """One for the whole console: a key held over a change of screen is held still."""

    def __init__(self) -> None:
        self._enter_until = _NEVER
        self._waits = Verdict.TOO_SOON
        """What Enter waits for until then: never said to be recorded where a sentence was only brought up."""
        self._other_until = _NEVER
        self._changed_until = _NEVER
        self._last: dict[str, float] = {}
        self._on_its_way = 0

    def press(self, key: str, now: float, *, form: bool = False, long: bool = False) -> Verdict:
        """Judge a press of a recording key; an allowed one locks at once, before it is on disk.

        ``key`` is the key's name whatever its spelling (``v`` for v and V); ``now`` monotonic seconds.
        ``form``: an Enter that closes a form means what the form says, so it waits as any other key does.
        ``long``: a letter that records the sentence which it brought up waits as Enter does.
        """
        quiet = now - self._last.get(key, _NEVER)
        self._last[key] = now
        if key == TYPED:
            self._on_its_way += 1
            self._lock(now)
            return Verdict.ALLOWED
        if key == ENTER and not form and now < self._changed_until:
            return Verdict.CHANGED
        if key == ENTER and not form and self._on_its_way:
            return Verdict.ON_ITS_WAY
        slow = long or (key == ENTER and not form)
        if now < (self._enter_until if slow else self._other_until):
            return self._waits if slow else Verdict.TOO_SOON
        if quiet < QUIET:
            return Verdict.HELD
        self._on_its_way += 1
        self._lock(now)
        return Verdict.ALLOWED

    def seen(self, key: str, now: float) -> None:
        """A press that could not record anything counts for the quiet all the same."""
        self._last[key] = now

    def held(self, key: str, now: float) -> bool:
        """Whether this key came so soon after itself that it is held down; for presses that record nothing."""
        quiet = now - self._last.get(key, _NEVER)
        self._last[key] = now
        return quiet < QUIET

    def brought_up(self, now: float) -> None:
        """A sentence was brought up to be said: what records it waits as after an entry."""
        self._enter_until, self._waits = max(self._enter_until, now + ENTER_LOCK), Verdict.NOT_SAID

    def recorded(self, now: float) -> None:
        """What an allowed press asked is on disk: the lock counts from here."""
        self._on_its_way = max(0, self._on_its_way - 1)
        self._lock(now)

    def released(self, now: float) -> None:
        """What an allowed press asked was not recorded (refused, or its form left): only the quiet remains."""
        self._on_its_way = max(0, self._on_its_way - 1)
        self._enter_until = min(self._enter_until, now)
        self._other_until = min(self._other_until, now)

    def changed(self, now: float) -> None:
        """The other station changed what Enter means."""
        self._changed_until = now + CHANGED_LOCK

    def _lock(self, now: float) -> None:
        self._enter_until, self._waits = now + ENTER_LOCK, Verdict.TOO_SOON
        self._other_until = now + OTHER_LOCK


class EveryPress(Guard):
    """Where no key can be held, such as lines from a pipe: each press counts, unless nobody can know what it means."""

    def press(self, key: str, now: float, *, form: bool = False, long: bool = False) -> Verdict:  # noqa: ARG002
        """See :meth:`Guard.press`: without the locks of time; a changed meaning refuses one Enter."""
        if key == ENTER and not form:
            if now < self._changed_until:
                self._changed_until = _NEVER
                return Verdict.CHANGED
            if self._on_its_way:
                return Verdict.ON_ITS_WAY
        self._on_its_way += 1
        return Verdict.ALLOWED

    def held(self, key: str, now: float) -> bool:  # noqa: ARG002  nothing is held here
        return False
