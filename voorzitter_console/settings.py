"""Where things are and what the user set: one TOML file, paths by ``platformdirs``. No secret stands in it.

A new table is a frozen :class:`SettingsTable` with defaults, whose ``wrong`` names what its keys may not hold, and one
field of :class:`Settings`; nothing else needs to know it. What is in the file is judged whole, each fault with its
line. The tables [livestream], [alarm] and [toetsen] are judged by who uses them
(:mod:`voorzitter_console.livestream.config`, the screens' own keys); ``voorzitter-console instellen`` asks what most
municipalities need.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace
from platformdirs import user_config_path, user_data_path

from voorzitter_console import toml_file
from voorzitter_console.errors import InvalidInput
from voorzitter_console.toml_file import KeyPlace, plain_keys

Wrong = Iterator[tuple[str, str]]
"""The keys that hold what they may not, each with what is expected."""
_APP = "voorzitter-console"
_SECRET = r"//[^/@]*:[^/@]+@|[?&]password="
"""A password in the address of a server."""
_CONTROL = r"[\x00-\x1f]"
T = TypeVar("T", bound="SettingsTable")
PREPARED = "voorbereid"
"""The folder of what was prepared for meetings to come, in the user's own data folder."""
THEMES = ("donker", "licht", "kleurloos")
ORGANEN = ("gemeenteraad", "raadscommissie")


class SettingsFault(InvalidInput):
    """A settings file that is not of its form; ``alle`` are its faults, a sentence each."""

    def __init__(self, *alle: str) -> None:
        more = len(alle) - 1
        rest = f"Er {'is' if more == 1 else 'zijn'} nog {more} meer; alle ziet u met voorzitter-console diagnose."
        super().__init__(f"{alle[0]} {rest}" if more else alle[0])
        self.alle = alle


class SettingsTable(Struct, frozen=True):
    """A table of the file. ``OTHER`` are fields that are no key of it, ``ROWS`` are keys that repeat, each a table."""

    OTHER: ClassVar[frozenset[str]] = frozenset()
    ROWS: ClassVar[Mapping[str, type[SettingsTable]]] = {}

    def wrong(self) -> Wrong:
        """What is of the right kind and still cannot be."""
        return iter(())


def _path_wrong(key: str, value: str) -> Wrong:
    """``"C:\\temp"`` in double quotes holds a tab: what was meant can be seen, and is said."""
    if re.search(_CONTROL, value):
        yield (
            key,
            (
                r"dit is geen pad; een \ in een tekst begint een teken (\t, \n). Zet een pad van Windows tussen enkele "
                r"aanhalingstekens, zoals 'C:\Gegevens\journaal.sqlite'"
            ),
        )


class Zaal(SettingsTable, frozen=True, kw_only=True):
    """A hall that the municipality meets in: one ``[[zaal]]``."""

    naam: str = ""
    adres: str = ""
    """Street and place, for who calls the police."""

    def wrong(self) -> Wrong:
        if not self.naam.strip():
            yield "naam", "elke zaal heeft een naam"


class Vooraf(SettingsTable, frozen=True, kw_only=True):
    """Defaults for the opening form."""

    OTHER = frozenset({"locatie_soort", "rechthebbende", "zalen"})

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
    locatie_soort: str = ""
    rechthebbende: str = ""
    """Both only from what was prepared for one meeting."""
    zalen: tuple[Zaal, ...] = ()
    """The halls of the settings: choosing one fills in its address."""

    def address_of(self, locatie: str) -> str:
        """The address of the hall of that name, however it is typed; empty where it is none of them."""
        return next((z.adres for z in self.zalen if z.naam.casefold() == locatie.strip().casefold()), "")

    def wrong(self) -> Wrong:
        if self.orgaan not in ORGANEN:
            yield "orgaan", f"verwacht een van {', '.join(ORGANEN)}"


class Kopie(SettingsTable, frozen=True, kw_only=True):
    """Where a copy of the journal goes by itself, at each schorsing and after closing."""

    map: str = ""
    """A folder on another disk, such as a USB stick; empty: none."""

    def wrong(self) -> Wrong:
        return _path_wrong("map", self.map)


class Anker(SettingsTable, frozen=True, kw_only=True):
    """A time-stamping authority (RFC 3161): its address, and the PEM file of its root certificate."""

    url: str = ""
    """Empty: none is asked."""
    ca: str = ""
    """Empty: tokens are kept, and cannot be judged here."""

    def wrong(self) -> Wrong:
        if self.url and not self.url.startswith(("https://", "http://")):
            yield "url", "verwacht een adres dat met https:// of http:// begint"
        yield from _path_wrong("ca", self.ca)


class KluisInstelling(SettingsTable, frozen=True, kw_only=True):
    """The lock on the vault of real meetings."""

    versleutel: bool = False
    """Whether it is wanted: a console says where it is not on, and asks for the phrase where no keyring answers."""


class KlokInstelling(SettingsTable, frozen=True, kw_only=True):
    """What the laptop's clock is held against at the begin and the end of a meeting."""

    server: str = ""
    """A time server (SNTP), ``host`` or ``host:port``; empty: the griffier compares by eye."""

    def wrong(self) -> Wrong:
        if self.server and not re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?", self.server):
            yield "server", "verwacht een naam of adres, zoals ntp.time.nl"


class Bewaren(SettingsTable, frozen=True, kw_only=True):
    """How long personal text stays."""

    maanden: int = 0
    """Calendar months after the last entry of a closed meeting; 0: no term."""

    def wrong(self) -> Wrong:
        if not 0 <= self.maanden <= 1200:
            yield "maanden", "verwacht een getal van 0 tot en met 1200"


class Archief(SettingsTable, frozen=True, kw_only=True):
    """A server to which what is recorded here flows while the meeting runs."""

    url: str = ""
    """``postgresql://user@host/database``; empty: none. The password stands in ``~/.pgpass``, never here."""

    def wrong(self) -> Wrong:
        if self.url and not self.url.lower().startswith(("postgresql://", "postgres://")):
            yield "url", "verwacht een adres dat met postgresql:// begint"
        elif re.search(_SECRET, self.url):
            yield "url", "een wachtwoord hoort niet in dit bestand; zet het in ~/.pgpass"


class Nummers(SettingsTable, frozen=True, kw_only=True):
    """Whom to telephone; 112 needs no setting. The livestream's supplier is ``livestream.bellen``."""

    bodedienst: str = ""
    politie: str = ""
    """The police where there is no hurry, or the agreed line to the local team; the national one is 0900-8844."""

    def wrong(self) -> Wrong:
        for name in ("bodedienst", "politie"):
            if (value := getattr(self, name)) and not re.search(r"\d{3}", value):
                yield name, "verwacht een telefoonnummer, met of zonder naam ervoor"


class Settings(SettingsTable, frozen=True, kw_only=True):
    """What holds on this laptop."""

    OTHER = frozenset({"bestand"})
    ROWS = MappingProxyType({"zaal": Zaal})

    database: str = ""
    thema: str = "donker"
    station: str = ""
    protocol: str = "maassluis-2025"
    gemeente: str = ""
    """Of the municipality, for this file's reader; what documents say is the protocol's."""
    vergadering: Vooraf = Vooraf()
    zaal: tuple[Zaal, ...] = ()
    """The first is the usual one."""
    nummers: Nummers = Nummers()
    toetsen: Mapping[str, str] = field(default_factory=dict)
    livestream: Mapping[str, Any] = field(default_factory=dict)
    """As it stands in the file."""
    alarm: Mapping[str, Any] = field(default_factory=dict)
    """Likewise: what rings when the police are asked for."""
    kopie: Kopie = Kopie()
    anker: Anker = Anker()
    bewaren: Bewaren = Bewaren()
    klok: KlokInstelling = KlokInstelling()
    kluis: KluisInstelling = KluisInstelling()
    archief: Archief = Archief()
    bestand: KeyPlace = KeyPlace("instellingen.toml")
    """The file, for sentences about it."""

    @property
    def waar(self) -> str:
        """Where the file is."""
        return self.bestand.waar

    @property
    def vooraf(self) -> Vooraf:
        """What the opening form begins with: the first hall, unless [vergadering] names a place; a hall's address."""
        first = self.zaal[0].naam if self.zaal and self.vergadering.locatie == Vooraf().locatie else ""
        chosen = replace(self.vergadering, locatie=first or self.vergadering.locatie, zalen=self.zaal)
        return chosen if chosen.adres else replace(chosen, adres=chosen.address_of(chosen.locatie))

    def wrong(self) -> Wrong:
        if self.thema not in THEMES:
            yield "thema", f"verwacht een van {', '.join(THEMES)}"
        if self.database.lower().startswith(("postgresql://", "postgres://")):
            if re.search(_SECRET, self.database):
                yield "database", "een wachtwoord hoort niet in dit bestand; zet het in ~/.pgpass"
        else:
            yield from _path_wrong("database", self.database)


def settings_path() -> Path:
    """The settings file; the environment variable VOORZITTER_CONSOLE_INSTELLINGEN names another."""
    given = os.environ.get("VOORZITTER_CONSOLE_INSTELLINGEN")
    return Path(given) if given else user_config_path(_APP, appauthor=False) / "instellingen.toml"


def data_path(name: str) -> Path:
    """A file in the user's own data folder (never a roaming or shared one)."""
    return user_data_path(_APP, appauthor=False, roaming=False) / name


def load(path: Path | None = None) -> Settings:
    """The settings; the defaults where there is no file. Raises SettingsFault."""
    chosen, faults = judge(path)
    if faults:
        raise SettingsFault(*faults)
    return chosen


def judge(path: Path | None = None) -> tuple[Settings, tuple[str, ...]]:
    """The settings, and all that is wrong in the file; what is wrong has its default. Never raises."""
    path = path or settings_path()
    station = platform.node()[:60] or "laptop"
    unread = Settings(station=station, bestand=KeyPlace(str(path)))
    try:
        if not path.exists():
            return unread, ()
        text = toml_file.read(path, SettingsFault)
        raw = toml_file.parse(text, str(path), SettingsFault) if text.strip() else {}
    except OSError:
        return unread, (f"{path}: het instellingenbestand is niet te bereiken; controleer de rechten.",)
    except SettingsFault as fault:
        return unread, tuple(f"{one.rstrip('.')}." for one in fault.alle)
    file, faults = KeyPlace(str(path), text), list[str]()
    made = _record(file, Settings, {"station": station, **raw}, faults)
    return replace(made, bestand=file), tuple(faults)


def _record(at: KeyPlace, kind: type[T], raw: Any, faults: list[str]) -> T:
    """A table as its record; a key that is wrong has its default, and its fault is told."""
    default = kind()
    keys = [name for name in kind.__struct_fields__ if name not in kind.OTHER]
    plain = {name: type(value) for name in keys if type(value := getattr(default, name)) in toml_file.KINDS}
    apart = [name for name in keys if name not in plain]
    given = plain_keys(at, raw, plain, faults, apart=frozenset(apart))
    for name in apart:
        if isinstance(raw, Mapping) and name in raw:
            given[name] = _part(at / name, getattr(default, name), raw[name], faults, kind.ROWS.get(name))
    found = kind(**given)
    for name, expected in found.wrong():
        faults.append(f"{at / name}: {expected}.")
        given.pop(name, None)
    return kind(**given)


def _part(at: KeyPlace, default: Any, raw: Any, faults: list[str], each: type[SettingsTable] | None) -> Any:
    """What is no plain key: a record, a row of them (``each``), or a table that is judged elsewhere."""
    if each is not None:
        if not isinstance(raw, list):
            faults.append(f"{at}: verwacht per {at.path[-1]} een tabel [[{at.path[-1]}]].")
            return default
        return tuple(_record(at / number, each, one, faults) for number, one in enumerate(raw))
    if not isinstance(default, Mapping):
        return _record(at, type(default), raw, faults)
    if not isinstance(raw, Mapping):
        faults.append(f"{at}: verwacht een tabel [{at.path[-1]}].")
        return default
    if at.path == ("toetsen",):
        for name, value in raw.items():
            if not isinstance(value, str):
                faults.append(f"{at / name}: verwacht een letter of F-toets tussen aanhalingstekens.")
        return {name: value for name, value in raw.items() if isinstance(value, str)}
    return raw
