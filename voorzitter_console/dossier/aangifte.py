"""The aangifte as a document that a griffier takes to the police (protocol 4.3 step 6; fields from the facts on law).

It says what was recorded and never that somebody is guilty. Deviations from the protocol's order do not stand in it:
the protocol says *kan*. What is not known stands in it as not known.
"""

from __future__ import annotations

from voorzitter_console.dossier import aangifte_annex as annex
from voorzitter_console.dossier import aangifte_facts as facts
from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Blanks, Block, Document, Fields, Heading, Items, Signature, Text, cell
from voorzitter_console.dossier.dossier_json import dossier_bytes
from voorzitter_console.dossier.local_time import clock_offset, day, day_clock
from voorzitter_console.dossier.record import Dossier
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.entry import sha256_hex
from voorzitter_console.text import one_line


def aangifte(d: Dossier) -> Document:
    """The aangifte as blocks, apart from how they are set."""
    blocks: list[Block] = [*_meeting(d), *_filer(), *_summary(d)]
    for x in d.verstoringen:
        blocks += facts.disturbance(d, x)
    blocks += facts.persons(d)
    blocks += facts.police(d)
    blocks += facts.livestream(d)
    blocks += facts.aggression(d)
    blocks += annex.witnesses_and_evidence(d)
    blocks += annex.damage()
    blocks += annex.articles(d)
    blocks += annex.timeline(d)
    blocks += annex.changes(d)
    blocks += annex.unknown(d)
    blocks += _signature()
    blocks += annex.about(d, sha256_hex(dossier_bytes(d)))
    return Document(
        titel="Aangifte",
        ondertitel="ter zake van mogelijk strafbare feiten bij de verstoring van een vergadering",
        kenmerk=literal(f"Aangifte – {one_line(d.vergadering.titel, 70)}"),
        voet=f"{d.keten.aantal} vastleggingen, kop van de keten {d.keten.kop}",
        oefening=d.oefening,
        blokken=tuple(blocks),
    )


def _meeting(d: Dossier) -> list[Block]:
    v = d.vergadering
    return [
        Heading("De vergadering"),
        Fields(
            (
                ("Vergadering", cell(literal(v.titel))),
                ("Orgaan", cell(literal(v.orgaan))),
                ("Openbaar", cell("ja, een openbare vergadering" if v.openbaar else "nee, een besloten vergadering")),
                ("Aanvang", cell(f"{day(v.aanvang)}, {clock_offset(v.aanvang)}")),
                ("Plaats", w.known(v.locatie)),
                ("Soort lokaal", w.known(v.locatie_soort)),
                ("Rechthebbende", w.known(v.rechthebbende)),
                ("Agendapunt", w.known(v.agendapunt)),
                ("Voorzitter", w.known(v.voorzitter)),
                ("Functie van de voorzitter", w.known(v.voorzitter_functie)),
                ("Griffier", w.known(v.griffier)),
                *(
                    (
                        f"{w.capital(x.functie)} vanaf {clock_offset(x.gebeurd_op)}",
                        cell(literal(x.naam + (f" ({x.hoedanigheid})" if x.hoedanigheid else ""))),
                    )
                    for x in d.overnames
                ),
            )
        ),
    ]


def _filer() -> list[Block]:
    return [
        Heading("De aangever"),
        Text(
            cell(
                "In te vullen door wie aangifte doet. Woonplaats is het adres van de organisatie, geen privéadres. "
                "Wie voor een ander aangifte doet, voegt een bijzondere schriftelijke volmacht bij.",
                "klein",
            )
        ),
        Blanks(
            (
                "Naam",
                "Functie",
                "Namens (organisatie)",
                "Domicilie (adres organisatie)",
                "Telefoon en e-mail (werk)",
                "Volmacht bijgevoegd (ja/nee)",
                "Aangifte onder nummer (ja/nee)",
                "VPT-code gevraagd (ja/nee)",
            )
        ),
        Text(
            cell(
                "VPT: agressie tegen een functionaris met een publieke taak. De politie kan deze code vastleggen.",
                "klein",
            )
        ),
    ]


def _summary(d: Dossier) -> list[Block]:
    blocks: list[Block] = [Heading("Samenvatting"), Text(cell(w.summary(d)))]
    demands = sum(len(x.vorderingen) for x in d.verstoringen)
    facts_named: list[str] = []
    if d.verstoringen:
        facts_named.append(
            "mogelijk strafbaar feit: het opzettelijk storen van een geoorloofde openbare vergadering door wanorde of "
            "gedruis (artikel 144 Wetboek van Strafrecht);"
        )
    if demands:
        facts_named.append(
            "mogelijk strafbaar feit: het zich niet aanstonds verwijderen op de vordering van de bevoegde ambtenaar "
            "(artikel 139 Wetboek van Strafrecht);"
        )
    kinds = sorted({w.words(a.soort) for a in d.agressie if a.soort})
    if d.agressie:
        named = f" ({', '.join(kinds)})" if kinds else ""
        facts_named.append(f"mogelijk strafbaar feit: wat is vastgelegd als fysieke agressie{named}.")
    if facts_named:
        blocks.append(Text(cell("Deze aangifte gaat over:")))
        blocks.append(Items(tuple(cell(x) for x in facts_named)))
    else:
        blocks.append(Text(cell("Er is geen ordeverstoring vastgelegd.", "onbekend")))
    blocks.append(
        Text(
            cell(
                "Dit document geeft weer wat tijdens en na de vergadering is vastgelegd. Of een strafbaar feit is "
                "gepleegd en door wie, is aan het Openbaar Ministerie en de rechter. Alle tijden zijn de tijd in "
                "Nederland, met het verschil met UTC.",
                "klein",
            )
        )
    )
    if d.schorsingen:
        rows = []
        for x in d.schorsingen:
            end = day_clock(x.hervat) if x.hervat else (f"gesloten {day_clock(x.gesloten)}" if x.gesloten else None)
            rows.append((cell(day_clock(x.begin)), w.known(end, "niet hervat"), w.known(x.reden)))
        blocks += [
            Heading("Schorsingen", 2),
            w.table(("Geschorst", "Hervat", "Reden, zoals vastgelegd"), (4.6, 4.6, 0), rows),
        ]
    return blocks


def _signature() -> list[Block]:
    return [
        Heading("Ondertekening"),
        Signature(
            "Aldus naar waarheid opgemaakt. De aangever verzoekt om opsporing en vervolging: ja / nee.",
            ("Aangever", "Opgenomen door (politie)"),
        ),
    ]
