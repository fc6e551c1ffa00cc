"""Plain mode: prints a block, takes a line, gives it to the console as a key, and again until the input ends.

It asks and prints, nothing else: what a key means, whether it counts and what another station did first is decided in
:mod:`voorzitter_console.console`, as for the screen.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console.console.console import Console, Effect
from voorzitter_console.console.guard import ENTER, EveryPress, Guard
from voorzitter_console.console.ports import GRIFFIER
from voorzitter_console.console.prepared import Prepared, nothing_prepared
from voorzitter_console.console.session import Session
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.keys import LETTERS
from voorzitter_console.regels import block, card
from voorzitter_console.regels.acts import BOXES, Acts
from voorzitter_console.regels.after import after
from voorzitter_console.regels.asker import Asker, Source, Target, Terminal, is_alarm, whole_number
from voorzitter_console.regels.clerk import Clerk
from voorzitter_console.regels.hall import HallTeller
from voorzitter_console.regels.intake import Intake
from voorzitter_console.regels.keyboard import TypedLines, more_waits, terminal_of
from voorzitter_console.regels.sharing import WORD, share
from voorzitter_console.regels.stand import Stand
from voorzitter_console.regels.teller import waiting
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.aftercare.papers import Papieren
    from voorzitter_console.protocol.model import Protocol
    from voorzitter_console.settings import Vooraf
    from voorzitter_console.view import ScreenView

PROMPT = "Keuze (? noemt alles):"
PATIENCE = 30.0
"""Seconds at the end of the input for what still waits for the disk."""


class NotRecorded(ConsoleError):
    """The end of the input came while something could not be written."""


class LineConsole:
    """One run. ``again``: the command line that goes on with this meeting; ``dossier`` makes that of a closed one."""

    def __init__(
        self,
        session: Session,
        terminal: Terminal,
        *,
        vooraf: Vooraf,
        protocol: Callable[[], Protocol],
        again: str,
        dossier: Callable[[str], tuple[Path, str]] | None = None,
        papieren: Callable[[], Papieren] | None = None,
        may_practise: bool = True,
        prepared: Prepared = nothing_prepared,
        patience: float = PATIENCE,
    ) -> None:
        """``papieren``: what makes the files of the days after; None: those are for another place."""
        core = self._core = Console(session, Guard() if terminal.interactive else EveryPress())
        self._terminal = terminal
        self._protocol = protocol
        self._again = again
        self._dossier = dossier
        self._papieren = papieren
        self._patience = patience
        asker = self._asker = Asker(terminal, self._card)
        self._hall = HallTeller(core, terminal)
        self._intake = Intake(core, terminal.say, self._hall.scored)
        self._acts = Acts(core, asker, self._intake, self._card)
        self._stand = Stand(core, asker, self._intake, vooraf, may_practise=may_practise, prepared=prepared)
        self._clerk = Clerk(core, asker, self._acts)
        self._choices: tuple[block.Choice, ...] = ()
        self._uitleg = self._refusal = ""
        terminal.on_line = self._line_came

    @property
    def unrecorded(self) -> str:
        """A sentence with what still waits for the disk, else empty."""
        left = "; ".join(waiting(press) for press in self._core.pending)
        return f"NIET VASTGELEGD: {left}." if left else ""

    def run(self) -> int:
        """Until the input ends or Q; returns the exit code. Raises ConsoleError, ToPractise."""
        say, core = self._terminal.say, self._core
        try:
            say("Voorzitterconsole in regels. ? noemt alle keuzes; 112 geeft overal de noodkaart.")
            core.session.start(self._intake.post)
            self._stand.until_it_stands()
            core.session.warm()
            view, snapshot = core.view(), core.snapshot
            if view is not None and snapshot is not None:
                say("", *block.heading(view), f"Titel: {snapshot.begin.titel}")
            self._hall.start()
            while self._choose(self._show()):
                pass
        except EOFError:
            say("")
        finally:
            self._hall.close()
        return self._leave()

    def _leave(self) -> int:
        """Wait for what is on its way to the disk, and say how the meeting stands."""
        core, say = self._core, self._terminal.say
        core.back()
        done = core.session.idle()  # what the program itself saw is on its way there too
        self._intake.until(done, self._patience, lambda: not core.pending)
        if self.unrecorded:
            raise NotRecorded(f"{self.unrecorded} Leg dit later vast met I, met deze tijd.")
        if core.snapshot is None:
            say("Er is geen vergadering begonnen; er is niets vastgelegd.")
        elif core.snapshot.state.vergadering.value == "gesloten":
            say("De vergadering is gesloten; alles staat in het journaal.")
        else:
            say(f"De vergadering blijft open; alles staat in het journaal. Verder gaan: {self._again}")
        return 0

    # one block and one line --------------------------------------------------------------------------------------

    def _show(self) -> ScreenView:
        """Print how it stands: a key means this and nothing else."""
        core, intake = self._core, self._intake
        intake.take()
        if intake.seats:
            entry = intake.seats.pop()
            intake.seats.clear()
            self._stand.taken(entry)
        intake.read_along()
        core.settle()
        view, snapshot = core.view(), core.snapshot
        assert view is not None
        assert snapshot is not None
        clerk = core.session.rol == GRIFFIER
        self._choices = () if clerk else block.choices(view, core.detail)
        lines = ["", *block.to_say(view)]
        if view.uitleg != self._uitleg:  # the protocol's rules are long: once is enough to listen to
            self._uitleg = view.uitleg
            lines += [view.uitleg] if view.uitleg else []
        lines += block.standing(view, snapshot.state.protocol_aantal)
        lines += [f"NOG NIET VASTGELEGD {waiting(press)}" for press in core.pending]
        lines += self._clerk.lines(snapshot) if clerk else block.numbered(self._choices)
        self._terminal.say(*lines)
        return view

    def _choose(self, printed: ScreenView) -> bool:
        """Take lines until one did something, so that the block must be printed anew; False to leave."""
        prompt = PROMPT
        while True:
            lines = self._terminal.read(prompt)
            prompt = PROMPT
            token = lines[0].strip().upper()
            self._core.say("")  # what was said before belongs to no other key
            if len(lines) > 1:
                self._terminal.say("Dit kwam in één keer binnen; er is niets mee gedaan. Typ één keuze en dan Enter.")
            elif not lines[0]:
                if self._enter(printed):
                    return True
                prompt = PROMPT if self._refusal else ""  # a held key fills no screen
            elif self._hall.word(token):
                self._intake.settle_score()
            elif token == "Q":
                known = self._core.snapshot
                closed = known is not None and known.state.vergadering.value == "gesloten"
                stays = "is gesloten" if closed else "blijft open"
                return not self._asker.yes(f"Verlaten? De vergadering {stays}.")
            elif token == "?":
                self._terminal.say(*block.help_lines(printed, self._core.session.rol))
            elif self._on_token(token, printed):
                return True

    def _line_came(self, lines: tuple[str, ...]) -> None:
        """The Enter that ended a line may still be held: an empty line soon after it is no new press."""
        if any(lines):
            self._refusal = ""
            self._core.guard.seen(ENTER, self._core.clock.monotonic())

    def _enter(self, printed: ScreenView) -> bool:
        """Whether the block must be printed anew."""
        core = self._core
        self._intake.take()  # what others recorded: where that changed what Enter means, the console refuses it
        if core.session.rol == GRIFFIER and not core.klaar:
            core.say("Enter heeft hier geen taak: kies een cijfer of een letter.")
            effect = Effect.NOTHING
        else:
            effect = core.key("Enter")
        if effect is Effect.GIVEN or core.asked is not None:
            self._refusal = ""
            self._acts.do(effect, "Enter")
            return True
        before, self._refusal = self._refusal, core.hint
        if core.hint and core.hint != before:
            self._acts.hint()
        else:
            self._refusal = before if core.hint else ""
        return self._stale(printed)

    def _stale(self, printed: ScreenView) -> bool:
        """Whether the keys mean something else than what was printed: time passed, or another station recorded."""
        view = self._core.view()
        return view is not None and block.meaning(view) != block.meaning(printed)

    def _on_token(self, token: str, printed: ScreenView) -> bool:
        """Whether the block must be printed anew."""
        core, acts = self._core, self._acts
        number = whole_number(token)
        if not token:
            return self._words(printed)
        if is_alarm(token) or token == "N":
            self._card()
        elif token == "0":
            core.back()
        elif token in ("+", "-"):
            core.key("omhoog" if token == "+" else "omlaag")
        elif token == WORD:
            share(self._asker, core.session.sharing)
        elif after(token, core, self._asker, self._dossier, self._days_after, chair=core.session.rol != GRIFFIER):
            return False
        elif core.session.rol == GRIFFIER and self._clerk.token(token, number):
            pass
        elif number is not None and 1 <= number <= len(self._choices):
            return self._choice(self._choices[number - 1], printed)
        elif len(token) == 1 and token in LETTERS:
            self._key(token, printed)
        elif token in BOXES:
            acts.box(token)
        else:
            self._terminal.say(f"'{one_line(token, 40)}' is geen keuze. ? noemt alle keuzes.")
            return False
        return True

    def _choice(self, choice: block.Choice, printed: ScreenView) -> bool:
        if choice.toets == block.ENTER:
            return self._enter(printed)
        if not choice.detail:
            return self._on_token(choice.toets, printed)
        self._acts.do(self._core.choose(choice.detail))
        return True

    @property
    def _days_after(self) -> Callable[[str], None] | None:
        """Asks what the days after ask of a closed meeting, on a connection of its own."""
        if self._papieren is None:
            return None
        papieren, session = self._papieren, self._core.session

        def ask(stroom: str) -> None:
            from voorzitter_console.aftercare.book import Naboek
            from voorzitter_console.meeting import Meeting
            from voorzitter_console.regels.afterwards import AfterwardsLines

            def opened() -> Meeting:
                station = f"{session.station}, naderhand"
                return Meeting.resume(session.open_journal(), stroom, session.clock, station=station, strict=True)

            book = Naboek(opened, papieren())
            try:
                AfterwardsLines(book, self._terminal, self._card).run()
            finally:
                book.close()

        return ask

    def _key(self, letter: str, printed: ScreenView) -> None:
        """A key of the procedure as it was printed; what others recorded since then is told after it."""
        if self._stale(printed):
            self._terminal.say("Let op: intussen veranderde wat hier staat. Lees en kies opnieuw.")
        else:
            self._acts.do(self._core.key(letter), letter)

    def _words(self, printed: ScreenView) -> bool:
        """A line of blanks: what was not told yet, or else the words to say once more."""
        known = self._core.snapshot
        self._intake.take()
        if self._core.snapshot is not known or self._stale(printed):
            return True
        self._terminal.say(*block.to_say(printed))
        return False

    def _card(self) -> None:
        card.show(
            self._core, self._asker, protocol=self._protocol, begin=self._stand.begin, do=lambda e: self._acts.do(e)
        )


def run(
    session: Session,
    source: Source,
    target: Target,
    *,
    vooraf: Vooraf,
    protocol: Callable[[], Protocol],
    again: str,
    dossier: Callable[[str], tuple[Path, str]] | None = None,
    papieren: Callable[[], Papieren] | None = None,
    may_practise: bool = True,
    prepared: Prepared = nothing_prepared,
) -> int:
    """Plain mode on these streams; returns the exit code.

    Raises ConsoleError, ToPractise where that was chosen in place of a meeting, and KeyboardInterrupt with what is not
    on disk yet.
    """
    fd = terminal_of(source)
    if fd is None:
        terminal = Terminal(source, target)
    elif sys.platform == "win32":  # its console gives one line at a time, in an encoding of its own
        terminal = Terminal(source, target, more=lambda: more_waits(fd))
    else:
        typed = TypedLines(fd)
        terminal = Terminal(typed, target, more=typed.more)
    console = LineConsole(
        session,
        terminal,
        vooraf=vooraf,
        protocol=protocol,
        again=again,
        dossier=dossier,
        papieren=papieren,
        may_practise=may_practise,
        prepared=prepared,
    )
    try:
        return console.run()
    except KeyboardInterrupt:
        raise KeyboardInterrupt(console.unrecorded) from None
    finally:
        session.close()
