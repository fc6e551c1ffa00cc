"""Where the real meeting and the naive model part, told with as few steps as will do.

Hypothesis' own shrinking takes minutes here, because every step is drawn with the ones before it at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.procedure.agreement import naive_picture, real_picture
from tests.procedure.played import Both
from tests.procedure.strategies import Incident


def disagreement(incident: Incident) -> str | None:
    """The first step after which the two differ, and in what; None where they agree all the way."""
    both = Both(incident)
    for number, step in enumerate(incident.stappen, 1):
        real, naive = both.real(step), both.naively(step)
        if real != naive:
            return f"step {number}, {step.soort}: really {real}, naively {naive}"
        seen, told = real_picture(both.room.meeting), naive_picture(both.naive)
        if seen != told:
            parts = [f"{key}: really {seen[key]}, naively {told[key]}" for key in seen if seen[key] != told[key]]
            return f"step {number}, {step.soort}: " + "; ".join(parts)
    return None


def smaller(incident: Incident) -> Iterator[Incident]:
    """The incident without one of its steps, then with one of them plainer."""
    steps = incident.stappen
    for n, step in enumerate(steps):
        yield replace(incident, stappen=(*steps[:n], *steps[n + 1 :]))
        plainer = [{k: v for k, v in step.velden.items() if k != name} for name in step.velden]
        options = [replace(step, klok=0), replace(step, gebeurd_op=None), *(replace(step, velden=f) for f in plainer)]
        for option in options:
            if option != step:
                yield replace(incident, stappen=(*steps[:n], option, *steps[n + 1 :]))


def smallest(incident: Incident) -> str:
    """The steps of the smallest incident found in this one on which the two still differ, one a line."""
    while (next_one := next((s for s in smaller(incident) if disagreement(s)), None)) is not None:
        incident = next_one
    head = f"{incident.protocol}, livestream {incident.livestream}, geopend {incident.geopend}"
    return "\n".join([str(disagreement(incident)), head, *map(repr, incident.stappen)])
