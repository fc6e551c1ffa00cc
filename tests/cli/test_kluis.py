"""``kluis`` as a user types it: the lock on, what cannot be read without the key, open by the phrase."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import environment, one_sentence
from tests.command import Result, here
from voorzitter_console import sleutelbos
from voorzitter_console.clock import SystemClock
from voorzitter_console.journal import lock
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure.commands import BeginVastlegging
from voorzitter_console.procedure.parse import parse_command
from voorzitter_console.protocol.load import find

NAME = "Karel Ongenaam de Derde"


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """A keyring of our own, and a phrase that costs less."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(sleutelbos, "get", kept.get)
    monkeypatch.setattr(sleutelbos, "put", lambda naam, secret: kept.update({naam: secret}) is None)
    monkeypatch.setattr(lock, "_COST", {"n": 1 << 4, "r": 8, "p": 1})
    yield kept
    lock.opened.clear()
    lock.slots.clear()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A real meeting with a witness in it."""
    path = tmp_path / "j.sqlite"
    protocol = find("maassluis-2025")
    begin = BeginVastlegging(
        aanvang="2026-03-10T19:30:00+01:00",
        orgaan="gemeenteraad",
        titel="Raad",
        protocol_naam=protocol.naam,
        protocol_tekst=protocol.bron,
        protocol_hash=protocol.hash,
    )
    with closing(SqliteJournal.open(path)) as journal:
        meeting = Meeting.begin(journal, SystemClock(), protocol, begin, station="x")
        meeting.decide(parse_command("noem_getuige", {"naam": NAME}), door="griffier")
    return path


def run(path: Path, *args: str | Path, **more: str) -> Result:
    """As a process of its own would: with what the keyring or the environment gives, and nothing else."""
    lock.opened.clear()
    at: tuple[str | Path, ...] = () if args[0] == "controleer" else ("--database", path)
    return here([*args, *at], path.parent, {**environment(path.parent), **more})


def phrase_of(done: Result) -> str:
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[0].removeprefix("De zin van het slot: ")


@pytest.mark.lang
def test_on_and_read_and_lost_and_open_again(path: Path, ring: dict[str, str]) -> None:
    assert "geen slot" in run(path, "kluis").stdout
    zin = phrase_of(run(path, "kluis", "aan", "--ja"))
    assert NAME.encode() not in path.read_bytes()
    assert "heeft de sleutel." in run(path, "kluis", "stand").stdout
    made = run(path, "dossier", "--uit", "een")
    assert made.returncode == 0, made.stderr
    kept = dict(ring)
    ring.clear()
    stands = run(path, "kluis")
    assert (stands.returncode, "2 teksten" in stands.stdout or "teksten zijn hier niet" in stands.stdout) == (1, True)
    judged = run(path, "controleer", path)
    assert judged.returncode == 0
    assert "op slot en hier niet te controleren" in judged.stdout
    told = json.loads(run(path, "controleer", path, "--json").stdout)
    assert (told["uitkomst"], told["vergaderingen"][0]["niet_te_controleren"] > 0) == ("heel", True)
    erase = ("wis", "--positie", "2", "--grond", "verzoek", "--door", "x", "--ja")
    for refused in (run(path, "dossier", "--uit", "twee"), run(path, *erase)):
        assert refused.returncode == 2
        assert "kluis open" in one_sentence(refused)
    assert run(path, "dossier", "--uit", "drie", VOORZITTER_CONSOLE_KLUISZIN=zin).returncode == 0
    wrong = run(path, "kluis", "open", VOORZITTER_CONSOLE_KLUISZIN=lock.new_phrase())
    assert "past niet" in one_sentence(wrong)
    opened = run(path, "kluis", "open", VOORZITTER_CONSOLE_KLUISZIN=zin)
    assert (opened.returncode, "in de sleutelbos" in opened.stdout) == (0, True)
    assert ring == kept


def test_another_phrase(path: Path, ring: dict[str, str]) -> None:
    old = phrase_of(run(path, "kluis", "aan", "--ja"))
    new = phrase_of(run(path, "kluis", "zin", "--ja"))
    ring.clear()
    assert run(path, "kluis", "open", VOORZITTER_CONSOLE_KLUISZIN=old).returncode == 2
    assert run(path, "kluis", "open", VOORZITTER_CONSOLE_KLUISZIN=new).returncode == 0
    assert run(path, "controleer", path).returncode == 0


def test_without_a_keyring_it_says_what_is_asked_at_each_start(
    path: Path, ring: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sleutelbos, "put", lambda _naam, _secret: False)
    done = run(path, "kluis", "aan", "--ja")
    assert done.returncode == 0
    assert "VOORZITTER_CONSOLE_KLUISZIN" in done.stderr
    assert ring == {}


def test_nobody_to_write_it_down(path: Path) -> None:
    before = path.read_bytes()
    for doen in ("aan", "zin"):
        refused = run(path, "kluis", doen)
        assert refused.returncode == 2
        one_sentence(refused)
    assert path.read_bytes() == before


def test_a_copy_for_another_computer(path: Path, tmp_path: Path, ring: dict[str, str]) -> None:
    zin = phrase_of(run(path, "kluis", "aan", "--ja"))
    assert run(path, "kopie", "stick").returncode == 0
    ring.clear()
    (tmp_path / "ander").mkdir()
    shutil.copy(tmp_path / "stick" / "j.sqlite", tmp_path / "ander" / "j.sqlite")
    other = tmp_path / "ander" / "j.sqlite"
    assert run(other, "controleer", other).returncode == 0
    assert run(other, "kluis", "open", VOORZITTER_CONSOLE_KLUISZIN=zin).returncode == 0
    assert NAME in (lambda j: j.read(j.streams()[0].id))(SqliteJournal.open(other, create=False))[1].payload["naam"]
