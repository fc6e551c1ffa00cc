"""A supplier behind a webhook: requested is not stopped, and whatever goes wrong ends in time and in one sentence."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from tests.livestream.bench import BELLEN, connected, obs_channel, watched
from tests.livestream.conftest import WITHIN
from tests.livestream.fake_obs import FakeObs
from tests.livestream.obs_rig import free_port
from tests.livestream.supplier import Supplier, certificate, packed
from tests.parts import need
from voorzitter_console.clock import SystemClock
from voorzitter_console.livestream import webhook
from voorzitter_console.livestream.config import Verzoek
from voorzitter_console.livestream.port import LIMIT
from voorzitter_console.livestream.webhook import WebhookKanaal

pytestmark = pytest.mark.usefixtures("sneller")


def channel(supplier: Supplier, *, status: bool = True, **options: Any) -> WebhookKanaal:
    given: dict[str, Any] = {"allow_http": True, "timeout_s": 0.6, **options}
    seen = Verzoek(
        url=f"{supplier.url}/status",
        method="GET",
        allow_http=True,
        timeout_s=given["timeout_s"],
        gestopt_als="False</streaming>",
        live_als="True</streaming>",
        tls_ca=given.get("tls_ca", ""),
    )
    plain = {name: value for name, value in given.items() if name != "retries"}
    return WebhookKanaal(
        SystemClock(),
        stop=Verzoek(**{"url": f"{supplier.url}/stop", **given}),
        start=Verzoek(**{**plain, "url": f"{supplier.url}/start"}),
        status=seen if status else None,
        secret={"leverancier": 'geheim"/waarde'}.get,
        bellen=BELLEN,
    )


async def test_a_stop_counts_when_the_status_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "LIMIT", LIMIT)
    async with Supplier() as supplier:
        kanaal = channel(supplier, timeout_s=5.0)
        found = await kanaal.ask("gestopt")
        assert (found.bevestigd, found.langs, found.zin) == ("gestopt", "webhook", "")
        assert found.erkend_op
        assert found.bevestigd_op
        assert found.erkend_op <= found.bevestigd_op
        assert (await kanaal.ask("live")).bevestigd == "live"


async def test_without_a_status_it_was_only_requested() -> None:
    async with Supplier() as supplier:
        found = await channel(supplier, status=False).ask("gestopt")
        assert found.bevestigd is None
        assert found.erkend_op is not None
        assert "gevraagd aan de webhook" in found.zin
        assert BELLEN in found.zin


FAULTS = {
    "500": "antwoordt met fout 500",
    "redirect": "leidt om naar een ander adres",
    "slow": "antwoordt niet binnen",
    "silent": "antwoordt niet binnen",
    "huge": "te groot",
    "no http": "geen geldig HTTP",
    "packed": "antwoordt ingepakt",
    "packed twice": "antwoordt ingepakt",
    "ignores": "nam het aan, maar de uitzending veranderde niet",
}


@pytest.mark.parametrize("how", FAULTS)
async def test_every_fault_ends_in_time_and_in_one_sentence(how: str) -> None:
    if how.startswith("packed"):
        packed(len(how.split()))  # made before the time counts
    async with Supplier(how) as supplier:
        begin = time.monotonic()
        found = await channel(supplier, status=how == "ignores").ask("gestopt")
        assert time.monotonic() - begin < WITHIN
        assert found.bevestigd is None
        assert FAULTS[how] in found.zin
        assert len(found.zin.splitlines()) == 1
        assert sum("/stop" in head for head, _ in supplier.asked) == 1


async def test_a_port_that_is_closed() -> None:
    supplier = Supplier()
    supplier.port = free_port()
    assert "neemt niets aan" in (await channel(supplier).ask("gestopt")).zin


async def test_a_stop_is_tried_again_with_the_same_key_and_a_start_is_not() -> None:
    async with Supplier("once") as supplier:
        assert (await channel(supplier, retries=1, timeout_s=1.0).ask("gestopt")).gelukt
        keys = [line for head, _ in supplier.asked for line in head.split("\r\n") if line.startswith("Idempotency-Key")]
        assert keys[0] == keys[1]
    async with Supplier("500") as supplier:
        assert not (await channel(supplier, retries=3).ask("live")).gelukt
        assert len(supplier.asked) == 1


async def test_secrets_and_texts_cannot_break_out_of_their_place() -> None:
    async with Supplier() as supplier:
        kanaal = channel(
            supplier,
            url=f"{supplier.url}/stop?sleutel={{geheim:leverancier}}",
            headers={"X-Token": "Bearer {geheim:leverancier}"},
            body='{"wat": "{toestand}", "sleutel": "{geheim:leverancier}", "om": "{moment}"}',
        )
        await kanaal.ask("gestopt")
        head, body = supplier.asked[0]
        assert "/stop?sleutel=geheim%22%2Fwaarde HTTP" in head
        assert 'Bearer geheim"/waarde' in head
        assert json.loads(body)["sleutel"] == 'geheim"/waarde'
        assert json.loads(body)["wat"] == "gestopt"


async def test_a_secret_that_is_missing_is_named_and_nothing_is_sent() -> None:
    async with Supplier() as supplier:
        found = await channel(supplier, headers={"X-Token": "{geheim:ander}"}).ask("gestopt")
        assert "VOORZITTER_CONSOLE_GEHEIM_ANDER" in found.zin
        assert supplier.asked == []


@pytest.mark.lang
async def test_a_certificate_that_is_not_trusted_or_for_another_name_gets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need(shutil.which("openssl") is not None, "openssl is not installed")
    monkeypatch.setattr(webhook, "LIMIT", LIMIT)  # how long a handshake takes is the machine's
    good, other = certificate(tmp_path), certificate(tmp_path, "ergens.example")
    for tls, ca, works in ((good, "", False), (other, str(other), False), (good, str(good), True)):
        async with Supplier(tls=tls) as supplier:
            found = await channel(supplier, tls_ca=ca, timeout_s=5.0).ask("gestopt")
            assert found.gelukt is works, found.zin
            if not works:
                assert "Het certificaat van 127.0.0.1 klopt niet" in found.zin
                assert supplier.asked == []


async def test_nothing_packed_is_asked_for_whatever_the_settings_say() -> None:
    async with Supplier() as supplier:
        await channel(supplier, headers={"accept-encoding": "gzip", "X-Eigen": "ja"}).ask("gestopt")
        head, _ = supplier.asked[0]
        lines = [line.lower() for line in head.split("\r\n")]
        assert [line for line in lines if line.startswith("accept-encoding")] == ["accept-encoding: identity"]
        assert "x-eigen: ja" in lines


async def test_the_environment_neither_adds_trust_nor_has_the_keys_written_nor_leads_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need(shutil.which("openssl") is not None, "openssl is not installed")
    monkeypatch.setattr(webhook, "LIMIT", LIMIT)
    made, keys = certificate(tmp_path), tmp_path / "sleutels"
    monkeypatch.setenv("SSL_CERT_FILE", str(made))
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with Supplier(tls=made) as supplier:
        found = await channel(supplier, timeout_s=5.0).ask("gestopt")
        assert "Het certificaat van 127.0.0.1 klopt niet" in found.zin
        assert (await channel(supplier, tls_ca=str(made), timeout_s=5.0).ask("gestopt")).gelukt
    assert not keys.exists()


async def test_without_encryption_only_on_the_own_network(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("203.0.114.5", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_o: answer)
    supplier = Supplier()
    async with watched(channel(supplier)) as bench:
        found = await bench.ask("gestopt")
    assert "buiten het eigen netwerk" in found.zin


async def test_the_webhook_is_the_last_rung_under_obs() -> None:
    async with Supplier() as supplier, FakeObs(live=True) as obs, connected(obs, webhook=channel(supplier)) as bench:
        obs.freeze()
        found = await bench.ask("gestopt")
        assert (found.bevestigd, found.langs) == ("gestopt", "webhook")
    async with Supplier("500") as supplier, watched(obs_channel(free_port(), webhook=channel(supplier))) as bench:
        found = await bench.ask("gestopt")
        assert found.bevestigd is None
        assert "fout 500" in found.zin


async def test_the_status_is_looked_at_and_told() -> None:
    async with Supplier() as supplier, watched(channel(supplier)) as bench:
        await bench.until(lambda v: v.uitzending is True, "live")
        supplier.live = False
        await bench.until(lambda v: v.uitzending is False, "stopped at the supplier")
