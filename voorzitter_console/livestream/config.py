"""The table [livestream] of the settings file, judged: one Dutch sentence for each way to be wrong.

Secrets never stand in it: ``{geheim:naam}`` in an address, header or body names one (:mod:`.secret`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import urlsplit

from msgspec import Struct, field

from voorzitter_console.livestream.secret import NAME
from voorzitter_console.settings import SettingsFault
from voorzitter_console.text import one_line
from voorzitter_console.toml_file import KeyPlace, plain_keys

Soort = Literal["obs", "webhook", "hand"]
SOORTEN = ("obs", "webhook", "hand")
LONGEST = 5.0
"""Seconds for one webhook; an ask has 7.5 for everything."""
PLACEHOLDER = re.compile(r"\{(toestand|id|moment|waar|geheim:[^{}]*)\}")
_LOOKS_SECRET = re.compile(r"authori[sz]ation|cookie|token|secret|password|api-?key", re.IGNORECASE)
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


class ObsAdres(Struct, frozen=True, kw_only=True):
    """Where OBS listens."""

    adres: str = "127.0.0.1"
    poort: int = 4455
    geheim: str = "obs"
    """The name of the secret that holds the password."""


class Verzoek(Struct, frozen=True, kw_only=True):
    """One webhook request; ``gestopt_als`` and ``live_als`` only for the status."""

    url: str
    method: str = "POST"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    expect_status: tuple[int, ...] = ()
    """Empty: any 2xx."""
    expect_body: str = ""
    """A text that the answer must hold."""
    timeout_s: float = 3.0
    retries: int = 0
    """Of stop and alarm only; all within the time of one ask."""
    tls_ca: str = ""
    """A file with the certificates to trust in place of the system's own."""
    client_cert: str = ""
    """A file with certificate and key by which we identify."""
    allow_http: bool = False
    """Without encryption, to a private address only."""
    gestopt_als: str = ""
    live_als: str = ""


class Instelling(Struct, frozen=True, kw_only=True):
    """How this municipality's livestream is stopped."""

    soort: Soort = "hand"
    bellen: str = ""
    """Whom to call, with the number."""
    opname_stopt_mee: bool = False
    """Whether the recording stops with the stream (OBS); as a rule it goes on."""
    opname_verwacht: bool = True
    """Whether to warn where no recording runs (OBS)."""
    obs: ObsAdres = field(default_factory=ObsAdres)
    stop: Verzoek | None = None
    start: Verzoek | None = None
    status: Verzoek | None = None


def read(table: Mapping[str, Any], file: KeyPlace) -> Instelling:
    """The settings of [livestream] in that file. Raises SettingsFault."""
    given = dict(table)
    obs, webhook = given.pop("obs", {}), given.pop("webhook", {})
    top = file / "livestream"
    plain = _checked(top, given, Instelling(), ("obs", "stop", "start", "status"))
    if plain.get("soort", "hand") not in SOORTEN:
        raise SettingsFault(f"{top / 'soort'}: verwacht een van {', '.join(SOORTEN)}.")
    where = top / "obs"
    adres = ObsAdres(**_checked(where, obs, ObsAdres(), ()))
    if not 1 <= adres.poort <= 65535:
        raise SettingsFault(f"{where / 'poort'}: verwacht een getal van 1 tot en met 65535.")
    if not re.fullmatch(r"[A-Za-z0-9.:_-]{1,253}", adres.adres):
        raise SettingsFault(f"{where / 'adres'}: verwacht een naam of IP-adres, zonder ws:// en zonder poort.")
    _secret_name(where / "geheim", adres.geheim)
    where = top / "webhook"
    if not isinstance(webhook, dict) or webhook.keys() - {"stop", "start", "status"}:
        raise SettingsFault(f"{where}: verwacht de tabellen stop, start en status, en niets anders.")
    requests = {name: _request(where / name, name, one) for name, one in webhook.items()}
    if plain.get("soort") == "webhook" and "stop" not in requests:
        raise SettingsFault(f"{where / 'stop'} ontbreekt; zonder die tabel kan de console niet stoppen.")
    return Instelling(
        **plain, obs=adres, stop=requests.get("stop"), start=requests.get("start"), status=requests.get("status")
    )


def read_alarm(table: Mapping[str, Any], file: KeyPlace) -> Verzoek | None:
    """The settings of [alarm] in that file; None where there are none. Raises SettingsFault.

    ``{waar}`` in its texts is where the police are wanted; a header takes no such text.
    """
    if not table:
        return None
    made = _request(file / "alarm", "alarm", table)
    if any("{waar}" in value for value in made.headers.values()):
        raise SettingsFault(f"{file / 'alarm' / 'headers'}: {{waar}} kan in url en body, niet in een kop.")
    return made


def _request(waar: KeyPlace, name: str, table: Any) -> Verzoek:
    if not isinstance(table, dict) or "url" not in table:
        raise SettingsFault(f"{waar}: verwacht een tabel met ten minste url.")
    given = dict(table)
    headers, statuses = given.pop("headers", {}), given.pop("expect_status", [])
    if isinstance(given.get("timeout_s"), int) and not isinstance(given["timeout_s"], bool):
        given["timeout_s"] = float(given["timeout_s"])
    made = Verzoek(
        **_checked(waar, given, Verzoek(url=""), ("headers", "expect_status")),
        headers=_headers(waar, headers),
        expect_status=_statuses(waar, statuses),
    )
    if not 0.1 <= made.timeout_s <= LONGEST:
        raise SettingsFault(f"{waar / 'timeout_s'}: verwacht een getal van 0.1 tot en met {LONGEST:.0f} (seconden).")
    if not re.fullmatch(r"[A-Z]{3,10}", made.method):
        raise SettingsFault(f"{waar / 'method'}: verwacht een methode in hoofdletters, zoals POST of GET.")
    if not 0 <= made.retries <= 5 or (made.retries and name not in ("stop", "alarm")):
        raise SettingsFault(f"{waar / 'retries'}: verwacht een getal van 0 tot en met 5, en alleen bij stop en alarm.")
    if name == "status" and not made.gestopt_als:
        raise SettingsFault(
            f"{waar / 'gestopt_als'} ontbreekt: welke tekst in het antwoord zegt dat de uitzending uit is?"
        )
    if name != "status" and (made.gestopt_als or made.live_als):
        raise SettingsFault(f"{waar}: gestopt_als en live_als horen bij livestream.webhook.status.")
    _check_url(waar / "url", made)
    for text in (made.url, made.body, *made.headers.values()):
        for found in PLACEHOLDER.findall(text):
            if found.startswith("geheim:"):
                _secret_name(waar, found.removeprefix("geheim:"))
    return made


def _check_url(waar: KeyPlace, verzoek: Verzoek) -> None:
    try:
        parts = urlsplit(verzoek.url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if (
        parts.scheme not in ("http", "https")
        or not host
        or "{" in parts.netloc
        or re.search(r"[\s\x00-\x1f]", verzoek.url)
    ):
        raise SettingsFault(f"{waar}: verwacht een adres dat met https:// begint.")
    if "@" in parts.netloc:
        raise SettingsFault(f"{waar}: een wachtwoord hoort niet in het adres; gebruik een kop met {{geheim:naam}}.")
    if parts.scheme == "http" and not verzoek.allow_http:
        raise SettingsFault(
            f"{waar}: http:// is onversleuteld; gebruik https://, of zet allow_http = true (eigen net)."
        )


def _headers(waar: KeyPlace, table: Any) -> dict[str, str]:
    if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
        raise SettingsFault(f"{waar / 'headers'}: verwacht een tabel van teksten.")
    for name, value in table.items():
        where = f"{waar / 'headers'}.{one_line(name, 40)}"
        if not _TOKEN.fullmatch(name) or re.search(r"[\x00-\x1f\x7f]", value) or not value.isascii():
            raise SettingsFault(f"{where}: deze kop kan niet worden verstuurd.")
        if _LOOKS_SECRET.search(name) and "{geheim:" not in value:
            raise SettingsFault(f"{where}: een geheim staat niet in dit bestand; schrijf {{geheim:naam}}.")
    return dict(table)


def _statuses(waar: KeyPlace, given: Any) -> tuple[int, ...]:
    found = given if isinstance(given, list) else [given]
    if not all(type(x) is int and (200 <= x < 300 or 400 <= x < 600) for x in found):
        raise SettingsFault(
            f"{waar / 'expect_status'}: verwacht een getal zoals 200, of een lijst; een omleiding telt nooit."
        )
    return tuple(found)


def _secret_name(waar: KeyPlace, name: str) -> None:
    if not NAME.fullmatch(name):
        raise SettingsFault(f"{waar}: '{one_line(name, 40)}' kan geen naam van een geheim zijn (a-z, 0-9, - en _).")


def _checked(waar: KeyPlace, raw: Any, default: Struct, apart: tuple[str, ...]) -> dict[str, Any]:
    """The plain fields of a table, each of the kind that its default has. Raises SettingsFault."""
    known = {name: type(getattr(default, name)) for name in default.__struct_fields__ if name not in apart}
    faults: list[str] = []
    found = plain_keys(waar, raw, known, faults)
    if faults:
        raise SettingsFault(*faults)
    return found
