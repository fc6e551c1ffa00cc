"""The griffier's board: places every part for the size there is, and fills it from the same view as the chair's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content

from voorzitter_console.console import keys
from voorzitter_console.console.seat import over
from voorzitter_console.ui import draw
from voorzitter_console.ui.toetsen import toetsen_of
from voorzitter_console.ui.widgets.bar import KeyBar
from voorzitter_console.ui.widgets.form_board import FormBoard, place
from voorzitter_console.ui.widgets.hall import Hall
from voorzitter_console.ui.widgets.lines import Lines, Loops, StandLine, Status, TopLine, always_there
from voorzitter_console.ui.widgets.log import Log
from voorzitter_console.ui.widgets.marked import MarkedList
from voorzitter_console.ui.widgets.parts import ReadBack, RegisterTable, TaskList
from voorzitter_console.ui.widgets.still import StillColumn, StillRow
from voorzitter_console.ui.widgets.wrapped import Wrapped
from voorzitter_console.view.griffier.meelezen import Meelezen
from voorzitter_console.view.griffier.register import register
from voorzitter_console.view.griffier.taken import taken

if TYPE_CHECKING:
    from textual.geometry import Size

    from voorzitter_console.console.console import Console
    from voorzitter_console.console.messages import Snapshot
    from voorzitter_console.view import Keuze, ScreenView

MORE = (
    (keys.GETUIGE, "getuige"),
    (keys.ALTERNATIEF, "alternatief"),
    (keys.BEWIJS, "bewijs"),
    (keys.OPEN_DETAILS, "aanvullen"),
    (keys.GESPROKEN, "vordering"),
    (keys.OVERNEMEN, "overnemen"),
)
"""What stands in the bar while it has nothing to say: keys that have no place elsewhere on the screen."""
AFTER = (
    (keys.GESCHIEDENIS, "aanvullen"),
    (keys.DOSSIER_GRIFFIER, "dossier"),
    (keys.NADERHAND_GRIFFIER, "naderhand"),
    (keys.GETUIGE, "getuige"),
    (keys.BEWIJS, "bewijs"),
    (keys.PALET, "zoek: checklist"),
)
"""The same once the meeting is closed."""
OWN = frozenset("SELP")
"""Letters of the procedure that are the griffier's too; the others mean something else on this screen."""
WIDE = 76
"""Columns from which reading back and tasks stand side by side."""
TALL = 20
"""Rows from which all three parts stand; on a smaller screen the one in use has the room."""
USUAL = 24
ROOMY = 28
TOP = 10
"""Rows of the tasks with their frame, and of the sentence and reading back beside them, where the screen is short; one
more where it has the usual rows, for a vordering to be read back whole, and one more on a roomy screen."""
SAY = 5
SAY_SMALL = 4
CHAIRS = "Enter bij de voorzitter: "
BROAD = 96
"""Columns from which the sentence to say fits one line beside the tasks."""


class CoPilotBoard(FormBoard):
    """Everything the griffier sees."""

    def __init__(self) -> None:
        super().__init__()
        self.readback, self.tasks, self.register = ReadBack(), TaskList(), RegisterTable()
        self.part: MarkedList = self.tasks
        """The part that has the focus, or gets it back when a form goes."""
        self._head, self._status, self._say = TopLine(), Status(), Wrapped(id="meelezen-zin")
        self._hall = Hall()
        self._left = StillColumn(self._say, self.readback, id="meelezen-links")
        self._top = StillRow(self._left, self.tasks, id="meelezen-boven")
        self.bar, self._hint = KeyBar(id="balk"), Lines()
        self._stand, self._loops, self._open, self.record = StandLine(), Loops(), Lines(id="meelezen-open"), Log()
        self._foot = ClerkFooter()

    def compose(self) -> ComposeResult:
        yield from (self._head, self._status, self._hall, self._top, self.register, self._below, self.bar, self._hint)
        yield from (self._stand, self._loops, self._open, self.record, self._foot)

    @property
    def parts(self) -> tuple[MarkedList, ...]:
        """In the order of Tab."""
        return self.tasks, self.register, self.readback

    # focus -------------------------------------------------------------------------------------------------------

    def focus_back(self) -> None:
        """The part that had it."""
        self.go(self.part)

    def go(self, part: MarkedList) -> None:
        """Focus that part."""
        self.part = part
        self._parts(*self.app.size, form=self.form is not None)
        if self.form is None:
            part.focus()

    # drawing -----------------------------------------------------------------------------------------------------

    def show(self, view: ScreenView, snapshot: Snapshot, core: Console) -> None:
        """Draw what the core knows now."""
        width, height = self.app.size
        form = self.form is not None and not self.aside
        read = snapshot.meelezen or Meelezen()
        self._head.view(view, venue=width >= WIDE)
        self._status.view(view, short=width < WIDE)
        height -= self._hall.view(core.hall, width, height)
        self._words(view)
        self._parts(width, height, form=form)
        toetsen = toetsen_of(self)
        waiting = f" ({read.ongelezen})" if read.ongelezen else ""
        self.readback.show(
            read.terug,
            draw.joined([Content(f"TERUGLEZEN{waiting}"), *self._named(keys.JUIST, "juist", keys.FOUT, "fout")], "  "),
            core.clock.monotonic(),
        )
        self.tasks.show(taken(snapshot.state, snapshot.protocol, core.clock.now()), core.clock.monotonic())
        names = self._named(keys.NIEUW, "nieuw", keys.GEHOORD, "vordering", keys.WEG, "weg")
        more = Content.assemble(Content.styled("spatie", "bold"), " meer")
        self.register.show(
            register(snapshot.state, 6 if width >= BROAD else 4),
            draw.joined([Content("VERSTOORDERS"), Content("Enter aanvullen"), *names, more], "  "),
        )
        self._bar(core, view, closed=over(snapshot.state))
        self._foot.view(view, read.ongelezen if not self.readback.display else 0)
        self._lower(view, read, height, form=form, key=toetsen.key(keys.OPEN_DETAILS).toets)

    def _named(self, *pairs: keys.ChairKey | str) -> list[Content]:
        toetsen = toetsen_of(self)
        found = []
        for key, words in zip(pairs[::2], pairs[1::2], strict=True):
            assert isinstance(key, keys.ChairKey)
            found.append(Content.assemble(Content.styled(toetsen.key(key).letter.upper(), "bold"), f" {words}"))
        return found

    def echo(self, core: Console) -> bool:
        """VASTGELEGD in the bar at once; all the rest may come one repaint later."""
        shown = bool(core.echoing) and not core.late
        if shown:
            self.bar.show("", core.echoing)
            self.bar.paint()
        return shown

    def _words(self, view: ScreenView) -> None:
        """What the chair says now, and what Enter is on the chair's screen."""
        self._say.border_title = draw.plain(view.kop or view.titel)
        self._say.border_subtitle = draw.plain(view.titel if view.kop else "", limit=40)
        if view.vork is not None:
            rows = [
                Content.assemble(draw.plain(f"{bar.toets}: ", "bold"), draw.plain(bar.zin.vol if bar.zin else ""))
                for bar in view.vork
            ]
        elif view.zin is not None:
            rows = [draw.plain(view.zin.vol, "bold")]
            if view.balk is not None:
                there = (
                    f"Enter daar: {view.balk.label}" if self.app.size.width < BROAD else f"{CHAIRS}{view.balk.label}"
                )
                rows.append(draw.plain("Esc: terug, niets vastgelegd" if view.klaar else there, draw.QUIET))
        else:
            said = view.uitleg or "De voorzitter hoeft nu niets te zeggen."
            rows = [draw.plain(part, draw.QUIET) for part in _whole(said, self._say.content_size)]
        self._say.show(rows)

    def _parts(self, width: int, height: int, *, form: bool) -> None:
        """All three parts where there is room; else the one in use, and with a form in use none of them."""
        small = width < WIDE or height < TALL
        tight = form and 2 + _top(height) + self._form_rows() + 2 > height
        side = not small and not tight
        place(self._top, _top(height) if side else 5 if small or tight else 0)
        self._say.styles.height = SAY
        self._left.styles.height = "1fr"
        if small and not form:
            self._say.styles.height = SAY_SMALL
            self._top.styles.height = SAY_SMALL if self.part is self.register else "1fr"
            self._left.styles.height = SAY_SMALL if self.part is self.tasks else "1fr"
        self.readback.display = side or (small and not form and self.part is self.readback)
        self.tasks.display = side or (small and not form and self.part is self.tasks)
        self.register.display = not form and (not small or self.part is self.register)
        self.readback.styles.height = "1fr"
        self._top.set_class(small, "-smal")

    @property
    def named(self) -> frozenset[str]:
        """The letters of the procedure that this screen names now."""
        return self._foot.named if self.form is None or self.aside else frozenset()

    def _bar(self, core: Console, view: ScreenView, *, closed: bool) -> None:
        room = max(10, self.app.size.width - 2)
        hint = draw.cut(Content(core.hint).wrap(room), 3, room) if core.hint and core.asked is None else []
        place(self._hint, len(hint))
        self._hint.show([(Content.assemble(" ", row.stylize(draw.OPEN)), Content("")) for row in hint])
        place(self.bar, 1)
        if core.late:
            self.bar.show("", core.late, style="melding", extra=core.delay)
        elif core.asked is not None:
            self.bar.show("", core.asked.vraag, style="melding", mark=core.asked.antwoord.strip())
        elif view.klaar and view.balk is not None:
            self.bar.show("ENTER", view.balk.label, style="nadruk", press="enter")
        elif core.echoing or (self.form is not None and not self.aside):
            self.bar.show("", core.echoing)  # an open form keeps its keys: no other ones are named
        else:
            toetsen, more = toetsen_of(self), AFTER if closed else MORE
            self.bar.show("", "   ".join(f"{toetsen.key(key).letter.upper()} {words}" for key, words in more))

    def _form_rows(self) -> int:
        return self.form.rows(self.app.size.width) + self.form.extra_rows if self.form and not self.aside else 0

    def _lower(self, view: ScreenView, read: Meelezen, height: int, *, form: bool, key: str) -> None:
        room = height >= TALL
        rows = self._form_rows()
        top = (_top(height) if self.readback.display else 5) + 2
        place(self._below, min(rows, max(5, height - top - 2)) if form else 0)
        place(self._stand, int(room and not form))
        place(self._loops, int(not form))
        place(self._open, int(room and self.app.size.width >= WIDE and not form and bool(read.open)))
        place(self.record, 2 if height >= ROOMY and not form else 0)
        place(self._foot, int(not form))
        self._stand.view(view)
        self._loops.loops(view.lussen)
        todo = "; ".join(f"{detail.label} ({detail.tijd[:5]} {detail.tekst})" for detail in read.open[:6])
        self._open.show(
            [
                (
                    Content.assemble(
                        draw.cap(key, "toets", "details"), draw.plain(f" AANVULLEN ({len(read.open)}): {todo}")
                    ),
                    Content(""),
                )
            ]
        )
        self.record.regels(view.regels)


def _whole(text: str, size: Size) -> list[str]:
    """As many of its sentences as stand there whole; all of it where not even the first does."""
    sentences = text.split(". ")
    for count in range(len(sentences), 0, -1):
        kept = ". ".join(sentences[:count])
        kept += "." * (count < len(sentences))
        if len(Content(kept).wrap(max(10, size.width))) <= size.height:
            return [kept]
    return [text]


def _top(height: int) -> int:
    return TOP + (height >= USUAL) + (height >= ROOMY)


class ClerkFooter(Lines):
    """The griffier's keys: what can be recorded now first; F2 and the 112 card apart at the right, never cut."""

    DEFAULT_CLASSES = "voet"

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Keuze, ...] = ()
        self._unread = 0
        self._schors = ""
        self.named: frozenset[str] = frozenset()
        """The letters of the procedure that stand there; the schorsing's sentence has its key at the right."""

    def on_mount(self) -> None:
        self.on_resize()

    def view(self, view: ScreenView, unread: int) -> None:
        """``unread``: how many entries wait to be read back, where their list is out of sight."""
        choices = tuple(k for k in view.keuzes if k.toets in OWN - {"S", "P"} and k.opdrachten)
        if (choices, unread, view.schors_woord) != (self._choices, self._unread, self._schors):
            self._choices, self._unread, self._schors = choices, unread, view.schors_woord
            self.on_resize()

    def on_resize(self) -> None:
        toetsen = toetsen_of(self)
        parts: list[tuple[str, Content]] = [("", Content.assemble(draw.cap("1-8"), " taak"))]
        unread = f" ({self._unread} te lezen)" if self._unread else ""
        parts.append(("", Content.assemble(draw.cap("Tab"), " vak", unread)))
        for choice in self._choices:
            words = draw.plain(choice.kort)
            parts.append((choice.toets, Content.assemble(toetsen.letter_cap(choice.toets), " ", words)))
        parts += [("", Content.assemble(toetsen.cap(key), " ", key.voet)) for key in keys.GRIFFIER_FOOTER]
        needed = draw.joined([content for _, content in parts[: 2 + len(self._choices)]], " ").cell_length
        right = always_there(toetsen, self._schors)
        if self.size.width < needed + right.cell_length + 1:
            right = always_there(toetsen, short=True)
        room = self.size.width - right.cell_length - 1
        while len(parts) > 1 and draw.joined([content for _, content in parts], " ").cell_length > room:
            del parts[-1]
        self.named = frozenset(letter for letter, _ in parts if letter) | {"S", "P"}
        self.show([(draw.joined([content for _, content in parts], " "), right)])
