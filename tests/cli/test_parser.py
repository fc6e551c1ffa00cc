"""A start without a command is read without making the others, and reads the same."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator

import pytest

from voorzitter_console.cli import examples, parser
from voorzitter_console.errors import InvalidInput

NO_COMMAND = [
    (),
    ("--database", "a.sqlite"),
    ("--database=a.sqlite", "--thema", "licht"),
    ("--database", "griffier"),
    ("--regels", "--verbose"),
    ("--thema", "donker", "--thema", "licht"),
]
MORE = [
    ("griffier",),
    ("--database", "a.sqlite", "griffier"),
    ("oefen", "sit-in", "--snelheid", "2"),
    ("controleer", "--json", "a.sqlite"),
]
WRONG = [("--thema", "paars"), ("--database",), ("--dat", "x"), ("dans",), ("--", "dans"), ("--regels=ja",)]


@pytest.mark.parametrize("args", [*NO_COMMAND, *MORE], ids=" ".join)
def test_what_is_read_is_what_the_whole_parser_reads(args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    found = vars(parser.parse(args))
    monkeypatch.setattr(parser, "_plain", lambda _: None)
    assert vars(parser.parse(args)) == found


@pytest.mark.parametrize("args", WRONG, ids=" ".join)
def test_a_fault_is_said_by_the_parser_that_knows_all(args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InvalidInput) as found:
        parser.parse(args)
    monkeypatch.setattr(parser, "_plain", lambda _: None)
    with pytest.raises(InvalidInput) as whole:
        parser.parse(args)
    assert str(found.value) == str(whole.value)


@pytest.mark.parametrize("args", [("--help",), ("-h", "--regels"), ("--version",)], ids=" ".join)
def test_help_and_version_are_there(args: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser.parse(args)
    assert ended.value.code == 0
    assert capsys.readouterr().out


def test_a_start_without_a_command_makes_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError("made")

    monkeypatch.setattr(parser, "make", never)
    assert parser.parse(("--database", "a.sqlite")).opdracht is None


def _names(of: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """The commands that do something; one that has parts does nothing itself."""
    below = [action for action in of._actions if isinstance(action, argparse._SubParsersAction)]
    for name, made in (pair for action in below for pair in action.choices.items()):
        inner = list(_names(made, f"{before}{name} "))
        yield from inner or [f"{before}{name}"]


@pytest.mark.lang
def test_every_command_shows_how_it_is_typed_and_each_example_can_be_read() -> None:
    assert set(_names(parser.make())) == set(examples.OF)
    for name, found in examples.OF.items():
        for typed, words in found:
            assert typed.startswith(name)
            assert words[-1] != "."
            assert parser.parse(shlex.split(typed)).opdracht == name.split()[0]


def test_the_help_of_a_command_begins_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser.parse(("livestream", "test", "--help"))
    said = capsys.readouterr().out
    assert "Stap voor stap: wat werkt er van de ingestelde livestream?\n" in said
    assert "voorbeelden:\n  voorzitter-console livestream test\n" in said
