"""A row of the register: who, where, how many; gone, stopped or back; there and heard it at a vordering."""

from __future__ import annotations

from functools import partial
from typing import Any

from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.words import rangnummer
from voorzitter_console.procedure.state import Persoon, State
from voorzitter_console.text import one_line
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.menu import Item, Menu
from voorzitter_console.ui.forms.text import Field, Made, TextForm
from voorzitter_console.view.fields import kind, typed

_TEXTS = (
    ("signalement", "Signalement"),
    ("plaats", "Plaats"),
    ("gedrag", "Gedrag"),
    ("aantal", "Aantal"),
    ("naam", "Naam"),
    ("aanwezig_sinds", "Er sinds"),
)
_MINOR = (("", "niet ingevuld"), ("ja", "ja"), ("nee", "nee"))


def row_form(person: Persoon) -> TextForm:
    """Everything of one person; only what was changed is recorded, so that it overwrites nothing of the other's."""
    before = {name: str(getattr(person, name) or "") for name, _ in _TEXTS}
    before["rol"] = person.rol or ""
    minor = person.vermoedelijk_minderjarig
    before["vermoedelijk_minderjarig"] = "" if minor is None else "ja" if minor else "nee"

    def make(values: dict[str, str]) -> Made | str:
        changed: dict[str, Any] = {n: v for n, v in values.items() if v != before[n].strip()}
        if not changed:
            return "Er is nog niets veranderd; Esc gaat terug."
        try:
            if "aantal" in changed:
                changed["aantal"] = typed("getal", changed["aantal"], "aantal")
        except ConsoleError as error:
            return str(error)
        if "vermoedelijk_minderjarig" in changed:
            changed["vermoedelijk_minderjarig"] = changed["vermoedelijk_minderjarig"] == "ja"
        command = Opdracht("beschrijf_verstoorder", {"label": person.label, **changed})
        return (command,), f"{one_line(person.label, 20)} aangevuld"

    roles = (("", "niet ingevuld"), *((value, value) for value in kind("beschrijf_verstoorder", "rol")[1]))
    fields = [Field(name, words, before[name]) for name, words in _TEXTS]
    fields.insert(4, Field("rol", "Rol", before["rol"], roles))
    fields.append(Field("vermoedelijk_minderjarig", "Minderjarig?", before["vermoedelijk_minderjarig"], _MINOR))
    form = TextForm(f"VERSTOORDER {one_line(person.label, 40)}", fields, make)
    form.first = next((name for name, _ in _TEXTS if not before[name]), "signalement")
    return form


def left_form(person: Persoon) -> Menu:
    """Gone and how, stopped, or back."""
    label = person.label

    def gone(words: str, hoe: str) -> Item:
        return Item(words, (Opdracht("verstoorder_vertrokken", {"label": label, "hoe": hoe}),))

    items = [
        gone("weg: vrijwillig vertrokken", "vrijwillig"),
        gone("weg: vertrokken na de vordering", "na_vordering"),
        gone("weg: door de politie verwijderd", "verwijderd"),
        gone("weg: aangehouden", "aangehouden"),
        Item("weg: hoe is nog niet bekend", (Opdracht("verstoorder_vertrokken", {"label": label}),)),
        Item("gestopt, is nog in de zaal", (Opdracht("verstoorder_gestaakt", {"label": label}),)),
        Item("terug, of stoort opnieuw", (Opdracht("verstoorder_teruggekeerd", {"label": label}),)),
        gone("weg: met zorgverleners", "zorg"),
    ]
    if person.rol == "raadslid":
        items.append(Item("voorgelegd aan de raad", (Opdracht("leg_voor_aan_raad", {"label": label}),)))
    return Menu(f"{one_line(label, 40)}: WEG, GESTOPT OF TERUG", items)


def presence_form(state: State, person: Persoon) -> Form | None:
    """Was the person there at the last vordering, and was it heard; the earlier ones follow. None: none was spoken."""
    verstoring = next((v for v in reversed(state.verstoringen) if v.vorderingen), None)
    if verstoring is None:
        return None
    return _presence(person.label, len(verstoring.vorderingen), len(verstoring.vorderingen))


def _presence(label: str, nummer: int, laatste: int) -> Menu:
    def said(words: str, **velden: Any) -> Item:
        return Item(words, (Opdracht("stel_aanwezigheid_vast", {"label": label, "vordering": nummer, **velden}),))

    items = [
        said("was erbij en hoorde het", gehoord=True),
        said("was erbij, hoorde het niet", gehoord=False),
        said("was erbij; of het gehoord is, is niet bekend"),
        said("was er niet bij", aanwezig=False),
    ]
    others = [n for n in range(laatste, 0, -1) if n != nummer][:5]
    items += [Item(f"bij de {rangnummer(n)} vordering", verder=partial(_presence, label, n, laatste)) for n in others]
    return Menu(f"{one_line(label, 40)} BIJ DE {rangnummer(nummer)} VORDERING", items)
