"""``voorbereiden`` on a terminal: which meeting, its form, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from voorzitter_console.preparation.desk import MakeDesk, PreparationDesk, kept_words
from voorzitter_console.ui.one_screen import OneScreenApp, run_on_terminal
from voorzitter_console.ui.screens.preparation import PreparationScreen
from voorzitter_console.ui.screens.prepared import FollowsScreen, WhichScreen
from voorzitter_console.ui.toetsen import Toetsen

if TYPE_CHECKING:
    from voorzitter_console.preparation.kept import Bewaarde


class PreparationApp(OneScreenApp):
    """Begins with the form where there is nothing to choose from."""

    TITLE = "Voorbereiden"
    KEYS = "Tab of de pijltjes kiezen een veld, de spatie een van de keuzes, Enter bewaart, Esc verlaat."

    def __init__(
        self,
        make: MakeDesk,
        there: Sequence[Bewaarde],
        day: date | None = None,
        notes: Sequence[str] = (),
        theme: str | None = None,
    ) -> None:
        """``notes``: what is to be said first."""
        self._make, self._there, self._day = make, there, day
        self.told: list[str] = []
        """What was kept and made, to be said once the screen is gone."""
        first = WhichScreen([kept_words(one) for one in there], self._chosen) if there else self._form(None)
        first.note(" ".join(notes))
        super().__init__(first, first, theme)
        self.toetsen = Toetsen()

    def say(self, sentence: str) -> None:
        """On the screen that stands there now."""
        top = self.screen
        if isinstance(top, PreparationScreen | WhichScreen | FollowsScreen):
            top.say(sentence)

    def _chosen(self, place: int | None) -> None:
        self.push_screen(self._form(self._there[place] if place is not None else None))

    def _form(self, was: Bewaarde | None) -> PreparationScreen:
        desk = self._make(was, self._day)
        return PreparationScreen(desk, lambda sentence: self._kept(desk, sentence))

    def _kept(self, desk: PreparationDesk, sentence: str) -> None:
        self.told.append(sentence)
        self.push_screen(FollowsScreen(desk, sentence, self.told.append))


def run(
    make: MakeDesk, there: Sequence[Bewaarde], day: date | None, notes: Sequence[str], theme: str | None
) -> tuple[int, Sequence[str]]:
    """On this terminal; the exit code, and what was kept and made."""
    app = PreparationApp(make, there, day, notes, theme)
    return run_on_terminal(app), app.told
