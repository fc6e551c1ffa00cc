"""``deel`` as a process of its own: its lines, its faults in one sentence, killed and started again."""

from __future__ import annotations

import asyncio
import os
import queue
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import httpx
import pytest

from tests.web.site import Seen
from voorzitter_console.console.delen import Delen, addresses
from voorzitter_console.console.sharing_file import SharingFile
from voorzitter_console.journal.sqlite import SqliteJournal

PATIENCE = 20.0
HEAVY = ("starlette", "uvicorn", "jinja2", "segno", "h11", "cryptography")


class Process:
    """One, with its lines as they come."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", "voorzitter_console", "deel", "--adres", "127.0.0.1:0", *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
            env={**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)},
        )  # fmt: skip
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()
        self.url = self.line("Adres: ").rstrip("/")

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.rstrip("\n"))

    def line(self, begin: str) -> str:
        """The rest of the next line that begins so."""
        while True:
            line = self._lines.get(timeout=PATIENCE)
            if line.startswith(begin):
                return line.removeprefix(begin)

    def say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def browser(self) -> httpx.Client:
        trust = ssl.create_default_context(cafile=str(self.folder / "voorzitter-console/delen/certificaat.pem"))
        return httpx.Client(base_url=self.url, verify=trust, headers={"Origin": self.url}, timeout=PATIENCE)

    def end(self, how: int = signal.SIGTERM) -> int:
        self._process.send_signal(how)
        return self._process.wait(PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(PATIENCE)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def fault(folder: Path, *arguments: str) -> str:
    """The one sentence with which it ends at once, exit 2."""
    ended = subprocess.run(
        [sys.executable, "-m", "voorzitter_console", "deel", *arguments],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE, check=False,
        env={**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)},
    )  # fmt: skip
    assert ended.returncode == 2, ended
    assert ended.stdout == ""
    (sentence,) = ended.stderr.splitlines()
    return sentence


@contextmanager
def taken() -> Iterator[int]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield held.getsockname()[1]


@pytest.mark.lang
def test_each_fault_is_one_sentence(tmp_path: Path) -> None:
    with taken() as port:
        assert "kan niet worden geluisterd" in fault(tmp_path, "--adres", f"127.0.0.1:{port}")
    assert "kan niet worden geluisterd" in fault(tmp_path, "--adres", "192.0.2.7:8443")
    for odd in (
        "",
        ":",
        "x",
        "8443",
        "127.0.0.1:99999",
        "127.0.0.1:-1",
        "raadzaal.local:8443",
        "0.0.0.0:8443",
        "[::]:1",
    ):
        assert fault(tmp_path, "--adres", odd).startswith(f"--adres {odd}: ")
    assert "samen" in fault(tmp_path, "--adres", "127.0.0.1:0", "--certificaat", str(tmp_path / "x.pem"))
    missing = ("--certificaat", str(tmp_path / "x.pem"), "--sleutel", str(tmp_path / "y.pem"))
    assert "geen leesbaar certificaat" in fault(tmp_path, "--adres", "127.0.0.1:0", *missing)


@pytest.mark.lang
def test_what_is_no_journal_for_a_meeting_gets_no_codes(tmp_path: Path) -> None:
    practice, text = tmp_path / "oefening.sqlite", tmp_path / "tekst.sqlite"
    SqliteJournal.open(practice, oefening=True).close()
    text.write_text("geen journaal", encoding="utf-8")
    for path, says in ((practice, "is een oefenjournaal"), (text, "is geen journaal van dit programma")):
        assert says in fault(tmp_path, "--adres", "127.0.0.1:0", "--database", str(path))


@pytest.mark.lang
def test_it_is_killed_and_keeps_who_was_paired(tmp_path: Path) -> None:
    with Process(tmp_path) as deel:
        code = deel.line("Koppelcode griffier: ")
        assert len(code) == 8
        assert code.isdecimal()
        with deel.browser() as browser:
            assert browser.post("/koppel", data={"code": code}).status_code == 303
            assert deel.line("Toestel 1") == " griffier gekoppeld"
            assert browser.post("/hier").status_code == 200
            cookies = dict(browser.cookies)
        deel.say("bode")
        assert deel.line("Koppelcode bode: ").isdecimal()
        deel.end(signal.SIGKILL)
    with Process(tmp_path) as again, again.browser() as browser:
        for name, value in cookies.items():
            browser.cookies.set(name, value)
        assert browser.post("/hier").status_code == 200
        again.say("sluit af 1")
        again.line("Toestel 1 griffier afgesloten")
        assert browser.post("/hier").status_code == 403
        assert again.end() == 0


@pytest.mark.lang
def test_the_chairs_console_knows_one_from_a_terminal_and_a_second_is_refused(tmp_path: Path) -> None:
    chair = SharingFile(tmp_path / "voorzitter-console" / "journaal.sqlite")
    assert chair.standing() is None
    with Process(tmp_path) as deel, deel.browser() as browser:
        assert browser.post("/koppel", data={"code": deel.line("Koppelcode griffier: ")}).status_code == 303
        deel.line("Toestel 1 griffier gekoppeld")
        until(lambda: (found := chair.standing()) is not None and found.regel == "DELEN: griffier")
        assert "wordt al gedeeld" in fault(tmp_path, "--adres", "127.0.0.1:0")
        chair.ask("sluit af 1")
        deel.line("Toestel 1 griffier afgesloten")
        assert browser.post("/hier").status_code == 403
        until(lambda: (found := chair.standing()) is not None and found.regel == "DELEN: nog niemand")
        deel.end(signal.SIGKILL)
    assert chair.standing() is None
    with Process(tmp_path) as deel:
        until(lambda: chair.standing() is not None)
        chair.ask("stop")
        assert deel._process.wait(PATIENCE) == 0
    assert chair.standing() is None


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.lang
def test_who_started_it_hears_its_lines_and_can_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    deel = Delen(["--adres", "127.0.0.1:0"], lines.put)
    found = [lines.get(timeout=PATIENCE) for _ in range(5)]
    assert [line.split()[0] for line in found] == ["Adres:", "Vingerafdruk:", "Koppelcode", "Koppelcode", "Koppelcode"]
    deel.new_code("bode")
    assert lines.get(timeout=PATIENCE).startswith("Koppelcode bode: ")
    deel.cut(7)
    assert lines.get(timeout=PATIENCE) == "Er is geen toestel 7."
    assert deel.runs
    deel.stop()
    assert not deel.runs


@pytest.mark.lang
def test_the_end_of_its_input_ends_nothing(tmp_path: Path) -> None:
    with Process(tmp_path) as deel:
        deel.line("Koppelcode meekijker: ")
        assert deel._process.stdin is not None
        deel._process.stdin.close()
        with deel.browser() as browser:
            assert "Dit toestel koppelen" in browser.get("/").text
        assert deel.end(signal.SIGINT) == 0


@pytest.mark.lang
def test_a_meeting_that_begins_later_is_found_and_stays_the_devices_own(tmp_path: Path) -> None:
    """Paired before the chair began; recorded from the page; the journal names the device."""
    with Process(tmp_path) as deel, deel.browser() as browser:
        assert browser.post("/koppel", data={"code": deel.line("Koppelcode griffier: ")}).status_code == 303
        assert "Nog geen vergadering" in browser.get("/").text
        begin = (
            "from pathlib import Path; from voorzitter_console.console.compose import console_session\n"
            "from voorzitter_console.clock import SystemClock; import sys, time\n"
            "s = console_session(Path(sys.argv[1]), oefening=False, clock=SystemClock(), station='zaal',"
            " protocol_naam='maassluis-2025')\n"
            "s.start(lambda n: None); s.idle().result(); s.begin({'orgaan': 'gemeenteraad', 'titel': 'Raad'})\n"
            "s.idle().result(); s.close()\n"
        )
        path = tmp_path / "voorzitter-console" / "journaal.sqlite"
        subprocess.run([sys.executable, "-c", begin, str(path)], check=True, timeout=PATIENCE)

        async def page() -> Seen:
            for _ in range(200):
                found = Seen(browser.get("/").text)
                if found.button(woorden="Bodedienst waarschuwen"):
                    return found
                await asyncio.sleep(0.05)
            raise AssertionError("".join(found.text))

        found = asyncio.run(page())
        button = found.button(woorden="Bodedienst waarschuwen")
        assert button is not None
        sent = {**found.body(button), "id": ["0f" * 16]}
        answer = browser.post("/doe", data=sent, headers={"Accept": "application/json"})
        assert answer.json()["goed"] is True, answer.text
        journal = SqliteJournal.open(path, create=False, read_only=True)
        try:
            entry = journal.read(journal.streams()[0].id)[-1]
        finally:
            journal.close()
        assert (entry.soort, entry.door) == ("waarschuw_bodedienst", "griffier")
        assert entry.station.endswith(", toestel 1, griffier")
        deel.end(signal.SIGKILL)
        cookies = browser.cookies
    # Its answer may have been lost: the device sends the press again, to a process that was started anew.
    with Process(tmp_path) as deel, deel.browser() as browser:
        browser.cookies = cookies
        assert deel.line("Toestel 1 ") == "griffier gekoppeld"
        asyncio.run(page())
        answer = browser.post("/doe", data=sent, headers={"Accept": "application/json"})
        assert answer.json()["goed"] is True, answer.text
        journal = SqliteJournal.open(path, create=False, read_only=True)
        try:
            warned = [e for e in journal.read(journal.streams()[0].id) if e.soort == "waarschuw_bodedienst"]
        finally:
            journal.close()
        assert [e.id for e in warned] == [entry.id]
        assert deel.end() == 0


def test_the_addresses_are_the_laptops_own() -> None:
    for address in addresses():
        with socket.socket() as probe:
            probe.bind((address, 0))


LIGHT = (
    *("voorzitter_console.cli.main", "voorzitter_console.cli.parser", "voorzitter_console.cli.deel"),
    *("voorzitter_console.ui.app", "voorzitter_console.regels.console", "voorzitter_console.console.delen"),
)


@pytest.mark.parametrize("module", LIGHT)
def test_only_the_page_imports_a_web_library(module: str) -> None:
    code = f"import sys, {module}; print([m for m in {HEAVY!r} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
