"""A meeting whose journal is damaged goes on in the emergency journal beside it (:mod:`..journal.emergency`).

What this console knew of the meeting was judged when it was read: it is written over as it was recorded, with the same
ids, moments and authors, so that the meeting can be resumed, verified and made a dossier of from that file alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from voorzitter_console.broadcast.host import SYSTEEM
from voorzitter_console.entry import Draft
from voorzitter_console.journal.port import (
    Journal,
    JournalBusy,
    JournalError,
    JournalMissing,
    JournalMixed,
    JournalNotWritable,
    JournalReplaced,
    JournalUnreachable,
    JournalUnreadable,
    NotOwner,
    PositionTaken,
)
from voorzitter_console.text import vastleggingen

if TYPE_CHECKING:
    from voorzitter_console.clock import Clock
    from voorzitter_console.meeting import Meeting
    from voorzitter_console.procedure.change import ParsedEntry


def is_damage(fault: Exception) -> bool:
    """Whether the fault is one of the journal's content, which waiting for room, a lock or a disk does not mend."""
    if isinstance(fault, JournalNotWritable):
        # A file that stands there and cannot be read any more is not written either.
        cause = fault.__cause__
        return isinstance(cause, JournalUnreadable) and not isinstance(cause, JournalMissing | JournalUnreachable)
    if isinstance(fault, JournalBusy | JournalReplaced | JournalMissing | JournalMixed | NotOwner):
        return False
    from voorzitter_console.procedure.history import HistoryImpossible

    return isinstance(fault, JournalError | HistoryImpossible)


def carry_over(meeting: Meeting, emergency: Journal, clock: Clock, why: str) -> Meeting:
    """The meeting on the emergency journal: begun there with all that is known, or joined where another window did.

    Raises JournalError, HistoryImpossible.
    """
    from voorzitter_console.meeting import Meeting

    while True:
        there = emergency.read(meeting.stroom)
        known = {entry.id for entry in there}
        drafts = [_copy(item) for item in meeting.history.items if item.entry.id not in known]
        if not there:
            reason = _reason(meeting, why)
            drafts = [_with_reason(drafts[0], reason), *drafts[1:], _remark(meeting, clock, reason)]
        try:
            emergency.append_all(meeting.stroom, drafts, expected=len(there))
        except PositionTaken:
            continue  # another window was first
        return Meeting.resume(emergency, meeting.stroom, clock, station=meeting.station)


def _reason(meeting: Meeting, why: str) -> str:
    head = meeting.journal.known_head(meeting.stroom)
    known = f"{vastleggingen(head.aantal)}, kop {head.kop}" if head is not None else "niet bekend"
    return (
        f"NOODJOURNAAL van {Path(meeting.journal.plaats).name}, dat niet meer te gebruiken was: {why.rstrip('.')}. "
        f"Laatst bekende stand daarvan: {known}. De vastleggingen 1 tot en met {meeting.positie} zijn hierheen "
        "overgenomen zoals de console ze kende; wat daarna komt staat alleen hier."
    )


def _with_reason(first: Draft, reason: str) -> Draft:
    said = first.payload.get("toelichting")
    return replace(
        first,
        payload={**first.payload, "toelichting": f"{said} {reason}" if said else reason},
        private=first.private | {"toelichting"},
    )


def _copy(item: ParsedEntry) -> Draft:
    """As it was recorded, without what binds a first entry to other meetings of its journal: they are not here."""
    from voorzitter_console.journal.bindings import FIELD as BOUND
    from voorzitter_console.journal.handover import as_it_was
    from voorzitter_console.procedure.parse import private_in, readable

    entry = item.entry
    payload = readable(entry)
    return replace(
        as_it_was(entry),
        payload={name: value for name, value in payload.items() if name != BOUND},
        private=private_in(item.command) & frozenset(payload),
    )


def _remark(meeting: Meeting, clock: Clock, reason: str) -> Draft:
    now = clock.now()
    return Draft(
        id=meeting.new_id(),
        soort="noteer",
        payload={"tekst": reason},
        private=frozenset({"tekst"}),
        gebeurd_op=now,
        vastgelegd_op=now,
        door=SYSTEEM,
        station=meeting.station,
    )
