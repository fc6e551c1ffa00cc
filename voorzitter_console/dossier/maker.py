"""Which program makes these documents: its version, and a mark of the code that says how they look.

A document can only be made anew to the byte by the same code, so whoever compares must know whether it is the same.
"""

from __future__ import annotations

import hashlib
from importlib import resources

from voorzitter_console import __version__


def _mark() -> str:
    """Of every template and module of this package and its wings, whatever the line ends on this machine."""
    found = hashlib.sha256()
    with resources.as_file(resources.files("voorzitter_console.dossier")) as folder:
        files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.suffix in (".py", ".typ")}
        for name in sorted(files):
            found.update(name.encode() + b"\0" + files[name].read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return found.hexdigest()[:12]


PROGRAM = f"voorzitter-console {__version__} {_mark()}"
"""In a document's own data, so that a reader knows whether making it anew must give the same bytes."""
