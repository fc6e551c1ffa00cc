"""Which documents a dossier has, and all of them as files: one record for four readers, each its own document.

What a reader has no business with is left out as words that say so, never covered. Every document has the same chain
reference in its foot.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Literal

from msgspec import Struct

from voorzitter_console.dossier.aangifte.aangifte import aangifte
from voorzitter_console.dossier.blocks import Document
from voorzitter_console.dossier.editions.intern import intern
from voorzitter_console.dossier.editions.melding import melding
from voorzitter_console.dossier.editions.raad import openbaar, raad
from voorzitter_console.dossier.model.dossier_json import dossier_bytes
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.odt import odt
from voorzitter_console.dossier.pages import pdf
from voorzitter_console.entry import sha256_hex

Name = Literal["politie", "intern", "raad", "openbaar"]

_AT_ONCE = 2
"""Typst leaves Python free, so threads are enough: one long document and the short ones beside it."""
_LONG = 10_000
"""Entries from which on the documents are set one by one: two at once take a twentieth more memory."""


class Edition(Struct, frozen=True):
    """A document for one kind of reader."""

    naam: Name
    bestand: str
    """The file's name without its ending, ``[a-z0-9-]+``."""
    document: Document


def editions(d: Dossier, told: bytes | None = None) -> Iterator[Edition]:
    """Every edition as soon as it is made, the one for the police first (it is much the longest).

    ``told``: the content of dossier.json, where it is made already.
    """
    if d.melding is not None:
        yield Edition("politie", "melding", melding(d, sha256_hex(told or dossier_bytes(d))))
        return
    yield Edition("politie", "aangifte", aangifte(d, sha256_hex(told or dossier_bytes(d))))
    yield Edition("intern", "intern", intern(d))
    yield Edition("raad", "raad", raad(d))
    yield Edition("openbaar", "openbaar", openbaar(d))


def documents(d: Dossier, told: bytes | None = None) -> dict[str, bytes]:
    """File name -> content, as PDF and to be edited as ODT, dated when the last entry was recorded.

    ``told``: the content of dossier.json. The PDFs are set while the next edition and the ODTs are made. Raises
    PdfFault.
    """
    moment = d.laatst_vastgelegd
    begun: list[tuple[Edition, Future[bytes]]] = []
    at_once = _AT_ONCE if len(d.tijdlijn) < _LONG else 1
    with ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="opmaak") as typesetter:
        for edition in editions(d, told):
            begun.append((edition, typesetter.submit(pdf.render, edition.document, moment)))
        to_edit = {edition.bestand: odt.render(edition.document, moment) for edition, _ in begun}
        made: dict[str, bytes] = {}
        for edition, printed in begun:
            made[f"{edition.bestand}.pdf"] = printed.result()
            made[f"{edition.bestand}.odt"] = to_edit[edition.bestand]
    return made
