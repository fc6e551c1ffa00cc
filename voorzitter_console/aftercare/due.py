"""What is still to be done of earlier meetings, in one sentence: only what is late, or must be done within a day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from voorzitter_console.aftercare.care_terms import with_care
from voorzitter_console.aftercare.carebook import Zorg, care_of, care_streams
from voorzitter_console.aftercare.tasks import tasks
from voorzitter_console.journal.stream_key import StreamKeyMissing
from voorzitter_console.journal.verify import is_closed
from voorzitter_console.meeting import replay
from voorzitter_console.procedure.reporting import incident
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.aftercare.task import Vervolgtaak
    from voorzitter_console.journal.port import Journal
    from voorzitter_console.journal.stream_key import StreamKeys
    from voorzitter_console.procedure.history import History

SOON = timedelta(hours=24)
KEPT = timedelta(days=120)
"""A meeting of which nothing was recorded for so long is left in peace."""
MOST = 5
"""Meetings that are looked at."""


def due(journal: Journal, now: datetime, keys: StreamKeys | None = None) -> str:
    """The sentence; empty where nothing presses. Raises ConsoleError where a meeting cannot be read.

    ``keys``: of the care; the talks that it says are still to be held count as the one task that they are.
    """
    told, kinds = [], set()
    recent = [s for s in journal.streams() if s.soort in ("vergadering", "melding") and now - s.laatst < KEPT]
    for stream in recent[:MOST]:
        entries = journal.read(stream.id)
        # What must be done after a meeting is asked once it is closed; of a melding it runs from the beginning.
        if any(entry.op_slot for entry in entries) or (stream.soort == "vergadering" and not is_closed(entries)):
            continue
        history = replay(entries)
        taken = _with_talks(journal, stream.id, history, keys)
        open_ones = [t for t in taken if t.stand == "open"]
        late = sum(t.te_laat(now) for t in open_ones)
        soon = sum(t.uiterlijk.tot is not None and now <= t.uiterlijk.tot <= now + SOON for t in open_ones)
        pressing = [f"{late} te laat" if late else "", f"{soon} binnen een dag" if soon else ""]
        if late or soon:
            kinds.add(stream.soort)
            told.append(f"“{one_line(history.begin.titel, 60)}”: {', '.join(filter(None, pressing))}")
    where = "melding" if kinds == {"melding"} else "naderhand"
    return f"Na afloop nog te doen: {'; '.join(told)}. Zie: voorzitter-console {where}" if told else ""


def _with_talks(journal: Journal, stroom: str, history: History, keys: StreamKeys | None) -> tuple[Vervolgtaak, ...]:
    """The tasks, with the talks that were held; where that cannot be read here, without the care: nobody is chased for
    what was done.
    """
    taken = tasks(history)
    if not care_streams(journal, stroom):
        return taken
    try:
        zorg = care_of(journal, stroom, keys) if keys is not None else Zorg(elders=True)
    except StreamKeyMissing:
        zorg = Zorg(elders=True)
    if zorg.elders or zorg.gewist:
        return tuple(task for task in taken if task.soort != "nazorg")
    return with_care(taken, zorg, incident(history), history.protocol.termijnen)
