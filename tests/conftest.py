"""How thorough hypothesis is: the quick suite repeats itself exactly, ``HYPOTHESIS_PROFILE=grondig`` goes looking."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "vlot", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("grondig", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "vlot"))
