"""Starting ``deel`` from a console: the laptop's own addresses, and a process of its own whose lines are read.

Its end never touches this console, nor the other way round. No web library is imported here.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence

DEFAULT = "127.0.0.1:8443"
"""Reaches no other device; it is there to try with."""
_SIOCGIFADDR = 0x8915


def program() -> list[str]:
    """What starts this program once more; packed in one file it is its own interpreter."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "voorzitter_console"]


def port_free(address: str = DEFAULT) -> bool:
    """Whether ``deel`` could listen at ``host:port`` of this laptop now."""
    host, _, port = address.rpartition(":")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        try:
            if sys.platform != "win32":  # as the server itself does
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, int(port)))
        except OSError:
            return False
    return True


def addresses() -> tuple[str, ...]:
    """The laptop's own IPv4 addresses that another device may reach, the usual one first; nothing is sent."""
    found = [*_outward(), *_of_interfaces(), *_of_name()]
    return tuple(dict.fromkeys(one for one in found if not one.startswith(("127.", "169.254.", "0."))))


def _outward() -> Sequence[str]:
    """The address that leads to the rest of the world; of a datagram socket, connecting sends nothing."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # RFC 5737: nobody's
        return (str(probe.getsockname()[0]),)
    return ()


def _of_interfaces() -> Sequence[str]:
    """Each interface's own, so a hotspot of this laptop too; Linux only."""
    if sys.platform != "linux":
        return ()
    import fcntl

    found = []
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _number, name in socket.if_nameindex():
            with contextlib.suppress(OSError):  # one without an address
                asked = struct.pack("256s", name.encode()[:15])
                found.append(socket.inet_ntoa(fcntl.ioctl(probe.fileno(), _SIOCGIFADDR, asked)[20:24]))
    return found


def _of_name() -> Sequence[str]:
    """What the laptop's own name stands for: on Windows all of them."""
    with contextlib.suppress(OSError):
        return [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return ()


class Delen:
    """The process. ``heard`` is given each of its lines, from a thread: ``Koppelcode griffier: 12345678``,
    ``Toestel 1 griffier gekoppeld``, ``... weg sinds 10 s``, ``... terug``, ``... afgesloten``, and what went wrong.
    """

    def __init__(self, arguments: Sequence[str], heard: Callable[[str], object]) -> None:
        """``arguments``: what follows ``deel`` on the command line. Raises OSError."""
        self._heard = heard
        self._process = subprocess.Popen(
            [*program(), "deel", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            # Ctrl+C at the console is not for it.
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._reading = threading.Thread(target=self._read, name="delen", daemon=True)
        self._reading.start()

    @property
    def runs(self) -> bool:
        """Whether it is there."""
        return self._process.poll() is None

    def new_code(self, rol: str) -> None:
        """Have it make another code."""
        self._ask(rol)

    def cut(self, nummer: int) -> None:
        """Have it cut a device off."""
        self._ask(f"sluit af {nummer}")

    def stop(self, patience: float = 5.0) -> None:
        """Have it end; a write under way ends first."""
        self._ask("stop")
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.terminate()
        self._reading.join(patience)
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()

    def _ask(self, line: str) -> None:
        given = self._process.stdin
        if given is not None:
            with contextlib.suppress(OSError, ValueError):  # it has ended
                given.write(f"{line}\n")
                given.flush()

    def _read(self) -> None:
        output = self._process.stdout
        assert output is not None
        with output:
            for line in output:
                self._heard(line.rstrip("\n"))
        self._process.wait()
