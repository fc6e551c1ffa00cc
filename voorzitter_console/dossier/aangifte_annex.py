"""The rest of the aangifte: witnesses, evidence, articles, the whole timeline, changes, what is unknown, provenance."""

from __future__ import annotations

from collections.abc import Iterator

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Blanks, Block, Cell, Fields, Heading, Items, Quote, Run, Text, cell
from voorzitter_console.dossier.local_time import clock, clock_offset, day_clock, offset
from voorzitter_console.dossier.record import Dossier, Tijdlijnregel, Wijziging
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.procedure.sentences import value_text

_LINE_LIMIT = 2_000
"""Characters of one line of the timeline; notes stand in full in their own part."""


def witnesses_and_evidence(d: Dossier) -> list[Block]:
    """Witnesses, evidence, alternatives that were offered, notes."""
    blocks: list[Block] = [Heading("Getuigen")]
    if d.getuigen:
        rows = [
            (
                w.known(g.naam),
                w.known(g.functie),
                w.known({"eigen": "eigen waarneming", None: None}.get(g.waarneming, w.words(g.waarneming or ""))),
            )
            for g in d.getuigen
        ]
        blocks.append(w.table(("Naam", "Functie (werkcontact)", "Waarneming"), (5.0, 0, 4.0), rows))
    else:
        blocks.append(Text(w.known(None, "Er zijn geen getuigen vastgelegd.")))
    blocks.append(Heading("Bewijs"))
    if not d.bewijs:
        blocks.append(Text(w.known(None, "Er zijn geen bestanden of ander bewijs vastgelegd.")))
    for number, b in enumerate(d.bewijs, start=1):
        size = None if b.grootte is None else f"{b.grootte} bytes"
        blocks.append(
            Fields(
                (
                    (f"Bewijs {number}", w.known(b.omschrijving)),
                    ("Bestand", w.known(b.bestand or b.pad)),
                    ("Grootte", w.known(size)),
                    ("SHA-256", w.digest(b.sha256)),
                    ("Beheerder", w.known(b.beheerder)),
                    ("Wordt overschreven op", w.known(b.overschreven_op)),
                    ("Veiliggesteld", cell(day_clock(b.gebeurd_op))),
                )
            )
        )
    blocks.append(Heading("Aangeboden alternatieven"))
    if d.alternatieven:
        blocks.append(
            Items(tuple(cell(f"{clock_offset(a.gebeurd_op)}: {literal(a.tekst, w.LIMIT)}") for a in d.alternatieven))
        )
    else:
        blocks.append(Text(w.known(None, "Er zijn geen aangeboden alternatieven vastgelegd.")))
    if d.notities:
        blocks.append(Heading("Aantekeningen"))
        blocks.append(
            Items(
                tuple(cell(f"{clock_offset(n.gebeurd_op)}, {n.door}: {literal(n.tekst, w.LIMIT)}") for n in d.notities)
            )
        )
    return blocks


def damage() -> list[Block]:
    """To be filled in: injury, damage, joining as injured party."""
    return [
        Heading("Letsel, schade en voeging"),
        Blanks(
            (
                "Letsel (wie, wat)",
                "Schade (wat, bedrag)",
                "Voeging als benadeelde (ja/nee)",
                "Slachtofferhulp gewenst (ja/nee)",
            )
        ),
    ]


def articles(d: Dossier) -> list[Block]:
    """The law as the protocol quotes it."""
    p = d.protocol
    blocks: list[Block] = [
        Heading("Wetsartikelen"),
        Text(cell(f"Zoals aangehaald in: {literal(p.titel)}.", "klein")),
    ]
    for a in p.artikelen:
        lid = f", lid {literal(a.lid)}" if a.lid else ""
        blocks.append(Heading(f"Artikel {literal(a.artikel)}{lid} {literal(a.wet)}", 2))
        blocks.append(Quote(literal(a.tekst, w.LIMIT)))
    return blocks


def timeline(d: Dossier) -> list[Block]:
    """Every entry, in order of what happened."""
    deviations = {a.positie for x in d.verstoringen for a in x.afwijkingen} | {a.positie for a in d.afwijkingen}
    first = d.tijdlijn[0].gebeurd_op
    rows = [
        (
            cell(str(t.positie)),
            _when(t, first),
            cell(literal(t.door, narrow=True)),
            _what(t, with_note=t.positie not in deviations),
        )
        for t in d.tijdlijn
    ]
    return [
        Heading("Tijdlijn"),
        Text(
            cell(
                f"Alles wat is vastgelegd, op volgorde van gebeuren, vanaf {day_clock(first)}. Het nummer is de "
                "positie in het journaal. Tijden zijn exact (het moment van de toets) als er niets anders bij staat.",
                "klein",
            )
        ),
        w.table(("Nr.", "Tijd", "Wie", "Wat"), (1.2, 3.4, 2.0, 0), rows),
    ]


def _when(t: Tijdlijnregel, first: str) -> Cell:
    moment = clock_offset(t.gebeurd_op) if offset(t.gebeurd_op) == offset(first) else day_clock(t.gebeurd_op)
    shown = [Run(moment)]
    if t.gebeurd_op[:10] != first[:10] and moment != day_clock(t.gebeurd_op):
        shown = [Run(day_clock(t.gebeurd_op))]
    if t.kwaliteit != "exact":
        shown.append(Run(w.words(t.kwaliteit), "klein"))
    if t.later_vastgelegd:
        shown.append(Run(f"later vastgelegd: {_recorded(t)}", "klein"))
    return tuple(shown)


def _recorded(t: Tijdlijnregel) -> str:
    same_day = t.vastgelegd_op[:10] == t.gebeurd_op[:10]
    return clock(t.vastgelegd_op) if same_day else day_clock(t.vastgelegd_op)


def _what(t: Tijdlijnregel, *, with_note: bool) -> Cell:
    text = literal(t.tekst, _LINE_LIMIT)
    runs = [Run("HERROEPEN, telt niet mee:", "vet"), Run(text, "herroepen")] if t.herroepen else [Run(text)]
    if with_note and t.toelichting:
        runs.append(Run(f"Toelichting: {literal(t.toelichting, _LINE_LIMIT)}", "klein"))
    for veld, was in t.oorspronkelijk.items():
        shown = literal(value_text(was), _LINE_LIMIT)
        runs.append(Run(f"Gecorrigeerd. Eerst vastgelegd bij {w.words(veld)}: {shown}", "klein"))
    if t.gewist:
        runs.append(Run(f"Later gewist: {literal(', '.join(w.words(g) for g in t.gewist))}", "klein"))
    return tuple(runs)


def _changes(kind: str, given: tuple[Wijziging, ...], *, with_was: bool) -> list[Block]:
    rows = []
    for x in given:
        value = literal(value_text(x.wordt), _LINE_LIMIT)
        what: list[Run] = [Run(value, "herroepen" if x.herroepen else "gewoon")]
        if with_was:
            what.insert(0, Run(f"was: {literal(value_text(x.was), _LINE_LIMIT)}", "klein"))
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
    return blocks


def unknown(d: Dossier) -> list[Block]:
    """What the police may ask for and the record does not say."""
    missing = tuple(cell(x) for x in _missing(d))
    blocks: list[Block] = [Heading("Wat nog niet bekend is")]
    if not missing:
        return [*blocks, Text(cell("Alle velden die in een aangifte worden gevraagd, zijn ingevuld."))]
    return [*blocks, Items(missing)]


def _missing(d: Dossier) -> Iterator[str]:
    if d.vergadering.rechthebbende is None:
        yield "Wie de rechthebbende van het lokaal is."
    if d.vergadering.locatie_soort is None:
        yield "Of het lokaal voor de openbare dienst bestemd is (soort lokaal)."
    for x in d.verstoringen:
        named = f"Ordeverstoring {x.nummer}"
        wanted = {
            "einde": x.einde,
            "omschrijving": x.omschrijving,
            "geroepen woorden": x.woorden,
            "gevolg voor de vergadering": x.gevolg,
        }
        absent = [name for name, value in wanted.items() if value is None]
        if absent:
            yield f"{named}: {', '.join(absent)}."
        for v in x.vorderingen:
            of = {
                "spreker": v.spreker,
                "hoedanigheid": v.hoedanigheid,
                "namens wie": v.namens,
                "instemming": v.instemming_van,
                "hoe versterkt": v.versterkt,
                "reactie": v.reactie,
            }
            absent = [name for name, value in of.items() if value is None]
            if v.afgeleid:
                absent.append("bevestiging tot wie zij gericht was")
            if absent:
                yield f"{named}, {v.nummer}e vordering: {', '.join(absent)}."
        left = [p.label for p in x.verstoorders if p.vertrokken is None]
        if left:
            yield f"{named}: of en hoe vertrokken zijn: {_some(left)}."
    bare = [p.label for p in d.personen if p.signalement is None and p.naam is None]
    if bare:
        yield f"Signalement van: {_some(bare)}."
    for p in d.politie:
        if p.gebeld and p.incidentnummer is None:
            yield f"Incidentnummer van de melding bij de politie van {clock_offset(p.gebeld)}."
    if not d.getuigen:
        yield "Getuigen."


def _some(labels: list[str]) -> str:
    shown = literal(", ".join(labels[:20]))
    return shown if len(labels) <= 20 else f"{shown} en nog {len(labels) - 20} personen"


def about(d: Dossier, digest: str) -> list[Block]:
    """Where this comes from and how to check it."""
    return [
        Heading("Herkomst en controle"),
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
