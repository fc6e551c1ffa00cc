"""A console on this terminal, from its first line to its exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console.clock import Clock
from voorzitter_console.console.ports import VOORZITTER
from voorzitter_console.console.prepared import Evening, Prepared, nothing_prepared
from voorzitter_console.ui.app import ConsoleApp
from voorzitter_console.ui.leaving import Leaving
from voorzitter_console.ui.toetsen import Toetsen

if TYPE_CHECKING:
    from voorzitter_console.aftercare.papers import Papieren
    from voorzitter_console.console.host import MakeBroadcast
    from voorzitter_console.console.phones import Phones
    from voorzitter_console.console.practising import Practising
    from voorzitter_console.console.safekeeping import Safekeeping
    from voorzitter_console.journal.place import JournalPlace
    from voorzitter_console.livestream.alarm import Ringing
    from voorzitter_console.settings import Vooraf
    from voorzitter_console.toml_file import KeyPlace
    from voorzitter_console.ui.afterwards import MakeDossier

TURN = 0.0001
"""Seconds that one thread keeps the others waiting (Python's own: 5 ms): a press is written while a screen is drawn."""


def run(
    *,
    database: JournalPlace | Path,
    oefening: bool,
    clock: Clock,
    station: str,
    protocol_naam: str,
    theme: str | None = None,
    vooraf: Vooraf | None = None,
    toetsen: Mapping[str, str] | None = None,
    instellingen: KeyPlace | None = None,
    rol: str = VOORZITTER,
    broadcast: MakeBroadcast | None = None,
    safekeeping: Safekeeping | None = None,
    to_practise: Callable[[], int] | None = None,
    practice: Practising | None = None,
    phones: Phones | None = None,
    evening: Evening | None = None,
    alarm: Ringing | None = None,
    dossier: MakeDossier | None = None,
    papieren: Callable[[], Papieren] | None = None,
    prepared: Prepared = nothing_prepared,
) -> int:
    """A console on this terminal; returns the exit code. Raises KeyFault for faulty ``toetsen``, no more.

    ``to_practise`` is what the first screen's letter for it does once this console has been left.
    """
    from voorzitter_console.console.compose import console_session

    own_keys = Toetsen.of(toetsen or {}, instellingen)
    sys.setswitchinterval(TURN)
    session = console_session(
        database,
        oefening=oefening,
        clock=clock,
        station=station,
        protocol_naam=protocol_naam,
        rol=rol,
        broadcast=broadcast,
        safekeeping=safekeeping,
        practice=practice,
        phones=phones,
        evening=evening,
        alarm=alarm,
    )
    app = ConsoleApp(
        session=session,
        theme=theme,
        vooraf=vooraf,
        toetsen=own_keys,
        dossier=dossier,
        may_practise=to_practise is not None,
        prepared=prepared,
    )
    app.papieren = papieren
    with Leaving(app.leave, app.interrupted) as leaving:
        app.each_tick = leaving.look
        leaving.through(app.run, session.close)
    if to_practise is not None and app.to_practise and not leaving.exit_code:
        return to_practise()
    return leaving.exit_code or app.return_code or 0
