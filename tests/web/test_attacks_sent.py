"""Who means harm by what is sent: paths, methods, bodies, headers and text; nothing of it records or breaks."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import time
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.web.conftest import HOSTILE, Site
from tests.web.site import Seen, client, paired
from tests.web.test_attacks import turned_away
from voorzitter_console.web import limits
from voorzitter_console.web.faults import AddressFault
from voorzitter_console.web.gate import COOKIE, HEADERS
from voorzitter_console.web.server import parse_address

# what is sent --------------------------------------------------------------------------------------------------------


PATHS = (
    *("/../etc/passwd", "/static/deel.js", "/%2e%2e/x", "//evil.example/"),
    *("/doe/", "/DOE", "/.git", "/deel.css%00"),
)
METHODS = ("GET", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "KOFFIE")


async def test_there_are_no_other_paths(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        for path in PATHS:
            request = device.build_request("GET", "/")
            request.url = request.url.copy_with(raw_path=path.encode())
            assert turned_away(await device.send(request)), path


async def test_there_are_no_other_methods(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        for method in METHODS:
            assert (await device.request(method, "/doe")).status_code == 403, method


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


MALFORMED = (
    (b"{}", "application/json"),
    (b"\xff\xfe", limits.FORM_TYPE),
    (b"a=%ff", limits.FORM_TYPE),
    (b"&".join(b"a%d=1" % n for n in range(200)), limits.FORM_TYPE),
    (b"nothing", limits.FORM_TYPE),
    (b"--x", "multipart/form-data; boundary=x"),
)


async def test_a_malformed_form_is_refused(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        for body, kind in MALFORMED:
            answer = await device.post("/doe", content=body, headers={"Content-Type": kind})
            assert answer.status_code == 400, (body, kind)
            assert site.kinds == [], (body, kind)


NO_BUTTON = (
    *("", " ", "toets", "toets S", "toets S x", "toets Enter", "taak 99 x", "taak 1", "kies x y", "kies 1 999999"),
    *("juist", "juist -1", "juist 99999999999999999999", "rij", "rij %00", "open", "open __class__", "vastleggen"),
    *("antwoord J", "stap gebeld x", "regel 999999999", "\x00", "toets " + "S" * 390),
)


async def test_a_press_of_no_button_records_nothing(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        await device.get("/")
        for doe in NO_BUTTON:
            for extra in ({}, {"positie": "-1"}, {"positie": "9" * 30}, {"gedrukt": "1"}, {"gedrukt": "9" * 14}):
                answer = await device.post("/doe", data={"doe": doe, **extra})
                assert answer.status_code in (303, 400), (doe, extra, answer)
            assert site.kinds == [], doe
            assert site.server.hub.fault is None, doe


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


NO_HTTP = (b"\x00\x01\x02\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\r\n" * 50)


async def test_what_is_no_http_ends_its_connection_only(site: Site, capfd: pytest.CaptureFixture[str]) -> None:
    async def sends(sent: bytes) -> None:
        reader, writer = await _raw(site)
        writer.write(sent)
        with contextlib.suppress(TimeoutError, ConnectionError, ssl.SSLError):
            await asyncio.wait_for(reader.read(), 0.5)
        writer.transport.abort()

    async with client(site.server) as somebody:
        for sent in NO_HTTP:
            await sends(sent)
            assert (await somebody.get("/")).status_code == 200, sent
            assert capfd.readouterr() == ("", ""), sent  # who asked what stands nowhere


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


OTHER_SITES = (
    *('x={"a":1}', "a[b]=1", "zonder", "naam=\u00e9", "=x", "path=1", "a b=1"),
    *("x=" + "y" * 8000, 'q="a;b"', "a=b,c"),
)


async def test_cookies_of_the_municipalitys_other_sites_take_no_session_away(site: Site) -> None:
    async with paired(site.server, "griffier") as device:
        own = f"{COOKIE}={device.cookies[COOKIE]}"
    async with client(site.server) as browser:
        for beside in OTHER_SITES:
            for cookie in (f"{beside}; {own}", f"{own}; {beside}", f"{own};{beside};"):
                answer = await browser.post("/hier", headers={b"Cookie": cookie.encode("latin-1")})
                assert answer.status_code == 200, cookie
        for odd in (f"{own}; {COOKIE}=x", f"{COOKIE}=; {own}", own.replace("=", " = "), own.upper(), f"x{own}"):
            assert turned_away(await browser.post("/hier", headers={b"Cookie": odd.encode()})), odd


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("[FD00::1]:8443", "https://[fd00::1]:8443/"),
        ("[fd00:0:0::0:1]:8443", "https://[fd00::1]:8443/"),
        ("[::ffff:10.0.0.7]:8443", "https://10.0.0.7:8443/"),
        ("LocalHost:8443", "https://127.0.0.1:8443/"),
    ],
)
def test_an_address_is_named_as_a_browser_names_it(given: str, url: str) -> None:
    assert parse_address(given).url == url


@pytest.mark.parametrize("odd", ["[fe80::1%eth0]:8443", "127.0.0.1:\u0668\u0664", "[::ffff:0.0.0.0]:1", "127.1:8443"])
def test_what_no_browser_opens_is_no_address(odd: str) -> None:
    with pytest.raises(AddressFault, match="--adres"):
        parse_address(odd)
