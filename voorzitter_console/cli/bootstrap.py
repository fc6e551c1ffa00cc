"""Composes: settings -> journal. The only place that knows which journal a command gets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console import settings
from voorzitter_console.errors import InvalidInput
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.journal.sqlite import SqliteJournal


def database_path(given: str | None, chosen: settings.Settings, *, oefening: bool) -> Path:
    """The journal's file: from the command line, the settings, or the user's own folder; practice has its own."""
    named = given or ("" if oefening else chosen.database)
    if named.startswith(("postgresql://", "postgres://")):
        raise InvalidInput("PostgreSQL kan deze versie nog niet; geef met --database het pad van een bestand.")
    if "\x00" in named:
        raise InvalidInput(f"{one_line(named, 80)}: dit is geen pad; geef met --database het pad van een bestand.")
    return Path(named) if named else settings.data_path("oefening.sqlite" if oefening else "journaal.sqlite")


def own_folder(path: Path) -> None:
    """The user's own data folder is made on first use; a folder that somebody named must be there."""
    if path.parent != settings.data_path("x").parent:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise InvalidInput(
            f"De map {path.parent} kan niet worden gemaakt ({fault.strerror}); noem met --database een andere plaats."
        ) from None


def open_existing(path: Path, *, oefening: bool | None = None) -> SqliteJournal:
    """A journal to read from. Raises JournalError."""
    from voorzitter_console.journal.sqlite import SqliteJournal

    return SqliteJournal.open(path, oefening=oefening, create=False, read_only=True)
