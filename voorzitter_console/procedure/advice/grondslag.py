"""On what legal ground a vordering rests: recorded with every vordering that a key gives (facts: who may do what).

In the raad the protocol's own ground (Gemeentewet 26 lid 1). That article is about the meeting of the raad and its
chair: in a raadscommissie, before the opening and after the closing the ground is article 139 Sr.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.state import Vergadering

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol

ART_139 = "artikel 139 Wetboek van Strafrecht"

BUITEN_VERGADERING = frozenset({Vergadering.NIET_GEOPEND, Vergadering.GESLOTEN})
"""There is no meeting then whose order the chair keeps."""


def grondslag(protocol: Protocol, orgaan: str, vergadering: Vergadering) -> str:
    """The ground of a vordering in this state of the vergadering."""
    if vergadering in BUITEN_VERGADERING:
        return ART_139
    return protocol.commissie.grondslag if orgaan == "raadscommissie" else protocol.vorderingen.grondslag


def vordert(opdracht: Opdracht) -> bool:
    """Whether this command is a vordering, or an address that counts as one."""
    return opdracht.soort == "vorder" or bool(opdracht.velden.get("telt_als_vordering"))


def met_grondslag(opdrachten: Sequence[Opdracht], grond: str) -> tuple[Opdracht, ...]:
    """The commands, with the ground on each vordering that names none."""
    return tuple(
        Opdracht(o.soort, {"grondslag": grond, **o.velden}) if vordert(o) else Opdracht(o.soort, o.velden)
        for o in opdrachten
    )
