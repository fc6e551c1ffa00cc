"""The year as files: a table for a Dutch spreadsheet and a page with bars, both of what may be shown and no more."""

from __future__ import annotations

from voorzitter_console.aftercare.overzicht import HOE, Cijfergroep, Jaaroverzicht
from voorzitter_console.dossier.bag.timeline_csv import csv_cell, csv_table
from voorzitter_console.dossier.blocks import NOT_REAL, Bars, Block, Document, Heading, Text, cell
from voorzitter_console.dossier.pages import pdf
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.moment import short_day

COLUMNS = ("jaar", "onderdeel", "wat", "aantal")


def names(jaar: int) -> tuple[str, str]:
    """The files of that year."""
    return f"overzicht-{jaar}.csv", f"overzicht-{jaar}.pdf"


def files(overzicht: Jaaroverzicht, gemeente: str) -> dict[str, bytes]:
    """Both files by their names. Raises PdfFault."""
    table, page = names(overzicht.jaar)
    return {table: as_csv(overzicht), page: pdf.render(document(overzicht, gemeente), overzicht.op)}


def as_csv(overzicht: Jaaroverzicht) -> bytes:
    """One row for each number; one that is not shown stands there in words, which no spreadsheet takes for a day."""
    rows = []
    for group in overzicht.groepen:
        found = [(number.woorden, number.tekst) for number in group.getallen] or [("", group.uitleg)]
        rows += [(str(overzicht.jaar), csv_cell(group.titel), csv_cell(a), csv_cell(b)) for a, b in found]
    if overzicht.oefening:
        rows.append((str(overzicht.jaar), "OEFENING", "dit is niet echt gebeurd", ""))
    return csv_table(COLUMNS, rows)


def document(overzicht: Jaaroverzicht, gemeente: str) -> Document:
    """The page as blocks."""
    return Document(
        titel=f"Overzicht {overzicht.jaar}",
        ondertitel=literal(f"Agressie en ordeverstoring, gemeente {gemeente}", 200),
        vertrouwelijk=HOE,
        kenmerk=f"Overzicht {overzicht.jaar}",
        voet=f"Gemaakt op {short_day(overzicht.op)} uit het journaal",
        oefening=overzicht.oefening,
        oefening_zin=NOT_REAL,
        blokken=tuple(block for group in overzicht.groepen for block in _blocks(group)),
    )


def _blocks(group: Cijfergroep) -> list[Block]:
    found: list[Block] = [Heading(group.titel)]
    if group.uitleg:
        found.append(Text(cell(f"{group.uitleg[:1].upper()}{group.uitleg[1:]}.")))
    if group.getallen:
        longest = max((number.maat for number in group.getallen), default=0) or 1
        found.append(Bars(tuple((literal(n.woorden), n.tekst, n.maat / longest) for n in group.getallen)))
    return found
