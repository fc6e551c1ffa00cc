"""The table of the protocol's 84 provisions: what it names exists, and it counts itself right."""

from __future__ import annotations

import ast
import re
import shlex
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from voorzitter_console.aftercare.calendar import GESPREKKEN, TERMIJNEN
from voorzitter_console.cli import parser
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.preparation.briefing import FILE as BRIEFING
from voorzitter_console.procedure.afterwards import MAATREGELEN, TAKEN
from voorzitter_console.procedure.parse import MELDING, OUTSIDE
from voorzitter_console.protocol.load import find

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "protocol-dekking.md"
PROVISIONS = 84
FILES = {"aangifte.pdf", "intern.pdf", "openbaar.pdf", BRIEFING, TERMIJNEN, GESPREKKEN}
"""What the program writes under these names (held by the tests of the dossier and the calendar)."""
_EXAMPLE = {"SCENARIO": "sit-in", "DOSSIER": "dossier.json", "MAP": "map", "BESTAND": "casus.toml"}


class Row(NamedTuple):
    """One provision as the page has it."""

    nummer: int
    paragraaf: str
    bepaling: str
    door: str
    hoe: str
    test: str


def rows() -> list[Row]:
    found = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 6 and cells[0].isdigit():
            found.append(Row(int(cells[0]), *cells[1:]))
    return found


ROWS = rows()


def test_every_provision_has_a_row_in_order() -> None:
    assert [row.nummer for row in ROWS] == list(range(1, PROVISIONS + 1))


def test_the_page_counts_itself() -> None:
    count = Counter(row.door for row in ROWS)
    assert set(count) <= {"programma", "deels", "persoon", "nog niet"}
    said = re.search(
        r"Samen: (\d+) door het programma, (\d+) deels, (\d+) door een mens, (\d+) nog niet\.",
        PAGE.read_text(encoding="utf-8"),
    )
    assert said is not None
    assert [int(n) for n in said.groups()] == [count[x] for x in ("programma", "deels", "persoon", "nog niet")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.nummer}")
def test_what_a_row_names_exists(row: Row) -> None:
    """A row that says that the program does it names its test; one that says why a person must says why."""
    assert row.hoe
    assert bool(row.test) == (row.door in ("programma", "deels"))
    for name in re.findall(r"`([^`]+)`", row.hoe):
        assert _exists(name), name
    if row.test:
        path, _, name = row.test.strip("`").partition("::")
        assert name in _tests(path)


def _exists(name: str) -> bool:
    if name.startswith("voorzitter-console "):
        words = [_EXAMPLE.get(word, word) for word in shlex.split(name)[1:]]
        command = words[0]
        if command == "brief":
            return words[1] in KINDS
        parser.make().parse_args(words)
        return True
    if name == "[[contactpunten]]":
        return bool(find("maassluis-2025").contactpunten)
    if re.fullmatch(r"\{\w+\}", name):
        return name in find("maassluis-2025").bron
    return name in {*OUTSIDE, *MELDING, *TAKEN, *MAATREGELEN} | FILES


@cache
def _tests(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(n.name for n in ast.walk(tree) if isinstance(n, kinds))


def test_a_name_that_does_not_exist_is_seen() -> None:
    assert not _exists("taak_die_niet_bestaat")
    assert not _exists("voorzitter-console brief koffie")
