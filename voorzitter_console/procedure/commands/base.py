"""What every command may carry, and the kinds of fields that commands have; the bounds are read by :mod:`..parse`."""

# In this package annotations are not postponed: msgspec reads them, and would have to evaluate each text of them.
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal, Self

from msgspec import Meta, Struct, structs

from voorzitter_console.entry import Kwaliteit


class Private:
    """Marks a field whose value goes to the vault."""


Tekst = Annotated[str, Meta(min_length=1, max_length=100_000), Private()]
Label = Annotated[str, Meta(min_length=1, max_length=100)]
Labels = Annotated[tuple[Label, ...], Meta(max_length=1000)]
Aantal = Annotated[int, Meta(ge=0, le=100_000)]
Nummer = Annotated[int, Meta(ge=1, le=100_000)]
Moment = Annotated[str, Meta(min_length=1, max_length=40)]
"""ISO 8601 with offset, as text."""
Minuten = Annotated[int, Meta(ge=1, le=600)]

Rolkeuze = Literal["toehoorder", "raadslid", "commissielid", "inspreker", "pers", "onbekend"]


class Command(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, repr_omit_defaults=True):
    """What every command may carry; ``COMMAND`` is its name on the outside.

    A ``Struct`` and no dataclass: making the forty-seven of them takes a start 1 ms where dataclasses took 20.
    """

    COMMAND: ClassVar[str] = ""
    toelichting: Tekst | None = None
    gebeurd_op: datetime | None = None
    """When it happened (UTC), where a person gave it; stands in the entry's envelope, not in its payload."""
    kwaliteit: Kwaliteit | None = None

    def changed(self, **fields: Any) -> Self:
        """A copy with these fields changed; they are not judged anew."""
        return structs.replace(self, **fields)


class Uitgesproken(Command, frozen=True, kw_only=True):
    """A command that records spoken words: the words themselves, and whether the speaker read them from the screen."""

    tekst: Tekst | None = None
    """The words; None: the protocol's sentence is presumed."""
    getoond: bool = False
    """The sentence stood on the speaker's own screen when it was recorded, and ``tekst`` holds it whole."""
