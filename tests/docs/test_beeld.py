"""The pictures can be made, show what they should, ask nothing of another host, and are current where shown."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.docs import beeld

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return beeld.pictures()


@pytest.mark.lang
def test_the_screen_shows_the_vordering_and_asks_no_other_host(made: dict[str, bytes]) -> None:
    svg = made["voorzitter.svg"].decode()
    said = unescape(re.sub(r"<[^>]+>", "", svg)).replace("\u00a0", " ")
    assert "VORDERING VAN 3" in said
    assert "NOG OPEN" in said
    assert re.findall(r"(?:url\(|href=)[\"']?(?:https?:)?//[^\"')]+", svg) == []


@pytest.mark.lang
def test_the_page_is_a_picture(made: dict[str, bytes]) -> None:
    assert made["aangifte.png"].startswith(b"\x89PNG\r\n")
    assert int.from_bytes(made["aangifte.png"][16:20]) == 640


def test_what_the_readme_shows_is_current(made: dict[str, bytes]) -> None:
    shown = re.findall(r"\]\(docs/beelden/([\w.]+)\)", README.read_text(encoding="utf-8"))
    kept = {name: (beeld.FOLDER / name).read_bytes() == made[name] for name in shown}
    assert kept == dict.fromkeys(shown, True), "python -m tests.docs.beeld makes them anew"
