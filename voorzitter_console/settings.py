"""Where things are and what the user set: one TOML file, paths by ``platformdirs``. No secret stands in it.

``instellingen.toml`` may hold: database, thema, station, protocol, and a table [vergadering] with the opening form's
defaults (orgaan, titel, locatie, agendapunt, voorzitter, griffier, livestream), a table [toetsen] with other keys (the
name of a key = a letter or F-key; the screens check those), tables [kopie] (``map``), [anker] (``url``, ``ca``),
[klok] (``server``) and [telefoon] (``bodedienst``, ``politie``). The tables [livestream] and [alarm] are judged by
:mod:`voorzitter_console.livestream.config`.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from platformdirs import user_config_path, user_data_path

from voorzitter_console import toml_file
from voorzitter_console.errors import InvalidInput

_APP = "voorzitter-console"
_APART = (
    *("vergadering", "toetsen", "livestream", "alarm", "telefoon"),
    *("kopie", "anker", "bewaren", "klok", "waar"),
)
"""What is no plain key of the file."""


class SettingsFault(InvalidInput):
    """A settings file that is not of its form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vooraf:
    """Defaults for the opening form."""

    orgaan: str = "gemeenteraad"
    titel: str = ""
    locatie: str = "Raadzaal"
    adres: str = ""
    """Street and place, for who calls the police."""
    begonnen_om: str = ""
    """The usual hour, such as ``19:30``: filled in on the opening form once it is past."""
    agendapunt: str = ""
    voorzitter: str = "de burgemeester"
    griffier: str = "de griffier"
    livestream: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopie:
    """Where a copy of the journal goes by itself, at each schorsing and after closing."""

    map: str = ""
    """A folder on another disk, such as a USB stick; empty: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anker:
    """A time-stamping authority (RFC 3161): its address, and the PEM file of its root certificate."""

    url: str = ""
    """Empty: none is asked."""
    ca: str = ""
    """Empty: tokens are kept, and cannot be judged here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telefoon:
    """Numbers that are shown where somebody has to call; this program never dials."""

    bodedienst: str = ""
    politie: str = ""
    """The police's own number, for when it is no emergency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KlokInstelling:
    """What the laptop's clock is held against at the begin and the end of a meeting."""

    server: str = ""
    """A time server (SNTP), ``host`` or ``host:port``; empty: the griffier compares by eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bewaren:
    """How long personal text stays."""

    maanden: int = 0
    """Calendar months after the last entry of a closed meeting; 0: no term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds on this laptop."""

    database: str = ""
    thema: str = "donker"
    station: str = ""
    protocol: str = "maassluis-2025"
    vergadering: Vooraf = field(default_factory=Vooraf)
    toetsen: Mapping[str, str] = field(default_factory=dict)
    livestream: Mapping[str, Any] = field(default_factory=dict)
    """As it stands in the file."""
    alarm: Mapping[str, Any] = field(default_factory=dict)
    """Likewise: what rings when the police are asked for."""
    telefoon: Telefoon = field(default_factory=Telefoon)
    kopie: Kopie = field(default_factory=Kopie)
    anker: Anker = field(default_factory=Anker)
    bewaren: Bewaren = field(default_factory=Bewaren)
    klok: KlokInstelling = field(default_factory=KlokInstelling)
    waar: str = "instellingen.toml"
    """Where the file is, for sentences about it."""


def settings_path() -> Path:
    """The settings file; the environment variable VOORZITTER_CONSOLE_INSTELLINGEN names another."""
    given = os.environ.get("VOORZITTER_CONSOLE_INSTELLINGEN")
    return Path(given) if given else user_config_path(_APP, appauthor=False) / "instellingen.toml"


def data_path(name: str) -> Path:
    """A file in the user's own data folder (never a roaming or shared one)."""
    return user_data_path(_APP, appauthor=False, roaming=False) / name


def load(path: Path | None = None) -> Settings:
    """The settings; the defaults where there is no file. Raises SettingsFault."""
    path = path or settings_path()
    default = Settings(station=platform.node()[:60] or "laptop")
    try:
        if not path.exists():
            return default
    except OSError:
        raise SettingsFault(f"{path}: het instellingenbestand is niet te bereiken; controleer de rechten.") from None
    text = toml_file.read(path, SettingsFault)
    raw = toml_file.parse(text, str(path), SettingsFault) if text.strip() else {}
    apart = ("vergadering", "livestream", "alarm", "telefoon", "kopie", "anker", "bewaren", "klok")
    tables = {name: _table(path, raw, name) for name in apart}
    own_keys = _own_keys(path, raw.pop("toetsen", {}))
    chosen = {"station": default.station, **_checked(path, "", Settings, raw)}
    opening = Vooraf(**_checked(path, "vergadering.", Vooraf, tables["vergadering"]))
    anchor = Anker(**_checked(path, "anker.", Anker, tables["anker"]))
    if anchor.url and not anchor.url.startswith(("https://", "http://")):
        raise SettingsFault(f"{path}, sleutel anker.url: verwacht een adres dat met https:// of http:// begint.")
    keep = Bewaren(**_checked(path, "bewaren.", Bewaren, tables["bewaren"]))
    if not 0 <= keep.maanden <= 1200:
        raise SettingsFault(f"{path}, sleutel bewaren.maanden: verwacht een getal van 0 tot en met 1200.")
    return Settings(
        **chosen,
        vergadering=opening,
        kopie=Kopie(**_checked(path, "kopie.", Kopie, tables["kopie"])),
        anker=anchor,
        bewaren=keep,
        telefoon=Telefoon(**_checked(path, "telefoon.", Telefoon, tables["telefoon"])),
        alarm=tables["alarm"],
        klok=_clock(path, tables["klok"]),
        toetsen=own_keys,
        livestream=tables["livestream"],
        waar=str(path),
    )


def _clock(path: Path, table: dict[str, Any]) -> KlokInstelling:
    klok = KlokInstelling(**_checked(path, "klok.", KlokInstelling, table))
    if klok.server and not re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?", klok.server):
        raise SettingsFault(f"{path}, sleutel klok.server: verwacht een naam of adres, zoals ntp.time.nl.")
    return klok


def _table(path: Path, raw: dict[str, Any], name: str) -> dict[str, Any]:
    found = raw.pop(name, {})
    if not isinstance(found, dict):
        raise SettingsFault(f"{path}, sleutel {name}: verwacht een tabel [{name}].")
    return found


def _own_keys(path: Path, table: Any) -> dict[str, str]:
    if not isinstance(table, dict):
        raise SettingsFault(f"{path}, sleutel toetsen: verwacht een tabel [toetsen].")
    for name, value in table.items():
        if not isinstance(value, str):
            raise SettingsFault(
                f"{path}, sleutel toetsen.{name}: verwacht een letter of F-toets tussen aanhalingstekens."
            )
    return table


Kind = type[Settings] | type[Vooraf] | type[Kopie] | type[Anker] | type[Bewaren] | type[KlokInstelling] | type[Telefoon]


def _checked(path: Path, prefix: str, kind: Kind, raw: dict[str, Any]) -> dict[str, Any]:
    default = kind()
    known = {
        f.name: type(getattr(default, f.name)) for f in fields(kind) if kind is not Settings or f.name not in _APART
    }
    choices = {"thema": ("donker", "licht", "kleurloos"), "orgaan": ("gemeenteraad", "raadscommissie")}
    for name, value in raw.items():
        where = f"{path}, sleutel {prefix}{name}"
        if name not in known:
            raise SettingsFault(f"{where}: bestaat niet; wel bestaan: {', '.join(sorted(known))}.")
        if type(value) is not known[name]:
            kinds = {bool: "true of false", int: "een heel getal"}
            wanted = kinds.get(known[name], "een tekst tussen aanhalingstekens")
            raise SettingsFault(f"{where}: verwacht {wanted}.")
        if name in choices and value not in choices[name]:
            raise SettingsFault(f"{where}: verwacht een van {', '.join(choices[name])}.")
    return raw
