"""Secrets: an environment variable, else the keyring of the operating system; never a file, never the journal."""

from __future__ import annotations

import os
import re
import threading

from voorzitter_console.livestream.port import LivestreamFault

SERVICE = "voorzitter-console"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
PATIENCE = 2.0
"""Seconds; a keyring may wait for somebody to unlock it."""


def variable(naam: str) -> str:
    """The environment variable of a secret: ``VOORZITTER_CONSOLE_GEHEIM_OBS``."""
    return f"VOORZITTER_CONSOLE_GEHEIM_{naam.upper().replace('-', '_')}"


def missing(naam: str) -> LivestreamFault:
    """The sentence for a secret that is nowhere."""
    return LivestreamFault(
        f"Het geheim '{naam}' ontbreekt; zet het met 'keyring set {SERVICE} {naam}' of in {variable(naam)}."
    )


def find(naam: str) -> str | None:
    """The secret, or None where there is none; waits at most ``PATIENCE``."""
    given = os.environ.get(variable(naam))
    if given is not None:
        return given
    found: list[str | None] = []

    def look() -> None:
        try:
            import keyring

            found.append(keyring.get_password(SERVICE, naam))
        except Exception:  # noqa: BLE001  a backend raises what it likes
            found.append(None)  # no keyring here, or it is locked: as good as none

    # A thread of its own, not the loop's pool: one that hangs must hold up nothing, not even the end of the program.
    thread = threading.Thread(target=look, name="sleutelbos", daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return found[0] if found else None
