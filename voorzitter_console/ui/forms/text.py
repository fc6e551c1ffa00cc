"""A form of text fields: Enter records, Tab goes to the next field, Esc goes back; empty fields are left open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from voorzitter_console.procedure.offers import Opdracht
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.guard import ENTER
from voorzitter_console.ui.widgets.text_input import TextInput

LONGEST = 10_000
"""Characters in one field."""

Made = tuple[tuple[Opdracht, ...], str]
"""The commands and their words for the echo."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the command, its label, and what stands in it at first."""

    naam: str
    label: str
    waarde: str = ""


class TextForm(Form):
    """``make`` turns the filled fields into commands; a text from it in their place is a refusal to show."""

    def __init__(self, titel: str, fields: Sequence[Field], make: Callable[[dict[str, str]], Made | str]) -> None:
        more = [("Tab", "volgend veld")] if len(fields) > 1 else []
        super().__init__(titel, [("Enter", "legt vast"), *more, ("Esc", "terug")])
        self._fields = list(fields)
        self._make = make

    first = ""
    """The field that is filled in first; empty: the first one without a value."""

    def compose(self) -> ComposeResult:
        for field in self._fields:
            with Horizontal(classes="veld"):
                yield Static(field.label, markup=False, classes="veldnaam")
                yield TextInput(
                    field.waarde, id=f"veld-{field.naam}", compact=True, max_length=LONGEST, select_on_focus=False
                )
        yield self.foot

    def rows(self, width: int) -> int:  # noqa: ARG002  each field has one row
        return len(self._fields) + 3

    def on_mount(self) -> None:
        super().on_mount()
        empty = next((field for field in self._fields if not field.waarde), self._fields[0])
        self.query_one(f"#veld-{self.first or empty.naam}", Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        values = {
            field.naam: value
            for field in self._fields
            if (value := self.query_one(f"#veld-{field.naam}", Input).value.strip())
        }
        made = self._make(values)
        if isinstance(made, str):
            self.note(made)
        else:
            self.post_message(self.Given(ENTER, *made))
