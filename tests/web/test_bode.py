"""What the bode's page says was done, and when: pure, from the state."""

from __future__ import annotations

from tests.procedure.course import MAASSLUIS, Step, at, begin, course
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.moment import local_clock
from voorzitter_console.web.bode import BodeView, bode_view


def shown(*steps: Step) -> BodeView:
    state = course((10, "schors", {}), *steps, first=begin())
    snapshot = Snapshot(
        stroom="", state=state, positie=1, protocol=MAASSLUIS, begin=begin(), regels=(), entries=(), kop="",
    )  # fmt: skip
    return bode_view(snapshot)


def done(*steps: Step) -> dict[str, str]:
    return {step.naam: step.gedaan for step in shown(*steps).stappen}


def test_each_kind_of_call_keeps_its_own_time() -> None:
    both = done((30, "bel_politie", {"spoed": True}), (175, "bel_politie", {}))
    assert (both["gebeld_112"], both["gebeld"]) == (local_clock(at(30)), local_clock(at(175)))
    assert (done((30, "bel_politie", {}))["gebeld_112"], done()["gebeld"]) == ("", "")


CALLS: tuple[tuple[Step, str, int], ...] = (
    ((20, "vraag_politie", {}), "POLITIE GEVRAAGD {20}", 2),
    ((30, "waarschuw_bodedienst", {}), "POLITIE GEVRAAGD {20}", 2),
    ((40, "bel_politie", {}), "POLITIE GEBELD {40}: begeleid ze naar de zaal", 1),
    ((50, "vraag_politie", {"spoed": True}), "POLITIE GEVRAAGD {50}", 2),
    ((60, "bel_politie", {"spoed": True}), "112 GEBELD {60}: begeleid ze naar de zaal", 1),
    ((70, "politie_aanwezig", {}), "POLITIE IS ER {70}", 1),
    ((80, "politie_afgerond", {}), "Politie is klaar {80}", 0),
)


def test_the_call_says_what_was_done_and_when_and_rings_only_for_more() -> None:
    """A time beside POLITIE GEVRAAGD is that of the asking, never of a call or an arrival."""
    steps: list[Step] = []
    for step, said, alarm in CALLS:
        steps.append(step)
        view = shown(*steps)
        moment = int(said.partition("{")[2].partition("}")[0])
        assert (view.oproep, view.alarm) == (said.replace(f"{{{moment}}}", local_clock(at(moment))), alarm)
    assert (shown().oproep, shown().alarm) == ("", 0)
    assert shown((20, "waarschuw_bodedienst", {})).oproep == f"BODEDIENST GEWAARSCHUWD {local_clock(at(20))}"
    violence = shown((20, "bel_politie", {}), (30, "meld_fysieke_agressie", {"soort": "geweld"}))
    assert (violence.oproep, violence.alarm) == (f"GEWELD GEMELD {local_clock(at(30))}: BEL 112", 3)
