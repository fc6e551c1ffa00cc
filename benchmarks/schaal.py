"""Journals on a server as they grow: many meetings at once, and ten years of every municipality.

.venv/bin/python -m benchmarks.schaal                               (both)
.venv/bin/python -m benchmarks.schaal zalen [URL] [MEETINGS ...]    (1, 10 and 50 without)
.venv/bin/python -m benchmarks.schaal omvang [URL] [ENTRIES]        (1,000,000 without)

URL: a server on which databases may be made, with some 400 connections; without one of its own. Asked: append p99 and
lag p99 of 50 meetings within twice those of 1; lag p50 at most 1.5 times that of a bare pair in the same run (a row
inserted with NOTIFY, fetched by who is told). What the machine itself makes of so many connections is measured beside
it: as many bare pairs, in turns with the meetings, so that what else the machine does falls on each. One meeting
verified, and a person looked up in all meetings of a municipality, under a second among 10,000,000 entries. Seconds of
the wall: on a machine that others use they say less.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import psycopg

from tests.journal.contract import draft
from tests.postgres import PgServer, started
from voorzitter_console.entry import Draft, uuid7
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_verify import verify_server

READERS = 5
SECONDS = 36.0
WARM = 8
"""Entries of each meeting before it is measured: a connection that is minutes old has its plans and functions ready."""
PACE = 1.0
"""Seconds between two entries of one meeting: more than people do."""
QUICK = 0.02
"""The same where one writer and one reader are held against a bare pair."""


@contextmanager
def a_server(url: str | None) -> Iterator[PgServer]:
    """The one that was named, or one of our own."""
    if url is not None:
        yield PgServer(url)
        return
    with tempfile.TemporaryDirectory(prefix="schaal-") as folder:
        Path(folder).chmod(0o755)
        own = started(Path(folder) / "pg")
        try:
            with psycopg.connect(own.get_uri(), autocommit=True) as con:
                con.execute("ALTER SYSTEM SET max_connections = 500")
                con.execute("ALTER SYSTEM SET shared_buffers = '256MB'")
            own.stop()
            own.start()
            yield PgServer(own.get_uri())
        finally:
            own.cleanup()


@dataclass
class Measured:
    """Seconds of each append, and from its begin until a reader had the entry."""

    appends: list[float] = field(default_factory=list)
    lags: list[float] = field(default_factory=list)

    def line(self, name: str) -> str:
        return f"{name:24} append {_ms(self.appends)}   lag {_ms(self.lags)}   ({len(self.lags)} times)"


def _ms(found: list[float]) -> str:
    return f"p50 {1000 * median(found):6.2f} ms  p99 {1000 * quantiles(found, n=100)[98]:7.2f} ms"


ROUNDS = 3
"""Turns of each."""
PAIRS = 15
"""Turns of one writer and one reader, each beside a bare pair: of a single round the ratio went from 1.2 to 2.3."""


def zalen(server: PgServer, sizes: list[int]) -> None:
    with server.database() as url:
        PostgresJournal.open(ServerAddress(url)).close()
        with psycopg.connect(url, autocommit=True) as con:
            con.execute(
                "CREATE TABLE kaal (zaal text, nummer integer, tekst text NOT NULL, PRIMARY KEY (zaal, nummer))"
            )
        bare, ours, ratios = Measured(), Measured(), []
        for _ in range(PAIRS):
            one = in_turns(url, [(1, 1)], pace=QUICK, seconds=100 * QUICK, rounds=1)
            for into, kind in ((bare, _Bare), (ours, _Meeting)):
                into.appends += one[kind, 1].appends
                into.lags += one[kind, 1].lags
            ratios.append(median(one[_Meeting, 1].lags) / median(one[_Bare, 1].lags))
        print(bare.line("one bare pair"))
        print(ours.line("one writer, one reader"))
        print(f"  lag p50 {median(ratios):.2f} times the bare pair's (asked: 1.5)", end="")
        print(f"; of {PAIRS} rounds in turn the median, from {min(ratios):.2f} to {max(ratios):.2f}")
        found = in_turns(url, [(size, READERS) for size in sizes], pace=PACE, seconds=SECONDS)
        for kind, name in ((_Bare, "bare, {} x 5"), (_Meeting, "{} meetings, 5 readers")):
            for size in sizes:
                print(found[kind, size].line(name.format(size)))
            begin, last = (_p99(found[kind, size]) for size in (sizes[0], sizes[-1]))
            told = ", ".join(f"{n} p99 {b / a:.2f}" for n, a, b in zip(("append", "lag"), begin, last, strict=True))
            print(f"  {sizes[-1]} against {sizes[0]}: {told} times (asked of the meetings: 2)")


def _p99(found: Measured) -> tuple[float, float]:
    return quantiles(found.appends, n=100)[98], quantiles(found.lags, n=100)[98]


def in_turns(
    url: str, sizes: list[tuple[int, int]], *, pace: float, seconds: float, rounds: int = ROUNDS
) -> dict[tuple[type[_Hall], int], Measured]:
    """Of each kind and each number (with so many readers), all of its turns together."""
    found: dict[tuple[type[_Hall], int], Measured] = {}
    for _ in range(rounds):
        for halls, readers in sizes:
            for kind in (_Bare, _Meeting):
                into = found.setdefault((kind, halls), Measured())
                at_once(url, kind, halls, into, readers=readers, pace=pace, seconds=seconds / rounds)
    return found


def at_once(
    url: str, kind: type[_Hall], halls: int, found: Measured, *, readers: int, pace: float, seconds: float
) -> None:
    """So many halls, each with one writer and its readers."""
    begun: dict[str, float] = {}
    stop, ready = threading.Event(), (threading.Barrier(halls * (readers + 1)), threading.Barrier(halls + 1))
    threads, mark = [], time.time_ns()
    for number in range(halls):
        hall = kind(url, f"zaal-{mark}-{number}", number / halls, found, begun, stop, ready, pace)
        threads += [threading.Thread(target=job) for job in (hall.write, *[hall.read] * readers)]
    for thread in threads:
        thread.start()
    ready[1].wait()
    time.sleep(seconds)
    stop.set()
    for thread in threads:
        thread.join()


@dataclass
class _Hall:
    """One hall; ``later``: by which part of the pace it begins after the first."""

    url: str
    stroom: str
    later: float
    found: Measured
    begun: dict[str, float]
    stop: threading.Event
    ready: tuple[threading.Barrier, threading.Barrier]
    """All are connected, and all are warm."""
    pace: float
    warm: bool = False

    def write(self) -> None:
        raise NotImplementedError

    def read(self) -> None:
        raise NotImplementedError

    def paced(self, write: Callable[[int], str]) -> None:
        """Write on and on; what is given is called with 1, 2, ... and says under which name it was begun."""
        self.ready[0].wait()
        for number in range(1, WARM + 1):
            self.begun.pop(write(number))
            self.stop.wait(QUICK)
        self.ready[1].wait()
        self.warm = True
        self.stop.wait(self.later * self.pace)
        number = WARM + 1
        while not self.stop.is_set():
            name = write(number)
            self.found.appends.append(time.monotonic() - self.begun[name])
            number += 1
            self.stop.wait(self.pace)

    def came(self, name: str) -> None:
        if self.warm and (began := self.begun.get(name)) is not None:
            self.found.lags.append(time.monotonic() - began)


class _Bare(_Hall):
    """A row with NOTIFY in one statement, and listeners that fetch what is new."""

    def write(self) -> None:
        text = "WITH rij AS (INSERT INTO kaal VALUES (%s, %s, %s)) SELECT pg_notify(%s, '')"
        with psycopg.connect(self.url, autocommit=True) as con:

            def write(number: int) -> str:
                self.begun[name := f"{self.stroom}/{number}"] = time.monotonic()
                con.execute(text, (self.stroom, number, "x" * 600, self.stroom))
                return name

            self.paced(write)

    def read(self) -> None:
        with psycopg.connect(self.url, autocommit=True) as con:
            con.execute(f'LISTEN "{self.stroom}"'.encode())
            self.ready[0].wait()
            seen = 0
            while not self.stop.is_set():
                for _ in con.notifies(timeout=0.5, stop_after=1):
                    pass
                for (nummer,) in con.execute(
                    "SELECT nummer FROM kaal WHERE zaal = %s AND nummer > %s ORDER BY nummer", (self.stroom, seen)
                ).fetchall():
                    self.came(f"{self.stroom}/{nummer}")
                    seen = nummer


class _Meeting(_Hall):
    """A meeting on the journal, as a console writes it and others read along."""

    def write(self) -> None:
        with closing(PostgresJournal.open(ServerAddress(self.url))) as journal:
            journal.append(self.stroom, draft("begin_vastlegging", titel="Proef"), expected=0)

            def write(number: int) -> str:
                given = one_of_a_meeting()
                self.begun[given.id] = time.monotonic()
                journal.append(self.stroom, given, expected=number)
                return given.id

            self.paced(write)

    def read(self) -> None:
        with closing(PostgresJournal.open(ServerAddress(self.url), read_only=True)) as journal:
            journal.follow(self.stroom)
            journal.await_news(0.0)
            self.ready[0].wait()
            seen = journal.head(self.stroom).aantal
            while not self.stop.is_set():
                if journal.await_news(0.5):
                    for entry in journal.read(self.stroom, seen):
                        self.came(entry.id)
                        seen = entry.positie


def one_of_a_meeting() -> Draft:
    """An entry of the usual size, with a text in the vault."""
    import secrets

    now = datetime.now(UTC)
    return Draft(
        id=uuid7(now, secrets.token_bytes(10)),
        soort="beschrijf_verstoorder",
        payload={"label": "NN1", "signalement": "rood haar, groene jas, spandoek", "plaats": "publieke tribune"},
        private=frozenset({"signalement"}),
        gebeurd_op=now,
        vastgelegd_op=now,
        door="griffier",
        station="raadzaal-1, griffier",
    )


PER_MEETING, MUNICIPALITIES = 100, 342


def omvang(server: PgServer, entries: int) -> None:
    with server.database() as url:
        with closing(PostgresJournal.open(ServerAddress(url))) as journal:
            expected = 0
            for _ in range(PER_MEETING):
                expected = journal.append("eigen", one_of_a_meeting(), expected=expected).positie
        began = time.monotonic()
        fill(url, entries)
        print(f"{entries:,} entries of {MUNICIPALITIES} municipalities, made in {time.monotonic() - began:.0f} s")
        with psycopg.connect(url, autocommit=True) as con:
            for table in ("vastlegging", "kluis", "stroom"):
                row = con.execute(
                    "SELECT pg_table_size(%s::regclass), pg_indexes_size(%s::regclass)", (table, table)
                ).fetchone()
                assert row is not None
                print(f"  {table:12} {row[0] / 2**20:8.0f} MB and {row[1] / 2**20:8.0f} MB of indexes")
        timed("one meeting verified", lambda: verify_server(ServerAddress(url), stroom="eigen").uitkomst)
        timed("one meeting read", lambda: _read_whole(url))
        timed("an append", lambda: _append_one(url))
        timed("a person in one municipality", lambda: _person(url))


def timed(name: str, job: Any) -> None:
    took = []
    for _ in range(5):
        began = time.monotonic()
        answer = job()
        took.append(time.monotonic() - began)
    print(f"  {name:30} {median(took) * 1000:8.1f} ms  ({answer})")


def _read_whole(url: str) -> int:
    with closing(PostgresJournal.open(ServerAddress(url), read_only=True)) as journal:
        return len(journal.read("eigen"))


def _append_one(url: str) -> int:
    with closing(PostgresJournal.open(ServerAddress(url))) as journal:
        return journal.append("eigen", one_of_a_meeting(), expected=journal.head("eigen").aantal).positie


def _person(url: str) -> int:
    """Everything that was described under a label, in all meetings of a municipality."""
    with psycopg.connect(url) as con:
        rows = con.execute(
            "SELECT v.stroom, v.positie, v.inhoud FROM vastlegging v WHERE v.gemeente = %s "
            'AND v.inhoud LIKE \'%%"label":"NN1"%%\' AND v.inhoud LIKE \'%%"soort":"beschrijf_verstoorder"%%\'',
            ("GM0007",),
        ).fetchall()
    return len(rows)


_ROWS = """
INSERT INTO vastlegging SELECT 'verg-' || md5(n::text), p, md5(n || '-' || p), md5(n || '=' || p),
  '{"door":"griffier","gebeurd_op":"2026-03-10T19:12:10.123Z","id":"' || md5(n || '-' || p) || '","kwaliteit":"exact",'
  || '"payload":{"label":"NN' || p %% 9 || '","plaats":"publieke tribune","signalement":{"kluis":"'
  || md5(n || '+' || p) || md5(p || '+' || n) || '"}},"soort":"'
  || CASE p %% 5 WHEN 0 THEN 'beschrijf_verstoorder' ELSE 'noteer' END || '","station":"raadzaal-1",'
  || '"tijd_gegeven":false,"vastgelegd_op":"2026-03-10T19:12:10.123Z","versie":1,"zone":"Europe/Amsterdam"}',
  md5(p || n::text) || md5(n || p::text), md5(n || '=' || p + 1) || md5(n || '=' || p),
  'GM' || lpad((n %% %s)::text, 4, '0')
FROM generate_series(0, %s - 1) n, generate_series(1, %s) p
"""


def fill(url: str, entries: int) -> None:
    """Rows of the usual size and spread; their hashes are made up, for only their number and size count here."""
    meetings = entries // PER_MEETING
    with psycopg.connect(url, autocommit=True) as con:
        con.execute("SET session_replication_role = replica")
        con.execute("SET synchronous_commit = off")
        con.execute("SET statement_timeout = 0")
        con.execute("SET maintenance_work_mem = '512MB'")
        constraints = con.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE conrelid IN ('vastlegging'::regclass, 'kluis'::regclass, 'stroom'::regclass) "
            "AND contype IN ('p', 'u', 'f') ORDER BY contype = 'f' DESC, contype"
        ).fetchall()
        for table, name, _ in constraints:
            con.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name} CASCADE".encode())
        con.execute(
            "INSERT INTO stroom (nummer, id, aantal, kop, gemeente) SELECT n / %s + 1, 'verg-' || md5(n::text), %s, "
            "md5(n::text), 'GM' || lpad((n %% %s)::text, 4, '0') FROM generate_series(0, %s - 1) n",
            (MUNICIPALITIES, PER_MEETING, MUNICIPALITIES, meetings),
        )
        con.execute(_ROWS, (MUNICIPALITIES, meetings, PER_MEETING))
        con.execute(
            "INSERT INTO kluis SELECT id, 'signalement', '\"rood haar, groene jas, spandoek\"', "
            "md5(id) || md5(vorige), gemeente FROM vastlegging WHERE stroom <> 'eigen'"
        )
        for table, name, text in reversed(constraints):
            con.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {text}".encode())
        con.execute("VACUUM ANALYZE vastlegging, kluis, stroom")


def main(args: list[str]) -> None:
    what = args[0] if args else ""
    url = next((word for word in args[1:] if "://" in word), None)
    numbers = [int(word.replace(",", "")) for word in args[1:] if "://" not in word]
    with a_server(url) as server:
        if what != "omvang":
            zalen(server, numbers or [1, 10, 50])
        if what != "zalen":
            omvang(server, numbers[0] if numbers else 1_000_000)


if __name__ == "__main__":
    main(sys.argv[1:])
