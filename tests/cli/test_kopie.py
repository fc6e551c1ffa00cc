"""``kopie`` and what ``controleer`` says of seals, heads and signatures: as a user types it, on two laptops."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run, one_sentence
from tests.command import here
from tests.parts import need
from voorzitter_console.journal.verify import verify_journal


@pytest.fixture
def journal(original: Path, tmp_path: Path) -> Path:
    """A practice journal beside its dossier in ``b``, in the home in which it was played."""
    shutil.copytree(original, tmp_path / "b")
    shutil.copytree(original.parent / "thuis", tmp_path / "thuis")
    return Path(shutil.copy(original / "journaal.sqlite", tmp_path / "j.sqlite"))


def other_laptop(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    home = folder / "ander"
    home.mkdir(exist_ok=True)
    return here(args, folder, {"HOME": str(home), "APPDATA": str(home), "LOCALAPPDATA": str(home), "PATH": ""})


@pytest.mark.lang
def test_there_and_back_on_another_laptop(journal: Path, console: Run, tmp_path: Path) -> None:
    made = console("kopie", "stick", "--database", journal)
    assert made.returncode == 0, made.stderr
    assert "33 vastleggingen" in made.stdout
    assert "OEFENING" in made.stdout
    assert console("controleer", "stick/j.sqlite").returncode == 0
    back = other_laptop(tmp_path, "kopie", "stick", "--terug", "--database", "ander/j.sqlite")
    assert back.returncode == 0, back.stderr
    judged = other_laptop(tmp_path, "controleer", "ander/j.sqlite")
    assert judged.returncode == 0
    assert "nr. 1-34 ondertekend (sleutel " in judged.stdout
    again = other_laptop(tmp_path, "kopie", "stick", "--terug", "--database", "ander/j.sqlite")
    assert again.returncode == 0, again.stderr
    assert "niets veranderd" in again.stdout
    made = other_laptop(tmp_path, "dossier", "--uit", "map", "--database", "ander/j.sqlite")
    assert made.returncode == 0, made.stderr
    line = json.loads((tmp_path / "map" / "dossier.json").read_bytes())["tijdlijn"][-1]
    assert (line["soort"], line["positie"]) == ("hersteld", 34)
    assert line["tekst"].startswith("Teruggezet uit een kopie met nr. 1 tot en met 33 (kop ")
    assert other_laptop(tmp_path, "controleer", "map").returncode == 0
    told = json.loads(other_laptop(tmp_path, "controleer", "ander/j.sqlite", "--json").stdout)
    (meeting,) = told["vergaderingen"]
    assert (told["uitkomst"], meeting["aantal"], meeting["ondertekend_tot"]) == ("heel", 34, 34)


def test_a_journal_without_copy_or_a_copy_without_journal(journal: Path, console: Run) -> None:
    assert "geen kopie" in one_sentence(console("kopie", "leeg", "--terug", "--database", journal))
    assert "geen journaal" in one_sentence(console("kopie", "stick", "--database", "weg.sqlite"))
    assert "map" in one_sentence(console("kopie", " ", "--database", journal))
    assert "is er niet" in one_sentence(console("kopie", "a/b/c", "--database", journal))
    assert "is een bestand en geen map" in one_sentence(console("kopie", "j.sqlite", "--database", journal))


def test_the_folder_of_a_copy_is_judged_by_its_journal(journal: Path, console: Run, tmp_path: Path) -> None:
    console("kopie", "stick", "--database", journal)
    judged = console("controleer", "stick")
    assert (judged.returncode, "heel (" in judged.stdout) == (0, True), judged.stderr
    (tmp_path / "stick" / "ander.sqlite").write_bytes(b"")
    assert "ander.sqlite, j.sqlite" in one_sentence(console("controleer", "stick"))
    (tmp_path / "leeg").mkdir()
    assert "dossier.json" in one_sentence(console("controleer", "leeg"))


@pytest.mark.lang
def test_a_longer_one_stays(journal: Path, console: Run, tmp_path: Path) -> None:
    console("kopie", "stick", "--database", journal)
    console("speel", "sit-in", "--uit", "c", "--database", "stick/j.sqlite")
    before = (tmp_path / "stick" / "j.sqlite").read_bytes()
    refused = console("kopie", "stick", "--database", journal)
    assert refused.returncode == 2
    assert "blijft staan" in one_sentence(refused)
    assert (tmp_path / "stick" / "j.sqlite").read_bytes() == before
    assert console("kopie", "stick", "--terug", "--database", journal).returncode == 0
    assert len(verify_journal(journal).streams) == 2


def test_what_this_computer_saw_before_is_missed(journal: Path, console: Run, tmp_path: Path) -> None:
    path = tmp_path / "nieuw" / "j.sqlite"
    path.parent.mkdir()
    console("kopie", "stick", "--database", journal)
    assert console("kopie", "stick", "--terug", "--database", path).returncode == 0
    with closing(sqlite3.connect(path)) as con, con:
        gone = "SELECT id FROM vastlegging WHERE stroom = 'zegels' OR positie >= 33"
        con.execute(f"DELETE FROM kluis WHERE id IN ({gone})")
        con.execute(f"DELETE FROM vastlegging WHERE id IN ({gone})")
        con.execute("DELETE FROM stroom WHERE id = 'zegels'")
        con.execute("UPDATE stroom SET aantal = 32, kop = (SELECT schakel FROM vastlegging WHERE positie = 32)")
    assert verify_journal(path).uitkomst == "heel"
    judged = console("controleer", path)
    assert judged.returncode == 1
    assert "Deze computer zag hier eerder 34 vastleggingen" in judged.stdout
    assert console("kopie", "stick", "--terug", "--database", path).returncode == 0
    assert console("controleer", path).returncode == 0


@pytest.mark.lang
def test_the_head_of_the_minutes(journal: Path, console: Run, tmp_path: Path) -> None:
    kop = verify_journal(journal).streams[0].head.kop
    for path in (journal, tmp_path / "b", tmp_path / "b" / "dossier.json"):
        assert console("controleer", path, "--kop", f"33:{kop[:16]}").returncode == 0
        other = console("controleer", path, "--kop", f"33:{'0' * 16}")
        assert other.returncode == 1
        assert "kop uit de notulen" in other.stdout
        assert "wat ernaast staat klopt niet" not in other.stdout
        assert console("controleer", path, "--kop", f"34:{kop[:16]}").returncode == 1
        assert console("controleer", path, "--kop", "drie").returncode == 2


def test_a_stranger_verifies_the_bag_with_sha256sum_and_openssl_alone(journal: Path, tmp_path: Path) -> None:
    need(shutil.which("openssl") is not None and shutil.which("sha256sum") is not None, "openssl or sha256sum")
    assert journal.exists()
    command = (
        "openssl pkeyutl -verify -pubin -inkey sleutel.pem -rawin -in manifest-sha256.txt "
        "-sigfile manifest-sha256.txt.sig"
    )
    assert command in (tmp_path / "b" / "LEESMIJ.txt").read_text(encoding="utf-8")
    for line in (command, "sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt"):
        subprocess.run(line.split(), cwd=tmp_path / "b", check=True, capture_output=True)
    manifest = tmp_path / "b" / "manifest-sha256.txt"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("a", "b", 1), encoding="utf-8")
    assert subprocess.run(command.split(), cwd=tmp_path / "b", capture_output=True, check=False).returncode


@pytest.mark.lang
def test_the_same_journal_gives_the_same_signed_bytes(journal: Path, console: Run, tmp_path: Path) -> None:
    for name in ("een", "twee"):
        assert console("dossier", "--uit", name, "--database", journal).returncode == 0
    made = [{p.name: p.read_bytes() for p in (tmp_path / name).rglob("*") if p.is_file()} for name in ("een", "twee")]
    assert made[0] == made[1]
    assert "manifest-sha256.txt.sig" in made[0]


@pytest.mark.lang
@pytest.mark.parametrize("name", ["manifest-sha256.txt.sig", "sleutel.pem"])
def test_a_signature_that_does_not_fit_is_a_fault(journal: Path, console: Run, tmp_path: Path, name: str) -> None:
    assert journal.exists()
    content = {"sleutel.pem": b"geen sleutel", "manifest-sha256.txt.sig": bytes(64)}[name]
    tags = tmp_path / "b" / "tagmanifest-sha256.txt"
    import hashlib

    old = hashlib.sha256((tmp_path / "b" / name).read_bytes()).hexdigest()
    (tmp_path / "b" / name).write_bytes(content)
    tags.write_text(tags.read_text().replace(old, hashlib.sha256(content).hexdigest()))
    judged = console("controleer", "b")
    assert judged.returncode == 1
    assert "handtekening" in judged.stdout


def test_the_emergency_journal_comes_along(journal: Path, console: Run, tmp_path: Path) -> None:
    shutil.copy(journal, tmp_path / "j.nood.sqlite")
    assert console("kopie", "stick", "--database", journal).returncode == 0
    assert verify_journal(tmp_path / "stick" / "j.nood.sqlite").uitkomst == "heel"
    (tmp_path / "terug").mkdir()
    assert console("kopie", "stick", "--terug", "--database", "terug/j.sqlite").returncode == 0
    assert verify_journal(tmp_path / "terug" / "j.nood.sqlite").uitkomst == "heel"
    # Where the journal itself can no longer be copied, this one is.
    journal.write_bytes(b"geen journaal" * 1000)
    shutil.rmtree(tmp_path / "stick")
    assert console("kopie", "stick", "--database", journal).returncode == 2
    assert verify_journal(tmp_path / "stick" / "j.nood.sqlite").uitkomst == "heel"


def test_what_cannot_be_read_is_json_too_where_that_is_asked(console: Run, tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_text("geen journaal", encoding="utf-8")
    for path in ("x.sqlite", "weg.sqlite", "leeg"):
        (tmp_path / "leeg").mkdir(exist_ok=True)
        judged = console("controleer", path, "--json")
        told = json.loads(judged.stdout)
        assert (judged.returncode, told["uitkomst"], len(told["bevindingen"])) == (2, "onleesbaar", 1)
        assert told["bevindingen"][0].endswith(".")
