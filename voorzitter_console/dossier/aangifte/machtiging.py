"""Annex to the aangifte: the bijzondere schriftelijke volmacht of the burgemeester to the griffier.

Filing for another needs one (artikel 163 Wetboek van Strafvordering); the burgemeester represents the municipality
(artikel 171 Gemeentewet). The names are filled in by hand: a signature belongs to it anyway.
"""

from __future__ import annotations

from collections.abc import Sequence

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.aangifte.element import Feit
from voorzitter_console.dossier.blocks import (
    Blanks,
    Block,
    Checks,
    Fields,
    Heading,
    NewPage,
    Signature,
    Text,
    cell,
)
from voorzitter_console.dossier.local_time import day
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.sanitise import literal


def machtiging(d: Dossier, facts: Sequence[Feit]) -> list[Block]:
    """On a page of its own, to be signed."""
    town = f"de gemeente {literal(d.protocol.gemeente, 200)}" if d.protocol.gemeente else "de gemeente"
    named = tuple(cell(f"{f.titel} (artikel {f.artikel})") for f in facts if f.aanleiding)
    others = (
        cell("andere feiten, namelijk: ........................................................................"),
    )
    began = d.verstoringen[0].begin if d.verstoringen else d.vergadering.aanvang
    exercise = [Text(cell("OEFENING: niet ondertekenen.", "vet"))] if d.oefening else []
    return [
        NewPage(),
        Heading("Bijlage A. Machtiging tot het doen van aangifte", 1, genummerd=False),
        *exercise,
        Text(cell("Bijzondere schriftelijke volmacht, artikel 163 Wetboek van Strafvordering.", "klein")),
        Text(
            cell(
                f"De burgemeester, die {town} in en buiten rechte vertegenwoordigt (artikel 171 Gemeentewet), machtigt "
                f"hierbij de hierna genoemde persoon om namens {town} aangifte te doen van de hierna aangekruiste "
                "mogelijk strafbare feiten."
            )
        ),
        Heading("Wie machtigt", 2, genummerd=False),
        Blanks(("Naam burgemeester", "Adres van de organisatie")),
        Heading("Wie wordt gemachtigd", 2, genummerd=False),
        Blanks(("Naam", "Functie (bijvoorbeeld griffier)")),
        Heading("Waarvoor", 2, genummerd=False),
        Fields(
            (
                ("Vergadering", w.brief(d.vergadering.titel)),
                ("Datum", cell(day(began))),
                ("Plaats", w.brief(d.vergadering.locatie)),
                ("Kenmerk", cell(f"{d.keten.aantal} vastleggingen, kop van de keten:")),
                ("", w.digest(d.keten.kop)),
            )
        ),
        Checks((*named, *others)),
        Heading("De gemachtigde mag ook", 2, genummerd=False),
        Checks(
            (
                cell("verzoeken om vervolging, en een klacht doen waar de wet die vraagt"),
                cell(f"{town} voegen als benadeelde partij"),
                cell("stukken en beelden overhandigen aan de politie"),
            )
        ),
        Signature("Aldus verleend.", ("De burgemeester", "De gemachtigde, voor aanvaarding")),
    ]
