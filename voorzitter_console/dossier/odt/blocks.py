"""Each kind of block as OpenDocument elements. A kind without a way to be written is a test that fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from voorzitter_console.dossier import blocks as b
from voorzitter_console.dossier.odt.picture import WIDTH as TEXT_WIDTH
from voorzitter_console.dossier.odt.picture import add_picture
from voorzitter_console.dossier.odt.text import add_runs, add_text, paragraph

_FIELDS = (5.0, TEXT_WIDTH - 5.0)


class Body:
    """``office:text`` of a document; ``table_widths`` (cm) are for the automatic styles of its tables."""

    def __init__(self, document: b.Document) -> None:
        self.text = ET.Element("office:text")
        self.table_widths: dict[str, tuple[float, ...]] = {}
        self.pictures = 0
        paragraph(self.text, "Title", document.titel)
        paragraph(self.text, "Subtitle", document.ondertitel)
        if document.oefening:
            paragraph(self.text, "vetregel", document.oefening_zin)
        if document.vertrouwelijk:
            paragraph(self.text, "Text_20_body", document.vertrouwelijk)
        for block in document.blokken:
            WRITERS[type(block)](self, block)
        if document.bijlagen:
            _new_page(self, b.NewPage())
        for block in document.bijlagen:
            WRITERS[type(block)](self, block)

    def table(self, widths: Sequence[float], style: str) -> ET.Element:
        """A new table with columns of these widths; equal widths share their styles."""
        left = TEXT_WIDTH - sum(widths)
        rest = left / max(1, sum(1 for w in widths if not w))
        whole = tuple(round(w or rest, 3) for w in widths)
        name = next((n for n, w in self.table_widths.items() if w == whole and n.startswith(style)), None)
        if name is None:
            name = f"{style}{len(self.table_widths) + 1}"
            self.table_widths[name] = whole
        table = ET.SubElement(self.text, "table:table", {"table:style-name": name})
        for number in range(len(whole)):
            ET.SubElement(table, "table:table-column", {"table:style-name": f"{name}.{number + 1}"})
        return table


def _heading(body: Body, block: b.Heading) -> None:
    style = {"text:style-name": f"Heading_20_{block.niveau}", "text:outline-level": str(block.niveau)}
    if not block.genummerd:
        style["text:is-list-header"] = "true"
    add_text(ET.SubElement(body.text, "text:h", style), block.tekst)


def _text(body: Body, block: b.Text) -> None:
    add_runs(paragraph(body.text, "Text_20_body"), block.inhoud)


def _items(body: Body, block: b.Items | b.TickBoxes) -> None:
    style = "afvinken" if isinstance(block, b.TickBoxes) else "opsomming"
    made = ET.SubElement(body.text, "text:list", {"text:style-name": style})
    for item in block.inhoud:
        add_runs(paragraph(ET.SubElement(made, "text:list-item"), "lijst"), item)


def _fields(body: Body, block: b.Fields) -> None:
    table = body.table(_FIELDS, "velden")
    for name, value in block.rijen:
        row = ET.SubElement(table, "table:table-row")
        paragraph(_cell(row, "veld"), "naam", name)
        add_runs(paragraph(_cell(row, "veld"), "cel"), value)


def _bars(body: Body, block: b.Bars) -> None:
    _fields(body, b.Fields(tuple((name, b.cell(text)) for name, text, _ in block.rijen)))


def _blanks(body: Body, block: b.Blanks) -> None:
    table = body.table(_FIELDS, "invullen")
    for name in block.namen:
        row = ET.SubElement(table, "table:table-row")
        paragraph(_cell(row, "veld"), "naam", name)
        blank = _cell(row, "veld")
        for _ in range(max(1, block.regels)):
            paragraph(blank, "invulregel")


def _quote(body: Body, block: b.Quote) -> None:
    paragraph(body.text, "citaat", block.tekst)


def _table(body: Body, block: b.Table) -> None:
    table = body.table(block.breedte, "tabel")
    head = ET.SubElement(ET.SubElement(table, "table:table-header-rows"), "table:table-row")
    for name in block.kop:
        paragraph(_cell(head, "kop"), "kop", name)
    for cells in block.rijen:
        row = ET.SubElement(table, "table:table-row", {"table:style-name": "rij"})
        for runs in cells:
            add_runs(paragraph(_cell(row, "cel"), "klein"), runs)


def _signature(body: Body, block: b.Signature) -> None:
    add_text(paragraph(body.text, "bijelkaar"), block.inleiding)
    table = body.table((0.0,) * max(1, len(block.namen)), "ondertekening")
    row = ET.SubElement(table, "table:table-row", {"table:style-name": "heel"})
    for name in block.namen:
        cell = _cell(row, "handtekening")
        paragraph(cell, "kop", name)
        for what in ("Naam:", "Plaats en datum:", "Handtekening:"):
            paragraph(cell, "cel", what)
            paragraph(cell, "handtekening" if what == "Handtekening:" else "invulregel")


def _new_page(body: Body, _: b.NewPage) -> None:
    paragraph(body.text, "nieuwblad")


def _picture(body: Body, block: b.Picture) -> None:
    body.pictures += 1
    add_picture(body.text, block, body.pictures)


def _cell(row: ET.Element, style: str) -> ET.Element:
    return ET.SubElement(row, "table:table-cell", {"table:style-name": style})


WRITERS: dict[type[Any], Callable[[Body, Any], None]] = {
    b.Heading: _heading,
    b.Text: _text,
    b.Items: _items,
    b.Fields: _fields,
    b.Blanks: _blanks,
    b.Quote: _quote,
    b.Table: _table,
    b.Signature: _signature,
    b.TickBoxes: _items,
    b.NewPage: _new_page,
    b.Picture: _picture,
    b.Bars: _bars,
}
