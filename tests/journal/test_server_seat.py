"""Two laptops on one server: of two that would chair a meeting, the second finds the first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.journal.contract import OTHER, M
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_seat import ServerStations


@pytest.fixture
def laptops(pg_url: str, tmp_path: Path) -> Iterator[tuple[ServerStations, ServerStations]]:
    with ExitStack() as stack:
        made = []
        for name in ("een", "twee"):
            (tmp_path / name).mkdir()
            one = ServerStations(tmp_path / name / "journaal.sqlite", lambda: None, ServerAddress(pg_url))
            stack.callback(one.close)
            made.append(one)
        yield made[0], made[1]


def test_the_second_chair_finds_the_first_until_that_one_leaves(laptops: tuple[ServerStations, ServerStations]) -> None:
    first, second = laptops
    assert first.enter("voorzitter", "raadzaal-1", M) is None
    found = second.enter("voorzitter", "raadzaal-2", M)
    assert found is not None
    assert (found.rol, found.station, found.stroom) == ("voorzitter", "raadzaal-1", M)
    assert second.enter("griffier", "raadzaal-2", M) is None
    assert second.enter("voorzitter", "raadzaal-2", OTHER) is None
    first.leave()
    assert second.enter("voorzitter", "raadzaal-2", M) is None


def test_a_server_that_cannot_be_asked_keeps_nobody_out(tmp_path: Path) -> None:
    alone = ServerStations(
        tmp_path / "journaal.sqlite", lambda: None, ServerAddress("postgresql://an@127.0.0.1:1/raad")
    )
    assert alone.enter("voorzitter", "raadzaal-1", M) is None
    alone.close()
