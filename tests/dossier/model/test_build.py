"""The document model: the fixed fields in their order, local times, what was changed and taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.dossier.conftest import Recorded
from voorzitter_console.dossier.model.dossier_json import dossier_bytes
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.model.wording_before import before
from voorzitter_console.moment import clock_offset, day, day_clock, iso
from voorzitter_console.procedure import commands as c

FIXED: dict[str, list[str]] = {
    "": [
        "formaat", "oefening", "vergadering", "stand", "schorsingen", "verstoringen", "livestream", "politie",
        "tijdlijn", "keten",
    ],
    "vergadering": ["id", "orgaan", "titel", "aanvang"],
    "stand": ["vergadering", "ordeverstoring", "livestream", "politie"],
    "schorsingen": ["begin", "reden", "hervat"],
    "verstoringen": ["nummer", "begin", "einde", "scenario", "vorderingen", "verstoorders", "afwijkingen"],
    "verstoringen.vorderingen": [
        "nummer", "gebeurd_op", "vastgelegd_op", "door", "spreker", "hoedanigheid", "tekst", "gericht_aan", "afgeleid",
    ],
    "verstoringen.verstoorders": ["label", "vertrokken", "hoe", "vorderingen"],
    "verstoringen.afwijkingen": ["code", "gebeurd_op", "tekst", "reden"],
    "livestream": ["toestand", "gevraagd", "bevestigd", "door"],
    "politie": ["gebeld", "spoed", "aanwezig", "afgerond", "resultaat"],
    "tijdlijn": ["positie", "soort", "gebeurd_op", "vastgelegd_op", "door", "tekst", "herroepen"],
    "keten": ["aantal", "kop"],
}  # fmt: skip


@pytest.mark.parametrize("where", FIXED)
def test_the_fixed_fields_come_first_and_in_order(where: str, dossier: Dossier) -> None:
    found: Any = json.loads(dossier_bytes(dossier))
    for name in filter(None, where.split(".")):
        found = found[name]
        found = found[0] if isinstance(found, list) else found
    assert list(found)[: len(FIXED[where])] == FIXED[where]


def test_an_incident_as_the_police_reads_it(dossier: Dossier) -> None:
    only = dossier.verstoringen[0]
    assert iso(only.begin) == "2026-03-10T20:12:00+01:00"
    assert only.scenario == ("B",)
    assert [v.nummer for v in only.vorderingen] == [1, 2, 3]
    assert iso(only.vorderingen[1].gebeurd_op) == "2026-03-10T20:13:20.250+01:00"
    assert [v.afgeleid for v in only.vorderingen] == [True, False, False]
    # NN2 was said afterwards not to have been there at the third.
    assert {p.label: p.vorderingen for p in only.verstoorders} == {"NN1": (1, 2, 3), "NN2": (1, 2)}
    assert only.verstoorders[0].hoe == "aangehouden"
    assert only.verstoorders[1].vertrokken is None
    assert [a.code for a in only.afwijkingen] == ["zonder_ruimte"]
    assert dossier.livestream[0].door == "griffier"
    assert dossier.livestream[0].gevraagd_door == "voorzitter"
    assert iso(dossier.vergadering.aanvang) == "2026-03-10T19:30:00+01:00"
    assert dossier.keten.aantal == len(dossier.tijdlijn) == len(dossier.journaal)
    assert dossier.keten.kop == dossier.journaal[-1]["schakel"]


def test_a_retracted_entry_stands_in_the_timeline_only(dossier: Dossier) -> None:
    lines = {t.positie: t for t in dossier.tijdlijn}
    taken_back = [t for t in dossier.tijdlijn if t.herroepen]
    assert [t.soort for t in taken_back] == ["geef_ruimte"]
    assert all(m.positie != taken_back[0].positie for m in dossier.momenten)
    assert dossier.herroepingen[0].over == taken_back[0].positie
    assert lines[taken_back[0].positie + 1].tekst == f"Nr. {taken_back[0].positie} herroepen, reden: verkeerde toets"


def test_a_correction_keeps_what_stood_there_and_a_completion_is_none(dossier: Dossier) -> None:
    changed = dossier.correcties[0]
    assert (changed.was, changed.wordt, changed.reden) == ("geroep vanaf de publieke tribune", "geroep", "verhoord")
    line = next(t for t in dossier.tijdlijn if t.positie == changed.over)
    assert line.tekst == "Vergadering geschorst, reden: geroep"
    assert line.oorspronkelijk == {"reden": "geroep vanaf de publieke tribune"}
    assert dossier.aanvullingen[0].was is None
    completed = next(t for t in dossier.tijdlijn if t.positie == dossier.aanvullingen[0].over)
    assert completed.oorspronkelijk == {}


def test_a_corrected_time_counts_and_the_first_one_stays(make_empty: Callable[..., Recorded]) -> None:
    m = make_empty()
    note = m.add(c.Noteer(tekst="geroep"), 100)
    for waarde in ("2026-03-10T19:31:00+01:00", "2026-03-10T19:30:30.500+01:00"):
        m.add(c.Corrigeer(positie=note.positie, veld="gebeurd_op", waarde=waarde), 200)
    line = next(t for t in m.dossier().tijdlijn if t.positie == note.positie)
    assert iso(line.gebeurd_op) == "2026-03-10T19:30:30.500+01:00"
    assert line.oorspronkelijk == {"gebeurd_op": note.gebeurd_op}
    assert not line.later_vastgelegd
    assert [iso(x.was) for x in m.dossier().correcties] == ["2026-03-10T19:31:40+01:00", "2026-03-10T19:31:00+01:00"]


def test_a_correction_that_was_taken_back_changes_nothing(make_empty: Callable[..., Recorded]) -> None:
    m = make_empty()
    note = m.add(c.Noteer(tekst="geroep"), 100)
    wrong = m.add(c.Corrigeer(positie=2, veld="gebeurd_op", waarde="2026-03-10T19:31:00+01:00"), 200)
    m.add(c.Herroep(positie=wrong.positie), 210)
    dossier = m.dossier()
    line = next(t for t in dossier.tijdlijn if t.positie == note.positie)
    assert iso(line.gebeurd_op) == "2026-03-10T19:31:40+01:00"
    assert line.oorspronkelijk == {}
    assert dossier.correcties[0].herroepen


def test_a_late_entry_is_marked(dossier: Dossier) -> None:
    late = [t for t in dossier.tijdlijn if t.later_vastgelegd]
    assert [t.soort for t in late] == ["noteer"]
    assert late[0].gebeurd_op < late[0].vastgelegd_op
    assert late[0].kwaliteit == "bij_benadering"
    # It stands where it happened, not where it was recorded.
    moments = [t.gebeurd_op for t in dossier.tijdlijn]
    assert moments == sorted(moments)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 3, 10, 19, 12, 10, tzinfo=UTC), "2026-03-10T20:12:10+01:00"),
        (datetime(2026, 7, 10, 19, 12, 10, 5000, tzinfo=UTC), "2026-07-10T21:12:10.005+02:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25T02:30:00+02:00"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2026-10-25T02:30:00+01:00"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "2027-01-01T00:30:00+01:00"),
    ],
)
def test_times_carry_the_offset_of_that_moment(moment: datetime, text: str) -> None:
    assert iso(moment) == text


def test_times_in_words() -> None:
    assert day(datetime(2026, 3, 10, 23, 12, tzinfo=UTC)) == "woensdag 11 maart 2026"
    # People read whole seconds; the milliseconds stand in dossier.json.
    assert clock_offset(datetime(2026, 7, 10, 19, 12, 10, 995_000, tzinfo=UTC)) == "21:12:10 (+02:00)"
    assert day_clock(datetime(2026, 3, 10, 19, 12, 10, tzinfo=UTC)) == "10 maart 2026, 20:12:10 (+01:00)"


def test_the_file_is_the_same_twice_harmless_and_read_back_whole(
    make_meeting: Callable[..., Recorded],
) -> None:
    hostile = "[/b]\x1b[31m\x00\x9b\u202e\u2028\u200b\U000e0041\U0001f600é \ufeff"
    dossier = make_meeting(tekst=lambda t: t + hostile).dossier()
    data = dossier_bytes(dossier)
    assert data == dossier_bytes(dossier)
    text = data.decode("utf-8")
    assert not [ch for ch in set(text) if ch in "\x1b\x00\x9b\u202e\u2028\u200b\U000e0041\ufeff"]
    assert "é" in text
    assert "\U0001f600" in text
    assert Dossier.model_validate_json(data) == dossier


def test_an_end_after_which_it_went_on_keeps_its_number(make_empty: Callable[..., Recorded]) -> None:
    m = make_empty()
    m.add(c.MeldVerstoring(), 100)
    m.add(c.BeeindigVerstoring(), 110)
    m.add(c.MeldVerstoring(voortzetting=True), 120)
    m.add(c.BeeindigVerstoring(hoe="vrijwillig"), 130)
    assert [t.tekst for t in m.dossier().tijdlijn[1:]] == [
        "Ordeverstoring 1 gemeld",
        "Ordeverstoring 1 voorbij",
        "Ordeverstoring 1 gaat verder",
        "Ordeverstoring 1 voorbij: vrijwillig gestopt",
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Fysieke agressie gemeld"),
        (
            {
                "soort": "geweld",
                "dader": "NN1",
                "slachtoffer": "een bode",
                "letsel": "blauw oog",
                "omschrijving": "klap",
            },
            "Fysieke agressie gemeld: geweld, dader NN1, slachtoffer een bode, letsel: blauw oog, klap",
        ),
    ],
)
def test_a_dossier_of_before_keeps_its_sentence_of_aggression(given: dict[str, Any], said: str) -> None:
    assert before(c.MeldFysiekeAgressie(**given), None, 3) == said
