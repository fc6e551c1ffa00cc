"""What a running ``deel`` says of itself beside the journal, so that the chair's console knows of one that was started
elsewhere: from a terminal, or by a console that was killed since.

It stands in the folder of the seats, which only the owner can enter, and counts only while that process has its seat;
so what a killed one left is no longer true. A console asks it something by a file of one line in the same folder.
"""

from __future__ import annotations

import os
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path

from voorzitter_console.console.shared import SharedDevice, SharingView
from voorzitter_console.seat import SeatLock, seat_file
from voorzitter_console.text import one_line

SEAT = "delen"
"""Who has this seat serves the pages of a journal: two would give two devices one number in the record."""
LARGEST = 64 * 1024
"""Bytes of what is said; more is not of ours."""
MOST = 20
"""Questions that are answered at a time."""
LINE = 200
"""Characters of a question."""
STARTING = 0.5
"""Seconds that ``deel`` waits for its seat: a console may be looking whether it is free."""
ASIDE = 0.3
"""Seconds for a question on Windows, where a file that somebody reads just now cannot be replaced."""


class SharingFile:
    """One for a process of ``deel``, one for a chair's console. Used by one thread at a time but for ``ask``;
    nothing here raises."""

    def __init__(self, journal: Path) -> None:
        self._seat = SeatLock(journal, SEAT)
        self._path = seat_file(journal, SEAT, "json")

    # of the process of deel -----------------------------------------------------------------------------------------

    def take(self) -> bool:
        """False where another process serves this journal; where the folder is closed to us that cannot be told."""
        if not self._seat.take(STARTING) and self._seat.elsewhere:
            return False
        self.asked()  # of the one before: not for this one
        return True

    def say(self, view: SharingView) -> None:
        """Take the place of what stood there, whole."""
        import msgspec

        _put(self._path, msgspec.json.encode(view))

    def asked(self) -> list[str]:
        """What a console asked since the last time, in order: lines as they are typed at the terminal."""
        found = []
        with suppress(OSError):
            for path in sorted(self._path.parent.glob(f"{self._path.stem}.*.vraag"))[:MOST]:
                text = _small(path)
                with suppress(OSError):
                    path.unlink(missing_ok=True)
                if text is not None:
                    found.append(text.decode("utf-8", "replace")[:LINE])
        return found

    def close(self) -> None:
        """Nothing is shared any more."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._seat.release()

    # of a console ---------------------------------------------------------------------------------------------------

    def standing(self) -> SharingView | None:
        """How a ``deel`` on this journal stands; None where there is none."""
        import msgspec

        text = _small(self._path)
        if text is None:
            return None
        if self._seat.take():
            self.close()  # the seat was free: a killed one left this
            return None
        if not self._seat.elsewhere:
            return None  # nobody can be told apart here
        try:
            said = msgspec.json.decode(text, type=SharingView)
        except msgspec.DecodeError:
            return None
        return SharingView(
            loopt=True,
            adres=one_line(said.adres, 100),
            vingerafdruk=one_line(said.vingerafdruk, 120),
            codes=tuple((one_line(rol, 20), one_line(code, 20), tot) for rol, code, tot in said.codes),
            toestellen=tuple(SharedDevice(d.nummer, one_line(d.rol, 20), d.weg) for d in said.toestellen),
            gezegd=one_line(said.gezegd, 300),
            elders=True,
        )

    def ask(self, line: str) -> None:
        """Have it do what that line says."""
        name = f"{self._path.stem}.{time.time_ns():020}-{secrets.token_hex(4)}.vraag"
        _put(self._path.with_name(name), line[:LINE].encode())


def _put(path: Path, content: bytes) -> None:
    """Whole or not at all; with the rights of the owner only, for a code may stand in it."""
    fresh = path.with_suffix(f".{secrets.token_hex(4)}.nieuw")
    end = time.monotonic() + ASIDE
    with suppress(OSError):
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
        while True:
            try:
                fresh.replace(path)
            except PermissionError:
                if time.monotonic() > end:
                    break
                time.sleep(0.01)
            else:
                return
    with suppress(OSError):
        fresh.unlink(missing_ok=True)


def _small(path: Path) -> bytes | None:
    """What stands in a plain file of ours; None for anything else: a pipe would keep us for ever."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            return None
        return path.read_bytes()
    except OSError:
        return None
