"""The sentence to say, in large letters where they fit, framed with what step it is; it is never replaced."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from textual.content import Content

from voorzitter_console.procedure.advice.offers import Zin
from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.letters import has_blocks, largest
from voorzitter_console.ui.widgets.still import Still


class StandingWords(Struct, frozen=True):
    """A sentence as it stands on the screen."""

    rows: tuple[Content, ...]
    words: str
    """The form of it that can be read there; empty where not all of either form can."""
    large: bool


def said(zin: Zin, width: int, height: int) -> StandingWords:
    """The sentence in the room there is: large and whole, else large in its short form, else whole in bold.

    What is recorded as shown is the form that stood there, so the whole one comes first wherever it can be large.
    Kept: the key that records asks it again of what is drawn.
    """
    return _said(zin, width, height, has_blocks())


@lru_cache(maxsize=32)
def _said(zin: Zin, width: int, height: int, blocks: bool) -> StandingWords:
    for words in dict.fromkeys(zin[::-1]) if blocks else ():
        rows = largest(one_line(words), width, height)
        if rows is not None:
            return StandingWords(tuple(Content(row) for row in rows), words, True)
    for words in dict.fromkeys(zin[::-1]):
        bold = Content(one_line(words)).stylize("bold").wrap(width)
        if len(bold) <= height:
            return StandingWords(tuple(bold), words, False)
    return StandingWords(tuple(draw.cut(bold, max(1, height), width)), "", False)


class Sentence(Still):
    """Frame, title, words and one quiet line below them."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._zin: Zin | None = None
        self._note = ""
        self._frame: tuple[Content, str] | None = None

    def show(self, *, title: Content, zin: Zin | None, note: str, loops: str = "", quiet: bool = False) -> None:
        """``loops`` stands on the frame where the screen has no line for it; ``quiet`` where nothing is to be said."""
        self.set_class(quiet, "-stil")
        if (title, loops) != self._frame:  # setting a title draws all of it anew, changed or not
            self._frame = title, loops
            self.border_title = title  # as content: a plain text would be read as markup
            self.border_subtitle = Content(one_line(loops)) if loops else ""
        if (zin, note) != (self._zin, self._note):
            self._zin, self._note = zin, note
            self.refresh()

    def stood(self, zin: Zin) -> str:
        """The form of this sentence that stands here now; empty where it does not, or not all of it."""
        if zin != self._zin or not self.display:
            return ""
        return said(zin, *self.content_size).words

    def render(self) -> Content:
        width, height = self.content_size
        if width < 1 or height < 1:
            return Content("")
        note = [row for part in self._note.split("\n") if part for row in Content(one_line(part)).wrap(width)]
        if self._zin is None:
            lead = [Content("")] * min(1, max(0, height - len(note)))
            note = draw.cut(note, height - len(lead), width)
            return Content("\n").join([*lead, *(row.stylize("bold") for row in note)])
        rows, note = _together(self._zin, note, width, height)
        spare = height - len(rows) - len(note)
        lead = [Content("")] * min(1, max(0, spare))
        blank = [Content("")] * max(0, spare - len(lead)) if note else []
        return Content("\n").join([*lead, *rows, *blank, *(row.stylize(draw.QUIET) for row in note)])


def _together(zin: Zin, note: list[Content], width: int, height: int) -> tuple[tuple[Content, ...], list[Content]]:
    """The words and as much of the note as stays; the words come first: the note takes no letter's size from them."""
    alone = said(zin, width, height)
    kept = next(
        (n for n in range(len(note), 0, -1) if _as_good(said(zin, width, height - n), alone)),
        0,
    )
    rows = said(zin, width, height - kept).rows
    if kept >= len(note):
        return rows, note
    return rows, draw.cut(note, kept, width)


def _as_good(found: StandingWords, alone: StandingWords) -> bool:
    return (found.words, found.large) == (alone.words, alone.large)
