"""A real server on 127.0.0.1 with TLS, on a journal of a test, and somebody with a browser's manners at its pages."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import httpx
import uvicorn.server

from voorzitter_console.clock import Clock
from voorzitter_console.web.server import ServeOptions, Server
from voorzitter_console.web.sessions import Sessions

PATIENCE = 20.0
"""Seconds for what another thread has to do."""


class ShortNaps:
    """``asyncio`` as uvicorn's server sees it here: that looks each tenth of a second whether it must end, and waits
    another one once it does, which was most of a test's time."""

    def __getattr__(self, name: str) -> object:
        return getattr(asyncio, name)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(min(seconds, 0.01))


setattr(uvicorn.server, "asyncio", ShortNaps())  # noqa: B010  mypy: it is a module


@asynccontextmanager
async def running(
    sessions: Sessions, folder: Path, clock: Clock, tell: Callable[[str], object]
) -> AsyncIterator[Server]:
    """A server, until the end of the block."""
    choices = ServeOptions(adres="127.0.0.1:0", folder=folder / "delen", pairings=folder / "delen" / "toestellen.json")
    server = Server(sessions, choices, clock, tell)
    started = asyncio.Event()
    serving = asyncio.ensure_future(server.serve(started.set))
    waiting = asyncio.ensure_future(started.wait())
    try:
        await asyncio.wait({serving, waiting}, return_when=asyncio.FIRST_COMPLETED, timeout=PATIENCE)
        assert started.is_set(), serving
        yield server
    finally:
        server.stop()
        waiting.cancel()
        await asyncio.wait_for(serving, PATIENCE)


async def until(true: Callable[[], object], what: str = "") -> None:
    """Wait for it."""
    end = asyncio.get_running_loop().time() + PATIENCE
    while not true():
        assert asyncio.get_running_loop().time() < end, what
        await asyncio.sleep(0.003)


def client(server: Server) -> httpx.AsyncClient:
    """A browser that knows the server's certificate and nobody else's."""
    trust = ssl.create_default_context(cafile=str(server.certificate.certificaat))
    base = server.address.url.rstrip("/")
    return httpx.AsyncClient(base_url=base, verify=trust, headers={"Origin": base}, timeout=10)


@asynccontextmanager
async def paired(server: Server, rol: str) -> AsyncIterator[httpx.AsyncClient]:
    """A device that was just paired in that role."""
    async with client(server) as made:
        answer = await made.post("/koppel", data={"code": server.codes.new(rol)})
        assert answer.status_code == 303, answer.text
        yield made


@dataclass
class Button:
    """One button of a page, with the form that it sends."""

    doe: str
    toets: str
    woorden: str
    form: str

    @property
    def words(self) -> str:
        """What stands on it, its key too."""
        return " ".join(self.woorden.split())


@dataclass
class Seen(HTMLParser):
    """A page as a person sees it: its text, its buttons, its fields."""

    html: str
    text: list[str] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)
    fields: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """What each form holds at first; '' is the form of a box."""
    choices: dict[str, dict[str, str]] = field(default_factory=dict)
    """The values of each choice, by their words."""

    def __post_init__(self) -> None:
        super().__init__()
        self._form = self._select = ""
        self._button: Button | None = None
        self._option: str | None = None
        self._hidden = 0
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("script", "style", "title"):
            self._hidden += 1
        elif tag == "form":
            self._form = given.get("id") or given.get("data-box", "")
            self.fields.setdefault(self._form, {})
        elif tag == "button":
            self._button = Button(
                given.get("value", ""), given.get("data-toets", ""), "", given.get("form") or self._form
            )
            self.buttons.append(self._button)
        elif tag == "input" and given.get("name"):
            values = self.fields.setdefault(self._form, {}).setdefault(given["name"], [])
            if given.get("type") != "checkbox" or "checked" in given:
                values.append(given.get("value", ""))
        elif tag == "select":
            self._select = given.get("name", "")
        elif tag == "option":
            self._option = given.get("value", "")
            if "selected" in given or not self.fields[self._form].get(self._select):
                self.fields[self._form][self._select] = [self._option]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "title"):
            self._hidden -= 1
        elif tag == "form":
            self._form = ""
        elif tag == "button":
            self._button = None
        elif tag == "option":
            self._option = None

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        self.text.append(data)
        if self._button is not None:
            self._button.woorden += data
        if self._option is not None:
            self.choices.setdefault(self._select, {})[data.strip()] = self._option

    @property
    def boxes(self) -> list[str]:
        """The form of the box that stands open, if any."""
        return [name for name in self.fields if name.isdecimal()]

    def button(self, toets: str = "", woorden: str = "") -> Button | None:
        """The first one with that key, or those words (as its own, or among them); of an open box before all others."""
        own = [b for b in self.buttons if b.form.isdecimal() or b.doe.startswith(("kies ", "terug ", "antwoord "))]
        found = [*own, *self.buttons]
        if toets:
            return next((one for one in found if one.toets == toets), None)
        exact = next((one for one in found if one.words == f"{one.toets} {woorden}".strip()), None)
        return exact or next((one for one in found if woorden in one.words), None)

    def body(self, button: Button, typed: dict[str, str] | None = None) -> dict[str, list[str]]:
        """What a browser sends when that button is pressed, with what was typed in the fields."""
        form = {name: list(values) for name, values in self.fields.get(button.form, {}).items()}
        for name, value in (typed or {}).items():
            form[name] = [value]
        return {**form, "doe": [button.doe]}


__all__ = ["Button", "Seen", "client", "paired", "running", "until"]
