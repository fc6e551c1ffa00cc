"""The commands in the README are commands, and every command is in the README."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from voorzitter_console.cli import parser
from voorzitter_console.practice import scenario

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
_CALL = re.compile(r"(?:\.venv[/\\](?:bin|Scripts)[/\\])?voorzitter-console(?![\w/.-])([^`\n&]*)")
_EXAMPLE = {"SCENARIO": "sit-in", "MAP": "map", "PAD": "pad", "BESTAND": "bestand", "SOORT": "raad"}


def _calls() -> list[str]:
    """The arguments of each call of the console, in code type or in a block of code."""
    fenced = re.findall(r"^```(?:sh|bat)\n(.*?)^```", README, re.S | re.M)
    outside = re.sub(r"^```.*?^```", "", README, flags=re.S | re.M)
    typed = [text for text in re.findall(r"`([^`\n]+)`", outside) if "keyring" not in text]
    found = [match.strip() for text in (*fenced, *typed) for match in _CALL.findall(text)]
    return sorted(set(found))


def _arguments(call: str) -> list[str]:
    """A call as it would be typed: an optional name left out, an example for each word in capitals."""
    return [_EXAMPLE.get(word, word) for word in shlex.split(re.sub(r"\[[A-Z]+\]", "", call))]


def _commands(of: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    below = [action for action in of._actions if isinstance(action, argparse._SubParsersAction)]
    for action in below:
        for name, command in action.choices.items():
            yield from _commands(command, f"{before} {name}".strip())
    if not below:
        yield before


@pytest.mark.parametrize("call", _calls())
def test_a_command_as_written_is_understood(call: str) -> None:
    parser.make().parse_args(_arguments(call))


def test_every_command_is_in_the_readme() -> None:
    calls = _calls()
    missing = [
        command
        for command in _commands(parser.make())
        if not any(call == command or call.startswith(f"{command} ") for call in calls)
    ]
    assert missing == []


def test_every_scenario_is_in_the_readme() -> None:
    assert [name for name in scenario.shipped() if f"`{name}`" not in README] == []


def test_the_first_line_with_the_tests_is_a_whole_command() -> None:
    """What ``.ci/run`` looks up and runs word for word."""
    line = next(line for line in README.splitlines() if "'.[test]'" in line)
    assert line == "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest"
    assert "grep -m1 -F \"'.[test]'\" README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
