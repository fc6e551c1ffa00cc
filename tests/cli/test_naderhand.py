"""``naderhand`` in lines and ``agenda``: the days after a meeting on the command line."""

from __future__ import annotations

import io
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Run, one_sentence
from voorzitter_console.aftercare.book import Naboek
from voorzitter_console.aftercare.papers import Papieren
from voorzitter_console.clock import FakeClock
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.stream_key import StreamKeys
from voorzitter_console.meeting import Meeting
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.player import play, seeded
from voorzitter_console.regels.afterwards import run


@pytest.fixture(scope="module")
def assault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A played meeting; only to copy."""
    path = tmp_path_factory.mktemp("geweld") / "oefening.sqlite"
    journal = SqliteJournal.open(path, oefening=True, create=True)
    scenario = scenarios.load(scenarios.find("geweld-112"))
    play(scenario, journal, token=seeded(scenario))
    journal.close()
    return path


@pytest.fixture
def database(assault: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(assault, tmp_path / "oefening.sqlite"))


LATER = datetime(2026, 9, 10, 8, 0, tzinfo=UTC)


def book(database: Path, home: Path, now: datetime = LATER) -> Naboek:
    def opened() -> Meeting:
        journal = SqliteJournal.open(database, oefening=None, create=False)
        stroom = next(s.id for s in journal.streams() if s.soort == "vergadering")
        return Meeting.resume(journal, stroom, FakeClock(now), station="griffie", strict=True)

    keys = StreamKeys(home / "nazorg")
    return Naboek(opened, Papieren(plaatsen=home / "plaatsen.jsonl", sleutel=lambda: None, zorgsleutels=keys))


def told(database: Path, home: Path, *answers: str, now: datetime = LATER) -> str:
    out = io.StringIO()
    assert run(book(database, home, now), io.StringIO("".join(f"{a}\n" for a in answers)), out) == 0
    return out.getvalue()


def recorded(database: Path) -> list[tuple[str, dict[str, object]]]:
    journal = SqliteJournal.open(database, oefening=None, create=False, read_only=True)
    stroom = next(s.id for s in journal.streams() if s.soort == "vergadering")
    found = [(e.soort, dict(e.payload)) for e in journal.read(stroom)]
    journal.close()
    return found


def place(text: str, words: str) -> str:
    """The digit of the line that holds these words."""
    [line] = [line for line in text.splitlines() if words in line and line[:1].isdigit()]
    return line.partition(".")[0]


def test_a_task_is_done_and_the_list_is_shorter(database: Path, tmp_path: Path) -> None:
    first = told(database, tmp_path, "1")
    number = place(first, "bespreken door burgemeester")
    said = told(database, tmp_path, "1", number, "1", "de griffier", "9-9", "besproken, NN1 krijgt bericht", "")
    assert "VASTGELEGD: taak gedaan." in said
    soort, payload = recorded(database)[-1]
    assert soort == "rond_taak_af"
    assert payload == {
        "taak": "driehoek",
        "gedaan_door": "de griffier",
        "gedaan_op": "2026-09-09",
        "uitkomst": "besproken, NN1 krijgt bericht",
    }
    assert "bespreken door burgemeester" not in told(database, tmp_path, "1").partition("TAKEN")[2]
    assert "gedaan door de griffier, op 09-09-2026" in told(database, tmp_path, "8")


def test_a_day_that_cannot_be_is_asked_again_and_nothing_is_lost(database: Path, tmp_path: Path) -> None:
    number = place(told(database, tmp_path, "1"), "bespreken door burgemeester")
    before = len(recorded(database))
    said = told(database, tmp_path, "1", number, "1", "de griffier", "31-2", "besproken", "", "", "", "", "")
    assert "bestaat niet" in said
    assert len(recorded(database)) == before
    said = told(database, tmp_path, "1", number, "1", "de griffier", "20-9-2026", "besproken", "")
    assert "Op welke dag: een dag in de toekomst kan niet" in said
    assert len(recorded(database)) == before


def test_consent_mandate_and_damage_are_commands_with_fields(database: Path, tmp_path: Path) -> None:
    home = told(database, tmp_path, "3")
    who = place(home.partition("WIE IS GETROFFEN")[2], "de voorzitter")
    told(database, tmp_path, "3", who, "1")
    told(database, tmp_path, "3", who, "1", "de burgemeester")
    said = told(database, tmp_path, "3", who, "2", "jas gescheurd", "1.250,50", "1")
    assert "de voorzitter: jas gescheurd, € 1.250,50, stemt in met aangifte, gemachtigd: de burgemeester" in said
    assert [soort for soort, _ in recorded(database)[-3:]] == ["noem_benadeelde", "geef_machtiging", "meld_schade"]
    assert recorded(database)[-1][1]["bedrag"] == "1250,50"


def test_an_amount_that_could_be_two_is_asked(database: Path, tmp_path: Path) -> None:
    who = place(told(database, tmp_path, "3").partition("WIE IS GETROFFEN")[2], "de voorzitter")
    said = told(database, tmp_path, "3", who, "4", "jas", "1250.50", "1")
    assert "Bedrag: typ euro's" in said
    assert recorded(database)[-1][0] != "meld_schade"


def test_what_was_recorded_is_corrected_from_there(database: Path, tmp_path: Path) -> None:
    said = told(database, tmp_path, "5", "2")
    assert "VASTLEGGING" in said
    assert "herroepen: dit gebeurde niet" in said


@pytest.mark.parametrize(("name", "said"), [("geroep-stopt", True), ("geweld-112", False)])
def test_a_meeting_that_is_still_open_is_said(name: str, said: bool, tmp_path: Path) -> None:
    journal = SqliteJournal.open(tmp_path / "open.sqlite", oefening=True, create=True)
    scenario = scenarios.load(scenarios.find(name))
    play(scenario, journal, token=seeded(scenario))
    journal.close()
    heard = told(tmp_path / "open.sqlite", tmp_path)
    assert ("nog niet gesloten" in heard) is said
    assert "OEFENING: " in heard


def test_the_agenda_is_written_once_and_never_over_another(console: Run, database: Path, tmp_path: Path) -> None:
    made = console("agenda", "--uit", tmp_path / "agenda", "--database", database)
    assert made.returncode == 0, made.stderr
    assert sorted(p.name for p in (tmp_path / "agenda").iterdir()) == ["gesprekken.ics", "termijnen.ics"]
    again = console("agenda", "--uit", tmp_path / "agenda", "--database", database)
    assert again.returncode != 0
    assert "kies een andere map" in one_sentence(again)


def test_where_nothing_happened_there_is_no_agenda(console: Run, tmp_path: Path) -> None:
    from tests.dossier.conftest import PROTOCOL
    from voorzitter_console.procedure import commands as c

    journal = SqliteJournal.open(tmp_path / "stil.sqlite", oefening=False, create=True)
    begin = c.BeginVastlegging(
        titel="Raad", aanvang="2026-03-10T19:30:00+01:00", protocol_naam=PROTOCOL.naam, protocol_tekst=PROTOCOL.bron,
        protocol_hash=PROTOCOL.hash,
    )  # fmt: skip
    clock = FakeClock(LATER)
    meeting = Meeting.begin(journal, clock, PROTOCOL, begin, station="x")
    clock.set(LATER + timedelta(hours=1))
    meeting.decide(c.Sluit(), door="voorzitter")
    journal.close()
    result = console("agenda", "--uit", tmp_path / "a", "--database", tmp_path / "stil.sqlite")
    assert result.returncode == 2
    assert "geen termijnen" in one_sentence(result)
    assert not (tmp_path / "a").exists()


def test_without_a_terminal_naderhand_is_lines(console: Run, database: Path) -> None:
    result = console("naderhand", "--database", database)
    assert result.returncode == 0, result.stderr
    assert "NADERHAND" in result.stdout
    assert "Klaar:" in result.stdout


def test_a_whole_case_from_the_closing_to_the_third_talk(database: Path, tmp_path: Path) -> None:
    """By the lists alone, with a clock that is moved; the name is as hostile as a name can be."""
    naam = "\x1b[31m[bold]De\u202ebode[/] <b>&"
    evening = datetime(2026, 9, 8, 20, 0, tzinfo=UTC)

    def on(day: float, *answers: str) -> str:
        said = told(database, tmp_path, *answers, now=evening + timedelta(days=day))
        assert "NIET GELUKT" not in said
        assert not {"\x1b", "\u202e"} & set(said)
        return said

    def at(day: float, words: str, *before: str) -> str:
        """The digit of the line with these words, in the last list that those answers lead to."""
        shown = on(day, *before).split("Cijfer:")
        return place(shown[len(before)], words)

    someone = at(0.1, "iemand anders, of de gemeente", "3")
    on(0.1, "3", someone, naam, "", "blauwe plek")
    listed = at(0.2, "op de lijst zetten: [U+001B]", "4")
    on(0.2, "4", listed)
    who = at(0.3, "(getroffene)", "4")
    assert "VASTGELEGD: gesprek 1." in on(0.3, "4", who, "4", "", "de griffier", "vertelde", "belt")
    assert "gesprek 2 voor 11-09 23:59" in on(0.3, "4")
    report = at(1.0, "aangifte doen", "1")
    on(1.0, "1", report, "1", "de burgemeester", "", "PL1700", "")
    on(2.5, "4", at(2.5, "(getroffene)", "4"), at(2.5, "gevoerd: tweede", "4", who), "", "de griffier", "", "")
    later = on(30, "1")
    assert "voor 20-10 23:59 opvang en nazorg aanbieden: 1 gesprek te voeren" in later
    on(40, "4", at(40, "(getroffene)", "4"), at(40, "gevoerd: derde", "4", who), "", "de griffier", "", "")
    done = on(40, "8")
    assert "opvang en nazorg aanbieden: gedaan" in done
    assert "PL1700" in done
    assert "de raad laten weten hoe het verder gaat" in on(40, "1")


@pytest.mark.lang
def test_the_dossier_shows_the_rules_for_what_leaves_as_naderhand_does(
    console: Run, database: Path, tmp_path: Path
) -> None:
    made = console("dossier", "--uit", tmp_path / "dossier", "--database", database)
    assert made.returncode == 0, made.stderr
    assert "Let op: Over maatregelen van de politie gaat niets naar de pers (protocol 6)." in made.stdout
    assert made.stdout.index("Let op:") < made.stdout.index("Dossier van")
