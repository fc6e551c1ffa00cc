"""What was seen of the livestream, held against what is recorded: what ``systeem`` has to record of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from voorzitter_console.broadcast.host import SYSTEEM
from voorzitter_console.entry import utc_text
from voorzitter_console.livestream.port import Langs, OpnameStatus, Uitkomst, Verbinding
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.change import ParsedEntry
from voorzitter_console.procedure.history import LIVESTREAM, History
from voorzitter_console.procedure.state import Livestream, State, Vergadering

if TYPE_CHECKING:
    from voorzitter_console.entry import Entry
    from voorzitter_console.protocol.model import Protocol

SAME = timedelta(seconds=1)
"""Two beginnings of a recording that differ by less are one."""
TOGETHER = timedelta(seconds=5)
"""Two windows that asked for the same stop report within this that it was not confirmed: that is recorded once."""
LAGS = timedelta(seconds=30)
"""So far one window's news may come behind another's: what was seen before that one's last is recorded already. No
further, for the clocks of two laptops may differ."""
LANGS: Mapping[str, Langs] = {"OBS": "obs", "webhook": "webhook"}


def stream(state: State, seen: Verbinding) -> c.Command | None:
    """The stream: stopped or started by nobody here, or later than was waited for."""
    if not seen.verbonden or seen.uitzending is None:
        return None
    recorded = state.livestream
    if seen.uitzending:
        news = recorded in (Livestream.GESTOPT, Livestream.START_GEVRAAGD)
    else:
        news = recorded in (Livestream.LIVE, Livestream.STOP_GEVRAAGD, Livestream.START_GEVRAAGD)
    if not news:
        return None
    return c.BevestigLivestream(
        toestand="live" if seen.uitzending else "gestopt",
        langs=LANGS.get(seen.naam),
        toelichting=seen.toelichting or None,
    )


def still_wanted(state: State, seen: Verbinding) -> bool:
    """Whether a stop was asked and OBS, seen again, still broadcasts: it is asked once more."""
    return bool(seen.verbonden and seen.uitzending) and state.livestream is Livestream.STOP_GEVRAAGD


def recording(state: State, seen: Verbinding, *, verwacht: bool) -> c.MeldOpname | None:
    """The recording, where it is otherwise than recorded."""
    opname, before = seen.opname, state.opname
    if not seen.verbonden or opname is None:
        return None
    if before is None and opname.toestand == "gestopt" and not verwacht:
        return None
    if before is not None and before.toestand == opname.toestand and not _other_file(state, opname):
        return None
    begin = utc_text(opname.begin) if opname.begin else None
    return c.MeldOpname(toestand=opname.toestand, bestandsnaam=opname.bestandsnaam, begin=begin)


def _other_file(state: State, opname: OpnameStatus) -> bool:
    if opname.toestand != "loopt" or not state.opnamen:
        return False
    last = state.opnamen[-1]
    moved = opname.begin is not None and abs(last.begin - opname.begin) >= SAME
    return moved or (opname.bestandsnaam is not None and opname.bestandsnaam != last.bestandsnaam)


def lost(state: State) -> c.MeldOpname | None:
    """The connection has been gone for a while: whether the recording still runs is not known."""
    return c.MeldOpname(toestand="onbekend") if state.opname is not None and state.opname.toestand == "loopt" else None


def outcome(found: Uitkomst, now: datetime) -> tuple[c.Command, datetime]:
    """How an ask ended, for the record: a confirmation with its three times, or why there is none."""
    if found.bevestigd is None:
        return c.Noteer(tekst=found.zin), now
    command = c.BevestigLivestream(
        toestand=found.bevestigd,
        erkend_op=utc_text(found.erkend_op) if found.erkend_op else None,
        langs=found.langs,
        toelichting=found.zin or None,
    )
    return command, found.bevestigd_op or now


def is_news(history: History, command: c.Command, op: datetime) -> bool:
    """Whether what was seen at ``op`` is not recorded yet: two windows that both asked, or both watch, see the same."""
    if isinstance(command, c.BevestigLivestream):
        return not _confirmed(history.items, command.toestand) and not _seen_later(history.items, op)
    if isinstance(command, c.MeldOpname):
        return _other_recording(history.state, command)
    if isinstance(command, c.Noteer):
        return not any(
            item.entry.door == SYSTEEM
            and isinstance(item.command, c.Noteer)
            and item.command.tekst[:20] == command.tekst[:20]
            and abs(item.entry.gebeurd_op - op) < TOGETHER
            for item in history.items[-20:]
        )
    return True


def _other_recording(state: State, command: c.MeldOpname) -> bool:
    last = state.opname
    if last is None or last.toestand != command.toestand:
        return True
    if command.toestand == "onbekend":
        return False
    begin = datetime.fromisoformat(command.begin) if command.begin else None
    return _other_file(state, OpnameStatus(toestand=command.toestand, bestandsnaam=command.bestandsnaam, begin=begin))


def _confirmed(items: Sequence[ParsedEntry], toestand: str) -> bool:
    """Whether the program itself saw that state last, and nobody recorded another since."""
    for item in reversed(items):
        command = item.command
        if item.entry.soort not in LIVESTREAM:
            continue
        if not isinstance(command, c.BevestigLivestream) or command.toestand != toestand:
            return False
        if item.entry.door == SYSTEEM:
            return True
    return False


def _seen_later(items: Sequence[ParsedEntry], op: datetime) -> bool:
    """Whether another window, which was quicker, recorded already what came after it."""
    seen = (
        item.entry.gebeurd_op
        for item in reversed(items)
        if item.entry.door == SYSTEEM and isinstance(item.command, c.BevestigLivestream)
    )
    last = next(seen, None)
    return last is not None and timedelta() < last - op < LAGS


def left_unasked(history: History, protocol: Protocol) -> Entry | None:
    """The schorsing that holds, where the stop of the livestream that its key gives too was never recorded.

    This program writes both at once; journals of earlier versions can end between the two.
    """
    state = history.state
    if not (protocol.livestream.aanwezig and protocol.livestream.stop_bij_schorsen):
        return None
    if state.vergadering is not Vergadering.GESCHORST or state.livestream is not Livestream.LIVE:
        return None
    for item in reversed(history.items):
        if item.entry.soort in LIVESTREAM:
            return None
        if item.entry.soort == "schors" and item.entry.id not in history.retracted:
            return None if item.entry.tijd_gegeven or item.entry.door == SYSTEEM else item.entry
    return None
