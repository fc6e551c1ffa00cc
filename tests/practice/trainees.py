"""A small scenario with everything in it, and records of it by hand: who practised, and what that one pressed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from msgspec.structs import replace

from voorzitter_console.entry import Rol
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.practice.nakijken import record_of, score_record
from voorzitter_console.practice.player import play, seeded
from voorzitter_console.practice.scenario import Scenario, load
from voorzitter_console.practice.scenario_steps import Stap, since_aanvang
from voorzitter_console.practice.score import Score

EVENTS = """titel = "Proef"
protocol = "maassluis-2025"
aanvang = 2026-03-10T19:30:00+01:00

[[gebeurtenis]]
op = "00:10:00"
wat = "Weg met het plan!"
label = "NN1"
waar = "storend"

[[gebeurtenis]]
op = "00:10:20"
wat = "Een tweede roept mee."
label = "NN2"
waar = "storend"

[[gebeurtenis]]
na = {doe = "vorder", nummer = 1, seconden = 40}
wat = "NN2 pakt zijn jas en loopt weg."
label = "NN2"
waar = "vertrokken"

[[gebeurtenis]]
na = {doe = "bel_politie", seconden = 300}
wat = "Twee agenten komen binnen."
waar = "politie_aanwezig"

[[gebeurtenis]]
na = {doe = "politie_aanwezig", seconden = 60}
wat = "NN1 gaat mee naar buiten."
label = "NN1"
waar = "vertrokken"

[[gebeurtenis]]
op = "00:30:00"
wat = "Iemand slaat."
waar = "geweld"
als = {scenario = "A"}
"""

Press = tuple[str, str, str] | tuple[str, str, str, Mapping[str, Any]]
"""When (since aanvang), by whom, the command, its fields."""


def scenario(folder: Path, text: str = EVENTS) -> Scenario:
    path = folder / "proef.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def at(clock: str) -> timedelta:
    found = since_aanvang(clock)
    assert found is not None
    return found


def practised(told: Scenario, presses: Sequence[Press]) -> Score:
    """The score of somebody who pressed that."""
    steps = tuple(
        Stap(
            nummer=number,
            op=at(press[0]),
            door=cast(Rol, press[1]),
            doe=press[2],
            velden=MappingProxyType(dict(press[3]) if len(press) == 4 else {}),
        )
        for number, press in enumerate(presses, 1)
    )
    record = replace(told, stappen=steps)
    played = play(record, MemoryJournal(oefening=True), token=seeded(record))
    return score_record(told, record_of(played.meeting))
