"""Real parts that a test needs: where one is missing the test skips with its reason, in .ci/run it fails."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from voorzitter_console.errors import ConsoleError

REQUIRED = os.environ.get("VOORZITTER_CONSOLE_ECHT") == "verplicht"


def need(there: bool, reason: str) -> None:
    """Skip (or fail, where every part must be there) unless the part is there."""
    if there:
        return
    if REQUIRED:
        pytest.fail(f"A real part is missing where none may be: {reason}")
    pytest.skip(reason)


def need_rights(folder: Path) -> None:
    """Skip (or fail) where this user may write into a folder that is closed to it, as root may."""
    closed = folder / "dicht-voor-proef"
    closed.mkdir()
    closed.chmod(0o500)
    try:
        (closed / "x").touch()
    except PermissionError:
        return
    finally:
        closed.chmod(0o700)
    need(False, "this user may write everywhere (root), so rights cannot be tested")


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[Path]:
    """A disk of its own of that size (``2m``) at a place that does not exist yet; skips where none can be made."""
    place.mkdir()
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("a small disk of its own needs root")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "voorzitter-console-test", str(place)]
    made = subprocess.run(mount, capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"a small disk of its own cannot be made here: {made.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


LONG = (pytest.mark.echt, pytest.mark.groot)
"""Of a test that is there for every theme, size or number: all but one take minutes together and run in .ci/run."""


def one_in(every: int, rows: Iterable[object]) -> list[object]:
    """The rows of a table that show one kind, each with an app or a dossier of its own: the first and every
    ``every``-th after it in the quick suite, all of them in .ci/run. A tuple holds the arguments of one row."""
    return [
        pytest.param(*(row if isinstance(row, tuple) else (row,)), marks=[pytest.mark.lang] if place % every else [])
        for place, row in enumerate(rows)
    ]


BROAD = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
"""For properties over the bytes of a file in ``tmp_path``."""


def whole_or_one_sentence(load: Callable[[Path], object], path: Path) -> None:
    """Whatever stands in the file, it is read whole or refused in one line; any other exception fails the test."""
    said = "niets"
    try:
        load(path)
    except ConsoleError as fault:
        said = str(fault)
    assert len(said.splitlines()) == 1
