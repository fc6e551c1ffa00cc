"""Who means harm: each of these is turned away, records nothing, and learns nothing but that it was."""

from __future__ import annotations

import asyncio
import contextlib
import json
import ssl
import time
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.web.conftest import HOSTILE, Site
from tests.web.site import Seen, client, paired, until
from voorzitter_console.entry import Draft
from voorzitter_console.journal.port import JournalNotWritable
from voorzitter_console.web import limits
from voorzitter_console.web.codes import CEILING, GOOD_FOR, TRIES
from voorzitter_console.web.gate import COOKIE, HEADERS, REFUSAL

PRESS = {"doe": "open notitie", "positie": "1"}


def turned_away(answer: httpx.Response) -> bool:
    return answer.status_code == 403 and answer.text == REFUSAL and "set-cookie" not in answer.headers


# codes ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", ["", "0", "0000000a", "123456789", "１２３４５６７８", "' or 1=1", "x" * 5000])
async def test_a_wrong_code_pairs_nothing(site: Site, wrong: str) -> None:
    site.server.codes.new("griffier")
    async with client(site.server) as stranger:
        answer = await stranger.post("/koppel", data={"code": wrong})
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers
    assert site.server.pairings.live == ()


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


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/stand"), ("POST", "/doe"), ("POST", "/hier"), ("POST", "/weg"), ("POST", "/bewijs")],
)
async def test_without_a_session_every_door_is_closed(site: Site, method: str, path: str) -> None:
    async with client(site.server) as stranger:
        for cookie in ("", f"{COOKIE}=x", f"{COOKIE}={'A' * 43}", f"{COOKIE}=\u00ff; a", "x" * 4000):
            answer = await stranger.request(method, path, headers={b"Cookie": cookie.encode("latin-1")}, data=PRESS)
            assert turned_away(answer), (cookie, answer)
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


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:8443", "127.0.0.1.evil.example:{port}", "", "[::1]"],
)
async def test_a_foreign_host_gets_nothing(site: Site, host: str) -> None:
    host = host.format(port=site.server.address.port)
    async with paired(site.server, "griffier") as device:
        for method, path in (
            ("GET", "/"),
            ("GET", "/stand"),
            ("POST", "/doe"),
            ("POST", "/koppel"),
            ("GET", "/deel.js"),
        ):
            answer = await device.request(
                method, path, headers={"Host": host}, data=PRESS if method == "POST" else None
            )
            assert turned_away(answer) or answer.status_code == 400, (method, path, answer)
    assert site.kinds == []


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://{host}", "https://{host}.evil.example", "https://127.0.0.1:1", ""],
)
async def test_a_foreign_origin_gets_nothing_and_uses_up_no_try(site: Site, origin: str) -> None:
    headers = {"Origin": origin.format(host=site.host)}
    code = site.server.codes.new("bode")
    async with paired(site.server, "griffier") as device:
        for method, path in (("GET", "/stand"), ("POST", "/doe"), ("POST", "/hier"), ("POST", "/bewijs")):
            assert turned_away(await device.request(method, path, headers=headers, data=PRESS))
        for _ in range(TRIES + 1):
            assert turned_away(await device.post("/koppel", headers=headers, data={"code": "00000000"}))
    async with client(site.server) as other:
        code = site.server.codes.new("bode")
        assert (await other.post("/koppel", data={"code": code})).status_code == 303
    assert site.kinds == []


@pytest.mark.parametrize("fetch", ["cross-site", "same-site", "none"])
async def test_what_the_browser_says_of_a_request_counts(site: Site, fetch: str) -> None:
    async with paired(site.server, "griffier") as device:
        assert turned_away(await device.post("/doe", headers={"Sec-Fetch-Site": fetch}, data=PRESS))


async def test_a_post_that_no_browser_vouches_for_is_refused(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        del device.headers["Origin"]
        assert turned_away(await device.post("/doe", data=PRESS))
        assert turned_away(await device.post("/hier"))
    assert site.kinds == []


# roles ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rol", "path"), [("meekijker", "/doe"), ("meekijker", "/bewijs"), ("bode", "/bewijs")])
async def test_what_is_not_of_the_role_is_refused(site: Site, rol: str, path: str) -> None:
    async with paired(site.server, rol) as device:
        assert turned_away(await device.post(path, data=PRESS))
    assert site.kinds == []


async def test_the_bode_posts_nothing_of_the_griffiers(site: Site) -> None:
    async with paired(site.server, "griffier") as griffier, paired(site.server, "bode") as bode:
        theirs = Seen((await griffier.get("/")).text)
        assert len(theirs.buttons) > 20
        for button in theirs.buttons:
            await bode.post("/doe", data={"doe": button.doe, "positie": "99", "veld-tekst": "x"})
        for doe in ("vastleggen 1", "kies 1 0", "juist 6", "nieuw", "taak 1", "rij NN1", "open notitie", "stap sluit"):
            await bode.post("/doe", data={"doe": doe, "positie": "99", "veld-tekst": "x"})
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
    async with paired(site.server, "meekijker"):
        await until(lambda: site.server.hub._seen)
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


# what is sent --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/../etc/passwd",
        "/static/deel.js",
        "/%2e%2e/x",
        "//evil.example/",
        "/doe/",
        "/DOE",
        "/.git",
        "/deel.css%00",
    ],
)
async def test_there_are_no_other_paths(site: Site, path: str) -> None:
    async with paired(site.server, "griffier") as device:
        request = device.build_request("GET", "/")
        request.url = request.url.copy_with(raw_path=path.encode())
        assert turned_away(await device.send(request))


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "KOFFIE"])
async def test_there_are_no_other_methods(site: Site, method: str) -> None:
    async with paired(site.server, "griffier") as device:
        assert (await device.request(method, "/doe")).status_code == 403


async def test_a_body_that_is_too_large_is_not_read(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        answer = await device.post("/doe", data={"doe": "x" * (limits.FORM + 1)})
        assert answer.status_code == 413

        async def endless() -> AsyncIterator[bytes]:
            while True:
                yield b"a=b&" * 1000
                await asyncio.sleep(0)

        with contextlib.suppress(httpx.WriteError, httpx.ReadError, httpx.RemoteProtocolError):
            answer = await device.post(
                "/doe",
                content=endless(),
                headers={"Content-Type": limits.FORM_TYPE},
            )
            assert answer.status_code == 413
    assert site.kinds == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{}", "application/json"),
        (b"\xff\xfe", limits.FORM_TYPE),
        (b"a=%ff", limits.FORM_TYPE),
        (b"&".join(b"a%d=1" % n for n in range(200)), limits.FORM_TYPE),
        (b"nothing", limits.FORM_TYPE),
        (b"--x", "multipart/form-data; boundary=x"),
    ],
)
async def test_a_malformed_form_is_refused(site: Site, body: bytes, kind: str) -> None:
    async with paired(site.server, "griffier") as device:
        answer = await device.post("/doe", content=body, headers={"Content-Type": kind})
        assert answer.status_code == 400
    assert site.kinds == []


NO_BUTTON = (
    *("", " ", "toets", "toets S", "toets S x", "toets Enter", "taak 99 x", "taak 1", "kies x y", "kies 1 999999"),
    *("juist", "juist -1", "juist 99999999999999999999", "rij", "rij %00", "open", "open __class__", "vastleggen"),
    *("antwoord J", "stap gebeld x", "regel 999999999", "\x00", "toets " + "S" * 390),
)


@pytest.mark.parametrize("doe", NO_BUTTON)
async def test_a_press_of_no_button_records_nothing(site: Site, doe: str) -> None:
    async with paired(site.server, "griffier") as device:
        await device.get("/")
        for extra in ({}, {"positie": "-1"}, {"positie": "9" * 30}, {"gedrukt": "1"}, {"gedrukt": "9" * 14}):
            answer = await device.post("/doe", data={"doe": doe, **extra})
            assert answer.status_code in (303, 400), answer
    assert site.kinds == []
    assert site.server.hub.fault is None


async def _raw(site: Site) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    trust = ssl.create_default_context(cafile=str(site.server.certificate.certificaat))
    return await asyncio.open_connection("127.0.0.1", site.server.address.port, ssl=trust)


async def test_a_slow_sender_is_let_go(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PATIENCE", 0.3)
    for sent in (b"", b"GET / HTTP/1.1\r\nHost: ", b"GET / HTTP/1.1\r\n" + b"X: 1\r\n" * 10):
        reader, writer = await _raw(site)
        began = time.monotonic()
        writer.write(sent)
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            assert await asyncio.wait_for(reader.read(), 3) == b""
        assert time.monotonic() - began < 2
        writer.transport.abort()


async def test_headers_have_an_end(site: Site) -> None:
    reader, writer = await _raw(site)
    writer.write(b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100_000 + b"\r\n\r\n")
    with contextlib.suppress(ConnectionError, ssl.SSLError):
        assert (await asyncio.wait_for(reader.read(), 5)).startswith((b"HTTP/1.1 400", b""))
    writer.transport.abort()


@pytest.mark.parametrize(
    "sent", [b"\x00\x01\x02\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\r\n" * 50]
)
async def test_what_is_no_http_ends_its_connection_only(
    site: Site, sent: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    reader, writer = await _raw(site)
    writer.write(sent)
    with contextlib.suppress(TimeoutError, ConnectionError, ssl.SSLError):
        await asyncio.wait_for(reader.read(), 0.5)
    writer.transport.abort()
    async with client(site.server) as somebody:
        assert (await somebody.get("/")).status_code == 200
    assert capfd.readouterr() == ("", "")  # who asked what stands nowhere


async def test_what_was_typed_is_shown_literally(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        await device.get("/")
        await device.post("/doe", data={"doe": "open notitie"})
        page = Seen((await device.get("/")).text)
        site.world.clock.forward(3)
        button = next(b for b in page.buttons if b.doe.startswith("vastleggen "))
        await device.post("/doe", data=page.body(button, {"veld-tekst": HOSTILE}))
        raw = (await device.get("/")).text
    assert "<script>alert" not in raw
    assert "\u202e" not in raw
    assert "\x1b" not in raw
    assert "[U+202E]" in "".join(Seen(raw).text)
    assert "<script>alert(1)</script>" in "".join(Seen(raw).text)
    assert site.new[-1].payload["tekst"] == HOSTILE


async def test_every_answer_forbids_what_is_not_of_this_page(site: Site) -> None:
    async with client(site.server) as stranger:
        for path in ("/", "/deel.js", "/nergens", "/stand"):
            headers = (await stranger.get(path)).headers
            for name, value in HEADERS:
                assert headers[name.decode()] == value.decode()
            assert "server" not in headers
    policy = dict(HEADERS)[b"content-security-policy"].decode()
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
