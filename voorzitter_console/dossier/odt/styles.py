"""Styles of the OpenDocument text: named as a word processor lists them, so that who edits it can use them too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from voorzitter_console.dossier.blocks import Document
from voorzitter_console.dossier.odt.picture import GRAPHICS, LETTERS
from voorzitter_console.dossier.odt.text import add_text, paragraph

_RULE = "0.4pt solid #8a8a8a"
_DOTTED = "0.7pt dotted #6a6a6a"
_QUIET = "#4a4a4a"

Properties = Mapping[str, str]

_PARAGRAPHS: dict[str, tuple[str, Properties, Properties]] = {
    # name: (parent, paragraph properties, text properties)
    "Text_20_body": ("Standard", {"fo:margin-bottom": "0.22cm"}, {}),
    "Title": ("Standard", {"fo:margin-bottom": "0.1cm"}, {"fo:font-size": "21pt", "fo:font-weight": "bold"}),
    "Subtitle": ("Standard", {"fo:margin-bottom": "0.4cm"}, {"fo:font-size": "12pt"}),
    "Header": ("Standard", {"fo:border-bottom": _RULE}, {"fo:font-size": "8.5pt", "fo:color": _QUIET}),
    "Footer": ("Standard", {"fo:border-top": _RULE}, {"fo:font-size": "8.5pt", "fo:color": _QUIET}),
    "oefening_kop": (
        "Standard",
        {"fo:text-align": "center"},
        {"fo:font-size": "26pt", "fo:font-weight": "bold", "fo:color": "#8a8a8a", "fo:letter-spacing": "0.2cm"},
    ),
    "vetregel": ("Text_20_body", {}, {"fo:font-weight": "bold"}),
    "bijelkaar": ("Text_20_body", {"fo:keep-with-next": "always"}, {}),
    "lijst": ("Standard", {"fo:margin-bottom": "0.1cm"}, {}),
    "citaat": (
        "Text_20_body",
        {"fo:margin-left": "0.4cm", "fo:border-left": "2pt solid #8a8a8a", "fo:padding-left": "0.3cm"},
        {},
    ),
    "cel": ("Standard", {}, {}),
    "naam": ("Standard", {}, {"fo:color": _QUIET}),
    "klein": ("Standard", {}, {"fo:font-size": "9pt"}),
    "kop": ("Standard", {"fo:keep-with-next": "always"}, {"fo:font-size": "9pt", "fo:font-weight": "bold"}),
    "beeldregel": ("Standard", {"fo:margin-top": "0.2cm", "fo:margin-bottom": "0.3cm"}, {}),
    "nieuwblad": ("Standard", {"fo:break-before": "page"}, {"fo:font-size": "2pt"}),
    "invulregel": ("Standard", {"fo:border-bottom": _DOTTED, "fo:margin-bottom": "0.15cm"}, {}),
    "handtekening": ("Standard", {"fo:border-bottom": _DOTTED, "fo:margin-top": "1.4cm"}, {}),
}
_HEADINGS = {1: ("13pt", "0.5cm"), 2: ("11pt", "0.4cm"), 3: ("10.5pt", "0.35cm")}
"""Size and room above, by level."""

_RUNS: dict[str, Properties] = {
    "vet": {"fo:font-weight": "bold"},
    "klein": {"fo:font-size": "88%", "fo:color": _QUIET},
    "herroepen": {"style:text-line-through-style": "solid", "style:text-line-through-type": "single"},
    "onbekend": {"fo:font-style": "italic", "fo:color": _QUIET},
    "code": {"style:font-name": "DejaVu Sans Mono", "fo:font-size": "76%"},
}
"""The character styles of a run; ``gewoon`` is none."""

_CELLS: dict[str, Properties] = {
    "cel": {"fo:border-bottom": _RULE, "fo:padding": "0.12cm"},
    "kop": {"fo:border-bottom": _RULE, "fo:border-top": "0.8pt solid #1a1a1a", "fo:padding": "0.12cm"},
    "veld": {"fo:padding": "0.06cm"},
    "handtekening": {"fo:padding": "0.06cm", "fo:padding-right": "0.8cm"},
}


def styles_part(document: Document, root: ET.Element) -> ET.Element:
    """styles.xml: the named styles, the page, what stands on every page."""
    root.append(_fonts())
    styles = ET.SubElement(root, "office:styles")
    hatch = {"draw:name": "streep", "draw:style": "single", "draw:color": "#4a4a4a"}
    ET.SubElement(styles, "draw:hatch", hatch | {"draw:distance": "0.12cm", "draw:rotation": "450"})
    _defaults(styles)
    for name, (parent, paragraph_properties, text_properties) in _PARAGRAPHS.items():
        style = _style(styles, name, "paragraph", parent)
        _properties(style, "paragraph", paragraph_properties)
        _properties(style, "text", text_properties)
    for level, (size, above) in _HEADINGS.items():
        style = _style(styles, f"Heading_20_{level}", "paragraph", "Standard")
        style.set("style:default-outline-level", str(level))
        keep = {"fo:keep-with-next": "always", "fo:margin-top": above, "fo:margin-bottom": "0.2cm"}
        _properties(style, "paragraph", keep)
        _properties(style, "text", {"fo:font-size": size, "fo:font-weight": "bold"})
    for name, properties in _RUNS.items():
        _properties(_style(styles, name, "text"), "text", properties)
    _outline(styles)
    _page(document, root)
    return root


def content_styles(tables: Mapping[str, Sequence[float]], *, pictures: bool) -> ET.Element:
    """The automatic styles of content.xml: each table with its columns (cm), cells, rows, the list, the picture."""
    made = ET.Element("office:automatic-styles")
    for name, widths in tables.items():
        whole = {"style:width": f"{sum(widths):.3f}cm", "table:align": "left", "fo:margin-bottom": "0.3cm"}
        _properties(_style(made, name, "table"), "table", whole)
        for number, width in enumerate(widths, start=1):
            column = _style(made, f"{name}.{number}", "table-column")
            _properties(column, "table-column", {"style:column-width": f"{width:.3f}cm"})
    for name, properties in _CELLS.items():
        _properties(_style(made, name, "table-cell"), "table-cell", properties)
    for name, together in (("rij", "auto"), ("heel", "always")):
        _properties(_style(made, name, "table-row"), "table-row", {"fo:keep-together": together})
    for name, character in (("opsomming", "–"), ("afvinken", "☐")):
        bullets = ET.SubElement(made, "text:list-style", {"style:name": name})
        level = ET.SubElement(bullets, "text:list-level-style-bullet", {"text:level": "1"})
        level.set("text:bullet-char", character)
        _indent(level, "0.6cm")
    for name, properties in GRAPHICS.items() if pictures else ():
        _properties(_style(made, name, "graphic"), "graphic", properties)
    for name, properties in LETTERS.items() if pictures else ():
        _properties(_style(made, name, "text"), "text", properties)
    return made


def _style(parent: ET.Element, name: str, family: str, of: str = "") -> ET.Element:
    found = {"style:name": name, "style:family": family}
    if "_20_" in name:
        found["style:display-name"] = name.replace("_20_", " ")
    return ET.SubElement(parent, "style:style", found | ({"style:parent-style-name": of} if of else {}))


def _properties(style: ET.Element, kind: str, given: Properties) -> None:
    if given:
        ET.SubElement(style, f"style:{kind}-properties", dict(given))


def _fonts() -> ET.Element:
    made = ET.Element("office:font-face-decls")
    for name, generic, pitch in (
        ("Liberation Serif", "roman", "variable"),
        ("DejaVu Sans Mono", "modern", "fixed"),
    ):
        face = {"style:name": name, "svg:font-family": f"'{name}'", "style:font-family-generic": generic}
        ET.SubElement(made, "style:font-face", face | {"style:font-pitch": pitch})
    return made


def _defaults(styles: ET.Element) -> None:
    default = ET.SubElement(styles, "style:default-style", {"style:family": "paragraph"})
    _properties(default, "paragraph", {"style:tab-stop-distance": "1.25cm", "style:writing-mode": "lr-tb"})
    text = {"style:font-name": "Liberation Serif", "fo:font-size": "10.5pt", "fo:language": "nl", "fo:country": "NL"}
    _properties(default, "text", text | {"fo:hyphenate": "false", "fo:color": "#1a1a1a"})
    table = ET.SubElement(styles, "style:default-style", {"style:family": "table"})
    _properties(table, "table", {"table:border-model": "collapsing"})
    _style(styles, "Standard", "paragraph")


def _outline(styles: ET.Element) -> None:
    """Numbers of headings as in the PDF: 1, 1.1, none."""
    outline = ET.SubElement(styles, "text:outline-style", {"style:name": "Outline"})
    for level in _HEADINGS:
        told = {"text:level": str(level), "style:num-format": "1" if level < 3 else "", "style:num-suffix": " "}
        shown = {"text:display-levels": str(level)} if level < 3 else {}
        _indent(ET.SubElement(outline, "text:outline-level-style", told | shown), "0cm")


def _indent(level: ET.Element, width: str) -> None:
    properties = ET.SubElement(
        level, "style:list-level-properties", {"text:list-level-position-and-space-mode": "label-alignment"}
    )
    label = {"text:label-followed-by": "listtab" if width != "0cm" else "space"}
    ET.SubElement(
        properties, "style:list-level-label-alignment", label | {"fo:margin-left": width, "fo:text-indent": f"-{width}"}
    )


def _page(document: Document, root: ET.Element) -> None:
    automatic = ET.SubElement(root, "office:automatic-styles")
    layout = ET.SubElement(automatic, "style:page-layout", {"style:name": "A4"})
    size = {"fo:page-width": "21cm", "fo:page-height": "29.7cm", "style:print-orientation": "portrait"}
    sides = {"fo:margin-left": "2.3cm", "fo:margin-right": "2cm", "fo:margin-top": "1.3cm", "fo:margin-bottom": "1.3cm"}
    _properties(layout, "page-layout", size | sides)
    for place, gap in (("header", "fo:margin-bottom"), ("footer", "fo:margin-top")):
        style = ET.SubElement(layout, f"style:{place}-style")
        _properties(style, "header-footer", {"fo:min-height": "0.8cm", gap: "0.5cm"})
    for name in ("Kopregel", "Voetregel"):
        style = _style(automatic, name, "paragraph", "Header" if name == "Kopregel" else "Footer")
        properties = ET.SubElement(style, "style:paragraph-properties")
        stops = ET.SubElement(properties, "style:tab-stops")
        ET.SubElement(stops, "style:tab-stop", {"style:position": "16.7cm", "style:type": "right"})
    _properties(_style(automatic, "keten", "text"), "text", {"fo:font-size": "6.2pt"})
    masters = ET.SubElement(root, "office:master-styles")
    page = ET.SubElement(masters, "style:master-page", {"style:name": "Standard", "style:page-layout-name": "A4"})
    _every_page(document, page)


def _every_page(document: Document, page: ET.Element) -> None:
    head = ET.SubElement(page, "style:header")
    line = paragraph(head, "Kopregel", document.kenmerk)
    if document.oefening:
        add_text(line, "\t")
        add_text(ET.SubElement(line, "text:span", {"text:style-name": "vet"}), "OEFENING")
        paragraph(head, "oefening_kop", "OEFENING")
    foot = paragraph(ET.SubElement(page, "style:footer"), "Voetregel")
    add_text(ET.SubElement(foot, "text:span", {"text:style-name": "keten"}), document.voet)
    add_text(foot, "\tblad ")
    ET.SubElement(foot, "text:page-number", {"text:select-page": "current"}).text = "1"
    add_text(foot, " van ")
    ET.SubElement(foot, "text:page-count").text = "1"
