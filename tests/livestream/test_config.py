"""The settings of the livestream: what may stand there, and one sentence for what may not."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from voorzitter_console.livestream import secret
from voorzitter_console.livestream.config import read
from voorzitter_console.settings import SettingsFault
from voorzitter_console.toml_file import KeyPlace

GOOD = """
soort = "obs"
bellen = "Raadstreams, 010 123 45 67"
opname_stopt_mee = false
[obs]
adres = "192.168.10.5"
poort = 4455
[webhook.stop]
url = "https://leverancier.example/api/stop/{id}"
headers = { Authorization = "Bearer {geheim:leverancier}" }
body = '{"toestand": "{toestand}"}'
expect_status = [200, 202]
timeout_s = 2
retries = 1
[webhook.status]
method = "GET"
url = "http://10.0.0.8:8088/api/"
allow_http = true
gestopt_als = "False</streaming>"
live_als = "True</streaming>"
"""

FAULTS: dict[str, str] = {
    'soort = "youtube"': "livestream.soort: verwacht een van obs, webhook, hand",
    'soort = "webhook"': "livestream.webhook.stop ontbreekt",
    "bellen = 7": "livestream.bellen: verwacht een tekst",
    "onbekend = 1": "livestream.onbekend: bestaat niet",
    "obs = 3": "livestream.obs: verwacht een tabel",
    "[obs]\npoort = 70000": "livestream.obs.poort: verwacht een getal",
    '[obs]\nadres = "ws://obs"': "livestream.obs.adres",
    '[obs]\nwachtwoord = "geheim"': "livestream.obs.wachtwoord: bestaat niet",
    '[obs]\ngeheim = "../x"': "kan geen naam van een geheim zijn",
    "[webhook.ander]\nurl = 'https://x'": "verwacht de tabellen stop, start en status",
    "[webhook.stop]": "ten minste url",
    "[webhook.stop]\nurl = 'http://10.0.0.1/'": "http:// is onversleuteld",
    "[webhook.stop]\nurl = 'ftp://x/'": "verwacht een adres dat met https:// begint",
    "[webhook.stop]\nurl = 'https://jan:geheim@x/'": "een wachtwoord hoort niet in het adres",
    "[webhook.stop]\nurl = 'https://{geheim:x}/'": "verwacht een adres dat met https:// begint",
    "[webhook.stop]\nurl = 'https://x/'\nheaders = { Authorization = 'Bearer abc' }": "een geheim staat niet in dit",
    "[webhook.stop]\nurl = 'https://x/'\nheaders = { X = \"a\\r\\nb\" }": "kan niet worden verstuurd",
    "[webhook.stop]\nurl = 'https://x/'\nexpect_status = 302": "een omleiding telt nooit",
    "[webhook.stop]\nurl = 'https://x/'\ntimeout_s = 60": "timeout_s: verwacht een getal",
    "[webhook.start]\nurl = 'https://x/'\nretries = 1": "alleen bij stop",
    "[webhook.status]\nurl = 'https://x/'": "gestopt_als ontbreekt",
    "[webhook.stop]\nurl = 'https://x/'\nverify = false": "verify: bestaat niet",
}


def table(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def test_what_may_stand_there() -> None:
    found = read(table(GOOD), KeyPlace("i.toml"))
    assert (found.soort, found.obs.adres, found.bellen) == ("obs", "192.168.10.5", "Raadstreams, 010 123 45 67")
    assert found.stop is not None
    assert (found.stop.expect_status, found.stop.timeout_s, found.stop.retries) == ((200, 202), 2.0, 1)
    assert found.start is None
    assert found.status is not None
    assert read({}, KeyPlace("i.toml")).soort == "hand"


@pytest.mark.parametrize("text", FAULTS)
def test_what_may_not_is_said_in_one_sentence(text: str) -> None:
    with pytest.raises(SettingsFault) as fault:
        read(table(text), KeyPlace("i.toml"))
    assert FAULTS[text] in str(fault.value)
    assert str(fault.value).startswith("i.toml, sleutel livestream")
    assert len(str(fault.value).splitlines()) == 1


def test_a_secret_comes_from_the_environment_before_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring

    kept = {("voorzitter-console", "obs"): "uit de sleutelbos"}
    monkeypatch.setattr(keyring, "get_password", lambda service, name: kept.get((service, name)))
    assert secret.find("obs") == "uit de sleutelbos"
    assert secret.find("ander") is None
    monkeypatch.setenv("VOORZITTER_CONSOLE_GEHEIM_OBS", "uit de omgeving")
    assert secret.find("obs") == "uit de omgeving"


def test_a_keyring_that_is_not_there_is_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.errors import NoKeyringError

    def none(*_given: str) -> None:
        raise NoKeyringError("none")

    monkeypatch.setattr(keyring, "get_password", none)
    assert secret.find("obs") is None
