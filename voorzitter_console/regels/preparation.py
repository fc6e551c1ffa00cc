"""``voorbereiden`` in lines: which meeting, then the parts of the form by their numbers, until who answers leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from voorzitter_console.console.phones import CARD_ELSEWHERE
from voorzitter_console.errors import ConsoleError
from voorzitter_console.preparation.desk import MakeDesk, PreparationDesk, kept_words, open_words
from voorzitter_console.preparation.follows import still_open
from voorzitter_console.preparation.questions import DELEN, AnswerFault, Deel, Voorvraag
from voorzitter_console.regels.asker import EMPTY, KEEPS, Asker, Source, Target, Terminal
from voorzitter_console.regels.keyboard import more_waits, terminal_of
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.preparation.kept import Bewaarde

_SHOWN = 60


class PreparationLines:
    """One run; nothing is called kept before it is on disk."""

    def __init__(
        self,
        make: MakeDesk,
        there: Sequence[Bewaarde],
        day: date | None,
        notes: Sequence[str],
        terminal: Terminal,
    ) -> None:
        """``notes``: what is to be said first."""
        self._notes = notes
        self._make = make
        self._there = there
        self._day = day
        self._terminal = terminal
        self._asker = Asker(terminal, lambda: terminal.say(CARD_ELSEWHERE))
        self._desk: PreparationDesk | None = None

    def run(self) -> int:
        """Until the input ends or the list is left; returns the exit code. Raises ConsoleError."""
        say = self._terminal.say
        say("Voorbereiden, in regels. Niets hiervan wordt vastgelegd voordat de vergadering begint.", *self._notes)
        try:
            self._desk = self._which()
            if self._desk is not None:
                self._prepare(self._desk)
        except EOFError:
            say("", *self._lost())
        except KeyboardInterrupt:
            say("", *self._lost())
            raise
        return 0

    def _lost(self) -> tuple[str, ...]:
        """That the input ended before it was kept."""
        lost = self._desk is not None and not self._desk.untouched
        return ("NIET BEWAARD: wat u sinds het laatste bewaren veranderde, is er niet meer.",) if lost else ()

    def _which(self) -> PreparationDesk | None:
        if not self._there:
            return self._make(None, self._day)
        words = [kept_words(one) for one in self._there]
        chosen = self._asker.pick("Welke vergadering?", [*words, "een nieuwe"], empty="verlaten")
        if chosen is None:
            return None
        return self._make(self._there[chosen] if chosen < len(words) else None, self._day)

    def _prepare(self, desk: PreparationDesk) -> None:
        while True:
            parts = [f"{deel.titel}: {self._summary(desk, deel)}" for deel in DELEN]
            more = ["lezen wat eruit volgt, met de woorden van het protocol", "bewaren", "briefing maken, na bewaren"]
            left = len(still_open(desk.consequences()))
            chosen = self._asker.pick(f"VOORBEREIDEN. Nog te doen: {left}", [*parts, *more], empty="verlaten")
            if chosen is None:
                if desk.untouched or self._asker.yes("Verlaten zonder te bewaren? Wat u hier veranderde is dan weg."):
                    return
            elif chosen < len(parts):
                self._part(desk, DELEN[chosen])
            elif chosen == len(parts):
                self._read(desk)
            else:
                self._store(desk, brief=chosen == len(parts) + 2)

    def _summary(self, desk: PreparationDesk, deel: Deel) -> str:
        asked = [vraag for vraag in deel.vragen if vraag.geldt(desk.answers)]
        shown = [self._shown(desk, vraag) for vraag in asked if desk.answers[vraag.naam]]
        left = len(asked) - len(shown)
        return f"{', '.join(shown[:3])}{', ...' if len(shown) > 3 else ''}{f' ({left} leeg)' if left else ''}".strip()

    @staticmethod
    def _shown(desk: PreparationDesk, vraag: Voorvraag) -> str:
        value = desk.answers[vraag.naam]
        return vraag.keuzes[value] if vraag.keuzes is not None else one_line(value, _SHOWN)

    def _part(self, desk: PreparationDesk, deel: Deel) -> None:
        self._asker.say(f"{deel.titel}. {KEEPS}")
        for vraag in deel.vragen:
            if vraag.geldt(desk.answers):
                while not self._answered(desk, vraag):
                    pass

    def _answered(self, desk: PreparationDesk, vraag: Voorvraag) -> bool:
        """Asked once; False where the answer cannot be, which was said."""
        now = desk.answers[vraag.naam]
        if vraag.keuzes is not None:
            title = f"{vraag.label} ({vraag.uitleg}). Nu: {vraag.keuzes[now]}"
            chosen = self._asker.pick(title, [*vraag.keuzes.values()], empty="zo laten")
            given = now if chosen is None else [*vraag.keuzes][chosen]
        else:
            said = self._asker.text(f"{vraag.label} ({vraag.uitleg})", one_line(now, 200))
            given = "" if said == EMPTY else now if said == one_line(now, 200) else said
        try:
            desk.answer(vraag.naam, given)
        except AnswerFault as fault:
            self._asker.say(str(fault))
            return False
        return True

    def _read(self, desk: PreparationDesk) -> None:
        found = desk.consequences()
        if not found:
            self._asker.say("Er volgt nog niets uit wat is ingevuld.")
        for one in found:
            self._asker.say(f"{one.wat}: {one.afspraak or f'NOG TE DOEN. {one.waarom}'}")
            if one.voorschrift:
                self._asker.say(f"  Protocol {one.paragraaf}: {one.voorschrift}")

    def _store(self, desk: PreparationDesk, *, brief: bool) -> None:
        try:
            self._asker.say(desk.keep(), open_words(desk.consequences()))
            if brief:
                self._asker.say(
                    desk.brief(self._asker.line("Map voor de briefing (Enter: een nieuwe in uw eigen map):"))
                )
        except ConsoleError as fault:
            self._asker.say(f"NIET GELUKT: {fault}")


def run(
    make: MakeDesk,
    there: Sequence[Bewaarde],
    day: date | None,
    notes: Sequence[str],
    source: Source,
    target: Target,
) -> int:
    """On these streams; returns the exit code. Raises ConsoleError."""
    fd = terminal_of(source)
    terminal = Terminal(source, target, more=None if fd is None else lambda: more_waits(fd))
    return PreparationLines(make, there, day, notes, terminal).run()
