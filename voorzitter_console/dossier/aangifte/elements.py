"""The facts that may be charged, element by element, in a fixed order.

From the facts on law ("The facts that may be charged") and the wording of the Wetboek van Strafrecht.
"""

from __future__ import annotations

from voorzitter_console.dossier.aangifte import elements_bevel as bevel
from voorzitter_console.dossier.aangifte import elements_force as force
from voorzitter_console.dossier.aangifte import elements_order as order
from voorzitter_console.dossier.aangifte.element import StrafbaarFeit, with_members
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.refs import TimelineLookup


def possible_facts(d: Dossier) -> tuple[StrafbaarFeit, ...]:
    """Every article of the facts on law that this program knows the elements of, in a fixed order."""
    look = TimelineLookup(d)
    facts = (
        order.art_144(d, look),
        order.art_139(d, look),
        force.art_139_3(d, look),
        force.art_139_4(d, look),
        force.art_143(d, look),
        force.art_124(d, look),
        bevel.art_184(d),
        bevel.art_185(d),
        bevel.art_186(d, look),
        bevel.art_138(d),
    )
    return tuple(with_members(d, facts))
