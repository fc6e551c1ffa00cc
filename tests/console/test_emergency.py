"""A damaged journal drops no press: it is kept while it may be transient, else the meeting goes on in another file."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import environment
from tests.command import Result, here
from tests.livestream.obs_console import PATIENCE, ObsConsole
from voorzitter_console.console import messages as m
from voorzitter_console.console.emergency import is_damage
from voorzitter_console.entry import Entry
from voorzitter_console.journal import emergency
from voorzitter_console.journal.port import (
    Head,
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalMixed,
    JournalNotWritable,
    JournalReplaced,
    JournalUnreachable,
    JournalUnreadable,
)
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal
from voorzitter_console.meeting import replay
from voorzitter_console.regels.teller import Teller

DAMAGE = 0.6
"""Seconds that damage lasts here before it is believed."""


@pytest.fixture(autouse=True)
def sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voorzitter_console.console.refuge.DAMAGE", DAMAGE)


@pytest.fixture
def console(tmp_path: Path) -> Iterator[ObsConsole]:
    found = ObsConsole(tmp_path, None)
    try:
        yield found.begin()
    finally:
        found.close()


def entries(path: Path) -> list[Entry]:
    with closing(SqliteJournal.open(path, create=False, read_only=True)) as journal:
        return journal.read(journal.streams()[0].id)


def head(path: Path) -> Head:
    with closing(SqliteJournal.open(path, create=False, read_only=True)) as journal:
        return journal.streams()[0].head


def damage(path: Path) -> None:
    """One stored text is another now: SQLite sees nothing, the chain does."""
    with closing(sqlite3.connect(path)) as con:
        con.execute("UPDATE vastlegging SET schakel = replace(schakel, substr(schakel, 1, 1), 'x')")
        con.commit()


def overwrite(path: Path) -> None:
    """Nothing in it is a database any more."""
    path.write_bytes(b"dit is geen journaal " * 4000)


def until(done: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, what
        time.sleep(0.01)


def banner(console: ObsConsole) -> str:
    view = console.core.view()
    assert view is not None
    return next((lus.tekst for lus in view.lussen if lus.code == "journaal"), "")


@pytest.mark.parametrize("how", [damage, overwrite])
def test_what_is_pressed_on_a_damaged_journal_is_in_the_emergency_journal(
    how: Callable[[Path], None], console: ObsConsole
) -> None:
    console.press("schors")
    console.press("noteer", tekst="voor de schade")
    known, before = console.entries(), head(console.database)
    how(console.database)
    console.give("noteer", tekst="erna")
    console.give("hervat")
    until(lambda: not console.core.pending, "both presses")
    there = entries(emergency.emergency_path(console.database))
    assert [e.id for e in there[: len(known)]] == [e.id for e in known]
    assert [(e.gebeurd_op, e.vastgelegd_op, e.door, e.station) for e in there[: len(known)]] == [
        (e.gebeurd_op, e.vastgelegd_op, e.door, e.station) for e in known
    ]
    assert [(e.soort, e.payload.get("tekst")) for e in there[len(known) + 1 :]] == [
        ("noteer", "erna"),
        ("hervat", None),
    ]
    why = str(there[0].payload["toelichting"])
    assert why == there[len(known)].payload["tekst"]
    assert f"{before.aantal} vastleggingen, kop {before.kop}" in why
    assert "j.sqlite" in why
    assert verify_journal(emergency.emergency_path(console.database)).uitkomst == "heel"
    replay(there, strict=True)
    assert banner(console) == "NOODJOURNAAL: j.nood.sqlite"
    console.press("noteer", tekst="gewoon verder")
    assert entries(emergency.emergency_path(console.database))[-1].payload["tekst"] == "gewoon verder"


def test_until_then_the_press_stands_there_as_not_recorded_and_the_screen_says_why(console: ObsConsole) -> None:
    damage(console.database)
    console.give("schors")
    until(lambda: console.core.late, "NOG NIET VASTGELEGD")
    assert console.core.late.startswith("NOG NIET VASTGELEGD")
    assert "beschadigd" in console.core.delay
    assert console.core.refused is None


def test_faults_that_pass_drop_no_press_and_make_no_emergency_journal(
    console: ObsConsole, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, write = [4], SqliteJournal.append

    def stutters(self: SqliteJournal, *given: object, **named: object) -> Entry:
        if left[0]:
            left[0] -= 1
            raise [JournalDamaged, JournalUnreadable][left[0] % 2]("een lees-fout die voorbijgaat.")
        return write(self, *given, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr("voorzitter_console.console.refuge.DAMAGE", 30.0)
    monkeypatch.setattr(SqliteJournal, "append", stutters)
    for number in range(3):
        console.give("noteer", tekst=str(number))
    until(lambda: not console.core.pending, "all presses")
    assert [e.payload.get("tekst") for e in console.entries()[1:]] == ["0", "1", "2"]
    assert emergency.beside(console.database) is None


def test_damage_that_only_the_watcher_sees_moves_the_meeting_without_a_press(console: ObsConsole) -> None:
    console.press("noteer", tekst="een")
    damage(console.database)
    until(lambda: banner(console) == "NOODJOURNAAL: j.nood.sqlite", "the banner")
    assert [e.payload.get("tekst") for e in entries(emergency.emergency_path(console.database))][1] == "een"


def test_a_banner_goes_once_the_journal_can_be_read_again(console: ObsConsole, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voorzitter_console.console.refuge.DAMAGE", 30.0)
    whole = console.database.read_bytes()
    damage(console.database)
    until(lambda: banner(console) == "het journaal is niet te lezen", "the banner")
    time.sleep(0.5)
    assert banner(console), "it lasts"
    with console.database.open("r+b") as file:
        file.write(whole)
    until(lambda: not banner(console), "it goes")


def test_the_other_window_goes_on_there_too_and_each_sees_what_the_other_records(
    tmp_path: Path, console: ObsConsole
) -> None:
    clerk = ObsConsole(tmp_path, None, station="griffie", rol="griffier")
    try:
        assert clerk.standing.wait(10)
        console.press("schors")
        damage(console.database)
        console.give("noteer", tekst="van de voorzitter")
        until(lambda: not console.core.pending, "the press")
        until(lambda: banner(clerk).startswith("NOODJOURNAAL"), "the clerk's banner")
        clerk.give("noteer", door="griffier", tekst="van de griffier")
        until(lambda: not clerk.core.pending, "the clerk's press")
        until(
            lambda: all(one.snapshot and one.snapshot.entries[-1].door == "griffier" for one in (console, clerk)),
            "seen",
        )
        there = entries(emergency.emergency_path(console.database))
        assert [e.payload["tekst"] for e in there if e.soort == "noteer" and e.door != "systeem"] == [
            "van de voorzitter",
            "van de griffier",
        ]
        assert sum(e.door == "systeem" for e in there) == 1, "why is said once"
    finally:
        clerk.close()


def test_of_two_windows_pressed_at_once_one_makes_it_and_both_presses_stand_in_it(
    tmp_path: Path, console: ObsConsole
) -> None:
    clerk = ObsConsole(tmp_path, None, station="griffie", rol="griffier")
    try:
        assert clerk.standing.wait(10)
        damage(console.database)
        console.give("noteer", tekst="a")
        clerk.give("noteer", door="griffier", tekst="b")
        until(lambda: not console.core.pending and not clerk.core.pending, "both")
        there = entries(emergency.emergency_path(console.database))
        assert sorted(e.payload["tekst"] for e in there if e.soort == "noteer" and e.door != "systeem") == ["a", "b"]
        assert verify_journal(emergency.emergency_path(console.database)).uitkomst == "heel"
    finally:
        clerk.close()


def test_a_second_meeting_is_whole_there_without_the_first_that_it_is_bound_to(
    tmp_path: Path, console: ObsConsole
) -> None:
    console.press("sluit")
    console.close()
    second = ObsConsole(tmp_path, None)
    try:
        second.session.idle().result(PATIENCE)
        second.begin()
        assert second.entries()[0].payload["eerdere"], "it is bound to the first"
        damage(second.database)
        second.give("schors")
        until(lambda: not second.core.pending, "the press")
        there = emergency.emergency_path(second.database)
        assert [e.soort for e in entries(there)] == ["begin_vastlegging", "noteer", "schors"]
        assert "eerdere" not in entries(there)[0].payload
        assert verify_journal(there).uitkomst == "heel"
    finally:
        second.close()


@pytest.mark.parametrize("healed", [False, True])
def test_the_next_start_goes_on_in_the_emergency_journal(healed: bool, tmp_path: Path, console: ObsConsole) -> None:
    whole = console.database.read_bytes()
    damage(console.database)
    console.give("schors")
    until(lambda: not console.core.pending, "the press")
    console.close()
    if healed:
        console.database.write_bytes(whole)
    again = ObsConsole(tmp_path, None)
    try:
        assert again.standing.wait(10), again.broken
        assert again.snapshot is not None
        assert again.snapshot.entries[-1].soort == "schors"
        assert banner(again) == "NOODJOURNAAL: j.nood.sqlite"
        again.press("hervat")
        assert entries(emergency.emergency_path(again.database))[-1].soort == "hervat"
    finally:
        again.close()


def test_a_meeting_that_was_closed_there_is_not_gone_on_with(tmp_path: Path, console: ObsConsole) -> None:
    whole = console.database.read_bytes()
    damage(console.database)
    console.give("sluit")
    until(lambda: not console.core.pending, "the press")
    console.close()
    console.database.write_bytes(whole)
    again = ObsConsole(tmp_path, None)
    try:
        until(lambda: again.said, "opened")
        assert "noodjournaal" in again.said[0]
        assert again.snapshot is None
        again.begin()
        assert banner(again) == ""
        with closing(SqliteJournal.open(console.database, read_only=True)) as journal:
            assert len(journal.streams()) == 2
    finally:
        again.close()


@pytest.mark.parametrize(
    ("fault", "is_one"),
    [
        (JournalDamaged("x"), True),
        (JournalUnreadable("x"), True),
        (JournalError("x"), True),
        (JournalMissing("x"), False),
        (JournalBusy("x"), False),
        (JournalNotWritable("vol"), False),
        (JournalReplaced("teruggezet"), False),
        (JournalMixed("oefening"), False),
    ],
)
def test_only_what_lies_in_the_content_is_damage(fault: Exception, is_one: bool) -> None:
    assert is_damage(fault) is is_one


@pytest.mark.parametrize(
    ("cause", "is_one"),
    [(JournalUnreadable("geen journaal"), True), (JournalMissing("weg"), False), (JournalUnreachable("weg"), False)],
)
def test_a_file_that_stands_there_and_cannot_be_read_is_not_written_either(cause: Exception, is_one: bool) -> None:
    fault = JournalNotWritable("er is niets vastgelegd")
    fault.__cause__ = cause
    assert is_damage(fault) is is_one


def test_where_no_emergency_journal_can_be_made_the_press_is_kept_and_that_is_said(console: ObsConsole) -> None:
    emergency.emergency_path(console.database).mkdir()
    damage(console.database)
    console.give("schors")
    until(lambda: banner(console) == "journaal en noodjournaal niet te gebruiken", "said")
    until(
        lambda: console.core.late.startswith("NOG NIET VASTGELEGD"), "the press"
    )  # the watcher may be the first to say
    time.sleep(1.2)
    assert len(console.troubles) <= 3, "said when it changes, not with every try"
    emergency.emergency_path(console.database).rmdir()
    until(lambda: not console.core.pending, "made after all")


def test_the_name_of_the_emergency_journal() -> None:
    assert emergency.emergency_path(Path("/a/journaal.sqlite")) == Path("/a/journaal.nood.sqlite")
    assert emergency.beside(Path("/a/journaal.sqlite")) is None
    assert emergency.told(Path("/bestaat/niet.sqlite")) == ""


@pytest.mark.lang
def test_controleer_and_dossier_name_it_and_take_it_as_any_journal(tmp_path: Path, console: ObsConsole) -> None:
    console.press("schors")
    damage(console.database)
    console.give("hervat")
    until(lambda: not console.core.pending, "the press")
    console.close()
    there = emergency.emergency_path(console.database)

    def run(*args: str | Path) -> Result:
        return here(args, tmp_path, environment(tmp_path))

    judged = run("controleer", console.database)
    assert judged.returncode == 1
    assert str(there) in judged.stdout
    beside = run("controleer", there)
    assert (beside.returncode, "noodjournaal" in beside.stdout) == (0, False)
    refused = run("dossier", "--database", console.database, "--uit", tmp_path / "een")
    assert refused.returncode == 2
    assert str(there) in refused.stderr
    made = run("dossier", "--database", there, "--uit", tmp_path / "twee")
    assert made.returncode == 0
    told = json.loads((tmp_path / "twee" / "dossier.json").read_text(encoding="utf-8"))
    assert [line["soort"] for line in told["tijdlijn"]][:2] == ["begin_vastlegging", "schors"]
    assert run("controleer", tmp_path / "twee").returncode == 0


def test_lines_say_what_is_wrong_with_the_journal_once(console: ObsConsole) -> None:
    said: list[str] = []
    teller = Teller(console.core, said.append)
    teller.tell(m.Trouble("NOODJOURNAAL: j.nood.sqlite", "Het journaal is beschadigd."))
    teller.tell(m.Trouble("", ""))
    assert said == ["Het journaal is beschadigd."]
