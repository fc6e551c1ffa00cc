"""What a session asks of the parts it is made of; :mod:`.compose` puts the real ones in, tests their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from voorzitter_console.console.messages import News
    from voorzitter_console.entry import Entry
    from voorzitter_console.journal.evidence import Bewaard

VOORZITTER = "voorzitter"
GRIFFIER = "griffier"

Post = Callable[["News"], object]
"""Hands news to the face; safe from any thread."""


class JobRunner(Protocol):
    """A thread that does one thing after another (the journal's writer)."""

    def submit(self, job: Callable[[], object]) -> Future[Any]: ...

    def close(self) -> None: ...


class Watcher(Protocol):
    """Tells when another process wrote; ``poke`` makes it look now, ``skip`` that up to there all is known."""

    def poke(self) -> None: ...

    def skip(self, stroom: str, positie: int) -> None: ...

    def close(self) -> None: ...


class OtherConsole(Protocol):
    """Another console, as far as a session asks about it."""

    @property
    def station(self) -> str: ...


class Peers(Protocol):
    """This console among the others on this machine: its name, its role; it tells where one of them wrote."""

    def name(self, wanted: str) -> str: ...

    def enter(self, rol: str, station: str, stroom: str) -> OtherConsole | None: ...

    def leave(self) -> None: ...

    def close(self) -> None: ...


class NoPeers:
    """Where there is no other console to tell."""

    def name(self, wanted: str) -> str:
        return wanted

    def enter(self, rol: str, station: str, stroom: str) -> OtherConsole | None:  # noqa: ARG002  there is nobody
        return None

    def leave(self) -> None:
        """Nobody asks."""

    def close(self) -> None:
        """Nothing to let go of."""


class Refuge(Protocol):
    """Where the meeting goes on when its journal is damaged."""

    entered: bool
    """Whether it goes on there."""

    def enter(self, why: Exception | str, *, lasts: float) -> bool: ...

    def resume(self) -> bool: ...

    def met(self, fault: Exception | None) -> None: ...


class NoRefuge:
    """Where there is none: what is pressed is tried again for as long as the journal cannot be used."""

    entered = False

    def enter(self, why: Exception | str, *, lasts: float) -> bool:  # noqa: ARG002  there is nowhere to go
        return False

    def resume(self) -> bool:
        return False

    def met(self, fault: Exception | None) -> None:
        """Said by whoever presses next."""


KeepFile = Callable[[str, "Path"], "Bewaard"]
"""Given the journal's place and a file: keeps it with the journal, which may take minutes. Raises JournalError."""
Watch = Callable[[str, str, int, Callable[[Sequence["Entry"]], None], Callable[[Exception | None], None]], Watcher]
"""Given the journal's place, the stream, the position that is known, what to do with new entries, and with a fault or
(None) its end."""
