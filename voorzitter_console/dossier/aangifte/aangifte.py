"""The aangifte as a document that a griffier takes to the police (protocol 4.3 step 6; fields from the facts on law).

In the order in which the police work, by their seven W's. It says what was recorded and never that somebody is guilty.
Deviations from the protocol's order do not stand in it: the protocol says *kan*. What is not known stands in it as not
known.
"""

from __future__ import annotations

from voorzitter_console.dossier.aangifte import annex, bewijs, head, police
from voorzitter_console.dossier.aangifte.elements import possible_facts
from voorzitter_console.dossier.aangifte.elements_section import possible
from voorzitter_console.dossier.aangifte.machtiging import machtiging
from voorzitter_console.dossier.aangifte.personen import persons
from voorzitter_console.dossier.aangifte.tijdlijn import timeline
from voorzitter_console.dossier.aangifte.verstoring import disturbances
from voorzitter_console.dossier.blocks import Block, Document, Heading, Signature
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.refs import chain_reference
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.text import one_line


def aangifte(d: Dossier, digest: str) -> Document:
    """The aangifte as blocks, apart from how they are set; ``digest``: SHA-256 of dossier.json."""
    found = possible_facts(d)
    blocks: list[Block] = [
        *head.in_brief(d, found),
        *head.filer(d),
        *persons(d),
        *possible(d, found),
        *head.meeting(d),
        *disturbances(d),
        *police.aggression(d),
        *police.police(d),
        *police.livestream(d),
        *bewijs.witnesses(d),
        *bewijs.evidence(d),
        *bewijs.damage(),
        *timeline(d),
        *annex.changes(d),
        *annex.unknown(d),
        Heading("Ondertekening"),
        Signature(
            "Aldus naar waarheid opgemaakt. De aangever verzoekt om opsporing en vervolging: ja / nee.",
            ("Aangever", "Opgenomen door (politie)"),
        ),
        *machtiging(d, found),
        *annex.articles(d),
        *annex.about(d, digest),
    ]
    return Document(
        titel="Aangifte",
        ondertitel="ter zake van mogelijk strafbare feiten bij de verstoring van een vergadering",
        kenmerk=literal(f"Aangifte – {one_line(d.vergadering.titel, 70)}"),
        voet=chain_reference(d),
        oefening=d.oefening,
        blokken=tuple(blocks),
    )
