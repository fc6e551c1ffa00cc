"""What a version of the dossier leaves out, said in words: how much of what, and why. Never what it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Fields, Heading, Text, cell
from voorzitter_console.dossier.model.feiten import DossierAgressie, Maatregel
from voorzitter_console.dossier.model.record import Dossier, DossierPolitie

_PERSONAL = "persoonsgegevens"
_FOR_ALL = ("personen met namen, signalementen en gedrag", "uitgesproken woorden, sprekers en reacties")
_POLICE = "zaak van de politie en het Openbaar Ministerie"


def left_out(d: Dossier, reader: Literal["raad", "openbaar"]) -> list[Block]:
    """A table of it, and the chain that this version shares with the others."""
    found = [(what, count, why) for what, count, why in _found(d, reader) if count]
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
        rows = [(cell(what), cell(why)) for what, _, why in found if what in _FOR_ALL]
        return [w.table(("Wat", "Waarom"), (9.5, 0), rows)] if rows else []
    counted = [(cell(what), cell(str(count)), cell(why)) for what, count, why in found]
    return [w.table(("Wat", "Aantal", "Waarom"), (7.5, 2.0, 0), counted)]


def _found(d: Dossier, reader: Literal["raad", "openbaar"]) -> Iterator[tuple[str, int, str]]:
    yield "tijdlijn met de zin van elke vastlegging", len(d.tijdlijn), _PERSONAL
    known = sum(1 for p in d.personen if any((p.naam, p.signalement, p.gedrag, p.plaats, p.rol, p.aanwezig_sinds)))
    yield _FOR_ALL[0], known, _PERSONAL
    demands = [v.woorden != "protocol" or bool(v.spreker or v.reactie) for x in d.verstoringen for v in x.vorderingen]
    said = [a.woorden != "protocol" or bool(a.spreker or a.reactie) for x in d.verstoringen for a in x.aansprekingen]
    said += [s.woorden != "protocol" for s in d.schorsingen]
    yield _FOR_ALL[1], sum((*demands, *said)), _PERSONAL
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
