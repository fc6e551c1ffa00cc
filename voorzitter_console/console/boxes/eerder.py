"""What was recorded of a person before, and whether two spellings are one person: asked, never decided here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from voorzitter_console.aftercare.book import ZOEK
from voorzitter_console.aftercare.eerder import Mogelijk, Voorkomen
from voorzitter_console.console.boxes.box import Box, Item, Pick
from voorzitter_console.console.boxes.decided import Afterwards, person_words
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.text import one_line


def whom(na: Afterwards, *, terug: Callable[[], Box]) -> Pick:
    """Of whom it is looked for; looking records nothing."""
    back = partial(whom, na, terug=terug)
    items = [
        Item(
            f"eerdere voorvallen van {one_line(person_words(p.label, p.naam), 60)}",
            (Opdracht(ZOEK, {"label": p.label}),),
            niet="" if p.naam else f"Van {p.label} is geen naam vastgelegd: zonder naam is er niets te vergelijken.",
        )
        for p in na.see().state.personen
    ]
    told = "" if items else "Er is nog niemand beschreven."
    return Pick(titel="EERDERE VOORVALLEN", items=items, vooraf=told, terug=terug, volgt=partial(found, na, terug=back))


def found(na: Afterwards, *, terug: Callable[[], Box]) -> Pick:
    """What is known, and what is still asked."""
    seen = na.see().eerder
    if seen is None:
        return Pick(titel="EERDERE VOORVALLEN", items=(), vooraf="Zoek opnieuw.", terug=terug)
    again = partial(found, na, terug=terug)
    items = [Item(f"dezelfde? {one.wie.kop}, {one.waarom}", verder=partial(_ask, na, one, again)) for one in seen.vraag]
    items += [
        Item(f"{'later' if seen.is_later(one) else 'eerder'}: {one.kop}", verder=partial(_told, na, one, again))
        for one in seen.zelfde
    ]
    items += [Item(f"iemand anders: {one.kop}", verder=partial(_told, na, one, again)) for one in seen.anders]
    title = f"EERDER: {one_line(person_words(seen.label, seen.naam), 60)}"
    return Pick(titel=title, items=items, vooraf=seen.zin, terug=terug)


def _ask(na: Afterwards, one: Mogelijk, again: Callable[[], Box]) -> Pick:
    """The two beside each other, with what was recorded there."""
    seen = na.see().eerder
    known = next((p.signalement for p in na.see().state.personen if seen is not None and p.label == seen.label), None)
    looks = f", herkenbaar: {one_line(known, 120)}" if known else ""
    here = "" if seen is None else f"Hier: “{one_line(seen.naam, 60)}” ({seen.label}){looks}. "
    about = "; ".join(one.wie.wat) or "verder is daar niets over deze persoon vastgelegd"
    told = f"{here}Daar: {one.wie.kop} ({one.waarom}). Vastgelegd: {about}."
    items = [
        Item("ja, dezelfde persoon", (_said(na, one.wie, zelfde=True),)),
        Item("nee, iemand anders", (_said(na, one.wie, zelfde=False),)),
        Item("dat weet ik niet: laat de vraag staan", verder=again),
    ]
    return Pick(titel="DEZELFDE PERSOON?", items=items, vooraf=told, terug=again, volgt=again)


def _told(na: Afterwards, one: Voorkomen, again: Callable[[], Box]) -> Pick:
    """One earlier record; what was said of it can be said otherwise, the last word counts."""
    about = "; ".join(one.wat) or "verder is er niets over deze persoon vastgelegd"
    seen = na.see().eerder
    same = seen is not None and one in seen.zelfde
    words = "toch iemand anders" if same else "toch dezelfde persoon"
    item = Item(words, (_said(na, one, zelfde=not same),))
    return Pick(titel="ANDER VOORVAL", items=[item], vooraf=f"{one.kop}. {about}.", terug=again, volgt=again)


def _said(na: Afterwards, other: Voorkomen, *, zelfde: bool) -> Opdracht:
    seen = na.see().eerder
    assert seen is not None
    return Opdracht(
        "vergelijk_persoon", {"label": seen.label, "stroom": other.stroom, "ander": other.label, "zelfde": zelfde}
    )
