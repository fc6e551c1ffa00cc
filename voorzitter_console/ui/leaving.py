"""Leaving when told from outside: SIGTERM, SIGHUP (the terminal was closed), on Windows Ctrl+Break.

The signal's handler only rings the app, which ends as on Ctrl+Q: threads closed, journal whole. Where it cannot end
(a terminal that hung and was closed then leaves Textual waiting for ever, deaf to signals too) the process ends by
itself after a few seconds: what was recorded is on disk already, and a write under way is a transaction.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

    from voorzitter_console.console.console import Console

GRACE = 5.0
"""Seconds that an ordered end may take."""

LOOK = 1.0
"""Seconds between two looks of the thread that notices a closed terminal where nothing else can."""

_NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")


class Leaving:
    """Installed while the app runs; ``number`` is the signal that came, else None. Used on the main thread."""

    def __init__(self, leave: Callable[[int], object], interrupted: Callable[[], object], grace: float = GRACE) -> None:
        """``leave`` ends the app with that exit code, ``interrupted`` says how to leave; called between two steps."""
        self._leave = leave
        self._interrupted = interrupted
        self._grace = grace
        self._before: dict[signal.Signals, Any] = {}
        self._had_terminal = _terminal()
        self._over = threading.Event()
        self.number: int | None = None

    def __enter__(self) -> Leaving:
        if self._had_terminal:
            threading.Thread(target=self._outlast, name="venster-dicht", daemon=True).start()
        if threading.current_thread() is threading.main_thread():
            for found in (getattr(signal, name, None) for name in _NAMES):
                # Whoever started it with nohup wants it to outlive its terminal's end.
                if found is not None and signal.getsignal(found) is not signal.SIG_IGN:
                    self._before[found] = signal.signal(found, self._came)
            # Ctrl+C ends nothing, not even where it comes as a signal.
            self._before[signal.SIGINT] = signal.signal(signal.SIGINT, lambda *_: self._interrupted())
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if _terminal():
            self._over.set()

    def _outlast(self) -> None:
        """In a thread of its own: nobody sees or ends a console without its terminal, yet it would keep its seat."""
        while not self._over.wait(LOOK):
            if not _terminal() and not self._over.wait(self._grace):
                os._exit(self.exit_code or 128 + getattr(signal, "SIGHUP", signal.SIGTERM))

    def through(self, run: Callable[[], object], close: Callable[[], object] = lambda: None) -> None:
        """Run the app, whose terminal may go meanwhile; ``close`` comes after it in any case."""
        try:
            run()
        except OSError:
            if not self.hung_up:
                raise
        finally:
            if self.hung_up:
                without_terminal()
            close()

    def look(self) -> None:
        """At every tick: a terminal that went without a signal (nohup) ends the app too, for nobody can see it."""
        if self._had_terminal and not _terminal():
            self._came(getattr(signal, "SIGHUP", signal.SIGTERM), None)

    def _came(self, number: int, _frame: FrameType | None) -> None:
        if self.number is None:
            self.number = number
            # Never called off: Textual's reading thread may outlive a closed terminal and keep the process alive.
            watchdog = threading.Timer(self._grace, os._exit, (128 + number,))
            watchdog.daemon = True
            watchdog.start()
            self._leave(self.exit_code)

    @property
    def exit_code(self) -> int:
        """As a shell counts an end by a signal; 0 where none came."""
        return 0 if self.number is None else 128 + self.number

    @property
    def hung_up(self) -> bool:
        """Whether the terminal is gone, so that nothing can be written to it."""
        return self.number is not None and self.number == getattr(signal, "SIGHUP", None)


def _terminal() -> bool:
    try:
        return os.isatty(sys.__stdin__.fileno()) if sys.__stdin__ else False
    except (OSError, ValueError):
        return False


def without_terminal() -> None:
    """Let whatever is still written, such as at the interpreter's end, go nowhere: the terminal is closed."""
    nowhere = os.open(Path(os.devnull), os.O_RDWR)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        try:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError, AttributeError):
            continue  # that stream is no file
    os.close(nowhere)


def ask_to_leave(app: App[Any], core: Console) -> None:
    """Where a meeting stands, or is being begun, it is asked first; J leaves."""
    from voorzitter_console.ui.screens.question import LeavingQuestion

    if not app.screen_stack or isinstance(app.screen_stack[-1], LeavingQuestion):
        return
    if core.snapshot is None and not core.pending:
        app.exit(0)
        return
    late = f" Let op: {len(core.pending)} vastlegging staat nog niet op schijf." if core.pending else ""
    question = f"Console verlaten? Wat is vastgelegd blijft bewaard; bij de volgende start gaat u verder.{late}"
    app.push_screen(LeavingQuestion(question, "console verlaten", lambda: app.exit(0)))
