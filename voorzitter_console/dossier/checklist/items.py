"""The items of the checklist, in the order of the aangifte; each with the commands that fill it in.

One answer serves where the same is asked of several vorderingen or persons; nothing is asked twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voorzitter_console.dossier.checklist.asking import field_of, fields, new, shared
from voorzitter_console.dossier.checklist.filing import filing, hurt
from voorzitter_console.dossier.checklist.model import Doel, Invul, Keus, Punt, Stand
from voorzitter_console.dossier.checklist.persons import people
from voorzitter_console.dossier.filers import injury_of
from voorzitter_console.dossier.model.record import (
    Dossier,
    DossierAanspreking,
    DossierMelding,
    DossierPolitie,
    DossierSchorsing,
    DossierVerstoring,
    DossierVordering,
)
from voorzitter_console.dossier.refs import TimelineLookup, deployments, told_of
from voorzitter_console.dossier.sitting import ended
from voorzitter_console.dossier.utterances import by_another, contestable, offered, offered_sometime
from voorzitter_console.dossier.words import asks_injury
from voorzitter_console.procedure.images import recorded_over
from voorzitter_console.text import one_line
from voorzitter_console.view.fields import label
from voorzitter_console.view.wanted import wanted


def items(d: Dossier) -> Iterator[Punt]:
    """Every item."""
    kinds = {t.positie: t.soort for t in d.tijdlijn if not t.herroepen}
    yield from _meeting(d) if d.melding is None else _outside(d.melding, d.vergadering.locatie)
    for x in d.verstoringen:
        yield from _disturbance(d, x, kinds)
    for x in d.verstoringen:
        yield from _demands(d, x, kinds)
    for name, said in contestable(d):
        yield from _contested("Gezegd", name, said)
    yield from people(d)
    yield from _police(d)
    yield from _others(d)
    yield from filing(d)
    yield from hurt(d)


def _meeting(d: Dossier) -> Iterator[Punt]:
    v = d.vergadering
    for asked in wanted("begin_vastlegging"):
        lacking = v.locatie_soort is None and v.rechthebbende is None
        if asked.veld == "locatie_soort" and lacking and d.protocol.gemeente:
            yield _hall(d.protocol.gemeente)
        elif asked.veld != "rechthebbende" or not lacking or not d.protocol.gemeente:
            yield field_of("Vergadering", 1, "begin_vastlegging", asked.veld, getattr(v, asked.veld))
    if v.begonnen_om is None and not any(m.soort == "open_vergadering" for m in d.momenten):
        begin = Invul(doelen=(Doel("vul_aan", {"positie": 1, "veld": "begonnen_om"}),), tijd=True, tijd_in="waarde")
        yield Punt(groep="Vergadering", wat="wanneer de vergadering begon", stand="ontbreekt", invul=begin)
    if d.stand.livestream == "stop_gevraagd":
        yield new("Livestream", "gestopt gezien", "bevestig_livestream", "toestand")


_WHERE = {"stadhuis": "locatie", "buiten": "locatie", "thuis": "locatie", "online": "platform", "email": "platform"}
"""What says where it was, by the way in which somebody was met with it; over the telephone nothing does."""


def _outside(m: DossierMelding, locatie: str | None) -> Iterator[Punt]:
    """Of a melding from outside a meeting: there was no chair, no hall and no point of an agenda."""
    for veld in ("ambtsdrager", "gemeld_door", *filter(None, (_WHERE.get(m.kanaal),))):
        yield field_of("Melding", 1, "begin_melding", veld, locatie if veld == "locatie" else getattr(m, veld))


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
        # What was told when it went on is known of it.
        later = [asked.veld for asked in wanted(soort) if told_of(x, asked.veld)]
        yield from fields(groep, x.positie, soort, x, later)
    else:
        # It began with a schorsing or words to the disturbers: what happened before that was not recorded yet.
        before = TimelineLookup(d).named(x.positie, x.begin)
        yield new(groep, f"omschrijving: wat gebeurde er vóór {before}", "meld_verstoring", "omschrijving")
    if x.einde is None:
        yield new(groep, "einde", "beeindig_verstoring", "hoe")
    else:
        ended = [t.positie for t in d.tijdlijn if t.soort == "beeindig_verstoring" and t.gebeurd_op == x.einde]
        yield field_of(groep, ended[-1] if ended else None, "beeindig_verstoring", "hoe", x.hoe)


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
            yield shared(groep, wat, soort, asked.veld, given, leeg=leeg, keuzes=usual)
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
    """Words that are presumed and were not read back as right, and those that were contested and not settled since."""
    presumed = [v for v in given if v.woorden == "protocol" and v.teruggelezen != "bevestigd" and v.positie]
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
        yield new("Politie", "is er gebeld, en door wie", "bel_politie", "gebeld_door", stand=stand)
    look = TimelineLookup(d)
    for calls in deployments(d):
        yield from _deployment(d, calls, look)


def _deployment(d: Dossier, calls: Sequence[DossierPolitie], look: TimelineLookup) -> Iterator[Punt]:
    """Each call, and once what answered them."""

    def place(soort: str, moment: object) -> int | None:
        found = [t.positie for t in d.tijdlijn if t.soort == soort and t.gebeurd_op == moment and not t.herroepen]
        return found[0] if found else None

    for p in calls:
        if p.gebeld:
            words = f"Politie, gebeld {look.named(place('bel_politie', p.gebeld), p.gebeld)}"
            # One number of the police for what one arrival answered.
            known = ("incidentnummer",) if any(other.incidentnummer for other in calls) else ()
            yield from fields(words, place("bel_politie", p.gebeld), "bel_politie", p, known)
    last = calls[-1]
    if last.afgezegd and last.aanwezig is None:
        return
    came = last.aanwezig and look.named(place("politie_aanwezig", last.aanwezig), last.aanwezig)
    groep = f"Politie, aanwezig {came}" if came else "Politie"
    if last.aanwezig is None:
        called = next((p.gebeld for p in reversed(calls) if p.gebeld), None)
        if called and any(p.aanwezig for p in d.politie):  # they came at another call
            groep = f"Politie, gebeld {look.named(place('bel_politie', called), called)}"
        # Outside a meeting a call is mostly a report, and nobody need come.
        stand: Stand = "ontbreekt" if d.melding is None else "vragen"
        yield new(groep, "aankomst: welke eenheid", "politie_aanwezig", "eenheid", stand=stand)
        return
    yield field_of(groep, place("politie_aanwezig", last.aanwezig), "politie_aanwezig", "eenheid", last.eenheid)
    if last.afgerond is None:
        yield new(groep, "klaar: resultaat", "politie_afgerond", "resultaat")
    else:
        done = place("politie_afgerond", last.afgerond)
        yield field_of(groep, done, "politie_afgerond", "resultaat", last.resultaat)


def _others(d: Dossier) -> Iterator[Punt]:
    look = TimelineLookup(d)
    for a in d.agressie:
        # Words and things hurt nobody: as in the annex of what is not known. Of who was hit it may stand already.
        unhurt = () if asks_injury(a) and injury_of(d, a) is None else ("letsel",)
        yield from fields(
            f"Agressie {look.named(a.positie, a.gebeurd_op)}", a.positie, "meld_fysieke_agressie", a, unhurt
        )
    for g in d.getuigen:
        yield from fields(f"Getuige {g.naam}", g.positie, "noem_getuige", g)
    if not d.getuigen:
        yield new("Getuigen", "wie heeft het gezien (naam)", "noem_getuige", "naam", tijd=False)
    for number, b in enumerate(d.bewijs, start=1):
        # What was copied into the dossier is kept by nobody until a day, and what is no image has none.
        never = ("overschreven_op",) if recorded_over(b) is False else ()
        secured = ("beheerder", "overschreven_op") if b.bestand else never
        yield from fields(f"Bewijs {number}", b.positie, "voeg_bewijs_toe", b, secured)
    if not d.bewijs:
        yield new("Bewijs", "beelden of opnamen: welke", "voeg_bewijs_toe", "omschrijving", tijd=False)
    if not (offered(d) or offered_sometime(d)) and any(x.vorderingen for x in d.verstoringen):
        yield new("Alternatieven", "wat de verstoorders is aangeboden", "bied_alternatief", "tekst", stand="vragen")
