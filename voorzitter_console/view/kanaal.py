"""What the screen shows of the connection to the livestream, in its row of STAND and among the open loops. Pure."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from voorzitter_console.livestream.port import LIMIT, Verbinding
from voorzitter_console.moment import elapsed, local_clock
from voorzitter_console.procedure.state import Livestream, State
from voorzitter_console.text import one_line
from voorzitter_console.view.model import Lus, ScreenView, Standregel

ROW = "Livestream"
UNPROVED = "livestream_niet_bevestigd"
_OPNAME = {"loopt": "opname loopt", "gepauzeerd": "OPNAME OP PAUZE", "gestopt": "GEEN OPNAME"}
_LOOPT = {Livestream.LIVE: True, Livestream.GESTOPT: False}


def with_connection(
    view: ScreenView,
    seen: Verbinding | None,
    state: State,
    now: datetime,
    bellen: str = "",
    zonder_bewijs: float = 0.0,
) -> ScreenView:
    """The view with what is known of the connection; while something is asked and not seen, whom to call.

    ``zonder_bewijs``: seconds since this window itself asked for a stop that was not seen to be so, 0 for none: its
    entry may still wait for the disk. Every window counts from the record too.
    """
    livestream = state.livestream
    if livestream is Livestream.GEEN:
        return view
    asked = livestream in (Livestream.STOP_GEVRAAGD, Livestream.START_GEVRAAGD)
    unproved = zonder_bewijs >= LIMIT
    if livestream is Livestream.STOP_GEVRAAGD:
        since = elapsed(state.livestream_sinds, now)
        unproved = unproved or since is None or since >= LIMIT
    lussen, stand = view.lussen, view.stand
    if unproved:
        first = [lus for lus in lussen if lus.dringend]  # police and violence
        rest = [lus for lus in lussen if not lus.dringend and lus.code != "livestream_stop"]
        lussen = (
            *first,
            Lus(
                code=UNPROVED,
                tekst=f"{_wie(bellen)}: stream NIET BEVESTIGD",
                kort="stream NIET BEVESTIGD",
                sinds="",
                dringend=True,
            ),
            *rest,
        )
        stand = tuple(_unproved(row) for row in stand)
    elif asked and bellen.strip():
        bel = Lus(code="bel", tekst=_wie(bellen), sinds="")
        # Beside what is asked of the livestream: police and violence stay before it.
        lussen = (*(lus for lus in lussen if lus.dringend), bel, *(lus for lus in lussen if not lus.dringend))
    if seen is None:
        return replace(view, stand=stand, lussen=lussen)
    if seen.verbonden is False:
        sinds = local_clock(seen.op) if seen.op else ""
        lussen = (*lussen, Lus(code="verbinding", tekst=f"{one_line(seen.naam, 20)}: geen verbinding", sinds=sinds))
    told = _told(seen, livestream)
    return replace(view, stand=tuple(_with(row, told) for row in stand), lussen=lussen)


def _wie(bellen: str) -> str:
    return f"bel {one_line(bellen, 60)}" if bellen.strip() else "roep de operator"


def _unproved(row: Standregel) -> Standregel:
    if row.naam != ROW:
        return row
    return replace(row, waarde="NIET BEVESTIGD", kort="Livestream NIET BEVESTIGD")


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
