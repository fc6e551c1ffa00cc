"""The livestream: what somebody saw of it, and asking to stop or start. Hervatten never starts it by itself."""

from __future__ import annotations

from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.state import Livestream, State
from voorzitter_console.ui.forms.menu import Item, Menu

_GESTOPT = Item("gezien: de livestream is gestopt", (Opdracht("bevestig_livestream", {"toestand": "gestopt"}),))
_LOOPT = Item("gezien: de livestream loopt nog", (Opdracht("bevestig_livestream", {"toestand": "live"}),))
_STOP = Item("vraag: livestream stoppen", (Opdracht("stop_livestream", {}),))
_START = Item("vraag: livestream weer starten", (Opdracht("start_livestream", {}),))

_ORDER = {
    Livestream.LIVE: (_STOP, _GESTOPT, _LOOPT),
    Livestream.STOP_GEVRAAGD: (_GESTOPT, _LOOPT, _STOP, _START),
    Livestream.GESTOPT: (_START, _GESTOPT, _LOOPT),
    Livestream.START_GEVRAAGD: (_LOOPT, _GESTOPT, _START, _STOP),
}


def stream_form(state: State) -> Menu | None:
    """What is likely stands first; None where this meeting has no livestream."""
    items = _ORDER.get(state.livestream)
    return Menu("LIVESTREAM", items) if items else None
