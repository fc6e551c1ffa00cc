"""The report of a melding: aggression outside a meeting, for griffier and burgemeester, and the police if told.

It says what was recorded, never that somebody is guilty (protocol 2.1: conduct). What the protocol says of such a place
stands in its own words beside what was done.
"""

from __future__ import annotations

from collections.abc import Iterator

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.aangifte import bewijs, police
from voorzitter_console.dossier.aangifte.annex import about
from voorzitter_console.dossier.aangifte.tijdlijn import timeline
from voorzitter_console.dossier.blocks import (
    Blanks,
    Block,
    Cell,
    Document,
    Fields,
    Heading,
    Items,
    Run,
    Signature,
    Text,
    cell,
)
from voorzitter_console.dossier.filers import consents, filers, harmed
from voorzitter_console.dossier.model.feiten import Gedragfeit
from voorzitter_console.dossier.model.record import Dossier, DossierMelding, DossierPersoon
from voorzitter_console.dossier.refs import TimelineLookup, chain_reference, stated
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.dossier.summary import melding_summary
from voorzitter_console.moment import day, day_clock
from voorzitter_console.procedure.outside import AMBTEN, GEDRAG, KANALEN, STAPPEN, said
from voorzitter_console.text import one_line

CONFIDENTIAL = (
    "Vertrouwelijk: persoonsgegevens, ook strafrechtelijke (artikel 10 AVG, artikelen 32 en 33 UAVG). Alleen voor wie "
    "de melding behandelt; bij aangifte ook voor politie en Openbaar Ministerie."
)


def melding(d: Dossier, digest: str) -> Document:
    """The report; ``digest``: SHA-256 of dossier.json."""
    m = d.melding
    assert m is not None
    blocks: list[Block] = [
        Heading("In het kort"),
        *(Text(cell(told)) for told in melding_summary(d)),
        Heading("De melding"),
        Fields(tuple(_head(d, m))),
        Heading("Gedrag, zoals vastgelegd"),
        *_behaviour(d, m),
        Heading("Wat is gedaan"),
        *_steps(m),
        Heading("Personen, zoals genoemd"),
        *_persons(d, m),
        Heading("Politie, getuigen en bewijs"),
        *police.police(d),
        *bewijs.witnesses(d),
        *bewijs.evidence(d),
        Heading("Schade en instemming"),
        *_harmed(d),
        *_aangever(d),
    ]
    annexes: list[Block] = [
        Heading("Wat het protocol zegt", genummerd=False),
        *_protocol(m),
        Heading("Tijdlijn", genummerd=False),
        *timeline(d),
        Heading("Herkomst", genummerd=False),
        *about(d, digest),
    ]
    return Document(
        titel="Verslag van een melding",
        ondertitel="van agressie tegen een politieke ambtsdrager buiten een vergadering",
        vertrouwelijk=CONFIDENTIAL,
        kenmerk=literal(f"{one_line(d.vergadering.titel, 70)} – {day(d.vergadering.aanvang)}"),
        voet=chain_reference(d),
        oefening=d.oefening,
        blokken=tuple(blocks),
        bijlagen=tuple(annexes),
    )


def when(d: Dossier) -> str:
    """When it happened; only the day where no more is known."""
    moment = d.vergadering.aanvang
    known = d.melding is None or d.melding.tijd_bekend
    return day_clock(moment) if known else f"{day(moment)}, tijd niet bekend"


def _head(d: Dossier, m: DossierMelding) -> Iterator[tuple[str, Cell]]:
    yield "Hoe", w.known(said(KANALEN, m.kanaal))
    yield "Wanneer", cell(when(d))
    yield "Waar", w.known(", ".join(x for x in (d.vergadering.locatie, d.vergadering.adres) if x) or None)
    if m.platform:
        yield "Platform, adres of naam daar", w.known(m.platform)
    yield "Gericht op", w.brief(m.ambtsdrager)
    yield "Ambt", w.known(said(AMBTEN, m.ambt))
    if m.gericht_op == "familie" or m.familielid:
        yield "Familie", w.brief(m.familielid)
    yield "Gemeld door", w.brief(m.gemeld_door)
    closed = day_clock(m.gesloten) + TimelineLookup(d).doubt_of(m.gesloten, "sluit_melding") if m.gesloten else None
    yield "Afgesloten", w.known(closed, "nog niet afgesloten")


def _disputed(d: Dossier, g: Gedragfeit) -> tuple[tuple[str, str], ...]:
    """That its reading back was contested, and what was typed then: it may be other words, or what is wrong."""
    read = [r for r in sorted(d.teruglezingen, key=lambda r: r.positie) if r.over == g.positie]
    if not read or read[-1].oordeel != "betwist":
        return ()
    return (("BETWIST bij het teruglezen", read[-1].tekst or "zonder toelichting"),)


def _behaviour(d: Dossier, m: DossierMelding) -> list[Block]:
    if not m.gedrag:
        return [Text(w.known(None, "Er is nog geen gedrag vastgelegd."))]
    rows = [
        (
            cell(str(g.positie)),
            cell(w.behaved_at(g)),
            w.known(said(GEDRAG, g.soort)),
            w.each_known(
                ("Woorden", g.woorden and w.as_said(g.woorden, "opgegeven")),
                *_disputed(d, g),
                ("Wat gebeurde er", g.omschrijving),
                ("Wie", g.dader),
                ("Tegen", g.slachtoffer),
                *((("Letsel", g.letsel),) if w.asks_injury(g) else ()),
                ("Gevolg", g.gevolg),
            ),
        )
        for g in m.gedrag
    ]
    return [w.table(("Nr.", "Wanneer", "Gedrag", "Wat is vastgelegd"), (1.2, 4.2, 3.4, 0), rows)]


def _steps(m: DossierMelding) -> list[Block]:
    if not m.stappen:
        return [Text(w.known(None, "Er is geen stap vastgelegd."))]
    rows = [
        (
            cell(str(s.positie)),
            cell(stated(s.gebeurd_op, s.vastgelegd_op) + w.how_known(s)),
            w.known(said(STAPPEN, s.stap)),
            w.lines_cell(("Door", s.uitvoerder), ("Aan", s.aan), ("Uitkomst", s.uitkomst)),
        )
        for s in m.stappen
    ]
    return [w.table(("Nr.", "Wanneer", "Stap", "Bij"), (1.2, 4.2, 5.4, 0), rows)]


def _persons(d: Dossier, m: DossierMelding) -> list[Block]:
    if not d.personen:
        return [Text(w.known(None, "Er is niemand genoemd of beschreven."))]
    look = TimelineLookup(d)
    rows = [(cell(literal(p.label, 200, narrow=True), "vet"), _about(p, look), _conduct(m, p)) for p in d.personen]
    return [w.table(("Persoon", "Wie is het", "Genoemd bij"), (1.7, 0, 6.2), rows)]


def _about(p: DossierPersoon, look: TimelineLookup) -> Cell:
    return w.lines_cell(
        ("Naam", p.naam),
        ("Signalement", p.signalement),
        ("Gedrag", "; ".join(w.behaviour(p, look)) or None),
        ("Vermoedelijk minderjarig", "ja" if p.vermoedelijk_minderjarig else None),
        limit=w.CELL,
    ) or w.known(None)


def _conduct(m: DossierMelding, p: DossierPersoon) -> Cell:
    found = [g for g in m.gedrag if g.dader == p.label]
    told = [f"{said(GEDRAG, g.soort)} (nr. {g.positie}{w.only_heard(g)})" for g in found]
    return tuple(map(Run, told)) or w.known(None, "bij geen gedrag genoemd")


def _harmed(d: Dossier) -> list[Block]:
    if not d.benadeelden:
        return [Text(w.known(None, "Er is geen schade, letsel of instemming met aangifte vastgelegd."))]
    yes = {True: "ja", False: "nee", None: None}
    rows = [
        (
            cell(str(b.positie)),
            (*w.brief(b.naam), *((Run("van horen zeggen", "klein"),) if w.only_heard(b) else ())),
            w.each_known(
                ("Schade", b.schade),
                ("Letsel", b.letsel),
                ("Stemt in met aangifte", yes[b.instemming]),
                ("Voegt zich", yes[b.voegen]),
            ),
        )
        for b in harmed(d)
    ]
    return [w.table(("Nr.", "Wie", "Wat is vastgelegd"), (1.2, 5.0, 0), rows)]


def _aangever(d: Dossier) -> list[Block]:
    """Where somebody files the aangifte: that person; else lines to fill in, for who takes this to the police."""
    known: list[Block] = [
        Fields(
            (
                ("Aangever", w.brief(a.naam)),
                ("Functie", w.known(a.functie)),
                ("Namens", w.known(a.namens)),
                ("Domicilie", w.known(a.domicilie)),
            )
        )
        for a in filers(d)
    ]
    if not known:
        known = [Blanks(("Naam aangever", "Functie", "Adres van de organisatie"))]
    return [
        Heading("Voor een aangifte"),
        Text(
            cell(
                "Alleen met instemming van wie het trof (protocol 5.4). Vraag om de VPT-code: agressie tegen een "
                "functionaris met een publieke taak. Of het strafbaar is, beoordeelt het Openbaar Ministerie."
            )
        ),
        *[
            Text(cell(f"Vastgelegd is dat {literal(b.naam, 200)} niet instemt met aangifte (nr. {b.positie}).", "vet"))
            for b, agrees in consents(d)
            if not agrees
        ],
        *known,
        Signature("Ondertekening, als dit bij een aangifte gaat.", ("Aangever",)),
    ]


def _protocol(m: DossierMelding) -> list[Block]:
    if not m.situaties:
        return [Text(w.known(None, "Het protocol zegt niets over agressie op deze plaats."))]
    found: list[Block] = []
    for s in m.situaties:
        found.append(Text(cell(f"Protocol {literal(s.paragraaf)}, {literal(s.titel)}:", "vet")))
        found.append(Items(tuple(w.quoted(text) for text in s.voorschriften)))
    return found
