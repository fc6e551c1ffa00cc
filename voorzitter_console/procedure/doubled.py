"""The doubled press: the same thing recorded twice where it happened once (design, "The way of one key press").

Past the position that a screen showed, a schors, vorder, beeindig, police call or report of violence is refused with
who and when; within ten seconds of another station's a press is a question: the same or a new one? Reported violence is
asked of one's own too: the 112 card stays after it, with the same key still on it. So is every step of the police:
their cards are opened again to see what is next. All else is tried again by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from voorzitter_console.errors import Refused
from voorzitter_console.moment import local_clock
from voorzitter_console.procedure.lines import lines
from voorzitter_console.procedure.state import Livestream

if TYPE_CHECKING:
    from voorzitter_console.entry import Entry
    from voorzitter_console.procedure.commands import Command
    from voorzitter_console.procedure.history import History

ONCE = frozenset({"schors", "vorder", "beeindig_verstoring", "bel_politie", "meld_fysieke_agressie"})
"""Pressed twice at once these count once."""
POLICE = frozenset({"waarschuw_bodedienst", "politie_aanwezig", "draag_over", "politie_afgerond", "zeg_politie_af"})
"""Steps that are asked about and never refused: what another station recorded first may have happened again."""
OWN_TOO = frozenset({"meld_fysieke_agressie", "bel_politie"}) | POLICE
"""Asked where this very station recorded it just before: its key stays on a card, or is there as soon as it opens."""
WITHIN = timedelta(seconds=10)
"""Within this the other station's same entry makes a press a question."""


class Doubled(Refused):
    """The other station recorded the same past the position that the screen showed.

    ``soort`` is what it was, ``eerder`` who and when in a few words: ``Griffier was eerder, 20:14:03``.
    """

    def __init__(self, sentence: str, soort: str, eerder: str) -> None:
        super().__init__(sentence)
        self.soort = soort
        self.eerder = eerder


def counts_as(soort: str, velden: Mapping[str, Any]) -> str:
    """What a command counts as where two stations press at once: an address can be a vordering. Empty: not once."""
    counted = "vorder" if velden.get("telt_als_vordering") else soort
    return counted if counted in ONCE else ""


def _asked_as(soort: str, velden: Mapping[str, Any]) -> str:
    """What a command is where a press of the same is a question; empty: it is never asked."""
    return counts_as(soort, velden) or (soort if soort in POLICE else "")


def _doubles(kind: str, earlier_velden: Mapping[str, Any], velden: Mapping[str, Any]) -> bool:
    """Whether this station's own press repeats what it recorded: the same line of a card, pressed once more."""
    said, now = ({veld: value for veld, value in given.items() if value} for given in (earlier_velden, velden))
    return kind in OWN_TOO and (kind == "meld_fysieke_agressie" or said == now)


def once(command: Command) -> str:
    """The same of a command."""
    return counts_as(command.COMMAND, {"telt_als_vordering": getattr(command, "telt_als_vordering", False)})


def earlier(entry: Entry, station: str = "") -> str:
    """Who recorded it and when, in words that fit a bar: ``Griffier was eerder, 20:14:03``. ``station``: who asks."""
    who = "Hier al vastgelegd" if entry.station == station else f"{entry.door.capitalize()} was eerder"
    return f"{who}, {local_clock(entry.gebeurd_op)}"


def doubled(history: History, command: Command, shown: int, station: str, op: datetime) -> Doubled | None:
    """The refusal where something past the position that the screen showed counts as the same; None: it may go on.

    ``station`` presses at ``op`` (UTC). What a person enters with a time of its own is no press, and what was retracted
    does not count.
    """
    if command.COMMAND == "stop_livestream" and not command.gebeurd_op:
        return _same_stop(history, station, op)
    kind = once(command)
    if not kind or command.gebeurd_op:
        return None
    for item in history.later_than(shown):
        if once(item.command) == kind and item.entry.id not in history.retracted:
            (line,) = lines(history, [item])
            who, when = item.entry.door.capitalize(), local_clock(item.entry.gebeurd_op)
            sentence = f"{who} heeft dit al vastgelegd om {when}: {line.tekst}."
            return Doubled(sentence, kind, earlier(item.entry, station))
    return None


def _same_stop(history: History, station: str, op: datetime) -> Doubled | None:
    """The refusal where it was asked less than ten seconds ago and nobody has seen the stream since.

    It is one stop: the key for it is the same as that of the schorsing, so both hands reach for it, and one hand twice.
    The supplier is asked a second time all the same, at the press; only the record does not say that the livestream was
    stopped twice. ``station`` asks.
    """
    if history.state.livestream is not Livestream.STOP_GEVRAAGD:
        return None
    for item in reversed(history.items):
        entry = item.entry
        if op - entry.vastgelegd_op >= WITHIN:
            return None
        if entry.soort == "stop_livestream" and entry.id not in history.retracted:
            who = "U" if entry.station == station else entry.door.capitalize()
            when = local_clock(entry.gebeurd_op)
            sentence = f"{who} vroeg om {when} al om de livestream te stoppen; dat is nog niet bevestigd."
            return Doubled(sentence, entry.soort, earlier(entry, station))
    return None


def just_before(
    entries: Sequence[Entry],
    retracted: Collection[str],
    station: str,
    opdrachten: Sequence[tuple[str, Mapping[str, Any]]],
    now: datetime,
) -> str:
    """Who recorded the same less than ten seconds before ``now`` (UTC), else empty; ``station`` asks.

    Later entries of other kinds are looked past, retracted ones do not count, and an own one since ends the question,
    unless it is one of :data:`OWN_TOO` and says the same: 112 after a call of the bodedienst is another call.
    """
    wanted = {_asked_as(soort, velden): velden for soort, velden in opdrachten if not velden.get("gebeurd_op")}
    wanted.pop("", None)
    for last in reversed(entries):
        if not wanted or now - last.vastgelegd_op >= WITHIN:
            break
        kind = _asked_as(last.soort, last.payload)
        if kind in wanted and last.id not in retracted:
            other = last.station != station
            return earlier(last, station) if other or _doubles(kind, last.payload, wanted[kind]) else ""
    return ""
