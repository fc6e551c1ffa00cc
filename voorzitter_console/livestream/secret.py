"""Secrets: an environment variable, else the keyring of the operating system; never a file, never the journal."""

from __future__ import annotations

import os
import re

from voorzitter_console import sleutelbos
from voorzitter_console.livestream.port import LivestreamFault

SERVICE = sleutelbos.SERVICE
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def variable(naam: str) -> str:
    """The environment variable of a secret: ``VOORZITTER_CONSOLE_GEHEIM_OBS``."""
    return f"VOORZITTER_CONSOLE_GEHEIM_{naam.upper().replace('-', '_')}"


def missing(naam: str) -> LivestreamFault:
    """The sentence for a secret that is nowhere."""
    return LivestreamFault(
        f"Het geheim '{naam}' ontbreekt; zet het met 'keyring set {SERVICE} {naam}' of in {variable(naam)}."
    )


def find(naam: str) -> str | None:
    """The secret, or None where there is none; waits at most two seconds."""
    given = os.environ.get(variable(naam))
    if given is not None:
        return given
    return sleutelbos.get(naam)
