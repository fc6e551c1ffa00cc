"""What stands beside a journal under the names that SQLite gives meaning to: judged before SQLite looks at it.

SQLite plays a rollback journal back when it opens the file beside it, and removes whatever file that journal names as
the super-journal of a write over several databases (sqlite.org/fileformat.html, 3). This program never makes such a
one, so in a journal that came from elsewhere it names a file of the user. A link is followed and emptied, a pipe keeps
the reader for ever.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from voorzitter_console.journal.port import JournalUnreadable

_MAGIC = bytes.fromhex("d9d505f920a163d7")
"""What a rollback journal that names a super-journal ends with."""
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def rollback_journal(path: Path) -> Path:
    """Where SQLite keeps the rollback journal of ``path``: beside the file itself, not beside a link to it."""
    real = Path(os.path.realpath(path))
    return real.with_name(f"{real.name}-journal")


def check_beside(path: Path) -> None:
    """Refuse what opening the database would wait for, follow, or obey. Raises JournalUnreadable."""
    rollback = rollback_journal(path)
    for name in (
        rollback,
        *(rollback.with_name(rollback.name.removesuffix("journal") + kind) for kind in ("wal", "shm")),
    ):
        try:
            found = name.lstat()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, ValueError) as fault:
            raise JournalUnreadable(f"{name} is niet te bereiken; controleer het pad en de rechten.") from fault
        if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
            raise JournalUnreadable(
                f"{name} is geen gewoon bestand en hoort daar niet; haal het weg voor u dit journaal opent."
            )
    if _names_another(rollback):
        raise JournalUnreadable(
            f"{rollback} noemt een ander bestand, dat bij het openen zou worden gewist; dit programma maakt zoiets "
            "nooit. Haal het weg en vertrouw dit journaal niet."
        )


def _names_another(rollback: Path) -> bool:
    try:
        handle = os.open(rollback, _FLAGS)
    except FileNotFoundError:
        return False
    except OSError as fault:
        raise JournalUnreadable(f"{rollback} is niet te lezen; controleer de rechten.") from fault
    try:
        size = os.fstat(handle).st_size
        if size < 16:
            return False
        os.lseek(handle, size - len(_MAGIC), os.SEEK_SET)  # it may be emptied just now: then nothing is read
        return os.read(handle, len(_MAGIC)) == _MAGIC
    except OSError as fault:
        raise JournalUnreadable(f"{rollback} is niet te lezen; controleer de schijf.") from fault
    finally:
        os.close(handle)
