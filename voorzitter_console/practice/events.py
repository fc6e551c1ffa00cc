"""The ``[[gebeurtenis]]`` tables of a scenario: what happens in the hall, whoever records what of it.

An event comes at a moment (``op``, since aanvang) or so many seconds after something was recorded (``na``), and where
it has a condition (``als``) only if that holds then. What is true from then on (``waar``) is what a score is held
against; an event without it is there to be heard.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any, Literal

from msgspec import Struct, field
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from voorzitter_console.expected import FILLED, first_fault, key
from voorzitter_console.practice.scenario_steps import ScenarioFault, op_of
from voorzitter_console.procedure.parse import OUTSIDE
from voorzitter_console.text import one_line, shows_nothing

Waar = Literal["storend", "gestaakt", "vertrokken", "geweld", "politie_aanwezig"]
Wie = Literal["voorzitter", "griffier", "beiden"]

MOST = 300
"""Events in one scenario: an evening has a few dozen, more is a slip of a generator."""
LONGEST_WAIT = 24 * 3600
"""Seconds that an event may wait after what was recorded."""


def _command(name: str) -> str:
    if name not in OUTSIDE:
        raise ValueError(f"een opdracht die bestaat, zoals vorder; '{one_line(name, 40)}' bestaat niet")
    return name


def _not_blank(text: str) -> str:
    if shows_nothing(text):
        raise ValueError(FILLED)
    return text


NotBlank = AfterValidator(_not_blank)
"""More than white space."""


class ScenarioTable(BaseModel):
    """A table of the file: no key that is not known, and no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Na(ScenarioTable):
    """Comes ``seconden`` after the command ``doe`` was recorded for the ``nummer``-th time (counted from 1)."""

    doe: Annotated[str, AfterValidator(_command)]
    nummer: Annotated[int, Field(ge=1, le=1000)] = 1
    seconden: Annotated[float, Field(ge=0, le=LONGEST_WAIT, strict=False)] = 0.0


class Als(ScenarioTable):
    """A condition, judged at the moment that the event would come; what is not named does not count."""

    vorderingen: Annotated[int, Field(ge=0, le=1000)] | None = None
    """Exactly so many vorderingen recorded in the ordeverstoring of that moment."""
    scenario: Literal["A", "B"] | None = None
    """The scenario that was spoken last in it."""


class _Gebeurtenis(ScenarioTable):
    op: Any = None
    na: Na | None = None
    wat: Annotated[str, Field(max_length=2000), NotBlank]
    wie: Wie = "beiden"
    label: Annotated[str, Field(max_length=100), NotBlank] | None = None
    waar: Waar | None = None
    als: Als = Field(default_factory=Als)


class Gebeurtenis(Struct, frozen=True, kw_only=True):
    """One event; ``nummer`` counts from 1. Either ``op`` or ``na`` is there."""

    nummer: int
    wat: str
    op: timedelta | None = None
    na: Na | None = None
    wie: Wie = "beiden"
    label: str | None = None
    waar: Waar | None = None
    als: Als = field(default_factory=Als)

    def known_to(self, rol: str) -> bool:
        """Whether who has that role (voorzitter, griffier) hears or sees it."""
        return self.wie in ("beiden", rol)


def read_events(tables: list[Mapping[str, Any]], waar: str) -> tuple[Gebeurtenis, ...]:
    """The events of a file, in its order. Raises ScenarioFault with the file, the event, the field and the reason."""
    if len(tables) > MOST:
        raise ScenarioFault(f"{waar}: er staan {len(tables)} gebeurtenissen in; ten hoogste {MOST} zijn te oefenen")
    done: list[Gebeurtenis] = []
    last = timedelta()
    for nummer, table in enumerate(tables, 1):
        place = f"{waar}, gebeurtenis {nummer}"
        try:
            found = _Gebeurtenis.model_validate(table)
        except ValidationError as error:
            raise ScenarioFault(_place(place, error)) from None
        op = _moment(found, last, place)
        last = last if op is None else op
        done.append(
            Gebeurtenis(
                nummer=nummer,
                op=op,
                na=found.na,
                wat=found.wat,
                wie=found.wie,
                label=found.label,
                waar=found.waar,
                als=found.als,
            )
        )
    return tuple(done)


def _moment(found: _Gebeurtenis, last: timedelta, place: str) -> timedelta | None:
    if (found.op is None) == (found.na is None):
        both = "staan er allebei" if found.op is not None else "ontbreken allebei"
        raise ScenarioFault(f"{place}: op en na {both}; verwacht werd één van de twee")
    if found.op is None:
        return None
    op = op_of(found.op, place)
    if op < last:
        raise ScenarioFault(
            f"{place}: veld 'op': {found.op} ligt voor de gebeurtenis erboven; verwacht werd tijdsvolgorde"
        )
    return op


def _place(place: str, error: ValidationError) -> str:
    loc, words = first_fault(error)
    return f"{place}: veld '{key(loc)}': {words}" if loc else f"{place}: {words}"
