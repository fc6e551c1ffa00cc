"""Plain mode: prints a block, takes a line, records what was printed behind it, and again until the input ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.urgent import kaart_112
from voorzitter_console.regels import block, details, forms, other
from voorzitter_console.regels.asker import NOOD, Asker, whole_number
from voorzitter_console.regels.choices import ENTER, FORMS, Choice, by_key, by_letter, choices
from voorzitter_console.regels.desk import Desk
from voorzitter_console.regels.enter import HeldEnter
from voorzitter_console.regels.forms import Made
from voorzitter_console.regels.opening import Opening, ask_idle
from voorzitter_console.regels.terminal import Source, Target, Terminal
from voorzitter_console.text import local_clock

if TYPE_CHECKING:
    from voorzitter_console.procedure.commands import BeginVastlegging
    from voorzitter_console.procedure.state import State
    from voorzitter_console.settings import Vooraf
    from voorzitter_console.view import ScreenView

PROMPT = "Keuze (? noemt alles):"
PATIENCE = 20
"""Tries at the end, when something still waits for the disk."""


class Begun(Exception):
    """The 112 card began the meeting: no more questions of the opening."""


class NotRecorded(ConsoleError):
    """The end of the input came while something could not be written."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What was printed: a number, a letter and Enter mean this and nothing else."""

    view: ScreenView
    state: State
    begin: BeginVastlegging
    positie: int
    keuzes: tuple[Choice, ...]


class LineConsole:
    """One run. ``again``: the command line that goes on with an open meeting."""

    def __init__(self, desk: Desk, terminal: Terminal, *, vooraf: Vooraf, again: str) -> None:
        self._desk = desk
        self._terminal = terminal
        self._asker = Asker(terminal, self._card)
        self._enter = HeldEnter(on=terminal.interactive)
        self._vooraf = vooraf
        self._again = again
        self._opening: Opening | None = None
        self._uitleg = ""
        desk.tell = terminal.say

    def run(self) -> int:
        """Until the input ends or Q; returns the exit code. Raises ConsoleError."""
        say = self._terminal.say
        try:
            say("Voorzitterconsole in regels. ? noemt alle keuzes; 112 geeft overal de noodkaart.")
            self._stand()
            say("", *block.heading(self._desk.view()), f"Titel: {self._desk.meeting.begin_velden.titel}")
            while self._choose(self._show()):
                pass
        except EOFError:
            say("")
        return self._leave()

    # beginning and leaving -------------------------------------------------------------------------------------

    def _stand(self) -> None:
        """A meeting that stands: the open one, the one that lay idle, or a new one."""
        idle = self._desk.find()
        if idle is not None and ask_idle(self._asker, idle):
            self._desk.resume(idle.stroom)
        if self._desk.stands:
            self._terminal.say("U gaat verder waar u was.")
        while not self._desk.stands:
            self._opening = Opening(self._desk.clock.now(), self._vooraf)
            try:
                self._opening.ask(self._asker)
                self._desk.begin(self._opening.velden)
            except Begun:
                return
            except ConsoleError as error:
                self._terminal.say(f"De vergadering is nog niet begonnen: {error}")

    def _leave(self) -> int:
        if not self._desk.stands:
            self._terminal.say("Er is geen vergadering begonnen; er is niets vastgelegd.")
            return 0
        if not self._desk.flush(PATIENCE):
            raise NotRecorded(f"{self._desk.unrecorded.strip()} Leg dit later vast met I, met deze tijd.")
        if self._desk.meeting.state.vergadering.value == "gesloten":
            self._terminal.say("De vergadering is gesloten; alles staat in het journaal.")
        else:
            self._terminal.say(f"De vergadering blijft open; alles staat in het journaal. Verder gaan: {self._again}")
        return 0

    # one block and one line ------------------------------------------------------------------------------------

    def _show(self) -> Shown:
        desk = self._desk
        if desk.pending:
            desk.flush()
            self._enter.recorded(desk.clock.monotonic())
        desk.catch_up()
        view, meeting = desk.view(), desk.meeting
        keuzes = (*choices(view), *details.at_once(desk.recorded, meeting.protocol))
        if desk.pending:  # nobody knows yet what Enter will mean
            keuzes = tuple(keuze for keuze in keuzes if keuze.toets != ENTER)
        lines = ["", *self._others(), *block.to_say(view)]
        if view.uitleg != self._uitleg:  # the protocol's rules are long: once is enough to listen to
            self._uitleg = view.uitleg
            lines += [view.uitleg] if view.uitleg else []
        lines += block.standing(view, meeting.state.protocol_aantal)
        lines += [f"NOG NIET VASTGELEGD {press}. Enter: opnieuw proberen" for press in desk.pending]
        self._terminal.say(*lines, *block.numbered(view, keuzes))
        return Shown(view, meeting.state, meeting.begin_velden, meeting.positie, keuzes)

    def _choose(self, shown: Shown) -> bool:
        """Take lines until one did something, so that the block must be printed anew; False to leave."""
        prompt = PROMPT
        while True:
            line = self._terminal.read(prompt)
            prompt = PROMPT
            op, monotonic = self._desk.clock.now(), self._desk.clock.monotonic()
            token = line.strip().upper()
            if not line:
                if self._held(monotonic):
                    prompt = ""  # a held key fills no screen
                elif self._on_enter(shown, op):
                    return True
                continue
            self._enter.seen(monotonic)
            if not token:
                self._terminal.say(*block.to_say(shown.view))
            elif token == "?":
                self._terminal.say(*block.help_lines(shown.view))
            elif token == "Q":
                return not self._asker.yes("Verlaten? De vergadering blijft open.")
            elif self._on_token(shown, token, op):
                return True

    def _held(self, monotonic: float) -> bool:
        refusal = self._enter.refused(monotonic)
        if refusal.strip("-"):
            self._terminal.say(refusal)
        return bool(refusal)

    def _on_enter(self, shown: Shown, op: datetime) -> bool:
        if self._desk.pending:
            return True  # tried again before the next block
        if shown.view.balk is not None:
            self._take(shown, shown.keuzes[0], op)
            return True
        if shown.view.vork is not None:
            self._terminal.say("Kies zelf: A (rustig) of B (fel). Enter kiest niet voor u.")
        else:
            self._terminal.say("Enter heeft nu geen taak. Wordt de orde verstoord? S schorst.")
        return False

    def _on_token(self, shown: Shown, token: str, op: datetime) -> bool:
        number = whole_number(token)
        if token in (NOOD, "N"):
            self._card()
        elif number is not None and 1 <= number <= len(shown.keuzes):
            self._take(shown, shown.keuzes[number - 1], op)
        elif token in FORMS:
            self._form(token)
        elif choice := by_letter(shown.view, token):
            self._take(shown, choice, op)
        else:
            self._terminal.say(f"'{token[:40]}' is geen keuze. ? noemt alle keuzes.")
            return False
        return True

    # recording -------------------------------------------------------------------------------------------------

    def _take(self, shown: Shown, choice: Choice, op: datetime) -> None:
        """Record what was printed, unless another station changed what it means."""
        if not choice.opdrachten:
            self._terminal.say("Deze keuze heeft nu geen taak.")
            return
        self._desk.catch_up()
        if choice.toets and self._changed(shown, choice):
            name = "Enter" if choice.toets == ENTER else f"'{choice.woorden}'"
            self._terminal.say(*self._others(), f"Let op: {name} betekent nu iets anders. Lees en kies opnieuw.")
            return
        self._terminal.say(*self._others())
        question = self._question(choice)
        if question:
            if not self._asker.yes(question):
                self._terminal.say("Niets vastgelegd.")
                return
            op = self._desk.clock.now()
        # What others recorded was said before the question was asked.
        positie = self._desk.meeting.positie if question else shown.positie
        self._record(choice.opdrachten, choice.woorden, positie, op)

    def _changed(self, shown: Shown, choice: Choice) -> bool:
        if self._desk.meeting.positie == shown.positie:
            return False
        before = by_key(self._desk.view(shown.state, shown.begin), choice.toets)
        return before != by_key(self._desk.view(), choice.toets)

    def _question(self, choice: Choice) -> str:
        now = by_key(self._desk.view(), choice.toets) if choice.toets else None
        asked = (now.vraag if now else "").removesuffix(" Nog eens.")
        if choice.toets == "X":
            return asked or "De vergadering sluiten?"
        return self._desk.doubled(choice.opdrachten) or asked

    def _record(self, opdrachten: tuple[Opdracht, ...], woorden: str, shown: int, op: datetime) -> None:
        words = woorden.removeprefix("Gezegd: ").removeprefix("Gedaan: ").removeprefix("Gezien: ")
        self._desk.record(opdrachten, words, shown=shown, op=op)
        self._enter.recorded(self._desk.clock.monotonic())

    def _form(self, letter: str) -> None:
        desk, asker = self._desk, self._asker
        desk.catch_up()
        shown, meeting, now = desk.meeting.positie, desk.meeting, desk.clock.now()
        made: Made | None = None
        if letter == "T":
            made = forms.note(asker)
        elif letter == "W":
            made = forms.person(asker, meeting.state)
        elif letter == "P":
            made = forms.police(asker, meeting, desk.view().toets("P"))
        elif letter == "L":
            made = forms.stream(asker, meeting.state)
        elif letter == "Z":
            made = forms.retract(asker, meeting, desk.station)
        elif letter == "D":
            made = details.of_last(asker, meeting, desk.station, now)
        elif letter == "G":
            made = details.of_any(asker, meeting, now)
        elif letter == "I":
            made = other.something(asker, meeting, now)
        if made is not None:
            self._record(*made, shown, desk.clock.now())

    def _card(self) -> None:
        """The 112 card. While no meeting stands, recording begins one with what the opening says so far."""
        desk = self._desk
        card = kaart_112(desk.meeting.state if desk.stands else None, desk.protocol)
        shown = desk.meeting.positie if desk.stands else None
        self._terminal.say("", *forms.card_lines(card))
        self._enter.seen(desk.clock.monotonic())
        while True:
            answer = self._terminal.read("Keuze:").strip().upper()
            if answer in ("1", "2", "F", "0", "T") or (not answer and not self._held(desk.clock.monotonic())):
                break
            if answer:
                self._terminal.say(f"'{answer[:40]}' is geen keuze: Enter, F of 0.")
        if answer in ("0", "T"):
            return
        op = desk.clock.now()
        chosen = card.gebeld if answer in ("", "1") else card.agressie
        begun = not desk.stands
        if begun and self._opening is not None:
            desk.begin(self._opening.velden)
        for opdracht in chosen.opdrachten:  # one by one: aggression stands, also where another called 112 just before
            self._record((opdracht,), chosen.kort, desk.meeting.positie if shown is None else shown, op)
        if begun:
            raise Begun

    def _others(self) -> list[str]:
        """What other stations recorded since the last block."""
        return [
            f"{line.door.capitalize()} legde vast, {local_clock(line.op)}: {line.tekst}" for line in self._desk.news()
        ]


def run(desk: Desk, source: Source, target: Target, *, vooraf: Vooraf, again: str) -> int:
    """Plain mode on these streams; returns the exit code. Raises ConsoleError, KeyboardInterrupt."""
    terminal = Terminal(source, target)
    try:
        return LineConsole(desk, terminal, vooraf=vooraf, again=again).run()
    finally:
        desk.close()
