"""The files around the code say one thing: licence, version, authors, the commands of the Makefile and the hooks."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any

import yaml

import voorzitter_console

ROOT = Path(__file__).parents[2]
LICENCES = {
    "LICENSE": "22bae131c7d1ca2a9fec7e8bd3421f3bb289c69e1a90501b487bbd88e6044b57",
    "LICENSE.nl": "fbff6c0b117a7f3fb25d1f83471e8ef43724b72cba00ce7a0b4146a28e321eb6",
}
"""SHA-256 of the texts as the European Commission published them: a licence is not edited."""


def _project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_licence_is_the_published_text() -> None:
    assert {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in LICENCES} == LICENCES


def test_the_metadata_name_the_licence_and_its_files() -> None:
    project = _project()
    assert project["license"] == "EUPL-1.2"
    assert set(project["license-files"]) == {*LICENCES, "THIRD-PARTY-NOTICES.md"}
    assert all((ROOT / name).is_file() for name in project["license-files"])
    assert project["authors"] == [{"name": "the contributors"}]
    assert not [line for line in project["classifiers"] if line.startswith("License ::")]  # PEP 639: the expression


def test_one_version_everywhere() -> None:
    version = _project()["version"]
    assert version == voorzitter_console.__version__
    newest = re.search(r"^## (\S+)", _text("CHANGELOG.md"), re.M)
    assert newest is not None
    assert newest[1] == version


def test_the_commands_of_the_makefile_are_explained() -> None:
    targets = set(re.findall(r"^([a-z]+):  ## ", _text("Makefile"), re.M))
    assert targets - {"help"} == set(re.findall(r"^\| `make (\w+)` \|", _text("CONTRIBUTING.md"), re.M))


def test_the_hooks_fetch_nothing_and_run_what_make_lint_runs() -> None:
    repos = yaml.safe_load(_text(".pre-commit-config.yaml"))["repos"]
    assert [repo["repo"] for repo in repos] == ["local"]
    hooks = repos[0]["hooks"]
    assert {hook["language"] for hook in hooks} == {"system"}
    assert {"ruff-check", "ruff-format", "mypy", "lint-imports"} <= {hook["id"] for hook in hooks}
    for script in re.findall(r"docs/maken/\w+\.py", _text(".pre-commit-config.yaml") + _text("Makefile")):
        assert (ROOT / script).is_file(), script


def test_every_bound_is_closed() -> None:
    """A package that is not bounded above may change under the user's feet; dates as versions have no above."""
    project = _project()
    lines = [*project["dependencies"], *(line for lines in project["optional-dependencies"].values() for line in lines)]
    assert [line for line in lines if "<" not in line and not line.startswith("tzdata")] == []
