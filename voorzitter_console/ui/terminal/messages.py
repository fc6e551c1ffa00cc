"""What the driver tells the app beside keys."""

from __future__ import annotations

from textual.message import Message


class BurstSeen(Message):
    """What came at once and so are no presses."""

    def __init__(self, text: str, *, keys: bool) -> None:
        super().__init__()
        self.text = text
        """Its letters; lines end in ``\\n``."""
        self.keys = keys
        """Whether it held more than text, which was dropped."""


class PasteCut(Message):
    """The paste before it was longer than is kept."""


class InputFault(Message):
    """The driver met a fault of the program and goes on."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error
