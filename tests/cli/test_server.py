"""``--database postgresql://...``: the same commands on a journal that stands on a server."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.cli.conftest import Run, one_sentence
from tests.postgres import PgServer
from voorzitter_console.clock import SystemClock
from voorzitter_console.journal.place import FilePlace
from voorzitter_console.journal.port import NotOwner
from voorzitter_console.journal.postgres import PostgresJournal
from voorzitter_console.journal.server import ServerAddress
from voorzitter_console.journal.server_rows import Owner
from voorzitter_console.meeting import Meeting
from voorzitter_console.procedure.commands import BeginVastlegging, Schors
from voorzitter_console.procedure.parse import parse_payload
from voorzitter_console.protocol.load import find


@pytest.fixture
def journal(played: Path, tmp_path: Path) -> Path:
    """A practice journal of one meeting."""
    return Path(shutil.copy(played / "journaal.sqlite", tmp_path / "j.sqlite"))


@pytest.mark.echt
@pytest.mark.server
@pytest.mark.lang
def test_a_journal_goes_to_a_server_is_read_verified_copied_and_erased_there_and_comes_back(
    pg: PgServer, console: Run, journal: Path, tmp_path: Path
) -> None:
    with pg.database() as url:
        assert "geen journaal" in one_sentence(console("controleer", url))
        over = console("overzetten", journal, url)
        assert over.returncode == 0, over.stderr
        assert "1 vergadering, " in over.stdout
        assert "OEFENING" in over.stdout
        judged = console("controleer", url, "--json")
        assert judged.returncode == 0, judged.stderr
        told = json.loads(judged.stdout)
        (meeting,) = told["vergaderingen"]
        assert (told["uitkomst"], told["oefening"], meeting["keten"]) == ("heel", True, "past")
        assert console("controleer", journal).returncode == 0
        assert "(0 nieuw)" in console("overzetten", journal, url).stdout
        assert "leg daar vast" in one_sentence(console("overzetten", journal, "k.sqlite"))
        assert console("dossier", "--uit", "d", "--database", url).returncode == 0
        dossier = json.loads((tmp_path / "d" / "dossier.json").read_text(encoding="utf-8"))
        assert (dossier["keten"]["aantal"], dossier["keten"]["kop"]) == (meeting["aantal"], meeting["kop"])
        copied = console("kopie", "stick", "--database", url)
        assert copied.returncode == 0, copied.stderr
        assert console("controleer", "stick/journaal.sqlite").returncode == 0
        assert "overzetten" in one_sentence(console("kopie", "stick", "--terug", "--database", url))
        grond = ("--grond", "verzoek", "--door", "de functionaris", "--ja")
        wiped = console("wis", "--label", "NN1", *grond, "--database", url)
        assert wiped.returncode == 0, wiped.stderr
        assert "gewist" in console("controleer", url).stdout
        assert console("overzetten", url, "k.sqlite").returncode == 0
        assert console("controleer", "k.sqlite").returncode == 0
        with psycopg.connect(url, autocommit=True) as con:
            con.execute("SET session_replication_role = replica")
            con.execute("UPDATE vastlegging SET inhoud = replace(inhoud, 'exact', 'ruw') WHERE positie = 4")
        assert console("controleer", url).returncode == 1
    due = console("opschonen", "--ja", "--door", "de griffier", "--database", journal)
    assert due.returncode == 0, due.stderr
    assert due.stdout.count("Gewist:") == 1


@pytest.mark.parametrize(
    "command", [("controleer",), ("dossier", "--uit", "d", "--database"), ("--regels", "--database")]
)
def test_a_server_that_is_not_there_is_said_in_one_sentence(console: Run, command: tuple[str, ...]) -> None:
    url = "postgresql://an:geheim@127.0.0.1:1/raad"
    result = console(*command, url)
    assert result.returncode == 2
    assert "niet bereikbaar" in result.stderr
    assert "geheim" not in result.stdout + result.stderr


def test_what_is_no_address_is_refused(console: Run) -> None:
    assert "geen adres" in one_sentence(console("controleer", "postgresql://x/y?onzin=1"))


@pytest.mark.parametrize(
    "words",
    [
        ("overzetten", "j.sqlite", "mysql://an@srv/raad"),
        ("overzetten", "mysql://an@srv/raad", "j.sqlite"),
        ("controleer", "mysql://an@srv/raad"),
        ("vergaderingen", "--database", "sqlite://j.sqlite"),
    ],
)
def test_another_kind_of_server_is_named_as_what_it_is(console: Run, words: tuple[str, ...]) -> None:
    assert "op PostgreSQL" in one_sentence(console(*words))


def test_a_page_is_not_shared_for_a_folder_that_is_not_there(console: Run) -> None:
    assert "De map nergens is er niet" in one_sentence(console("deel", "--database", "nergens/j.sqlite"))


def test_what_cannot_be_handed_over_is_said(console: Run, journal: Path, tmp_path: Path) -> None:
    assert "dezelfde plaats" in one_sentence(console("overzetten", journal, journal))
    assert "geen journaal" in one_sentence(console("overzetten", "weg.sqlite", "k.sqlite"))
    assert "verwacht" in one_sentence(console("overzetten", " ", "k.sqlite"))
    journal.write_bytes(journal.read_bytes().replace(b"exact", b"exakt", 1))
    assert "niet heel" in one_sentence(console("overzetten", "j.sqlite", "k.sqlite"))
    assert not (tmp_path / "k.sqlite").exists()


@pytest.mark.echt
@pytest.mark.server
@pytest.mark.lang
def test_a_laptop_that_fell_out_is_taken_over_from_the_archive(pg_url: str, console: Run, tmp_path: Path) -> None:
    begun = FilePlace(tmp_path / "oud.sqlite")
    protocol = find("maassluis-2025")
    begin = {
        "titel": "Raad",
        "aanvang": "2026-03-10T19:30:00+01:00",
        "orgaan": "gemeenteraad",
        "protocol_naam": protocol.naam,
        "protocol_tekst": protocol.bron,
        "protocol_hash": protocol.hash,
    }
    with closing(begun.open(oefening=False, create=True)) as journal:
        command = parse_payload("begin_vastlegging", begin)
        assert isinstance(command, BeginVastlegging)
        meeting = Meeting.begin(journal, SystemClock(), protocol, command, station="raadzaal-1", door="voorzitter")
        meeting.decide(Schors(), door="voorzitter")
        sealed = journal.read_sealed(meeting.stroom)
    with closing(PostgresJournal.open(ServerAddress(pg_url))) as archive:
        archive.take_in(meeting.stroom, sealed, Owner(sleutel="aa", naam="raadzaal-1"))
    take = ("overzetten", pg_url, "nieuw.sqlite", "--neem-over")
    assert "--door" in one_sentence(console(*take, "--ja"))
    assert "niemand" in one_sentence(console(*take, "--door", "de griffier"))
    taken = console(*take, "--door", "de griffier", "--ja")
    assert taken.returncode == 0, taken.stderr
    assert "tot en met nr. 2" in taken.stdout
    assert console("controleer", "nieuw.sqlite").returncode == 0
    assert console("dossier", "--uit", "d", "--database", "nieuw.sqlite").returncode == 0
    told = json.loads((tmp_path / "d" / "dossier.json").read_text(encoding="utf-8"))["tijdlijn"]
    assert [line["soort"] for line in told] == ["begin_vastlegging", "schors", "neem_over"]
    again = console(*take, "--door", "de griffier", "--ja")
    assert again.returncode == 0, again.stderr
    assert console("vergaderingen", "--database", "nieuw.sqlite", "--json").stdout.count('"aantal": 3') == 1
    with closing(PostgresJournal.open(ServerAddress(pg_url))) as archive:
        known = archive.owner_of(meeting.stroom)
        assert known is not None
        assert known[0].epoch == 2
        with pytest.raises(NotOwner):
            archive.take_in(meeting.stroom, sealed, Owner(sleutel="aa", naam="raadzaal-1"))


def test_diagnose_looks_whether_the_archive_answers(pg_url: str, console: Run) -> None:
    for url, verdict in ((pg_url, "ok"), ("postgresql://an@127.0.0.1:1/raad", "fout")):
        told = json.loads(console("diagnose", "--json", "--database", url).stdout)
        assert [one["oordeel"] for one in told["bevindingen"] if one["wat"] == "archief"] == [verdict]
