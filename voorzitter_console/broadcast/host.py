"""What the broadcast asks of the console that it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from voorzitter_console.procedure.commands import Command
    from voorzitter_console.procedure.state import State

SYSTEEM = "systeem"
"""Who records what no person did."""


class Host(Protocol):
    """The owner of the meeting. ``submit`` is safe from any thread; the rest is called from what was submitted."""

    def submit(self, job: Callable[[], None]) -> None:
        """Run it where the journal is written, in its turn."""
        ...

    def state(self) -> State | None:
        """The meeting as it stands, what others wrote included; None where there is none."""
        ...

    def system(self, command: Command, op: datetime) -> None:
        """Record by ``systeem`` what came true at ``op`` (UTC), unless another window recorded the same already
        (:func:`.seen.is_news`); what cannot be true any more is not recorded.
        """
        ...

    def say(self, sentence: str) -> None:
        """One sentence to whoever sits here."""
        ...

    def changed(self) -> None:
        """What is shown of the connection has changed. Called from any thread."""
        ...
