"""After a practice: the debrief, earlier scores, the page for the file and the hand-outs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.practice.trainees import at, practised, scenario
from voorzitter_console.dossier.blocks import Table
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.practice import handouts, score_page
from voorzitter_console.practice.debrief import debrief
from voorzitter_console.practice.nakijken import record_of, score_record
from voorzitter_console.practice.player import play, seeded
from voorzitter_console.practice.progress import KeptScores, chart
from voorzitter_console.practice.scenario import DRILL, find, load
from voorzitter_console.practice.score_text import findings, persons, summary

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_the_debrief_puts_the_record_beside_what_happened() -> None:
    told = load(find("worp-en-gewonde-bode"))
    record = record_of(play(told, MemoryJournal(oefening=True), token=seeded(told)).meeting)
    rows = debrief(told, record, score_record(told, record))
    assert [row.op for row in rows] == sorted(row.op for row in rows)
    thrown = next(row for row in rows if row.op == at("00:27:25"))
    assert thrown.gebeurd.startswith("Er vliegt een flesje")
    assert thrown.vastgelegd.startswith("00:27:25 Fysieke agressie gemeld: geweld")
    assert thrown.oordeel == "op tijd"
    heard = next(row for row in rows if row.gebeurd.startswith("112 vraagt"))
    assert (heard.op, heard.vastgelegd, heard.oordeel) == (at("00:27:45"), "", "")


def test_what_was_missed_late_or_untrue_says_so_in_its_row(tmp_path: Path) -> None:
    told = scenario(tmp_path)
    presses = (("00:10:45", "griffier", "meld_verstoring"), ("00:12:00", "griffier", "politie_aanwezig"))
    score = practised(told, presses)
    assert [line.split("  ")[1].split(":")[0] for line in findings(score)] == ["te laat", "gemist", "onwaar", "gemist"]
    assert summary(score)[0].startswith("Vastgelegd: 1 van 3 (33 %).")
    assert persons(score) == ("griffier: 3 te weten, 2 gemist, 1 te laat; zelf 2 keer vastgelegd.",)


def test_what_the_bode_recorded_is_not_said_of_the_griffier_alone(tmp_path: Path) -> None:
    presses = (("00:10:05", "griffier", "meld_verstoring"), ("00:10:30", "bode", "bel_politie"))
    assert persons(practised(scenario(tmp_path), presses))[0].startswith("griffier met de bode: ")


def test_earlier_scores_are_kept_once_for_each_practice(tmp_path: Path) -> None:
    told = scenario(tmp_path)
    silent = practised(told, (("00:00:01", "griffier", "noteer", {"tekst": "stil"}),))
    half = practised(told, (("00:10:02", "voorzitter", "schors"),))
    progress = KeptScores(tmp_path / "o.sqlite")
    assert progress.all() == ()
    progress.keep("een", NOON, "Proef", silent)
    progress.keep("twee", NOON, "Proef", silent)
    progress.keep("een", NOON, "Proef", half)
    with (tmp_path / "o.sqlite.scores.jsonl").open("ab") as file:
        file.write(b'{"stroom": "half geschr')
    assert [(kept.stroom, kept.volledig) for kept in progress.all()] == [("twee", 0.0), ("een", 0.5)]
    empty, filled = chart(progress.all())
    assert "░" * 20 in empty
    assert "0 %  geen tijd  Proef" in empty
    assert "█" * 10 + "░" * 10 in filled
    assert "50 %  2 s  Proef" in filled


def test_the_page_for_the_file(tmp_path: Path) -> None:
    told = scenario(tmp_path)
    record = record_of(play(told, MemoryJournal(oefening=True), token=seeded(told)).meeting)
    page = score_page.document(told, record, score_record(told, record), NOON)
    assert page.oefening
    assert sum(isinstance(block, Table) for block in page.blokken) == 1
    pdf = score_page.score_pdf(told, record, score_record(told, record), NOON)
    assert pdf.startswith(b"%PDF")


def test_a_hand_out_tells_the_leader_everything_and_nobody_else() -> None:
    told = load(find("statement-slaat-om"))
    made = handouts.document(told)
    table = next(block for block in made.blokken if isinstance(block, Table))
    assert len(table.rijen) == len(told.gebeurtenissen)
    first = "".join(run.tekst for cell in table.rijen[1] for run in cell)
    assert first.startswith("20 s na het aanspreken, als scenario A is gekozen")
    assert handouts.handout_pdf(told) == handouts.handout_pdf(told)


def test_the_drill_takes_two_minutes_and_is_not_among_the_scenarios() -> None:
    told = load(find(DRILL))
    assert told.stappen[-1].op <= at("00:02:00")
    played = play(told, MemoryJournal(oefening=True), token=seeded(told))
    assert played.verschillen == ()
    score = score_record(told, record_of(played.meeting))
    assert (score.volledig, score.mediaan) == (1.0, 0.0)
