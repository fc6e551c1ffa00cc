"""A short text for the minutes: times, decisions, vorderingen, and the count and head of the chain.

Minutes are public: no person, label, shouted word or reason that was typed stands in it. What the raad decided about a
member does, for it decided in public; as it was typed it may hold a name, so it stands between brackets, to be taken
over by hand. The head of the chain in the minutes is what a replaced journal is found out by.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Document, Fields, cell
from voorzitter_console.dossier.letters import draft as f
from voorzitter_console.dossier.model.record import (
    Dossier,
    DossierAanspreking,
    DossierSchorsing,
    DossierVerstoring,
    DossierVordering,
)
from voorzitter_console.dossier.refs import TimelineLookup, clock_put_back
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.dossier.sitting import ended, stood_still
from voorzitter_console.dossier.utterances import minutes
from voorzitter_console.moment import date_of, day, local_clock


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
        request, "Tekst voor de notulen", "De notulist", f"notulen van {f.meeting_words(d)}", body, "De griffier",
        tuple(_to_check(d)),
    )  # fmt: skip


def _to_check(d: Dossier) -> Iterator[str]:
    """What the raad decided about a member, before it stands in the minutes."""
    look = TimelineLookup(d)
    for t in look.of("leg_voor_aan_raad"):
        still = stood_still(d, t.gebeurd_op)
        if still:
            at = look.om(t.gebeurd_op)
            yield (
                f"{w.capital(at)} is een lid voorgelegd aan de raad terwijl {' '.join(still)}: de raad besluit alleen "
                "in vergadering. Ga na wanneer het besluit is genomen."
            )
    if any(p.besluit for p in d.personen):
        yield "Een besluit van de raad staat tussen haken zoals het is getypt; er kan een naam in staan."


def lines(d: Dossier) -> list[str]:
    """One sentence for each moment, in order of what happened."""
    look = TimelineLookup(d)
    found = sorted(_told(d, look), key=lambda t: look.place(t[0]))
    none = f"Bij {f.meeting_words(d)} is geen verstoring van de orde vastgelegd."
    told: list[str] = [] if d.verstoringen else [none]
    told += [put_back] if (put_back := clock_put_back(d)) else []
    on: date | None = None
    for op, doubt, said in found:
        if date_of(op) != on:  # after midnight it is another day
            on = date_of(op)
            told.append(f"Op {day(op)}:")
        told.append(f"{local_clock(op)}{doubt}: {said}.")
    return told


def _told(d: Dossier, look: TimelineLookup) -> Iterator[tuple[datetime, str, str]]:
    """When, what is to be known of that time, and what."""
    for s in d.schorsingen:
        out = ", de raadsleden is gevraagd de zaal te verlaten" if s.raadsleden_verlaten_zaal else ""
        said = f"de voorzitter schorst de vergadering wegens een verstoring van de orde{out}{_contested(s)}"
        yield s.begin, look.doubt(s.positie), said
        if s.hervat:
            yield s.hervat, look.doubt_of(s.hervat, "hervat"), "de vergadering wordt hervat"
    for x in d.verstoringen:
        yield from _disturbed(d, x, look)
    for p in d.personen:
        laid = look.about(p.label, "leg_voor_aan_raad")
        for number, t in enumerate(laid, start=1):
            # Of who was laid before it more than once, the last decision counts.
            typed = p.besluit if number == len(laid) else None
            decided = f"; besluit: [nagaan, en zonder naam overnemen: {literal(typed, 300)}]" if typed else ""
            law = " (artikel 26 lid 3 Gemeentewet)" if d.vergadering.orgaan != "raadscommissie" else ""
            still = stood_still(d, t.gebeurd_op)
            then = f"; {' toen '.join(still)}" if still else ""
            about = f"de gedraging van een lid wordt voorgelegd aan de raad{law}{then}{decided}"
            yield t.gebeurd_op, look.doubt(t.positie), about
    for q in d.quorum:
        if q.aanwezig is not None:
            need = f"; vereist: {q.vereist}" if q.vereist is not None else ""
            counted = f"het quorum is geteld: {q.aanwezig} leden aanwezig{need}"
            yield q.gebeurd_op, look.doubt(q.positie), counted
    closed = ended(d)
    if closed:
        until = f" en verdaagd naar {literal(d.vergadering.verdaagd_naar, 100)}" if d.vergadering.verdaagd_naar else ""
        yield closed, look.doubt_of(closed, "sluit"), f"de vergadering wordt gesloten{until}"


def _disturbed(d: Dossier, x: DossierVerstoring, look: TimelineLookup) -> Iterator[tuple[datetime, str, str]]:
    lasting = list(look.lasting(d, x))
    # Before what was said in the same second: it was disturbed first. Where nobody recorded that it began, that stands
    # in what was done about it.
    if lasting and not look.unbegun(x):
        yield lasting[0][0], lasting[0][1], "de orde wordt verstoord"
    demands = {v.positie for v in x.vorderingen}
    spoken = {a.positie for a in x.aansprekingen}
    for a in x.aansprekingen:
        if a.positie in demands:  # what counts as a vordering is told as one
            continue
        then = {"A": _granted(a), "B": "wordt aangesproken om daarmee te stoppen"}.get(
            a.scenario or "", "wordt opnieuw aangesproken"
        )
        yield a.gebeurd_op, look.doubt(a.positie), f"wie de orde verstoort, {then}{_contested(a)}"
    for v in x.vorderingen:
        first = "wie de orde verstoort, wordt aangesproken om daarmee te stoppen; dit is de " * (v.positie in spoken)
        told = f"{first}{v.nummer}e vordering om het pand te verlaten{_contested(v)}"
        yield v.gebeurd_op, look.doubt(v.positie), told
    for number, (again, doubt, over, doubt_too) in enumerate(lasting):
        if number:
            yield again, doubt, "de verstoring van de orde gaat verder"
        if over:
            yield over, doubt_too, "de verstoring van de orde is voorbij"


def _granted(a: DossierAanspreking) -> str:
    return f"krijgt {minutes(a.minuten) if a.minuten else 'gelegenheid'} om kort iets te zeggen"


def _contested(said: DossierSchorsing | DossierAanspreking | DossierVordering) -> str:
    return f" ({w.words_doubt(said)})" if said.teruggelezen == "betwist" else ""
