"""The table of situations, one file a subject. ``DESIGN_NEXT`` is what the faces do not do yet, and is not run."""

from __future__ import annotations

from tests.console.situations import (
    boxes,
    brought_up,
    busy,
    clerk,
    enter,
    held,
    later,
    letters,
    open_box,
    police,
    rest,
    scenario_a,
    stations,
    words,
)
from tests.console.situations.design_next import DESIGN_NEXT

__all__ = ["DESIGN_NEXT", "SITUATIONS"]

SITUATIONS = tuple(
    situation
    for subject in (
        words,
        brought_up,
        enter,
        letters,
        scenario_a,
        police,
        stations,
        held,
        boxes,
        open_box,
        busy,
        later,
        rest,
        clerk,
    )
    for situation in subject.SITUATIONS
)
