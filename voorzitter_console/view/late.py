"""A time as a person types it afterwards, on the clock of Europe/Amsterdam, to a moment in UTC. Pure.

``20:14`` or ``20:14:03`` is the first such time since the meeting began; where that has yet to come, the one on the day
that it began. ``24-11 20:14`` names the day. Two points may be one point (``20.14``). A time that can be two is asked:
``8:15`` of an evening, and ``02:40`` in the night that has it twice (``02:40 zomertijd``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from voorzitter_console.entry import Kwaliteit
from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import local, local_clock, moments_of, twice
from voorzitter_console.procedure.commands import BeginVastlegging, Command
from voorzitter_console.procedure.parse import parse_moment
from voorzitter_console.procedure.refusal import in_future
from voorzitter_console.procedure.state import State
from voorzitter_console.text import one_line

_FORM = re.compile(
    r"(?:(?P<day>\d{1,2})[-/](?P<month>\d{1,2})(?:[-/](?P<year>\d{4}))?[ ,T]+)?"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?:[ ]?uur)?"
    r"(?:[ ]+(?P<tijd>zomertijd|wintertijd))?",
    re.IGNORECASE,
)
_HALF_DAY = 12
_LONG_BEFORE = timedelta(days=60)
"""A day typed without a year that would lie so long before the meeting is one of next year, or a wrong month."""


class InvalidTime(InvalidInput):
    """Not a time of day, or one that cannot be."""


def late_moment(
    text: str, now: datetime, aanvang: datetime, begonnen: Iterable[datetime] = ()
) -> tuple[datetime, Kwaliteit]:
    """The moment (UTC) and how exact it is: to the minute counts as ``bij_benadering``.

    ``now`` and ``aanvang`` (of the meeting) are UTC. ``begonnen``: what began, as :func:`begonnen_op` has it; a time to
    the minute is taken as after what began within that minute. Raises InvalidTime with one sentence.
    """
    found = _FORM.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError(text)
        clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
        days = [_named(found, now)] if found["day"] else list(_days(aanvang, now))
    except ValueError:
        raise InvalidTime(
            f"“{one_line(text, 20)}” is geen tijd: typ bijvoorbeeld 20:14 of 20:14:03, of met de dag 24-11 20:14."
        ) from None
    if found["day"] and not found["year"]:
        _not_yet(days[0], aanvang, now, text)
    moments = _of_that_name(found, sorted(moment for day in days for moment in moments_of(day, clock)), text)
    past = [moment for moment in moments if moment <= now]
    if not past:
        raise InvalidTime(in_future(now))
    first = aanvang if found["second"] else aanvang.replace(second=0, microsecond=0)
    since = [moment for moment in past if moment >= first]
    if not since and not found["day"]:
        _ask_evening(clock, days, aanvang, now)
    found_moment = _only(since or past, found)
    if found["second"]:
        return found_moment, "exact"
    within = [m for m in (aanvang, *begonnen) if found_moment <= m < found_moment + timedelta(minutes=1) and m <= now]
    return max(within, default=found_moment), "bij_benadering"


def begonnen_op(state: State) -> tuple[datetime, ...]:
    """When a schorsing or an ordeverstoring began or went on, and what was said in it: what is told afterwards to the
    minute is taken as after that, so that it invents no other order and renumbers no vordering that was recorded.
    """
    begun = [s.begin for s in state.schorsingen]
    for verstoring in state.verstoringen:
        begun += [verstoring.begin, *verstoring.voortzettingen]
        begun += [said.op for said in verstoring.aansprekingen]
        begun += [said.op for said in verstoring.opnieuw_aangesproken]
        begun += [said.op for said in verstoring.vorderingen]
    return tuple(begun)


def _not_yet(day: date, aanvang: datetime, now: datetime, text: str) -> None:
    """Raises InvalidTime where a day without a year can only be meant as one to come."""
    if day.year < local(now).year and day < local(aanvang).date() - _LONG_BEFORE:
        raise InvalidTime(
            f"“{one_line(text, 20)}” is dit jaar nog niet geweest; geef een tijd die al is geweest, of typ het jaar"
            " erbij."
        )


def _of_that_name(found: re.Match[str], moments: list[datetime], text: str) -> list[datetime]:
    """Those in the summer or the winter time that was named; all of them where none was. Raises InvalidTime."""
    if not moments:
        raise InvalidTime(f"{one_line(text, 20)} bestond die dag niet: de zomertijd ging in. Geef een andere tijd.")
    if not found["tijd"]:
        return moments
    summer = found["tijd"].lower() == "zomertijd"
    named = [moment for moment in moments if bool(local(moment).dst()) is summer]
    if not named:
        raise InvalidTime(f"{one_line(text, 20)}: het was toen {'wintertijd' if summer else 'zomertijd'}.")
    return named


def _ask_evening(clock: time, days: list[date], aanvang: datetime, now: datetime) -> None:
    """Raises InvalidTime where half a day later lies within the meeting: ``8:15`` is mostly 20:15 then."""
    if clock.hour >= _HALF_DAY:
        return
    later = clock.replace(hour=clock.hour + _HALF_DAY)
    meant = [moment for day in days for moment in moments_of(day, later) if aanvang <= moment <= now]
    if meant:
        raise InvalidTime(
            f"Bedoelt u {later:%H:%M}? Typ dan {later:%H:%M}. Was het 's ochtends, typ dan de dag erbij: "
            f"{local(meant[0]):%d-%m} {clock:%H:%M}."
        )


def _only(moments: list[datetime], found: re.Match[str]) -> datetime:
    """The first; where the clock was put back and both may be meant, raises InvalidTime that asks which."""
    first = moments[0]
    if any(local(other).replace(tzinfo=None) == local(first).replace(tzinfo=None) for other in moments[1:]):
        typed = one_line(found.group().strip(), 20)
        raise InvalidTime(twice(typed))
    return first


def aanvang_of(begin: Command) -> datetime:
    """When the meeting of this first entry began, UTC."""
    assert isinstance(begin, BeginVastlegging)
    return parse_moment(begin.aanvang, "aanvang")


def _days(aanvang: datetime, now: datetime) -> Iterator[date]:
    """The local days from the meeting's beginning to now."""
    first, last = local(aanvang).date(), local(now).date()
    for number in range(max(0, (last - first).days) + 1):
        yield first + timedelta(days=number)


def _named(found: re.Match[str], now: datetime) -> date:
    """The day that was typed; without a year the last such day that is not after today."""
    today = local(now).date()
    if found["year"]:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    day = date(today.year, int(found["month"]), int(found["day"]))
    return day if day <= today else date(today.year - 1, day.month, day.day)


def late_text(moment: datetime, now: datetime) -> str:
    """``20:14:03``, with its day where that is not today's: ``24-11 20:14:03``."""
    day = local(moment)
    return local_clock(moment) if day.date() == local(now).date() else f"{day:%d-%m} {local_clock(moment)}"
