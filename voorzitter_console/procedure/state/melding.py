"""What is kept of a melding from outside a meeting."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from voorzitter_console.protocol.model import Ambt, Doelwit, Gedragsoort, Kanaal, Meldstap


class Gedraging(Struct, frozen=True, kw_only=True):
    """One ``meld_gedrag``."""

    id: str
    op: datetime
    soort: Gedragsoort


class Gezet(Struct, frozen=True, kw_only=True):
    """One ``zet_stap``."""

    id: str
    op: datetime
    stap: Meldstap


class Melding(Struct, frozen=True, kw_only=True):
    """Where it happened and to whom, with the behaviour and the steps in order of time."""

    kanaal: Kanaal
    gericht_op: Doelwit
    tijd_bekend: bool = True
    ambt: Ambt | None = None
    ambtsdrager: str | None = None
    gedrag: tuple[Gedraging, ...] = ()
    stappen: tuple[Gezet, ...] = ()
