"""Where every command begins and every fault ends: one sentence on stderr and the exit code of the design."""

from __future__ import annotations

import argparse
import contextlib
import errno
import io
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib import import_module

from voorzitter_console import __version__
from voorzitter_console.cli.say import say
from voorzitter_console.errors import ConsoleError

_LOG = 200_000
"""Characters of earlier faults that are kept."""
_CONSOLES = (None, "griffier", "oefen")
"""What opens a console; every other command has a file of its name here, imported in that command only."""


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code and never shows a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        from voorzitter_console.cli import parser

        args = parser.parse(argv)
        code = _command(args)(args)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except ConsoleError as fault:
        say(str(fault))
        return fault.exit_code
    except KeyboardInterrupt:
        say("Afgebroken; wat vastgelegd is, blijft.")
        return 130
    except OSError as fault:
        if fault.errno not in (errno.EPIPE, errno.ENOSPC) or fault.filename is not None:
            return _unforeseen(fault)
        # Whoever read our output stopped reading, or it went to a full disk; the interpreter must not complain too.
        with contextlib.suppress(OSError):
            sys.stdout.close()
        return 1
    except Exception as fault:  # noqa: BLE001 - the last net: a user never meets a traceback
        return _unforeseen(fault)


def _unforeseen(fault: Exception) -> int:
    say(f"Er ging iets mis in het programma ({type(fault).__name__}); wat vastgelegd is, blijft. {_noted(fault)}")
    return 3


def _noted(fault: Exception) -> str:
    """Where it went wrong goes to a file in the user's data folder, not to the screen; nothing is sent.

    Without the message and the values of the fault: they may hold names.
    """
    from voorzitter_console import settings
    from voorzitter_console.entry import utc_text

    path = settings.data_path("fout.log")
    frames = "".join(traceback.format_tb(fault.__traceback__))
    told = f"{utc_text(datetime.now(UTC))} voorzitter-console {__version__}\n{frames}{type(fault).__name__}\n\n"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8", errors="replace")[-_LOG:] if path.is_file() else ""
        path.write_text(before + told, encoding="utf-8", errors="replace")
    except OSError:
        return "Start het programma opnieuw."
    return f"Start het programma opnieuw; voor wie helpt staat meer in {path}."


def _command(args: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    """The command's function."""
    if args.opdracht not in _CONSOLES:
        return _function(args.opdracht)
    if args.regels:
        return _function("regels")
    return _function("chair")


def _function(module: str) -> Callable[[argparse.Namespace], int]:
    found: Callable[[argparse.Namespace], int] = import_module(f"voorzitter_console.cli.{module}").command
    return found
