"""What happened earlier, with its own time: a paper record is entered line by line; the form stays for the next one."""

from __future__ import annotations

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from voorzitter_console.console.boxes.box import LONGEST
from voorzitter_console.console.boxes.late import TEXT, TIME, WHAT, WHO, LateFill
from voorzitter_console.console.guard import ENTER
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.widgets.picker import Picker
from voorzitter_console.ui.widgets.text_input import TextInput
from voorzitter_console.view.late import late_text
from voorzitter_console.view.late_items import ITEMS, search


class LateForm(Form):
    """Time, what, whom and a text; Enter records from every row."""

    wants_posts = True

    def __init__(self, box: LateFill) -> None:
        super().__init__(box.titel, [("Enter", "legt vast"), ("Tab", "volgend veld"), ("Esc", "klaar")])
        self._box = box
        self._given = ""
        self._time = TextInput(id="veld-tijd", max_length=40, select_on_focus=True)
        self._what = Picker([item.woorden for item in ITEMS], search, id="veld-wat")
        self._who = TextInput(id="veld-wie", max_length=LONGEST, select_on_focus=True)
        self._text = TextInput(id="veld-tekst", max_length=LONGEST, select_on_focus=True)
        self._text_label = Static("", markup=False, classes="veldnaam")
        self._who_row = Horizontal(Static(WHO.label, markup=False, classes="veldnaam"), self._who, classes="veld")
        self._text_row = Horizontal(self._text_label, self._text, classes="veld")

    def compose(self) -> ComposeResult:
        yield Horizontal(Static(TIME.label, markup=False, classes="veldnaam"), self._time, classes="veld")
        yield Horizontal(Static(WHAT.label, markup=False, classes="veldnaam"), self._what, classes="veld")
        yield self._who_row
        yield self._text_row
        yield self.foot

    def rows(self, width: int) -> int:  # noqa: ARG002  four rows, whatever is shown of them
        return 7

    @property
    def waits(self) -> bool:
        return True

    def on_mount(self) -> None:
        super().on_mount()
        self.on_picker_changed()
        self._time.focus()

    def on_picker_changed(self) -> None:
        chosen = str(self._what.index)
        self._who_row.display = chosen in WHO.bij
        self._text_row.display = chosen in TEXT.bij
        self._text_label.update(TEXT.bij.get(chosen, ""))

    def on_picker_submitted(self) -> None:
        self._record()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._record()

    def _record(self) -> None:
        given = {"tijd": self._time, "wie": self._who, "tekst": self._text}
        values = {naam: typed for naam, field in given.items() if (typed := field.value.strip())}
        made = self._box.make({**values, "wat": str(self._what.index)})
        if isinstance(made, str):
            self.note(made)
            return
        op = datetime.fromisoformat(made[0][0].velden["gebeurd_op"])
        self._given = f"Vastgelegd: {late_text(op, self._box.past.now())} {ITEMS[self._what.index].woorden}"
        self.note("Bezig met vastleggen.")
        self.post_message(self.Given(ENTER, *made))

    def outcome(self, refused: str) -> None:
        if refused:
            self.note(refused)
            return
        for field in (self._time, self._who, self._text):
            field.value = ""
        self.note(self._given)
        self._time.focus()
