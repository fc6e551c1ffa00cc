"""What counts as a press: judged for each read of the terminal as a whole. Times are monotonic seconds.

A character counts where it came alone: several at once are text that somebody pasted, a program that types, or keys
that a slow line brought together, and then nobody saw on the screen what the second would do. Sequences that are keys
count together (a held arrow), but not beside text or beside what is no key.
"""

from __future__ import annotations

from collections.abc import Sequence

from voorzitter_console.ui.terminal import names
from voorzitter_console.ui.terminal.events import Burst, Event, Focus, Mode, Mouse, Paste, Press
from voorzitter_console.ui.terminal.tokens import ESCAPE, Loose, Swallowed, Token, Tokens

FASTER_THAN_HANDS = 0.01
"""Seconds: a character that comes so soon after another input came with it."""
AFTER_BURST = 0.1
"""Seconds in which what follows several characters at once still belongs to them: a paste comes in pieces, and a key
that was held while a line stood still goes on repeating."""

_ERASE = frozenset("\x7f\x08")


class Parser:
    """Bytes with their times in, events out. Not thread-safe: for the one thread that reads."""

    def __init__(self) -> None:
        self._tokens = Tokens()
        self._alone_from = 0.0
        self._keys_from = 0.0
        self._before = ""
        self._escape_counts = False

    @property
    def deadline(self) -> float | None:
        """When to call :meth:`tick` if nothing comes before; None while nothing is unfinished."""
        return self._tokens.deadline

    def tick(self, now: float) -> list[Event]:
        """What the silence until ``now`` tells."""
        found = self._tokens.expire(now)
        if found == [ESCAPE]:
            return [ESCAPE] if self._escape_counts else []
        return [token for token in found if isinstance(token, Paste)]

    def feed(self, data: bytes, now: float) -> list[Event]:
        """What one read brought."""
        events = self.tick(now)
        tokens = self._tokens.feed(data, now)
        judged = self._judge(tokens, now)
        self._escape_counts = False
        if self._tokens.waits:
            # An Esc after one key is a second key: it records nothing, and may well be meant to take that key back.
            swallowed = any(isinstance(token, Swallowed) for token in tokens)
            self._escape_counts = self._tokens.lone_escape and not swallowed and now >= self._keys_from
            if swallowed or any(isinstance(token, Loose) for token in tokens):
                self._tokens.doubt()
        return events + judged

    def _judge(self, tokens: Sequence[Token], now: float) -> list[Event]:
        loose = [token.character for token in tokens if isinstance(token, Loose)]
        swallowed = any(isinstance(token, Swallowed) for token in tokens)
        keys = any(isinstance(token, Press) for token in tokens)
        pasted = any(isinstance(token, Paste | Burst) for token in tokens)
        typed = bool(loose) and not swallowed and not pasted and (self._alone(loose, keys, now) or set(loose) <= _ERASE)
        count = typed or (not loose and not swallowed and now >= self._keys_from)
        self._remember(loose, now, other=swallowed or keys or pasted)
        events = [event for token in tokens if (event := _event(token, count=count)) is not None]
        if not count and (loose or keys):
            events.append(_burst(loose, keys=keys or swallowed))
        return events

    def _alone(self, loose: Sequence[str], keys: bool, now: float) -> bool:
        """Whether one character is all that came."""
        return len(loose) == 1 and loose[0] != "" and not keys and not self._tokens.waits and now >= self._alone_from

    def _remember(self, loose: Sequence[str], now: float, *, other: bool) -> None:
        """Until when what follows is no press."""
        if len(loose) > 1 or (loose and other):
            self._alone_from = self._keys_from = now + AFTER_BURST
        elif loose and now < self._alone_from and loose[-1] == self._before:
            self._alone_from = now + AFTER_BURST  # the same key, still held
        elif loose or other:
            self._alone_from = max(self._alone_from, now + FASTER_THAN_HANDS)
        if loose:
            self._before = loose[-1]


def _event(token: Token, *, count: bool) -> Event | None:
    """The token as an event; keys only where they count."""
    if isinstance(token, Loose):
        return Press(names.of_character(token.character), token.character) if count else None
    if isinstance(token, Press):
        return token if count else None
    if isinstance(token, Paste):
        return Paste(_lines(token.text), token.cut)
    return token if isinstance(token, Burst | Mouse | Focus | Mode) else None


def _burst(loose: Sequence[str], *, keys: bool) -> Burst:
    """As text; an Enter at its end was a key's or ends the last line, and adds nothing to it."""
    text = _lines("".join(loose)).rstrip("\n")
    return Burst(keys or len(text) < len(loose) or "\n" in text or "\t" in text, text)


def _lines(text: str) -> str:
    """Its letters, tabs and line ends; other control characters type nothing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c in "\n\t" or not (c < " " or "\x7f" <= c < "\xa0"))
