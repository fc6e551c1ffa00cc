"""Beside the form of ``voorbereiden``: which meeting it is about, and what follows once it was kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from voorzitter_console.errors import ConsoleError
from voorzitter_console.preparation.desk import PreparationDesk
from voorzitter_console.preparation.follows import Gevolg
from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.widgets.lines import Lines
from voorzitter_console.ui.widgets.wrapped import Wrapped

MAKING = "De briefing wordt gemaakt…"
MOST = 9
"""Meetings that have a digit."""


class WhichScreen(ConsoleScreen):
    """A digit goes on with what was prepared, N begins a new one; Enter chooses nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"choose({number})", show=False) for number in range(1, MOST + 1)),
        Binding("n,N", "choose(0)", "Nieuw", show=False),
        Binding("escape", "leave", "Verlaat", show=False),
    ]

    def __init__(self, words: Sequence[str], choose: Callable[[int | None], None]) -> None:
        """``choose`` takes the place of the one that was chosen; None: a new one."""
        super().__init__()
        self._words = words
        self._choose = choose
        self._sentence = ""

    def compose(self) -> ComposeResult:
        rows: list[Content | str] = ["\n"]
        for number, words in enumerate(self._words[:MOST], 1):
            rows += [draw.cap(f"{number}", "choose", number), "  ", draw.plain(words, limit=120), "\n"]
        if len(self._words) > MOST:
            rows.append(f"en nog {len(self._words) - MOST}: voorzitter-console voorbereiden DAG\n")
        rows += [draw.cap("N", "choose", 0), "  een nieuwe\n", draw.cap("Esc", "leave"), "  verlaat"]
        with Vertical(id="vraag"):
            yield Static(draw.plain("Welke vergadering bereidt u voor?", "bold"), markup=False)
            yield Static(Content.assemble(*rows), markup=False)
            yield Wrapped(id="wv-melding")

    def draw(self) -> None:
        self.query_one("#wv-melding", Wrapped).show([draw.plain(self._sentence, draw.OPEN)] if self._sentence else [])

    def say(self, sentence: str) -> None:
        """Below the list."""
        self._sentence = sentence
        self.changed()

    def action_choose(self, number: int) -> None:
        """A digit, or N."""
        if number <= len(self._words):
            self._choose(number - 1 if number else None)

    def action_leave(self) -> None:
        """Esc."""
        self.app.exit(0)


class FollowsScreen(ConsoleScreen):
    """It is on disk: what follows, in the protocol's words; B makes the briefing, W goes back to the form."""

    DEFAULT_CSS = """
    FollowsScreen #vg-vorm { height: 1fr; border: $rond $rand; padding: 0 1; scrollbar-size: 1 1; }
    FollowsScreen #vg-lijst { height: auto; }
    FollowsScreen #vg-melding { padding: 0 1; height: 3; }
    FollowsScreen #vg-voet { background: $balk; height: 1; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,B", "brief", "Briefing", show=False),
        Binding("w,W", "back", "Wijzigen", show=False),
        Binding("escape", "leave", "Klaar", show=False),
    ]
    AUTO_FOCUS = "#vg-vorm"

    def __init__(self, desk: PreparationDesk, sentence: str) -> None:
        super().__init__()
        self._desk = desk
        self._sentence = sentence

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="vg-vorm") as frame:
            frame.border_title = "BEWAARD. WAT ERUIT VOLGT"
            yield Static(self._rows(self._desk.consequences()), id="vg-lijst", markup=False)
        yield Wrapped(id="vg-melding")
        yield Lines(id="vg-voet")

    def on_mount(self) -> None:
        super().on_mount()
        foot = Content.assemble(
            *(draw.cap("B", "brief"), " briefing maken (A4)  ", draw.cap("W", "back"), " wijzigen  "),
            *(draw.cap("Esc", "leave"), " klaar"),
        )
        self.query_one("#vg-voet", Lines).show([(foot, Content(""))])

    def draw(self) -> None:
        self.query_one("#vg-melding", Wrapped).show([draw.plain(self._sentence)])

    def say(self, sentence: str) -> None:
        """Below the list."""
        self._sentence = sentence
        self.changed()

    @staticmethod
    def _rows(found: Sequence[Gevolg]) -> Content:
        parts: list[Content] = []
        for one in found:
            state = draw.plain(one.afspraak) if one.afspraak else draw.plain("NOG TE DOEN", draw.OPEN)
            parts.append(Content.assemble(draw.plain(f"{one.wat}:", "bold"), " ", state))
            rule = f"Protocol {one.paragraaf}: {one.voorschrift}" if one.voorschrift else one.waarom
            if rule:
                parts.append(draw.plain(rule, draw.QUIET))
        return Content("\n").join(parts) if parts else draw.plain("Er volgt niets uit wat is ingevuld.", draw.QUIET)

    def action_brief(self) -> None:
        """Into a new folder of the user's own."""
        if self._sentence != MAKING:
            self.say(MAKING)
            self.call_after_refresh(self._brief)

    def _brief(self) -> None:
        try:
            self.say(self._desk.brief())
        except ConsoleError as fault:
            self.say(str(fault))

    def action_back(self) -> None:
        """W."""
        self.dismiss()

    def action_leave(self) -> None:
        """Esc."""
        self.app.exit(0)
