"""Puts the parts of a console together: the journal's place, its threads, the other consoles, the protocol."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console.clock import Clock
from voorzitter_console.console.host import MakeBroadcast
from voorzitter_console.console.phones import Phones
from voorzitter_console.console.ports import VOORZITTER, Watch, Watcher
from voorzitter_console.console.refuge import OpenEmergency
from voorzitter_console.console.session import Session
from voorzitter_console.console.sharing import Sharing
from voorzitter_console.console.sharing_file import SharingFile
from voorzitter_console.journal.place import FilePlace, place_named, place_of
from voorzitter_console.journal.port import Journal, JournalMissing
from voorzitter_console.journal.runner import Runner
from voorzitter_console.journal.stations import Stations

if TYPE_CHECKING:
    from voorzitter_console.console.practising import Practising
    from voorzitter_console.console.prepared import Evening
    from voorzitter_console.console.safekeeping import Safekeeping
    from voorzitter_console.entry import Entry
    from voorzitter_console.journal.evidence import Bewaard
    from voorzitter_console.journal.place import JournalPlace
    from voorzitter_console.livestream.alarm import Ringing
    from voorzitter_console.protocol.model import Protocol

EVERY = 0.025
"""Seconds between two looks at what another process wrote, where its notice did not come; twice that at most."""

AFTER_START = 0.15
"""Seconds until the first look: the screen is drawn first, and another console's notice comes all the same."""

BUSY = 0.3
"""Seconds that a press waits for another console's write before it is shown as not recorded yet."""


def emergency_of(
    place: JournalPlace, *, oefening: bool, clock: Clock, station: str, written: Callable[[], None]
) -> OpenEmergency:
    """Opens the emergency journal beside that journal."""

    def open_emergency(create: bool) -> Journal:
        from voorzitter_console.journal.emergency import emergency_path
        from voorzitter_console.journal.sqlite import SqliteJournal

        path = emergency_path(place.local)
        if not create and _absent(path):  # each notice of another console asks this: opening takes as long as reading
            raise JournalMissing(f"Er is geen journaal op {path}.")
        journal = SqliteJournal.open(path, oefening=oefening, create=create, busy_seconds=BUSY, written=written)
        if create and not oefening and isinstance(place, FilePlace):
            from voorzitter_console.journal.relock import carry_over

            carry_over(journal, place.local, clock.now(), station)
        return journal

    return open_emergency


def console_session(
    database: JournalPlace | Path,
    *,
    oefening: bool,
    clock: Clock,
    station: str,
    protocol_naam: str,
    rol: str = VOORZITTER,
    broadcast: MakeBroadcast | None = None,
    safekeeping: Safekeeping | None = None,
    practice: Practising | None = None,
    phones: Phones | None = None,
    evening: Evening | None = None,
    alarm: Ringing | None = None,
) -> Session:
    """A session on the journal in ``database``. Nothing is opened before the session starts.

    The chair's makes the journal where there is none; the griffier's waits for the chair's. ``practice``: a scenario
    that is practised on it, whose clock goes in the place of ``clock``.
    """

    place = place_of(database)
    runner = Runner()
    made: list[Stations] = []  # the session makes its own; each of its journals has it tell

    def peers(look_now: Callable[[], None]) -> Stations:
        made.append(place.stations(look_now, runner.later))
        return made[-1]

    def tell() -> None:
        for other in made:
            other.notify()

    def load_protocol() -> Protocol:
        from voorzitter_console.protocol.load import find

        if practice is not None and practice.scenario is not None:
            return practice.scenario.protocol
        return find(protocol_naam)

    def open_journal() -> Journal:
        return place.open(
            oefening=oefening,
            create=rol == VOORZITTER,
            busy_seconds=BUSY,
            written=tell,
            seen=safekeeping.seen() if safekeeping is not None else None,
        )

    open_emergency = emergency_of(place, oefening=oefening, clock=clock, station=station, written=tell)

    def keep(plaats: str, source: Path) -> Bewaard:
        return place_named(plaats, place).keep(source)

    sharing = None
    if rol == VOORZITTER:
        named = ["--database", place.naam, *(["--oefening"] if oefening else [])]
        sharing = Sharing(named, clock, phones or Phones(), beside=SharingFile(place.local))
    return Session(
        open_journal=open_journal,
        load_protocol=load_protocol,
        runner=runner,
        clock=practice.clock if practice is not None else clock,
        station=station if rol == VOORZITTER else f"{station}, {rol}",
        rol=rol,
        watch=watching(place, oefening=oefening),
        peers=peers,
        fresh=rol == VOORZITTER and not place.exists() and not (practice is not None and practice.leads),
        broadcast=broadcast,
        safekeeping=safekeeping,
        open_emergency=open_emergency,
        keep=keep,
        practice=practice,
        phones=phones,
        evening=evening,
        oefening=oefening,
        sharing=sharing,
        alarm=alarm,
    )


def _absent(path: Path) -> bool:
    """Whether nothing stands there; what cannot be seen may be there."""
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return False


def watching(place: JournalPlace, *, oefening: bool) -> Watch:
    """Makes what tells a session that another process wrote in its journal."""

    def watch(
        plaats: str,
        stroom: str,
        positie: int,
        news: Callable[[Sequence[Entry]], None],
        fault: Callable[[Exception | None], None],
    ) -> Watcher:
        from voorzitter_console.journal.poll import Poller

        return Poller(
            lambda: place_named(plaats, place).open(oefening=oefening, read_only=True),
            news,
            fault,
            on_well=lambda: fault(None),
            stroom=stroom,
            seen={stroom: positie},
            every=EVERY,
            begins=AFTER_START,
        )

    return watch
