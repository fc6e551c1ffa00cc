"""Sharing as the chair's console knows it: whether it runs, its address and codes, who is connected, who went silent.

Made of the lines that the process of ``deel`` tells (:mod:`.delen`). They come from a thread of their own; the faces
ask how it stands and draw.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from voorzitter_console.clock import Clock
from voorzitter_console.console.delen import DEFAULT, Delen, addresses
from voorzitter_console.console.phones import Phones
from voorzitter_console.moment import local_clock
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.procedure.state import State
    from voorzitter_console.view import ScreenView
    from voorzitter_console.view.model import Lus

PORT = DEFAULT.rpartition(":")[2]
ROLES = ("griffier", "bode", "meekijker")
UNSEEN = timedelta(seconds=20)
"""So long the bode has to see that the police were asked for; then he is telephoned."""
NOT_SEEN = "bode heeft het niet gezien: bel"
_DEVICE = re.compile(r"Toestel (\d{1,6}) (griffier|bode|meekijker) (gekoppeld|terug|afgesloten|weg sinds (\d{1,6}) s)")
_CODE = re.compile(r"Koppelcode (griffier|bode|meekijker): (\d{8})")

Start = Callable[[Sequence[str], Callable[[str], object]], Delen]


@dataclass(frozen=True, slots=True)
class SharedDevice:
    """One that is paired; ``weg`` is since when nothing was heard of it (UTC), None: it is there."""

    nummer: int
    rol: str
    weg: datetime | None = None

    @property
    def naam(self) -> str:
        """``griffier (toestel 1)``."""
        return f"{self.rol} (toestel {self.nummer})"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingView:
    """How it stands; every text safe to draw."""

    loopt: bool = False
    adres: str = ""
    vingerafdruk: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    """Role and code: each is good for two minutes and once."""
    toestellen: tuple[SharedDevice, ...] = ()
    gezegd: str = ""
    """What it said last beside these: why it could not begin."""

    @property
    def regel(self) -> str:
        """``DELEN: griffier, bode (weg)``, for the top of the screen; empty where it does not run."""
        if not self.loopt:
            return ""
        who = ", ".join(f"{d.rol}{' (weg)' * (d.weg is not None)}" for d in self.toestellen)
        return f"DELEN: {who or 'nog niemand'}"


class Sharing:
    """One for a console. ``arguments``: what names its journal on the command line of ``deel``."""

    def __init__(self, arguments: Sequence[str], clock: Clock, phones: Phones, start: Start = Delen) -> None:
        self._arguments = tuple(arguments)
        self._clock = clock
        self._phones = phones
        self._start = start
        self._process: Delen | None = None
        self._lock = threading.Lock()
        self._view = SharingView()

    def view(self) -> SharingView:
        """As it is now."""
        runs = self._process is not None and self._process.runs
        with self._lock:
            return self._view if runs or not self._view.loopt else replace(SharingView(), gezegd=self._view.gezegd)

    @staticmethod
    def places() -> tuple[tuple[str, str], ...]:
        """Where it can listen, each with its words: the laptop's own addresses, and the one that reaches no phone."""
        own = tuple((f"{address}:{PORT}", f"{address}, voor andere toestellen") for address in addresses())
        return (*own, (DEFAULT, "127.0.0.1, alleen op deze laptop, om te proberen"))

    def begin(self, place: str) -> None:
        """Start it there; what goes wrong comes as a line."""
        if self.view().loopt:
            return
        with self._lock:
            self._view = SharingView(loopt=True)
        try:
            self._process = self._start(["--adres", place, *self._arguments], self._heard)
        except OSError as error:
            with self._lock:
                self._view = SharingView(gezegd=f"Delen kan hier niet beginnen ({error.strerror}).")

    def stop(self) -> None:
        """End it; a write under way there ends first."""
        process, self._process = self._process, None
        if process is not None:
            process.stop()
        with self._lock:
            self._view = SharingView()

    def new_code(self, rol: str) -> None:
        """Another code for that role."""
        if self._process is not None:
            self._process.new_code(rol)

    def cut(self, nummer: int) -> None:
        """Cut a device off."""
        if self._process is not None:
            self._process.cut(nummer)

    def _heard(self, line: str) -> None:
        """A line of the process; from its thread."""
        with self._lock:
            self._view = self._told(self._view, line)

    def _told(self, view: SharingView, line: str) -> SharingView:
        name, _colon, rest = line.partition(": ")
        if name == "Adres":
            return replace(view, adres=one_line(rest, 100))
        if name == "Vingerafdruk":
            return replace(view, vingerafdruk=one_line(rest, 120))
        code = _CODE.fullmatch(line)
        if code is not None:
            others = tuple(known for known in view.codes if known[0] != code[1])
            return replace(view, codes=tuple(sorted((*others, (code[1], code[2])), key=lambda c: ROLES.index(c[0]))))
        device = _DEVICE.fullmatch(line)
        if device is None:
            return replace(view, gezegd=one_line(line, 300))
        nummer, rol, what, silent = int(device[1]), device[2], device[3], device[4]
        others_ = tuple(d for d in view.toestellen if d.nummer != nummer)
        if what == "afgesloten":
            return replace(view, toestellen=others_)
        weg = self._clock.now() - timedelta(seconds=int(silent)) if silent else None
        there = (*others_, SharedDevice(nummer, rol, weg))
        codes = tuple(known for known in view.codes if what != "gekoppeld" or known[0] != rol)  # a code is good once
        return replace(view, codes=codes, toestellen=tuple(sorted(there, key=lambda d: d.nummer)))

    def actions(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """What can be chosen now, in words; a new device comes last, so that no digit changes its meaning by it."""
        standing = self.view()
        if not standing.loopt:
            return tuple((f"begin op {words}", partial(self.begin, place)) for place, words in self.places())
        codes = tuple((f"nieuwe code voor een {rol}", partial(self.new_code, rol)) for rol in ROLES)
        cuts = tuple((f"sluit af: {d.naam}", partial(self.cut, d.nummer)) for d in standing.toestellen)
        return (*codes, ("stop met delen", self.stop), *cuts)

    def lines(self) -> tuple[str, ...]:
        """How it stands, in lines."""
        standing = self.view()
        if not standing.loopt:
            intro = "Een ander toestel werkt mee in zijn browser; niets verlaat het eigen netwerk."
            return (intro, *((standing.gezegd,) if standing.gezegd else ()))
        codes = "   ".join(f"{rol}: {code[:4]} {code[4:]}" for rol, code in standing.codes)
        who = ", ".join(f"{d.naam}{' geen verbinding' * (d.weg is not None)}" for d in standing.toestellen)
        return (
            f"Adres: {standing.adres or 'wordt geopend'}",
            f"Vingerafdruk: {standing.vingerafdruk}",
            f"Code (twee minuten, eenmalig): {codes or 'vraag een nieuwe'}",
            f"Verbonden: {who or 'nog niemand'}",
            *((standing.gezegd,) if standing.gezegd else ()),
        )

    # on the chair's screen -------------------------------------------------------------------------------------------

    def shown(self, view: ScreenView, state: State, now: datetime) -> ScreenView:
        """The view with who is connected, and the open loops that follow from it. Any thread."""
        from voorzitter_console.view.model import Lus

        standing = self.view()
        if not standing.loopt:
            return view
        urgent: list[Lus] = []
        quiet: list[Lus] = []
        for device in standing.toestellen:
            if device.weg is not None and device.rol != "meekijker":
                words = f"{device.naam}: geen verbinding"
                quiet.append(Lus(code=f"{device.rol}_weg", tekst=words, sinds=local_clock(device.weg)))
        bode = self._bode(standing, state, now)
        if bode is not None:
            urgent.append(bode)
        first = tuple(lus for lus in view.lussen if lus.dringend)
        rest = tuple(lus for lus in view.lussen if not lus.dringend)
        return replace(view, lussen=(*first, *urgent, *rest, *quiet), delen=standing.regel)

    def _bode(self, standing: SharingView, state: State, now: datetime) -> Lus | None:
        """Where a bode works along and the police were asked for: he did not see it, or cannot."""
        from voorzitter_console.view.model import Lus

        bodes = [device for device in standing.toestellen if device.rol == "bode"]
        asked = state.politie_gevraagd
        if not bodes or asked is None or (state.bodedienst and state.bodedienst[-1] >= asked):
            return None
        silent = all(device.weg is not None for device in bodes)
        if not silent and now - asked < UNSEEN:
            return None
        number = f" {self._phones.bodedienst}" if self._phones.bodedienst else ""
        return Lus(code="bode_ziet_niet", tekst=f"{NOT_SEEN}{number}", sinds=local_clock(asked), dringend=True)


def with_alarm(view: ScreenView, state: State, fault: str, phones: Phones) -> ScreenView:
    """The view with an open loop where what rings was not accepted (``fault``), until the bodedienst knows of it."""
    from voorzitter_console.view.model import Lus

    asked = state.politie_gevraagd
    if not fault or asked is None or (state.bodedienst and state.bodedienst[-1] >= asked):
        return view
    words = f"alarm NIET aangenomen: bel bodedienst {phones.bodedienst}".rstrip()
    lus = Lus(code="alarm", tekst=words, sinds=local_clock(asked), dringend=True)
    first = tuple(known for known in view.lussen if known.dringend)
    return replace(view, lussen=(*first, lus, *(known for known in view.lussen if not known.dringend)))
