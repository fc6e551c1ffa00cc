"""The packed program and the wheelhouse, made here and started as on a laptop that has nothing else. Minutes."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.echt.terminal import Terminal
from tests.parts import need

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.echt, pytest.mark.groot]


def done(*command: str | Path, home: Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Without anything of ours in the environment."""
    env = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    called = [*map(str, command)]
    return subprocess.run(called, env=env, cwd=cwd, capture_output=True, text=True, timeout=600, check=False)


def build() -> Path:
    """``dist``, as ``make bouw`` fills it on this system."""
    need(sys.platform == "linux", "built here for Linux; Windows and macOS are built by .github/workflows/bouwen.yml")
    made = subprocess.run(
        [sys.executable, ROOT / "bouwen" / "bouw.py"], capture_output=True, text=True, timeout=1500, check=False
    )
    assert made.returncode == 0, made.stdout[-2000:] + made.stderr[-2000:]
    assert "dist/voorzitter-console: " in made.stdout
    assert "dist/voorzitter-console-los: " in made.stdout
    return ROOT / "dist"


def test_the_packed_program_does_what_an_install_does(tmp_path: Path) -> None:
    """One test, since the tests of a file are spread over processes, and one of them must build."""
    built = build()
    for number, name in enumerate(("voorzitter-console/voorzitter-console", "voorzitter-console-los")):
        home = tmp_path / str(number)
        home.mkdir()
        plays_and_the_dossier_is_whole(built / name, home)
    begins_a_meeting(built, tmp_path)
    lets_another_device_work_along(built, tmp_path)
    carries_the_licences(built)


def plays_and_the_dossier_is_whole(program: Path, tmp_path: Path) -> None:
    assert done(program, "speel", "drie-vorderingen", "--uit", "m", cwd=tmp_path, home=tmp_path).returncode == 0
    judged = done(program, "controleer", "m", cwd=tmp_path, home=tmp_path)
    assert judged.returncode == 0, judged.stdout
    # An install by pip says the same of it: the packed program made what that one would make.
    same = done(sys.executable, "-m", "voorzitter_console", "controleer", "m", cwd=tmp_path, home=tmp_path)
    assert same.stdout == judged.stdout
    assert done(program, "diagnose", "--json", cwd=tmp_path, home=tmp_path).returncode == 0


def begins_a_meeting(built: Path, tmp_path: Path) -> None:
    terminal = Terminal([str(built / "voorzitter-console" / "voorzitter-console")], tmp_path)
    try:
        terminal.until_seen("NIEUWE VERGADERING")
        terminal.keys("\r")
        terminal.until_seen("VERGADERING OPEN")
    finally:
        terminal.close()


def lets_another_device_work_along(built: Path, tmp_path: Path) -> None:
    """``deel`` from a console starts the program once more: packed, that is the program itself."""
    program = built / "voorzitter-console" / "voorzitter-console"
    shared = subprocess.Popen(
        [program, "deel", "--adres", "127.0.0.1:0", "--oefening"],
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert shared.stdout is not None
        assert any("Koppelcode griffier: " in line for line in shared.stdout)
    finally:
        shared.communicate("stop\n", timeout=60)
    assert shared.returncode == 0


def carries_the_licences(built: Path) -> None:
    inside = built / "voorzitter-console" / "_internal"
    notices = (inside / "THIRD-PARTY-NOTICES.md").read_text(encoding="utf-8")
    for package in ("textual", "typst", "pydantic", "cryptography"):
        assert f"| {package} |" in notices
        assert list(inside.glob(f"{package}-*.dist-info")), package


def test_the_wheelhouse_installs_without_a_network(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, ROOT / "bouwen" / "wielen.py"], capture_output=True, text=True, timeout=900, check=False
    )
    assert made.returncode == 0, made.stdout[-2000:] + made.stderr[-2000:]
    house = ROOT / "build" / "wielen"
    assert done("sha256sum", "-c", "--quiet", "SHA256SUMS", cwd=house, home=tmp_path).returncode == 0
    venv.create(tmp_path / "v", with_pip=True)
    alone = ("unshare", "--net") if os.geteuid() == 0 else ()
    pip = (*alone, tmp_path / "v" / "bin" / "pip", "install", "-q", "--no-index", "--find-links", house)
    installed = done(*pip, "voorzitter-console", home=tmp_path)
    assert installed.returncode == 0, installed.stderr
    shown = done(*alone, tmp_path / "v" / "bin" / "voorzitter-console", "diagnose", home=tmp_path)
    assert shown.returncode == 0, shown.stdout
    assert "voorzitter-console" in (house / "INSTALLEREN.txt").read_text(encoding="utf-8")
