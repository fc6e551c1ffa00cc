"""Two laptops and an archive, each laptop in a network of its own: a cut, a take-over, and the old one back again.

Real consoles on terminals, driven by keys. Needs root: only it may make network namespaces.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.echt.cluster import Cluster, need_postgresql, running
from tests.echt.terminal import Terminal
from tests.parts import need
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_verify import verify_server
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

pytestmark = [pytest.mark.echt, pytest.mark.server, pytest.mark.groot]


def ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)


class Network:
    """A laptop's own, with one cable to where the server is."""

    def __init__(self, number: int) -> None:
        self.name = f"vczaal{number}"
        self.server, self.laptop = f"10.86.{number}.1", f"10.86.{number}.2"
        ip("netns", "add", self.name)
        ip("link", "add", f"{self.name}s", "type", "veth", "peer", "name", f"{self.name}l")
        ip("link", "set", f"{self.name}l", "netns", self.name)
        ip("addr", "add", f"{self.server}/30", "dev", f"{self.name}s")
        ip("netns", "exec", self.name, "ip", "addr", "add", f"{self.laptop}/30", "dev", f"{self.name}l")
        ip("netns", "exec", self.name, "ip", "link", "set", "lo", "up")
        self.plug()

    def plug(self) -> None:
        ip("link", "set", f"{self.name}s", "up")
        ip("netns", "exec", self.name, "ip", "link", "set", f"{self.name}l", "up")

    def cut(self) -> None:
        """No answer comes any more, nor a word that the other side is gone."""
        ip("link", "set", f"{self.name}s", "down")

    def remove(self) -> None:
        subprocess.run(["ip", "netns", "del", self.name], check=False, capture_output=True)
        subprocess.run(["ip", "link", "del", f"{self.name}s"], check=False, capture_output=True)


@pytest.fixture
def networks() -> Iterator[tuple[Network, Network]]:
    need_postgresql()
    need(os.geteuid() == 0 and shutil.which("ip") is not None, "network namespaces need root and iproute2")
    made: list[Network] = []
    try:
        for number in (1, 2):
            try:
                made.append(Network(number))
            except subprocess.CalledProcessError as fault:
                need(False, f"no network namespace can be made here: {fault.stderr!r}")
        yield made[0], made[1]
    finally:
        for network in made:
            network.remove()


class Laptop:
    """Where a console of it runs, and with which settings."""

    def __init__(self, network: Network, cluster: Cluster, folder: Path) -> None:
        folder.mkdir()
        self.network, self.folder = network, folder
        self.url = cluster.url(network.server)
        self.journal = folder / "journaal.sqlite"
        (folder / ".pgpass").write_text(f"{network.server}:*:*:beheer:g-eheim\n", encoding="utf-8")
        (folder / ".pgpass").chmod(0o600)
        settings = folder / "instellingen.toml"
        url = self.url.replace(":g-eheim@", "@")
        settings.write_text(f'station = "{folder.name}"\n[archief]\nurl = "{url}"\n', encoding="utf-8")
        self._env = [f"VOORZITTER_CONSOLE_INSTELLINGEN={settings}", f"HOME={folder}"]

    def command(self, *words: str) -> list[str]:
        ip_path = shutil.which("ip") or "ip"
        program = [sys.executable, "-m", "voorzitter_console", *words]
        return [ip_path, "netns", "exec", self.network.name, "/usr/bin/env", *self._env, *program]

    def console(self) -> Terminal:
        return Terminal(self.command("--database", str(self.journal)), self.folder)

    def run(self, *words: str) -> str:
        env = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"}
        done = subprocess.run(self.command(*words), capture_output=True, text=True, check=False, env=env, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def count(self) -> int:
        with closing(SqliteJournal.open(self.journal, create=False, read_only=True)) as journal:
            streams = journal.streams()
            return streams[0].head.aantal if streams else 0


def press(terminal: Terminal, key: str, laptop: Laptop, more: int) -> None:
    """The key, twice where its sentence must come up first, until so many entries are there."""
    wanted = laptop.count() + more
    terminal.until_quiet(2.0)
    terminal.keys(key)
    terminal.until_quiet(2.0)
    if laptop.count() < wanted:
        terminal.keys(key)
    terminal.until(lambda: laptop.count() >= wanted, f"{more} entries for {key}")


def test_a_meeting_goes_on_elsewhere_when_its_laptop_is_cut_off_and_nothing_is_mixed(
    networks: tuple[Network, Network],
) -> None:
    first, second = networks
    with (
        tempfile.TemporaryDirectory(prefix="voorzitter-console-pg-") as folder,
        running(Path(folder), first.server, second.server) as cluster,
    ):
        base = Path(folder)
        old, new = Laptop(first, cluster, base / "raadzaal-1"), Laptop(second, cluster, base / "raadzaal-2")
        admin = cluster.url(first.server)
        PostgresJournal.open(ServerAddress(admin)).close()

        def archived() -> int:
            with closing(PostgresJournal.open(ServerAddress(admin), create=False, read_only=True)) as journal:
                streams = journal.streams()
                return streams[0].head.aantal if streams else 0

        chair = old.console()
        chair.until(lambda: old.journal.exists() and "GESLOTEN" not in chair.seen and len(chair.seen) > 500, "a screen")
        chair.until_quiet(1.0)
        chair.keys("\r")
        chair.until(lambda: old.journal.exists() and old.count() >= 1, "the meeting")
        press(chair, "s", old, 2)
        chair.until(lambda: archived() == old.count(), "what was recorded in the archive")
        before = archived()

        first.cut()
        press(chair, "v", old, 1)
        chair.until_seen("alles wacht op deze")
        assert archived() == before

        told = new.run("overzetten", new.url, str(new.journal), "--neem-over", "--door", "de griffier", "--ja")
        assert f"tot en met nr. {before}" in told
        other = new.console()
        other.until(lambda: len(other.seen) > 500, "a screen")
        press(other, "v", new, 1)
        other.until(lambda: archived() == new.count(), "what goes on in the archive")

        first.plug()
        chair.until_seen("overgenomen door een andere laptop")
        left = next(old.folder.glob("achtergebleven-*.txt")).read_text(encoding="utf-8")
        assert re.findall(r"^nr\. (\d+)", left, re.M) == [str(n) for n in range(before + 1, old.count() + 1)]
        held = old.count()
        chair.keys("v")
        chair.until_quiet(2.0)
        chair.keys("v")
        chair.until_quiet(2.0)
        assert old.count() == held
        assert not list(old.folder.glob("*.nood.sqlite"))
        for terminal in (chair, other):
            terminal.kill()
        assert archived() == new.count()
        assert verify_server(ServerAddress(admin)).uitkomst == "heel"
        assert [verify_journal(laptop.journal).uitkomst for laptop in (old, new)] == ["heel", "heel"]
