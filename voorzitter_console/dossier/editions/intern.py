"""The dossier for the municipality itself, to learn from: how it went by the steps of the protocol, and the deviations.

Not for the aangifte: the protocol says that the chair *kan* handelen als volgt, so a deviation is no fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.aangifte.head import meeting
from voorzitter_console.dossier.aangifte.personen import persons
from voorzitter_console.dossier.aangifte.tijdlijn import timeline
from voorzitter_console.dossier.blocks import Block, Cell, Document, Heading, Run, Text, cell
from voorzitter_console.dossier.defence import questions
from voorzitter_console.dossier.model.record import Dossier, DossierAfwijking, DossierVerstoring
from voorzitter_console.dossier.picture import picture
from voorzitter_console.dossier.refs import chain_reference, deployments, lasted
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.dossier.summary import summary
from voorzitter_console.moment import day_clock, local_clock
from voorzitter_console.text import one_line

CONFIDENTIAL = (
    "Vertrouwelijk, alleen voor intern gebruik: persoonsgegevens, ook strafrechtelijke (artikel 10 AVG, artikelen 32 "
    "en 33 UAVG). Bewaar en wis dit volgens de termijnen van de gemeente."
)
_WHOLE_TIMELINE = 1_000
"""Entries up to which the timeline stands here too; a longer one is set once, in the aangifte."""
_STEPS_FOR = 12
_MOST = 40
"""Schorsingen that are told here; all of them stand in the aangifte."""


def intern(d: Dossier) -> Document:
    """For chair, griffier and driehoek."""
    blocks: list[Block] = [
        Heading("In het kort"),
        *(Text(cell(told)) for told in summary(d)),
        *picture(d),
        *deviations(d),
        *_steps(d),
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
            Text(cell(f"De tijdlijn ({len(d.tijdlijn)} vastleggingen) staat in de aangifte en in dossier.json."))
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


def deviations(d: Dossier) -> list[Block]:
    """Each with its place, its moment and the reason if one was given."""
    found: list[tuple[str, DossierAfwijking]] = [("–", a) for a in d.afwijkingen]
    found += [(str(x.nummer), a) for x in d.verstoringen for a in x.afwijkingen]
    blocks: list[Block] = [Heading("Afwijkingen van de volgorde van het protocol")]
    if not found:
        return [*blocks, Text(cell("Er zijn geen afwijkingen vastgelegd."))]
    rows = [
        (
            cell(str(a.positie or "–")),
            cell(day_clock(a.gebeurd_op)),
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
                "Het protocol zegt dat de voorzitter zo kan handelen. Een afwijking is geen fout; leer ervan.", "klein"
            )
        ),
        w.table(("Nr.", "Tijd", "Verstoring", "Wat week af", "Reden"), (1.2, 3.8, 2.0, 0, 4.0), rows),
    ]


def _steps(d: Dossier) -> list[Block]:
    """When each step of the protocol was taken, and how long after the begin."""
    blocks: list[Block] = []
    for x in d.verstoringen[:_STEPS_FOR]:
        rows = [(cell(step, "vet"), cell(what), moment) for step, what, moment in _of(d, x)]
        blocks.append(Heading(f"Ordeverstoring {x.nummer} volgens de stappen van het protocol (4.3)"))
        blocks.append(w.table(("Stap", "Wat", "Wanneer (sinds het begin)"), (1.4, 6.5, 0), rows))
    if len(d.verstoringen) > _STEPS_FOR:
        blocks.append(
            Text(cell(f"De stappen van nog {len(d.verstoringen) - _STEPS_FOR} ordeverstoringen: zie de tijdlijn."))
        )
    return blocks


def _of(d: Dossier, x: DossierVerstoring) -> Iterator[tuple[str, str, Cell]]:
    following = [y.begin for y in d.verstoringen if y.nummer == x.nummer + 1]
    until = following[0] if following else None

    def when(*given: tuple[str, datetime | None]) -> Cell:
        inside = [(name, at) for name, at in given if at and x.begin <= at and (until is None or at < until)]
        told = tuple(Run(f"{name}{local_clock(at)} ({lasted(at - x.begin)})") for name, at in inside[:12])
        return told or w.known(None, "niet vastgelegd")

    yield "1", "vergadering geschorst", when(*(("", s.begin) for s in d.schorsingen))
    stops = [u for u in d.livestream if u.toestand == "gestopt"]
    asked = [("gevraagd ", u.gevraagd) for u in stops]
    yield "2", "livestream gestopt", when(*asked, *(("bevestigd ", u.bevestigd) for u in stops))
    yield "3", "aangesproken", when(*((f"{a.scenario or 'opnieuw'}: ", a.gebeurd_op) for a in x.aansprekingen))
    yield "4a", "gevorderd", when(*((f"{v.nummer}e: ", v.gebeurd_op) for v in x.vorderingen))
    warned = [("bodedienst ", m.gebeurd_op) for m in d.momenten if m.soort == "waarschuw_bodedienst"]
    yield (
        "4b",
        "politie",
        when(
            *warned,
            *(("gebeld ", p.gebeld) for p in d.politie),
            *(("aanwezig ", p[0].aanwezig) for p in deployments(d)),
        ),
    )
    yield "5", "ruimte gegeven aan raadsleden", when(*(("", s.ruimte) for s in d.schorsingen))
    yield "5", "vergadering hervat", when(*(("", s.hervat) for s in d.schorsingen))
