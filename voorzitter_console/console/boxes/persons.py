"""Who: describe a disturber, or say that one stopped, left, came back, was there and heard it; a raadslid is laid
before the raad."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from voorzitter_console.console.boxes.box import NOTHING_CHANGED, YES_NO, Box, Field, Fill, Item, Made, Pick, Tick
from voorzitter_console.errors import ConsoleError
from voorzitter_console.moment import local_clock
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.words import rangnummer
from voorzitter_console.procedure.labels import next_label
from voorzitter_console.procedure.sentences import left_how
from voorzitter_console.procedure.state import Persoon, Persoonstatus, State, Vordering
from voorzitter_console.text import one_line
from voorzitter_console.view.answers import answers
from voorzitter_console.view.fields import kind, typed

_ORDER = {Persoonstatus.STOREND: 0, Persoonstatus.GESTAAKT: 1, Persoonstatus.VERTROKKEN: 2}
_WORDS = {
    Persoonstatus.STOREND: "storend",
    Persoonstatus.GESTAAKT: "gestopt",
    Persoonstatus.VERTROKKEN: "vertrokken",
}
_FIELDS = (("signalement", "Signalement"), ("plaats", "Plaats"), ("gedrag", "Gedrag"), ("naam", "Naam"))
_ROW = (*_FIELDS[:3], ("aantal", "Aantal"), ("naam", "Naam"), ("aanwezig_sinds", "Er sinds"))
NO_ORDER = "Er is nog geen vordering vastgelegd."
NOBODY = "Er staat nog niemand in het register; W maakt een rij."


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
            return NOTHING_CHANGED
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
    fields.append(Field("vermoedelijk_minderjarig", "Minderjarig?", before["vermoedelijk_minderjarig"], YES_NO))
    first = next((name for name, _ in _ROW if not before[name]), "signalement")
    return Fill(titel=f"VERSTOORDER {one_line(known.label, 40)}", velden=fields, make=make, eerst=first)


def several(state: State, make: Callable[[Sequence[Persoon]], Box]) -> Tick:
    """Whom it is about, of all that are known; what follows is about all of them at once."""
    known = {person.label: person for person in state.personen}

    def marked(labels: list[str]) -> Box:
        return make([known[label] for label in labels])

    rows = {label: line(person).removeprefix(one_line(label, 20)).strip() for label, person in known.items()}
    return Tick(titel="OVER WIE?", rijen=rows, make=marked, wat="iemand")


def left(persons: Sequence[Persoon]) -> Pick:
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
    return Pick(titel=f"{_names(labels)}: WEG, GESTOPT OF TERUG", items=items)


def presence(state: State, labels: Sequence[str]) -> Pick | None:
    """Were they there at the last vordering, and was it heard; the others follow. None: none was spoken."""
    spoken = [(verstoring, vordering) for verstoring in state.verstoringen for vordering in verstoring.vorderingen]
    if not spoken:
        return None
    places = [_Plaats(vordering, verstoring.nummer, len(state.verstoringen)) for verstoring, vordering in spoken]
    return _presence(tuple(labels), tuple(places), (len(places) - 1,))


class _Plaats(Struct, frozen=True):
    """A vordering, the number of its ordeverstoring and how many of those there were."""

    vordering: Vordering
    verstoring: int
    aantal: int

    @property
    def woorden(self) -> str:
        which = f" van ordeverstoring {self.verstoring}" if self.aantal > 1 else ""
        return f"{rangnummer(self.vordering.nummer)} vordering{which} ({local_clock(self.vordering.op)})"

    def velden(self) -> dict[str, Any]:
        """A number is that of the last ordeverstoring; an earlier one is meant by the time of its vordering."""
        earlier = {"gebeurd_op": self.vordering.op.isoformat()} if self.verstoring < self.aantal else {}
        return {"vordering": self.vordering.nummer, **earlier}


def _presence(
    labels: tuple[str, ...],
    places: tuple[_Plaats, ...],
    chosen: tuple[int, ...],
    terug: Callable[[], Box] | None = None,
) -> Pick:
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
    return Pick(titel=f"{_names(labels)} BIJ DE {where.upper()}", items=items, terug=terug)


def _which(labels: tuple[str, ...], places: tuple[_Plaats, ...]) -> Tick:
    """Every vordering of the meeting, the last one first; those that are ticked get one answer."""
    rows = {place.woorden: at for at, place in reversed(list(enumerate(places)))}
    about = {words: _addressed(places[at].vordering) for words, at in rows.items()}

    def make(marked: list[str]) -> Pick:
        chosen = tuple(sorted(rows[words] for words in marked))
        return _presence(labels, places, chosen, terug=partial(_which, labels, places))

    return Tick(
        titel=f"{_names(labels)}: BIJ WELKE VORDERINGEN?",
        rijen=about,
        make=make,
        wat="een vordering",
        terug=lambda: _presence(labels, places, (len(places) - 1,)),
    )


def _addressed(vordering: Vordering) -> str:
    return f"aan {', '.join(vordering.gericht_aan)}" if vordering.gericht_aan else ""


def _names(labels: Sequence[str]) -> str:
    return one_line(", ".join(labels), 40)
