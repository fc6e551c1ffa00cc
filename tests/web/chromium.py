"""Debian's Chromium without a window, driven by ``playwright``: the tests' words for what a person does with a page."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.parts import need

if TYPE_CHECKING:
    from playwright.async_api import Page

PATIENCE = 20_000
"""Milliseconds for what a page has to do."""
POLL = 20
"""Milliseconds between two looks at it."""


class Tab:
    """One device: a page in a browser context of its own."""

    def __init__(self, page: Page, *, touch: bool) -> None:
        self.page = page
        self._touch = touch
        self.requests: list[str] = []
        """Every address that was asked for."""
        self.console: list[str] = []
        """What the browser complained of."""
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.console.append(message.text))
        page.on("pageerror", lambda error: self.console.append(str(error)))

    async def js(self, text: str) -> Any:
        """What that expression is on the page."""
        return await self.page.evaluate(text)

    async def until(self, text: str) -> None:
        """Wait until that expression is true, on whatever page stands there by then; what is not there yet is not."""
        missing = "catch (e) { if (e instanceof TypeError) return false; throw e }"
        looked = f"() => {{ try {{ return {text} }} {missing} }}"
        try:
            await self.page.wait_for_function(looked, polling=POLL)
        except Exception as error:
            error.add_note(f"{text}\n{await self.js('document.body.innerText')}\n{self.console}")
            raise

    async def go(self, url: str) -> None:
        await self.page.goto(url)

    async def key(self, key: str) -> None:
        """A key as a keyboard gives it."""
        await self.page.keyboard.press(key)

    async def hold(self, key: str, times: int) -> None:
        """A key that is held down until it repeated that often."""
        for _ in range(1 + times):
            await self.page.keyboard.down(key)
        await self.page.keyboard.up(key)

    async def types(self, text: str) -> None:
        await self.page.keyboard.insert_text(text)

    async def tap(self, words: str) -> None:
        """Press the first button in sight with these words: with a finger where the device has no mouse."""
        button = self.page.locator("button:visible").filter(has_text=re.compile(re.escape(words))).first
        await (button.tap() if self._touch else button.click())

    async def size(self, width: int, height: int, *, dark: bool = False, zoom: float = 1) -> None:
        """Another screen; ``zoom`` is the browser's own, for which playwright has no word."""
        session = await self.page.context.new_cdp_session(self.page)
        seen = {"width": round(width / zoom), "height": round(height / zoom), "mobile": width < 500}
        await session.send("Emulation.setDeviceMetricsOverride", {**seen, "deviceScaleFactor": zoom})
        await self.page.emulate_media(color_scheme="dark" if dark else "light")

    async def picture(self, path: Path) -> None:
        await self.page.screenshot(path=path, full_page=True)

    async def offline(self, away: bool) -> None:
        """The network goes, or comes back."""
        await self.page.context.set_offline(away)


def _pin(certificate: Path) -> str:
    """What Chromium knows the server's key by."""
    key = x509.load_pem_x509_certificate(certificate.read_bytes()).public_key()
    spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(spki).digest()).decode()


@asynccontextmanager
async def chromium(folder: Path, certificate: Path) -> AsyncIterator[Callable[..., Awaitable[Tab]]]:
    """Chromium, which trusts that certificate's key and no other; gives a function that opens a tab, each a device.

    That takes what ``browser.new_context`` of playwright takes, such as ``has_touch``.
    """
    found = shutil.which("chromium")
    need(found is not None, "chromium is not installed (Debian: apt-get install chromium)")
    need(find_spec("playwright") is not None, "playwright is not installed (pip install '.[browser]')")
    from playwright.async_api import async_playwright

    folder.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(
            executable_path=found,
            args=["--disable-gpu", f"--ignore-certificate-errors-spki-list={_pin(certificate)}"],
            env={**os.environ, "HOME": str(folder)},
        )
        try:

            async def tab(**device: Any) -> Tab:
                context = await browser.new_context(**{"no_viewport": True, **device})
                context.set_default_timeout(PATIENCE)
                return Tab(await context.new_page(), touch=bool(device.get("has_touch")))

            yield tab
        finally:
            await browser.close()
