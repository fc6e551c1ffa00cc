"""A copy of a journal with its evidence on a second disk, and back from it on another laptop.

Made by SQLite's backup interface, a few pages at a time, so that no key waits for it; written beside its place, read
back and verified whole, and only then put there. A copy never takes the place of one that holds more or another record.
"""

from __future__ import annotations

import errno
import glob
import hashlib
import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from voorzitter_console.journal import connection, rows, schema
from voorzitter_console.journal.beside import rollback_journal
from voorzitter_console.journal.evidence import EVIDENCE, LEFT, measure, own_file, own_folder
from voorzitter_console.journal.faults import translated
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.key import Key
from voorzitter_console.journal.lock import VaultLocked
from voorzitter_console.journal.place import FilePlace, JournalPlace, ServerPlace, place_of
from voorzitter_console.journal.port import (
    Head,
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalNotWritable,
)
from voorzitter_console.journal.remembered import Remembered
from voorzitter_console.journal.seal import add_seal, restored_draft, restored_in_meeting
from voorzitter_console.journal.sealed_file import locked_name
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.journal.verify import verify_journal
from voorzitter_console.text import one_line, vastleggingen

PAGES, PAUSE = 64, 0.005
"""Pages of one step, and seconds between two: a writer comes in between."""


class CopyRefused(JournalError):
    """What stands there holds more, or another record: it stays."""


class Copied(Struct, frozen=True, kw_only=True):
    """What was written; ``bewijs``: evidence files that are there, ``ontbreekt``: those that are gone or changed."""

    plaats: Path
    koppen: Mapping[str, Head]
    soorten: Mapping[str, str]
    """What each stream is, as :class:`.StreamInfo` says it; the seals are of none."""
    bewijs: tuple[str, ...] = ()
    ontbreekt: tuple[str, ...] = ()

    oefening: bool = False
    stond_er: bool = False
    """Everything that the copy holds stood there already: nothing was written."""

    @property
    def vergaderingen(self) -> int:
        """Meetings in it; a melding and the confidential aftercare are none."""
        return self.van("vergadering")

    def van(self, soort: str) -> int:
        """Streams of that kind."""
        return sum(one == soort for one in self.soorten.values())

    @property
    def aantal(self) -> int:
        """Entries in all of them but the seals."""
        return sum(head.aantal for stroom, head in self.koppen.items() if stroom != SEALS)


def copy_journal(
    source: JournalPlace | Path, target: Path, finish: Callable[[Path], object] = lambda _made: None
) -> Copied:
    """A verified copy of the journal at ``source`` under ``target``, evidence beside it. Raises JournalError.

    ``target`` may be there already, where it holds nothing that the source does not hold; its folder must exist.
    ``finish`` is given the copy before it is put in its place.
    """
    place = place_of(source)
    target = target.absolute()
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(6)}.nieuw")
    try:
        if isinstance(place, FilePlace) and target.exists() and target.samefile(place.local):
            raise CopyRefused("De kopie zou op de plaats van het journaal zelf komen; kies een andere map.")
        if not target.parent.is_dir():
            raise JournalNotWritable(
                f"De map {_name(target.parent)} is er niet; maak die eerst of kies een andere map."
            )
        own_file(temporary).close()
        oefening = _backup(place.local, temporary) if isinstance(place, FilePlace) else _rows(place, temporary)
        heads, kinds = _verified(temporary)
        _refuse_longer(target, temporary, heads, oefening)
        _clear_away(target, temporary)
        finish(temporary)
        evidence, gone = _evidence(place, temporary, target.parent)
        temporary.replace(target)
        connection.sync_folder(target.parent)
    except OSError as fault:
        raise _not_written(target.parent, fault) from fault
    finally:
        for left in (temporary, rollback_journal(temporary)):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    return Copied(
        plaats=target,
        koppen=heads,
        soorten=kinds,
        bewijs=tuple(evidence),
        ontbreekt=tuple(gone),
        oefening=oefening,
    )


def _backup(source: Path, temporary: Path) -> bool:
    """The pages of the source, as one transaction of it left them; whether it is practice."""
    reader = connection.connect(source, read_only=True, busy_seconds=5.0)
    with closing(reader):
        with translated(source):
            oefening = _practice(reader)
        with translated(temporary, writing=True), closing(connection.open_uri(temporary, "mode=rw", 5.0)) as writer:
            writer.execute("PRAGMA synchronous = EXTRA")
            reader.backup(writer, pages=PAGES, sleep=PAUSE)
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    return oefening


def _rows(place: JournalPlace, temporary: Path) -> bool:
    """The rows of a journal on a server, as one moment of it had them; whether it is practice."""
    from voorzitter_console.journal.server_verify import copy_server

    assert isinstance(place, ServerPlace)
    with translated(temporary, writing=True), closing(connection.open_uri(temporary, "mode=rw", 5.0)) as writer:
        writer.execute("PRAGMA synchronous = EXTRA")
        copy_server(place.server, writer)
        oefening = _practice(writer)
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    return oefening


def _practice(con: sqlite3.Connection) -> bool:
    """Whether an open journal is for practice. Raises JournalDamaged."""
    oefening = schema.read_kenmerk(con)
    if oefening is None:
        raise JournalDamaged("Of dit journaal een oefening is, is niet te lezen; bewaar het bestand.")
    return oefening


def _verified(path: Path) -> tuple[dict[str, Head], dict[str, str]]:
    """The heads of a copy that is whole, and what each stream is. Raises JournalDamaged."""
    report = verify_journal(path)
    if report.uitkomst != "heel":
        found = next((str(fault) for fault in report.all_faults), report.zin or "")
        raise JournalDamaged(f"De kopie is niet heel en is niet bewaard: {found}")
    heads = {stream.stroom: stream.head for stream in report.streams}
    return heads, {stream.stroom: stream.soort or "" for stream in report.streams}


def _refuse_longer(target: Path, temporary: Path, heads: Mapping[str, Head], oefening: bool) -> None:
    """Raises CopyRefused where the target holds what the copy does not hold."""
    leftover = rollback_journal(target)
    if leftover.exists() and leftover.stat().st_size:
        raise CopyRefused(
            f"Op de plaats van de kopie staat een onafgemaakte schrijfactie: haal {_name(leftover)} eerst weg."
        )
    try:
        found = SqliteJournal.open(target, oefening=None, create=False, read_only=True)
    except JournalMissing:
        if target.exists():
            raise
        return
    except JournalBusy:
        raise
    except JournalError as fault:
        raise CopyRefused(f"Wat daar al staat is niet te lezen als journaal, en blijft staan. {fault}") from fault
    with closing(found), closing(connection.open_uri(temporary, "mode=ro", 5.0)) as copy:
        if found.oefening != oefening:
            raise CopyRefused("Daar staat een journaal van de andere soort (oefening of echt); kies een andere plaats.")
        there = {stream.id: stream.head for stream in found.streams()} | {SEALS: found.head(SEALS)}
        for stroom, head in there.items():
            if head.aantal and rows.link_at(copy, stroom, head.aantal) != head.kop:
                longer = stroom not in heads or heads[stroom].aantal < head.aantal
                what = "meer" if longer else "iets anders"
                raise CopyRefused(
                    f"Wat daar al staat bevat {what} dan wat er zou komen ({vastleggingen(head.aantal)} van een "
                    f"vergadering), en blijft staan: {_name(target)}."
                )


def _clear_away(target: Path, fresh: Path) -> None:
    """What a kill left of an earlier copy. Raises OSError.

    Its age is measured from ``fresh``, which was written there just now: the clock of a share is another one than
    this laptop's, and what another window is copying at this moment must not be taken for old.
    """
    now = fresh.stat().st_mtime
    for left in target.parent.glob(f".{glob.escape(target.name)}.*.nieuw"):
        if now - left.stat().st_mtime > LEFT:
            left.unlink(missing_ok=True)


def _evidence(source: JournalPlace, copy: Path, folder: Path) -> tuple[list[str], list[str]]:
    """Every evidence file that the copy names, read back after writing; and those that are gone or changed."""
    done: list[str] = []
    gone: list[str] = []
    named = evidence_of(copy)
    if isinstance(source, ServerPlace):
        source.evidence(f"{EVIDENCE}/{name}" for name in named)  # brought here first
    for name, hexed in named.items():
        origin, place = source.local.parent / EVIDENCE / name, folder / EVIDENCE / name
        if not origin.is_file() and locked_name(origin).is_file() and _is(origin, hexed) is not False:
            # Encrypted it goes along as it is; without the key here only its bytes can be held against each other.
            origin, place = locked_name(origin), locked_name(place)
            hexed = _bytes_of(origin)
        if _is(place, hexed):
            done.append(name)
            continue
        if not _is(origin, hexed):
            gone.append(name)
            continue
        own_folder(folder / EVIDENCE)
        temporary = place.with_name(f".{secrets.token_hex(8)}.nieuw")
        try:
            with origin.open("rb") as reader, own_file(temporary) as writer:
                shutil.copyfileobj(reader, writer, 1 << 20)
                writer.flush()
                os.fsync(writer.fileno())
            if not _is(temporary, hexed):
                raise JournalDamaged(f"Het bewijs {name} is niet goed aangekomen; de kopie is niet bewaard.")
            if place.exists():
                raise CopyRefused(f"Op de plaats van het bewijs {name} staat iets anders; dat blijft staan.")
            temporary.replace(place)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        done.append(name)
    return done, gone


def evidence_of(path: Path) -> dict[str, str]:
    """File name (within the evidence folder) -> SHA-256 of everything that a journal holds as evidence."""
    found: dict[str, str] = {}
    with closing(SqliteJournal.open(path, oefening=None, create=False, read_only=True)) as journal:
        for stream in journal.streams():
            for entry in journal.read(stream.id):
                bestand, hexed = entry.payload.get("bestand"), entry.payload.get("sha256")
                folder, _, name = str(bestand).rpartition("/")
                if isinstance(hexed, str) and folder == EVIDENCE and name not in ("", ".", ".."):
                    found[name] = hexed
    return found


def _bytes_of(path: Path) -> str:
    """SHA-256 (hex) of a file as it stands. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is(path: Path, hexed: str) -> bool | None:
    """Whether evidence has that content; None where that cannot be seen without the key."""
    try:
        there = path if path.is_file() else locked_name(path)
        return there.is_file() and not there.is_symlink() and measure(path)[0] == hexed
    except VaultLocked:
        return None
    except (OSError, JournalDamaged):
        return False


def _name(path: Path) -> str:
    return one_line(str(path), 200)


def _not_written(folder: Path, fault: OSError) -> JournalNotWritable:
    if fault.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return JournalNotWritable(f"De schijf van de kopie is vol; maak ruimte op {_name(folder)}.")
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return JournalNotWritable(f"De map van de kopie mag niet worden beschreven: {_name(folder)}.")
    return JournalNotWritable(f"De kopie is niet te schrijven (fout {fault.errno}); controleer {_name(folder)}.")


def restore(
    copy: Path, target: Path, *, key: Key, now: datetime, station: str, remembered: Remembered | None = None
) -> Copied:
    """Put a copy in the place of the journal at ``target``, which must hold nothing that the copy does not hold.

    Says so among the seals and in each meeting, with the key of this installation, and forgets what this computer saw
    of that place before. Put back once more it changes nothing. Raises JournalError.
    """

    def finish(made: Path) -> None:
        with closing(SqliteJournal.open(made, oefening=None, create=False)) as journal:
            streams = list(reversed(journal.streams()))
            heads = {stream.id: stream.head for stream in streams}
            journal.append(SEALS, restored_draft(heads, key, now, station), expected=journal.head(SEALS).aantal)
            for stream in streams:
                if stream.soort in ("vergadering", "melding"):
                    (last,) = journal.read(stream.id, stream.head.aantal - 1)
                    said = restored_in_meeting(last, stream.head, key, now, station)
                    journal.append(stream.id, said, expected=stream.head.aantal)
                add_seal(journal, stream.id, key, "hersteld", now, station)

    there = _stands_already(copy, target, remembered)
    if there is not None:
        return there
    done = copy_journal(copy, target, finish)
    with closing(SqliteJournal.open(target, oefening=None, create=False, read_only=True)) as journal:
        heads = {stream.id: stream.head for stream in journal.streams()} | {SEALS: journal.head(SEALS)}
    if remembered is not None:
        remembered.reset(target, heads)
    return done


def _stands_already(copy: Path, target: Path, remembered: Remembered | None) -> Copied | None:
    """Whether the journal in that place is whole and holds all of the copy, and all that this computer saw there.

    Then only evidence that is missing beside it is brought. Raises JournalError.
    """
    if not target.exists() or verify_journal(target).uitkomst != "heel":
        return None
    heads, kinds = _verified(copy)
    seen = remembered.heads(target) if remembered is not None else {}
    with closing(connection.connect(target, read_only=True, busy_seconds=5.0)) as con, translated(target):
        oefening = _practice(con)
        wanted = [*heads.items(), *seen.items()]
        if any(rows.link_at(con, stroom, head.aantal) != head.kop for stroom, head in wanted):
            return None
    with closing(connection.connect(copy, read_only=True, busy_seconds=5.0)) as con, translated(copy):
        if _practice(con) != oefening:
            return None
    try:
        evidence, gone = _evidence(FilePlace(copy), copy, target.parent)
    except OSError as fault:
        raise _not_written(target.parent, fault) from fault
    return Copied(
        plaats=target.absolute(),
        koppen=heads,
        soorten=kinds,
        bewijs=tuple(evidence),
        ontbreekt=tuple(gone),
        oefening=oefening,
        stond_er=True,
    )
