"""User text on the screen goes through here: shown literally, never read as markup, in the theme's own styles.

Styles are names of theme variables with a text style (``$nadruk bold``); :class:`Content` keeps text and style apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style

from voorzitter_console.text import one_line, visible

PRESS = "druk"
QUIET = "$stil"
OPEN = "$lus bold"
STRUCK = "$herroepen-stijl"
"""Taken back; beside the word, and in the colourless theme by the word alone."""
KEY = "$tekst on $balk $toets-stijl"
"""A key cap: in the colourless theme reversed, so that it is no colour alone."""


def plain(text: str, style: str = "", limit: int = 0) -> Content:
    """One line of text, literally, cut to ``limit`` characters where given."""
    return Content.styled(one_line(text, limit), style)


def block(text: str, style: str = "") -> Content:
    """Text of more lines, literally."""
    return Content.styled(visible(text), style)


def cap(key: str, *action: str | int) -> Content:
    """A key cap; ``action`` as for :func:`pressable`."""
    return pressable(Content.styled(f" {key} ", KEY), *action)


def pressable(content: Content, *action: str | int) -> Content:
    """What a click on it does: the name of the screen's action and what it is given, such as ``toets schors``."""
    return content.stylize(Style.from_meta({PRESS: action})) if action and content.cell_length else content


def beside(left: Content, right: Content, width: int) -> Content:
    """Both on one line of ``width`` columns; the left part gives way."""
    room = width - right.cell_length - (1 if right.cell_length else 0)
    if room <= 0:
        return right.truncate(width)
    fitted = left.truncate(room, ellipsis=True) if left.cell_length > room else left
    return Content.assemble(fitted, " " * (width - fitted.cell_length - right.cell_length), right)


def cut(rows: Sequence[Content], most: int, width: int) -> list[Content]:
    """At most so many of these rows, each in its style; what is cut looks cut."""
    kept = list(rows[: max(0, most)])
    if len(kept) < len(rows) and kept:
        kept[-1] = Content.assemble(kept[-1].truncate(max(0, width - 1)).rstrip(), "…")
    return kept


def in_rows(parts: Sequence[Content], width: int, between: str = "  ") -> list[Content]:
    """The parts whole, with blanks between them, on as many rows of ``width`` columns as that takes."""
    rows: list[Content] = []
    for part in parts:
        if rows and rows[-1].cell_length + len(between) + part.cell_length <= width:
            rows[-1] = Content.assemble(rows[-1], between, part)
        else:
            rows.append(Content.assemble(between, part) if rows else part)
    return rows


def as_many(head: str, texts: Sequence[str], width: int, style: str = OPEN, *, count: bool = False) -> Content:
    """``head one; two``: as many as stand there whole in that many columns; the first one always, cut if it must.

    ``count``: how many the others are stands behind them, ``; en nog 3``.
    """
    for number in range(len(texts), 0, -1):
        rest = [f"en nog {len(texts) - number}"] if count and number < len(texts) else []
        line = plain(head + "; ".join([*texts[:number], *rest]), style)
        if line.cell_length <= width:
            break
    return line


def joined(parts: list[Content], between: str = "  ") -> Content:
    """The parts with blanks between them."""
    return Content(between).join(parts)
