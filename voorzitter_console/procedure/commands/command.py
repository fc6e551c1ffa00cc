"""What every command may carry, and how commands are compared and shown."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import ClassVar

from voorzitter_console.entry import Kwaliteit
from voorzitter_console.procedure.commands.fields import Tekst


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
