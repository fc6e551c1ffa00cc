"""One field of one entry: completed (``vul_aan``) where it is empty, else corrected (``corrigeer``) with a reason.

It stays until the entry is on disk: a refusal is shown in it, with what was typed still there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from voorzitter_console.console.boxes.box import Field, Made
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.text import one_line
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.labels import LabelsForm
from voorzitter_console.ui.forms.menu import Menu, MenuLine
from voorzitter_console.ui.forms.text import TextForm
from voorzitter_console.view.answers import answers
from voorzitter_console.view.clocks import kloktijd
from voorzitter_console.view.fields import Veld, typed
from voorzitter_console.view.late import late_moment, late_text
from voorzitter_console.view.timeline import Post

LONG_TITLE = 76
GIVE_REASON = "Geef een reden, bijvoorbeeld: vergist."


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the forms need to know of the meeting."""

    labels: Mapping[str, str]
    """The persons that were named, each with a few words."""
    aanvang: datetime
    now: Callable[[], datetime]
    begonnen: Sequence[datetime] = ()
    """What began in the meeting (UTC): a time to the minute lies after what began within that minute."""
    eerst: Mapping[tuple[str, str], Sequence[Any]] = field(default_factory=dict)
    """By command and field the answers that stand first: the protocol's reasons, how a disturbance can have ended."""


def field_form(post: Post, veld: Veld, context: Context, again: Callable[[], Form]) -> Form:
    """The form for this field; ``again`` is what follows, and what Esc goes back to."""
    title = one_line(f"{veld.label.upper()} van {kloktijd(post.op)} {post.tekst}", LONG_TITLE)
    soort = "vorder" if getattr(post.command, "telt_als_vordering", False) else post.entry.soort
    usual = answers(soort, veld.naam, context.eerst.get((soort, veld.naam), ()))
    value = partial(_chosen, post, veld, title, again)

    form: Form
    if veld.vorm == "keuze":
        form = Menu(title, [value(words, given) for words, given in usual])
    elif veld.vorm == "ja_nee":
        form = Menu(title, [value("ja", True), value("nee", False)])
    elif veld.vorm == "labels" and context.labels:
        form = LabelsForm(
            title, context.labels, veld.waarde or (), lambda given: _named(post, veld, given, title, again)
        )
    elif veld.vorm == "tekst" and usual:
        items = [value(words, given) for words, given in usual]
        form = Menu(
            title,
            [*items, MenuLine("iets anders: in eigen woorden", verder=partial(own_words, post, veld, context, again))],
        )
    else:
        form = _typed(post, veld, title, context)
    form.back = form.then = again
    return form


def own_words(post: Post, veld: Veld, context: Context, again: Callable[[], Form]) -> Form:
    """The field typed, where none of the usual answers is meant."""
    title = one_line(f"{veld.label.upper()} van {kloktijd(post.op)} {post.tekst}", LONG_TITLE)
    form = _typed(post, veld, title, context)
    form.back = partial(field_form, post, veld, context, again)
    form.then = again
    return form


def _chosen(post: Post, veld: Veld, title: str, again: Callable[[], Form], words: str, waarde: Any) -> MenuLine:
    """One answer; the one that stands there already keeps its digit, so that a digit means the same everywhere."""
    if veld.leeg:
        return MenuLine(words, (change(post, veld, waarde, ""),))
    if waarde == veld.waarde:
        return MenuLine(f"{words} (zo staat het er nu)", niet="Zo staat het er al; kies een ander antwoord, of Esc.")
    return MenuLine(words, verder=partial(_reason, post, veld, waarde, title, again))


def change(post: Post, veld: Veld, waarde: Any, reden: str) -> Opdracht:
    """The command that completes or corrects the field."""
    velden: dict[str, Any] = {"positie": post.positie, "veld": veld.naam, "waarde": waarde}
    if reden:
        velden["reden"] = reden
    return Opdracht("vul_aan" if veld.leeg else "corrigeer", velden)


def echo(veld: Veld) -> str:
    """What the bar says of it."""
    return f"{veld.label} {'aangevuld' if veld.leeg else 'gecorrigeerd'}"


def _reason(post: Post, veld: Veld, waarde: Any, title: str, again: Callable[[], Form]) -> Form:
    def make(values: dict[str, str]) -> Made | str:
        reden = values.get("reden", "")
        return ((change(post, veld, waarde, reden),), echo(veld)) if reden else GIVE_REASON

    form = TextForm(title, [Field("reden", "Reden")], make)
    form.back = form.then = again
    return form


def _named(post: Post, veld: Veld, labels: list[str], title: str, again: Callable[[], Form]) -> Made | Form:
    if veld.leeg:
        return (change(post, veld, labels, ""),), echo(veld)
    return _reason(post, veld, labels, title, again)


def _typed(post: Post, veld: Veld, title: str, context: Context) -> TextForm:
    """A field that is typed; with its reason where it is a correction."""

    def make(values: dict[str, str]) -> Made | str:
        text = values.get("waarde", "")
        if not text:
            return f"Typ eerst: {veld.label}, of Esc."
        if not veld.leeg and text == shown.strip():
            return "Er is nog niets veranderd."
        reden = values.get("reden", "")
        if not veld.leeg and not reden:
            return GIVE_REASON
        try:
            waarde = moment(text) if veld.vorm == "tijd" else typed(veld.vorm, text, veld.label)
        except ConsoleError as error:
            return str(error)
        return (change(post, veld, waarde, reden),), echo(veld)

    def moment(text: str) -> str:
        begun = [moment for moment in context.begonnen if moment != post.op]  # not after its own beginning
        return late_moment(text, context.now(), context.aanvang, begun)[0].isoformat()

    shown = late_text(veld.waarde, context.now()) if veld.vorm == "tijd" else veld.tekst
    name = one_line(veld.label, 12).capitalize()
    fields = [Field("waarde", name, "" if veld.leeg else shown)]
    form = TextForm(title, fields if veld.leeg else [*fields, Field("reden", "Reden")], make)
    form.first = "waarde"
    return form
