"""The dossier's folder as a bag: valid by others' tools, and nothing in it can be changed, added or made to wait."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest

from tests.cli.test_regressions import forge_manifest
from tests.dossier.conftest import Recorded, new_meeting
from tests.parts import one_in
from voorzitter_console.cli import controleer
from voorzitter_console.dossier.bag.bag import readme
from voorzitter_console.dossier.bag.plain_file import NotPlain, open_plain
from voorzitter_console.dossier.bag.write import write_dossier
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.dossier.model.dossier_json import dossier_bytes
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.publish import documents, editions
from voorzitter_console.dossier.verify.bag import bag_faults, left_by
from voorzitter_console.errors import ConsoleError
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.player import play, seeded

OLD = Path(__file__).parents[1] / "oud" / "vreedzaam-statement"


def played(name: str) -> Dossier:
    scenario = scenarios.load(scenarios.find(name))
    return of_meeting(play(scenario, MemoryJournal(oefening=True), token=seeded(scenario)).meeting)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dossier = played("vreedzaam-statement")
    folder = tmp_path_factory.mktemp("zak") / "uit"
    write_dossier(dossier, folder, documents=documents(dossier))
    return folder


@pytest.fixture
def copied(whole: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "kopie"
    shutil.copytree(whole, folder)
    return folder


def check(folder: Path) -> int:
    """The exit code of ``controleer``."""
    try:
        return controleer.command(argparse.Namespace(pad=str(folder)))
    except ConsoleError as fault:
        return fault.exit_code


def test_bagit_validates_it(whole: Path) -> None:
    bag = bagit.Bag(str(whole))
    assert bag.validate()
    assert bag.version_info == (1, 0)
    assert bag.info["Bagging-Date"] == "2026-03-10"


@pytest.mark.lang
def test_every_file_changed_or_removed_is_noticed(whole: Path, tmp_path: Path) -> None:
    assert check(whole) == 0
    names = sorted(p.relative_to(whole).as_posix() for p in whole.rglob("*") if p.is_file())
    assert len(names) >= 11
    for name in names:
        folder = tmp_path / name.replace("/", "-")
        shutil.copytree(whole, folder)
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[:-2] + bytes([data[-2] ^ 1]) + data[-1:])
        assert check(folder) in (1, 2), name
        (folder / name).unlink()
        assert check(folder) in (1, 2), name
        shutil.rmtree(folder)


def hostile(what: str, folder: Path, target: Path) -> None:
    if what == "link":
        target.unlink()
        target.symlink_to(folder.parent / "elders")
    elif what == "link to a whole copy":
        shutil.copy(target, folder.parent / "elders")
        target.unlink()
        target.symlink_to(folder.parent / "elders")
    elif what == "fifo":
        target.unlink()
        os.mkfifo(target)
    else:
        target.unlink()
        target.mkdir()


PLACES = (
    "data/aangifte.pdf",
    *(
        "data/dossier.json",
        "dossier.json",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "bag-info.txt",
        "bagit.txt",
    ),
)


FIFO = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")


@pytest.mark.parametrize("what", ["link", "link to a whole copy", pytest.param("fifo", marks=FIFO), "folder"])
@pytest.mark.parametrize("name", PLACES)
def test_what_is_no_plain_file_neither_waits_nor_leads_out(what: str, name: str, copied: Path) -> None:
    hostile(what, copied, copied / name)
    assert check(copied) in (1, 2)


@pytest.mark.lang
@FIFO
def test_a_journal_or_dossier_that_is_a_fifo_does_not_wait(copied: Path) -> None:
    os.mkfifo(copied / "journaal.sqlite")
    assert check(copied) == 1
    lone = copied.parent / "los.json"
    os.mkfifo(lone)
    assert check(lone) == 2


def test_a_data_folder_elsewhere(copied: Path) -> None:
    (copied / "data").rename(copied.parent / "elders")
    (copied / "data").symlink_to(copied.parent / "elders", target_is_directory=True)
    assert check(copied) == 1


def test_a_link_that_the_user_names_is_followed(whole: Path, tmp_path: Path) -> None:
    (tmp_path / "map").symlink_to(whole, target_is_directory=True)
    (tmp_path / "dossier.json").symlink_to(whole / "dossier.json")
    assert check(tmp_path / "map") == 0
    assert check(tmp_path / "dossier.json") == 0


@pytest.mark.parametrize(
    "line",
    [
        "{0}  ../buiten", "{0}  /etc/passwd", "{0}  data/../../buiten", "{0}  data//x", "x", "{0} *data/dossier.json",
        "{0}  data/a\\b", "{0}  C:/x", "{0}  data/weg.pdf", "{0}  LEESMIJ.txt",
    ],
)  # fmt: skip
@pytest.mark.parametrize("manifest", ["manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_a_manifest_that_names_what_it_may_not(
    manifest: str, line: str, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copied.parent / "buiten").write_bytes(b"")
    with (copied / manifest).open("a", encoding="utf-8") as file:
        file.write(line.format("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855") + "\n")
    assert check(copied) == 1
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("data/extra.txt", True), ("data/a/b/extra.txt", True), ("fetch.txt", True), ("eigen notitie.txt", False)],
)
def test_a_file_that_is_in_no_manifest(
    name: str, wrong: bool, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copied / name).parent.mkdir(parents=True, exist_ok=True)
    (copied / name).write_text("x", encoding="utf-8")
    assert check(copied) == int(wrong)
    assert name in capsys.readouterr().out


@pytest.mark.lang
def test_a_manifest_made_anew_does_not_hide_a_change(copied: Path) -> None:
    forge_manifest(copied)
    assert check(copied) == 0
    (copied / "data" / "tijdlijn.csv").write_text("nr\r\n", encoding="utf-8")
    forge_manifest(copied)
    assert bagit.Bag(str(copied)).validate()
    assert check(copied) == 1


@pytest.mark.parametrize("name", one_in(3, ["data/aangifte-2.pdf", "data/bewijs/erbij.mp4", "erbij.txt"]))
def test_a_file_that_a_manifest_made_anew_lists_does_not_belong(
    name: str, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copied / name).parent.mkdir(exist_ok=True)
    (copied / name).write_bytes(b"%PDF-1.7 van een ander")
    forge_manifest(copied)
    assert bagit.Bag(str(copied)).validate()
    assert check(copied) == 1
    assert f"{name.removeprefix('data/') if 'bewijs' in name else name} hoort niet bij dit dossier" in (
        capsys.readouterr().out
    )


def test_documents_of_another_version_are_never_said_to_be_whole(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever replaces every readable document and says that another version made them."""
    info = copied / "bag-info.txt"
    info.write_text(info.read_text(encoding="utf-8").replace("voorzitter-console 0.", "voorzitter-console 9."))
    for name in ("data/aangifte.pdf", "data/tijdlijn.csv", "LEESMIJ.txt"):
        (copied / name).write_bytes(b"van een ander")
    forge_manifest(copied)
    check(copied)
    out = capsys.readouterr().out
    assert "NIET VERGELEKEN: 3" in out
    assert "Heel:" not in out


@pytest.mark.parametrize("name", ["dossier.json", "data/dossier.json"])
def test_one_file_of_it_is_never_said_to_be_all(name: str, copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copied / "data" / "aangifte.pdf").write_bytes(b"van een ander")
    assert check(copied / name) == 0
    out = capsys.readouterr().out
    assert f"Alleen dossier.json is vergeleken, wat ernaast staat niet; geef de map: {copied}." in out
    assert "NIET VERGELEKEN: 1" in out
    assert "Heel:" not in out
    alone = copied.parent / "alleen"
    alone.mkdir()
    assert check(Path(shutil.copy(copied / name, alone))) == 0
    assert "Heel: dossier van" in capsys.readouterr().out


def test_its_folder_data_is_the_same_dossier(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(copied / "data") == 0
    assert "Heel: dossier van" in capsys.readouterr().out
    (copied / "data" / "aangifte.pdf").write_bytes(b"van een ander")
    assert check(copied / "data") == 1
    (copied / "manifest-sha256.txt").unlink()
    assert check(copied / "data") == 1


def test_a_dossier_of_before_the_bag_still_verifies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "oud"
    shutil.copytree(OLD, folder)
    assert check(folder) == 0
    assert "Heel" in capsys.readouterr().out
    (folder / "erbij.txt").write_bytes(b"een eigen aantekening mag erbij")
    assert check(folder) == 0
    for name in ("aangifte.pdf", "manifest-sha256.txt", "journaal.sqlite"):
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[:50] + bytes([data[50] ^ 1]) + data[51:])
        assert check(folder) == 1, name
        (folder / name).unlink()
        assert check(folder) == 1, name
        (folder / name).write_bytes(data)


def test_a_meeting_that_is_not_closed_says_so(whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(whole / "dossier.json") == 0
    assert "NIET AFGESLOTEN" not in capsys.readouterr().out
    (tmp_path / "open.json").write_bytes(dossier_bytes(played("geroep-stopt")))
    assert check(tmp_path / "open.json") == 0
    assert "NIET AFGESLOTEN" in capsys.readouterr().out


def test_the_readme_has_six_lines_and_names_every_document(make_meeting: Callable[..., Recorded]) -> None:
    dossier = make_meeting(oefening=True, tekst=lambda t: f"{t}\nregel\x1b[31m").dossier()
    text = readme(dossier).decode("utf-8")
    assert len(text.splitlines()) == 6
    assert "\x1b" not in text
    assert "OEFENING" in text
    assert "sha256sum -c manifest-sha256.txt" in text
    for edition in editions(dossier):
        assert f"{edition.bestand}.pdf" in text


@pytest.mark.parametrize(
    "name", ["../buiten", "a/../../buiten", "/etc/passwd", "a//b", ".", "", "c:x", "a\\b", "a\x00b"]
)
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "buiten").write_bytes(b"x")
    (tmp_path / "map" / "a").mkdir(parents=True)
    with pytest.raises(NotPlain):
        open_plain(tmp_path / "map", name)


def made_elsewhere(folder: Path, **environment: str) -> dict[str, bytes]:
    """The same play in a process with other surroundings."""
    env = {**os.environ, **environment}
    command = [sys.executable, "-m", "voorzitter_console", "speel", "vreedzaam-statement", "--uit", str(folder)]
    subprocess.run(command, env=env, check=True, capture_output=True, timeout=60)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.lang
def test_the_same_bytes_with_another_clock_language_and_order(tmp_path: Path) -> None:
    one = made_elsewhere(tmp_path / "een", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    two = made_elsewhere(tmp_path / "twee", PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C")
    assert one == two


def test_an_empty_meeting_makes_a_valid_bag(make_empty: Callable[..., Recorded], tmp_path: Path) -> None:
    dossier: Dossier = make_empty().dossier()
    write_dossier(dossier, tmp_path / "uit", documents=documents(dossier))
    assert bagit.Bag(str(tmp_path / "uit")).validate()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (".DS_Store", "macOS liet het achter"),
        ("Thumbs.db", "Windows liet het achter"),
        (".~lock.aangifte.odt#", "een tekstverwerker"),
        ("anders.txt", "hoort niet bij dit dossier."),
    ],
)
def test_what_a_system_left_behind_is_called_by_its_name(name: str, said: str, tmp_path: Path) -> None:
    """By the RFC a file that is in no manifest is a fault; the sentence says what it is and what to do."""
    write_dossier(new_meeting().dossier(), tmp_path / "uit", documents={"aangifte.pdf": b"%PDF"})
    (tmp_path / "uit" / "data" / name).write_bytes(b"x")
    (fault,) = [x for x in bag_faults(tmp_path / "uit") if "hoort niet" in x]
    assert said in fault


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("data/Icon\r", "macOS liet het achter"),
        ("data/__MACOSX/._x", "macOS liet het achter"),
        ("data/System Volume Information/IndexerVolumeGuid", "Windows liet het achter"),
        ("data/$RECYCLE.BIN/S-1-5/x", "Windows liet het achter"),
        ("data/aangifte.pdf:Zone.Identifier", "Windows schreef erbij"),
        ("data/~WRL0003.tmp", "een tekstverwerker liet het achter"),
        ("data/.fuse_hidden000001", "nog open staat"),
        ("data/@eaDir/aangifte.pdf/x", "een programma liet het achter"),
        ("data/Icon", ""),
        ("data/aangifte (1).pdf", ""),
    ],
)
def test_so_is_a_folder_and_what_no_other_system_can_hold(name: str, said: str) -> None:
    told = left_by(name)
    assert (said in told and told.endswith("haal het weg en controleer opnieuw.")) if said else told == "."


@pytest.mark.parametrize("lines", [(), ("{right}", "{right}"), ("1.1",)])
def test_one_payload_oxum_and_the_right_one(lines: tuple[str, ...], tmp_path: Path) -> None:
    folder = tmp_path / "uit"
    write_dossier(new_meeting().dossier(), folder, documents={"aangifte.pdf": b"%PDF"})
    info = (folder / "bag-info.txt").read_text(encoding="utf-8")
    right = next(line.split(": ")[1] for line in info.splitlines() if line.startswith("Payload-Oxum"))
    rest = [line for line in info.splitlines() if not line.startswith("Payload-Oxum")]
    (folder / "bag-info.txt").write_text(
        "\n".join([*rest, *(f"Payload-Oxum: {line.format(right=right)}" for line in lines)]) + "\n", encoding="utf-8"
    )
    assert any("Payload-Oxum klopt niet" in fault for fault in bag_faults(folder))


def test_so_many_files_are_a_dossier_and_one_more_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "uit"
    write_dossier(new_meeting().dossier(), folder, documents={"aangifte.pdf": b"%PDF"})
    count = len(list((folder / "data").iterdir()))
    monkeypatch.setattr("voorzitter_console.dossier.verify.bag._MOST", count)
    assert list(bag_faults(folder)) == []
    monkeypatch.setattr("voorzitter_console.dossier.verify.bag._MOST", count - 1)
    assert any("dat is geen dossier" in fault for fault in bag_faults(folder))
