"""Text and data to commands, at the edge: pydantic adapters, built for each command on its first use.

A fault is one Dutch sentence that names the field and what was expected.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from voorzitter_console.errors import InvalidInput
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.commands.base import Private
from voorzitter_console.procedure.labels import LABEL_FIELDS, MANY, label_key, may_name, one_or_many
from voorzitter_console.text import one_line, without_surrogates

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

    from voorzitter_console.entry import Entry

INTERNAL = frozenset({"vordering_id", "over_id", "sha256", "grootte", "bestand", "erkend_op", "langs"})
"""Fields that only the program sets."""
ENVELOPE = frozenset({"gebeurd_op", "kwaliteit"})
META = frozenset({"vul_aan", "corrigeer", "herroep", "bevestig", "betwist", "gewist"})
"""Commands about an earlier entry: they do not themselves happen in the hall."""
MACHINE_FIELDS = frozenset({"scenario", "toestand", "label", "telt_als_vordering", "voortzetting", "pad", "getoond"})
"""What the machines read is not corrected but retracted and recorded anew (design, "The way of one key press").

So is the path of evidence: the file was hashed and copied when it was recorded; and whether a sentence stood on the
screen, which nobody can say afterwards.
"""


class InvalidCommand(InvalidInput):
    """A command or field that does not exist, or a value that is not of its kind; ``veld`` names the field."""

    def __init__(self, sentence: str, veld: str | None = None) -> None:
        super().__init__(sentence)
        self.veld = veld


def _classes(root: type[c.Command]) -> list[type[c.Command]]:
    return [k for sub in root.__subclasses__() for k in (sub, *_classes(sub))]


ALL: Mapping[str, type[c.Command]] = {k.COMMAND: k for k in _classes(c.Command) if k.COMMAND}
OUTSIDE: tuple[str, ...] = tuple(sorted(ALL.keys() - {"begin_vastlegging", "gewist"}))
"""The commands that a person or a scenario may give."""


@cache
def field_names(soort: str) -> frozenset[str]:
    """The fields of a command as seen from outside, the envelope's included."""
    return frozenset(f.name for f in fields(ALL[soort])) - INTERNAL


@cache
def _hints(soort: str) -> Mapping[str, Any]:
    return get_type_hints(ALL[soort], include_extras=True)


def _has_private(hint: Any) -> bool:
    metadata = getattr(hint, "__metadata__", ())
    return any(isinstance(m, Private) for m in metadata) or any(_has_private(a) for a in get_args(hint))


@cache
def private_fields(soort: str) -> frozenset[str]:
    """The fields whose text goes to the vault."""
    return frozenset(name for name, hint in _hints(soort).items() if _has_private(hint))


def private_in(command: c.Command) -> frozenset[str]:
    """The same for one command: a completed or corrected text is as private as the field it stands in for.

    A label that may be a name goes there too; ``NN1`` stays in the open, so that the chain can be read without names.
    """
    names = private_fields(command.COMMAND)
    names |= {name for name in LABEL_FIELDS if may_name(name, getattr(command, name, None))}
    if isinstance(command, c.VulAan | c.Corrigeer):
        veld, waarde = command.veld, command.waarde
        open_everywhere = veld in ENVELOPE or not any(veld in private_fields(s) for s in ALL)
        text = isinstance(waarde, str) and not (open_everywhere or veld in LABEL_FIELDS)
        return names | {"waarde"} if text or (veld in LABEL_FIELDS and may_name(veld, waarde)) else names
    return names


ERASED = "[gewist]"
"""Stands where a text was erased from the vault: the record says that something stood there."""


def readable(entry: Entry) -> Mapping[str, Any]:
    """The payload of an entry with a mark in place of each erased value, so that it never reads as not given."""
    if not entry.gewist:
        return entry.payload
    gone = entry.gewist & (_names(entry.soort) if entry.soort in ALL else frozenset())
    many = {name for name in gone if name in MANY or (name == "waarde" and entry.payload.get("veld") in MANY)}
    return {**entry.payload, **{name: [ERASED] if name in many else ERASED for name in gone}}


@cache
def _adapter(soort: str) -> TypeAdapter[dict[str, Any]]:
    """Strict validation of a command's fields as a mapping (a dataclass itself is no strict input for pydantic)."""
    from typing import NotRequired, Required

    from pydantic import TypeAdapter
    from typing_extensions import TypedDict

    kinds: dict[str, Any] = {}
    for f in fields(ALL[soort]):
        hint = _hints(soort)[f.name]
        kinds[f.name] = Required[hint] if f.default is MISSING else NotRequired[hint]
    make: Any = TypedDict
    shape = make(soort, kinds)
    shape.__pydantic_config__ = {"extra": "forbid", "strict": True}
    return TypeAdapter(shape)


def labels(found: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """A list of labels as it counts: each once; an empty one is none given."""
    return tuple(dict.fromkeys(found)) if all(isinstance(x, str) for x in found) and found else found or None


_YEARS = range(2000, 2101)
"""A year outside it is a typing error, and would break the ids (RFC 9562 counts from 1970)."""


def parse_moment(value: object, veld: str) -> datetime:
    """A moment with its offset, in UTC. Raises InvalidCommand for one without."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise InvalidCommand(
            f"veld '{veld}': verwacht een datum en tijd met tijdzone, zoals 2026-03-10T20:12:10+01:00", veld
        )
    try:
        moment = value.astimezone(UTC)
    except OverflowError:
        raise InvalidCommand(f"veld '{veld}': dit jaar bestaat niet op de klok", veld) from None
    if moment.year not in _YEARS:
        raise InvalidCommand(f"veld '{veld}': het jaar {moment.year} kan niet; controleer de datum", veld)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


_TIMES = frozenset(
    {"begin", "begonnen_om", "verdaagd_naar", "verwacht_om", "aanwezig_sinds", "overschreven_op", "waarde"}
)
"""Texts that may be given as a TOML date or time."""


def _plain(value: Any, veld: str) -> Any:
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, datetime | date | time) and veld in _TIMES:
        if isinstance(value, datetime) and value.tzinfo is None:
            parse_moment(value, veld)
        return value.isoformat()
    if isinstance(value, list | tuple):
        return tuple(_plain(v, veld) for v in value)
    return value


def _validate(soort: str, given: Mapping[str, Any]) -> c.Command:
    values: dict[str, Any] = {}
    for name, value in given.items():
        if value is None:
            continue
        values[name] = parse_moment(value, name) if name == "gebeurd_op" else _plain(value, name)
    for name in ("gericht_aan", "labels"):
        if isinstance(values.get(name), tuple):
            values[name] = labels(values[name])
            if values[name] is None:
                del values[name]
    from pydantic import ValidationError

    try:
        command = ALL[soort](**_adapter(soort).validate_python(values))
    except ValidationError as error:
        raise _sentence(soort, error) from None
    for name in ("label", "dader", "tegen"):
        if isinstance(given.get(name), str) and not given[name].strip():
            raise InvalidCommand(f"veld '{name}': verwacht een tekst die niet leeg is, zoals NN1", name)
    if isinstance(command, c.BeginVastlegging):
        parse_moment(command.aanvang, "aanvang")
    for name in ("begin", "begonnen_om", "erkend_op"):
        if isinstance(moment := getattr(command, name, None), str):
            parse_moment(moment, name)
    if isinstance(command, c.SpreekAan):
        if command.telt_als_vordering and command.scenario == "A":
            raise InvalidCommand("veld 'telt_als_vordering': kan alleen bij scenario B", "telt_als_vordering")
        if command.minuten is not None and command.scenario == "B":
            raise InvalidCommand("veld 'minuten': kan alleen bij scenario A", "minuten")
    return command


def parse_command(soort: str, given: Mapping[str, Any]) -> c.Command:
    """A command from outside. Raises InvalidCommand."""
    if soort not in OUTSIDE:
        raise InvalidCommand(f"opdracht '{one_line(soort, 40)}' bestaat niet; wel bestaan: {', '.join(OUTSIDE)}")
    for name in given:
        if name not in field_names(soort):
            raise InvalidCommand(
                f"veld '{one_line(name, 40)}' bestaat niet bij {soort}; wel: {', '.join(sorted(field_names(soort)))}",
                name,
            )
    for name, value in given.items():
        if name in LABEL_FIELDS and any(isinstance(x, str) and not label_key(x) for x in one_or_many(value)):
            raise InvalidCommand(f"veld '{name}': verwacht een tekst die niet leeg is, zoals NN1", name)
    return _validate(soort, given)


def parse_payload(soort: str, payload: Mapping[str, Any]) -> c.Command:
    """A command from the journal (or made by the program). Raises InvalidCommand."""
    if soort not in ALL:
        raise InvalidCommand(f"opdracht '{one_line(soort, 40)}' is in deze versie van het programma onbekend")
    return _validate(soort, payload)


def recorded_command(soort: str, payload: Mapping[str, Any]) -> c.Command:
    """The command of an entry that was judged by :func:`parse_command` before it was written, built without a judge.

    So that a meeting resumes without waiting for pydantic. Raises InvalidCommand where the fields do not fit; values of
    a wrong kind are found by :func:`parse_payload`, which is asked where the fold stumbles.
    """
    if soort not in ALL or not payload.keys() <= _names(soort) or not _required(soort) <= payload.keys():
        return parse_payload(soort, payload)
    values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in payload.items()}
    return ALL[soort](**values)


@cache
def _names(soort: str) -> frozenset[str]:
    return frozenset(f.name for f in fields(ALL[soort])) - ENVELOPE


@cache
def _required(soort: str) -> frozenset[str]:
    return frozenset(f.name for f in fields(ALL[soort]) if f.default is MISSING)


def payload_of(command: c.Command) -> dict[str, Any]:
    """What the journal keeps of a command: what was given, without the envelope's fields."""
    found: dict[str, Any] = {}
    for f in fields(command):
        value = getattr(command, f.name)
        if f.name in ENVELOPE or value is None or (f.default is not MISSING and value == f.default):
            continue
        found[f.name] = list(value) if isinstance(value, tuple) else value
    return found


_KINDS = {
    "string_type": "een tekst tussen aanhalingstekens",
    "int_type": "een geheel getal",
    "bool_type": "true of false",
    "tuple_type": 'een lijst, zoals ["NN1", "NN2"]',
    "string_too_short": "een tekst die niet leeg is",
    "too_long": "een kortere lijst",
}


def _sentence(soort: str, error: ValidationError) -> InvalidCommand:
    first = error.errors(include_url=False, include_input=False)[0]
    veld = str(first["loc"][0]) if first["loc"] else None
    kind, ctx = first["type"], first.get("ctx", {})
    where = f"veld '{one_line(veld or '', 40)}'"
    if kind in ("missing", "missing_argument", "missing_keyword_only_argument"):
        return InvalidCommand(f"{where} ontbreekt bij {soort}", veld)
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return InvalidCommand(f"{where} bestaat niet bij {soort}", veld)
    if kind == "literal_error":
        return InvalidCommand(f"{where}: verwacht een van {ctx.get('expected', '').replace(' or ', ', ')}", veld)
    if kind == "string_too_long":
        return InvalidCommand(f"{where}: de tekst is te lang (hoogstens {ctx.get('max_length')} tekens)", veld)
    if kind == "greater_than_equal":
        return InvalidCommand(f"{where}: verwacht een getal van {ctx.get('ge')} of hoger", veld)
    if kind == "less_than_equal":
        return InvalidCommand(f"{where}: verwacht een getal van hoogstens {ctx.get('le')}", veld)
    return InvalidCommand(f"{where}: verwacht {_KINDS.get(kind, 'een andere waarde')}", veld)
