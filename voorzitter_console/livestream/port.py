"""What the console asks of a livestream. The procedure never waits for it, and a person can always confirm by hand."""

from __future__ import annotations

from typing import Literal, Protocol

Gewenst = Literal["gestopt", "live"]


class Livestream(Protocol):
    """One way to stop and start the broadcast."""

    naam: str
    """How it is called in the record, for instance ``met de hand``."""

    def ask(self, toestand: Gewenst) -> Gewenst | None:
        """Ask for a state; the state that is confirmed at once, or None where a person must confirm."""
        ...
