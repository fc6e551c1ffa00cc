"""The table of situations, one file a subject."""

from __future__ import annotations

from tests.console.situations import (
    again,
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

SITUATIONS = tuple(
    situation
    for subject in (
        words,
        brought_up,
        enter,
        letters,
        scenario_a,
        police,
        again,
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
