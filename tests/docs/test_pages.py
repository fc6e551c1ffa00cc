"""What the pages for developers say of the code is so: paths, links, the house, the drawing, the notices on others."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import voorzitter_console

ROOT = Path(__file__).parents[2]
PACKAGE = Path(voorzitter_console.__file__).parent
ARCHITECTURE = ROOT / "docs" / "architectuur.md"
DECISIONS = sorted((ROOT / "docs" / "besluiten").glob("*.md"))
PAGES = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), *DECISIONS)
BOUND = (ARCHITECTURE, ROOT / "CONTRIBUTING.md", *DECISIONS)
"""The pages whose every path is one of this repository; the others also name paths of a dossier or of a laptop."""

_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_PATH = re.compile(r"[\w.-]*[\w]/|(?:[\w.-]+/)+[\w.-]+/?|[\w-]+\.(?:py|toml|yml|md|txt)")
_MADE = {"build/sbom.cdx.json", "build/dekking", "build/wielen", "build/site", "dist/", "CONTRIBUTING.md/"}
_OWN = {"instellingen.toml", "dossier.json"}
"""Files of a user, not of the repository."""


def _named(page: Path) -> set[str]:
    """The paths that a page names in code type."""
    return {text for text in _CODE.findall(page.read_text(encoding="utf-8")) if _PATH.fullmatch(text)} - _MADE - _OWN


def _exists(path: str) -> bool:
    """In the repository, in the program, or (a wing) somewhere in a part of the program."""
    wing = path.endswith("/") and any(part.is_dir() for part in PACKAGE.glob(f"*/{path}"))
    return (ROOT / path).exists() or (PACKAGE / path).exists() or wing


@pytest.mark.parametrize("page", BOUND, ids=lambda page: page.stem)
def test_every_path_that_is_named_exists(page: Path) -> None:
    assert [path for path in sorted(_named(page)) if not _exists(path)] == []


def test_a_path_that_is_not_there_would_be_seen() -> None:
    assert not _exists("voorzitter_console/procedure/nergens.py")
    assert len(_named(ARCHITECTURE)) > 40


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = (link.partition("#")[0] for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link)
    assert [link for link in links if link and not (page.parent / link).exists()] == []


def test_the_house_has_every_part_and_no_other() -> None:
    house = ARCHITECTURE.read_text(encoding="utf-8").partition("## Wie wie importeert")[0]
    first_cells = [line.split("|")[1] for line in house.splitlines() if line.startswith("| `")]
    written = {name.rstrip("/") for cell in first_cells for name in _CODE.findall(cell)}
    parts = {part.name for part in PACKAGE.iterdir() if (part / "__init__.py").exists()}
    modules = {part.name for part in PACKAGE.glob("*.py") if not part.name.startswith("__")}
    assert written == parts | modules


def test_every_decision_is_in_their_list() -> None:
    listed = _LINK.findall((ROOT / "docs" / "besluiten" / "README.md").read_text(encoding="utf-8"))
    assert listed == [page.name for page in DECISIONS if page.name != "README.md"]
    for page in DECISIONS:
        number, _, _ = page.stem.partition("-")
        if page.name != "README.md":
            assert page.read_text(encoding="utf-8").startswith(f"# {number}. ")


def test_every_library_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    chosen = [
        line
        for extra in project["optional-dependencies"].keys() - {"test", "lint", "dev", "site"}
        for line in project["optional-dependencies"][extra]
    ]
    wanted = {re.split(r"[\[<>=;~! ]", line)[0] for line in (*project["dependencies"], *chosen)}
    page = (ROOT / "docs" / "besluiten" / "0011-bibliotheken.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \|", page, re.M)) == wanted


@pytest.mark.parametrize("script", ["importdiagram.py", "derden.py", "opdrachten.py"])
def test_what_is_made_from_the_code_is_current(script: str) -> None:
    run = [sys.executable, str(ROOT / "docs" / "maken" / script)]
    done = subprocess.run(run, capture_output=True, text=True, timeout=120, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
