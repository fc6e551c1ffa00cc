"""The aangifte's witnesses, evidence and long notes."""

from __future__ import annotations

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Cell, Fields, Heading, Items, Text, cell
from voorzitter_console.dossier.model.feiten import Bewijs
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.refs import TimelineLookup
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.moment import day_clock
from voorzitter_console.procedure.images import recorded_over

_IN_THE_TIMELINE = 1_900
"""Characters of a note that the timeline shows whole."""


def witnesses(d: Dossier) -> list[Block]:
    """By name and work; own observation or hearsay."""
    blocks: list[Block] = [Heading("Getuigen", 2)]
    if not d.getuigen:
        return [*blocks, Text(w.known(None, "Er zijn geen getuigen vastgelegd."))]
    seen = {"eigen": "eigen waarneming", "van_horen_zeggen": "van horen zeggen"}
    rows = [
        (cell(str(g.positie)), w.brief(g.naam), w.brief(g.functie), w.known(seen.get(g.waarneming or "")))
        for g in d.getuigen
    ]
    return [
        *blocks,
        w.table(("Nr.", "Naam", "Functie (werkcontact)", "Waarneming"), (1.2, 5.0, 0, 4.0), rows),
        Text(cell("Contact bij voorkeur via de griffie; een privéadres hoort hier niet.", "klein")),
    ]


def evidence(d: Dossier) -> list[Block]:
    """Each piece with its keeper, hash, and when it will be overwritten."""
    blocks: list[Block] = [Heading("Bewijs", 2)]
    if not d.bewijs:
        blocks.append(Text(w.known(None, "Er zijn geen bestanden of ander bewijs vastgelegd.")))
    for number, b in enumerate(d.bewijs, start=1):
        size = f", {b.grootte} bytes" if b.grootte is not None else ""
        blocks.append(
            Fields(
                (
                    (f"Bewijs {number} (nr. {b.positie})", w.known(b.omschrijving)),
                    (
                        "Bestand",
                        cell(literal(b.bestand, w.CELL) + size) if b.bestand else w.known(None, "geen bestand"),
                    ),
                    *((("Oorspronkelijke naam", w.brief(_name(b.pad))),) if b.pad else ()),
                    *((("SHA-256", w.digest_cell(b.sha256)),) if b.sha256 else ()),
                    ("Gemaakt door, ontvangen van", w.known(_hands(b))),
                    ("Beheerder", w.known(b.beheerder)),
                    *_until(b),
                    ("Vastgelegd", cell(f"{day_clock(b.vastgelegd_op)} door {b.door}")),
                )
            )
        )
    long = [n for n in d.notities if len(n.tekst) > _IN_THE_TIMELINE]
    if long:
        look = TimelineLookup(d)
        blocks.append(Heading("Lange aantekeningen", 3))
        told = (cell(f"{look.at(n.positie, n.gebeurd_op)}, {n.door}: {literal(n.tekst, w.LIMIT)}") for n in long)
        blocks.append(Items(tuple(told)))
    return blocks


def _until(b: Bewijs) -> tuple[tuple[str, Cell], ...]:
    """When it is recorded over: only of images and sound, and not asked of what was copied into the dossier."""
    kept = b.overschreven_op is not None or (recorded_over(b) is not False and not b.bestand)
    return (("Wordt overschreven op", w.brief(b.overschreven_op)),) if kept else ()


def _name(path: str) -> str:
    """The file's own name, as whoever made it called it."""
    return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or path


def _hands(b: Bewijs) -> str | None:
    """Who made it and who handed it on."""
    return (
        ", ontvangen van ".join(x for x in (b.gemaakt_door or "nog niet bekend", b.ontvangen_van) if x)
        if (b.gemaakt_door or b.ontvangen_van)
        else None
    )
