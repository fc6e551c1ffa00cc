"""The items of the checklist, in the order of the aangifte; each with the commands that fill it in.

One answer serves where the same is asked of several vorderingen or persons; nothing is asked twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from voorzitter_console.dossier.checklist.model import Doel, Invul, Keus, Punt, Stand
from voorzitter_console.dossier.checklist.persons import not_asked, people
from voorzitter_console.dossier.filers import asks_mandate, asks_number, filers
from voorzitter_console.dossier.model.feiten import Aangever
from voorzitter_console.dossier.model.record import (
    Dossier,
    DossierAanspreking,
    DossierPolitie,
    DossierSchorsing,
    DossierVerstoring,
    DossierVordering,
)
from voorzitter_console.dossier.refs import (
    by_another,
    contestable,
    deployments,
    ended,
    for_the_public_service,
    offered,
)
from voorzitter_console.dossier.words import asks_injury
from voorzitter_console.moment import local_clock
from voorzitter_console.text import one_line
from voorzitter_console.view.answers import answers
from voorzitter_console.view.fields import Vorm, kind, label, value_text_of
from voorzitter_console.view.fields import offered as fields_of
from voorzitter_console.view.wanted import wanted


def items(d: Dossier) -> Iterator[Punt]:
    """Every item."""
    kinds = {t.positie: t.soort for t in d.tijdlijn if not t.herroepen}
    yield from _meeting(d)
    for x in d.verstoringen:
        yield from _disturbance(d, x, kinds)
    for x in d.verstoringen:
        yield from _demands(d, x, kinds)
    for name, said in contestable(d):
        yield from _contested("Gezegd", name, said)
    yield from people(d)
    yield from _police(d)
    yield from _others(d)
    yield from _filer(d)
    yield from _hurt(d)


def _field(groep: str, positie: int | None, soort: str, veld: str, value: object, *, leeg: Stand = "ontbreekt") -> Punt:
    """An item that is a field of one entry: completed by ``vul_aan``."""
    return _shared(groep, label(veld), soort, veld, [(positie, value)], leeg=leeg)


def _shared(
    groep: str,
    wat: str,
    soort: str,
    veld: str,
    given: Sequence[tuple[int | None, object]],
    *,
    leeg: Stand = "ontbreekt",
    keuzes: Sequence[Keus] = (),
) -> Punt:
    """One field of several entries of a kind, (position, value) each: one answer completes all that are empty.

    What the others say already is offered as an answer.
    """
    there = veld in fields_of(soort)
    vorm, values = choices(soort, veld, "waarde") if there else ("tekst", ())
    known = [v for _, v in given if v is not None and v != ()]
    open_ones = [positie for positie, v in given if v is None or v == ()]
    if not open_ones:
        shown = dict.fromkeys(value_text_of(vorm, v) for v in known)
        return Punt(groep=groep, wat=wat, stand="compleet", waarde="; ".join(shown))
    targets = tuple(Doel("vul_aan", {"positie": p, "veld": veld}) for p in open_ones if p is not None)
    if not targets or not there:
        return Punt(groep=groep, wat=wat, stand=leeg)
    same = [] if values else [Keus(str(v), {"waarde": v}) for v in dict.fromkeys(map(str, known))]
    offers = (*values, *keuzes, *same)[:8]
    invul = Invul(doelen=targets, veld="" if values else "waarde", vorm=vorm, keuzes=tuple(offers))
    return Punt(groep=groep, wat=wat, stand=leeg, invul=invul)


def choices(soort: str, veld: str, gives: str) -> tuple[Vorm, tuple[Keus, ...]]:
    """What the field holds, and its answers (as the field ``gives``) where it is a choice."""
    vorm, _values = kind(soort, veld)
    if vorm == "ja_nee":
        return vorm, (Keus("ja", {gives: True}), Keus("nee", {gives: False}))
    found = answers(soort, veld) if vorm == "keuze" else ()
    return vorm, tuple(Keus(words, {gives: value}) for words, value in found)


def _fields(
    groep: str, positie: int | None, soort: str, source: object, without: Collection[str] = ()
) -> Iterator[Punt]:
    """An item for each field that is asked of such an entry (:mod:`view.wanted`); ``without``: senseless here."""
    for asked in wanted(soort):
        if asked.veld in without and getattr(source, asked.veld) is None:
            continue
        leeg: Stand = "vragen" if asked.soms else "ontbreekt"
        yield _field(groep, positie, soort, asked.veld, getattr(source, asked.veld), leeg=leeg)


def _new(
    groep: str,
    wat: str,
    soort: str,
    veld: str,
    *,
    stand: Stand = "ontbreekt",
    tijd: bool = True,
    keuzes: tuple[Keus, ...] = (),
) -> Punt:
    """An item that needs an entry of its own, with the time that it happened."""
    vorm, values = choices(soort, veld, veld)
    invul = Invul(doelen=(Doel(soort, {}),), veld="" if values else veld, vorm=vorm, keuzes=values or keuzes, tijd=tijd)
    return Punt(groep=groep, wat=wat, stand=stand, invul=invul)


def _meeting(d: Dossier) -> Iterator[Punt]:
    v = d.vergadering
    for asked in wanted("begin_vastlegging"):
        lacking = v.locatie_soort is None and v.rechthebbende is None
        if asked.veld == "locatie_soort" and lacking and d.protocol.gemeente:
            yield _hall(d.protocol.gemeente)
        elif asked.veld != "rechthebbende" or not lacking or not d.protocol.gemeente:
            yield _field("Vergadering", 1, "begin_vastlegging", asked.veld, getattr(v, asked.veld))
    if v.begonnen_om is None and not any(m.soort == "open_vergadering" for m in d.momenten):
        begin = Invul(doelen=(Doel("vul_aan", {"positie": 1, "veld": "begonnen_om"}),), tijd=True, tijd_in="waarde")
        yield Punt(groep="Vergadering", wat="wanneer de vergadering begon", stand="ontbreekt", invul=begin)
    if d.stand.livestream == "stop_gevraagd":
        yield _new("Livestream", "gestopt gezien", "bevestig_livestream", "toestand")


def _hall(gemeente: str) -> Punt:
    """Its kind and whose it is: one figure where it is the municipality's own; typed: its kind, then whose is asked."""

    def told(veld: str, waarde: str) -> Doel:
        return Doel("vul_aan", {"positie": 1, "veld": veld, "waarde": waarde})

    own = f"gemeente {gemeente}"
    offer = Keus(f"raadzaal in het stadhuis, van de {own}", {}, (
        told("locatie_soort", "raadzaal in het stadhuis"), told("rechthebbende", own),
    ))  # fmt: skip
    invul = Invul(doelen=(Doel("vul_aan", {"positie": 1, "veld": "locatie_soort"}),), veld="waarde", keuzes=(offer,))
    return Punt(groep="Vergadering", wat="soort lokaal, en van wie het is", stand="ontbreekt", invul=invul)


def _disturbance(d: Dossier, x: DossierVerstoring, kinds: dict[int, str]) -> Iterator[Punt]:
    groep = f"Ordeverstoring {x.nummer}"
    soort = kinds.get(x.positie or 0, "")
    if soort == "meld_verstoring":
        yield from _fields(groep, x.positie, soort, x)
    else:
        # It began with a schorsing or words to the disturbers: what happened before that was not recorded yet.
        yield _new(
            groep, f"omschrijving: wat gebeurde er vóór {local_clock(x.begin)}", "meld_verstoring", "omschrijving"
        )
    if x.einde is None:
        yield _new(groep, "einde", "beeindig_verstoring", "hoe")
    else:
        ended = [t.positie for t in d.tijdlijn if t.soort == "beeindig_verstoring" and t.gebeurd_op == x.einde]
        yield _field(groep, ended[-1] if ended else None, "beeindig_verstoring", "hoe", x.hoe)


def _demands(d: Dossier, x: DossierVerstoring, kinds: dict[int, str]) -> Iterator[Punt]:
    """Each field once for all vorderingen of an ordeverstoring."""
    if not x.vorderingen:
        return
    groep = "Vorderingen" if len(d.verstoringen) == 1 else f"Ordeverstoring {x.nummer}, vorderingen"
    soorten = dict.fromkeys(kinds.get(v.positie or 0, "vorder") for v in x.vorderingen)
    for soort in soorten:
        found = [v for v in x.vorderingen if kinds.get(v.positie or 0, "vorder") == soort]
        rests = _rests_on(groep, d, found)
        if rests is not None:
            yield rests
        for asked in wanted("vorder"):
            if rests is not None and asked.veld in _RESTS:
                continue
            # With whose consent is asked only of who was not the chair (HR 2019:13).
            of = [v for v in found if asked.veld != "instemming_van" or v.instemming_van or by_another(d, v)]
            if not of:
                continue
            given = [(v.positie, getattr(v, asked.veld)) for v in of]
            usual = [Keus(said, {"waarde": value}) for said, value in asked.antwoorden]
            usual += [Keus(ground, {"waarde": ground}) for ground in _grounds(d, found) if asked.veld == "grondslag"]
            leeg: Stand = "vragen" if asked.soms else "ontbreekt"
            wat = f"{label(asked.veld)} ({_numbers([v for v in of if getattr(v, asked.veld) is None] or of)})"
            yield _shared(groep, wat, soort, asked.veld, given, leeg=leeg, keuzes=usual)
    yield from _words(groep, x.vorderingen)


_RESTS = ("namens", "grondslag")


def _rests_on(groep: str, d: Dossier, found: Sequence[DossierVordering]) -> Punt | None:
    """For whom they were spoken and on what ground, with one figure where of none of them either is known; typed is for
    whom, and the ground is asked.
    """
    there = [v.positie for v in found if v.positie and v.namens is None and v.grondslag is None]
    if len(there) < len(found) or not d.protocol.gemeente:
        return None

    def told(ground: str) -> tuple[Doel, ...]:
        values = zip(_RESTS, (owner, ground), strict=True)
        return tuple(
            Doel("vul_aan", {"positie": p, "veld": veld, "waarde": value}) for veld, value in values for p in there
        )

    owner = f"de gemeente {d.protocol.gemeente}"
    offers = tuple(Keus(f"namens {owner}; grondslag: {g}", {}, told(g)) for g in _grounds(d, found))
    targets = tuple(Doel("vul_aan", {"positie": p, "veld": "namens"}) for p in there)
    invul = Invul(doelen=targets, veld="waarde", keuzes=offers)
    return Punt(groep=groep, wat=f"namens wie, en grondslag ({_numbers(found)})", stand="ontbreekt", invul=invul)


def _grounds(d: Dossier, given: Sequence[DossierVordering]) -> tuple[str, ...]:
    """On what such vorderingen can rest: article 26 is of the chair of the raad, in its meeting (82 lid 5 Gemeentewet);
    who speaks for the chair speaks for the rechthebbende (HR 2019:13)."""
    others = "namens de rechthebbende, artikel 139 Wetboek van Strafrecht"
    closed, place = ended(d), d.chronology.place
    outside = closed is not None and any(place(v.gebeurd_op) > place(closed) for v in given)
    if d.vergadering.orgaan == "raadscommissie" or outside or any(by_another(d, v) for v in given):
        return (others,)
    return ("artikel 26 lid 1 Gemeentewet", others)


def _numbers(given: Sequence[DossierVordering]) -> str:
    return ", ".join(f"{v.nummer}e" for v in given)


def _words(groep: str, given: Sequence[DossierVordering]) -> Iterator[Punt]:
    """Words that are presumed, and those that were contested and not settled since."""
    presumed = [v for v in given if v.woorden == "protocol" and v.positie]
    if presumed:
        targets = tuple(Doel("vul_aan", {"positie": v.positie, "veld": "tekst"}) for v in presumed)
        as_written = tuple(
            Doel("vul_aan", {"positie": v.positie, "veld": "tekst", "waarde": v.tekst}) for v in presumed
        )
        invul = Invul(doelen=targets, veld="waarde", keuzes=(Keus("de zin van het protocol", {}, as_written),))
        wat = f"welke woorden zijn gezegd ({_numbers(presumed)}; nu vermoed)"
        yield Punt(groep=groep, wat=wat, stand="ontbreekt", invul=invul)
    yield from (punt for v in given for punt in _contested(groep, f"{v.nummer}e", v))


def _contested(groep: str, name: str, said: DossierVordering | DossierAanspreking | DossierSchorsing) -> Iterator[Punt]:
    """Which reading is right. What was typed at the reading back are words only where somebody says so here."""
    if said.teruggelezen != "betwist" or not said.positie:
        return
    right = (Doel("bevestig", {"positie": said.positie}),)
    known = Doel("vul_aan", {"positie": said.positie, "veld": "tekst", "waarde": said.tekst})
    as_it_stands = (known, *right) if said.woorden == "protocol" and said.tekst else right
    offers = [Keus(f"gezegd is: “{one_line(said.tekst or '', 80)}”", {}, as_it_stands)]
    if said.betwist_tekst:
        change = {"positie": said.positie, "veld": "tekst", "waarde": said.betwist_tekst, "reden": "bij het teruglezen"}
        first = "vul_aan" if said.woorden == "protocol" else "corrigeer"
        velden = {k: x for k, x in change.items() if first == "corrigeer" or k != "reden"}
        other = f"gezegd is: “{one_line(said.betwist_tekst, 80)}”"
        offers.append(Keus(other, {}, (Doel(first, velden), *right)))
    invul = Invul(doelen=right, keuzes=tuple(offers))
    yield Punt(groep=groep, wat=f"{name}: woorden betwist, welke lezing klopt", stand="ontbreekt", invul=invul)


def _police(d: Dossier) -> Iterator[Punt]:
    demands = sum(len(x.vorderingen) for x in d.verstoringen)
    if not any(p.gebeld for p in d.politie) and demands:
        wanted_them = d.politie_gevraagd or any(m.soort == "waarschuw_bodedienst" for m in d.momenten)
        stand: Stand = "ontbreekt" if wanted_them else "vragen"
        yield _new("Politie", "is er gebeld, en door wie", "bel_politie", "gebeld_door", stand=stand)
    for calls in deployments(d):
        yield from _deployment(d, calls)


def _deployment(d: Dossier, calls: Sequence[DossierPolitie]) -> Iterator[Punt]:
    """Each call, and once what answered them."""

    def place(soort: str, moment: object) -> int | None:
        found = [t.positie for t in d.tijdlijn if t.soort == soort and t.gebeurd_op == moment and not t.herroepen]
        return found[0] if found else None

    for p in calls:
        if p.gebeld:
            words = f"Politie, gebeld {local_clock(p.gebeld)}"
            # One number of the police for what one arrival answered.
            known = ("incidentnummer",) if any(other.incidentnummer for other in calls) else ()
            yield from _fields(words, place("bel_politie", p.gebeld), "bel_politie", p, known)
    last = calls[-1]
    if last.afgezegd and last.aanwezig is None:
        return
    groep = f"Politie, aanwezig {local_clock(last.aanwezig)}" if last.aanwezig else "Politie"
    if last.aanwezig is None:
        yield _new(groep, "aankomst: welke eenheid", "politie_aanwezig", "eenheid")
        return
    yield _field(groep, place("politie_aanwezig", last.aanwezig), "politie_aanwezig", "eenheid", last.eenheid)
    if last.afgerond is None:
        yield _new(groep, "klaar: resultaat", "politie_afgerond", "resultaat")
    else:
        done = place("politie_afgerond", last.afgerond)
        yield _field(groep, done, "politie_afgerond", "resultaat", last.resultaat)


def _others(d: Dossier) -> Iterator[Punt]:
    for a in d.agressie:
        # Words and things hurt nobody: as in the annex of what is not known.
        unhurt = () if asks_injury(a) else ("letsel",)
        yield from _fields(f"Agressie {local_clock(a.gebeurd_op)}", a.positie, "meld_fysieke_agressie", a, unhurt)
    for g in d.getuigen:
        yield from _fields(f"Getuige {g.naam}", g.positie, "noem_getuige", g)
    if not d.getuigen:
        yield _new("Getuigen", "wie heeft het gezien (naam)", "noem_getuige", "naam", tijd=False)
    for number, b in enumerate(d.bewijs, start=1):
        # What was copied into the dossier is kept by nobody until a day.
        secured = ("beheerder", "overschreven_op") if b.bestand else ()
        yield from _fields(f"Bewijs {number}", b.positie, "voeg_bewijs_toe", b, secured)
    if not d.bewijs:
        yield _new("Bewijs", "beelden of opnamen: welke", "voeg_bewijs_toe", "omschrijving", tijd=False)
    if not offered(d) and any(x.vorderingen for x in d.verstoringen):
        yield _new("Alternatieven", "wat de verstoorders is aangeboden", "bied_alternatief", "tekst", stand="vragen")


def _filer(d: Dossier) -> Iterator[Punt]:
    """Who files, and what is asked: one answer for what usually goes together."""
    named = filers(d)
    if not named:
        town = {"namens": f"gemeente {d.protocol.gemeente}"} if d.protocol.gemeente else {}
        own = d.vergadering.adres if for_the_public_service(d) else None
        home = {"domicilie": own} if own else {}
        griffier = d.vergadering.griffier or "de griffier"
        usual = (
            Keus(
                "de burgemeester, namens de gemeente",
                {"naam": "de burgemeester", "functie": "burgemeester", "volmacht": False, **town, **home},
            ),
            Keus(
                "de griffier, met volmacht van de burgemeester",
                {"naam": griffier, "functie": "griffier", "volmacht": True, **town, **home},
            ),
        )
        yield _new("Aangever", "wie aangifte doet (cijfer of naam)", "noem_aangever", "naam", tijd=False, keuzes=usual)
        return
    for a in named:
        groep = "Aangever" if len(named) == 1 else f"Aangever {one_line(a.naam, 40)}"
        for veld in ("functie", "namens", "domicilie"):
            yield _field(groep, a.positie, "noem_aangever", veld, getattr(a, veld))
        yield from _wishes(groep, a)
        asked = (
            "bereikbaar",
            *(("volmacht",) if asks_mandate(a) else ()),
            *(("onder_nummer",) if asks_number(a) else ()),
        )
        for veld in asked:
            yield _field(groep, a.positie, "noem_aangever", veld, getattr(a, veld), leeg="vragen")


def _wishes(groep: str, a: Aangever) -> Iterator[Punt]:
    """The VPT-code and prosecution: together where neither is known."""
    if a.vpt is not None or a.vervolging is not None:
        for veld in ("vpt", "vervolging"):
            yield _field(groep, a.positie, "noem_aangever", veld, getattr(a, veld))
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


def _hurt(d: Dossier) -> Iterator[Punt]:
    """Who suffered what: the municipality and each person apart (51f Sv)."""
    for b in d.benadeelden:
        yield from _fields(f"Benadeelde {b.naam}", b.positie, "noem_benadeelde", b, not_asked(d, b))
    if d.benadeelden or any(t.soort == "meld_schade" and not t.herroepen for t in d.tijdlijn):
        return
    none: dict[str, Any] = {"naam": "niemand", "schade": "geen", "letsel": "geen", "voegen": False}
    usual = [Keus("niemand: geen schade en geen letsel", none)]
    usual += [Keus(f"de gemeente {d.protocol.gemeente}", {"naam": f"gemeente {d.protocol.gemeente}"})]
    hit = dict.fromkeys(a.slachtoffer for a in d.agressie if a.slachtoffer)
    usual += [Keus(name, {"naam": name}) for name in list(hit)[:5]]
    wat = "wie heeft schade of letsel (cijfer of naam)"
    yield _new("Benadeelden", wat, "noem_benadeelde", "naam", stand="vragen", tijd=False, keuzes=tuple(usual))
