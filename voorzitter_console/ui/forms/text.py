"""A form of text fields: Enter records, Tab goes to the next field, Esc goes back; empty fields are left open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from voorzitter_console.console.boxes.box import LONGEST, Field, Made, unquoted
from voorzitter_console.console.guard import ENTER
from voorzitter_console.text import one_line
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.menu import Intro
from voorzitter_console.ui.widgets.picker import Picker
from voorzitter_console.ui.widgets.text_input import TextInput

LABEL = 12
"""Characters of a field's name: beside it the field itself has to fit."""


class TextForm(Form):
    """``make`` turns the filled fields into commands; a text from it in their place is a refusal to show.

    ``daarna``, ``bewaart``: the role afterwards, and the field with the file to be kept (see
    :class:`~voorzitter_console.console.messages.RecordingPress`).
    """

    def __init__(
        self,
        titel: str,
        fields: Sequence[Field],
        make: Callable[[dict[str, str]], Made | str],
        *,
        daarna: str = "",
        bewaart: str = "",
        vooraf: str = "",
    ) -> None:
        more = [("Tab", "volgend veld")] if len(fields) > 1 else []
        super().__init__(titel, [("Enter", "legt vast"), *more, ("Esc", "terug")])
        self._titel = titel
        self._fields = list(fields)
        self._make = make
        self._daarna, self._bewaart = daarna, bewaart
        self._intro = one_line(vooraf)
        self._goes_on = False
        """It comes back with what was typed: the next letter goes on with it."""

    first = ""
    """The field that is filled in first; empty: the first one without a value."""

    def compose(self) -> ComposeResult:
        if self._intro:
            yield Intro(self._intro)
        for field in self._fields:
            with Horizontal(classes="veld"):
                yield Static(one_line(field.label, LABEL), markup=False, classes="veldnaam")
                yield self._widget(field)
        yield self.foot

    def rows(self, width: int) -> int:
        above = len(Content(self._intro).wrap(max(10, width - 4))) if self._intro else 0
        return len(self._fields) + 3 + above

    def on_mount(self) -> None:
        super().on_mount()
        empty = next((field for field in self._fields if not field.waarde), self._fields[0])
        widget = self.query_one(f"#veld-{self.first or empty.naam}")
        if self._goes_on and isinstance(widget, TextInput):
            widget.comes_back()
        widget.focus()

    def again(self) -> TextForm:
        """The same with what was typed, for where its press is refused after it went."""
        fields = [replace(field, waarde=self._given(field)) for field in self._fields]
        form = TextForm(self._titel, fields, self._make, daarna=self._daarna, bewaart=self._bewaart, vooraf=self._intro)
        form.back, form.then = self.back, self.then
        focused = self.screen.focused
        form.first = next(
            (f.naam for f in fields if focused is not None and focused.id == f"veld-{f.naam}"), self.first
        )
        form._goes_on = True
        return form

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._record()

    def on_picker_submitted(self, event: Picker.Submitted) -> None:
        event.stop()
        self._record()

    def _record(self) -> None:
        values = {field.naam: value for field in self._fields if (value := self._given(field))}
        made = self._make(dict(values))
        if isinstance(made, str):
            self.note(made)
        else:
            kept = unquoted(values.get(self._bewaart, ""))
            self.post_message(self.Given(ENTER, *made, te_bewaren=kept, daarna=self._daarna))

    @staticmethod
    def _widget(field: Field) -> Widget:
        name = f"veld-{field.naam}"
        if not field.keuzes:
            return TextInput(field.waarde, id=name, max_length=LONGEST, select_on_focus=True)
        words = [words for _, words in field.keuzes]
        values = [value for value, _ in field.keuzes]

        def search(text: str, since: int) -> int | None:
            found = (i for i, said in enumerate(words) if i >= since and said.casefold().startswith(text.casefold()))
            return next(found, None)

        return Picker(words, search, id=name, at=values.index(field.waarde) if field.waarde in values else 0)

    def _given(self, field: Field) -> str:
        widget = self.query_one(f"#veld-{field.naam}")
        if isinstance(widget, Picker):
            return field.keuzes[widget.index][0]
        assert isinstance(widget, Input)
        return widget.value.strip()
