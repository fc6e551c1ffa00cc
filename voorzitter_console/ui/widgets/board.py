"""The board: places every part of the chair's screen for the size there is, and fills it from one ScreenView."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from voorzitter_console.console.console import NO_TASK
from voorzitter_console.console.keys import DETAILS
from voorzitter_console.procedure.advice.offers import Zin
from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.layout import TIGHT, Layout, beside_hall, layout
from voorzitter_console.ui.toetsen import toetsen_of
from voorzitter_console.ui.widgets.bar import KeyBar
from voorzitter_console.ui.widgets.form_board import FormBoard, place
from voorzitter_console.ui.widgets.lines import Footer, Lines, Loops, OtherKeys, StandLine, Status, TopLine, loops_line
from voorzitter_console.ui.widgets.log import Log
from voorzitter_console.ui.widgets.panels import LoopPanel, StandPanel
from voorzitter_console.ui.widgets.sentence import Sentence
from voorzitter_console.ui.widgets.still import StillRow
from voorzitter_console.view import ScreenView

if TYPE_CHECKING:
    from voorzitter_console.console.console import Console
    from voorzitter_console.ui.widgets.fork import Fork
    from voorzitter_console.ui.widgets.hall import Hall

FRAME = 6
"""Columns of the frame that its title cannot have."""


class ChairBoard(FormBoard):
    """Everything the chair sees."""

    def __init__(self) -> None:
        super().__init__()
        self.alone = False
        """Only the sentence and the bar."""
        self._on_frame = ""
        """The refusal that stands on the frame, for want of rows."""
        self.named: frozenset[str] = frozenset()
        """The letters that may record at once: the view's, without those that found no room here."""

        # Kept, not looked up: a tick may come while the screen is being taken down.
        self._head, self._status, self._sentence = TopLine(), Status(), Sentence()
        self._fork: Fork | None = None
        """Made at the first fork, or when the screen is painted."""
        self._hall: Hall | None = None
        """Made where a practice runs."""
        self.bar = KeyBar(id="balk")
        self._choices, self._hint, self._detail = OtherKeys(), Lines(), Lines()
        self._stand_panel, self._loop_panel = StandPanel("STAND"), LoopPanel("NOG OPEN")
        self._panels = StillRow(self._stand_panel, self._loop_panel, id="panelen")
        self._stand, self._loops, self.record, self._foot = StandLine(), Loops(), Log(), Footer()

    def compose(self) -> ComposeResult:
        yield from (self._head, self._status, self._sentence, self._below, self.bar)
        yield from (self._choices, self._hint, self._detail, self._panels)
        yield from (self._stand, self._loops, self.record, self._foot)

    def warm(self) -> None:
        """The screen is painted: what the next step of the meeting needs is made now."""
        self._made_fork()

    def _made_fork(self) -> Fork:
        if self._fork is None:
            from voorzitter_console.ui.widgets.fork import Fork

            self._fork = Fork()
            self._fork.display = False
            self.mount(self._fork, after=self._sentence)
        return self._fork

    def _hall_rows(self, core: Console, width: int, height: int) -> int:
        if self._hall is None and core.hall is not None:
            from voorzitter_console.ui.widgets.hall import Hall

            self._hall = Hall()
            self.mount(self._hall, before=self._sentence)
        return self._hall.view(core.hall, width, height) if self._hall is not None else 0

    # drawing ---------------------------------------------------------------------------------------------------

    def show(self, view: ScreenView, core: Console) -> None:
        """Draw the view, with what the core has to say: late writes, questions, refusals, echoes."""
        width, height = self.app.size
        forked = view.vork is not None
        plan = layout(width, beside_hall(self._hall_rows(core, width, height), height), forked=forked)
        below = self.form is None or self.aside
        place(self._head, 1 if plan.head and not self.alone else 0)
        place(self._status, 0 if self.alone else 1)
        self._head.view(view, venue=plan.venue)
        self._status.view(view, short=not plan.head)
        loops = "" if plan.loops or not view.lussen else loops_line(view.lussen, width - FRAME).plain
        # Where two sentences take all rows, what is said for a moment stands on the frame.
        self._on_frame = core.hint if plan is TIGHT and len(core.hint) <= width - FRAME else ""
        self._words(view, forked, self._on_frame or loops)
        place(self._below, 0 if below else min(self._form_rows(width), max(5, height - 6)))
        self._bar(view, core, plan if below else None, forked)
        self._lower(view, core, plan if below and not self.alone else None, forked)
        place(self._foot, 1 if below and not self.alone else 0)
        self._foot.view(view)

    def echo(self, core: Console) -> bool:
        """VASTGELEGD in the bar at once; all the rest may come one repaint later. False where the bar is not there."""
        shown = self.bar.display and (self.form is None or self.aside) and bool(core.echoing) and not core.late
        if shown:
            self.bar.show("", core.echoing)
            self.bar.paint()
        return shown

    def _form_rows(self, width: int) -> int:
        return 0 if self.form is None or self.aside else self.form.rows(width) + self.form.extra_rows

    def _words(self, view: ScreenView, forked: bool, loops: str) -> None:
        parts = (view.kop, view.titel, view.pips)
        title = draw.joined([draw.plain(part) for part in parts if part], "   ")
        if title.cell_length > self.app.size.width - FRAME:  # the count is never cut
            title = draw.joined([draw.plain(part) for part in (view.pips, view.titel) if part], "   ")
        sentence = self._sentence
        sentence.display = not forked
        if self._fork is not None:
            self._fork.display = forked
        if forked and view.vork is not None:
            fork = self._made_fork()
            fork.display = True
            fork.show(view.vork, title=title, loops=loops, note=view.uitleg, minutes=view.minuten is not None)
            return
        zin = view.zin
        if view.wacht is not None:
            zin = Zin(view.wacht.over, view.wacht.over)  # the minutes themselves, large
        sentence.show(title=title, zin=zin, note=view.uitleg, loops=loops, quiet=view.zin is None)

    def stood(self, zin: Zin) -> str:
        """The form of this sentence that stands on the screen now; empty where it does not, or not all of it."""
        return self._sentence.stood(zin) or (self._fork.stood(zin) if self._fork is not None else "")

    def _bar(self, view: ScreenView, core: Console, plan: Layout | None, forked: bool) -> None:
        late, echo = core.late, core.echoing
        bar = self.bar
        rows = 0 if plan is None else 1 if self.alone else plan.bar
        if forked and not late and not echo and core.asked is None:
            rows = 0
        elif forked:
            rows = min(rows, 1)
        place(bar, rows)
        if late:
            bar.show("", late, style="melding", extra=core.delay)
        elif core.asked is not None:
            bar.show("", core.asked.vraag, style="melding", mark=core.asked.antwoord.strip())
        elif echo:
            bar.show("", echo)
        elif view.balk is not None:
            bar.show("ENTER", view.balk.label, style="nadruk", mark="Esc terug" if view.klaar else "", press="enter")
        else:
            bar.show("", core.hint if self._in_bar(core) else NO_TASK)

    def _in_bar(self, core: Console) -> bool:
        """Whether the bar says what the console has to say: that Enter has no task is said once."""
        return self.bar.display and core.hint.startswith(NO_TASK)

    def _lower(self, view: ScreenView, core: Console, plan: Layout | None, forked: bool) -> None:
        """Choices, refusal, detail and record share a few rows, so that the sentence keeps its place."""
        core.answers_shown = 0
        self.named = view.staat - _unnamed(view, frozenset())
        if plan is None:
            for part in (self._choices, self._hint, self._detail, self._panels, self._stand, self._loops, self.record):
                place(part, 0)
            return
        width = self.app.size.width - 2
        shared = 1 + plan.log - (1 if forked and self.bar.display else 0)
        # A question keeps its keys, so no others are named, and a digit can mean its answer only.
        keuzes = () if core.asked else view.keuzes
        toetsen = toetsen_of(self)
        choices, shown = OtherKeys.rows_for(keuzes, width, 2 if shared > 1 else 1, toetsen)
        if len(shown) < len(keuzes) and plan.stand:  # they do not give way: the frame of the sentence has a row less
            choices, shown = OtherKeys.rows_for(keuzes, width, 2, toetsen)
            shared += 1
        self.named = view.staat - _unnamed(view, shown)
        self._choices.show([(row, Content("")) for row in choices])
        detail = core.detail is not None and core.asked is None and not (plan is TIGHT and self.bar.display)
        elsewhere = self._on_frame or self._in_bar(core)
        said = draw.cut(Content(core.hint).wrap(width), 3, width) if core.hint and not elsewhere else []
        rest = 1 + plan.log + plan.loops + plan.stand - len(choices)
        # What the people must be told stands there whole: the question may wait until it is gone.
        detail = detail and (plan is TIGHT or len(said) < 2 or len(said) < rest)
        hint = draw.cut(said, max(2, rest - detail), width)
        free = shared - len(choices) - len(hint)
        panels = plan.panels
        lines: list[Widget] = [] if panels else [*[self._stand] * plan.stand, *[self._loops] * plan.loops]
        most = 2 if free > 1 or (free and lines) else 1
        answers, core.answers_shown = self._detail_rows(core, most) if detail else ([], 0)
        self._detail.show([(row, Content("")) for row in answers])
        self._hint.show([(Content.assemble(" ", row.stylize(draw.OPEN)), Content("")) for row in hint])
        spare = free - len(answers)
        # Rows too few: the loops' line gives way, then the state's; never first what is urgent.
        if any(lus.dringend for lus in view.lussen):
            lines.reverse()
        del lines[max(0, len(lines) + min(0, spare)) :]
        place(self._choices, len(choices))
        place(self._hint, len(hint))
        place(self._detail, len(answers))
        place(self._panels, 6 if panels else 0)
        place(self._stand, int(self._stand in lines))
        place(self._loops, int(self._loops in lines))
        place(self.record, max(0, spare))
        if panels:
            self._stand_panel.view(view)
            self._loop_panel.loops(view.lussen)
        else:
            self._stand.view(view)
            self._loops.loops(view.lussen)
        self.record.regels(view.regels)

    def _detail_rows(self, core: Console, most: int) -> tuple[list[Content], int]:
        """The question in at most so many rows, with as many answers as stand there whole, and how many those are.

        What is recorded of an answer is its words: none is offered of which some are cut.
        """
        detail, width = core.detail, self.app.size.width
        if detail is None:
            return [], 0
        asks = Content.assemble(" ", draw.plain(detail.vraag, draw.QUIET))
        answers = [
            Content.assemble(draw.cap(str(number), "cijfer", number), " ", draw.plain(one_line(words)))
            for number, (words, _value) in enumerate(detail.opties, 1)
        ]
        more = Content.assemble(toetsen_of(self).cap(DETAILS), " meer")
        whole = draw.in_rows([asks, *answers], width)
        for shown in range(len(answers), -1, -1):
            rows = draw.in_rows([asks, *answers[:shown], more], width)
            if len(rows) <= most:
                return rows, shown
            if shown == len(answers) and len(whole) <= most:
                return whole, shown
        return draw.cut(whole, most, width), 0


def _unnamed(view: ScreenView, shown: frozenset[str]) -> frozenset[str]:
    """The letters of what is not spoken whose name found no room: here they record nothing at once."""
    forked = {bar.toets for bar in view.vork or ()}
    return frozenset(choice.toets for choice in view.keuzes if choice.zin is None) - shown - forked
