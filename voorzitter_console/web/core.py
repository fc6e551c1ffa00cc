"""A device's console: the same as a screen's, for presses that may have been made while there was no connection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from voorzitter_console.console.console import Console
from voorzitter_console.console.guard import Guard
from voorzitter_console.procedure.advice.offers import Opdracht

WITHOUT = "zonder verbinding"
"""What is written beside what was pressed then."""


class PageConsole(Console):
    """One for a device."""

    moment: datetime | None = None
    """When the press was made that comes in now, where that was without a connection (UTC)."""

    def pressed_at(self, op: datetime | None) -> None:
        """When the next press was made, where that was without a connection (UTC); None: it is made now.

        Without one the page itself sees to it that no key is held: what was pressed comes in all at once.
        """
        self.moment = op
        if op is not None:
            self.guard = Guard()

    def send(
        self,
        opdrachten: Sequence[Opdracht],
        woorden: str,
        *,
        op: datetime | None = None,
        te_bewaren: str = "",
        daarna: str = "",
        getoond: int | None = None,
    ) -> None:
        """As :meth:`Console.send`; a late press has its own time, about right, and says why."""
        if self.moment is not None:
            opdrachten = tuple(_at(one, self.moment) for one in opdrachten)
        super().send(opdrachten, woorden, op=op, te_bewaren=te_bewaren, daarna=daarna, getoond=getoond)


def _at(one: Opdracht, op: datetime) -> Opdracht:
    if one.soort in _ABOUT or "gebeurd_op" in one.velden:
        return one
    when = {"gebeurd_op": op.isoformat(), "kwaliteit": "bij_benadering", "toelichting": WITHOUT}
    return one._replace(velden={**one.velden, **when})


_ABOUT = frozenset({"vul_aan", "corrigeer", "herroep", "bevestig", "betwist"})
"""What is about another entry happens when it is recorded."""
