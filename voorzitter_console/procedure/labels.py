"""The labels by which a record knows its disturbers: one name is one person, however it was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from voorzitter_console.procedure import commands as c

SINGLE = ("label", "dader", "tegen")
MANY = ("gericht_aan", "labels")
LABEL_FIELDS = frozenset({*SINGLE, *MANY})
"""The fields of commands that name persons by their label: one, or several."""
FIELD_WORDS = {"dader": "genoemd", "slachtoffer": "tegen"}
"""What fields are called whose own name concludes what nobody has judged."""


_ONE_SIGN = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bb\u02bc\u02b9\u2032\u00b4`", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
"""Signs that a keyboard or a word processor puts in place of an apostrophe or a hyphen."""
_VARIANT = range(0xFE00, 0xFE10)
"""Variation selectors: how a sign is drawn, and no sign themselves."""


def label_key(label: str) -> str:
    """What two spellings of one label share.

    Apart from case, white space, invisible signs, the way of composing, forms of a letter (full width, the ligature
    ij) and of an apostrophe or hyphen.
    """
    if label.isascii():
        return "".join(label.split()).casefold().translate(_ONE_SIGN)
    plain = unicodedata.normalize("NFKD", label.translate(_ONE_SIGN)).casefold()
    shown = (
        sign
        for sign in plain
        if not sign.isspace() and unicodedata.category(sign) != "Cf" and ord(sign) not in _VARIANT
    )
    return unicodedata.normalize("NFKC", "".join(shown))


_NUMBERED = r"[A-Za-z]{1,8} ?[0-9]{1,5}"


def may_name(field: str, value: object) -> bool:
    """Whether a label field may hold somebody's name: all but letters with a number; of an assault always."""
    if value is None:
        return False
    if field in ("dader", "tegen"):
        return True
    return any(isinstance(label, str) and not re.fullmatch(_NUMBERED, label) for label in one_or_many(value))


def field_word(veld: str) -> str:
    """The name of a field in a sentence."""
    return FIELD_WORDS.get(veld, veld.replace("_", " "))


def one_or_many(value: object) -> tuple[object, ...]:
    """What a label field holds, as a row."""
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def named(command: c.Command) -> tuple[str, ...]:
    """The labels that a command names."""
    values = [getattr(command, name, None) for name in (*SINGLE, *MANY)]
    return tuple(dict.fromkeys(x for value in values for x in one_or_many(value) if isinstance(x, str) and x))


def settled(command: c.Command, known: Iterable[str]) -> c.Command:
    """The command with each label as the record has it already; a new one trimmed and composed, each once.

    Done when a command is accepted and not when it is read back, so that what was recorded before reads as before.
    """
    spelled: dict[str, str] = {}
    for label in known:
        spelled.setdefault(label_key(label), label)

    def one(label: str) -> str:
        return spelled.setdefault(label_key(label), unicodedata.normalize("NFC", label.strip()))

    def changed(value: Any) -> Any:
        if isinstance(value, str):
            return one(value)
        if isinstance(value, list | tuple) and all(isinstance(label, str) for label in value):
            return tuple(dict.fromkeys(one(label) for label in value if label_key(label)))
        return value

    if isinstance(command, c.VulAan | c.Corrigeer):
        names = ["waarde"] if command.veld in LABEL_FIELDS else []
    else:
        names = [name for name in (*SINGLE, *MANY) if getattr(command, name, None)]
    changes = {name: changed(getattr(command, name)) for name in names}
    return command.changed(**changes) if changes else command


def next_label(known: Iterable[str]) -> str:
    """``NN3``: the first label that nobody has."""
    taken = {label_key(label) for label in known}
    return next(label for number in range(1, len(taken) + 2) if label_key(label := f"NN{number}") not in taken)


_BURGEMEESTER = r"(?<![a-z-])burgemeester"
"""The burgemeester, and no locoburgemeester."""
_GEMEENTE = r"(de )?gemeente\b"


def is_burgemeester(text: str | None) -> bool:
    """Whether these words name the burgemeester, who represents the municipality (artikel 171 Gemeentewet)."""
    return text is not None and re.search(_BURGEMEESTER, text.casefold()) is not None


def is_gemeente(text: str | None) -> bool:
    """Whether these words name the municipality: it is hurt by nothing, and consents to nothing."""
    return text is not None and re.match(_GEMEENTE, text.strip().casefold()) is not None


_NOTHING = frozenset(
    {"niemand", "geen", "geen letsel", "geen schade", "nee", "nvt", "n.v.t.", "-"}
    | {"onbekend", "niet bekend", "nog niet bekend"}
)


def tells(text: str | None) -> bool:
    """Whether a text that was typed tells of somebody or something: not that there is none, nor that it is unknown."""
    return text is not None and bool(text.strip()) and text.strip().casefold().rstrip(".") not in _NOTHING
