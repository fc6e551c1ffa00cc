"""What was said besides the vorderingen, by whom, and which other ways to be heard were offered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from voorzitter_console.dossier.model.record import Dossier, DossierAanspreking, DossierSchorsing, DossierVordering
from voorzitter_console.dossier.refs import TimelineLookup
from voorzitter_console.dossier.untimed import untimed


def contestable(d: Dossier) -> Iterator[tuple[str, DossierSchorsing | DossierAanspreking]]:
    """What was said besides the vorderingen, with its name: the words of it can be read back too."""
    look = TimelineLookup(d)
    for s in d.schorsingen:
        yield f"schorsing van {look.time(s.begin)}{look.doubt(s.positie)}", s
    for x in d.verstoringen:
        demands = {v.positie for v in x.vorderingen}
        for a in x.aansprekingen:
            if a.positie not in demands:
                name = "aanspreking" if a.scenario else "herhaalde aanspreking"
                yield f"{name} van {look.time(a.gebeurd_op)}{look.doubt(a.positie)}", a


class Alternatief(Struct, frozen=True):
    """A way to be heard that was offered: words of a person, or the time that scenario A grants."""

    positie: int | None
    op: datetime
    tekst: str


def offered(d: Dossier) -> list[Alternatief]:
    """In order of what happened; without those of which it is not known when (:func:`offered_sometime`)."""
    no_time = untimed(d)
    found = [Alternatief(a.positie, a.gebeurd_op, a.tekst) for a in d.alternatieven if a.positie not in no_time]
    changed = {x.over for x in d.correcties if x.veld == "minuten" and not x.herroepen}
    for x in d.verstoringen:
        # That time is for who disturbed then: it is no offer to who is ordered away at another ordeverstoring.
        which = f", ordeverstoring {x.nummer}" if len(d.verstoringen) > 1 else ""
        for a in x.aansprekingen:
            if a.scenario == "A":
                long = minutes(a.minuten) if a.minuten else "gelegenheid"
                later = "; de minuten zijn later gewijzigd" if a.positie in changed else ""
                told = f"{long} om kort iets te zeggen (scenario A{which}){later}"
                found.append(Alternatief(a.positie, a.gebeurd_op, told))
    return sorted(found, key=lambda o: (d.chronology.place(o.op), o.positie or 0))


def offered_sometime(d: Dossier) -> list[Alternatief]:
    """Those that were recorded long after the meeting, with no time: whether it was then is not known."""
    no_time = untimed(d)
    return [Alternatief(a.positie, a.gebeurd_op, a.tekst) for a in d.alternatieven if a.positie in no_time]


def only_elsewhere(d: Dossier) -> list[int]:
    """The ordeverstoringen with a vordering for which the only other way that was recorded is the time to speak that
    another one was granted: then none was offered to these, as far as is known.
    """
    granted = {x.nummer for x in d.verstoringen if any(a.scenario == "A" for a in x.aansprekingen)}
    if d.alternatieven or not granted:
        return []  # of words of a person it is not said for whom they were
    return [x.nummer for x in d.verstoringen if x.vorderingen and x.nummer not in granted]


def chair_at(d: Dossier, op: datetime) -> str | None:
    """The name of who was in the chair then, as far as it was recorded."""
    place = d.chronology.place
    names = [x.naam for x in d.overnames if x.functie == "voorzitter" and place(x.gebeurd_op) <= place(op)]
    return names[-1] if names else d.vergadering.voorzitter


def by_another(d: Dossier, v: DossierVordering) -> bool:
    """Whether another than the chair may have spoken it: then it matters with whose consent (HR 2019:13)."""
    if "voorzitter" in (v.hoedanigheid or "").casefold():
        return False
    if v.spreker is None:
        return v.door != "voorzitter"
    return "voorzitter" not in v.spreker.casefold() and v.spreker != chair_at(d, v.gebeurd_op)


def minutes(number: int) -> str:
    """``1 minuut``, ``5 minuten``."""
    return f"{number} {'minuut' if number == 1 else 'minuten'}"
