"""The meeting in a document: kind, agenda, venue, begin, chair, who took over, the schorsingen."""

from __future__ import annotations

from collections.abc import Iterator

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Cell, Heading, cell
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.refs import TimelineLookup
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.moment import day, day_clock


def meeting(d: Dossier, most: int | None = None, *, niveau: int = 2) -> list[Block]:
    """As a section below a heading of that level; ``most``: schorsingen that are told."""
    return [
        Heading("De vergadering en de plaats", niveau),
        w.together(_fields(d)),
        *w.suspensions(d, with_reason=True, most=most),
    ]


def _fields(d: Dossier) -> Iterator[tuple[str, Cell]]:
    v = d.vergadering
    yield "Vergadering", w.brief(v.titel)
    kind = "een openbare" if v.openbaar else "een besloten"
    yield "Orgaan", cell(f"{literal(v.orgaan)}, {kind} vergadering")
    yield "Begin", cell(began(d))
    yield "Plaats", w.known(", ".join(x for x in (v.locatie, v.adres) if x) or None)
    yield "Soort lokaal", w.known(v.locatie_soort)
    yield "Rechthebbende", w.known(v.rechthebbende)
    yield "Agendapunt", w.known(v.agendapunt)
    capacity = (
        v.voorzitter_functie if v.voorzitter_functie and v.voorzitter_functie not in (v.voorzitter or "") else None
    )
    chair = ", ".join(x for x in (v.voorzitter, capacity) if x) or None
    yield "Voorzitter", w.known(chair)
    yield "Griffier", w.known(v.griffier)
    look = TimelineLookup(d)
    for x in d.overnames:
        yield f"{w.capital(x.functie)} vanaf {look.time(x.gebeurd_op)}", w.took_over(x, look.doubt(x.positie))
    for q in d.quorum:
        counted = f"{w.number(q.aanwezig)} aanwezig, {w.number(q.vereist)} vereist"
        yield f"Quorum {look.om(q.gebeurd_op)}", cell(counted + look.doubt(q.positie))


def began(d: Dossier, *, numbered: bool = True) -> str:
    """When the meeting began, as somebody said it or as it was opened; the start of the program is no begin.

    ``numbered``: with the place in the timeline, for documents that have one.
    """
    v = d.vergadering
    if v.begonnen_om:
        return day_clock(v.begonnen_om)
    opened = next((m for m in d.momenten if m.soort == "open_vergadering"), None)
    if opened:
        which = f" (geopend{f', nr. {opened.positie}' if numbered else ''})"
        return f"{day_clock(opened.gebeurd_op)}{which}{TimelineLookup(d).doubt(opened.positie)}"
    return f"{day(v.aanvang)}, tijd nog niet bekend"
