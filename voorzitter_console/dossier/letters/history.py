"""What was recorded about one person over the meetings in the journal: "bij herhaling" rests on it.

A label (NN1) is of one meeting only; over meetings a person is known by the name that was filled in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from voorzitter_console.dossier.model.feiten import Gedragfeit
from voorzitter_console.dossier.model.record import Dossier, DossierVerstoring, Verstoorder
from voorzitter_console.dossier.refs import ran
from voorzitter_console.moment import day, local_clock
from voorzitter_console.procedure.outside import GEDRAG, said
from voorzitter_console.procedure.sentences import left_how


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One ordeverstoring in which the person took part, as recorded; texts as they were typed."""

    dag: str
    vergadering: str
    wanneer: str
    verstoring: str | None
    """What happened as a whole, apart from what this person did."""
    gedrag: str | None
    gevorderd: str
    vertrek: str

    def line(self) -> str:
        """All of it in one line."""
        own = f"gedrag: {self.gedrag}" if self.gedrag else ""
        all_of_it = f"verstoring: {self.verstoring}" if self.verstoring else ""
        parts = (f"{self.dag}, {self.wanneer}", self.vergadering, all_of_it, own, self.gevorderd, self.vertrek)
        return "; ".join(part for part in parts if part)


def incidents(dossiers: Iterable[Dossier], current: Dossier, label: str, naam: str | None) -> tuple[Incident, ...]:
    """Those of ``label`` in the current meeting and of ``naam`` in every other, in the order of the dossiers."""
    found = []
    for d in dossiers:
        if d.vergadering.id == current.vergadering.id:
            labels = {label}
        else:
            labels = {p.label for p in d.personen if naam and p.naam and same_name(p.naam, naam)}
        if d.melding is not None:
            found += [_behaviour(d, g) for g in d.melding.gedrag if g.dader in labels]
        for x in d.verstoringen:
            found += [_incident(d, x, who) for who in x.verstoorders if who.label in labels]
    return tuple(found)


def _behaviour(d: Dossier, g: Gedragfeit) -> Incident:
    """What was recorded outside a meeting."""
    known = d.melding is not None and d.melding.tijd_bekend
    words = f"“{g.woorden}”" if g.woorden else None
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
    numbers = ", ".join(f"{n}e" for n in who.vorderingen)
    plural = "vordering" if len(who.vorderingen) == 1 else "vorderingen"
    return Incident(
        dag=day(x.begin),
        vergadering=d.vergadering.titel,
        wanneer=ran(d, x),
        verstoring=x.omschrijving,
        gedrag=person.gedrag if person else None,
        gevorderd=f"{numbers} {plural} gericht aan deze persoon{_not_heard(x, who)}"
        if numbers
        else "geen vordering aan deze persoon",
        vertrek=_left(who),
    )


def _left(who: Verstoorder) -> str:
    """Each departure with how, and each return: who left freely and came back did leave."""
    told = []
    for number, stay in enumerate(who.verblijf):
        if number:
            told.append(f"teruggekomen om {local_clock(stay.van)}")
        if stay.tot:
            told += filter(None, (f"vertrokken om {local_clock(stay.tot)}", left_how(stay.hoe)))
    return ", ".join(told)


def _not_heard(x: DossierVerstoring, who: Verstoorder) -> str:
    """What was found to speak for the person stands with what is held against it."""
    deaf = [
        f"{v.nummer}e"
        for v in x.vorderingen
        if v.nummer in who.vorderingen
        and next((a.gehoord for a in reversed(v.aanwezigheid) if a.label == who.label), None) is False
    ]
    return f" (vastgesteld: de {', '.join(deaf)} niet gehoord)" if deaf else ""
