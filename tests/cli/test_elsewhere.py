"""Windows and macOS, as far as that can be seen from here: no module that only POSIX has, no encoding that is guessed,
no name that Windows refuses. What only those systems themselves show is run there (.github/workflows)."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PureWindowsPath

import pytest

import voorzitter_console
from tests.cli.conftest import Run, environment, one_sentence
from voorzitter_console.journal.evidence import evidence_name

POSIX = ("fcntl", "termios", "pwd", "grp", "resource", "pty", "tty", "readline", "syslog")
"""Modules that are not there on Windows."""
GUARDED = ("voorzitter_console.regels.keyboard", "voorzitter_console.console.delen")
"""Ask for one where ``sys.platform`` says that it is there, and only so: see the next test."""
WITHOUT = f"""
import builtins, sys
real = builtins.__import__
def without(name, globals=None, locals=None, fromlist=(), level=0):
    asks = (globals or {{}}).get("__name__", "")
    if name in {POSIX!r} and asks.split(".")[0] in ("voorzitter_console", "__main__") and asks not in {GUARDED!r}:
        raise ImportError(name + " is not there (asked by " + asks + ")", name=name)
    return real(name, globals, locals, fromlist, level)
builtins.__import__ = without
"""
IMPORT_ALL = """
import pkgutil, voorzitter_console
missed = []
for module in pkgutil.walk_packages(voorzitter_console.__path__, "voorzitter_console."):
    if module.name != "voorzitter_console.__main__":
        try:
            __import__(module.name)
        except ImportError as fault:
            missed.append((module.name, fault.name))
print(missed)
"""


def python(folder: Path, code: str, *options: str, answers: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """That code in an interpreter of its own, with a home of its own."""
    return subprocess.run(
        [sys.executable, *options, "-c", code],
        input=answers,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={**environment(folder), "PYTHONPATH": os.environ.get("PYTHONPATH", ""), **more},
        cwd=folder,
        timeout=120,
        check=False,
    )


def _asks_platform(node: ast.AST) -> bool:
    return any(isinstance(n, ast.Attribute) and n.attr in ("platform", "name") for n in ast.walk(node))


def _unguarded(body: Sequence[ast.stmt]) -> Iterator[str]:
    """Modules of POSIX that are imported where nothing looked at the platform first."""
    for node in body:
        if isinstance(node, ast.If) and _asks_platform(node.test):
            if isinstance(node.body[-1], ast.Return):  # what follows is another platform's
                return
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in POSIX)
        if isinstance(node, ast.ImportFrom) and node.module in POSIX:
            yield str(node.module)
        for inner in ("body", "orelse", "finalbody"):
            yield from _unguarded(getattr(node, inner, []))


def test_what_only_posix_has_is_asked_only_after_a_look_at_the_platform() -> None:
    package = Path(voorzitter_console.__file__).parent
    texts = {file: file.read_text(encoding="utf-8") for file in package.rglob("*.py")}
    asking = {file: text for file, text in texts.items() if any(f"import {name}" in text for name in POSIX)}
    assert len(asking) >= len(GUARDED)
    wrong = {str(file): [*_unguarded(ast.parse(text).body)] for file, text in asking.items()}
    assert {file: found for file, found in wrong.items() if found} == {}
    assert [*_unguarded(ast.parse("def f():\n    import fcntl").body)] == ["fcntl"]


@pytest.mark.lang
def test_no_module_needs_at_import_what_only_posix_has(tmp_path: Path) -> None:
    done = python(tmp_path, WITHOUT + IMPORT_ALL)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


def test_a_module_that_did_would_be_seen(tmp_path: Path) -> None:
    done = python(tmp_path, WITHOUT + "import fcntl")
    assert "fcntl is not there (asked by __main__)" in done.stderr


@pytest.mark.lang
def test_a_meeting_in_lines_needs_nothing_of_posix_and_guesses_no_encoding(tmp_path: Path) -> None:
    """Begin, suspend, close, verify, list and diagnose; every file is opened with its encoding stated."""
    code = WITHOUT + (
        "from voorzitter_console.cli.main import run\n"
        "codes = [run(['--regels', '--database', 'j.sqlite']), run(['controleer', 'j.sqlite']),"
        " run(['vergaderingen', '--database', 'j.sqlite']), run(['diagnose', '--database', 'j.sqlite'])]\n"
        "print(codes)"
    )
    strict = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")
    quiet = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    done = python(tmp_path, code, *strict, answers="\ns\nx\nj\n", **quiet)
    assert done.stdout.splitlines()[-1] == "[0, 0, 0, 0]", done.stdout + done.stderr
    assert "vergaderingen: 1" in done.stdout


def test_in_cp1252_what_cannot_be_said_is_a_question_mark(tmp_path: Path) -> None:
    code = (
        "from voorzitter_console.cli.say import say, tell\nfrom voorzitter_console.cli.main import run\n"
        "run(['protocol', 'controleer', 'maassluis-2025'])\n"
        "tell('\\u2192 Ünal €5 \\u0141\\u00f3d\\u017a')\nsay('\\u2192 Ünal')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        env={
            **environment(tmp_path),
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "PYTHONUTF8": "0",
            "PYTHONIOENCODING": "cp1252",
        },
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "? Ünal €5 ?ód?" in done.stdout.decode("cp1252")
    assert "? Ünal" in done.stderr.decode("cp1252")


def windows_refuses(name: str) -> bool:
    """A name of a device (CON, nul.txt), a character that no name may have there, or a dot or blank at its end."""
    stem = name.partition(".")[0].rstrip().upper()
    device = stem in {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}
    return device or bool(set(name) & set('<>:"/\\|?*')) or name[-1:] in (".", " ") or any(ord(c) < 32 for c in name)


def test_no_file_of_a_dossier_has_a_name_that_windows_refuses(original: Path) -> None:
    names = [part for path in original.rglob("*") for part in path.relative_to(original).parts]
    assert len(names) > 10
    assert [name for name in names if windows_refuses(name)] == []


@pytest.mark.parametrize("suffix", [".JPG", ".jp g", ".a:b", ".", "", ".\x00", ".con", ".é", "." * 300])
def test_evidence_has_a_name_that_every_system_takes(suffix: str) -> None:
    assert not windows_refuses(evidence_name("ab" * 32, suffix))


def test_windows_itself_would_say_so() -> None:
    assert all(windows_refuses(name) for name in ("nul", "CON.txt", "a:b", "x.", "y "))
    assert PureWindowsPath("C:\\a\\nul").name == "nul"


def test_a_long_path_works_and_one_that_is_too_long_is_one_sentence(console: Run, tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["een-map-met-een-lange-naam"] * 12)
    deep.mkdir(parents=True)
    assert len(str(deep)) > 260
    shown = console("vergaderingen", "--database", deep / "j.sqlite")
    assert "Er is geen journaal op" in one_sentence(shown)
    assert console("speel", "x" * 5000, "--uit", "u").returncode == 2
    shown = console("vergaderingen", "--database", "x" * 5000)
    assert shown.returncode == 2
    one_sentence(shown)
