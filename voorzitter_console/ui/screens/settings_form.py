"""The form of ``instellen``: one line a question, and under it what the line with the focus is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input

from voorzitter_console.console import keys
from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.screens.question import QuestionScreen
from voorzitter_console.ui.widgets.bar import KeyBar
from voorzitter_console.ui.widgets.lines import Lines
from voorzitter_console.ui.widgets.text_input import TextInput
from voorzitter_console.ui.widgets.wrapped import Wrapped

LONGEST = 500
"""Characters of a field: an address or a path fits."""


class FormRow(Protocol):
    """One question, as the command has it."""

    @property
    def label(self) -> str: ...

    @property
    def uitleg(self) -> str: ...

    @property
    def waarde(self) -> str: ...


Save = Callable[[Sequence[str]], Sequence[str]]
"""Takes what the fields hold, in their order; what is wrong with it, or nothing where it was saved."""


class SettingsScreen(ConsoleScreen):
    """Enter saves from every field, Esc leaves; what was changed is not lost without a question."""

    DEFAULT_CSS = """
    SettingsScreen #inst-kop, SettingsScreen #inst-uitleg, SettingsScreen #inst-melding { padding: 0 1; height: 1; }
    SettingsScreen #inst-melding { height: 2; }
    SettingsScreen #inst-vorm { layout: horizontal; height: 1fr; border: $rond $rand; padding: 0 1; }
    SettingsScreen #inst-namen { width: 13; height: auto; }
    SettingsScreen #inst-velden { width: 1fr; height: auto; }
    SettingsScreen Input { width: 1fr; background: $grond; color: $tekst; }
    SettingsScreen Input:focus { background: $balk; color: $tekst; }
    SettingsScreen #inst-voet { background: $balk; height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Verlaat", show=False),
        Binding("down", "app.focus_next", "Volgend veld", show=False),
        Binding("up", "app.focus_previous", "Vorig veld", show=False),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, place: str, rows: Sequence[FormRow], save: Save, faults: Sequence[str]) -> None:
        super().__init__()
        self._place = place
        self._rows = rows
        self._save = save
        self._sentence = faults[0] if faults else ""
        self._bar = KeyBar()
        self.saved = False

    def compose(self) -> ComposeResult:
        yield Lines(id="inst-kop")
        with VerticalScroll(id="inst-vorm", can_focus=False) as frame:
            frame.border_title = "INSTELLEN"
            yield Lines(id="inst-namen")
            with Vertical(id="inst-velden"):
                for number, row in enumerate(self._rows):
                    yield TextInput(row.waarde, id=f"inst-{number}", max_length=LONGEST)
        yield Lines(id="inst-uitleg")
        yield self._bar
        yield Wrapped(id="inst-melding")
        yield Lines(id="inst-voet")

    def on_mount(self) -> None:
        empty = Content("")
        names = self.query_one("#inst-namen", Lines)
        names.styles.height = len(self._rows)
        names.show([(draw.plain(row.label, draw.QUIET), empty) for row in self._rows])
        self.query_one("#inst-kop", Lines).show([(draw.plain(one_line(self._place, 200), "bold"), empty)])
        self._bar.show("ENTER", "Opslaan", style="nadruk", press=keys.ENTER.naam)
        foot = Content.assemble(draw.cap("Tab"), " volgend veld  ", draw.cap("Esc", "back"), " verlaat zonder opslaan")
        self.query_one("#inst-voet", Lines).show([(foot, empty)])

    def draw(self) -> None:
        focused = self.focused.id if self.focused is not None else ""
        row = next((row for number, row in enumerate(self._rows) if focused == f"inst-{number}"), None)
        words = f"{row.label}: {row.uitleg}" if row is not None else ""
        self.query_one("#inst-uitleg", Lines).show([(draw.plain(words, draw.QUIET), Content(""))])
        said = [draw.plain(self._sentence, draw.OPEN)] if self._sentence else []
        self.query_one("#inst-melding", Wrapped).show(said)

    def on_descendant_focus(self) -> None:
        """What this line is for."""
        self.changed()

    def say(self, sentence: str) -> None:
        """Under the form."""
        self._sentence = sentence
        self.changed()

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        self._store()

    def action_toets(self, naam: str) -> None:
        if naam == keys.ENTER.naam:
            self._store()

    def _values(self) -> list[str]:
        return [self.query_one(f"#inst-{number}", Input).value for number in range(len(self._rows))]

    def _store(self) -> None:
        wrong = self._save(self._values())
        if wrong:
            self.say(wrong[0])
        else:
            self.saved = True
            self.app.exit(0)

    def action_back(self) -> None:
        """Esc."""
        if self._values() == [row.waarde for row in self._rows]:
            self.app.exit(0)
        else:
            question = "Verlaten zonder op te slaan? Wat u hier veranderde is dan weg."
            self.app.push_screen(QuestionScreen(question, "verlaten", lambda: self.app.exit(0)))
