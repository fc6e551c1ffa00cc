"""The griffie's task that closes an open loop."""

from __future__ import annotations

from tests.procedure.course import MAASSLUIS, Step, at, course
from voorzitter_console.view.griffier.taken import Taak, taken

STIL: tuple[Step, ...] = (
    (10, "schors", {}),
    (10, "stop_livestream", {}),
    (12, "bevestig_livestream", {"toestand": "gestopt"}),
)


def eerste(*steps: Step) -> Taak:
    return taken(course(*steps), MAASSLUIS, at(1000))[0]


def test_a_livestream_that_is_still_off_after_resuming_can_be_started() -> None:
    taak = eerste(*STIL, (20, "beeindig_verstoring", {}), (30, "hervat", {}))
    assert (taak.nummer, taak.woorden, taak.open) == (3, "Livestream weer starten", True)
    assert taak.opdrachten == (("start_livestream", {}),)


def test_the_call_that_the_bodedienst_has_still_to_make_stands_first() -> None:
    taak = eerste(*STIL[:2], (15, "waarschuw_bodedienst", {}))
    assert (taak.nummer, taak.opdrachten) == (2, (("bel_politie", {}),))
