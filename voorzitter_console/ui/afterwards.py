"""The checklist for the aangifte: offered when a meeting was closed in which the order was disturbed, or asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from voorzitter_console.console.seat import over

if TYPE_CHECKING:
    from textual.app import App

    from voorzitter_console.console import messages as m
    from voorzitter_console.console.session import Session
    from voorzitter_console.meeting import Meeting

QUESTION = (
    "De vergadering is gesloten, dat is vastgelegd. Nu nakijken wat er voor een aangifte nog ontbreekt? Later kan ook: "
    "voorzitter-console dossier --controle."
)


def offer_checklist(app: App[int], session: Session, message: m.Recorded) -> None:
    """Ask it over the screen, once this console's own closing is on disk and nothing goes on any more."""
    state = message.snapshot.state
    if message.entry.soort != "sluit" or not state.verstoringen or state.lopend or not over(state):
        return
    from voorzitter_console.ui.screens.question import QuestionScreen

    stroom = message.snapshot.stroom
    app.push_screen(QuestionScreen(QUESTION, "checklist openen", lambda: open_checklist(app, session, stroom)))


def open_checklist(app: App[Any], session: Session, stroom: str) -> None:
    """The checklist of that meeting, over the screen."""
    from voorzitter_console.dossier.checklist.book import Book
    from voorzitter_console.ui.screens.checklist import ChecklistScreen

    def opened() -> Meeting:
        """On a connection of its own, in the checklist's thread; the console hears of it as of any other station."""
        from voorzitter_console.meeting import Meeting

        return Meeting.resume(session.open_journal(), stroom, session.clock, station=f"{session.station}, checklist")

    app.push_screen(ChecklistScreen(Book(opened)))
