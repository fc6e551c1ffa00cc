"""What the screen shows of the connection to the livestream, beside the recorded state: a row and open loops. Pure."""

from __future__ import annotations

from dataclasses import replace

from voorzitter_console.livestream.port import Verbinding
from voorzitter_console.procedure.state import Livestream
from voorzitter_console.text import one_line
from voorzitter_console.view.clocks import kloktijd
from voorzitter_console.view.model import Lus, ScreenView, Standregel

_OPNAME = {"loopt": "opname loopt", "gepauzeerd": "OPNAME OP PAUZE", "gestopt": "GEEN OPNAME"}


def with_connection(view: ScreenView, seen: Verbinding | None, livestream: Livestream, bellen: str = "") -> ScreenView:
    """The view with a row of STAND for the connection; while a state is asked and not seen, whom to call."""
    if seen is None or livestream is Livestream.GEEN:
        return view
    row = _row(seen)
    asked = livestream in (Livestream.STOP_GEVRAAGD, Livestream.START_GEVRAAGD)
    if asked and bellen.strip():
        row = Standregel(naam="Bel", waarde=one_line(bellen, 60), kort=f"Bel {one_line(bellen, 30)}")
    stand = view.stand
    if row is not None:
        at = next((i for i, r in enumerate(stand) if r.naam == "Livestream"), len(stand) - 1) + 1
        stand = (*stand[:at], row, *stand[at:])
    lussen = view.lussen
    if seen.verbonden is False:
        sinds = kloktijd(seen.op) if seen.op else ""
        lussen = (*lussen, Lus(code="verbinding", tekst=f"{one_line(seen.naam, 20)}: geen verbinding", sinds=sinds))
    return replace(view, stand=stand, lussen=lussen)


def _row(seen: Verbinding) -> Standregel | None:
    naam = "Webhook" if seen.naam == "webhook" else one_line(seen.naam, 12)
    if seen.verbonden is None:
        return None
    if not seen.verbonden:
        return Standregel(naam=naam, waarde="GEEN VERBINDING", kort=f"{naam} GEEN VERBINDING")
    stream = {True: "zendt uit", False: "zendt niet uit", None: "verbonden"}[seen.uitzending]
    opname = f", {_OPNAME[seen.opname.toestand]}" if seen.opname is not None else ""
    return Standregel(naam=naam, waarde=f"{stream}{opname}", kort=f"{naam} {stream}{opname}")
