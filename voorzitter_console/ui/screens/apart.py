"""A screen beside the console, on a journal of its own: what waits for the disk is done by a thread of its own.

While that is at work keys are not taken, and what was typed stays until it is on disk.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from voorzitter_console.errors import ConsoleError, crash_sentence
from voorzitter_console.journal.runner import Runner
from voorzitter_console.ui.screens.base import ConsoleScreen


class ApartScreen(ConsoleScreen):
    """Base: says itself that it is a practice, and hears nothing of the console's news."""

    has_head = True

    def __init__(self, sentence: str) -> None:
        """``sentence``: what stands there at first."""
        super().__init__()
        self.busy = False
        """Whether its thread is at work."""
        self._sentence = sentence
        self._runner = Runner()

    def on_unmount(self) -> None:
        """After those of the screens made of it: Textual calls them all, the last class first."""
        self._runner.close()

    def on_resize(self) -> None:
        if self.ready:
            self.draw()

    def changed(self) -> None:
        """The console's news is not of this screen, which draws when its own thread answers."""

    def say(self, sentence: str) -> None:
        """Show a sentence until the next key that does something."""
        self._sentence = sentence
        self.draw()

    def work(self, job: Callable[[], Message], failed: Callable[[str], Message]) -> None:
        """Have it done; ``failed`` makes the message of a fault, from its sentence."""
        self.busy = True

        def done() -> None:
            try:
                answer = job()
            except ConsoleError as fault:
                answer = failed(str(fault))
            except Exception as fault:  # noqa: BLE001 - a thread's last net: said on the screen
                answer = failed(crash_sentence(fault))
            self.post_message(answer)

        self._runner.submit(done)
