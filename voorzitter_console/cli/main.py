"""Where every command begins and every fault ends: one sentence on stderr and the exit code of the design."""

from __future__ import annotations

import argparse
import contextlib
import errno
import gc
import io
import logging
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module

from voorzitter_console.cli.conflicts import CONSOLES, SCREENS
from voorzitter_console.cli.say import say
from voorzitter_console.errors import STOPPED, ConsoleError

_LOG = logging.getLogger(__name__)


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code and never shows a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    from voorzitter_console.cli import log, parser

    opdracht, begun = None, time.monotonic()
    try:
        args = parser.parse(argv)
        opdracht = args.opdracht
        log.begin(opdracht, verbose=args.verbose, screen=_draws(args))
        if not _is_console(args):
            gc.enable()  # the program's first line put it off; a console does so until its first screen stands
        code = _command(args)(args)
        if sys.stdout is not None:
            sys.stdout.flush()
        _LOG.debug("einde %d na %.1f s", code, time.monotonic() - begun)
        return code
    except ConsoleError as fault:
        say(str(fault))
        _LOG.debug("einde %d door %s", fault.exit_code, type(fault).__name__)
        return fault.exit_code
    except KeyboardInterrupt:
        say(STOPPED)
        return 130
    except OSError as fault:
        if fault.errno not in (errno.EPIPE, errno.ENOSPC) or fault.filename is not None:
            return _unforeseen(fault, opdracht)
        # Whoever read our output stopped reading, or it went to a full disk; the interpreter must not complain too.
        with contextlib.suppress(OSError):
            sys.stdout.close()
        return 1
    except Exception as fault:  # noqa: BLE001 - the last net: a user never meets a traceback
        return _unforeseen(fault, opdracht)
    finally:
        log.end(logging.getLogger(log.NAME))


def _draws(args: argparse.Namespace) -> bool:
    """Whether a screen stands on this terminal's stderr, as Textual draws on Linux and macOS."""
    drawn = args.opdracht in (*CONSOLES, *SCREENS) or getattr(args, "controle", False)
    return drawn and not args.regels


def _is_console(args: argparse.Namespace) -> bool:
    """Whether a console opens on this terminal's screen."""
    return args.opdracht in CONSOLES and not args.regels and getattr(args, "hand_out", None) is None


def _unforeseen(fault: Exception, opdracht: str | None) -> int:
    """Where it went wrong goes to the log, not to the screen; nothing is sent."""
    from voorzitter_console.cli.log import log_path

    _LOG.error("onvoorziene fout", exc_info=fault)
    path = log_path(opdracht)
    more = f"; voor wie helpt staat meer in {path}" if path.is_file() else ""
    kind = type(fault).__name__
    say(f"Er ging iets mis in het programma ({kind}); wat vastgelegd is, blijft. Start het programma opnieuw{more}.")
    return 3


def _command(args: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    """The command's function: what opens no console has a file of its name here, imported in that command only."""
    if _is_console(args):
        return _function("chair")
    if getattr(args, "hand_out", None) is not None:
        from voorzitter_console.cli.oefen import hand_outs

        return hand_outs
    return _function("regels" if args.opdracht in CONSOLES else args.opdracht)


def _function(module: str) -> Callable[[argparse.Namespace], int]:
    found: Callable[[argparse.Namespace], int] = import_module(f"voorzitter_console.cli.{module}").command
    return found
