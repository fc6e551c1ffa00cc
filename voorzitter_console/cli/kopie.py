"""``kopie MAP``: a verified copy of journal and evidence; ``--terug``: back from it, also on another laptop."""

from __future__ import annotations

import argparse
from pathlib import Path

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import database_place, key_path, own_folder, places_path
from voorzitter_console.cli.say import holdings, say, tell
from voorzitter_console.clock import SystemClock
from voorzitter_console.errors import InvalidInput, Refused
from voorzitter_console.journal import emergency
from voorzitter_console.journal.backup import Copied, copy_journal, restore
from voorzitter_console.journal.place import FilePlace, JournalPlace
from voorzitter_console.journal.places import note
from voorzitter_console.journal.port import JournalMissing, JournalNotWritable
from voorzitter_console.text import counted, one_line


def command(args: argparse.Namespace) -> int:
    """Exit 0, or 1 where evidence that was recorded is not in the copy."""
    if not args.map.strip() or "\x00" in args.map:
        raise InvalidInput("Hier hoort de naam van een map, zoals die van een USB-stick.")
    folder = Path(args.map).expanduser()
    place = database_place(args.database, settings.load(), oefening=False)
    if not args.terug:
        return _there(folder, place)
    if not isinstance(place, FilePlace):
        raise InvalidInput("Terug naar een server gaat met: overzetten KOPIE ADRES; een kopie vervangt daar niets.")
    return _back(folder, place.local)


def _there(folder: Path, place: JournalPlace) -> int:
    path = place.local
    if isinstance(place, FilePlace) and not path.is_file():
        raise JournalMissing(f"Er is geen journaal op {path}; noem met --database waar het wel staat.")
    try:
        if folder.parent.is_dir():
            folder.mkdir(mode=0o700, exist_ok=True)
    except FileExistsError:
        raise InvalidInput(f"{_name(folder)} is een bestand en geen map; kies een andere map.") from None
    except OSError:
        raise JournalNotWritable(f"De map {_name(folder)} kan niet worden gemaakt; controleer de rechten.") from None
    # The emergency journal first: where there is one, the other may be too damaged to be copied.
    beside, code = emergency.beside(path), 0
    for one in (FilePlace(beside), place) if beside is not None else (place,):
        done = copy_journal(one, folder / one.local.name)
        note(places_path(), "kopie", done.plaats, journal=one.local, now=SystemClock().now())
        code = max(code, _told(done, "Kopie gemaakt en nagekeken", one.plaats))
    return code


def _back(folder: Path, path: Path) -> int:
    from voorzitter_console.journal.key import load
    from voorzitter_console.journal.location import check_location
    from voorzitter_console.journal.remembered import Remembered
    from voorzitter_console.journal.stations import Stations

    copy = folder / path.name
    if not copy.is_file():
        raise JournalMissing(f"In {_name(folder)} staat geen kopie met de naam {path.name}.")
    own_folder(path)
    check_location(path)
    stations = Stations(path, lambda: None)
    try:
        others = stations.others()
        if others:
            raise Refused(
                f"Op dit journaal staat een console open ({one_line(others[0].station, 60)}); sluit die eerst."
            )
        beside, code = emergency.beside(copy), 0
        for one in (beside, copy) if beside is not None else (copy,):
            done = restore(
                one,
                path.with_name(one.name),
                key=load(key_path()),
                now=SystemClock().now(),
                station=settings.load().station,
                remembered=Remembered(settings.data_path("koppen")),
            )
            already = "Er is niets veranderd, alles uit de kopie staat hier al"
            code = max(code, _told(done, already if done.stond_er else "Teruggezet en nagekeken", folder))
        return code
    finally:
        stations.close()


def _told(done: Copied, what: str, source: Path | str) -> int:
    kind = " (OEFENING)" if done.oefening else ""
    held = holdings(done.vergaderingen, done.van("melding"), done.van("begin_nazorg"))
    evidence = f", {counted(len(done.bewijs), 'bewijsbestand', 'bewijsbestanden')}" if done.bewijs else ""
    entries = counted(done.aantal, "vastlegging", "vastleggingen")
    tell(f"{what}{kind}: {held}, {entries}{evidence}, in {_name(done.plaats)}.")
    for name in done.ontbreekt:
        where = one_line(str(source), 200)
        say(f"Het bewijs {one_line(name, 100)} ontbreekt of is veranderd in {where}, en is niet meegekomen.")
    return 1 if done.ontbreekt else 0


def _name(path: Path) -> str:
    return one_line(str(path), 200)
