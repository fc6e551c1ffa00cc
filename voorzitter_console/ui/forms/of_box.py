"""A box of the console as a form on the screen: fields, a numbered list, or a card whose lines have letters."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click, Key

from voorzitter_console.console.boxes.box import Box, Fill, Item, Pick, Tick
from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.labels import LabelsForm
from voorzitter_console.ui.forms.menu import Intro, Menu
from voorzitter_console.ui.forms.text import TextForm
from voorzitter_console.ui.screens.base import BY_KEY
from voorzitter_console.ui.widgets.lines import Lines


def form_of(box: Box, *, plain: bool = False) -> Form:
    """The form that asks it. ``plain``: none of those that draw more than a list, and need the console's screens."""
    form = _form(box, intro=plain) if plain or type(box) in (Fill, Pick, Tick) else _of_past(box)
    form.back, form.then = box.terug, box.volgt
    return form


def _form(box: Box, *, intro: bool = False) -> Form:
    """``intro``: whether there is room above the fields; beside a sentence that is to be spoken there is none."""
    if isinstance(box, Fill):
        said = box.vooraf if intro else ""
        fields = TextForm(box.titel, box.velden, box.make, daarna=box.daarna, bewaart=box.bestand, vooraf=said)
        fields.first = box.eerst
        return fields
    if isinstance(box, Tick):
        return LabelsForm(box)
    return LetterCard(box) if any(item.letter for item in box.items) else Menu(box.titel, box.items, box.vooraf)


def _of_past(box: Box) -> Form:
    """On what was recorded before; imported when first asked for: a start has no need of its 0.04 s."""
    from voorzitter_console.ui.forms import past

    return past.form_of(box)


class LetterCard(Form):
    """Each line by its letter; Enter records nothing here: what others do is recorded by the letter that says so."""

    can_focus = True

    def __init__(self, box: Pick) -> None:
        super().__init__(box.titel, [("letter", "legt vast"), ("Esc", "terug")])
        self._items: Sequence[Item] = box.items
        self._intro = one_line(box.vooraf)
        self._rows = Lines(id="kaart-stappen")

    def compose(self) -> ComposeResult:
        if self._intro:
            yield Intro(self._intro)
        yield self._rows
        yield self.foot

    def rows(self, width: int) -> int:
        above = len(Content(self._intro).wrap(max(10, width - 4))) if self._intro else 0
        return len(self._items) + 3 + above

    def on_mount(self) -> None:
        super().on_mount()
        self._rows.styles.height = len(self._items)
        rows = [Content.assemble(draw.cap(item.letter), " ", draw.plain(item.woorden)) for item in self._items]
        self._rows.show([(row, Content("")) for row in rows])
        self.focus()

    def on_key(self, event: Key) -> None:
        letter = (event.character or "").upper()
        if event.key == "enter":
            event.stop()
            self.note("Enter legt hier niets vast: kies de letter van wat er gebeurde.")
            return
        item = next((item for item in self._items if item.letter == letter), None)
        if item is not None:
            event.stop()
            self._chosen(item, letter.lower())

    def on_click(self, event: Click) -> None:
        row = event.screen_y - self._rows.region.y
        if 0 <= row < len(self._items):
            self._clicked(self._items[row])

    def _clicked(self, item: Item) -> None:
        if item.verder is not None:
            self.post_message(self.Next(item.verder()))
        else:
            self.note(BY_KEY)

    def _chosen(self, item: Item, key: str) -> None:
        if item.verder is not None:
            self.post_message(self.Next(item.verder()))
        else:
            self.post_message(self.Given(key, item.opdrachten, item.echo))
