"""A device goes on where the consoles do when the journal is damaged: in the emergency journal."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.console.test_emergency import entries, overwrite
from tests.livestream.obs_console import ObsConsole
from voorzitter_console.console import messages as m
from voorzitter_console.journal.emergency import emergency_path
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.web.sessions import Sessions

PATIENCE = 20.0


@pytest.fixture(autouse=True)
def sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voorzitter_console.console.refuge.DAMAGE", 0.3)


@pytest.fixture
def console(tmp_path: Path) -> Iterator[ObsConsole]:
    found = ObsConsole(tmp_path, None)
    try:
        yield found.begin()
    finally:
        found.close()


def test_what_a_device_presses_on_a_damaged_journal_is_in_the_emergency_journal(console: ObsConsole) -> None:
    stroom = console.entries()[0].stroom
    sessions = Sessions(
        console.database, oefening=False, clock=console.core.clock, station="zaal", protocol_naam="maassluis-2025"
    )
    listener, device = sessions.listener(), sessions.device("griffier", "toestel 1")
    heard: queue.SimpleQueue[m.News] = queue.SimpleQueue()
    try:
        listener.start(lambda _news: None)
        device.start(heard.put)
        device.resume(stroom)
        device.idle().result(PATIENCE)
        console.press("noteer", tekst="voor de schade")
        overwrite(console.database)
        op = console.core.clock.now()
        press = m.RecordingPress(
            op=op, sinds=0, woorden="", opdrachten=(Opdracht("noteer", {"tekst": "erna"}),), door="griffier", getoond=0
        )
        device.record(press)
        end = time.monotonic() + PATIENCE
        while not isinstance(heard.get(timeout=PATIENCE), m.Recorded):
            assert time.monotonic() < end
        there = [e for e in entries(emergency_path(console.database)) if e.soort == "noteer" and e.door == "griffier"]
        assert [(e.payload["tekst"], e.station) for e in there] == [("erna", "zaal, toestel 1, griffier")]
    finally:
        device.close()
        listener.close()
