"""What is done after a key: the questions that stand before a press, the boxes, the 112 card, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from voorzitter_console.console.boxes import lists, notes, persons
from voorzitter_console.console.boxes.box import Box
from voorzitter_console.console.boxes.history import past_of
from voorzitter_console.console.boxes.takeover import takeover
from voorzitter_console.console.console import Console, Effect
from voorzitter_console.console.guard import TYPED
from voorzitter_console.console.ports import GRIFFIER
from voorzitter_console.console.sender import SAME_OR_NEW
from voorzitter_console.procedure.advice.outside_keys import NO_STREAM
from voorzitter_console.regels import boxes, other
from voorzitter_console.regels.asker import Asker
from voorzitter_console.regels.boxes import BoxAnswer
from voorzitter_console.regels.details import Details
from voorzitter_console.regels.intake import Intake

if TYPE_CHECKING:
    from voorzitter_console.console.messages import Snapshot

BOXES = frozenset("TWZDGIY")
"""Letters that ask more, beside P and L of the procedure."""
_ABOUT_ENTRIES = frozenset("ZDGI")


class Acts:
    """One for a run; ``card`` opens the 112 card. Most methods may raise EOFError."""

    def __init__(self, core: Console, asker: Asker, intake: Intake, card: Callable[[], object]) -> None:
        self._core = core
        self._asker = asker
        self._intake = intake
        self._card = card

    def do(self, effect: Effect, letter: str = "") -> None:
        """What the console answered to a key."""
        if effect is Effect.GIVEN:
            self._intake.settle()
        elif effect is Effect.CARD:
            self._card()
        elif effect is Effect.OPEN:
            self.box(letter)
        self._answer()
        self.hint()

    def hint(self) -> None:
        """What the console has to say, once."""
        if self._core.hint:
            self._asker.say(self._core.hint)
            self._core.say("")

    def give(self, given: BoxAnswer | None, key: str = TYPED, *, getoond: int) -> None:
        """What a box made; ``getoond``: the position when it began to ask."""
        if given is None:
            self.hint()
            return
        effect = self._core.give(
            key,
            given.opdrachten,
            given.woorden,
            te_bewaren=given.te_bewaren,
            daarna=given.daarna,
            getoond=getoond,
        )
        self.do(effect)

    def box(self, letter: str) -> None:
        """A key that asks more."""
        snapshot = self._core.snapshot
        assert snapshot is not None
        opened = snapshot.positie
        if letter in _ABOUT_ENTRIES:
            self.give(self._about_entries(letter), getoond=opened)
            return
        box = self._made(letter, snapshot)
        self.give(boxes.ask(self._asker, box) if box is not None else None, getoond=opened)

    def _made(self, letter: str, snapshot: Snapshot) -> Box | None:
        if letter == "T":
            return notes.note()
        if letter == "W":
            return persons.person(snapshot.state)
        if letter == "P":
            return lists.police(snapshot, self._core.session.phones.lines)
        if letter == "Y":
            return takeover(snapshot, self._core.session.rol)
        stream = lists.stream(snapshot.state)
        if stream is None:
            self._core.say(NO_STREAM)
        return stream

    def _about_entries(self, letter: str) -> BoxAnswer | None:
        core = self._core
        self._intake.posts()
        station = core.session.station
        past = past_of(core)
        asks = Details(self._asker, past)
        made: dict[str, Callable[[], BoxAnswer | None]] = {
            "Z": partial(asks.retraction, station),
            "D": partial(asks.of_last, station),
            "G": asks.of_any,
            "I": partial(other.something, self._asker, past),
        }
        if core.session.rol == GRIFFIER:
            made["D"] = asks.of_open
        return made[letter]()

    def _answer(self) -> None:
        """The question that stands before a press, until it is answered."""
        core = self._core
        while (asked := core.asked) is not None:
            self.hint()
            if asked.key == SAME_OR_NEW:
                given = self._asker.choice(f"{asked.vraag} 1 zelfde, 2 nieuwe, 0 terug:")
                if given not in ("1", "2"):
                    core.back() if given == "0" else self._asker.say("Kies 1, 2 of 0.")
                    continue
                effect = core.choose(int(given))
            elif self._asker.yes(asked.vraag):
                key = "J" if asked.by_j else asked.key
                effect = core.choose(int(key)) if key.isdecimal() else core.key(key)
            else:
                core.back()
                self._asker.say("Niets vastgelegd.")
                continue
            if effect is Effect.GIVEN:
                self._intake.settle()
