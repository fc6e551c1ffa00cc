"""All that is made of a dossier to be read: every edition as PDF and, to be edited, as ODT."""

from __future__ import annotations

from collections.abc import Iterator

from voorzitter_console.dossier import odt
from voorzitter_console.dossier.background import in_background
from voorzitter_console.dossier.bag import made_at
from voorzitter_console.dossier.editions import editions
from voorzitter_console.dossier.record import Dossier
from voorzitter_console.entry import sha256_hex


def documents(dossier: Dossier, told: bytes | None = None) -> dict[str, bytes]:
    """File name -> content, dated when the last entry was recorded; ``told``: the content of dossier.json.

    Raises PdfFault.
    """
    return dict(each_document(dossier, told))


def each_document(dossier: Dossier, told: bytes | None = None) -> Iterator[tuple[str, bytes]]:
    """The same one by one, the PDF before the ODT of each edition; PDFs are set while the ODTs are made.

    Raises PdfFault.
    """
    moment = made_at(dossier)
    made = editions(dossier, sha256_hex(told) if told is not None else None)
    set_meanwhile = in_background([edition.document for edition in made], moment)
    to_edit = [odt.render(edition.document, moment) for edition in made]
    for edition, printed, editable in zip(made, set_meanwhile, to_edit, strict=True):
        yield f"{edition.bestand}.pdf", printed.result()
        yield f"{edition.bestand}.odt", editable
