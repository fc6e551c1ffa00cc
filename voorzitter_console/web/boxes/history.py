"""The boxes on what was recorded before: everything in order of time, one entry, one field, and entering afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from voorzitter_console.console.messages import Snapshot
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.grondslag import grondslag, met_grondslag
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.lines import Regel
from voorzitter_console.procedure.sentences import word
from voorzitter_console.text import one_line
from voorzitter_console.view.clocks import kloktijd
from voorzitter_console.view.fields import Veld, field, typed
from voorzitter_console.view.griffier.meelezen import OpenDetail
from voorzitter_console.view.late import aanvang_of, begonnen_op, late_moment, late_text
from voorzitter_console.view.late_items import ITEMS, late_command
from voorzitter_console.view.timeline import Post, veld_tekst, velden, vergadering_op, verloop
from voorzitter_console.web.boxes.during import one, retract
from voorzitter_console.web.boxes.model import Box, Field, FormBox, Line, ListBox, Made, Values

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


def timeline(past: Past) -> ListBox:
    """Everything recorded, the last in time first."""
    lines = tuple(
        Line(woorden=_row(post), verder=partial(entry, past, post.positie, terug=partial(timeline, past)))
        for post in reversed(past.posts())
    )
    late_line = Line(woorden="invoeren achteraf", verder=partial(late, past, terug=partial(timeline, past)), toets="I")
    return ListBox(titel="GESCHIEDENIS", regels=(late_line, *lines))


def _row(post: Post) -> str:
    marks = f" ({', '.join(post.merken)})" if post.merken else ""
    return f"{post.positie}  {kloktijd(post.op)}  {one_line(post.entry.door, 10)}: {post.tekst}{marks}"


def entry(past: Past, positie: int, *, terug: Callable[[], Box] | None = None) -> ListBox:
    """One entry: what stands in it and how it came to be; each field is completed or corrected, the whole retracted."""
    post = past.post(positie)
    if post is None:
        return ListBox(titel=f"POSITIE {positie}", regels=(), vooraf=("Even laden; open dit opnieuw.",), terug=terug)

    def again() -> ListBox:
        return entry(past, positie, terug=terug)

    lines = [
        Line(woorden=veld_tekst(veld), verder=partial(change, past, positie, veld.naam, again)) for veld in velden(post)
    ]
    if post.herroepbaar:
        regel = Regel(op=post.op, door=post.entry.door, tekst=post.tekst, positie=positie)

        def taken() -> Box:
            found = retract((regel,))
            assert isinstance(found, ListBox)
            return replace(found, terug=again, daarna=again)

        lines.append(Line(woorden=RETRACT, verder=taken))
    head = f"{kloktijd(post.op)}  {post.entry.door}: {post.tekst}"
    more = () if lines else ("Hier is niets aan te vullen of te corrigeren.",)
    return ListBox(titel=f"POSITIE {positie}", regels=tuple(lines), vooraf=(head, *verloop(post), *more), terug=terug)


def open_details(past: Past, details: Callable[[], Sequence[OpenDetail]]) -> ListBox:
    """What was left open at earlier entries: one is chosen and completed, the list follows."""

    def again() -> ListBox:
        return open_details(past, details)

    lines = tuple(
        Line(
            woorden=f"{d.tijd}  {d.tekst}: {d.label}?",
            verder=partial(change, past, d.positie, d.veld, again),
        )
        for d in details()
    )
    return ListBox(titel="AANVULLEN: DIT IS NOG OPEN", regels=lines, vooraf=() if lines else ("Er is niets open.",))


def change(past: Past, positie: int, naam: str, again: Callable[[], Box]) -> Box:
    """One field: completed (``vul_aan``) where it is empty, else corrected (``corrigeer``) with a reason."""
    post = past.post(positie)
    if post is None:
        return ListBox(titel=f"POSITIE {positie}", regels=(), vooraf=("Even laden; kies opnieuw.",), terug=again)
    veld = next((v for v in velden(post) if v.naam == naam), None) or field(post.command, naam)
    title = f"POSITIE {positie}: {veld.label.upper()}"
    if veld.vorm in ("keuze", "ja_nee"):
        values = veld.keuzes if veld.vorm == "keuze" else (True, False)
        lines = tuple(
            _chosen(positie, veld, value, title, again) for value in values if veld.leeg or value != veld.waarde
        )
        return ListBox(titel=title, regels=lines, terug=again, daarna=again)
    return _filled_in(past, positie, veld, title, again)


def _chosen(positie: int, veld: Veld, waarde: Any, title: str, again: Callable[[], Box]) -> Line:
    words = word(str(waarde)) if veld.vorm == "keuze" else ("ja" if waarde else "nee")
    if veld.leeg:
        return Line(woorden=words, opdrachten=(_command(positie, veld, waarde, ""),))

    def make(values: Values) -> Made | str:
        reden = values.get("reden", "")
        return one(_command(positie, veld, waarde, reden), _echo(veld)) if reden else GIVE_REASON

    def ask() -> Box:
        fields = (Field(naam="reden", label="Reden"),)
        return FormBox(titel=title, velden=fields, maak=make, terug=again, daarna=again, vooraf=(f"wordt: {words}",))

    return Line(woorden=words, verder=ask)


def _filled_in(past: Past, positie: int, veld: Veld, title: str, again: Callable[[], Box]) -> FormBox:
    """A field that is typed or marked; with its reason where it is a correction."""
    shown = late_text(veld.waarde, past.now()) if veld.vorm == "tijd" else veld.tekst
    marks = past.labels if veld.vorm == "labels" else {}

    def make(values: Values) -> Made | str:
        text, reden = values.get("waarde", ""), values.get("reden", "")
        if not text:
            return f"Typ eerst: {veld.label}, of Esc."
        if not veld.leeg and text == shown.strip():
            return "Er is nog niets veranderd."
        if not veld.leeg and not reden:
            return GIVE_REASON
        try:
            if marks:
                waarde: Any = text.split("\n")
            elif veld.vorm == "tijd":
                aanvang = aanvang_of(past.snapshot().begin)
                waarde = late_moment(text, past.now(), aanvang)[0].isoformat()
            else:
                waarde = typed(veld.vorm, text, veld.label)
        except ConsoleError as error:
            return str(error)
        return one(_command(positie, veld, waarde, reden), _echo(veld))

    name = one_line(veld.label, 30).capitalize()
    if marks:
        before = "\n".join(veld.waarde or ())
        known = tuple((label, f"{one_line(label, 30)}  {about}".rstrip()) for label, about in marks.items())
        first = Field(naam="waarde", label=name, waarde=before, keuzes=known, vorm="merken")
    else:
        first = Field(naam="waarde", label=name, waarde="" if veld.leeg else shown)
    why = () if veld.leeg else (Field(naam="reden", label="Reden"),)
    return FormBox(titel=title, velden=(first, *why), maak=make, terug=again, daarna=again, eerst="waarde")


def _command(positie: int, veld: Veld, waarde: Any, reden: str) -> Opdracht:
    fields: dict[str, Any] = {"positie": positie, "veld": veld.naam, "waarde": waarde}
    return Opdracht("vul_aan" if veld.leeg else "corrigeer", {**fields, "reden": reden} if reden else fields)


def _echo(veld: Veld) -> str:
    return f"{veld.label} {'aangevuld' if veld.leeg else 'gecorrigeerd'}"


def late(past: Past, *, terug: Callable[[], Box] | None = None) -> FormBox:
    """What happened earlier, with its own time; the form comes again for the next one."""

    def make(values: Values) -> Made | str:
        snapshot = past.snapshot()
        item = ITEMS[int(values["wat"])] if values.get("wat", "").isdecimal() else ITEMS[0]
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
        return Made(opdrachten=met_grondslag((opdracht,), ground), woorden=f"achteraf: {item.woorden}")

    what = tuple((str(place), item.woorden) for place, item in enumerate(ITEMS))
    return FormBox(
        titel="INVOEREN ACHTERAF",
        velden=(
            Field(naam="tijd", label="Tijd (20:14)"),
            Field(naam="wat", label="Wat", waarde="0", keuzes=what, vorm="keuze"),
            Field(naam="wie", label="Wie (NN1)"),
            Field(naam="tekst", label="Tekst"),
        ),
        maak=make,
        terug=terug,
        daarna=lambda: late(past, terug=terug),
    )
