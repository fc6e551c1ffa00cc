"""What was recorded about one person over the meetings in the journal: "bij herhaling" rests on it.

A label (NN1) is of one meeting only; over meetings a person is who somebody recorded to be the same, and, marked as
such, who has the same name.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.members import in_commission
from voorzitter_console.dossier.model.feiten import DossierAgressie, Gedragfeit
from voorzitter_console.dossier.model.record import (
    Dossier,
    DossierAanwezigheid,
    DossierGedraging,
    DossierPersoon,
    DossierVerstoring,
    DossierVordering,
    Verstoorder,
)
from voorzitter_console.dossier.refs import TimelineLookup, ran, runs, told_of
from voorzitter_console.dossier.sitting import ended
from voorzitter_console.dossier.stays import (
    BACK,
    CLOCK,
    LATER,
    LEFT,
    NOT_NAMED,
    Addressees,
    gone_since,
    names,
    turns,
    was_there,
)
from voorzitter_console.moment import day, day_alone, local_clock
from voorzitter_console.procedure.labels import label_key
from voorzitter_console.procedure.outside import GEDRAG, said
from voorzitter_console.procedure.parse import ERASED
from voorzitter_console.procedure.sentences import left_how

if TYPE_CHECKING:
    from voorzitter_console.dossier.letters.herhaling import Herhaling
    from voorzitter_console.dossier.letters.reader import Reader


NO_CONDUCT = "[wat deze persoon bij deze verstoring deed]"
"""A place to fill in: a letter does not tell somebody of what others did."""


class Incident(Struct, frozen=True, kw_only=True):
    """One ordeverstoring in which the person took part, as recorded; texts as they were typed.

    Each time, conduct and vordering with what is not exact about it: what was heard of others is not told as seen.
    """

    dag: str
    vergadering: str
    wanneer: str
    verstoring: str | None
    """What happened as a whole, apart from what this person did; only where nobody else took part in it."""
    gedrag: str | None
    """Of this person at this ordeverstoring; None where it is not known at which of several it was."""
    gevorderd: str
    vertrek: str
    agressie: str = ""
    """Reported aggression in which this person was named, by kind and time, without who was hit."""
    commissie: bool = False
    """At a meeting of a commission, where article 26 Gemeentewet does not hold (82 lid 5)."""
    op_naam: bool = False
    """Of another meeting, found by the same name alone: nobody recorded that it was this person."""

    def line(self, reader: Reader) -> str:
        """All of it in one line, as it is told to that reader; what all of them did is called that."""
        known = self.gedrag or (None if self.agressie else NO_CONDUCT)
        own = f"{reader.gedrag}: {known}" if known else ""
        named = f"{reader.genoemd} bij: {self.agressie}" if self.agressie else ""
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
        look = TimelineLookup(d)
        if d.vergadering.id == current.vergadering.id:
            labels = {label}
        else:
            labels, by_name = _elsewhere(d, naam, herhaling)
        if d.melding is not None:
            found += [_behaviour(d, g) for g in d.melding.gedrag if g.dader in labels]
        found += [
            replace(_incident(d, x, who, look), op_naam=who.label in by_name)
            for x, who in taken_part(d, labels | by_name, look)
        ]
        sometime = Addressees.of(d, look).sometime & (labels | by_name)
        found += [
            replace(_at_one_of_them(d, p, look), op_naam=p.label in by_name) for p in d.personen if p.label in sometime
        ]
    return tuple(found)


def taken_part(
    d: Dossier, labels: Collection[str], look: TimelineLookup
) -> list[tuple[DossierVerstoring, Verstoorder]]:
    """The ordeverstoringen of these persons; not one at which they were only named in a vordering, and were not."""
    to_whom = Addressees.of(d, look)
    return [(x, who) for x in d.verstoringen for who in to_whom.took_part(x) if who.label in labels]


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


def _at_one_of_them(d: Dossier, p: DossierPersoon, look: TimelineLookup) -> Incident:
    """Of who was described only long after several ordeverstoringen."""
    told = (f"{g.gedrag}{look.doubt(g.positie)}" for g in p.gedragingen if g.gedrag != ERASED)
    return Incident(
        dag=day(look.dated(d.verstoringen[0].begin)),
        vergadering=d.vergadering.titel,
        wanneer="bij welke ordeverstoring is niet vastgelegd",
        verstoring=None,
        gedrag=", ".join(dict.fromkeys(told)) or None,
        gevorderd="",
        vertrek="",
        commissie=in_commission(d),
    )


def _behaviour(d: Dossier, g: Gedragfeit) -> Incident:
    """What was recorded outside a meeting."""
    given = g.gebeurd_op != g.vastgelegd_op
    known = given and not day_alone(g.gebeurd_op, g.kwaliteit)
    words = w.as_said(g.woorden, "zoals genoteerd") if g.woorden and g.woorden != ERASED else None
    told = ", ".join(x for x in (said(GEDRAG, g.soort), words, g.omschrijving) if x)
    return Incident(
        # The day on which it was recorded is none of the behaviour: of that the melding's own day is known.
        dag=day(g.gebeurd_op if given else d.vergadering.aanvang),
        vergadering=d.vergadering.titel,
        wanneer=(f"om {local_clock(g.gebeurd_op)}" if known else "tijd niet bekend") + w.how_known(g),
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


def _incident(d: Dossier, x: DossierVerstoring, who: Verstoorder, look: TimelineLookup) -> Incident:
    return Incident(
        dag=day(look.dated(x.begin)),
        vergadering=d.vergadering.titel,
        wanneer=f"ordeverstoring {ran(d, x, look=look, kept=_theirs(d, x, who, look))}",
        verstoring=_as_a_whole(d, x, who, look),
        gedrag=_conduct(d, x, who, look),
        gevorderd=_ordered(d, x, who, look),
        agressie=_named(d, x, who.label, look),
        vertrek=_left(d, x, who, look),
        commissie=in_commission(d),
    )


def _theirs(
    d: Dossier, x: DossierVerstoring, who: Verstoorder, look: TimelineLookup
) -> Sequence[tuple[datetime, datetime | None]]:
    """When it ran while this person was there; all of it where that is not known."""
    every = runs(d, x)
    return [run for run in every if was_there(run, who, look)] or every


def others_took_part(d: Dossier, x: DossierVerstoring, look: TimelineLookup) -> bool:
    """Then what was recorded of it as a whole may be what another did, which is no part of a letter to this one."""
    return len(Addressees.of(d, look).took_part(x)) > 1


def of_theirs(d: Dossier, x: DossierVerstoring, who: Verstoorder, veld: str, look: TimelineLookup) -> list[str]:
    """What was recorded of it while that person was there, at its begin and each time that it went on."""
    lasting = runs(d, x)
    starts = [look.place(begin) for begin, _ in lasting]
    told = []
    for g in told_of(x, veld):
        run = lasting[max(n for n, start in enumerate(starts) if n == 0 or start <= look.place(g.op))]
        if g.tekst != ERASED and (len(lasting) == 1 or was_there(run, who, look)):
            since = f"vanaf {look.time(g.op)}: " if len(lasting) > 1 else ""
            told.append(f"{since}{g.tekst}{look.doubt(g.positie)}")
    return told


def _as_a_whole(d: Dossier, x: DossierVerstoring, who: Verstoorder, look: TimelineLookup) -> str | None:
    return None if others_took_part(d, x, look) else ", ".join(of_theirs(d, x, who, "omschrijving", look)) or None


def _conduct(d: Dossier, x: DossierVerstoring, who: Verstoorder, look: TimelineLookup) -> str | None:
    """What this person was recorded to do at it: at one of several only what was recorded before the next began."""
    person = next((p for p in d.personen if p.label == who.label), None)
    every = [g for g in person.gedragingen if g.gedrag != ERASED] if person else []
    if len(taken_part(d, {who.label}, look)) == 1:
        return ", ".join(dict.fromkeys(f"{g.gedrag}{_later_one(d, x, g, look)}" for g in every)) or None
    after = min((look.place(y.begin) for y in d.verstoringen if y.nummer > x.nummer), default=math.inf)
    closed = ended(d)
    before = min(after, look.place(closed) if closed else math.inf)
    then = [g for g in every if look.place(x.begin) <= look.place(g.gebeurd_op) < before]
    told = (f"{g.gedrag} (vastgelegd om {look.time(g.gebeurd_op)}){look.doubt(g.positie)}" for g in then)
    return ", ".join(told) or None


def _later_one(d: Dossier, x: DossierVerstoring, g: DossierGedraging, look: TimelineLookup) -> str:
    """`` (beschreven om 19:45:05, tijdens ordeverstoring 2)``: of conduct described once a later one had begun;
    that it was at this one nobody said. Else what is to be known of its time.
    """
    at = look.place(g.gebeurd_op)
    later = [y for y in d.verstoringen if y.nummer > x.nummer and look.place(y.begin) <= at]
    if not later or g.positie in look.untimed:
        return look.doubt(g.positie)
    when = f"{'' if look.given_time(g.positie) else 'beschreven '}{look.om(g.gebeurd_op)}"
    during = next((y for y in later if any(look.within(g.gebeurd_op, run) for run in runs(d, y))), None)
    where = f", tijdens ordeverstoring {during.nummer}" if during else ""
    return f" ({when}{where}){look.doubt(g.positie)}"


def _named(d: Dossier, x: DossierVerstoring, label: str, look: TimelineLookup) -> str:
    """The worst of it: a letter about somebody's part that leaves it out says less than was recorded."""
    mine = (a for a in d.agressie if a.dader == label and not _unplaced(a, look))
    during = [a for a in mine if any(look.within(a.gebeurd_op, run) for run in runs(d, x))]
    return ", ".join(aggression(a, look) for a in during)


def aggression(a: DossierAgressie, look: TimelineLookup) -> str:
    """``geweld gemeld om 20:11:20``; what was entered afterwards with a time was not reported at that time."""
    told = ", later gemeld als gebeurd" if look.given_time(a.positie) else " gemeld"
    return f"{w.words(a.soort or 'agressie')}{told} {look.om(a.gebeurd_op)}{look.doubt(a.positie)}"


def _unplaced(a: DossierAgressie, look: TimelineLookup) -> bool:
    """Whether nobody can say at which ordeverstoring it was, if at any: its time was given afterwards, and the clock
    had been put back; or no time was given at all of what was recorded long after.
    """
    return a.positie in look.untimed or (look.given_time(a.positie) and look.unplaced(a.gebeurd_op))


def outside(d: Dossier, label: str) -> list[tuple[str, list[str]]]:
    """Aggression with this person named that was reported at no ordeverstoring of theirs, and that of which nobody can
    say it: it is no disturbance, and a letter about what somebody did says it all the same.
    """
    look = TimelineLookup(d)
    mine = [run for x, _ in taken_part(d, {label}, look) for run in runs(d, x)]
    named = [a for a in d.agressie if a.dader == label]
    untimed = [a for a in named if a.positie in look.untimed]
    somewhere = [a for a in named if a not in untimed and _unplaced(a, look)]
    known = [a for a in named if a not in (*untimed, *somewhere)]
    apart = [a for a in known if not any(look.within(a.gebeurd_op, run) for run in mine)]
    found = (
        ("agressie buiten een ordeverstoring", apart),
        ("agressie (of dat bij een ordeverstoring was, is niet te zeggen: de tijd is niet opgegeven)", untimed),
        ("agressie (of dat bij een ordeverstoring was, is niet te zeggen: de klok is die dag teruggezet)", somewhere),
    )
    return [(what, [aggression(a, look) for a in told]) for what, told in found if told]


def _on(look: TimelineLookup, moment: datetime, soort: str, label: str) -> str:
    """``om 20:05:00``, or with its date after midnight, and what is not exact about it."""
    return look.om(moment) + look.doubt_of(moment, soort, label=label)


def _left(d: Dossier, x: DossierVerstoring, who: Verstoorder, look: TimelineLookup) -> str:
    """Each departure with how, and each return: who left freely and came back did leave. And that somebody stopped.

    What was after its end is no part of it: after which vordering somebody then left, it does not say. Who was at a
    later one too left that one.
    """
    again = any(y.nummer > x.nummer for y, _ in taken_part(d, {who.label}, look))
    place, over = look.place, look.place(x.einde) if x.einde else math.inf
    to_whom = Addressees.of(d, look)
    ordered = any(to_whom.reached(v, who) for v in x.vorderingen)
    told: list[tuple[float, str]] = []
    for number, stay in enumerate(who.verblijf):
        if place(stay.van) > over and number:
            break
        if number:
            told.append((place(stay.van), f"teruggekomen {_on(look, stay.van, BACK, who.label)}"))
        during = stay.tot is not None and place(stay.tot) <= over
        if stay.tot and (during or not again):
            how = left_how(stay.hoe) if during or stay.hoe != "na_vordering" else None
            if how and stay.hoe == "na_vordering" and not ordered:
                # It was recorded so; that one was spoken to this person was not, or was taken back.
                how = f"vastgelegd als: {how}"
            left = f"{'' if during else 'na afloop '}vertrokken {_on(look, stay.tot, LEFT, who.label)}"
            told.append((place(stay.tot), f"{left}, {how}" if how else left))
    turned = turns(who.label, who.verblijf, look)
    told += [(place(op), text) for op, text in turned if place(x.begin) <= place(op) <= over]
    return ", ".join(text for _, text in sorted(told, key=lambda event: event[0]))


def _ordered(d: Dossier, x: DossierVerstoring, who: Verstoorder, look: TimelineLookup) -> str:
    """Which vorderingen were spoken to this person, how that is known, and whether they were heard."""
    to_whom = Addressees.of(d, look)
    mine = [v for v in x.vorderingen if to_whom.reached(v, who)]
    same: dict[str, list[str]] = {}
    over = ended(d)
    closed = look.place(over) if over else math.inf
    for v in mine:
        found = next((a for a in reversed(v.aanwezigheid) if a.label == who.label), None)
        marks = (
            NOT_NAMED * (not names(v, who.label)),
            _found(found, to_whom.late(v, who.label), named=names(v, who.label)),
            "toen als vertrokken vastgelegd" * (not found and gone_since(look, who.label, v.gebeurd_op) is not None),
            "wat is vastgesteld, betwist bij het teruglezen" * bool(to_whom.unsure(v, who.label)),
            "na de sluiting van de vergadering"
            * (not look.unplaced(v.gebeurd_op) and look.place(v.gebeurd_op) >= closed),
            "bij het teruglezen betwist" * (v.teruggelezen == "betwist"),
            look.doubt(v.positie).strip(" ()"),
        )
        if any(marks):
            same.setdefault(", ".join(filter(None, marks)), []).append(f"{v.nummer}e")
    told = ", ".join(f"{v.nummer}e" for v in mine)
    known = "; ".join(f"de {', '.join(numbers)}: {mark}" for mark, numbers in same.items())
    ordered = f"{told} vordering om te vertrekken" if mine else "geen vordering om te vertrekken"
    absent = [f"{v.nummer}e" for v in x.vorderingen if to_whom.named_absent(v, who)]
    ordered += f", {'ook' if mine else 'wel'} genoemd in de {', '.join(absent)} (toen niet aanwezig)" if absent else ""
    beside = [f"{v.nummer}e" for v in x.vorderingen if v not in mine and _was_beside(v, who)]
    besides = f", wel bij de {', '.join(beside)} aanwezig (niet genoemd)" if beside else ""
    later = [f"{v.nummer}e" for v in x.vorderingen if to_whom.told(v, who) == LATER]
    afterwards = f", bij de {', '.join(later)} nog niet als aanwezig vastgelegd" if later else ""
    unsure = [f"{v.nummer}e" for v in x.vorderingen if to_whom.told(v, who) == CLOCK]
    afterwards += f", aanwezigheid bij de {', '.join(unsure)} niet vast te stellen" if unsure else ""
    return ordered + (f" ({known})" if known else "") + besides + afterwards


def _found(found: DossierAanwezigheid | None, when: str, *, named: bool) -> str:
    """What was found of this person at a vordering, beyond that it was spoken to them; ``when``: long after."""
    if found is None:
        return ""
    if named:
        return f"niet gehoord, vastgesteld{when}" if found.gehoord is False else ""
    return f"aanwezigheid vastgesteld{when}" + (", niet gehoord" if found.gehoord is False else "")


def _was_beside(v: DossierVordering, who: Verstoorder) -> bool:
    """Whether it was found that this person was there, though others were spoken to."""
    found = next((a for a in reversed(v.aanwezigheid) if a.label == who.label), None)
    return found is not None and found.aanwezig
