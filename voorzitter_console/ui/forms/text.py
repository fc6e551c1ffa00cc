"""A form of text fields: Enter records, Tab goes to the next field, Esc goes back; empty fields are left open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from voorzitter_console.console.boxes.box import Field, Made
from voorzitter_console.console.guard import ENTER
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.widgets.picker import Picker
from voorzitter_console.ui.widgets.text_input import TextInput

LONGEST = 10_000
"""Characters in one field."""


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
                yield self._widget(field)
        yield self.foot

    def rows(self, width: int) -> int:  # noqa: ARG002  each field has one row
        return len(self._fields) + 3

    def on_mount(self) -> None:
        super().on_mount()
        empty = next((field for field in self._fields if not field.waarde), self._fields[0])
        self.query_one(f"#veld-{self.first or empty.naam}").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._record()

    def on_picker_submitted(self, event: Picker.Submitted) -> None:
        event.stop()
        self._record()

    def _record(self) -> None:
        made = self._make({field.naam: value for field in self._fields if (value := self._value(field))})
        if isinstance(made, str):
            self.note(made)
        else:
            self.post_message(self.given(made))

    def given(self, made: Made) -> Form.Given:
        """The press that records what was made."""
        return self.Given(ENTER, *made)

    @staticmethod
    def _widget(field: Field) -> Widget:
        name = f"veld-{field.naam}"
        if not field.keuzes:
            return TextInput(field.waarde, id=name, compact=True, max_length=LONGEST, select_on_focus=True)
        words = [words for _, words in field.keuzes]
        values = [value for value, _ in field.keuzes]

        def search(text: str, since: int) -> int | None:
            found = (i for i, said in enumerate(words) if i >= since and said.casefold().startswith(text.casefold()))
            return next(found, None)

        return Picker(words, search, id=name, at=values.index(field.waarde) if field.waarde in values else 0)

    def _value(self, field: Field) -> str:
        widget = self.query_one(f"#veld-{field.naam}")
        if isinstance(widget, Picker):
            return field.keuzes[widget.index][0]
        assert isinstance(widget, Input)
        return widget.value.strip()
