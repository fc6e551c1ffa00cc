"""The boxes of the register: who somebody is, gone or stopped or back, there and heard it at a vordering."""

from __future__ import annotations

from functools import partial
from typing import Any

from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.words import rangnummer
from voorzitter_console.procedure.state import Persoon, State
from voorzitter_console.text import one_line
from voorzitter_console.view.fields import kind, typed
from voorzitter_console.web.boxes.during import one
from voorzitter_console.web.boxes.model import Field, FormBox, Line, ListBox, Made, Values

_TEXTS = (
    ("signalement", "Signalement"),
    ("plaats", "Plaats"),
    ("gedrag", "Gedrag"),
    ("aantal", "Aantal"),
    ("naam", "Naam"),
    ("aanwezig_sinds", "Er sinds"),
)
_MINOR = (("", "niet ingevuld"), ("ja", "ja"), ("nee", "nee"))


def row(person: Persoon) -> FormBox:
    """Everything of one person; only what was changed is recorded, so that it overwrites nothing of the other's."""
    before = {name: str(getattr(person, name) or "") for name, _ in _TEXTS}
    before["rol"] = person.rol or ""
    minor = person.vermoedelijk_minderjarig
    before["vermoedelijk_minderjarig"] = "" if minor is None else "ja" if minor else "nee"

    def make(values: Values) -> Made | str:
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
        return one(command, f"{one_line(person.label, 20)} aangevuld")

    roles = (("", "niet ingevuld"), *((value, value) for value in kind("beschrijf_verstoorder", "rol")[1]))
    fields = [Field(naam=name, label=words, waarde=before[name]) for name, words in _TEXTS]
    fields.insert(4, Field(naam="rol", label="Rol", waarde=before["rol"], keuzes=roles, vorm="keuze"))
    old = before["vermoedelijk_minderjarig"]
    fields.append(Field(naam="vermoedelijk_minderjarig", label="Minderjarig?", waarde=old, keuzes=_MINOR, vorm="keuze"))
    first = next((name for name, _ in _TEXTS if not before[name]), "signalement")
    return FormBox(titel=f"VERSTOORDER {one_line(person.label, 40)}", velden=tuple(fields), maak=make, eerst=first)


def left(person: Persoon) -> ListBox:
    """Gone and how, stopped, or back."""
    label = person.label

    def gone(words: str, hoe: str) -> Line:
        return Line(woorden=words, opdrachten=(Opdracht("verstoorder_vertrokken", {"label": label, "hoe": hoe}),))

    def said(words: str, soort: str) -> Line:
        return Line(woorden=words, opdrachten=(Opdracht(soort, {"label": label}),))

    lines = [
        gone("weg: vrijwillig vertrokken", "vrijwillig"),
        gone("weg: vertrokken na de vordering", "na_vordering"),
        gone("weg: door de politie verwijderd", "verwijderd"),
        gone("weg: aangehouden", "aangehouden"),
        said("weg: hoe is nog niet bekend", "verstoorder_vertrokken"),
        said("gestopt, is nog in de zaal", "verstoorder_gestaakt"),
        said("terug, of stoort opnieuw", "verstoorder_teruggekeerd"),
        gone("weg: met zorgverleners", "zorg"),
    ]
    if person.rol == "raadslid":
        lines.append(said("voorgelegd aan de raad", "leg_voor_aan_raad"))
    return ListBox(titel=f"{one_line(label, 40)}: WEG, GESTOPT OF TERUG", regels=tuple(lines))


def presence(state: State, person: Persoon) -> ListBox | str:
    """Was the person there at the last vordering, and was it heard; the earlier ones follow."""
    verstoring = next((v for v in reversed(state.verstoringen) if v.vorderingen), None)
    if verstoring is None:
        return "Er is nog geen vordering vastgelegd."
    last = len(verstoring.vorderingen)
    return _presence(person.label, last, last)


def _presence(label: str, nummer: int, laatste: int) -> ListBox:
    def said(words: str, **velden: Any) -> Line:
        command = Opdracht("stel_aanwezigheid_vast", {"label": label, "vordering": nummer, **velden})
        return Line(woorden=words, opdrachten=(command,))

    lines = [
        said("was erbij en hoorde het", gehoord=True),
        said("was erbij, hoorde het niet", gehoord=False),
        said("was erbij; of het gehoord is, is niet bekend"),
        said("was er niet bij", aanwezig=False),
    ]
    others = [n for n in range(laatste, 0, -1) if n != nummer][:5]
    lines += [
        Line(woorden=f"bij de {rangnummer(n)} vordering", verder=partial(_presence, label, n, laatste)) for n in others
    ]
    return ListBox(titel=f"{one_line(label, 40)} BIJ DE {rangnummer(nummer)} VORDERING", regels=tuple(lines))
