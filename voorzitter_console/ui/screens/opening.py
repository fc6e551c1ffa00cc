"""The opening form: who and where. Every field has a default, so Enter alone begins."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Input

from voorzitter_console.console import keys
from voorzitter_console.console.guard import ENTER, Verdict
from voorzitter_console.settings import Vooraf
from voorzitter_console.text import local
from voorzitter_console.ui import draw
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.widgets.bar import Bar
from voorzitter_console.ui.widgets.keytest import KeyTest, arrived
from voorzitter_console.ui.widgets.lines import Lines, always_there
from voorzitter_console.ui.widgets.text_input import TextInput
from voorzitter_console.ui.widgets.toggle import Toggle

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
ORGANEN = {"gemeenteraad": "gemeenteraad", "raadscommissie": "raadscommissie"}
TITLES = {"gemeenteraad": "Raadsvergadering", "raadscommissie": "Commissievergadering"}
TEXTS = ("titel", "locatie", "agendapunt", "voorzitter", "griffier")
LONGEST = 10_000
"""Characters in a field: far more than a name, far less than what slows the screen."""


def usual_title(orgaan: str, now: datetime) -> str:
    """``Raadsvergadering 24 november 2026``."""
    today = local(now)
    return f"{TITLES[orgaan]} {today.day} {MONTHS[today.month - 1]} {today.year}"


class OpeningScreen(ConsoleScreen):
    """Enter begins from every field; Tab and the arrows walk the fields."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin", show=False),
        Binding("down", "app.focus_next", "Volgend veld", show=False),
        Binding("up", "app.focus_previous", "Vorig veld", show=False),
    ]

    AUTO_FOCUS = "#titel"

    def __init__(self, vooraf: Vooraf | None = None) -> None:
        super().__init__()
        self._vooraf = vooraf
        self._note = Lines(id="opening-melding")
        self._bar = Bar()

    def compose(self) -> ComposeResult:
        given = self.standard(self.core.clock.now(), self._vooraf)
        yield Lines(id="opening-kop")
        with VerticalScroll(id="opening", can_focus=False) as frame:
            frame.border_title = "NIEUWE VERGADERING"
            yield Lines(id="opening-namen")
            with Vertical(id="opening-velden"):
                yield Toggle(ORGANEN, given["orgaan"], id="orgaan")
                for name in TEXTS:
                    yield self._input(name, given.get(name, ""))
                yield Toggle({"ja": "ja", "nee": "nee"}, "ja" if given["livestream"] else "nee", id="livestream")
                yield Toggle({"ja": "ja", "nee": "nog niet"}, "ja", id="geopend")
                yield KeyTest(id="toetsen")
        yield self._bar
        yield self._note
        yield Lines(id="opening-voet")

    def on_mount(self) -> None:
        self.query_one("#opening-kop", Lines).show([(draw.plain("Voorzitterconsole", "bold"), Content(""))])
        names = ("Orgaan", *(name.capitalize() for name in TEXTS), "Livestream", "Geopend", "Toetsen")
        self.query_one("#opening-namen", Lines).show([(draw.plain(name, draw.QUIET), Content("")) for name in names])
        self._say_begin()
        self.query_one("#opening-voet", Lines).show(
            [
                (
                    Content.assemble(draw.cap("Tab"), " volgend veld  ", draw.cap("spatie"), " kies"),
                    always_there(self.console_app.toetsen),
                )
            ]
        )

    def draw(self) -> None:
        self._note.show([(draw.plain(self.core.hint, draw.OPEN), Content(""))])

    def on_key(self, event: Key) -> None:
        """An F-key that means nothing yet is named; F2 begins the meeting and F9 opens the card."""
        named = self.console_app.toetsen.named(event.key)
        works = named is not None and named.naam in (keys.SCHORS.naam, keys.KAART_112.naam)
        if event.key.startswith("f") and event.key[1:].isdigit() and not works:
            self.core.say(arrived(event.key, self.console_app.toetsen))
            self.draw()

    def on_key_test_arrived(self, event: KeyTest.Arrived) -> None:
        self.core.say(event.sentence)
        self.draw()

    def action_toets(self, naam: str) -> None:
        if naam == keys.ENTER.naam:
            self.action_begin()
        else:
            super().action_toets(naam)

    def on_toggle_changed(self, event: Toggle.Changed) -> None:
        """The other organ has another usual title; a typed title stays."""
        self._say_begin()
        if event.toggle.id != "orgaan":
            return
        title = self.query_one("#titel", Input)
        if title.value in {self._title(name) for name in ORGANEN}:
            title.value = self._title(event.toggle.value)

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        self.action_begin()

    def action_begin(self) -> None:
        """Begin the record with what stands in the form."""
        verdict = self.core.guard.press(ENTER, self.core.clock.monotonic(), form=True)
        if verdict is Verdict.ALLOWED:
            self.core.guard.recorded(self.core.clock.monotonic())
            self.console_app.begin(self.velden())

    def velden(self) -> dict[str, Any]:
        """The fields that are filled in, by the names of ``begin_vastlegging``."""
        texts = {name: value for name in TEXTS if (value := self.query_one(f"#{name}", Input).value.strip())}
        orgaan = self.query_one("#orgaan", Toggle).value
        texts.setdefault("titel", self._title(orgaan))
        return {**texts, "orgaan": orgaan, "livestream": self._yes("livestream"), "geopend": self._yes("geopend")}

    def _yes(self, name: str) -> bool:
        return self.query_one(f"#{name}", Toggle).value == "ja"

    def _say_begin(self) -> None:
        words = "is geopend" if self._yes("geopend") else "is nog niet geopend"
        self._bar.show("ENTER", f"Begin: de vergadering {words}", style="nadruk", press=keys.ENTER.naam)

    @staticmethod
    def standard(now: datetime, vooraf: Vooraf | None) -> dict[str, Any]:
        """What the form begins with: the settings' defaults, and a title with today's date."""
        given = vooraf or Vooraf()
        texts = {name: value for name in TEXTS if (value := getattr(given, name))}
        texts.setdefault("titel", usual_title(given.orgaan, now))
        return {**texts, "orgaan": given.orgaan, "livestream": given.livestream}

    def _title(self, orgaan: str) -> str:
        return usual_title(orgaan, self.core.clock.now())

    @staticmethod
    def _input(name: str, value: str) -> Input:
        return TextInput(value, id=name, compact=True, max_length=LONGEST, select_on_focus=True)
