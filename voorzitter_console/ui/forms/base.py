"""What a form is: a part of the chair's screen that ends in commands, in another form, or in nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.message import Message
from textual.widget import Widget

from voorzitter_console.console.boxes.box import Box
from voorzitter_console.console.keys import ACHTERAF, JA, TERUG
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.ui import draw
from voorzitter_console.ui.gone import MayBeGone
from voorzitter_console.ui.terminal.app import OutlivesFaults
from voorzitter_console.ui.widgets.lines import Lines, meeting_keys, schors_word
from voorzitter_console.ui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from voorzitter_console.view.timeline import Post


_CLICK = {"Esc": ("toets", TERUG.naam), "J": ("toets", JA.naam), "I": ("toets", ACHTERAF.naam)}
"""What the mouse can press at a form's foot; Enter belongs to its fields."""
TYPED = "U typte letters, maar dit is een lijst. Enter kiest de gemerkte regel: druk nog eens, of Esc."
"""Said of a list's Enter or digit that ended words which were meant for a field: it chose nothing."""
MOST = 4
"""Rows of a refusal."""


class Form(MayBeGone, OutlivesFaults, Vertical):
    """Base of the forms. ``titel`` stands on its frame, the last line says how to go on and back."""

    class Given(Message):
        """Record this. The form stays until the press is accepted."""

        def __init__(
            self,
            key: str,
            opdrachten: Sequence[Opdracht],
            woorden: str,
            *,
            te_bewaren: str = "",
            daarna: str = "",
        ) -> None:
            """``te_bewaren``, ``daarna``: see :class:`voorzitter_console.console.messages.RecordingPress`."""
            super().__init__()
            self.key = key
            self.opdrachten = tuple(opdrachten)
            self.woorden = woorden
            self.te_bewaren = te_bewaren
            self.daarna = daarna

    class Next(Message):
        """Another box follows."""

        def __init__(self, box: Box) -> None:
            super().__init__()
            self.box = box

    def __init__(self, titel: str, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.border_title = Content(titel)
        self._keys = keys
        self._note = self._told = self._schors = ""
        self.foot = Lines(classes="form-voet")
        self.back: Callable[[], Box] | None = None
        """What Esc goes back to; None: away."""
        self.then: Callable[[], Box] | None = None
        """What follows when its press is on disk. Without it the form goes away as soon as the press is accepted."""

    passes: frozenset[str] = frozenset()
    """Keys of the screen that it names itself, by the names of :mod:`voorzitter_console.console.keys`."""
    held_focus: Widget | None = None
    """What had the focus when the form was put aside."""
    foot_rows: Sequence[Content] = ()
    extra_rows = 0
    """Rows that a long sentence takes beside what :meth:`rows` says."""
    wants_posts = False
    """Whether it shows entries of the timeline."""

    @property
    def waits(self) -> bool:
        """Whether it stays until its press is on disk, so that nothing typed is lost by a refusal."""
        return self.then is not None

    @property
    def filled(self) -> bool:
        """Whether a field of it holds text: no click takes that away."""
        return any(field.value.strip() for field in self.query(TextInput))

    def again(self) -> Form | None:
        """The same form with what was typed in it; None where nothing is typed."""
        return None

    def action_yes(self) -> None:
        """J, where the form asks a question; from the mouse too."""

    def on_choose_typed(self) -> None:
        """Of a list in it."""
        self.note(TYPED)

    def outcome(self, refused: str) -> None:
        """Its press is on disk (empty), or was refused with that sentence."""
        if refused:
            self.note(refused)
        elif self.then is not None:
            self.post_message(self.Next(self.then()))

    def fresh(self, posts: tuple[Post, ...]) -> None:
        """The timeline as it is now."""

    def tell(self, sentence: str) -> None:
        """What the console has to say meanwhile: it stands before what the form itself said last."""
        if (sentence, schors_word(self)) != (self._told, self._schors):
            self._told = sentence
            self._say(self._told, self._note)

    def note(self, sentence: str = "") -> None:
        """Show a refusal, before what the console has to say: it answers the key that was pressed last."""
        self._note = sentence
        self._say(self._note, self._told)

    def _say(self, *sentences: str) -> None:
        """Above the keys, which stay: a box that hides its keys cannot be answered."""
        sentence = " ".join(said for said in dict.fromkeys(sentences) if said)
        keys = [Content.assemble(draw.cap(key, *_CLICK.get(key, ())), " ", words) for key, words in self._keys]
        self._schors = schors_word(self)
        nood, width = meeting_keys(self), self.app.size.width - 5
        # What F2 does is never left out: where it has no room beside the way back, it has a row of its own.
        least = draw.joined([keys[0], keys[-1]]).cell_length
        if nood and least + nood.cell_length > width:
            nood = meeting_keys(self, tight=True)
        below = bool(nood) and least + nood.cell_length > width
        if nood and not below:
            width = max(20, width - nood.cell_length)
        while len(keys) > 2 and draw.joined(keys).cell_length > width:
            del keys[-2]  # the first and the way back stay
        room = max(20, self.app.size.width - 4)
        said = draw.cut(draw.plain(sentence, draw.OPEN).wrap(room), MOST, room) if sentence else []
        self.extra_rows = len(said) + below
        self.foot_rows = [*said, draw.joined(keys), *([nood] if below else [])]
        self.foot.styles.height = len(self.foot_rows)
        rows = [(row, Content("")) for row in said]
        last = [(draw.joined(keys), Content("")), (Content(""), nood)] if below else [(draw.joined(keys), nood)]
        self.foot.show([*rows, *last])

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """On a small screen the field with the focus comes from under the last line."""
        place = event.widget.region.y - self.content_region.y + self.scroll_offset.y
        room = max(1, self.content_region.height - len(self.foot_rows))
        if not self.scroll_offset.y <= place < self.scroll_offset.y + room:
            self.scroll_to(y=max(0, place - room + 1), animate=False)

    def on_resize(self) -> None:
        self.note(self._note)  # what has room now

    def rows(self, width: int) -> int:
        """Rows that it would like on a screen of that many columns, frame included."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.note()


def put_aside(form: Form, away: bool) -> None:
    """Hide a form without losing what was typed, or show it again with the focus where it was."""
    if away:
        form.held_focus = form.screen.focused
        form.screen.set_focus(None)
    form.display = not away
    if not away and form.held_focus is not None:
        if isinstance(form.held_focus, TextInput):
            form.held_focus.comes_back()
        form.held_focus.focus()
