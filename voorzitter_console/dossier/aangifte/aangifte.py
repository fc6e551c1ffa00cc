"""The aangifte as a document that a griffier takes to the police (protocol 4.3 step 6; fields from the facts on law).

First a core of two pages by the seven W's of the police, to be signed; the rest are annexes in smaller print. It says
what was recorded and never that somebody is guilty. Deviations from the protocol's order do not stand in it: the
protocol says *kan*. What is not known stands in it as not known.
"""

from __future__ import annotations

from voorzitter_console.dossier.aangifte import annex, bewijs, core, machtiging, police
from voorzitter_console.dossier.aangifte.elements import possible_facts
from voorzitter_console.dossier.aangifte.elements_section import possible
from voorzitter_console.dossier.aangifte.head import meeting
from voorzitter_console.dossier.aangifte.personen import persons
from voorzitter_console.dossier.aangifte.tijdlijn import timeline
from voorzitter_console.dossier.aangifte.verstoring import disturbances
from voorzitter_console.dossier.blocks import Block, Document, unnumbered
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.picture import pictured
from voorzitter_console.dossier.refs import chain_reference
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.text import one_line

CONFIDENTIAL = (
    "Vertrouwelijk: strafrechtelijke persoonsgegevens (artikel 10 AVG, artikelen 32 en 33 UAVG). Alleen voor aangever, "
    "politie en Openbaar Ministerie."
)


def aangifte(d: Dossier, digest: str) -> Document:
    """The aangifte as blocks, apart from how they are set; ``digest``: SHA-256 of dossier.json."""
    found = possible_facts(d)
    annexes: list[Block] = [
        annex.head("A", "Wat er gebeurde"),
        *pictured(d),
        *meeting(d),
        *(persons(d) if len(d.personen) > core.MOST_PERSONS else []),
        *disturbances(d),
        *police.aggression(d),
        *police.police(d),
        *police.livestream(d),
        *bewijs.witnesses(d),
        *bewijs.evidence(d),
        annex.head("B", "Mogelijk strafbare feiten, per bestanddeel"),
        *possible(d, found),
        annex.head("C", "Tijdlijn"),
        *timeline(d),
        annex.head("D", "Wat nog niet bekend is"),
        *annex.unknown(d),
        annex.head("E", "Wetsartikelen"),
        *annex.articles(d),
        *machtiging.of_the_municipality(d, found),
        *machtiging.of_the_victim(d),
    ]
    return Document(
        titel="Aangifte",
        ondertitel="ter zake van mogelijk strafbare feiten bij de verstoring van een vergadering",
        vertrouwelijk=CONFIDENTIAL,
        kenmerk=literal(f"Aangifte – {one_line(d.vergadering.titel, 70)}"),
        voet=chain_reference(d),
        oefening=d.oefening,
        blokken=tuple(core.core(d, found, digest)),
        bijlagen=unnumbered(annexes),
    )
