"""Every command once as a user starts it: a process of its own says and makes what the other tests see in theirs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

JOURNAL = ("--database", "gespeeld/journaal.sqlite")
COMMANDS = {
    "speel": (("speel", "tweede-verstoring", "--uit", "uit"), 0, "Oefening gespeeld"),
    "dossier": (("dossier", "--uit", "uit", *JOURNAL), 0, "Dossier van 'Raads"),
    "brief": (("brief", "raad", "--uit", "uit", *JOURNAL), 0, "brief-raad.odt"),
    "kaart": (("kaart", "--uit", "uit"), 0, "kaart.pdf"),
    "controleer": (("controleer", "gespeeld"), 0, "vergaderingen: 1"),
    "controleer aangetast": (("controleer", "stuk"), 1, "AANGETAST"),
    "livestream": (("livestream", "test"), 0, "INFO"),
    "protocol": (("protocol", "diagram"), 0, "stateDiagram-v2"),
    "regels": (("--regels",), 0, "er is niets vastgelegd"),
    "no command": ((), 2, "geen terminal"),
    "help": (("--help",), 0, "op één blad"),
}


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.lang
@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.usefixtures("played")
def test_a_process_says_and_makes_the_same(name: str, process: Run, console: Run, tmp_path: Path) -> None:
    args, code, words = COMMANDS[name]
    (tmp_path / "stuk").mkdir()
    (tmp_path / "stuk" / "manifest-sha256.txt").touch()
    alone = process(*args)
    made = files(tmp_path / "uit")
    assert alone.returncode == code, alone.stderr
    assert words in (alone.stderr if code == 2 else alone.stdout)
    assert bool(made) == ("uit" in args)
    if made:
        (tmp_path / "uit").rename(tmp_path / "van een proces")
    here = console(*args)
    assert (here.returncode, here.stdout, here.stderr) == (alone.returncode, alone.stdout, alone.stderr)
    assert files(tmp_path / "uit") == made


@pytest.mark.parametrize(
    ("command", "collects"),
    [("protocol diagram", True), ("--regels", True), ("", False)],
    ids=["a command", "lines", "a console"],
)
def test_only_a_console_puts_off_the_collecting_of_garbage(command: str, collects: bool, tmp_path: Path) -> None:
    """Another command may run for days, such as ``deel``."""
    program = f"""
import gc, sys
from voorzitter_console.cli import main as cli
from voorzitter_console.__main__ import main
found = []
def asked(args):
    found.append(gc.isenabled())
    return 0
cli._function = lambda _name: asked
sys.argv = ["voorzitter-console", *{command!r}.split()]
assert main() == 0
print(found)
"""
    result = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"HOME": str(tmp_path)},
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, f"[{collects}]\n", "")


@pytest.mark.lang
@pytest.mark.skipif(os.name != "posix", reason="a closed stdout is made by a POSIX shell here")
def test_a_closed_or_full_stdout_is_no_fault_of_the_program(tmp_path: Path) -> None:
    for number, target in enumerate((">&-", ">/dev/full")):
        if "full" in target and not Path("/dev/full").exists():
            continue
        command = f"{sys.executable} -m voorzitter_console speel sit-in --uit {tmp_path}/u{number} {target}"
        result = subprocess.run(
            ["/bin/sh", "-c", command], capture_output=True, text=True, check=False, env={"HOME": str(tmp_path)}
        )
        assert result.returncode in (0, 1), result.stderr
        assert result.stderr == ""
        assert (tmp_path / f"u{number}" / "dossier.json").exists()


@pytest.mark.parametrize("module", ["voorzitter_console.cli.say", "voorzitter_console.cli.parser"])
def test_ctrl_c_while_the_program_is_still_being_imported_is_one_sentence(module: str) -> None:
    begun = f"""
import sys
from importlib.abc import MetaPathFinder
from voorzitter_console.__main__ import main
class Interrupts(MetaPathFinder):
    def find_spec(self, fullname, path, target=None):
        if fullname == {module!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupts())
sys.exit(main())
"""
    result = subprocess.run([sys.executable, "-c", begun], capture_output=True, text=True, check=False, timeout=60)
    assert (result.returncode, result.stdout) == (130, "")
    assert result.stderr == "Afgebroken; wat vastgelegd is, blijft.\n"
