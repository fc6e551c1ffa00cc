"""One field of one entry: completed (``vul_aan``) where it is empty, else corrected (``corrigeer``) with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from msgspec import Struct, field

from voorzitter_console.console.boxes.box import Box, Field, Fill, Item, Made, Pick, Tick
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.ending import hoe_kan
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.parse import BEGINS
from voorzitter_console.text import one_line
from voorzitter_console.view.answers import Antwoord, answers
from voorzitter_console.view.fields import Veld, typed, value_text_of
from voorzitter_console.view.late import aanvang_of, begonnen_op, late_moment, late_text
from voorzitter_console.view.timeline import Post

LONG_TITLE = 76
GIVE_REASON = "Geef een reden, bijvoorbeeld: vergist."
STANDS = "Zo staat het er al; kies een ander antwoord, of Esc."


class Context(Struct, frozen=True, kw_only=True):
    """What these boxes need to know of the meeting."""

    labels: Mapping[str, str]
    """The persons that were named, each with a few words."""
    aanvang: datetime
    now: Callable[[], datetime]
    begonnen: Sequence[datetime] = ()
    """What began in the meeting (UTC): a time to the minute lies after what began within that minute."""
    eerst: Mapping[tuple[str, str], Sequence[Any]] = field(default_factory=dict)
    """By command and field the answers that stand first: the protocol's reasons, how a disturbance can have ended."""


def context_of(posts: Sequence[Post], now: Callable[[], datetime], snapshot: Snapshot) -> Context:
    """Of that meeting, with its timeline as it is now."""
    labels: dict[str, str] = {}
    for post in posts:
        label = getattr(post.command, "label", None)
        if label is not None and post.herroepen is None:
            about = getattr(post.command, "signalement", None) or ""
            labels[label] = one_line(about, 40) or labels.get(label, "")
    begun = next((post.command for post in posts if post.entry.soort in BEGINS), snapshot.begin)
    return Context(
        labels=labels,
        aanvang=aanvang_of(begun),
        now=now,
        begonnen=begonnen_op(snapshot.state),
        eerst={
            ("schors", "reden"): snapshot.protocol.schorsing.redenen,
            ("beeindig_verstoring", "hoe"): hoe_kan(snapshot.state),
        },
    )


def change(post: Post, veld: Veld, context: Context, again: Callable[[], Box]) -> Box:
    """The box for this field; ``again`` is what follows, and what going back leads to."""
    value = partial(_chosen, post, veld, again)
    usual = usual_answers(post, veld, context)
    title = _title(post, veld)
    if veld.vorm == "keuze":
        return Pick(titel=title, items=[value(words, given) for words, given in usual], terug=again, volgt=again)
    if veld.vorm == "ja_nee":
        return Pick(titel=title, items=[value("ja", True), value("nee", False)], terug=again, volgt=again)
    if veld.vorm == "labels" and context.labels:
        return _whom(post, veld, context, again)
    if veld.vorm == "tekst" and usual:
        own = Item("iets anders: in eigen woorden", verder=partial(_own_words, post, veld, context, again))
        items = [*(value(words, given) for words, given in usual), own]
        return Pick(titel=title, items=items, terug=again, volgt=again)
    return _typed(post, veld, context, terug=again, volgt=again)


def usual_answers(post: Post, veld: Veld, context: Context) -> tuple[Antwoord, ...]:
    """The answers to choose among, in words and as the field's value; what this meeting makes likely stands first."""
    soort = "vorder" if getattr(post.command, "telt_als_vordering", False) else post.entry.soort
    return answers(soort, veld.naam, context.eerst.get((soort, veld.naam), ()))


def value_of(post: Post, veld: Veld, text: str, context: Context) -> Any:
    """What was typed as the field's value. Raises ConsoleError with one sentence."""
    if veld.vorm != "tijd":
        return typed(veld.vorm, text, veld.label)
    begun = [moment for moment in context.begonnen if moment != post.op]  # not after its own beginning
    return late_moment(text, context.now(), context.aanvang, begun)[0].isoformat()


def changed(post: Post, veld: Veld, waarde: Any, reden: str = "") -> Made:
    """The command that completes or corrects the field, and what is said of it."""
    velden: dict[str, Any] = {"positie": post.positie, "veld": veld.naam, "waarde": waarde}
    if reden:
        velden["reden"] = reden
    opdracht = Opdracht("vul_aan" if veld.leeg else "corrigeer", velden)
    return (opdracht,), f"{veld.label} {'aangevuld' if veld.leeg else 'gecorrigeerd'}"


def _title(post: Post, veld: Veld) -> str:
    return one_line(f"{veld.label.upper()} van {post.tijd} {post.tekst}", LONG_TITLE)


def _chosen(post: Post, veld: Veld, again: Callable[[], Box], words: str, waarde: Any) -> Item:
    """One answer; the one that stands there already keeps its digit, so that a digit means the same everywhere."""
    if veld.leeg:
        opdrachten, _said = changed(post, veld, waarde)
        return Item(words, opdrachten)
    if waarde == veld.waarde:
        return Item(f"{words} (zo staat het er nu)", niet=STANDS)
    return Item(words, verder=partial(_reason, post, veld, waarde, again))


def _whom(post: Post, veld: Veld, context: Context, again: Callable[[], Box]) -> Tick:
    named = list(veld.waarde or ())

    def make(labels: list[str]) -> Box | Made:
        return changed(post, veld, labels) if veld.leeg else _reason(post, veld, labels, again)

    return Tick(
        titel=_title(post, veld),
        rijen=dict.fromkeys([*context.labels, *named], "") | dict(context.labels),
        make=make,
        wat="wie",
        gemerkt=named,
        legt_vast=veld.leeg,
        terug=again,
        volgt=again,
    )


def _own_words(post: Post, veld: Veld, context: Context, again: Callable[[], Box]) -> Fill:
    """The field typed, where none of the usual answers is meant."""
    return _typed(post, veld, context, terug=partial(change, post, veld, context, again), volgt=again)


def _reason(post: Post, veld: Veld, waarde: Any, again: Callable[[], Box]) -> Fill:
    def make(values: dict[str, str]) -> Made | str:
        reden = values.get("reden", "")
        return changed(post, veld, waarde, reden) if reden else GIVE_REASON

    wordt = ", ".join(waarde) if isinstance(waarde, list) else value_text_of(veld.vorm, waarde)
    return Fill(
        titel=_title(post, veld),
        vooraf=f"wordt: {one_line(wordt, 200)}",
        velden=[Field("reden", "Reden")],
        make=make,
        terug=again,
        volgt=again,
    )


def _typed(post: Post, veld: Veld, context: Context, *, terug: Callable[[], Box], volgt: Callable[[], Box]) -> Fill:
    """A field that is typed; with its reason where it is a correction."""
    shown = late_text(veld.waarde, context.now()) if veld.vorm == "tijd" else veld.tekst

    def make(values: dict[str, str]) -> Made | str:
        text, reden = values.get("waarde", ""), values.get("reden", "")
        if not text:
            return f"Typ eerst: {veld.label}, of Esc."
        if not veld.leeg and text == shown.strip():
            return "Er is nog niets veranderd."
        if not veld.leeg and not reden:
            return GIVE_REASON
        try:
            return changed(post, veld, value_of(post, veld, text, context), reden)
        except ConsoleError as error:
            return str(error)

    first = Field("waarde", veld.label.capitalize(), "" if veld.leeg else shown)
    velden = [first] if veld.leeg else [first, Field("reden", "Reden")]
    return Fill(titel=_title(post, veld), velden=velden, make=make, eerst="waarde", terug=terug, volgt=volgt)
