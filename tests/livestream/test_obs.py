"""OBS asked to stop and to start: what is said to be so is what the sink would say, and it is said in time."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from typing import Any

import pytest

from tests.livestream.bench import connected, obs_channel, watched
from tests.livestream.fake_obs import FakeObs
from tests.livestream.obs_rig import free_port

pytestmark = pytest.mark.usefixtures("sneller")

Setup = Callable[[FakeObs], object]


async def test_a_stop_is_confirmed_when_the_sink_is_silent_and_its_three_times_are_apart() -> None:
    async with FakeObs(live=True) as obs, connected(obs) as bench:
        found = await bench.ask("gestopt")
        assert (found.bevestigd, found.langs, found.zin) == ("gestopt", "obs", "")
        assert found.erkend_op is not None
        assert found.bevestigd_op is not None
        assert found.erkend_op < found.bevestigd_op
        assert [live for live, _ in obs.on_air] == [False]
        assert abs(found.bevestigd_op.timestamp() - obs.on_air[0][1]) < 0.05


async def test_a_start_is_confirmed_when_it_is_on_air() -> None:
    async with FakeObs() as obs, connected(obs) as bench:
        found = await bench.ask("live")
        assert (found.bevestigd, found.langs, found.zin) == ("live", "obs", "")
        assert obs.live


@pytest.mark.parametrize("wanted", ["gestopt", "live"])
async def test_what_is_so_already_is_confirmed_without_harm(wanted: Any) -> None:
    async with FakeObs(live=wanted == "live") as obs, connected(obs) as bench:
        found = await bench.ask(wanted)
        assert found.gelukt
        assert obs.on_air == []


async def test_an_obs_with_a_delay_is_forced() -> None:
    async with FakeObs(live=True) as obs, connected(obs) as bench:
        obs.delay = 10.0
        found = await bench.ask("gestopt")
        assert (found.bevestigd, found.langs) == ("gestopt", "obs_noodstop")
        assert "gedwongen" in found.zin
        assert not obs.live


async def test_not_ready_is_asked_again() -> None:
    async with FakeObs(live=True) as obs, connected(obs) as bench:
        obs.not_ready = 2
        assert (await bench.ask("gestopt")).gelukt


STOPS: dict[str, tuple[Setup, str]] = {
    "frozen": (FakeObs.freeze, "NIET BEVESTIGD dat de livestream uit is (OBS"),
    "killed": (lambda obs: obs._do(obs.kill()), "NIET BEVESTIGD dat de livestream uit is (Op 127.0.0.1:"),
    "stubborn": (lambda obs: setattr(obs, "stubborn", True), "(OBS zendt nog uit)"),
    "deaf": (lambda obs: obs.deaf.update({"StopStream", "TriggerHotkeyByName"}), "OBS antwoordt niet op"),
    "malformed": (
        lambda obs: setattr(obs, "on_request", lambda soort: ["{"] if soort == "StopStream" else []),
        "niet te begrijpen",
    ),
}


@pytest.mark.parametrize("fault", STOPS)
async def test_a_stop_that_cannot_be_seen_is_never_said_to_be_confirmed(fault: str) -> None:
    setup, sentence = STOPS[fault]
    async with FakeObs(live=True) as obs, connected(obs) as bench:
        setup(obs)
        await asyncio.sleep(0.02)
        found = await bench.ask("gestopt")
        assert found.bevestigd is None
        assert sentence in found.zin
        assert found.zin.endswith("bevestig met L.")
        assert "Raadstreams, 010 123 45 67" in found.zin


async def test_an_obs_that_answers_no_stop_but_was_stopped_by_force_is_seen_to_be_off() -> None:
    async with FakeObs(live=True) as obs, connected(obs) as bench:
        obs.deaf.add("StopStream")
        found = await bench.ask("gestopt")
        assert (found.bevestigd, found.langs) == ("gestopt", "obs_noodstop")
        assert not obs.live


async def test_a_broken_connection_is_no_reason_to_stay_on_air() -> None:
    async with FakeObs(live=True) as obs, connected(obs) as bench:
        obs.on_request = lambda soort: ["geen json"] if soort == "StopStream" and obs.asked.count(soort) == 1 else []
        obs.deaf = set()
        found = await bench.ask("gestopt")
        assert found.gelukt, found.zin
        assert not obs.live


async def test_a_start_to_a_dead_sink_ends_stopped_and_says_why() -> None:
    async with FakeObs() as obs, connected(obs) as bench:
        obs.dead_sink = True
        found = await bench.ask("live")
        assert found.bevestigd == "gestopt"
        assert "de ontvanger is niet te bereiken" in found.zin


async def test_a_start_that_nobody_answered_never_comes_late() -> None:
    async with FakeObs() as obs, connected(obs) as bench:
        obs.freeze()
        found = await bench.ask("live")
        assert found.bevestigd is None
        obs.thaw()
        await bench.until(lambda v: v.verbonden is True, "connected again")
        await asyncio.sleep(0.1)
        assert not obs.live
        assert "StartStream" not in obs.asked


async def test_a_start_that_went_out_and_was_given_up_is_taken_back_when_it_comes_late() -> None:
    async with FakeObs() as obs, connected(obs) as bench:

        def frozen(soort: str) -> list[Any]:
            if soort == "StartStream":
                obs.freeze()
            return []

        obs.on_request = frozen
        obs.deaf.add("StartStream")
        found = await bench.ask("live")
        assert found.bevestigd is None
        obs.operator_starts()  # what OBS makes of it once it goes on: no client can tell whose start it is
        obs.thaw()
        await bench.until(lambda v: "verlopen" in v.toelichting, "taken back")
        assert [live for live, _ in obs.on_air] == [True, False]


async def test_a_start_with_a_delay_is_neither_confirmed_nor_given_up() -> None:
    async with FakeObs() as obs, connected(obs) as bench:
        obs.delay = 1.0
        found = await bench.ask("live")
        assert found.bevestigd is None
        assert not found.te_melden
        assert bench.last.uitzending is None
        await bench.until(lambda v: v.uitzending is True, "live after its delay")
        assert obs.asked.count("StartStream") == 1


async def test_a_stop_cuts_off_a_start_that_is_under_way() -> None:
    async with FakeObs() as obs, connected(obs) as bench:
        obs.delay = 1.0
        start = asyncio.create_task(bench.kanaal.ask("live"))
        await asyncio.sleep(0.1)
        start.cancel()
        obs.delay = 0.0
        assert (await bench.ask("gestopt")).gelukt
        await asyncio.sleep(1.2)
        assert obs.on_air == []


@pytest.mark.parametrize(
    ("password", "sentence"),
    [("fout", "weigert het wachtwoord"), (None, "vraagt een wachtwoord en er is er geen")],
)
async def test_a_wrong_password_is_said(password: str | None, sentence: str) -> None:
    async with FakeObs(live=True) as obs, watched(obs_channel(obs.port, password=password)) as bench:
        await bench.until(lambda v: v.verbonden is False and sentence in v.zin, "refused")
        found = await bench.ask("gestopt")
        assert found.bevestigd is None
        assert sentence in found.zin
        assert obs.live


async def test_a_closed_port_is_said() -> None:
    async with watched(obs_channel(free_port())) as bench:
        await bench.until(lambda v: "luistert geen OBS" in v.zin, "refused")
        assert "luistert geen OBS" in (await bench.ask("live")).zin


@pytest.mark.parametrize(("answers", "sentence"), [(True, "niet bekend op dit netwerk"), (False, "antwoordt niet")])
async def test_an_unknown_host_is_said_also_where_the_name_server_is_silent(
    answers: bool, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = threading.Event()

    def look(*_given: object, **_options: object) -> None:
        silent.wait(0 if answers else 60)
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", look)
    kanaal = obs_channel(4455)
    kanaal._adres = type(kanaal._adres)(adres="bestaat-niet.invalid")
    async with watched(kanaal) as bench:
        await bench.until(lambda v: v.verbonden is False, "unknown")
        assert sentence in (await bench.ask("gestopt")).zin
    silent.set()


async def test_a_server_that_is_no_obs_and_one_that_says_nothing() -> None:
    async def web(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        await writer.drain()
        writer.close()

    async def mute(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.transport.abort()

    for serve, sentence in ((web, "antwoordt iets anders dan OBS"), (mute, "OBS antwoordt niet")):
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        async with server:
            async with watched(obs_channel(server.sockets[0].getsockname()[1])) as bench:
                found = await bench.ask("gestopt")
            assert found.bevestigd is None
            assert sentence.lower() in found.zin.lower().replace("obs op 127.0.0.1", "obs").replace(
                f":{server.sockets[0].getsockname()[1]}", ""
            )


async def test_a_public_address_is_refused_before_anything_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    from voorzitter_console.livestream.obs.link import Link, ObsDenied

    tried: list[object] = []
    monkeypatch.setattr("websockets.asyncio.client.connect", lambda *a, **_o: tried.append(a))
    for host in ("2001:4860:4860::8888", "8.8.8.8"):
        with pytest.raises(ObsDenied, match="buiten het eigen netwerk"):
            await Link.open(host, 4455, None, lambda _event: None, seconds=5)
    assert tried == []


async def test_a_second_output_that_goes_on_is_no_stop_and_is_named() -> None:
    """Case 25: a plug-in's second service still broadcasts when OBS' own stream has stopped."""
    async with FakeObs(live=True) as obs:
        obs.second = ("Dienst 2",)
        async with connected(obs) as bench:
            found = await bench.ask("gestopt")
            assert found.bevestigd is None
            assert not found.gelukt
            assert "'Dienst 2'" in f"{found.zin} {found.reden}"
            assert not obs.live  # its own stream did stop
            obs.second = ()
            assert (await bench.ask("gestopt")).bevestigd == "gestopt"
