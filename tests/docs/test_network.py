"""Only the livestream speaks to another machine, only the journal to the other windows, and the page for another device
only answers who was paired (docs/besluiten/0009)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import voorzitter_console

PACKAGE = Path(voorzitter_console.__file__).parent
NETWORK = {
    "socket",
    "ssl",
    "httpx",
    "websockets",
    "aiohttp",
    "requests",
    "smtplib",
    "ftplib",
    "webbrowser",
    "socketserver",
}
NETWORK |= {"urllib.request", "http.client", "http.server", "xmlrpc.client", "psycopg"}
ALLOWED = {"livestream", "journal", "web", "console/delen.py", "console/sntp.py"}
CLIENTS = {"httpx", "websockets", "aiohttp", "requests", "urllib.request", "http.client"}
"""What asks another machine something; the page never does."""


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))


def _reaches_out(tree: ast.AST) -> bool:
    return any(name in NETWORK or name.partition(".")[0] in NETWORK for name in _imported(tree))


@pytest.mark.lang
def test_nothing_else_can_reach_another_machine() -> None:
    found = {_part(file) for file in PACKAGE.rglob("*.py") if _reaches_out(_tree(file))}
    assert found == ALLOWED


def _part(file: Path) -> str:
    """The wing; of the console the file, for there it is one."""
    place = file.relative_to(PACKAGE)
    return place.as_posix() if place.parts[0] == "console" else place.parts[0]


def test_the_page_for_another_device_asks_nobody_anything() -> None:
    asks = {file.name for file in (PACKAGE / "web").rglob("*.py") if CLIENTS & {*_imported(_tree(file))}}
    assert asks == set()


def _tree(file: Path) -> ast.AST:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def test_a_way_out_would_be_seen() -> None:
    assert _reaches_out(ast.parse("def f():\n    from urllib import request"))
    assert _reaches_out(ast.parse("import httpx._client"))
    assert not _reaches_out(ast.parse("from urllib.parse import quote"))
