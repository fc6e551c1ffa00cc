"""The command line in Dutch: argparse, with its own words replaced."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from voorzitter_console.errors import InvalidInput
from voorzitter_console.text import one_line

_WORDS: tuple[tuple[str, str], ...] = (
    (r"unrecognized arguments: (.*)", r"onbekend: \1"),
    (r"the following arguments are required: (.*)", r"dit ontbreekt: \1"),
    (r"argument (\S+): invalid choice: ('.*?'|\d+) \(choose from (.*)\)", r"\1: \2 bestaat niet; kies uit \3"),
    (r"argument (\S+): expected one argument", r"na \1 hoort een waarde"),
    (r"argument (\S+): invalid int value: ('.*?')", r"\1: \2 is geen getal"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 en \2 gaan niet samen"),
    (r"one of the arguments (.*) is required", r"een van deze ontbreekt: \1"),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class WithExamples(argparse.RawDescriptionHelpFormatter, _Formatter):
    """The examples as they stand."""


class DutchParser(argparse.ArgumentParser):
    """Raises InvalidInput with one Dutch sentence where argparse would print English and exit."""

    def __init__(self, *, helped: bool = True, **options: Any) -> None:
        options.setdefault("formatter_class", _Formatter)
        super().__init__(**options, add_help=False, allow_abbrev=False)
        self._positionals.title = "wat"
        self._optionals.title = "opties"
        if helped:
            self.add_argument("-h", "--help", action="help", help="deze hulp")

    def error(self, message: str) -> NoReturn:
        for pattern, words in _WORDS:
            if re.fullmatch(pattern, message, re.S):
                message = re.sub(pattern, words, message, flags=re.S)
                break
        else:
            message = "deze opdracht is niet te begrijpen"
        raise InvalidInput(f"{self.prog}: {one_line(message, 400)} (zie {self.prog} --help).")
