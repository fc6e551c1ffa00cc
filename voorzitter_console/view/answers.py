"""The answers to a question about a field, in one order: a digit means the same wherever it is asked. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from voorzitter_console.procedure.sentences import word
from voorzitter_console.view.fields import kind
from voorzitter_console.view.wanted import WANTED

Antwoord = tuple[str, Any]
"""In words, and the value of the field."""


def answers(soort: str, veld: str, first: Sequence[Any] = ()) -> tuple[Antwoord, ...]:
    """The usual ones first, then every other value of a choice; of free text only the usual ones.

    ``first``: values that stand before all others, such as the protocol's reasons.
    """
    usual = next((asked.antwoorden for asked in WANTED.get(soort, ()) if asked.veld == veld), ())
    vorm, values = kind(soort, veld)
    every = [*first, *(value for _, value in usual), *(values if vorm == "keuze" else ())]
    return tuple((word(value) if vorm == "keuze" else str(value), value) for value in dict.fromkeys(every))
