"""Where what was prepared is kept: one small TOML file for each meeting, in the user's own data folder.

A file says which form it has; one of another form, a damaged one and one whose day is not that of its name are each
told in one Dutch sentence, and never half read. A file is put there whole or not at all, for this user alone.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from voorzitter_console import toml_file
from voorzitter_console.errors import ConsoleError
from voorzitter_console.moment import date_words
from voorzitter_console.own_folder import make_own
from voorzitter_console.preparation.file import PreparationUnreadable, parse, written
from voorzitter_console.preparation.prepared import Voorbereiding
from voorzitter_console.text import one_line

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-([1-9]\d?))?")
"""``2026-12-01``, and ``2026-12-01-2`` for the second of that day."""
MOST = 99
"""Of one day."""


class PreparationNotKept(ConsoleError):
    """The file could not be written; what stood there still stands."""


class PreparationChanged(PreparationNotKept):
    """Another window wrote it since it was read."""


class Bewaarde(Struct, frozen=True):
    """What was prepared, as it stands in its file."""

    naam: str
    """``2026-12-01``."""
    voorbereiding: Voorbereiding
    som: str
    """SHA-256 of the file: whether another window wrote it since."""


class Preparations:
    """The files of one folder, which need not be there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """Of all files, in order of their day. Raises PreparationUnreadable."""
        try:
            found = [p.stem for p in self._folder.iterdir() if p.suffix == ".toml" and _NAME.fullmatch(p.stem)]
        except FileNotFoundError:
            return []
        except OSError as fault:
            raise PreparationUnreadable(_not_reached(self._folder, fault)) from None
        return sorted(found, key=lambda name: (name[:10], int(name[11:] or 1)))

    def read(self, naam: str) -> Bewaarde:
        """One of them. Raises PreparationUnreadable."""
        if not _NAME.fullmatch(naam):
            raise PreparationUnreadable(f"'{one_line(naam, 40)}' is geen voorbereiding; typ een dag, zoals 2026-12-01.")
        path = self._path(naam)
        text = toml_file.read(path, PreparationUnreadable)
        found = parse(text, str(path))
        if found.datum.isoformat() != naam[:10]:
            raise PreparationUnreadable(
                f"{one_line(str(path), 200)} is van {date_words(found.datum)} en niet van de dag in haar naam; maak "
                "haar opnieuw met voorzitter-console voorbereiden."
            )
        return Bewaarde(naam, found, _digest(text))

    def of_days(self, *days: date) -> tuple[tuple[Bewaarde, ...], tuple[str, ...]]:
        """Those of these days, and a sentence for each file that cannot be read. Never raises."""
        found, faults = [], []
        try:
            names = self.names()
        except PreparationUnreadable as fault:
            return (), (str(fault),)
        wanted = {day.isoformat() for day in days}
        for naam in names:
            if naam[:10] in wanted:
                try:
                    found.append(self.read(naam))
                except PreparationUnreadable as fault:
                    faults.append(_ended(str(fault)))
        return tuple(found), tuple(faults)

    def new_name(self, day: date) -> str:
        """The first free name of that day. Raises PreparationNotKept."""
        there = set(self.names())
        first = day.isoformat()
        for naam in (first, *(f"{first}-{number}" for number in range(2, MOST + 1))):
            if naam not in there:
                return naam
        raise PreparationNotKept(f"Voor {date_words(day)} staan er al {MOST} voorbereidingen; wis er eerst een.")

    def keep(self, prepared: Voorbereiding, was: Bewaarde | None = None) -> Bewaarde:
        """Put it on disk, in place of ``was`` or as a new one. Raises PreparationNotKept, PreparationUnreadable.

        Where another window changed ``was`` meanwhile nothing is written: neither answers may get lost.
        """
        if was is not None and self._changed(was):
            raise PreparationChanged(
                "Deze voorbereiding is intussen in een ander venster gewijzigd of gewist. Er is niets bewaard; bewaar"
                " nog eens om dit ernaast te zetten."
            )
        same = was is not None and was.voorbereiding.datum == prepared.datum
        naam = was.naam if was is not None and same else self.new_name(prepared.datum)
        text = written(prepared)
        self._put(self._path(naam), text, replacing=same)
        if was is not None and not same:
            self.remove(was.naam)
        return Bewaarde(naam, prepared, _digest(text))

    def remove(self, naam: str) -> None:
        """Erase one; it may be gone already, by another window. Raises PreparationNotKept."""
        try:
            self._path(naam).unlink(missing_ok=True)
        except OSError as fault:
            raise PreparationNotKept(_not_reached(self._path(naam), fault)) from None

    def _changed(self, was: Bewaarde) -> bool:
        try:
            return self.read(was.naam).som != was.som
        except PreparationUnreadable:
            return True

    def _path(self, naam: str) -> Path:
        return self._folder / f"{naam}.toml"

    def _put(self, path: Path, text: str, *, replacing: bool) -> None:
        temporary = path.with_name(f".{path.stem}.{secrets.token_hex(6)}.nieuw")
        try:
            make_own(path.parent)
            flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            if not replacing and path.exists():
                raise FileExistsError
            temporary.replace(path)
        except FileExistsError:
            raise PreparationNotKept(
                f"{one_line(str(path), 200)} is intussen door een ander venster gemaakt; er is niets bewaard. Bewaar"
                " het nog eens."
            ) from None
        except OSError as fault:
            raise PreparationNotKept(_not_reached(path, fault)) from None
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def around(now_day: date) -> tuple[date, date]:
    """The days of which a meeting may begin now: today, and after midnight that of the evening before."""
    return now_day, now_day - timedelta(days=1)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."


def _not_reached(path: Path, fault: OSError) -> str:
    return (
        f"{one_line(str(path), 200)} is niet te lezen of te schrijven (fout {fault.errno} van het besturingssysteem);"
        " controleer de rechten en de schijf."
    )
