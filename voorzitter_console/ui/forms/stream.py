"""The livestream: what somebody saw of it, and asking to stop or start. Hervatten never starts it by itself."""

from __future__ import annotations

from voorzitter_console.console.choices import stream_steps
from voorzitter_console.procedure.state import State
from voorzitter_console.ui.forms.menu import Item, Menu


def stream_form(state: State) -> Menu | None:
    """What is likely stands first; None where this meeting has no livestream."""
    steps = stream_steps(state)
    return Menu("LIVESTREAM", [Item(words, given) for words, given in steps]) if steps else None
