"""What every PDF must be: valid by both standards, never two texts in one place; and a text to try it with."""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

import page
import pypdf

from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.pages.pdf import render
from voorzitter_console.dossier.publish import editions

MARKUP = '[/b] #set page() #eval("1") $x$ \\ *a* <l> "q" @x '
HOSTILE = MARKUP + "\x1b[31m\x00\u202e\U0001f600 x\u0302\u0303\u0304 " + "w" * 60


def assert_valid(pdf: bytes) -> None:
    """By both standards; STREAM-LENGTH-001 is a known false finding of this checker (about one file in sixty)."""
    limits = page.SafetyLimits(max_table_grid_rows=100_000, max_table_grid_cells=1_000_000)
    for profile in ("2a", "ua1"):
        report = page.validate_pdf_bytes(pdf, profile=profile, limits=limits)
        findings = [(f.rule_id, f.message) for f in report.failures if "STREAM-LENGTH-001" not in f.rule_id]
        assert not findings


def aangifte_pdf(dossier: Dossier) -> bytes:
    """The aangifte as the dossier has it."""
    return render(next(editions(dossier)).document, dossier.laatst_vastgelegd)


class Leaf(NamedTuple):
    """What a reader finds on one page: its text, and texts that stand in one place."""

    text: str
    doubled: tuple[tuple[str, str], ...]


@lru_cache(maxsize=4)  # several checks read the same document, which takes longer than making it
def leaves(pdf: bytes) -> tuple[Leaf, ...]:
    """Its pages, without the invisible places to break."""
    return tuple(_leaf(leaf) for leaf in pypdf.PdfReader(BytesIO(pdf)).pages)


def _leaf(sheet: pypdf.PageObject) -> Leaf:
    seen: dict[tuple[float, float], str] = {}
    doubled: list[tuple[str, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: object) -> None:
        if not text.strip():
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        place = (round(x, 1), round(y, 1))
        if place in seen:
            doubled.append((seen[place], text))
        seen[place] = text

    return Leaf(sheet.extract_text(visitor_text=visit).replace("\u200b", ""), tuple(doubled))


def text_of(pdf: bytes) -> str:
    """All its text on one line."""
    return re.sub(r"\s+", " ", " ".join(leaf.text for leaf in leaves(pdf)))


def places_used_twice(pdf: bytes) -> list[tuple[int, str, str]]:
    """The page, what stood there, and what stands over it."""
    return [(number, *texts) for number, leaf in enumerate(leaves(pdf)) for texts in leaf.doubled]
