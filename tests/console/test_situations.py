"""One contract for every face: the same situation and the same presses give the same entries."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.console.face import OpenFace, do
from tests.console.face_lines import lines
from tests.console.face_page import page
from tests.console.face_screen import screen
from tests.console.situations import SITUATIONS
from tests.console.steps import GRIFFIER, Gives, Situation
from tests.console.world import World
from voorzitter_console.entry import Entry

FACES: dict[str, OpenFace] = {"scherm": screen, "regels": lines, "pagina": page}
OF_A_GRIFFIER = frozenset({"pagina"})
"""Faces that only a griffier sits at."""
EVERY = {"scherm": 5, "pagina": 2, "regels": 1}
"""Which rows the quick suite does on each face: one on the screen or the page takes five times as long as one on the
lines, which do them all; ``.ci/run`` does all on each."""


def in_time(naam: str, place: int) -> tuple[pytest.MarkDecorator, ...]:
    return (pytest.mark.lang,) if place % EVERY[naam] else ()


def told(entries: Sequence[Entry], wanted: Sequence[Gives], world: World) -> tuple[list[object], list[object]]:
    """What there is and what must be there, as far as the situation says anything of it."""
    is_there: list[object] = []
    must_be: list[object] = []
    for place in range(max(len(entries), len(wanted))):
        entry = entries[place] if place < len(entries) else None
        given = wanted[place] if place < len(wanted) else None
        if given is not None:
            row: list[object] = [given.soort, given.door or world.rol, dict(given.velden)]
            must_be.append([*row, given.op] if given.op is not None else row)
        if entry is not None:
            fields = {n: entry.payload.get(n) for n in (given.velden if given else entry.payload)}
            row = [entry.soort, entry.door, fields]
            op = given is not None and given.op is not None
            is_there.append([*row, world.since_opening(entry.gebeurd_op)] if op else row)
    return is_there, must_be


@pytest.mark.parametrize(
    ("face", "situation"),
    [
        pytest.param(face, situation, id=f"{naam}: {situation}", marks=in_time(naam, place))
        for place, situation in enumerate(SITUATIONS)
        for naam, face in FACES.items()
        if situation.alleen in ("", naam) and (naam not in OF_A_GRIFFIER or situation.rol == GRIFFIER)
    ],
)
async def test_situation(tmp_path: Path, face: OpenFace, situation: Situation) -> None:
    world = World(tmp_path, situation)
    async with face(world) as somebody:
        for step in situation.doet:
            await do(somebody, step)
        await somebody.rest()
        is_there, must_be = told(world.new(), situation.geeft, world)
        assert is_there == must_be, somebody.text()
