"""All large fault tests by one command; prints rows for the table in docs/betrouwbaarheid.md, exits 1 on a fault.

    python -m tests.faults [--deel N] [PROEF ...]     (kills, server, crashes, preload, forgeries, waiting, power)

``--deel 10`` does a tenth of each, chosen by a seed: what ``.ci/run`` does each time.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.faults import crashes, forgeries, kills, power, preload, server_kills, waiting

KILLS = 1_000
Found = tuple[str, list[str]]
"""What was met, in Dutch, and what is wrong."""


def run_kills(deel: int, seed: int) -> Found:
    """Two writers, killed over and over."""
    with tempfile.TemporaryDirectory() as folder:
        out = kills.killed(Path(folder) / "j.sqlite", KILLS // deel, seed)
    told = (
        f"{out.kills} keer `kill -9`, twee schrijvers: {out.answered} beantwoord en {out.unanswered} niet, "
        f"{out.reads} keer alles gelezen, {out.seals} zegels; 0 kwijt of dubbel, één volgorde verklaart alles"
    )
    return told, out.wrong


def run_server(deel: int, seed: int) -> Found:
    """The same on a server, which falls too."""
    if why := server_kills.available():
        return f"niet gedaan: {why}", []
    out, fell = server_kills.killed(KILLS // deel, seed)
    told = (
        f"{out.kills} keer `kill -9`, twee schrijvers op een server die zelf {fell} keer viel: {out.answered} "
        f"beantwoord en {out.unanswered} niet, {out.reads} keer alles gelezen, {out.seals} zegels; 0 kwijt of dubbel, "
        "één volgorde verklaart alles"
    )
    return told, out.wrong


def run_crashes(deel: int, seed: int) -> Found:
    """The power goes at each operation, for every kind of write."""
    found = [crashes.crashed(kind, seed, deel) for kind in crashes.KINDS]
    told = ", ".join(f"{one.kind} {one.operations}" for one in found)
    disks = sum(one.disks for one in found)
    return f"stroom weg bij elke bewerking ({told}): {disks} schijven, 0 kwijt, steeds heel", [
        sentence for one in found for sentence in one.wrong
    ]


def run_preload(deel: int, seed: int) -> Found:
    """The system says no at each call."""
    if why := preload.available():
        return f"niet gedaan: {why}", []
    found = preload.run(deel, seed)
    wrong = found["mis"]
    assert isinstance(wrong, list)
    told = f"{found['fouten']} keer vol, stuk, alleen lezen, half geschreven of niet te lezen: alles staat er één keer"
    return told, wrong


def run_forgeries(_deel: int, _seed: int) -> Found:
    """Everything that can be changed without the key, and what whoever has it can do."""
    with tempfile.TemporaryDirectory() as folder:
        seen = forgeries.tried(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        owner = forgeries.with_the_key(Path(folder))
    wrong = [f"not seen: {name}" for name in seen.missed]
    wrong += [f"with the key not seen by: {how}" for how, was in owner.items() if not was and how != "bestand alleen"]
    told = (
        f"{seen.tried} vervalsingen (rij weg, veranderd, verwisseld, uit een ander journaal, oefening echt gemaakt; de "
        "keten opnieuw): alle aan het bestand te zien. Met de sleutel: niet aan het bestand, wel aan de kop in de "
        "notulen en op deze computer"
    )
    return told, wrong


def run_waiting(deel: int, _seed: int) -> Found:
    """Real consoles that wait, sleep, and whose clocks jump."""
    with tempfile.TemporaryDirectory() as folder:
        return waiting.waited(Path(folder) / "j.sqlite", deel)


def run_power(deel: int, seed: int) -> Found:
    """Real power losses, where a disk of its own can be made."""
    if why := power.available():
        return f"niet gedaan: {why}", []
    try:
        answered, wrong = power.losses(power.LOSSES // deel, seed)
    except subprocess.CalledProcessError as fault:
        return f"niet gedaan: {fault.cmd[0]} lukt hier niet", []
    count = power.LOSSES // deel
    return f"{count} keer de stroom van een ext4-schijf weg onder een schrijver: {answered} beantwoord, 0 kwijt", wrong


ALL: dict[str, Callable[[int, int], Found]] = {
    "kills": run_kills,
    "server": run_server,
    "crashes": run_crashes,
    "preload": run_preload,
    "forgeries": run_forgeries,
    "waiting": run_waiting,
    "power": run_power,
}


def main() -> int:
    """Exit 1 where something was lost, doubled or not seen."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("proef", nargs="*", choices=[*ALL, []], default=[])
    parser.add_argument("--deel", type=int, default=1)
    parser.add_argument("--zaad", type=int, default=20261129)
    given = parser.parse_args()
    failed = False
    for name in given.proef or ALL:
        begin = time.monotonic()
        told, wrong = ALL[name](given.deel, given.zaad)
        failed = failed or bool(wrong)
        said = f"MIS ({len(wrong)}): {'; '.join(wrong[:5])}" if wrong else told
        took = time.monotonic() - begin
        row = f"| {name} ({took:.0f} s) | {said} | `python -m tests.faults {name}` | {datetime.now(UTC):%Y-%m-%d} |"
        print(row, flush=True)  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
