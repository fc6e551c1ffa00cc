"""The process of ``deel``: its socket, its codes, who may ask it what from the terminal, and its end."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import ipaddress
import logging
import socket
import sys
import threading
from collections.abc import Callable, Coroutine, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import uvicorn
from msgspec import Struct

from voorzitter_console.clock import Clock
from voorzitter_console.console.delen import addresses
from voorzitter_console.console.shared import ROLES, SharingView, told
from voorzitter_console.console.sharing_file import SharingFile
from voorzitter_console.errors import system_fault
from voorzitter_console.text import one_line
from voorzitter_console.web import certificate as tls
from voorzitter_console.web.app import Doors
from voorzitter_console.web.codes import Codes
from voorzitter_console.web.door import CONNECTIONS, HANDSHAKE, Door
from voorzitter_console.web.faults import AddressFault, CertificateFault
from voorzitter_console.web.hub import Hub
from voorzitter_console.web.limits import HEADERS, Patient
from voorzitter_console.web.paired import Pairings
from voorzitter_console.web.render import Pages

if TYPE_CHECKING:
    from voorzitter_console.web.sessions import Sessions

IDLE = 20
"""Seconds that a connection without a request is kept."""
TURN = 0.0001
"""Seconds that one thread keeps the others waiting (Python's own: 5 ms): a page is written while another is read."""
QUESTIONS = 0.25
"""Seconds between two looks at what the chair's console asks of a process that it did not start."""
HELP = "Typ en druk Enter: griffier, bode of meekijker (nieuwe code), sluit af 2 (toestel 2), stop."


class Address(NamedTuple):
    """Where is listened."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """``https://127.0.0.1:8443/``."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"https://{host}:{self.port}/"


class ServeOptions(Struct, frozen=True, kw_only=True):
    """What the command line asked."""

    adres: str
    folder: Path
    """Where the certificate, the pairings and files on their way are kept."""
    pairings: Path
    certificaat: Path | None = None
    sleutel: Path | None = None
    beside: SharingFile | None = None
    """Where the chair's console learns of this process; None: nowhere."""


def parse_address(text: str) -> Address:
    """``127.0.0.1:8443`` or ``[fd00::1]:8443``. Raises AddressFault."""
    said = one_line(text, 80)
    host, colon, port = text.strip().rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not colon or not (port.isascii() and port.isdecimal()) or len(port) > 5 or int(port) > 65535 or not host:
        raise AddressFault(f"--adres {said}: geen adres; geef iets als 192.168.1.10:8443.")
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        if host.lower() != "localhost":
            usual = next(iter(addresses()), "127.0.0.1")
            raise AddressFault(
                f"--adres {said}: geef het adres van deze laptop in cijfers, zoals {usual}:{port}."
            ) from None
        found = ipaddress.ip_address("127.0.0.1")
    if isinstance(found, ipaddress.IPv6Address):
        if found.scope_id is not None:
            raise AddressFault(f"--adres {said}: dit adres opent geen browser; kies een adres zonder %.")
        found = found.ipv4_mapped or found
    if found.is_unspecified:
        raise AddressFault(f"--adres {said}: kies één adres van deze laptop, niet alle tegelijk.")
    return Address(found.compressed, int(port))  # as a browser writes it in Host and Origin


def listen(address: Address) -> Door:
    """The socket. Raises AddressFault where the port is taken or the address is not of this machine."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    # With the protocol named: else asyncio leaves Nagle's algorithm on, and each answer waits 40 ms for an ACK.
    made = Door(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform == "win32":  # there the other option lets two programs have one port; this one forbids it
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((address.host, address.port))
        made.listen(CONNECTIONS)
    except OSError as error:
        made.close()
        own = ", ".join(addresses()) or "geen"
        raise AddressFault(
            f"{address.host}:{address.port}: hier kan niet worden geluisterd ({system_fault(error)}); kies een andere "
            f"poort, of een adres van deze laptop: {own}."
        ) from None
    made.setblocking(False)
    return made


def names(address: Address) -> tuple[str, ...]:
    """What the certificate must be good for: the address itself, and what else this laptop is called."""
    own = ("127.0.0.1", "localhost", *addresses())
    return tuple(dict.fromkeys((address.host, *own)))


def run(serving: Coroutine[Any, Any, None]) -> None:
    """On a loop that asks the :class:`Door` for each connection, on Windows too: asyncio's own choice there takes them
    in by itself, and no limit would hold until a request came. ``select`` has room for 512 there, which is enough.
    """
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(serving)


class Server:
    """One for the process. ``tell`` is given each line for the terminal, or for the program that started this."""

    def __init__(self, sessions: Sessions, choices: ServeOptions, clock: Clock, tell: Callable[[str], object]) -> None:
        """Raises AddressFault, CertificateFault, ShareUnavailable."""
        wanted = parse_address(choices.adres)
        self._socket = listen(wanted)
        try:
            self.address = Address(wanted.host, self._socket.getsockname()[1])
            now = clock.now()
            if choices.certificaat is not None and choices.sleutel is not None:
                self.certificate = tls.given(choices.certificaat, choices.sleutel, now)
            elif choices.certificaat is not None or choices.sleutel is not None:
                raise CertificateFault("Geef --certificaat en --sleutel samen, of geen van beide.")
            else:
                self.certificate = tls.own(choices.folder, names(wanted), now)
            self.context = tls.context(self.certificate)
            self.pairings = Pairings(choices.pairings, clock)
        except BaseException:
            self._socket.close()
            raise
        self.codes = Codes(clock)
        self._terminal = tell
        self._beside = choices.beside
        self._shared = SharingView(loopt=True)
        self._clock = clock
        self.hub = Hub(sessions, self.pairings, Pages(oefening=sessions.oefening), clock, self._tell)
        self._folder = choices.folder / "onderweg"
        self._stop = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def hosts(self) -> frozenset[str]:
        """What this page may be called in a request: only its own address, so that no other name leads here."""
        host = f"[{self.address.host}]" if ":" in self.address.host else self.address.host
        found = {host} | ({"localhost"} if ipaddress.ip_address(self.address.host).is_loopback else set())
        found |= tls.dns_names(self.certificate)
        ports = {f":{self.address.port}"} | ({""} if self.address.port == 443 else set())
        return frozenset(f"{name}{port}" for name in found for port in ports)

    async def serve(self, ready: Callable[[], object] = lambda: None) -> None:
        """Until somebody says stop. Raises what went wrong in the program."""
        usual = sys.getswitchinterval()
        sys.setswitchinterval(TURN)
        try:
            await self._serve(ready)
        finally:
            sys.setswitchinterval(usual)
        if self.hub.fault is not None:
            raise self.hub.fault

    async def _serve(self, ready: Callable[[], object]) -> None:
        self._loop = asyncio.get_running_loop()
        for left in self._folder.glob("*.*"):
            left.unlink(missing_ok=True)  # of a process that was killed
        doors = Doors(self.hub, self.codes, self._folder)
        _hush()
        config = uvicorn.Config(
            doors.application(self.hosts, self._socket.knows),
            http=Patient,
            ws="none",
            lifespan="off",
            loop="asyncio",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            limit_concurrency=CONNECTIONS,
            timeout_keep_alive=IDLE,
            timeout_graceful_shutdown=1,
            h11_max_incomplete_event_size=HEADERS,
            ssl_context_factory=lambda _config, _default: self.context,
        )
        server = _Quiet(config)
        self.hub.ended = self._stop.set
        self.hub.start()
        serving = asyncio.ensure_future(server.serve(sockets=[self._socket]))
        stopping = asyncio.ensure_future(self._stop.wait())
        answering = asyncio.ensure_future(self._answer())
        try:
            while not server.started and not serving.done():
                await asyncio.sleep(0.005)
            ready()
            await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            answering.cancel()
            server.should_exit = True
            await self.hub.close()
            for connection in list(server.server_state.connections):
                connection.transport.abort()  # one that waits for its next request would hold the end up
            await serving

    def stop(self) -> None:
        """End in order; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stop.set)

    # the terminal ---------------------------------------------------------------------------------------------------

    def _tell(self, line: str) -> None:
        """A line for the terminal, and for a chair's console that did not start this."""
        self._terminal(line)
        if self._beside is not None:
            self._shared = told(self._shared, line, self._clock.now())
            self._beside.say(self._shared)

    async def _answer(self) -> None:
        """What the chair's console asks."""
        while self._beside is not None:
            for line in self._beside.asked():
                self.asked(line)
            await asyncio.sleep(QUESTIONS)

    def introduce(self) -> None:
        """Where it is, what it is recognised by, and a code for each role."""
        self._tell(f"Adres: {self.address.url}")
        self._tell(f"Vingerafdruk: {self.certificate.vingerafdruk}")
        if self.pairings.lost:
            self._tell("De eerdere koppelingen zijn niet leesbaar: koppel elk toestel opnieuw.")
        for rol in ROLES:
            self.new_code(rol)
        for paired in self.pairings.live:  # of an earlier run
            self._tell(f"{paired.naam.capitalize()} {paired.rol} gekoppeld")

    def new_code(self, rol: str) -> None:
        """Another code for that role."""
        self._tell(f"Koppelcode {rol}: {self.codes.new(rol)}")

    def asked(self, line: str) -> None:
        """A line that somebody typed, or the program that started this wrote; on the loop."""
        words = line.strip().lower().split()
        if not words:
            return
        if words == ["stop"]:
            self._stop.set()
        elif words[-1] in ROLES and len(words) <= 2:
            self.new_code(words[-1])
        elif words[:2] == ["sluit", "af"] and len(words) == 3 and words[2].isdecimal() and len(words[2]) < 7:
            if not self.hub.cut(int(words[2])):
                self._tell(f"Er is geen toestel {words[2]}.")
        else:
            self._tell(HELP)

    def read_lines(self) -> None:
        """Hear what is typed, in a thread of its own; the end of the input ends nothing."""

        def read() -> None:
            with contextlib.suppress(OSError, ValueError, RuntimeError):
                for line in sys.stdin:
                    if self._loop is not None:
                        self._loop.call_soon_threadsafe(self.asked, line[:200])

        if sys.stdin is not None:
            threading.Thread(target=read, name="delen-invoer", daemon=True).start()


def _hush() -> None:
    """uvicorn writes down what it could not read of whom: that belongs neither on the terminal nor in a log."""
    logger = logging.getLogger("uvicorn")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    logger.setLevel(logging.CRITICAL)


class _Quiet(uvicorn.Server):
    """Signals are the command line's affair."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn does it, but who does not finish his handshake is let go: it has no setting for that."""
        loop = asyncio.get_running_loop()
        usual = loop.create_server
        with _instead(loop, "create_server", functools.partial(usual, ssl_handshake_timeout=HANDSHAKE)):
            await super().startup(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


@contextlib.contextmanager
def _instead(owner: object, name: str, other: object) -> Generator[None, None, None]:
    """That attribute of this one object is another until the end of the block."""
    setattr(owner, name, other)
    try:
        yield
    finally:
        delattr(owner, name)
