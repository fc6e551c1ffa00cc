"""The dossier for the raad and for the public: what happened, without what says who; words say what was left out.

Only times, counts, choices from fixed lists and this program's own words come from the record: no name, label, free
text, spoken word, note, witness, evidence or police detail can stand in them. Nor a word about an aangifte, and for the
public none about the police or violence, not even that there was any (protocol chapter 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Literal

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.aangifte.element import NOT_COUNTED, number_of_persons
from voorzitter_console.dossier.aangifte.head import began
from voorzitter_console.dossier.aangifte.verstoring import SCENARIOS
from voorzitter_console.dossier.blocks import Block, Cell, Document, Fields, Heading, Run, Text, cell
from voorzitter_console.dossier.editions.left_out import (
    described_by,
    left_out,
    noted,
    police_details,
    who_and_what,
    who_and_why,
    without,
)
from voorzitter_console.dossier.model.feiten import Feit
from voorzitter_console.dossier.model.record import Dossier, DossierAanspreking, DossierVerstoring, DossierVordering
from voorzitter_console.dossier.picture import pictured
from voorzitter_console.dossier.refs import TimelineLookup, chain_reference, clock_put_back, deployments, told_of
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.dossier.sitting import stood_still
from voorzitter_console.dossier.stays import LEFT, Addressees
from voorzitter_console.moment import day, day_clock
from voorzitter_console.procedure.sentences import left_how
from voorzitter_console.text import one_line

For = Literal["raad", "openbaar"]
_FOR_WHOM: dict[For, str] = {
    "raad": "Alleen voor de leden van de raad: over maatregelen van de politie gaat niets naar de pers (protocol 6).",
    "openbaar": "Openbaar.",
}
_MOST = 40
"""Ordeverstoringen and moments of one kind that are told; the rest is counted."""


def raad(d: Dossier) -> Document:
    """For the members of the raad."""
    return _document(d, "raad", "Verslag voor de raad", "van een verstoring van de vergadering")


def openbaar(d: Dossier) -> Document:
    """For everybody."""
    return _document(d, "openbaar", "Openbaar verslag", "van een verstoring van de vergadering")


def _document(d: Dossier, reader: For, titel: str, ondertitel: str) -> Document:
    shown = d.vergadering.openbaar or reader == "raad"
    look = TimelineLookup(d)
    name = one_line(d.vergadering.titel, 70) if shown else f"besloten vergadering van {day(d.vergadering.aanvang)}"
    blocks: list[Block] = [
        Heading("De vergadering"),
        Fields(tuple(_meeting(d, shown, look))),
        Heading("Wat er gebeurde"),
        Text(tuple(Run(text) for text in _told(d, reader, look))),
        *([Text(cell(put_back))] if (put_back := clock_put_back(d)) else []),
        *pictured(d, police=reader == "raad", aggression=reader == "raad"),
        *w.suspensions(d, with_reason=False, most=_MOST),
    ]
    blocks += [b for x in d.verstoringen[:_MOST] for b in _disturbance(d, x, reader, look)]
    if len(d.verstoringen) > _MOST:
        blocks.append(Text(cell(f"En nog {len(d.verstoringen) - _MOST} ordeverstoringen.")))
    if sometime := sorted(Addressees.of(d, look).sometime):
        rest = number_of_persons(d, sometime)
        blocks.append(Text(cell(f"Daarna nog beschreven: {rest}; bij welke ordeverstoring is niet vastgelegd.")))
    if reader == "raad":
        blocks += _for_the_raad(d, look)
    return Document(
        titel=titel,
        ondertitel=ondertitel,
        kenmerk=literal(f"{titel} – {name}"),
        voet=chain_reference(d),
        oefening=d.oefening,
        vertrouwelijk=f"{_FOR_WHOM[reader]} {without(d)}".rstrip(),
        blokken=(*blocks, *left_out(d, reader)),
    )


def _meeting(d: Dossier, shown: bool, look: TimelineLookup) -> Iterator[tuple[str, Cell]]:
    v = d.vergadering
    closed = cell("[weggelaten: besloten vergadering]", "onbekend")

    def open_to_all(text: str | None) -> Cell:
        return w.known(text) if shown or text is None else closed

    yield "Vergadering", w.brief(v.titel) if shown else closed
    yield "Orgaan", cell(literal(v.orgaan))
    yield "Openbaar", cell("ja, een openbare vergadering" if v.openbaar else "nee, een besloten vergadering")
    yield "Begin", cell(began(d, numbered=False))
    yield "Plaats", open_to_all(v.locatie)
    yield "Agendapunt", open_to_all(v.agendapunt)
    # Who chairs a public meeting is no secret; in which function counts, and who took over.
    if shown:
        yield "Voorzitter", w.known(v.voorzitter)
        for x in d.overnames:
            if x.functie == "voorzitter":
                told = literal(x.naam, w.CELL) + look.doubt(x.positie)
                yield f"Voorzitter vanaf {look.time(x.gebeurd_op)}", cell(told)
    else:
        yield "Voorzitter", w.known(None) if v.voorzitter is None else cell("[naam weggelaten]", "onbekend")


def _told(d: Dossier, reader: For, look: TimelineLookup) -> Iterator[str]:
    count = len(d.verstoringen)
    if not count:
        yield "Er is geen ordeverstoring vastgelegd."
    else:
        first, last = d.verstoringen[0], d.verstoringen[-1]
        over = f"{look.om_clock(last.einde)}{look.doubt_of(last.einde, 'beeindig_verstoring')}" if last.einde else ""
        end = f"; de laatste was voorbij {over}" if over else ""
        named = f"Er {'was' if count == 1 else 'waren'} {w.spelled(count, 'ordeverstoring', 'ordeverstoringen')}"
        if count == 1:
            end = f" en was {'voor het laatst ' * bool(first.voortzettingen)}voorbij {over}" if over else ""
        unbegun = look.unbegun(first)
        began_at = f"{look.clock(first.begin)}{look.doubt(first.positie)}{unbegun}"
        since = "is vastgelegd vanaf" if unbegun else "begon om"
        yield f"{named}. De {'' if count == 1 else 'eerste '}ordeverstoring {since} {began_at}{end}."
    demands = sum(len(x.vorderingen) for x in d.verstoringen)
    if demands:
        verb = "is" if demands == 1 else "zijn"
        disputed = sum(v.teruggelezen == "betwist" for x in d.verstoringen for v in x.vorderingen)
        doubt = f"; bij het teruglezen betwist: {disputed} daarvan" if disputed else ""
        yield f"Er {verb} {w.times(demands)} vastgelegd om het pand te verlaten{doubt}."
    if d.schorsingen:
        yield f"De vergadering is {w.often(len(d.schorsingen))} geschorst."
    stops = [u for u in d.livestream if u.toestand == "gestopt" and u.bevestigd]
    if stops and stops[0].bevestigd:
        # Of several stops the time of the first beside that of the last start would tell of one long one.
        often, since = (f"{w.often(len(stops))} ", ", het eerst") if len(stops) > 1 else ("", "")
        doubt = look.doubt_of(stops[0].bevestigd, "bevestig_livestream")
        stopped = f"{often}gestopt{since} om {look.clock(stops[0].bevestigd)}{doubt}"
        yield f"De livestream is {stopped}.{_back_on(d, look)}"
    for u in [u for u in d.livestream if u.toestand == "gestopt" and not u.bevestigd and u.gevraagd][:_MOST]:
        assert u.gevraagd
        asked = f"{look.clock(u.gevraagd)}{look.doubt_of(u.gevraagd, 'stop_livestream')}"
        yield f"Om {asked} is gevraagd de livestream te stoppen; dat zij stopte, is niet vastgelegd."
    if reader == "raad":
        yield from _laid_before(d, look)
    if reader == "raad" and any(p.gebeld or p.aanwezig for p in d.politie):
        yield "De politie is gebeld of was aanwezig; de tijden staan hierna."


def _laid_before(d: Dossier, look: TimelineLookup) -> Iterator[str]:
    """What the raad itself was asked, without who it was about or what it decided."""
    law = " (artikel 26 lid 3 Gemeentewet)" if d.vergadering.orgaan != "raadscommissie" else ""
    decided = {p.voorgelegd for p in d.personen if p.besluit}
    for t in look.of("leg_voor_aan_raad")[:_MOST]:
        at = look.om(t.gebeurd_op) + look.doubt(t.positie)
        still = stood_still(d, t.gebeurd_op)
        then = f"; {' toen '.join(still)}" if still else ""
        left = " [besluit weggelaten]" if t.gebeurd_op in decided else ""
        yield f"{w.capital(at)} is de gedraging van een lid voorgelegd aan de raad{law}{then}.{left}"


def _back_on(d: Dossier, look: TimelineLookup) -> str:
    """What became of the livestream in the end: who reads only that it was stopped takes it for gone."""
    now = next((u for u in reversed(d.livestream) if u.bevestigd), None)
    if now is None or now.toestand != "live" or now.bevestigd is None:
        return ""
    doubt = look.doubt_of(now.bevestigd, "bevestig_livestream")
    again = sum(u.toestand == "live" and u.bevestigd is not None for u in d.livestream) > 1
    return f" Om {look.clock(now.bevestigd)}{doubt} is zij {'voor het laatst ' * again}weer gestart."


def _disturbance(d: Dossier, x: DossierVerstoring, reader: For, look: TimelineLookup) -> list[Block]:
    """Times and counts; what was said and seen is named as left out."""
    rows: list[tuple[str, Cell]] = [
        ("Begin", cell(day_clock(x.begin) + look.doubt(x.positie) + look.unbegun(x))),
        ("Einde", w.known(day_clock(x.einde) + look.doubt_of(x.einde, "beeindig_verstoring") if x.einde else None)),
    ]
    for (_, _, over, doubt), (again, doubt_too, _, _) in pairwise(look.lasting(d, x)):
        since = f"van {day_clock(over)}{doubt} " if over else ""
        rows.append(("Tussentijds voorbij", cell(f"{since}tot {day_clock(again)}{doubt_too}")))
    if reader == "raad":
        rows.append(("Hoe geëindigd", w.known(w.ended(x))))
    if told_of(x, "plaats"):
        rows.append(("Plaats", w.each_time(x, "plaats", look)))
    free = [name for name, veld in (("omschrijving", "omschrijving"), ("geroepen woorden", "woorden"),
            ("middelen", "middelen"), ("gevolg", "gevolg")) if noted(x, veld)]  # fmt: skip
    if free:
        rows.append(("Wat gebeurde er", cell(f"[{', '.join(free)} weggelaten]", "onbekend")))
    labels = [p.label for p in Addressees.of(d, look).took_part(x)]
    if labels:
        people = number_of_persons(d, labels)
        described = described_by([p for p in d.personen if p.label in labels])
        left = (Run(f"[{w.listed(described)} weggelaten]", "onbekend"),) if described else ()
        rows.append(("Vastgelegde personen", (Run(f"{people}. {NOT_COUNTED}"), *left)))
    addressed = [a for a in x.aansprekingen if a.scenario]
    chosen = [f"{a.scenario} om {_at(look, a)}" for a in addressed]
    if chosen:
        first = x is next(y for y in d.verstoringen if any(a.scenario for a in y.aansprekingen))
        told = Run(f"scenario {w.few(chosen)}" + (f" ({_meaning(d)})" if first else ""))
        rows.append(("Aangesproken", (told, *_words([(f"scenario {a.scenario}", a) for a in addressed]))))
    if x.vorderingen:
        times = Run(w.few([f"{v.nummer}e om {_at(look, v)}" for v in x.vorderingen]))
        rows.append(("Vorderingen", (times, *_words([(f"{v.nummer}e", v) for v in x.vorderingen]))))
    return [Heading(f"Ordeverstoring {x.nummer}", 2), Fields(tuple(rows))]


def _meaning(d: Dossier) -> str:
    """What the letters stand for: of both only where both were chosen."""
    chosen = {a.scenario for x in d.verstoringen for a in x.aansprekingen}
    return "; ".join(part for part in SCENARIOS.split("; ") if part[:1] in chosen)


def _at(look: TimelineLookup, said: DossierAanspreking | DossierVordering) -> str:
    return look.time(said.gebeurd_op) + look.doubt(said.positie)


def _words(said: Sequence[tuple[str, DossierAanspreking | DossierVordering]]) -> Iterator[Run]:
    """That the words are left out, where there are any; of the others what is to be known of them."""
    doubts: dict[str, list[str]] = {}
    for name, one in said:
        if doubt := w.words_doubt(one):
            doubts.setdefault(doubt, []).append(name)
    if any(one.woorden != "protocol" for _, one in said):
        yield Run("[uitgesproken woorden weggelaten]", "onbekend")
    yield from (Run(f"{w.few(list(dict.fromkeys(names)))}: {doubt}") for doubt, names in doubts.items())


def _reported(look: TimelineLookup, fact: Feit) -> str:
    """When it was reported; of what was entered afterwards with a time of its own, when it happened."""
    late = "later gemeld, als gebeurd" if look.given_time(fact.positie) else "gemeld"
    return f"{late} {day_clock(fact.gebeurd_op)}{look.doubt(fact.positie)}"


def _for_the_raad(d: Dossier, look: TimelineLookup) -> list[Block]:
    """What members may know of police, persons and aggression: that and when, not who."""
    blocks: list[Block] = [Heading("Politie, hulp en agressie")]
    rows: list[tuple[str, Cell]] = []
    for calls in deployments(d)[:_MOST]:
        p = calls[-1]

        def when(name: str, at: datetime | None, soort: str) -> str | None:
            return f"{name} {day_clock(at)}{look.doubt_of(at, soort)}" if at else None

        called = [f"{when('gebeld', x.gebeld, 'bel_politie')}{' (112)' * x.spoed}" for x in calls if x.gebeld] or [
            "niet vanaf hier gebeld"
        ]
        came = when("aanwezig", p.aanwezig, "politie_aanwezig") or "aankomst niet vastgelegd"
        done = when("klaar", p.afgerond, "politie_afgerond")
        result = f"resultaat: {w.words(p.resultaat)}" if p.resultaat else None
        off = when("afgezegd", p.afgezegd, "zeg_politie_af")
        said = tuple(Run(text) for text in (*called, came, done, result, off) if text)
        own = any(map(police_details, calls))
        rows.append(("Politie", (*said, *_left_out("gegevens van de politie", own))))
    for a in d.agressie[:_MOST]:
        kind = w.words(a.soort) if a.soort else "soort nog niet bekend"
        told = Run(f"{_reported(look, a)}: {kind}")
        own = who_and_what(a)
        name = "Fysieke agressie" if a.soort in ("geweld", "wapen") else "Agressie"
        rows.append((name, (told, *_left_out("wie en wat", own))))
    for m in d.maatregelen[:_MOST]:
        told = Run(_reported(look, m))
        own = who_and_why(m)
        rows.append(("Fysieke maatregel", (told, *_left_out("wie en waarom", own))))
    for h in d.hulp[:_MOST]:
        rows.append(("Hulp", cell(f"{h.dienst} geroepen {day_clock(h.gebeurd_op)}{look.doubt(h.positie)}")))
    more = sum(max(0, len(given) - _MOST) for given in (d.politie, d.agressie, d.maatregelen, d.hulp))
    if more:
        rows.append(("En nog", cell(f"{more} keer politie, agressie, een maatregel of hulp")))
    none = "Er is geen melding bij de politie, geen agressie en geen hulp vastgelegd."
    blocks.append(Fields(tuple(rows)) if rows else Text(cell(none)))
    # Each departure once, also of who came back, and one that bears on two ordeverstoringen too.
    left = {(p.label, v.tot): v.hoe for x in d.verstoringen for p in x.verstoorders for v in p.verblijf if v.tot}
    left |= {(p.label, p.vertrokken): p.hoe for p in d.personen if p.vertrokken}  # also after the last one was over
    gone = [
        (left_how(None if hoe == "onbekend" else hoe) or "zonder dat vastligt hoe") + look.known(at, LEFT, label)
        for (label, at), hoe in left.items()
    ]
    if gone:
        counted = ", ".join(f"{w.often(gone.count(how))} {how}" for how in dict.fromkeys(gone))
        blocks.append(Text(cell(f"Vertrokken: {counted}.")))
    return blocks


def _left_out(what: str, there: bool) -> tuple[Run, ...]:
    """Only where something was recorded that does not stand here."""
    return (Run(f"[{what} weggelaten]", "onbekend"),) if there else ()
