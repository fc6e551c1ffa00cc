"""``deel``: lets another device work along in its browser. A process of its own on the journal, until it is stopped."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import hashlib
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import database_place, open_existing, own_folder
from voorzitter_console.cli.parts import alarm_of, evening_of, judged
from voorzitter_console.cli.say import tell
from voorzitter_console.journal import emergency
from voorzitter_console.journal.place import FilePlace, JournalPlace
from voorzitter_console.journal.port import JournalError, JournalMixed, JournalUnreadable
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.web.server import Server

FOLDER = "delen"


def command(args: argparse.Namespace) -> int:
    """Serves until Ctrl+C, ``stop`` on its input, or SIGTERM. Raises ConsoleError where it cannot begin."""
    chosen = judged()
    place = database_place(args.database, chosen, oefening=args.oefening)
    own_folder(place)
    _refuse_other(place, oefening=args.oefening)
    from voorzitter_console.cli.oefen import practice_of
    from voorzitter_console.clock import SystemClock
    from voorzitter_console.console.phones import Phones
    from voorzitter_console.console.sharing_file import SharingFile
    from voorzitter_console.web.faults import SharedAlready
    from voorzitter_console.web.server import ServeOptions, Server, run
    from voorzitter_console.web.sessions import Sessions

    clock = SystemClock()
    folder = settings.data_path(FOLDER)
    journal = hashlib.sha256(str(place.local.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    beside = SharingFile(place.local)
    choices = ServeOptions(
        adres=args.adres,
        folder=folder,
        pairings=folder / f"toestellen-{journal}.json",
        certificaat=Path(args.certificaat).expanduser() if args.certificaat else None,
        sleutel=Path(args.sleutel).expanduser() if args.sleutel else None,
        beside=beside,
    )
    sessions = Sessions(
        place,
        oefening=args.oefening,
        clock=clock,
        station=chosen.station,
        protocol_naam=chosen.protocol,
        phones=Phones.of(chosen),
        evening=evening_of(chosen, oefening=args.oefening),
        alarm=alarm_of(chosen, clock, oefening=args.oefening),
        practising=lambda: practice_of(args, place, clock),
    )

    if not beside.take():
        raise SharedAlready(
            "Dit journaal wordt al gedeeld. Op het scherm van de voorzitter staat wie meedoet: K en dan delen."
        )
    try:
        run(_serve(lambda: Server(sessions, choices, clock, _tell)))
    finally:
        beside.close()
    return 0


async def _serve(make: Callable[[], Server]) -> None:
    """Until it is told to stop. Raises ConsoleError where it cannot begin."""
    server = make()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(name, server.stop)
        except NotImplementedError:  # Windows
            signal.signal(name, lambda *_: server.stop())

    def ready() -> None:
        server.introduce()
        if sys.stdout is not None and sys.stdout.isatty():
            _picture(server.address.url)
        server.read_lines()

    await server.serve(ready)


def _refuse_other(place: JournalPlace, *, oefening: bool) -> None:
    """What is no journal, or one of the other kind, never becomes that of this meeting: no codes are given for it.

    Raises JournalUnreadable, JournalMixed. A server that does not answer, a file in use and damage, which the emergency
    journal is for, are met while it serves.
    """
    if isinstance(place, FilePlace) and not place.local.absolute().parent.is_dir():
        raise JournalUnreadable(f"De map {one_line(str(place.local.parent), 200)} is er niet; kijk het pad na.")
    if not isinstance(place, FilePlace) or not place.exists() or emergency.beside(place.local) is not None:
        return
    with contextlib.suppress(OSError):
        if not place.local.stat().st_size:
            return  # a console may be making it at this moment
    try:
        open_existing(place, oefening=oefening).close()
    except (JournalUnreadable, JournalMixed):
        raise
    except JournalError:
        return


def _tell(line: str) -> None:
    """One line, at once; who does not read it any more does not end what devices are doing."""
    with contextlib.suppress(OSError):
        tell(line)
        if sys.stdout is not None:
            sys.stdout.flush()


def _picture(url: str) -> None:
    """The address as a QR code on the terminal, for a phone; the code itself is never in it."""
    from voorzitter_console.console.qr import made
    from voorzitter_console.web.server import HELP

    with contextlib.suppress(OSError, UnicodeEncodeError):
        made(url).terminal(compact=True)
    _tell(HELP)
