"""How far a standby is behind, what waiting for it costs, and how long it takes to go back to a moment.

    .venv/bin/python -m benchmarks.standby [ENTRIES]

Debian's PostgreSQL with TLS, both servers on this machine: between two machines the way to and fro comes on top. POSIX
only. Printed: an append on a server alone, beside a standby that is not waited for, and beside one that is; how long
after its begin a reader on the standby has the entry; and in how many seconds a server that was lost stands there again
as it was at a named moment, from a copy and its log of writes.
"""

from __future__ import annotations

import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles

from benchmarks.schaal import one_of_a_meeting
from tests.echt.cluster import Cluster, running
from tests.journal.contract import M, draft
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_verify import verify_server

ENTRIES = 200
WARM = 10
"""First ones of each series that are not counted."""
PACE = 0.05


def _ms(found: list[float]) -> str:
    return f"p50 {1000 * median(found):6.2f} ms  p99 {1000 * quantiles(found, n=100)[98]:6.2f} ms"


def series(journal: PostgresJournal, entries: int, other: Cluster | None) -> tuple[list[float], list[float]]:
    """Seconds of each append, and from its begin until a reader of the other server had it."""
    appends, lags = [], []
    reader = PostgresJournal.open(ServerAddress(other.url()), read_only=True) if other is not None else None
    for _ in range(WARM + entries):
        time.sleep(PACE)
        given, expected = one_of_a_meeting(), journal.head(M).aantal
        began = time.monotonic()
        entry = journal.append(M, given, expected=expected)
        took = time.monotonic() - began
        if reader is not None:
            while reader.head(M).aantal < entry.positie:
                pass
            lags.append(time.monotonic() - began)
        appends.append(took)
    if reader is not None:
        reader.close()
    return appends[WARM:], lags[WARM:]


def waits_for_both(cluster: Cluster, *, yes: bool) -> None:
    cluster.sql("postgres", f"ALTER SYSTEM SET synchronous_standby_names = '{'*' if yes else ''}'")
    cluster.sql("postgres", "SELECT pg_reload_conf()")
    time.sleep(1.0)


def main(entries: int) -> None:
    with tempfile.TemporaryDirectory(prefix="standby-") as folder, running(Path(folder)) as cluster:
        with closing(PostgresJournal.open(ServerAddress(cluster.url()))) as journal:
            journal.append(M, draft("begin_vastlegging", titel="Proef"), expected=0)
            print(f"alone: append {_ms(series(journal, entries, None)[0])}")
            other = cluster.standby(Path(folder) / "twee")
            try:
                for yes, name in ((False, "beside"), (True, "waited for")):
                    waits_for_both(cluster, yes=yes)
                    appends, lags = series(journal, entries, other)
                    print(f"{name}: append {_ms(appends)}   on the standby {_ms(lags)}")
                waits_for_both(cluster, yes=False)
            finally:
                other.stop()
        back_to_a_moment(cluster, Path(folder), entries)


def back_to_a_moment(cluster: Cluster, folder: Path, entries: int) -> None:
    """A copy, then entries, then a named moment, then more; then that server is lost."""
    kept = cluster.archiving()
    with closing(PostgresJournal.open(ServerAddress(cluster.url()))) as journal:
        for _ in range(entries):
            journal.append(M, one_of_a_meeting(), expected=journal.head(M).aantal)
        then = journal.head(M)
        cluster.moment("toen", kept)
        journal.append(M, one_of_a_meeting(), expected=then.aantal)
    began = time.monotonic()
    back = cluster.back_to("toen", kept, folder / "terug")
    try:
        took = time.monotonic() - began
        with closing(PostgresJournal.open(ServerAddress(back.url()), read_only=True)) as journal:
            assert journal.head(M) == then
        found = verify_server(ServerAddress(back.url())).uitkomst
        print(f"back to a moment: {took:.1f} s, {then.aantal} entries, {found}")
    finally:
        back.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)
