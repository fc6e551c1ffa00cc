"""What has no key of its own, and what happened earlier: found by a word. All else about it is completed with D."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voorzitter_console.console.boxes.late import commands_of, moment_of
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.regels.asker import Asker
from voorzitter_console.regels.boxes import BoxAnswer
from voorzitter_console.view.late_items import ITEMS, LateItem

if TYPE_CHECKING:
    from voorzitter_console.console.boxes.history import Past
    from voorzitter_console.entry import Kwaliteit

EXACT: Kwaliteit = "exact"


def something(asker: Asker, past: Past) -> BoxAnswer | None:
    """One of all commands, as of now or with the time at which it happened. Raises EOFError."""
    now = past.now()
    given = asker.line("Hoe laat gebeurde het, zoals 20:14 of 20:14:03? Enter: nu.").strip()
    try:
        moment, kwaliteit = moment_of(past, given) if given else (now, EXACT)
        item = _found(asker)
        if item is None:
            return None
        wie = asker.text("Wie, zoals NN1") if item.wie else ""
        tekst = asker.text(item.tekst_label) if item.tekst else ""
        opdrachten = commands_of(past, item, moment, kwaliteit, wie, tekst)
    except ConsoleError as error:
        asker.say(str(error))
        return None
    if not given:
        opdrachten = tuple(
            Opdracht(one.soort, {name: value for name, value in one.velden.items() if name != "gebeurd_op"})
            for one in opdrachten
        )
    return BoxAnswer(opdrachten=opdrachten, woorden=item.woorden)


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
