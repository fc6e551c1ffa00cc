"""The faults a user can meet. ``str(error)`` is one Dutch sentence: what is wrong, where, what is possible."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path


class ConsoleError(Exception):
    """Base of every fault that is shown to a user; ``exit_code`` is what the command line ends with."""

    exit_code = 2

    def __str__(self) -> str:
        said = super().__str__()
        return f"{said}." if said and said[-1] not in ".?!…" else said


def within(fault: ConsoleError) -> str:
    """The sentence as the end of another one, after a colon: it begins small where its first letter is its own."""
    said = str(fault)
    return f"{said[:1].lower()}{said[1:]}"


class InvalidInput(ConsoleError):
    """A file, argument or command is not of its form (exit 2)."""


class Unavailable(ConsoleError):
    """This computer cannot do or read it: says nothing of what was to be judged (exit 2)."""


class Refused(ConsoleError):
    """A command that cannot be true at that moment; nothing was recorded."""


_OF_THE_SYSTEM = {
    errno.ENOSPC: "de schijf is vol",
    errno.EROFS: "er kan alleen worden gelezen",
    errno.EACCES: "u hebt er geen rechten",
    errno.EPERM: "u hebt er geen rechten",
    errno.ENOENT: "het pad bestaat niet",
    errno.EADDRINUSE: "de poort is al in gebruik",
    errno.EADDRNOTAVAIL: "dit adres is niet van deze laptop",
}


def system_fault(error: OSError) -> str:
    """Why the operating system refused, to stand within a sentence: its own words are mostly English."""
    number = error.errno or 0
    return _OF_THE_SYSTEM.get(number) or f"fout {number} van het besturingssysteem"


def crash_sentence(error: Exception) -> str:
    """A fault of the program in one sentence: where it was, never what was in it (names stand in the locals)."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {Path(frames[-1].filename).name}, regel {frames[-1].lineno}" if frames else ""
    return (
        f"De console stopt door een programmafout ({type(error).__name__}{where}); alles wat is vastgelegd staat in "
        "het journaal. Start opnieuw: u gaat verder waar u was. Blijft het misgaan, start dan zonder scherm: "
        "voorzitter-console --regels"
    )


STOPPED = "Afgebroken; wat vastgelegd is, blijft."
"""Said where Ctrl+C came while no screen had the keys."""
PANIC = (
    "De console kan niet meer met deze terminal werken en stopt; alles wat is vastgelegd staat in het journaal. "
    "Start opnieuw in een ander venster, of zonder scherm: voorzitter-console --regels"
)
"""Where the terminal's own keys or screen failed: it may well be closed."""
