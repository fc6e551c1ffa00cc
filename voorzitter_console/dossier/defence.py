"""What a defence lawyer will ask: for each person and vordering the holes in the record, so that they are known first.

For the municipality itself. Each line is a fact of the record, none an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from voorzitter_console.dossier import doubts
from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Heading, Items, Text, cell
from voorzitter_console.dossier.members import NOT_OF_THE_RAAD, in_commission, is_member
from voorzitter_console.dossier.model.record import (
    Dossier,
    DossierPersoon,
    DossierVerstoring,
    DossierVervolg,
    DossierVordering,
    Verstoorder,
)
from voorzitter_console.dossier.refs import TimelineLookup, groups_among, some_labels
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.dossier.sitting import ended, stood_still
from voorzitter_console.dossier.stays import BACK, CLOCK, NOT_KNOWN, Addressees, names, pauses, stayed, turns
from voorzitter_console.dossier.utterances import by_another, minutes, offered, offered_sometime, only_elsewhere

_MOST = 20
"""Persons that are told of one by one."""


def questions(d: Dossier) -> list[Block]:
    """The section of the internal edition."""
    found = list(holes(d))
    blocks: list[Block] = [Heading("Vragen die de verdediging kan stellen")]
    if not found:
        return [*blocks, Text(cell("In wat is vastgelegd, is geen gat gevonden dat hier te noemen is."))]
    about = "Wat in de vastlegging ontbreekt, onzeker is of vóór de betrokkene spreekt. Vul aan wat nog te weten is."
    return [*blocks, Text(cell(about, "klein")), Items(tuple(map(cell, found)))]


def holes(d: Dossier) -> Iterator[str]:
    """Each as one sentence, the persons first."""
    look = TimelineLookup(d)
    to_whom = Addressees.of(d, look)
    for x in d.verstoringen:
        which = f"Ordeverstoring {x.nummer}: " if len(d.verstoringen) > 1 else ""
        people = to_whom.known_at(x)
        for p in people[:_MOST]:
            yield from (_within(which, told) for told in _of_person(x, p, to_whom, groups=groups_among(d, [p.label])))
        if len(people) > _MOST:
            yield f"Ordeverstoring {x.nummer}: en nog {len(people) - _MOST} personen."
    if to_whom.sometime:
        who = some_labels([p.label for p in d.personen if p.label in to_whom.sometime])
        yield f"Niet vastgelegd bij welke ordeverstoring: {who}, pas na de vergadering beschreven, zonder eigen tijd."
    for member in filter(is_member, d.personen):
        yield _of_member(d, member)
    press = [literal(p.label, 100) for p in d.personen if p.rol == "pers"]
    if press:
        about = "verslag doen van een openbare vergadering is geen verstoring (artikel 10 EVRM)"
        yield f"Vastgelegd als pers: {some_labels(press)}; {about}."
    yield from _taken_by_nobody(d, look)
    for laid in look.of("leg_voor_aan_raad"):
        still = stood_still(d, laid.gebeurd_op)
        if still:
            who = some_labels(laid.labels)
            subject, was = still[0].rsplit(" ", 1)
            yield f"{who} is {look.om(laid.gebeurd_op)} voorgelegd aan de raad terwijl {subject} {still[1]} {was}."
    yield from _allowed(d, look)
    yield from _reported(d)
    yield from _power(d)
    yield from doubts.words(d)
    yield from doubts.times(d, look)
    yield from doubts.changed(d)
    for o in offered_sometime(d):
        yield f"Nr. {o.positie} (alternatief) is na de vergadering vastgelegd; of het toen is aangeboden, is onbekend."
    if not (offered(d) or offered_sometime(d)) and any(x.vorderingen for x in d.verstoringen):
        yield "Er is geen alternatief vastgelegd om de mening te uiten (inspreken, een korte verklaring)."
    for number in only_elsewhere(d):
        yield f"Ordeverstoring {number}: er is daarbij geen alternatief vastgelegd om de mening te uiten."
    closed = ended(d)
    demands = [v for x in d.verstoringen for v in x.vorderingen if closed]
    opened = [look.place(t.gebeurd_op) for t in look.of("open_vergadering")]
    for x in d.verstoringen:
        if opened and x.einde and look.place(x.einde) < min(opened):
            yield f"Ordeverstoring {x.nummer} was voorbij vóór de opening van de vergadering."
    unsure = [str(v.positie) for v in demands if look.unplaced(v.gebeurd_op)]
    if unsure:
        yield f"Of nr. {w.few(unsure)} vóór of na de sluiting was, is niet vast te stellen: de klok is verzet."
    late = [
        v
        for v in demands
        if closed and not look.unplaced(v.gebeurd_op) and look.place(v.gebeurd_op) > look.place(closed)
    ]
    if late:
        verb = "is" if len(late) == 1 else "zijn"
        yield f"Na de sluiting van de vergadering {verb} nog {w.times(len(late))} vastgelegd."


def _taken_by_nobody(d: Dossier, look: TimelineLookup) -> Iterator[str]:
    """Who is said to have been arrested or removed by the police while none was recorded to be there."""
    there = [(p.aanwezig, p.afgerond) for p in d.politie if p.aanwezig]
    stays = {(p.label, s.tot): s.hoe for x in d.verstoringen for p in x.verstoorders for s in p.verblijf if s.tot}
    stays |= {(p.label, p.vertrokken): p.hoe for p in d.personen if p.vertrokken}
    for (label, tot), how in stays.items():
        if how in ("verwijderd", "aangehouden") and tot and not any(look.within(tot, span) for span in there):
            yield (
                f"Vastgelegd is dat {literal(label, 100)} {look.om(tot)} door de politie is {how}; dat de politie er "
                "toen was, is niet vastgelegd."
            )


def _of_member(d: Dossier, member: DossierPersoon) -> str:
    """That a member is no toehoorder; article 26 lid 3 is of the raad, over its own members."""
    who = literal(member.label, 100)
    if not in_commission(d) and member.rol == "raadslid":
        return f"{who} is raadslid: over een lid beslist de raad (artikel 26 lid 3 Gemeentewet)."
    if member.rol in ("raadslid", "commissielid"):
        if not in_commission(d):
            return f"{who} is commissielid; {NOT_OF_THE_RAAD} (artikel 26 Gemeentewet)."
        own = "; wat in een commissie over een lid kan, staat in haar eigen verordening"
        return f"{who} is {member.rol}: een lid is geen toehoorder{own}."
    return f"{who} is als lid voorgelegd aan de raad; of het raadslid of commissielid is, is niet vastgelegd."


def _within(which: str, told: str) -> str:
    """The sentence behind ``Ordeverstoring 1: ``; a label keeps its own first letter."""
    own = told.startswith(_BEGINS)
    return f"{which}{told[:1].lower()}{told[1:]}" if which and own else f"{which}{told}"


_BEGINS = ("Niet ", "De ", "Na ", "Aan ", "Om ", "Wat ")


def _allowed(d: Dossier, look: TimelineLookup) -> Iterator[str]:
    """Time that was granted (scenario A): what was done within it was allowed, and what came after is to be told."""
    for x in d.verstoringen:
        which = f"Ordeverstoring {x.nummer}: " if len(d.verstoringen) > 1 else ""
        spoke = [v.gebeurd_op for v in x.vorderingen]
        spoke += [a.gebeurd_op for a in x.aansprekingen if a.scenario == "B"]
        for a in x.aansprekingen:
            if a.scenario != "A" or not any(look.place(at) > look.place(a.gebeurd_op) for at in spoke):
                continue
            long = minutes(a.minuten) if a.minuten else "gelegenheid"
            yield _within(
                which,
                f"Om {look.time(a.gebeurd_op)}{look.doubt(a.positie)} kreeg men {long} om kort iets te zeggen "
                "(scenario A): wat gebeurde er daarna dat storen was?",
            )
            lengths = [(v, d.chronology.length(a.gebeurd_op, v.gebeurd_op)) for v in x.vorderingen]
            given = timedelta(minutes=a.minuten or 0)
            early = [v for v, length in lengths if length and timedelta() < length < given]
            for v in early:
                after = look.lasted(a.gebeurd_op, v.gebeurd_op)
                yield _within(which, f"De {v.nummer}e vordering kwam {after} daarna, dus binnen de gegeven tijd.")


def _reported(d: Dossier) -> Iterator[str]:
    """Aggression of which it is not known what it was, by whom or against whom; that nobody is named who saw it."""
    for a in d.agressie[:_MOST]:
        lacking = [
            name
            for name, value in (
                ("wat er gebeurde", a.omschrijving), ("door wie", a.dader), ("tegen wie", a.slachtoffer),
            )
            if value is None
        ]  # fmt: skip
        if lacking:
            kind = w.words(a.soort) if a.soort else "agressie"
            yield f"Van nr. {a.positie} ({kind}) is niet vastgelegd: {', '.join(lacking)}."
    every = (*d.afwijkingen, *(a for x in d.verstoringen for a in x.afwijkingen))
    forced = [f"nr. {a.positie}" for a in every if a.code == "maatregel_zonder_agressie"]
    if forced:
        yield f"Fysieke maatregel zonder dat fysieke agressie was gemeld (protocol 4.3, stap 4b): {w.few(forced)}."
    still = w.while_suspended(d, {p.label for x in d.verstoringen for p in x.verstoorders}, TimelineLookup(d))
    if still:
        yield still
    later = list(_began_suspended(d, TimelineLookup(d)))
    if later:
        yield f"Begonnen of verder gegaan toen de vergadering al geschorst was: {w.few(later)}."
    if d.verstoringen and not any(g.waarneming == "eigen" for g in d.getuigen):
        yield "Er is geen getuige vastgelegd die het zelf zag of hoorde."
    if d.verstoringen and not d.bewijs:
        yield "Er is geen opname, camerabeeld of ander bewijs vastgelegd."


def _began_suspended(d: Dossier, look: TimelineLookup) -> Iterator[str]:
    """``ordeverstoring 2 om 20:42:00 (nr. 28)``: what disturbed no meeting that went on."""
    for x in d.verstoringen:
        starts: list[tuple[DossierVerstoring | DossierVervolg, datetime]] = [(x, x.begin)]
        for one, op in (*starts, *((v, v.gebeurd_op) for v in x.vervolg)):
            if w.began_suspended(d, one, op, look):
                number = f" (nr. {one.positie})" if one.positie else ""
                yield f"ordeverstoring {x.nummer} {look.om(op)}{look.doubt(one.positie)}{number}"


def _of_person(x: DossierVerstoring, p: Verstoorder, to_whom: Addressees, *, groups: str) -> Iterator[str]:
    to = [v for v in x.vorderingen if to_whom.reached(v, p)]
    this = "deze groep" if groups else "deze persoon"
    yield from _heard(x, p, to_whom, to)
    yield from _was_meant(x, p, to_whom, to, this)
    yield from _went(x, p, to_whom, to, this)
    yield from _not_addressed(x, p, to_whom, to, this, groups)


def _absent(x: DossierVerstoring, p: Verstoorder) -> list[DossierVordering]:
    return [v for v in x.vorderingen if any(a.label == p.label and not a.aanwezig for a in v.aanwezigheid)]


def _heard(x: DossierVerstoring, p: Verstoorder, to_whom: Addressees, to: Sequence[DossierVordering]) -> Iterator[str]:
    """Whether this person was there and heard it."""
    who, absent = literal(p.label, 100), _absent(x, p)
    if absent:
        yield f"{who} was niet aanwezig bij de {doubts.numbers(absent)} vordering (vastgesteld)."
    unsure = [v for v in x.vorderingen if to_whom.unsure(v, p.label)]
    if unsure:
        yield f"Wat over {who} bij de {doubts.numbers(unsure)} vordering is vastgesteld, is bij het teruglezen betwist."
    deaf = [v for v in to if any(a.label == p.label and a.gehoord is False for a in v.aanwezigheid)]
    if deaf:
        yield f"{who} hoorde de {doubts.numbers(deaf)} vordering niet (vastgesteld)."
    away = [v for v in to if to_whom.gone(v, p)]
    if away:
        yield f"{who} was volgens de vastlegging al weg bij de {doubts.numbers(away)} vordering."
    unsaid = [
        v for v in to if v not in (*deaf, *away) and not any(a.label == p.label and a.gehoord for a in v.aanwezigheid)
    ]
    if unsaid:
        yield f"Niet vastgesteld of {who} de {doubts.numbers(unsaid)} vordering hoorde."


def _was_meant(
    x: DossierVerstoring, p: Verstoorder, to_whom: Addressees, to: Sequence[DossierVordering], this: str
) -> Iterator[str]:
    """Whether a vordering named this person, and whether it still held after stopping or coming back."""
    who, look = literal(p.label, 100), to_whom.look
    here = (x.begin, x.einde)
    turned = [(at, told) for at, told in turns(p.label, p.verblijf, look) if look.within(at, here)]
    if any(told.startswith("gestopt") for _, told in turned):
        yield f"{who} is {', '.join(told for _, told in turned)}."
    apart = [v for v in to if not names(v, p.label)]
    derived = [v for v in apart if not v.alle_toehoorders]
    for given, why in (
        (derived, "is afgeleid"),
        ([v for v in apart if v.alle_toehoorders], "is afgeleid uit ‘alle toehoorders’"),
    ):
        if given:
            named, was = ("noemde", "was") if len(given) == 1 else ("noemden", "waren")
            yield f"De {doubts.numbers(given)} vordering {named} {who} niet; dat zij tot {this} {was} gericht, {why}."
    back = [
        stay.van for stay in p.verblijf[1:] if any(look.place(v.gebeurd_op) > look.place(stay.van) for v in derived)
    ]
    if back:
        when = look.om(back[-1]) + look.doubt_of(back[-1], BACK, label=p.label)
        yield f"{who} kwam terug {when}; of {this} daarna weer stoorde, is niet apart vastgelegd."


def _went(
    x: DossierVerstoring, p: Verstoorder, to_whom: Addressees, to: Sequence[DossierVordering], this: str
) -> Iterator[str]:
    """What became of this person after the first vordering."""
    if not to:
        return
    who, look = literal(p.label, 100), to_whom.look
    told = stayed(
        to[0].gebeurd_op,
        p.verblijf,
        look,
        label=p.label,
        einde=x.einde,
        stated=to_whom.there(to[0], p),
        between=pauses(x, look),
    )
    if told.startswith(CLOCK):
        yield f"Na de {to[0].nummer}e vordering: wat {who} deed, is {told}."
    elif told.startswith(("ging weg", "was er nog toen", "was al weg")):
        yield f"Na de {to[0].nummer}e vordering: {who} {told}."
    elif "niet vastgelegd" in told and p.label not in to_whom.no_listeners:
        returned = p.verblijf[-1].van if len(p.verblijf) > 1 else None
        since = look.om(returned) + look.doubt_of(returned, BACK, label=p.label) if returned else ""
        again = f" na de terugkeer {since}" if since else ""
        yield f"{who}: wanneer en hoe {this}{again} wegging, is niet vastgelegd."


def _not_addressed(
    x: DossierVerstoring,
    p: Verstoorder,
    to_whom: Addressees,
    to: Sequence[DossierVordering],
    this: str,
    groups: str,
) -> Iterator[str]:
    """Whether any vordering was for this person, as far as anybody said."""
    who = literal(p.label, 100)
    later = [v for v in x.vorderingen if to_whom.told(v, p) in NOT_KNOWN]
    if groups and (to or later):
        yield f"{groups}: wie van hen de vordering hoorde, bleef of wegging, is niet apart vastgelegd."
    if later:
        yield f"Niet vastgesteld of {who} er al was bij de {doubts.numbers(later)} vordering; zij noemde niemand."
    not_there = [v for v in _absent(x, p) if names(v, p.label)]
    if not to and not_there:
        only = "" if later or len(not_there) == len(x.vorderingen) else f"; een andere is aan {this} niet gericht"
        yield f"De {doubts.numbers(not_there)} vordering noemde {who} terwijl {this} er niet was{only}."
    elif not to and x.vorderingen and not later:
        yield f"Aan {who} is geen vordering gericht."


def _power(d: Dossier) -> Iterator[str]:
    """On what power a vordering rested: the first thing that is asked of an order."""
    demands = [v for x in d.verstoringen for v in x.vorderingen]
    for name, told in (
        ("hoedanigheid", "in welke hoedanigheid"),
        ("namens", "namens wie"),
        ("grondslag", "op welke grondslag"),
    ):
        lacking = [str(v.positie) for v in demands if getattr(v, name) is None and v.positie]
        if lacking:
            yield f"Niet vastgelegd {told} is gevorderd: nr. {w.few(lacking)}."
    unasked = [str(v.positie) for v in demands if by_another(d, v) and v.instemming_van is None and v.positie]
    if unasked:
        yield f"Niet vastgelegd met wiens instemming een ander dan de voorzitter vorderde: nr. {w.few(unasked)}."
    chair = [str(v.positie) for v in demands if not by_another(d, v) and v.positie]
    if chair and d.vergadering.orgaan == "raadscommissie":
        yield (
            f"De voorzitter van de commissie vorderde zelf (nr. {w.few(chair)}); artikel 26 Gemeentewet geldt daar "
            "niet (artikel 82 lid 5)."
        )
