"""The wheelhouse for another system: what only that system needs is not forgotten."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.docs.script import script

wielen = script("bouwen/wielen.py")


def wheel(folder: Path, name: str, *needs: str) -> None:
    """A wheel with nothing in it but its metadata."""
    lines = ["Metadata-Version: 2.1", f"Name: {name}", "Version: 1.0", *(f"Requires-Dist: {need}" for need in needs)]
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as packed:
        packed.writestr(f"{name}-1.0.dist-info/METADATA", "\n".join(lines))


@pytest.mark.parametrize(
    ("system", "python", "needs"),
    [
        ("win_amd64", "3.13", {"colorama>=0.4", "pywin32-ctypes"}),
        ("macosx_11_0_arm64", "3.13", set()),
        ("manylinux_2_28_x86_64", "3.13", {"jeepney"}),
        ("manylinux_2_28_x86_64", "3.11", {"jeepney", "backports.tarfile"}),
    ],
)
def test_conditions_are_held_against_the_other_system(
    system: str, python: str, needs: set[str], tmp_path: Path
) -> None:
    wheel(tmp_path, "click", 'colorama>=0.4; platform_system == "Windows"', 'x; extra == "x"')
    wheel(
        tmp_path,
        "keyring",
        'pywin32-ctypes; sys_platform == "win32"',
        'jeepney; sys_platform == "linux"',
        'backports.tarfile; python_version < "3.12"',
        "click",
    )
    assert wielen.wanted_there(tmp_path, wielen.surroundings(system, python)) == needs


def test_what_is_there_is_not_asked_again(tmp_path: Path) -> None:
    wheel(tmp_path, "click", 'colorama; platform_system == "Windows"')
    wheel(tmp_path, "colorama")
    assert wielen.wanted_there(tmp_path, wielen.surroundings("win_amd64", "3.12")) == set()
