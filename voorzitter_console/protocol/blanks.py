"""The blanks in a protocol's spoken texts: ``{minuten}``, ``{adres}``; filled in with what is known when it is said.

``{minuten}`` belongs to the sentence of scenario A; the others to the words for the police and for 112, so that a
meeting elsewhere than in the raadzaal sends nobody to the wrong door.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

MINUTEN = frozenset({"minuten"})
"""What scenario A's sentence may leave open."""
PLAATS = frozenset({"orgaan", "locatie", "adres", "functie"})
"""What the words for the police may leave open."""

_BLANK = re.compile(r"\{([^{}]*)\}")
_SENTENCE_END = re.compile(r"(?:^|[.!?])\s*$")
_WORDS = (
    *("één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    *("elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"),
)


def minutes(number: int) -> str:
    """A number of minutes as it is said: ``één minuut``, ``twee minuten``; above twenty in digits."""
    if number == 1:
        return "één minuut"
    return f"{_WORDS[number - 1] if 1 < number <= len(_WORDS) else number} minuten"


def blanks(text: str) -> tuple[str, ...]:
    """The names between braces, in order."""
    return tuple(_BLANK.findall(text))


def _capital(value: str) -> str:
    """``Eén minuut``: a capital that begins a sentence has no accent in Dutch."""
    first = value[0]
    return (first if first.isupper() else unicodedata.normalize("NFD", first)[0].upper()) + value[1:]


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its blanks filled in, with a capital where one begins a sentence.

    A name without a value stays as it was written; what is filled in is not itself searched for blanks.
    """

    def filled(found: re.Match[str]) -> str:
        value = values.get(found[1])
        if not value:
            return found[0]
        return _capital(value) if _SENTENCE_END.search(text[: found.start()]) else value

    return _BLANK.sub(filled, text)
