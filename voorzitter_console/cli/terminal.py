"""Where a command is typed: whether a screen can be drawn there, lines of input where none can, and a yes or a no."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from typing import TextIO

from voorzitter_console.errors import InvalidInput

SMALLEST = (40, 12)


class NoTerminal(InvalidInput):
    """There is no terminal to draw on."""


def need_terminal(lines: str = "voorzitter-console --regels") -> None:
    """Raises NoTerminal where keys and screen are not a terminal's, or it is too small.

    ``lines``: the command that does the same without a screen.
    """
    # Textual draws on stderr on Linux and macOS, on stdout on Windows.
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise NoTerminal(
            f"Er is hier geen terminal om op te tekenen; zonder terminal werken wel: {lines} en"
            " voorzitter-console speel SCENARIO --uit MAP."
        )
    if os.name == "posix" and os.environ.get("TERM", "") in ("", "dumb"):
        raise NoTerminal(
            "Deze terminal kan geen scherm tekenen (TERM); gebruik een gewoon terminalvenster, of --regels."
        )
    size = shutil.get_terminal_size()
    if size.columns < SMALLEST[0] or size.lines < SMALLEST[1]:
        raise NoTerminal(
            f"Dit venster is te klein ({size.columns}x{size.lines}); maak het minstens {SMALLEST[0]}x{SMALLEST[1]}."
        )
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "")
    if encoding != "utf8" or (os.name == "posix" and not _locale_is_utf8()):
        raise NoTerminal(
            "Deze terminal gebruikt geen UTF-8; start met een taalinstelling die dat wel doet, zoals LANG=C.UTF-8, of"
            " gebruik --regels."
        )


def can_draw() -> bool:
    """Whether a screen can be drawn here."""
    try:
        need_terminal()
    except NoTerminal:
        return False
    return True


def _locale_is_utf8() -> bool:
    """Whether the terminal's language, where it is stated, is one in UTF-8.

    Python itself turns the plain C locale into C.UTF-8 (PEP 538 sets LC_CTYPE), so its own streams do not tell.
    """
    set_by_python = ("C.UTF-8", "C.utf8", "UTF-8")
    ctype = os.environ.get("LC_CTYPE", "")
    stated = [os.environ.get("LC_ALL"), None if ctype in set_by_python else ctype, os.environ.get("LANG"), ctype]
    name = next((value for value in stated if value), "")
    charset = name.partition(".")[2].partition("@")[0]
    if name in ("C", "POSIX"):
        return False
    return not charset or charset.lower().replace("-", "") == "utf8"


def in_lines(args: argparse.Namespace) -> str:
    """The command that does the same without a screen; its journal is named by who types it."""
    practice = "--oefening" if args.opdracht == "griffier" and args.oefening else ""
    return " ".join(part for part in ("voorzitter-console", args.opdracht or "", "--regels", practice) if part)


def line_input(command: str) -> tuple[TextIO, TextIO]:
    """Lines in and out, for that command; whatever comes in, it is no fault of the program's. Raises InvalidInput."""
    if sys.stdin is None or sys.stdout is None:
        raise InvalidInput(f"Hier is geen invoer; start {command} in een terminalvenster.")
    # Once: on the way from the first screen to a practice it has been read from.
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != "replace":
        sys.stdin.reconfigure(errors="replace")
        if sys.stdin.encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32")):
            # A setting for the output holds for the input too, where no line that is typed is ever so: it would end us.
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return sys.stdin, sys.stdout


def attended() -> bool:
    """Whether somebody can be asked something."""
    return sys.stdin is not None and sys.stdin.isatty()


def answer_to(question: str) -> str:
    """What is typed after the question, without the white space around it; empty at the end of the input."""
    sys.stdout.write(f"{question} ")
    sys.stdout.flush()
    return sys.stdin.readline().strip()


def agreed(question: str) -> bool:
    """Whether the answer is J; all else is no."""
    return answer_to(question).lower() in ("j", "ja")
