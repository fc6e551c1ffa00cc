"""What a command knows of where it is typed: lines whatever their encoding, a yes or a no, and what works without."""

from __future__ import annotations

import io
import sys

import pytest

from tests.cli.conftest import Run, one_sentence
from voorzitter_console.cli.terminal import agreed, attended, line_input
from voorzitter_console.errors import InvalidInput


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_what_comes_in_as_a_line_is_read_whatever_the_output_is_written_in(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"1\nj\xff\n"), encoding=encoding))
    source, _ = line_input("voorzitter-console melding")
    assert (source.readline(), source.readline()[:1]) == ("1\n", "j")


def test_without_any_input_it_says_where_it_can_be_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert not attended()
    with pytest.raises(InvalidInput, match="start voorzitter-console melding in een terminalvenster"):
        line_input("voorzitter-console melding")


@pytest.mark.parametrize(
    ("args", "command"),
    [
        ((), "voorzitter-console --regels"),
        (("griffier",), "voorzitter-console griffier --regels"),
        (("griffier", "--oefening"), "voorzitter-console griffier --regels --oefening"),
        (("oefen",), "voorzitter-console oefen --regels"),
    ],
)
def test_without_a_terminal_it_names_the_command_that_does_the_same(
    console: Run, args: tuple[str, ...], command: str
) -> None:
    result = console(*args)
    assert (result.returncode, one_sentence(result)) == (
        2,
        f"Er is hier geen terminal om op te tekenen; zonder terminal werken wel: {command} en voorzitter-console speel "
        "SCENARIO --uit MAP.",
    )


@pytest.mark.parametrize(
    ("typed", "yes"), [("j", True), (" JA \n", True), ("n\n", False), ("\n", False), ("", False), ("jawel\n", False)]
)
def test_only_j_or_ja_is_a_yes(monkeypatch: pytest.MonkeyPatch, typed: str, yes: bool) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert agreed("Wissen? (J/N)") is yes
