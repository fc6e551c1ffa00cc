"""``instellen``: a short form for what most municipalities set; needs somebody at a terminal (else exit 2)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from voorzitter_console import settings
from voorzitter_console.cli import instellen_file as file
from voorzitter_console.cli.instellen_file import Question
from voorzitter_console.cli.parts import theme_of
from voorzitter_console.cli.say import tell
from voorzitter_console.cli.terminal import NoTerminal, can_draw
from voorzitter_console.regels.asker import EMPTY, KEEPS
from voorzitter_console.text import one_line

_SAVED = "Opgeslagen in {}. Kijk wat er verder nog is: voorzitter-console diagnose"
_LEFT = "Er is niets veranderd."


def command(args: argparse.Namespace) -> int:
    """On a terminal that can draw a screen, else (or with ``--regels``) as questions, one a line.

    Raises NoTerminal where nobody is there to ask, SettingsFault where the file cannot be read, NotSaved.
    """
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise NoTerminal(
            "Er is hier niemand om het aan te vragen; start voorzitter-console instellen in een terminalvenster."
        )
    if not args.regels and can_draw():
        return _screen(args)
    return form(_read_line, _write)


def _screen(args: argparse.Namespace) -> int:
    from voorzitter_console.ui.settings_app import run

    path = settings.settings_path()
    text = file.read(path)
    chosen, faults = settings.judge(path)
    asked = file.questions(chosen)

    def save(values: Sequence[str]) -> Sequence[str]:
        answers = {question.key: value for question, value in zip(asked, values, strict=True)}
        try:
            return file.save(path, file.changed(text, answers, asked), faults)
        except file.NotSaved as fault:
            return (str(fault),)

    code, saved = run(str(path), asked, save, faults, theme_of(args, chosen))
    tell(_SAVED.format(path) if saved else _LEFT)
    return code


def form(read_line: Callable[[str], str], write: Callable[[str], object]) -> int:
    """Asks, shows what was filled in, and saves on J. Raises EOFError where nobody answers any more."""
    path = settings.settings_path()
    text = file.read(path)
    chosen, faults = settings.judge(path)
    for sentence in faults:
        write(sentence)
    asked = file.questions(chosen)
    write(f"INSTELLEN: {path}")
    write(f"{KEEPS} Ctrl+C verandert niets.")
    answers = {question.key: question.waarde for question in asked}
    while True:
        _ask(asked, answers, read_line, write)
        write("Zo komt het er te staan:")
        for question in asked:
            if answers[question.key]:
                write(f"  {question.label}: {one_line(answers[question.key], 120)}")
        said = read_line("Opslaan? J slaat op, W wijzigt, N verandert niets:").strip().lower()
        if said in ("n", "nee"):
            write(_LEFT)
            return 0
        if said not in ("j", "ja"):
            continue
        wrong = file.save(path, file.changed(text, answers, asked), faults)
        if not wrong:
            write(_SAVED.format(path))
            return 0
        for sentence in wrong:
            write(sentence)


def _ask(
    asked: Sequence[Question],
    answers: dict[tuple[str | int, ...], str],
    read_line: Callable[[str], str],
    write: Callable[[str], object],
) -> None:
    """One question after the other; a hall is asked only where the one before it has a name."""
    for question in asked:
        kind, *number = question.key
        before = (kind, int(number[0]) - 1) if kind == "zaal" and number and number[0] != 0 else None
        if before is not None and not answers[before] and not answers[question.key]:
            continue
        now = answers[question.key]
        shown = f" [{one_line(now, 100)}]" if now else ""
        said = read_line(f"{question.label} ({question.uitleg}){shown}:").strip()
        if said:
            answers[question.key] = "" if said == EMPTY else said
    write("")


def _read_line(prompt: str) -> str:
    sys.stdout.write(f"{prompt} ")
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt  # the end of the input is a way to leave
    return line.rstrip("\n")


def _write(line: str) -> None:
    sys.stdout.write(f"{one_line(line, 400)}\n")
