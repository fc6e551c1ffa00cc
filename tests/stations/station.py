"""One console without its screen, as a process of its own: ``station.py DATABASE ROL``.

It is the session that the screens have (``ui/compose.py``), with a clock that can be put wrong. Each line of stdin is
one JSON object that says what to do (see ``main``), each line of stdout one that says what the session told the
screens: what stands there was told, also when this process is killed the moment after.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import threading
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from voorzitter_console.clock import SystemClock
from voorzitter_console.console import messages as m
from voorzitter_console.console.compose import console_session
from voorzitter_console.journal import rows
from voorzitter_console.procedure.advice.offers import Opdracht


class OffClock(SystemClock):
    """The laptop's clock, ``off`` seconds from the right time."""

    off = 0.0

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=self.off)


class Station:
    """The session, what it told last, and the lines of stdout."""

    def __init__(self, database: Path, rol: str, clock: OffClock) -> None:
        self._lock = threading.Lock()
        self._shown = 0
        self.stands = threading.Event()
        self.clock = clock
        self.session = console_session(
            database, oefening=False, clock=clock, station="laptop", protocol_naam="maassluis-2025", rol=rol
        )

    def say(self, **fields: object) -> None:
        with self._lock:
            sys.stdout.write(json.dumps({**fields, "moment": time.monotonic()}) + "\n")
            sys.stdout.flush()

    def told(self, message: object) -> None:
        """What the app is given, in one line."""
        fields: dict[str, object] = {"bericht": type(message).__name__}
        snapshot = getattr(message, "snapshot", None)
        if snapshot is not None:
            self._shown = snapshot.positie
            fields["positie"] = snapshot.positie
        if isinstance(message, m.Standing):
            self.stands.set()
        if isinstance(message, m.Recorded):
            fields |= {"id": message.entry.id, "plaats": message.entry.positie, "payload": dict(message.entry.payload)}
        if isinstance(message, m.Recorded | m.Declined | m.Delayed):
            fields["woorden"] = message.press.woorden
        if isinstance(message, m.Others):
            fields["plaatsen"] = [entry.positie for entry in message.entries]
        for name in ("sentence", "doubled", "station", "rol", "exit_code", "last"):
            if hasattr(message, name):
                fields[name] = getattr(message, name)
        if isinstance(message, m.ProgramFault):
            fields["sentence"] = repr(message.error)
        self.say(**fields)

    def press(self, opdrachten: list[Any], woorden: str = "", om: float = 0.0, bewaar: str = "") -> None:
        """One key press, at the monotonic moment ``om``."""
        shown = self._shown
        while (left := om - time.monotonic()) > 0:
            time.sleep(left if left > 0.002 else 0)
        self.session.record(
            m.RecordingPress(
                op=self.clock.now(),
                sinds=time.monotonic(),
                woorden=woorden,
                opdrachten=tuple(Opdracht(soort, velden) for soort, velden in opdrachten),
                door=self.session.rol,
                getoond=shown,
                te_bewaren=bewaar,
            )
        )

    def state(self) -> None:
        """What this console knows, once it did all it was given."""
        self.session.idle().result(60)
        meeting = self.session._seat.meeting
        assert meeting is not None
        ids = [entry.id for entry in meeting.entries]
        self.say(bericht="stand", ids=ids, staat=repr(meeting.state), station=self.session.station)

    def notes(self, count: int, name: str) -> None:
        for number in range(count):
            self.press([("noteer", {"tekst": f"{name} {number}"})], woorden=f"{name} {number}")


def stop_within_the_next_write() -> None:
    """This process stops itself (SIGSTOP) while it holds the write lock: all is written but the commit."""
    write: Any = rows
    insert = rows.insert

    def stopped(*given: Any) -> None:
        write.insert = insert
        insert(*given)
        os.kill(os.getpid(), signal.SIGSTOP)

    write.insert = stopped


def stop_with_the_whole_file(database: Path) -> None:
    """This process stops itself while it keeps even readers out of the file, as in the middle of a commit."""
    with closing(sqlite3.connect(database, isolation_level=None)) as con:
        con.execute("BEGIN EXCLUSIVE")
        os.kill(os.getpid(), signal.SIGSTOP)
        con.execute("ROLLBACK")


def main(database: str, rol: str) -> None:
    """A line is one of these, with what it needs: a press is ``druk``, ``stop`` and ``slot`` stop this process."""
    station = Station(Path(database), rol, OffClock())
    station.session.start(station.told)
    for line in sys.stdin:
        do = json.loads(line)
        if "begin" in do:
            station.session.begin(do["begin"])
        elif "druk" in do:
            station.press(do["druk"], do.get("woorden", ""), do.get("om", 0.0), do.get("bewaar", ""))
        elif "notities" in do:
            station.stands.wait()
            station.notes(do["notities"], do["naam"])
        elif "klok" in do:
            station.clock.off = do["klok"]
        elif "stop" in do:
            stop_within_the_next_write()
        elif "slot" in do:
            stop_with_the_whole_file(Path(database))
        elif "stand" in do:
            station.state()
        elif "kijk" in do:
            station.session.look()
        elif "sluit" in do:
            break
    station.session.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
