"""A folder of this program's, and each that was missing above it, is for this user alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from voorzitter_console.own_folder import make_own


@pytest.mark.skipif(os.name != "posix", reason="on Windows the rights of a folder are those of the user's own")
def test_what_was_missing_above_it_is_closed_too_and_what_was_there_stays(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_own(tmp_path / "gegevens" / "console" / "voorbereid")
    make_own(tmp_path / "gegevens" / "console" / "voorbereid")
    for name, mode in (
        (".", 0o755),
        ("gegevens", 0o700),
        ("gegevens/console", 0o700),
        ("gegevens/console/voorbereid", 0o700),
    ):
        assert (tmp_path / name).stat().st_mode & 0o777 == mode


def test_a_file_in_its_place_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="x"):
        make_own(tmp_path / "x")
    with pytest.raises(OSError, match="x"):
        make_own(tmp_path / "x" / "y")
