"""The meeting's recording: in which file, and where in it, a moment is heard. Follows from ``meld_opname`` alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.fact import Fact, evolve
from voorzitter_console.procedure.state import Opname, Opnamestand, State

MARGE_S = 1
"""Seconds by which a position may be off (measured: OBS says 0.2 to 0.6 s late where its file began)."""


def report(state: State, fact: Fact) -> State:
    """meld_opname: what ran until now has ended here; a file that runs stands at 00:00:00 at its ``begin``."""
    command = fact.command
    assert isinstance(command, c.MeldOpname)
    done = state.opnamen
    if done and done[-1].eind is None:
        done = (*done[:-1], evolve(done[-1], eind=fact.op))
    if command.toestand == "loopt":
        begin = datetime.fromisoformat(command.begin).astimezone(UTC) if command.begin else fact.op
        done = (*done, Opname(bestandsnaam=command.bestandsnaam, begin=min(begin, fact.op)))
    return evolve(state, opnamen=done, opname=Opnamestand(toestand=command.toestand, sinds=fact.op))


def position(opnamen: Sequence[Opname], moment: datetime) -> tuple[str, int] | None:
    """The file and the seconds into it at which ``moment`` (UTC) is heard; None where no recording ran.

    A file that was still running when it was seen again covers the time in between: its beginning is the same.
    """
    for opname in reversed(opnamen):
        if opname.begin <= moment and (opname.eind is None or moment < opname.eind):
            return opname.bestandsnaam or "opname", int((moment - opname.begin).total_seconds())
    return None


def position_text(opnamen: Sequence[Opname], moment: datetime) -> str:
    """``raad.mkv 00:42:10 (± 1 s)``, empty where no recording ran."""
    found = position(opnamen, moment)
    return f"{found[0]} {clock(found[1])} (± {MARGE_S} s)" if found else ""


def clock(seconds: int) -> str:
    """``00:42:10``."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
