"""Making many small things that all stay needs no garbage collector looking through them: a quarter of the time."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")


def without_collecting(work: Callable[Given, Made]) -> Callable[Given, Made]:
    """The work with the collector off, and on again after it where it was on."""

    @wraps(work)
    def done(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        was = gc.isenabled()
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            if was:
                gc.enable()

    return done
