"""For tests of what follows from a state: a state made by the real fold from a short course of commands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from voorzitter_console.procedure.commands import BeginVastlegging, Command
from voorzitter_console.procedure.fact import Fact
from voorzitter_console.procedure.fold.fold import apply, first_state
from voorzitter_console.procedure.parse import ALL
from voorzitter_console.procedure.state import State
from voorzitter_console.protocol.load import find
from voorzitter_console.protocol.model import Protocol

BEGIN = datetime(2026, 3, 10, 18, 30, tzinfo=UTC)
MAASSLUIS = find("maassluis-2025")
VOORBEELDSTAD = find("voorbeeldstad-2025")

Step = tuple[int, str, Mapping[str, Any]]


def begin(protocol: Protocol = MAASSLUIS, **velden: Any) -> BeginVastlegging:
    """The first entry of a meeting."""
    given: dict[str, Any] = {"titel": "Raad", "aanvang": "2026-03-10T19:30:00+01:00", **velden}
    return BeginVastlegging(
        protocol_naam=protocol.naam, protocol_tekst=protocol.bron, protocol_hash=protocol.hash, **given
    )


def at(seconds: float, start: datetime = BEGIN) -> datetime:
    """So many seconds into the meeting."""
    return start + timedelta(seconds=seconds)


def course(
    *steps: Step, protocol: Protocol = MAASSLUIS, start: datetime = BEGIN, first: BeginVastlegging | None = None
) -> State:
    """The state after the steps: (seconds into the meeting, command, fields)."""
    state = first_state(_fact(0, first or begin(protocol), start), protocol)
    for number, (seconds, soort, velden) in enumerate(steps, 1):
        state = apply(state, _fact(number, ALL[soort](**velden), at(seconds, start)), protocol)
    return state


def _fact(number: int, command: Command, op: datetime) -> Fact:
    return Fact(
        id=f"id-{number}", positie=number + 1, command=command, op=op, plek=op, vastgelegd_op=op, door="voorzitter"
    )


def three(first: int = 100) -> tuple[Step, ...]:
    """Suspended, the stream off, B and three vorderingen a minute apart; the last at ``first + 120``."""
    return (
        (10, "schors", {}),
        (10, "stop_livestream", {}),
        (12, "bevestig_livestream", {"toestand": "gestopt"}),
        (40, "spreek_aan", {"scenario": "B"}),
        *((first + 60 * i, "vorder", {}) for i in range(3)),
    )
