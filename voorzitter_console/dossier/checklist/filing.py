"""The checklist's items of the aangifte itself: who files it and what is asked, and who suffered what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from voorzitter_console.dossier.checklist.asking import field_of, fields, new, shared
from voorzitter_console.dossier.checklist.model import Doel, Invul, Keus, Punt
from voorzitter_console.dossier.checklist.persons import not_asked
from voorzitter_console.dossier.filers import asks_mandate, asks_number, filers, harmed, office_of
from voorzitter_console.dossier.model.feiten import Aangever
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.sitting import for_the_public_service
from voorzitter_console.procedure.labels import is_burgemeester
from voorzitter_console.text import one_line
from voorzitter_console.view.fields import label


def filing(d: Dossier) -> Iterator[Punt]:
    """Who files, and what is asked: one answer for what usually goes together."""
    named = filers(d)
    if not named:
        town = {"namens": f"gemeente {d.protocol.gemeente}"} if d.protocol.gemeente else {}
        own = d.vergadering.adres if for_the_public_service(d) else None
        home = {"domicilie": own} if own else {}
        v = d.vergadering
        griffier = v.griffier or "de griffier"
        burgemeester = v.voorzitter if v.voorzitter and is_burgemeester(v.voorzitter_functie) else "de burgemeester"
        usual = (
            Keus(
                "de burgemeester, namens de gemeente",
                {"naam": burgemeester, "functie": "burgemeester", "volmacht": False, **town, **home},
            ),
            Keus(
                "de griffier, met volmacht van de burgemeester",
                {"naam": griffier, "functie": "griffier", "volmacht": True, **town, **home},
            ),
        )
        yield new("Aangever", "wie aangifte doet (cijfer of naam)", "noem_aangever", "naam", tijd=False, keuzes=usual)
        return
    for a in named:
        groep = "Aangever" if len(named) == 1 else f"Aangever {one_line(a.naam, 40)}"
        yield from _known_elsewhere(d, groep, a, named)
        yield from _wishes(groep, a)
        asked = (
            "bereikbaar",
            *(("volmacht",) if asks_mandate(d, a) else ()),
            *(("onder_nummer",) if asks_number(d, a) else ()),
        )
        for veld in asked:
            yield field_of(groep, a.positie, "noem_aangever", veld, getattr(a, veld), leeg="vragen")


def _known_elsewhere(d: Dossier, groep: str, a: Aangever, named: Sequence[Aangever]) -> Iterator[Punt]:
    """What the record may know of it already is offered as an answer."""
    own = d.vergadering.adres if for_the_public_service(d) else None
    offers = {
        "functie": [office_of(d, a)],
        "namens": [f"gemeente {d.protocol.gemeente}" if d.protocol.gemeente else None, *(x.namens for x in named)],
        "domicilie": [*(x.domicilie for x in named), own],
    }
    for veld, values in offers.items():
        usual = [Keus(value, {"waarde": value}) for value in dict.fromkeys(values) if value]
        given = [(a.positie, getattr(a, veld))]
        yield shared(groep, label(veld), "noem_aangever", veld, given, keuzes=usual)


def _wishes(groep: str, a: Aangever) -> Iterator[Punt]:
    """The VPT-code and prosecution: together where neither is known."""
    if a.vpt is not None or a.vervolging is not None:
        for veld in ("vpt", "vervolging"):
            yield field_of(groep, a.positie, "noem_aangever", veld, getattr(a, veld))
        return

    def fields_as(**wanted_values: bool) -> tuple[Doel, ...]:
        return tuple(
            Doel("vul_aan", {"positie": a.positie, "veld": veld, "waarde": value})
            for veld, value in wanted_values.items()
        )

    offers = (
        Keus("beide gevraagd", {}, fields_as(vpt=True, vervolging=True)),
        Keus("alleen vervolging", {}, fields_as(vpt=False, vervolging=True)),
        Keus("alleen de VPT-code", {}, fields_as(vpt=True, vervolging=False)),
        Keus("geen van beide", {}, fields_as(vpt=False, vervolging=False)),
    )
    invul = Invul(doelen=offers[0].doelen, keuzes=offers)
    yield Punt(groep=groep, wat="VPT-code en vervolging", stand="ontbreekt", invul=invul)


def hurt(d: Dossier) -> Iterator[Punt]:
    """Who suffered what: the municipality and each person apart (51f Sv)."""
    for b in harmed(d):
        yield from fields(f"Benadeelde {b.naam}", b.positie, "noem_benadeelde", b, not_asked(d, b))
    if d.benadeelden or any(t.soort == "meld_schade" and not t.herroepen for t in d.tijdlijn):
        return
    none: dict[str, Any] = {"naam": "niemand", "schade": "geen", "letsel": "geen", "voegen": False}
    usual = [Keus("niemand: geen schade en geen letsel", none)]
    usual += [Keus(f"de gemeente {d.protocol.gemeente}", {"naam": f"gemeente {d.protocol.gemeente}"})]
    hit = dict.fromkeys(a.slachtoffer for a in d.agressie if a.slachtoffer)
    usual += [Keus(name, {"naam": name}) for name in list(hit)[:5]]
    wat = "wie heeft schade of letsel (cijfer of naam)"
    yield new("Benadeelden", wat, "noem_benadeelde", "naam", stand="vragen", tijd=False, keuzes=tuple(usual))
