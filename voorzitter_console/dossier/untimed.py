"""What was recorded long after all was over with no time given: when it happened nobody said.

The moment of recording stands in such an entry for when it happened; no document may tell it as that.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from itertools import takewhile

from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.moment import date_of, date_words, local_clock
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.afterwards import AFTERWARDS
from voorzitter_console.procedure.reporting import AT_ONCE

LATER_KINDS = AFTERWARDS | {
    kind.COMMAND
    for kind in (
        *(c.VulAan, c.Corrigeer, c.Herroep, c.Bevestig, c.Betwist, c.Gewist, c.Hersteld, c.Noteer, c.NoemGetuige),
        *(c.NoemAangever, c.NoemBenadeelde, c.VoegBewijsToe, c.VergelijkKlok),
    )
}
"""Kinds of entries that are no part of what happened in the hall, and may be recorded long after it."""
_NO_MOMENT = LATER_KINDS | {
    kind.COMMAND
    for kind in (c.BeginVastlegging, c.BeginMelding, c.Sluit, c.BeschrijfVerstoorder, c.StelAanwezigheidVast)
}
"""Of all others it matters when they were: at the meeting or its ordeverstoringen."""
_FOUND = ("stel_aanwezigheid_vast", "bevestig", "betwist")
"""What somebody says of an entry or a person afterwards, from memory."""
_NIGHT = timedelta(hours=6)
"""The same while an ordeverstoring goes on: nobody records nothing of it for so long."""


def untimed(d: Dossier) -> frozenset[int]:
    """Positions of what was recorded long after all was over with no time given: when it happened is not known."""
    over = next((t.gebeurd_op for t in d.index.kinds.get("sluit", ())), None)
    if over is None:
        return frozenset()
    place, length = d.chronology.place, d.chronology.length
    closed = place(over)
    # In order of what happened: of a long record only its end is looked at.
    later = takewhile(lambda t: place(t.gebeurd_op) > closed, reversed(d.tijdlijn))
    after = [t for t in later if not (t.later_vastgelegd or t.herroepen)]
    # What somebody looked like may be told later; what somebody did was then.
    behaved = {g.positie for p in d.personen for g in p.gedragingen} if after else frozenset[int]()
    after = [t for t in after if t.soort not in _NO_MOMENT or t.positie in behaved]
    after.reverse()
    lasting = [(place(x.begin), math.inf if x.einde is None else place(x.einde)) for x in d.verstoringen]
    for number, t in enumerate(after):
        going_on = any(begin <= place(t.gebeurd_op) <= end for begin, end in lasting)
        since = length(over, t.gebeurd_op)
        if since is not None and since > (_NIGHT if going_on else AT_ONCE):
            return frozenset(t.positie for t in after[number:])
        over = t.gebeurd_op if going_on else over
    return frozenset()


def long_after(d: Dossier) -> dict[int, str]:
    """``, vastgelegd op 13 november 2026``: when it was entered that somebody was found to have been there, or that
    words were read back, by the position of that entry, where it was long after all was over: from memory by then.
    """
    told = {t.positie: t for soort in _FOUND for t in d.index.kinds.get(soort, ())}
    all_over = _all_over(d)
    late = {positie: _when(d, t.vastgelegd_op, all_over) for positie, t in told.items()}
    return {positie: f", vastgelegd {when}" for positie, when in late.items() if when}


def long_filled(d: Dossier, *only: str) -> dict[tuple[int, str], str]:
    """`` (later ingevuld, op 13 november 2026)``: of the fields, by the position of their entry, that somebody filled
    in or changed long after all was over: what stands there, nobody had recorded then. ``only``: how it was done.
    """
    found: dict[tuple[int, str], str] = {}
    all_over = _all_over(d)
    for how, changes in (("ingevuld", d.aanvullingen), ("gewijzigd", d.correcties)):
        for x in () if only and how not in only else changes:
            when = None if x.herroepen else _when(d, x.vastgelegd_op, all_over)
            if when:
                found[x.over, x.veld] = f" (later {how}, {when})"
    return found


def _all_over(d: Dossier) -> tuple[datetime | None, timedelta]:
    """When all was over (None: nothing happened), and how long after that an entry is of long after."""
    closed = next((t.gebeurd_op for t in d.index.kinds.get("sluit", ())), None)
    if closed:
        return closed, AT_ONCE
    # Nobody closed the meeting, so that it may go on: only what is entered a night after its ordeverstoringen is late.
    return max((x.einde or x.begin for x in d.verstoringen), key=d.chronology.place, default=None), _NIGHT


def _when(d: Dossier, op: datetime, all_over: tuple[datetime | None, timedelta]) -> str | None:
    """``op 13 november 2026``, ``om 23:40:00``: a moment long after all was over; None: it was not.

    Without its day it is of the day that the record began.
    """
    over, long = all_over
    since = d.chronology.length(over, op) if over else None
    if since is None or since <= long:
        return None
    other = date_of(op) != date_of(d.tijdlijn[0].gebeurd_op)
    return f"op {date_words(date_of(op))}" if other else f"om {local_clock(op)}"
