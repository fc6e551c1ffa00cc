"""The aangifte's first pages: the incident in brief by the seven W's of the police, who files, the meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.aangifte.element import Feit, count_of_persons
from voorzitter_console.dossier.blocks import Blanks, Block, Cell, Fields, Heading, Run, Text, cell
from voorzitter_console.dossier.local_time import clock, clock_offset, day
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.picture import picture
from voorzitter_console.dossier.refs import some_labels
from voorzitter_console.dossier.sanitise import literal, short


def in_brief(d: Dossier, facts: Sequence[Feit]) -> list[Block]:
    """A summary, the seven W's with where each is told in full, and the picture."""
    rows = [(cell(name, "vet"), told, cell(where)) for name, told, where in _seven(d, facts)]
    return [
        Heading("In het kort"),
        Text(cell(w.summary(d))),
        *picture(d),
        Heading("De zeven W's", 2),
        w.table(("Vraag", "Kort", "Staat in het deel"), (2.6, 0, 4.6), rows),
        Text(
            cell(
                "Dit document geeft weer wat tijdens en na de vergadering is vastgelegd. Of een strafbaar feit is "
                "gepleegd en door wie, is aan het Openbaar Ministerie en de rechter. Alle tijden zijn de tijd in "
                "Nederland; het verschil met UTC staat erbij of erboven. Een nummer (nr. 12) is de plaats in de "
                "tijdlijn.",
                "klein",
            )
        ),
    ]


def _seven(d: Dossier, facts: Sequence[Feit]) -> Iterator[tuple[str, Cell, str]]:
    labels = list(dict.fromkeys(p.label for x in d.verstoringen for p in x.verstoorders))
    count = count_of_persons(d, labels)
    named = "één persoon" if count == 1 else f"{count} personen"
    who = cell(f"{named}: {some_labels(labels, 8)}") if labels else w.known(None, "nog geen personen vastgelegd")
    yield "Wie", (Run("Aangever: hierna in te vullen."), *who), "De aangever; Personen"
    what = [f for f in facts if f.aanleiding]
    yield (
        "Wat",
        tuple(Run(f"mogelijk strafbaar feit: {f.titel} ({f.artikel})") for f in what)
        or w.known(None, "geen mogelijk strafbaar feit vastgelegd"),
        "Mogelijk strafbare feiten",
    )
    places = sorted({x.plaats for x in d.verstoringen if x.plaats})
    venue = w.brief(d.vergadering.locatie)
    yield (
        "Waar",
        (*venue, *((Run(f"plaats van de verstoring: {', '.join(places)}"),) if places else ())),
        "De vergadering",
    )
    means = [short(x.middelen, 120) for x in d.verstoringen[:3] if x.middelen]
    yield "Waarmee", tuple(map(Run, means)) or w.known(None), "Ordeverstoring; Agressie"
    how = [short(x.omschrijving, 160) for x in d.verstoringen[:3] if x.omschrijving]
    kinds = sorted({a.soort for a in d.agressie if a.soort})
    how += [f"gemeld als fysieke agressie: {', '.join(kinds)}"] if kinds else []
    yield "Op welke wijze", tuple(map(Run, how)) or w.known(None), "Ordeverstoring; Agressie"
    yield "Wanneer", _when(d), "Tijdlijn"
    said = [f"geroepen: {short(x.woorden, 120)}" for x in d.verstoringen[:3] if x.woorden]
    subject = [f"agendapunt: {short(d.vergadering.agendapunt)}"] if d.vergadering.agendapunt else []
    note = "Over de beweegreden zegt dit document niets dan wat is vastgelegd."
    yield "Waarom", (*map(Run, subject + said), Run(note, "klein")), "De vergadering; Ordeverstoring"


def _when(d: Dossier) -> Cell:
    found = [Run(day(d.verstoringen[0].begin if d.verstoringen else d.vergadering.aanvang))]
    for x in d.verstoringen[:3]:
        end = f"tot {clock_offset(x.einde)}" if x.einde else "einde nog niet bekend"
        found.append(Run(f"ordeverstoring {x.nummer}: van {clock(x.begin)} {end}"))
    if len(d.verstoringen) > 3:
        found.append(Run(f"en nog {len(d.verstoringen) - 3}, de laatste om {clock_offset(d.verstoringen[-1].begin)}"))
    return tuple(found)


def filer(d: Dossier) -> list[Block]:
    """To be filled in by who files."""
    town = d.protocol.gemeente
    return [
        Heading("De aangever"),
        Text(
            cell(
                "In te vullen door wie aangifte doet. Woonplaats is het adres van de organisatie, geen privéadres. "
                "Wie voor een ander aangifte doet, voegt een bijzondere schriftelijke volmacht bij (bijlage A).",
                "klein",
            )
        ),
        *([Fields((("Gemeente", cell(literal(town, 200))),))] if town else []),
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
                "VPT: agressie tegen een functionaris met een publieke taak; de politie kan deze code vastleggen. "
                "Onder nummer helpt alleen als de naam nog niet bekend is bij wie het betreft.",
                "klein",
            )
        ),
    ]


def meeting(d: Dossier, most: int | None = None) -> list[Block]:
    """Kind of meeting, agenda, venue, public, chair; who took over; the schorsingen."""
    v = d.vergadering
    return [
        Heading("De vergadering en de plaats"),
        Fields(
            (
                ("Vergadering", w.brief(v.titel)),
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
                *((f"{w.capital(x.functie)} vanaf {clock(x.gebeurd_op)}", w.took_over(x)) for x in d.overnames),
                *(
                    (
                        f"Quorum om {clock(q.gebeurd_op)}",
                        cell(f"{w.number(q.aanwezig)} aanwezig, {w.number(q.vereist)} vereist"),
                    )
                    for q in d.quorum
                ),
            )
        ),
        *w.suspensions(d, with_reason=True, most=most),
    ]
