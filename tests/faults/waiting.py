"""Two real consoles whose file is held, that are stopped, and whose clocks jump: what was pressed is there, once."""

from __future__ import annotations

import signal
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.stations.pair import Console, Pair, on_disk
from voorzitter_console.journal.verify import verify_journal
from voorzitter_console.meeting import replay

LOCK, STOP = 30.0, 60.0
"""Seconds that the file is held, and that each console is stopped."""
PRESSES = 6
NEAR = timedelta(seconds=5)
"""Between a press and the moment that its entry has, on a busy machine."""
MOMENTS = (
    ("twee uur terug", timedelta(hours=-2)),
    ("een dag vooruit", timedelta(days=1)),
    ("drie dagen terug", timedelta(days=-3)),
    ("goed", timedelta(0)),
)
EDGES = (
    ("einde zomertijd", datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC)),
    ("begin zomertijd", datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC)),
    ("jaarwisseling", datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC)),
    ("2001", datetime(2001, 1, 1, tzinfo=UTC)),
)
"""Moments on which a clock is put, a second before something turns over."""


class Waited:
    """The pair, and what they pressed."""

    def __init__(self, database: Path) -> None:
        self.pair = Pair(database)
        self.texts: list[str] = []
        self.wrong: list[str] = []

    def press(self, console: Console, text: str) -> None:
        """A note that must be there at the end."""
        self.texts.append(text)
        console.press(("noteer", {"tekst": text}), woorden=text)

    def heard(self, console: Console, text: str) -> None:
        console.heard("Recorded", woorden=text, seconds=LOCK + STOP + 60)


def held(w: Waited, seconds: float) -> None:
    """Another program keeps everybody out of the file; both consoles go on being pressed."""
    with closing(sqlite3.connect(w.pair.database, isolation_level=None, timeout=30)) as con:
        con.execute("BEGIN EXCLUSIVE")
        pressed: list[tuple[Console, str, datetime]] = []
        for number in range(PRESSES):
            for console in w.pair.both:
                text = f"slot {number} {console is w.pair.chair}"
                pressed.append((console, text, datetime.now(UTC)))
                w.press(console, text)
            time.sleep(seconds / PRESSES)
        con.execute("ROLLBACK")
    for console, text, _ in pressed:
        w.heard(console, text)
    for entry in on_disk(w.pair.database):
        for _, text, moment in pressed:
            if entry.payload.get("tekst") == text and abs(entry.gebeurd_op - moment) > NEAR:
                w.wrong.append(f"{text} has not the moment of its press")


def put_to_sleep(w: Waited, console: Console) -> None:
    """Stopped with no lock on the file in its hands: who is stopped in the middle of a look keeps all others out for
    as long as it sleeps, as any program would (:func:`held` tries that).
    """
    while True:
        console.signal(signal.SIGSTOP)
        with closing(sqlite3.connect(w.pair.database, isolation_level=None, timeout=0.5)) as con:
            try:
                con.execute("BEGIN EXCLUSIVE")
                con.execute("ROLLBACK")
            except sqlite3.OperationalError:  # busy: once more, a moment later
                console.signal(signal.SIGCONT)
                time.sleep(0.05)
                continue
            return


def stopped(w: Waited, seconds: float) -> None:
    """Each is stopped in turn while the other records."""
    for asleep, awake in (w.pair.both, w.pair.both[::-1]):
        put_to_sleep(w, asleep)
        end, number = time.monotonic() + seconds, 0
        w.press(asleep, f"gedrukt in stilstand {asleep is w.pair.chair}")
        while time.monotonic() < end:
            text = f"wakker {awake is w.pair.chair} {number}"
            w.press(awake, text)
            w.heard(awake, text)
            number += 1
            time.sleep(seconds / 20)
        asleep.signal(signal.SIGCONT)
        w.heard(asleep, f"gedrukt in stilstand {asleep is w.pair.chair}")


def jumped(w: Waited) -> int:
    """The clocks of both are put elsewhere, one after the other; how often."""
    now, count = datetime.now(UTC), 0
    steps = [*MOMENTS, *((name, moment - now) for name, moment in EDGES), ("goed", timedelta(0))]
    for name, off in steps:
        for console in w.pair.both:
            console.say(klok=off.total_seconds())
            count += 1
            for number in range(3):
                text = f"{name} {number} {count}"
                w.press(console, text)
                w.heard(console, text)
                time.sleep(0.4)  # past what turns over
    return count


def waited(database: Path, part: int) -> tuple[str, list[str]]:
    """All three; what was met, and what is wrong. ``part``: so many times shorter."""
    w = Waited(database)
    lock, stop = LOCK / part, STOP / part
    with w.pair:
        w.pair.begin()
        held(w, lock)
        stopped(w, stop)
        jumps = jumped(w)
        w.pair.settled(1 + len(w.texts))
    entries = on_disk(database)
    there = [entry.payload.get("tekst") for entry in entries if entry.soort == "noteer" and entry.door != "systeem"]
    if sorted(map(str, there)) != sorted(w.texts):
        w.wrong.append(f"{len(w.texts)} were pressed, {len(there)} are there")
    if [item.entry.positie for item in replay(entries).in_order()] != list(range(1, len(entries) + 1)):
        w.wrong.append("the order is not that of recording")
    w.wrong += [str(fault) for fault in verify_journal(database).all_faults]
    told = (
        f"bestand {lock:.0f} s bezet, elke console {stop:.0f} s stil (SIGSTOP), {jumps} sprongen van de klok (uren, "
        f"dagen, zomertijd, jaarwisseling, 2001): {len(w.texts)} keer gedrukt, alles één keer, in volgorde, met de "
        "tijd van de toets"
    )
    return told, w.wrong
