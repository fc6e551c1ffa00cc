"""A closed meeting as a scenario: it plays, its own replay is perfect, and no word of anybody stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from voorzitter_console.clock import FakeClock
from voorzitter_console.errors import Refused
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.meeting import Meeting
from voorzitter_console.practice.hall_commands import BESIDE, OF_THE_HALL
from voorzitter_console.practice.lessons import NoLesson, lesson
from voorzitter_console.practice.nakijken import record_of, score_record
from voorzitter_console.practice.new_scenario import TEXT
from voorzitter_console.practice.player import play, seeded
from voorzitter_console.practice.scenario import find, load, shipped
from voorzitter_console.practice.score import Score
from voorzitter_console.practice.soundness import findings
from voorzitter_console.procedure.labels import LABEL_FIELDS, MANY
from voorzitter_console.procedure.parse import OUTSIDE, field_names, parse_command, parse_payload, private_fields
from voorzitter_console.protocol.load import find as find_protocol

SECRET = "Geheimenis"
NAME = "Jannetje Verzonnen"


def replayed(folder: Path, text: str) -> Score:
    path = folder / "casus.toml"
    path.write_text(text, encoding="utf-8")
    made = load(path)
    assert findings(made) == ()
    played = play(made, MemoryJournal(oefening=True), token=seeded(made))
    return score_record(made, record_of(played.meeting))


CLOSED = [name for name in shipped() if load(find(name)).verwacht.vergadering == "gesloten"]


@pytest.mark.parametrize("name", CLOSED)
def test_every_closed_meeting_becomes_a_sound_scenario(tmp_path: Path, name: str) -> None:
    told = load(find(name))
    meeting = play(told, MemoryJournal(oefening=True), token=seeded(told)).meeting
    text = lesson(meeting.history)
    score = replayed(tmp_path, text)
    assert (score.volledig, score.mediaan, score.onwaar, score.te_laat) == (1.0, 0.0, (), ())
    assert score.told
    for word in (told.vergadering.titel, told.vergadering.agendapunt, told.vergadering.locatie, told.titel):
        assert word
        assert word not in text
    assert f"{told.aanvang:%Y-%m-%d}" not in text


def _everything() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each command with every text and label that it can have."""
    required: dict[str, dict[str, Any]] = {
        "spreek_aan": {"scenario": "B"},
        "roep_hulp": {"dienst": "bhv"},
        "stel_aanwezigheid_vast": {"vordering": 1},
        "neem_over": {"functie": "griffier"},
    }
    hall = [soort for soort in OUTSIDE if soort in OF_THE_HALL or soort in BESIDE or soort == "noteer"]
    for soort in (*(s for s in hall if s not in ("hervat", "sluit")), "hervat", "schors", "sluit"):
        given = dict(required.get(soort, {}))
        names = field_names(soort)
        given |= {name: f"{SECRET} {soort} {name}" for name in private_fields(soort) & names if name != "pad"}
        given |= {name: [NAME] if name in MANY else NAME for name in LABEL_FIELDS & names}
        yield soort, given


def test_no_text_and_no_name_of_the_meeting_stands_in_it(tmp_path: Path) -> None:
    clock, protocol = FakeClock(datetime(2026, 5, 12, 18, 0, tzinfo=UTC)), find_protocol("maassluis-2025")
    secret = (
        "titel",
        "locatie",
        "adres",
        "agendapunt",
        "voorzitter",
        "griffier",
        "voorzitter_functie",
        "rechthebbende",
    )
    begin = parse_payload(
        "begin_vastlegging",
        {
            **{name: f"{SECRET} {name}" for name in secret},
            "orgaan": "gemeenteraad",
            "aanvang": clock.now().isoformat(),
            "protocol_naam": f"{SECRET}-protocol",
            "protocol_tekst": protocol.bron,
            "protocol_hash": protocol.hash,
        },
    )
    meeting = Meeting.begin(MemoryJournal(), clock, protocol, begin, station=SECRET)  # type: ignore[arg-type]  # as parsed
    recorded = 0
    for soort, velden in _everything():
        clock.forward(7)
        with suppress(Refused):
            meeting.decide(parse_command(soort, velden), door="griffier")
            recorded += 1
    assert recorded > 30
    text = lesson(meeting.history)
    assert SECRET.lower() not in text.lower()
    for part in NAME.split():
        assert part not in text
    assert "NN1" in text
    assert "2026" not in text
    replayed(tmp_path, text)


def test_a_meeting_that_is_still_open_is_no_lesson_yet() -> None:
    told = load(find("spandoek-en-fluitjes"))
    meeting = play(told, MemoryJournal(oefening=True), token=seeded(told)).meeting
    with pytest.raises(NoLesson, match="nog niet gesloten"):
        lesson(meeting.history)


def test_the_new_scenario_is_sound_and_perfect(tmp_path: Path) -> None:
    score = replayed(tmp_path, TEXT)
    assert (score.volledig, score.mediaan, score.onwaar) == (1.0, 0.0, ())
