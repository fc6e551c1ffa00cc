"""What is said to the disturbers, and who was there to hear it."""

from typing import ClassVar, Literal

from voorzitter_console.procedure.commands.base import Command, Label, Labels, Minuten, Nummer, Tekst, Uitgesproken


class _Gesproken(Uitgesproken, frozen=True, kw_only=True):
    """What is kept of words that were spoken to the disturbers (facts: "per vordering record ...")."""

    spreker: Tekst | None = None
    hoedanigheid: Tekst | None = None
    namens: Tekst | None = None
    instemming_van: Tekst | None = None
    grondslag: Tekst | None = None
    versterkt: Literal["onversterkt", "microfoon", "megafoon"] | None = None
    gericht_aan: Labels | None = None
    alle_toehoorders: bool = False
    reactie: Tekst | None = None


class SpreekAan(_Gesproken, frozen=True, kw_only=True):
    """The disturbers are addressed (protocol 4.3, step 3): peaceful, with an agreement (A), or aggressive (B)."""

    COMMAND: ClassVar[str] = "spreek_aan"
    scenario: Literal["A", "B"]
    afspraak: Tekst | None = None
    minuten: Minuten | None = None
    telt_als_vordering: bool = False


class SpreekOpnieuwAan(Uitgesproken, frozen=True, kw_only=True):
    """Addressed once more before a vordering (protocol 4.3, step 4: "na het opnieuw aanspreken")."""

    COMMAND: ClassVar[str] = "spreek_opnieuw_aan"


class Vorder(_Gesproken, frozen=True, kw_only=True):
    """A vordering to leave, as it was spoken (protocol 4.3, step 4a; Gemeentewet 26 lid 1)."""

    COMMAND: ClassVar[str] = "vorder"


class StelAanwezigheidVast(Command, frozen=True, kw_only=True):
    """Whether a person was there at a vordering and heard it (Strafrecht 139: who was ordered to leave)."""

    COMMAND: ClassVar[str] = "stel_aanwezigheid_vast"
    label: Label
    vordering: Nummer
    aanwezig: bool = True
    gehoord: bool | None = None
    vordering_id: str | None = None
    """Set by the meeting: the entry that had this number when it was said, so that a late vordering moves nothing."""


class BiedAlternatief(Command, frozen=True, kw_only=True):
    """What the disturbers were offered instead of disturbing."""

    COMMAND: ClassVar[str] = "bied_alternatief"
    tekst: Tekst


class LegVoorAanRaad(Command, frozen=True, kw_only=True):
    """A member disturbs: put before the raad, and what it decided (Gemeentewet 26 lid 3; no law of a commission)."""

    COMMAND: ClassVar[str] = "leg_voor_aan_raad"
    label: Label
    besluit: Tekst | None = None
    duur: Tekst | None = None
