"""The lists behind keys, once for every face: the livestream's steps. (Those of the police stand with the advice.)"""

from __future__ import annotations

from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.state import Livestream, State

Step = tuple[str, tuple[Opdracht, ...]]
"""What is read, and what it records."""

_STOPPED: Step = ("gezien: de livestream is gestopt", (Opdracht("bevestig_livestream", {"toestand": "gestopt"}),))
_RUNS: Step = ("gezien: de livestream loopt nog", (Opdracht("bevestig_livestream", {"toestand": "live"}),))
_STOP: Step = ("vraag: livestream stoppen", (Opdracht("stop_livestream", {}),))
_START: Step = ("vraag: livestream weer starten", (Opdracht("start_livestream", {}),))

_ORDER = {
    Livestream.LIVE: (_STOP, _STOPPED, _RUNS),
    Livestream.STOP_GEVRAAGD: (_STOPPED, _RUNS, _STOP, _START),
    Livestream.GESTOPT: (_START, _STOPPED, _RUNS),
    Livestream.START_GEVRAAGD: (_RUNS, _STOPPED, _START, _STOP),
}


def stream_steps(state: State) -> tuple[Step, ...]:
    """What can be recorded of the livestream; what is likely stands first; nothing where there is none."""
    return _ORDER.get(state.livestream, ())
