"""What a form is: a part of the chair's screen that ends in commands, in another form, or in nothing."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from voorzitter_console.procedure.offers import Opdracht
from voorzitter_console.ui import draw
from voorzitter_console.ui.widgets.lines import Lines


class Form(Vertical):
    """Base of the forms. ``titel`` stands on its frame, the last line says how to go on and back."""

    class Given(Message):
        """Record this. The form stays until the press is accepted."""

        def __init__(self, key: str, opdrachten: Sequence[Opdracht], woorden: str) -> None:
            super().__init__()
            self.key = key
            self.opdrachten = tuple(opdrachten)
            self.woorden = woorden

    class Next(Message):
        """Another form follows."""

        def __init__(self, form: Form) -> None:
            super().__init__()
            self.form = form

    def __init__(self, titel: str, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.border_title = Content(titel)
        self._keys = keys
        self.foot = Lines(classes="form-voet")

    def note(self, sentence: str = "") -> None:
        """Show a refusal in place of the keys."""
        keys = [Content.assemble(draw.cap(key), " ", words) for key, words in self._keys]
        left = draw.plain(sentence, draw.OPEN) if sentence else draw.joined(keys)
        nood = Content.styled(" F9 112 ", "$op-nood on $nood $toets-stijl")
        self.foot.show([(left, nood)])

    def rows(self, width: int) -> int:
        """Rows that it would like on a screen of that many columns, frame included."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.note()
