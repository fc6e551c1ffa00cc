"""Sharing in lines: the QR code in blocks on its own word, or why not; nothing of it is drawn unasked."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest

from tests.console.test_qr import held
from tests.console.test_sharing import BEGUN, Told, sharing
from tests.ui.desk_bench import EVENING
from voorzitter_console.clock import FakeClock
from voorzitter_console.console import qr
from voorzitter_console.console.shared import CODE_GOOD
from voorzitter_console.console.sharing import SPENT
from voorzitter_console.regels.asker import Asker, Terminal
from voorzitter_console.regels.sharing import DARK_ONLY, NO_BLOCKS, share

ADDRESS = "https://192.168.1.10:8443/"


def printed(answers: Sequence[str], *, encoding: str = "utf-8", seconds: float = 0) -> list[str]:
    """What somebody reads who types these answers while it is shared."""
    told, clock, raw = Told(), FakeClock(EVENING), io.BytesIO()
    made = sharing(told, clock)
    made.begin("192.168.1.10:8443")
    for line in BEGUN:
        told.say(line)
    clock.forward(seconds)
    out = io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="\n")
    with pytest.raises(EOFError):
        share(Asker(Terminal(io.StringIO("".join(f"{one}\n" for one in answers)), out), lambda: None), made)
    return raw.getvalue().decode(encoding).splitlines()


def blocks(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line and set(line) <= set(qr.BLOCKS)]


def test_the_code_comes_when_it_is_asked_for_with_its_words() -> None:
    assert blocks(printed([])) == []
    lines = printed(["4"])
    assert held(ADDRESS, blocks(lines))
    after = lines[lines.index(DARK_ONLY) :]
    assert after[2] == ADDRESS
    assert "Code griffier: 1234 5670" in after


def test_a_terminal_without_blocks_or_without_a_code_says_so() -> None:
    lines = printed(["4"], encoding="cp1252")
    assert blocks(lines) == []
    assert ADDRESS in lines[lines.index(NO_BLOCKS) :]
    assert SPENT in printed(["4"], seconds=CODE_GOOD.total_seconds())
