"""How sharing stands, in records; made of the lines that the process of ``deel`` tells (:mod:`.delen`)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.text import one_line

ROLES = ("griffier", "bode", "meekijker")
"""What a device can be paired as."""
CODE_GOOD = timedelta(minutes=2)
"""So long a code is good after it was made."""
_DEVICE = r"Toestel (\d{1,6}) (griffier|bode|meekijker) (gekoppeld|terug|afgesloten|weg sinds (\d{1,6}) s)"
_CODE = r"Koppelcode (griffier|bode|meekijker): (\d{8})"
"""Both compiled where a line comes that may be one: the first screen does not wait for it."""


class SharedDevice(Struct, frozen=True):
    """One that is paired; ``weg`` is since when nothing was heard of it (UTC), None: it is there."""

    nummer: int
    rol: str
    weg: datetime | None = None

    @property
    def naam(self) -> str:
        """``griffier (toestel 1)``."""
        return f"{self.rol} (toestel {self.nummer})"


class SharingView(Struct, frozen=True, kw_only=True):
    """How it stands; every text safe to draw."""

    loopt: bool = False
    adres: str = ""
    vingerafdruk: str = ""
    codes: tuple[tuple[str, str, datetime], ...] = ()
    """Role, code, and until when it is good (UTC): it pairs once."""
    toestellen: tuple[SharedDevice, ...] = ()
    gezegd: str = ""
    """What it said last beside these: why it could not begin."""
    elders: bool = False
    """Not started by this console, so it does not end with it."""

    @property
    def regel(self) -> str:
        """``DELEN: griffier, bode (weg)``, for the top of the screen; empty where it does not run."""
        if not self.loopt:
            return ""
        who = ", ".join(f"{d.rol}{' (weg)' * (d.weg is not None)}" for d in self.toestellen)
        return f"DELEN: {who or 'nog niemand'}"


def told(view: SharingView, line: str, now: datetime) -> SharingView:
    """How it stands once that line was told (at ``now``, UTC); what is none of them is what it said last."""
    name, _colon, rest = line.partition(": ")
    if name == "Adres":
        return replace(view, adres=one_line(rest, 100))
    if name == "Vingerafdruk":
        return replace(view, vingerafdruk=one_line(rest, 120))
    code = re.fullmatch(_CODE, line)
    if code is not None:
        others = tuple(known for known in view.codes if known[0] != code[1])
        fresh = (code[1], code[2], now + CODE_GOOD)
        return replace(view, codes=tuple(sorted((*others, fresh), key=lambda c: ROLES.index(c[0]))))
    device = re.fullmatch(_DEVICE, line)
    if device is None:
        return replace(view, gezegd=one_line(line, 300))
    nummer, rol, what, silent = int(device[1]), device[2], device[3], device[4]
    others_ = tuple(d for d in view.toestellen if d.nummer != nummer)
    if what == "afgesloten":
        return replace(view, toestellen=others_)
    weg = now - timedelta(seconds=int(silent)) if silent else None
    there = (*others_, SharedDevice(nummer, rol, weg))
    codes = tuple(known for known in view.codes if what != "gekoppeld" or known[0] != rol)  # a code is good once
    return replace(view, codes=codes, toestellen=tuple(sorted(there, key=lambda d: d.nummer)))
