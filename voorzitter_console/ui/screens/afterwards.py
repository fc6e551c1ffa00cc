"""The days after a meeting: the boxes of :mod:`console.boxes.afterwards` one after another, each as a form."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from voorzitter_console.console import keys
from voorzitter_console.console.boxes.afterwards import afterwards
from voorzitter_console.console.boxes.box import Box
from voorzitter_console.console.boxes.decided import Afterwards
from voorzitter_console.console.guard import ENTER, Guard, Verdict
from voorzitter_console.ui import draw
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.of_box import form_of
from voorzitter_console.ui.screens.apart import ApartScreen
from voorzitter_console.ui.widgets.lines import Lines

if TYPE_CHECKING:
    from voorzitter_console.aftercare.book import Boek, Nabeeld

LATE = "Het journaal wordt gelezen…"
LEAVE = "Esc verlaat dit scherm."
"""Said where nothing could be read: no form stands there with its keys."""

T = TypeVar("T")


class BoxScreen(ApartScreen, Generic[T]):
    """Base: a digit or the arrows and Enter choose, Esc goes back, from the first list away."""

    DEFAULT_CSS = """
    BoxScreen #na-kop { padding: 0 1; background: $balk; }
    BoxScreen #na-melding { padding: 0 1; height: auto; max-height: 4; }
    BoxScreen #na-vorm { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Terug", show=False)]

    class Seen(Message):
        """The journal's thread is done: with the record as it is now, or with a sentence; ``made``: what was done."""

        def __init__(self, seen: object | None, fault: str, made: str) -> None:
            super().__init__()
            self.seen = seen
            self.fault = fault
            self.made = made

    def __init__(self, book: Boek[T]) -> None:
        super().__init__(LATE)
        self._book = book
        self._guard = Guard()
        self._seen: T | None = None
        self._form: Form | None = None

    def compose(self) -> ComposeResult:
        yield Lines(id="na-kop")
        yield Static(id="na-melding", markup=False)
        yield Vertical(id="na-vorm")

    def on_mount(self) -> None:
        super().on_mount()
        self._work(lambda: "")

    def on_unmount(self) -> None:
        self._runner.submit(self._book.close)

    def now(self) -> T:
        """The record as it was seen last."""
        assert self._seen is not None
        return self._seen

    def first(self) -> Box:
        """What it begins with, and comes back to."""
        raise NotImplementedError

    def head(self, seen: T | None) -> tuple[Content, Content]:
        """What stands at the top: what this is, and how it stands."""
        raise NotImplementedError

    # the journal's thread --------------------------------------------------------------------------------------

    def _work(self, job: Callable[[], str]) -> None:
        def seen() -> Message:
            made = job()
            return self.Seen(self._book.look(), "", made)

        self.work(seen, lambda fault: self.Seen(None, fault, ""))

    def on_box_screen_seen(self, message: Seen) -> None:
        self.busy = False
        now = monotonic()
        if message.seen is None:
            self._guard.released(now)
            self._sentence = f"{message.fault} {LEAVE}" if self._form is None else message.fault
            if self._form is not None:
                self._form.note(message.fault)
                self._sentence = ""
        else:
            self._guard.recorded(now)
            self._seen = cast("T", message.seen)
            self._sentence = message.made
            then = self._form.then if self._form is not None else None
            self._open(then() if then is not None else self.first())
        self.draw()

    # keys ------------------------------------------------------------------------------------------------------

    @on(Form.Next)
    def _next_form(self, event: Form.Next) -> None:
        event.stop()
        if not self.busy:
            self._sentence = ""
            self._open(event.box)
            self.draw()

    @on(Form.Given)
    def _form_given(self, event: Form.Given) -> None:
        event.stop()
        if self.busy or self._form is None:
            return
        verdict = self._guard.press(event.key, monotonic(), form=True)
        if verdict is not Verdict.ALLOWED:
            self._form.note(verdict.value)
            return
        self._form.note("Even geduld: nog niet vastgelegd…")
        self._work(partial(self._give, event))

    def _give(self, event: Form.Given) -> str:
        """In the journal's thread."""
        made = self._book.give(event.opdrachten, event.te_bewaren)
        return made or f"VASTGELEGD: {event.woorden}."

    def action_toets(self, naam: str) -> None:
        """The 112 card and the help; the list of all commands belongs to the screens that record."""
        if naam == keys.TERUG.naam:
            self.action_back()
        elif naam == keys.JA.naam and self._form is not None:
            self._form.action_yes()
        elif naam != keys.PALET.naam:
            super().action_toets(naam)

    def action_back(self) -> None:
        """To the box before this one, and from the first one away."""
        if self.busy:
            return
        if self._form is not None and self._form.back is not None:
            self._sentence = ""
            self._open(self._form.back())
            self.draw()
        else:
            self.dismiss()

    def _open(self, box: Box) -> None:
        """The key that led to it, held down, must not answer it."""
        for key in (ENTER, *"123456789"):
            self._guard.seen(key, monotonic())
        place = self.query_one("#na-vorm", Vertical)
        if self._form is not None:
            self._form.remove()
        self._form = form_of(box, plain=True)
        place.mount(self._form)

    # drawing ---------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        self.query_one("#na-kop", Lines).show([self.head(self._seen)])
        message = self.query_one("#na-melding", Static)
        message.update(draw.plain(self._sentence, "bold"))
        message.display = bool(self._sentence)


class AfterwardsScreen(BoxScreen["Nabeeld"]):
    """The days after one meeting."""

    def first(self) -> Box:
        return afterwards(Afterwards(self.now))

    def head(self, seen: Nabeeld | None) -> tuple[Content, Content]:
        title = draw.plain("NADERHAND", "bold")
        if seen is None:
            return title, Content("")
        title = Content.assemble(title, "   ", draw.plain(seen.begin.titel, limit=60))
        if seen.begin.oefening:
            title = Content.assemble(draw.cap("OEFENING"), "  ", title)
        return title, draw.plain(seen.samenvatting, draw.OPEN if seen.te_laat else "")
