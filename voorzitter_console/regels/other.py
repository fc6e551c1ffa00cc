"""What has no key of its own, and what happened earlier: found by a word. All else about it is completed with D."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.grondslag import grondslag, met_grondslag
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.regels.asker import Asker
from voorzitter_console.regels.boxes import BoxAnswer
from voorzitter_console.view.late import aanvang_of, begonnen_op, late_moment
from voorzitter_console.view.late_items import ITEMS, LateItem, late_command
from voorzitter_console.view.timeline import vergadering_op

if TYPE_CHECKING:
    from voorzitter_console.console.messages import Snapshot
    from voorzitter_console.entry import Kwaliteit
    from voorzitter_console.view.timeline import Post

EXACT: Kwaliteit = "exact"


def something(asker: Asker, snapshot: Snapshot, posts: Sequence[Post], now: datetime) -> BoxAnswer | None:
    """One of all commands, as of now or with the time at which it happened. Raises EOFError."""
    given = asker.line("Hoe laat gebeurde het, zoals 20:14 of 20:14:03? Enter: nu.").strip()
    try:
        moment, kwaliteit = now, EXACT
        if given:
            begonnen = begonnen_op(snapshot.state)
            moment, kwaliteit = late_moment(given, now, aanvang_of(snapshot.begin), begonnen)
        item = _found(asker)
        if item is None:
            return None
        wie = asker.text("Wie, zoals NN1") if item.wie else ""
        tekst = asker.text(item.tekst_label) if item.tekst else ""
        opdracht = late_command(item, moment, kwaliteit, wie, tekst)
    except ConsoleError as error:
        asker.say(str(error))
        return None
    if not given:
        velden = {name: value for name, value in opdracht.velden.items() if name != "gebeurd_op"}
        opdracht = Opdracht(opdracht.soort, velden)
    begin = snapshot.begin
    stand = vergadering_op(posts, moment, geopend=begin.geopend)
    ground = grondslag(snapshot.protocol, begin.orgaan, stand)
    return BoxAnswer(opdrachten=met_grondslag((opdracht,), ground), woorden=item.woorden)


def _found(asker: Asker) -> LateItem | None:
    """A word that is in one item only is enough; else the items that have it are numbered."""
    while True:
        wanted = (
            asker.line("Wat gebeurde er? Typ een woord, zoals politie; ? noemt alles, Enter is terug:").strip().lower()
        )
        if not wanted:
            return None
        kan = [item for item in ITEMS if wanted == "?" or wanted in item.woorden.lower()]
        if not kan:
            asker.say(f"'{wanted[:40]}' komt in de lijst niet voor.")
        elif len(kan) == 1:
            return kan[0]
        else:
            chosen = asker.pick("Welke?", [item.woorden for item in kan])
            if chosen is not None:
                return kan[chosen]
