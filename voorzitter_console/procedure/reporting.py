"""Whether an aangifte is asked, since when its terms run, and what was decided of it. Pure, from the record alone.

Once, for the checklist, the tasks, the calendar and the year.

The protocol (4.3 step 6) names two grounds: that the meeting was disturbed, and that the order to leave was not obeyed.
So a meeting that had to be suspended asks for one too, also where the law gives no order to leave (a raadslid, article
26 lid 3 Gemeentewet); shouting that stopped by itself asks for none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.commands.aftercare import Maatregelsoort, Taaksoort
from voorzitter_console.procedure.fact import Fact
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.parse import parse_moment

KLACHT_MAANDEN = 3
"""From the day on which who may complain knew of it (artikel 66 Wetboek van Strafrecht)."""
_KLACHT = ("belediging", "stalken")
"""What is prosecuted on a klacht only (269 Sr; 285b lid 2 Sr)."""
AT_ONCE = timedelta(hours=1)
"""After all was over, what happened at the meeting may still be recorded as it happens."""
NOT_MADE = "besloten geen aangifte te doen"
ABOUT_A_TASK = (c.RondTaakAf, c.TaakNietVanToepassing, c.HeropenTaak)


class Klachtfeit(Struct, frozen=True, kw_only=True):
    """Aggression that is prosecuted only if who was hit asks it; ``op`` is UTC."""

    id: str
    positie: int
    soort: str
    slachtoffer: str | None
    op: datetime


def incident(history: History) -> datetime | None:
    """When it was over: the end of the last disturbance or the last assault (UTC); None where there was none.

    A melding is one by itself: then the last behaviour, or where none is recorded yet when it is said to have happened.
    What was recorded long after the closing with no time of its own was not then: no term runs from its recording.
    """
    state = history.state
    moments = [v.einde or v.begin for v in state.verstoringen]
    over = _over(history)
    moments += [_not_later(history, a.id, a.op, over) for a in state.agressie]
    if state.melding is not None:
        begun = parse_moment(history.begin.aanvang, "aanvang")
        moments = [_not_later(history, g.id, g.op, over) for g in state.melding.gedrag] or [begun]
    return max(moments, default=None)


def happened(history: History, entry_id: str, op: datetime) -> datetime:
    """``op`` of such an entry; of what was recorded long after it all with no time given, when it was over."""
    return _not_later(history, entry_id, op, _over(history))


def _over(history: History) -> datetime | None:
    """When the meeting was closed and every disturbance ended; None while that is not so. A melding is mostly recorded
    afterwards: there it is when it is said to have happened.
    """
    if history.state.melding is not None:
        return parse_moment(history.begin.aanvang, "aanvang")
    ends = [v.einde for v in history.state.verstoringen]
    closed = [f.op for f in history.facts if isinstance(f.command, c.Sluit)]
    known = [end for end in ends if end is not None]
    return max((*closed[-1:], *known)) if closed and len(known) == len(ends) else None


def _not_later(history: History, entry_id: str, op: datetime, over: datetime | None) -> datetime:
    """``op``; of what was recorded long after all was over with no time given, when all was over."""
    if over is None or op - over <= AT_ONCE:
        return op
    fact = next((f for f in history.facts if f.id == entry_id), None)
    return over if fact is not None and fact.op == fact.vastgelegd_op else op


def punishable(history: History) -> bool:
    """Whether something happened that may be an offence: aggression, an order to leave, a meeting that had to stop."""
    state = history.state
    stopped = bool(state.verstoringen and state.schorsingen)
    return stopped or bool(state.agressie) or any(v.vorderingen for v in state.verstoringen)


def aangifte_asked(history: History) -> bool:
    """Whether an aangifte is to be made or decided against."""
    return punishable(history) or any(taken.genomen for _, taken in _measures(history, "aangifte"))


def decided_against(history: History) -> tuple[Fact, c.NeemMaatregel] | None:
    """The decision that no aangifte is made; None where one is still to be made, or not decided of for everybody.

    The last decision for each person and for the incident as a whole counts; one for the whole covers who was not
    named apart. Opened again since, or made after all, it counts no more.
    """
    last: dict[str | None, tuple[Fact, c.NeemMaatregel]] = {}
    for fact, taken in _measures(history, "aangifte"):
        last[taken.label] = (fact, taken)
    if not last or any(taken.genomen for _, taken in last.values()):
        return None
    everybody = {person.label for person in history.state.personen}
    if None not in last and not (everybody and everybody <= last.keys()):
        return None
    found = max(last.values(), key=lambda decision: decision[0].positie)
    word = last_word(history, "aangifte")
    if word is None or word.positie < found[0].positie or isinstance(word.command, c.TaakNietVanToepassing):
        return found
    return None


def measures_that_stand(history: History) -> Iterator[tuple[Fact, c.NeemMaatregel]]:
    """Those that were taken, without the ones of which it was decided later, for the same person, not to take them."""
    found = list(_measures(history))
    for place, (fact, taken) in enumerate(found):
        later = (x for _, x in found[place + 1 :] if (x.maatregel, x.label) == (taken.maatregel, taken.label))
        if taken.genomen and all(x.genomen for x in later):
            yield fact, taken


def _measures(history: History, *kinds: Maatregelsoort) -> Iterator[tuple[Fact, c.NeemMaatregel]]:
    """In the order in which they were recorded."""
    for fact in sorted(history.facts, key=lambda f: f.positie):
        if isinstance(fact.command, c.NeemMaatregel) and (not kinds or fact.command.maatregel in kinds):
            yield fact, fact.command


def last_word(history: History, taak: Taaksoort, over_id: str = "", answered: int | None = None) -> Fact | None:
    """The last entry about that task; None where there is none, or where it was opened again and answered since.

    ``over_id``: the entry that the task is about, where there are several. ``answered``: the position of the fact that
    answers it by itself.
    """
    said = [f for f in history.facts if isinstance(f.command, ABOUT_A_TASK) and _is_about(f.command, taak, over_id)]
    last = said[-1] if said else None
    if last and isinstance(last.command, c.HeropenTaak) and answered is not None and answered > last.positie:
        return None
    return last


def _is_about(said: c.RondTaakAf | c.TaakNietVanToepassing | c.HeropenTaak, taak: Taaksoort, over_id: str) -> bool:
    return said.taak == taak and (said.over_id or "") == over_id


def complaints(history: History) -> Iterator[Klachtfeit]:
    """Each of them, in order of what happened: its term runs for that person alone.

    Where it has no time of its own, from the end of the meeting: reckoned from its recording it would end too late.
    """
    over = _over(history)
    for a in history.state.agressie:
        item = history.by_id(a.id)
        if a.soort in _KLACHT and item is not None:
            yield Klachtfeit(
                id=a.id,
                positie=item.entry.positie,
                soort=a.soort,
                slachtoffer=a.slachtoffer,
                op=_not_later(history, a.id, a.op, over),
            )
