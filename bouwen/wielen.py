"""A wheelhouse: every package that the program needs, in one folder, to install from without a network.

    python bouwen/wielen.py [--systeem win_amd64 --python 3.13] [--extra sleutelbos ...]

Without ``--systeem`` for the system and the Python that it runs on; with it for another, from the wheels that were
published for that one. In ``build/wielen`` then lie the wheels, ``SHA256SUMS`` and ``INSTALLEREN.txt``.
"""

from __future__ import annotations

import argparse
import email
import hashlib
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLACE = ROOT / "build" / "wielen"
NAME = "voorzitter-console"
_TOLD = """\
{name} installeren zonder netwerk ({system}, Python {python})

1. Controleer de bestanden, op Linux met: sha256sum -c SHA256SUMS
   In PowerShell: Get-FileHash * | Format-Table Hash, Path, en vergelijk met SHA256SUMS.
2. Open een terminal in deze map en geef:

   Linux en macOS:
     python3 -m venv {name}
     {name}/bin/pip install --no-index --find-links . {wanted}
     {name}/bin/{name} diagnose

   Windows:
     py -m venv {name}
     {name}\\Scripts\\pip install --no-index --find-links . {wanted}
     {name}\\Scripts\\{name} diagnose
"""


def pip(*command: str | Path) -> None:
    """Raises CalledProcessError."""
    called = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", *map(str, command)]
    subprocess.run(called, check=True, cwd=ROOT)


def surroundings(system: str, python: str) -> dict[str, str]:
    """What a dependency's condition is held against on that system (PEP 508)."""
    kinds = (
        ("win", {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}),
        ("macos", {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"}),
        ("", {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}),
    )
    found = next(words for start, words in kinds if system.startswith(start))
    machine = "AMD64" if system == "win_amd64" else system.rpartition("_")[2]
    return {**found, "platform_machine": machine, "python_version": python, "python_full_version": f"{python}.0"}


def wanted_there(folder: Path, around: Mapping[str, str]) -> set[str]:
    """What the wheels in a folder need there and is not among them: pip judges conditions by where it runs itself."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name, parse_wheel_filename

    there = {parse_wheel_filename(wheel.name)[0] for wheel in folder.glob("*.whl")}
    needs = set()
    for wheel in folder.glob("*.whl"):
        with zipfile.ZipFile(wheel) as packed:
            name = next(n for n in packed.namelist() if n.endswith(".dist-info/METADATA"))
            told = email.message_from_bytes(packed.read(name))
        for line in told.get_all("Requires-Dist") or []:
            need = Requirement(line)
            applies = need.marker is not None and need.marker.evaluate({**around, "extra": ""})
            if applies and canonicalize_name(need.name) not in there:
                needs.add(f"{need.name}{need.specifier}")
    return needs


def main() -> int:
    """Fill the folder anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--systeem", help="such as win_amd64, macosx_11_0_arm64, manylinux_2_28_x86_64")
    parser.add_argument("--python", default=f"{sys.version_info.major}.{sys.version_info.minor}")
    parser.add_argument("--extra", action="append", default=[], help="sleutelbos, postgres")
    args = parser.parse_args()
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    pip("wheel", "--no-deps", "-w", PLACE, ROOT)
    (own,) = PLACE.glob("*.whl")
    extras = f"[{','.join(args.extra)}]" if args.extra else ""
    wanted = (f"{own}{extras}", "-c", "constraints.txt")
    if args.systeem:
        other = ("--only-binary", ":all:", "--platform", args.systeem, "--python-version", args.python)
        pip("download", *other, "-d", PLACE, *wanted)
        while missing := wanted_there(PLACE, surroundings(args.systeem, args.python)):
            pip("download", *other, "-d", PLACE, *sorted(missing), "-c", "constraints.txt")
    else:
        pip("wheel", "-w", PLACE, *wanted)
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in sorted(PLACE.glob("*.whl"))]
    (PLACE / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8", newline="\n")
    told = _TOLD.format(name=NAME, system=args.systeem or sys.platform, python=args.python, wanted=NAME + extras)
    (PLACE / "INSTALLEREN.txt").write_text(told, encoding="utf-8")
    total = sum(file.stat().st_size for file in PLACE.iterdir())
    print(f"{PLACE.relative_to(ROOT)}: {len(sums)} wheels, {total / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
