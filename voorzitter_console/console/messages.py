"""What the session tells its console: posted from its threads, plain data; each face carries it to its own loop."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from voorzitter_console.aftercare.book import Nabeeld
    from voorzitter_console.entry import Entry
    from voorzitter_console.journal.evidence import Bewaard
    from voorzitter_console.practice.debrief import DebriefRow
    from voorzitter_console.practice.progress import KeptScore
    from voorzitter_console.practice.score import Score
    from voorzitter_console.procedure.advice.offers import Opdracht
    from voorzitter_console.procedure.commands import BeginVastlegging
    from voorzitter_console.procedure.state import State
    from voorzitter_console.protocol.model import Protocol
    from voorzitter_console.view import Regel
    from voorzitter_console.view.griffier.meelezen import Meelezen
    from voorzitter_console.view.timeline import Post


class Snapshot(Struct, frozen=True, kw_only=True):
    """The meeting as it stood after an entry: frozen, so that the screens never look into the writer's thread."""

    stroom: str
    state: State
    positie: int
    protocol: Protocol
    begin: BeginVastlegging
    regels: tuple[Regel, ...]
    """The last lines, oldest first."""
    entries: tuple[Entry, ...]
    """The last entries, oldest first."""
    kop: str = ""
    """The last link, as far as it is known without reading; empty where it is not that of ``positie``."""
    herroepen: frozenset[str] = frozenset()
    """Ids of entries that were retracted."""
    meelezen: Meelezen | None = None
    """For the griffier only: what is to be read back and to be completed."""


class RecordingPress(Struct, frozen=True, kw_only=True):
    """One key press that records: its moment is taken at once, before anything is written."""

    op: datetime
    """UTC; what ``gebeurd_op`` becomes."""
    sinds: float
    """Monotonic seconds."""
    woorden: str
    opdrachten: tuple[Opdracht, ...]
    door: str
    getoond: int
    """The position that the screen showed."""
    te_bewaren: str = ""
    """The path of an evidence file that is to be copied first."""
    bewaard: Bewaard | None = None
    """That file as it was kept."""
    daarna: str = ""
    """The role that this console has once this press is on disk (taking over); empty: as it is."""
    eerste: str = ""
    """The id of its first entry, where that was given out before: handed in again it makes none twice."""


class LastMeeting(Struct, frozen=True):
    """The newest meeting of the journal, which is closed: offered again, to complete it and to make its dossier."""

    stroom: str
    titel: str
    laatst: datetime


class NoMeeting(Struct, frozen=True):
    """No meeting is open: the opening form."""

    vorige: LastMeeting | None = None


class Offered(Struct, frozen=True):
    """An open meeting lay idle for more than twelve hours: resumed or a new one?"""

    stroom: str
    titel: str
    laatst: datetime


class Occupied(Struct, frozen=True):
    """The meeting that was to be chaired here is chaired on another console already: who chairs?"""

    stroom: str
    titel: str
    station: str


class Standing(Struct, frozen=True):
    """A meeting was begun or resumed, in this role."""

    snapshot: Snapshot
    rol: str = "voorzitter"
    van: str = ""
    """The laptop that records it, where this console only reads along."""


class Recorded(Struct, frozen=True):
    """An entry is on disk; ``last`` for the last one of its press."""

    press: RecordingPress
    entry: Entry
    snapshot: Snapshot
    last: bool


class Declined(Struct, frozen=True):
    """Nothing (more) of this press was recorded, and why: one sentence."""

    press: RecordingPress
    sentence: str
    snapshot: Snapshot
    doubled: str = ""
    """What the other station recorded first, where that is why: its soort."""
    eerder: str = ""
    """Who and when, in a few words."""


class Delayed(Struct, frozen=True):
    """The journal could not be written yet; it is tried again."""

    press: RecordingPress
    sentence: str


class Others(Struct, frozen=True):
    """What another station recorded."""

    entries: tuple[Entry, ...]
    snapshot: Snapshot


class ReadAlong(Struct, frozen=True):
    """For the griffier only, just after a snapshot: what is to be read back and to be completed now."""

    meelezen: Meelezen


class Timeline(Struct, frozen=True):
    """Everything recorded up to ``positie``, in order of time: answer to :meth:`Session.timeline`."""

    posts: tuple[Post, ...]
    positie: int
    nabeeld: Nabeeld | None = None
    """What is to be done in the days after; None while the meeting is not closed."""


class Scored(Struct, frozen=True):
    """What a practice was worth: answer to :meth:`Session.score`."""

    titel: str
    score: Score
    verloop: tuple[DebriefRow, ...]
    """What was recorded beside what happened."""
    eerder: tuple[KeptScore, ...]
    """This practice and those before it, the oldest first."""


class Notice(Struct, frozen=True):
    """A fault that takes nothing away, such as a journal that cannot be read for a moment."""

    sentence: str
    blijft: bool = False
    """It is no answer to a press and presses nobody: it stands on the first screen until a meeting begins."""


class Installation(Struct, frozen=True):
    """The fingerprint of the key with which this computer seals and signs: to be written down and compared."""

    vingerafdruk: str


class Trouble(Struct, frozen=True):
    """Something is wrong with the journal and stays so: shown until another one says otherwise; empty: it is over."""

    kort: str
    """What stands on the screen as long as it lasts."""
    sentence: str
    """What is said once."""


class Broken(Struct, frozen=True):
    """The journal cannot be used: one sentence and the exit code."""

    sentence: str
    exit_code: int


class ProgramFault(Struct, frozen=True):
    """An error of the program in the session's thread: raised again on the loop, so that it ends in one sentence."""

    error: Exception


News = (
    NoMeeting
    | Offered
    | Occupied
    | Standing
    | Recorded
    | Declined
    | Delayed
    | Others
    | ReadAlong
    | Timeline
    | Scored
    | Notice
    | Installation
    | Trouble
    | Broken
    | ProgramFault
)
"""One of them."""
