"""The aangifte's possible facts: for each the elements side by side with the entries that bear on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.aangifte.element import Element, Feit
from voorzitter_console.dossier.blocks import Block, Cell, Heading, Items, Run, Text, cell
from voorzitter_console.dossier.model.record import Agressie, Dossier
from voorzitter_console.dossier.refs import Register, some

_OTHERS = {
    "geweld": "141 (openlijk geweld), 180 (wederspannigheid), 300 tot en met 304 (mishandeling)",
    "wapen": "285 (bedreiging), 300 tot en met 304 (mishandeling)",
    "bedreiging": "285 (bedreiging)",
    "belediging": "266 en 267 (belediging)",
    "vernieling": "350 (vernieling)",
}


def possible(d: Dossier, found: Sequence[Feit]) -> list[Block]:
    """Those that something was recorded for in full; the others with why not."""
    blocks: list[Block] = [
        Heading("Mogelijk strafbare feiten"),
        Text(
            cell(
                "Per mogelijk strafbaar feit staan de bestanddelen van het artikel naast wat daarover is vastgelegd. "
                "Dit is geen oordeel: of een bestanddeel is vervuld, beoordeelt het Openbaar Ministerie. Lange teksten "
                "staan hier kort; voluit staan ze in de tijdlijn.",
                "klein",
            )
        ),
    ]
    for fact in found:
        if fact.aanleiding:
            blocks += _one(fact)
    rest = [f for f in found if not f.aanleiding]
    if rest:
        blocks += [
            Heading("Niet uitgewerkt", 2),
            Text(cell("Voor deze feiten is niets vastgelegd. Vul aan als er toch iets van is gezien of gehoord.")),
            w.table(
                ("Artikel", "Feit", "Waarom hier niet"),
                (2.3, 0, 5.6),
                [(cell(f.artikel, "vet"), cell(f.titel), cell(f.waarom)) for f in rest],
            ),
        ]
    return [*blocks, *_others(d)]


def _one(fact: Feit) -> Iterator[Block]:
    yield Heading(f"Artikel {fact.artikel}: mogelijk strafbaar feit", 2)
    yield Text((Run(w.capital(fact.titel) + "."), *((Run(fact.opmerking, "klein"),) if fact.opmerking else ())))
    yield w.table(
        ("Bestanddeel", "Wat is vastgelegd", "Nog na te gaan"),
        (3.6, 0, 4.4),
        [(cell(e.naam, "vet"), _recorded(e), _asked(e)) for e in fact.elementen],
    )


def _recorded(e: Element) -> Cell:
    return tuple(Run(text) for text in e.gevonden) or w.known(None, "niets vastgelegd")


def _asked(e: Element) -> Cell:
    return tuple(Run(text) for text in e.na_te_gaan) or cell("–")


def _others(d: Dossier) -> Iterator[Block]:
    """What else was recorded as aggression, with the articles that a lawyer may look at."""
    if not d.agressie:
        return
    look = Register(d)

    def told(a: Agressie) -> str:
        what = look.at(a.positie, a.gebeurd_op, w.words(a.soort) if a.soort else "soort nog niet bekend")
        return what + (f"; artikel {_OTHERS[a.soort]} Sr" if a.soort in _OTHERS else "")

    yield Heading("Andere artikelen die na beoordeling in aanmerking kunnen komen", 2)
    yield Items(tuple(cell(text) for text in some(d.agressie, told)))
