"""What may be said of an entry after it was made: a field completed, or corrected with a reason, or all taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from voorzitter_console.console.boxes.box import Made
from voorzitter_console.console.boxes.change import changed, usual_answers, value_of
from voorzitter_console.console.boxes.history import NONE_OPEN, NOTHING_OWN, last_own
from voorzitter_console.console.boxes.retract import NONE_OWN, STAYS, retractable, taken_back
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.lines import Regel
from voorzitter_console.regels.asker import Asker
from voorzitter_console.regels.boxes import BoxAnswer
from voorzitter_console.view.fields import Veld, field
from voorzitter_console.view.timeline import Post, veld_tekst, velden, verloop

if TYPE_CHECKING:
    from voorzitter_console.console.boxes.history import Past

LAST = 9
"""So many entries are listed at a time."""
_HOW = {
    "ja_nee": "{}, j of n",
    "labels": "{}, zoals NN1, NN2",
    "tijd": "Hoe laat gebeurde het, zoals 20:14 of 20:14:03",
}


class Details:
    """Asks about the entries of one meeting, as they stand now. Every method raises EOFError."""

    def __init__(self, asker: Asker, past: Past) -> None:
        self._asker = asker
        self._past = past
        self._context = past.context()

    def of_last(self, station: str) -> BoxAnswer | None:
        """A field of the last own entry."""
        post = self._past.post(last_own(self._past.snapshot(), station))
        if post is None:
            self._asker.say(NOTHING_OWN)
            return None
        return self._one_field(post, retract=False)

    def of_any(self) -> BoxAnswer | None:
        """Everything recorded, the latest first; a field of one of them, or taking it back."""
        kan = list(reversed(self._past.posts()))
        start = 0
        while True:
            part = kan[start : start + LAST]
            lines = [", ".join([f"{post.tijd} {post.tekst}", *post.merken]) for post in part]
            more = ["eerdere vastleggingen"] if kan[start + LAST :] else []
            chosen = self._asker.pick("Geschiedenis, het laatste eerst.", [*lines, *more])
            if chosen is None:
                return None
            if chosen < len(part):
                self._asker.say(*verloop(part[chosen]))
                return self._one_field(part[chosen], retract=part[chosen].herroepbaar)
            start += LAST

    def of_open(self) -> BoxAnswer | None:
        """One of what earlier entries still leave open."""
        open_details = self._past.open()
        if not open_details:
            self._asker.say(NONE_OPEN)
            return None
        words = [f"{detail.tijd} {detail.tekst}: {detail.label}?" for detail in open_details]
        chosen = self._asker.pick("Aanvullen: dit is nog open.", words)
        if chosen is None:
            return None
        detail = open_details[chosen]
        post = self._past.post(detail.positie)
        return self._value_of(post, field(post.command, detail.veld)) if post is not None else None

    def retraction(self, station: str) -> BoxAnswer | None:
        """The last own entry, or an earlier one; only ``j`` takes it back."""
        regels = retractable(self._past.snapshot(), station)
        if not regels:
            self._asker.say(NONE_OWN)
            return None
        for regel in regels:
            self._asker.say(f"Herroepen: {regel.tijd} {regel.tekst}?", STAYS)
            answer = self._asker.choice("Typ j om te herroepen, e voor een eerdere, Enter voor terug:").lower()
            if answer in ("j", "ja"):
                return _answer(taken_back(regel))
            if answer != "e":
                return None
        self._asker.say("Er is verder niets van dit scherm dat u kunt herroepen.")
        return None

    def _one_field(self, post: Post, *, retract: bool) -> BoxAnswer | None:
        asker, all_fields = self._asker, velden(post)
        lines = [veld_tekst(veld, post.dag) for veld in all_fields] + ["herroepen"] * retract
        if not lines:
            asker.say("Hieraan is niets aan te vullen.")
            return None
        chosen = asker.pick(f"Wat van: {post.tijd} {post.tekst}?", lines)
        if chosen is None:
            return None
        if chosen < len(all_fields):
            return self._value_of(post, all_fields[chosen])
        if not asker.yes(f"Herroepen? {STAYS}"):
            return None
        return _answer(
            taken_back(Regel(op=post.op, door=post.entry.door, tekst=post.tekst, positie=post.positie, dag=post.dag))
        )

    def _value_of(self, post: Post, veld: Veld) -> BoxAnswer | None:
        value = self._value(post, veld)
        if value is None:
            return None
        reden = "" if veld.leeg else self._asker.text("Waarom is dit anders dan eerst") or "verbeterd"
        return _answer(changed(post, veld, value, reden))

    def _value(self, post: Post, veld: Veld) -> Any | None:
        """The value; None where it was skipped or could not be read."""
        asker = self._asker
        if veld.vorm == "keuze":
            kan = usual_answers(post, veld, self._context)
            chosen = asker.pick(f"{veld.label.capitalize()}?", [words for words, _ in kan])
            return None if chosen is None else kan[chosen][1]
        given = asker.text(_HOW.get(veld.vorm, "{}").format(veld.label))
        if not given:
            return None
        if veld.vorm == "ja_nee":
            if given.lower() in ("j", "ja", "n", "nee"):
                return given.lower() in ("j", "ja")
            asker.say("Typ j of n; er is niets vastgelegd.")
            return None
        try:
            return value_of(post, veld, given, self._context)
        except ConsoleError as error:
            asker.say(str(error))
            return None


def _answer(made: Made) -> BoxAnswer:
    opdrachten, woorden = made
    return BoxAnswer(opdrachten=opdrachten, woorden=woorden)
