"""Erasing what was confided: of one person, or of a whole meeting with the key; the chain stays whole."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from voorzitter_console.aftercare import confided
from voorzitter_console.aftercare.carebook import SEALED, care_streams
from voorzitter_console.entry import Entry
from voorzitter_console.journal.erasure import NothingToErase, Plan
from voorzitter_console.journal.lock import refuse_locked
from voorzitter_console.journal.port import Journal


class CarePlan(Struct, frozen=True):
    """What would be erased of one confidential stream."""

    stroom: str
    entries: tuple[Entry, ...]
    plan: Plan
    geheel: bool
    """All of it: its key goes too."""


def care_plans(journal: Journal, vergadering: str, wie: str | None = None) -> Iterator[CarePlan]:
    """For each confidential stream of the meeting that still holds something; ``wie``: of that person only (``B1``).

    Works without the stream's key: what is erased need not be read. Raises JournalError.
    """
    for stroom in care_streams(journal, vergadering):
        entries = tuple(journal.read(stroom))
        refuse_locked(entries)
        plan = Plan()
        for entry in entries:
            sealed = entry.payload.get(SEALED)
            if entry.soort in confided.KINDS and isinstance(sealed, str) and wie in (None, entry.payload.get("wie")):
                plan.velden[entry.positie] = [SEALED]
                plan.teksten.append(sealed)
        if plan.velden or wie is None:
            yield CarePlan(stroom=stroom, entries=entries, plan=plan, geheel=wie is None)


def needed(plans: list[CarePlan], wie: str | None) -> list[CarePlan]:
    """The same, where there is anything. Raises NothingToErase."""
    if not any(one.plan.velden for one in plans):
        whom = f" van {wie}" if wie else ""
        raise NothingToErase(f"Er is geen nazorg{whom} bij deze vergadering om te wissen.")
    return plans
