"""How a disturbance can have ended: what can be, the likeliest first (design, ``beeindig_verstoring``)."""

from __future__ import annotations

from voorzitter_console.procedure.advice.situation import politie_was_er
from voorzitter_console.procedure.state import State


def afspraak_loopt(state: State) -> bool:
    """Whether the last that was said in the ordeverstoring is scenario A's agreement: no B and no vordering since."""
    verstoring = state.laatste
    if verstoring is None or not verstoring.aansprekingen:
        return False
    laatste = verstoring.aansprekingen[-1]
    return laatste.scenario == "A" and all(v.op <= laatste.op for v in verstoring.vorderingen)


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
