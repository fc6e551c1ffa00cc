"""The sentence to say, in large letters where they fit, framed with what step it is; it is never replaced."""

from __future__ import annotations

from textual.content import Content

from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.letters import large
from voorzitter_console.ui.widgets.still import Still


def spoken(text: str, width: int, height: int) -> list[Content]:
    """A sentence in the room there is: large, or bold and wrapped where that does not fit."""
    line = one_line(text)
    rows = large(line, width, height)
    if rows is not None:
        return [Content(row) for row in rows]
    return [row.stylize("bold") for row in Content(line).wrap(width)][: max(1, height)]


class Sentence(Still):
    """Frame, title, words and one quiet line below them."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._note = ""
        self._frame: tuple[Content, str] | None = None

    def show(self, *, title: Content, text: str, note: str, loops: str = "", quiet: bool = False) -> None:
        """``loops`` stands on the frame where the screen has no line for it; ``quiet`` where nothing is to be said."""
        self.set_class(quiet, "-stil")
        if (title, loops) != self._frame:  # setting a title draws all of it anew, changed or not
            self._frame = title, loops
            self.border_title = title  # as content: a plain text would be read as markup
            self.border_subtitle = Content(one_line(loops)) if loops else ""
        if (text, note) != (self._text, self._note):
            self._text, self._note = text, note
            self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        if width < 1 or height < 1:
            return Content("")
        note = [row for part in self._note.split("\n") if part for row in Content(one_line(part)).wrap(width)]
        if not self._text:
            lead = [Content("")] * min(1, max(0, height - len(note)))
            return Content("\n").join([*lead, *(row.stylize("bold") for row in note)])
        rows, note = _together(self._text, note, width, height)
        spare = height - len(rows) - len(note)
        lead = [Content("")] * min(1, max(0, spare))
        blank = [Content("")] * max(0, spare - len(lead)) if note else []
        return Content("\n").join([*lead, *rows, *blank, *(row.stylize(draw.QUIET) for row in note)])


def _together(text: str, note: list[Content], width: int, height: int) -> tuple[list[Content], list[Content]]:
    """The words and as much of the note as stays; the words come first: large where they fit at all."""
    line = one_line(text)
    if large(line, width, height) is None:
        rows = spoken(text, width, height)
        kept = max(0, height - len(rows))
    else:
        kept = next((n for n in range(len(note), 0, -1) if large(line, width, height - n) is not None), 0)
        rows = spoken(text, width, height - min(kept, len(note)))
    if kept >= len(note):
        return rows, note
    cut = note[:kept]
    if cut:  # a rule that is cut must look cut
        cut[-1] = Content(cut[-1].plain[: width - 1].rstrip() + "…")
    return rows, cut
