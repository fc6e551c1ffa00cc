"""A folder for this user alone: what this program keeps is not for others on the computer to see."""

from __future__ import annotations

from pathlib import Path


def make_own(folder: Path) -> None:
    """Make it where it is not there, and what is missing above it, each for this user alone. Raises OSError.

    ``mkdir(parents=True)`` gives its mode to the last one only: the data folder itself would be open to everybody when
    what is kept in a folder of it is written first. A folder that is there already stays as it is.
    """
    for one in (*reversed(folder.parents), folder):
        if not one.is_dir():
            one.mkdir(mode=0o700, exist_ok=True)
