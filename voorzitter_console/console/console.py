"""One console without a screen: what a press means, whether it counts, and what stands ready to be said.

Only what the screen showed is recorded (design, "The way of one key press"): a letter whose sentence does not stand
there first brings it up; Enter or the same letter then records it. A face gives keys and draws; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from voorzitter_console.console.digits import Digits
from voorzitter_console.console.guard import ENTER, Guard, Verdict
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER
from voorzitter_console.console.sender import SAME_OR_NEW, Asked, Sender, given_by
from voorzitter_console.console.session import Session

if TYPE_CHECKING:  # the opening form is there before the procedure is imported
    from voorzitter_console.procedure.advice.offers import Opdracht, Zin
    from voorzitter_console.view import ScreenView

SPOKEN = frozenset({"schors", "spreek_aan", "spreek_opnieuw_aan", "vorder"})
"""Commands that keep the words that were spoken."""
MOST_MINUTES = 30
ANSWERS = 3
"""An optional detail has at most so many answers."""
NO_TASK = "Enter heeft nu geen taak."
"""Said of an Enter that no bar waits for, with what is possible; and where the bar would stand."""


def _whole(zin: Zin) -> str:
    """Of a face that shows sentences whole."""
    return zin.vol


class Effect(Enum):
    """What a face has to do after a key, besides drawing."""

    NOTHING = auto()
    GIVEN = auto()
    """A press is on its way to the disk; drawing waits until it is there, or late."""
    OPEN = auto()
    """Open the list or form that this key stands for."""
    CARD = auto()
    """Open the 112 card."""


class Console(Sender):
    """One for a face."""

    def __init__(self, session: Session, guard: Guard | None = None) -> None:
        super().__init__(session, guard)
        self.answers_shown = ANSWERS
        """How many answers to that question the face shows, whole: a digit that is not there means nothing."""
        self.named: frozenset[str] | None = None
        """The letters that the face names where it leaves some of the view's out; None: it shows them all."""
        self.stood: Callable[[Zin], str] = _whole
        """Which form of a sentence stands on the face now: the whole or the short one; empty: not all of either."""
        self.task = 0
        """The griffier's task whose digit counted last: Effect.OPEN."""
        self._by = ""
        """The key that recorded last."""
        self._digits = Digits()
        self._then: Callable[[int], Effect] = self.choose
        self._at: datetime | None = None
        """When the last digit was pressed (UTC): that is the moment of what it records."""

    # keys --------------------------------------------------------------------------------------------------------

    def key(self, naam: str) -> Effect:
        """``Enter``, ``Esc``, ``J``, ``omhoog``, ``omlaag``, ``F2``, a digit, or a letter of the procedure."""
        view = self.shown()
        if view is None:
            return Effect.NOTHING
        if naam.isdecimal():
            return self.digit(int(naam), self.choose)
        number = self._digits.waiting()
        if number and naam == "Enter":
            # Who closes a digit with Enter means that answer, and never what the bar says.
            self.guard.seen(ENTER, self.clock.monotonic())
            self._hint, asked = "", self.asked
            effect = self._then(number)
            if effect is Effect.NOTHING and asked is None and not self.hint:
                self.say(f"{number} en dan Enter doet hier niets. Bedoelt u Enter, druk dan opnieuw.")
            return effect
        lost = number if naam != "Esc" and self._means(number) else 0
        self._hint = ""
        effect = self._key(naam, view)
        if lost and not self.hint:
            self.say(f"Cijfer {lost} telde niet: er kwam meteen een andere toets achteraan. Lees en druk opnieuw.")
        return effect

    def _means(self, number: int) -> bool:
        """Whether this digit would have done something here; the answers of a question say so themselves."""
        if not number or self.asked is not None or self._then != self.choose:
            return False
        if self.session.rol == GRIFFIER:
            return True
        return self.detail is not None and number <= min(len(self.detail.opties), self.answers_shown)

    def _key(self, naam: str, view: ScreenView) -> Effect:
        """A key that is no digit, and no Enter that closes one."""
        if naam == "Esc":
            self.back()
        elif naam == "F2":
            self.asked = None
            return self._letter("S", view)
        elif self.asked is not None:
            return self._answer(naam, self.asked)
        elif naam in ("omhoog", "omlaag"):
            self._minutes(1 if naam == "omhoog" else -1, view)
        elif naam == "Enter":
            return self._enter(view)
        elif naam != "J":
            return self._letter(naam, view)
        return Effect.NOTHING

    def spoken(self, letter: str) -> bool:
        """Whether this letter records words that are said: from a list that covers them they come up first."""
        view = self.view()
        given = given_by(view, letter) if view else None
        return given is not None and given.zin is not None

    def pointed_at(self, letter: str) -> Effect:
        """A letter of the procedure by the mouse: as its key, but what that records at once only comes up."""
        view = self.shown()
        self._hint = ""
        return self._letter(letter, view, records=False) if view is not None else Effect.NOTHING

    def _letter(self, letter: str, view: ScreenView, *, records: bool = True) -> Effect:
        given = given_by(view, letter)
        if letter in ("P", "L") and not self._at_once(letter, view):
            # Held down after it recorded, it opens nothing.
            held = self.guard.held(letter.lower(), self.clock.monotonic())
            return Effect.NOTHING if held else Effect.OPEN
        if given is None or not given.opdrachten:
            self.say(getattr(given, "waarom_niet", "") or "Deze toets heeft nu geen taak.")
            return Effect.NOTHING
        gezocht = getattr(given, "alleen_gezocht", "")
        if gezocht and not self._stands(letter, view):
            self.say(gezocht)
            return Effect.NOTHING
        if letter == "X":
            self.klaar = ""
            question = given.vraag or "De vergadering sluiten?"
            self.asked = Asked("X", question, "  J = ja, Esc = nee", given.opdrachten, given.woorden, by_j=True)
            return Effect.NOTHING
        only_stops = all(opdracht.soort == "stop_livestream" for opdracht in given.opdrachten)
        stands = self._stands(letter, view)
        if records and (stands or letter == "P" or only_stops):
            zin = given.zin if stands else None
            return self._record(letter, given.opdrachten, given.woorden, given.vraag, zin)
        held = self.guard.held(letter.lower(), self.clock.monotonic())
        if held or self._echoes(letter):
            return Effect.NOTHING  # a key that recorded, or brought its sentence up, is still held
        self.bring_up(letter)
        return Effect.NOTHING

    def _stands(self, letter: str, view: ScreenView) -> bool:
        """Whether the words of this letter stand on this face now."""
        return letter in view.staat and (self.named is None or letter in self.named or letter == view.klaar)

    def _echoes(self, letter: str) -> bool:
        """Whether this letter recorded just now: its own repeat, which may come slowly, brings nothing up."""
        return bool(self.echoing) and letter == self._by

    def _at_once(self, letter: str, view: ScreenView) -> bool:
        """Whether P or L records: the first P asks for the police, L does what stands beside it on the screen."""
        if letter == "L":
            return self._stands(letter, view)
        from voorzitter_console.procedure.advice.situation import politie_gevraagd_of_verder

        return self.snapshot is not None and not politie_gevraagd_of_verder(self.snapshot.state)

    def _enter(self, view: ScreenView) -> Effect:
        if view.balk is None:
            self.guard.seen(ENTER, self.clock.monotonic())
            if not self.echoing:
                self.say(f"{NO_TASK} Kies een toets op het scherm.")
            return Effect.NOTHING
        return self._record("Enter", view.balk.opdrachten, view.balk.woorden, view.balk.vraag, view.zin)

    def _minutes(self, steps: int, view: ScreenView) -> None:
        """The arrows change the minutes in scenario A's sentence before it is said."""
        if view.minuten is not None:
            self.minuten = max(1, min(MOST_MINUTES, view.minuten + steps))

    def _record(
        self, key: str, opdrachten: Sequence[Opdracht], woorden: str, vraag: str = "", zin: Zin | None = None
    ) -> Effect:
        """A key that records what stands on the screen: first the question that stands before it, if any."""
        said = tuple(self._with_words(opdracht, zin) for opdracht in opdrachten)
        if self._ask_doubled(said, woorden):
            return Effect.NOTHING
        if vraag:
            self.guard.seen(key.lower(), self.clock.monotonic())
            self.asked = Asked(key, vraag, f"{key}: ja, Esc: nee", said, woorden)
            return Effect.NOTHING
        return self._press(key, said, woorden, long=bool(self.klaar))

    def _with_words(self, opdracht: Opdracht, zin: Zin | None) -> Opdracht:
        """With the words that stood on the speaker's own screen; whoever records another's words gives none.

        Where not all of them stood there none are given either: the record then says that they are presumed.
        """
        if zin is None or opdracht.soort not in SPOKEN or self.session.rol != VOORZITTER:
            return opdracht
        words = self.stood(zin)
        return opdracht._replace(velden={"tekst": words, "getoond": True, **opdracht.velden}) if words else opdracht

    def _ask_doubled(self, opdrachten: tuple[Opdracht, ...], woorden: str) -> bool:
        first = self.doubled(opdrachten)
        if first:
            self._ask_same_or_new(first, opdrachten, woorden)
        return bool(first)

    def ask(self, key: str, vraag: str, opdrachten: Sequence[Opdracht], woorden: str) -> None:
        """A question of a face: the same key again records."""
        self.guard.seen(key.lower(), self.clock.monotonic())
        self.asked = Asked(key, vraag, f"  {key} = ja, Esc = nee", tuple(opdrachten), woorden)

    # answers -----------------------------------------------------------------------------------------------------

    def _answer(self, naam: str, asked: Asked) -> Effect:
        """A question keeps its keys: any other one records nothing."""
        if asked.key == SAME_OR_NEW:
            self.say("Zelfde of nieuwe? Kies 1 of 2, of Esc.")
        elif asked.by_j:
            if naam == "J":
                return self._press("J", asked.opdrachten, asked.woorden)
            self.say("Eerst de vraag: J is ja, Esc is nee.")
        elif naam == asked.key:
            return self._press(naam, asked.opdrachten, asked.woorden)
        else:
            self.say(f"Eerst de vraag: {asked.key} is ja, Esc is nee.")
        if naam == "Enter":
            self.guard.seen(ENTER, self.clock.monotonic())
        return Effect.NOTHING

    def digit(self, number: int, then: Callable[[int], Effect]) -> Effect:
        """A digit, in a box too: ``then`` is what it does once it counts; 1-1-2 opens the card and no more."""
        self._then, self._at = then, self.clock.now()
        if self._digits.press(number, self.clock.monotonic()):
            self._digits.clear()
            return Effect.CARD
        return Effect.NOTHING

    def forget_digit(self) -> int:
        """The last digit counts no more by itself, for Enter came after it; 0 where it counted already."""
        return self._digits.waiting()

    def tick(self) -> Effect:
        """A few times a second: a digit counts once no other one followed it; a question that is no more goes."""
        number = self._digits.due(self.clock.monotonic())
        if number:
            return self._then(number)
        self.settle()
        return Effect.NOTHING

    def choose(self, number: int) -> Effect:
        """1, 2 or 3: the answer to "zelfde of nieuwe?", or an optional detail of the entry made last."""
        asked, detail = self.asked, self.detail
        if asked is not None and asked.key == str(number):
            return self._press(str(number), asked.opdrachten, asked.woorden, op=self._at)
        if asked is not None:
            if asked.key != SAME_OR_NEW or number > 2:
                return Effect.NOTHING
            self.asked = None
            return (
                self._press(str(number), asked.opdrachten, asked.woorden, op=asked.op, getoond=asked.getoond)
                if number == 2
                else Effect.NOTHING
            )
        if self.session.rol == GRIFFIER:
            self.task = number
            return Effect.OPEN
        if detail is None or number > min(len(detail.opties), self.answers_shown):
            return Effect.NOTHING
        opdrachten = detail.opdrachten(number)
        if not opdrachten:
            self.details = self.details[1:]  # it says so already
            return Effect.NOTHING
        return self._press(str(number), opdrachten, f"{detail.vraag} {detail.opties[number - 1][0]}", op=self._at)

    def settle(self) -> None:
        """Before drawing: a question that time or another entry answered goes."""
        asked, view = self.asked, self.view()
        if asked is None or view is None or asked.by_j or asked.key == SAME_OR_NEW or asked.key.isdecimal():
            return
        given = view.balk if asked.key == "Enter" else view.toets(asked.key)
        if given is None or not given.vraag:
            self.asked = None

    # recording ---------------------------------------------------------------------------------------------------

    @property
    def positie(self) -> int:
        """The position that a face shows now; 0 before a meeting stands."""
        return self.snapshot.positie if self.snapshot else 0

    def give(
        self,
        key: str,
        opdrachten: Sequence[Opdracht],
        woorden: str,
        *,
        te_bewaren: str = "",
        daarna: str = "",
        getoond: int | None = None,
        rij: bool = False,
    ) -> Effect:
        """What a box (form, list, card) made. NOTHING where it does not count: the question or the hint says why.

        ``getoond``: the position when the box was opened (:attr:`positie`), where it stood open for a while: what it
        says, such as "2e vordering", was true then. ``te_bewaren``, ``daarna``: as in
        :class:`~voorzitter_console.console.messages.RecordingPress`. ``rij``: a row that was marked, of a list that
        stays: its Enter waits after an entry as that of the bar does.
        """
        if self.asked is not None:
            self.say("Beantwoord eerst de vraag in de balk, of Esc.")
            return Effect.NOTHING
        if self._ask_doubled(tuple(opdrachten), woorden):
            return Effect.NOTHING
        return self._press(
            key, tuple(opdrachten), woorden, form=not rij, te_bewaren=te_bewaren, daarna=daarna, getoond=getoond
        )

    def _press(
        self,
        key: str,
        opdrachten: tuple[Opdracht, ...],
        woorden: str,
        *,
        form: bool = False,
        long: bool = False,
        op: datetime | None = None,
        te_bewaren: str = "",
        daarna: str = "",
        getoond: int | None = None,
    ) -> Effect:
        """Judged by the rule against held keys. ``op``: the moment that counts (UTC), where a question came between."""
        verdict = self.guard.press(key.lower(), self.clock.monotonic(), form=form, long=long)
        self._hint = ""
        if verdict is not Verdict.ALLOWED:
            if verdict is not Verdict.HELD:
                self.say(verdict.value)
            return Effect.NOTHING
        self.asked, self.klaar, self._by = None, "", key.upper()
        self.send(opdrachten, woorden, op=op, te_bewaren=te_bewaren, daarna=daarna, getoond=getoond)
        if te_bewaren:
            self.guard.released(self.clock.monotonic())  # a copy may take minutes: the next press does not wait for it
        return Effect.GIVEN

    def doubled(self, opdrachten: Sequence[Opdracht]) -> str:
        """Who has just recorded the same on another station and when, else empty."""
        if self.snapshot is None:
            return ""
        from voorzitter_console.procedure.doubled import just_before

        return just_before(
            self.snapshot.entries, self.snapshot.herroepen, self.session.station, opdrachten, self.clock.now()
        )
