"""Text in OpenDocument: white space and line ends are elements of their own, and XML cannot hold every character."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from voorzitter_console.dossier.blocks import Run
from voorzitter_console.dossier.sanitise import BREAK

NAMESPACES = {
    f"xmlns:{prefix}": uri
    for prefix, uri in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
}
"""Declared once at each root; elements are named with their prefix, which is a third of the time of full names."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold. A document's text has none of it; if one slips through, the file stays readable."""
_SPECIAL = re.compile(r"\n|\t| {2,}|^ | $")


def xml_text(text: str) -> str:
    """The text as XML can hold it, without the places to break."""
    # The PDF needs them; a word processor breaks long words by itself and would search past them.
    if BREAK in text:
        text = text.replace(BREAK, "")
    return _ILLEGAL.sub(_named, text) if _ILLEGAL.search(text) else text


def _named(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"


def add_text(parent: ET.Element, text: str) -> None:
    """Append text to an element: ``text:line-break``, ``text:tab`` and ``text:s`` where XML would lose it."""
    shown = xml_text(text)
    if _SPECIAL.search(shown) is None:
        _append(parent, shown)
        return
    at = 0
    for found in _SPECIAL.finditer(shown):
        _append(parent, shown[at : found.start()])
        at = found.end()
        if found[0] == "\n":
            ET.SubElement(parent, "text:line-break")
        elif found[0] == "\t":
            ET.SubElement(parent, "text:tab")
        else:
            ET.SubElement(parent, "text:s", {"text:c": str(len(found[0]))})
    _append(parent, shown[at:])


def _append(parent: ET.Element, text: str) -> None:
    if not text:
        return
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def add_runs(parent: ET.Element, runs: Sequence[Run]) -> None:
    """Append runs, one a line; a style other than gewoon is a span with that character style."""
    for number, run in enumerate(runs):
        if number:
            ET.SubElement(parent, "text:line-break")
        if run.stijl == "gewoon":
            add_text(parent, run.tekst)
        else:
            add_text(ET.SubElement(parent, "text:span", {"text:style-name": run.stijl}), run.tekst)


def paragraph(parent: ET.Element, style: str, text: str = "") -> ET.Element:
    """A paragraph of that style."""
    made = ET.SubElement(parent, "text:p", {"text:style-name": style})
    if text:
        add_text(made, text)
    return made
