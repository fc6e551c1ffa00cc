"""The 112 card: what to say on the telephone. This program never dials; it records that somebody did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from voorzitter_console.console import keys
from voorzitter_console.console.boxes.card import aggression
from voorzitter_console.console.console import Effect
from voorzitter_console.console.guard import ENTER
from voorzitter_console.console.hall import NOT_REAL
from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.letters import ROWS, largest
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.widgets.bar import KeyBar
from voorzitter_console.ui.widgets.lines import Lines, schors_word
from voorzitter_console.view import Kaart112, Keuze, Opdracht

if TYPE_CHECKING:
    from collections.abc import Mapping

    from voorzitter_console.console.display import Echo
    from voorzitter_console.console.sender import Asked

MOST = 3
"""Rows that what the console says may take."""
_GEBELD = Opdracht("bel_politie", {"spoed": True})
BEFORE_MEETING = Kaart112(
    zeg="Geweld tegen aanwezigen bij een vergadering van de gemeente. Ik wil dat de politie direct komt.",
    noem="Noem ook de zaal, het adres en uw functie.",
    regel="Alleen om iemand te ontzetten of te beschermen mag u iemand vastpakken.",
    gebeld=Keuze(toets="Enter", woorden="112 gebeld", kort="112 gebeld", daad="Gedaan", opdrachten=(_GEBELD,)),
    agressie=Keuze(
        toets="F",
        woorden="fysieke agressie",
        kort="fysieke agressie",
        daad="Gezien",
        opdrachten=(Opdracht("meld_fysieke_agressie", {}),),
    ),
)
"""While no meeting stands, and so no protocol: recording begins one."""


def before_meeting(velden: Mapping[str, object]) -> Kaart112:
    """That card with the place as the opening form has it, by the names of ``begin_vastlegging``."""
    place = ", ".join(str(velden[name]) for name in ("locatie", "adres") if velden.get(name))
    if not place:
        return BEFORE_MEETING
    missing = "Noem ook uw functie." if velden.get("adres") else "Noem ook het adres en uw functie."
    orgaan = velden.get("orgaan") or "gemeente"
    words = f"Geweld tegen aanwezigen bij een vergadering van de {orgaan}: {place}."
    return replace(BEFORE_MEETING, zeg=f"{words} Ik wil dat de politie direct komt.", noem=missing)


class CardText(Widget):
    """The call, the words, whom else to call and the rule: the words as large as they can be with all of it there."""

    def __init__(self, card: Kaart112, phones: Sequence[str]) -> None:
        super().__init__()
        self._card = card
        self._phones = phones

    def render(self) -> Content:
        width, height = self.content_size
        if width < 1:
            return Content("")
        words, plain = one_line(self._card.zeg), Content("BEL 112").stylize(draw.OPEN)
        head = [Content(row).stylize(draw.OPEN) for row in largest("BEL 112", width, ROWS) or ()] or [plain]
        bold = [row.stylize("bold") for row in Content(f"Zeg: “{words}”").wrap(width)]
        big = [Content(row) for row in largest(words, width, height) or ()] or bold
        below = [
            *(row.stylize("bold") for row in Content(one_line(self._card.noem)).wrap(width) if self._card.noem),
            *(row.stylize("bold") for line in self._phones for row in Content(line).wrap(width)),
            *Content("Deze computer belt niet zelf: pak een telefoon.").wrap(width),
        ]
        rule = list(Content(one_line(self._card.regel)).wrap(width))
        ways = ((head, big), ([plain], big), (head, bold), ([plain], bold))
        for gap, (heading, say) in ((gap, way) for way in ways for gap in (1, 0)):
            blank = [Content("")] * gap
            rows = [*heading, *blank, *say, *blank, *below, *blank, *rule]
            if len(rows) <= height:
                break
        return Content("\n").join(draw.cut(rows, height, width))


class Card112Screen(ConsoleScreen):
    """Enter: called; F: physical aggression, and the card stays; Esc: back, nothing recorded."""

    over_another = True
    is_card = True
    names_schors = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "called", "112 gebeld", show=False),
        Binding("f,F", "aggression", "112 en agressie", show=False),
        Binding("escape", "leave", "Terug", show=False),
        *(Binding(str(n), f"digit({n})", "Zelfde of nieuwe", show=False) for n in (1, 2)),
    ]

    def __init__(self, card: Kaart112) -> None:
        super().__init__()
        self._card = card
        self._note, self._leave = Lines(), Lines(id="kaart-keuzes")
        self._before: Echo | None = None
        self._opened = 0
        self._asked_before: Asked | None = None
        """The position, and the question in the bar below, when it was opened."""
        self._recorded = ""
        """What this card recorded, for as long as it stands: a press must be seen to count."""

    def compose(self) -> ComposeResult:
        with Vertical(id="kaart") as frame:
            frame.border_title = NOT_REAL if self.core.session.oefening else ""
            yield CardText(self._card, () if self.core.session.oefening else self.core.session.phones.lines)
            yield KeyBar(id="kaart-enter")
            yield self._leave
            yield self._note

    def on_mount(self) -> None:
        self.query_one("#kaart-enter", KeyBar).show("ENTER", self._card.gebeld.label, style="nadruk", press="enter")
        self._before = self.core.echo
        self._opened, self._asked_before = self.core.positie, self.core.asked

    @property
    def _question(self) -> Asked | None:
        """What is asked of a press on this card; it stands here, and keeps its keys."""
        asked = self.core.asked
        return None if asked is self._asked_before else asked

    def draw(self) -> None:
        core = self.core
        if core.echo is not self._before and not core.pending:
            self._before, self._recorded = core.echo, str(core.echo or "")
        question = self._question
        said = core.late or (question.sentence if question else "") or core.hint or self._recorded
        self._note.display = bool(said)
        room = max(20, self.app.size.width - 4)
        rows = draw.cut(draw.plain(said, draw.OPEN).wrap(room), MOST, room) if said else []
        self._note.styles.height = max(1, len(rows))
        self._note.show([(row, Content("")) for row in rows])
        leave = "  terug" if self._recorded or core.pending else "  terug, niets vastgelegd"
        ways = [
            Content.assemble(draw.cap("F  ", "aggression"), "  ", draw.plain(aggression(self._card))),
            Content.assemble(draw.cap("Esc", "leave"), leave),
        ]
        schors = self.console_app.toetsen.key(keys.SCHORS)
        f2 = Content.assemble(
            draw.cap(schors.voet_toets, "altijd", schors.naam), f" {schors_word(self) or schors.voet} "
        )
        self._leave.show([(ways[0], Content("")), (ways[1], f2)])

    def action_called(self) -> None:
        self._record(ENTER, self._card.gebeld, stays=False)

    def action_aggression(self) -> None:
        self._record("f", self._card.agressie, stays=True)

    def action_leave(self) -> None:
        if self._question is not None:
            self.core.back()
            self.console_app.changed()
        else:
            self.dismiss()

    def action_digit(self, number: int) -> None:
        """The answer to that question; 1-1-2 opens what stands here already."""
        if self._question is not None:
            self.console_app.digit(number, self.core.choose)

    def action_altijd(self, naam: str) -> None:
        if naam != keys.KAART_112.naam:  # it stands here
            super().action_altijd(naam)

    def _record(self, key: str, choice: Keuze, *, stays: bool) -> None:
        """The violence alone keeps the card, for the call must still be made."""
        if self._question is not None:
            self.core.key("Enter")  # it says which keys answer it
            self.console_app.changed()
            return
        begun = self.console_app.begin_if_none()
        given = begun and self.core.give(key, choice.opdrachten, choice.kort, getoond=self._opened) is Effect.GIVEN
        if not stays and (given or self._question is not None):
            self.dismiss()  # its question stands in the bar below
        self.console_app.changed()
