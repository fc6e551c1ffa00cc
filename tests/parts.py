"""Real parts that a test needs: where one is missing the test skips with its reason, in .ci/run it fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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
