"""Who file the aangifte: each name once, with all that was said of it; and whether a volmacht is needed for it.

Filing for another needs a bijzondere schriftelijke volmacht (artikel 163 Wetboek van Strafvordering); the burgemeester
represents the municipality (artikel 171 Gemeentewet) and gives none to himself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from voorzitter_console.dossier.model.feiten import Aangever, Benadeelde, DossierAgressie
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.procedure.labels import is_burgemeester, is_gemeente, label_key

NO_MANDATE = "niet nodig: de burgemeester vertegenwoordigt de gemeente (artikel 171 Gemeentewet)"


def filers(d: Dossier) -> tuple[Aangever, ...]:
    """In the order in which they were named. Named again, what is said anew counts, and what is not said stays."""
    found: dict[str, Aangever] = {}
    for one in sorted(d.aangevers, key=lambda a: a.positie):
        before = found.get(label_key(one.naam))
        known = {} if before is None else {k: v for k, v in before if getattr(one, k) is None}
        found[label_key(one.naam)] = one.model_copy(update=known)
    return tuple(found.values())


def injury_of(d: Dossier, a: DossierAgressie) -> Benadeelde | None:
    """Where the injury was told of who was hit and not with the report of it; None: it was told there, or nowhere."""
    if a.letsel is not None or a.slachtoffer is None:
        return None
    whom = label_key(a.slachtoffer)
    told = [b for b in d.benadeelden if b.letsel and label_key(b.naam) == whom]
    return max(told, key=lambda b: b.positie, default=None)


def represents(d: Dossier, a: Aangever) -> bool:
    """Whether it is the burgemeester, for the municipality or without a word of for whom."""
    named = is_burgemeester(a.functie) or is_burgemeester(a.naam) or is_burgemeester(office_of(d, a))
    return named and (a.namens is None or is_gemeente(a.namens))


def office_of(d: Dossier, a: Aangever) -> str | None:
    """The function of an aangever of whom none was told, where the record has it: the chair's, the griffier's."""
    v = d.vergadering
    if a.functie is not None:
        return None
    if v.voorzitter and v.voorzitter_functie and label_key(v.voorzitter) == label_key(a.naam):
        return v.voorzitter_functie
    return "griffier" if v.griffier and label_key(v.griffier) == label_key(a.naam) else None


def asks_mandate(d: Dossier, a: Aangever) -> bool:
    """Whether a volmacht is told or to be asked."""
    return a.volmacht is not None or not represents(d, a)


def asks_number(d: Dossier, a: Aangever | None) -> bool:
    """Whether filing under a number is told or to be asked: not of the burgemeester, whose name everybody knows."""
    return a is None or a.onder_nummer is not None or not represents(d, a)


def mandate(d: Dossier, a: Aangever) -> str | None:
    """Whether the volmacht goes with it, as recorded; that none is needed where that follows."""
    if a.volmacht is not None:
        return "ja" if a.volmacht else "nee"
    return NO_MANDATE if represents(d, a) else None


def with_mandate(d: Dossier) -> tuple[Aangever, ...] | None:
    """Who may need the municipality's volmacht, as an annex; None where it is known that nobody does: who files for
    another, such as the owner of a hired hall, files nothing for the municipality."""
    named = filers(d)
    may = tuple(a for a in named if a.volmacht is not False and not represents(d, a) and not _for_another(a))
    return may if may or not named else None


_OWN = re.compile(r"\b(gemeente|raad|gemeenteraad|college|burgemeester|voorzitter|griffier?|stadhuis)\b")
"""What people call the municipality where it is a part of it that they speak for."""


def _for_another(a: Aangever) -> bool:
    """Whether it was recorded that this person files for somebody else than the municipality."""
    return a.namens is not None and not is_gemeente(a.namens) and _OWN.search(a.namens.casefold()) is None


def of_each(named: tuple[Aangever, ...], told: Iterable[str | None]) -> list[tuple[str | None, int | None]]:
    """What is known of each, with the name before it where there are more than one; and its entry."""
    several = len(named) > 1
    return [(f"{a.naam}: {text}" if several and text else text, a.positie) for a, text in zip(named, told, strict=True)]


def harmed(d: Dossier) -> tuple[Benadeelde, ...]:
    """Who was hit or has damage, each name once: named again, what is said anew counts, and what is not said stays."""
    found: dict[str, Benadeelde] = {}
    for one in sorted(d.benadeelden, key=lambda b: b.positie):
        before = found.get(label_key(one.naam))
        known = {} if before is None else {k: v for k, v in before if getattr(one, k) is None}
        found[label_key(one.naam)] = one.model_copy(update=known)
    return tuple(found.values())


def last_said(d: Dossier, tell: Callable[[Benadeelde], bool | None]) -> list[tuple[Benadeelde, bool]]:
    """Of each benadeelde the last answer, under the entry that gave it: named again, what is said anew counts."""
    found: dict[str, tuple[Benadeelde, bool]] = {}
    for b in d.benadeelden:
        answer = tell(b)
        if answer is not None:
            found[label_key(b.naam)] = (b, answer)
    return list(found.values())


def consents(d: Dossier) -> list[tuple[Benadeelde, bool]]:
    """Who agreed to the aangifte, and who did not (protocol 5.4)."""
    return last_said(d, lambda b: b.instemming)
