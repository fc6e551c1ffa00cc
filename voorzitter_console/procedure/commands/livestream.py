"""The livestream and the recording of the meeting."""

from typing import ClassVar, Literal

from voorzitter_console.procedure.commands.base import Command, Moment, Tekst


class StopLivestream(Command, frozen=True, kw_only=True):
    """The livestream is to be stopped (protocol 4.3, step 2); that it was is ``bevestig_livestream``."""

    COMMAND: ClassVar[str] = "stop_livestream"


class StartLivestream(Command, frozen=True, kw_only=True):
    """It is to be started again; that it was is ``bevestig_livestream``."""

    COMMAND: ClassVar[str] = "start_livestream"


class BevestigLivestream(Command, frozen=True, kw_only=True):
    """The livestream was seen to be stopped or live: by a person, or by the program at the other side."""

    COMMAND: ClassVar[str] = "bevestig_livestream"
    toestand: Literal["gestopt", "live"]
    erkend_op: Moment | None = None
    """Set by the program, like ``langs``: when OBS or the webhook acknowledged what was asked."""
    langs: Literal["obs", "obs_noodstop", "webhook", "nagebootst"] | None = None
    """By what the program saw it; ``obs_noodstop``: OBS had to be forced."""


class MeldOpname(Command, frozen=True, kw_only=True):
    """The recording of the meeting (not the broadcast): from it follows where in which file an entry is heard."""

    COMMAND: ClassVar[str] = "meld_opname"
    toestand: Literal["loopt", "gepauzeerd", "gestopt", "onbekend"]
    bestandsnaam: Tekst | None = None
    begin: Moment | None = None
    """Where the file stands at 00:00:00 (ISO 8601 with offset); not given: at the entry's own moment."""
