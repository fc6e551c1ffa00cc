"""``wis``: what was erased is in no byte of the file, its entry says so, the chain verifies, the rest stays."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment, one_sentence
from tests.cli.test_speel import HEAD, step
from tests.command import here
from tests.parts import LONG
from voorzitter_console.clock import SystemClock
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal
from voorzitter_console.meeting import Meeting, replay
from voorzitter_console.procedure.commands import BeginVastlegging, Noteer
from voorzitter_console.protocol.load import find

SECRET = "Wilhelmina Geheimhouder"
STEPS = (
    step("00:01:00", "beschrijf_verstoorder", f'label = "NN1"\nnaam = "{SECRET}"\nsignalement = "rood haar, litteken"')
    + step("00:01:10", "beschrijf_verstoorder", 'label = "NN2"\nsignalement = "blijft staan"')
    + step(
        "00:02:00", "corrigeer", 'stap = 1\nveld = "signalement"\nwaarde = "toch blond haar"\nreden = "verkeerd gezien"'
    )
    + step("00:03:00", "vorder", 'gericht_aan = ["NN1"]')
    + step("00:04:00", "meld_fysieke_agressie", f'dader = "Jan Jansen"\nslachtoffer = "{SECRET}"')
    + step("00:05:00", "noteer", f'tekst = "Later bleek dit {SECRET} te zijn."')
    + step("00:06:00", "beschrijf_verstoorder", 'label = "Piet Pietersen"\ngedrag = "schold de raad uit"')
    + step("00:07:00", "sluit")
)
GROND = ("--grond", "verzoek van de betrokkene", "--door", "de functionaris")


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The journal of those steps; only to copy."""
    folder = tmp_path_factory.mktemp("gewist")
    (folder / "s.toml").write_text(HEAD + STEPS, encoding="utf-8")
    result = here(("speel", "s.toml", "--uit", "b"), folder, environment(folder))
    assert result.returncode == 0, result.stderr
    return folder / "b" / "journaal.sqlite"


@pytest.fixture
def journal(recorded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(recorded, tmp_path / "j.sqlite"))


def bytes_of(path: Path) -> bytes:
    """The file and whatever SQLite has beside it."""
    return b"".join(p.read_bytes() for p in sorted(path.parent.glob(f"{path.name}*")) if p.is_file())


@pytest.mark.lang
def test_a_person_is_erased_with_corrections_and_the_rest_stays(journal: Path, console: Run) -> None:
    before = bytes_of(journal)
    for text in (SECRET, "rood haar", "toch blond haar", "verkeerd gezien"):
        assert text.encode() in before
    result = console("wis", "--label", "NN1", *GROND, "--ja", "--database", journal)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "nr. 2 (beschrijf_verstoorder): naam, signalement" in result.stdout
    assert re.search(r"Blijft staan, noemt hetzelfde: nr\. 5 \(vorder\)", result.stdout)
    assert re.search(r"noemt hetzelfde: nr\. 7 \(noteer\)", result.stdout)
    after = bytes_of(journal)
    for text in ("rood haar", "toch blond haar", "verkeerd gezien"):
        assert text.encode() not in after
    assert b"blijft staan" in after
    report = verify_journal(journal)
    assert report.uitkomst == "heel"
    assert report.streams[0].gewist == 4
    with closing(SqliteJournal.open(journal, oefening=True)) as opened:
        entries = opened.read(opened.streams()[0].id)
    assert [entry.soort for entry in entries[-2:]] == ["gewist", "gewist"]
    assert entries[-1].payload["grond"] == "verzoek van de betrokkene"
    judged = console("controleer", journal)
    assert judged.returncode == 0
    assert "4 teksten gewist" in judged.stdout
    # The name stands in other entries still: those were named, and go one by one.
    assert SECRET.encode() in after
    for positie, veld in ((6, "slachtoffer"), (7, "tekst")):
        more = console("wis", "--positie", str(positie), "--veld", veld, *GROND, "--ja", "--database", journal)
        assert more.returncode == 0, more.stdout + more.stderr
    assert SECRET.encode() not in bytes_of(journal)
    assert console("dossier", "--uit", "d", "--database", journal).returncode == 0
    assert console("controleer", "d").returncode == 0


@pytest.mark.lang
def test_labels_that_are_names_stand_in_the_vault_and_go_with_it(journal: Path, console: Run) -> None:
    with closing(sqlite3.connect(journal)) as con:
        chained = "".join(text for (text,) in con.execute("SELECT inhoud FROM vastlegging"))
    for name in ("Jan Jansen", "Piet Pietersen", SECRET):
        assert name not in chained
    assert '"label":"NN1"' in chained
    for label in ("jan JANSEN ", "Piet\u200bPietersen"):  # one name is one person, however it is typed
        result = console("wis", "--label", label, *GROND, "--ja", "--database", journal)
        assert result.returncode == 0, result.stdout + result.stderr
        assert label.encode() not in bytes_of(journal)
    assert b"schold de raad uit" not in bytes_of(journal)
    assert console("controleer", journal).returncode == 0
    assert console("dossier", "--uit", "d", "--database", journal).returncode == 0


def people(journal: Path) -> dict[str, tuple[str, list[int]]]:
    """Each label with how it left, and the numbers of the vorderingen to it."""
    with closing(SqliteJournal.open(journal, oefening=True)) as opened:
        state = replay(opened.read(opened.streams()[0].id), strict=True).state
    orders = state.verstoringen[0].vorderingen
    return {
        p.label: (p.status.value, [n for n, v in enumerate(orders, 1) if p.label in v.gericht_aan])
        for p in state.personen
    }


def test_two_who_were_erased_stay_two_and_nobody_is_left_in_the_hall(console: Run, tmp_path: Path) -> None:
    """Of names: else both read as [gewist], who left freely and was arrested, and the lists still ordered two more."""
    steps = (
        step("00:01:00", "beschrijf_verstoorder", 'label = "Piet Pietersen"')
        + step("00:02:00", "vorder", 'gericht_aan = ["Piet Pietersen", "Jan Jansen", "NN1"]')
        + step("00:03:00", "verstoorder_vertrokken", 'label = "Piet Pietersen"\nhoe = "vrijwillig"')
        + step("00:04:00", "vorder")
        + step("00:05:00", "vul_aan", 'stap = 4\nveld = "gericht_aan"\nwaarde = ["Jan Jansen"]')
        + step("00:06:00", "meld_fysieke_agressie", 'dader = "Jan Jansen"')
        + step("00:07:00", "verstoorder_gestaakt", 'label = "Jan Jansen"')
        + step("00:08:00", "sluit")
    )
    (tmp_path / "s.toml").write_text(HEAD + steps, encoding="utf-8")
    assert console("speel", "s.toml", "--uit", "b").returncode == 0
    journal = tmp_path / "b" / "journaal.sqlite"
    were = people(journal)
    assert were == {"Piet Pietersen": ("vertrokken", [1]), "Jan Jansen": ("gestaakt", [1, 2]), "NN1": ("storend", [1])}
    for number, label in enumerate(("Piet Pietersen", "Jan Jansen"), 1):
        done = console("wis", "--label", label, *GROND, "--ja", "--database", journal)
        assert done.returncode == 0, done.stderr
        assert "Blijft staan" not in done.stdout
        assert label.encode() not in bytes_of(journal)
        were = {f"gewist {number}" if name == label else name: told for name, told in were.items()}
        assert people(journal) == were
    assert console("controleer", journal).returncode == 0


@pytest.mark.lang
def test_earlier_dossiers_and_copies_are_named(journal: Path, console: Run, tmp_path: Path) -> None:
    console("dossier", "--uit", "dossier", "--database", journal)
    console("kopie", "stick", "--database", journal)
    console("dossier", "--uit", "weg", "--database", journal)
    shutil.rmtree(tmp_path / "weg")
    result = console("wis", "--label", "NN1", *GROND, "--ja", "--database", journal)
    assert f"een dossier van eerder: {tmp_path / 'dossier'}" in result.stdout
    assert f"een kopie van eerder: {tmp_path / 'stick' / 'j.sqlite'}" in result.stdout
    assert str(tmp_path / "weg") not in result.stdout
    assert console("kopie", "stick", "--database", journal).returncode == 0  # the copy follows
    assert b"rood haar" not in bytes_of(tmp_path / "stick" / "j.sqlite")


@pytest.mark.lang
def test_of_a_meeting_that_was_handed_over_both_places_are_named(journal: Path, console: Run, tmp_path: Path) -> None:
    console("dossier", "--uit", "dossier", "--database", journal)
    assert console("overzetten", journal, "archief.sqlite").returncode == 0
    there = console("wis", "--label", "NN1", *GROND, "--ja", "--database", "archief.sqlite")
    assert f"een kopie van eerder: {journal}" in there.stdout
    assert f"een dossier van eerder: {tmp_path / 'dossier'}" in there.stdout
    here = console("wis", "--label", "NN1", *GROND, "--ja", "--database", journal)
    assert f"de vergadering zelf staat bij {tmp_path / 'archief.sqlite'}." in here.stdout
    assert "de vergadering zelf" not in there.stdout
    assert b"rood haar" not in bytes_of(journal) + bytes_of(tmp_path / "archief.sqlite")


def test_what_flowed_to_the_archive_stands_there_still(journal: Path, console: Run, tmp_path: Path) -> None:
    protocol, real = find("maassluis-2025"), tmp_path / "echt.sqlite"
    begun = BeginVastlegging(
        titel="Raad",
        aanvang="2026-03-10T19:30:00+01:00",
        orgaan="gemeenteraad",
        protocol_naam=protocol.naam,
        protocol_tekst=protocol.bron,
        protocol_hash=protocol.hash,
    )
    with closing(SqliteJournal.open(real, oefening=False)) as opened:
        meeting = Meeting.begin(opened, SystemClock(), protocol, begun, station="raadzaal-1", door="voorzitter")
        for text in ("eerste", "tweede"):
            meeting.decide(Noteer(tekst=text), door="griffier")
    settings = tmp_path / "instellingen.toml"
    settings.write_text('[archief]\nurl = "postgresql://laptop@127.0.0.1:1/raad"\n', encoding="utf-8")
    surroundings = {**environment(tmp_path), "VOORZITTER_CONSOLE_INSTELLINGEN": str(settings)}
    args = ("wis", *GROND, "--ja", "--database")
    assert "archief" not in console(*args, real, "--positie", "2").stdout
    there = here((*args, real, "--positie", "3"), tmp_path, surroundings)
    assert there.returncode == 0, there.stderr
    assert "In het archief kan de tekst nog staan" in there.stdout
    assert (
        "archief" not in here((*args, journal, "--label", "NN1"), tmp_path, surroundings).stdout
    )  # practice stays here


@pytest.mark.lang
def test_a_file_of_evidence_is_removed_where_nothing_else_names_it(console: Run, tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"een foto")
    given = 'pad = "foto.jpg"\nomschrijving = "gezicht in beeld"'
    (tmp_path / "s.toml").write_text(HEAD + step("00:01:00", "voeg_bewijs_toe", given), encoding="utf-8")
    (tmp_path / "k").mkdir()
    assert console("speel", "s.toml", "--uit", "b", "--database", "k/j.sqlite").returncode == 0
    (kept,) = (tmp_path / "k" / "bewijs").iterdir()
    result = console("wis", "--positie", "2", *GROND, "--ja", "--database", "k/j.sqlite")
    assert result.returncode == 0, result.stdout + result.stderr
    assert not kept.exists()
    assert b"gezicht in beeld" not in bytes_of(tmp_path / "k" / "j.sqlite")
    assert console("controleer", "k/j.sqlite").returncode == 0


def test_without_a_yes_nothing_is_erased(journal: Path, console: Run) -> None:
    before = journal.read_bytes()
    result = console("wis", "--label", "nn 1", *GROND, "--database", journal)
    assert result.returncode == 2
    assert "--ja" in result.stderr
    assert "Te wissen: nr. 2" in result.stdout
    assert journal.read_bytes() == before


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--label", "NN9"), "niets te wissen"),
        (("--positie", "99"), "bestaat niet"),
        (("--positie", "0"), "bestaat niet"),
        (("--positie", "twee"), "geen getal"),
        (("--positie", "2", "--veld", "label"), "staat in de keten zelf"),
        (("--positie", "2", "--veld", "geen"), "bestaat daar niet"),
        (("--positie", "2", "--label", "NN1"), "gaan niet samen"),
        (("--label", "NN1", "--veld", "naam"), "--veld hoort bij --positie"),
        ((), "ontbreekt"),
    ],
)
def test_what_cannot_be_erased_is_one_sentence(journal: Path, console: Run, args: tuple[str, ...], says: str) -> None:
    before = journal.read_bytes()
    result = console("wis", *args, *GROND, "--ja", "--database", journal)
    assert result.returncode == 2
    assert says in one_sentence(result)
    assert journal.read_bytes() == before


@pytest.mark.parametrize("named", ["grond", "door"])
def test_who_and_why_can_be_seen(journal: Path, console: Run, named: str) -> None:
    told = {"grond": "verzoek", "door": "de functionaris"} | {named: "\u200b "}
    given = [part for name, text in told.items() for part in (f"--{name}", text)]
    result = console("wis", "--label", "NN1", *given, "--ja", "--database", journal)
    assert result.returncode == 2
    assert one_sentence(result) == f"--{named}: hier hoort een tekst; hij wordt vastgelegd."


@pytest.mark.parametrize("empty", ["", " ", "\u200b"])
def test_an_empty_name_is_not_the_latest_meeting(journal: Path, console: Run, tmp_path: Path, empty: str) -> None:
    """It may be a variable of a script that was not filled."""
    before = journal.read_bytes()
    out = ("--uit", tmp_path / "uit")
    for given in (
        ("wis", empty, "--label", "NN1", *GROND, "--ja"),
        ("dossier", empty, *out),
        ("gir", empty, *out),
        ("agenda", empty, *out),
        ("brief", "raad", empty, *out),
        ("scenario", "uit", empty, *out, "--ja"),
        ("naderhand", empty, "--regels"),
    ):
        result = console(*given, "--database", journal)
        assert result.returncode == 2, given
        assert "VERGADERING is leeg" in one_sentence(result)
    assert console("overzetten", journal, tmp_path / "y.sqlite", "--vergadering", empty).returncode == 2
    assert journal.read_bytes() == before
    assert not (tmp_path / "uit").exists()


def test_a_title_that_was_erased_is_said_to_be(journal: Path, console: Run, tmp_path: Path) -> None:
    assert console("wis", "--positie", "1", *GROND, "--ja", "--database", journal).returncode == 0
    unknown = console("dossier", "een andere", "--uit", tmp_path / "uit", "--database", journal)
    assert "'[gewist]'" in one_sentence(unknown)


def test_a_second_time_there_is_nothing_left(journal: Path, console: Run) -> None:
    assert console("wis", "--label", "NN1", *GROND, "--ja", "--database", journal).returncode == 0
    again = console("wis", "--label", "NN1", *GROND, "--ja", "--database", journal)
    assert again.returncode == 2
    assert "niets te wissen" in again.stderr


def test_a_value_taken_out_without_an_entry_is_still_tampering(journal: Path, console: Run) -> None:
    with closing(sqlite3.connect(journal)) as con, con:
        con.execute("DELETE FROM kluis WHERE veld = 'naam'")
    assert console("controleer", journal).returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("times", [2, pytest.param(24, marks=LONG)])
def test_killed_at_any_moment_it_is_erased_with_its_entry_or_not_at_all(
    journal: Path, tmp_path: Path, times: int
) -> None:
    command = [sys.executable, "-m", "voorzitter_console", "wis", "--label", "NN1", *GROND, "--ja", "--database"]
    seen = set()
    for number in range(times):
        path = Path(shutil.copy(journal, tmp_path / f"k{number}.sqlite"))
        process = subprocess.Popen(
            [*command, str(path)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**environment(tmp_path), "PYTHONPATH": os.environ.get("PYTHONPATH", "")},
            cwd=Path(__file__).parents[2],
        )
        written = time.monotonic() + 20
        # As soon as it writes: its rollback journal is there.
        while process.poll() is None and time.monotonic() < written:
            beside = Path(f"{path}-journal")
            if beside.exists() and beside.stat().st_size:
                time.sleep(number * 0.002)
                break
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with closing(SqliteJournal.open(path, oefening=True)) as opened:
            entries = opened.read(opened.streams()[0].id)
        report = verify_journal(path)
        assert report.uitkomst == "heel", report.all_faults
        erased = entries[-1].soort == "gewist"
        assert report.streams[0].gewist == (4 if erased else 0)
        assert (b"rood haar" in bytes_of(path)) == (not erased)
        seen.add(erased)
    assert seen
