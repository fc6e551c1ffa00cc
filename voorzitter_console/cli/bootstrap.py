"""Composes: settings -> journal. The only place that knows which journal a command gets."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console import settings
from voorzitter_console.errors import InvalidInput
from voorzitter_console.own_folder import make_own
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.aftercare.papers import Papieren
    from voorzitter_console.clock import Clock
    from voorzitter_console.journal.key import Key
    from voorzitter_console.journal.place import JournalPlace, ServerPlace
    from voorzitter_console.journal.port import KeptJournal
    from voorzitter_console.journal.sqlite import SqliteJournal


PHRASE = "VOORZITTER_CONSOLE_KLUISZIN"
"""Where the phrase of a vault's lock may stand, for a computer without a keyring; never in a file of ours."""


def database_path(given: str | None, chosen: settings.Settings, *, oefening: bool) -> Path:
    """The journal's file, for what is done with files only. Raises InvalidInput where it is on a server."""
    named = _named(given, chosen, oefening=oefening)
    if is_address(named):
        raise InvalidInput("Dit gaat niet met een journaal op een server; geef met --database het pad van een bestand.")
    if "\x00" in named:
        raise InvalidInput(f"{one_line(named, 80)}: dit is geen pad; geef met --database het pad van een bestand.")
    if not named:
        return settings.data_path("oefening.sqlite" if oefening else "journaal.sqlite")
    path = Path(named).expanduser()
    if oefening and not is_address(chosen.database):
        _not_the_real(path, database_path(None, chosen, oefening=False))
    return path


def _not_the_real(path: Path, real: Path) -> None:
    """A practice does not take the place where real meetings are, or will be, recorded. Raises InvalidInput."""
    try:
        same = path.absolute() == real.absolute() or path.samefile(real)
    except OSError:  # one is not there, or its name is too long for a file: said where it is opened
        same = False
    if same:
        raise InvalidInput(
            f"{one_line(str(path), 200)} is de plaats van echte vergaderingen; geef met --database een ander bestand."
        )


def _named(given: str | None, chosen: settings.Settings, *, oefening: bool) -> str:
    if given is not None and not given.strip():
        raise InvalidInput("--database: hier hoort het pad van een bestand, of een adres (postgresql://).")
    refuse_other_address(given or "")
    return given or ("" if oefening else chosen.database)


def is_address(text: str) -> bool:
    """Whether this names a server and no file."""
    return text.lower().startswith(("postgresql://", "postgres://"))


def database_place(given: str | None, chosen: settings.Settings, *, oefening: bool) -> JournalPlace:
    """The journal: a file (:func:`database_path`), or a database on a server. Raises InvalidInput, JournalError."""
    named = _named(given, chosen, oefening=oefening)
    if not is_address(named):
        from voorzitter_console.journal.place import FilePlace

        return FilePlace(database_path(given, chosen, oefening=oefening))
    return server_place(named)


def place_from(text: str) -> JournalPlace:
    """The journal that an argument names: a path or an address. Raises InvalidInput, JournalError."""
    from voorzitter_console.journal.place import FilePlace

    if not text.strip() or "\x00" in text:
        raise InvalidInput(f"{one_line(text, 80) or 'leeg'}: verwacht het pad van een bestand, of een adres.")
    refuse_other_address(text)
    return server_place(text) if is_address(text) else FilePlace(Path(text).expanduser())


def refuse_other_address(text: str) -> None:
    """An address of another kind names no file: what was meant is a server that cannot be. Raises InvalidInput."""
    kind, mark, _ = text.partition("://")
    if mark and kind.replace("+", "").isalnum() and not is_address(text):
        raise InvalidInput(
            f"{one_line(kind, 20)}://: een journaal staat in een bestand of op PostgreSQL; geef een pad, of een adres "
            "dat begint met postgresql://."
        )


def server_place(url: str) -> ServerPlace:
    """The journal at that address. Raises InvalidInput, JournalError."""
    from voorzitter_console.journal.place import ServerPlace
    from voorzitter_console.journal.server import ServerAddress

    if "\x00" in url:
        raise InvalidInput(f"{one_line(url, 80)}: dit is geen adres; verwacht postgresql://GEBRUIKER@SERVER/DATABASE.")
    place = ServerPlace(ServerAddress(url), settings.data_path("servers"))
    place.local  # noqa: B018  an address that is none is refused here, before anything is opened
    return place


def own_folder(place: JournalPlace | Path) -> None:
    """The user's own data folder is made on first use; one that somebody named must be there. Raises JournalError."""
    from voorzitter_console.journal.location import check_location
    from voorzitter_console.journal.place import place_of

    path = place_of(place).local
    if settings.data_path("x").parent in (path.parent, path.parent.parent.parent):
        check_location(path, create_parent=True)


def key_path() -> Path:
    """Where this installation's key is."""
    return settings.data_path("sleutel.pem")


def care_keys() -> Path:
    """Where the keys of the confidential streams are: not beside the journal, so that no copy takes them along."""
    return settings.data_path("nazorg")


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


def papers(*, on_screen: bool = False) -> Papieren:
    """What writes the files of a meeting: noted in the user's own folder, signed by this installation's key.

    ``on_screen``: a screen has the terminal, so nothing is written to it beside that.
    """
    from voorzitter_console.aftercare.papers import Papieren
    from voorzitter_console.journal.stream_key import StreamKeys

    key = _key_if_any if on_screen else signing_key
    return Papieren(
        plaatsen=places_path(),
        sleutel=key,
        zorgsleutels=StreamKeys(care_keys()),
        bewaarmaanden=max(0, settings.load().bewaren.maanden),
    )


def _key_if_any() -> Key | None:
    from voorzitter_console.journal.key import KeyUnusable, load

    try:
        return load(key_path())
    except KeyUnusable:
        return None


def dossier_of(place: JournalPlace, chosen: settings.Settings, clock: Clock) -> Callable[[str], tuple[Path, str]]:
    """Makes the dossier of a meeting, by its id, in a folder of its own in the user's data folder: that folder, and
    what is to be said of it. Raises ConsoleError.
    """

    def make(stroom: str) -> tuple[Path, str]:
        from voorzitter_console.meeting import Meeting
        from voorzitter_console.moment import local

        moment = local(clock.now()).strftime("%Y-%m-%d %H%M%S")
        folder = settings.data_path("dossiers") / f"{moment} {stroom[:8]}"
        make_own(folder.parent)
        journal = open_existing(place)
        try:
            meeting = Meeting.resume(journal, stroom, clock, station=chosen.station, strict=True)
            made = papers(on_screen=True)
            unsigned = (
                "" if made.sleutel() is not None else " Het is niet ondertekend: deze computer heeft geen sleutel."
            )
            return folder, f"{made.dossier(meeting, str(folder))}{unsigned}"
        finally:
            journal.close()

    return make


def output_folder(given: str, names: Iterable[str] = ()) -> Path:
    """The folder for a dossier, or for these files. Raises InvalidInput, OutputFault."""
    from voorzitter_console.dossier.bag.write import OWN_NAMES, check_folder

    if not given.strip():
        raise InvalidInput("--uit: hier hoort de naam van een map; geef een map die nog leeg is of niet bestaat.")
    folder = Path(given)
    check_folder(folder, tuple(names) or OWN_NAMES)
    return folder


def open_existing(place: JournalPlace | Path, *, oefening: bool | None = None) -> KeptJournal:
    """A journal to read from. Raises JournalError."""
    from voorzitter_console.journal.place import place_of

    return _with_key(place_of(place).open(oefening=oefening, read_only=True))


def open_file(path: Path, *, read_only: bool = False) -> SqliteJournal:
    """A journal in a file, for what is done with files only. Raises JournalError."""
    from voorzitter_console.journal.sqlite import SqliteJournal

    journal = SqliteJournal.open(path, oefening=None, create=False, read_only=read_only)
    _with_key(journal)
    return journal


def _with_key(journal: KeptJournal) -> KeptJournal:
    """With the phrase of the environment used, where the vault is under a key that this computer does not have."""
    given = os.environ.get(PHRASE)
    if given is not None:
        from voorzitter_console.journal import lock
        from voorzitter_console.journal.relock import slot_in

        found = slot_in(journal)
        if found is not None and lock.opened.get(found.sleutel_id) is None:
            lock.opened.add(lock.unwrapped(found, given))
    return journal


def open_or_begin(place: JournalPlace, *, oefening: bool) -> KeptJournal:
    """The journal there to record in, begun where there is none yet; practice only where that is asked for.

    Raises JournalError.
    """
    if not place.exists():
        own_folder(place)
        return _with_key(place.open(oefening=oefening, create=True))
    return _with_key(place.open(oefening=True if oefening else None))


def open_to_write(place: JournalPlace | Path) -> KeptJournal:
    """A journal that is there already, of a meeting or of a practice, to record in. Raises JournalError."""
    from voorzitter_console.journal.place import place_of

    return _with_key(place_of(place).open(oefening=None))
