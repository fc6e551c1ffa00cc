"""The dossier for the municipality itself, to learn from: how it went by the steps of the protocol, and the deviations.

Not for the aangifte: the protocol says that the chair *kan* handelen als volgt, so a deviation is no fault.
"""

from __future__ import annotations

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.aangifte.head import meeting
from voorzitter_console.dossier.aangifte.personen import persons
from voorzitter_console.dossier.aangifte.tijdlijn import timeline
from voorzitter_console.dossier.blocks import Block, Document, Heading, Text, cell
from voorzitter_console.dossier.defence import questions
from voorzitter_console.dossier.editions.steps import steps
from voorzitter_console.dossier.model.record import Dossier, DossierAfwijking
from voorzitter_console.dossier.picture import pictured
from voorzitter_console.dossier.refs import DISPUTED, TimelineLookup, chain_reference
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.dossier.summary import summary
from voorzitter_console.moment import day_clock
from voorzitter_console.text import one_line, vastleggingen

CONFIDENTIAL = (
    "Vertrouwelijk, alleen voor intern gebruik: persoonsgegevens, ook strafrechtelijke (artikel 10 AVG, artikelen 32 "
    "en 33 UAVG). Bewaar en wis dit volgens de termijnen van de gemeente."
)
_WHOLE_TIMELINE = 1_000
"""Entries up to which the timeline stands here too; a longer one is set once, in the aangifte."""
_MOST = 40
"""Schorsingen that are told here; all of them stand in the aangifte."""


def intern(d: Dossier) -> Document:
    """For chair, griffier and driehoek."""
    blocks: list[Block] = [
        Heading("In het kort"),
        *(Text(cell(told)) for told in summary(d)),
        *pictured(d),
        *deviations(d),
        *steps(d),
        *questions(d),
        *meeting(d, _MOST, niveau=1),
        Heading("Personen"),
        *persons(d),
        Heading("Tijdlijn"),
    ]
    if len(d.tijdlijn) <= _WHOLE_TIMELINE:
        blocks += timeline(d, internal=True)
    else:
        blocks.append(
            Text(cell(f"De tijdlijn ({vastleggingen(len(d.tijdlijn))}) staat in de aangifte en in dossier.json."))
        )
    return Document(
        titel="Intern verslag",
        ondertitel="van een verstoring van de vergadering, alleen voor intern gebruik",
        kenmerk=literal(f"Intern verslag – {one_line(d.vergadering.titel, 70)}"),
        voet=chain_reference(d),
        oefening=d.oefening,
        vertrouwelijk=CONFIDENTIAL,
        blokken=tuple(blocks),
    )


def _doubt(a: DossierAfwijking, look: TimelineLookup) -> str:
    """What is not sure of the entry it was found in: of words that were disputed it may be just this."""
    told = look.doubt(a.positie)
    contested = a.positie is not None and look.disputed(a.positie) and DISPUTED not in told
    return told + f" ({DISPUTED})" * contested


def deviations(d: Dossier) -> list[Block]:
    """Each with its place, its moment and the reason if one was given."""
    found: list[tuple[str, DossierAfwijking]] = [("–", a) for a in d.afwijkingen]
    found += [(str(x.nummer), a) for x in d.verstoringen for a in x.afwijkingen]
    look = TimelineLookup(d)
    blocks: list[Block] = [Heading("Afwijkingen van de volgorde van het protocol")]
    if not found:
        return [*blocks, Text(cell("Er zijn geen afwijkingen vastgelegd."))]
    rows = [
        (
            cell(str(a.positie or "–")),
            cell(day_clock(a.gebeurd_op) + _doubt(a, look)),
            cell(number),
            cell(literal(a.tekst, w.CELL)),
            w.known(a.reden, "geen reden gegeven"),
        )
        for number, a in found
    ]
    return [
        *blocks,
        Text(
            cell(
                "Het protocol zegt dat de voorzitter zo kan handelen. Een afwijking is geen fout; leer ervan. Zij "
                "volgt uit de vastlegging: wat niet is vastgelegd, kan wel zijn gedaan.",
                "klein",
            )
        ),
        w.table(("Nr.", "Tijd", "Verstoring", "Wat week af", "Reden"), (1.2, 3.8, 2.0, 0, 4.0), rows),
    ]
