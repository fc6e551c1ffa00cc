"""After the closing: the checklist for the aangifte, the dossier, and what the days after ask."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voorzitter_console.console import keys
from voorzitter_console.console.closed import NOT_YET, not_made
from voorzitter_console.console.seat import over
from voorzitter_console.errors import ConsoleError

if TYPE_CHECKING:
    from textual.app import App

    from voorzitter_console.console import messages as m
    from voorzitter_console.console.session import Session
    from voorzitter_console.meeting import Meeting
    from voorzitter_console.ui.screens.base import Face

MakeDossier = Callable[[str], tuple[Path, str]]
"""Writes the dossier of that meeting (its id): the folder, and what is to be said of it. Raises ConsoleError."""

QUESTION = (
    "De vergadering is gesloten, dat is vastgelegd. Nu nakijken wat er voor een aangifte nog ontbreekt? Later kan ook: "
    "K en dan checklist."
)
NADERHAND = "Termijnen en nazorg: typ voorzitter-console naderhand"
ELSEWHERE = "Dit scherm maakt geen dossier. Typ in een terminal: voorzitter-console dossier --uit MAP"
BUSY = "Het dossier wordt gemaakt; u kunt doorgaan."


def offer_checklist(app: App[int], session: Session, snapshot: m.Snapshot) -> None:
    """Ask it over the screen, once the closing is on disk and nothing goes on any more; never over a box."""
    from voorzitter_console.ui.screens.recording import RecordingScreen

    state, top = snapshot.state, app.screen_stack[-1] if app.screen_stack else None  # none: it is ending
    free = isinstance(top, RecordingScreen) and not top.boxed
    if not free or not state.verstoringen or state.lopend or not over(state):
        return
    from voorzitter_console.ui.screens.question import QuestionScreen

    stroom = snapshot.stroom
    app.push_screen(QuestionScreen(QUESTION, "checklist openen", lambda: open_checklist(app, session, stroom)))


def open_named(naam: str, app: App[Any], face: Face, snapshot: m.Snapshot) -> None:
    """What the key of that name opens once the meeting is closed."""
    if naam == keys.CHECKLIST.naam:
        open_checklist(app, face.core.session, snapshot.stroom)
    elif naam == keys.DOSSIER.naam:
        make_dossier(app, face, snapshot)
    else:
        open_afterwards(app, face, snapshot)


def open_checklist(app: App[Any], session: Session, stroom: str) -> None:
    """The checklist of that meeting, over the screen."""
    from voorzitter_console.dossier.checklist.book import Book
    from voorzitter_console.ui.screens.checklist import ChecklistScreen

    def opened() -> Meeting:
        """On a connection of its own, in the checklist's thread; the console hears of it as of any other station."""
        from voorzitter_console.meeting import Meeting

        return Meeting.resume(session.open_journal(), stroom, session.clock, station=f"{session.station}, checklist")

    app.push_screen(ChecklistScreen(Book(opened)))


def open_afterwards(app: App[Any], face: Face, snapshot: m.Snapshot) -> None:
    """The screen of the days after, of this closed meeting."""
    if not over(snapshot.state) or face.papieren is None:
        face.core.say(NADERHAND)
        return
    from voorzitter_console.aftercare.book import Naboek
    from voorzitter_console.ui.screens.afterwards import AfterwardsScreen

    session, stroom = face.core.session, snapshot.stroom

    def opened() -> Meeting:
        """On a connection of its own, in that screen's thread; the console hears of it as of any other station."""
        from voorzitter_console.meeting import Meeting

        station = f"{session.station}, naderhand"
        return Meeting.resume(session.open_journal(), stroom, session.clock, station=station, strict=True)

    app.push_screen(AfterwardsScreen(Naboek(opened, face.papieren())))


def make_dossier(app: App[Any], face: Face, snapshot: m.Snapshot) -> None:
    """Write the dossier in a thread of its own, and say where it stands."""
    make = face.make_dossier
    if not over(snapshot.state) or make is None:
        face.core.say(ELSEWHERE if over(snapshot.state) else NOT_YET)
        return
    write = make

    def work() -> None:
        try:
            folder, sentence = write(snapshot.stroom)
        except (ConsoleError, OSError) as fault:
            app.call_from_thread(told, None, not_made(fault))
        else:
            app.call_from_thread(told, folder, sentence)

    def told(folder: Path | None, sentence: str) -> None:
        from voorzitter_console.ui.screens.question import QuestionScreen

        if folder is None:
            face.core.say(sentence)
            face.changed()
            return
        made = folder
        app.push_screen(QuestionScreen(f"{sentence} De map nu openen?", "map openen", lambda: shown(made)))

    def shown(folder: Path) -> None:
        if not open_folder(folder):
            face.core.say(f"Hier is geen venster om de map in te openen. Zij staat in {folder}")
            face.changed()

    face.core.say(BUSY)
    app.run_worker(work, name="dossier", thread=True, exit_on_error=False)


def open_folder(folder: Path) -> bool:
    """Show the folder in the system's own window; False where there is none to show it in."""
    if sys.platform == "win32":
        os.startfile(folder)
        return True
    if sys.platform == "darwin":
        opener = "open"
    elif os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        opener = "xdg-open"
    else:
        return False
    quiet = subprocess.DEVNULL
    try:
        subprocess.Popen([opener, str(folder)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError:
        return False
    return True
