"""``--database postgresql://...``: the same commands on a journal that stands on a server."""

from __future__ import annotations

import json
from pathlib import Path

import psycopg
import pytest

from tests.cli.conftest import Run, one_sentence
from tests.postgres import PgServer


def test_what_is_played_into_a_server_is_read_verified_copied_and_erased_there(
    pg: PgServer, console: Run, tmp_path: Path
) -> None:
    with pg.database() as url:
        assert "geen journaal" in one_sentence(console("controleer", url))
        assert "geen journaal" in one_sentence(console("dossier", "--uit", "d", "--database", url))
        played = console("speel", "drie-vorderingen", "--uit", "b", "--database", url)
        assert played.returncode == 0, played.stderr
        judged = console("controleer", url, "--json")
        assert judged.returncode == 0, judged.stderr
        told = json.loads(judged.stdout)
        (meeting,) = told["vergaderingen"]
        assert (told["uitkomst"], told["oefening"], meeting["keten"]) == ("heel", True, "past")
        assert console("dossier", "--uit", "d", "--database", url).returncode == 0
        dossier = json.loads((tmp_path / "d" / "dossier.json").read_text(encoding="utf-8"))
        assert (dossier["keten"]["aantal"], dossier["keten"]["kop"]) == (meeting["aantal"], meeting["kop"])
        assert console("brief", "melding", "--uit", "brief", "--database", url).returncode == 0
        copied = console("kopie", "stick", "--database", url)
        assert copied.returncode == 0, copied.stderr
        assert console("controleer", "stick/journaal.sqlite").returncode == 0
        assert "overzetten" in one_sentence(console("kopie", "stick", "--terug", "--database", url))
        grond = ("--grond", "verzoek", "--door", "de functionaris", "--ja")
        wiped = console("wis", "--label", "NN1", *grond, "--database", url)
        assert wiped.returncode == 0, wiped.stderr
        assert "tekst" in console("controleer", url).stdout
        assert console("speel", "sit-in", "--uit", "c", "--database", url).returncode == 0
        with psycopg.connect(url, autocommit=True) as con:
            con.execute("SET session_replication_role = replica")
            con.execute("UPDATE vastlegging SET inhoud = replace(inhoud, 'exact', 'ruw') WHERE positie = 4")
        assert console("controleer", url).returncode == 1


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


def test_meetings_go_to_a_server_and_back(pg: PgServer, console: Run) -> None:
    for scenario in ("drie-vorderingen", "sit-in"):
        assert console("speel", scenario, "--uit", scenario, "--database", "j.sqlite").returncode == 0
    with pg.database() as url:
        over = console("overzetten", "j.sqlite", url)
        assert over.returncode == 0, over.stderr
        assert "2 vergaderingen" in over.stdout
        assert "OEFENING" in over.stdout
        assert console("controleer", url).returncode == 0
        assert console("controleer", "j.sqlite").returncode == 0
        again = console("overzetten", "j.sqlite", url)
        assert again.stdout.count("(0 nieuw)") == 2
        assert "leg daar vast" in one_sentence(console("overzetten", "j.sqlite", "k.sqlite"))
        back = console("overzetten", url, "k.sqlite", "--vergadering", "sit-in")
        assert "staat niet in" in one_sentence(back)
        assert console("overzetten", url, "k.sqlite").returncode == 0
        assert console("controleer", "k.sqlite").returncode == 0
    due = console("opschonen", "--ja", "--door", "de griffier", "--database", "j.sqlite")
    assert due.returncode == 0, due.stderr
    assert due.stdout.count("Gewist:") == 2


def test_what_cannot_be_handed_over_is_said(console: Run, tmp_path: Path) -> None:
    assert "dezelfde plaats" in one_sentence(console("overzetten", "j.sqlite", "j.sqlite"))
    assert "geen journaal" in one_sentence(console("overzetten", "j.sqlite", "k.sqlite"))
    assert "verwacht" in one_sentence(console("overzetten", " ", "k.sqlite"))
    assert console("speel", "sit-in", "--uit", "b", "--database", "j.sqlite").returncode == 0
    path = tmp_path / "j.sqlite"
    path.write_bytes(path.read_bytes().replace(b"exact", b"exakt", 1))
    assert "niet heel" in one_sentence(console("overzetten", "j.sqlite", "k.sqlite"))
    assert not (tmp_path / "k.sqlite").exists()
