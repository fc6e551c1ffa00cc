"""The same on a PostgreSQL server, which is itself killed now and then: what was answered is there, once, in order."""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.faults.kills import STREAM, Outcome, kill_in_turn
from tests.postgres import started
from voorzitter_console.journal.key import load
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_verify import verify_server

SERVER_EACH = 25
"""The server falls after so many kills of a writer."""


def available() -> str:
    """Why it cannot be done here; empty where it can."""
    if not hasattr(os, "fork"):
        return "Windows kent geen fork"
    try:
        with _server():
            return ""
    except pytest.skip.Exception as fault:
        return str(fault)


@contextmanager
def _server() -> Iterator[Any]:
    """A server of its own, in a folder that the user may enter as whom it runs."""
    folder = Path(tempfile.mkdtemp(prefix="voorzitter-console-val-"))
    folder.chmod(0o755)
    try:
        own = started(folder / "pg")
        try:
            yield own
        finally:
            own.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def killed(kills: int, seed: int) -> tuple[Outcome, int]:
    """Two writers killed so many times, and the server after every so many; how often that fell."""
    fell = 0
    with _server() as own, tempfile.TemporaryDirectory() as folder:
        place = ServerAddress(own.get_uri())
        PostgresJournal.open(place).close()

        def between(number: int) -> None:
            nonlocal fell
            if number % SERVER_EACH == SERVER_EACH - 1:
                os.kill(own.get_pid(), signal.SIGQUIT)  # at once, with nothing tidied up: as if its power went
                while own.pgdata.joinpath("postmaster.pid").exists():
                    time.sleep(0.01)
                own.start()
                fell += 1

        told = kill_in_turn(
            lambda: PostgresJournal.open(place, create=False), load(Path(folder) / "sleutel.pem"), kills,
            random.Random(seed), between,
        )  # fmt: skip
        with closing(PostgresJournal.open(place, create=False, read_only=True)) as journal:
            left = [entry.id for entry in journal.read(STREAM)]
            seals = journal.head("zegels").aantal
        return told.outcome(kills, left, seals, verify_server(place).all_faults), fell
