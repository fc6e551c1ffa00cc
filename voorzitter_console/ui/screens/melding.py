"""Meldingen from outside a meeting: their boxes one after another, as those of the days after are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from voorzitter_console.console.boxes.box import Box
from voorzitter_console.console.boxes.gemeld import Meldingen
from voorzitter_console.console.boxes.melding import first
from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.afterwards import BoxScreen

if TYPE_CHECKING:
    from voorzitter_console.aftercare.meldboek import Meldbeeld


class MeldingScreen(BoxScreen["Meldbeeld"]):
    """The list of them, a new one, or the open one."""

    def first(self) -> Box:
        return first(Meldingen(self.now))

    def head(self, seen: Meldbeeld | None) -> tuple[Content, Content]:
        title = draw.plain("MELDING", "bold")
        if seen is None:
            return title, Content("")
        if seen.na is not None:
            title = draw.plain(seen.na.begin.titel, "bold", limit=60)
        if seen.oefening:
            title = Content.assemble(draw.cap("OEFENING"), "  ", title)
        return title, draw.plain(seen.samenvatting, draw.OPEN if seen.te_laat else "")
