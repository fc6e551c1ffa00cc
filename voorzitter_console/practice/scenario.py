"""A scenario file: an incident as data (design, "Scenario file"), read and judged whole before anything is played.

Everything that can be known without playing is known here: the form, the times, the commands with their fields, which
step a step is about, and that no file outside the scenario's folder is named. What the procedure refuses is the
player's to find.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Struct
from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from voorzitter_console import toml_file
from voorzitter_console.errors import within
from voorzitter_console.expected import first_fault, key
from voorzitter_console.practice.events import Gebeurtenis, NotBlank, ScenarioTable, read_events
from voorzitter_console.practice.scenario_steps import ScenarioFault, Stap, Steps, moment
from voorzitter_console.procedure.fold.deviations import CODES
from voorzitter_console.procedure.state import Livestream, Ordeverstoring, Politie, Vergadering
from voorzitter_console.protocol.load import ProtocolFault
from voorzitter_console.protocol.load import find as find_protocol
from voorzitter_console.protocol.model import Protocol
from voorzitter_console.text import one_line

__all__ = [
    "Gebeurtenis",
    "Scenario",
    "ScenarioFault",
    "Stap",
    "VergaderingGegevens",
    "Verwacht",
    "find",
    "load",
    "shipped",
]


def _begonnen_om(value: object) -> str:
    try:
        return moment(value, "", None).isoformat()
    except ScenarioFault:
        raise ValueError("een datum en tijd met offset, zoals 2026-03-10T19:30:00+01:00") from None


def _known_code(code: str) -> str:
    if code not in CODES:
        raise ValueError(f"een van {', '.join(CODES)}")
    return code


_Tekst = Annotated[str, Field(max_length=100_000), NotBlank]
_Aantal = Annotated[int, Field(ge=0, le=100_000)]


class VergaderingGegevens(ScenarioTable):
    """What is known of the meeting before it begins; the names are those of ``begin_vastlegging``."""

    orgaan: Literal["gemeenteraad", "raadscommissie"] = "gemeenteraad"
    titel: _Tekst | None = None
    begonnen_om: Annotated[str, BeforeValidator(_begonnen_om)] | None = None
    """ISO 8601 with offset, as ``begin_vastlegging`` keeps it."""
    locatie: _Tekst | None = None
    adres: _Tekst | None = None
    agendapunt: _Tekst | None = None
    voorzitter: _Tekst | None = None
    griffier: _Tekst | None = None
    voorzitter_functie: _Tekst | None = None
    locatie_soort: _Tekst | None = None
    rechthebbende: _Tekst | None = None
    livestream: bool = True
    geopend: bool = True
    openbaar: bool = True


class Verwacht(ScenarioTable):
    """How the play must end; None: not judged."""

    vergadering: Annotated[Vergadering, Field(strict=False)] | None = None
    ordeverstoring: Annotated[Ordeverstoring, Field(strict=False)] | None = None
    livestream: Annotated[Livestream, Field(strict=False)] | None = None
    politie: Annotated[Politie, Field(strict=False)] | None = None
    verstoringen: _Aantal | None = None
    vorderingen: Annotated[tuple[_Aantal, ...], Field(strict=False)] | None = None
    afwijkingen: Annotated[tuple[Annotated[str, AfterValidator(_known_code)], ...], Field(strict=False)] | None = None


class _Bestand(ScenarioTable):
    titel: _Tekst
    protocol: _Tekst
    aanvang: Any
    vergadering: VergaderingGegevens = VergaderingGegevens()
    stap: list[dict[str, Any]] = Field(default_factory=list)
    gebeurtenis: list[dict[str, Any]] = Field(default_factory=list)
    verwacht: Verwacht = Verwacht()


class Scenario(Struct, frozen=True, kw_only=True):
    """A scenario file that can be played; ``waar`` names it in faults, ``map`` is the folder it lies in."""

    titel: str
    protocol: Protocol
    aanvang: datetime
    """With the offset of the file."""
    vergadering: VergaderingGegevens
    stappen: tuple[Stap, ...]
    verwacht: Verwacht
    waar: str
    pad: Path = Path()
    """The file itself; ``waar`` is its name as it is shown."""
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()
    """What happens in the hall; ``stappen`` beside them are how it could have been recorded."""
    map: Path
    oefening: Literal[True] = True

    def moment(self, stap: Stap) -> datetime:
        """When the step happens."""
        return self.aanvang + stap.op


def load(path: Path) -> Scenario:
    """The scenario in a file. Raises ScenarioFault, and ProtocolFault where the protocol file beside it is faulty."""
    waar = one_line(str(path), 200)
    tables = toml_file.parse(toml_file.read(path, ScenarioFault), waar, ScenarioFault)
    try:
        bestand = _Bestand.model_validate(tables)
    except ValidationError as error:
        raise ScenarioFault(_place(waar, error)) from None
    aanvang = moment(bestand.aanvang, f"{waar}, sleutel aanvang", None)
    if not bestand.stap and not bestand.gebeurtenis:
        raise ScenarioFault(f"{waar}: verwacht werd minstens één [[stap]], met dubbele haken, of één [[gebeurtenis]]")
    meeting = bestand.vergadering
    if meeting.begonnen_om is not None and datetime.fromisoformat(meeting.begonnen_om) > aanvang:
        raise ScenarioFault(
            f"{waar}, sleutel vergadering.begonnen_om: ligt na de aanvang; verwacht werd een tijd die dan al is geweest"
        )
    if meeting.titel is None:
        meeting = meeting.model_copy(update={"titel": bestand.titel})
    steps = Steps(waar, path.parent, aanvang)
    for table in bestand.stap:
        steps.add(table)
    return Scenario(
        titel=bestand.titel,
        protocol=_protocol(bestand.protocol, waar, path.parent),
        aanvang=aanvang,
        vergadering=meeting,
        stappen=tuple(steps.done),
        verwacht=bestand.verwacht,
        waar=waar,
        gebeurtenissen=read_events(list(bestand.gebeurtenis), waar),
        map=path.parent,
        pad=path,
    )


DRILL = "twee-minuten"
"""Lies in this package and not among the scenarios: the first screen offers it."""


def shipped() -> tuple[str, ...]:
    """The names of the scenarios that come with the program."""
    return tuple(sorted(p.stem for p in _folder().glob("*.toml")))


def find(name_or_path: str) -> Path:
    """The file of a shipped scenario by its name, else the path as given. Raises ScenarioFault for an unknown name."""
    if name_or_path in shipped():
        return _folder() / f"{name_or_path}.toml"
    if name_or_path == DRILL:
        return Path(__file__).with_name(f"{DRILL}.toml")
    if any(sign in name_or_path for sign in "/\\.") or toml_file.is_file(Path(name_or_path)):
        return Path(name_or_path)
    raise ScenarioFault(
        f"Scenario '{one_line(name_or_path, 80)}' bestaat niet; kies {', '.join(shipped())}, of geef een pad."
    )


def _folder() -> Path:
    """In the wheel the scenarios lie in this package, in a checkout or editable install beside the package."""
    packed = Path(__file__).parent / "scenarios"
    return packed if packed.is_dir() else Path(__file__).parents[2] / "scenarios"


def _place(waar: str, error: ValidationError) -> str:
    loc, words = first_fault(error)
    if loc in (("stap",), ("gebeurtenis",)):
        return f"{waar}: verwacht werd minstens één [[{loc[0]}]], met dubbele haken"
    if len(loc) > 1 and isinstance(loc[1], int) and loc[0] in ("stap", "gebeurtenis"):
        wanted = "op, door en doe" if loc[0] == "stap" else "op of na, en wat"
        return f"{waar}, {loc[0]} {loc[1] + 1}: verwacht werd een [[{loc[0]}]] met {wanted}"
    return f"{waar}, sleutel {key(loc)}: {words}" if loc else f"{waar}: {words}"


def _protocol(name: str, waar: str, folder: Path) -> Protocol:
    try:
        return find_protocol(name, beside=folder)
    except ProtocolFault as fault:
        raise ProtocolFault(f"{waar}, sleutel protocol: {within(fault)}") from None
