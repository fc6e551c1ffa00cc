"""A box in lines: a list by its numbers or letters, fields one question after another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voorzitter_console.console.boxes.box import Box, Field, Fill, Tick, unquoted
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.regels.asker import Asker


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxAnswer:
    """What a box made; ``te_bewaren`` and ``daarna`` as :meth:`Console.give` takes them."""

    opdrachten: tuple[Opdracht, ...]
    woorden: str
    te_bewaren: str = ""
    daarna: str = ""


def ask(asker: Asker, box: Box) -> BoxAnswer | None:
    """What was chosen or filled in; None where nothing was. Raises EOFError."""
    while True:
        if isinstance(box, Fill):
            return _fill(asker, box)
        if isinstance(box, Tick):
            marked = asker.several(box.titel, [f"{name} {about}".rstrip() for name, about in box.rijen.items()])
            if not marked:
                return None
            box = box.make([list(box.rijen)[at] for at in marked])
            continue
        if box.vooraf:
            asker.say(box.vooraf)
        letters = [item.letter for item in box.items] if box.items and box.items[0].letter else ()
        chosen = asker.pick(box.titel, [item.woorden for item in box.items], first=letters)
        if chosen is None:
            return None
        item = box.items[chosen]
        if item.verder is None:
            return BoxAnswer(opdrachten=item.opdrachten, woorden=item.woorden)
        box = item.verder()


def _fill(asker: Asker, box: Fill) -> BoxAnswer | None:
    """Asked again with what was typed where it is refused; where nothing was typed only ``j`` records it."""
    fields = list(box.velden)
    while True:
        asker.say(f"{box.titel}. Wat u leeg laat, blijft open." if len(fields) > 1 else box.titel)
        typed = {field.naam: value for field in fields if (value := _one(asker, field))}
        untouched = all(typed.get(field.naam, "") == field.waarde for field in box.velden)
        path = unquoted(typed.get(box.bestand, "")) if box.bestand else ""
        made = box.make(dict(typed))
        if not isinstance(made, str):
            if untouched and not asker.yes(f"Niets ingevuld. Toch vastleggen: {made[1]}?"):
                return None
            return BoxAnswer(opdrachten=made[0], woorden=made[1], te_bewaren=path, daarna=box.daarna)
        if untouched:
            return None
        asker.say(made)
        fields = [replace(field, waarde=typed.get(field.naam, field.waarde)) for field in box.velden]


def _one(asker: Asker, field: Field) -> str:
    if not field.keuzes:
        return asker.text(field.label, field.waarde)
    values = [value for value, _ in field.keuzes if value]
    chosen = asker.pick(f"{field.label}?", [words for value, words in field.keuzes if value], empty="overslaan")
    return field.waarde if chosen is None else values[chosen]
