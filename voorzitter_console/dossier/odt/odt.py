"""ODF text (OpenDocument 1.3, ISO/IEC 26300) of a document of blocks: the same content as the PDF, to be edited.

A small writer of our own: the same bytes for the same document and moment, on every machine. Therefore nothing in the
package is compressed (zlib and zlib-ng compress differently) and every part has one fixed date.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from voorzitter_console.dossier.blocks import Document
from voorzitter_console.dossier.maker import PROGRAM
from voorzitter_console.dossier.odt.blocks import Body
from voorzitter_console.dossier.odt.styles import content_styles, styles_part
from voorzitter_console.dossier.odt.text import NAMESPACES, xml_text

MIMETYPE = "application/vnd.oasis.opendocument.text"
VERSION = "1.3"
_FIXED = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can hold."""


def render(document: Document, moment: datetime) -> bytes:
    """The document as ODT; ``moment`` (aware) stands in it as when it was made."""
    body = Body(document)
    parts = {
        "content.xml": _content(body),
        "styles.xml": styles_part(document, _root("office:document-styles")),
        "meta.xml": _meta(document, moment),
    }
    listed = {"/": MIMETYPE, **dict.fromkeys(parts, "text/xml")}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        # First, whole and without an extra field: what a file is can be seen from its first bytes (ODF part 2, 3.3).
        _put(package, "mimetype", MIMETYPE.encode())
        for name, root in parts.items():
            _put(package, name, _xml(root))
        _put(package, "META-INF/manifest.xml", _xml(_manifest(listed)))
    return out.getvalue()


def _put(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _FIXED)
    info.create_system = 3  # else it says on which system it was made
    info.external_attr = 0o600 << 16
    package.writestr(info, content)


def _root(tag: str) -> ET.Element:
    return ET.Element(tag, {**NAMESPACES, "office:version": VERSION})


def _xml(root: ET.Element) -> bytes:
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode("utf-8")


def _content(body: Body) -> ET.Element:
    root = _root("office:document-content")
    root.append(content_styles(body.table_widths, pictures=body.pictures > 0))
    ET.SubElement(root, "office:body").append(body.text)
    return root


def _meta(document: Document, moment: datetime) -> ET.Element:
    root = _root("office:document-meta")
    meta = ET.SubElement(root, "office:meta")
    made = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for tag, text in (
        ("meta:generator", PROGRAM),
        ("dc:title", xml_text(f"OEFENING: {document.titel}" if document.oefening else document.titel)),
        ("dc:subject", xml_text(document.ondertitel)),
        ("dc:language", "nl-NL"),
        ("meta:creation-date", made),
        ("dc:date", made),
    ):
        ET.SubElement(meta, tag).text = text
    return root


def _manifest(listed: dict[str, str]) -> ET.Element:
    name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    root = ET.Element("manifest:manifest", {"xmlns:manifest": name, "manifest:version": VERSION})
    for path, kind in listed.items():
        entry = {"manifest:full-path": path, "manifest:media-type": kind}
        ET.SubElement(root, "manifest:file-entry", entry | ({"manifest:version": VERSION} if path == "/" else {}))
    return root
