"""A row of the register: who, where, how many; gone, stopped or back; there and heard it at a vordering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.words import rangnummer
from voorzitter_console.procedure.sentences import left_how
from voorzitter_console.procedure.state import Persoon, State, Vordering
from voorzitter_console.text import one_line
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.labels import LabelsForm
from voorzitter_console.ui.forms.menu import Item, Menu
from voorzitter_console.ui.forms.text import Field, Made, TextForm
from voorzitter_console.view.answers import answers
from voorzitter_console.view.clocks import kloktijd
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


def left_form(persons: Sequence[Persoon]) -> Menu:
    """Gone and how, stopped, or back: of one person, or of all that were ticked at once."""
    labels = [person.label for person in persons]

    def all_of(words: str, soort: str, **velden: Any) -> Item:
        return Item(words, tuple(Opdracht(soort, {"label": label, **velden}) for label in labels))

    items = [
        all_of(f"weg: {left_how(hoe)}", "verstoorder_vertrokken", hoe=hoe)
        for _, hoe in answers("verstoorder_vertrokken", "hoe")
    ]
    items += [
        all_of("gestopt, is nog in de zaal", "verstoorder_gestaakt"),
        all_of("terug, of stoort opnieuw", "verstoorder_teruggekeerd"),
    ]
    if all(person.rol == "raadslid" for person in persons):
        items.append(all_of("voorgelegd aan de raad", "leg_voor_aan_raad"))
    return Menu(f"{_names(labels)}: WEG, GESTOPT OF TERUG", items)


def presence_form(state: State, labels: Sequence[str]) -> Form | None:
    """Were they there at the last vordering, and was it heard; the others follow. None: none was spoken."""
    spoken = [(verstoring, vordering) for verstoring in state.verstoringen for vordering in verstoring.vorderingen]
    if not spoken:
        return None
    places = [_Plaats(vordering, verstoring.nummer, len(state.verstoringen)) for verstoring, vordering in spoken]
    return _presence(tuple(labels), tuple(places), (len(places) - 1,))


@dataclass(frozen=True, slots=True)
class _Plaats:
    """A vordering, the number of its ordeverstoring and how many of those there were."""

    vordering: Vordering
    verstoring: int
    aantal: int

    @property
    def woorden(self) -> str:
        which = f" van ordeverstoring {self.verstoring}" if self.aantal > 1 else ""
        return f"{rangnummer(self.vordering.nummer)} vordering{which} ({kloktijd(self.vordering.op)})"

    def velden(self) -> dict[str, Any]:
        """A number is that of the last ordeverstoring; an earlier one is meant by the time of its vordering."""
        earlier = {"gebeurd_op": self.vordering.op.isoformat()} if self.verstoring < self.aantal else {}
        return {"vordering": self.vordering.nummer, **earlier}


def _presence(labels: tuple[str, ...], places: tuple[_Plaats, ...], chosen: tuple[int, ...]) -> Menu:
    def said(words: str, **velden: Any) -> Item:
        made = [
            Opdracht("stel_aanwezigheid_vast", {"label": label, **places[at].velden(), **velden})
            for at in chosen
            for label in labels
        ]
        return Item(words, tuple(made))

    items = [
        said("erbij, en hoorde het", gehoord=True),
        said("erbij, en hoorde het niet", gehoord=False),
        said("was er niet bij", aanwezig=False),
        said("erbij; of het gehoord is, is niet bekend"),
    ]
    if len(places) > 1:
        items.append(Item("bij een andere vordering, of bij meer tegelijk", verder=partial(_which, labels, places)))
    where = places[chosen[0]].woorden if len(chosen) == 1 else f"{len(chosen)} vorderingen"
    return Menu(f"{_names(labels)} BIJ DE {where.upper()}", items)


def _which(labels: tuple[str, ...], places: tuple[_Plaats, ...]) -> Form:
    """Every vordering of the meeting, the last one first; those that are ticked get one answer."""
    rows = {place.woorden: at for at, place in reversed(list(enumerate(places)))}
    about = {words: _addressed(places[at].vordering) for words, at in rows.items()}

    def make(marked: list[str]) -> Form:
        form = _presence(labels, places, tuple(sorted(rows[words] for words in marked)))
        form.back = partial(_which, labels, places)
        return form

    form = LabelsForm(f"{_names(labels)}: BIJ WELKE VORDERINGEN?", about, (), make, then="verder", what="een vordering")
    form.back = lambda: _presence(labels, places, (len(places) - 1,))
    return form


def _addressed(vordering: Vordering) -> str:
    return f"aan {', '.join(vordering.gericht_aan)}" if vordering.gericht_aan else ""


def _names(labels: Sequence[str]) -> str:
    return one_line(", ".join(labels), 40)
