"""What may be said of the entry just made: the answers that one digit records."""

from __future__ import annotations

from typing import Any

import pytest

from tests.console.world import snapshot_of
from tests.dossier.conftest import Recorded, new_meeting
from voorzitter_console.console.boxes.spoken import spoken
from voorzitter_console.console.details import details_for
from voorzitter_console.procedure import commands as c


def commission(**begin: Any) -> Recorded:
    m = new_meeting(orgaan="raadscommissie", voorzitter="mw. Aalders", griffier="dhr. Bos", **begin)
    m.add(c.MeldVerstoring(), 10)
    return m


def speakers(m: Recorded) -> dict[str, Any]:
    entry = m.add(c.Vorder(), 100)
    (asked,) = [d for d in details_for(entry, snapshot_of(m.meeting)) if d.vraag == "Wie sprak?"]
    return dict(asked.opties)


def test_who_can_have_spoken_in_a_commission() -> None:
    assert speakers(commission()) == {
        "griffier": {"spreker": "dhr. Bos", "hoedanigheid": "griffier"},
        "burgemeester": {"spreker": "de burgemeester", "hoedanigheid": "burgemeester"},
        "voorzitter": {"spreker": "mw. Aalders", "hoedanigheid": "voorzitter van de commissie"},
    }


@pytest.mark.parametrize("hoedanigheid", [None, "plaatsvervangend voorzitter"])
def test_who_took_over_spoke_and_not_who_chaired_before(hoedanigheid: str | None) -> None:
    """The name in the record is that of who chairs at that moment: the aangifte names no other."""
    m = commission()
    m.add(c.NeemOver(functie="voorzitter", naam="dhr. Cox", hoedanigheid=hoedanigheid), 20)
    m.add(c.NeemOver(functie="griffier", naam="mw. Dirks"), 30)
    found = speakers(m)
    assert found["voorzitter"] == {
        "spreker": "dhr. Cox",
        "hoedanigheid": hoedanigheid or "voorzitter van de commissie",
    }
    assert found["griffier"] == {"spreker": "mw. Dirks", "hoedanigheid": "griffier"}
    by_clerk = [item.opdrachten[0].velden["spreker"] for item in spoken(snapshot_of(m.meeting), "").items[:3]]
    assert by_clerk == ["dhr. Cox", "mw. Dirks", "mw. Dirks"]
