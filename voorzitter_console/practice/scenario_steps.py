"""The ``[[stap]]`` tables of a scenario file: read one after another, each judged by those above it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast, get_args

from msgspec import Struct

from voorzitter_console import toml_file
from voorzitter_console.entry import Rol
from voorzitter_console.errors import InvalidInput, within
from voorzitter_console.procedure.parse import META, OUTSIDE, YEARS, InvalidCommand, parse_command
from voorzitter_console.text import one_line

_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9]):([0-5][0-9])")
_OWN = frozenset({"op", "door", "doe", "geweigerd", "stap"})
_DOOR: tuple[str, ...] = get_args(Rol)
_LARGEST = 2**53 - 1
"""RFC 8785 knows no larger whole number."""


class ScenarioFault(InvalidInput):
    """A scenario file that is missing or not of its form: file, line or step, field, and what was expected."""


class Stap(Struct, frozen=True, kw_only=True):
    """One ``[[stap]]``; ``nummer`` counts from 1, ``op`` is since aanvang.

    ``velden`` are the command's fields as parse_command takes them, without ``positie``: ``stap`` names the earlier
    step that this one is about. A ``gebeurd_op`` in it is an aware datetime.
    """

    nummer: int
    op: timedelta
    door: Rol
    doe: str
    velden: Mapping[str, Any]
    stap: int | None = None
    geweigerd: bool = False
    bestand: Path | None = None
    """Where the ``pad`` of voeg_bewijs_toe lies; outside repr, which must say the same on every machine."""

    def __repr__(self) -> str:
        told = (name for name in self.__struct_fields__ if name != "bestand")
        return f"Stap({', '.join(f'{name}={getattr(self, name)!r}' for name in told)})"


def since_aanvang(value: object) -> timedelta | None:
    """A time of the file: ``"00:42:10"``, the hours may pass 24; None where it is none."""
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    return timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=int(found[3])) if found else None


def op_of(value: object, place: str) -> timedelta:
    """The ``op`` of a step or an event. Raises ScenarioFault."""
    op = since_aanvang(value)
    if op is None:
        raise ScenarioFault(f"{place}: veld 'op': verwacht werd een tijd sinds aanvang, zoals \"00:42:10\"")
    return op


def moment(value: object, place: str, aanvang: datetime | None) -> datetime:
    """An offset datetime; with ``aanvang`` also HH:MM:SS since then."""
    since = since_aanvang(value)
    if since is not None and aanvang is not None:
        return aanvang + since
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            value = None
    also = "" if aanvang is None else ' (of "00:42:10" sinds aanvang)'
    expected = f"verwacht werd een datum en tijd met offset, zoals 2026-03-10T19:30:00+01:00{also}"
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ScenarioFault(f"{place}: de tijd staat er zonder offset; {expected}")
    if not isinstance(value, datetime):
        raise ScenarioFault(f"{place}: {expected}")
    if value.year not in YEARS:
        raise ScenarioFault(f"{place}: verwacht werd een jaar van {YEARS[0]} tot en met {YEARS[-1]}")
    return value


def _recordable(value: object) -> bool:
    if isinstance(value, list):
        return all(_recordable(v) for v in value)
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, int):
        return abs(value) <= _LARGEST
    return isinstance(value, str)


class Steps:
    """Reads the steps one after another; each is judged by those above it."""

    def __init__(self, waar: str, folder: Path, aanvang: datetime) -> None:
        self.done: list[Stap] = []
        self._waar, self._folder, self._aanvang = waar, folder, aanvang

    def add(self, table: Mapping[str, Any]) -> None:
        """The next step. Raises ScenarioFault."""
        nummer = len(self.done) + 1
        place = f"{self._waar}, stap {nummer}"
        for name in ("op", "door", "doe"):
            if name not in table:
                raise ScenarioFault(f"{place}: veld '{name}' ontbreekt")
        op = self._op(table["op"], place)
        door = self._choice(table["door"], _DOOR, f"{place}: veld 'door'")
        doe = self._choice(table["doe"], OUTSIDE, f"{place}: veld 'doe': deze opdracht bestaat niet")
        geweigerd = table.get("geweigerd", False)
        if not isinstance(geweigerd, bool):
            raise ScenarioFault(f"{place}: veld 'geweigerd': verwacht werd true of false")
        about = self._about(table, doe, place)
        fields = {name: value for name, value in table.items() if name not in _OWN}
        bestand = self._fields(fields, doe, place)
        try:
            parse_command(doe, {**fields, "positie": about} if about else fields)
        except InvalidCommand as fault:
            raise ScenarioFault(f"{place}: {within(fault)}") from None
        self.done.append(
            Stap(
                nummer=nummer,
                op=op,
                door=cast(Rol, door),
                doe=doe,
                velden=MappingProxyType(fields),
                stap=about,
                geweigerd=geweigerd,
                bestand=bestand,
            )
        )

    def _op(self, value: object, place: str) -> timedelta:
        op = op_of(value, place)
        if self.done and op < self.done[-1].op:
            raise ScenarioFault(f"{place}: veld 'op': {value} ligt voor de stap erboven; verwacht werd tijdsvolgorde")
        return op

    @staticmethod
    def _choice(value: object, choices: tuple[str, ...], place: str) -> str:
        if not isinstance(value, str) or value not in choices:
            shown = f" ({one_line(value, 40)})" if isinstance(value, str) else ""
            raise ScenarioFault(f"{place}{shown}; verwacht werd een van {', '.join(choices)}")
        return value

    def _about(self, table: Mapping[str, Any], doe: str, place: str) -> int | None:
        """The earlier step that vul_aan, corrigeer, herroep, bevestig or betwist is about."""
        if doe not in META:
            if "stap" in table:
                raise ScenarioFault(f"{place}: veld 'stap' bestaat niet bij {doe}; wel bij {', '.join(sorted(META))}")
            return None
        if "positie" in table:
            raise ScenarioFault(f"{place}: veld 'positie' kan niet in een scenario; noem de stap, zoals stap = 7")
        if "stap" not in table:
            raise ScenarioFault(f"{place}: veld 'stap' ontbreekt; noem de stap waar {doe} over gaat, zoals stap = 7")
        value = table["stap"]
        if isinstance(value, bool) or not isinstance(value, int):
            raise ScenarioFault(f"{place}: veld 'stap': verwacht werd het nummer van een stap, zoals stap = 7")
        if not 1 <= value <= len(self.done):
            raise ScenarioFault(
                f"{place}: veld 'stap': een stap {value} staat er niet boven; verwacht werd een eerdere stap"
            )
        if self.done[value - 1].geweigerd:
            raise ScenarioFault(f"{place}: veld 'stap': stap {value} wordt geweigerd en is dus niet vastgelegd")
        return value

    def _fields(self, fields: dict[str, Any], doe: str, place: str) -> Path | None:
        """Bring times to datetimes, and judge what parse_command cannot know; the file of a ``pad``."""
        if "gebeurd_op" in fields:
            fields["gebeurd_op"] = moment(fields["gebeurd_op"], f"{place}: veld 'gebeurd_op'", self._aanvang)
        if "waarde" in fields and doe in META:
            if fields.get("veld") == "gebeurd_op":
                when = moment(fields["waarde"], f"{place}: veld 'waarde'", self._aanvang)
                fields["waarde"] = when.astimezone(UTC).isoformat(timespec="milliseconds")
            elif not _recordable(fields["waarde"]):
                raise ScenarioFault(f"{place}: veld 'waarde': verwacht werd een tekst, een getal, true of false")
        pad = fields.get("pad")
        if doe != "voeg_bewijs_toe" or not isinstance(pad, str):
            return None
        found = toml_file.inside(self._folder, pad)
        if found is None:
            raise ScenarioFault(f"{place}: veld 'pad': {one_line(pad, 80)} ligt niet in de map van het scenario")
        if not toml_file.is_file(found):
            raise ScenarioFault(f"{place}: veld 'pad': {one_line(pad, 80)} bestaat niet in de map van het scenario")
        return found
