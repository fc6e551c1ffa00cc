"""A short text for the minutes: times, decisions, vorderingen, and the count and head of the chain.

Minutes are public: no person, label, shouted word or reason that was typed stands in it. The head of the chain in the
minutes is what a replaced journal is found out by.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Document, Fields, cell
from voorzitter_console.dossier.letters import draft as f
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.refs import ended, runs
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.moment import day, local_clock


def notulen(request: f.Request) -> Document:
    """The draft, for whoever makes the minutes."""
    d = request.dossier
    body: list[Block] = [
        f.text("Voor in de notulen, over te nemen of in te korten:"),
        f.heading("Verstoring van de orde"),
        *(f.text(line) for line in lines(d)),
        f.heading("Controle"),
        f.text(
            "Neem deze twee gegevens over in de notulen. Daarmee is later te zien dat de vastlegging niet is vervangen."
        ),
        Fields((("Aantal vastleggingen", cell(str(d.keten.aantal))), ("Kop van de keten", w.digest_cell(d.keten.kop)))),
    ]
    return f.draft(
        request, "Tekst voor de notulen", "De notulist", f"notulen van {f.meeting_words(d)}", body, "De griffier"
    )


def lines(d: Dossier) -> list[str]:
    """One sentence for each moment, in order of what happened."""
    found = sorted(_told(d), key=lambda t: t[0])
    if not found:
        return [f"Bij {f.meeting_words(d)} is geen verstoring van de orde vastgelegd."]
    first = f"Op {day(found[0][0])}:"
    return [first, *(f"{local_clock(op)}: {said}" for op, said in found)]


def _told(d: Dossier) -> Iterator[tuple[datetime, str]]:
    for s in d.schorsingen:
        out = ", de raadsleden is gevraagd de zaal te verlaten" if s.raadsleden_verlaten_zaal else ""
        yield s.begin, f"de voorzitter schorst de vergadering wegens een verstoring van de orde{out}."
        if s.hervat:
            yield s.hervat, "de vergadering wordt hervat."
    for x in d.verstoringen:
        for a in x.aansprekingen:
            if a.scenario == "A":
                yield a.gebeurd_op, "wie de orde verstoort, krijgt gelegenheid om kort iets te zeggen."
            elif a.scenario == "B":
                yield a.gebeurd_op, "wie de orde verstoort, wordt aangesproken om daarmee te stoppen."
        for v in x.vorderingen:
            yield v.gebeurd_op, f"{v.nummer}e vordering om het pand te verlaten."
        suspended = any(s.begin == x.begin for s in d.schorsingen)
        for number, (again, over) in enumerate(runs(d, x)):
            if not number and not suspended:
                yield again, "de orde wordt verstoord."
            if number:
                yield again, "de verstoring van de orde gaat verder."
            if over:
                yield over, "de verstoring van de orde is voorbij."
    for p in d.personen:
        if p.voorgelegd:
            yield p.voorgelegd, "de gedraging van een lid is voorgelegd aan de raad (artikel 26 lid 3 Gemeentewet)."
    for q in d.quorum:
        if q.aanwezig is not None:
            need = f"; vereist: {q.vereist}" if q.vereist is not None else ""
            yield q.gebeurd_op, f"het quorum is geteld: {q.aanwezig} leden aanwezig{need}."
    closed = ended(d)
    if closed:
        until = f" en verdaagd naar {literal(d.vergadering.verdaagd_naar, 100)}" if d.vergadering.verdaagd_naar else ""
        yield closed, f"de vergadering wordt gesloten{until}."
