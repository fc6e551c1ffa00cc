"""Textual's driver for Linux and macOS, with our own reading of the terminal. POSIX only: imported where it is used.

What Textual's own does otherwise (8.2): it hands on what it does not know as single keys, ends the app on a byte that
is no UTF-8, and turns its thread's exceptions into the end of the program.

On Windows Textual's driver stays: the console API gives keys as events with characters in UTF-16, so bytes that are no
UTF-8 and split sequences do not occur. Answers of the terminal and text pasted without marks do go through Textual's
parser there, so that for these the console's own rules (first the words, then the press) are the only guard.
"""

from __future__ import annotations

import os
import selectors
import time

from textual import events as textual_events
from textual import messages as textual_messages
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from voorzitter_console.ui import private
from voorzitter_console.ui.terminal import messages
from voorzitter_console.ui.terminal.events import Burst, Event, Focus, Mode, Mouse, Paste, Press
from voorzitter_console.ui.terminal.presses import Parser

LOOK = 0.1
"""Seconds between two looks whether the app ends; and the rest after a fault, lest it be repeated at full speed."""
GONE = 2.0
"""Seconds for the app to end in order (:mod:`voorzitter_console.ui.leaving`) when its terminal is gone."""
AT_ONCE = 4096
"""Bytes of one read: the size of Linux's own buffer for a terminal."""
SYNCHRONIZED = 2026
"""The private mode of synchronized output, the only one whose answer is used."""


class ConsoleDriver(private.ReadsItself, LinuxDriver):
    """The terminal of a console."""

    def read_all(self) -> None:
        """Read until the app ends. A fault is told and survived; a terminal that is gone ends the app."""
        while not self.exit_event.is_set():
            try:
                self.run_input_thread()
            except OSError:
                if self.exit_event.wait(LOOK) or os.isatty(self.fileno):
                    continue
                if not self.exit_event.wait(GONE):
                    app = private.app_of(self)
                    app.call_later(app.panic)
                return
            except Exception as error:  # noqa: BLE001  whatever it is: the chair goes on
                if private.loop_of(self).is_closed():
                    return
                self.send_message(messages.InputFault(error))
                self.exit_event.wait(LOOK)

    def run_input_thread(self) -> None:
        """Read, with a parser that knows nothing yet. Raises OSError where the terminal cannot be read."""
        parser, translate = Parser(), Translator()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                deadline = parser.deadline
                left = LOOK if deadline is None else min(LOOK, max(0.0, deadline - time.monotonic()))
                if selector.select(left):
                    data = os.read(self.fileno, AT_ONCE)
                    if not data:
                        raise OSError("end of input")
                    found = parser.feed(data, time.monotonic())
                else:
                    found = parser.tick(time.monotonic())
                for event in found:
                    for message in translate(event):
                        self.process_message(message)


class Translator:
    """An event as Textual's messages; it remembers where the mouse was."""

    def __init__(self) -> None:
        self._x = self._y = 0

    def __call__(self, event: Event) -> list[Message]:
        match event:
            case Press():
                return [textual_events.Key(event.key, event.character)]
            case Paste():
                return [textual_events.Paste(event.text), *([messages.PasteCut()] if event.cut else [])]
            case Burst():
                return [messages.BurstSeen(event.text, keys=event.keys)]
            case Mouse():
                return [self._mouse(event)]
            case Focus():
                return [textual_events.AppFocus() if event.gained else textual_events.AppBlur()]
            case Mode():
                known = event.number == SYNCHRONIZED and event.setting > 0
                return [textual_messages.TerminalSupportsSynchronizedOutput()] if known else []

    def _mouse(self, event: Mouse) -> Message:
        """xterm's code: bits 0 and 1 the button (3: none), 4 shift, 8 alt, 16 ctrl, 32 moved, 64 the wheel."""
        kind: type[textual_events.MouseEvent]
        button = (event.code + 1) & 3
        if event.code & 64:
            button, kind = 0, _WHEEL[event.code & 3]
        elif event.code & 32 or button == 0:
            kind = textual_events.MouseMove
        else:
            kind = textual_events.MouseUp if event.released else textual_events.MouseDown
        moved = event.column - self._x, event.row - self._y
        self._x, self._y = event.column, event.row
        return kind(
            None,
            event.column,
            event.row,
            *moved,
            button,
            bool(event.code & 4),
            bool(event.code & 8),
            bool(event.code & 16),
            screen_x=event.column,
            screen_y=event.row,
        )


_WHEEL: tuple[type[textual_events.MouseEvent], ...] = (
    textual_events.MouseScrollUp,
    textual_events.MouseScrollDown,
    textual_events.MouseScrollLeft,
    textual_events.MouseScrollRight,
)
