"""The keys that a sequence can mean, by Textual's names: tables only.

What is not here is no key: keypad letters and media keys of the kitty protocol, modifiers by themselves, F13 and up.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

FINALS = {"A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end"} | {
    "P": "f1",
    "Q": "f2",
    "S": "f4",
}
"""After CSI and SS3, with or without ``1;modifiers``. F3 stands apart: ``R`` with numbers is a cursor's position."""

TILDE = {
    1: "home",
    2: "insert",
    3: "delete",
    4: "end",
    5: "pageup",
    6: "pagedown",
    7: "home",
    8: "end",
} | dict(zip((11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24), (f"f{n}" for n in range(1, 13)), strict=True))
"""``CSI number ~``, and in rxvt with ``$`` (shift), ``^`` (ctrl) or ``@`` (both) in place of ``~``."""

RXVT = {"a": "up", "b": "down", "c": "right", "d": "left"}
"""rxvt's arrows: shift after CSI, ctrl after SS3."""

LINUX = {"A": "f1", "B": "f2", "C": "f3", "D": "f4", "E": "f5"}
"""The Linux console: ``CSI [ letter``."""

KEYPAD = {"M": ("enter", "\r"), "I": ("tab", "\t")} | {
    letter: (sign, sign) for letter, sign in zip("pqrstuvwxy", "0123456789", strict=True)
}
"""The keypad where a program left it in application mode: ``SS3 letter``. Signs but the digits follow below."""

FUNCTIONAL: dict[int, tuple[str, str | None]] = {
    9: ("tab", "\t"),
    13: ("enter", "\r"),
    27: ("escape", "\x1b"),
    127: ("backspace", "\x7f"),
    57414: ("enter", "\r"),
    57417: ("left", None),
    57418: ("right", None),
    57419: ("up", None),
    57420: ("down", None),
    57421: ("pageup", None),
    57422: ("pagedown", None),
    57423: ("home", None),
    57424: ("end", None),
    57425: ("insert", None),
    57426: ("delete", None),
}
"""The kitty protocol's numbers in ``CSI number u`` that are a key of ours, those of the keypad too."""

KITTY_KEYPAD = {57399 + n: str(n) for n in range(10)} | dict(
    zip((57409, 57410, 57411, 57412, 57413, 57415, 57416), "./*-+=,", strict=True)
)
"""The kitty protocol's keypad signs."""

CONTROL = {"\x00": "ctrl+at", "\x08": "backspace", "\t": "tab", "\r": "enter", "\x7f": "backspace"} | {
    "\x1c": "ctrl+backslash",
    "\x1d": "ctrl+right_square_bracket",
    "\x1e": "ctrl+circumflex_accent",
    "\x1f": "ctrl+underscore",
}
"""Control characters that are not ctrl with a letter."""

_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


@lru_cache(maxsize=512)
def of_character(character: str) -> str:
    """Textual's name of the key that types this character."""
    if character in CONTROL:
        return CONTROL[character]
    if character < " ":
        return f"ctrl+{chr(ord(character) + 0x60)}"
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


KEYPAD |= {letter: (of_character(sign), sign) for letter, sign in zip("jklmno", "*+,-./", strict=True)}
