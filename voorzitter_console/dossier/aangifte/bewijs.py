"""The aangifte's witnesses, evidence, long notes, and what is to be filled in on injury and damage."""

from __future__ import annotations

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Blanks, Block, Fields, Heading, Items, Text, cell
from voorzitter_console.dossier.local_time import clock_offset, day_clock
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.sanitise import literal

_IN_THE_TIMELINE = 1_900
"""Characters of a note that the timeline shows whole."""


def witnesses(d: Dossier) -> list[Block]:
    """By name and work; own observation or hearsay."""
    blocks: list[Block] = [Heading("Getuigen")]
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
        Text(cell("Te bereiken via de griffie, niet op een privéadres.", "klein")),
    ]


def evidence(d: Dossier) -> list[Block]:
    """Each piece with its keeper, hash, and when it will be overwritten."""
    blocks: list[Block] = [Heading("Bewijs")]
    if not d.bewijs:
        blocks.append(Text(w.known(None, "Er zijn geen bestanden of ander bewijs vastgelegd.")))
    for number, b in enumerate(d.bewijs, start=1):
        size = None if b.grootte is None else f"{b.grootte} bytes"
        blocks.append(
            Fields(
                (
                    (f"Bewijs {number} (nr. {b.positie})", w.known(b.omschrijving)),
                    ("Bestand", w.brief(b.bestand or b.pad)),
                    ("Grootte", w.known(size)),
                    ("SHA-256", w.digest(b.sha256)),
                    ("Beheerder", w.known(b.beheerder)),
                    ("Wordt overschreven op", w.brief(b.overschreven_op)),
                    ("Veiliggesteld", cell(day_clock(b.gebeurd_op))),
                )
            )
        )
    long = [n for n in d.notities if len(n.tekst) > _IN_THE_TIMELINE]
    if long:
        blocks.append(Heading("Lange aantekeningen", 2))
        told = (
            cell(f"nr. {n.positie}, {clock_offset(n.gebeurd_op)}, {n.door}: {literal(n.tekst, w.LIMIT)}") for n in long
        )
        blocks.append(Items(tuple(told)))
    return blocks


def damage() -> list[Block]:
    """To be filled in: injury, damage, joining as injured party, request for prosecution."""
    return [
        Heading("Letsel, schade, voeging en vervolging"),
        Blanks(
            (
                "Letsel (wie, wat)",
                "Schade gemeente (wat, bedrag)",
                "Schade personen (wie, wat, bedrag)",
                "Voeging als benadeelde (ja/nee, wie)",
                "Verzoek om vervolging (ja/nee)",
                "Slachtofferhulp gewenst (ja/nee)",
            )
        ),
        Text(cell("De gemeente en ieder persoon voegen zich apart (artikel 51f Wetboek van Strafvordering).", "klein")),
    ]
