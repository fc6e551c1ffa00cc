"""The house's rules: what a start imports, what a wheel holds, and that a class name means one thing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

import voorzitter_console
from voorzitter_console.practice import scenario
from voorzitter_console.protocol import load

_LIGHT = (
    "voorzitter_console.entry",
    "voorzitter_console.settings",
    "voorzitter_console.journal.sqlite",
    "voorzitter_console.procedure.commands",
    "voorzitter_console.procedure.parse",
    "voorzitter_console.procedure.state",
    "voorzitter_console.cli.main",
    "voorzitter_console.cli.parser",
)
_BELOW_UI = (
    "voorzitter_console.meeting",
    "voorzitter_console.view",
    "voorzitter_console.dossier.model.build",
    "voorzitter_console.dossier.pages.pdf",
    "voorzitter_console.practice.player",
    "voorzitter_console.cli.speel",
    "voorzitter_console.cli.controleer",
    "voorzitter_console.cli.regels",
    "voorzitter_console.regels.console",
    "voorzitter_console.console.console",
    "voorzitter_console.console.compose",
    "voorzitter_console.console.boxes.persons",
    "voorzitter_console.web.server",
)


def _loaded(modules: tuple[str, ...], heavy: tuple[str, ...]) -> str:
    code = f"import sys, {', '.join(modules)}; print([m for m in {heavy!r} if m in sys.modules])"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("module", _LIGHT)
def test_a_start_imports_nothing_heavy(module: str) -> None:
    assert _loaded((module,), ("pydantic", "transitions", "typst", "textual")) == "[]"


def test_a_real_meeting_begins_without_what_practice_and_the_days_after_need() -> None:
    heavy = ("pydantic", "voorzitter_console.practice", "voorzitter_console.dossier.pages.pdf", "icalendar", "ssl")
    found = _loaded(("voorzitter_console.cli.chair", "voorzitter_console.ui.run"), (*heavy, "cryptography"))
    assert found in ("[]", "['ssl']")  # asyncio loads it in some versions


def test_the_first_screens_are_painted_without_what_their_keys_open() -> None:
    heavy = (
        *("tomllib", "voorzitter_console.ui.forms.base", "voorzitter_console.ui.widgets.fork"),
        *("voorzitter_console.console.boxes.persons", "voorzitter_console.ui.screens.question"),
        "voorzitter_console.journal.server",
    )
    screens = ("voorzitter_console.ui.screens.opening", "voorzitter_console.ui.screens.chair")
    assert _loaded(("voorzitter_console.cli.chair", "voorzitter_console.ui.run", *screens), heavy) == "[]"


def test_nothing_below_the_screens_imports_textual() -> None:
    assert _loaded(_BELOW_UI, ("textual", "psycopg", "aiohttp")) == "[]"


def test_the_console_knows_no_face() -> None:
    code = (
        "import pkgutil, sys, voorzitter_console.console as c\n"
        "for m in pkgutil.walk_packages(c.__path__, c.__name__ + '.'): __import__(m.name)\n"
        "faces = ('textual', 'starlette', 'uvicorn', 'voorzitter_console.ui', 'voorzitter_console.regels',"
        " 'voorzitter_console.web')\n"
        "print([m for m in faces if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert found == "[]"


def test_a_record_is_a_struct() -> None:
    """Making a dataclass takes a start 0.4 ms, and its ``replace`` does not take a ``Struct``: one kind, not two."""
    package = Path(voorzitter_console.__file__).parent
    found = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if re.search(r"^\s*(from|import) dataclasses\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert found == {str(Path("ui/themes.py"))}  # changes a theme, which is a dataclass of Textual's


def test_the_scenarios_and_protocols_are_found() -> None:
    assert len(scenario.shipped()) >= 6
    assert {"maassluis-2025", "voorbeeldstad-2025"} <= set(load.shipped())


_DOUBLED = {
    "Changed": "Textual's way: a message nested in its widget, always written Picker.Changed, Toggle.Changed",
    "Chosen": "the same: Choose.Chosen, Checks.Chosen, MarkedList.Chosen, TimeList.Chosen",
}
"""Class names that stand more than once, each with its reason."""
_MOST_DOUBLED = 6


def test_a_class_name_means_one_thing_in_the_whole_package() -> None:
    package = Path(voorzitter_console.__file__).parent
    places: dict[str, list[str]] = defaultdict(list)
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(f"{path.relative_to(package)}:{node.lineno}")
    doubled = {name: where for name, where in places.items() if len(where) > 1}
    assert len(places) > 500
    assert doubled.keys() == _DOUBLED.keys(), {n: w for n, w in doubled.items() if n not in _DOUBLED}
    assert len(doubled) <= _MOST_DOUBLED


def test_a_face_makes_no_list_or_form_of_its_own() -> None:
    """What is asked stands once, in console/boxes: a face draws it."""
    package = Path(voorzitter_console.__file__).parent
    made = {"Field", "Item", "Fill", "Pick", "Tick"}
    found = [
        f"{path.relative_to(package)}:{node.lineno}"
        for face in ("ui", "regels", "web")
        for path in sorted((package / face).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in made
    ]
    assert found == []


def test_a_count_of_entries_is_no_plural_of_one() -> None:
    """``1 vastleggingen`` stood in sentences about tampering: they are counted with :func:`text.vastleggingen`."""
    package = Path(voorzitter_console.__file__).parent
    plain = re.compile(r"\} (?:al )?vastleggingen")
    assert [str(path) for path in package.rglob("*.py") if plain.search(path.read_text(encoding="utf-8"))] == []
