"""Sharing as the chair's console knows it: whether it runs, its address and codes, who is connected, who went silent.

Of a process of ``deel`` that this console began it is made of the lines that it tells (:mod:`.delen`), which come from
a thread of their own; of one that was begun elsewhere, of what that says beside the journal (:mod:`.sharing_file`). The
faces ask how it stands and draw.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from voorzitter_console.clock import Clock
from voorzitter_console.console.delen import DEFAULT, Delen, addresses
from voorzitter_console.console.phones import Phones
from voorzitter_console.console.shared import ROLES, SharingView, told
from voorzitter_console.errors import system_fault
from voorzitter_console.moment import local_clock

if TYPE_CHECKING:
    from voorzitter_console.console.sharing_file import SharingFile
    from voorzitter_console.procedure.state import State
    from voorzitter_console.view import ScreenView
    from voorzitter_console.view.model import Lus

PORT = DEFAULT.rpartition(":")[2]
UNSEEN = timedelta(seconds=20)
"""So long the bode has to see that the police were asked for; then he is telephoned."""
LOOK = 0.5
"""Seconds between two looks whether it was begun elsewhere."""
ELSEWHERE = "Begonnen buiten dit scherm: het gaat door als u de console sluit."
NOT_SEEN = "bode heeft het niet gezien: bel"
STOPPED = "delen is gestopt, geen toestel werkt mee: K, delen"
QR = "toon de QR-code van het adres"
GONE = "Er wordt niets meer gedeeld; deze QR-code is weg. Kies terug."
NOT_YET = "Het adres wordt nog geopend: een ogenblik."
SPENT = "Geen code geldt meer, dus de QR-code is weg. Kies terug en dan een nieuwe code."
LOOPBACK = "Dit adres werkt alleen op deze laptop zelf: stop met delen en begin op een ander adres."
BYTES = 16
"""Of the fingerprint, in one line."""

Start = Callable[[Sequence[str], Callable[[str], object]], Delen]

Choice = tuple[str, Callable[[], object]]


def in_place(places: Sequence[str], fresh: Sequence[Choice]) -> list[tuple[str, Callable[[], object] | None]]:
    """Those choices where they stood before (``places``: their words); None where one cannot be chosen any more: it
    keeps its place, so that no digit comes to cut off another device while somebody looks at the list.
    """
    known = dict(fresh)
    if not any(words in known for words in places):  # it was begun, or stopped
        places = ()
    return [(words, known.get(words)) for words in (*places, *(words for words in known if words not in places))]


class Sharing:
    """One for a console. ``arguments``: what names its journal on the command line of ``deel``; ``beside``: where a
    ``deel`` that was begun elsewhere says how it stands, None: it is not looked for."""

    def __init__(
        self,
        arguments: Sequence[str],
        clock: Clock,
        phones: Phones,
        start: Start = Delen,
        beside: SharingFile | None = None,
    ) -> None:
        self._arguments = tuple(arguments)
        self._clock = clock
        self.phones = phones
        """Whom to call; the session changes it with the meeting."""
        self._start = start
        self._process: Delen | None = None
        self._lock = threading.Lock()
        self._view = SharingView()
        self._beside = beside
        self._elsewhere: SharingView | None = None
        self._ends = threading.Event()
        self._looking: threading.Thread | None = None
        self._died: datetime | None = None
        """When it was seen that a process which nobody here stopped had ended, with devices that worked along."""
        self._left = False
        """So it is with one that was begun elsewhere."""
        self._stopping = False
        """It was asked to end."""

    def view(self) -> SharingView:
        """As it is now."""
        runs = self._process is not None and self._process.runs
        with self._lock:
            if runs:
                return self._view
            if self._elsewhere is not None:
                return self._elsewhere
            return self._view if not self._view.loopt else replace(SharingView(), gezegd=self._view.gezegd)

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
            self._view, self._died, self._left = SharingView(loopt=True), None, False
        try:
            self._process = self._start(["--adres", place, *self._arguments], self._heard)
        except OSError as error:
            with self._lock:
                self._view = SharingView(gezegd=f"Delen kan hier niet beginnen ({system_fault(error)}).")

    def close(self) -> None:
        """The console ends, and what it began with it; what was begun elsewhere goes on."""
        self._ends.set()
        self._stop_own()
        if self._looking is not None:
            self._looking.join(timeout=LOOK)  # a disk that hangs keeps nobody here

    def stop(self) -> None:
        """End it; a write under way there ends first."""
        if self.view().elders:
            self._stopping = True
            self._ask("stop")
        else:
            self._stop_own()

    def _stop_own(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.stop()
        with self._lock:
            self._view, self._died, self._left = SharingView(), None, False

    def new_code(self, rol: str) -> None:
        """Another code for that role."""
        if self.view().elders:
            self._ask(rol)
        elif self._process is not None:
            self._process.new_code(rol)

    def cut(self, nummer: int) -> None:
        """Cut a device off."""
        if self.view().elders:
            self._ask(f"sluit af {nummer}")
        elif self._process is not None:
            self._process.cut(nummer)

    def _heard(self, line: str) -> None:
        """A line of the process; from its thread."""
        with self._lock:
            self._view = told(self._view, line, self._clock.now())

    def _ask(self, line: str) -> None:
        if self._beside is not None:
            self._beside.ask(line)

    def watch(self) -> None:
        """Look from now on whether a ``deel`` was begun elsewhere, in a thread of its own: a disk may be slow."""
        if self._beside is not None and self._looking is None:
            self._looking = threading.Thread(
                target=self._watched, args=(self._beside,), name="delen-kijken", daemon=True
            )
            self._looking.start()

    def _watched(self, beside: SharingFile) -> None:
        while not self._ends.wait(LOOK):
            own = self._process is not None and self._process.runs
            found = None if own else beside.standing()
            with self._lock:
                before, self._elsewhere = self._elsewhere, found
                if found is not None:
                    self._left = False
                elif before is not None and before.toestellen and not own and not self._stopping:
                    self._left = True
                self._stopping = self._stopping and found is not None

    def actions(self, show: Callable[[], object]) -> tuple[Choice, ...]:
        """What can be chosen now, in words; a new device comes last. See :func:`in_place` for one that is gone.

        ``show``: how this face shows the QR code.
        """
        standing = self.view()
        if not standing.loopt:
            begin = tuple((f"begin op {words}", partial(self.begin, place)) for place, words in self.places())
            died = self._since_death(self._clock.now()) is not None
            return (*begin, *((("het delen blijft gestopt", self.stop),) if died else ()))
        codes = tuple((f"nieuwe code voor een {rol}", partial(self.new_code, rol)) for rol in ROLES)
        cuts = tuple((f"sluit af: {d.naam}", partial(self.cut, d.nummer)) for d in standing.toestellen)
        return (*codes, (QR, show), ("stop met delen", self.stop), *cuts)

    def to_scan(self) -> tuple[str, tuple[str, ...]]:
        """The address that a phone can read as a QR code, and what stands beside it; no address: the lines say why.

        It goes with the codes: without one the address is of no use.
        """
        standing = self.view()
        codes = tuple(f"Code {rol}: {code}" for rol, code in self._good(standing))
        if not standing.loopt or not standing.adres or not codes:
            return "", (GONE if not standing.loopt else SPENT if standing.adres else NOT_YET,)
        return standing.adres, (
            "Richt de camera van het toestel hierop.",
            standing.adres,
            *((LOOPBACK,) if "//127." in standing.adres or "//[::1]" in standing.adres else ()),
            *codes,
            "Vingerafdruk:",
            *self._finger(standing, BYTES // 2),
        )

    def lines(self) -> tuple[str, ...]:
        """How it stands, in lines."""
        standing = self.view()
        if not standing.loopt:
            intro = "Een ander toestel werkt mee in zijn browser; niets verlaat het eigen netwerk."
            return (intro, *((standing.gezegd,) if standing.gezegd else ()))
        finger = self._finger(standing)
        codes = "   ".join(f"{rol}: {code}" for rol, code in self._good(standing))
        who = ", ".join(f"{d.naam}{' geen verbinding' * (d.weg is not None)}" for d in standing.toestellen)
        return (
            f"Adres: {standing.adres or 'wordt geopend'}",
            f"Vingerafdruk: {finger[0]}",
            *finger[1:],
            f"Code (twee minuten, eenmalig): {codes or 'vraag een nieuwe'}",
            f"Verbonden: {who or 'nog niemand'}",
            *((ELSEWHERE,) if standing.elders else ()),
            *((standing.gezegd,) if standing.gezegd else ()),
        )

    def _good(self, standing: SharingView) -> list[tuple[str, str]]:
        """Each role with the code that is good for it now, ``1234 5678``."""
        now = self._clock.now()
        return [(rol, f"{code[:4]} {code[4:]}") for rol, code, tot in standing.codes if now < tot]

    @staticmethod
    def _finger(standing: SharingView, in_line: int = BYTES) -> list[str]:
        """The fingerprint with so many bytes in a line, for a byte is not cut in two."""
        said = standing.vingerafdruk.split(":")
        return [":".join(said[at : at + in_line]) for at in range(0, len(said), in_line)]

    # on the chair's screen -------------------------------------------------------------------------------------------

    def shown(self, view: ScreenView, state: State, now: datetime) -> ScreenView:
        """The view with who is connected, and the open loops that follow from it. Any thread."""
        from voorzitter_console.view.model import Lus

        standing = self.view()
        if not standing.loopt:
            died = self._since_death(now)
            if died is None:
                return view
            lus = Lus(code="delen_gestopt", tekst=STOPPED, sinds=local_clock(died))
            return replace(view, lussen=(*view.lussen, lus))
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

    def _since_death(self, now: datetime) -> datetime | None:
        """Since when devices that worked along have nothing to work with, for nobody stopped it; None: it is not so."""
        with self._lock:
            gone = self._process is not None and not self._process.runs and bool(self._view.toestellen)
            self._died = (self._died or now) if gone or self._left else None
            return self._died

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
        number = f" {self.phones.bodedienst}" if self.phones.bodedienst else ""
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
