"""What a whole sequence means: a key, a report that the screen uses, or nothing.

``None`` is the rule: answers of the terminal (DA, CPR, window and theme reports), mouse reports of the urxvt form,
keys that were let go (kitty, event type 3), keys with alt, super, hyper or meta, and whatever is not known.
"""

from __future__ import annotations

import re

from voorzitter_console.ui.terminal import names
from voorzitter_console.ui.terminal.events import Burst, Focus, Mode, Mouse, Press

_KEY = r"(?P<number>\d{0,3})(?:;(?P<modifiers>\d{1,3})(?::(?P<type>[1-3]))?)?"
_UNICODE = (
    r"(?P<number>\d{0,7})(?::(?P<shifted>\d{0,7}))?(?::\d{0,7})?"
    r"(?:;(?P<modifiers>\d{0,3})(?::(?P<type>[1-3]))?(?:;(?P<text>[\d:]{0,48}))?)?"
)
_MOUSE = r"<(\d{1,3});(-?\d{1,4});(-?\d{1,4})"
_URXVT = r"\d{1,3};\d{1,5};\d{1,5}"
_MODE = r"\?(\d{1,5});(\d)\$"
"""All compiled where a sequence comes that may be one: the first screen does not wait for them."""

SHIFT, CTRL = 1, 4
"""Bits of a key's modifiers; 2 is Alt, which records nothing."""
_LOCKS = 64 | 128
"""Caps lock and num lock change no key."""
_BUTTONS = 128
"""Codes from here on are buttons that no screen here knows."""


class Quiet:
    """A report that nothing uses, but that may come at any moment beside a key: of the mouse."""


QUIET = Quiet()

Meaning = Press | Burst | Mouse | Focus | Mode | Quiet | None


def csi(body: str, final: str) -> Meaning:
    """``CSI body final``; the marks of a paste are not for here."""
    if final in "Mm":
        return _mouse(body, final)
    if not body and final in "IO":
        return Focus(gained=final == "I")
    if final == "y":
        mode = re.fullmatch(_MODE, body, re.ASCII)
        return Mode(int(mode[1]), int(mode[2])) if mode else None
    if final == "u":
        return _kitty(body)
    if not body and final == "Z":
        return Press("shift+tab")
    if not body and final == "R":
        return Press("f3")
    if not body and final in names.RXVT:
        return Press(f"shift+{names.RXVT[final]}")
    return _key(body, final)


def ss3(body: str, final: str) -> Meaning:
    """``SS3 body final``; some old terminals put the modifiers there."""
    if not body and final == "R":
        return Press("f3")
    if not body and final in names.RXVT:
        return Press(f"ctrl+{names.RXVT[final]}")
    if not body and final in names.KEYPAD:
        return Press(*names.KEYPAD[final])
    return _key(f"1;{body}" if body else "", final)


def linux(final: str) -> Meaning:
    """``CSI [ final``: F1 to F5 of the Linux console."""
    return Press(names.LINUX[final]) if final in names.LINUX else None


def is_rxvt_shift(body: bytes | bytearray) -> bool:
    """Whether ``CSI body $`` is rxvt's shift with a key, and not the beginning of something longer."""
    return body.isdigit() and len(body) <= 2 and int(body) in names.TILDE


def _key(body: str, final: str) -> Meaning:
    found = re.fullmatch(_KEY, body, re.ASCII)
    if found is None or found["type"] == "3":
        return None
    number, bits = int(found["number"] or 1), int(found["modifiers"] or 1) - 1
    if final in names.FINALS and number == 1:
        return _modified(names.FINALS[final], bits)
    key = names.TILDE.get(number) if found["number"] else None
    if final in "$^@" and found["modifiers"] is None:
        bits = {"$": SHIFT, "^": CTRL, "@": SHIFT | CTRL}[final]
    elif final != "~":
        return None
    return _modified(key, bits) if key else None


def _modified(key: str, bits: int, character: str | None = None) -> Press | None:
    """With shift and ctrl before its name; None with any of the others."""
    bits &= ~_LOCKS
    if bits < 0 or bits & ~(SHIFT | CTRL):
        return None
    before = ("ctrl+" if bits & CTRL else "") + ("shift+" if bits & SHIFT else "")
    return Press(before + key, None if bits else character)


def _kitty(body: str) -> Meaning:
    """``CSI number:shifted:base ; modifiers:type ; text u``: always a key, so several in a read are several keys."""
    found = re.fullmatch(_UNICODE, body, re.ASCII)
    if found is None or found["type"] == "3":
        return None
    number, bits = int(found["number"] or 0), max(int(found["modifiers"] or 1) - 1, 0) & ~_LOCKS
    if number in names.FUNCTIONAL:
        key, character = names.FUNCTIONAL[number]
        return _modified(key, bits, character)
    text = _characters(found["text"] or "")
    if text is None:
        return None
    if len(text) > 1:  # an input method gave a word: that is text, not keys
        return Burst(text=text)
    if text:
        return _typed(text, bits, chr(number) if 0 < number < 0xD800 else "")
    own = names.KITTY_KEYPAD.get(number) or _characters(str(number))
    if not own or bits & ~SHIFT:
        return _modified(names.of_character(own), bits) if own else None
    if bits & SHIFT:  # what shift makes of it depends on the keyboard, but for letters
        own = _characters(found["shifted"] or "") or (own.upper() if own.isalpha() and len(own.upper()) == 1 else "")
    return Press(names.of_character(own), own) if own else None


def _typed(text: str, bits: int, key: str) -> Press | None:
    """A key with what it types. On a Mac alt makes other signs: those count, letters and digits do not."""
    if bits & ~SHIFT and ((text.isascii() and text.isalnum()) or text.casefold() == key.casefold()):
        return _modified(names.of_character(key or text), bits)
    return Press(names.of_character(text), text)


def _characters(numbers: str) -> str | None:
    """Code points with colons between them; None where one is none, or types nothing."""
    found = ""
    for part in filter(None, numbers.split(":")):
        number = int(part)
        if number > 0x10FFFF or not chr(number).isprintable() or 0xE000 <= number <= 0xF8FF:
            return None
        found += chr(number)
    return found


def _mouse(body: str, final: str) -> Meaning:
    found = re.fullmatch(_MOUSE, body, re.ASCII)
    if found is None:
        return QUIET if final == "M" and re.fullmatch(_URXVT, body, re.ASCII) else None
    code, column, row = int(found[1]), int(found[2]) - 1, int(found[3]) - 1
    if code >= _BUTTONS or column < 0 or row < 0:  # Ghostty sends columns below 1
        return QUIET
    return Mouse(code, column, row, released=final == "m")
