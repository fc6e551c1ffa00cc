"""Two consoles that seal and copy beside their work, killed at any moment: nothing told is lost, all verifies."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal

ROUNDS = 6
WORK = """
import queue, sys
from pathlib import Path
from voorzitter_console.clock import SystemClock
from voorzitter_console.console import messages as m
from voorzitter_console.console.compose import console_session
from voorzitter_console.console.safekeeping import Safekeeping
from voorzitter_console.journal import keeper
from voorzitter_console.procedure.advice.offers import Opdracht

keeper.SOON = keeper.IDLE = 0.01
folder, rol = Path(sys.argv[1]), sys.argv[2]
clock, told = SystemClock(), queue.Queue()
safe = Safekeeping(folder / "j.sqlite", key=folder / "sleutel.pem", heads=folder / "koppen", clock=clock, station=rol,
                   copy_to=folder / "stick")
session = console_session(folder / "j.sqlite", oefening=False, clock=clock, station=rol, protocol_naam="maassluis-2025",
                          rol=rol, safekeeping=safe)
session.start(told.put)
standing = None
while standing is None:
    found = told.get(timeout=20)
    if isinstance(found, m.NoMeeting):
        session.begin({"titel": "Raad"}) if rol == "voorzitter" else session.look()
    if isinstance(found, m.Occupied):
        session.sit(found.stroom, rol)
    if isinstance(found, (m.Broken, m.ProgramFault)):
        print("stuk", getattr(found, "sentence", None) or repr(found.error), flush=True)
        sys.exit(1)
    standing = found if isinstance(found, m.Standing) else None
for number in range(10_000):
    soort = ("noteer", "schors", "noteer", "hervat")[number % 4]
    velden = {"tekst": f"{rol} {number}"} if soort == "noteer" else {}
    session.record(m.RecordingPress(op=clock.now(), sinds=clock.monotonic(), woorden="",
                                    opdrachten=(Opdracht(soort, velden),),
                           door=rol, getoond=0))
    while not isinstance(found := told.get(timeout=20), (m.Recorded, m.Declined)):
        pass
    if isinstance(found, m.Recorded):
        print(found.entry.id, flush=True)
"""


def start(folder: Path, rol: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WORK, str(folder), rol], stdout=subprocess.PIPE, text=True)


@pytest.mark.echt
@pytest.mark.groot
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_while_they_record_seal_and_copy(tmp_path: Path) -> None:
    chance = random.Random(7)
    (tmp_path / "stick").mkdir()
    path = tmp_path / "j.sqlite"
    acknowledged: list[str] = []
    for _ in range(ROUNDS):
        chair = start(tmp_path, "voorzitter")
        assert chair.stdout is not None
        acknowledged.append(chair.stdout.readline().strip())
        clerk = start(tmp_path, "griffier")
        time.sleep(0.5 + chance.random())
        for process in chance.sample([chair, clerk], 2):
            process.send_signal(signal.SIGKILL)
        for process in (chair, clerk):
            out, _ = process.communicate()
            acknowledged += [line for line in out.split("\n")[:-1] if line]
        SqliteJournal.open(path, create=False).close()  # makes whole what was cut off
        report = verify_journal(path)
        assert report.uitkomst == "heel", report.all_faults
    with closing(SqliteJournal.open(path, create=False)) as journal:
        (stream,) = journal.streams()
        recorded = {entry.id for entry in journal.read(stream.id)}
    assert not [line for line in acknowledged if line.startswith("stuk")]
    assert set(acknowledged) <= recorded
    assert len(acknowledged) >= ROUNDS
    assert report.streams[0].zegel.aantal > 0
    copy = tmp_path / "stick" / "j.sqlite"
    assert not copy.exists() or verify_journal(copy).uitkomst == "heel"
