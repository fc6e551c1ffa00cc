"""``naderhand`` and ``melding`` in lines: their boxes one after another, until who answers leaves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from voorzitter_console.aftercare.book import Nabeeld
from voorzitter_console.console.boxes.afterwards import afterwards
from voorzitter_console.console.boxes.box import Box
from voorzitter_console.console.boxes.decided import Afterwards
from voorzitter_console.console.phones import CARD_ELSEWHERE
from voorzitter_console.dossier.checklist.book import of
from voorzitter_console.errors import ConsoleError
from voorzitter_console.regels import boxes
from voorzitter_console.regels.asker import Asker, Source, Target, Terminal
from voorzitter_console.regels.keyboard import more_waits, terminal_of

if TYPE_CHECKING:
    from voorzitter_console.aftercare.book import Boek, Naboek


class Samengevat(Protocol):
    """What was seen of a record, in a few words."""

    @property
    def samenvatting(self) -> str: ...


T = TypeVar("T", bound=Samengevat)


class BoxLines(Generic[T]):
    """One run; nothing is called recorded before it is on disk."""

    def __init__(self, book: Boek[T], terminal: Terminal, wat: str, card: Callable[[], object] | None = None) -> None:
        """``wat``: what this is; ``card``: the 112 card of a console that this is done in."""
        self._book = book
        self._terminal = terminal
        self._wat = wat
        self._asker = Asker(terminal, card or (lambda: terminal.say(CARD_ELSEWHERE)))
        self._seen = book.look()

    def run(self, first: Callable[[], Box]) -> int:
        """Until the input ends or the first list is left; returns the exit code. Raises ConsoleError."""
        following = first()
        self._terminal.say(f"{self._wat}, in regels. Typ een cijfer en dan Enter; alleen Enter gaat terug.")
        try:
            while (given := boxes.ask(self._asker, following, back=True)) is not None:
                after = given.volgt or first
                following = after() if self._record(given) else given.opnieuw or first()
        except EOFError:
            self._terminal.say("")
        self._terminal.say(f"Klaar: {self._seen.samenvatting}.")
        return 0

    def now(self) -> T:
        """The record as it was seen last."""
        return self._seen

    def _record(self, given: boxes.BoxAnswer) -> bool:
        try:
            made = self._book.give(given.opdrachten, given.te_bewaren)
        except ConsoleError as fault:
            self._terminal.say(f"NIET GELUKT: {fault}")
            return False
        self._terminal.say(made or f"VASTGELEGD: {given.woorden}.")
        try:
            self._seen = self._book.look()
        except ConsoleError as fault:  # it is recorded all the same
            self._terminal.say(str(fault))
        return True


class AfterwardsLines(BoxLines[Nabeeld]):
    """The days after one meeting."""

    def __init__(self, book: Naboek, terminal: Terminal, card: Callable[[], object] | None = None) -> None:
        super().__init__(book, terminal, "Naderhand", card)
        self._naboek = book

    def run(self, first: Callable[[], Box] | None = None) -> int:
        """As :meth:`BoxLines.run`; without ``first`` all there is to do."""
        whole = partial(afterwards, Afterwards(self.now, controle=lambda: of(self._naboek.meeting)))
        return super().run(first or whole)


def run(book: Naboek, source: Source, target: Target) -> int:
    """On these streams; returns the exit code. Raises ConsoleError."""
    try:
        return AfterwardsLines(book, terminal_on(source, target)).run()
    finally:
        book.close()


def terminal_on(source: Source, target: Target) -> Terminal:
    """Those streams as lines, told apart where somebody sits at a keyboard."""
    fd = terminal_of(source)
    return Terminal(source, target, more=None if fd is None else lambda: more_waits(fd))
