"""What every draft has: a head, plain paragraphs, ``[in square brackets]`` what a person still fills in, a signature.

A draft says what was recorded, never that somebody is guilty, and says on every page that it is a draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Document, Fields, Heading, Items, Signature, Text, cell
from voorzitter_console.dossier.letters.history import incidents, of_theirs, others_took_part, outside, taken_part
from voorzitter_console.dossier.letters.reader import Reader
from voorzitter_console.dossier.members import immune_by, is_member
from voorzitter_console.dossier.model.record import Dossier, DossierPersoon, DossierVordering
from voorzitter_console.dossier.refs import TimelineLookup, chain_reference, clock_put_back, groups_among, told_of
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.dossier.stays import BACK, LEFT, Addressees, names
from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import day
from voorzitter_console.procedure.labels import label_key
from voorzitter_console.procedure.outside import KANALEN, said
from voorzitter_console.procedure.parse import ERASED
from voorzitter_console.protocol.model import Protocol
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.dossier.letters.besloten import Besluit
    from voorzitter_console.dossier.letters.herhaling import Herhaling

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
_TOLD = ("beschrijf_verstoorder", LEFT, BACK, "meld_fysieke_agressie")
"""What a letter to a person tells of that person, beside the vorderingen."""
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


def their_part(d: Dossier, person: DossierPersoon, reader: Reader) -> Block:
    """What was recorded of the person whom the letter is about."""
    told = incidents((d,), d, person.label, None)
    lines = [literal(x.line(reader), 4_000) for x in told]
    lines += [
        literal(f"{reader.genoemd} bij {what}: {', '.join(named)}", 4_000) for what, named in outside(d, person.label)
    ]
    return items(*lines) if lines else text(open_field(f"wat {reader.wie} deed, en wanneer"))


def disturbed(d: Dossier, place: str = "") -> str:
    """``Bij de raadsvergadering van ... is de orde verstoord.``; a place to fill in where that was not recorded."""
    what = "is de orde verstoord" if d.verstoringen else open_field("wat er gebeurde")
    return f"Bij {meeting_words(d)}{place} {what}."


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
    key = label_key(request.persoon)
    exact = (p for p in people if p.label == request.persoon)
    found = next(exact, None) or next((p for p in people if label_key(p.label) == key), None)
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
        # Article 26 lid 3 is of the meeting alone: not of contact, nor of the buildings.
        raise LetterRefused(
            f"{label} is raadslid en geen toehoorder: of een lid in de vergadering blijft, beslist de raad (artikel 26 "
            f"lid 3 Gemeentewet); {'' if person.voorgelegd else 'leg dat aan de raad voor, of '}voer een gesprek."
        )
    if person.rol == "commissielid":
        raise LetterRefused(f"{label} is lid van de commissie en geen toehoorder; voer een gesprek met dit lid.")
    if is_member(person):
        raise LetterRefused(
            f"{label} is als lid voorgelegd aan de raad en geen toehoorder; voer een gesprek met dit lid."
        )


def remarks(d: Dossier, person: DossierPersoon) -> tuple[str, ...]:
    """What is to be checked before such a letter goes to this person."""
    return (*_who_it_is(d, person), *_what_is_known(d, person))


def _who_it_is(d: Dossier, person: DossierPersoon) -> list[str]:
    told = []
    who = literal(person.label, 100)
    if person.vermoedelijk_minderjarig:
        told.append(
            f"{'Deze persoon' if person.aantal == 1 else who} is vermoedelijk minderjarig: ga eerst na of dat zo is. "
            "De brief is aan de ouders of voogd, en noemt het kind bij naam; stuur hem ook aan het kind zelf."
        )
    if is_member(person):
        known = person.rol if person.rol in ("raadslid", "commissielid") else "als lid voorgelegd aan de raad"
        told.append(
            f"{who} is {known}: voor wat een lid in de vergadering zegt, kan het niet worden vervolgd of aangesproken "
            f"({immune_by(d)}). Laat woorden van dit lid weg."
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
    return told


def _what_is_known(d: Dossier, person: DossierPersoon) -> list[str]:
    told = []
    who = literal(person.label, 100)
    look = TimelineLookup(d)
    own = taken_part(d, {person.label}, look)
    to_whom = Addressees.of(d, look)
    mine = [(v, p) for x, p in own for v in x.vorderingen if to_whom.reached(v, p)]
    if any(not names(v, p.label) and not _stated(v, p.label) for v, p in mine):
        told.append(
            "‘Niet apart genoemd’ staat bij een vordering aan alle toehoorders, of aan wie toen stoorde of terug "
            f"was: dat zij ook voor {who} was, is afgeleid. Ga na of die haar hoorde, voordat de brief daarop steunt."
        )
    if any(v.teruggelezen == "betwist" for v, _ in mine):
        told.append(
            "Een vordering is bij het teruglezen door de griffier betwist. Leg eerst vast welke lezing klopt, of laat "
            "die vordering weg."
        )
    sometime = person.label in to_whom.sometime
    if sometime:
        told.append(
            f"Bij welke ordeverstoring {who} was, is niet vastgelegd: {who} is pas na de vergadering beschreven. Ga "
            "dat na, en noem in de brief alleen die."
        )
    if (own or sometime) and not person.gedrag and not any(a.dader == person.label for a in d.agressie):
        told.append(
            f"Wat {who} zelf deed, is niet vastgelegd: wat alle verstoorders samen deden, is geen gedrag van "
            f"{who}. Vul het aan, of laat de brief achterwege."
        )
    if any(others_took_part(d, x, look) and told_of(x, "omschrijving") for x, _ in own):
        told.append(
            "Er waren meer verstoorders. Wat van de ordeverstoring als geheel is vastgelegd, staat daarom niet in de "
            "brief: dat kan over een ander gaan."
        )
    recorded = (t for soort in _TOLD for t in look.about(person.label, soort))
    if any(look.secondhand(t) for t in recorded) or any(look.doubt(v.positie) for v, _ in mine):
        told.append(
            f"Niet alles over {who} is op het moment zelf gezien en vastgelegd; achter de tijd staat hoe het "
            "bekend is. Ga na of de brief daarop kan steunen."
        )
    return told


def _stated(v: DossierVordering, label: str) -> bool:
    return any(a.label == label for a in v.aanwezigheid)


def greeting(reader: Reader, name: str) -> Text:
    """``Geachte heer of mevrouw ...``; of a minor the parents or guardians, whose copy tells of the child by name."""
    return text(f"Geachte {f'ouders of verzorgers van {name}' if reader.naam else f'heer of mevrouw {name}'},")


def meeting_words(d: Dossier) -> str:
    """``de raadsvergadering van dinsdag 10 maart 2026``; of a melding ``het voorval van ... (telefoon)``."""
    if d.melding is not None:
        return f"het voorval van {day(d.vergadering.aanvang)} ({said(KANALEN, d.melding.kanaal)})"
    kind = "de vergadering van de raadscommissie" if d.vergadering.orgaan == "raadscommissie" else "de raadsvergadering"
    return f"{kind} van {day(d.vergadering.aanvang)}"


def effect(d: Dossier, label: str) -> str:
    """What those disturbances did to the meeting while this person was there, as it was recorded.

    Where others took part too, whether it came of what this person did is for who sends the letter.
    """
    look = TimelineLookup(d)
    whom = "de groep" if groups_among(d, (label,)) else "deze persoon"
    own = taken_part(d, {label}, look)
    alone, shared = list[str](), list[str]()
    for x, p in own:
        told = of_theirs(d, x, p, "gevolg", look)
        if told and others_took_part(d, x, look):
            first = p.verblijf[0].van if p.verblijf else x.begin
            later = look.place(first) > look.place(x.begin)
            seen = f" ({whom} staat in de vastlegging vanaf {look.since(label, first)})" if later else ""
            shared.append(f"{'; '.join(told)}{seen}")
        else:
            alone += told
    whole = [w.capital(s) + ("" if s.endswith((".", "!", "?")) else ".") for s in (literal(s, 500) for s in alone)]
    if shared:
        asked = f"laat staan wat gebeurde toen {whom} erbij was, en mede door {whom} kwam"
        whole.append(open_field(f"gevolg van de ordeverstoring als geheel; {asked}: {literal('; '.join(shared), 700)}"))
    return " ".join(whole) or open_field("gevolg voor de vergadering")
