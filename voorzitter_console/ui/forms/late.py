"""What happened earlier, with its own time: a paper record is entered line by line; the form stays for the next one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from voorzitter_console.console.guard import ENTER
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.grondslag import grondslag, met_grondslag
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.text import LONGEST
from voorzitter_console.ui.widgets.picker import Picker
from voorzitter_console.ui.widgets.text_input import TextInput
from voorzitter_console.view.late import aanvang_of, begonnen_op, late_moment, late_text
from voorzitter_console.view.late_items import ITEMS, LateItem, late_command, search
from voorzitter_console.view.timeline import Post, vergadering_op


class LateForm(Form):
    """Time, what, whom and a text; Enter records from every row."""

    wants_posts = True

    def __init__(self, snapshot: Snapshot, now: Callable[[], datetime]) -> None:
        super().__init__("INVOEREN ACHTERAF", [("Enter", "legt vast"), ("Tab", "volgend veld"), ("Esc", "klaar")])
        self._begin, self._protocol, self._now = snapshot.begin, snapshot.protocol, now
        self._aanvang = aanvang_of(snapshot.begin)
        self._begonnen = begonnen_op(snapshot.state)
        self._posts: tuple[Post, ...] = ()
        self._given = ""
        self._time = TextInput(id="veld-tijd", compact=True, max_length=40, select_on_focus=True)
        self._what = Picker([item.woorden for item in ITEMS], search, id="veld-wat")
        self._who = TextInput(id="veld-wie", compact=True, max_length=LONGEST, select_on_focus=True)
        self._text = TextInput(id="veld-tekst", compact=True, max_length=LONGEST, select_on_focus=True)
        self._text_label = Static("", markup=False, classes="veldnaam")
        self._who_row = Horizontal(Static("Wie (NN1)", markup=False, classes="veldnaam"), self._who, classes="veld")
        self._text_row = Horizontal(self._text_label, self._text, classes="veld")

    def compose(self) -> ComposeResult:
        yield Horizontal(Static("Tijd (20:14)", markup=False, classes="veldnaam"), self._time, classes="veld")
        yield Horizontal(Static("Wat", markup=False, classes="veldnaam"), self._what, classes="veld")
        yield self._who_row
        yield self._text_row
        yield self.foot

    def rows(self, width: int) -> int:  # noqa: ARG002  four rows, whatever is shown of them
        return 7

    @property
    def waits(self) -> bool:
        return True

    @property
    def _item(self) -> LateItem:
        return ITEMS[self._what.index]

    def on_mount(self) -> None:
        super().on_mount()
        self.on_picker_changed()
        self._time.focus()

    def fresh(self, posts: tuple[Post, ...]) -> None:
        self._posts = posts

    def on_picker_changed(self) -> None:
        self._who_row.display = bool(self._item.wie)
        self._text_row.display = bool(self._item.tekst)
        self._text_label.update(self._item.tekst_label)

    def on_picker_submitted(self) -> None:
        self._record()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._record()

    def _record(self) -> None:
        item = self._item
        try:
            op, kwaliteit = late_moment(self._time.value, self._now(), self._aanvang, self._begonnen)
            opdracht = late_command(item, op, kwaliteit, self._who.value.strip(), self._text.value.strip())
        except ConsoleError as error:
            self.note(str(error))
            return
        stand = vergadering_op(self._posts, op, geopend=self._begin.geopend)
        ground = grondslag(self._protocol, self._begin.orgaan, stand)
        self._given = f"Vastgelegd: {late_text(op, self._now())} {item.woorden}"
        self.note("Bezig met vastleggen.")
        self.post_message(self.Given(ENTER, met_grondslag((opdracht,), ground), f"achteraf: {item.woorden}"))

    def outcome(self, refused: str) -> None:
        if refused:
            self.note(refused)
            return
        for field in (self._time, self._who, self._text):
            field.value = ""
        self.note(self._given)
        self._time.focus()
