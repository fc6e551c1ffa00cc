"""What a document says, as one text, and what stands beside an element: to hold against what is right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from voorzitter_console.dossier.aangifte.aangifte import aangifte
from voorzitter_console.dossier.aangifte.element import StrafbaarFeit
from voorzitter_console.dossier.aangifte.elements import possible_facts
from voorzitter_console.dossier.blocks import Document, as_json
from voorzitter_console.dossier.model.record import Dossier


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for below in value.values():
            yield from strings(below)
    elif isinstance(value, list | tuple):
        for below in value:
            yield from strings(below)


def said(document: Document) -> str:
    """All that stands in a document, in its order."""
    return " | ".join(strings(as_json(document))).replace("\u200b", "")


def police(d: Dossier) -> str:
    return said(aangifte(d, "ab" * 32))


def fact(d: Dossier, artikel: str) -> StrafbaarFeit:
    return next(f for f in possible_facts(d) if f.artikel == artikel)


def found(d: Dossier, artikel: str, naam: str) -> str:
    return " | ".join(next(e for e in fact(d, artikel).elementen if naam in e.naam).gevonden)


def asked(d: Dossier, artikel: str) -> list[str]:
    return [q for e in fact(d, artikel).elementen for q in e.na_te_gaan]
