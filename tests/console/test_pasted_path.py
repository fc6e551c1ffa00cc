"""A path of evidence as people paste it."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from voorzitter_console.console.boxes.box import unquoted


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("'/pad/beelden map/cam 1.mp4'", "/pad/beelden map/cam 1.mp4"),
        ("file:///pad/beelden%20map/cam.mp4", "/pad/beelden map/cam.mp4"),
        ("file:///C:/beelden/cam%201.mp4", "C:/beelden/cam 1.mp4"),
        ("file://localhost/pad/100%25%23.mp4", "/pad/100%#.mp4"),
        ("'FILE:///pad/cam.mp4'", "/pad/cam.mp4"),
        ("“/pad/cam 1.mp4”", "/pad/cam 1.mp4"),
        ("‘/pad/cam 1.mp4’", "/pad/cam 1.mp4"),
        ("\u202aC:/beelden/cam 1.mp4", "C:/beelden/cam 1.mp4"),
        ("\ufeff/pad/cam.mp4 ", "/pad/cam.mp4"),
        ("/pad/o'neil d'or.mp4", "/pad/o'neil d'or.mp4"),
        ("file:", "file:"),
        ("", ""),
    ],
)
def test_quotes_and_addresses(typed: str, meant: str) -> None:
    assert unquoted(typed) == meant


@pytest.mark.skipif(os.sep != "/", reason="a backslash parts folders here")
def test_a_terminal_puts_a_backslash_before_a_space(tmp_path: Path) -> None:
    assert unquoted(r"/pad/beelden\ map/cam\ 1.mp4") == "/pad/beelden map/cam 1.mp4"
    long = "/a\\ b" * 2_000
    assert unquoted(long) == "/a b" * 2_000
    named = tmp_path / "cam\\1.mp4"
    named.write_bytes(b"")
    assert unquoted(str(named)) == str(named)


@pytest.mark.skipif(os.sep != "/", reason="a terminal elsewhere quotes otherwise")
@pytest.mark.parametrize("name", ["it's.mp4", 'zeg "ja".mp4', "'ab'", "100% $x `y`.mp4", "a (1) & b;c.mp4"])
def test_what_is_dragged_into_a_terminal_and_a_name_with_quotes(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    assert unquoted(shlex.quote(str(path))) == str(path)
    assert unquoted(re.sub(r"([^A-Za-z0-9/._-])", r"\\\1", str(path))) == str(path)
    path.write_bytes(b"")
    assert unquoted(f" {path} ") == str(path)
    assert unquoted(f"“{path}”") == str(path)
