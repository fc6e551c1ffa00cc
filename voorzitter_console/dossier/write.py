"""Writes a dossier's folder all or nothing: made beside its place first, checked to be on disk, then moved there."""

from __future__ import annotations

import errno
import os
import shutil
import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path

from voorzitter_console.dossier import manifest as m
from voorzitter_console.dossier.dossier_json import dossier_bytes
from voorzitter_console.dossier.record import Dossier
from voorzitter_console.errors import ConsoleError
from voorzitter_console.text import one_line


class OutputFault(ConsoleError):
    """The folder could not be written; nothing of it was left behind."""


def write_dossier(
    dossier: Dossier,
    folder: Path,
    *,
    pdf: bytes,
    extra: Mapping[str, bytes] | None = None,
    extra_files: Mapping[str, Path] | None = None,
) -> list[Path]:
    """Write dossier.json, aangifte.pdf, ``extra`` (name -> content), copies of ``extra_files`` and the manifest.

    Names are ``[A-Za-z0-9._-]``, with ``/`` between folders. A folder with other files in it is fine; one that holds
    any of these names is refused. Raises OutputFault.
    """
    texts = {m.DOSSIER: dossier_bytes(dossier), m.AANGIFTE: pdf, **(extra or {})}
    copies = dict(extra_files or {})
    names = [*texts, *copies, m.MANIFEST]
    if len(set(names)) != len(names) or not all(m.safe_name(n) for n in names):
        raise ValueError(names)
    _refuse(folder, names)
    made = not folder.is_dir()
    # On the same disk as its place, so that moving is a rename and cannot stop half way for want of space.
    temporary = (folder.parent if made else folder) / f".dossier-{uuid.uuid4().hex}"
    try:
        # Persons under suspicion stand in it: for this user alone (on Windows the folder's own rights hold).
        temporary.mkdir(mode=0o700)
        _fill(temporary, texts, copies)
        if made:
            temporary.rename(folder)
        else:
            _move(temporary, folder, names)
    except OSError as fault:
        raise _fault(folder, fault) from fault
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return [folder / name for name in names]


def check_folder(folder: Path, names: tuple[str, ...] = m.OWN_NAMES) -> None:
    """Whether a dossier could go there, before any work is done. Raises OutputFault."""
    _refuse(folder, names)
    place = folder if folder.is_dir() else folder.parent
    if not os.access(place, os.W_OK | os.X_OK):
        raise OutputFault(f"In {_name(place)} mag niet worden geschreven; kies een andere map.")


def _refuse(folder: Path, names: list[str] | tuple[str, ...]) -> None:
    if "\x00" in str(folder):
        raise OutputFault(f"{_name(folder)} is geen geldige naam voor een map; kies een andere.")
    try:
        if folder.is_dir():
            there = [n for n in _tops(names) if (folder / n).exists() or (folder / n).is_symlink()]
            if there:
                raise OutputFault(
                    f"In {_name(folder)} staat al een dossier ({there[0]}); er is niets veranderd, kies een andere map."
                )
        elif folder.exists() or folder.is_symlink():
            raise OutputFault(f"{_name(folder)} is een bestand en geen map; kies een andere map.")
        elif not folder.parent.is_dir():
            raise OutputFault(f"De map {_name(folder.parent)} bestaat niet; maak die eerst of kies een andere map.")
    except OSError as fault:
        raise _fault(folder, fault) from fault


def _tops(names: Iterable[str]) -> list[str]:
    """What stands in the folder itself: files and the first part of those in a folder of their own."""
    return list(dict.fromkeys(name.split("/")[0] for name in names))


def _fill(temporary: Path, texts: Mapping[str, bytes], copies: Mapping[str, Path]) -> None:
    for name in (*texts, *copies):
        (temporary / name).parent.mkdir(parents=True, exist_ok=True)
    for name, content in texts.items():
        _write(temporary / name, content)
    for name, source in copies.items():
        shutil.copyfile(source, temporary / name)
        with (temporary / name).open("rb+") as file:
            os.fsync(file.fileno())
    hashes = [(m.digest(temporary / name), name) for name in (*texts, *copies)]
    _write(temporary / m.MANIFEST, m.manifest_bytes(hashes))


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _move(temporary: Path, folder: Path, names: list[str]) -> None:
    """The manifest goes last: a folder with one is whole."""
    moved: list[Path] = []
    try:
        for name in _tops(names):
            target = folder / name
            if target.exists():
                raise FileExistsError(errno.EEXIST, "", str(target))
            (temporary / name).rename(target)
            moved.append(target)
    except OSError:
        for target in moved:
            target.rename(temporary / target.name)
        raise


def _name(path: Path) -> str:
    return one_line(str(path), 200)


def _fault(folder: Path, fault: OSError) -> OutputFault:
    name = _name(folder)
    if fault.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return OutputFault(f"De schijf is vol; in {name} is niets geschreven. Maak ruimte of kies een andere map.")
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return OutputFault(f"In {name} mag niet worden geschreven; kies een andere map.")
    if fault.errno == errno.EEXIST:
        return OutputFault(f"In {name} is intussen een bestand gezet; er is niets veranderd, kies een andere map.")
    if fault.errno == errno.ENAMETOOLONG:
        return OutputFault(f"De naam {name} is te lang; kies een kortere.")
    return OutputFault(f"In {name} kon niet worden geschreven (fout {fault.errno} van het besturingssysteem).")
