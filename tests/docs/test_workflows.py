"""What GitHub runs names what is here: three systems, four versions of Python, files and commands that exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from voorzitter_console.cli import parser

ROOT = Path(__file__).parents[2]
FILE = ROOT / ".github" / "workflows" / "bouwen.yml"
JOBS: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["jobs"]
SYSTEMS = {"windows-latest", "macos-latest", "ubuntu-latest"}


def scripts(job: str) -> list[str]:
    """Each line of a job's commands."""
    return [line.strip() for step in JOBS[job]["steps"] for line in step.get("run", "").splitlines()]


def test_every_system_and_every_python_that_is_promised() -> None:
    assert set(JOBS["spelen"]["strategy"]["matrix"]["os"]) == set(JOBS["pakken"]["strategy"]["matrix"]["os"]) == SYSTEMS
    assert JOBS["spelen"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]


@pytest.mark.parametrize("job", JOBS)
def test_the_files_that_are_named_exist(job: str) -> None:
    text = "\n".join(scripts(job))
    named = set(re.findall(r"\b(?:bouwen|tests)/[\w/.]+|\bconstraints\.txt", text))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("job", JOBS)
def test_the_commands_that_are_given_exist(job: str) -> None:
    ours = [line for line in scripts(job) if "voorzitter-console" in line]
    calls = [re.sub(r"^\S*voorzitter-console(?:-los)?\"? ", "", line) for line in ours]
    given = [call for call in calls if not call.startswith(("python", "--version", '"$bin/pip'))]
    assert given
    for call in given:
        parser.make().parse_args(call.split())


def test_what_was_built_is_kept() -> None:
    kept = next(step["with"]["path"] for step in JOBS["pakken"]["steps"] if "upload-artifact" in step.get("uses", ""))
    assert {"dist/voorzitter-console", "build/wielen", "dossier"} <= set(kept.split())
