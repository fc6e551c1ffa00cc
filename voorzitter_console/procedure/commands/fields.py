"""The kinds of fields that commands have; the bounds are read by :mod:`.parse`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Le, MaxLen, MinLen


@dataclass(frozen=True, slots=True)
class Private:
    """Marks a field whose value goes to the vault."""


Tekst = Annotated[str, MinLen(1), MaxLen(100_000), Private()]
Label = Annotated[str, MinLen(1), MaxLen(100)]
Labels = Annotated[tuple[Label, ...], MaxLen(1000)]
Aantal = Annotated[int, Ge(0), Le(100_000)]
Nummer = Annotated[int, Ge(1), Le(100_000)]
Moment = Annotated[str, MinLen(1), MaxLen(40)]
"""ISO 8601 with offset, as text."""
Minuten = Annotated[int, Ge(1), Le(600)]

Rolkeuze = Literal["toehoorder", "raadslid", "commissielid", "inspreker", "pers", "onbekend"]
