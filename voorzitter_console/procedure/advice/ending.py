"""How a disturbance can have ended: what can be, the likeliest first (design, ``beeindig_verstoring``)."""

from __future__ import annotations

from voorzitter_console.procedure.advice.situation import geweld, politie_was_er
from voorzitter_console.procedure.state import State


def afspraak_loopt(state: State) -> bool:
    """Whether scenario A's agreement stands: no B, no vordering, no violence, and no going on after an end since."""
    verstoring = state.laatste
    if verstoring is None or not verstoring.aansprekingen:
        return False
    laatste = verstoring.aansprekingen[-1]
    alarm = geweld(state)
    if laatste.scenario != "A" or (alarm and alarm.op >= laatste.op):
        return False
    if verstoring.voortzettingen and verstoring.voortzettingen[-1] >= laatste.op:
        return False
    return all(v.op <= laatste.op for v in verstoring.vorderingen)


def hoe_kan(state: State) -> tuple[str, ...]:
    """The values of ``hoe`` that can be of the ordeverstoring that runs or ended last, the likeliest first."""
    afspraak = afspraak_loopt(state)
    gevorderd = state.laatste is not None and bool(state.laatste.vorderingen)
    mogelijk = {
        "afspraak_nagekomen": afspraak,
        "politie": politie_was_er(state),
        "na_vordering": gevorderd,
        "vrijwillig": True,
        "anders": True,
    }
    return tuple(hoe for hoe, kan in mogelijk.items() if kan)
