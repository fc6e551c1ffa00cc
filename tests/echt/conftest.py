"""What tests against a server of Debian's PostgreSQL share."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.echt.cluster import Cluster, running


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that the server's own user can enter, which those of pytest are not."""
    with tempfile.TemporaryDirectory(prefix="voorzitter-console-pg-") as folder:
        yield Path(folder)


@pytest.fixture
def cluster(place: Path) -> Iterator[Cluster]:
    with running(place) as made:
        yield made
