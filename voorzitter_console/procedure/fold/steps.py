"""Steps 3 and 4 as they happen: the fold of an ordeverstoring, from the first report to its end (protocol 4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.fact import Fact, evolve
from voorzitter_console.procedure.fold import deviations, people, police
from voorzitter_console.procedure.fold.order import source
from voorzitter_console.procedure.machines import fire
from voorzitter_console.procedure.refusal import refuse
from voorzitter_console.procedure.state import (
    Aanspreking,
    Aanwezigheid,
    OpnieuwAangesproken,
    Persoonstatus,
    State,
    Verstoring,
    Vordering,
)
from voorzitter_console.protocol.blanks import fill, minutes

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


def _fire(state: State, fact: Fact, trigger: str, *facts: str) -> State:
    after = fire("ordeverstoring", state.ordeverstoring, trigger, *facts)
    if after is None:
        raise refuse(state, fact)
    if after is state.ordeverstoring:
        return state
    return evolve(state, ordeverstoring=after, ordeverstoring_sinds=fact.op)


def _last(state: State, verstoring: Verstoring) -> State:
    return evolve(state, verstoringen=(*state.verstoringen[:-1], verstoring))


def begin(state: State, fact: Fact) -> State:
    """A new numbered ordeverstoring at the fact's own moment, where none runs; else the state as it was.

    A rule of the fold (design, "Machines"): schors, spreek_aan and vorder begin one, for the chair has no time for two
    keys; it holds in the same way when history is replayed with a retraction or a late entry.
    """
    if state.ordeverstoring.loopt:
        return state
    return _begin(_fire(state, fact, "meld_verstoring"), fact)


def _begin(state: State, fact: Fact) -> State:
    told = state.politie in police.STANDS
    new = Verstoring(nummer=len(state.verstoringen) + 1, begin=fact.op, begin_id=fact.id, politie_gemeld=told)
    state = evolve(state, verstoringen=(*state.verstoringen, new))
    for persoon in state.personen:
        if persoon.status is Persoonstatus.STOREND:
            state = people.involve(state, persoon.label)
    return state


def report(state: State, fact: Fact) -> State:
    """meld_verstoring: a new one, or (voortzetting) the same one goes on and its ``einde`` is cleared."""
    command = fact.command
    assert isinstance(command, c.MeldVerstoring)
    if not command.voortzetting:
        state = _begin(_fire(state, fact, "meld_verstoring"), fact)
        told = evolve(
            state.verstoringen[-1],
            omschrijving=command.omschrijving,
            plaats=command.plaats,
            woorden=command.woorden,
            middelen=command.middelen,
            gevolg=command.gevolg,
        )
        return _last(state, told)
    facts = ["voortzetting"]
    if state.aantal_vorderingen:
        facts.append("al_gevorderd")
    if state.aantal_vorderingen >= state.protocol_aantal:
        facts.append("laatste_vordering")
    state = _fire(state, fact, "meld_verstoring", *facts)
    last = state.verstoringen[-1]
    same = evolve(
        last,
        einde=None,
        einde_id=None,
        hoe=None,
        voortzettingen=(*last.voortzettingen, fact.op),
        voortzetting_ids=(*last.voortzetting_ids, fact.id),
    )
    return _last(state, deviations.without(same, "politie_niet_gemeld"))


def address(state: State, fact: Fact, protocol: Protocol) -> State:
    """spreek_aan A or B; B with ``telt_als_vordering`` is a vordering too."""
    command = fact.command
    assert isinstance(command, c.SpreekAan)
    state = begin(state, fact)
    state = deviations.at_words(state, fact)
    state = _fire(state, fact, f"spreek_aan_{command.scenario.lower()}")
    words = _presumed(command, protocol)
    spoken = Aanspreking(
        id=fact.id,
        op=fact.op,
        plek=fact.plek,
        door=fact.door,
        scenario=command.scenario,
        tekst=command.tekst or words,
        woorden=source(command),
        minuten=command.minuten,
        afspraak=command.afspraak,
        gericht_aan=command.gericht_aan or (),
    )
    last = state.verstoringen[-1]
    state = _last(state, evolve(last, aansprekingen=(*last.aansprekingen, spoken)))
    return _count(state, fact, command, words) if command.telt_als_vordering else state


def _presumed(command: c.SpreekAan, protocol: Protocol) -> str:
    """The protocol's sentence, with the minutes that were given."""
    if command.scenario == "B":
        return protocol.scenario_b.tekst
    return fill(protocol.scenario_a.tekst, {"minuten": minutes(command.minuten or protocol.scenario_a.minuten)})


def address_again(state: State, fact: Fact, protocol: Protocol) -> State:
    """spreek_opnieuw_aan (protocol 4.3, step 4: "eventueel na het opnieuw aanspreken")."""
    command = fact.command
    assert isinstance(command, c.SpreekOpnieuwAan)
    state = _fire(state, fact, "spreek_opnieuw_aan")
    spoken = OpnieuwAangesproken(
        id=fact.id, op=fact.op, tekst=command.tekst or protocol.opnieuw.tekst, woorden=source(command)
    )
    last = state.verstoringen[-1]
    return _last(state, evolve(last, opnieuw_aangesproken=(*last.opnieuw_aangesproken, spoken)))


def order_to_leave(state: State, fact: Fact, protocol: Protocol) -> State:
    """vorder (protocol 4.3, step 4a)."""
    command = fact.command
    assert isinstance(command, c.Vorder)
    state = begin(state, fact)
    state = deviations.at_words(state, fact)
    state = deviations.at_order(state, fact)
    return _count(state, fact, command, protocol.vorderingen.tekst)


def _count(state: State, fact: Fact, command: c.Vorder | c.SpreekAan, words: str) -> State:
    nummer = state.aantal_vorderingen + 1
    state = _fire(state, fact, "vorder", *(["laatste_vordering"] if nummer >= state.protocol_aantal else []))
    by_chair = fact.door == "voorzitter"
    vordering = Vordering(
        id=fact.id,
        nummer=nummer,
        op=fact.op,
        vastgelegd_op=fact.vastgelegd_op,
        door=fact.door,
        tekst=command.tekst or words,
        woorden=source(command),
        spreker=command.spreker or (state.voorzitter if by_chair else None),
        hoedanigheid=command.hoedanigheid
        or ((state.voorzitter_hoedanigheid or "voorzitter") if by_chair and not command.spreker else None),
        namens=command.namens,
        instemming_van=command.instemming_van,
        grondslag=command.grondslag,
        versterkt=command.versterkt,
        gericht_aan=command.gericht_aan or people.addressees(state),
        afgeleid=command.gericht_aan is None,
        alle_toehoorders=command.alle_toehoorders,
        reactie=command.reactie,
    )
    for vordering_id, said in state.aanwezigheid_vooraf:
        if vordering_id == vordering.id:
            vordering = _confirmed(vordering, said)
    last = state.verstoringen[-1]
    state = _last(state, evolve(last, vorderingen=(*last.vorderingen, vordering)))
    known = {b.label for b in last.betrokkenen}
    for label in vordering.gericht_aan:
        if label not in known:
            state = people.involve(state, label)
    return deviations.at_councillor(state, fact, command.gericht_aan or ())


def presence(state: State, fact: Fact) -> State:
    """stel_aanwezigheid_vast: who was there and heard it; the vordering keeps it, whatever its number becomes."""
    command = fact.command
    assert isinstance(command, c.StelAanwezigheidVast)
    said = Aanwezigheid(label=command.label, aanwezig=command.aanwezig, gehoord=command.gehoord)
    known = any(v.id == command.vordering_id for o in state.verstoringen for v in o.vorderingen)
    if not known:
        # Said with a time before the vordering's own: it waits for it.
        waiting = (*state.aanwezigheid_vooraf, (command.vordering_id or "", said))
        return evolve(state, aanwezigheid_vooraf=waiting)
    return evolve(
        state,
        verstoringen=tuple(_with_presence(v, command.vordering_id, said) for v in state.verstoringen),
    )


def _with_presence(verstoring: Verstoring, vordering_id: str | None, said: Aanwezigheid) -> Verstoring:
    if all(v.id != vordering_id for v in verstoring.vorderingen):
        return verstoring
    vorderingen = tuple(_confirmed(v, said) if v.id == vordering_id else v for v in verstoring.vorderingen)
    return evolve(verstoring, vorderingen=vorderingen)


def _confirmed(vordering: Vordering, said: Aanwezigheid) -> Vordering:
    aanwezigheid = (*vordering.aanwezigheid, said)
    named = {a.label for a in aanwezigheid}
    still = vordering.afgeleid and not (vordering.gericht_aan and all(x in named for x in vordering.gericht_aan))
    return evolve(vordering, aanwezigheid=aanwezigheid, afgeleid=still)


def end(state: State, fact: Fact) -> State:
    """beeindig_verstoring: who was storend becomes gestaakt."""
    command = fact.command
    assert isinstance(command, c.BeeindigVerstoring)
    state = _fire(state, fact, "beeindig_verstoring")
    last = state.verstoringen[-1]
    ends = (*last.einde_ids, fact.id)
    state = _last(state, evolve(last, einde=fact.op, einde_id=fact.id, einde_ids=ends, hoe=command.hoe))
    return deviations.at_end(people.all_stopped(state), fact)
