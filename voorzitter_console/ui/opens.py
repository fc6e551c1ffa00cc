"""Which screen stands there: opened by a key, by what the session told, or in place of all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from voorzitter_console.console import messages as m
from voorzitter_console.console.console import Console
from voorzitter_console.console.keys import CHAIR, ChairKey
from voorzitter_console.console.opening import standard, to_begin
from voorzitter_console.console.phones import CALL_ANYHOW
from voorzitter_console.console.ports import GRIFFIER
from voorzitter_console.console.prepared import Prepared
from voorzitter_console.settings import Vooraf
from voorzitter_console.ui.plain_end import PlainEnd
from voorzitter_console.ui.practice import practice_key
from voorzitter_console.ui.screens.base import ConsoleScreen
from voorzitter_console.ui.sheets import OPENING, read_later, read_sheet


class OpensScreens(PlainEnd):
    """Base of the console's app."""

    core: Console
    _vooraf: Vooraf | None
    prepared: Prepared
    """What was prepared for a meeting that begins now."""
    vorige: m.LastMeeting | None
    """The meeting that was closed last, while no other one stands."""
    _opening: Mapping[str, Any] | None
    """What the meeting that is being begun was given."""
    _card_asked: bool
    """The 112 card was asked for before the first screen stood; the card comes with that."""

    def open_form(self) -> None:
        """The opening form; a co-pilot waits for the chair's."""
        if self.core.session.rol == GRIFFIER:
            from voorzitter_console.ui.screens.wait import WaitScreen

            self._replace_all(WaitScreen(self.vorige))
            self.call_after_refresh(self._first_painted)
            return
        from voorzitter_console.ui.screens.opening import OpeningScreen

        if not isinstance(self.screen, OpeningScreen):
            read_sheet(self, OPENING)
            self._replace_all(OpeningScreen(self._vooraf, self.vorige, self.prepared))
            self.call_after_refresh(self._first_painted)

    def _first_painted(self) -> None:
        """A screen from which a meeting may come: what it left out, and what the first press needs."""
        read_later(self)
        self.core.session.warm()

    @property
    def on_card(self) -> bool:
        """Whether the 112 card stands there."""
        return isinstance(self.screen, ConsoleScreen) and self.screen.is_card

    def open_card(self) -> None:
        """The 112 card, over whatever stands there."""
        from voorzitter_console.ui.screens.card112 import Card112Screen, before_meeting

        if self.on_card:
            return
        view = self.core.view()
        self.push_screen(Card112Screen(view.kaart_112 if view else before_meeting(self._urgent_fields())))

    def open_help(self) -> None:
        """Every key."""
        from voorzitter_console.ui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self._keys()))

    def open_palette(self) -> None:
        """Every command, to choose from."""
        from voorzitter_console.ui.screens.palette import PaletteScreen

        self.push_screen(PaletteScreen(self._keys()))

    def practice(self) -> None:
        """The key of a practice."""
        practice_key(self, self.core)

    def _keys(self) -> Sequence[ChairKey]:
        top = self.shown
        return top.keys_shown if isinstance(top, ConsoleScreen) else CHAIR

    def begin(self, velden: Mapping[str, Any]) -> None:
        """A new meeting from the opening form."""
        if self._opening is None and self.core.snapshot is None:
            self._opening = velden
            self.core.say("")  # what was said of the form is past
            self.core.session.begin(velden)

    def begin_if_none(self) -> bool:
        """Something is to be recorded and no meeting stands: the chair's begins one with what the form says.

        False where this console cannot: the griffier's waits for the chair's.
        """
        if self.core.snapshot is None and self.core.session.rol == GRIFFIER:
            self.core.say(CALL_ANYHOW)
            return False
        if self.core.snapshot is None:
            self.begin(self._urgent_fields())
        return True

    def _urgent_fields(self) -> Mapping[str, Any]:
        """What the opening form says so far; the usual things where it does not stand there."""
        from voorzitter_console.ui.screens.opening import OpeningScreen

        form = next((screen for screen in self.screen_stack if isinstance(screen, OpeningScreen)), None)
        now = self.core.clock.now()
        plain = to_begin(standard(now, self._vooraf or Vooraf()), now, urgent=True)
        return form.velden(urgent=True) if form else plain

    def resume(self, stroom: str) -> None:
        """The offered meeting goes on."""
        self.core.session.resume(stroom)

    def bring_up_schorsing(self) -> None:
        """F2: whatever box stands open gives way to the sentence; on the opening form the meeting begins first."""
        from voorzitter_console.ui.screens.recording import RecordingScreen

        main = next((screen for screen in self.screen_stack if isinstance(screen, RecordingScreen)), None)
        if main is not None:
            view, top = self.core.view(), self.screen
            if isinstance(top, ConsoleScreen) and top.names_schors and view is not None and not view.schors_kan:
                self.core.bring_up("S")  # it says why not, and this box shows it: nothing has to give way to it
                top.changed()
                return
            covered = self.screen is not main
            while self.screen is not main:
                self.pop_screen()
            main.bring_up_schorsing(covered=covered)
        elif self.core.session.rol != GRIFFIER and self.begin_if_none():
            self.core.first = "S"

    def _replace_all(self, screen: ConsoleScreen) -> None:
        """This screen in place of all that stands: a card over the opening form goes too."""
        while len(self.screen_stack) > 2:  # the lowest is Textual's own, blank
            self.pop_screen()
        if len(self.screen_stack) == 2:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)
        if self._card_asked:
            self._card_asked = False
            self.call_after_refresh(self.open_card)
