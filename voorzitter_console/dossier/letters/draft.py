"""What every draft has: a head, plain paragraphs, ``[in square brackets]`` what a person still fills in, a signature.

A draft says what was recorded, never that somebody is guilty, and says on every page that it is a draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Document, Fields, Heading, Items, Signature, Text, cell
from voorzitter_console.dossier.model.record import Dossier, DossierPersoon, DossierVordering
from voorzitter_console.dossier.refs import chain_reference, clock_put_back
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import day
from voorzitter_console.procedure.outside import KANALEN, said
from voorzitter_console.procedure.parse import ERASED
from voorzitter_console.protocol.model import Protocol
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.dossier.letters.besloten import Besluit
    from voorzitter_console.dossier.letters.herhaling import Herhaling
    from voorzitter_console.dossier.letters.history import Incident

CHECK = (
    "Dit is een concept. Vul in wat tussen [vierkante haken] staat, haal weg wat niet klopt, en laat het nalezen door "
    "een jurist van de gemeente voordat het weggaat."
)
CONFIDENTIAL = "Vertrouwelijk: kan persoonsgegevens bevatten. Deel dit alleen met wie het aangaat (AVG)."
CLOCK = (
    "De klok van de laptop is tijdens het vastleggen teruggezet: de tijden in deze brief kunnen onjuist zijn. Ga ze "
    "na, of haal ze weg."
)
_MOST = 10
"""Persons that are named in a sentence."""
_EXERCISE = "OEFENING: dit gaat over een oefening. Deze brief mag niet worden verstuurd."


class LetterRefused(InvalidInput):
    """A letter that may not be made; one sentence says why and what is possible."""


class Request(Struct, frozen=True, kw_only=True):
    """What a letter is made of; ``dossiers``: of all meetings in the journal, the oldest first."""

    dossier: Dossier
    protocol: Protocol
    dossiers: tuple[Dossier, ...]
    persoon: str | None = None
    """A label (NN1)."""
    naam: str | None = None
    maanden: int | None = None
    eerder: tuple[str, ...] = ()
    """Earlier incidents that are in no journal, in words."""
    instemming: str | None = None
    """Who consents to the aangifte being mentioned (protocol 5.4)."""
    herhaling: Herhaling | None = None
    """What is known of this person in other records; None: it was not looked for."""
    regels: tuple[str, ...] = ()
    """What holds for whatever leaves (protocol 6), shown at the head of the draft."""
    besluiten: tuple[Besluit, ...] = ()
    """What was decided of measures, in the order of recording."""
    aangifte: tuple[int, ...] = ()
    """The entries that say something of an aangifte: decided, done, or not to be done."""


def open_field(what: str) -> str:
    """A place to fill in."""
    return f"[{what}]"


def text(said: str) -> Text:
    """A paragraph."""
    return Text(cell(said))


def items(*said: str) -> Items:
    return Items(tuple(cell(line) for line in said))


def their_part(told: Sequence[Incident]) -> Block:
    """What was recorded of the person whom the letter goes to."""
    lines = [literal(x.line(to_them=True), 1_000) for x in told]
    return items(*lines) if lines else text(open_field("wat u deed, en wanneer"))


def heading(said: str) -> Heading:
    """A heading without a number, as a letter has it."""
    return Heading(said, 1, genummerd=False)


def draft(
    request: Request, titel: str, aan: str, betreft: str, body: list[Block], van: str, vooraf: Sequence[str] = ()
) -> Document:
    """The letter as a document; ``van``: who signs, ``vooraf``: what is to be checked first (:func:`remarks`)."""
    d = request.dossier
    told: list[Block] = []
    first = (*vooraf, *([CLOCK] if clock_put_back(d) else []), *map(literal, request.regels))
    if first:
        told = [Text(cell("Voordat dit weggaat (haal dit daarna weg):", "vet")), items(*first)]
    head = Fields(
        (
            ("Aan", cell(aan)),
            ("Adres", cell(open_field("adres"), "onbekend")),
            ("Datum", cell(open_field("datum"), "onbekend")),
            ("Ons kenmerk", cell(literal(d.vergadering.id))),
            ("Betreft", cell(betreft)),
        )
    )
    return Document(
        titel=titel,
        ondertitel=f"Concept, gemeente {literal(request.protocol.gemeente, 100)}",
        vertrouwelijk=CONFIDENTIAL,
        kenmerk=literal(f"CONCEPT – {titel} – {one_line(d.vergadering.titel, 60)}"),
        voet=chain_reference(d),
        oefening=d.oefening,
        oefening_zin=_EXERCISE,
        blokken=(
            Text(cell(CHECK, "vet")),
            *told,
            head,
            *body,
            Signature("Met vriendelijke groet,", (van,)),
        ),
    )


def person_of(request: Request) -> DossierPersoon:
    """The person that the letter is about. Raises LetterRefused where it is not clear who."""
    people = request.dossier.personen
    if request.persoon is None:
        if len(people) == 1:
            return people[0]
        raise LetterRefused(f"Noem met --persoon over wie de brief gaat; hier staat: {_known(people)}.")
    found = next((p for p in people if p.label.casefold() == request.persoon.casefold()), None)
    if found is None:
        asked = one_line(request.persoon, 30)
        raise LetterRefused(f"'{asked}' staat niet in deze vergadering; daarin staat: {_known(people)}.")
    return found


def _known(people: tuple[DossierPersoon, ...]) -> str:
    shown = ", ".join(one_line(p.label, 20) for p in people[:_MOST]) or "niemand"
    return shown if len(people) <= _MOST else f"{shown} en nog {len(people) - _MOST}"


def no_member(d: Dossier, person: DossierPersoon) -> None:
    """Refuse a letter of the chair to a member: over a member the raad itself decides, and in a commission article 26
    Gemeentewet does not hold (82 lid 5). Raises LetterRefused.
    """
    label = one_line(person.label, 30)
    if person.rol == "raadslid" and d.vergadering.orgaan == "raadscommissie":
        raise LetterRefused(f"{label} is raadslid en geen toehoorder; voer een gesprek met dit lid.")
    if person.rol == "raadslid":
        raise LetterRefused(
            f"{label} is raadslid en geen toehoorder: daarover beslist de raad (artikel 26 lid 3 Gemeentewet); leg het "
            "aan de raad voor, of voer een gesprek."
        )
    if person.rol == "commissielid":
        raise LetterRefused(f"{label} is lid van de commissie en geen toehoorder; voer een gesprek met dit lid.")


def remarks(d: Dossier, person: DossierPersoon) -> tuple[str, ...]:
    """What is to be checked before such a letter goes to this person."""
    told = []
    who = literal(person.label, 100)
    if person.vermoedelijk_minderjarig:
        told.append(
            "Deze persoon is vermoedelijk minderjarig: ga eerst na of dat zo is, en stuur de brief (ook) aan de ouders "
            "of voogd."
        )
    if person.rol in ("raadslid", "commissielid"):
        told.append(
            f"{who} is {person.rol}: voor wat een lid in de vergadering zegt, kan het niet worden vervolgd of "
            "aangesproken (artikel 22 Gemeentewet). Laat woorden van dit lid weg."
        )
    if person.rol == "pers":
        told.append(
            "Deze persoon is vastgelegd als pers: verslag doen van een openbare vergadering is geen verstoring "
            "(artikel 10 EVRM). Ga na of deze persoon zelf de orde verstoorde, en laat een jurist meelezen."
        )
    if person.aantal > 1:
        told.append(
            f"{who} staat voor {person.aantal} personen: wat is vastgelegd, geldt voor de groep. Een brief gaat naar "
            "één persoon, over wat die zelf deed; schrijf er een per persoon."
        )
    if ERASED in (person.naam, person.signalement, person.gedrag, person.plaats, person.aanwezig_sinds):
        told.append(
            f"Van {who} zijn gegevens gewist (AVG): ga na of deze brief nog mag worden gestuurd, en waarop die rust."
        )
    elif person.naam is None:
        told.append(f"De naam van {who} is niet vastgelegd: ga na wie het was, en hoe u dat weet.")
    own = [(x, p) for x in d.verstoringen for p in x.verstoorders if p.label == person.label]
    if any(v.afgeleid and v.nummer in p.vorderingen and not _stated(v, p.label) for x, p in own for v in x.vorderingen):
        told.append(
            "‘Niet apart genoemd’ staat bij een vordering aan alle toehoorders, of aan wie toen stoorde: dat zij ook "
            "voor deze persoon was, is afgeleid. Ga na of die haar hoorde, voordat de brief daarop steunt."
        )
    if any(v.teruggelezen == "betwist" and v.nummer in p.vorderingen for x, p in own for v in x.vorderingen):
        told.append(
            "Een vordering is bij het teruglezen door de griffier betwist. Leg eerst vast welke lezing klopt, of laat "
            "die vordering weg."
        )
    if own and not person.gedrag and not any(a.dader == person.label for a in d.agressie):
        told.append(
            f"Wat {who} zelf deed, is niet vastgelegd: wat alle verstoorders samen deden, is geen gedrag van deze "
            "persoon. Vul het aan, of laat de brief achterwege."
        )
    return tuple(told)


def _stated(v: DossierVordering, label: str) -> bool:
    return any(a.label == label for a in v.aanwezigheid)


def greeting(request: Request, person: DossierPersoon) -> Text:
    """``Geachte heer of mevrouw ...``; of a minor the parents or guardians."""
    name = name_of(request, person)
    if person.vermoedelijk_minderjarig:
        return text(f"Geachte ouders of verzorgers van {name}, beste {name},")
    return text(f"Geachte heer of mevrouw {name},")


def name_of(request: Request, person: DossierPersoon) -> str:
    """The person's name as text for the letter, or a place to fill it in."""
    known = request.naam or person.naam
    return literal(known, 200) if known and known != ERASED else open_field(f"naam van {literal(person.label)}")


def meeting_words(d: Dossier) -> str:
    """``de raadsvergadering van dinsdag 10 maart 2026``; of a melding ``het voorval van ... (telefoon)``."""
    if d.melding is not None:
        return f"het voorval van {day(d.vergadering.aanvang)} ({said(KANALEN, d.melding.kanaal)})"
    kind = "de vergadering van de raadscommissie" if d.vergadering.orgaan == "raadscommissie" else "de raadsvergadering"
    return f"{kind} van {day(d.vergadering.aanvang)}"


def effect(d: Dossier, label: str) -> str:
    """What those disturbances did to the meeting in which this person took part, as it was recorded."""
    own = [x for x in d.verstoringen if any(p.label == label for p in x.verstoorders)]
    said = [literal(x.gevolg, 500) for x in own if x.gevolg and x.gevolg != ERASED]
    return " ".join(w.capital(s) + ("" if s.endswith((".", "!", "?")) else ".") for s in said) or open_field(
        "gevolg voor de vergadering"
    )
