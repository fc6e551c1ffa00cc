"""Leaf: the keyring of the operating system (extra ``sleutelbos``): a place for secrets that is no file of ours.

A backend raises what it likes and may wait for somebody to unlock it: whatever it does is as good as no keyring here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

SERVICE = "voorzitter-console"
PATIENCE = 2.0
"""Seconds."""


def get(naam: str) -> str | None:
    """The secret of that name; None where there is none, no keyring, or no answer in time."""

    def look() -> str | None:
        import keyring

        return keyring.get_password(SERVICE, naam)

    return _answer(look)


def put(naam: str, secret: str) -> bool:
    """Keep it there and read it back; False where that cannot be done."""

    def keep() -> str | None:
        import keyring

        keyring.set_password(SERVICE, naam, secret)
        return keyring.get_password(SERVICE, naam)

    return _answer(keep) == secret


def forget(naam: str) -> bool:
    """Take it away; False where that cannot be done, or it was not there."""

    def drop() -> str | None:
        import keyring

        keyring.delete_password(SERVICE, naam)
        return ""

    return _answer(drop) is not None


def _answer(ask: Callable[[], str | None]) -> str | None:
    found: list[str | None] = []

    def look() -> None:
        try:
            found.append(ask())
        except Exception:  # noqa: BLE001  a backend raises what it likes
            found.append(None)  # no keyring here, or it is locked: as good as none

    # A thread of its own, not the loop's pool: one that hangs must hold up nothing, not even the end of the program.
    thread = threading.Thread(target=look, name="sleutelbos", daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return found[0] if found else None
