"""A time stamp from the settings to the bag: ``controleer`` names it, a stranger verifies it with openssl alone."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment
from tests.command import Result, here
from tests.journal.tsa import Authority
from tests.parts import need
from voorzitter_console.clock import SystemClock
from voorzitter_console.journal.anchor import add_anchor
from voorzitter_console.journal.sqlite import SqliteJournal


@pytest.fixture
def bag(console: Run, tmp_path: Path) -> Path:
    """The dossier of a journal that was anchored."""
    need(shutil.which("openssl") is not None, "openssl is not installed")
    assert console("speel", "drie-vorderingen", "--uit", "b").returncode == 0
    path = Path(shutil.copy(tmp_path / "b" / "journaal.sqlite", tmp_path / "j.sqlite"))
    with (
        Authority(tmp_path / "tsa") as authority,
        closing(SqliteJournal.open(path, oefening=True)) as journal,
    ):
        add_anchor(journal, journal.streams()[0].id, authority.url, [], SystemClock().now, "x")
    made = console("dossier", "--uit", "d", "--database", path)
    assert made.returncode == 0, made.stderr
    return tmp_path / "d"


def judged(folder: Path, path: Path, ca: Path | None) -> Result:
    file = folder / "instellingen.toml"
    file.write_text(f'[anker]\nca = "{ca}"\n' if ca else "", encoding="utf-8")
    return here(("controleer", path), folder, {**environment(folder), "VOORZITTER_CONSOLE_INSTELLINGEN": str(file)})


@pytest.mark.lang
def test_a_journal_says_up_to_where_and_by_whom(bag: Path, tmp_path: Path) -> None:
    path = bag.parent / "j.sqlite"
    good = judged(tmp_path, path, tmp_path / "tsa" / "ca.crt")
    assert good.returncode == 0, good.stdout
    assert "nr. 1-33 verankerd op " in good.stdout
    assert "niet verankerd" not in good.stdout
    assert "niet te controleren" not in good.stdout
    unjudged = judged(tmp_path, path, None)
    assert unjudged.returncode == 0
    assert "niet te controleren zonder anker.ca" in unjudged.stdout
    with closing(Authority(tmp_path / "ander")) as other:
        assert judged(tmp_path, path, other.ca).returncode == 1
    assert judged(tmp_path, path, tmp_path / "weg.pem").returncode == 2


@pytest.mark.lang
def test_a_dossier_holds_it_and_openssl_verifies_it(bag: Path, tmp_path: Path) -> None:
    result = judged(tmp_path, bag, None)
    assert result.returncode == 0, result.stdout
    assert "Nr. 1-33 heeft een tijdstempel van " in result.stdout
    ca = str(tmp_path / "tsa" / "ca.crt")
    for command in (
        ["openssl", "ts", "-verify", "-data", "kop.json", "-in", "kop.tsr", "-CAfile", ca],
        ["sha256sum", "-c", "manifest-sha256.txt", "tagmanifest-sha256.txt"],
    ):
        subprocess.run(command, cwd=bag, check=True, capture_output=True)


@pytest.mark.lang
@pytest.mark.parametrize("name", ["kop.json", "kop.tsr"])
def test_one_that_was_changed_is_a_fault_though_the_manifest_was_made_anew(
    bag: Path, tmp_path: Path, name: str
) -> None:
    old = (bag / name).read_bytes()
    new = old.replace(b'"aantal":33', b'"aantal":32') if name == "kop.json" else old[:-30]
    assert new != old
    (bag / name).write_bytes(new)
    tags = bag / "tagmanifest-sha256.txt"
    before, after = (hashlib.sha256(data).hexdigest() for data in (old, new))
    tags.write_text(tags.read_text().replace(before, after))
    result = judged(tmp_path, bag, None)
    assert result.returncode == 1
    assert name in result.stdout
