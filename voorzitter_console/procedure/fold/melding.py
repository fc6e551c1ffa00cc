"""A melding: behaviour, steps that were taken, and when it was dealt with; and what may stand in one."""

from __future__ import annotations

from voorzitter_console.errors import Refused
from voorzitter_console.moment import short
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.fact import Fact, evolve
from voorzitter_console.procedure.state import Agressie, Gedraging, Gezet, Melding, State, Vergadering

ONLY: tuple[type[c.Command], ...] = (c.MeldGedrag, c.ZetStap, c.SluitMelding)
"""What a meeting has no place for."""
MAY: tuple[type[c.Command], ...] = (
    *ONLY,
    *(c.BeschrijfVerstoorder, c.NoemGetuige, c.VoegBewijsToe, c.Noteer, c.VergelijkKlok, c.NeemOver),
    *(c.WaarschuwBodedienst, c.VraagPolitie, c.BelPolitie, c.PolitieAanwezig, c.PolitieAfgerond, c.ZegPolitieAf),
    *(c.DraagOver, c.RoepHulp, c.NoemAangever, c.NoemBenadeelde),
    *(
        c.RondTaakAf,
        c.TaakNietVanToepassing,
        c.HeropenTaak,
        c.NeemMaatregel,
        c.GeefMachtiging,
        c.MeldSchade,
        c.VergelijkPersoon,
    ),
)
"""What a melding has a place for; all else belongs to the hall."""
_STRAFBAAR = {
    "belediging": "belediging",
    "bedreiging": "bedreiging",
    "bedreiging_familie": "bedreiging",
    "stalken": "stalken",
    "geweld": "geweld",
    "wapen": "wapen",
    "vernieling": "vernieling",
}
"""Behaviour that may be an offence by itself, by the name that aggression in the hall has for it."""


def begun(begin: c.BeginVastlegging) -> Melding | None:
    """What the first entry says of it; None for a meeting."""
    if not isinstance(begin, c.BeginMelding):
        return None
    return Melding(
        kanaal=begin.kanaal,
        gericht_op=begin.gericht_op,
        tijd_bekend=begin.tijd_bekend,
        ambt=begin.ambt,
        ambtsdrager=begin.ambtsdrager,
    )


def belongs(state: State, command: c.Command) -> None:
    """Raises Refused for what belongs to a meeting in a melding, and the reverse."""
    if state.melding is None:
        if isinstance(command, ONLY):
            raise Refused("Dit hoort bij een melding van buiten een vergadering; begin die met: melding.")
    elif not isinstance(command, MAY):
        raise Refused("Dit hoort bij een vergadering; in een melding kan gedrag, een stap, een persoon of bewijs.")


def report(state: State, fact: Fact) -> State:
    """meld_gedrag; what may be an offence counts as aggression in what must be done afterwards."""
    command, melding = fact.command, state.melding
    assert isinstance(command, c.MeldGedrag)
    assert melding is not None
    seen = Gedraging(id=fact.id, op=fact.op, soort=command.soort)
    state = evolve(state, melding=evolve(melding, gedrag=(*melding.gedrag, seen)))
    kind = _STRAFBAAR.get(command.soort)
    if kind is None:
        return state
    agressie = Agressie(
        id=fact.id,
        op=fact.op,
        soort=kind,
        omschrijving=command.omschrijving or command.woorden,
        dader=command.dader,
        slachtoffer=command.slachtoffer,
        letsel=command.letsel,
    )
    return evolve(state, agressie=(*state.agressie, agressie))


def step(state: State, fact: Fact) -> State:
    """zet_stap."""
    command, melding = fact.command, state.melding
    assert isinstance(command, c.ZetStap)
    assert melding is not None
    taken = Gezet(id=fact.id, op=fact.op, stap=command.stap)
    return evolve(state, melding=evolve(melding, stappen=(*melding.stappen, taken)))


def close(state: State, fact: Fact) -> State:
    """sluit_melding. Raises Refused where it was closed before."""
    if state.vergadering is Vergadering.GESLOTEN:
        raise Refused(f"Deze melding is al afgesloten ({short(state.sinds)}); aanvullen en corrigeren kan nog.")
    return evolve(state, vergadering=Vergadering.GESLOTEN, sinds=fact.op)
