"""A closed meeting in lines: its dossier, and where the days after are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from voorzitter_console.console.closed import NOT_YET, not_made
from voorzitter_console.console.console import Console
from voorzitter_console.console.seat import over
from voorzitter_console.errors import ConsoleError
from voorzitter_console.regels.asker import Asker

WORDS = {"DOSSIER": "DOSSIER", "NADERHAND": "NADERHAND"}
"""What is typed at either screen; the chair's closed meeting names letters of its own beside them."""
CHAIRS = {"C": "DOSSIER", "U": "NADERHAND"}
NADERHAND = "Termijnen, brieven en nazorg: verlaat dit met Q en typ: voorzitter-console naderhand"
NOT_CLOSED = "Termijnen, brieven en nazorg komen als de vergadering is gesloten."


def after(
    token: str,
    core: Console,
    asker: Asker,
    make: Callable[[str], tuple[Path, str]] | None,
    afterwards: Callable[[str], None] | None = None,
    *,
    chair: bool,
) -> bool:
    """Whether this was one of those; ``make`` writes the dossier of a meeting and says where it stands.

    ``afterwards``: asks what the days after ask of that meeting, and comes back; None: that is done elsewhere.
    """
    what = WORDS.get(token) or (CHAIRS.get(token) if chair else None)
    snapshot = core.snapshot
    if what is None or snapshot is None:
        return False
    if what == "NADERHAND":
        if afterwards is None:
            asker.say(NADERHAND)
        elif not over(snapshot.state):
            asker.say(NOT_CLOSED)
        else:
            _asked(asker, lambda: afterwards(snapshot.stroom))
    elif not over(snapshot.state) or make is None:
        asker.say(NOT_YET)
    else:
        asker.say("Het dossier wordt gemaakt; dit duurt even.")
        try:
            asker.say(make(snapshot.stroom)[1])
        except (ConsoleError, OSError) as fault:
            asker.say(not_made(fault))
    return True


def _asked(asker: Asker, ask: Callable[[], None]) -> None:
    try:
        ask()
    except ConsoleError as error:
        asker.say(str(error))
