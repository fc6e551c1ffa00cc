"""What every screen can do: the 112 card and the help, from forms too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

from textual.binding import ActiveBinding, BindingType
from textual.events import Click, ScreenResume
from textual.message import Message
from textual.screen import Screen

from voorzitter_console.console import keys
from voorzitter_console.ui import draw
from voorzitter_console.ui.bindings import always
from voorzitter_console.ui.gone import MayBeGone
from voorzitter_console.ui.sheets import LATER, MEETING, OPENING
from voorzitter_console.ui.terminal.app import OutlivesFaults
from voorzitter_console.ui.widgets.still import Still

if TYPE_CHECKING:
    from voorzitter_console.aftercare.papers import Papieren
    from voorzitter_console.console.console import Console, Effect
    from voorzitter_console.procedure.lines import Regel
    from voorzitter_console.ui.afterwards import MakeDossier
    from voorzitter_console.ui.toetsen import Toetsen
    from voorzitter_console.ui.widgets.practice_head import PracticeHead


BY_KEY = "De muis legt niets vast: druk op de toets."
"""Only keys arrive as keys; what a click may do is show."""


class Face(Protocol):
    """What a screen asks of the app; the app imports the screens, never the reverse."""

    core: Console
    toetsen: Toetsen
    practises: Callable[[], None] | None
    """Leaves this console for one to practise with; None where this is one."""

    def begin(self, velden: Mapping[str, Any]) -> None: ...

    def begin_if_none(self) -> bool: ...

    def resume(self, stroom: str) -> None: ...

    make_dossier: MakeDossier | None
    papieren: Callable[[], Papieren] | None

    def open_form(self) -> None: ...

    def open_card(self) -> None: ...

    def open_help(self) -> None: ...

    def open_palette(self) -> None: ...

    def bring_up_schorsing(self) -> None: ...

    def say(self, sentence: str) -> None: ...

    def digit(self, number: int, then: Callable[[int], Effect]) -> None: ...

    def forget_digit(self) -> None: ...

    def changed(self) -> None: ...

    def practice(self) -> None: ...


class ConsoleScreen(MayBeGone, OutlivesFaults, Screen[None], Still):
    """Base of all screens."""

    CSS_PATH: ClassVar[list[str | PurePath] | None] = [MEETING, OPENING, LATER]
    """None for the first screens, which do without."""
    BINDINGS: ClassVar[list[BindingType]] = [*always()]

    keys_shown: Sequence[keys.ChairKey] = keys.CHAIR
    """The keys that its help and its list of all commands name."""

    @property
    def console_app(self) -> Face:
        """The app, as far as screens know it."""
        return cast("Face", self.app)

    @property
    def core(self) -> Console:
        """The guard, the session and the meeting."""
        return self.console_app.core

    def action_toets(self, naam: str) -> None:
        """A key of :mod:`voorzitter_console.console.keys`."""
        if naam == keys.KAART_112.naam:
            self.console_app.open_card()
        elif naam == keys.HULP.naam:
            self.console_app.open_help()
        elif naam == keys.PALET.naam and self.core.snapshot is not None:
            self.console_app.open_palette()

    def chosen(self, naam: str) -> None:
        """A key chosen from the list of all commands, which stood over this screen."""
        self.action_toets(naam)

    def action_altijd(self, naam: str) -> None:
        """F9 and F2, from every box."""
        if naam == keys.KAART_112.naam:
            self.console_app.open_card()
        else:
            self.console_app.bring_up_schorsing()

    def post_message(self, message: Message) -> bool:
        """As Textual; a screen that is new got its styles as its parts were mounted, and does not get them again."""
        if isinstance(message, ScreenResume) and not self.ready:
            message.refresh_styles = False
        return super().post_message(message)

    def warm(self) -> None:
        """It is painted: what it left out for that is made now, before a key needs it."""

    def do_task(self, number: int) -> None:
        """The griffier's task of that digit."""

    def on_click(self, event: Click) -> None:
        """A click shows, and never records or ends anything: only keys arrive as keys (design)."""
        action = event.style.meta.get(draw.PRESS)
        if not action:
            return
        event.stop()
        name, *given = action
        if name == "leave" and self.over_another:
            self.action_leave()
        elif name not in ("toets", "altijd") or not self.clicked(str(given[0])):
            self.console_app.say(BY_KEY)

    def clicked(self, naam: str) -> bool:
        """What a click on the key of that name shows; False where only the key itself will do."""
        core: Console | None = getattr(self.app, "core", None)
        if core is None or naam not in (keys.KAART_112.naam, keys.HULP.naam, keys.PALET.naam):
            return False
        ConsoleScreen.action_toets(self, naam)
        return True

    def action_leave(self) -> None:
        """Esc, where it stands over another screen."""
        self.dismiss()

    _practice_head: PracticeHead | None = None
    over_another = False
    """Whether Esc only takes it away."""
    is_card = False
    """Whether it is the 112 card; asked of any screen, while the card's own file is not imported for it."""
    names_schors = False
    """Whether it is a box over the screen that names F2 in its foot, and shows there why it does nothing."""
    has_head = False
    """Whether it says itself that it is a practice."""

    ready = False
    """Whether its parts stand: the first thing that is drawn comes after mounting."""

    def on_mount(self) -> None:
        if not self.has_head and self._practice_head is None and self._practises():
            from voorzitter_console.ui.widgets.practice_head import PracticeHead

            self._practice_head = PracticeHead()
            self._practice_head.view(self.core.hall)
            self.mount(self._practice_head)
        self.ready = True
        self.draw()

    def _practises(self) -> bool:
        """A form by itself (``instellen``) has no console behind it, and so no practice."""
        core: Console | None = getattr(self.app, "core", None)
        return core is not None and core.session.oefening

    def changed(self) -> None:
        """The core has news (an entry, a refusal, a second that passed). Also called below other screens."""
        if not self.app.is_running:
            return  # it is ending, and its parts go before the screen does
        if self._practice_head is not None:
            self._practice_head.view(self.core.hall)
        if self.ready:
            self.draw()

    def unread(self, moment: float) -> bool:  # noqa: ARG002  elsewhere Enter waits by itself
        """Whether an Enter of that moment came before this screen could be read: it does nothing."""
        return False

    def echo(self) -> bool:
        """Show first, and by itself, that a press was recorded; False where this screen cannot."""
        return False

    def news(self, regels: Sequence[Regel]) -> bool:  # noqa: ARG002  few have a record in sight
        """Show first, and by themselves, the lines of what another console recorded; False where none are in sight."""
        return False

    def at_once(self, key: str) -> ActiveBinding | None:  # noqa: ARG002  forms and fields come first elsewhere
        """What this key does here where nothing else on the screen can be meant by it."""
        return None

    def draw(self) -> None:
        """Draw what the core knows now."""
