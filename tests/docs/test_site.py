"""The site: every page has its place; in .ci/run it builds without a warning and fetches nothing from elsewhere."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pypdf
import pytest

from tests.docs.script import script
from tests.parts import need

ROOT = Path(__file__).parents[2]
CONFIG = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
PAGES = {p.relative_to(ROOT / "docs").as_posix() for p in (ROOT / "docs").rglob("*.md")}


def test_every_page_is_in_the_navigation() -> None:
    named = set(re.findall(r": ([\w/.-]+\.md)$", CONFIG, re.M))
    assert named <= PAGES
    left = {page for page in PAGES - named if not page.startswith("besluiten/")}
    assert left == set()


def test_a_link_out_of_the_site_names_the_file() -> None:
    page = SimpleNamespace(file=SimpleNamespace(src_uri="handleiding/bode.md"))
    made = script("docs/maken/site.py").on_page_markdown(
        "zie [de regels](../../CONTRIBUTING.md) en [delen](../delen.md#beginnen)", page
    )
    assert made == "zie de regels (`CONTRIBUTING.md` in de map van het programma) en [delen](../delen.md#beginnen)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built, without a warning."""
    place = tmp_path_factory.mktemp("site")
    need(importlib.util.find_spec("mkdocs") is not None, "mkdocs is not installed (extra site)")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(place)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return place


@pytest.mark.lang
@pytest.mark.echt
def test_the_site_fetches_nothing_from_elsewhere(site: Path) -> None:
    made = list(site.rglob("*.html"))
    assert len(made) >= len(PAGES)
    loads = re.compile(r"""(?:<script[^>]+src|<link[^>]+href|<img[^>]+src)=["'](?:https?:)?//""")
    assert [file.name for file in made if loads.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.lang
@pytest.mark.echt
def test_the_chairs_manual_is_one_a4(site: Path, tmp_path: Path) -> None:
    browser = shutil.which("chromium")
    need(browser is not None, "Chromium is not installed")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={tmp_path}")
    page = (site / "handleiding" / "voorzitter.html").as_uri()
    printed = tmp_path / "voorzitter.pdf"
    called = [str(browser), *options, f"--print-to-pdf={printed}", page]
    subprocess.run(called, capture_output=True, timeout=120, check=True)
    made = pypdf.PdfReader(printed)
    assert len(made.pages) == 1
    assert [round(float(side) / 72 * 25.4) for side in made.pages[0].mediabox[2:]] == [210, 297]
    assert "112" in made.pages[0].extract_text()
