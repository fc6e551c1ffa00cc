"""What may be said of an entry after it was made: a field completed, or corrected with a reason, or all taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from voorzitter_console.console.retract import retractable
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.regels.asker import Asker
from voorzitter_console.regels.boxes import BoxAnswer
from voorzitter_console.text import local_clock
from voorzitter_console.view.fields import Veld, detailed, field, typed, value_text_of
from voorzitter_console.view.late import aanvang_of, late_moment
from voorzitter_console.view.timeline import Post, veld_tekst, velden, verloop

if TYPE_CHECKING:
    from voorzitter_console.console.messages import Snapshot
    from voorzitter_console.view.griffier.meelezen import OpenDetail

LAST = 9
"""So many entries are listed at a time."""
_HOW = {
    "ja_nee": "{}, j of n",
    "labels": "{}, zoals NN1, NN2",
    "tijd": "Hoe laat gebeurde het, zoals 20:14 of 20:14:03",
}


class Details:
    """Asks about the entries of one meeting, as they stand now. Every method raises EOFError."""

    def __init__(self, asker: Asker, snapshot: Snapshot, posts: Sequence[Post], now: datetime) -> None:
        self._asker = asker
        self._snapshot = snapshot
        self._posts = posts
        self._now = now

    def of_last(self, station: str) -> BoxAnswer | None:
        """A field of the last own entry."""
        own = [p for p in self._posts if p.entry.station == station and p.positie > 1 and detailed(p.entry.soort)]
        there = [post for post in own if post.herroepen is None and post.entry.door != "systeem"]
        if not there:
            self._asker.say("Er is nog niets van dit station om aan te vullen.")
            return None
        return self._one_field(max(there, key=lambda post: post.positie), retract=False)

    def of_any(self) -> BoxAnswer | None:
        """Everything recorded, the latest first; a field of one of them, or taking it back."""
        kan = list(reversed(self._posts))
        start = 0
        while True:
            part = kan[start : start + LAST]
            lines = [", ".join([f"{local_clock(post.op)} {post.tekst}", *post.merken]) for post in part]
            more = ["eerdere vastleggingen"] if kan[start + LAST :] else []
            chosen = self._asker.pick("Geschiedenis, het laatste eerst.", [*lines, *more])
            if chosen is None:
                return None
            if chosen < len(part):
                self._asker.say(*verloop(part[chosen]))
                return self._one_field(part[chosen], retract=part[chosen].herroepbaar)
            start += LAST

    def of_open(self, open_details: Sequence[OpenDetail]) -> BoxAnswer | None:
        """One of what earlier entries still leave open."""
        if not open_details:
            self._asker.say("Er is niets open.")
            return None
        words = [f"{detail.tijd} {detail.tekst}: {detail.label}?" for detail in open_details]
        chosen = self._asker.pick("Aanvullen: dit is nog open.", words)
        if chosen is None:
            return None
        detail = open_details[chosen]
        post = next(post for post in self._posts if post.positie == detail.positie)
        return self._value_of(post, field(post.command, detail.veld))

    def retraction(self, station: str) -> BoxAnswer | None:
        """The last own entry, or an earlier one; only ``j`` takes it back."""
        regels = retractable(self._snapshot, station)
        if not regels:
            self._asker.say("Er is nog niets van dit station dat u kunt herroepen.")
            return None
        for regel in regels:
            self._asker.say(f"Herroepen: {local_clock(regel.op)} {regel.tekst}?", "Het blijft leesbaar, als herroepen.")
            answer = self._asker.choice("Typ j om te herroepen, e voor een eerdere, Enter voor terug:").lower()
            if answer in ("j", "ja"):
                return BoxAnswer(opdrachten=(Opdracht("herroep", {"positie": regel.positie}),), woorden="herroepen")
            if answer != "e":
                return None
        self._asker.say("Er is verder niets van dit station dat u kunt herroepen.")
        return None

    def _one_field(self, post: Post, *, retract: bool) -> BoxAnswer | None:
        asker, all_fields = self._asker, velden(post)
        lines = [veld_tekst(veld) for veld in all_fields] + ["herroepen"] * retract
        if not lines:
            asker.say("Hieraan is niets aan te vullen.")
            return None
        chosen = asker.pick(f"Wat van: {local_clock(post.op)} {post.tekst}?", lines)
        if chosen is None:
            return None
        if chosen < len(all_fields):
            return self._value_of(post, all_fields[chosen])
        if not asker.yes("Herroepen? Het blijft leesbaar, als herroepen."):
            return None
        return BoxAnswer(opdrachten=(Opdracht("herroep", {"positie": post.positie}),), woorden="herroepen")

    def _value_of(self, post: Post, veld: Veld) -> BoxAnswer | None:
        value = self._value(veld)
        if value is None:
            return None
        given: dict[str, Any] = {"positie": post.positie, "veld": veld.naam, "waarde": value}
        if veld.leeg:
            return BoxAnswer(opdrachten=(Opdracht("vul_aan", given),), woorden=f"{veld.label} aangevuld")
        given["reden"] = self._asker.text("Waarom is dit anders dan eerst") or "verbeterd"
        return BoxAnswer(opdrachten=(Opdracht("corrigeer", given),), woorden=f"{veld.label} gecorrigeerd")

    def _value(self, veld: Veld) -> Any | None:
        """The value; None where it was skipped or could not be read."""
        asker = self._asker
        if veld.vorm == "keuze":
            chosen = asker.pick(f"{veld.label.capitalize()}?", [value_text_of("keuze", keuze) for keuze in veld.keuzes])
            return None if chosen is None else veld.keuzes[chosen]
        given = asker.text(_HOW.get(veld.vorm, "{}").format(veld.label))
        if not given:
            return None
        if veld.vorm == "ja_nee":
            if given.lower() in ("j", "ja", "n", "nee"):
                return given.lower() in ("j", "ja")
            asker.say("Typ j of n; er is niets vastgelegd.")
            return None
        try:
            if veld.vorm == "tijd":
                return late_moment(given, self._now, aanvang_of(self._snapshot.begin))[0].isoformat()
            return typed(veld.vorm, given, veld.label)
        except ConsoleError as error:
            asker.say(str(error))
            return None
