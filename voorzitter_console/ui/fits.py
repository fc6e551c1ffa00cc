"""Which sentences of a protocol stand in large letters on a usual small terminal, 80x24 (design, "Small terminals").

Measured with the letters themselves. A test holds these rooms against the real screens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from voorzitter_console.procedure.advice.zinnen import zin, zin_scenario_a
from voorzitter_console.ui.letters import ROWS, large

if TYPE_CHECKING:
    from voorzitter_console.procedure.advice.offers import Zin
    from voorzitter_console.protocol.model import Protocol

WIDTH = 76
"""Columns within the frame."""
ALONE = 3 * ROWS
"""Rows of a sentence that stands alone."""
FORKED = 2 * ROWS
"""Rows of each of two that stand together to choose from."""


class Spoken(NamedTuple):
    """A sentence of the protocol: its key in the file without ``tekst`` or ``kort``, and the rows it has."""

    naam: str
    zin: Zin
    rows: int = ALONE


def too_long(protocol: Protocol) -> tuple[str, ...]:
    """The keys of those that do not fit: of the short form where there is one, for the whole one falls back to it."""
    return tuple(
        key(spoken)
        for spoken in sentences(protocol)
        if not any(large(words, WIDTH, spoken.rows) for words in spoken.zin)
    )


def sentences(protocol: Protocol) -> tuple[Spoken, ...]:
    """All that the chair says, with the protocol's own minutes."""
    a, b, schorsing = protocol.scenario_a, protocol.scenario_b, protocol.schorsing
    found = [
        Spoken("schorsing.", zin(schorsing.tekst, schorsing.kort)),
        Spoken("scenario_a.", zin_scenario_a(protocol), FORKED),
        Spoken("scenario_a.tijd_om", zin(a.tijd_om, a.tijd_om_kort)),
        Spoken("scenario_b.", zin(b.tekst, b.kort), FORKED),
        Spoken("opnieuw.", zin(protocol.opnieuw.tekst, protocol.opnieuw.kort)),
        Spoken("vorderingen.", zin(protocol.vorderingen.tekst, protocol.vorderingen.kort)),
        Spoken("ruimte.", zin(protocol.ruimte.tekst, protocol.ruimte.kort)),
        Spoken("hervatten.", zin(protocol.hervatten.tekst, protocol.hervatten.kort)),
    ]
    if schorsing.raadsleden:
        found.append(Spoken("schorsing.raadsleden", zin(schorsing.raadsleden, schorsing.raadsleden_kort)))
    return tuple(found)


def key(spoken: Spoken) -> str:
    """``scenario_b.tekst``, or of its short form ``scenario_b.kort``; likewise ``scenario_a.tijd_om_kort``."""
    short = spoken.zin.kort != spoken.zin.vol
    if spoken.naam.endswith("."):
        return spoken.naam + ("kort" if short else "tekst")
    return spoken.naam + "_kort" * short
