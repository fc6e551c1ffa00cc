"""The other commands: controleer, dossier, protocol, and what is said where there is no terminal."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run, one_sentence


def test_without_a_terminal_the_sentence_names_speel(console: Run) -> None:
    for command in ((), ("oefen",)):
        result = console(*command)
        assert result.returncode == 2
        assert "speel" in one_sentence(result)


@pytest.mark.parametrize("args", [("dans",), ("speel",), ("speel", "sit-in"), ("--kleur", "x"), ("protocol",)])
def test_a_wrong_command_line_is_one_dutch_sentence(args: tuple[str, ...], console: Run) -> None:
    result = console(*args)
    assert result.returncode == 2
    assert "--help" in one_sentence(result)


def test_help_is_there(console: Run) -> None:
    result = console("--help")
    assert result.returncode == 0
    assert "gebruik:" in result.stdout
    assert "speel" in result.stdout


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["verstoringen"][0]["vorderingen"].pop(),
        lambda d: d["verstoringen"][0]["vorderingen"][0].update(tekst="Gaat u maar zitten."),
        lambda d: d["tijdlijn"][3].update(door="bode"),
        lambda d: d["journaal"].pop(),
        lambda d: d["keten"].update(kop="0" * 64),
        lambda d: d["stand"].update(politie="gebeld"),
        lambda d: d.pop("livestream"),
        lambda d: d.update(oefening=False),
    ],
)
def test_a_changed_dossier_is_noticed(change: object, played: Path, console: Run) -> None:
    file = played / "dossier.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    assert callable(change)
    change(data)
    file.write_text(json.dumps(data, ensure_ascii=False, indent=2), encoding="utf-8")
    assert console("controleer", file).returncode == 1
    assert console("controleer", played).returncode == 1


@pytest.mark.parametrize("file", ["data/aangifte.pdf", "journaal.sqlite", "dossier.json"])
def test_a_missing_or_changed_file_is_noticed(file: str, played: Path, console: Run) -> None:
    path = played / file
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert console("controleer", played).returncode in (1, 2)
    path.unlink()
    assert console("controleer", played).returncode in (1, 2)


def test_a_changed_journal_is_noticed(played: Path, console: Run) -> None:
    path = played / "journaal.sqlite"
    con = sqlite3.connect(path)
    tables = [name for (name,) in con.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    largest = max(tables, key=lambda t: con.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0])
    con.execute(f'DELETE FROM "{largest}" WHERE rowid IN (SELECT rowid FROM "{largest}" LIMIT 1)') if _rowid(
        con, largest
    ) else con.execute(f'DELETE FROM "{largest}"')
    con.commit()
    con.close()
    assert console("controleer", path).returncode == 1


def _rowid(con: sqlite3.Connection, table: str) -> bool:
    try:
        con.execute(f'SELECT rowid FROM "{table}" LIMIT 1')
    except sqlite3.OperationalError:
        return False
    return True


def test_what_is_no_journal_is_unreadable(console: Run, tmp_path: Path) -> None:
    empty, noise = tmp_path / "leeg.sqlite", tmp_path / "ruis.sqlite"
    empty.touch()
    noise.write_bytes(bytes(range(256)) * 40)
    (tmp_path / "map").mkdir()
    broken = tmp_path / "stuk.json"
    broken.write_text("{", encoding="utf-8")
    for path in (empty, noise, broken, tmp_path / "map", tmp_path / "weg.sqlite"):
        result = console("controleer", path)
        assert result.returncode == 2, path


@pytest.mark.lang
def test_a_journal_that_is_not_closed_is_whole_and_says_so(console: Run, tmp_path: Path) -> None:
    assert console("speel", "geroep-stopt", "--uit", tmp_path / "uit").returncode == 0
    result = console("controleer", tmp_path / "uit" / "journaal.sqlite")
    assert result.returncode == 0
    assert "NIET AFGESLOTEN" in result.stdout


@pytest.mark.lang
def test_the_dossier_of_a_recorded_meeting(played: Path, console: Run, tmp_path: Path) -> None:
    out = tmp_path / "later"
    journal = played / "journaal.sqlite"
    assert console("dossier", "--uit", out, "--database", journal).returncode == 0
    assert (out / "dossier.json").read_bytes() == (played / "dossier.json").read_bytes()
    result = console("dossier", "een andere", "--uit", tmp_path / "x", "--database", journal)
    assert result.returncode == 2
    assert "een andere" in one_sentence(result)
    missing = console("dossier", "--uit", tmp_path / "x", "--database", tmp_path / "weg.sqlite")
    assert missing.returncode == 2
    one_sentence(missing)
    assert not (tmp_path / "x").exists()


def test_protocol_controleer_and_diagram(console: Run, tmp_path: Path) -> None:
    assert console("protocol", "controleer", "maassluis-2025").returncode == 0
    drawn = console("protocol", "diagram")
    assert drawn.returncode == 0
    assert "stateDiagram-v2" in drawn.stdout
    faulty = tmp_path / "p.toml"
    faulty.write_text("naam = 3\n", encoding="utf-8")
    result = console("protocol", "controleer", faulty)
    assert result.returncode == 2
    assert "p.toml" in one_sentence(result)
