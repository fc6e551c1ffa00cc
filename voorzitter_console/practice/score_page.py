"""The page for the file: a practice's score, what each figure means, and the record beside what happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from voorzitter_console.dossier.blocks import NOT_REAL, Block, Document, Heading, Items, Table, Text, cell
from voorzitter_console.dossier.pages.pdf import render
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.moment import local
from voorzitter_console.practice.debrief import debrief
from voorzitter_console.practice.practice_record import PracticeRecord
from voorzitter_console.practice.scenario import Scenario
from voorzitter_console.practice.score import Score, clock
from voorzitter_console.practice.score_text import DEBRIEF, NOTHING_ODD, findings, persons, summary

FILE = "score.pdf"


def score_pdf(scenario: Scenario, record: PracticeRecord, score: Score, op: datetime) -> bytes:
    """The page as PDF; ``op`` (UTC) is the date that it bears. Raises PdfFault."""
    return render(document(scenario, record, score, op), op)


def document(scenario: Scenario, record: PracticeRecord, score: Score, op: datetime) -> Document:
    """The page as blocks: display text only."""
    return Document(
        titel="Score van een oefening",
        ondertitel=literal(f"{scenario.titel}. {record.titel}"),
        kenmerk="Oefening",
        voet=f"Gemaakt op {local(op):%d-%m-%Y}",
        oefening=True,
        oefening_zin=f"{NOT_REAL} Alle namen zijn verzonnen.",
        blokken=tuple(_blocks(scenario, record, score)),
    )


def _blocks(scenario: Scenario, record: PracticeRecord, score: Score) -> Iterator[Block]:
    yield Heading("De cijfers")
    yield Items(tuple(cell(literal(line)) for line in summary(score)))
    yield Heading("Wie meedeed")
    yield Items(tuple(cell(literal(line)) for line in persons(score)))
    yield Heading("Wat anders was")
    found = findings(score)
    if found:
        yield Items(tuple(cell(literal(line)) for line in found))
    else:
        yield Text(cell(NOTHING_ODD))
    yield Heading(DEBRIEF)
    yield Table(
        kop=("Tijd", "Gebeurd", "Vastgelegd", "Oordeel"),
        breedte=(1.9, 0, 0, 2.6),
        rijen=tuple(
            (cell(clock(row.op)), cell(literal(row.gebeurd)), cell(literal(row.vastgelegd)), cell(literal(row.oordeel)))
            for row in debrief(scenario, record, score)
        ),
    )
