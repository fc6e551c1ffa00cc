"""The board: places every part of the chair's screen for the size there is, and fills it from one ScreenView."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from voorzitter_console.ui import draw
from voorzitter_console.ui.layout import Layout, layout
from voorzitter_console.ui.widgets.bar import Bar
from voorzitter_console.ui.widgets.fork import Fork
from voorzitter_console.ui.widgets.lines import Choices, Footer, Head, Lines, Log, Loops, Stand, Status, loops_line
from voorzitter_console.ui.widgets.panels import LoopPanel, StandPanel
from voorzitter_console.ui.widgets.sentence import Sentence
from voorzitter_console.view import ScreenView

if TYPE_CHECKING:
    from voorzitter_console.ui.desk import Desk
    from voorzitter_console.ui.forms.base import Form

CLOSED = "De vergadering is gesloten. De aangifte maakt u zo:\nvoorzitter-console dossier --uit MAP"


class Board(Vertical):
    """Everything the chair sees."""

    def __init__(self) -> None:
        super().__init__()
        self.alone = False
        """Only the sentence and the bar."""
        self.form: Form | None = None

    def compose(self) -> ComposeResult:
        yield Head(id="kop")
        yield Status(id="status")
        yield Sentence(id="zin")
        yield Fork(id="vork")
        yield Container(id="form")
        yield Bar(id="balk")
        yield Choices(id="keuzes")
        yield Lines(id="melding", classes="regel")
        yield Lines(id="detail", classes="regel")
        with Horizontal(id="panelen"):
            yield StandPanel("STAND", id="paneel-stand")
            yield LoopPanel("NOG OPEN", id="paneel-lussen")
        yield Stand(id="stand")
        yield Loops(id="lussen")
        yield Log(id="log")
        yield Footer(id="voet")

    # forms -----------------------------------------------------------------------------------------------------

    def open_form(self, form: Form) -> None:
        """Put a form below the sentence, in place of what stands there."""
        if self.form is not None:
            self.form.remove()
        self.form = form
        self.query_one("#form", Container).mount(form)

    def close_form(self) -> None:
        """Take it away."""
        if self.form is not None:
            self.form.remove()
            self.form = None
            self.screen.set_focus(None)

    # drawing ---------------------------------------------------------------------------------------------------

    def show(self, view: ScreenView, desk: Desk, *, asking: str) -> None:
        """Draw the view, with what the desk has to say: late writes, questions, refusals, echoes."""
        width, height = self.app.size
        plan = layout(width, height)
        forked = view.vork is not None and not asking
        below = self.form is None
        self._place("#kop", 1 if plan.head and not self.alone else 0)
        self._place("#status", 0 if self.alone else 1)
        self.query_one(Head).view(view, venue=plan.venue)
        self.query_one(Status).view(view, short=not plan.head)
        loops = "" if plan.loops or not view.lussen else loops_line(view.lussen).plain
        self._words(view, forked, loops)
        self._place("#form", 0 if below else min(self.form.rows if self.form else 0, max(5, height - 8)))
        self._bar(view, desk, asking, plan if below else None, forked)
        self._lower(view, desk, plan if below and not self.alone else None, forked)
        self._place("#voet", 1 if below and not self.alone else 0)

    def _place(self, selector: str, rows: int) -> None:
        widget: Widget = self.query_one(selector)
        widget.display = rows > 0
        if rows:
            widget.styles.height = rows

    def _words(self, view: ScreenView, forked: bool, loops: str) -> None:
        title = draw.joined([draw.plain(part) for part in (view.kop, view.titel, view.pips) if part], "   ")
        sentence, fork = self.query_one(Sentence), self.query_one(Fork)
        sentence.display, fork.display = not forked, forked
        if forked and view.vork is not None:
            fork.show(view.vork, title=title, loops=loops)
            return
        closed = view.titel == "VERGADERING GESLOTEN"
        sentence.show(
            title=title,
            text=view.zin.kort if view.zin else "",
            note=CLOSED if closed else view.uitleg,
            loops=loops,
            quiet=view.zin is None,
        )

    def _bar(self, view: ScreenView, desk: Desk, asking: str, plan: Layout | None, forked: bool) -> None:
        late, echo = desk.late, desk.echoing
        bar = self.query_one("#balk", Bar)
        rows = 0 if plan is None else 1 if self.alone else plan.bar
        if forked and not late and not echo:
            rows = 0
        elif forked:
            rows = min(rows, 1)
        self._place("#balk", rows)
        if late:
            bar.show("", late, style="melding", extra=desk.delay)
        elif asking:
            bar.show("", asking, style="melding")
        elif echo:
            bar.show("", echo)
        elif view.balk is not None:
            bar.show("ENTER", view.balk.label, style="nadruk" if view.balk.stijl == "accent" else "")
        else:
            bar.show("", "Enter heeft nu geen taak.")

    def _lower(self, view: ScreenView, desk: Desk, plan: Layout | None, forked: bool) -> None:
        """Choices, refusal, detail and record share a few rows, so that the sentence keeps its place."""
        if plan is None:
            for name in ("#keuzes", "#melding", "#detail", "#panelen", "#stand", "#lussen", "#log"):
                self._place(name, 0)
            return
        width = self.app.size.width - 2
        shared = 1 + plan.log - (1 if forked and self.query_one("#balk").display else 0)
        choices = Choices.rows_for(view.keuzes, width, 2 if shared > 1 else 1) if view.keuzes else []
        self.query_one(Choices).show([(row, Content("")) for row in choices])
        hint = Content(desk.hint).wrap(width)[:3] if desk.hint else []
        self.query_one("#melding", Lines).show(
            [(Content.assemble(" ", row.stylize(draw.OPEN)), Content("")) for row in hint]
        )
        detail = desk.detail is not None and not hint
        self.query_one("#detail", Lines).show([(self._detail(desk), Content(""))] if detail else [])
        panels = plan.panels and not forked
        spare = max(0, shared - len(choices) - len(hint) - detail)
        small = not plan.loops
        self._place("#keuzes", len(choices))
        self._place("#melding", len(hint))
        self._place("#detail", int(detail))
        self._place("#panelen", 6 if panels else 0)
        self._place("#stand", int(not panels and plan.stand and not (small and (detail or hint))))
        self._place("#lussen", int(not panels and plan.loops))
        self._place("#log", spare)
        if panels:
            self.query_one(StandPanel).view(view)
            self.query_one(LoopPanel).loops(view.lussen)
        else:
            self.query_one(Stand).view(view)
            self.query_one(Loops).loops(view.lussen)
        self.query_one(Log).regels(view.regels)

    def _detail(self, desk: Desk) -> Content:
        detail = desk.detail
        if detail is None:
            return Content("")
        room = self.app.size.width - len(detail.vraag) - 4 - 6 * len(detail.opties)
        parts = [Content.assemble(" ", draw.plain(detail.vraag, draw.QUIET))]
        for number, (words, _value) in enumerate(detail.opties, 1):
            fitted = draw.plain(words, limit=max(8, room // len(detail.opties)))
            parts.append(Content.assemble(draw.cap(str(number)), " ", fitted))
        return draw.joined(parts)
