"""What the bode's page says was done, and when: pure, from the state."""

from __future__ import annotations

from tests.procedure.course import MAASSLUIS, Step, at, begin, course
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.moment import local_clock
from voorzitter_console.web.bode import bode_view


def done(*steps: Step) -> dict[str, str]:
    state = course((10, "schors", {}), *steps, first=begin())
    snapshot = Snapshot(
        stroom="", state=state, positie=1, protocol=MAASSLUIS, begin=begin(), regels=(), entries=(), kop="",
    )  # fmt: skip
    return {step.naam: step.gedaan for step in bode_view(snapshot).stappen}


def test_each_kind_of_call_keeps_its_own_time() -> None:
    both = done((30, "bel_politie", {"spoed": True}), (175, "bel_politie", {}))
    assert (both["gebeld_112"], both["gebeld"]) == (local_clock(at(30)), local_clock(at(175)))
    assert (done((30, "bel_politie", {}))["gebeld_112"], done()["gebeld"]) == ("", "")
