"""The aangifte's possible facts: for each the elements side by side with the entries that bear on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.aangifte.element import Element, StrafbaarFeit
from voorzitter_console.dossier.aangifte.elements_force import articles_of
from voorzitter_console.dossier.blocks import Block, Cell, Heading, Items, Run, Text, cell
from voorzitter_console.dossier.model.feiten import DossierAgressie
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.refs import TimelineLookup, some


def possible(d: Dossier, found: Sequence[StrafbaarFeit]) -> list[Block]:
    """Those that something was recorded for in full; the others with why not."""
    blocks: list[Block] = [
        Text(
            cell(
                "Per mogelijk strafbaar feit staan de bestanddelen van het artikel naast wat daarover is vastgelegd. "
                "Dit is geen oordeel: of een bestanddeel is vervuld, beoordeelt het Openbaar Ministerie. Lange teksten "
                "staan hier kort; voluit staan ze in de tijdlijn.",
                "klein",
            )
        ),
    ]
    own = [f for f in found if f.aanleiding and not _refers(f)]
    for fact in own:
        blocks += _one(fact)
    also = [f for f in found if f.aanleiding and _refers(f)]
    if also:
        blocks.append(Heading("Ook te beoordelen: mogelijk strafbare feiten met dezelfde bestanddelen", 2))
        blocks.append(Items(tuple(map(_also, also))))
    rest = [f for f in found if not f.aanleiding]
    if rest:
        told = "; ".join(f"{f.artikel}: {f.waarom}" for f in rest)
        blocks.append(
            Text((Run("Niet uitgewerkt (vul aan als er toch iets van is gezien of gehoord). ", "vet"), Run(f"{told}.")))
        )
    return [*blocks, *_others(d)]


def _one(fact: StrafbaarFeit) -> Iterator[Block]:
    yield Heading(f"Artikel {fact.artikel}: {fact.titel}", 2)
    if fact.opmerking:
        yield Text(cell(fact.opmerking, "klein"))
    yield w.table(
        ("Bestanddeel", "Wat is vastgelegd", "Nog na te gaan"),
        (3.6, 0, 4.4),
        [(cell(e.naam, "vet"), _recorded(e), _asked(e)) for e in fact.elementen],
    )


def _refers(fact: StrafbaarFeit) -> bool:
    """Whether most of it stands with another article already."""
    return any(e.gevonden and e.gevonden[0].startswith("zie artikel") for e in fact.elementen)


def _also(fact: StrafbaarFeit) -> Cell:
    """An article whose elements are those of another, in a few lines."""
    told = "; ".join(f"{e.naam}: {', '.join(e.gevonden) or 'niets vastgelegd'}" for e in fact.elementen)
    questions = " ".join(q for e in fact.elementen for q in e.na_te_gaan)
    return (
        Run(f"Artikel {fact.artikel}: {fact.titel}", "vet"),
        Run(told + "."),
        *((Run(f"Nog na te gaan: {questions}", "klein"),) if questions else ()),
        *((Run(fact.opmerking, "klein"),) if fact.opmerking else ()),
    )


def _recorded(e: Element) -> Cell:
    return tuple(Run(text) for text in e.gevonden) or w.known(None, "niets vastgelegd")


def _asked(e: Element) -> Cell:
    return tuple(Run(text) for text in e.na_te_gaan) or cell("–")


def _others(d: Dossier) -> Iterator[Block]:
    """What else was recorded as aggression, with the articles that a lawyer may look at."""
    if not d.agressie:
        return
    look = TimelineLookup(d)

    def told(a: DossierAgressie) -> str:
        what = look.at(a.positie, a.gebeurd_op, w.words(a.soort) if a.soort else "soort nog niet bekend")
        law = articles_of(a)
        return what + (f"; {law}" if law else "")

    yield Heading("Andere artikelen die na beoordeling in aanmerking kunnen komen", 2)
    yield Items(tuple(cell(text) for text in some(d.agressie, told)))
    if any(a.soort == "belediging" for a in d.agressie):
        yield Text(
            cell(
                "Belediging: van een ambtenaar in functie is geen klacht nodig (267 Sr). Anders komt de klacht van "
                "de beledigde zelf, binnen drie maanden (269 en 66 Sr), niet van de gemeente.",
                "klein",
            )
        )
