"""An element of an article of law, with what was recorded about it and what is still to be asked.

Nothing here says that an element is met: that is for the Openbaar Ministerie and the court. What speaks for a person
(not there, not heard, gone in time) stands beside the element like the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.dossier.members import immune_by, is_member
from voorzitter_console.dossier.model.record import (
    Dossier,
    DossierAanspreking,
    DossierSchorsing,
    DossierVerstoring,
    DossierVordering,
    Verstoorder,
)
from voorzitter_console.dossier.refs import MOST, TimelineLookup, groups_among, some, some_labels
from voorzitter_console.dossier.sanitise import literal, short
from voorzitter_console.dossier.sitting import ended
from voorzitter_console.dossier.stays import NOT_KNOWN, NOT_NAMED, Addressees, names, pauses, stayed
from voorzitter_console.dossier.utterances import minutes

WHOLE = 20
"""Ordeverstoringen and persons that are told of one by one; beyond that their own tables do."""


class Element(Struct, frozen=True):
    """One element of an article, the entries that bear on it and what they do not say; all display text."""

    naam: str
    gevonden: tuple[str, ...] = ()
    na_te_gaan: tuple[str, ...] = ()


class StrafbaarFeit(Struct, frozen=True, kw_only=True):
    """An article with its elements; ``aanleiding`` False: nothing recorded points to it, ``waarom`` says what."""

    artikel: str
    titel: str
    elementen: tuple[Element, ...]
    aanleiding: bool
    waarom: str = ""
    opmerking: str = ""


CHECK = "Dit artikel staat niet in het protocol; laat de jurist van de gemeente het toetsen."


def with_members(d: Dossier, facts: Iterable[StrafbaarFeit]) -> Iterator[StrafbaarFeit]:
    """Each fact with what the law says of a member among the persons: for words in the meeting none is prosecuted."""
    said = immunity(d)
    for fact in facts:
        yield replace(fact, opmerking=f"{said} {fact.opmerking}".strip()) if said and fact.aanleiding else fact


def immunity(d: Dossier) -> str:
    """Who of the persons are members, and that for words in the meeting none is prosecuted; empty: there are none."""
    found = [p.label for p in d.personen if is_member(p)]
    if not found:
        return ""
    return (
        f"Lid: {some_labels(found)}. Voor wat een lid in de vergadering zegt of schrijft, kan het niet worden vervolgd "
        f"({immune_by(d)})."
    )


def asked(*given: tuple[bool, str]) -> tuple[str, ...]:
    """The questions whose condition holds."""
    return tuple(text for holds, text in given if holds)


def numbered(d: Dossier, number: int) -> str:
    """Which ordeverstoring, where there is more than one."""
    return f"ordeverstoring {number}, " if len(d.verstoringen) > 1 else ""


def while_it_sat(d: Dossier) -> list[DossierVerstoring]:
    """The ordeverstoringen that began before the meeting was closed, each with what was said before that.

    Article 144 speaks of a meeting: what happens after the closing is no element of it.
    """
    closed, place, unplaced = ended(d), d.chronology.place, d.chronology.unplaced
    if closed is None:
        return list(d.verstoringen)
    last = place(closed)

    def before(
        given: Sequence[DossierAanspreking] | Sequence[DossierVordering],
    ) -> tuple[DossierAanspreking | DossierVordering, ...]:
        # Of which it cannot be told, that is for whoever reads it: it stands there with what is doubtful about it.
        return tuple(x for x in given if unplaced(x.gebeurd_op) or place(x.gebeurd_op) <= last)

    return [
        x.model_copy(update={"aansprekingen": before(x.aansprekingen), "vorderingen": before(x.vorderingen)})
        for x in d.verstoringen
        if place(x.begin) <= last
    ]


Told = tuple[datetime, int, str]
"""When, the position (0: none), and what."""


STILL: Final = " (vergadering toen geschorst)"
"""Beside what was done then: whoever shouts while the meeting stands still disturbs nothing that goes on."""


def while_still(d: Dossier, positie: int | None, op: datetime, look: TimelineLookup) -> str:
    """That the meeting stood still at ``op``; empty where it went on, or where the entry has no time of its own."""
    if positie in look.untimed:
        return ""
    return STILL * any(look.within(op, (s.begin, s.hervat or s.gesloten)) for s in d.schorsingen)


def spoken(d: Dossier, xs: Sequence[DossierVerstoring], look: TimelineLookup) -> list[Told]:
    """The addresses and vorderingen, each with the reaction that was recorded of it.

    A reaction is conduct of the persons: it says whether the meeting stood still then, as their stopping does.
    """
    told: list[Told] = []
    for x in xs:
        which = numbered(d, x.nummer)
        told += [
            (a.gebeurd_op, a.positie or 0, f"{which}aangesproken{_scenario(a)}{doubt(a)}") for a in x.aansprekingen
        ]
        told += [(v.gebeurd_op, v.positie or 0, f"{which}{v.nummer}e vordering{doubt(v)}") for v in x.vorderingen]
        told += [
            (
                y.gebeurd_op,
                y.positie or 0,
                f"reactie: {y.reactie}{look.filled(y.positie, 'reactie')}"
                f"{while_still(d, y.positie, y.gebeurd_op, look)}",
            )
            for y in answered(x)
            if y.reactie
        ]
    return told


def answered(x: DossierVerstoring) -> list[DossierAanspreking | DossierVordering]:
    """What may have a reaction; an address that counts as a vordering has one, and stands once."""
    addresses = {a.positie for a in x.aansprekingen}
    return [*x.aansprekingen, *(v for v in x.vorderingen if v.positie not in addresses)]


_MOST_IN_TIME = 3 * MOST
"""What was said, answered and done by the persons stands in one row."""


def in_time(told: Sequence[Told], look: TimelineLookup) -> tuple[str, ...]:
    """The first of them in order of what happened, and how many more."""
    ordered = sorted(told, key=lambda t: (look.place(t[0]), t[1]))
    return some(ordered, lambda t: look.at(t[1] or None, t[0], t[2]), _MOST_IN_TIME)


def _scenario(a: DossierAanspreking) -> str:
    """Scenario A is leave to speak: who goes on within it does what was allowed."""
    if a.scenario == "A":
        return f" (scenario A: gelegenheid gegeven, {minutes(a.minuten)})" if a.minuten else " (scenario A)"
    return " (opnieuw)" if a.scenario is None else f" (scenario {a.scenario})"


def disputed(x: DossierVordering | DossierAanspreking | DossierSchorsing) -> str:
    """That its reading back was contested, and what was typed then; empty where it was not."""
    if x.teruggelezen != "betwist":
        return ""
    other = f"; getypt bij het teruglezen: {short(x.betwist_tekst, 60)}" if x.betwist_tekst else ""
    return f" (BETWIST{other})"


def doubt(v: DossierVordering | DossierAanspreking) -> str:
    """What is to be known of its words, wherever it is named."""
    if contested := disputed(v):
        return contested
    known = v.woorden in ("getoond", "opgegeven") or v.teruggelezen == "bevestigd"
    return "" if known else " (woorden niet vastgelegd)"


def leaving(d: Dossier, look: TimelineLookup) -> Element:
    """Not leaving on the vordering: per person what was recorded, for and against."""
    to_whom = Addressees.of(d, look)
    people = [(x, p) for x in d.verstoringen for p in x.verstoorders if _named(x, p, to_whom)]
    if len(people) > WHOLE:
        found = [f"{len(people)} keer ging een vordering over een persoon; zie personen en vorderingen (bijlage A)"]
    else:
        found = [told for x, p in people for told in _person(d, x, p, to_whom)]
    unheard = [p.label for x, p in people if any(_open(v, p, to_whom) for v in x.vorderingen)]
    later = [p.label for x, p in people if any(to_whom.told(v, p) in NOT_KNOWN for v in x.vorderingen)]
    # A member need not go on the order of the chair: over a member the raad decides.
    no_listeners = to_whom.no_listeners
    ordered = [
        p for x, p in people if any(to_whom.reached(v, p) or to_whom.told(v, p) in NOT_KNOWN for v in x.vorderingen)
    ]
    unknown = [p.label for p in ordered if p.verblijf and p.verblijf[-1].tot is None and p.label not in no_listeners]
    derived = any(v.afgeleid for x in d.verstoringen for v in x.vorderingen)
    groups = groups_among(d, [p.label for p in ordered])
    return Element(
        "zich niet aanstonds verwijderen",
        tuple(found),
        asked(
            (bool(unheard), f"Heeft de persoon de vordering gehoord? {some_labels(list(dict.fromkeys(unheard)))}"),
            (bool(later), f"Was de persoon er al bij de vordering? {some_labels(list(dict.fromkeys(later)))}"),
            (derived, "Bevestigen tot wie de vordering was gericht (nu afgeleid)."),
            (bool(unknown), f"Wanneer en hoe vertrokken: {some_labels(list(dict.fromkeys(unknown)))}"),
            (not people, "Tot wie was de vordering gericht?"),
            (bool(groups), f"Wie uit de groep hoorde de vordering, bleef of ging weg? {groups}"),
        ),
    )


def _named(x: DossierVerstoring, p: Verstoorder, to_whom: Addressees) -> bool:
    """Whether a vordering was or may have been addressed to that person, or it was said afterwards that the person was
    not there."""
    stated = any(a.label == p.label for v in x.vorderingen for a in v.aanwezigheid)
    return stated or any(to_whom.told(v, p) != "nee" for v in x.vorderingen)


def _open(v: DossierVordering, p: Verstoorder, to_whom: Addressees) -> bool:
    """Whether it was for that person, who was there, and nothing was said of hearing it."""
    unsaid = all(a.gehoord is None for a in v.aanwezigheid if a.label == p.label)
    return unsaid and to_whom.reached(v, p) and not to_whom.gone(v, p)


def _person(d: Dossier, x: DossierVerstoring, p: Verstoorder, to_whom: Addressees) -> Iterator[str]:
    """One line for all vorderingen with the same answer; the known answer also where it speaks for the person."""
    look = to_whom.look
    this = "deze groep" if groups_among(d, (p.label,)) else "deze persoon"
    same: dict[str, list[int]] = {}
    for v in x.vorderingen:
        said = next((a for a in reversed(v.aanwezigheid) if a.label == p.label), None)
        unsure = to_whom.late(v, p.label) + to_whom.unsure(v, p.label)
        if said and not said.aanwezig:
            same.setdefault(f"was er niet (vastgesteld{unsure})", []).append(v.nummer)
        elif to_whom.reached(v, p):
            heard = {
                True: f", hoorde het (vastgesteld{unsure})",
                False: f", hoorde het NIET (vastgesteld{unsure})",
                None: "",
            }
            then = stayed(
                v.gebeurd_op,
                p.verblijf,
                look,
                label=p.label,
                einde=x.einde,
                stated=said is not None,
                between=pauses(x, look),
            )
            told = f"{look.time(v.gebeurd_op)}{look.doubt(v.positie)}{_apart(v, p)}: {then}"
            same.setdefault(told + heard[said.gehoord if said else None], []).append(v.nummer)
        elif said:
            same.setdefault(f"was er (vastgesteld{unsure}), maar zij noemde {this} niet", []).append(v.nummer)
        elif to_whom.told(v, p) in NOT_KNOWN:
            same.setdefault(f"noemde niemand; of {this} er al was, is niet vastgesteld", []).append(v.nummer)
    for told, numbers in same.items():
        which = ", ".join(f"{n}e" for n in numbers)
        yield f"{literal(p.label, 100)}, {numbered(d, x.nummer)}{which} vordering {told}"


def _apart(v: DossierVordering, p: Verstoorder) -> str:
    """That it did not name this person, and that it was contested."""
    told = [] if names(v, p.label) else [NOT_NAMED]
    told += ["bij het teruglezen betwist"] if v.teruggelezen == "betwist" else []
    return f" ({'; '.join(told)})" if told else ""


NOT_COUNTED = "Hoeveel mensen er stoorden, volgt hier niet uit."
"""Beside a number of persons in the record: who was described or named is not how many there were."""


_REMARKED = ("raadslid", "commissielid", "pers")


def with_roles(d: Dossier, labels: Sequence[str]) -> list[str]:
    """``NN6 (pers)``: whose role bears on whether it was a disturbance at all, or who may be ordered to go."""
    roles = {p.label: p.rol for p in d.personen if p.rol in _REMARKED}
    return [f"{literal(x, 100)} ({roles[x]})" if x in roles else literal(x, 100) for x in labels]


def count_of_persons(d: Dossier, labels: Sequence[str]) -> int:
    """How many people the labels stand for at most: who is named apart may be one of a group."""
    numbers = {p.label: p.aantal for p in d.personen}
    return sum(numbers.get(label, 1) for label in labels)


def number_of_persons(d: Dossier, labels: Sequence[str]) -> str:
    """``één persoon``, ``5 personen``, ``ten hoogste 11 personen`` where somebody may have been counted twice."""
    count = count_of_persons(d, labels)
    if count == 1:
        return "één persoon"
    return f"{'ten hoogste ' if maybe_twice(d, labels) else ''}{count} personen"


def maybe_twice(d: Dossier, labels: Sequence[str]) -> bool:
    """Whether a group stands among them, and somebody besides: whether that one is of the group nobody recorded."""
    return len(labels) > 1 and any(p.aantal > 1 and p.label in labels for p in d.personen)
