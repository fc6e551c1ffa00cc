"""Debian's Chromium without a window, driven by its DevTools protocol over the program's own websockets."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import websockets.asyncio.client as websockets
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.parts import need

PATIENCE = 20.0


class Tab:
    """One page in it."""

    def __init__(self, socket: websockets.ClientConnection) -> None:
        self._socket = socket
        self._number = 0
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.requests: list[str] = []
        """Every address that was asked for."""
        self.console: list[str] = []
        """What the browser complained of."""
        self.called: Callable[[str], object] = lambda _given: None
        """Told what the page gave to a function that was added with ``Runtime.addBinding``."""
        self._reading = asyncio.ensure_future(self._read())

    async def _read(self) -> None:
        async for text in self._socket:
            found = json.loads(text)
            if "id" in found:
                self._answers.pop(found["id"]).set_result(found)
            elif found["method"] == "Network.requestWillBeSent":
                self.requests.append(found["params"]["request"]["url"])
            elif found["method"] == "Runtime.bindingCalled":
                self.called(found["params"]["payload"])
            elif found["method"] == "Log.entryAdded":
                self.console.append(found["params"]["entry"]["text"])
            elif found["method"] == "Runtime.exceptionThrown":
                self.console.append(str(found["params"]["exceptionDetails"]))

    async def send(self, method: str, **given: Any) -> dict[str, Any]:
        """One command of the protocol."""
        self._number += 1
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._answers[self._number] = answer
        await self._socket.send(json.dumps({"id": self._number, "method": method, "params": given}))
        found = await asyncio.wait_for(answer, PATIENCE)
        assert "error" not in found, found
        result: dict[str, Any] = found["result"]
        return result

    async def js(self, text: str) -> Any:
        """What that expression is on the page."""
        found = await self.send("Runtime.evaluate", expression=text, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    async def until(self, text: str) -> Any:
        """Wait until that expression is true."""
        end = asyncio.get_running_loop().time() + PATIENCE
        while not (found := await self._settled(text)):
            assert asyncio.get_running_loop().time() < end, (
                text,
                await self.js("document.body.innerText"),
                self.console,
            )
            await asyncio.sleep(0.02)
        return found

    async def _settled(self, text: str) -> Any:
        with suppress(AssertionError):  # between two pages there is none
            return await self.js(text)
        return None

    async def go(self, url: str) -> None:
        await self.send("Page.navigate", url=url)
        await self.until("document.readyState === 'complete'")

    async def key(self, key: str, *, repeat: bool = False) -> None:
        """A key as a keyboard gives it."""
        text = key if len(key) == 1 else {"Enter": "\r"}.get(key, "")
        codes = {"Enter": 13, "Escape": 27, "Tab": 9, "F2": 113, "F9": 120}
        code = codes.get(key, ord(key.upper()) if len(key) == 1 else 0)
        given: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": code}
        await self.send(
            "Input.dispatchKeyEvent", type="keyDown", autoRepeat=repeat, **given, **({"text": text} if text else {})
        )
        if not repeat:
            await self.send("Input.dispatchKeyEvent", type="keyUp", **given)

    async def types(self, text: str) -> None:
        await self.send("Input.insertText", text=text)

    async def tap(self, words: str) -> None:
        """Press the first button in sight with these words."""
        await self.until(f"!!({_button(words)})")
        await self.js(f"({_button(words)}).click()")

    async def size(self, width: int, height: int, *, dark: bool = False, zoom: float = 1) -> None:
        """Another screen."""
        await self.send(
            "Emulation.setDeviceMetricsOverride",
            width=round(width / zoom), height=round(height / zoom), deviceScaleFactor=zoom, mobile=width < 500,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        await self.send("Emulation.setEmulatedMedia", features=[scheme])

    async def picture(self, path: Path) -> None:
        found = await self.send("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(found["data"]))

    async def offline(self, away: bool) -> None:
        """The network goes, or comes back."""
        await self.send(
            "Network.emulateNetworkConditions",
            offline=away, latency=0, downloadThroughput=-1, uploadThroughput=-1,
        )  # fmt: skip

    async def close(self) -> None:
        self._reading.cancel()
        with suppress(asyncio.CancelledError):
            await self._reading


def _button(words: str) -> str:
    said = json.dumps(words)
    return (
        "[...document.querySelectorAll('button')].find(b => b.getClientRects().length && "
        f"b.textContent.replace(/\\s+/g, ' ').includes({said}))"
    )


def _pin(certificate: Path) -> str:
    """What Chromium knows the server's key by."""
    key = x509.load_pem_x509_certificate(certificate.read_bytes()).public_key()
    spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(spki).digest()).decode()


@asynccontextmanager
async def chromium(folder: Path, certificate: Path) -> AsyncIterator[Callable[[], Any]]:
    """Chromium, which trusts that certificate's key and no other; gives a function that opens a tab, each a device."""
    found = shutil.which("chromium")
    need(found is not None, "chromium is not installed (Debian: apt-get install chromium)")
    assert found is not None
    process = subprocess.Popen(
        [
            found, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--mute-audio",
            "--disable-default-apps", "--no-default-browser-check", "--remote-debugging-port=0", "--disable-extensions",
            f"--user-data-dir={folder}", f"--ignore-certificate-errors-spki-list={_pin(certificate)}", "about:blank",
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    tabs: list[Tab] = []
    try:
        port_file = folder / "DevToolsActivePort"
        end = asyncio.get_running_loop().time() + PATIENCE
        while not port_file.exists() or "\n" not in port_file.read_text():
            assert process.poll() is None, "chromium ended"
            assert asyncio.get_running_loop().time() < end, "chromium does not begin"
            await asyncio.sleep(0.05)
        port, path = port_file.read_text().split("\n")[:2]
        async with websockets.connect(f"ws://127.0.0.1:{port}{path}", max_size=None, proxy=None) as browser:
            head = Tab(browser)
            sockets: list[websockets.ClientConnection] = []

            async def tab() -> Tab:
                context = await head.send("Target.createBrowserContext")
                target = await head.send(
                    "Target.createTarget", url="about:blank", browserContextId=context["browserContextId"]
                )
                url = f"ws://127.0.0.1:{port}/devtools/page/{target['targetId']}"
                sockets.append(await websockets.connect(url, max_size=None, proxy=None))
                made = Tab(sockets[-1])
                for part in ("Page", "Runtime", "Network", "Log"):
                    await made.send(f"{part}.enable")
                tabs.append(made)
                return made

            try:
                yield tab
            finally:
                for one in (*tabs, head):
                    await one.close()
                for socket in sockets:
                    await socket.close()
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)
