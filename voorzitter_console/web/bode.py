"""The bode's page: nothing until the police are asked for; then where to go, the words of the report, and his steps.

Protocol 4.3, step 4b: the griffie warns the bodedienst, who calls the police and brings them to the chamber. He sees no
names and no descriptions, and posts only what he himself did, and the retraction of that.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from voorzitter_console.console.boxes.retract import NONE_OWN, retract, retractable
from voorzitter_console.console.console import Effect
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.console.phones import Phones
from voorzitter_console.console.sender import SAME_OR_NEW
from voorzitter_console.moment import local_clock
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.situation import (
    alarm_gebeld,
    geweld_nu,
    laatst_gebeld,
    laatste_inzet,
    overgedragen,
    politie_gevraagd_of_verder,
)
from voorzitter_console.procedure.advice.zinnen import politie_woorden, woorden_112
from voorzitter_console.procedure.state import Politie, State
from voorzitter_console.text import one_line
from voorzitter_console.web import offers
from voorzitter_console.web.device import Device, Fields

BODEDIENST = "de bodedienst"
GO_ON = "Deze knop betekent nu iets anders. Lees de pagina en druk opnieuw."
_STANDS = {
    Politie.BODEDIENST_GEWAARSCHUWD: "BODEDIENST GEWAARSCHUWD",
    Politie.GEBELD: "POLITIE GEBELD",
    Politie.AANWEZIG: "POLITIE IS ER",
    Politie.AFGEROND: "Politie is klaar",
    Politie.AFGEZEGD: "Politie afgezegd",
}

STEPS = frozenset({"gezien", "gebeld", "gebeld_112", "er", "overgedragen"})
"""The names of all that he can record."""


class Step(Struct, frozen=True, kw_only=True):
    """One button: its name in the page, its words, when it was done, and what it records."""

    naam: str
    woorden: str
    opdracht: Opdracht
    gedaan: str = ""

    @property
    def mark(self) -> str:
        return offers.mark((self.opdracht,), self.woorden)


class BodeView(Struct, frozen=True, kw_only=True):
    """What the bode's page shows; every text safe to draw literally."""

    oproep: str
    """How the call stands, and since when; empty: nothing is asked of him."""
    alarm: int
    """0: nothing is asked of him, 1: somebody knows of it (he was warned, the police were called), 2: the police were
    asked for, 3: violence, and nobody called 112 yet. It rings where this goes up, and not for what he records."""
    spoed: bool
    waar: str
    zeg: str
    stappen: tuple[Step, ...]
    rustig: bool
    """The police are there, are done, or were called off."""
    politie: str = ""
    """The police's own number as the settings have it, and as a telephone takes it; empty: the national one."""
    tel: str = ""
    oefening: bool = False


def bode_view(snapshot: Snapshot, phones: Phones | None = None) -> BodeView:
    """The page as the meeting stands."""
    state, protocol = snapshot.state, snapshot.protocol
    alarm = geweld_nu(state)
    spoed = alarm is not None and alarm_gebeld(state, alarm.op) is None
    words = woorden_112(state, protocol) if alarm is not None else politie_woorden(state, protocol)
    place = [state.locatie or protocol.politie.locatie, state.adres or protocol.politie.adres]
    return BodeView(
        oproep=_called(state, spoed=spoed),
        alarm=3 if spoed else 2 if state.politie_gevraagd else int(politie_gevraagd_of_verder(state)),
        spoed=spoed,
        waar=one_line(", ".join(part for part in place if part), 300),
        zeg=one_line(words, 1000),
        stappen=_steps(state),
        rustig=not spoed and state.politie in (Politie.AANWEZIG, Politie.AFGEROND, Politie.AFGEZEGD),
        politie=phones.politie if phones is not None and phones.politie_tel else "",
        tel=phones.politie_tel if phones is not None else "",
        oefening=snapshot.begin.oefening,
    )


def _called(state: State, *, spoed: bool) -> str:
    alarm = geweld_nu(state)
    if spoed and alarm is not None:
        return f"GEWELD GEMELD {local_clock(alarm.op)}: BEL 112"
    if state.politie_gevraagd is not None:
        return f"POLITIE GEVRAAGD {local_clock(state.politie_gevraagd)}"
    if state.politie not in _STANDS:
        return ""
    called = laatste_inzet(state) if state.politie is Politie.GEBELD else None
    if called is not None and called.gebeld is not None:
        return f"{'112' if called.spoed else 'POLITIE'} GEBELD {local_clock(called.gebeld)}: begeleid ze naar de zaal"
    return f"{_STANDS[state.politie]} {local_clock(state.politie_sinds) if state.politie_sinds else ''}".strip()


def _steps(state: State) -> tuple[Step, ...]:
    begin = state.lopend.begin if state.lopend else None
    warned = state.bodedienst[-1] if state.bodedienst else None
    inzet = laatste_inzet(state)

    def since(moment: datetime | None) -> str:
        counts = moment is not None and (begin is None or moment >= begin)
        return local_clock(moment) if moment is not None and counts else ""

    def step(naam: str, woorden: str, gedaan: str, soort: str, **velden: object) -> Step:
        return Step(naam=naam, woorden=woorden, gedaan=gedaan, opdracht=Opdracht(soort, velden))

    there = inzet.aanwezig if inzet else None
    called, urgent = (since(laatst_gebeld(state, spoed=spoed)) for spoed in (False, True))
    found = [
        step("gezien", "gezien: ik weet ervan", since(warned), "waarschuw_bodedienst"),
        step(*("gebeld", "politie gebeld", called, "bel_politie"), gebeld_door=BODEDIENST),
        step(*("gebeld_112", "112 gebeld", urgent, "bel_politie"), spoed=True, gebeld_door=BODEDIENST),
        step("er", "politie is er", since(there), "politie_aanwezig", begeleid_door=BODEDIENST),
    ]
    if state.politie in (Politie.GEBELD, Politie.AANWEZIG):
        found.append(step("overgedragen", "overgedragen aan de politie", since(overgedragen(state)), "draag_over"))
    return tuple(found)


def may(doe: str) -> bool:
    """Whether that button can be one of the bode's pages; anything else is beyond the role."""
    what, *given = doe.split(" ")
    if what == "stap":
        return bool(given) and given[0] in STEPS
    return what in ("kies", "terug", "antwoord") or (what, given) == ("open", ["herroep"])


def act(device: Device, doe: str, fields: Fields) -> Effect:  # noqa: ARG001  he fills in nothing
    """Do what that button of the bode's page says."""
    what, *given = doe.split(" ")
    core, snapshot = device.core, device.core.snapshot
    if snapshot is None:
        return Effect.NOTHING
    if core.asked is not None:
        return _answer(device, what, given)
    if device.box is not None:
        if given[:1] != [str(device.box_id)]:
            core.say(GO_ON)
            return Effect.NOTHING
        if what == "terug":
            return device.back()
        if what == "kies" and len(given) == 2 and given[1].isdecimal() and len(given[1]) < 7:
            return device.choose(int(given[1]))
        return Effect.NOTHING
    if what == "open" and given == ["herroep"]:
        own = retractable(snapshot, core.session.station)
        return device.open(retract(own) if own else NONE_OWN)
    if what != "stap" or not given:
        core.say(GO_ON)
        return Effect.NOTHING
    step = next((step for step in _steps(snapshot.state) if step.naam == given[0]), None)
    if step is None or given[1:] != [step.mark]:
        core.say(GO_ON)
        return Effect.NOTHING
    first = device.already((step.opdracht,))
    if first:
        core.say(first)
        return Effect.NOTHING
    if step.gedaan:
        core.ask("1", f"{step.woorden}: al vastgelegd om {step.gedaan}. Nog een keer?", (step.opdracht,), step.woorden)
        return Effect.NOTHING
    return core.give(step.naam, (step.opdracht,), step.woorden)


def _answer(device: Device, what: str, given: list[str]) -> Effect:
    core = device.core
    asked = core.asked
    if what != "antwoord" or not given or asked is None:
        core.say("Beantwoord eerst de vraag.")
        return Effect.NOTHING
    if given[0] == "Esc":
        core.back()
        return Effect.OPEN
    if given[0] in ("1", "2") and (asked.key == SAME_OR_NEW or asked.key == given[0]):
        effect = core.choose(int(given[0]))
        return Effect.OPEN if core.asked is None and effect is Effect.NOTHING else effect
    return Effect.NOTHING
