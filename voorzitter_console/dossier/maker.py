"""Which program makes these documents: its version, and a mark of the code that says how they look.

A document can only be made anew to the byte by the same code, so whoever compares must know whether it is the same.
"""

from __future__ import annotations

import hashlib
from importlib import resources

from voorzitter_console import __version__


def _mark() -> str:
    """Of every template and module of this package, whatever the line ends on this machine."""
    found = hashlib.sha256()
    files = [f for f in resources.files("voorzitter_console.dossier").iterdir() if f.name.endswith((".py", ".typ"))]
    for file in sorted(files, key=lambda f: f.name):
        found.update(file.name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return found.hexdigest()[:12]


PROGRAM = f"voorzitter-console {__version__} {_mark()}"
"""In a document's own data, so that a reader knows whether making it anew must give the same bytes."""
