"""What was recorded about one person over the meetings in the journal: "bij herhaling" rests on it.

A label (NN1) is of one meeting only; over meetings a person is who somebody recorded to be the same, and, marked as
such, who has the same name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.dossier.model.feiten import Gedragfeit
from voorzitter_console.dossier.model.record import Dossier, DossierVerstoring, Verstoorder
from voorzitter_console.dossier.refs import TimelineLookup, ran, runs
from voorzitter_console.moment import day, day_alone, local_clock
from voorzitter_console.procedure.labels import label_key
from voorzitter_console.procedure.outside import GEDRAG, said
from voorzitter_console.procedure.parse import ERASED
from voorzitter_console.procedure.sentences import left_how

if TYPE_CHECKING:
    from voorzitter_console.dossier.letters.herhaling import Herhaling


NO_CONDUCT = "[wat deze persoon bij deze verstoring deed]"
"""A place to fill in: a letter does not tell somebody of what others did."""


class Incident(Struct, frozen=True, kw_only=True):
    """One ordeverstoring in which the person took part, as recorded; texts as they were typed."""

    dag: str
    vergadering: str
    wanneer: str
    verstoring: str | None
    """What happened as a whole, apart from what this person did."""
    gedrag: str | None
    """Of this person at this ordeverstoring; None where it is not known at which of several it was."""
    gevorderd: str
    vertrek: str
    agressie: str = ""
    """Reported aggression in which this person was named, by kind and time, without who was hit."""
    op_naam: bool = False
    """Of another meeting, found by the same name alone: nobody recorded that it was this person."""

    def line(self, *, to_them: bool = False) -> str:
        """All of it in one line, as it is told of this person or ``to_them``; what all of them did is called that."""
        known = self.gedrag or (None if self.agressie else NO_CONDUCT)
        own = f"{'uw gedrag' if to_them else 'gedrag van deze persoon'}: {known}" if known else ""
        named = f"{'u bent' if to_them else 'deze persoon is'} genoemd bij: {self.agressie}" if self.agressie else ""
        all_of_it = f"de verstoring als geheel: {self.verstoring}" if self.verstoring else ""
        parts = (
            f"{self.dag}, {self.wanneer}",
            self.vergadering,
            all_of_it,
            own,
            named,
            self.gevorderd,
            self.vertrek,
        )
        return "; ".join(part for part in parts if part)


def incidents(
    dossiers: Iterable[Dossier], current: Dossier, label: str, naam: str | None, herhaling: Herhaling | None = None
) -> tuple[Incident, ...]:
    """Those of ``label`` in the current meeting, and in every other of who is the same person, in the dossiers' order.

    That is who was recorded to be the same, under whatever name (``herhaling``); and who has the same name as long as
    nobody said otherwise, marked as known by the name alone.
    """
    found = []
    for d in dossiers:
        by_name: set[str] = set()
        if d.vergadering.id == current.vergadering.id:
            labels = {label}
        else:
            labels, by_name = _elsewhere(d, naam, herhaling)
        if d.melding is not None:
            found += [_behaviour(d, g) for g in d.melding.gedrag if g.dader in labels]
        found += [
            replace(_incident(d, x, who), op_naam=who.label in by_name)
            for x in d.verstoringen
            for who in x.verstoorders
            if who.label in labels | by_name
        ]
    return tuple(found)


def _elsewhere(d: Dossier, naam: str | None, herhaling: Herhaling | None) -> tuple[set[str], set[str]]:
    """The labels there of who was recorded to be this person, and of who only has the same name."""
    agreed, by_name = set[str](), set[str]()
    for p in d.personen:
        plek = d.vergadering.id, label_key(p.label)
        if herhaling is not None and plek in herhaling.zelfde:
            agreed.add(p.label)
        elif herhaling is not None and (herhaling.tegenstrijdig or plek in herhaling.anders):
            continue
        elif naam and p.naam and ERASED not in (p.naam, naam) and same_name(p.naam, naam):
            by_name.add(p.label)
    return agreed, by_name


def _behaviour(d: Dossier, g: Gedragfeit) -> Incident:
    """What was recorded outside a meeting."""
    known = g.gebeurd_op != g.vastgelegd_op and not day_alone(g.gebeurd_op, g.kwaliteit)
    words = f"“{g.woorden}” (zoals genoteerd)" if g.woorden else None
    told = ", ".join(x for x in (said(GEDRAG, g.soort), words, g.omschrijving) if x)
    return Incident(
        dag=day(g.gebeurd_op),
        vergadering=d.vergadering.titel,
        wanneer=f"om {local_clock(g.gebeurd_op)}" if known else "tijd niet bekend",
        verstoring=None,
        gedrag=told,
        gevorderd="",
        vertrek="",
    )


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for case, accents, dots and spacing."""
    return _plain(one) == _plain(other) != ""


def _plain(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(ch for ch in parts if ch.isalnum())


def _incident(d: Dossier, x: DossierVerstoring, who: Verstoorder) -> Incident:
    person = next((p for p in d.personen if p.label == who.label), None)
    # What somebody did was described once: at one of several it may have been something else.
    once = sum(1 for y in d.verstoringen if any(p.label == who.label for p in y.verstoorders)) == 1
    numbers = ", ".join(f"{n}e" for n in who.vorderingen)
    return Incident(
        dag=day(x.begin),
        vergadering=d.vergadering.titel,
        wanneer=f"ordeverstoring {ran(d, x)}",
        verstoring=x.omschrijving,
        gedrag=person.gedrag if person and once else None,
        gevorderd=f"{numbers} vordering om te vertrekken{_known(x, who)}"
        if numbers
        else "geen vordering om te vertrekken",
        agressie=_named(d, x, who.label),
        vertrek=_left(who),
    )


def _named(d: Dossier, x: DossierVerstoring, label: str) -> str:
    """The worst of it: a letter about somebody's part that leaves it out says less than was recorded."""
    look = TimelineLookup(d)
    during = [a for a in d.agressie if a.dader == label and any(look.within(a.gebeurd_op, run) for run in runs(d, x))]
    told = [
        f"{(a.soort or 'agressie').replace('_', ' ')} gemeld om {look.time(a.gebeurd_op)}{look.doubt(a.positie)}"
        for a in during
    ]
    return ", ".join(told)


def _left(who: Verstoorder) -> str:
    """Each departure with how, and each return: who left freely and came back did leave."""
    told = []
    for number, stay in enumerate(who.verblijf):
        if number:
            told.append(f"teruggekomen om {local_clock(stay.van)}")
        if stay.tot:
            told += filter(None, (f"vertrokken om {local_clock(stay.tot)}", left_how(stay.hoe)))
    return ", ".join(told)


def _known(x: DossierVerstoring, who: Verstoorder) -> str:
    """How it is known that they were addressed to this person, and whether they were heard."""
    told: dict[str, list[str]] = {}
    for v in x.vorderingen:
        if v.nummer not in who.vorderingen:
            continue
        said = next((a for a in reversed(v.aanwezigheid) if a.label == who.label), None)
        if said is None and v.afgeleid:
            told.setdefault("niet apart genoemd", []).append(f"{v.nummer}e")
        if said and said.gehoord is False:
            told.setdefault("niet gehoord, vastgesteld", []).append(f"{v.nummer}e")
        if v.teruggelezen == "betwist":
            told.setdefault("bij het teruglezen betwist", []).append(f"{v.nummer}e")
    said_of = (f"de {', '.join(numbers)}: {what}" for what, numbers in told.items())
    return f" ({'; '.join(said_of)})" if told else ""
