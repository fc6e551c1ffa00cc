"""The timeline as a table for a Dutch spreadsheet: all quoted, nothing a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from tests.dossier.conftest import Recorded
from voorzitter_console.dossier.bag.timeline_csv import LARGEST, csv_cell, timeline_csv
from voorzitter_console.procedure import commands as c

FORMULAS = ["=1+1", "+1", "-1", "@x", " =1", "\u00a0=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", "\t=1", "\n=1"]


@pytest.mark.parametrize("typed", FORMULAS)
def test_no_cell_is_a_formula(typed: str) -> None:
    assert csv_cell(typed).startswith("'")


def test_within_a_cell_nothing_is_changed(make_empty: Callable[..., Recorded]) -> None:
    """It is quoted: a sign to split at is a sign like another (case 20)."""
    typed = 'rij 3;=1+1;einde, +31 6, -5 | @x "=2"'
    assert csv_cell(typed) == typed
    m = make_empty()
    m.add(c.Noteer(tekst=typed), 600)
    rows = list(csv.reader(timeline_csv(m.dossier()).decode("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[2][6] == f"Notitie: {typed}"
    assert {len(row) for row in rows} == {14}


@pytest.mark.parametrize("typed", ["", "gewoon", "'=1", "a=1", "2026-03-10T20:12:00+01:00", "\u20ac 3"])
def test_other_cells_stay_as_they_are(typed: str) -> None:
    assert csv_cell(typed) == typed


def test_the_timeline_as_a_table(make_meeting: Callable[..., Recorded]) -> None:
    dossier = make_meeting(tekst=lambda t: f'=HYPERLINK("{t}")\n;,"\x00').dossier()
    data = timeline_csv(dossier)
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    # As a Dutch spreadsheet reads it: semicolons, and every cell quoted.
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert all(line.startswith('"') and line.endswith('"') for line in text.rstrip("\r\n").split("\r\n"))
    assert len(rows) == len(dossier.tijdlijn) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [row[0] for row in rows[1:]] == [str(t.positie) for t in dossier.tijdlijn]
    assert "\x00" not in data.decode("utf-8")
    assert len(csv_cell("x" * 100_000)) < LARGEST + 100
