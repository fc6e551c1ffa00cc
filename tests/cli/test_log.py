"""The log: what went wrong and where, rotated, and nothing that somebody typed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run, one_sentence
from tests.regels.bench import Room
from voorzitter_console.cli import log, protocol

NAMES = ("Jan Jansen", "een rode jas", "kutambtenaar", "Zaal van de Raad")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the log comes, for what runs in this process; it is let go of afterwards."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "d"))
    yield log.log_path(None).parent
    log.end(logging.getLogger(log.NAME))


def logs(home: Path) -> list[Path]:
    return sorted(home.rglob("*.log*"))


def test_earlier_faults_stay_each_with_its_time_and_without_its_message(
    console: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = iter([ZeroDivisionError("Jan Jansen"), KeyError("Piet")])

    def broken(_args: object) -> int:
        raise next(faults)

    monkeypatch.setattr(protocol, "command", broken)
    shown = [console("protocol", "diagram") for _ in range(2)]
    (file,) = logs(tmp_path)
    assert file.name == "protocol.log"
    assert [one.returncode for one in shown] == [3, 3]
    assert str(file) in one_sentence(shown[0])
    text = file.read_text(encoding="utf-8")
    assert text.index("ZeroDivisionError") < text.index("KeyError")
    assert text.count("Z ERROR voorzitter_console.cli.main: onvoorziene fout") == 2
    assert "test_log.py" in text
    assert "Jan" not in text
    assert "Piet" not in text


def test_a_good_day_leaves_no_log_and_verbose_one(console: Run, tmp_path: Path) -> None:
    assert console("protocol", "diagram").returncode == 0
    assert logs(tmp_path) == []
    shown = console("protocol", "diagram", "--verbose")
    (file,) = logs(tmp_path)
    assert shown.stderr == file.read_text(encoding="utf-8")
    assert "begin protocol " in shown.stderr
    assert "einde 0 na " in shown.stderr
    shown = console("--verbose", "protocol", "controleer", "nergens.toml")
    assert shown.returncode == 2
    assert "nergens" not in file.read_text(encoding="utf-8")


def test_the_log_is_rotated_and_stays_small(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST", 2000)
    log.begin(None, verbose=True, screen=True)
    for number in range(400):
        logging.getLogger("voorzitter_console.x").debug("regel %d", number)
    found = logs(folder)
    assert [file.name for file in found] == ["console.log", *(f"console.log.{n}" for n in range(1, log.OLDER + 1))]
    assert max(file.stat().st_size for file in found) <= 2000
    assert "regel 399" in found[0].read_text(encoding="utf-8")


def test_a_whole_incident_leaves_none_of_its_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log.begin(None, verbose=True, screen=True)
    room = Room()
    begin = ("v", "", NAMES[0], NAMES[3], *[""] * 7)
    room.play(*begin, "s", "b", "t", NAMES[2], "w", NAMES[0], NAMES[1])
    (file,) = logs(folder)
    text = file.read_text(encoding="utf-8")
    assert "vastgelegd: schors, nr. 2, na " in text
    assert "vastgelegd: noteer" in text
    assert [name for name in NAMES if name.casefold() in text.casefold()] == []
    assert capsys.readouterr().err == ""


def test_what_could_have_been_typed_is_left_out(folder: Path) -> None:
    log.begin("dossier", verbose=False, screen=False)
    logging.getLogger("voorzitter_console.x").warning("%s %s %d %s", NAMES[0], "schors", 3, Path("jan"))
    logging.getLogger("httpx").warning("GET https://geheim")
    (file,) = logs(folder)
    assert file.read_text(encoding="utf-8").endswith("voorzitter_console.x: [weggelaten] schors 3 [weggelaten]\n")


def test_a_log_that_cannot_be_written_stops_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("hier staat een bestand")
    log.begin(None, verbose=True, screen=True)
    logging.getLogger("voorzitter_console.x").error("x")
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("folder")
def test_what_is_logged_after_the_end_is_printed_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    log.begin(None, verbose=True, screen=True)
    log.end(logging.getLogger(log.NAME))
    logging.getLogger("voorzitter_console.x").error(NAMES[0])
    assert capsys.readouterr() == ("", "")
