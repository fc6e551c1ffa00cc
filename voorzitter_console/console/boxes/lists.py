"""The lists behind L and P: what somebody saw of the livestream; the words for the police, and each step with a letter.

They never dial, and Hervatten never starts the livestream by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from voorzitter_console.console.boxes.box import Field, Fill, Item, Made, Pick
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.police import politie_stappen
from voorzitter_console.procedure.advice.zinnen import politie_woorden
from voorzitter_console.procedure.state import Livestream, State
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.entry import Entry
    from voorzitter_console.view.griffier.taken import Taak

_STOPPED = Item("gezien: de livestream is gestopt", (Opdracht("bevestig_livestream", {"toestand": "gestopt"}),))
_RUNS = Item("gezien: de livestream loopt nog", (Opdracht("bevestig_livestream", {"toestand": "live"}),))
_STOP = Item("vraag: livestream stoppen", (Opdracht("stop_livestream", {}),))
_START = Item("vraag: livestream weer starten", (Opdracht("start_livestream", {}),))
_ORDER = {
    Livestream.LIVE: (_STOP, _STOPPED, _RUNS),
    Livestream.STOP_GEVRAAGD: (_STOPPED, _RUNS, _STOP, _START),
    Livestream.GESTOPT: (_START, _STOPPED, _RUNS),
    Livestream.START_GEVRAAGD: (_RUNS, _STOPPED, _START, _STOP),
}


def stream(state: State) -> Pick | None:
    """What is likely stands first; None where this meeting has no livestream."""
    items = _ORDER.get(state.livestream)
    return Pick(titel="LIVESTREAM", items=items) if items else None


def police(snapshot: Snapshot, bellen: Sequence[str] = ()) -> Pick:
    """The steps that can be true now, each with its letter; the call's number where it is still open.

    ``bellen``: whom to call, as the settings have it.
    """
    steps = politie_stappen(snapshot.state)
    items = [Item(step.woorden, step.opdrachten, letter=step.toets) for step in steps]
    call = _last_call(snapshot)
    if call is not None and "incidentnummer" not in call.payload:
        items.append(Item("incidentnummer invullen", verder=lambda: incident(call.positie), letter="I"))
    words = one_line(politie_woorden(snapshot.state, snapshot.protocol))
    return Pick(
        titel="POLITIE",
        items=items,
        vooraf=" ".join((*(f"{line}." for line in bellen), f"Zeg aan de telefoon: “{words}”")),
    )


def _last_call(snapshot: Snapshot) -> Entry | None:
    calls = [e for e in snapshot.entries if e.soort == "bel_politie" and e.id not in snapshot.herroepen]
    return calls[-1] if calls else None


def number_of(taak: Taak, snapshot: Snapshot) -> Fill | None:
    """What the griffier's task of the call's number asks; None where it stands there, or nobody called."""
    call = None if taak.gedaan else _last_call(snapshot)
    return incident(call.positie) if call is not None else None


def number_stands(toets: str) -> str:
    """Why it asks nothing; ``toets``: the key of the history."""
    return f"Het incidentnummer staat bij de melding: open die met {toets} (geschiedenis)."


def incident(positie: int) -> Fill:
    """The police's number of the call, completed on the entry of that call."""

    def make(values: dict[str, str]) -> Made | str:
        nummer = values.get("waarde")
        if not nummer:
            return "Typ eerst het incidentnummer, of Esc."
        velden = {"positie": positie, "veld": "incidentnummer", "waarde": nummer}
        return (Opdracht("vul_aan", velden),), "incidentnummer"

    return Fill(titel="POLITIE: INCIDENTNUMMER", velden=[Field("waarde", "Nummer")], make=make)
