"""How thorough hypothesis is: the quick suite repeats itself exactly, ``HYPOTHESIS_PROFILE=grondig`` goes looking.

What takes minutes (``groot``) is no part of the quick suite; ``.ci/run`` sets VOORZITTER_CONSOLE_ECHT and runs it.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "vlot", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("grondig", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "vlot"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what takes minutes, and say so."""
    if os.environ.get("VOORZITTER_CONSOLE_ECHT"):
        return
    reason = "takes minutes: runs in .ci/run, or with VOORZITTER_CONSOLE_ECHT=verplicht and -m echt"
    for item in items:
        if item.get_closest_marker("groot"):
            item.add_marker(pytest.mark.skip(reason=reason))
