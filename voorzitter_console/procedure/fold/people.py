"""The persons of the meeting: storend, gestaakt or vertrokken; they belong to no single ordeverstoring."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.fact import Fact, evolve
from voorzitter_console.procedure.state import Agressie, Betrokkene, Persoon, Persoonstatus, State, Verblijf

_DESCRIBED = (
    "signalement", "naam", "aantal", "plaats", "gedrag", "aanwezig_sinds", "vermoedelijk_minderjarig", "rol"
)  # fmt: skip


def stubs(state: State, labels: tuple[str, ...], op: datetime) -> State:
    """A person for each label that nobody described yet (design: "makes a stub of it"), there from then on."""
    for label in labels:
        if state.persoon(label) is None:
            new = Persoon(label=label, status=Persoonstatus.STOREND, verblijf=(Verblijf(van=op),))
            state = involve(evolve(state, personen=(*state.personen, new)), label)
    return state


def _set(state: State, label: str, **changes: Any) -> State:
    personen = tuple(evolve(p, **changes) if p.label == label else p for p in state.personen)
    return evolve(state, personen=personen)


def describe(state: State, fact: Fact) -> State:
    """beschrijf_verstoorder: only the given fields change; describing again does not bring back."""
    command = fact.command
    assert isinstance(command, c.BeschrijfVerstoorder)
    given = {n: getattr(command, n) for n in _DESCRIBED if getattr(command, n) is not None}
    before = state.persoon(command.label)
    # A new row in the register says that somebody is there, and nothing yet of who.
    told = bool(given.keys() - {"aantal"}) or bool(before and before.beschreven)
    if command.rol is not None:
        given["lid"] = command.rol == "raadslid"
    return _set(state, command.label, beschreven=told, **given)


def status(state: State, fact: Fact) -> State:
    """gestaakt, teruggekeerd, vertrokken: whatever the status was."""
    command = fact.command
    if isinstance(command, c.VerstoorderVertrokken):
        return _leaves(state, fact, command)
    assert isinstance(command, c.VerstoorderGestaakt | c.VerstoorderTeruggekeerd)
    back = isinstance(command, c.VerstoorderTeruggekeerd)
    before = state.persoon(command.label)
    verblijf = before.verblijf if before else ()
    # Who stopped is there, so one who had left has come back.
    was_gone = bool(verblijf) and verblijf[-1].tot is not None
    state = _set(
        state,
        command.label,
        status=Persoonstatus.STOREND if back else Persoonstatus.GESTAAKT,
        vertrokken=None,
        hoe=None,
        verblijf=(*verblijf, Verblijf(van=fact.op)) if was_gone else verblijf,
    )
    return involve(state, command.label) if back or was_gone else state


def _leaves(state: State, fact: Fact, command: c.VerstoorderVertrokken) -> State:
    """The stretch ends here; leaving twice, the last counts."""
    before = state.persoon(command.label)
    verblijf = before.verblijf if before else ()
    ended = (*verblijf[:-1], evolve(verblijf[-1], tot=fact.op, hoe=command.hoe)) if verblijf else ()
    state = _set(
        state,
        command.label,
        status=Persoonstatus.VERTROKKEN,
        vertrokken=fact.op,
        hoe=command.hoe,
        verblijf=ended,
    )
    return _left(state, command.label, fact.op, command.hoe)


def all_stopped(state: State) -> State:
    """At the end of an ordeverstoring who was storend becomes gestaakt."""
    personen = tuple(
        evolve(p, status=Persoonstatus.GESTAAKT) if p.status is Persoonstatus.STOREND else p for p in state.personen
    )
    return evolve(state, personen=personen)


def addressees(state: State) -> tuple[str, ...]:
    """To whom a vordering goes that names nobody: all who are storend and are no raadslid (Gemeentewet 26 lid 3)."""
    return tuple(p.label for p in state.personen if p.status is Persoonstatus.STOREND and not p.lid)


def put_before_council(state: State, fact: Fact) -> State:
    """leg_voor_aan_raad (Gemeentewet 26 lid 3): who is laid before the raad is a raadslid.

    In a commission that paragraph does not hold (82 lid 5) and others than raadsleden may be members: there the role
    stays as a person gave it.
    """
    command = fact.command
    assert isinstance(command, c.LegVoorAanRaad)
    role = {} if state.orgaan == "raadscommissie" else {"rol": "raadslid"}
    return _set(state, command.label, lid=True, voorgelegd=fact.op, besluit=command.besluit, duur=command.duur, **role)


def aggression(state: State, fact: Fact) -> State:
    """meld_fysieke_agressie."""
    command = fact.command
    assert isinstance(command, c.MeldFysiekeAgressie)
    seen = Agressie(
        id=fact.id,
        op=fact.op,
        soort=command.soort,
        omschrijving=command.omschrijving,
        dader=command.dader,
        slachtoffer=command.slachtoffer,
        letsel=command.letsel,
    )
    return evolve(state, agressie=(*state.agressie, seen))


def involve(state: State, label: str) -> State:
    """The person takes part in the last ordeverstoring (and is back in the hall where the person had left it)."""
    if not state.verstoringen:
        return state
    last = state.verstoringen[-1]
    rest = tuple(b for b in last.betrokkenen if b.label != label)
    if len(rest) == len(last.betrokkenen):
        betrokkenen: tuple[Betrokkene, ...] = (*rest, Betrokkene(label=label))
    else:
        betrokkenen = tuple(Betrokkene(label=label) if b.label == label else b for b in last.betrokkenen)
    return evolve(state, verstoringen=(*state.verstoringen[:-1], evolve(last, betrokkenen=betrokkenen)))


def _left(state: State, label: str, op: datetime, hoe: str | None) -> State:
    """The departure stands with the last ordeverstoring in which the person took part."""
    verstoringen = list(state.verstoringen)
    for i in range(len(verstoringen) - 1, -1, -1):
        if any(b.label == label for b in verstoringen[i].betrokkenen):
            betrokkenen = tuple(
                evolve(b, vertrokken=op, hoe=hoe) if b.label == label else b for b in verstoringen[i].betrokkenen
            )
            verstoringen[i] = evolve(verstoringen[i], betrokkenen=betrokkenen)
            return evolve(state, verstoringen=tuple(verstoringen))
    return state
