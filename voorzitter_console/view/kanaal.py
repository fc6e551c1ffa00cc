"""What the screen shows of the connection to the livestream, in its row of STAND and among the open loops. Pure."""

from __future__ import annotations

from dataclasses import replace

from voorzitter_console.livestream.port import Verbinding
from voorzitter_console.procedure.state import Livestream
from voorzitter_console.text import one_line
from voorzitter_console.view.clocks import kloktijd
from voorzitter_console.view.model import Lus, ScreenView, Standregel

ROW = "Livestream"
_OPNAME = {"loopt": "opname loopt", "gepauzeerd": "OPNAME OP PAUZE", "gestopt": "GEEN OPNAME"}
_LOOPT = {Livestream.LIVE: True, Livestream.GESTOPT: False}


def with_connection(view: ScreenView, seen: Verbinding | None, livestream: Livestream, bellen: str = "") -> ScreenView:
    """The view with what is known of the connection; while something is asked and not seen, whom to call."""
    if seen is None or livestream is Livestream.GEEN:
        return view
    told = _told(seen, livestream)
    asked = livestream in (Livestream.STOP_GEVRAAGD, Livestream.START_GEVRAAGD)
    lussen = view.lussen
    if asked and bellen.strip():
        bel = Lus(code="bel", tekst=f"bel {one_line(bellen, 60)}", sinds="")
        # Beside what is asked of the livestream: police and violence stay before it.
        lussen = (*(lus for lus in lussen if lus.dringend), bel, *(lus for lus in lussen if not lus.dringend))
    if seen.verbonden is False:
        sinds = kloktijd(seen.op) if seen.op else ""
        lussen = (*lussen, Lus(code="verbinding", tekst=f"{one_line(seen.naam, 20)}: geen verbinding", sinds=sinds))
    return replace(view, stand=tuple(_with(row, told) for row in view.stand), lussen=lussen)


def _with(row: Standregel, told: str) -> Standregel:
    if row.naam != ROW or not told:
        return row
    return replace(row, tijd=f"{row.tijd}, {told}".removeprefix(", "), kort=f"{row.kort} ({told})")


def _told(seen: Verbinding, livestream: Livestream) -> str:
    """``OBS, opname loopt``; that it broadcasts or not is said where the record says otherwise, or nothing yet."""
    naam = one_line(seen.naam, 12)
    if seen.verbonden is None:
        return ""
    if not seen.verbonden:
        return f"{naam} GEEN VERBINDING"
    parts = [naam]
    if seen.uitzending is not None and seen.uitzending is not _LOOPT.get(livestream):
        parts = [f"{naam} zendt {'nog ' if livestream is Livestream.STOP_GEVRAAGD else ''}uit"]
        if not seen.uitzending:
            parts = [f"{naam} zendt niet uit"]
    if seen.opname is not None:
        parts.append(_OPNAME[seen.opname.toestand])
    return ", ".join(parts)
