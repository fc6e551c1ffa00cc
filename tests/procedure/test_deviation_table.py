"""Each row of the design's table of deviations, found and not found, through a real meeting."""

from __future__ import annotations

from typing import Any

import pytest

from tests.procedure.played import Room
from tests.procedure.test_tables import B_COUNTS, GOES_ON, LIVE, STOPPED, A, B, Say, tell

QUIET: list[Say] = ["schors", "stop_livestream"]
"""After which nothing is to be said of meeting and livestream."""
THREE: list[Say] = [*QUIET, B, "vorder", "vorder", "vorder"]
END = "beeindig_verstoring"


def to(*labels: str) -> Say:
    return ("vorder", {"gericht_aan": list(labels)})


def a_for(minutes: int) -> Say:
    return ("spreek_aan", {"scenario": "A", "minuten": minutes})


def after(seconds: int, soort: str, **velden: Any) -> Say:
    return (soort, {"na": seconds, **velden})


COUNCILLOR: Say = ("beschrijf_verstoorder", {"label": "R1", "rol": "raadslid"})
PUT_TO_COUNCIL: Say = ("leg_voor_aan_raad", {"label": "R1"})

ROWS: list[tuple[str, list[Say], list[list[str]]]] = [
    ("nothing", [*QUIET, A, B, "vorder"], [[]]),
    ("open: spreek_aan", ["stop_livestream", A], [["zonder_schorsing"]]),
    ("open: vorder", ["stop_livestream", "vorder"], [["zonder_aanspreken", "zonder_schorsing"]]),
    ("open: once", ["stop_livestream", A, B, "vorder", "vorder"], [["zonder_schorsing"]]),
    ("open: each ordeverstoring", ["stop_livestream", A, END, B], [["zonder_schorsing"], ["zonder_schorsing"]]),
    ("open: opnieuw is no spreek_aan", ["meld_verstoring", "stop_livestream", "spreek_opnieuw_aan"], [[]]),
    ("closed is not open", ["stop_livestream", "sluit", A], [[]]),
    ("live: spreek_aan", ["schors", A], [["livestream_loopt"]]),
    ("live: once", ["schors", A, "vorder"], [["livestream_loopt"]]),
    ("live: stop asked is enough", ["schors", "stop_livestream", A], [[]]),
    ("live: started again", ["schors", STOPPED, A, LIVE, B], [["livestream_loopt"]]),
    ("zonder_aanspreken", [*QUIET, "vorder", "vorder"], [["zonder_aanspreken"]]),
    ("zonder_aanspreken: afterwards does not help", [*QUIET, "vorder", B], [["zonder_aanspreken"]]),
    ("zonder_aanspreken: opnieuw is not it", [*QUIET, "spreek_opnieuw_aan", "vorder"], [["zonder_aanspreken"]]),
    ("zonder_aanspreken: of another one", [*QUIET, B, END, "vorder"], [[], ["zonder_aanspreken"]]),
    ("zonder_aanspreken: of the one that goes on", [*QUIET, B, END, GOES_ON, "vorder"], [[]]),
    ("zonder_aanspreken: the address itself counts", [*QUIET, B_COUNTS], [[]]),
    ("tijdens_uiting", [*QUIET, a_for(3), after(179, "vorder")], [["tijdens_uiting"]]),
    ("tijdens_uiting: over", [*QUIET, a_for(3), after(180, "vorder")], [[]]),
    ("tijdens_uiting: nothing agreed", [*QUIET, A, after(1, "vorder")], [[]]),
    ("tijdens_uiting: only the last agreement", [*QUIET, a_for(10), A, "vorder"], [[]]),
    ("tijdens_uiting: opnieuw ends nothing", [*QUIET, a_for(3), "spreek_opnieuw_aan", "vorder"], [["tijdens_uiting"]]),
    ("tijdens_uiting: B came between", [*QUIET, a_for(3), B, "vorder"], [[]]),
    ("tijdens_uiting: B that counts", [*QUIET, a_for(3), B_COUNTS], [[]]),
    ("raadslid", [COUNCILLOR, *QUIET, B, to("R1")], [["raadslid_gevorderd"]]),
    ("raadslid: each", [COUNCILLOR, *QUIET, B, to("R1"), to("R1", "NN1")], [["raadslid_gevorderd"] * 2]),
    ("raadslid: put to the council", [COUNCILLOR, PUT_TO_COUNCIL, *QUIET, B, to("R1")], [[]]),
    ("raadslid: put to the council later", [COUNCILLOR, *QUIET, B, to("R1"), PUT_TO_COUNCIL], [["raadslid_gevorderd"]]),
    ("raadslid: not known yet", [*QUIET, B, to("R1"), COUNCILLOR], [[]]),
    ("raadslid: derived goes past them", [COUNCILLOR, *QUIET, B, "vorder"], [[]]),
    (
        "raadslid: an address that counts",
        [COUNCILLOR, *QUIET, ("spreek_aan", {"scenario": "B", "telt_als_vordering": True, "gericht_aan": ["R1"]})],
        [["raadslid_gevorderd"]],
    ),
    ("politie: nobody told", [*THREE, END], [["politie_niet_gemeld"]]),
    ("politie: still running", THREE, [[]]),
    ("politie: two are not three", [*QUIET, B, "vorder", "vorder", END], [[]]),
    ("politie: bodedienst", [*THREE, "waarschuw_bodedienst", END], [[]]),
    ("politie: called", [*THREE, "bel_politie", END], [[]]),
    ("politie: there", [*THREE, "politie_aanwezig", END], [[]]),
    ("politie: asking is not telling", [*THREE, "vraag_politie", END], [["politie_niet_gemeld"]]),
    ("politie: called after its end", [*THREE, END, "bel_politie"], [["politie_niet_gemeld"]]),
    ("politie: stood at its begin", ["bel_politie", *THREE, END], [[]]),
    ("politie: called off before", ["bel_politie", "zeg_politie_af", *THREE, END], [["politie_niet_gemeld"]]),
    ("politie: done before", ["politie_aanwezig", "politie_afgerond", *THREE, END], [["politie_niet_gemeld"]]),
    ("politie: called and off within", [*THREE, "bel_politie", "zeg_politie_af", END], [[]]),
    ("politie: goes on", [*THREE, END, GOES_ON], [[]]),
    ("politie: goes on and ends so", [*THREE, END, GOES_ON, END], [["politie_niet_gemeld"]]),
    ("politie: called in between", [*THREE, END, "bel_politie", GOES_ON, END], [[]]),
    (
        "hervat while one runs",
        [*QUIET, "geef_ruimte", "hervat"],
        [["hervat_tijdens_verstoring"]],
    ),
    ("hervat without room", [*QUIET, END, "hervat"], [["zonder_ruimte"]]),
    ("hervat with room", [*QUIET, END, "geef_ruimte", "hervat"], [[]]),
    ("room before the schorsing is none", ["geef_ruimte", *QUIET, END, "hervat"], [["zonder_ruimte"]]),
    (
        "room of an earlier schorsing",
        [*QUIET, END, "geef_ruimte", "hervat", "schors", END, "hervat"],
        [[], ["zonder_ruimte"]],
    ),
    ("both", ["schors", "hervat"], [["hervat_tijdens_verstoring", "zonder_ruimte"]]),
    ("maatregel", [*QUIET, "meld_fysieke_maatregel", "meld_fysieke_maatregel"], [["maatregel_zonder_agressie"]]),
    ("maatregel: after its end", [*QUIET, END, "meld_fysieke_maatregel"], [["maatregel_zonder_agressie"]]),
    ("maatregel: aggression before it", ["meld_fysieke_agressie", *QUIET, "meld_fysieke_maatregel"], [[]]),
    (
        "maatregel: aggression after it",
        [*QUIET, "meld_fysieke_maatregel", "meld_fysieke_agressie"],
        [["maatregel_zonder_agressie"]],
    ),
]


@pytest.mark.parametrize(("said", "codes"), [pytest.param(said, codes, id=name) for name, said, codes in ROWS])
def test_deviations(said: list[Say], codes: list[list[str]]) -> None:
    room = Room()
    tell(room, *said)
    assert [sorted(a.code for a in v.afwijkingen) for v in room.state.verstoringen] == codes
    assert room.state.afwijkingen_buiten == ()


def test_a_measure_before_any_ordeverstoring_is_kept_on_its_own_each_time() -> None:
    room = Room()
    tell(room, "meld_fysieke_maatregel", "meld_fysieke_maatregel", "meld_fysieke_agressie", "meld_fysieke_maatregel")
    assert [a.code for a in room.state.afwijkingen_buiten] == ["maatregel_zonder_agressie"] * 2
