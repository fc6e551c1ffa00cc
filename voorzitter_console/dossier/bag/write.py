"""Writes a dossier's folder all or nothing: made beside its place first, checked to be on disk, then moved there."""

from __future__ import annotations

import errno
import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from voorzitter_console.dossier.bag import bag
from voorzitter_console.dossier.bag import manifest as m
from voorzitter_console.dossier.bag.plain_file import digest
from voorzitter_console.dossier.model.dossier_json import dossier_bytes
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.errors import ConsoleError, InvalidInput
from voorzitter_console.journal.evidence import open_kept, own_file
from voorzitter_console.journal.key import Key
from voorzitter_console.text import one_line

OWN_NAMES = (*bag.TAG_FILES, m.TAG_MANIFEST, m.DATA, m.JOURNAL, m.KEY, m.SIGNATURE, m.ANCHOR_OF, m.ANCHOR)
"""What a dossier puts in its folder."""


class OutputFault(ConsoleError):
    """The folder could not be written; nothing of it was left behind."""


def write_dossier(
    dossier: Dossier,
    folder: Path,
    *,
    documents: Mapping[str, bytes],
    evidence: Mapping[str, Path] | None = None,
    journal: Path | None = None,
    beside_journal: Mapping[str, Path] | None = None,
    told: bytes | None = None,
    key: Key | None = None,
    anchor: tuple[bytes, bytes] | None = None,
) -> list[Path]:
    """Write the dossier as a bag: ``documents`` (name -> content) and copies of ``evidence`` (``bewijs/name`` -> file)
    in ``data/``, a copy of ``journal`` beside it, with the files of ``beside_journal`` (``bewijs/name``). ``told``: the
    content of dossier.json, where it is made already; ``key`` signs the manifest; ``anchor``: what was time-stamped,
    and the token.

    A folder with other files in it is fine; one that holds a dossier is refused. Raises OutputFault.
    """
    told = dossier_bytes(dossier) if told is None else told
    own = bag.data_files(dossier, told)
    made = {**documents, **own}
    data = {f"{m.DATA}/{name}": content for name, content in made.items()}
    copies = {f"{m.DATA}/{name}": source for name, source in (evidence or {}).items()}
    if len(made) != len(documents) + len(own) or set(data) & set(copies):
        raise ValueError([*data, *copies])

    def fill(temporary: Path) -> list[str]:
        _fill(temporary, data, copies)
        payload = {name: digest(temporary, name) for name in (*data, *copies)}
        manifest = m.manifest_bytes((hexed, name) for name, (hexed, _) in payload.items())
        _put(temporary, m.MANIFEST, manifest)
        tags = bag.tag_files(dossier, told, {name: size for name, (_, size) in payload.items()})
        tags |= {m.KEY: key.pem, m.SIGNATURE: key.sign(manifest)} if key is not None else {}
        tags |= {m.ANCHOR_OF: anchor[0], m.ANCHOR: anchor[1]} if anchor is not None else {}
        beside = {m.JOURNAL: journal, **(beside_journal or {})} if journal else {}
        _fill(temporary, tags, beside)
        listed = [*tags, *beside, m.MANIFEST]
        _put(temporary, m.TAG_MANIFEST, m.manifest_bytes((digest(temporary, name)[0], name) for name in listed))
        return [*payload, *listed, m.TAG_MANIFEST]

    return write_folder(folder, [*data, *copies, *(beside_journal or {}), *OWN_NAMES], fill)


def write_files(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write loose files (letters, the card) in a folder all or nothing. Raises OutputFault."""

    def fill(temporary: Path) -> list[str]:
        _fill(temporary, files, {})
        return list(files)

    return write_folder(folder, list(files), fill)


def folder_of(given: str, names: Iterable[str]) -> Path:
    """The folder that somebody named. Raises InvalidInput, OutputFault."""
    if not given.strip():
        raise InvalidInput("Typ de naam van een map; zij mag nog niet bestaan.")
    folder = Path(given.strip().strip("\"'")).expanduser()
    check_folder(folder, names)
    return folder


def check_folder(folder: Path, names: Iterable[str] = OWN_NAMES) -> None:
    """Whether these files could go there, before any work is done. Raises OutputFault."""
    _refuse(folder, names)
    place = folder if folder.is_dir() else folder.parent
    if not os.access(place, os.W_OK | os.X_OK):
        raise OutputFault(f"In {_name(place)} mag niet worden geschreven; kies een andere map.")


def write_folder(folder: Path, names: Iterable[str], fill: Callable[[Path], list[str]]) -> list[Path]:
    """Let ``fill`` write in a folder of its own, then move what it names into place: all of it or nothing.

    ``names``: what it may write, ``[A-Za-z0-9._-]`` with ``/`` between folders. Raises OutputFault.
    """
    names = list(names)
    if not all(m.safe_name(n) for n in names):
        raise ValueError(names)
    _refuse(folder, names)
    made = not folder.is_dir()
    # On the same disk as its place, so that moving is a rename and cannot stop half way for want of space.
    temporary = (folder.parent if made else folder) / f".dossier-{uuid.uuid4().hex}"
    try:
        # Persons under suspicion stand in it: for this user alone (on Windows the folder's own rights hold).
        temporary.mkdir(mode=0o700)
        written = fill(temporary)
        if made:
            temporary.rename(folder)
        else:
            _move(temporary, folder, written)
    except OSError as fault:
        raise _fault(folder, fault) from fault
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return [folder / name for name in written]


def _refuse(folder: Path, names: Iterable[str]) -> None:
    if "\x00" in str(folder):
        raise OutputFault(f"{_name(folder)} is geen geldige naam voor een map; kies een andere.")
    try:
        if folder.is_dir():
            there = [n for n in _tops(names) if (folder / n).exists() or (folder / n).is_symlink()]
            if there:
                what = f"een dossier ({there[0]})" if there[0] in OWN_NAMES else there[0]
                raise OutputFault(f"In {_name(folder)} staat al {what}; er is niets veranderd, kies een andere map.")
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
        (temporary / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, content in texts.items():
        _put(temporary, name, content)
    for name, source in copies.items():
        with open_kept(source) as reader, own_file(temporary / name) as copy:
            shutil.copyfileobj(reader, copy, 1 << 20)
            copy.flush()
            os.fsync(copy.fileno())


def _put(folder: Path, name: str, content: bytes) -> None:
    with own_file(folder / name) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _move(temporary: Path, folder: Path, names: list[str]) -> None:
    """The manifests go last: a folder with them is whole."""
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
