"""What the opening asks, once for every face: who, where, and when the meeting itself began.

The program's own start is never taken for the begin of the meeting: not known is an answer (design, ``begonnen_om``).
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import date_of, date_words, local, moments_of, twice
from voorzitter_console.text import one_line, shows_nothing

if TYPE_CHECKING:
    from voorzitter_console.settings import Vooraf

TITLES = {"gemeenteraad": "Raadsvergadering", "raadscommissie": "Commissievergadering"}
TEXTS = ("titel", "locatie", "adres", "agendapunt", "voorzitter", "griffier")
"""The fields that are typed, in their order; each may stay empty."""
PREPARED_TEXTS = {"locatie_soort": "Gebouw", "rechthebbende": "Verhuurder"}
"""Further texts, asked only where something was prepared, with their labels."""
LATEST = timedelta(hours=12)
"""A time of day lies at most so long ago: after midnight 23:30 is yesterday's."""
NIGHT = 6
"""The hour of day from which the usual time is no longer filled in as that of the evening before."""
_TIME = r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?: uur)?(?: +(zomertijd|wintertijd))?"
"""Compiled where it is first needed: the first screen does not wait for it."""


PRACTICE = (
    "Oefenen? U komt in een eigen oefenjournaal; dat kan nooit een echte vergadering worden. De eerste keer zijn het"
    " twee minuten met tips."
)
"""Asked where somebody at the first screen wants to practise."""


class BeginFault(InvalidInput):
    """What was typed as the begin of the meeting is no time that has been."""


def usual_title(orgaan: str, now: datetime) -> str:
    """``Raadsvergadering 24 november 2026``."""
    return f"{TITLES[orgaan]} {date_words(date_of(now))}"


def standard(now: datetime, vooraf: Vooraf) -> dict[str, Any]:
    """What stands there at first, by the names of ``begin_vastlegging``; ``begonnen_om`` as it is typed.

    The usual hour of the settings is filled in once it is past; before that nobody can know. Who sets up the console in
    the morning has not begun the evening before: then it stands empty.
    """
    texts = {name: value for name in (*TEXTS, *PREPARED_TEXTS) if (value := getattr(vooraf, name))}
    texts.setdefault("titel", usual_title(vooraf.orgaan, now))
    given = {**texts, "orgaan": vooraf.orgaan, "livestream": vooraf.livestream}
    usual = _moment(vooraf.begonnen_om, now)
    if usual is not None and (date_of(usual) == date_of(now) or local(now).hour < NIGHT):
        given["begonnen_om"] = vooraf.begonnen_om
    return given


def to_begin(given: dict[str, Any], now: datetime, *, urgent: bool = False) -> dict[str, Any]:
    """What a form holds, as ``begin_vastlegging`` takes it; empty texts are left out. Raises BeginFault.

    ``urgent``: a call to 112 or a schorsing waits for no field; a time that cannot be read is left open then.
    """
    left = {name for name, value in given.items() if isinstance(value, str) and shows_nothing(value)}
    made = {name: value for name, value in given.items() if name not in left and name != "begonnen_om"}
    made.setdefault("titel", usual_title(made["orgaan"], now))
    try:
        when = begun(str(given.get("begonnen_om", "")), now) if made.get("geopend", True) else None
    except BeginFault:
        if not urgent:
            raise
        when = None
    return {**made, "begonnen_om": when} if when else made


def begun(typed: str, now: datetime) -> str | None:
    """When the meeting began, ISO 8601 in UTC, from a local time of day; None for nothing typed. Raises BeginFault."""
    text = typed.strip()
    if not text:
        return None
    found, shown = _moments(text, now), one_line(text, 20)
    if not found:
        raise BeginFault(f"Begonnen om: “{shown}” is geen tijd die al is geweest; typ bijvoorbeeld 19:30, of niets.")
    if len(found) > 1:
        raise BeginFault(f"Begonnen om: {twice(shown)}")
    return found[0].isoformat()


def day_told(typed: str, now: datetime) -> str:
    """That the time which was typed is one of yesterday, in a sentence; empty where it is not."""
    moment = _moment(typed, now)
    if moment is None or date_of(moment) == date_of(now):
        return ""
    return f"Begonnen om {one_line(typed.strip(), 20)}: dat is gisteren, {date_words(date_of(moment))}."


def _moment(text: str, now: datetime) -> datetime | None:
    """That moment (UTC) where there is one alone."""
    found = _moments(text, now)
    return found[0] if len(found) == 1 else None


def _moments(text: str, now: datetime) -> list[datetime]:
    """The last day's moments (UTC) at that local time of day, at most ``LATEST`` before ``now``.

    Two where the clock was put back between them and it was not said which.
    """
    found = re.fullmatch(_TIME, text.strip(), re.IGNORECASE)
    if found is None:
        return []
    try:
        clock = time(int(found[1]), int(found[2]), int(found[3] or 0))
    except ValueError:
        return []
    for days in (0, 1):
        moments = [
            m for m in moments_of(date_of(now) - timedelta(days=days), clock) if timedelta(0) <= now - m <= LATEST
        ]
        if found[4]:
            summer = found[4].lower() == "zomertijd"
            moments = [moment for moment in moments if bool(local(moment).dst()) is summer]
        if moments:
            return moments
    return []
