"""The griffie's tasks: the one that closes an open loop first, and which are done for what goes on now."""

from __future__ import annotations

import pytest

from tests.procedure.course import MAASSLUIS, Step, at, course
from voorzitter_console.moment import local_clock
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


def gedaan(nummer: int, *steps: Step) -> str:
    """When that task was done, as the screen says it; empty: it is still to be done."""
    return next(taak.gedaan for taak in taken(course(*steps), MAASSLUIS, at(1000)) if taak.nummer == nummer)


OVER: tuple[Step, ...] = ((100, "beeindig_verstoring", {}), (200, "meld_verstoring", {}))
"""A first ordeverstoring is over, a second one runs."""


@pytest.mark.parametrize(
    ("nummer", "steps", "when"),
    [
        (1, ((10, "meld_verstoring", {}), (20, "waarschuw_bodedienst", {})), 20),
        # The one that was warned for the first is afterwards warned anew.
        (1, ((10, "meld_verstoring", {}), (20, "waarschuw_bodedienst", {}), (30, "zeg_politie_af", {}), *OVER), None),
        (1, ((10, "meld_verstoring", {}), (20, "waarschuw_bodedienst", {}), *OVER), 20),  # it is on its way still
        (4, ((10, "raadsleden_uit_zaal", {}), (20, "raadsleden_terug", {})), 20),
        (4, ((10, "raadsleden_uit_zaal", {}),), None),
        (6, ((10, "meld_verstoring", {}), (20, "politie_aanwezig", {})), 20),
        (6, ((10, "meld_verstoring", {}), (20, "politie_aanwezig", {}), (30, "politie_afgerond", {})), 20),
        (6, ((10, "meld_verstoring", {}), (20, "politie_aanwezig", {}), (30, "politie_afgerond", {}), *OVER), None),
        (7, ((10, "meld_verstoring", {}), (20, "politie_aanwezig", {}), (30, "politie_afgerond", {})), 30),
        (7, ((10, "meld_verstoring", {}), (20, "politie_aanwezig", {}), (30, "politie_afgerond", {}), *OVER), None),
    ],
)
def test_a_task_is_done_for_the_ordeverstoring_that_runs(
    nummer: int, steps: tuple[Step, ...], when: int | None
) -> None:
    assert gedaan(nummer, *steps).removeprefix("terug ").removeprefix("klaar ") == (
        local_clock(at(when)) if when is not None else ""
    )


def test_handing_over_becomes_that_the_police_are_done_only_while_they_are_there() -> None:
    called: tuple[Step, ...] = ((10, "meld_verstoring", {}), (20, "bel_politie", {}))
    given: Step = (40, "draag_over", {"aan": "de wijkagent"})
    for steps, what in (
        (called, "draag_over"),
        ((*called, given), "draag_over"),  # over the telephone: they have still to come
        ((*called, (30, "politie_aanwezig", {})), "draag_over"),
        ((*called, (30, "politie_aanwezig", {}), given), "politie_afgerond"),
    ):
        seventh = next(taak for taak in taken(course(*steps), MAASSLUIS, at(1000)) if taak.nummer == 7)
        assert [opdracht.soort for opdracht in seventh.opdrachten] == [what], steps


def test_the_incident_number_is_asked_once_there_was_a_call() -> None:
    def fifth(*steps: Step) -> Taak:
        return next(taak for taak in taken(course(*steps), MAASSLUIS, at(1000)) if taak.nummer == 5)

    assert fifth((10, "meld_verstoring", {}), (20, "waarschuw_bodedienst", {})).waarom_niet
    asked = fifth((10, "meld_verstoring", {}), (20, "bel_politie", {}))
    assert (asked.waarom_niet, asked.open, asked.gedaan) == ("", True, "")
    told = fifth((10, "meld_verstoring", {}), (20, "bel_politie", {"incidentnummer": "26-123"}))
    assert (told.open, told.gedaan) == (False, "26-123")
