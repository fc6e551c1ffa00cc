"""The form of ``voorbereiden``: a line for each question, and below it what the line with the focus is for.

A line that is asked only with some answers comes and goes with them; what still has to be done is marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from voorzitter_console.console import keys
from voorzitter_console.errors import ConsoleError
from voorzitter_console.preparation.desk import PreparationDesk
from voorzitter_console.preparation.follows import Gevolg, still_open
from voorzitter_console.preparation.questions import DELEN, LONGEST, VRAGEN, AnswerFault, Voorvraag
from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.screens.question import QuestionScreen
from voorzitter_console.ui.widgets.bar import KeyBar
from voorzitter_console.ui.widgets.lines import Lines
from voorzitter_console.ui.widgets.text_input import TextInput
from voorzitter_console.ui.widgets.toggle import Toggle
from voorzitter_console.ui.widgets.wrapped import Wrapped

NOTHING_RECORDED = "Niets hiervan wordt vastgelegd voordat de vergadering begint."
LEAVING = "Verlaten zonder te bewaren? Wat u hier veranderde is dan weg."


class PreparationScreen(ConsoleScreen):
    """Enter keeps it from every field, Esc leaves; what was changed is not lost without a question."""

    DEFAULT_CSS = """
    PreparationScreen #vb-kop, PreparationScreen #vb-voet { padding: 0 1; height: 1; }
    PreparationScreen #vb-uitleg, PreparationScreen #vb-melding { padding: 0 1; height: 2; }
    PreparationScreen #vb-vorm {
        layout: horizontal; height: 1fr; border: $rond $rand; padding: 0 1; scrollbar-size: 1 1;
    }
    PreparationScreen #vb-namen { width: 16; }
    PreparationScreen #vb-velden { width: 1fr; height: auto; }
    PreparationScreen .vb-deel { height: 1; }
    PreparationScreen Toggle { height: 1; width: 1fr; }
    PreparationScreen Toggle:focus { background: $balk; }
    PreparationScreen Input { width: 1fr; background: $grond; color: $tekst; }
    PreparationScreen Input:focus { background: $balk; color: $tekst; }
    PreparationScreen #vb-voet { background: $balk; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Verlaat", show=False),
        Binding("enter", "keep", "Bewaar", show=False),
        Binding("down", "app.focus_next", "Volgend veld", show=False),
        Binding("up", "app.focus_previous", "Vorig veld", show=False),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, desk: PreparationDesk, kept: Callable[[str], None]) -> None:
        """``kept``: what follows once it is on disk, with what is to be said of it."""
        super().__init__()
        self._desk = desk
        self._kept = kept
        self._sentence = ""
        self._bar = KeyBar()

    def compose(self) -> ComposeResult:
        yield Lines(id="vb-kop")
        with VerticalScroll(id="vb-vorm", can_focus=False) as frame:
            frame.border_title = "VOORBEREIDEN"
            yield Lines(id="vb-namen")
            with Vertical(id="vb-velden"):
                for deel in DELEN:
                    yield Lines(classes="vb-deel")
                    for vraag in deel.vragen:
                        yield self._field(vraag)
        yield Wrapped(id="vb-uitleg")
        yield self._bar
        yield Wrapped(id="vb-melding")
        yield Lines(id="vb-voet")

    def on_mount(self) -> None:
        super().on_mount()
        self._bar.show("ENTER", "Bewaren", style="nadruk", press=keys.ENTER.naam)
        foot = Content.assemble(
            *(draw.cap("Tab"), " volgend veld  ", draw.cap("spatie"), " kies  "), draw.cap("Esc", "back"), " verlaat"
        )
        self.query_one("#vb-voet", Lines).show([(foot, Content(""))])

    def draw(self) -> None:
        found = self._desk.consequences()
        left = still_open(found)
        title = draw.plain(self._desk.title, "bold", 80)
        count = (
            draw.plain(f"nog te doen: {len(left)}", draw.OPEN) if left else draw.plain("niets meer open", draw.QUIET)
        )
        self.query_one("#vb-kop", Lines).show([(title, count)])
        self._names({one.naam for one in left})
        self.query_one("#vb-uitleg", Wrapped).show([*self._help({one.naam: one for one in found})])
        said = draw.plain(self._sentence, draw.OPEN) if self._sentence else draw.plain(NOTHING_RECORDED, draw.QUIET)
        self.query_one("#vb-melding", Wrapped).show([said])

    def _names(self, marked: set[str]) -> None:
        """The names beside the fields that are asked now; what still has to be done has a mark."""
        rows = []
        for deel in DELEN:
            rows.append((draw.plain(deel.titel, "bold"), Content("")))
            for vraag in deel.vragen:
                field = self.query_one(f"#vb-veld-{vraag.naam}")
                if field.display != (asked := vraag.geldt(self._desk.answers)):
                    field.display = asked
                if asked:
                    mark, style = ("!", draw.OPEN) if vraag.naam in marked else (" ", draw.QUIET)
                    rows.append((Content.styled(f"{mark} {vraag.label}", style), Content("")))
        names = self.query_one("#vb-namen", Lines)
        names.styles.height = len(rows)
        names.show(rows)

    def _help(self, found: dict[str, Gevolg]) -> Iterator[Content]:
        """What the line with the focus is for, and why the protocol asks for it."""
        naam = (self.focused.id or "").removeprefix("vb-veld-") if self.focused is not None else ""
        vraag = next((vraag for vraag in VRAGEN if vraag.naam == naam), None)
        if vraag is None:
            return
        one = found.get(naam)
        rule = f" Protocol {one.paragraaf}: {one.voorschrift}" if one is not None and one.voorschrift else ""
        told = f"{vraag.label}: {vraag.uitleg}{'' if vraag.uitleg.endswith('?') else '.'}"
        yield draw.plain(f"{told}{rule or (f' {one.waarom}' if one else '')}", draw.QUIET)

    def _field(self, vraag: Voorvraag) -> Widget:
        name, value = f"vb-veld-{vraag.naam}", self._desk.answers[vraag.naam]
        if vraag.keuzes is not None:
            return Toggle({**vraag.keuzes}, value, id=name)
        return TextInput(value, id=name, max_length=LONGEST, select_on_focus=True)

    def note(self, sentence: str) -> None:
        """What stands under the form at first."""
        self._sentence = sentence

    def say(self, sentence: str) -> None:
        """Under the form."""
        self._sentence = sentence
        self.changed()

    def on_descendant_focus(self) -> None:
        """What this line is for."""
        self.changed()

    def on_toggle_changed(self, event: Toggle.Changed) -> None:
        self._desk.answers[(event.toggle.id or "").removeprefix("vb-veld-")] = event.toggle.value
        self.say("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """As it stands there; whether it can be is judged when it is kept. A hall brings its address."""
        naam, value = (event.input.id or "").removeprefix("vb-veld-"), event.value
        if value == self._desk.answers[naam]:
            return
        self._desk.answers[naam] = value
        if naam == "locatie":
            address = self.query_one("#vb-veld-adres", Input)
            address.value = self._desk.address_for(value, address.value)
        self.say("")

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        self.action_keep()

    def action_toets(self, naam: str) -> None:
        if naam == keys.ENTER.naam:
            self.action_keep()
        elif naam != keys.PALET.naam:
            super().action_toets(naam)

    def action_keep(self) -> None:
        """Put it on disk."""
        try:
            sentence = self._desk.keep()
        except AnswerFault as fault:
            self.query_one(f"#vb-veld-{fault.naam}").focus()
            self.say(str(fault))
        except ConsoleError as fault:
            self.say(str(fault))
        else:
            self._sentence = ""
            self._refill()
            self._kept(sentence)

    def _refill(self) -> None:
        """A day and an hour as they were understood."""
        for naam in ("datum", "aanvang"):
            self.query_one(f"#vb-veld-{naam}", Input).value = self._desk.answers[naam]
        self.changed()

    def action_back(self) -> None:
        """Esc."""
        if self._desk.untouched:
            self.app.exit(0)
        else:
            self.app.push_screen(QuestionScreen(LEAVING, "verlaten", lambda: self.app.exit(0)))
