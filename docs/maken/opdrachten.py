"""Makes what a shell and ``man`` show of the command line from its parser: the man page and the completions.

Without ``--schrijf`` it only compares, and exits 1 where one of them is not current.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import shtab

from voorzitter_console import __version__
from voorzitter_console.cli import parser

ROOT = Path(__file__).parents[2]
MAN = ROOT / "docs" / "voorzitter-console.1"
COMPLETIONS = {
    "bash": ROOT / "docs" / "aanvullen" / "voorzitter-console.bash",
    "zsh": ROOT / "docs" / "aanvullen" / "_voorzitter-console",
}


def _plain(text: str) -> str:
    """Text as troff sets it literally."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").splitlines()
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)


def _options(of: argparse.ArgumentParser) -> Iterator[str]:
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction) or action.help == argparse.SUPPRESS:
            continue
        names = ", ".join(action.option_strings)
        value = "" if action.nargs == 0 else str(action.metavar or "|".join(action.choices or ()) or action.dest)
        yield f".TP\n.B {_plain(f'{names} {value}'.strip())}\n{_plain(action.help or '')}\n"


def _commands(of: argparse.ArgumentParser, before: str = "") -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, below in action.choices.items():
                yield f"{before} {name}".strip(), helps.get(name, ""), below
                yield from _commands(below, f"{before} {name}".strip())


def man() -> str:
    """The page, in Dutch."""
    top = parser.make()
    parts = [
        f'.TH VOORZITTER\\-CONSOLE 1 "" "voorzitter\\-console {_plain(__version__)}" "Gebruikersopdrachten"\n',
        f".SH NAAM\nvoorzitter\\-console \\- {_plain(top.description or '')}\n",
        ".SH OVERZICHT\n.B voorzitter\\-console\n[OPTIES] [OPDRACHT ...]\n",
        ".SH OPTIES\n",
        *_options(top),
        ".SH OPDRACHTEN\n",
    ]
    for name, words, below in _commands(top):
        parts.append(f".SS {_plain(name)}\n{_plain(below.description or words)}\n")
        parts += _options(below)
        parts += [f".PP\n.nf\n{_plain(below.epilog)}\n.fi\n"] if below.epilog else []
    parts.append(f".SH VOORBEELDEN\n.nf\n{_plain(parser.EXAMPLES)}\n.fi\n")
    parts.append(
        ".SH AFSLUITCODES\n0 goed; 1 niet zoals verwacht, of aangetast; 2 ongeldige invoer, of onleesbaar; "
        "3 een fout in het programma zelf; 130 afgebroken met Ctrl+C.\n"
    )
    return "".join(parts)


def made() -> dict[Path, str]:
    """Every file with its text."""
    completions = {path: shtab.complete(parser.make(), shell=shell) for shell, path in COMPLETIONS.items()}
    return {MAN: man(), **{path: f"{text.rstrip()}\n" for path, text in completions.items()}}


def main(argv: list[str]) -> int:
    """Write or compare."""
    wrong = []
    for path, text in made().items():
        if "--schrijf" in argv:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            wrong.append(str(path.relative_to(ROOT)))
    if wrong:
        print(f"not current: {', '.join(wrong)}; make docs", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
