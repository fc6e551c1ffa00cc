"""The days after (protocol 5.1, 5.2, 5.4 and 6): what was done of it, what was decided, and what it cost.

All of it is recorded by people, also after closing. What must be done follows from the record and stands in no entry
(:mod:`voorzitter_console.aftercare`). Talks with who was hit are no part of it: they have a stream of their own.
"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from voorzitter_console.procedure.commands.base import Command, Label, Nummer, Tekst

Datum = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="een dag, zoals 2026-03-12")]
"""A day, as ISO 8601 writes it: of what is done afterwards the day is known, seldom the minute."""
Bedrag = Annotated[str, Meta(pattern=r"^[0-9]{1,9}(,[0-9]{2})?$", description="een bedrag in euro's, zoals 1250,50")]
"""Euros, with a comma before the cents: exact, and as people write it."""

Taaksoort = Literal[
    "melding_griffier",
    "melding_burgemeester",
    "beveiliging",
    "commissaris",
    "arbeidsinspectie",
    "beelden",
    "woordvoering",
    "nazorg",
    "driehoek",
    "herhaling",
    "maatregelen",
    "bemiddeling",
    "waarschuwing",
    "ordegesprek",
    "contact_beperken",
    "ontzegging_vergadering",
    "ontzegging_gebouwen",
    "melding_politie",
    "instemming",
    "machtiging",
    "aangifte",
    "om_inlichten",
    "klacht",
    "schade_opnemen",
    "schade_vergoeden",
    "schade_verhalen",
    "voegen",
    "terugkoppeling_betrokkene",
    "terugkoppeling_raad",
    "evaluatie",
    "bewijs_bewaren",
    "reactie_collectief",
    "bericht_verwijderen",
    "dader_zoeken",
    "telefoonverbod",
]
"""What the protocol asks after an incident; the words, owner and term of each stand in :mod:`aftercare.catalogue`."""

Maatregelsoort = Literal[
    "bemiddeling",
    "waarschuwing",
    "ordegesprek",
    "contact_beperken",
    "ontzegging_vergadering",
    "ontzegging_gebouwen",
    "melding_politie",
    "aangifte",
    "anders",
]
"""Protocol 5.2, in its order; the denial of access to the meeting is of Gemeentewet 26 lid 2."""


class _OverEenTaak(Command, frozen=True, kw_only=True):
    """A command about a task; ``betreft`` names the entry that the task is about, where there are several."""

    taak: Taaksoort
    betreft: Nummer | None = None
    """A position on the outside, the entry's id (``over_id``) in the journal."""
    over_id: str | None = None


class RondTaakAf(_OverEenTaak, frozen=True, kw_only=True):
    """A task was done: by whom, on which day, and what came of it. Recorded again, the last one counts."""

    COMMAND: ClassVar[str] = "rond_taak_af"
    gedaan_door: Tekst | None = None
    gedaan_op: Datum | None = None
    uitkomst: Tekst | None = None
    opnieuw_op: Datum | None = None
    """It is to be done again then, such as telling what became of the prosecution."""


class TaakNietVanToepassing(_OverEenTaak, frozen=True, kw_only=True):
    """A task that need not be done here, and why."""

    COMMAND: ClassVar[str] = "taak_niet_van_toepassing"
    omdat: Tekst


class HeropenTaak(_OverEenTaak, frozen=True, kw_only=True):
    """A task is open again, such as when something new became known."""

    COMMAND: ClassVar[str] = "heropen_taak"
    reden: Tekst | None = None


class NeemMaatregel(Command, frozen=True, kw_only=True):
    """What was decided of one measure (protocol 5.2), for one person or for the incident as a whole."""

    COMMAND: ClassVar[str] = "neem_maatregel"
    maatregel: Maatregelsoort
    label: Label | None = None
    genomen: bool = True
    """False: it was weighed, and not taken."""
    reden: Tekst | None = None
    besloten_door: Tekst | None = None
    besloten_op: Datum | None = None
    tot: Datum | None = None
    """Until when it holds."""


class VergelijkPersoon(Command, frozen=True, kw_only=True):
    """Whether a person here is one of another record (protocol 5.2: first or repeated); the last one counts."""

    COMMAND: ClassVar[str] = "vergelijk_persoon"
    label: Label
    stroom: Annotated[str, Meta(min_length=1, max_length=80)]
    """The other record, by its id."""
    ander: Tekst
    """The label there; private, for a label may be a name."""
    zelfde: bool
    reden: Tekst | None = None


class GeefMachtiging(Command, frozen=True, kw_only=True):
    """Who was hit lets another file the aangifte (protocol 5.4: preferably burgemeester or griffier; 163 Sv)."""

    COMMAND: ClassVar[str] = "geef_machtiging"
    benadeelde: Tekst
    gemachtigde: Tekst


class MeldSchade(Command, frozen=True, kw_only=True):
    """Damage or costs, of a person or of the municipality (protocol 5.4)."""

    COMMAND: ClassVar[str] = "meld_schade"
    benadeelde: Tekst
    soort: Literal["materieel", "immaterieel", "kosten"] | None = None
    omschrijving: Tekst | None = None
    bedrag: Bedrag | None = None
