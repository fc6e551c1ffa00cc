"""How soon a console knows that its server is gone: a cable that is cut in silence, a press on it, a server that stops.

    python -m tests.echt.test_connection_loss ADDRESS      (what the test starts in a network of its own)

Asked: within a second (docs/archief.md has the figures). The test allows five, for a machine five times slower. Needs
root: only it may make network namespaces.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median

import pytest

from tests.echt.cluster import need_postgresql, running
from tests.echt.test_two_laptops import Network
from tests.journal.contract import M, draft, fill
from tests.parts import need
from voorzitter_console.journal.poll import Poller
from voorzitter_console.journal.port import JournalError
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.server import ServerAddress

pytestmark = [pytest.mark.echt, pytest.mark.server, pytest.mark.groot]
TIMES, ALLOWED = 3, 5.0


def follow(address: str) -> None:
    """Read along as a console does, press when told to; says on stdout what was met, with the moment."""

    def say(what: str) -> None:
        os.write(1, f"{what} {time.monotonic()}\n".encode())  # at once: two threads tell

    place = ServerAddress(address)
    with (
        Poller(
            lambda: PostgresJournal.open(place, read_only=True, busy_seconds=0.5), lambda _entries: None,
            lambda _fault: say("lost"), stroom=M, on_well=lambda: say("well"),
        ),
        closing(PostgresJournal.open(place, busy_seconds=0.5)) as journal,
    ):  # fmt: skip
        journal.head(M)
        say("ready")
        for _ in sys.stdin:
            try:
                journal.append(M, draft(), expected=journal.head(M).aantal)
                say("written")
            except JournalError:
                say("refused")


class Follower:
    """That, in a network of its own."""

    def __init__(self, network: Network, address: str) -> None:
        command = [
            "ip",
            "netns",
            "exec",
            network.name,
            sys.executable,
            "-m",
            "tests.echt.test_connection_loss",
            address,
        ]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )
        self._said: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.until("ready")

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._said.put(line)

    def press(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def until(self, *wanted: str) -> dict[str, float]:
        """The moments at which each of these was said next, in whatever order."""
        found: dict[str, float] = {}
        while found.keys() != set(wanted):
            word, moment = self._said.get(timeout=60).split()
            if word in wanted:
                found.setdefault(word, float(moment))
        return found

    def write(self) -> None:
        """Press until it is written: all is well again, on the connection that writes too."""
        word = ""
        while word != "written":
            self.press()
            while word not in ("written", "refused"):
                word = self._said.get(timeout=60).split()[0]
            word = word if word == "written" else ""


@contextmanager
def network() -> Iterator[Network]:
    need_postgresql()
    need(os.name == "posix" and os.geteuid() == 0, "network namespaces need root and iproute2")
    try:
        made = Network(9)
    except (OSError, subprocess.CalledProcessError) as fault:
        need(False, f"no network namespace can be made here: {fault}")
        raise
    try:
        yield made
    finally:
        made.remove()


def test_a_server_that_is_gone_is_known_soon() -> None:
    took: dict[str, list[float]] = {"cut": [], "cut and pressed": [], "stopped": []}
    with (
        network() as net,
        tempfile.TemporaryDirectory(prefix="voorzitter-console-pg-") as folder,
        running(Path(folder), net.server) as cluster,
    ):
        address = cluster.url(net.server)
        with closing(PostgresJournal.open(ServerAddress(address))) as journal:
            fill(journal, 2)
        follower = Follower(net, address)
        try:
            for what in [*took] * TIMES:
                follower.write()
                began = time.monotonic()
                if what == "stopped":
                    cluster.stop()
                else:
                    net.cut()
                if what == "cut and pressed":
                    follower.press()
                    took[what].append(follower.until("refused", "lost")["refused"] - began)
                else:
                    took[what].append(follower.until("lost")["lost"] - began)
                if what == "stopped":
                    cluster.start()
                else:
                    net.plug()
                follower.until("well")
        finally:
            follower.process.kill()
            follower.process.communicate()
    told = ", ".join(f"{what}: {median(found):.2f} s (most {max(found):.2f})" for what, found in took.items())
    print(told)  # noqa: T201
    assert max(max(found) for found in took.values()) < ALLOWED, told


if __name__ == "__main__":
    follow(sys.argv[1])
