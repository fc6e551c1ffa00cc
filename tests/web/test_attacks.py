"""Who means harm: each of these is turned away, records nothing, and learns nothing but that it was."""

from __future__ import annotations

import asyncio
import itertools
import json
from pathlib import Path

import httpx
import pytest

from tests.console.world import EVENING
from tests.web.conftest import Site
from tests.web.site import Seen, client, paired, until
from voorzitter_console.clock import FakeClock
from voorzitter_console.entry import Draft
from voorzitter_console.journal.port import JournalNotWritable
from voorzitter_console.web.app import NO_CODE
from voorzitter_console.web.codes import CEILING, GOOD_FOR, TRIES
from voorzitter_console.web.faults import ShareUnavailable
from voorzitter_console.web.gate import COOKIE, REFUSAL
from voorzitter_console.web.paired import LARGEST, MOST, Pairings

PRESS = {"doe": "open notitie", "positie": "1"}


def turned_away(answer: httpx.Response) -> bool:
    return answer.status_code == 403 and answer.text == REFUSAL and "set-cookie" not in answer.headers


# codes ---------------------------------------------------------------------------------------------------------------


async def test_a_wrong_code_pairs_nothing(site: Site) -> None:
    async with client(site.server) as stranger:
        for wrong in ("", "0", "0000000a", "123456789", "１２３４５６７８", "' or 1=1", "x" * 5000):
            site.server.codes.new("griffier")  # after which tries are counted anew
            answer = await stranger.post("/koppel", data={"code": wrong})
            assert answer.status_code == 403, wrong
            assert "set-cookie" not in answer.headers, wrong
            assert site.server.pairings.live == (), wrong


async def test_who_sends_no_code_sees_where_it_goes_and_used_up_no_try(site: Site) -> None:
    code = site.server.codes.new("griffier")
    async with client(site.server) as stranger:
        for _ in range(TRIES + 1):
            nothing = await stranger.post("/koppel")
            other = await stranger.post("/koppel", json={"code": code})
            large = await stranger.post("/koppel", data={"code": "0" * 70_000})
            assert (nothing.status_code, other.status_code, large.status_code) == (403, 400, 413)
            for answer in (nothing, other, large):
                assert NO_CODE in answer.text
                assert 'name="code"' in answer.text
        assert (await stranger.post("/koppel", data={"code": code})).status_code == 303


async def test_a_code_works_once(site: Site) -> None:
    code = site.server.codes.new("griffier")
    async with client(site.server) as first, client(site.server) as second:
        assert (await first.post("/koppel", data={"code": code})).status_code == 303
        assert (await second.post("/koppel", data={"code": code})).status_code == 403


async def test_an_expired_code_is_answered_as_a_wrong_one(site: Site) -> None:
    code = site.server.codes.new("griffier")
    async with client(site.server) as stranger:
        wrong = await stranger.post("/koppel", data={"code": "00000000"})
        site.world.clock.forward(GOOD_FOR)
        late = await stranger.post("/koppel", data={"code": code})
        assert late.status_code == 403
        assert late.text == wrong.text


async def test_after_five_tries_the_right_code_does_not_pair_either(site: Site) -> None:
    code = site.server.codes.new("griffier")
    async with client(site.server) as stranger:
        for _ in range(TRIES):
            assert (await stranger.post("/koppel", data={"code": "00000000"})).status_code == 403
        assert (await stranger.post("/koppel", data={"code": code})).status_code == 429
        site.world.clock.forward(3600)
        assert (await stranger.post("/koppel", data={"code": code})).status_code == 429
        code = site.server.codes.new("bode")  # made by hand
        assert (await stranger.post("/koppel", data={"code": code})).status_code == 303


@pytest.mark.lang
async def test_a_thousand_tries_at_once_are_refused_and_counted(site: Site) -> None:
    site.server.codes.new("griffier")

    async def guesses(first: int) -> list[int]:
        async with client(site.server) as stranger:
            return [
                (await stranger.post("/koppel", data={"code": f"{number:08}"})).status_code
                for number in range(first, first + 25)
            ]

    found = [code for codes in await asyncio.gather(*(guesses(n) for n in range(0, 1000, 25))) for code in codes]
    assert found.count(403) == TRIES
    assert found.count(429) == 1000 - TRIES == site.server.codes.refused
    assert site.server.pairings.live == ()


def test_many_senders_together_meet_the_ceiling_and_one_shuts_out_no_other(site: Site) -> None:
    codes = site.server.codes
    good = codes.new("griffier")
    for _ in range(TRIES):
        codes.pair("00000000", "10.0.0.1")
    assert codes.pair(good, "10.0.0.2") == "griffier"
    codes.new("griffier")
    refused = 0
    for number in range(CEILING + 10):
        try:
            codes.pair("00000000", f"2001:db8:{number:x}::1")
        except Exception:  # noqa: BLE001  counted
            refused += 1
    assert refused == 10


# sessions ------------------------------------------------------------------------------------------------------------


async def test_without_a_session_every_door_is_closed(site: Site) -> None:
    doors = (("GET", "/stand"), ("POST", "/doe"), ("POST", "/hier"), ("POST", "/weg"), ("POST", "/bewijs"))
    cookies = ("", f"{COOKIE}=x", f"{COOKIE}={'A' * 43}", f"{COOKIE}=\u00ff; a", "x" * 4000)
    async with client(site.server) as stranger:
        for (method, path), cookie in itertools.product(doors, cookies):
            answer = await stranger.request(method, path, headers={b"Cookie": cookie.encode("latin-1")}, data=PRESS)
            assert turned_away(answer), (path, cookie, answer)
    assert site.kinds == []


async def test_a_stolen_cookie_is_worth_nothing_after_cutting_off(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        (one,) = site.server.pairings.live
        stolen = device.cookies[COOKIE]
        assert (await device.post("/hier")).status_code == 200
        site.server.asked(f"sluit af {one.nummer}")
        async with client(site.server) as thief:
            thief.cookies.set(COOKIE, stolen)
            for method, path in (("POST", "/doe"), ("GET", "/stand"), ("POST", "/hier")):
                assert turned_away(await thief.request(method, path, data=PRESS if method == "POST" else None))
            assert "Dit toestel koppelen" in (await thief.get("/")).text
    assert site.kinds == []
    assert [e.payload["tekst"] for e in site.world.new() if e.door == "systeem"][-1].startswith("Afgesloten: toestel 1")


async def test_cutting_off_ends_the_stream(site: Site) -> None:
    async with paired(site.server, "meekijker") as device, device.stream("GET", "/stand") as stream:
        lines = stream.aiter_lines()
        while not (await anext(lines)).startswith("data:"):
            pass
        site.server.hub.cut(site.server.pairings.live[0].nummer)
        rest = [line async for line in lines]
    assert "event: afgesloten" in rest


async def test_the_cookie_is_for_this_page_alone(site: Site) -> None:
    async with client(site.server) as device:
        answer = await device.post("/koppel", data={"code": site.server.codes.new("bode")})
        flags = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
        assert {"httponly", "secure", "samesite=strict", "path=/"} <= flags
        assert not any(flag.startswith("domain") for flag in flags)
        token = device.cookies[COOKIE]
    kept = (site.world.path.parent / "delen" / "toestellen.json").read_text()
    assert token not in kept
    assert json.loads(kept)[0]["rol"] == "bode"


# where a request comes from ------------------------------------------------------------------------------------------


HOSTS = ("evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:8443", "127.0.0.1.evil.example:{port}", "", "[::1]")
ORIGINS = ("https://evil.example", "null", "http://{host}", "https://{host}.evil.example", "https://127.0.0.1:1", "")


async def test_a_foreign_host_gets_nothing(site: Site) -> None:
    hosts = [host.format(port=site.server.address.port) for host in HOSTS]
    doors = (("GET", "/"), ("GET", "/stand"), ("POST", "/doe"), ("POST", "/koppel"), ("GET", "/deel.js"))
    async with paired(site.server, "griffier") as device:
        for host, (method, path) in itertools.product(hosts, doors):
            answer = await device.request(
                method, path, headers={"Host": host}, data=PRESS if method == "POST" else None
            )
            assert turned_away(answer) or answer.status_code == 400, (host, method, path, answer)
    assert site.kinds == []


async def test_a_foreign_origin_gets_nothing_and_uses_up_no_try(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        for origin in ORIGINS:
            headers = {"Origin": origin.format(host=site.host)}
            code = site.server.codes.new("bode")
            for method, path in (("GET", "/stand"), ("POST", "/doe"), ("POST", "/hier"), ("POST", "/bewijs")):
                assert turned_away(await device.request(method, path, headers=headers, data=PRESS)), (origin, path)
            for _ in range(TRIES + 1):
                assert turned_away(await device.post("/koppel", headers=headers, data={"code": "00000000"})), origin
            async with client(site.server) as other:
                assert (await other.post("/koppel", data={"code": code})).status_code == 303, origin
    assert site.kinds == []


async def test_what_the_browser_says_of_a_request_counts(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        for fetch in ("cross-site", "same-site", "none"):
            assert turned_away(await device.post("/doe", headers={"Sec-Fetch-Site": fetch}, data=PRESS)), fetch


async def test_a_post_that_no_browser_vouches_for_is_refused(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        del device.headers["Origin"]
        assert turned_away(await device.post("/doe", data=PRESS))
        assert turned_away(await device.post("/hier"))
    assert site.kinds == []


# roles ---------------------------------------------------------------------------------------------------------------


async def test_what_is_not_of_the_role_is_refused(site: Site) -> None:
    for rol, paths in {"meekijker": ("/doe", "/bewijs"), "bode": ("/bewijs",)}.items():
        async with paired(site.server, rol) as device:
            for path in paths:
                assert turned_away(await device.post(path, data=PRESS)), (rol, path)
    assert site.kinds == []


async def test_the_bode_posts_nothing_of_the_griffiers(site: Site) -> None:
    async with paired(site.server, "griffier") as griffier, paired(site.server, "bode") as bode:
        theirs = Seen((await griffier.get("/")).text)
        assert len(theirs.buttons) > 20
        for button in theirs.buttons:
            await bode.post("/doe", data={"doe": button.doe, "positie": "99", "veld-tekst": "x"})
        for doe in ("vastleggen 1", "kies 1 0", "juist 6", "nieuw", "taak 1", "rij NN1", "open notitie", "stap sluit"):
            answer = await bode.post("/doe", data={"doe": doe, "positie": "99", "veld-tekst": "x"})
            assert turned_away(answer) or doe.startswith("kies"), doe  # a list of his own is chosen from too
    assert site.kinds == []


async def test_who_looks_along_and_the_bode_see_no_person(site: Site) -> None:
    for rol in ("meekijker", "bode"):
        async with paired(site.server, rol) as device:
            await until(lambda: site.server.hub.look_board.parts.get("stand"))
            await asyncio.sleep(0.4)
            page = (await device.get("/")).text
            async with device.stream("GET", "/stand") as stream:
                async for line in stream.aiter_lines():
                    if line.startswith("data:"):
                        page += line
                        break
            for secret in ("Jan", "GEHEIM", "NEUS", "PIETERSEN", "GETUIGE", "rode jas", "NN1"):
                assert secret not in page, (rol, secret)
            assert "GEWELD" in page or "vordering" in page


async def test_the_reader_cannot_write(site: Site) -> None:
    before = len(site.world.entries())
    async with paired(site.server, "meekijker"):
        await until(lambda: site.server.hub._seen)
        await until(lambda: len(site.world.entries()) > before)  # that it was paired is recorded a moment later
        journal = site.server.hub._reader._seat.journal
        assert journal is not None
        now = site.world.clock.now()
        draft = Draft(
            id="x", soort="hervat", payload={}, gebeurd_op=now, vastgelegd_op=now, door="griffier", station="x"
        )
        stroom, last = site.world.entries()[0].stroom, len(site.world.entries())
        with pytest.raises(JournalNotWritable):
            await asyncio.to_thread(lambda: journal.append(stroom, draft, expected=last))
        assert len(site.world.entries()) == last


async def test_a_device_is_cut_off_where_that_cannot_be_kept(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk does not leave it in; it is said, since only a restart would not know."""
    async with paired(site.server, "griffier") as device:
        await device.get("/")
        known = site.server.hub.devices[1]

        def full() -> None:
            raise ShareUnavailable("toestellen.json: kan niet worden bewaard (schijf vol).")

        monkeypatch.setattr(site.server.pairings, "_write", full)
        assert site.server.hub.cut(1)
        assert turned_away(await device.post("/hier"))
        assert known.board.closed
    assert "toestellen.json: kan niet worden bewaard (schijf vol)." in site.lines
    assert "Toestel 1 griffier afgesloten" in site.lines


async def test_a_device_that_cannot_be_kept_is_not_paired(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise ShareUnavailable("toestellen.json: kan niet worden bewaard (schijf vol).")

    monkeypatch.setattr(site.server.pairings, "_write", full)
    async with client(site.server) as stranger:
        answer = await stranger.post("/koppel", data={"code": site.server.codes.new("griffier")})
    assert (answer.status_code, "set-cookie" in answer.headers) == (503, False)
    assert "schijf vol" in answer.text
    assert site.server.pairings.live == ()


@pytest.mark.parametrize("text", ["", "{", "[3]", '[{"nummer": 1}]', "x" * (LARGEST + 1)])
def test_pairings_that_cannot_be_read_give_no_number_twice(tmp_path: Path, text: str) -> None:
    """The numbers of the devices of before stand in the record."""
    path = tmp_path / "toestellen.json"
    path.write_text(text, encoding="utf-8")
    found = Pairings(path, FakeClock(EVENING))
    assert found.lost
    assert found.live == ()
    first, _ = found.add("griffier", "")
    assert first.nummer > MOST
    second, _ = found.add("bode", "")
    assert second.nummer == first.nummer + 1
    assert not Pairings(path, FakeClock(EVENING)).lost


def test_there_is_an_end_to_devices(tmp_path: Path) -> None:
    pairings = Pairings(tmp_path / "toestellen.json", FakeClock(EVENING))
    for _ in range(MOST):
        pairings.add("meekijker", "")
    with pytest.raises(ShareUnavailable, match="sluit er eerst een af"):
        pairings.add("meekijker", "")
