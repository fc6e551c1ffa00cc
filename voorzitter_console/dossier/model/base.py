"""What every record of the document model is made of: its base, moments and values, and since when a field is there."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, PlainSerializer

from voorzitter_console.moment import iso

VELDEN = 4
"""Which fields a dossier made now has; stands in the file as ``velden``, absent in those of 1."""
BEWOORDING = 13
"""Which sentences the timeline of one made now has, and from 5 on which fields beside those of ``velden``; from 8 on
addresses and stays in the order of what happened, also where a clock was put back; from 10 on each behaviour of a
person, and whether a vordering named to whom it was spoken; from 11 on the role of who was laid before the raad in a
commission as it was recorded, and stays that begin where somebody was found to have been there; from 12 on the result
of the police in the word that was chosen; from 13 on each moment that was completed or corrected as the clock in the
hall showed it.

In the file as ``bewoording``, absent where ``velden`` tells it.
"""


class Sinds(Struct, frozen=True):
    """On a field: the number of ``velden`` or ``bewoording`` that it came with. It needs a default, for older files."""

    velden: int


def _told(value: Any) -> Any:
    return iso(value) if isinstance(value, datetime) else value


Tijd = Annotated[datetime, PlainSerializer(iso, return_type=str)]
"""A moment."""
Waarde = Annotated[Any, PlainSerializer(_told)]
"""What a field of an entry held: a moment, or any JSON value."""


Bron = Literal["getoond", "opgegeven", "protocol"]
"""Words shown to the speaker, given by somebody, or presumed: the protocol's sentence."""
Oordeel = Literal["bevestigd", "betwist"]


_GIVEN: set[str] = set()


class Record(BaseModel):
    """Base: frozen, and nothing that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def model_post_init(self, _context: Any, /) -> None:
        """Which fields were given is asked of none; of a long record those sets are a quarter of its memory."""
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN)
