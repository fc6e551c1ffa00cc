"""``naderhand`` in lines: the boxes of the days after, one after another, until who answers leaves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from voorzitter_console.console.boxes.afterwards import afterwards
from voorzitter_console.console.boxes.box import Box
from voorzitter_console.console.boxes.decided import Afterwards
from voorzitter_console.dossier.checklist.book import of
from voorzitter_console.errors import ConsoleError
from voorzitter_console.regels import boxes
from voorzitter_console.regels.asker import Asker, Source, Target, Terminal
from voorzitter_console.regels.keyboard import more_waits, terminal_of

if TYPE_CHECKING:
    from voorzitter_console.aftercare.book import Nabeeld, Naboek

CARD = "De 112-kaart staat in de console zelf. Bel 112 als er nu gevaar is."


class AfterwardsLines:
    """One run; nothing is called recorded before it is on disk."""

    def __init__(self, book: Naboek, terminal: Terminal, card: Callable[[], object] | None = None) -> None:
        """``card``: the 112 card of a console that this is done in."""
        self._book = book
        self._terminal = terminal
        self._asker = Asker(terminal, card or (lambda: terminal.say(CARD)))
        self._seen = book.look()

    def run(self) -> int:
        """Until the input ends or the first list is left; returns the exit code. Raises ConsoleError."""
        first = partial(afterwards, Afterwards(self._fresh, controle=lambda: of(self._book.meeting)))
        following: Box = first()
        self._terminal.say("Naderhand, in regels. Typ een cijfer en dan Enter; alleen Enter gaat terug.")
        try:
            while (given := boxes.ask(self._asker, following, back=True)) is not None:
                self._record(given)
                following = given.volgt() if given.volgt else first()
        except EOFError:
            self._terminal.say("")
        self._terminal.say(f"Klaar: {self._seen.samenvatting}.")
        return 0

    def _fresh(self) -> Nabeeld:
        return self._seen

    def _record(self, given: boxes.BoxAnswer) -> None:
        try:
            made = self._book.give(given.opdrachten, given.te_bewaren)
            self._seen = self._book.look()
        except ConsoleError as fault:
            self._terminal.say(f"NIET GELUKT: {fault}")
            return
        self._terminal.say(made or f"VASTGELEGD: {given.woorden}.")


def run(book: Naboek, source: Source, target: Target) -> int:
    """On these streams; returns the exit code. Raises ConsoleError."""
    fd = terminal_of(source)
    terminal = Terminal(source, target, more=None if fd is None else lambda: more_waits(fd))
    try:
        return AfterwardsLines(book, terminal).run()
    finally:
        book.close()
