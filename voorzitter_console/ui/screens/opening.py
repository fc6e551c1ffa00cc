"""The opening form: who and where. Every field has a default, so Enter alone begins."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input

from voorzitter_console.console import keys
from voorzitter_console.console.guard import ENTER, Verdict
from voorzitter_console.console.messages import LastMeeting
from voorzitter_console.console.opening import (
    PRACTICE,
    PREPARED_TEXTS,
    TEXTS,
    day_told,
    standard,
    to_begin,
    usual_title,
)
from voorzitter_console.console.prepared import Offer, Prepared, nothing_prepared
from voorzitter_console.errors import ConsoleError
from voorzitter_console.moment import short
from voorzitter_console.settings import Vooraf
from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.bindings import bindings
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.widgets.bar import KeyBar
from voorzitter_console.ui.widgets.keytest import KeyTest, arrived
from voorzitter_console.ui.widgets.lines import Lines, always_there
from voorzitter_console.ui.widgets.text_input import TextInput
from voorzitter_console.ui.widgets.toggle import Toggle

ORGANEN = {"gemeenteraad": "gemeenteraad", "raadscommissie": "raadscommissie"}
BEGUN = "begonnen_om"
MOST = 4
"""Rows of a sentence on what was prepared."""
LONGEST = 10_000
"""Characters in a field: far more than a name, far less than what slows the screen."""


def again_line(vorige: LastMeeting | None) -> Content:
    """That the meeting which was closed last can be opened again; nothing where there is none."""
    if vorige is None:
        return Content("")
    words = f" aanvullen of dossier: {one_line(vorige.titel, 60)} (gesloten, {short(vorige.laatst)})"
    return Content.assemble(draw.cap("F7", "vorige"), draw.plain(words))


class OpeningScreen(ConsoleScreen):
    """Enter begins from every field; Tab and the arrows walk the fields."""

    CSS_PATH = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin", show=False),
        Binding("down", "app.focus_next", "Volgend veld", show=False),
        Binding("up", "app.focus_previous", "Vorig veld", show=False),
        Binding("f7,g,G", "vorige", "Vorige vergadering", show=False),
        *bindings(keys.OEFENEN),
        *bindings(keys.HULP),
    ]

    AUTO_FOCUS = "#orgaan"
    """No text field: there a letter is text, and the letter of practice is to work at once."""

    def __init__(
        self,
        vooraf: Vooraf | None = None,
        vorige: LastMeeting | None = None,
        prepared: Prepared = nothing_prepared,
    ) -> None:
        """``vorige``: the meeting that was closed last; F7 opens it again. ``prepared``: what the form may hold."""
        super().__init__()
        self._vooraf, self._vorige, self._prepared = vooraf, vorige, prepared
        self._offers: dict[str, Offer] = {}
        self._offer: Offer | None = None
        """Where what stands there comes from."""
        self._unread = ""
        """What was prepared and cannot be read."""
        self._drawn_at: float | None = None
        """When it was drawn first, as Textual times its messages."""
        self._note = Lines(id="opening-melding")
        self._bar = KeyBar()

    def compose(self) -> ComposeResult:
        now = self.core.clock.now()
        offers, self._unread = self._prepared(now, self._vooraf or Vooraf())
        self._offers = {offer.naam: offer for offer in offers}
        self._offer = offers[0]
        self._call(offers[0])
        given = standard(now, offers[0].vooraf)
        yield Lines(id="opening-kop")
        with VerticalScroll(id="opening", can_focus=False) as frame:
            frame.border_title = f"{'OEFENING: ' * self.core.session.oefening}NIEUWE VERGADERING"
            yield Lines(id="opening-namen")
            with Vertical(id="opening-velden"):
                if self._choice:
                    words = {offer.naam: offer.woorden for offer in offers}
                    yield Toggle(words, offers[0].naam, id="voorbereid")
                yield Toggle(ORGANEN, given["orgaan"], id="orgaan")
                for name in self._texts:
                    yield self._input(name, given.get(name, ""))
                yield Toggle({"ja": "ja", "nee": "nee"}, "ja" if given["livestream"] else "nee", id="livestream")
                yield Toggle({"ja": "ja", "nee": "nog niet"}, "ja", id="geopend")
                yield self._input(BEGUN, given.get(BEGUN, ""))
                yield KeyTest(id="toetsen")
        yield self._bar
        yield self._note
        yield Lines(id="opening-voet")

    def on_mount(self) -> None:
        texts = (PREPARED_TEXTS.get(name, name.capitalize()) for name in self._texts)
        names = [*(["Voorbereid"] if self._choice else []), "Orgaan", *texts]
        names += ["Livestream", "Geopend", "Begonnen om", "Toetsen"]
        for part in ("#opening-namen", "#opening-velden"):
            self.query_one(part).styles.height = len(names)
        self.query_one("#opening-namen", Lines).show([(draw.plain(name, draw.QUIET), Content("")) for name in names])
        self._say_begin()
        self._foot()

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._drawn_at is None:
            self._drawn_at = Message().time
        return super().render_lines(crop)

    def unread(self, moment: float) -> bool:
        return self._drawn_at is None or moment < self._drawn_at

    def on_resize(self) -> None:
        if self.ready:
            self._foot()

    def on_descendant_focus(self) -> None:
        """A letter is named only where it works."""
        self._foot()

    def _foot(self) -> None:
        shown = [Content.assemble(draw.cap("Tab"), " volgend veld"), Content.assemble(draw.cap("spatie"), " kies")]
        leave: list[Content | str] = [draw.cap("Ctrl+Q"), " verlaat "]
        if not isinstance(self.focused, Input):
            leave = [draw.cap("?", "toets", keys.HULP.naam), " hulp  ", *leave]
            if self.console_app.practises is not None:
                cap = draw.cap(keys.OEFENEN.toets, "toets", keys.OEFENEN.naam)
                shown.insert(0, Content.assemble(cap, " eerst oefenen"))
        always = always_there(self.console_app.toetsen)
        name = draw.plain("Voorzitterconsole", "bold")
        self.query_one("#opening-kop", Lines).show([(name, Content.assemble(*leave))])
        while len(shown) > 1 and draw.joined([*shown, always]).cell_length > self.app.size.width - 2:
            shown.pop()
        self.query_one("#opening-voet", Lines).show([(draw.joined(shown), always)])

    def draw(self) -> None:
        key = f"Sleutel van deze computer: {self.core.vingerafdruk}" if self.core.vingerafdruk else ""
        told = [self._unread, self._offer.zin if self._offer is not None else ""]
        told.append(day_told(self.query_one(f"#{BEGUN}", Input).value, self.core.clock.now()))
        room = max(20, self.app.size.width - 2)
        words = self.core.hint or self.core.naderhand
        said = draw.plain(words, draw.OPEN) if words else draw.plain(key, draw.QUIET)
        shown = draw.cut(said.wrap(room), MOST, room) or [said]
        prepared = [row for sentence in told if sentence for row in draw.plain(sentence, draw.OPEN).wrap(room)[:MOST]]
        rows = [*shown, *prepared, *((again_line(self._vorige),) if self._vorige is not None else ())]
        self._note.styles.height = len(rows)
        self._note.show([(row, Content("")) for row in rows])

    def action_vorige(self) -> None:
        """The meeting that was closed last, to complete it."""
        if self._vorige is None:
            self.core.say("Er is in dit journaal nog geen gesloten vergadering.")
            self.draw()
        else:
            self.console_app.resume(self._vorige.stroom)

    def on_key(self, event: Key) -> None:
        """An F-key that means nothing yet is named; F2 begins the meeting and F9 opens the card."""
        named = self.console_app.toetsen.named(event.key)
        works = event.key == "f7" or (named is not None and named.naam in (keys.SCHORS.naam, keys.KAART_112.naam))
        if event.key.startswith("f") and event.key[1:].isdigit() and not works:
            self.core.say(arrived(event.key, self.console_app.toetsen))
            self.draw()

    def on_key_test_arrived(self, event: KeyTest.Arrived) -> None:
        self.core.say(event.sentence)
        self.draw()

    def action_toets(self, naam: str) -> None:
        if naam == keys.ENTER.naam:
            self.action_begin()
        elif naam == keys.OEFENEN.naam:
            self._practise()
        else:
            super().action_toets(naam)

    def on_toggle_changed(self, event: Toggle.Changed) -> None:
        """The other organ has another usual title; a typed title stays."""
        self._say_begin()
        if event.toggle.id == "voorbereid":
            self._fill(self._offers[event.toggle.value])
        if event.toggle.id != "orgaan":
            return
        title = self.query_one("#titel", Input)
        if title.value in {self._title(name) for name in ORGANEN}:
            title.value = self._title(event.toggle.value)

    @property
    def _choice(self) -> bool:
        """Whether there is more than one way to fill it in."""
        return len(self._offers) > 1

    @property
    def _texts(self) -> tuple[str, ...]:
        """The typed fields; those of a preparation stand there as soon as there is one."""
        return (*TEXTS, *PREPARED_TEXTS) if self._choice else TEXTS

    def _call(self, offer: Offer) -> None:
        """Whom the 112 card names before the meeting stands."""
        if offer.phones is not None:
            self.core.session.phones = offer.phones

    def _fill(self, offer: Offer) -> None:
        """Fill it in another way; what somebody typed meanwhile stays."""
        now = self.core.clock.now()
        before = standard(now, self._offer.vooraf) if self._offer is not None else {}
        given = standard(now, offer.vooraf)
        self._offer = offer
        self._call(offer)
        for name in (*self._texts, BEGUN):
            field = self.query_one(f"#{name}", Input)
            if field.value == before.get(name, ""):
                field.value = given.get(name, "")
        for name, value in (("orgaan", given["orgaan"]), ("livestream", "ja" if given["livestream"] else "nee")):
            toggle = self.query_one(f"#{name}", Toggle)
            toggle.value = value
            toggle.refresh()
        self.draw()

    def _practise(self) -> None:
        practises = self.console_app.practises
        if practises is not None:
            from voorzitter_console.ui.screens.question import QuestionScreen

            self.app.push_screen(QuestionScreen(PRACTICE, "oefenen", practises))

    def on_input_changed(self, event: Input.Changed) -> None:
        """A hall of the settings brings its address; what somebody typed there stays. A time may be yesterday's."""
        if event.input.id == BEGUN:
            self.draw()
        if event.input.id != "locatie" or self._vooraf is None:
            return
        known = {"", *(hall.adres for hall in self._vooraf.zalen)}
        address, found = self.query_one("#adres", Input), self._vooraf.address_of(event.value)
        if found and address.value in known:
            address.value = found

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        self.action_begin()

    def action_begin(self) -> None:
        """Begin the record with what stands in the form."""
        verdict = self.core.guard.press(ENTER, self.core.clock.monotonic(), form=True)
        if verdict is Verdict.ALLOWED:
            self.core.guard.recorded(self.core.clock.monotonic())
            try:
                self.console_app.begin(self.velden())
            except ConsoleError as error:
                self.core.say(str(error))
                self.draw()

    def velden(self, *, urgent: bool = False) -> dict[str, Any]:
        """What is filled in, by the names of ``begin_vastlegging``. Raises BeginFault, not where it is urgent."""
        given: dict[str, Any] = {
            name: self.query_one(f"#{name}", Input).value.strip() for name in (*self._texts, BEGUN)
        }
        given |= {"orgaan": self.query_one("#orgaan", Toggle).value}
        given |= {"livestream": self._yes("livestream"), "geopend": self._yes("geopend")}
        return to_begin(given, self.core.clock.now(), urgent=urgent)

    def _yes(self, name: str) -> bool:
        return self.query_one(f"#{name}", Toggle).value == "ja"

    def _say_begin(self) -> None:
        words = "is geopend" if self._yes("geopend") else "is nog niet geopend"
        self._bar.show("ENTER", f"Begin: de vergadering {words}", style="nadruk", press=keys.ENTER.naam)

    def _title(self, orgaan: str) -> str:
        return usual_title(orgaan, self.core.clock.now())

    @staticmethod
    def _input(name: str, value: str) -> Input:
        return TextInput(value, id=name, max_length=LONGEST, select_on_focus=True)
