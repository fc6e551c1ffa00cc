"""A supplier's webhook on this machine, with or without TLS, and with everything that one was seen to do wrong."""

from __future__ import annotations

import asyncio
import gzip
import ssl
from contextlib import suppress
from functools import cache
from pathlib import Path
from subprocess import run


@cache
def packed(times: int) -> bytes:
    """A few kB that unpack to 100 MB (what a breaker sent became gigabytes)."""
    data = bytes(100_000_000)
    for _ in range(times):
        data = gzip.compress(data, 1)
    return data


class Supplier:
    """Answers as ``how`` says; ``asked`` holds each request's head and body."""

    def __init__(self, how: str = "good", *, tls: Path | None = None) -> None:
        self.how = how
        self.live = True
        self.asked: list[tuple[str, str]] = []
        self._tls = tls
        self._server: asyncio.Server | None = None
        self._clients: set[asyncio.Task[None]] = set()
        self.port = 0

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Supplier:
        context = None
        if self._tls is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self._tls)
        self._server = await asyncio.start_server(self._client, "127.0.0.1", 0, ssl=context)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_given: object) -> None:
        assert self._server is not None
        await asyncio.sleep(0.02)  # one that is just being accepted would be left open by a server that closes
        self._server.close()
        for client in self._clients:
            client.cancel()
        await asyncio.gather(*self._clients, return_exceptions=True)

    async def _client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task: asyncio.Task[None] | None = asyncio.current_task()
        assert task is not None
        self._clients.add(task)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            lengths = [line.split(":")[1] for line in head.split("\r\n") if line.lower().startswith("content-length:")]
            body = (await reader.readexactly(int(lengths[0]))).decode() if lengths else ""
            self.asked.append((head, body))
            await self._answer(writer, head.split(" ")[1])
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            with suppress(OSError, ssl.SSLError, asyncio.CancelledError):
                await writer.wait_closed()  # else its socket is found open by a later test

    async def _answer(self, writer: asyncio.StreamWriter, path: str) -> None:
        text = "gevraagd"
        if path.startswith("/status"):
            text = f'<streaming channel1="True">{self.live}</streaming>'  # as vMix says it with channels
        elif self.how == "good" or (self.how == "once" and len(self.asked) > 1):
            self.live = path.startswith("/start")
        status, headers = "200 OK", ""
        if self.how == "500" or (self.how == "once" and len(self.asked) == 1):
            status = "500 Internal Server Error"
        elif self.how == "redirect":
            status, headers = "302 Found", "Location: http://127.0.0.1:1/elders\r\n"
        elif self.how == "huge":
            text = "x" * 1_000_000
        elif self.how == "no http":
            writer.write(b"\x00\x01\x02\r\n\r\n")
            await writer.drain()
            return
        elif self.how == "silent":
            await asyncio.sleep(30)
        data = text.encode()
        if self.how in ("packed", "packed twice"):
            data = packed(2 if self.how == "packed twice" else 1)
            headers = f"Content-Encoding: {'gzip, gzip' if self.how == 'packed twice' else 'gzip'}\r\n"
        writer.write(f"HTTP/1.1 {status}\r\n{headers}Content-Length: {len(data)}\r\n\r\n".encode())
        if self.how == "slow":
            for byte in data:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(0.2)
        writer.write(data)
        await writer.drain()


def certificate(folder: Path, name: str = "127.0.0.1") -> Path:
    """A self-made certificate with its key in one file."""
    made = folder / f"{name}.pem"
    subject = f"subjectAltName=IP:{name}" if name[0].isdigit() else f"subjectAltName=DNS:{name}"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"]
    run([*command, "-addext", subject, "-keyout", made, "-out", folder / "cert"], check=True, capture_output=True)
    made.write_bytes(made.read_bytes() + (folder / "cert").read_bytes())
    return made
