"""Scripted trainees: what each pressed, and the score that was worked out by hand beforehand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.practice.trainees import EVENTS, Press, practised, scenario
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.nakijken import reference
from voorzitter_console.practice.practice_record import NotPractised, read
from voorzitter_console.practice.score import Score, clock, score
from voorzitter_console.practice.score_text import summary

NN1, NN2 = {"label": "NN1"}, {"label": "NN2"}

PERFECT: tuple[Press, ...] = (
    ("00:10:00", "griffier", "meld_verstoring"),
    ("00:10:04", "voorzitter", "schors"),
    ("00:10:04", "voorzitter", "stop_livestream"),
    ("00:10:10", "griffier", "beschrijf_verstoorder", NN1),
    ("00:10:20", "griffier", "beschrijf_verstoorder", NN2),
    ("00:10:30", "voorzitter", "spreek_aan", {"scenario": "B"}),
    ("00:11:00", "voorzitter", "vorder"),
    ("00:11:10", "voorzitter", "vraag_politie"),
    ("00:11:20", "bode", "bel_politie"),
    ("00:11:40", "griffier", "verstoorder_vertrokken", NN2),
    ("00:16:20", "griffier", "politie_aanwezig"),
    ("00:17:20", "griffier", "verstoorder_vertrokken", NN1),
    ("00:17:30", "voorzitter", "beeindig_verstoring"),
)


def missed(score: Score) -> list[int]:
    return [t.fact.nummer for t in score.gemist]


def test_perfect(tmp_path: Path) -> None:
    score = practised(scenario(tmp_path), PERFECT)
    assert (score.volledig, score.mediaan, score.gemist, score.te_laat, score.onwaar) == (1.0, 0.0, (), (), ())
    assert [(t.fact.nummer, clock(t.fact.op)) for t in score.told] == [
        (1, "00:10:00"),
        (2, "00:10:20"),
        (3, "00:11:40"),
        (4, "00:16:20"),
        (5, "00:17:20"),
    ]
    assert score.reactietijden == {
        "schors": 4.0,
        "stop_livestream": 4.0,
        "spreek_aan": 30.0,
        "vorder": 60.0,
        "vraag_politie": 70.0,
        "bel_politie": 80.0,
    }
    assert score.woorden == {"protocol": 3}


def test_late(tmp_path: Path) -> None:
    """The chair does as before, the griffier comes 40 s after everything; the chair's schorsing is what begins it."""
    score = practised(
        scenario(tmp_path),
        (
            *PERFECT[1:3],
            ("00:10:30", "voorzitter", "spreek_aan", {"scenario": "B"}),
            ("00:10:50", "griffier", "beschrijf_verstoorder", NN1),
            ("00:11:00", "voorzitter", "vorder"),
            ("00:11:00", "griffier", "beschrijf_verstoorder", NN2),
            ("00:12:00", "griffier", "bel_politie"),  # they come at 17:00
            ("00:12:20", "griffier", "verstoorder_vertrokken", NN2),
            ("00:17:40", "griffier", "politie_aanwezig"),  # NN1 goes along at 18:40
            ("00:19:20", "griffier", "verstoorder_vertrokken", NN1),
        ),
    )
    assert [(t.fact.nummer, t.fout.total_seconds()) for t in score.told if t.fout is not None] == [
        (1, 4.0),
        (2, 40.0),
        (3, 40.0),
        (4, 40.0),
        (5, 40.0),
    ]
    assert (score.volledig, score.mediaan, len(score.te_laat), score.onwaar) == (1.0, 40.0, 4, ())


def test_wrong_order(tmp_path: Path) -> None:
    """Addressed and ordered out before the schorsing, and over while NN1 still stands there; a chair alone."""
    score = practised(
        scenario(tmp_path),
        (
            ("00:10:05", "voorzitter", "spreek_aan", {"scenario": "B"}),
            ("00:10:30", "voorzitter", "vorder"),
            ("00:11:00", "voorzitter", "schors"),
            ("00:11:05", "voorzitter", "beeindig_verstoring"),
        ),
    )
    assert missed(score) == [2, 3]
    assert (score.volledig, score.mediaan) == (0.33, 5.0)
    assert [line.soort for line in score.onwaar] == ["beeindig_verstoring"]
    assert "zonder_schorsing" in score.afwijkingen
    told = " ".join(summary(score))
    assert "Anders dan het protocol: aangesproken of gevorderd terwijl de vergadering open was" in told
    assert "_" not in told  # words, and no codes
    assert "Onwaar: 1." in told
    assert "Te laat: niets." in told
    assert [p.wie for p in score.personen] == ["voorzitter"]


def test_silent(tmp_path: Path) -> None:
    """What waits for a press never came; the two who shouted were missed."""
    score = practised(scenario(tmp_path), (("00:00:01", "griffier", "noteer", {"tekst": "wij beginnen"}),))
    assert missed(score) == [1, 2]
    assert (score.volledig, score.mediaan, score.reactietijden) == (0.0, None, {})


def test_panicking(tmp_path: Path) -> None:
    """Every key at once, two seconds after the first shout: three of them say what was not so."""
    keys: tuple[tuple[str, dict[str, object]], ...] = (
        ("schors", {}),
        ("spreek_aan", {"scenario": "A"}),
        ("spreek_aan", {"scenario": "B"}),
        ("vorder", {}),
        ("spreek_opnieuw_aan", {}),
        ("meld_fysieke_agressie", {}),
        ("bel_politie", {"spoed": True}),
        ("politie_aanwezig", {}),
        ("beeindig_verstoring", {}),
        ("geef_ruimte", {}),
        ("hervat", {}),
        ("sluit", {}),
    )
    score = practised(scenario(tmp_path), [("00:10:02", "voorzitter", doe, velden) for doe, velden in keys])
    assert missed(score) == [2, 3, 5, 4]  # in order of time: NN1 is taken along before the police came
    assert (score.volledig, score.mediaan) == (0.2, 2.0)
    assert [line.soort for line in score.onwaar] == ["meld_fysieke_agressie", "politie_aanwezig", "beeindig_verstoring"]


def test_the_wrong_person_is_missed_and_untrue(tmp_path: Path) -> None:
    wrong = [("00:11:40", "griffier", "verstoorder_vertrokken", NN1) if p[0] == "00:11:40" else p for p in PERFECT]
    score = practised(scenario(tmp_path), wrong)
    assert missed(score) == [3]
    assert [(line.soort, line.labels) for line in score.onwaar] == [("verstoorder_vertrokken", ("NN1",))]


def test_a_late_schorsing_tells_of_the_first_who_shouted_not_of_the_second(tmp_path: Path) -> None:
    score = practised(scenario(tmp_path), (("00:10:24", "voorzitter", "schors"),))
    assert missed(score) == [2]
    assert score.mediaan == 24.0


def test_a_disturbance_that_nobody_saw_is_untrue(tmp_path: Path) -> None:
    score = practised(scenario(tmp_path), (("00:02:00", "voorzitter", "meld_verstoring"), *PERFECT[1:]))
    assert [line.soort for line in score.onwaar] == ["meld_verstoring"]
    assert score.volledig == 1.0  # the two descriptions tell of the shouts: 10 s and nothing late
    assert score.mediaan == 0.0


def test_what_only_the_griffier_could_see_is_no_fault_of_a_chair_alone(tmp_path: Path) -> None:
    told = scenario(tmp_path, EVENTS.replace('wat = "Een tweede', 'wie = "griffier"\nwat = "Een tweede'))
    alone = practised(told, [p for p in PERFECT if p[1] == "voorzitter"])
    assert missed(alone) == [3]
    both = practised(told, [p for p in PERFECT if p[0] != "00:10:20"])
    assert missed(both) == [2]


def test_a_condition_is_judged_when_the_event_would_come(tmp_path: Path) -> None:
    told = scenario(tmp_path, EVENTS.replace('{scenario = "A"}', "{vorderingen = 1}"))
    assert missed(practised(told, PERFECT)) == [6]
    again = practised(told, (*PERFECT, ("00:18:00", "voorzitter", "vorder")))  # a new ordeverstoring counts anew
    assert missed(again) == [6]
    twice = (*PERFECT[:8], ("00:11:15", "voorzitter", "vorder"), *PERFECT[8:])
    assert practised(told, twice).gemist == ()


def test_of_three_late_vorderingen_none_is_taken_for_its_neighbour(tmp_path: Path) -> None:
    steps = "".join(f'[[stap]]\nop = "00:1{n}:00"\ndoor = "voorzitter"\ndoe = "vorder"\n' for n in range(3))
    told = scenario(tmp_path, EVENTS.split("[[gebeurtenis]]")[0] + steps)
    late = practised(told, [(f"00:1{n}:00", "voorzitter", "vorder") for n in (1, 2, 3)])
    assert (late.volledig, late.mediaan, len(late.te_laat), late.onwaar) == (1.0, 60.0, 3, ())
    first_missing = practised(told, [(f"00:1{n}:00", "voorzitter", "vorder") for n in (1, 2)])
    assert ([t.fact.nummer for t in first_missing.gemist], first_missing.mediaan) == ([1], 0.0)
    one_more = practised(told, [(f"00:1{n}:00", "voorzitter", "vorder") for n in range(4)])
    assert [clock(line.op) for line in one_more.onwaar] == ["00:13:00"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "geen dossier"),
        (b"[1, 2", "geen dossier"),
        (b'{"formaat": "iets"}', "geen dossier"),
        (b"\xff\xfe\x00", "geen dossier"),
        (b"[" * 100_000, "geen dossier"),
    ],
)
def test_what_is_no_dossier_is_said_in_one_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "dossier.json"
    path.write_bytes(content)
    with pytest.raises(NotPractised, match=words) as caught:
        read(path)
    assert caught.value.exit_code == 2


def test_a_real_meeting_is_not_scored(tmp_path: Path) -> None:
    path = tmp_path / "dossier.json"
    line = {"positie": 1, "soort": "schors", "gebeurd_op": "2026-03-10T19:30:00+01:00", "door": "voorzitter"}
    line |= {"vastgelegd_op": line["gebeurd_op"]}
    told = {"formaat": "voorzitter-console/dossier/1", "oefening": False, "tijdlijn": [line]}
    path.write_text(json.dumps({**told, "vergadering": {"aanvang": "2026-03-10T19:30:00+01:00"}}), encoding="utf-8")
    with pytest.raises(NotPractised, match="echte vergadering"):
        read(path)


def test_of_a_scenario_of_steps_too_the_call_and_the_clearing_are_counted_from_the_violence() -> None:
    played = scenarios.load(scenarios.find("geweld-112"))
    perfect = reference(played)
    found = score(played, perfect, perfect)
    assert {name: found.reactietijden[name] for name in ("schors", "bel_politie", "raadsleden_uit_zaal")} == {
        "schors": 0.0,  # the violence was reported 8 s later, in the second of the call
        "bel_politie": 0.0,
        "raadsleden_uit_zaal": 10.0,
    }
    told = " ".join(summary(found))
    assert "vanaf het begin van de eerste verstoring (politie en ontruimen vanaf het geweld, als dat er was)" in told
