"""A practice in lines: what is heard in the hall is printed when it comes, also while a question waits."""

from __future__ import annotations

import threading

from voorzitter_console.console import messages as m
from voorzitter_console.console.console import Console
from voorzitter_console.console.hall import PAUSED, hall_line
from voorzitter_console.console.scored import lines
from voorzitter_console.regels.asker import Terminal

EVERY = 0.25
"""Seconds between two looks."""
WORDS = ("PAUZE", "VERDER", "STOP", "SCORE")
"""What is typed whole, so that no key of the procedure is touched."""
HELP = "OEFENING. Typ PAUZE, VERDER, STOP of SCORE, en dan Enter."
OVER = "OEFENING: de oefening is voorbij. Typ SCORE, en dan Enter."


class HallTeller:
    """One for a run; its thread ends with :meth:`close`."""

    def __init__(self, core: Console, terminal: Terminal) -> None:
        self._core = core
        self._terminal = terminal
        self._ends = threading.Event()
        self._told = 0
        self._over = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Once the meeting stands."""
        practice = self._core.session.practice
        if practice is None or practice.run is None or self._thread is not None:
            return
        self._terminal.say(HELP)
        self._thread = threading.Thread(target=self._run, name="oefening-zaal", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._ends.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._ends.wait(EVERY):
            self._look()

    def _look(self) -> None:
        practice, rol = self._core.session.practice, self._core.session.rol
        if practice is None:
            return
        practice.tick(rol)
        heard = practice.heard(rol)
        for new in heard[self._told :]:
            self._terminal.say("", f"IN DE ZAAL (OEFENING) {hall_line(new)}")
        self._told = len(heard)
        if practice.over and not self._over:
            self._over = True
            self._terminal.say("", OVER)

    def word(self, token: str) -> bool:
        """Whether that was one of the practice's own words, and was done. Raises Unavailable."""
        session = self._core.session
        practice = session.practice
        if practice is None or practice.run is None or token not in WORDS:
            return False
        if token == "PAUZE":
            practice.pause()
            self._terminal.say(f"{PAUSED} VERDER gaat verder, STOP stopt de oefening.")
        elif token == "VERDER":
            practice.go_on()
            self._terminal.say("OEFENING: verder.")
        elif token == "STOP":
            session.stop_practice()
            session.score()
        elif practice.over:
            session.score()
        else:
            self._terminal.say("OEFENING: de score komt als de oefening voorbij is, of na STOP.")
        return True

    def scored(self, news: m.Scored) -> None:
        """Print it."""
        self._terminal.say("", *(line for _, line in lines(news)))
