"""A path of evidence as people paste it."""

from __future__ import annotations

import os
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
