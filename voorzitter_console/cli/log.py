"""The log: for whoever helps, in the user's own data folder, rotated, and without anything that somebody typed.

Without ``--verbose`` only what went wrong is written, so that most days there is no file at all. Only the loggers of
this program write in it: a library's may hold an address or a password. A message is a fixed text of ours; of its
values a text that is no plain name of the program's (a soort, a class) is left out, and a fault is written as its class
and where it was, never with its message or the values around it: those may hold names.
"""

from __future__ import annotations

import logging
import re
import sys
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from voorzitter_console import __version__, settings
from voorzitter_console.own_folder import make_own

FOLDER = "logboek"
LARGEST = 200_000
"""Bytes of one file; beside it ``OLDER`` of such stay."""
OLDER = 3
NAME = "voorzitter_console"
_PLAIN = r"[A-Za-z0-9_.-]{1,60}"


def log_path(opdracht: str | None) -> Path:
    """A file for each command: two programs cannot rotate the same one (Windows refuses it)."""
    return settings.data_path(FOLDER) / f"{opdracht or 'console'}.log"


def begin(opdracht: str | None, *, verbose: bool, screen: bool) -> None:
    """From here on is written; with ``verbose`` everything, on stderr too where no ``screen`` is drawn there."""
    logging.raiseExceptions = False  # a full disk is no reason to print a traceback
    logger = logging.getLogger(NAME)
    end(logger)
    logger.propagate = False
    logger.setLevel(logging.DEBUG if verbose else logging.WARNING)
    handlers: list[logging.Handler] = [LateFile(log_path(opdracht))]
    if verbose and not screen and sys.stderr is not None:
        handlers.append(logging.StreamHandler(sys.stderr))
    for handler in handlers:
        handler.setFormatter(Discreet())
        handler.addFilter(discreet)
        logger.addHandler(handler)
    logger.debug("begin %s %s, Python %s, %s", opdracht or "console", __version__, sys.version.split()[0], sys.platform)


def end(logger: logging.Logger) -> None:
    """Let go of the files. What a thread still logs goes nowhere: without a handler Python prints it, names and all."""
    for handler in [*logger.handlers]:
        logger.removeHandler(handler)
        handler.close()
    logger.addHandler(logging.NullHandler())


class LateFile(logging.Handler):
    """A rotated file that is made, with its folder and with what rotates it, by the first that is written."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Never raises: whoever logs has something else to do."""
        try:
            if self._file is None:
                from logging.handlers import RotatingFileHandler

                make_own(self._path.parent)
                self._file = RotatingFileHandler(
                    self._path, maxBytes=LARGEST, backupCount=OLDER, encoding="utf-8", errors="replace"
                )
                self._file.setFormatter(self.formatter)
            self._file.emit(record)
        except OSError:
            self.handleError(record)

    def close(self) -> None:
        """The file too."""
        if self._file is not None:
            self._file.close()
        super().close()


def discreet(record: logging.LogRecord) -> bool:
    """Leaves out of a message's values what could have been typed by somebody."""
    if isinstance(record.args, tuple):
        record.args = tuple(_plain(value) for value in record.args)
    return True


def _plain(value: Any) -> Any:
    known = isinstance(value, int | float) or (isinstance(value, str) and re.fullmatch(_PLAIN, value))
    return value if known else "[weggelaten]"


class Discreet(logging.Formatter):
    """``2026-11-28T19:30:00Z WARNING voorzitter_console.cli.main: ...``, and a fault without its message."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """Where it was, line by line, and its class."""
        kind, _, trace = ei
        return "".join(traceback.format_tb(trace)) + (kind.__name__ if kind else "")
