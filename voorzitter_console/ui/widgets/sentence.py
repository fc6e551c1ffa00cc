"""The sentence to say, in large letters where they fit, framed with what step it is; it is never replaced."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.letters import large


def spoken(text: str, width: int, height: int) -> list[Content]:
    """A sentence in the room there is: large, or bold and wrapped where that does not fit."""
    line = one_line(text)
    rows = large(line, width, height)
    if rows is not None:
        return [Content(row) for row in rows]
    return [row.stylize("bold") for row in Content(line).wrap(width)][: max(1, height)]


class Sentence(Widget):
    """Frame, title, words and one quiet line below them."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._note = ""

    def show(self, *, title: Content, text: str, note: str, loops: str = "", quiet: bool = False) -> None:
        """``loops`` stands on the frame where the screen has no line for it; ``quiet`` where nothing is to be said."""
        self.set_class(quiet, "-stil")
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
        if self._text:
            note = note[: 2 if height > 6 else 1]
        else:
            lead = [Content("")] * min(1, max(0, height - len(note)))
            return Content("\n").join([*lead, *(row.stylize("bold") for row in note)])
        room = height - len(note)
        line = one_line(self._text)
        if note and large(line, width, room) is None and large(line, width, height) is not None:
            note, room = [], height  # the words to say come first
        rows = spoken(self._text, width, room)
        spare = height - len(rows) - len(note)
        lead = [Content("")] * min(1, max(0, spare))
        blank = [Content("")] * max(0, spare - len(lead)) if note else []
        return Content("\n").join([*lead, *rows, *blank, *(row.stylize(draw.QUIET) for row in note)])
