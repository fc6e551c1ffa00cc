"""From a meeting, or from recorded entries, to its dossier: where the document model meets the fold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voorzitter_console.dossier.model.build import build
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.quick import without_collecting
from voorzitter_console.entry import Entry, SealedEntry
from voorzitter_console.meeting import Meeting, replay
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.state import State
from voorzitter_console.protocol.model import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What the document model is built from; ``entries`` in order of what happened."""

    begin: c.BeginVastlegging
    state: State
    entries: tuple[Entry, ...]
    commands: Mapping[str, c.Command]
    retracted: frozenset[str]
    protocol: Protocol


def of_history(history: History) -> Replayed:
    """A history as the document model takes it."""
    return Replayed(
        begin=history.begin,
        state=history.state,
        entries=tuple(i.entry for i in history.in_order()),
        commands={i.entry.id: history.command_of(i.entry.id) for i in history.items},
        retracted=frozenset(history.retracted),
        protocol=history.protocol,
    )


def replayed(entries: Sequence[Entry]) -> Replayed:
    """Recorded entries folded anew. Raises HistoryImpossible, JournalUnreadable, ProtocolFault, InvalidCommand."""
    return of_history(replay(entries, strict=True))


@without_collecting
def dossier_of(told: Replayed, sealed: Sequence[SealedEntry]) -> Dossier:
    """The dossier of a folded record."""
    return build(
        begin=told.begin,
        state=told.state,
        entries=told.entries,
        sealed=sealed,
        commands=told.commands,
        retracted=told.retracted,
        protocol=told.protocol,
    )


def of_meeting(meeting: Meeting) -> Dossier:
    """The dossier of a meeting as its journal holds it now. Raises JournalError."""
    # Another station may write in between: just the entries that were folded.
    sealed = meeting.journal.read_sealed(meeting.stroom)[: meeting.positie]
    return dossier_of(of_history(meeting.history), sealed)
