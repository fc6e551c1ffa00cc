"""A year in numbers, without personal data: what happened, of which kind, and whether the terms were kept.

Protocol 4.5: "Zo ontstaat een beeld van aantal en type incidenten". Small numbers could point at somebody, for who
knows the town. So no number is shown for whom it was against (there is one burgemeester), and in a division every
number from 1 to 4 is only "minder dan 5", with the others rounded to fives; where the total would still give one of
them away, the division is left out (:func:`divided`). Totals are of meetings and meldingen as a whole, and name nobody.
What was confided after it (nazorg) is not looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct, field

from voorzitter_console.aftercare.task import Vervolgtaak
from voorzitter_console.aftercare.tasks import tasks
from voorzitter_console.errors import ConsoleError
from voorzitter_console.meeting import replay
from voorzitter_console.moment import date_of, local
from voorzitter_console.procedure.afterwards import MAATREGELEN
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.outside import GEDRAG, KANALEN, said
from voorzitter_console.procedure.parse import parse_day, parse_moment
from voorzitter_console.procedure.reporting import measures_that_stand

if TYPE_CHECKING:
    from voorzitter_console.journal.port import Journal

SMALL = 5
"""Below it a number in a division is not shown (but for 0)."""
ROUND = 5
"""To which the others are rounded where one is not shown."""
LEAST = 3
"""Values that a hidden number must still be able to have, by all that is shown beside it."""
FEW = "te weinig om te verdelen zonder dat het naar iemand kan wijzen"


class Getal(Struct, frozen=True):
    """One number as it is shown; ``maat`` is the length of its bar, of what is shown and no more."""

    woorden: str
    tekst: str
    maat: int


class Cijfergroep(Struct, frozen=True, kw_only=True):
    """Numbers that belong together; ``uitleg`` where there are none, or what is to be known of them."""

    titel: str
    getallen: tuple[Getal, ...] = ()
    uitleg: str = ""


class Jaaroverzicht(Struct, frozen=True, kw_only=True):
    """Only what may be shown: nothing in it can be counted back to a person."""

    jaar: int
    op: datetime
    oefening: bool
    groepen: tuple[Cijfergroep, ...]

    def regels(self) -> Iterator[str]:
        """All of it in plain lines."""
        yield f"{'OEFENING. ' if self.oefening else ''}Overzicht {self.jaar}, gemaakt op {local(self.op):%d-%m-%Y}."
        for group in self.groepen:
            yield f"{group.titel}{f' ({group.uitleg})' if group.uitleg else ''}:"
            yield from (f"  {number.woorden}: {number.tekst}" for number in group.getallen)
        yield HOE


TO_COME = "dit jaar moet nog beginnen"
RUNS = "het jaar loopt nog: geef dit niet weg naast een later overzicht, het verschil kan naar iemand wijzen"
HOE = (
    "Aantallen van 1 tot en met 4 in een verdeling staan er als “minder dan 5”; de andere zijn dan afgerond op "
    "vijftallen. Tegen wie het was en de nazorg worden niet geteld."
)


class _Counted(Struct):
    """What was found of the year, exactly: it does not leave this module."""

    vergaderingen: int = 0
    verstoord: int = 0
    verstoringen: int = 0
    vorderingen: int = 0
    politie: int = 0
    meldingen: int = 0
    onleesbaar: int = 0
    kanalen: Counter[str] = field(default_factory=Counter)
    gedrag: Counter[str] = field(default_factory=Counter)
    kwartalen: Counter[str] = field(default_factory=Counter)
    agressie: Counter[str] = field(default_factory=Counter)
    maatregelen: Counter[str] = field(default_factory=Counter)
    termijnen: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)


def overzicht(journal: Journal, jaar: int, now: datetime) -> Jaaroverzicht:
    """The year by the clock of the Netherlands; what cannot be read is counted as such. Raises JournalError."""
    found = _Counted()
    for stream in journal.streams():
        if stream.soort in ("vergadering", "melding"):
            try:
                history = replay(journal.read(stream.id))
                if local(parse_moment(history.begin.aanvang, "aanvang")).year == jaar:
                    _count(found, history, now)
            except ConsoleError:
                found.onleesbaar += 1
    groups = tuple(_groups(found, _runs(jaar, local(now).year)))
    return Jaaroverzicht(jaar=jaar, op=now, oefening=journal.oefening, groepen=groups)


def _count(found: _Counted, history: History, now: datetime) -> None:
    state = history.state
    if state.melding is not None:
        found.meldingen += 1
        found.kanalen[said(KANALEN, state.melding.kanaal) or ""] += 1
        found.gedrag.update({said(GEDRAG, g.soort) or "": 1 for g in state.melding.gedrag})
    else:
        found.vergaderingen += 1
        found.verstoord += bool(state.verstoringen)
        found.verstoringen += len(state.verstoringen)
        found.vorderingen += sum(len(v.vorderingen) for v in state.verstoringen)
        found.agressie.update({a.soort or "soort niet vastgelegd": 1 for a in state.agressie})
    found.politie += any(call.gebeld for call in state.inzetten)
    todo = tasks(history)
    if todo:
        month = local(parse_moment(history.begin.aanvang, "aanvang")).month
        found.kwartalen[f"{(month + 2) // 3}e kwartaal"] += 1
    # How the nazorg stands is in a stream that is not read here: counted without it, it would be open for ever.
    for task in (one for one in todo if one.soort != "nazorg"):
        found.taken[task.stand] += 1
        if task.uiterlijk.tot is not None and task.stand != "nvt":
            found.termijnen[_kept(history, task, now)] += 1
    found.maatregelen.update(MAATREGELEN.get(x.maatregel, x.maatregel) for _, x in measures_that_stand(history))


def _kept(history: History, task: Vervolgtaak, now: datetime) -> str:
    """By the day: of what is done afterwards the day is known, seldom the minute."""
    tot = task.uiterlijk.tot
    assert tot is not None
    if task.stand == "open":
        return "nog niet gedaan, te laat" if task.te_laat(now) else "loopt nog"
    done = parse_day(task.op, "gedaan_op") if task.op else _recorded_on(history, task)
    return "op tijd gedaan" if done <= date_of(tot) else "te laat gedaan"


def _recorded_on(history: History, task: Vervolgtaak) -> date:
    assert task.positie is not None
    return date_of(history.items[task.positie - 1].entry.vastgelegd_op)


# what may be shown ----------------------------------------------------------------------------------------------


def _runs(jaar: int, now: int) -> str:
    """What is to be known of a year that is not over."""
    return RUNS if jaar == now else TO_COME if jaar > now else ""


def _groups(found: _Counted, runs: str) -> Iterator[Cijfergroep]:
    unread = f"{found.onleesbaar} niet te lezen en niet meegeteld" if found.onleesbaar else ""
    yield Cijfergroep(
        titel="Voorvallen",
        getallen=(
            *_exact("vergaderingen vastgelegd", found.vergaderingen),
            *_exact("daarvan verstoord", found.verstoord),
            *_exact("ordeverstoringen", found.verstoringen),
            *_exact("vorderingen om te vertrekken", found.vorderingen),
            *_exact("meldingen buiten vergaderingen", found.meldingen),
            *_exact("voorvallen waarbij de politie is gebeld", found.politie),
        ),
        uitleg="; ".join(filter(None, (unread, runs))),
    )
    reported = found.kwartalen.total()
    yield divided("Verstoorde vergaderingen en meldingen per kwartaal", QUARTERS, found.kwartalen, reported)
    yield divided("Meldingen: waar of hoe", KANALEN.values(), found.kanalen, found.meldingen)
    yield divided("Meldingen: soort gedrag", GEDRAG.values(), found.gedrag, None)
    yield divided("Vergaderingen: soort agressie", (), found.agressie, None)
    yield divided("Maatregelen", MAATREGELEN.values(), found.maatregelen, None)
    yield Cijfergroep(
        titel="Taken na afloop",
        getallen=(
            *_exact("gedaan", found.taken["gedaan"]),
            *_exact("niet van toepassing", found.taken["nvt"]),
            *_exact("open", found.taken["open"]),
        ),
    )
    yield Cijfergroep(
        titel="Termijnen",
        getallen=tuple(number for words in TERMS for number in _exact(words, found.termijnen[words])),
    )


QUARTERS = tuple(f"{n}e kwartaal" for n in range(1, 5))
TERMS = ("op tijd gedaan", "te laat gedaan", "nog niet gedaan, te laat", "loopt nog")


def _exact(words: str, number: int) -> tuple[Getal]:
    return (Getal(words, str(number), number),)


def divided(titel: str, order: Iterable[str], counted: Counter[str], total: int | None) -> Cijfergroep:
    """The numbers of a division as they may be shown; ``total``: what they add up to, where that is shown beside them.

    Nought is shown of nothing: which kinds there were none of, says something of those there were.
    """
    names = [*(name for name in order if counted[name]), *sorted(set(counted) - set(order))]
    numbers = [counted[name] for name in names]
    if not names:
        return Cijfergroep(titel=titel, uitleg="geen")
    hides = any(number < SMALL for number in numbers)
    if (total is None and sum(numbers) < SMALL) or (hides and total is not None and gives_away(numbers, total)):
        return Cijfergroep(titel=titel, uitleg=FEW)
    return Cijfergroep(titel=titel, getallen=tuple(_shown(n, x, hides) for n, x in zip(names, numbers, strict=True)))


def _shown(words: str, number: int, hides: bool) -> Getal:
    if number < SMALL:
        return Getal(words, f"minder dan {SMALL}", SMALL // 2)
    if not hides:
        return Getal(words, str(number), number)
    rounded = _rounded(number)
    return Getal(words, f"ongeveer {rounded}", rounded)


def _rounded(number: int) -> int:
    return (number + ROUND // 2) // ROUND * ROUND


def gives_away(numbers: Sequence[int], total: int) -> bool:
    """Whether the total and what is shown of the others leave a hidden number fewer than :data:`LEAST` values."""
    ranges = [_possible(number) for number in numbers]
    lowest, highest = sum(low for low, _ in ranges), sum(high for _, high in ranges)
    for number, (low, high) in zip(numbers, ranges, strict=True):
        least, most = max(low, total - (highest - high)), min(high, total - (lowest - low))
        if number < SMALL and most - least + 1 < LEAST:
            return True
    return False


def _possible(number: int) -> tuple[int, int]:
    """What the number can be for who sees only how it is shown."""
    if number < SMALL:
        return 1, SMALL - 1
    rounded = _rounded(number)
    return max(SMALL, rounded - ROUND // 2), rounded + ROUND // 2
