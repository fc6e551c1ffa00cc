"""Text and data to commands: what a person gives, and what the journal holds, read and judged in one way.

A fault is one Dutch sentence that names the field and what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from msgspec import NODEFAULT, ValidationError, convert, structs

from voorzitter_console.errors import InvalidInput
from voorzitter_console.expected import FILLED, expected, fits
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.commands.base import Private
from voorzitter_console.procedure.labels import LABEL_FIELDS, MANY, SINGLE, label_key, may_name, one_or_many
from voorzitter_console.text import one_line, shows_nothing, without_surrogates

if TYPE_CHECKING:
    from voorzitter_console.entry import Entry

INTERNAL = frozenset({"vordering_id", "over_id", "sha256", "grootte", "bestand", "erkend_op", "langs"}) | {
    *("wijze", "verschil_ms", "marge_ms")
}
"""Fields that only the program sets."""
ENVELOPE = frozenset({"gebeurd_op", "kwaliteit"})
META = frozenset({"vul_aan", "corrigeer", "herroep", "bevestig", "betwist", "gewist", "hersteld"})
"""Commands about an earlier entry: they are no event of the meeting themselves."""
MACHINE_FIELDS = frozenset(
    {"scenario", "toestand", "label", "telt_als_vordering", "voortzetting", "pad", "getoond"}
) | {*("taak", "betreft", "maatregel", "genomen")}
"""What the machines read is not corrected but retracted and recorded anew (design, "The way of one key press").

So is the path of evidence: the file was hashed and copied when it was recorded; and whether a sentence stood on the
screen, which nobody can say afterwards; and which task or measure of the days after an entry is about.
"""


class InvalidCommand(InvalidInput):
    """A command or field that does not exist, or a value that is not of its kind; ``veld`` names the field."""

    def __init__(self, sentence: str, veld: str | None = None) -> None:
        super().__init__(f"{sentence[:1].upper()}{sentence[1:]}")
        self.veld = veld


def _classes(root: type[c.Command]) -> list[type[c.Command]]:
    return [k for sub in root.__subclasses__() for k in (sub, *_classes(sub))]


ALL: Mapping[str, type[c.Command]] = {k.COMMAND: k for k in _classes(c.Command) if k.COMMAND}
BEGINS = frozenset({c.BeginVastlegging.COMMAND, c.BeginMelding.COMMAND})
"""The first entry of a meeting, and of a melding."""
MELDING = frozenset(kind.COMMAND for kind in (c.MeldGedrag, c.ZetStap, c.SluitMelding))
"""The commands that only a melding has."""
OUTSIDE: tuple[str, ...] = tuple(sorted(ALL.keys() - BEGINS - MELDING - {"gewist", "hersteld"}))
"""The commands that a person or a scenario may give in a meeting."""


@cache
def field_names(soort: str) -> frozenset[str]:
    """The fields of a command as seen from outside, the envelope's included."""
    return frozenset(_fields(soort)) - INTERNAL


@cache
def _fields(soort: str) -> Mapping[str, structs.FieldInfo]:
    return {f.name: f for f in structs.fields(ALL[soort])}


def default_of(soort: str, veld: str) -> Any:
    """What a field holds where nobody gave it; None where it must be given."""
    default = _fields(soort)[veld].default
    return None if default is NODEFAULT else default


def _has_private(hint: Any) -> bool:
    metadata = getattr(hint, "__metadata__", ())
    return any(isinstance(m, Private) for m in metadata) or any(_has_private(a) for a in get_args(hint))


@cache
def private_fields(soort: str) -> frozenset[str]:
    """The fields whose text goes to the vault."""
    return frozenset(name for name, f in _fields(soort).items() if _has_private(f.type))


def private_in(command: c.Command) -> frozenset[str]:
    """The same for one command: a completed or corrected text is as private as the field it stands in for.

    A label that may be a name goes there too; ``NN1`` stays in the open, so that the chain can be read without names.
    """
    names = private_fields(command.COMMAND)
    names |= {name for name in LABEL_FIELDS if may_name(name, getattr(command, name, None))}
    if isinstance(command, c.Gewist) and command.staat_er_als:
        names |= {"staat_er_als"}
    if isinstance(command, c.VulAan | c.Corrigeer):
        veld, waarde = command.veld, command.waarde
        open_everywhere = veld in ENVELOPE or not any(veld in private_fields(s) for s in ALL)
        text = isinstance(waarde, str) and not (open_everywhere or veld in LABEL_FIELDS)
        return names | {"waarde"} if text or (veld in LABEL_FIELDS and may_name(veld, waarde)) else names
    return names


ERASED = "[gewist]"
"""Stands where a text was erased from the vault: the record says that something stood there."""
LOCKED = "[op slot]"
"""The same where the text is there, under a key that this computer does not have."""


def readable(entry: Entry) -> Mapping[str, Any]:
    """The payload of an entry with a mark in place of each erased value, so that it never reads as not given."""
    if not entry.gewist and not entry.op_slot:
        return entry.payload
    known = _fields(entry.soort).keys() if entry.soort in ALL else set()
    marks = dict.fromkeys(entry.gewist & known, ERASED) | dict.fromkeys(entry.op_slot & known, LOCKED)
    many = {n for n in marks if n in (*MANY, "staat_er_als") or (n == "waarde" and entry.payload.get("veld") in MANY)}
    return {**entry.payload, **{name: [mark] if name in many else mark for name, mark in marks.items()}}


def labels(found: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """A list of labels as it counts: each once; an empty one is none given."""
    return tuple(dict.fromkeys(found)) if all(isinstance(x, str) for x in found) and found else found or None


YEARS = range(2000, 2101)
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
    if moment.year not in YEARS:
        raise InvalidCommand(f"veld '{veld}': het jaar {moment.year} kan niet; controleer de datum", veld)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


DAYS = ("gedaan_op", "opnieuw_op", "besloten_op", "tot")
"""Fields that hold a day, as ISO 8601 writes it."""
PAST_DAYS = frozenset({"gedaan_op", "besloten_op"})
"""Those of what was done: never in the future."""


def clock_shown(text: str) -> re.Match[str] | None:
    """A time of day as a clock shows it: hours, minutes and (or None) seconds; None for anything else."""
    return re.fullmatch(r"([01]\d|2[0-3])[:.]([0-5]\d)(?:[:.]([0-5]\d))?", text)


def parse_day(value: str, veld: str) -> date:
    """A day of the calendar. Raises InvalidCommand for one that does not exist."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise InvalidCommand(f"veld '{veld}': verwacht een dag die bestaat, zoals 2026-03-12", veld) from None
    if day.year not in YEARS:
        raise InvalidCommand(f"veld '{veld}': het jaar {day.year} kan niet; controleer de datum", veld)
    return day


_TIMES = frozenset(
    {*DAYS, "begin", "begonnen_om", "verdaagd_naar", "verwacht_om", "aanwezig_sinds", "overschreven_op", "waarde"}
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


def _prepared(given: Mapping[str, Any]) -> dict[str, Any]:
    """The values as a command holds them: moments in UTC, texts without half signs, each label once."""
    values: dict[str, Any] = {}
    for name, value in given.items():
        if value is None:
            continue
        plain = parse_moment(value, name) if name == "gebeurd_op" else _plain(value, name)
        if name in MANY and isinstance(plain, tuple):
            plain = labels(plain)
        if plain is not None:
            values[name] = plain
    return values


def _judge(command: c.Command, given: Mapping[str, Any]) -> None:
    """What no kind of field can say. Raises InvalidCommand."""
    for name in SINGLE:
        if isinstance(given.get(name), str) and not given[name].strip():
            raise InvalidCommand(f"veld '{name}': verwacht een tekst die niet leeg is, zoals NN1", name)
    for name in ("aanvang", "begin", "begonnen_om", "erkend_op"):
        if isinstance(moment := getattr(command, name, None), str):
            parse_moment(moment, name)
    for name in DAYS:
        if isinstance(day := getattr(command, name, None), str):
            parse_day(day, name)
    shown = command.klok_zegt if isinstance(command, c.VergelijkKlok) else None
    if shown is not None and not clock_shown(shown):
        raise InvalidCommand("veld 'klok_zegt': verwacht een tijd, zoals 20:10:30", "klok_zegt")
    if isinstance(command, c.SpreekAan):
        if command.telt_als_vordering and command.scenario == "A":
            raise InvalidCommand("veld 'telt_als_vordering': kan alleen bij scenario B", "telt_als_vordering")
        if command.minuten is not None and command.scenario == "B":
            raise InvalidCommand("veld 'minuten': kan alleen bij scenario A", "minuten")


def _no_label(label: str) -> bool:
    return not label_key(label) or shows_nothing(label)


def parse_command(soort: str, given: Mapping[str, Any], *, melding: bool = False) -> c.Command:
    """A command from outside; ``melding``: one that only a melding has too. Raises InvalidCommand."""
    if soort not in OUTSIDE and not (melding and soort in MELDING):
        raise InvalidCommand(f"opdracht '{one_line(soort, 40)}' bestaat niet; wel bestaan: {', '.join(OUTSIDE)}")
    for name in given:
        if name not in field_names(soort):
            raise InvalidCommand(
                f"veld '{one_line(name, 40)}' bestaat niet bij {soort}; wel: {', '.join(sorted(field_names(soort)))}",
                name,
            )
    for name, value in given.items():
        if name in LABEL_FIELDS and any(isinstance(x, str) and _no_label(x) for x in one_or_many(value)):
            raise InvalidCommand(f"veld '{name}': verwacht een tekst die niet leeg is, zoals NN1", name)
        if isinstance(value, str) and value and shows_nothing(value):  # recorded, it would count as an answer
            raise InvalidCommand(f"veld '{name}': verwacht {FILLED}", name)
    command = parse_payload(soort, given)
    if isinstance(command, c.Uitgesproken) and command.getoond and command.tekst is None:
        # Old journals may hold it, and are read as they are; what comes in now says which words stood there.
        raise InvalidCommand("veld 'getoond': hoort bij een 'tekst': de zin zoals die op het scherm stond", "getoond")
    return command


def parse_payload(soort: str, payload: Mapping[str, Any]) -> c.Command:
    """A command from the journal (or made by the program). Raises InvalidCommand."""
    if soort not in ALL:
        raise InvalidCommand(f"opdracht '{one_line(soort, 40)}' is in deze versie van het programma onbekend")
    values = _prepared(payload)
    try:
        command = convert(values, ALL[soort])
    except ValidationError:
        raise _fault(soort, values) from None
    _judge(command, payload)
    return command


def payload_of(command: c.Command) -> dict[str, Any]:
    """What the journal keeps of a command: what was given, without the envelope's fields."""
    found: dict[str, Any] = {}
    for name, field in _fields(command.COMMAND).items():
        value = getattr(command, name)
        if name in ENVELOPE or value is None or value == field.default:
            continue
        found[name] = list(value) if isinstance(value, tuple) else value
    return found


def _fault(soort: str, values: Mapping[str, Any]) -> InvalidCommand:
    """The first field that is not right, in the order of the command's own fields."""
    known = _fields(soort)
    for name, field in known.items():
        if name not in values:
            if field.required:
                return InvalidCommand(f"veld '{name}' ontbreekt bij {soort}", name)
            continue
        if not fits(field.type, values[name]):
            return InvalidCommand(f"veld '{name}': {expected(field.type, values[name])}", name)
    name = next(name for name in values if name not in known)
    return InvalidCommand(f"veld '{one_line(name, 40)}' bestaat niet bij {soort}", name)
