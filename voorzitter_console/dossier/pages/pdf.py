"""PDF/A-2a and PDF/UA-1 by typst: deterministic, without system fonts, packages or network.

Recorded text reaches the template as one JSON value only; no source is ever built of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from importlib import resources
from typing import Any

from voorzitter_console.dossier.blocks import Document, as_json
from voorzitter_console.dossier.maker import PROGRAM
from voorzitter_console.errors import ConsoleError


class PdfFault(ConsoleError):
    """The document could not be set; nothing was written."""


def render(document: Document, timestamp: datetime) -> bytes:
    """The document as PDF; the same bytes for the same document and timestamp (aware). Raises PdfFault."""
    return compile_template("document.typ", as_json(document), timestamp, document.titel)


def compile_template(template: str, model: Mapping[str, Any], timestamp: datetime, titel: str) -> bytes:
    """A template of this package set with a model (JSON values only); ``titel`` is for the sentence of a fault."""
    import typst

    source = resources.files("voorzitter_console.dossier.pages").joinpath(template).read_bytes()
    try:
        made = typst.compile(
            source,
            font_paths=typst.Fonts(include_system_fonts=False),
            ignore_system_fonts=True,
            sys_inputs={"model": json.dumps({**model, "programma": PROGRAM}, ensure_ascii=False)},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=int(timestamp.timestamp()),
        )
    except typst.TypstError as error:
        raise PdfFault(
            f"Het document '{titel}' kon niet als pdf worden gemaakt. Melding van de opmaak: {error.message}"
        ) from error
    return made
