"""Possible facts element by element: which entries bear on them, what is missing, and never a conclusion."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.dossier.conftest import Recorded, new_meeting
from voorzitter_console.dossier.aangifte.aangifte import aangifte
from voorzitter_console.dossier.aangifte.element import StrafbaarFeit
from voorzitter_console.dossier.aangifte.elements import possible_facts
from voorzitter_console.dossier.blocks import as_json
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.refs import TimelineLookup, lasted, some
from voorzitter_console.procedure import commands as c

ARTICLES = [
    "144 Sr",
    "139 lid 1 Sr",
    "139 lid 3 Sr",
    "139 lid 4 Sr",
    "143 Sr",
    "124 Sr",
    "184 Sr",
    "185 Sr",
    "186 Sr",
    "138 Sr",
]


def named(d: Dossier) -> dict[str, StrafbaarFeit]:
    return {f.artikel: f for f in possible_facts(d)}


def told(d: Dossier) -> list[str]:
    return [f.artikel for f in possible_facts(d) if f.aanleiding]


def element(d: Dossier, artikel: str, naam: str) -> str:
    found = next(e for e in named(d)[artikel].elementen if naam in e.naam)
    return " | ".join(found.gevonden)


def test_an_incident_with_a_threat_points_to_all_but_a_hired_hall(dossier: Dossier) -> None:
    assert [f.artikel for f in possible_facts(dossier)] == ARTICLES
    assert told(dossier) == ARTICLES[:-1]


def test_the_entries_stand_beside_the_elements_with_place_and_time(dossier: Dossier) -> None:
    begin = dossier.verstoringen[0].positie
    assert f"nr. {begin}, 20:12:00: Groep van tien op de tribune" in element(dossier, "144 Sr", "gedruis")
    assert "hervat om 20:20:00, na 7 min 59 s" in element(dossier, "144 Sr", "gestoord")
    assert "reactie: NN1 blijft zitten en lacht" in element(dossier, "144 Sr", "opzettelijk")
    spoken = element(dossier, "139 lid 1 Sr", "bevoegde ambtenaar")
    assert "1e vordering door de burgemeester, voorzitter van de raad, namens de gemeente" in spoken
    left = element(dossier, "139 lid 1 Sr", "aanstonds")
    apart = "1e vordering 20:12:40 (niet apart genoemd)"
    assert f"NN1, {apart}: was er nog 6 min 30 s, toen door de politie aangehouden om 20:19:10" in left
    assert f"NN2, {apart}: vertrek niet vastgelegd" in left
    assert "NN2, 3e vordering was er niet (vastgesteld)" in left
    assert "bedreiging, genoemd: NN1: balde de vuist" in element(dossier, "139 lid 3 Sr", "bedreigingen")
    together = element(dossier, "139 lid 4 Sr", "verenigde")
    assert together == "1e vordering (niet apart genoemd): 2 personen: NN1, NN2 | 2e vordering: 2 personen: NN1, NN2"
    asked = [q for e in named(dossier)["139 lid 1 Sr"].elementen for q in e.na_te_gaan]
    # The chair spoke himself: nobody's consent is asked.
    assert "Met wiens instemming?" not in asked
    assert "Heeft de persoon de vordering gehoord? NN1, NN2" in asked


def test_nothing_recorded_points_to_nothing(make_empty: Callable[..., Recorded]) -> None:
    d = make_empty().dossier()
    assert told(d) == []
    assert all(f.waarom for f in possible_facts(d))


def test_a_disturbance_without_a_vordering_is_144_only(make_meeting: Callable[..., Recorded]) -> None:
    m = make_meeting()
    for entry in m.entries:
        if entry.soort in ("meld_fysieke_agressie", "stel_aanwezigheid_vast", "vorder"):
            m.add(c.Herroep(positie=entry.positie), 3100)
    assert told(m.dossier()) == ["144 Sr"]


@pytest.mark.parametrize(
    ("soort", "wanted"),
    [("geweld", {"143 Sr", "124 Sr"}), ("belediging", set()), ("vernieling", set()), (None, {"143 Sr", "124 Sr"})],
)
def test_the_kind_of_aggression_decides_which(soort: Any, wanted: set[str]) -> None:
    m = new_meeting()
    m.add(c.MeldFysiekeAgressie(soort=soort), 100)
    assert set(told(m.dossier())) == wanted


def test_a_commission_is_not_the_raad_and_a_hired_hall_is_138(make_meeting: Callable[..., Recorded]) -> None:
    found = told(make_meeting(orgaan="raadscommissie", locatie_soort="gehuurde zaal van het dorpshuis").dossier())
    assert "124 Sr" not in found
    assert "138 Sr" in found
    assert "138 Sr" not in told(make_meeting(orgaan="raadscommissie", locatie_soort="Stadhuis").dossier())


def test_what_was_retracted_bears_on_nothing(dossier: Dossier) -> None:
    look = TimelineLookup(dossier)
    assert look.of("geef_ruimte") == ()
    taken_back = next(t for t in dossier.tijdlijn if t.herroepen)
    assert look.line(taken_back.positie) is None


def test_the_aangifte_never_concludes(dossier: Dossier) -> None:
    shown = json.dumps(as_json(aangifte(dossier, "ab" * 32)), ensure_ascii=False).lower()
    for word in ("schuldig", "lokaalvredebreuk", "verdachte", "heeft zich schuldig", "is strafbaar gesteld", "dader:"):
        assert word not in shown
    assert "mogelijk strafbaar feit, ter beoordeling" in shown


def test_many_are_counted() -> None:
    assert some(map(str, range(5))) == ("0", "1", "2", "3", "4")
    assert some(map(str, range(9))) == tuple(map(str, range(9)))
    assert some(range(20))[-1] == "en nog 12; zie de tijdlijn"
    lengths = {0: "0 s", 59.6: "1 min 00 s", 61: "1 min 01 s", 3600: "1 uur 00 min", 90061: "25 uur 01 min"}
    assert {s: lasted(timedelta(seconds=s)) for s in lengths} == lengths
