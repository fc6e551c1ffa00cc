"""Leaf: user text is hostile and is shown literally (markup is the screen's care; control characters are ours).

C0 and C1 controls (ANSI escapes, NUL), bidi controls (CVE-2021-42574), line and paragraph separators and lone
surrogates become a visible ``[U+XXXX]``; what was recorded stays as it was typed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_HIDDEN = (
    "[\u0600-\u0605\u06dd\u070f\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)

_LATIN = "\u034f"
"""Below the first letter-like sign that draws nothing: there what is printable is seen."""

_NO_DOTS = "\u2800"
"""The braille cell without dots: a printable sign of which nothing is seen."""


@cache
def _hidden() -> re.Pattern[str]:
    """Compiled at the first text that may hold any: it takes a millisecond, and most never do."""
    return re.compile(_HIDDEN)


def visible(text: str) -> str:
    """The text with everything hidden made visible; newline and tab stay."""
    if text.isprintable() and max(text, default="") < _LATIN:
        return text
    return _hidden().sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def shows_nothing(text: str) -> bool:
    """Whether nothing of it can be seen: it is empty, or of white space and signs that draw nothing."""
    if text.isascii():
        return not text.strip()
    return not _hidden().sub("", text).replace(_NO_DOTS, "").strip()


def one_line(text: str, limit: int = 0) -> str:
    """The same on one line, cut with ``…`` where it is longer than ``limit`` characters (0: no limit)."""
    if limit and len(text) > limit * 4:
        text = text[: limit * 4]
    # A screen asks for the same short texts four times a second.
    return _one_line(text, limit) if len(text) <= 500 else _one_line.__wrapped__(text, limit)


@lru_cache(maxsize=2048)
def _one_line(text: str, limit: int) -> str:
    line = " ".join(visible(text).split())
    return line if not limit or len(line) <= limit else line[: limit - 1] + "…"


def counted(number: int, one: str, more: str) -> str:
    """``1 tekst``, ``2 teksten``."""
    return f"{number} {one if number == 1 else more}"


def vastleggingen(number: int) -> str:
    """``1 vastlegging``, ``2 vastleggingen``."""
    return counted(number, "vastlegging", "vastleggingen")


def without_surrogates(text: str) -> str:
    """Lone surrogates (they cannot be written as UTF-8) become U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text
