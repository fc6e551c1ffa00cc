"""What may be said of an entry after it was made: three numbers beside the choices, the rest by D and G. Never needed.

The entry stands already: a detail completes it (``vul_aan``), or corrects what the press gave by default.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.regels.asker import Asker
from voorzitter_console.regels.choices import Choice
from voorzitter_console.regels.forms import Made
from voorzitter_console.text import local_clock
from voorzitter_console.view.fields import Veld, kind, label, typed, value_text_of
from voorzitter_console.view.late import late_moment
from voorzitter_console.view.timeline import Post, posts, veld_tekst, velden, verloop

if TYPE_CHECKING:
    from voorzitter_console.entry import Entry
    from voorzitter_console.meeting import Meeting
    from voorzitter_console.protocol.model import Protocol

MOST = 3
LAST = 9
"""So many entries are listed at a time."""

_WORTH = {
    "schors": "reden",
    "spreek_aan": "minuten",
    "vorder": "reactie",
    "beeindig_verstoring": "hoe",
    "bel_politie": "gebeld_door",
    "politie_afgerond": "resultaat",
    "meld_verstoring": "plaats",
    "meld_fysieke_agressie": "soort",
    "verstoorder_vertrokken": "hoe",
}
"""The one field of an entry that is offered at once."""
_USUAL: dict[str, tuple[Any, ...]] = {
    "minuten": (1, 2, 3),
    "reactie": ("geen gehoor", "vertrekt", "niet te verstaan door lawaai"),
    "gebeld_door": ("de bodedienst", "de griffier", "de voorzitter"),
    "resultaat": ("vertrokken", "verwijderd", "aangehouden"),
}


def at_once(entries: Sequence[Entry], protocol: Protocol) -> tuple[Choice, ...]:
    """At most three details of the first of these entries that has one worth asking at once."""
    for entry in entries:
        veld = _WORTH.get(entry.soort)
        given = entry.payload.get(veld) if veld else None
        if veld is None or (given is not None and veld != "minuten"):
            continue
        if veld == "minuten" and entry.payload.get("scenario") != "A":
            continue
        vorm, keuzes = kind(entry.soort, veld)
        values = protocol.schorsing.redenen if entry.soort == "schors" else _USUAL.get(veld, keuzes)
        return tuple(
            Choice("", f"{label(veld)}: {value_text_of(vorm, value)}", (_recording(entry.positie, veld, value, given),))
            for value in values[:MOST]
            if value != given
        )
    return ()


def _recording(positie: int, veld: str, value: Any, given: Any, reden: str = "") -> Opdracht:
    velden: dict[str, Any] = {"positie": positie, "veld": veld, "waarde": value}
    if given is None:
        return Opdracht("vul_aan", velden)
    return Opdracht("corrigeer", {**velden, "reden": reden or "direct na het vastleggen gekozen"})


def of_last(asker: Asker, meeting: Meeting, station: str, now: datetime) -> Made | None:
    """A field of the last own entry; None where nothing is to be recorded. Raises EOFError."""
    own = [post for post in posts(meeting.history) if post.entry.station == station and velden(post)]
    if not own:
        asker.say("Er is nog niets van dit station om aan te vullen.")
        return None
    return _one_field(asker, meeting, max(own, key=lambda post: post.positie), now, retract=False)


def of_any(asker: Asker, meeting: Meeting, now: datetime) -> Made | None:
    """Everything recorded, the latest first; a field of one of them, or taking it back. Raises EOFError."""
    kan = list(reversed(posts(meeting.history)))
    start = 0
    while True:
        part = kan[start : start + LAST]
        lines = [", ".join([f"{local_clock(post.op)} {post.tekst}", *post.merken]) for post in part]
        more = ["eerdere vastleggingen"] if kan[start + LAST :] else []
        chosen = asker.pick("Geschiedenis, het laatste eerst.", [*lines, *more])
        if chosen is None:
            return None
        if chosen < len(part):
            asker.say(*verloop(part[chosen]))
            return _one_field(asker, meeting, part[chosen], now, retract=part[chosen].herroepbaar)
        start += LAST


def _one_field(asker: Asker, meeting: Meeting, post: Post, now: datetime, *, retract: bool) -> Made | None:
    all_fields = velden(post)
    lines = [veld_tekst(veld) for veld in all_fields] + ["herroepen"] * retract
    if not lines:
        asker.say("Hieraan is niets aan te vullen.")
        return None
    chosen = asker.pick(f"Wat van: {local_clock(post.op)} {post.tekst}?", lines)
    if chosen is None:
        return None
    if chosen == len(all_fields):
        sure = asker.yes("Herroepen? Het blijft leesbaar, als herroepen.")
        return ((Opdracht("herroep", {"positie": post.positie}),), "herroepen") if sure else None
    veld = all_fields[chosen]
    value = _value(asker, meeting, veld, now)
    if value is None:
        return None
    reden = "" if veld.leeg else asker.text("Waarom is dit anders dan eerst") or "verbeterd"
    return (_recording(post.positie, veld.naam, value, None if veld.leeg else True, reden),), veld.label


def _value(asker: Asker, meeting: Meeting, veld: Veld, now: datetime) -> Any | None:
    """The value; None where it was skipped or could not be read."""
    if veld.vorm == "keuze":
        chosen = asker.pick(f"{veld.label.capitalize()}?", [value_text_of("keuze", keuze) for keuze in veld.keuzes])
        return None if chosen is None else veld.keuzes[chosen]
    ask = {
        "ja_nee": f"{veld.label}, j of n",
        "labels": f"{veld.label}, zoals NN1, NN2",
        "tijd": "Hoe laat gebeurde het, zoals 20:14 of 20:14:03",
    }
    given = asker.text(ask.get(veld.vorm, veld.label))
    if not given:
        return None
    if veld.vorm == "ja_nee":
        return given.lower() in ("j", "ja")
    try:
        if veld.vorm == "tijd":
            return late_moment(given, now, meeting.entries[0].gebeurd_op)[0]
        return typed(veld.vorm, given, veld.label)
    except ConsoleError as error:
        asker.say(str(error))
        return None
