"""A box in lines: a list by its numbers or letters, fields one question after another."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.console.boxes.box import Box, Field, Fill, Tick, path_of, unquoted
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.regels.asker import EMPTY, KEEPS, Asker

_AGAIN = f"Wat u typte, staat er nog: Enter laat het staan. Typ een ander pad, of {EMPTY} voor zonder bestand."
_STILL = "Wat u typte, staat er nog: Enter laat het staan."


class BoxAnswer(Struct, frozen=True, kw_only=True):
    """What a box made; ``te_bewaren`` and ``daarna`` as :meth:`Console.give` takes them."""

    opdrachten: tuple[Opdracht, ...]
    woorden: str
    te_bewaren: str = ""
    daarna: str = ""
    volgt: Callable[[], Box] | None = None
    """The box that follows once it is on disk."""
    opnieuw: Box | None = None
    """The same box with what was typed, for where it did not come on disk; None where a part of it may be."""


def ask(asker: Asker, box: Box, *, back: bool = False) -> BoxAnswer | None:
    """What was chosen or filled in; None where nothing was. Raises EOFError.

    ``back``: nothing chosen leads to the box before it, and away only from the first one.
    """
    while True:
        found = _answer(asker, box)
        if isinstance(found, BoxAnswer):
            return replace(found, volgt=box.volgt)
        if found is not None:
            box = found
        elif back and box.terug is not None:
            box = box.terug()
        else:
            return None


def _answer(asker: Asker, box: Box) -> BoxAnswer | Box | None:
    """One box: what it made, the box that it leads to, or None."""
    if isinstance(box, Fill):
        return _fill(asker, box)
    if isinstance(box, Tick):
        marked = asker.several(box.titel, [f"{name} {about}".rstrip() for name, about in box.rijen.items()])
        if not marked:
            return None
        made = box.make([list(box.rijen)[at] for at in marked])
        return BoxAnswer(opdrachten=made[0], woorden=made[1]) if isinstance(made, tuple) else made
    if box.vooraf:
        asker.say(box.vooraf)
    letters = [item.letter for item in box.items] if box.items and box.items[0].letter else ()
    chosen = asker.pick(box.titel, [item.woorden for item in box.items], first=letters)
    if chosen is None:
        return None
    item = box.items[chosen]
    if item.niet:
        asker.say(item.niet)
        return None
    if item.verder is not None:
        return item.verder()
    return BoxAnswer(opdrachten=item.opdrachten, woorden=item.echo)


def _fill(asker: Asker, box: Fill) -> BoxAnswer | None:
    """Asked again with what was typed where it is refused; where nothing was typed only ``j`` records it."""
    fields = list(box.velden)
    if box.vooraf:
        asker.say(box.vooraf)
    while True:
        stands = any(field.waarde and not field.keuzes for field in fields)
        title = f"{box.titel}. Wat u leeg laat, blijft open." if len(fields) > 1 else box.titel
        asker.say(f"{title.rstrip('.')}. {KEEPS}" if stands else title)
        typed = {field.naam: value for field in fields if (value := _one(asker, field))}
        if box.bestand and typed.get(box.bestand) == EMPTY:
            typed[box.bestand] = ""
        untouched = all(typed.get(field.naam, "") == field.waarde for field in box.velden)
        path = unquoted(typed.get(box.bestand, "")) if box.bestand else ""
        made = box.make({naam: value for naam, value in typed.items() if value})
        if not isinstance(made, str) and path and (fault := _unreadable(path)):
            asker.say(f"NIET VASTGELEGD: {fault}", _AGAIN)
        elif not isinstance(made, str):
            nothing = "" if box.vooraf == _STILL else "Niets ingevuld. "
            if untouched and not asker.yes(f"{nothing}Toch vastleggen: {made[1]}?"):
                return None
            kept = [replace(field, waarde=typed.get(field.naam, "")) for field in box.velden]
            again = replace(box, velden=kept, vooraf=_STILL) if typed and len(made[0]) == 1 else None
            return BoxAnswer(opdrachten=made[0], woorden=made[1], te_bewaren=path, daarna=box.daarna, opnieuw=again)
        elif untouched:
            return None
        else:
            asker.say(made)
        fields = [replace(field, waarde=typed.get(field.naam, "")) for field in box.velden]


def _unreadable(path: str) -> str:
    """Why the file cannot be evidence, found out while all that was typed beside it is still there; empty: it can."""
    from voorzitter_console.errors import ConsoleError  # only now: reading evidence is rare, the start is not
    from voorzitter_console.journal.evidence import open_source

    try:
        open_source(path_of(path)).close()
    except ConsoleError as fault:
        return str(fault)
    return ""


def _one(asker: Asker, field: Field) -> str:
    if not field.keuzes:
        return asker.text(field.label, field.waarde)
    kan = [(value, words) for value, words in field.keuzes if value]
    if not field.waarde:
        chosen = asker.pick(f"{field.label.rstrip('?')}?", [words for _, words in kan], empty="overslaan")
        return "" if chosen is None else kan[chosen][0]
    kan += [(value, words) for value, words in field.keuzes if not value]
    now = dict(field.keuzes).get(field.waarde, field.waarde)
    chosen = asker.pick(f"{field.label.rstrip('?')}? Nu: {now}", [words for _, words in kan], empty="zo laten")
    return field.waarde if chosen is None else kan[chosen][0]
