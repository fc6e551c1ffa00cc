"""Composes: settings -> journal. The only place that knows which journal a command gets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voorzitter_console import settings
from voorzitter_console.errors import InvalidInput
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.broadcast.broadcast import Broadcast
    from voorzitter_console.clock import Clock
    from voorzitter_console.console.safekeeping import Safekeeping
    from voorzitter_console.journal.key import Key
    from voorzitter_console.journal.port import Journal
    from voorzitter_console.journal.sqlite import SqliteJournal


def database_path(given: str | None, chosen: settings.Settings, *, oefening: bool) -> Path:
    """The journal's file: from the command line, the settings, or the user's own folder; practice has its own."""
    if given is not None and not given.strip():
        raise InvalidInput("--database: hier hoort het pad van een bestand.")
    named = given or ("" if oefening else chosen.database)
    if named.startswith(("postgresql://", "postgres://")):
        raise InvalidInput("PostgreSQL kan deze versie nog niet; geef met --database het pad van een bestand.")
    if "\x00" in named:
        raise InvalidInput(f"{one_line(named, 80)}: dit is geen pad; geef met --database het pad van een bestand.")
    return (
        Path(named).expanduser() if named else settings.data_path("oefening.sqlite" if oefening else "journaal.sqlite")
    )


def own_folder(path: Path) -> None:
    """The user's own data folder is made on first use; one that somebody named must be there. Raises JournalError."""
    if path.parent != settings.data_path("x").parent:
        return
    from voorzitter_console.journal.location import check_location

    check_location(path, create_parent=True)


def broadcast_of(chosen: settings.Settings, database: Path, clock: Clock, *, oefening: bool) -> Callable[[], Broadcast]:
    """Makes the livestream's part when a meeting stands; practice never touches a real one. Raises SettingsFault."""
    if chosen.livestream:
        # Judged now: a faulty table must not come to light in the middle of a disturbance.
        from voorzitter_console.livestream.config import read

        read(chosen.livestream, chosen.waar)

    def make() -> Broadcast:
        from voorzitter_console.broadcast.broadcast import Broadcast

        if oefening:
            from voorzitter_console.livestream.simulated import SimulatedKanaal

            return Broadcast(lambda: SimulatedKanaal(clock), clock=clock)
        from voorzitter_console.livestream.compose import channel
        from voorzitter_console.livestream.config import read
        from voorzitter_console.seat import LIVESTREAM, SeatLock

        found = read(chosen.livestream, chosen.waar)
        return Broadcast(
            lambda: channel(found, clock),
            clock=clock,
            stuur=SeatLock(database, LIVESTREAM),
            bellen=found.bellen,
            opname_verwacht=found.opname_verwacht,
        )

    return make


def safekeeping_of(chosen: settings.Settings, database: Path, clock: Clock, *, oefening: bool) -> Safekeeping:
    """Seals, remembered heads and the copy elsewhere; practice is sealed, and copied only by hand."""
    from voorzitter_console.console.clockcheck import ClockCheck
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
        anchor=stamp if chosen.anker.url else None,
        clockcheck=None if oefening else ClockCheck(chosen.klok.server, clock),
        copy_to=Path(chosen.kopie.map).expanduser() if chosen.kopie.map and not oefening else None,
    )


def anchor_roots(chosen: settings.Settings) -> list[Any]:
    """The certificates that time stamps must lead to; none where the settings name none. Raises AnchorFault."""
    from voorzitter_console.journal.anchor import roots_of

    return roots_of(Path(chosen.anker.ca).expanduser()) if chosen.anker.ca else []


def key_path() -> Path:
    """Where this installation's key is."""
    return settings.data_path("sleutel.pem")


def places_path() -> Path:
    """Where it is kept what was put where."""
    return settings.data_path("plaatsen.jsonl")


def signing_key() -> Key | None:
    """This installation's key, for a dossier; without one that is said and nothing is signed."""
    from voorzitter_console.cli.say import say
    from voorzitter_console.journal.key import KeyUnusable, load

    try:
        return load(key_path())
    except KeyUnusable as fault:
        say(f"Het dossier wordt niet ondertekend. {fault}")
        return None


def dossier_of(path: Path, chosen: settings.Settings, clock: Clock) -> Callable[[str], tuple[Path, str]]:
    """Makes the dossier of a meeting, by its id, in a folder of its own in the user's data folder: that folder, and
    what is to be said of it. Raises ConsoleError.
    """

    def make(stroom: str) -> tuple[Path, str]:
        from voorzitter_console.cli.dossier import written
        from voorzitter_console.journal.key import KeyUnusable, load
        from voorzitter_console.text import local

        moment = local(clock.now()).strftime("%Y-%m-%d %H%M%S")
        folder = settings.data_path("dossiers") / f"{moment} {stroom[:8]}"
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            key, unsigned = load(key_path()), ""
        except KeyUnusable as fault:
            key, unsigned = None, f"Het dossier is niet ondertekend. {fault}"
        sentence, remarks = written(path, stroom, output_folder(str(folder)), chosen.station, key)
        return folder, " ".join((sentence, *remarks, unsigned)).rstrip()

    return make


def output_folder(given: str, names: Iterable[str] = ()) -> Path:
    """The folder for a dossier, or for these files. Raises InvalidInput, OutputFault."""
    from voorzitter_console.dossier.bag.write import OWN_NAMES, check_folder

    if not given.strip():
        raise InvalidInput("--uit: hier hoort de naam van een map; geef een map die nog leeg is of niet bestaat.")
    folder = Path(given)
    check_folder(folder, tuple(names) or OWN_NAMES)
    return folder


def open_existing(path: Path, *, oefening: bool | None = None) -> SqliteJournal:
    """A journal to read from. Raises JournalError."""
    from voorzitter_console.journal.sqlite import SqliteJournal

    return SqliteJournal.open(path, oefening=oefening, create=False, read_only=True)


def open_to_write(path: Path) -> SqliteJournal:
    """A journal that is there already, of a meeting or of a practice, to record in. Raises JournalError."""
    from voorzitter_console.journal.sqlite import SqliteJournal

    return SqliteJournal.open(path, oefening=None, create=False)
