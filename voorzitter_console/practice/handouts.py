"""Hand-outs for an evening of practice: for each scenario a sheet for who takes part, and one for who leads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from voorzitter_console.dossier.blocks import (
    NOT_REAL,
    Blanks,
    Block,
    Document,
    Heading,
    Items,
    NewPage,
    Table,
    Text,
    cell,
)
from voorzitter_console.dossier.pages.pdf import render
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.practice.derived import events_of
from voorzitter_console.practice.events import Gebeurtenis
from voorzitter_console.practice.scenario import Scenario
from voorzitter_console.practice.score import clock
from voorzitter_console.practice.score_text import WORDS
from voorzitter_console.text import counted

_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""A hand-out depends on its scenario alone, so nothing in it may tell when it was made."""
AFTER = {
    "schors": "de schorsing",
    "stop_livestream": "het stoppen van de livestream",
    "spreek_aan": "het aanspreken",
    "spreek_opnieuw_aan": "het opnieuw aanspreken",
    "vorder": "de vordering",
    "bied_alternatief": "het alternatief",
    "leg_voor_aan_raad": "het voorleggen aan de raad",
    "bel_politie": "het bellen van de politie",
    "politie_aanwezig": "de komst van de politie",
    "roep_hulp": "het roepen van hulp",
    "raadsleden_uit_zaal": "het vertrek van de raadsleden",
    "beeindig_verstoring": "het einde van de verstoring",
    "hervat": "het hervatten",
}
"""What an event waits for, in words."""
ROLES = (
    "Voorzitter: leest de zin op het scherm voor, en drukt één toets.",
    "Griffier: bedient, leest terug, en vult aan wie het waren.",
    "Bode: belt, haalt op, en meldt wat hij ziet.",
    "Tribune: speelt wat op het blad van de leider staat; niemand wordt aangeraakt.",
    "Waarnemers: schrijven op wanneer zij wat zagen, met een horloge.",
)
QUESTIONS = (
    "Wanneer was het duidelijk dat er geschorst moest worden, en wanneer is het gezegd?",
    "Welke zin viel u moeilijk om hardop te zeggen? Zeg hem nog eens.",
    "Wie had zicht op wie er stoorden, en wie stond er nog bij elke vordering?",
    "Wat hoorde de griffier dat de voorzitter niet wist, en andersom?",
    "Wat moet er vanavond in de aangifte staan, en wat ontbreekt daarvoor?",
    "Hoe gaat het met wie op de tribune zat, en met u?",
)


def handout_pdf(scenario: Scenario) -> bytes:
    """Both sheets as one PDF; the same bytes for the same scenario. Raises PdfFault."""
    return render(document(scenario), _DATE)


def document(scenario: Scenario) -> Document:
    """Both sheets as blocks: display text only."""
    told = scenario.vergadering
    where = ", ".join(part for part in (told.locatie, told.agendapunt) if part)
    return Document(
        titel=literal(scenario.titel),
        ondertitel=literal(f"{told.titel or scenario.titel}. {where}"),
        kenmerk="Oefenen met de console",
        voet="Alle namen zijn verzonnen",
        oefening=True,
        oefening_zin=NOT_REAL,
        blokken=tuple(_blocks(scenario)),
    )


def _blocks(scenario: Scenario) -> Iterator[Block]:
    yield Heading("Voor wie meedoet", genummerd=False)
    yield Text(cell("U weet alleen wat hieronder staat. De rest hoort u in de zaal, zoals op de avond zelf."))
    yield Heading("De rollen", 2, genummerd=False)
    yield Items(tuple(cell(role) for role in ROLES))
    yield Heading("Wat ik zag, en hoe laat", 2, genummerd=False)
    yield Blanks(("Begin", "Geschorst", "Livestream uit", "Aangesproken", "1e vordering", "2e vordering"))
    yield Blanks(("3e vordering", "Politie gebeld", "Politie er", "Voorbij", "Hervat"))
    yield NewPage()
    yield Heading("Voor wie leidt", genummerd=False)
    yield Text(cell("De tijden zijn sinds de aanvang; oefen begint vlak voor de eerste. Lees niets hiervan voor."))
    yield Heading("Wat er gebeurt", 2, genummerd=False)
    yield Table(
        kop=("Wanneer", "Wat", "Wie hoort het", "Moet worden vastgelegd"),
        breedte=(3.4, 0, 2.3, 3.4),
        rijen=tuple(
            (cell(literal(_when(e))), cell(literal(e.wat)), cell(e.wie), cell(literal(_fact(e))))
            for e in events_of(scenario)
        ),
    )
    yield Heading("Daarna: de vragen", 2, genummerd=False)
    yield Items(tuple(cell(question) for question in QUESTIONS))


def _when(event: Gebeurtenis) -> str:
    condition = ""
    if event.als.vorderingen is not None:
        condition = f", als er {counted(event.als.vorderingen, 'vordering is', 'vorderingen zijn')}"
    if event.als.scenario is not None:
        condition += f", als scenario {event.als.scenario} is gekozen"
    if event.op is not None:
        return f"{clock(event.op)}{condition}"
    assert event.na is not None
    times = f" ({event.na.nummer}e keer)" if event.na.nummer > 1 else ""
    return f"{event.na.seconden:g} s na {AFTER.get(event.na.doe, event.na.doe)}{times}{condition}"


def _fact(event: Gebeurtenis) -> str:
    if event.waar is None:
        return ""
    return " ".join(part for part in (event.label or "", WORDS[event.waar]) if part)
