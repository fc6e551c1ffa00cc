"""How thorough hypothesis is: the quick suite repeats itself exactly, ``HYPOTHESIS_PROFILE=grondig`` goes looking."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

# The tests import each other as ``tests.…``; last on the path, so that the installed package is the one that is tested.
sys.path.append(str(Path(__file__).parents[1]))

settings.register_profile(
    "vlot", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("grondig", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "vlot"))
