"""The end of the aangifte: what was changed and what is unknown; annexes: the law as quoted, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Fields, Heading, Items, NewPage, Quote, Run, Text, cell
from voorzitter_console.dossier.local_time import clock, clock_offset, day_clock
from voorzitter_console.dossier.model.record import Dossier, Tijdlijnregel, Wijziging
from voorzitter_console.dossier.refs import some, some_labels
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.procedure.sentences import value_text
from voorzitter_console.view.fields import label
from voorzitter_console.view.wanted import wanted

_MOST_MISSING = 60
"""Questions that are listed; the rest is counted."""


def articles(d: Dossier) -> list[Block]:
    """The law as the protocol quotes it."""
    p = d.protocol
    blocks: list[Block] = [
        NewPage(),
        Heading("Bijlage B. Wetsartikelen", genummerd=False),
        Text(cell(f"Zoals aangehaald in: {literal(p.titel)}.", "klein")),
    ]
    for a in p.artikelen:
        lid = f", lid {literal(a.lid)}" if a.lid else ""
        blocks.append(Heading(f"Artikel {literal(a.artikel)}{lid} {literal(a.wet)}", 2, genummerd=False))
        blocks.append(Quote(literal(a.tekst, w.LIMIT)))
    return blocks


def _changes(kind: str, given: tuple[Wijziging, ...], *, with_was: bool) -> list[Block]:
    rows = []
    for x in given:
        value = literal(value_text(x.wordt), w.CELL)
        what: list[Run] = [Run(value, "herroepen" if x.herroepen else "gewoon")]
        if with_was:
            what.insert(0, Run(f"was: {literal(value_text(x.was), w.CELL)}", "klein"))
        if x.herroepen:
            what.insert(0, Run("HERROEPEN, telt niet mee:", "vet"))
        rows.append(
            (
                cell(str(x.over)),
                cell(literal(w.words(x.veld))),
                tuple(what),
                w.known(x.reden, "–"),
                cell(f"{clock(x.vastgelegd_op)}, {x.door}"),
            )
        )
    heads = ("Nr.", "Veld", "Nu" if with_was else "Ingevuld", "Reden", "Wanneer, wie")
    return [Heading(kind, 2), w.table(heads, (1.2, 2.8, 0, 3.4, 3.0), rows)]


def changes(d: Dossier) -> list[Block]:
    """Corrections, completions, retractions and what was read back; the originals stay visible."""
    blocks: list[Block] = [Heading("Correcties en aanvullingen")]
    if d.correcties:
        blocks += _changes("Correcties", d.correcties, with_was=True)
    if d.aanvullingen:
        blocks += _changes("Aanvullingen (eerst nog niet ingevuld, geen correctie)", d.aanvullingen, with_was=False)
    if d.herroepingen:
        rows = [
            (cell(str(h.over)), w.known(h.reden), cell(f"{clock(h.vastgelegd_op)}, {h.door}")) for h in d.herroepingen
        ]
        blocks += [
            Heading("Herroepingen", 2),
            w.table(("Nr.", "Reden", "Wanneer, wie"), (1.2, 0, 3.6), rows),
        ]
    if d.teruglezingen:
        read = [
            (cell(str(t.over)), cell(t.oordeel), w.known(t.tekst, "–"), cell(f"{clock(t.vastgelegd_op)}, {t.door}"))
            for t in d.teruglezingen
        ]
        blocks += [
            Heading("Teruggelezen", 2),
            w.table(("Nr.", "Oordeel", "Tekst", "Wanneer, wie"), (1.2, 2.6, 0, 3.6), read),
        ]
    if len(blocks) == 1:
        blocks.append(Text(cell("Er is niets gecorrigeerd, aangevuld of herroepen.")))
    late = [t for t in d.tijdlijn if t.later_vastgelegd]
    if late:
        told = some(late, _late)
        blocks += [Heading("Later vastgelegd", 2), Items(tuple(cell(x) for x in told))]
    return blocks


def _late(t: Tijdlijnregel) -> str:
    happened, recorded = day_clock(t.gebeurd_op), day_clock(t.vastgelegd_op)
    return f"nr. {t.positie}: gebeurd {happened}, vastgelegd {recorded} door {literal(t.door, 200)}"


def unknown(d: Dossier) -> list[Block]:
    """What the police may ask for and the record does not say."""
    found = list(missing(d))
    more = len(found) - _MOST_MISSING
    told = found[:_MOST_MISSING] + ([f"En nog {more}; zie 'nog niet bekend' in de delen hiervoor."] if more > 0 else [])
    blocks: list[Block] = [Heading("Wat nog niet bekend is")]
    if not told:
        return [*blocks, Text(cell("Alle velden die in een aangifte worden gevraagd, zijn ingevuld."))]
    return [*blocks, Items(tuple(cell(x) for x in told))]


def missing(d: Dossier) -> Iterator[str]:
    """Each thing that an aangifte asks for and that was not recorded, as a line."""
    if d.vergadering.rechthebbende is None:
        yield "Wie de rechthebbende van het lokaal is."
    if d.vergadering.locatie_soort is None:
        yield "Of het lokaal voor de openbare dienst bestemd is (soort lokaal)."
    for x in d.verstoringen:
        named = f"Ordeverstoring {x.nummer}"
        absent = ["einde"] * (x.einde is None) + _absent("meld_verstoring", x)
        if absent:
            yield f"{named}: {', '.join(absent)}."
        for v in x.vorderingen:
            absent = _absent("vorder", v)
            if v.afgeleid:
                absent.append("bevestiging tot wie zij gericht was")
            if absent:
                yield f"{named}, {v.nummer}e vordering: {', '.join(absent)}."
        left = [p.label for p in x.verstoorders if p.vertrokken is None]
        if left:
            yield f"{named}: of en hoe vertrokken zijn: {some_labels(left)}."
    bare = [p.label for p in d.personen if p.signalement is None and p.naam is None]
    if bare:
        yield f"Signalement van: {some_labels(bare)}."
    for p in d.politie:
        if p.gebeld and p.incidentnummer is None:
            yield f"Incidentnummer van de melding bij de politie van {clock_offset(p.gebeld)}."
    if not d.getuigen:
        yield "Getuigen."
    if not d.bewijs:
        yield "Bewijs: opname van de vergadering, camerabeelden, foto's, en wanneer beelden worden overschreven."
    for b in d.bewijs:
        absent = _absent("voeg_bewijs_toe", b)
        if absent:
            yield f"Bewijs nr. {b.positie}: {', '.join(absent)}."


def _absent(soort: str, source: object) -> list[str]:
    """The fields that are asked of such an entry and that it does not have, in words."""
    return [label(asked.veld) for asked in wanted(soort) if getattr(source, asked.veld) is None]


def about(d: Dossier, digest: str) -> list[Block]:
    """Where this comes from and how to check it."""
    return [
        Heading("Bijlage C. Herkomst en controle", genummerd=False),
        Text(
            cell(
                "Dit document is gemaakt uit het journaal van de vergadering. Elke vastlegging is met de vorige "
                "verbonden door een controlegetal (SHA-256). Het bestand dossier.json bevat dezelfde gegevens en het "
                "hele journaal; het is te controleren met: voorzitter-console controleer dossier.json"
            )
        ),
        Fields(
            (
                ("Vergadering", cell(literal(d.vergadering.id))),
                ("Aantal vastleggingen", cell(str(d.keten.aantal))),
                ("Kop van de keten", w.digest(d.keten.kop)),
                ("SHA-256 van dossier.json", w.digest(digest)),
                ("Gevolgd protocol", cell(literal(d.protocol.titel))),
                ("SHA-256 van het protocol", w.digest(d.protocol.hash)),
            )
        ),
    ]
