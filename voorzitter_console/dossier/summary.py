"""The incident in a few plain sentences, the worst of it first: for every document that begins "In het kort"."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.model.feiten import DossierAgressie, Feit
from voorzitter_console.dossier.model.record import Dossier, DossierPersoon, DossierVerstoring, Tijdlijnregel
from voorzitter_console.dossier.refs import TimelineLookup, began_on, clock_put_back, deployments, some_labels, told_of
from voorzitter_console.dossier.sanitise import literal, short
from voorzitter_console.dossier.sitting import stood_still
from voorzitter_console.moment import clock_offset, date_of, day, day_clock
from voorzitter_console.procedure.outside import GEDRAG, KANALEN, said

NO_INJURY = "geen"
"""As the checklist has it typed of who says that there is none."""
_MOST = 5
"""Of one kind that are told one by one; the rest is counted."""


def summary(d: Dossier) -> tuple[str, ...]:
    """Paragraphs: where and when, the worst that was reported, the disturbances, what followed."""
    if d.melding is not None:
        return melding_summary(d)
    look = TimelineLookup(d)
    worst = " ".join(_worst(d, look))
    put_back = clock_put_back(d)
    told = (_where(d), worst, " ".join(_course(d, look)), put_back)
    return tuple(paragraph for paragraph in told if paragraph)


_WHOM = {
    "burgemeester": "de burgemeester",
    "wethouder": "een wethouder",
    "raadslid": "een raadslid",
    "commissielid": "een commissielid",
    "griffie": "de griffie",
}


def melding_summary(d: Dossier) -> tuple[str, ...]:
    """The same of a melding from outside a meeting: when, how, at whom, which behaviour; then who was told."""
    m = d.melding
    assert m is not None
    whom = "familie van een ambtsdrager" if m.gericht_op == "familie" else _WHOM.get(m.ambt or "", "een ambtsdrager")
    look = TimelineLookup(d)
    doubts = [(g.soort, look.hearsay(g.positie)) for g in m.gedrag]
    # What one saw and another heard of, was seen.
    sure = {soort for soort, doubt in doubts if not doubt}
    kinds = list(dict.fromkeys((said(GEDRAG, soort) or "") + doubt * (soort not in sure) for soort, doubt in doubts))
    first = f"Op {day(d.vergadering.aanvang)}: melding van agressie ({said(KANALEN, m.kanaal)}), gericht op {whom}."
    second = f"Vastgelegd gedrag: {w.few(kinds)}." if kinds else "Er is nog geen gedrag vastgelegd."
    urgent = " 112 is gebeld." if any(p.gebeld and p.spoed for p in d.politie) else ""
    hurt = [f"{short(g.letsel, 120)}{look.hearsay(g.positie)}" for g in m.gedrag if g.letsel]
    known = {g.letsel for g in m.gedrag}
    hurt += [
        f"{literal(b.naam, 100)}: {short(b.letsel, 120)}{look.hearsay(b.positie)}"
        for b in d.benadeelden
        if b.letsel and b.letsel not in known and b.letsel != NO_INJURY
    ]
    injury = f" Letsel, zoals vastgelegd: {'; '.join(hurt[:_MOST])}." if hurt else ""
    return first, second + injury + urgent


def _where(d: Dossier) -> str:
    v = d.vergadering
    first = began_on(d)
    kind = "openbare" if v.openbaar else "besloten"
    place = f", {literal(v.locatie, 200)}" if v.locatie else ""
    return f"Op {day(first)}: {kind} vergadering van de {literal(v.orgaan)} ({literal(v.titel, 200)}{place})."


def _worst(d: Dossier, look: TimelineLookup) -> Iterator[str]:
    """Violence, weapon and threat, injury, 112, arrest and removal, minors and members: each as it was recorded."""
    for a in sorted(d.agressie, key=lambda a: _GRAVE.get(a.soort or "", 2))[:_MOST]:
        yield _reported(a, look)
    if len(d.agressie) > _MOST:
        yield f"En nog {w.spelled(len(d.agressie) - _MOST, 'melding', 'meldingen')} van agressie."
    yield from _hurt(d, look)
    for m in d.maatregelen[:_MOST]:
        by = f" door {literal(m.door_wie, 100)}" if m.door_wie else ""
        against = f" tegen {literal(m.tegen, 100)}" if m.tegen else ""
        yield f"{_heard(look, m, f'een fysieke maatregel{by}{against}')}."
    urgent = [p.gebeld for p in d.politie if p.gebeld and p.spoed]
    if urgent:
        called = [look.time(at) + look.doubt_of(at, "bel_politie") for at in urgent]
        yield f"112 is gebeld om {w.few(called)}."
    if d.hulp:
        yield f"Hulp geroepen: {w.few(list(dict.fromkeys(h.dienst + look.doubt(h.positie) for h in d.hulp)))}."
    for how, told in (("aangehouden", "Door de politie aangehouden"), ("verwijderd", "Door de politie verwijderd")):
        taken = [p.label + _known(d, p, how, look) for p in d.personen if how in _ways(d, p)]
        if taken:
            yield f"{told}: {some_labels(taken, 8)}."
    results = {p.resultaat for p in d.politie}
    if "aangehouden" in results and not any("aangehouden" in _ways(d, p) for p in d.personen):
        yield "De politie meldde een aanhouding; wie dat was, is niet vastgelegd."
    minors = [p.label for p in d.personen if p.vermoedelijk_minderjarig]
    if minors:
        yield f"Vermoedelijk minderjarig: {some_labels(minors, 8)}."
    for rol in ("raadslid", "commissielid"):
        members = [p.label for p in d.personen if p.rol == rol]
        if members:
            yield f"{w.capital(rol)}: {some_labels(members, 8)}."
    for p in [p for p in d.personen if p.voorgelegd][:_MOST]:
        assert p.voorgelegd
        decided = f"; besluit: {short(p.besluit, 120)}" if p.besluit else "; een besluit is niet vastgelegd"
        laid = look.about(p.label, "leg_voor_aan_raad")
        at = " en ".join(look.om(t.gebeurd_op) + look.doubt(t.positie) + _stood(d, t) for t in laid[:_MOST])
        yield f"{w.capital(at)} is {literal(p.label, 100)} voorgelegd aan de raad{decided}{_stop(p.besluit)}"


def _hurt(d: Dossier, look: TimelineLookup) -> Iterator[str]:
    """Injury that was recorded of who was hit and not with the aggression; what was said last of each counts."""
    known = {a.letsel for a in d.agressie}
    last = {b.naam: b for b in sorted(d.benadeelden, key=lambda b: b.positie)}
    hurt = [b for b in last.values() if b.letsel and b.letsel not in known and b.letsel != NO_INJURY]
    for b in hurt[:_MOST]:
        letsel = f"{short(b.letsel or '', 120)}{look.hearsay(b.positie)}"
        yield f"Letsel van {literal(b.naam, 100)}, zoals vastgelegd: {letsel}{_stop(letsel)}"


def _ways(d: Dossier, p: DossierPersoon) -> set[str | None]:
    """How that person left, each time: who was arrested and came back was arrested all the same."""
    there = (v for x in d.verstoringen for v in x.verstoorders if v.label == p.label)
    return {p.hoe, *(stay.hoe for v in there for stay in v.verblijf)}


def _known(d: Dossier, p: DossierPersoon, how: str, look: TimelineLookup) -> str:
    """How it is known that this person left so: an arrest of which somebody heard was seen by nobody here."""
    stays = {
        v.tot for x in d.verstoringen for q in x.verstoorders if q.label == p.label for v in q.verblijf if v.hoe == how
    }
    left = "verstoorder_vertrokken"
    return next(filter(None, (look.doubt_of(at, left, label=p.label) for at in stays if at)), "")


def _stood(d: Dossier, t: Tijdlijnregel) -> str:
    """That the raad could not decide then."""
    still = stood_still(d, t.gebeurd_op)
    return f" ({still[0]} toen {still[1]})" if still else ""


_GRAVE = {"geweld": 0, "wapen": 1, "bedreiging": 3, "vernieling": 4, "belediging": 5}


def _heard(look: TimelineLookup, fact: Feit, what: str) -> str:
    """``Om 20:11:20 is geweld gemeld``; what was entered afterwards with a time was not reported at that time."""
    at = look.om(fact.gebeurd_op) + look.doubt(fact.positie)
    if look.given_time(fact.positie):
        return f"Later gemeld, als gebeurd {at}: {what}"
    return f"{w.capital(at)} is {what} gemeld"


def _reported(a: DossierAgressie, look: TimelineLookup) -> str:
    kind = w.words(a.soort) if a.soort else "agressie (soort nog niet bekend)"
    named = f", genoemd: {literal(a.dader, 100)}" if a.dader else ""
    against = f", tegen {literal(a.slachtoffer, 100)}" if a.slachtoffer else ""
    what = f": {short(a.omschrijving, 160)}" if a.omschrijving else ""
    injury = f" Letsel: {short(a.letsel, 120)}{_stop(a.letsel)}" if a.letsel else ""
    kind = f"een {kind}" if a.soort == "wapen" else kind
    return f"{_heard(look, a, kind)}{named}{against}{what}{_stop(a.omschrijving)}{injury}"


def _stop(text: str | None) -> str:
    return "" if text and text.rstrip().endswith((".", "!", "?")) else "."


def _course(d: Dossier, look: TimelineLookup) -> Iterator[str]:
    if not d.verstoringen:
        yield "Er is geen ordeverstoring vastgelegd."
    elif len(d.verstoringen) > _MOST:
        yield f"Er zijn {len(d.verstoringen)} ordeverstoringen vastgelegd; zij staan hierna."
    else:
        yield from (_disturbed(d, x, look) for x in d.verstoringen)
    if d.schorsingen:
        number = w.often(len(d.schorsingen))
        last = d.schorsingen[-1]
        after = "en daarna gesloten" if last.gesloten else ("en hervat" if last.hervat else "en nog niet hervat")
        yield f"De vergadering is {number} geschorst {after}."
    for calls in deployments(d)[:_MOST]:
        at = [(p.gebeld, look.doubt_of(p.gebeld, "bel_politie")) for p in calls if p.gebeld]
        told = [f"{look.clock(op) if number else look.om_clock(op)}{doubt}" for number, (op, doubt) in enumerate(at)]
        called = f"De politie is gebeld {w.few(told)}" if told else "De politie is niet vanaf hier gebeld"
        arrived = calls[0].aanwezig
        doubt = look.doubt_of(arrived, "politie_aanwezig")
        came = f" en was er {look.om_clock(arrived)}{doubt}" if arrived else "; een aankomst is niet vastgelegd"
        off = calls[0].afgezegd
        called_off = f"; afgezegd {look.om_clock(off)}{look.doubt_of(off, 'zeg_politie_af')}" if off else ""
        yield called + (came if arrived or not off else called_off) + "."


def _began(begin: datetime, doubt: str, over: datetime | None, doubt_too: str) -> str:
    when = over and (f"om {clock_offset(over)}" if date_of(over) == date_of(begin) else f"op {day_clock(over)}")
    end = f"en was voorbij {when}{doubt_too}" if over else "en een einde is niet vastgelegd"
    return f"{clock_offset(begin)}{doubt} {end}"


def suspended_for(d: Dossier, x: DossierVerstoring) -> str | None:
    """``reden van de schorsing: ...``: what was said to be going on, where the disturbance was not described."""
    place = d.chronology.place
    last = place(x.einde) if x.einde else math.inf
    begun = next((s for s in d.schorsingen if place(x.begin) <= place(s.begin) <= last), None)
    late = TimelineLookup(d).filled(begun.positie, "reden") if begun else ""
    return f"reden van de schorsing: {begun.reden}{late}" if begun and begun.reden else None


def _disturbed(d: Dossier, x: DossierVerstoring, look: TimelineLookup) -> str:
    end = "; zij ging verder om ".join(_began(*run) for run in look.lasting(d, x))
    seen = "; ".join(run.tekst for run in w.each_time(x, "omschrijving", look)) if told_of(x, "omschrijving") else ""
    told = f"Vastgelegd is: {seen}" if seen else w.capital(suspended_for(d, x) or "")
    what = f" {literal(told, 500)}{_stop(told)}" if told else ""
    how = f" Zij eindigde: {w.ended(x)}." if x.einde and x.hoe else ""
    since = "is vastgelegd vanaf" if look.unbegun(x) else "begon om"
    begin = f"Ordeverstoring {x.nummer} {since} {end}.{what}{_turned(x, look)}{how}"
    if not x.vorderingen:
        return f"{begin} Daarbij is geen vordering vastgelegd."
    verb, doubts = "is" if len(x.vorderingen) == 1 else "zijn", w.demand_doubts(x, look)
    return f"{begin} Daarbij {verb} {w.times(len(x.vorderingen))} vastgelegd om het pand te verlaten{doubts}."


def _turned(x: DossierVerstoring, look: TimelineLookup) -> str:
    """That leave to speak was given first, where it did not end with that."""
    granted = next((a for a in x.aansprekingen if a.scenario == "A"), None)
    if granted is None:
        return ""
    since = look.place(granted.gebeurd_op)
    stop = next((a for a in x.aansprekingen if a.scenario == "B" and look.place(a.gebeurd_op) > since), None)
    given = (
        f" Om {look.time(granted.gebeurd_op)}{look.doubt(granted.positie)} kreeg men gelegenheid om kort iets te zeggen"
    )
    then = f", om {look.time(stop.gebeurd_op)}{look.doubt(stop.positie)} is aangesproken om te stoppen" if stop else ""
    return f"{given}{then}."
