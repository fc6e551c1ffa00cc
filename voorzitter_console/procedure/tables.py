"""The four machines as data (design, "Machines"): independent of each other, flat, run by :mod:`.machines`.

A row says: this trigger, from these states, where these conditions hold, leads there (None: stays).
The first row that fits wins; what is in no row is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from voorzitter_console.procedure.state import Livestream, Ordeverstoring, Politie, Vergadering


class Row(Struct, frozen=True):
    """One row; ``als`` names conditions, ``niet`` conditions that must not hold."""

    trigger: str
    van: tuple[StrEnum, ...]
    naar: StrEnum | None
    als: tuple[str, ...] = ()
    niet: tuple[str, ...] = ()


class MachineTable(Struct, frozen=True):
    """One machine."""

    naam: str
    states: type[StrEnum]
    begin: StrEnum
    rows: tuple[Row, ...]


CONDITIONS: Mapping[str, str] = {
    "laatste_vordering": "het aantal vorderingen van het protocol is bereikt",
    "al_gevorderd": "er is al gevorderd",
    "voortzetting": "dezelfde ordeverstoring gaat door",
}
"""What the rows may ask, with the words of the diagram."""

_V, _O, _L, _P = Vergadering, Ordeverstoring, Livestream, Politie
_RUNNING = tuple(s for s in _O if s.loopt)
_AANSPREKEN = (_O.VERSTOORD, _O.SCENARIO_A, _O.SCENARIO_B)
_NA_VORDERING = (_O.GEVORDERD, _O.WACHT_OP_POLITIE)
_STREAM = tuple(s for s in _L if s is not _L.GEEN)

VERGADERING = MachineTable(
    "vergadering",
    _V,
    _V.NIET_GEOPEND,
    (
        Row("open_vergadering", (_V.NIET_GEOPEND,), _V.OPEN),
        Row("schors", (_V.OPEN,), _V.GESCHORST),
        Row("hervat", (_V.GESCHORST,), _V.OPEN),
        Row("sluit", (_V.NIET_GEOPEND, _V.OPEN, _V.GESCHORST), _V.GESLOTEN),
    ),
)

ORDEVERSTORING = MachineTable(
    "ordeverstoring",
    _O,
    _O.GEEN,
    (
        Row("meld_verstoring", (_O.GEEN, _O.BEEINDIGD), _O.VERSTOORD, niet=("voortzetting",)),
        Row("meld_verstoring", (_O.BEEINDIGD,), _O.WACHT_OP_POLITIE, als=("voortzetting", "laatste_vordering")),
        Row("meld_verstoring", (_O.BEEINDIGD,), _O.GEVORDERD, als=("voortzetting", "al_gevorderd")),
        Row("meld_verstoring", (_O.BEEINDIGD,), _O.VERSTOORD, als=("voortzetting",)),
        Row("spreek_aan_a", _AANSPREKEN, _O.SCENARIO_A),
        Row("spreek_aan_a", _NA_VORDERING, None),
        Row("spreek_aan_b", _AANSPREKEN, _O.SCENARIO_B),
        Row("spreek_aan_b", _NA_VORDERING, None),
        Row("spreek_opnieuw_aan", _RUNNING, None),
        Row("vorder", _RUNNING, _O.WACHT_OP_POLITIE, als=("laatste_vordering",)),
        Row("vorder", (*_AANSPREKEN, _O.GEVORDERD), _O.GEVORDERD),
        Row("beeindig_verstoring", _RUNNING, _O.BEEINDIGD),
    ),
)

LIVESTREAM = MachineTable(
    "livestream",
    _L,
    _L.LIVE,
    (
        Row("stop_livestream", (_L.LIVE, _L.START_GEVRAAGD, _L.STOP_GEVRAAGD), _L.STOP_GEVRAAGD),
        Row("start_livestream", (_L.GESTOPT, _L.STOP_GEVRAAGD, _L.START_GEVRAAGD), _L.START_GEVRAAGD),
        Row("bevestig_gestopt", _STREAM, _L.GESTOPT),
        Row("bevestig_live", _STREAM, _L.LIVE),
    ),
)

POLITIE = MachineTable(
    "politie",
    _P,
    _P.NIET_GEALARMEERD,
    (
        Row("vraag_politie", tuple(_P), None),
        Row("waarschuw_bodedienst", (_P.NIET_GEALARMEERD, _P.AFGEROND, _P.AFGEZEGD), _P.BODEDIENST_GEWAARSCHUWD),
        Row("waarschuw_bodedienst", (_P.BODEDIENST_GEWAARSCHUWD, _P.GEBELD, _P.AANWEZIG), None),
        Row("bel_politie", tuple(p for p in _P if p is not _P.AANWEZIG), _P.GEBELD),
        Row("bel_politie", (_P.AANWEZIG,), None),
        Row("politie_aanwezig", tuple(_P), _P.AANWEZIG),
        Row("politie_afgerond", (_P.AANWEZIG,), _P.AFGEROND),
        Row("zeg_politie_af", (_P.BODEDIENST_GEWAARSCHUWD, _P.GEBELD), _P.AFGEZEGD),
    ),
)

TABLES: Mapping[str, MachineTable] = {t.naam: t for t in (VERGADERING, ORDEVERSTORING, LIVESTREAM, POLITIE)}


def takes(table: MachineTable, state: StrEnum, trigger: str) -> bool:
    """Whether some row lets this trigger through from this state, whatever its conditions."""
    return any(row.trigger == trigger and state in row.van for row in table.rows)
