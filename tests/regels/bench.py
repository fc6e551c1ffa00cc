"""Plain mode in this process: lines (or what another station does meanwhile) in, the printed text out."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from voorzitter_console.clock import FakeClock
from voorzitter_console.entry import Entry
from voorzitter_console.journal.memory import MemoryJournal, MemoryStore
from voorzitter_console.journal.port import Journal
from voorzitter_console.journal.stations import Stations
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure.parse import parse_command
from voorzitter_console.protocol.load import find
from voorzitter_console.regels.console import LineConsole
from voorzitter_console.regels.desk import Desk
from voorzitter_console.regels.terminal import Terminal
from voorzitter_console.settings import Vooraf

EVENING = datetime(2026, 11, 24, 19, 8, tzinfo=UTC)

Step = str | Callable[[], object]


class Script:
    """Stdin: each line comes some seconds after the one before; a callable is done just before the next line comes."""

    def __init__(self, room: Room, steps: Sequence[Step]) -> None:
        self._room = room
        self._steps = list(steps)

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        self._room.clock.forward(self._room.seconds)
        while self._steps:
            step = self._steps.pop(0)
            if isinstance(step, str):
                return step + "\n"
            step()
        return ""


class Room:
    """One journal in memory, a clock, and what was printed last."""

    def __init__(self, *, seconds: float = 3) -> None:
        self.clock = FakeClock(EVENING)
        self.store = MemoryStore()
        self.seconds = seconds
        self.wrap: Callable[[Journal], Journal] = lambda journal: journal
        self.waited: list[float] = []
        self.bell: Stations | None = None
        self.out = io.StringIO()

    def play(self, *steps: Step, interactive: bool = False, vooraf: Vooraf | None = None) -> str:
        """Run to the end of the steps; what was printed."""
        self.out = io.StringIO()
        desk = Desk(
            open_journal=lambda: self.wrap(MemoryJournal(self.store)),
            load_protocol=lambda: find("maassluis-2025"),
            clock=self.clock,
            station="voor",
            bell=self.bell,
            wait=self.waited.append,
        )
        terminal = Terminal(Script(self, steps), self.out, interactive=interactive)
        code = LineConsole(desk, terminal, vooraf=vooraf or Vooraf(), again="opnieuw").run()
        assert code == 0
        return self.out.getvalue()

    def griffier(self, soort: str, **velden: object) -> Callable[[], object]:
        """What the griffier records at their own station, when it is called."""
        return lambda: self.meeting("naast").decide(parse_command(soort, velden), door="griffier")

    def meeting(self, station: str = "lezer") -> Meeting:
        """The last meeting as it stands on disk."""
        journal = MemoryJournal(self.store)
        return Meeting.resume(journal, journal.streams()[0].id, self.clock, station=station)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.meeting().entries

    @property
    def soorten(self) -> list[str]:
        """What was recorded after the beginning."""
        return [entry.soort for entry in self.entries][1:]


def blocks(text: str) -> list[str]:
    """The printed text between the prompts."""
    return text.split("Keuze (? noemt alles): ")
