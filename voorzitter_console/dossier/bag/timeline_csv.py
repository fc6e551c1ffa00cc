"""The timeline as a table for a spreadsheet (RFC 4180, UTF-8 with byte order mark): no cell is ever a formula.

What was typed stands literally in dossier.json; here a cell that a spreadsheet could compute gets a leading ``'``.
"""

from __future__ import annotations

import csv
import io
import re

from voorzitter_console.dossier.local_time import iso
from voorzitter_console.dossier.model.record import Dossier, Tijdlijnregel
from voorzitter_console.text import visible

COLUMNS = (
    "nr", "gebeurd_op", "vastgelegd_op", "door", "station", "soort", "tekst", "kwaliteit", "later_vastgelegd",
    "herroepen", "toelichting", "gecorrigeerd",
)  # fmt: skip

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as something else."""
LARGEST = 32_000
"""Characters of a cell: Excel holds 32,767 and cuts the file's other cells apart beyond it."""


def cell(text: str) -> str:
    """The text as a cell that is only text, whatever program opens it."""
    shown = visible(text.replace("\r\n", "\n"))
    if len(shown) > LARGEST:
        shown = f"{shown[:LARGEST]} […] (ingekort: {len(text)} tekens, volledig in dossier.json)"
    return f"'{shown}" if _FORMULA.match(shown) else shown


def timeline_csv(dossier: Dossier) -> bytes:
    """Every entry in order of what happened, one row each."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for t in dossier.tijdlijn:
        writer.writerow(_row(t))
    return (_MARK + out.getvalue()).encode("utf-8")


def _row(t: Tijdlijnregel) -> list[str]:
    yes = {True: "ja", False: "nee"}
    return [
        str(t.positie),
        iso(t.gebeurd_op),
        iso(t.vastgelegd_op),
        *(cell(x) for x in (t.door, t.station, t.soort, t.tekst, t.kwaliteit)),
        yes[t.later_vastgelegd],
        yes[t.herroepen],
        cell(t.toelichting or ""),
        cell(", ".join(t.oorspronkelijk)),
    ]
