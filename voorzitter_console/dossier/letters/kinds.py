"""The letters by their name on the command line."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from voorzitter_console.dossier.blocks import Document
from voorzitter_console.dossier.letters.camerabeelden import camerabeelden
from voorzitter_console.dossier.letters.contact import contact
from voorzitter_console.dossier.letters.draft import Request
from voorzitter_console.dossier.letters.gebouwen import gebouwen
from voorzitter_console.dossier.letters.melding import melding
from voorzitter_console.dossier.letters.notulen import notulen
from voorzitter_console.dossier.letters.ontzegging import ontzegging
from voorzitter_console.dossier.letters.ordegesprek import ordegesprek
from voorzitter_console.dossier.letters.raad import raad
from voorzitter_console.dossier.letters.waarschuwing import waarschuwing


class Kind(Struct, frozen=True):
    """One kind of letter: what makes it, and what it is called."""

    maak: Callable[[Request], Document]
    woorden: str
    persoon: bool = False
    """Whether it is about one person."""
    overal: bool = False
    """Whether it can be about a melding too; the others are about a meeting."""


KINDS = {
    "ontzegging": Kind(ontzegging, "ontzegging van de toegang (artikel 26 lid 2 Gemeentewet)", persoon=True),
    "waarschuwing": Kind(waarschuwing, "schriftelijke waarschuwing", persoon=True, overal=True),
    "ordegesprek": Kind(ordegesprek, "uitnodiging voor een gesprek over gedrag", persoon=True, overal=True),
    "gebouwen": Kind(
        gebouwen, "ontzegging van de toegang tot de gemeentelijke gebouwen (burgemeester)", persoon=True, overal=True
    ),
    "contact": Kind(contact, "beperking van het contact, zoals een telefoonverbod", persoon=True, overal=True),
    "melding": Kind(melding, "melding aan de politie, zonder aangifte", overal=True),
    "camerabeelden": Kind(camerabeelden, "verzoek om camerabeelden te bewaren"),
    "notulen": Kind(notulen, "tekst voor de notulen"),
    "raad": Kind(raad, "bericht aan de raad over het vervolg"),
}
