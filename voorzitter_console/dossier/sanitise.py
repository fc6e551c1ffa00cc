"""Text for a printed document: what was typed, as far as the shipped fonts can show it.

NFC; a character outside the stated blocks, a bidi or control character and the third and later of a stack of combining
marks become a visible ``[U+XXXX]``. Long words get marks (U+200B) where they may break, so that nothing runs out of its
column; a document has them as places to break and not as characters, so that a search finds the word.
The raw text stands in dossier.json.
"""

from __future__ import annotations

import re
import unicodedata

BLOCKS: tuple[tuple[int, int], ...] = (
    (0x20, 0x7E),
    (0xA0, 0xAC),
    (0xAE, 0x36F),
    (0x370, 0x377),
    (0x37A, 0x37F),
    (0x384, 0x38A),
    (0x38C, 0x38C),
    (0x38E, 0x3A1),
    (0x3A3, 0x482),
    (0x48A, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x203A),
    (0x2070, 0x2071),
    (0x2074, 0x208E),
    (0x20A0, 0x20BF),
    (0x2100, 0x211E),
    (0x2153, 0x215E),
    (0x2190, 0x21FF),
    (0x2200, 0x226F),
    (0x2C60, 0x2C7F),
)
"""Unicode ranges that the embedded fonts show (Latin with phonetic and modifier letters, combining marks, Greek,
Cyrillic, punctuation, figures, currency, arrows, operators); a test compiles every one of them. The wheel's coverage
cannot be read from Python."""

_CLASS = "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in BLOCKS)
_OUTSIDE = re.compile(f"[^\n{_CLASS}]")
_STACK = re.compile("([\u0300-\u036f]{2})([\u0300-\u036f]+)")
_SPACES = re.compile("[\u2000-\u200a\u202f\u205f\u3000]")
"""Spaces of other widths: a plain one is as good to read, and is what a search looks for."""
_FORMS = re.compile("[\ufb00-\ufb06\uff01-\uff5e]")
"""Ligatures, as a text copied from a PDF has them, and letters of full width: the letters themselves, for the same."""
_LONG = re.compile("(?:[^ \n-]|-(?=-)|(?<=-)-){25,}")
_NARROW = re.compile("(?:[^ \n-]|-(?=-)|(?<=-)-){11,}")
_SPACED_MARKS = re.compile(r"(?:[^\w\s] +){8,}")
"""Lines may not break before ``!`` or after ``(``, spaces or not (UAX 14): a long row of them would leave the page."""
_LINES = 300
BREAK = "\u200b"
"""A place to break a long word, which the PDF needs."""
_COMBINING_ALONE = re.compile("(^|[\n ])([\u0300-\u036f])")


_PLAIN = re.compile("[ -~\u00c0-\u017f]*")
"""What comes out as it went in (already composed, within the blocks), unless a word is too long."""


def literal(text: str, limit: int = 0, *, narrow: bool = False) -> str:
    """The text for the document; cut with a remark where it is longer than ``limit`` characters (0: no limit).

    With a limit also after 300 lines.

    ``narrow``: for a column of about two centimetres, where words of eleven and more must break.
    """
    whole = len(text)
    cut = 0 < limit < whole
    if limit and text.count("\n") > _LINES:
        cut, text = True, "\n".join(text.split("\n", _LINES)[:_LINES])
    too_long = _NARROW if narrow else _LONG
    if not cut and _PLAIN.fullmatch(text) and not too_long.search(text) and not _SPACED_MARKS.search(text):
        return text
    shown = unicodedata.normalize("NFC", text[:limit] if cut else text)
    shown = shown.replace("\r\n", "\n").replace("\t", "    ")
    shown = _SPACES.sub(" ", shown)
    shown = _FORMS.sub(lambda m: unicodedata.normalize("NFKC", m[0]), shown)
    shown = _STACK.sub(lambda m: m[1] + "".join(_named(c) for c in m[2]), shown)
    shown = _COMBINING_ALONE.sub(lambda m: m[1] + _named(m[2]), shown)
    shown = _OUTSIDE.sub(lambda m: _named(m[0]), shown)
    long, piece = (_NARROW, 5) if narrow else (_LONG, 10)
    shown = long.sub(lambda m: BREAK.join(m[0][i : i + piece] for i in range(0, len(m[0]), piece)), shown)
    shown = _SPACED_MARKS.sub(lambda m: m[0].replace(" ", " " + BREAK), shown)
    return f"{shown} […]\n(ingekort: {whole} tekens, volledig in dossier.json)" if cut else shown


def short(text: str, limit: int = 160) -> str:
    """The text on one line, for a place where the whole of it stands elsewhere in the same document."""
    line = " ".join(text[: limit * 4].split())
    if len(line) <= limit and len(text) <= limit * 4:
        return literal(line)
    cut = line[: limit - 1] + "…"
    return literal(cut + "”" * (cut.count("“") > cut.count("”")))  # a quotation that was cut still ends


def _named(character: str) -> str:
    return f"[U+{ord(character):04X}]"
