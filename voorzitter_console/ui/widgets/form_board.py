"""What the chair's board and the griffier's share: a form that stands in it for a while, and parts of so many rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widget import Widget

from voorzitter_console.ui.widgets.still import StillColumn

if TYPE_CHECKING:
    from voorzitter_console.ui.forms.base import Form


class FormBoard(StillColumn):
    """Base of both."""

    def __init__(self) -> None:
        super().__init__()
        self.form: Form | None = None
        self.aside = False
        """The form is out of sight."""
        self._below = Container(id="form")
        """Where it stands."""

    def open_form(self, form: Form) -> None:
        """Put a form there, in place of what stands there."""
        if self.form is not None:
            self.form.remove()
        self.form, self.aside = form, False
        self._below.mount(form)

    def close_form(self) -> None:
        """Take it away; what had the focus has it again."""
        if self.form is not None:
            self.form.remove()
            self.form, self.aside = None, False
            self.focus_back()

    def focus_back(self) -> None:
        """No form has the focus any more."""
        self.screen.set_focus(None)

    def set_aside(self, away: bool) -> None:
        """Out of sight for a sentence that must be said first, or back, with what was typed."""
        self.aside = away
        if self.form is not None:
            from voorzitter_console.ui.forms.base import put_aside  # the first screen has no form

            put_aside(self.form, away)


def place(widget: Widget, rows: int) -> None:
    """That many rows, or away."""
    widget.display = rows > 0
    if rows:
        widget.styles.height = rows
