"""All that is made of a dossier to be read: every edition as PDF and, to be edited, as ODT."""

from __future__ import annotations

from voorzitter_console.dossier.background import in_background
from voorzitter_console.dossier.bag.bag import made_at
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.odt import odt
from voorzitter_console.dossier.publish import each_edition
from voorzitter_console.dossier.quick import without_collecting
from voorzitter_console.entry import sha256_hex


@without_collecting
def documents(dossier: Dossier, told: bytes | None = None) -> dict[str, bytes]:
    """File name -> content, dated when the last entry was recorded; ``told``: the content of dossier.json.

    The PDFs are set while the next edition and the ODTs are made. Raises PdfFault.
    """
    moment = made_at(dossier)
    digest = None if told is None else sha256_hex(told)
    begun = list(in_background(each_edition(dossier, digest), moment))
    to_edit = {edition.bestand: odt.render(edition.document, moment) for edition, _ in begun}
    made: dict[str, bytes] = {}
    for edition, printed in begun:
        made[f"{edition.bestand}.pdf"] = printed.result()
        made[f"{edition.bestand}.odt"] = to_edit[edition.bestand]
    return made
