"""One fact applied to the state: which module keeps what the command says. Pure; raises Refused where no row fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.fact import Fact, evolve
from voorzitter_console.procedure.fold import deviations, melding, order, people, police, recording, steps, stream
from voorzitter_console.procedure.labels import named
from voorzitter_console.procedure.state import Livestream, State, Vergadering

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


def first_state(fact: Fact, protocol: Protocol) -> State:
    """The state that the first entry of a meeting makes."""
    begin = fact.command
    assert isinstance(begin, c.BeginVastlegging)
    return State(
        protocol_aantal=protocol.vorderingen.aantal,
        vergadering=Vergadering.OPEN if begin.geopend else Vergadering.NIET_GEOPEND,
        sinds=fact.op,
        livestream=Livestream.LIVE if begin.livestream else Livestream.GEEN,
        livestream_sinds=fact.op,
        orgaan=begin.orgaan,
        locatie=begin.locatie,
        adres=begin.adres,
        voorzitter=begin.voorzitter,
        voorzitter_hoedanigheid=begin.voorzitter_functie,
        griffier=begin.griffier,
        melding=melding.begun(begin),
    )


def _resume(state: State, fact: Fact) -> State:
    resumed = order.move(state, fact)
    return deviations.at_resume(resumed, fact)


def _take_over(state: State, fact: Fact) -> State:
    command = fact.command
    assert isinstance(command, c.NeemOver)
    if command.functie == "griffier":
        return evolve(state, griffier=command.naam)
    return evolve(state, voorzitter=command.naam, voorzitter_hoedanigheid=command.hoedanigheid)


_HANDLERS: Mapping[type[c.Command], Callable[[State, Fact], State]] = {
    c.OpenVergadering: order.move,
    c.Hervat: _resume,
    c.Sluit: order.move,
    c.GeefRuimte: order.room,
    c.RaadsledenUitZaal: order.councillors,
    c.RaadsledenTerug: order.councillors,
    c.StelQuorumVast: order.councillors,
    c.MeldVerstoring: steps.report,
    c.BeeindigVerstoring: steps.end,
    c.StelAanwezigheidVast: steps.presence,
    c.StopLivestream: stream.move,
    c.StartLivestream: stream.move,
    c.BevestigLivestream: stream.move,
    c.MeldOpname: recording.report,
    c.VraagPolitie: police.move,
    c.WaarschuwBodedienst: police.move,
    c.BelPolitie: police.move,
    c.PolitieAanwezig: police.move,
    c.PolitieAfgerond: police.move,
    c.ZegPolitieAf: police.move,
    c.DraagOver: police.hand_over,
    c.MeldFysiekeAgressie: people.aggression,
    c.MeldFysiekeMaatregel: deviations.at_measure,
    c.BeschrijfVerstoorder: people.describe,
    c.VerstoorderGestaakt: people.status,
    c.VerstoorderTeruggekeerd: people.status,
    c.VerstoorderVertrokken: people.status,
    c.LegVoorAanRaad: people.put_before_council,
    c.NeemOver: _take_over,
    c.MeldGedrag: melding.report,
    c.ZetStap: melding.step,
    c.SluitMelding: melding.close,
}


def apply(state: State, fact: Fact, protocol: Protocol) -> State:
    """The state after the fact. Raises Refused."""
    labels = named(fact.command)
    command = fact.command
    melding.belongs(state, command)
    if isinstance(command, c.SpreekAan | c.Vorder):
        # The ordeverstoring first, so that a person who is named here belongs to it.
        if labels:
            state = people.stubs(steps.begin(state, fact), labels, fact.op)
        speak = steps.address if isinstance(command, c.SpreekAan) else steps.order_to_leave
        return speak(state, fact, protocol)
    if isinstance(command, c.Schors):
        return steps.begin(order.suspend(state, fact, protocol), fact)
    if isinstance(command, c.SpreekOpnieuwAan):
        return steps.address_again(state, fact, protocol)
    if labels:
        state = people.stubs(state, labels, fact.op)
    handler = _HANDLERS.get(type(command))
    return handler(state, fact) if handler else state
