"""An entry of the history, what completes or corrects it, and what accepting one does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from voorzitter_console.entry import Entry
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.fact import Fact
from voorzitter_console.procedure.parse import default_of, labels, parse_moment
from voorzitter_console.procedure.state import State


class ParsedEntry(Struct, frozen=True, kw_only=True):
    """One entry as recorded, parsed; ``plek`` is its moment in the order as it was recorded."""

    entry: Entry
    command: c.Command
    plek: datetime


class Revision(Struct, frozen=True, kw_only=True):
    """One field of an entry completed or corrected by another entry (``door_id``)."""

    door_id: str
    veld: str
    waarde: Any
    aanvulling: bool
    vordering_id: str | None = None


class Change(Struct, frozen=True, kw_only=True):
    """What an accepted entry does to the history: not yet done, so that the journal can be written first."""

    item: ParsedEntry
    state: State
    start: int
    tail: tuple[Fact, ...] = ()
    checkpoints: tuple[tuple[int, State], ...] = ()
    retracts: str | None = None
    revises: tuple[str, Revision] | None = None


class FieldChange(Struct, frozen=True, kw_only=True):
    """One completion or correction as it is told: what stood in the field when it was made, and what it put there."""

    item: ParsedEntry
    """The entry that made it."""
    veld: str
    was: Any
    wordt: Any
    aanvulling: bool
    herroepen: bool
    """Taken back: it changes nothing."""


def applied(command: c.Command, revisions: Sequence[Revision]) -> c.Command:
    """The command with its revisions, the later over the earlier."""
    changes = {r.veld: r.waarde for r in revisions if r.veld != "gebeurd_op"}
    for numbered in (r for r in revisions if r.vordering_id):
        changes["vordering_id"] = numbered.vordering_id
    if "tekst" in changes and isinstance(command, c.Uitgesproken):
        changes["getoond"] = False  # the words of the correction never stood on the screen
    return command.changed(**changes) if changes else command


def recorded(item: ParsedEntry, target: ParsedEntry) -> Revision:
    """The revision that a recorded vul_aan or corrigeer stands for: its value was judged when it was accepted."""
    command = item.command
    assert isinstance(command, c.VulAan | c.Corrigeer)
    value = command.waarde
    if command.veld == "gebeurd_op":
        value = parse_moment(value, "waarde")
    elif isinstance(value, tuple):
        value = labels(value)
    elif value is None:
        value = default_of(target.entry.soort, command.veld)
    return revised(item, command, value)


def revised(item: ParsedEntry, command: c.VulAan | c.Corrigeer, value: Any) -> Revision:
    """The revision that an accepted command makes of its value."""
    return Revision(
        door_id=item.entry.id,
        veld=command.veld,
        waarde=value,
        aanvulling=isinstance(command, c.VulAan),
        vordering_id=command.vordering_id if isinstance(command, c.Corrigeer) else None,
    )
