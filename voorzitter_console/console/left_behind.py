"""A meeting that another laptop took over: what was recorded here and never reached the archive is kept apart.

It stays in this journal as it was recorded, to read only, and stands in a text beside it, so that a person can enter it
in the meeting as late entries. The program itself adds none of it: nothing is mixed.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from voorzitter_console.clock import Clock
from voorzitter_console.journal.evidence import own_file
from voorzitter_console.journal.handover import mark_given
from voorzitter_console.journal.port import Head
from voorzitter_console.moment import local_clock
from voorzitter_console.text import one_line, vastleggingen

if TYPE_CHECKING:
    from voorzitter_console.journal.delivery import TakenOver
    from voorzitter_console.journal.key import Key
    from voorzitter_console.journal.place import JournalPlace
    from voorzitter_console.journal.port import Journal


def keep_apart(place: JournalPlace, what: TakenOver, key: Key, clock: Clock, station: str) -> str:
    """The sentence that says where it is. Raises JournalError."""
    with closing(place.open(oefening=None)) as journal:
        head = journal.head(what.stroom)
        mark_given(journal, {what.stroom: head}, what.eigenaar, key, clock.now(), station)
        who, count = one_line(what.eigenaar, 60) or "de server", len(what.achtergebleven)
        taken = f"Deze vergadering is overgenomen door {who}, tot en met nr. {what.archief.aantal}."
        if not count:
            return f"{taken} Alles van hier heeft het archief; leg daar verder vast."
        name = f"achtergebleven-{what.stroom[:13]}.txt"
        with suppress(OSError):  # it stands in the journal too
            _write(place, name, _lines(journal, what, head, clock))
    return (
        f"{taken} {vastleggingen(count)} van hier heeft het archief niet: "
        f"{'zij staat' if count == 1 else 'zij staan'} apart in {place.local.parent / name}; laat ze daar invoeren als "
        "late vastlegging."
    )


def _lines(journal: Journal, what: TakenOver, head: Head, clock: Clock) -> list[str]:
    """One line for each, in the words of the timeline."""
    from voorzitter_console.meeting import Meeting
    from voorzitter_console.view.timeline import posts

    meeting = Meeting.resume(journal, what.stroom, clock, station="")
    told = {post.entry.positie: post.tekst for post in posts(meeting.history)}
    return [
        f"Niet in het archief, van {vastleggingen(head.aantal)} hier (kop {head.kop[:16]}):",
        *(
            f"nr. {e.positie}  {local_clock(e.gebeurd_op)}  {one_line(e.door, 40)}  "
            f"{one_line(told.get(e.positie, e.soort), 2000)}"
            for e in what.achtergebleven
        ),
    ]


def _write(place: JournalPlace, name: str, lines: list[str]) -> None:
    with own_file(place.local.parent / name) as file:
        file.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())
