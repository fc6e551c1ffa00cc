"""The police card: the words for the telephone, and each step with its own letter. It never dials.

Enter records nothing here: what others do is recorded by the letter that says so, and the card goes with that entry.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click, Key

from voorzitter_console.console.messages import Snapshot
from voorzitter_console.procedure.advice.offers import Keuze, Opdracht
from voorzitter_console.procedure.advice.police import politie_stappen
from voorzitter_console.procedure.advice.zinnen import politie_woorden
from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.menu import Intro
from voorzitter_console.ui.forms.text import Field, Made, TextForm
from voorzitter_console.ui.widgets.lines import Lines

NUMBER = "I"
"""The letter of the call's number, where a call was recorded without one."""


class PoliceCard(Form):
    """``call`` is the position of a call that has no number yet, else 0."""

    can_focus = True

    def __init__(self, steps: Sequence[Keuze], words: str, call: int) -> None:
        super().__init__("POLITIE", [("letter", "legt vast"), ("Esc", "terug")])
        self._steps = {step.toets: step for step in steps}
        self._call = call
        self._intro = f"Zeg aan de telefoon: “{one_line(words)}”"
        self._rows = Lines(id="politie-stappen")

    def compose(self) -> ComposeResult:
        yield Intro(self._intro)
        yield self._rows
        yield self.foot

    def rows(self, width: int) -> int:
        return len(self._steps) + bool(self._call) + 3 + len(Content(self._intro).wrap(max(10, width - 4)))

    def on_mount(self) -> None:
        super().on_mount()
        lines = [(toets, step.woorden) for toets, step in self._steps.items()]
        lines += [(NUMBER, "incidentnummer invullen")] if self._call else []
        self._rows.styles.height = len(lines)
        rows = [Content.assemble(draw.cap(toets), " ", draw.plain(words)) for toets, words in lines]
        self._rows.show([(row, Content("")) for row in rows])
        self.focus()

    def on_key(self, event: Key) -> None:
        letter = (event.character or "").upper()
        if event.key == "enter":
            event.stop()
            self.note("Enter legt hier niets vast: kies de letter van wat er gebeurde.")
        elif letter == NUMBER and self._call:
            event.stop()
            self.post_message(self.Next(incident_form(self._call)))
        elif letter in self._steps:
            event.stop()
            step = self._steps[letter]
            self.post_message(self.Given(letter.lower(), step.opdrachten, step.woorden))

    def on_click(self, event: Click) -> None:
        row = event.screen_y - self._rows.region.y
        if 0 <= row < len(self._steps):
            step = list(self._steps.values())[row]
            self.post_message(self.Given(f"klik{row}", step.opdrachten, step.woorden))


def police_card(snapshot: Snapshot) -> PoliceCard:
    """The steps that can be true now."""
    calls = [e for e in snapshot.entries if e.soort == "bel_politie" and e.id not in snapshot.herroepen]
    call = calls[-1].positie if calls and "incidentnummer" not in calls[-1].payload else 0
    return PoliceCard(politie_stappen(snapshot.state), politie_woorden(snapshot.state, snapshot.protocol), call)


def incident_form(positie: int) -> TextForm:
    """The police's number of the call, completed on the entry of that call."""

    def make(values: dict[str, str]) -> Made | str:
        nummer = values.get("waarde")
        if not nummer:
            return "Typ eerst het incidentnummer, of Esc."
        velden = {"positie": positie, "veld": "incidentnummer", "waarde": nummer}
        return (Opdracht("vul_aan", velden),), "incidentnummer"

    return TextForm("POLITIE: INCIDENTNUMMER", [Field("waarde", "Nummer")], make)
