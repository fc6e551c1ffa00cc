"""What a version of the dossier leaves out, said in words: how much of what, and why. Never what it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Fields, Heading, Text, cell
from voorzitter_console.dossier.model.feiten import DossierAgressie, Maatregel
from voorzitter_console.dossier.model.record import (
    Dossier,
    DossierAanspreking,
    DossierPersoon,
    DossierPolitie,
    DossierSchorsing,
    DossierVerstoring,
    DossierVordering,
)
from voorzitter_console.dossier.refs import told_of
from voorzitter_console.procedure.parse import ERASED

_PERSONAL = "persoonsgegevens"
_POLICE = "zaak van de politie en het Openbaar Ministerie"


_ABOUT = (
    ("namen", "naam"), ("signalementen", "signalement"), ("gedrag", "gedrag"), ("plaatsen", "plaats"),
    ("rollen", "rol"), ("sinds wanneer zij er waren", "aanwezig_sinds"),
)  # fmt: skip
"""What is recorded of persons and stands in no such version."""


def kept(text: str | None) -> bool:
    """Whether it is there to be left out: what was erased is not."""
    return bool(text) and text != ERASED


def noted(x: DossierVerstoring, veld: str) -> int:
    """The same of a field of a disturbance: how often it was told, when it began and each time it went on."""
    return sum(kept(g.tekst) for g in told_of(x, veld))


def described_by(people: Iterable[DossierPersoon]) -> list[str]:
    """``namen``, ``signalementen``: by what they could be known."""
    found = list(people)
    return [name for name, veld in _ABOUT[:2] if any(kept(getattr(p, veld)) for p in found)]


def without(d: Dossier) -> str:
    """For the head: what personal is left out, of what was recorded."""
    kinds = [*described_by(d.personen), *(["uitgesproken woorden"] if any(map(_worded, _spoken(d))) else [])]
    return f"{w.capital(w.listed(kinds))} zijn weggelaten (AVG)." if kinds else ""


def _spoken(d: Dossier) -> list[DossierSchorsing | DossierAanspreking | DossierVordering]:
    """Every sentence that was spoken; what counts as a vordering once."""
    found: list[DossierSchorsing | DossierAanspreking | DossierVordering] = [*d.schorsingen]
    for x in d.verstoringen:
        demands = {v.positie for v in x.vorderingen}
        found += [a for a in x.aansprekingen if a.positie not in demands]
        found += x.vorderingen
    return found


def _worded(said: DossierSchorsing | DossierAanspreking | DossierVordering) -> bool:
    """Whether what was said was recorded, and is not presumed from the protocol."""
    return said.woorden != "protocol"


def _kinds_spoken(d: Dossier) -> tuple[list[str], int]:
    """Which of words, speakers and reactions were recorded, and of how many sentences."""
    said = _spoken(d)
    words = [s for s in said if _worded(s)]
    speakers = [s for s in said if not isinstance(s, DossierSchorsing) and s.spreker]
    reactions = [s for s in said if not isinstance(s, DossierSchorsing) and s.reactie]
    named = (("uitgesproken woorden", words), ("sprekers", speakers), ("reacties", reactions))
    of = {id(s) for _, found in named for s in found}
    return [name for name, found in named if found], len(of)


def left_out(d: Dossier, reader: Literal["raad", "openbaar"]) -> list[Block]:
    """A table of it, and the chain that this version shares with the others."""
    found = [row for row in _found(d, reader) if row[1]]
    about = (
        "Waar tussen rechte haken 'weggelaten' staat, is iets vastgelegd dat niet in deze versie hoort. Er is niets "
        "afgedekt: het staat er niet in. Over een aangifte doet dit verslag geen mededeling."
    )
    if reader == "openbaar":
        about += " Ook niet over politie, geweld, getuigen of bewijs: dat er niets over staat, zegt er niets over."
    return [
        Heading("Wat is weggelaten"),
        Text(cell(about)),
        *_table(found, reader),
        Heading("Herkomst"),
        Text(
            cell("Dit verslag is gemaakt uit hetzelfde journaal als de andere versies, met dezelfde kop van de keten.")
        ),
        Fields(
            (
                ("Aantal vastleggingen", cell(str(d.keten.aantal))),
                ("Kop van de keten", w.digest_cell(d.keten.kop)),
            )
        ),
    ]


def _table(found: list[tuple[str, int, str]], reader: Literal["raad", "openbaar"]) -> list[Block]:
    """How much of what says something to a member of the raad; to a citizen what and why is enough."""
    if reader == "openbaar":
        rows = [(cell(what), cell(why)) for what, _, why in found if why == _PERSONAL]
        return [w.table(("Wat", "Waarom"), (9.5, 0), rows)] if rows else []
    counted = [(cell(what), cell(str(count)), cell(why)) for what, count, why in found]
    return [w.table(("Wat", "Aantal", "Waarom"), (7.5, 2.0, 0), counted)]


def _found(d: Dossier, reader: Literal["raad", "openbaar"]) -> Iterator[tuple[str, int, str]]:
    if reader == "raad":
        yield "tijdlijn met de zin van elke vastlegging", len(d.tijdlijn), _PERSONAL
    about = [name for name, veld in _ABOUT if any(kept(getattr(p, veld)) for p in d.personen)]
    known = sum(1 for p in d.personen if any(kept(getattr(p, veld)) for _, veld in _ABOUT))
    yield f"van personen: {w.listed(about)}", known, _PERSONAL
    spoken, number = _kinds_spoken(d)
    yield w.listed(spoken), number, _PERSONAL
    shouted = sum(noted(x, "woorden") for x in d.verstoringen)
    yield "geroepen woorden", shouted, _PERSONAL
    told = {veld: sum(noted(x, veld) for x in d.verstoringen) for veld in ("omschrijving", "middelen", "gevolg")}
    seen = [veld for veld, often in told.items() if often]
    yield f"van de ordeverstoring: {w.listed(seen)}", sum(told.values()), "vrije tekst"
    yield "redenen van schorsingen", sum(1 for s in d.schorsingen if s.reden), "vrije tekst"
    yield "besluiten van de raad over een lid", sum(1 for p in d.personen if p.besluit), "vrije tekst"
    yield "aangeboden alternatieven", len(d.alternatieven), "vrije tekst"
    yield "aantekeningen", len(d.notities), "vrije tekst"
    changes = len(d.correcties) + len(d.aanvullingen) + len(d.herroepingen) + len(d.teruglezingen)
    yield "correcties, aanvullingen, herroepingen en teruglezingen", changes, "vrije tekst"
    deviations = sum(len(x.afwijkingen) for x in d.verstoringen) + len(d.afwijkingen)
    yield "afwijkingen van de volgorde van het protocol", deviations, "voor intern gebruik"
    if reader == "openbaar":
        return
    yield "getuigen", len(d.getuigen), _PERSONAL
    yield "stukken bewijs", len(d.bewijs), _POLICE
    yield "overdrachten aan de politie", len(d.overdrachten), _POLICE
    yield "gegevens van de politie", sum(map(police_details, d.politie)) + len(d.politie_gevraagd), _POLICE
    who = sum(map(who_and_what, d.agressie)) + sum(map(who_and_why, d.maatregelen))
    yield "wie en wat bij agressie en maatregelen", who, _PERSONAL


def police_details(p: DossierPolitie) -> bool:
    """Whether more was recorded of a call than its times and its result."""
    return any((p.gebeld_door, p.gemeld, p.incidentnummer, p.verwacht_om, p.eenheid, p.begeleid_door))


def who_and_what(a: DossierAgressie) -> bool:
    """Whether more was recorded of aggression than its kind."""
    return any((a.dader, a.slachtoffer, a.omschrijving, a.letsel))


def who_and_why(m: Maatregel) -> bool:
    """Whether more was recorded of a physical measure than that it was taken."""
    return any((m.door_wie, m.tegen, m.aanleiding))
