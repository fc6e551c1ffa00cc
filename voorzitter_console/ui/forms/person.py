"""Who: describe a disturber, or say that one stopped, left, came back; a raadslid is put before the raad."""

from __future__ import annotations

from collections.abc import Callable

from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.labels import next_label
from voorzitter_console.procedure.state import Persoon, Persoonstatus, State
from voorzitter_console.text import one_line
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.menu import Item, Menu
from voorzitter_console.ui.forms.text import Field, Made, TextForm

_ORDER = {Persoonstatus.STOREND: 0, Persoonstatus.GESTAAKT: 1, Persoonstatus.VERTROKKEN: 2}
_WORDS = {
    Persoonstatus.STOREND: "storend",
    Persoonstatus.GESTAAKT: "gestaakt",
    Persoonstatus.VERTROKKEN: "vertrokken",
}
_FIELDS = (("signalement", "Signalement"), ("plaats", "Plaats"), ("gedrag", "Gedrag"), ("naam", "Naam"))


def person_form(state: State) -> Form:
    """A description at once while nobody is known, else the list."""
    if not state.personen:
        return describe(next_label(p.label for p in state.personen))
    known = sorted(state.personen, key=lambda person: _ORDER[person.status])
    items = [Item("nieuw: iemand beschrijven", verder=lambda: describe(next_label(p.label for p in state.personen)))]
    items += [Item(_line(person), verder=_about_later(person)) for person in known[:8]]
    return Menu("WIE", items)


def describe(label: str, person: Persoon | None = None) -> TextForm:
    """One person's description; what is left empty stays open."""

    def make(values: dict[str, str]) -> Made | str:
        who = values.pop("label", "")
        if not who:
            return "Geef een aanduiding, zoals NN1."
        return (Opdracht("beschrijf_verstoorder", {"label": who, **values}),), f"{one_line(who, 20)} beschreven"

    fields = [Field("label", "Wie", label)]
    fields += [Field(name, words, (getattr(person, name) or "") if person else "") for name, words in _FIELDS]
    return TextForm("WIE: BESCHRIJVEN", fields, make)


def _about_later(person: Persoon) -> Callable[[], Form]:
    return lambda: about(person)


def about(person: Persoon) -> Menu:
    """What can be said of one known person."""
    label = person.label

    def item(words: str, soort: str, **velden: object) -> Item:
        return Item(words, (Opdracht(soort, {"label": label, **velden}),))

    return Menu(
        f"WIE: {one_line(label, 40)}",
        [
            item(f"{one_line(label, 20)} is vertrokken", "verstoorder_vertrokken"),
            item(f"{one_line(label, 20)} is gestopt, blijft in de zaal", "verstoorder_gestaakt"),
            item(f"{one_line(label, 20)} is terug of gaat weer door", "verstoorder_teruggekeerd"),
            Item("beschrijving aanvullen", verder=lambda: describe(label, person)),
            item(f"{one_line(label, 20)} is raadslid", "beschrijf_verstoorder", rol="raadslid"),
            item(f"{one_line(label, 20)} voorgelegd aan de raad", "leg_voor_aan_raad"),
        ],
    )


def _line(person: Persoon) -> str:
    described = ", ".join(part for part in (person.rol, person.signalement, person.plaats) if part)
    return f"{one_line(person.label, 20)}  {_WORDS[person.status]}  {one_line(described, 60)}".rstrip()
