"""What every screen can do: the 112 card and the help, from forms too."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType
from textual.screen import Screen

from voorzitter_console.ui import keys

if TYPE_CHECKING:
    from voorzitter_console.ui.app import ChairApp
    from voorzitter_console.ui.desk import Desk


class ConsoleScreen(Screen[None]):
    """Base of all screens."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.KAART_112.binding(), keys.HULP.binding()]

    @property
    def console_app(self) -> ChairApp:
        """The app, with its own type."""
        return cast("ChairApp", self.app)

    @property
    def desk(self) -> Desk:
        """The guard, the session and the meeting."""
        return self.console_app.desk

    def action_toets(self, naam: str) -> None:
        """A key of :mod:`voorzitter_console.ui.keys`."""
        if naam == keys.KAART_112.naam:
            self.console_app.open_card()
        elif naam == keys.HULP.naam:
            self.console_app.open_help()

    def changed(self) -> None:
        """The desk has news (an entry, a refusal, a second that passed): draw it. Also called below other screens."""
