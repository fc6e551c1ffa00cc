"""Who: describe a disturber, or say that one stopped, left, came back, was there and heard it; a raadslid is laid
before the raad."""

from __future__ import annotations

from functools import partial
from typing import Any

from voorzitter_console.console.boxes.box import Box, Field, Fill, Item, Made, Pick
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.words import rangnummer
from voorzitter_console.procedure.labels import next_label
from voorzitter_console.procedure.state import Persoon, Persoonstatus, State
from voorzitter_console.text import one_line
from voorzitter_console.view.fields import kind, typed

_ORDER = {Persoonstatus.STOREND: 0, Persoonstatus.GESTAAKT: 1, Persoonstatus.VERTROKKEN: 2}
_WORDS = {
    Persoonstatus.STOREND: "storend",
    Persoonstatus.GESTAAKT: "gestaakt",
    Persoonstatus.VERTROKKEN: "vertrokken",
}
_FIELDS = (("signalement", "Signalement"), ("plaats", "Plaats"), ("gedrag", "Gedrag"), ("naam", "Naam"))
_ROW = (*_FIELDS[:3], ("aantal", "Aantal"), ("naam", "Naam"), ("aanwezig_sinds", "Er sinds"))
_MINOR = (("", "niet ingevuld"), ("ja", "ja"), ("nee", "nee"))
_GONE = (
    ("weg: vrijwillig vertrokken", "vrijwillig"),
    ("weg: vertrokken na de vordering", "na_vordering"),
    ("weg: door de politie verwijderd", "verwijderd"),
    ("weg: aangehouden", "aangehouden"),
    ("weg: met zorgverleners", "zorg"),
)


def person(state: State) -> Box:
    """A description at once while nobody is known, else the list."""
    if not state.personen:
        return describe(next_label(p.label for p in state.personen))
    known = sorted(state.personen, key=lambda person: _ORDER[person.status])
    items = [Item("nieuw: iemand beschrijven", verder=lambda: describe(next_label(p.label for p in state.personen)))]
    items += [Item(line(person), verder=partial(about, person)) for person in known[:8]]
    return Pick(titel="WIE", items=items)


def describe(label: str, known: Persoon | None = None) -> Fill:
    """One person's description; what is left empty stays open."""

    def make(values: dict[str, str]) -> Made | str:
        who = values.pop("label", "")
        if not who:
            return "Geef een aanduiding, zoals NN1."
        return (Opdracht("beschrijf_verstoorder", {"label": who, **values}),), f"{one_line(who, 20)} beschreven"

    fields = [Field("label", "Wie", label)]
    fields += [Field(name, words, (getattr(known, name) or "") if known else "") for name, words in _FIELDS]
    return Fill(titel="WIE: BESCHRIJVEN", velden=fields, make=make)


def about(known: Persoon) -> Pick:
    """What can be said of one known person."""
    label = known.label

    def item(words: str, soort: str, **velden: object) -> Item:
        return Item(f"{one_line(label, 20)} {words}", (Opdracht(soort, {"label": label, **velden}),))

    return Pick(
        titel=f"WIE: {one_line(label, 40)}",
        items=[
            item("is vertrokken", "verstoorder_vertrokken"),
            item("is gestopt, blijft in de zaal", "verstoorder_gestaakt"),
            item("is terug of gaat weer door", "verstoorder_teruggekeerd"),
            Item("beschrijving aanvullen", verder=partial(describe, label, known)),
            item("is raadslid", "beschrijf_verstoorder", rol="raadslid"),
            item("voorgelegd aan de raad", "leg_voor_aan_raad"),
        ],
    )


def line(known: Persoon) -> str:
    """``NN1  storend  rode jas, tweede rij``."""
    described = ", ".join(part for part in (known.rol, known.signalement, known.plaats) if part)
    return f"{one_line(known.label, 20)}  {_WORDS[known.status]}  {one_line(described, 60)}".rstrip()


def row(known: Persoon) -> Fill:
    """Everything of one person; only what was changed is recorded, so that it overwrites nothing of the other's."""
    before = {name: str(getattr(known, name) or "") for name, _ in _ROW}
    before["rol"] = known.rol or ""
    minor = known.vermoedelijk_minderjarig
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
        command = Opdracht("beschrijf_verstoorder", {"label": known.label, **changed})
        return (command,), f"{one_line(known.label, 20)} aangevuld"

    roles = (("", "niet ingevuld"), *((value, value) for value in kind("beschrijf_verstoorder", "rol")[1]))
    fields = [Field(name, words, before[name]) for name, words in _ROW]
    fields.insert(4, Field("rol", "Rol", before["rol"], roles))
    fields.append(Field("vermoedelijk_minderjarig", "Minderjarig?", before["vermoedelijk_minderjarig"], _MINOR))
    first = next((name for name, _ in _ROW if not before[name]), "signalement")
    return Fill(titel=f"VERSTOORDER {one_line(known.label, 40)}", velden=fields, make=make, eerst=first)


def left(known: Persoon) -> Pick:
    """Gone and how, stopped, or back."""
    label = known.label

    def item(words: str, soort: str, **velden: str) -> Item:
        return Item(words, (Opdracht(soort, {"label": label, **velden}),))

    gone = [item(words, "verstoorder_vertrokken", hoe=hoe) for words, hoe in _GONE]
    items = [
        *gone[:-1],
        item("weg: hoe is nog niet bekend", "verstoorder_vertrokken"),
        item("gestopt, is nog in de zaal", "verstoorder_gestaakt"),
        item("terug, of stoort opnieuw", "verstoorder_teruggekeerd"),
        gone[-1],
    ]
    if known.rol == "raadslid":
        items.append(item("voorgelegd aan de raad", "leg_voor_aan_raad"))
    return Pick(titel=f"{one_line(label, 40)}: WEG, GESTOPT OF TERUG", items=items)


def presence(state: State, known: Persoon) -> Pick | None:
    """Was the person there at the last vordering, and was it heard; the earlier ones follow. None: none was spoken."""
    verstoring = next((v for v in reversed(state.verstoringen) if v.vorderingen), None)
    if verstoring is None:
        return None
    return _presence(known.label, len(verstoring.vorderingen), len(verstoring.vorderingen))


def _presence(label: str, nummer: int, laatste: int) -> Pick:
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
    return Pick(titel=f"{one_line(label, 40)} BIJ DE {rangnummer(nummer)} VORDERING", items=items)
