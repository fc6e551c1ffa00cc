"""Plain mode in this process: lines (or what another station does meanwhile) in, the printed text out."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Protocol

from voorzitter_console.aftercare.papers import Papieren
from voorzitter_console.clock import FakeClock
from voorzitter_console.console.ports import VOORZITTER, NoPeers, Peers
from voorzitter_console.console.prepared import Prepared, nothing_prepared
from voorzitter_console.console.session import Session
from voorzitter_console.entry import Entry
from voorzitter_console.journal.memory import MemoryJournal, MemoryStore
from voorzitter_console.journal.port import Journal
from voorzitter_console.journal.runner import Runner
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure.parse import parse_command
from voorzitter_console.protocol.load import find
from voorzitter_console.regels.asker import Source, Terminal
from voorzitter_console.regels.console import LineConsole
from voorzitter_console.settings import Vooraf

EVENING = datetime(2026, 11, 24, 19, 8, tzinfo=UTC)

Step = str | Callable[[], object]


class Script:
    """Stdin: each line comes some seconds after the one before; a callable is done just before the next line comes."""

    def __init__(self, room: Room, steps: Sequence[Step]) -> None:
        self._room = room
        self._steps = list(steps)

    def readline(self) -> str:
        self._room.clock.forward(self._room.seconds)
        while self._steps:
            step = self._steps.pop(0)
            if isinstance(step, str):
                return step + "\n"
            step()
        return ""


class Look:
    """A watcher that looks when it is told to."""

    def __init__(self, room: Room, stroom: str, positie: int, news: Callable[[Sequence[Entry]], None]) -> None:
        self._room, self._stroom, self._positie, self._news = room, stroom, positie, news
        room.look = self.poke

    def poke(self) -> None:
        later = MemoryJournal(self._room.store).read(self._stroom, self._positie)
        if later:
            self._positie = later[-1].positie
            self._news(later)

    def skip(self, stroom: str, positie: int) -> None:  # noqa: ARG002  one meeting at a time
        self._positie = max(self._positie, positie)

    def close(self) -> None:
        """It has no thread."""


class Pasted(Source, Protocol):
    """Stdin that says whether more of the same text is there."""

    def more(self) -> bool: ...


class Room:
    """One journal in memory, a clock, and what was printed last."""

    def __init__(self, *, seconds: float = 3, rol: str = VOORZITTER) -> None:
        self.clock = FakeClock(EVENING)
        self.store = MemoryStore()
        self.seconds = seconds
        self.rol = rol
        self.wrap: Callable[[Journal], Journal] = lambda journal: journal
        self.peers: Callable[[Callable[[], None]], Peers] = lambda _notify: NoPeers()
        self.look: Callable[[], None] = lambda: None
        self.patience = 5.0
        self.may_practise = True
        self.prepared: Prepared = nothing_prepared
        self.papieren: Callable[[], Papieren] | None = None
        self.out = io.StringIO()
        self.session: Session | None = None

    def play(self, *steps: Step, interactive: bool = False, vooraf: Vooraf | None = None) -> str:
        """Run to the end of the steps; what was printed."""
        return self._run(Script(self, steps), (lambda: False) if interactive else None, vooraf or Vooraf())

    def paste(self, source: Pasted) -> str:
        """The same for lines of which several can come together."""
        return self._run(source, source.more, Vooraf())

    def _run(self, source: Source, more: Callable[[], bool] | None, vooraf: Vooraf) -> str:
        self.out = io.StringIO()
        session = self.session = Session(
            open_journal=lambda: self.wrap(MemoryJournal(self.store)),
            load_protocol=lambda: find("maassluis-2025"),
            runner=Runner(),
            clock=self.clock,
            station="voor",
            rol=self.rol,
            watch=lambda _place, stroom, positie, news, _fault: Look(self, stroom, positie, news),
            peers=self.peers,
            retry_seconds=0.02,
        )
        try:
            console = LineConsole(
                session,
                Terminal(source, self.out, more=more),
                vooraf=vooraf,
                protocol=lambda: find("maassluis-2025"),
                again="opnieuw",
                papieren=self.papieren,
                may_practise=self.may_practise,
                prepared=self.prepared,
                patience=self.patience,
            )
            assert console.run() == 0
        finally:
            session.close()
        return self.out.getvalue()

    def told(self) -> None:
        """Until the session told all that it has."""
        assert self.session is not None
        self.session.idle().result(5)

    def griffier(self, soort: str, **velden: object) -> Callable[[], object]:
        """What the griffier records at their own station, when it is called."""

        def record() -> None:
            self.meeting("naast").decide(parse_command(soort, velden), door="griffier")
            self.look()
            self.told()

        return record

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
