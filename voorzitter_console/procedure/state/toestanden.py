"""The states of the four machines (design, "Machines"): independent of each other."""

from __future__ import annotations

from enum import StrEnum


class Vergadering(StrEnum):
    """Whether the meeting is open; says nothing about whether people are shouting."""

    NIET_GEOPEND = "niet_geopend"
    OPEN = "open"
    GESCHORST = "geschorst"
    GESLOTEN = "gesloten"


class Ordeverstoring(StrEnum):
    """The course of protocol 4.3, steps 3 and 4."""

    GEEN = "geen"
    VERSTOORD = "verstoord"
    SCENARIO_A = "scenario_a"
    SCENARIO_B = "scenario_b"
    GEVORDERD = "gevorderd"
    WACHT_OP_POLITIE = "wacht_op_politie"
    BEEINDIGD = "beeindigd"

    @property
    def loopt(self) -> bool:
        """*Running* in the design: from verstoord to wacht_op_politie."""
        return self not in (Ordeverstoring.GEEN, Ordeverstoring.BEEINDIGD)


class Livestream(StrEnum):
    """Step 2; asked and confirmed apart."""

    GEEN = "geen"
    LIVE = "live"
    STOP_GEVRAAGD = "stop_gevraagd"
    GESTOPT = "gestopt"
    START_GEVRAAGD = "start_gevraagd"


class Politie(StrEnum):
    """Step 4b: through the bodedienst."""

    NIET_GEALARMEERD = "niet_gealarmeerd"
    BODEDIENST_GEWAARSCHUWD = "bodedienst_gewaarschuwd"
    GEBELD = "gebeld"
    AANWEZIG = "aanwezig"
    AFGEROND = "afgerond"
    AFGEZEGD = "afgezegd"
