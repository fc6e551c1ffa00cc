"""The timeline picture as drawn shapes: sharp at any size, each to be moved or changed, with its text alternative.

Shape and words tell everything; darkness and stripes only help. A label without room for it is left out here and
stands in the text alternative and in the timeline.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from voorzitter_console.dossier.blocks import Lane, Picture
from voorzitter_console.dossier.odt.text import add_text, paragraph, xml_text

WIDTH = 16.7
"""Centimetres."""
_LEFT = 3.0
"""Where the axis of time begins: the names of the lanes stand before it."""
_LANE = 0.95
_BAR = 0.42
_LETTER = 0.135
"""About the width of a letter at 7 points."""


def add_picture(parent: ET.Element, block: Picture, number: int) -> None:
    """Append the picture in a paragraph of its own, and its title below it."""
    held = paragraph(parent, "beeldregel")
    group = ET.SubElement(
        held,
        "draw:g",
        {
            "text:anchor-type": "as-char",
            "draw:name": f"Tijdlijn {number}",
            "draw:z-index": str(number),
            "draw:style-name": "beeld",
        },
    )
    ET.SubElement(group, "svg:title").text = xml_text(block.titel)
    ET.SubElement(group, "svg:desc").text = xml_text(block.alt)
    height = _LANE * len(block.banen)
    # Fixes the group's extent, whatever stands in it.
    _rect(group, "doek", 0, 0, WIDTH, height + 0.7)
    for at, lane in enumerate(block.banen):
        _lane(group, lane, at * _LANE)
    _line(group, _LEFT, height, WIDTH, height)
    used = 0.0
    for tick in block.schaal:
        x = _x(tick.op)
        _line(group, x, height, x, height + 0.12)
        wide = _wide(tick.tekst)
        begin = min(max(x - wide / 2, 0), WIDTH - wide)
        if begin >= used:
            _rect(group, "opschrift", begin, height + 0.16, wide, 0.4, tick.tekst)
            used = begin + wide


def _lane(group: ET.Element, lane: Lane, top: float) -> None:
    middle = top + _LANE - _BAR - 0.05
    _rect(group, "baannaam", 0, middle, _LEFT - 0.1, _BAR, lane.naam)
    _line(group, _LEFT, top + _LANE, WIDTH, top + _LANE)
    for bar in lane.balken:
        begin, end = _x(bar.van), _x(bar.tot)
        wide = max(end - begin, 0.08)
        fits = _wide(bar.tekst) + 0.1 <= wide
        _rect(group, f"balk_{bar.patroon}", begin, middle, wide, _BAR, bar.tekst if fits else "")
        if bar.open:
            _line(group, end, middle - 0.08, end, middle + _BAR + 0.08, "open")
    for mark in lane.tekens:
        x = _x(mark.op)
        _line(group, x, middle - 0.1, x, middle + _BAR, "teken")
    for begin, text in _labels(lane):
        _rect(group, "opschrift", begin, top + 0.02, _wide(text), 0.36, text)


def _labels(lane: Lane) -> list[tuple[float, str]]:
    """(where it begins, text): the labels of marks that stand too near to each other as one."""
    found: list[tuple[float, str]] = []
    for mark in sorted(lane.tekens, key=lambda m: m.op):
        begin = max(_x(mark.op) - _wide(mark.tekst) / 2, _LEFT - 0.1)
        if found and begin < found[-1][0] + _wide(found[-1][1]):
            begin, text = found.pop()
            found.append((begin, f"{text} {mark.tekst}"))
        else:
            found.append((begin, mark.tekst))
    return [(min(begin, WIDTH - _wide(text)), text) for begin, text in found if _wide(text) < WIDTH - _LEFT]


def _wide(text: str) -> float:
    """About the width of a text at 7 points, in centimetres."""
    return len(text) * _LETTER + 0.1


def _x(share: float) -> float:
    return _LEFT + min(max(share, 0.0), 1.0) * (WIDTH - _LEFT)


def _rect(group: ET.Element, style: str, x: float, y: float, width: float, height: float, text: str = "") -> None:
    told = {"draw:style-name": style, "svg:x": _cm(x), "svg:y": _cm(y), "svg:width": _cm(width)}
    made = ET.SubElement(group, "draw:rect", told | {"svg:height": _cm(height)})
    if text:
        # A shape takes nothing from the named styles, so its letters are set here.
        letters = {"text:style-name": "beeldwit" if style == "balk_vol" else "beeldwoord"}
        add_text(ET.SubElement(ET.SubElement(made, "text:p"), "text:span", letters), text)


def _line(group: ET.Element, x1: float, y1: float, x2: float, y2: float, style: str = "lijn") -> None:
    ends = {"svg:x1": _cm(x1), "svg:y1": _cm(y1), "svg:x2": _cm(x2), "svg:y2": _cm(y2)}
    ET.SubElement(group, "draw:line", {"draw:style-name": style, **ends})


def _cm(value: float) -> str:
    return f"{value:.3f}cm"


_NO_ROOM = {"fo:padding": "0cm", "draw:auto-grow-height": "false", "draw:auto-grow-width": "false"}
_TEXT = _NO_ROOM | {"draw:stroke": "none", "draw:fill": "none", "fo:wrap-option": "no-wrap"}
_SOLID = {"draw:stroke": "solid", "svg:stroke-width": "0.02cm", "svg:stroke-color": "#1a1a1a"}
_BAR_TEXT = _NO_ROOM | _SOLID | {"draw:textarea-vertical-align": "middle", "draw:textarea-horizontal-align": "center"}

GRAPHICS: dict[str, dict[str, str]] = {
    "beeld": {"style:wrap": "none", "style:vertical-pos": "top", "style:vertical-rel": "baseline"},
    "doek": {"draw:stroke": "none", "draw:fill": "none"},
    "opschrift": _TEXT | {"draw:textarea-horizontal-align": "center"},
    "baannaam": _TEXT | {"draw:textarea-vertical-align": "middle", "draw:textarea-horizontal-align": "left"},
    "balk_vol": _BAR_TEXT | {"draw:fill": "solid", "draw:fill-color": "#4a4a4a"},
    "balk_licht": _BAR_TEXT | {"draw:fill": "solid", "draw:fill-color": "#d8d8d8"},
    "balk_streep": _BAR_TEXT | {"draw:fill": "hatch", "draw:fill-hatch-name": "streep"},
    "lijn": _SOLID | {"svg:stroke-color": "#8a8a8a"},
    "open": _SOLID | {"svg:stroke-width": "0.06cm"},
    "teken": _SOLID | {"svg:stroke-width": "0.05cm"},
}
"""The graphic styles of the shapes, by name."""

LETTERS: dict[str, dict[str, str]] = {
    "beeldwoord": {"fo:font-size": "7pt", "fo:color": "#1a1a1a"},
    "beeldwit": {"fo:font-size": "7pt", "fo:color": "#ffffff"},
}
"""The text styles within the shapes, by name."""
