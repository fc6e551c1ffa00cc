"""The timeline as a table for a Dutch spreadsheet: semicolons, every cell quoted, UTF-8 with byte order mark.

A Dutch spreadsheet takes a comma for a decimal sign and would put all of a line in its first cell. No cell is ever a
formula: one that would be computed gets a ``'`` before it, and nothing else in a cell is changed, since it is quoted.
What was typed stands literally in dossier.json.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache

from voorzitter_console.dossier.model.record import Dossier, Tijdlijnregel
from voorzitter_console.moment import iso
from voorzitter_console.procedure.sentences import value_text
from voorzitter_console.text import visible
from voorzitter_console.view.fields import label

COLUMNS = (
    "nr", "gebeurd_op", "vastgelegd_op", "door", "station", "soort", "tekst", "kwaliteit", "later_vastgelegd",
    "herroepen", "toelichting", "gecorrigeerd", "eerst_vastgelegd", "aangevuld",
)  # fmt: skip

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
"""How a cell begins that a spreadsheet would compute."""
_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as something else."""
LARGEST = 32_000
"""Characters of a cell: Excel holds 32,767 and cuts the file's other cells apart beyond it."""


def csv_cell(text: str) -> str:
    """The text as a cell that is only text, whatever program opens it."""
    shown = " ".join(visible(text.replace("\r\n", "\n")).splitlines()).replace("\t", " ")
    if len(shown) > LARGEST:
        shown = f"{shown[:LARGEST]} […] (ingekort: {len(text)} tekens, volledig in dossier.json)"
    return f"'{shown}" if _FORMULA.match(shown) else shown


def timeline_csv(dossier: Dossier) -> bytes:
    """Every entry in order of what happened, one row each."""
    short = cache(csv_cell)  # a few names, on every row
    filled = dict[int, list[str]]()
    for x in dossier.aanvullingen:
        if not x.herroepen:
            # The entry's own time of recording is not that of what was completed in it afterwards.
            told = f"{label(x.veld)}: nr. {x.positie}, {iso(x.vastgelegd_op)}"
            filled.setdefault(x.over, []).append(told)
    rows = ([*_row(t, short), csv_cell("; ".join(filled.get(t.positie, ())))] for t in dossier.tijdlijn)
    return csv_table(COLUMNS, rows)


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as such a file; what people typed has gone through :func:`csv_cell`."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return (_MARK + out.getvalue()).encode("utf-8")


def _row(t: Tijdlijnregel, short: Callable[[str], str]) -> list[str]:
    yes = {True: "ja", False: "nee"}
    return [
        str(t.positie),
        iso(t.gebeurd_op),
        iso(t.vastgelegd_op),
        *map(short, (t.door, t.station, t.soort)),
        csv_cell(t.tekst),
        short(t.kwaliteit),
        yes[t.later_vastgelegd],
        yes[t.herroepen],
        csv_cell(t.toelichting or ""),
        csv_cell(", ".join(t.oorspronkelijk)),
        csv_cell("; ".join(f"{label(veld)}: {_first(was)}" for veld, was in t.oorspronkelijk.items())),
    ]


def _first(was: object) -> str:
    """A value that was corrected; a time as the other columns have theirs."""
    return iso(was) if isinstance(was, datetime) else value_text(was)
