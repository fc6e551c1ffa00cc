"""Every private name of Textual that this program needs, each with its reason: nothing else in it uses one.

A test tells which of them a version of Textual lacks (``tests/ui/test_private.py``); they are those of 8.2.
"""

from __future__ import annotations

from asyncio import AbstractEventLoop
from collections.abc import Mapping

from rich.text import Text
from textual.app import App
from textual.driver import Driver
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widget import Widget

NAMES: Mapping[str, str] = {
    "textual.message_pump.MessagePump._dispatch_message": "around it stands what ends the app on any exception",
    "textual.message_pump.MessagePump._closing": "a part being taken away still gets messages, and has none of its own",
    "textual.dom.DOMNode._pruning": "the same, while it is taken out of the tree",
    "textual.message_pump.MessagePump._close_messages_no_wait": "ends the app from where it failed",
    "textual.app.App._handle_exception": "prints a traceback whose locals would show names",
    "textual.app.App._exception": "the first failure, which a test raises again",
    "textual.app.App._exception_event": "wakes who waits for the app in a test",
    "textual.app.App._return_code": "the exit code of an app that failed",
    "textual.app.App._exit_renderables": "what is written to the terminal once the app is gone",
    "textual.widget.Widget._repaint_required": "draws one part at once (see draw_now)",
    "textual.screen.Screen._dirty_widgets": "the same",
    "textual.screen.Screen._on_timer_update": "the same",
    "textual.widgets._input.Input._value": "sends escape sequences in a field's value to the terminal",
    "textual.driver.Driver._app": "the app of a driver: gets what was read, and ends where the terminal is gone",
    "textual.driver.Driver._loop": "its loop; closed, nobody can be told of a fault any more",
    "textual.drivers.linux_driver.LinuxDriver._run_input_thread": "turns a fault of reading into the program's end",
    "textual.drivers.linux_driver.LinuxDriver._query_in_band_window_resize": "asks for mouse reports in pixels",
}
"""The class and its name, and why there is no other way."""


class Dispatches(MessagePump):
    """Mixed into the app, a screen or a part: :meth:`dispatch` goes around the handling of each message."""

    async def _dispatch_message(self, message: Message) -> None:
        await self.dispatch(message)

    async def dispatch(self, message: Message) -> None:
        """Have it handled. Raises what its handlers raise."""
        await super()._dispatch_message(message)


class Ends(App[int]):
    """Mixed into an app that ends in one sentence."""

    def sentence_of(self, error: Exception) -> str:
        """What is said of a failure of the program."""
        raise NotImplementedError

    def _handle_exception(self, error: Exception) -> None:
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.end_with(self.sentence_of(error))

    def end_with(self, sentence: str) -> None:
        """The first one only: under a second Textual writes, in English, how to see them all."""
        self._return_code = 1
        if not self._exit_renderables:
            self._exit_renderables.append(Text(sentence))
        self._close_messages_no_wait()


class ReadsItself:
    """Mixed into a driver for a POSIX terminal: it reads in its own way, in Textual's thread."""

    _app: App[object]

    def read_all(self) -> None:
        """Read until the app ends."""
        raise NotImplementedError

    def _run_input_thread(self) -> None:
        self.read_all()

    def send_message(self, message: Message) -> None:
        """From the reading thread straight to the app's queue: Textual's own way makes a task for it first."""
        self._app.post_message(message)

    def _query_in_band_window_resize(self) -> None:
        """Not asked: SIGWINCH tells the size, and mouse reports stay in cells."""


class DrawsItself:
    """Mixed into a text field: it draws :meth:`drawn` in place of its value."""

    def drawn(self) -> Text:
        """As long as the value: the cursor stands between its letters."""
        raise NotImplementedError

    @property
    def _value(self) -> Text:
        return self.drawn()


def app_of(driver: Driver) -> App[object]:
    """The app that it drives."""
    return driver._app


def loop_of(driver: Driver) -> AbstractEventLoop:
    """The loop of its app."""
    return driver._loop


def leaves(part: Widget) -> bool:
    """Whether it, what it stands in, or what stands in it, is being taken away."""
    if not part.is_attached or any(child._closing for child in part.children):
        return True
    return any(isinstance(node, Widget) and node._pruning for node in part.ancestors_with_self)


def draw_now(part: Widget) -> None:
    """Draw a change of this part at once.

    Textual's own way is four turns of its loop: the part tells the screen, which sets a timer, which draws. That
    takes as long as drawing; where a version of Textual does not have these names, it is drawn its way.
    """
    screen = part.screen
    dirty, draw = getattr(screen, "_dirty_widgets", None), getattr(screen, "_on_timer_update", None)
    if getattr(part, "_repaint_required", False) and screen.is_current and dirty is not None and draw is not None:
        part._repaint_required = False
        dirty.add(part)
        draw()
