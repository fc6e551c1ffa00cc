"""The gate: Host, Origin, session and role are judged before anything of a body is read; a refusal says nothing.

Host against DNS rebinding, Origin (and what the browser itself says in Sec-Fetch-Site) against requests that another
site makes. What is not in :data:`DOORS` does not exist, whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from voorzitter_console.web.paired import Paired, Pairings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "__Host-koppeling"
"""The prefix has the browser itself demand Secure, the path / and no domain."""
EVERYBODY: frozenset[str] = frozenset()
RECORDS = frozenset({"griffier", "bode"})
ALL = frozenset({"griffier", "bode", "meekijker"})
DOORS: dict[tuple[str, str], frozenset[str]] = {
    ("GET", "/"): EVERYBODY,
    ("POST", "/koppel"): EVERYBODY,
    ("GET", "/deel.js"): EVERYBODY,
    ("GET", "/deel.css"): EVERYBODY,
    ("GET", "/favicon.ico"): EVERYBODY,
    ("GET", "/stand"): ALL,
    ("POST", "/hier"): ALL,
    ("POST", "/weg"): ALL,
    ("POST", "/doe"): RECORDS,
    ("POST", "/bewijs"): frozenset({"griffier"}),
}
"""Who may come in where."""
WENT_WRONG = "Er ging iets mis op de laptop. Laad de pagina opnieuw, en kijk daar of dit is vastgelegd."
REFUSAL = "Niet toegestaan."
HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        b"form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # Not no-referrer: with that a browser sends "Origin: null" with a posted form, this page's own too.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
)
"""On every answer: nothing from another host, no script in the page, no frame, nothing kept."""


class Gate:
    """Around the whole application. ``hosts``: what this page may be called, with its port: ``10.0.0.5:8443``."""

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], pairings: Pairings) -> None:
        self._app = app
        self._hosts = hosts
        self._origins = frozenset(f"https://{host}" for host in hosts)
        self._pairings = pairings
        self.refused = 0
        """Requests that did not come in."""
        self.known: Callable[[str], object] = lambda _address: None
        """Told the address of each request of a paired device."""
        self.fault: Callable[[Exception], object] = lambda _error: None
        """Told what went wrong in the program; who asked hears no more than that it did."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        from starlette.responses import PlainTextResponse

        if scope["type"] != "http":
            return
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        paired = self._let_in(scope["method"], scope["path"], headers)
        if paired is False:
            self.refused += 1
            # What was sent with it is not read: the connection ends.
            answer = PlainTextResponse(REFUSAL, 403, headers={"Connection": "close"})
            await answer(scope, receive, _with_headers(send))
            return
        scope["state"] = {"paired": paired}
        if isinstance(paired, Paired) and scope.get("client"):
            self.known(str(scope["client"][0]))
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, _with_headers(watched))
        except Exception as error:  # noqa: BLE001  the process goes on; told once, without what was sent
            self.fault(error)
            if not started:
                answer = PlainTextResponse(WENT_WRONG, 500, headers={"Connection": "close"})
                await answer(scope, receive, _with_headers(send))

    def _let_in(self, method: str, path: str, headers: list[tuple[bytes, bytes]]) -> Paired | bool | None:
        """The device, None for a door that is open to everybody, False for who stays outside."""
        may = DOORS.get((method, path))
        if may is None or not self._own_name(headers) or not self._own_page(method, path, headers):
            return False
        paired = self._pairings.find(_token(headers))
        if may and (paired is None or paired.rol not in may):
            return False
        return paired

    def _own_name(self, headers: list[tuple[bytes, bytes]]) -> bool:
        hosts = _all(headers, b"host")
        return len(hosts) == 1 and hosts[0].lower() in self._hosts

    def _own_page(self, method: str, path: str, headers: list[tuple[bytes, bytes]]) -> bool:
        """Whether no other site can have made this request."""
        origins, fetch = _all(headers, b"origin"), _all(headers, b"sec-fetch-site")
        if any(origin not in self._origins for origin in origins) or len(origins) > 1:
            return False
        if path == "/":
            return True  # a link to it may stand anywhere; it changes nothing
        if fetch and fetch != ["same-origin"] and not (method == "GET" and fetch == ["none"]):
            return False
        # A browser names the origin of every post. Pairing has no session that another site could ride on.
        return method == "GET" or path == "/koppel" or bool(origins) or fetch == ["same-origin"]


def _all(headers: list[tuple[bytes, bytes]], name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in headers if key == name]


def _token(headers: list[tuple[bytes, bytes]]) -> str:
    """The token of this page's own cookie. Under a name of the municipality its other sites' cookies come along, and
    hold what they like (JSON, commas, letters with accents): Python's ``SimpleCookie`` gives up at such a one.
    """
    pairs = [pair.strip().partition("=") for line in _all(headers, b"cookie") for pair in line.split(";")]
    found = {value for name, _is, value in pairs if name == COOKIE}
    return found.pop() if len(found) == 1 else ""


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", []), *HEADERS]}
        await send(message)

    return sent
