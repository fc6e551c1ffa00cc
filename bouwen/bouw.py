"""Packs the program for a laptop without Python: ``dist/voorzitter-console/`` (a folder, quick to start) and
``dist/voorzitter-console-los`` (one file, unpacks itself at each start).

    python bouwen/bouw.py

For the system that it runs on; PyInstaller packs for no other. It makes an environment of its own in ``build/bouw``,
so that nothing comes along that only a developer has. On Windows ``snelkoppeling.ps1`` is put beside the folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLACE = ROOT / "build" / "bouw"
DIST = ROOT / "dist"
NAME = "voorzitter-console"
TOOL = "pyinstaller>=6.16,<7"


def python_of(environment: Path) -> Path:
    """The interpreter of an environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(*command: str | Path) -> None:
    """Raises CalledProcessError."""
    # Not in the repository itself: what was installed is packed, not what lies beside this file.
    subprocess.run([str(part) for part in command], check=True, cwd=PLACE)


def size(path: Path) -> int:
    """Bytes of a file, or of all files below a folder."""
    return sum(f.stat().st_size for f in path.rglob("*") if f.is_file()) if path.is_dir() else path.stat().st_size


def main() -> int:
    """Build both; says what each weighs."""
    begin = time.monotonic()
    environment = PLACE / "omgeving"
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    venv.create(environment, with_pip=True)
    python = python_of(environment)
    run(
        python,
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "-c",
        ROOT / "constraints.txt",
        f"{ROOT}[sleutelbos,postgres]",
        TOOL,
    )
    for made in (DIST / NAME, DIST / f"{NAME}-los", DIST / f"{NAME}-los.exe"):
        if made.exists():
            shutil.rmtree(made) if made.is_dir() else made.unlink()
    spec = ROOT / "bouwen" / f"{NAME}.spec"
    places = ("--distpath", DIST, "--workpath", PLACE / "werk")
    run(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, spec)
    if sys.platform == "win32":
        shutil.copy(ROOT / "bouwen" / "snelkoppeling.ps1", DIST / NAME)
    for made in sorted(DIST.glob(f"{NAME}*")):
        print(f"{made.relative_to(ROOT)}: {size(made) / 1e6:.0f} MB")
    print(f"{time.monotonic() - begin:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
