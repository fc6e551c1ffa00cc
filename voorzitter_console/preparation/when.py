"""The day and the hour of what is prepared, as people type them; what cannot be is one Dutch sentence."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import MAANDEN, date_words, zone
from voorzitter_console.text import one_line

FURTHEST = 366 * 2
"""Days ahead: what lies further is a wrong year."""
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")
_FIGURES = re.compile(r"(?P<d>\d{1,2})(?P<s>[-./ ])(?P<m>\d{1,2})(?:(?P=s)(?P<y>\d{4}))?")
_WORDS = re.compile(rf"(?P<d>\d{{1,2}}) (?P<m>{'|'.join(MAANDEN)})(?: (?P<y>\d{{4}}))?")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?: ?uur)?")
_NEAR = {"vandaag": 0, "morgen": 1, "overmorgen": 2}


class DayFault(InvalidInput):
    """What was typed as a day or an hour is none, or none that can still come."""


def day_in(typed: str, today: date) -> date:
    """The day that somebody typed (``01-12-2026``, ``1 december``, ``2026-12-01``, ``morgen``). Raises DayFault.

    Without a year the first such day from ``today`` on.
    """
    text = " ".join(typed.split()).casefold()
    shown = one_line(typed, 30)
    if text in _NEAR:
        return today + timedelta(days=_NEAR[text])
    found = next((f for pattern in (_ISO, _FIGURES, _WORDS) if (f := pattern.fullmatch(text))), None)
    if found is None:
        raise DayFault(f"Datum: '{shown}' is geen dag; typ bijvoorbeeld {today:%d-%m-%Y}.")
    month = int(found["m"]) if found["m"].isdigit() else MAANDEN.index(found["m"]) + 1
    # Without a year 29 February may lie years ahead.
    years = [int(found["y"])] if found["y"] else [*range(today.year, today.year + 5)]
    days = []
    for year in years:
        try:
            days.append(date(year, month, int(found["d"])))
        except ValueError:
            continue
    if not days:
        raise DayFault(f"Datum: '{shown}' bestaat niet; kijk in de agenda welke dag u bedoelt.")
    return days[0] if found["y"] else next((day for day in days if day >= today), days[-1])


def to_come(day: date, today: date) -> date:
    """The same day, where a meeting on it can still be prepared. Raises DayFault."""
    if day < today:
        raise DayFault(f"Datum: {date_words(day)} is al geweest; geef de dag waarop de vergadering is.")
    if (day - today).days > FURTHEST:
        raise DayFault(f"Datum: {date_words(day)} ligt meer dan twee jaar vooruit; klopt het jaar?")
    return day


def hour_in(typed: str, day: date) -> str:
    """``19:30`` as somebody typed it, empty for nothing: an hour that comes exactly once on that day. Raises DayFault.

    On the night that the clock goes forward an hour is missing, on the one that it goes back an hour comes twice.
    """
    text = typed.strip().casefold()
    if not text:
        return ""
    found = _TIME.fullmatch(text)
    hour, minute = (int(found[1]), int(found[2])) if found else (99, 99)
    if hour > 23 or minute > 59:
        raise DayFault(f"Aanvang: '{one_line(typed, 30)}' is geen tijd; typ bijvoorbeeld 19:30, of niets.")
    times = [_moment(day, hour, minute, fold) for fold in (0, 1)]
    if times[0].astimezone(zone()).hour != hour:
        raise DayFault(f"Aanvang: {hour:02}:{minute:02} bestaat niet op {date_words(day)}: de klok gaat dan vooruit.")
    if times[0] != times[1]:
        raise DayFault(
            f"Aanvang: {hour:02}:{minute:02} komt op {date_words(day)} twee keer: de klok gaat dan terug; kies een"
            " andere tijd."
        )
    return f"{hour:02}:{minute:02}"


def moment_of(day: date, hour: str) -> datetime | None:
    """That hour (as :func:`hour_in` gives it) of that day, in UTC; None without an hour."""
    if not hour:
        return None
    hours, minutes = hour.split(":")
    return _moment(day, int(hours), int(minutes), 0)


def _moment(day: date, hour: int, minute: int, fold: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone(), fold=fold).astimezone(UTC)
