"""The folder: all or nothing, one sentence for each fault, and ``sha256sum -c`` of its manifest."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.parts import need, need_rights
from voorzitter_console.dossier.bag import write as writing
from voorzitter_console.dossier.bag.write import OutputFault, check_folder, write_dossier
from voorzitter_console.dossier.model.dossier_json import dossier_bytes
from voorzitter_console.dossier.model.record import Dossier

DOCUMENTS = {"aangifte.pdf": b"%PDF-1.7 voorbeeld", "aangifte.odt": b"PK voorbeeld"}
TOPS = [
    "LEESMIJ.txt", "bag-info.txt", "bagit.txt", "data", "dossier.json", "manifest-sha256.txt", "tagmanifest-sha256.txt",
]  # fmt: skip


def content(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, hidden files too."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def sentence(fault: pytest.ExceptionInfo[OutputFault]) -> str:
    text = str(fault.value)
    assert text.endswith(".")
    assert "\n" not in text
    assert "Traceback" not in text
    return text


def test_a_new_folder_is_a_bag_of_everything(dossier: Dossier, tmp_path: Path) -> None:
    out = tmp_path / "dossier"
    source = tmp_path / "bron.sqlite"
    source.write_bytes(b"journaal")
    check_folder(out)
    evidence = {"bewijs/bewijs-001.jpg": source}
    written = write_dossier(dossier, out, documents=DOCUMENTS, evidence=evidence, journal=source)
    found = content(out)
    assert sorted(found) == sorted(p.relative_to(out).as_posix() for p in written)
    assert found["dossier.json"] == found["data/dossier.json"] == dossier_bytes(dossier)
    assert found["data/aangifte.pdf"] == DOCUMENTS["aangifte.pdf"]
    assert found["data/protocol.toml"] == dossier.protocol.tekst.encode()
    for manifest, within in (("manifest-sha256.txt", True), ("tagmanifest-sha256.txt", False)):
        names = sorted(n for n in found if n.startswith("data/") == within and n != "tagmanifest-sha256.txt")
        expected = [f"{hashlib.sha256(found[name]).hexdigest()}  {name}" for name in names]
        assert found[manifest].decode("utf-8").splitlines() == expected
        assert found[manifest].endswith(b"\n")
    assert source.exists()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_the_same_dossier_gives_the_same_bytes(dossier: Dossier, tmp_path: Path) -> None:
    for name in ("een", "twee"):
        write_dossier(dossier, tmp_path / name, documents=DOCUMENTS)
    assert content(tmp_path / "een") == content(tmp_path / "twee")


def test_an_existing_folder_keeps_what_is_in_it(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("van mij", encoding="utf-8")
    write_dossier(dossier, tmp_path, documents=DOCUMENTS)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*TOPS, "brief.txt"])
    assert (tmp_path / "brief.txt").read_text(encoding="utf-8") == "van mij"


@pytest.mark.parametrize("name", [*TOPS, "journaal.sqlite"])
def test_a_folder_that_holds_one_already_is_left_alone(name: str, dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"ouder")
    source = tmp_path.parent / "bron"
    source.write_bytes(b"x")
    with pytest.raises(OutputFault) as fault:
        write_dossier(dossier, tmp_path, documents=DOCUMENTS, evidence={"bewijs/een.jpg": source})
    assert name in sentence(fault)
    assert content(tmp_path) == {name: b"ouder"}


def test_places_where_no_folder_can_be(dossier: Dossier, tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.write_bytes(b"x")
    for place in (tmp_path / "geen" / "map", file, file / "map", tmp_path / "a\x00b"):
        with pytest.raises(OutputFault) as fault:
            check_folder(place)
        sentence(fault)
        with pytest.raises(OutputFault):
            write_dossier(dossier, place, documents=DOCUMENTS)
    assert content(tmp_path) == {"bestand": b"x"}
    with pytest.raises(OutputFault):
        write_dossier(dossier, tmp_path / ("n" * 400), documents=DOCUMENTS)


@pytest.mark.parametrize("exists", [False, True])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("fails_at", [1, 4, 11])
def test_a_fault_half_way_leaves_nothing(
    exists: bool, number: int, fails_at: int, dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "uit"
    if exists:
        out.mkdir()
        (out / "brief.txt").write_bytes(b"van mij")
    real, calls = os.fsync, []

    def failing(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == fails_at:
            raise OSError(number, os.strerror(number))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OutputFault) as fault:
        write_dossier(dossier, out, documents=DOCUMENTS)
    text = sentence(fault)
    assert ("schijf is vol" in text) == (number == errno.ENOSPC)
    assert content(tmp_path) == ({"uit/brief.txt": b"van mij"} if exists else {})
    assert [p.name for p in tmp_path.rglob("*") if p.is_dir()] == (["uit"] if exists else [])


def test_a_file_that_appears_meanwhile_is_kept(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = writing._fill

    def slow(*args: Any) -> None:
        real(*args)
        (tmp_path / "LEESMIJ.txt").write_bytes(b"van een ander")

    monkeypatch.setattr(writing, "_fill", slow)
    with pytest.raises(OutputFault) as fault:
        write_dossier(dossier, tmp_path, documents=DOCUMENTS)
    sentence(fault)
    assert content(tmp_path) == {"LEESMIJ.txt": b"van een ander"}


def test_a_missing_source_leaves_nothing(dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(OutputFault):
        write_dossier(dossier, tmp_path / "uit", documents=DOCUMENTS, evidence={"x.bin": tmp_path / "weg"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../buiten", "/etc/x", "a b", ".verborgen", "a/../b", "dossier.json", "con\x00"])
def test_names_that_could_lead_out_are_a_programming_fault(name: str, dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"dossier\.json"):
        write_dossier(dossier, tmp_path / "uit", documents=DOCUMENTS, evidence={name: tmp_path})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.echt
def test_a_read_only_folder(dossier: Dossier, tmp_path: Path) -> None:
    need_rights(tmp_path)
    (tmp_path / "dicht-voor-proef").rmdir()
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputFault) as fault:
            check_folder(tmp_path)
        sentence(fault)
        with pytest.raises(OutputFault):
            write_dossier(dossier, tmp_path, documents=DOCUMENTS)
        assert list(tmp_path.iterdir()) == []
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.echt
def test_sha256sum_agrees(dossier: Dossier, tmp_path: Path) -> None:
    import subprocess

    need(shutil.which("sha256sum") is not None, "sha256sum is not installed")
    write_dossier(dossier, tmp_path, documents=DOCUMENTS)
    for manifests in (["manifest-sha256.txt"], ["manifest-sha256.txt", "tagmanifest-sha256.txt"]):
        command = ["sha256sum", "--strict", "-c", *manifests]
        assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
@pytest.mark.parametrize("there", [False, True])
def test_everything_is_for_this_user_alone_whatever_the_umask(dossier: Dossier, tmp_path: Path, there: bool) -> None:
    out, source = tmp_path / "dossier", tmp_path / "film.mp4"
    source.write_bytes(b"film")
    source.chmod(0o644)
    old = os.umask(0)
    try:
        if there:
            out.mkdir(mode=0o755)
        write_dossier(dossier, out, documents=DOCUMENTS, evidence={"bewijs/film.mp4": source}, journal=source)
    finally:
        os.umask(old)
    modes = {path.relative_to(out).as_posix(): path.stat().st_mode & 0o777 for path in out.rglob("*")}
    assert modes
    assert all(mode == (0o700 if (out / name).is_dir() else 0o600) for name, mode in modes.items()), modes
