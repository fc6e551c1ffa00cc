"""The QR code of the shared page, over the whole screen, with the codes that are good now beside it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from voorzitter_console.console import qr
from voorzitter_console.console.sharing import Sharing
from voorzitter_console.ui import draw
from voorzitter_console.ui.letters import LINUX
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.widgets.lines import Lines, meeting_keys
from voorzitter_console.ui.widgets.still import Still

NO_BLOCKS = "Dit scherm heeft de tekens van een QR-code niet: typ het adres over op het toestel."
_GAP = 2
_LEAST = 30
"""Columns that the lines beside it need; where there are fewer, they stand below."""


class Scan(Still):
    """The code, and the lines beside or below it; without room for a whole code a sentence that says so."""

    def __init__(self) -> None:
        super().__init__()
        self._address = ""
        self._beside: Sequence[str] = ()

    def show(self, address: str, beside: Sequence[str]) -> None:
        """As :meth:`~voorzitter_console.console.sharing.Sharing.to_scan` has it now."""
        if (address, beside) != (self._address, self._beside):
            self._address, self._beside = address, beside
            self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        if width < 1:
            return Content("")
        picture = qr.rows(self._address) if self._address else ()
        across = len(picture[0]) if picture else 0
        if picture and (os.environ.get("TERM") == LINUX or across > width or len(picture) > height):
            wide = f"Voor de QR-code is {across} bij {len(picture)} tekens nodig en hier is {width} bij {height}: "
            wide += "maak het venster groter of de letters kleiner, of typ het adres over op het toestel."
            said = NO_BLOCKS if os.environ.get("TERM") == LINUX else wide
            return Content("\n").join(draw.cut(_wrapped((said, *self._beside[1:]), width), height, width))
        room = width - across - _GAP
        drawn = [Content.styled(row, qr.DRAWN) for row in picture]
        if picture and room < _LEAST:
            below = _wrapped(self._beside, width)
            return Content("\n").join([*drawn, *draw.cut(below, height - len(drawn), width)])
        lines = draw.cut(_wrapped(self._beside, room if picture else width), height, room)
        drawn += [Content(" " * across)] * (len(lines) - len(drawn))
        lines += [Content("")] * (len(drawn) - len(lines))
        return Content("\n").join(
            Content.assemble(left, " " * _GAP * bool(picture), right) for left, right in zip(drawn, lines, strict=True)
        )


def _wrapped(lines: Sequence[str], width: int) -> list[Content]:
    return [row.stylize("bold") for line in lines for row in draw.plain(line).wrap(max(10, width))]


class QrScreen(ConsoleScreen):
    """Esc leaves. It follows the process: with the last code that is good the picture goes."""

    over_another = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Terug", show=False)]
    names_schors = True

    def __init__(self, sharing: Sharing) -> None:
        super().__init__()
        self._sharing = sharing
        self._scan, self._foot = Scan(), Lines(id="qr-voet")

    def compose(self) -> ComposeResult:
        yield self._scan
        yield self._foot

    def draw(self) -> None:
        self._scan.show(*self._sharing.to_scan())
        said = self.core.late or self.core.hint
        rows = [(draw.plain(said, draw.OPEN), Content(""))] if said else []
        self._foot.styles.height = len(rows) + 1
        self._foot.show([*rows, (Content.assemble(draw.cap("Esc", "leave"), " terug"), meeting_keys(self))])
