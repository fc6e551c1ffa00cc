"""Annexes to be signed: the municipality's volmacht to file, and the victim's own, with the klacht where one is asked.

Filing for another needs a bijzondere schriftelijke volmacht (artikel 163 Wetboek van Strafvordering); the burgemeester
represents the municipality (artikel 171 Gemeentewet); who was hit may mandate the burgemeester or the griffier
(protocol 5.4). A klacht comes from the person entitled to it, never from the municipality (artikel 164
Wetboek van Strafvordering; 66, 267 and 269 Wetboek van Strafrecht).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.aangifte import annex
from voorzitter_console.dossier.aangifte.element import StrafbaarFeit
from voorzitter_console.dossier.aangifte.elements_force import injured, to_assess
from voorzitter_console.dossier.blocks import (
    Blanks,
    Block,
    Cell,
    Fields,
    Heading,
    NewPage,
    Signature,
    Text,
    TickBoxes,
    cell,
)
from voorzitter_console.dossier.filers import with_mandate
from voorzitter_console.dossier.model.feiten import Aangever, DossierAgressie
from voorzitter_console.dossier.model.record import Dossier, DossierPersoon
from voorzitter_console.dossier.refs import began_on, some_labels
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.moment import day

_OPEN = "........................................................................"


def of_the_municipality(d: Dossier, facts: Sequence[StrafbaarFeit]) -> list[Block]:
    """On a page of its own; not where who file are known to need none."""
    named_ones = with_mandate(d)
    if named_ones is None:
        return []
    town = f"de gemeente {literal(d.protocol.gemeente, 200)}" if d.protocol.gemeente else "de gemeente"
    named = tuple(cell(f"{f.titel} (artikel {f.artikel})") for f in facts if f.aanleiding)
    reported = [f"{kinds}: {articles}" for kinds, articles in to_assess(d.agressie)]
    also = tuple(cell(literal(x, 300)) for x in reported[:8])
    return [
        NewPage(),
        annex.head("F", "Machtiging tot het doen van aangifte"),
        *_exercise(d),
        Text(cell("Bijzondere schriftelijke volmacht, artikel 163 Wetboek van Strafvordering.", "klein")),
        Text(
            cell(
                f"De burgemeester, die {town} in en buiten rechte vertegenwoordigt (artikel 171 Gemeentewet), machtigt "
                f"hierbij de hierna genoemde persoon om namens {town} aangifte te doen van de hierna aangekruiste "
                "mogelijk strafbare feiten."
            )
        ),
        Blanks(("Naam burgemeester", "Adres van de organisatie")),
        Heading("Wie wordt gemachtigd", 2, genummerd=False),
        *_who(named_ones),
        Heading("Waarvoor", 2, genummerd=False),
        Fields(tuple(_about(d))),
        TickBoxes((*named, *also, cell(f"andere feiten, namelijk: {_OPEN}"))),
        Heading("De gemachtigde mag ook", 2, genummerd=False),
        TickBoxes(
            (
                cell("verzoeken om vervolging"),
                cell(f"{town} voegen als benadeelde partij"),
                cell("stukken en beelden overhandigen aan de politie"),
            )
        ),
        Signature("Aldus verleend.", ("De burgemeester", "De gemachtigde, voor aanvaarding")),
    ]


def _who(may: Sequence[Aangever]) -> list[Block]:
    """Those who may need it; lines to fill in where nobody was named yet."""
    if len(may) > 1:
        told = (", ".join(filter(None, (a.naam, a.functie))) for a in may)
        return [Fields(tuple((f"Naam en functie {n}", cell(literal(x, 200))) for n, x in enumerate(told, 1)))]
    a = may[0] if may else None
    return _known(("Naam", a.naam if a else None), ("Functie (bijvoorbeeld griffier)", a.functie if a else None))


def of_the_victim(d: Dossier) -> list[Block]:
    """Where somebody was hit, threatened or insulted: that person's own mandate, and a klacht where one is needed."""
    hit = [a for a in d.agressie if a.soort != "vernieling"]
    if not hit:
        return []
    persons = {p.label: p for p in d.personen}
    young = [a.slachtoffer for a in hit if a.slachtoffer in persons and persons[a.slachtoffer].vermoedelijk_minderjarig]
    minors = some_labels([label for label in dict.fromkeys(young) if label])
    return [
        NewPage(),
        annex.head("G", "Machtiging door wie het trof"),
        *_exercise(d),
        Text(
            cell(
                "Wie zelf is getroffen, kan zelf aangifte doen, of de burgemeester of de griffier machtigen dat te "
                "doen (protocol 5.4). Dit staat los van de aangifte door de gemeente. Eén blad per persoon."
            )
        ),
        *([Text(cell(f"Vermoedelijk minderjarig: {minors}. Laat ook een ouder of voogd tekenen."))] if minors else []),
        *_known(
            ("Naam", _called(hit[0].slachtoffer, persons) if len(hit) == 1 else None),
            ("Functie of rol in de vergadering", None),
        ),
        Fields(tuple(_about(d))),
        TickBoxes(tuple(cell(_one(a)) for a in hit[:6])),
        Heading("Deze persoon", 2, genummerd=False),
        TickBoxes(
            (
                cell("machtigt de burgemeester / de griffier om namens hem of haar aangifte te doen"),
                cell("wil zich voegen als benadeelde partij (artikel 51f Wetboek van Strafvordering)"),
                cell("wil slachtofferhulp; domicilie is het adres van de organisatie, geen privéadres"),
                cell(
                    "dient een klacht in en verzoekt om vervolging (artikel 164 Wetboek van Strafvordering). Nodig bij "
                    "belediging van wie geen ambtenaar in functie is; te doen binnen drie maanden nadat de persoon "
                    "het feit kende (artikel 66 Wetboek van Strafrecht)"
                ),
            )
        ),
        Signature("Aldus verklaard.", ("Wie het trof", "De gemachtigde, voor aanvaarding")),
    ]


def _called(whom: str | None, persons: Mapping[str, DossierPersoon]) -> str | None:
    """The name of a person that was described under a label, where it is known."""
    found = persons.get(whom or "")
    return f"{found.naam} ({whom})" if found and found.naam else whom


def _one(a: DossierAgressie) -> str:
    kind = w.words(a.soort) if a.soort else "agressie (soort nog niet bekend)"
    against = f", tegen {literal(a.slachtoffer, 100)}" if a.slachtoffer else ""
    return f"{kind}{against} (nr. {a.positie}{w.only_heard(a)}){injured(a)}"


def _about(d: Dossier) -> list[tuple[str, Cell]]:
    return [
        ("Vergadering", w.brief(d.vergadering.titel)),
        (
            "Datum en plaats",
            cell(f"{day(began_on(d))}, {literal(d.vergadering.locatie or 'plaats nog niet bekend', 200)}"),
        ),
    ]


def _known(*asked: tuple[str, str | None]) -> list[Block]:
    """What is known, and lines for what is not."""
    known = tuple((name, cell(literal(value, 200))) for name, value in asked if value)
    empty = tuple(name for name, value in asked if not value)
    return [*([Fields(known)] if known else []), *([Blanks(empty)] if empty else [])]


def _exercise(d: Dossier) -> list[Block]:
    return [Text(cell("OEFENING: niet ondertekenen.", "vet"))] if d.oefening else []
