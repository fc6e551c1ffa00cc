"""Plain mode as a user starts it: a process of its own that is given lines and says lines."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import here
from voorzitter_console.cli.parser import parse
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.meeting import Meeting, replay

Result = subprocess.CompletedProcess[bytes]
Run = Callable[..., Result]

INCIDENT = (
    *("", "s", "wat nu?", "l", "b"),
    *("p", "p", "w"),  # the police are asked for, the bodedienst is told
    *("", "1", "6", ""),  # three vorderingen, a reaction of the second
    *("v", "v"),  # a fourth that nobody spoke
    *("w", "", "rode jas", "tweede rij", "", ""),
    *("z", "e", "j"),  # not the description but that vordering
    *("n", "0"),
    *("p", "g", "p", "k", "p", "t", "p", "u", "6", "e"),  # called, there, handed over, done and how, over
    *("", "", "x", "j"),
)


def environment(home: Path, **more: str) -> dict[str, str]:
    """A home of its own, and no terminal."""
    folders = dict.fromkeys(("HOME", "APPDATA", "LOCALAPPDATA"), str(home))
    kept = {name: os.environ.get(name, "") for name in ("SYSTEMROOT", "PYTHONPATH")}
    return {**folders, "PATH": "", "TERM": "dumb", **kept, **more}


@pytest.fixture
def lines(tmp_path: Path) -> Run:
    """Runs the console with text on its stdin."""

    def run(text: str | bytes, *args: str | Path, **more: str) -> Result:
        return subprocess.run(
            [sys.executable, "-m", "voorzitter_console", *map(str, args)],
            input=text if isinstance(text, bytes) else text.encode(),
            capture_output=True,
            env=environment(tmp_path, **{"PYTHONUTF8": "1", **more}),
            timeout=60,
            cwd=tmp_path,
            check=False,
        )

    return run


def soorten(path: Path, *, oefening: bool = False) -> list[str]:
    """What stands in the journal."""
    journal = SqliteJournal.open(path, oefening=oefening, create=False, read_only=True)
    try:
        history = replay(journal.read(journal.streams()[0].id))
    finally:
        journal.close()
    return [item.entry.soort for item in history.items]


@pytest.mark.lang
def test_a_whole_incident_from_opening_to_closing(lines: Run, tmp_path: Path) -> None:
    journal = tmp_path / "j.sqlite"
    result = lines("\n".join(INCIDENT) + "\n", "--regels", "--database", journal)
    text = result.stdout.decode()
    assert (result.returncode, result.stderr) == (0, b""), text
    assert soorten(journal) == [
        *("begin_vastlegging", "schors", "stop_livestream", "bevestig_livestream", "spreek_aan"),
        *("vraag_politie", "waarschuw_bodedienst", "vorder", "vorder", "vul_aan", "vorder", "vorder"),
        "beschrijf_verstoorder",
        *("herroep", "bel_politie", "politie_aanwezig", "draag_over", "politie_afgerond", "vul_aan"),
        *("beeindig_verstoring", "geef_ruimte", "hervat", "sluit"),
    ]
    assert text.rstrip().endswith("De vergadering is gesloten; alles staat in het journaal.")
    assert "\x1b" not in text
    assert here(("controleer", journal), tmp_path, environment(tmp_path)).returncode == 0


@pytest.mark.lang
def test_the_end_of_the_input_leaves_the_meeting_open_and_it_goes_on_at_once(lines: Run, tmp_path: Path) -> None:
    journal = tmp_path / "een map" / "j.sqlite"
    journal.parent.mkdir()
    first = lines("\ns\nb\n\n", "--regels", "--database", journal)
    assert first.returncode == 0
    assert "De vergadering blijft open" in first.stdout.decode()
    assert f"voorzitter-console --regels --database '{journal}'" in first.stdout.decode()
    second = lines("\nx\n", "--regels", "--database", journal).stdout.decode()
    assert "U gaat verder waar u was." in second
    assert "STAP 4: 2e VORDERING VAN 3" in second
    assert soorten(journal)[-2:] == ["vorder", "vorder"]


def test_nothing_on_stdin_records_nothing(tmp_path: Path) -> None:
    result = here(("--regels",), tmp_path, environment(tmp_path))
    assert result.returncode == 0
    assert "er is niets vastgelegd" in result.stdout


@pytest.mark.lang
def test_practice_has_its_own_journal_and_says_so_in_every_block(lines: Run, tmp_path: Path) -> None:
    assert parse(["--regels", "oefen"]) == parse(["oefen", "--regels"])
    journal = tmp_path / "o.sqlite"
    text = lines("\ns\nb\n", "oefen", "--regels", "--database", journal).stdout.decode()
    assert text.count("OEFENING. Stand") == text.count("Stand ") == 3
    assert "voorzitter-console oefen --regels" in text
    assert soorten(journal, oefening=True)[-1] == "spreek_aan"
    mixed = here(("--regels", "--database", journal), tmp_path, environment(tmp_path))
    assert mixed.returncode == 2
    assert len(mixed.stderr.strip().splitlines()) == 1


@pytest.mark.lang
def test_bytes_that_are_no_text_and_an_ascii_terminal_break_nothing(lines: Run, tmp_path: Path) -> None:
    journal = tmp_path / "j.sqlite"
    data = b"\n\xff\xfe\nt\nna\xefef \x00 \x1b[2J\r\nt\nca\xcc\x81f\xc3\xa9 \xe7\x95\x8c\n\x1bOQ\n"
    for more in ({"PYTHONUTF8": "1"}, {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}):
        result = lines(data, "--regels", "--database", journal, **more)
        assert (result.returncode, result.stderr) == (0, b"")
        assert b"\x1b" not in result.stdout
        assert b"\x00" not in result.stdout
    assert soorten(journal).count("noteer") == 4


def test_a_wrong_use_is_one_sentence(tmp_path: Path) -> None:
    result = here(("--regels", "controleer", "x"), tmp_path, environment(tmp_path))
    assert result.returncode == 2
    assert "--regels hoort bij" in result.stderr
    without = here((), tmp_path, environment(tmp_path))
    assert "--regels" in without.stderr
    assert "speel" in without.stderr


@pytest.mark.lang
@pytest.mark.skipif(os.name == "nt", reason="a console's Ctrl+C cannot be sent to one process on Windows")
def test_ctrl_c_is_one_sentence_and_the_journal_is_whole(tmp_path: Path) -> None:
    journal = tmp_path / "j.sqlite"
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run behind an "&"
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "voorzitter_console", "--regels", "--database", str(journal)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(tmp_path, PYTHONUTF8="1"),
        )
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"\ns\n")
        process.stdin.flush()
        seen = b""
        while b"KIES" not in seen or not seen.endswith(b"alles): "):
            seen += os.read(process.stdout.fileno(), 4096)
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert len(err.decode().strip().splitlines()) == 1
    assert "Afgebroken; wat is vastgelegd, staat in het journaal." in err.decode()
    assert soorten(journal) == ["begin_vastlegging", "schors", "stop_livestream"]


@pytest.mark.lang
def test_another_process_is_told_of(lines: Run, tmp_path: Path) -> None:
    from voorzitter_console.clock import SystemClock
    from voorzitter_console.procedure.parse import parse_command

    journal = tmp_path / "j.sqlite"
    lines("\ns\n", "--regels", "--database", journal)
    other = SqliteJournal.open(journal, oefening=False)
    meeting = Meeting.resume(other, other.streams()[0].id, SystemClock(), station="naast")
    with subprocess.Popen(
        [sys.executable, "-m", "voorzitter_console", "--regels", "--database", str(journal)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(tmp_path, PYTHONUTF8="1"),
    ) as process:
        assert process.stdout is not None
        seen = b""
        while not seen.endswith(b"alles): "):
            seen += os.read(process.stdout.fileno(), 4096)
        meeting.decide(parse_command("beeindig_verstoring", {}), door="griffier")
        other.close()
        out, _err = process.communicate(b"e\n", timeout=30)
    assert "Griffier legde vast" in out.decode()
    assert soorten(journal).count("beeindig_verstoring") == 1


@pytest.mark.lang
def test_the_griffier_works_along_in_lines(lines: Run, tmp_path: Path) -> None:
    journal = tmp_path / "j.sqlite"
    lines("\ns\nb\n", "--regels", "--database", journal)
    said = (
        "j",
        "w",
        " Nn 1",
        "rode jas",
        *[""] * 7,
        "1",
        "f",
        "hij zei het zachter",
        "t",
        "wij wachten",
        "q",
        "j",
    )
    text = lines("\n".join(said) + "\n", "griffier", "--regels", "--database", journal).stdout.decode()
    assert soorten(journal)[4:] == [
        *("bevestig", "beschrijf_verstoorder", "beschrijf_verstoorder", "waarschuw_bodedienst", "betwist", "noteer"),
    ]
    assert "VOORZITTER ZEGT NU" in text
    assert "1. Bodedienst waarschuwen OPEN" in text
    assert "Teruglezen (3):" in text
    assert "NN1: stoort." in text
    assert "voorzitter-console griffier --regels --database" in text


@pytest.mark.lang
def test_the_griffier_waits_for_the_chair(lines: Run, tmp_path: Path) -> None:
    result = lines("\nn\n0\n", "griffier", "--regels", "--database", tmp_path / "j.sqlite")
    assert result.returncode == 0, result.stderr
    assert "De voorzitter begon nog geen vergadering." in result.stdout.decode()
