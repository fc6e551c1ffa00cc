"""Real parts that a test needs: where one is missing the test skips with its reason, in .ci/run it fails."""

from __future__ import annotations

import os

import pytest

REQUIRED = os.environ.get("VOORZITTER_CONSOLE_ECHT") == "verplicht"


def need(there: bool, reason: str) -> None:
    """Skip (or fail, where every part must be there) unless the part is there."""
    if there:
        return
    if REQUIRED:
        pytest.fail(f"A real part is missing where none may be: {reason}")
    pytest.skip(reason)
