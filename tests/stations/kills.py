"""Kill -9 of either side at random moments, over and over: what was told to be recorded is there, once.

    python -m tests.stations.kills [KILLS]

What they acknowledged is written down outside them: in this process, from their pipe.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from tests.stations.pair import BEGIN, Console, on_disk
from voorzitter_console.entry import Entry

ROLES = ("voorzitter", "griffier")
AT_ONCE = 40
"""Presses that each console is given after its start."""
KILLS = 200


def kill_over_and_over(database: Path, kills: int, seed: int) -> tuple[list[Entry], Counter[str]]:
    """The entries at the end, and how each kill met its console. AssertionError where one was lost or doubled."""
    with ExitStack() as running:
        return _kill_over_and_over(database, kills, random.Random(seed), running)


def _kill_over_and_over(
    database: Path, kills: int, dice: random.Random, running: ExitStack
) -> tuple[list[Entry], Counter[str]]:
    acknowledged: dict[str, str] = {}
    met: Counter[str] = Counter()
    number = 0

    def note(console: Console) -> None:
        acknowledged.update({told["id"]: told["woorden"] for told in console.all("Recorded")})

    def started(rol: str) -> Console:
        nonlocal number
        console = Console(database, rol)
        running.callback(console.kill)  # none stays behind, whatever is found
        number += 1
        console.say(notities=AT_ONCE, naam=f"{rol} {number}")  # done once the meeting stands
        return console

    with Console(database, "voorzitter") as first:
        first.heard("NoMeeting")
        first.say(begin=BEGIN)
        first.heard("Standing")
    consoles = {rol: started(rol) for rol in ROLES}
    for _ in range(kills):
        rol = dice.choice(ROLES)
        victim = consoles[rol]
        if dice.random() < 0.8:  # in the middle of its writing, else anywhere from its start on
            victim.heard("Recorded")
        end = time.perf_counter() + dice.random() * 0.08
        while time.perf_counter() < end:
            pass
        victim.kill()
        note(victim)
        stands = bool(victim.all("Standing"))
        done = len(victim.all("Recorded"))
        met["while it wrote" if 0 < done < AT_ONCE else "when all was written" if done else "before its first"] += 1
        assert stands or not done
        consoles[rol] = started(rol)
    for console in consoles.values():
        console.until(lambda t: str(t.get("woorden", "")).endswith(f" {AT_ONCE - 1}"), "its last note", seconds=120)
        console.close()
        note(console)
    entries = on_disk(database)
    ids = [entry.id for entry in entries]
    texts = Counter(entry.payload["tekst"] for entry in entries if entry.soort == "noteer")
    assert set(acknowledged) <= set(ids), "an acknowledged entry was lost"
    assert all(acknowledged.get(e.id, e.payload.get("tekst")) == e.payload.get("tekst") for e in entries)
    assert len(ids) == len(set(ids)), "an id stands twice"
    assert max(texts.values()) == 1, "a press was recorded twice"
    unacknowledged = len(texts) - len(acknowledged)
    assert 0 <= unacknowledged <= kills, "more than one entry a kill stands there that nobody was told of"
    met["acknowledged"], met["recorded, and killed before it could say so"] = len(acknowledged), unacknowledged
    return entries, met


def main(kills: int) -> None:
    """Print what was met."""
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        entries, met = kill_over_and_over(Path(folder) / "j.sqlite", kills, seed=kills)
    took = time.monotonic() - begin
    print(f"{kills} kills of either side, {len(entries)} entries, nothing lost or doubled; {took:.0f} s")  # noqa: T201
    for what, count in sorted(met.items()):
        print(f"  {count:6} {what}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS)
