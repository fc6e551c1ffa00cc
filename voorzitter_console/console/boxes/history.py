"""The boxes on what was recorded before: everything in order of time, one entry, one field, and entering afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from voorzitter_console.console.boxes.box import Box, Field, Fill, Item, Made, Pick, Tick
from voorzitter_console.console.boxes.then import ThenFill, ThenPick
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.grondslag import grondslag, met_grondslag
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.lines import Regel
from voorzitter_console.procedure.sentences import word
from voorzitter_console.text import local_clock, one_line
from voorzitter_console.view.clocks import kloktijd
from voorzitter_console.view.fields import Veld, field, typed
from voorzitter_console.view.griffier.meelezen import OpenDetail
from voorzitter_console.view.late import aanvang_of, begonnen_op, late_moment, late_text
from voorzitter_console.view.late_items import ITEMS, late_command
from voorzitter_console.view.timeline import Post, veld_tekst, velden, vergadering_op, verloop

RETRACT = "herroepen: dit gebeurde niet, of niet zo"
GIVE_REASON = "Geef een reden, bijvoorbeeld: vergist."


@dataclass(frozen=True, slots=True)
class Past:
    """What these boxes look things up in: the timeline as it is now, and the meeting."""

    posts: Callable[[], tuple[Post, ...]]
    snapshot: Callable[[], Snapshot]
    now: Callable[[], datetime]

    def post(self, positie: int) -> Post | None:
        return next((post for post in self.posts() if post.positie == positie), None)

    @property
    def labels(self) -> dict[str, str]:
        """The persons that were named, each with a few words."""
        found: dict[str, str] = {}
        for post in self.posts():
            label = getattr(post.command, "label", None)
            if label is not None and post.herroepen is None:
                about = getattr(post.command, "signalement", None) or ""
                found[label] = one_line(about, 40) or found.get(label, "")
        return found


def timeline(past: Past, *, letter: str = "I", terug: Callable[[], Box] | None = None) -> Pick:
    """Everything recorded, the last in time first; ``letter`` is that of entering afterwards, where it has one."""
    back = partial(timeline, past, letter=letter, terug=terug)
    items = [Item(_row(post), verder=partial(entry, past, post.positie, terug=back)) for post in reversed(past.posts())]
    late_item = Item("invoeren achteraf", verder=partial(late, past, terug=back), letter=letter)
    return Pick(titel="GESCHIEDENIS", items=(late_item, *items), terug=terug)


def _row(post: Post) -> str:
    marks = f" ({', '.join(post.merken)})" if post.merken else ""
    return f"{post.positie}  {kloktijd(post.op)}  {one_line(post.entry.door, 10)}: {post.tekst}{marks}"


def entry(past: Past, positie: int, *, terug: Callable[[], Box] | None = None) -> Pick:
    """One entry: what stands in it and how it came to be; each field is completed or corrected, the whole retracted."""
    post = past.post(positie)
    if post is None:
        return _loading(positie, terug)
    again = partial(entry, past, positie, terug=terug)
    items = [Item(veld_tekst(veld), verder=partial(change, past, positie, veld.naam, again)) for veld in velden(post)]
    if post.herroepbaar:
        regel = Regel(op=post.op, door=post.entry.door, tekst=post.tekst, positie=positie)
        items.append(Item(RETRACT, verder=lambda: replace(retract_one(regel), terug=again, volgt=again)))
    head = f"{kloktijd(post.op)}  {post.entry.door}: {post.tekst}"
    more = () if items else ("Hier is niets aan te vullen of te corrigeren.",)
    return Pick(titel=f"POSITIE {positie}", items=items, vooraf=". ".join((head, *verloop(post), *more)), terug=terug)


def _loading(positie: int, terug: Callable[[], Box] | None) -> Pick:
    return Pick(titel=f"POSITIE {positie}", items=(), vooraf="Even laden; open dit opnieuw.", terug=terug)


def open_details(past: Past, details: Callable[[], Sequence[OpenDetail]]) -> Pick:
    """What was left open at earlier entries: one is chosen and completed, the list follows."""
    again = partial(open_details, past, details)
    items = [
        Item(f"{d.tijd}  {d.tekst}: {d.label}?", verder=partial(change, past, d.positie, d.veld, again))
        for d in details()
    ]
    return Pick(titel="AANVULLEN: DIT IS NOG OPEN", items=items, vooraf="" if items else "Er is niets open.")


def change(past: Past, positie: int, naam: str, again: Callable[[], Box]) -> Box:
    """One field: completed (``vul_aan``) where it is empty, else corrected (``corrigeer``) with a reason."""
    post = past.post(positie)
    if post is None:
        return _loading(positie, again)
    veld = next((v for v in velden(post) if v.naam == naam), None) or field(post.command, naam)
    title = f"POSITIE {positie}: {veld.label.upper()}"
    if veld.vorm in ("keuze", "ja_nee"):
        values: tuple[Any, ...] = veld.keuzes if veld.vorm == "keuze" else (True, False)
        items = [_chosen(positie, veld, value, title, again) for value in values if veld.leeg or value != veld.waarde]
        return ThenPick(titel=title, items=items, terug=again, volgt=again)
    if veld.vorm == "labels" and (labels := past.labels):

        def marked(given: list[str]) -> Box:
            item = _chosen(positie, veld, given, title, again)
            return item.verder() if item.verder else ThenPick(titel=title, items=(item,), terug=again, volgt=again)

        return Tick(titel=title, rijen=labels, make=marked, wat="iemand", terug=again)
    return _typed(past, positie, veld, title, again)


def _chosen(positie: int, veld: Veld, waarde: Any, title: str, again: Callable[[], Box]) -> Item:
    words = _words(veld, waarde)
    if veld.leeg:
        return Item(words, (_command(positie, veld, waarde, ""),))

    def make(values: dict[str, str]) -> Made | str:
        reden = values.get("reden", "")
        return ((_command(positie, veld, waarde, reden),), _echo(veld)) if reden else GIVE_REASON

    reason = [Field("reden", "Reden")]
    box = ThenFill(titel=title, velden=reason, make=make, terug=again, volgt=again, vooraf=f"wordt: {words}")
    return Item(words, verder=lambda: box)


def _words(veld: Veld, waarde: Any) -> str:
    if isinstance(waarde, list):
        return ", ".join(one_line(label, 30) for label in waarde)
    return word(str(waarde)) if veld.vorm == "keuze" else ("ja" if waarde else "nee")


def _typed(past: Past, positie: int, veld: Veld, title: str, again: Callable[[], Box]) -> Fill:
    """A field that is typed; with its reason where it is a correction."""
    shown = late_text(veld.waarde, past.now()) if veld.vorm == "tijd" else veld.tekst

    def make(values: dict[str, str]) -> Made | str:
        text, reden = values.get("waarde", ""), values.get("reden", "")
        if not text:
            return f"Typ eerst: {veld.label}, of Esc."
        if not veld.leeg and text == shown.strip():
            return "Er is nog niets veranderd."
        if not veld.leeg and not reden:
            return GIVE_REASON
        try:
            if veld.vorm == "tijd":
                waarde: Any = late_moment(text, past.now(), aanvang_of(past.snapshot().begin))[0].isoformat()
            else:
                waarde = typed(veld.vorm, text, veld.label)
        except ConsoleError as error:
            return str(error)
        return (_command(positie, veld, waarde, reden),), _echo(veld)

    first = Field("waarde", one_line(veld.label, 30).capitalize(), "" if veld.leeg else shown)
    why = () if veld.leeg else (Field("reden", "Reden"),)
    return ThenFill(titel=title, velden=(first, *why), make=make, terug=again, volgt=again, eerst="waarde")


def _command(positie: int, veld: Veld, waarde: Any, reden: str) -> Opdracht:
    fields: dict[str, Any] = {"positie": positie, "veld": veld.naam, "waarde": waarde}
    return Opdracht("vul_aan" if veld.leeg else "corrigeer", {**fields, "reden": reden} if reden else fields)


def _echo(veld: Veld) -> str:
    return f"{veld.label} {'aangevuld' if veld.leeg else 'gecorrigeerd'}"


def late(past: Past, *, terug: Callable[[], Box] | None = None) -> Fill:
    """What happened earlier, with its own time; the form comes again for the next one."""

    def make(values: dict[str, str]) -> Made | str:
        snapshot = past.snapshot()
        item = ITEMS[int(values.get("wat", "0"))]
        begin = snapshot.begin
        try:
            op, kwaliteit = late_moment(
                values.get("tijd", ""), past.now(), aanvang_of(begin), begonnen_op(snapshot.state)
            )
            opdracht = late_command(item, op, kwaliteit, values.get("wie", ""), values.get("tekst", ""))
        except ConsoleError as error:
            return str(error)
        stand = vergadering_op(past.posts(), op, geopend=begin.geopend)
        ground = grondslag(snapshot.protocol, begin.orgaan, stand)
        return met_grondslag((opdracht,), ground), f"achteraf: {item.woorden}"

    what = tuple((str(place), item.woorden) for place, item in enumerate(ITEMS))
    fields = [Field("tijd", "Tijd (20:14)"), Field("wat", "Wat", "0", what)]
    return ThenFill(
        titel="INVOEREN ACHTERAF",
        velden=[*fields, Field("wie", "Wie (NN1)"), Field("tekst", "Tekst")],
        make=make,
        terug=terug,
        volgt=partial(late, past, terug=terug),
    )


def retract_one(regel: Regel, more: Sequence[Item] = ()) -> ThenPick:
    """Take back this one."""
    taken = Item(f"herroep: {retract_words(regel)}", (Opdracht("herroep", {"positie": regel.positie}),), letter="J")
    return ThenPick(titel="HERROEPEN", items=(taken, *more), vooraf="Het blijft leesbaar in het verslag.")


def retract_words(regel: Regel) -> str:
    """``20:14:03  Vergadering geschorst``."""
    return f"{local_clock(regel.op)}  {one_line(regel.tekst, 400)}"
