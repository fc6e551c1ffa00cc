"""What was seen of the livestream, held against what is recorded: what ``systeem`` has to record of it. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from voorzitter_console.entry import utc_text
from voorzitter_console.livestream.port import Opname, Uitkomst, Verbinding
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.state import Livestream, State

SAME = timedelta(seconds=1)
"""Two beginnings of a recording that differ by less are one."""
LANGS = {"OBS": "obs", "webhook": "webhook"}


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
    langs = LANGS.get(seen.naam)
    return c.BevestigLivestream(
        toestand="live" if seen.uitzending else "gestopt",
        langs="obs" if langs == "obs" else "webhook" if langs == "webhook" else None,
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


def _other_file(state: State, opname: Opname) -> bool:
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
