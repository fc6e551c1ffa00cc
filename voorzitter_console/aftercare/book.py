"""One recorded meeting in the days after, on its journal: what must be done is worked out, what was done recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.aftercare.care_terms import with_care
from voorzitter_console.aftercare.carebook import Zorg, Zorgboek
from voorzitter_console.aftercare.confided import KINDS
from voorzitter_console.aftercare.eerder import Eerder, eerder
from voorzitter_console.aftercare.persons import Getroffene, burgemeester_hit, getroffenen
from voorzitter_console.aftercare.task import Vervolgtaak
from voorzitter_console.aftercare.tasks import tasks
from voorzitter_console.aftercare.terms import months_before
from voorzitter_console.dossier.checklist.book import DOOR
from voorzitter_console.dossier.letters.communication import Gevoelig, rules
from voorzitter_console.errors import Refused
from voorzitter_console.journal.lock import refuse_locked
from voorzitter_console.journal.place import place_of_opened
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.commands import VergelijkPersoon, VoegBewijsToe
from voorzitter_console.procedure.parse import parse_command
from voorzitter_console.procedure.reporting import incident, measures_that_stand
from voorzitter_console.view.timeline import Post, posts

if TYPE_CHECKING:
    from voorzitter_console.journal.stream_key import StreamKeys
    from voorzitter_console.procedure.commands import BeginVastlegging
    from voorzitter_console.procedure.state import State
    from voorzitter_console.protocol.model import Protocol as Protocoltekst

NAZORG_ELDERS = "gebruik voorzitter-console naderhand op de laptop van het journaal."


class Lopend(Struct, frozen=True, kw_only=True):
    """A measure that was taken until a day (ISO 8601), and still stands: its entry."""

    id: str
    positie: int
    tot: str


class Nabeeld(Struct, frozen=True, kw_only=True):
    """The meeting as its journal stood at ``op`` (UTC): frozen, for any thread to draw from."""

    op: datetime
    klok: Callable[[], datetime]
    """The clock (UTC): a box may stand open for long, and what is typed into it is judged when it is answered."""
    stroom: str
    positie: int
    laatst: datetime
    """When the last entry was recorded (UTC)."""
    state: State
    begin: BeginVastlegging
    protocol: Protocoltekst
    taken: tuple[Vervolgtaak, ...]
    getroffenen: tuple[Getroffene, ...]
    posts: tuple[Post, ...]
    voorval: datetime | None
    """When it was over (UTC); None: the order was not disturbed."""
    zorg: Zorg | None = None
    """The care, as far as it can be read here; None: it was not looked at. Nothing of it goes into any file."""

    maatregelen: tuple[Lopend, ...] = ()
    """Those that end on a day that was named."""
    gevoelig: Gevoelig
    """What bears on whatever leaves."""
    meldingen_open: int | None = None
    """How many meldingen of this journal were not dealt with yet; None: it was not looked for."""
    eerder: Eerder | None = None
    """Of the person who was looked for last; None: nobody was."""

    def regels(self, soort: str) -> tuple[str, ...]:
        """The rules of chapter 6 for a document: a letter by its name, or ``dossier``."""
        return tuple(rules(soort, self.gevoelig))

    @property
    def nu(self) -> datetime:
        """This moment (UTC)."""
        return self.klok()

    @property
    def gesloten(self) -> bool:
        return self.state.vergadering.value == "gesloten"

    @property
    def open(self) -> tuple[Vervolgtaak, ...]:
        """What is still to be done, the soonest first."""
        return tuple(task for task in self.taken if task.stand == "open")

    @property
    def te_laat(self) -> int:
        """How many of them are late."""
        return sum(task.te_laat(self.op) for task in self.taken)

    @property
    def samenvatting(self) -> str:
        """``12 taken open, 2 te laat``."""
        number = len(self.open)
        late = f", {self.te_laat} te laat" if self.te_laat else ""
        return f"{number} {'taak' if number == 1 else 'taken'} open{late}"


def seen(meeting: Meeting) -> Nabeeld:
    """The meeting as it stands; reads no journal."""
    history = meeting.history
    hit = getroffenen(history)
    return Nabeeld(
        op=meeting.clock.now(),
        klok=meeting.clock.now,
        stroom=meeting.stroom,
        positie=history.positie,
        laatst=history.items[-1].entry.vastgelegd_op,
        state=history.state,
        begin=history.begin,
        protocol=history.protocol,
        taken=tasks(history),
        getroffenen=hit,
        posts=posts(history),
        voorval=incident(history),
        maatregelen=tuple(
            Lopend(id=fact.id, positie=fact.positie, tot=taken.tot)
            for fact, taken in measures_that_stand(history)
            if taken.tot
        ),
        gevoelig=Gevoelig(
            burgemeester=burgemeester_hit(history),
            getroffen=bool(hit),
            mee=tuple(one.naam for one in hit if one.instemming),
            tegen=tuple(one.naam for one in hit if one.instemming is False),
        ),
    )


class Stukken(Protocol):
    """Makes files of a meeting; each answers with one sentence that says what stands where."""

    @property
    def zorgsleutels(self) -> StreamKeys | None:
        """The keys of the confidential streams; None: care is not looked at here."""
        ...

    @property
    def bewaarmaanden(self) -> int:
        """The term of retention of the settings; 0: none."""
        ...

    def make(self, soort: str, meeting: Meeting, velden: dict[str, Any]) -> str:
        """Raises ConsoleError: then nothing was written."""
        ...


Seen_co = TypeVar("Seen_co", covariant=True)


class Boek(Protocol[Seen_co]):
    """A record on its journal, as the faces use it: every method waits for the disk."""

    def look(self) -> Seen_co:
        """As it is on disk now. Raises ConsoleError."""
        ...

    def give(self, opdrachten: Sequence[Opdracht], te_bewaren: str = "") -> str:
        """Record them; returns what there is to say beside that they are. Raises ConsoleError."""
        ...

    def close(self) -> None:
        """Let go of the journal."""
        ...


ZOEK = "zoek_eerder"
"""What an answer can ask beside entries and files: what was recorded of a person (``label``) in other records."""
MAKEN = frozenset({"maak_dossier", "maak_brief", "maak_agenda", "maak_gir"})
"""What an answer can ask beside entries: files. They are no commands, and stand in no journal."""


class Naboek:
    """Every method waits for the disk: to be used by one thread, and never by a screen's own."""

    def __init__(self, open_meeting: Callable[[], Meeting], stukken: Stukken) -> None:
        self._open_meeting = open_meeting
        self._stukken = stukken
        self._opened: Meeting | None = None
        self._sought: str | None = None
        self._eerder: Eerder | None = None

    @property
    def meeting(self) -> Meeting:
        """The meeting on its own connection."""
        if self._opened is None:
            self._opened = self._open_meeting()
        return self._opened

    def look(self) -> Nabeeld:
        """Take in what others recorded, and work out anew what is to be done. Raises JournalError."""
        self.meeting.catch_up()
        refuse_locked(self.meeting.entries)  # what is to be done would rest on texts that cannot be read
        found = replace(seen(self.meeting), eerder=self._eerder)
        care = self._care
        if care is None:
            return found
        zorg = care.look()
        taken = with_care(found.taken, zorg, found.voorval, found.protocol.termijnen)
        return replace(found, zorg=zorg, taken=taken)

    @property
    def _care(self) -> Zorgboek | None:
        """The confidential stream of this meeting, on the same connection."""
        keys, m = self._stukken.zorgsleutels, self.meeting
        return None if keys is None else Zorgboek(m.journal, m.stroom, keys, m.clock, m.station)

    def give(self, opdrachten: Sequence[Opdracht], te_bewaren: str = "") -> str:
        """Record them, or make what they ask; returns what was made, empty where it was entries alone.

        ``te_bewaren``: the path of a file of evidence that is copied beside the journal first. Raises InvalidInput:
        then nothing was recorded. Raises Refused, JournalError: what of several was recorded before that stands.
        """
        melding = self.meeting.state.melding is not None
        entries = [o for o in opdrachten if o.soort not in MAKEN | KINDS.keys()]
        if [o.soort for o in opdrachten] == [ZOEK]:
            self._sought = str(opdrachten[0].velden["label"])
            self._seek()
            return "Gezocht; er is niets vastgelegd."
        commands = [parse_command(o.soort, o.velden, melding=melding) for o in entries]
        if te_bewaren:
            kept = place_of_opened(self.meeting.journal).keep(Path(te_bewaren).expanduser())._asdict()
            commands = [x.changed(**kept) if isinstance(x, VoegBewijsToe) else x for x in commands]
        for command in commands:
            self.meeting.decide(command, door=DOOR)
        if any(isinstance(command, VergelijkPersoon) for command in commands):
            self._seek()
        care = self._care
        for opdracht in (o for o in opdrachten if o.soort in KINDS):
            if care is None:
                raise Refused(f"Hier is geen plaats voor de sleutel van de nazorg; {NAZORG_ELDERS}")
            care.give(opdracht.soort, opdracht.velden)
        made = [self._make(o) for o in opdrachten if o.soort in MAKEN]
        return " ".join(made)

    def _seek(self) -> None:
        """In every record of the journal that is within the term of retention."""
        m, months = self.meeting, self._stukken.bewaarmaanden
        if self._sought is not None:
            since = months_before(m.clock.now(), months) if months else None
            self._eerder = eerder(m.journal, m.stroom, self._sought, since)

    def _make(self, opdracht: Opdracht) -> str:
        self.meeting.catch_up()
        return self._stukken.make(opdracht.soort, self.meeting, dict(opdracht.velden))

    def close(self) -> None:
        """Let go of the journal."""
        if self._opened is not None:
            self._opened.journal.close()
            self._opened = None
