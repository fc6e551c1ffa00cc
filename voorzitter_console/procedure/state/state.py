"""The state of a meeting as the fold of its entries: frozen, compared by value, nothing of it is stored.

Only combines what :mod:`.records` and :mod:`.verstoring` define; the fold changes it. All moments are UTC.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from voorzitter_console.procedure.state.melding import Melding
from voorzitter_console.procedure.state.records import (
    Agressie,
    Opname,
    Opnamestand,
    Persoon,
    Politieinzet,
    Schorsing,
    Uitzending,
)
from voorzitter_console.procedure.state.toestanden import Livestream, Ordeverstoring, Politie, Vergadering
from voorzitter_console.procedure.state.verstoring import (
    Aanwezigheid,
    Afwijking,
    Verstoring,
)


class State(Struct, frozen=True, kw_only=True):
    """Everything the screens and the dossier need, and nothing that is not in the entries."""

    protocol_aantal: int
    """The protocol's number of vorderingen (Maassluis: 3)."""
    vergadering: Vergadering
    sinds: datetime
    """Since when the vergadering is in that state."""
    livestream: Livestream
    livestream_sinds: datetime
    orgaan: str = "gemeenteraad"
    locatie: str | None = None
    adres: str | None = None
    voorzitter: str | None = None
    voorzitter_hoedanigheid: str | None = None
    griffier: str | None = None
    ordeverstoring: Ordeverstoring = Ordeverstoring.GEEN
    ordeverstoring_sinds: datetime | None = None
    politie: Politie = Politie.NIET_GEALARMEERD
    politie_sinds: datetime | None = None
    schorsingen: tuple[Schorsing, ...] = ()
    verstoringen: tuple[Verstoring, ...] = ()
    uitzendingen: tuple[Uitzending, ...] = ()
    opnamen: tuple[Opname, ...] = ()
    opname: Opnamestand | None = None
    """None: nothing was ever said of a recording."""
    inzetten: tuple[Politieinzet, ...] = ()
    personen: tuple[Persoon, ...] = ()
    agressie: tuple[Agressie, ...] = ()
    afwijkingen_buiten: tuple[Afwijking, ...] = ()
    """Deviations found while there was no ordeverstoring yet."""
    politie_gevraagd: datetime | None = None
    """The chair asked for the police and nobody has called since."""
    bodedienst: tuple[datetime, ...] = ()
    raadsleden_verzocht: datetime | None = None
    """The chair asked the councillors to leave the hall (step 1) and nobody saw them out yet."""
    raadsleden_weg: datetime | None = None
    raadsleden_terug: datetime | None = None
    quorum: datetime | None = None
    aanwezigheid_vooraf: tuple[tuple[str, Aanwezigheid], ...] = ()
    """Presence said with a time before the vordering (its id) that it is about."""
    gesloten_reden: str | None = None
    verdaagd_naar: str | None = None
    melding: Melding | None = None
    """Set where this is no meeting but a melding: then ``vergadering`` only says whether it was closed."""

    @property
    def laatste(self) -> Verstoring | None:
        """The ordeverstoring that runs, or the last one."""
        return self.verstoringen[-1] if self.verstoringen else None

    @property
    def lopend(self) -> Verstoring | None:
        """The ordeverstoring that runs."""
        return self.laatste if self.ordeverstoring.loopt else None

    @property
    def aantal_vorderingen(self) -> int:
        """Of the last ordeverstoring."""
        return len(self.verstoringen[-1].vorderingen) if self.verstoringen else 0

    def persoon(self, label: str) -> Persoon | None:
        """The person with this label, if anybody named it."""
        return next((p for p in self.personen if p.label == label), None)

    @property
    def afwijkingen(self) -> tuple[Afwijking, ...]:
        """All deviations, those before any ordeverstoring first."""
        return self.afwijkingen_buiten + tuple(a for v in self.verstoringen for a in v.afwijkingen)
