"""The page of who only looks along: steps and clocks. No names, descriptions, notes or injuries, no words said.

Made apart from what griffier and chair see, of what is known not to be about a person: the kind of an entry and its
time, never a field of it.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from voorzitter_console.console.messages import Snapshot
from voorzitter_console.moment import local_clock
from voorzitter_console.text import one_line
from voorzitter_console.view.clocks import klokken
from voorzitter_console.view.model import Pip
from voorzitter_console.view.stand import pips, stand, status

STEPS = {
    "open_vergadering": "vergadering geopend",
    "schors": "vergadering geschorst",
    "hervat": "vergadering hervat",
    "sluit": "vergadering gesloten",
    "meld_verstoring": "verstoring gemeld",
    "spreek_aan": "aangesproken",
    "spreek_opnieuw_aan": "opnieuw aangesproken",
    "vorder": "vordering uitgesproken",
    "beeindig_verstoring": "verstoring voorbij",
    "geef_ruimte": "ruimte gegeven",
    "raadsleden_uit_zaal": "raadsleden uit de zaal",
    "raadsleden_terug": "raadsleden terug",
    "stop_livestream": "livestream: stoppen gevraagd",
    "start_livestream": "livestream: starten gevraagd",
    "vraag_politie": "politie gevraagd",
    "waarschuw_bodedienst": "bodedienst gewaarschuwd",
    "bel_politie": "politie gebeld",
    "politie_aanwezig": "politie is er",
    "draag_over": "overgedragen aan de politie",
    "politie_afgerond": "politie is klaar",
    "zeg_politie_af": "politie afgezegd",
}
"""What is shown of an entry; of all others nothing."""
SHOWN = ("Vordering", "Livestream", "Politie")
"""The rows of the state that are about no person."""


class LookView(Struct, frozen=True, kw_only=True):
    """What this page shows; every text safe to draw literally."""

    orgaan: str
    oefening: bool
    klok: str
    status: str
    klokken: tuple[str, ...]
    vorderingen: tuple[Pip, ...]
    stand: tuple[tuple[str, str, str], ...]
    stappen: tuple[tuple[str, str, bool], ...]
    """Time, words, whether it was retracted; the last one first."""


def look_view(snapshot: Snapshot, now: datetime) -> LookView:
    """The page at ``now`` (UTC)."""
    state = snapshot.state
    return LookView(
        orgaan=one_line(f"{snapshot.begin.orgaan.capitalize()} {snapshot.protocol.gemeente}", 80),
        oefening=snapshot.begin.oefening,
        klok=local_clock(now),
        status=status(state)[0],
        klokken=tuple(klok.tekst for klok in klokken(state, snapshot.protocol, now)),
        vorderingen=pips(state),
        stand=tuple((row.naam, row.waarde, row.tijd) for row in stand(state) if row.naam in SHOWN),
        stappen=tuple(
            (local_clock(entry.gebeurd_op), STEPS[entry.soort], entry.id in snapshot.herroepen)
            for entry in reversed(snapshot.entries)
            if entry.soort in STEPS
        )[:20],
    )
