"""What a console is composed of beside its journal, as the settings say: livestream, alarm, safekeeping, archive."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import care_keys, key_path, open_existing, places_path, server_place

if TYPE_CHECKING:
    from voorzitter_console.broadcast.broadcast import Broadcast
    from voorzitter_console.clock import Clock
    from voorzitter_console.console.prepared import Evening, Prepared
    from voorzitter_console.console.safekeeping import Safekeeping
    from voorzitter_console.journal.place import JournalPlace, ServerPlace
    from voorzitter_console.journal.port import Journal
    from voorzitter_console.livestream.alarm import Alarm


def judged() -> settings.Settings:
    """The settings, judged whole before a console begins: nothing faulty may come to light in a disturbance.

    Raises SettingsFault, with the line of each fault.
    """
    chosen, faults = settings.judge()
    faults += livestream_faults(chosen)
    if faults:
        raise settings.SettingsFault(*faults)
    return chosen


def theme_of(args: argparse.Namespace, chosen: settings.Settings) -> str | None:
    """``--thema`` wins; else the settings' theme, unless this terminal asks for something plainer (None)."""
    given: str | None = getattr(args, "thema", None)
    plainer = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "linux"
    return given or (None if plainer else chosen.thema)


def livestream_faults(chosen: settings.Settings) -> tuple[str, ...]:
    """What is wrong in the tables [livestream] and [alarm]."""
    if not chosen.livestream and not chosen.alarm:
        return ()
    from voorzitter_console.livestream.config import read, read_alarm

    faults: tuple[str, ...] = ()
    for judge, table in ((read, chosen.livestream), (read_alarm, chosen.alarm)):
        try:
            judge(table, chosen.bestand)
        except settings.SettingsFault as fault:
            faults += fault.alle
    return faults


def alarm_of(chosen: settings.Settings, clock: Clock, *, oefening: bool) -> Alarm | None:
    """What rings when the police are asked for; none where the settings have none, and practice rings nobody.

    Raises SettingsFault.
    """
    if oefening or not chosen.alarm:
        return None
    from voorzitter_console.livestream import secret
    from voorzitter_console.livestream.alarm import Alarm
    from voorzitter_console.livestream.config import read_alarm

    found = read_alarm(chosen.alarm, chosen.bestand)
    return Alarm(found, clock, secret.find) if found is not None else None


def prepared_of(chosen: settings.Settings, *, oefening: bool) -> Prepared:
    """What was prepared for a meeting that begins now; practice opens with nothing of it."""
    from voorzitter_console.console.phones import Phones
    from voorzitter_console.console.prepared import nothing_prepared, prepared_in

    return nothing_prepared if oefening else prepared_in(settings.data_path(settings.PREPARED), Phones.of(chosen))


def evening_of(chosen: settings.Settings, *, oefening: bool) -> Evening | None:
    """Whom to call in the meeting that stands, where it was prepared; practice calls nobody."""
    from voorzitter_console.console.phones import Phones
    from voorzitter_console.console.prepared import evening_in

    return None if oefening else evening_in(settings.data_path(settings.PREPARED), chosen.vooraf, Phones.of(chosen))


def broadcast_of(
    chosen: settings.Settings, database: JournalPlace | Path, clock: Clock, *, oefening: bool
) -> Callable[[], Broadcast]:
    """Makes the livestream's part when a meeting stands, of settings that were judged; practice touches no real one."""

    def make() -> Broadcast:
        from voorzitter_console.broadcast.broadcast import Broadcast

        if oefening and not _by_hand(chosen):
            from voorzitter_console.livestream.simulated import SimulatedKanaal

            return Broadcast(lambda: SimulatedKanaal(clock), clock=clock)
        from voorzitter_console.journal.place import place_of
        from voorzitter_console.livestream.compose import channel
        from voorzitter_console.livestream.config import read
        from voorzitter_console.seat import LIVESTREAM, SeatLock

        found = read(chosen.livestream, chosen.bestand)
        return Broadcast(
            lambda: channel(found, clock),
            clock=clock,
            stuur=SeatLock(place_of(database).local, LIVESTREAM),
            bellen=found.bellen,
            opname_verwacht=found.opname_verwacht,
        )

    return make


def _by_hand(chosen: settings.Settings) -> bool:
    """Whether somebody stops the livestream by hand: practised as it is, for it asks nothing of anything."""
    from voorzitter_console.livestream.config import read

    return read(chosen.livestream, chosen.bestand).soort == "hand"


def safekeeping_of(
    chosen: settings.Settings, database: JournalPlace | Path, clock: Clock, *, oefening: bool
) -> Safekeeping:
    """Seals, remembered heads, the copy elsewhere; practice is sealed, copied only by hand, and asks no one outside."""
    from voorzitter_console.console.clockcheck import ClockCheck
    from voorzitter_console.console.duecheck import DueCheck
    from voorzitter_console.console.safekeeping import Safekeeping

    def stamp(journal: Journal, stroom: str) -> None:
        from voorzitter_console.journal.anchor import add_anchor

        add_anchor(journal, stroom, chosen.anker.url, anchor_roots(chosen), clock.now, chosen.station)

    return Safekeeping(
        database,
        key=key_path(),
        heads=settings.data_path("koppen"),
        clock=clock,
        station=chosen.station,
        places=places_path(),
        anchor=stamp if chosen.anker.url and not oefening else None,
        clockcheck=None if oefening else ClockCheck(chosen.klok.server, clock),
        duecheck=None if oefening else DueCheck(lambda: open_existing(database), clock, keys=care_keys()),
        lock_wanted=chosen.kluis.versleutel and not oefening,
        archive=archive_of(chosen, database, oefening=oefening),
        copy_to=Path(chosen.kopie.map).expanduser() if chosen.kopie.map and not oefening else None,
    )


def archive_of(chosen: settings.Settings, database: JournalPlace | Path, *, oefening: bool) -> ServerPlace | None:
    """The server to which what is recorded flows; none for practice, nor where the journal is on a server itself."""
    from voorzitter_console.journal.place import FilePlace, place_of

    if not chosen.archief.url or oefening or not isinstance(place_of(database), FilePlace):
        return None
    return server_place(chosen.archief.url)


def anchor_roots(chosen: settings.Settings) -> list[Any]:
    """The certificates that time stamps must lead to; none where the settings name none. Raises AnchorFault."""
    from voorzitter_console.journal.anchor import roots_of

    return roots_of(Path(chosen.anker.ca).expanduser()) if chosen.anker.ca else []
