"""Real parts that a test needs: where one is missing the test skips with its reason, in .ci/run it fails."""

from __future__ import annotations

import os
from collections.abc import Callable
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
