"""What a journal can do, whatever it is stored in. One contract suite in the tests holds for all of them.

An append that returns is on disk (design, "The way of one key press"). Nothing is changed or removed.
All calls are synchronous; the screens call them from threads of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol, runtime_checkable

from msgspec import Struct

from voorzitter_console.entry import Draft, Entry, SealedEntry
from voorzitter_console.errors import ConsoleError
from voorzitter_console.text import one_line


class JournalError(ConsoleError):
    """Base of what can go wrong with a journal."""


class JournalUnreadable(JournalError):
    """Not a journal, of a newer version, missing, or no right to read it (exit 2)."""


class JournalMissing(JournalUnreadable):
    """There is no journal at that place (yet)."""


class JournalDamaged(JournalError):
    """A journal whose content is not what was recorded."""


class JournalBusy(JournalError):
    """Another process holds the journal longer than the time limit; nothing was written, try again."""


class JournalNotWritable(JournalError):
    """Disk full, read-only, removed or replaced: nothing was written."""


class JournalUncertain(JournalNotWritable):
    """The commit failed and it cannot be seen whether it went through: offer the same draft (same id) again."""


class JournalUnreachable(JournalNotWritable, JournalUnreadable):
    """The server of the journal is not reached: nothing was written, what is offered can be when it is back."""


class JournalSilent(JournalUncertain, JournalUnreachable):
    """The server of the journal is there and does not answer: what it was asked to write it may write still."""


class JournalReplaced(JournalDamaged, JournalNotWritable):
    """Another journal stands where the known one stood; what is offered can be written when that is put back."""


class JournalMixed(JournalError):
    """A practice meeting in a real journal, or the reverse: refused."""


class NotOwner(JournalError):
    """Another installation has this stream: only that one appends to it; nothing was written."""

    def __init__(self, eigenaar: str) -> None:
        who = one_line(eigenaar, 120) or "de server zelf"
        super().__init__(f"Deze vergadering wordt niet meer hier bijgehouden maar door {who}: leg daar vast.")
        self.eigenaar = eigenaar


class LockTurned(JournalError):
    """The lock on the vault was put on, or got another phrase, while it was asked whether that should be."""


class PositionTaken(JournalError):
    """Another process was first: entries stand past the expected position. Nothing was written."""

    def __init__(self, sentence: str, later: Sequence[Entry]) -> None:
        super().__init__(sentence)
        self.later = tuple(later)


class Head(Struct, frozen=True, kw_only=True):
    """Length of a stream and hash of its last link."""

    aantal: int
    kop: str


class StreamInfo(Struct, frozen=True, kw_only=True):
    """One stream (a meeting, a melding) as the journal lists it.

    ``soort`` is ``vergadering`` where it begins with ``begin_vastlegging``, ``melding`` where it begins with
    ``begin_melding``, else the soort of its first entry;
    ``aangelegd_op`` and ``laatst`` are the first and last ``vastgelegd_op`` (UTC).
    """

    id: str
    soort: str
    aangelegd_op: datetime
    laatst: datetime
    head: Head
    overgedragen: str = ""
    """To where the meeting went: what stands here is a copy to read. Empty: it did not."""
    komt_binnen: bool = False
    """What is recorded there goes on coming in here: it can be read along with."""


class Journal(Protocol):
    """The port."""

    @property
    def oefening(self) -> bool:
        """Whether this journal is for practice only: fixed when it was made."""
        ...

    @property
    def plaats(self) -> str:
        """Where it is, for sentences."""
        ...

    def append(self, stroom: str, draft: Draft, *, expected: int, stromen: int | None = None) -> Entry:
        """Put one entry on disk at position ``expected + 1``; ``expected=0`` begins the stream.

        ``stromen``: it begins the stream only where there are that many; of two that would, just one does.
        A draft whose id is already recorded in that stream returns the recorded entry (a retry doubles nothing).
        Raises PositionTaken, JournalBusy, JournalNotWritable (JournalUncertain), JournalDamaged, JournalMixed.
        """
        ...

    def append_all(self, stroom: str, drafts: Sequence[Draft], *, expected: int) -> list[Entry]:
        """Put several entries on disk from position ``expected + 1`` on: all of them in one write, or none.

        As :meth:`append` otherwise, a retry too: what is recorded already is returned as it stands.
        """
        ...

    def read(self, stroom: str, after: int = 0) -> list[Entry]:
        """The entries past position ``after``, in order of position."""
        ...

    def read_sealed(self, stroom: str, after: int = 0) -> list[SealedEntry]:
        """The entries past position ``after`` as they stand on disk, for verification and for the dossier."""
        ...

    def head(self, stroom: str) -> Head:
        """Length and last link; (0, genesis) where the stream does not exist."""
        ...

    def known_head(self, stroom: str) -> Head | None:
        """The head of the stream as it was last seen here, without reading: also where nothing can be read any more."""
        ...

    def streams(self) -> list[StreamInfo]:
        """All streams, the one begun last first."""
        ...

    def change_mark(self) -> int:
        """A number that differs from the last call's where another connection wrote in between."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class KeptJournal(Journal, Protocol):
    """A journal that outlives the program: one from which personal text can be erased."""

    def erase(
        self, stroom: str, wissen: Sequence[tuple[str, Sequence[str]]], drafts: Sequence[Draft], *, expected: int
    ) -> None:
        """Take values (entry id, fields) out of the vault and append the entries that say so, in one write.

        Raises as :meth:`Journal.append` does.
        """
        ...

    def relock(
        self,
        cast: Callable[[str, str, str, str], tuple[str, str]],
        drafts: Sequence[Draft],
        wissen: Sequence[tuple[str, Sequence[str]]] = (),
        *,
        seals: int = 0,
    ) -> int:
        """Keep every vault value in another way (entry id, field, text, salt), with the entries among the seals that
        say how and without what those replace, in one write; how many changed.

        ``seals``: how many there were when that was decided. Raises LockTurned where the lock was turned since,
        JournalError.
        """
        ...

    def take_in(self, stroom: str, sealed: Sequence[SealedEntry]) -> int:
        """Entries as they were sealed in another journal, from the first on, all of them or none; how many were new.

        What stands here already is passed over. Raises JournalReplaced where another record of that stream stands
        here, JournalDamaged where they are no chain, NotOwner, and as :meth:`Journal.append` does.
        """
        ...

    def changed(self, known: Mapping[str, Head]) -> list[StreamInfo]:
        """The streams whose head is another than the known one, the one begun first first: quick where few are."""
        ...

    def scrub(self) -> None:
        """Let nothing that was erased stay between the rows, as far as that can be done here. Raises JournalError."""
        ...


@runtime_checkable
class TellsOfNews(Protocol):
    """A journal that is told when another connection wrote, and need not be asked."""

    def follow(self, stroom: str) -> None:
        """Only news of that stream counts from now on."""
        ...

    def await_news(self, seconds: float) -> bool:
        """Wait for that, no longer than so many seconds; whether there is. Raises JournalError."""
        ...
