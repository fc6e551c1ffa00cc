"""What every command may carry, and the kinds of fields that commands have; the bounds are read by :mod:`..parse`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le, MaxLen, MinLen

from voorzitter_console.entry import Kwaliteit


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


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Command:
    """What every command may carry; ``COMMAND`` is its name on the outside."""

    COMMAND: ClassVar[str] = ""
    toelichting: Tekst | None = None
    gebeurd_op: datetime | None = None
    """When it happened (UTC), where a person gave it; stands in the entry's envelope, not in its payload."""
    kwaliteit: Kwaliteit | None = None

    # Once for all commands: generating these for each of them would cost a start 7 ms.
    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(getattr(self, f.name) == getattr(other, f.name) for f in fields(self))

    def __hash__(self) -> int:
        return hash((type(self), self.gebeurd_op))

    def __repr__(self) -> str:
        given = {f.name: getattr(self, f.name) for f in fields(self)}
        return f"{type(self).__name__}({', '.join(f'{n}={v!r}' for n, v in given.items() if v is not None)})"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Uitgesproken(Command):
    """A command that records spoken words: the words themselves, and whether the speaker read them from the screen."""

    tekst: Tekst | None = None
    """The words; None: the protocol's sentence is presumed."""
    getoond: bool = False
    """The sentence stood on the speaker's own screen when it was recorded, and ``tekst`` holds it whole."""
