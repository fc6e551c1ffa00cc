"""Putting the lock on a vault, and changing the phrase: each in one transaction, so that a crash leaves old or new.

What a journal held before goes under the key with it. The key is in the keyring before anything is written with it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from voorzitter_console.entry import Draft, uuid7
from voorzitter_console.journal import lock
from voorzitter_console.journal.chain import ERASURE
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.lock import DataKey, Slot, VaultLocked
from voorzitter_console.journal.place import FilePlace, JournalPlace
from voorzitter_console.journal.port import JournalError, JournalMixed, KeptJournal


class Locked(Struct, frozen=True, kw_only=True):
    """What was done: the key's id, the new phrase (empty: the old one stays), values and files that went under it."""

    sleutel_id: str
    zin: str = ""
    in_sleutelbos: bool = False
    waarden: int = 0
    bestanden: int = 0


def slot_in(journal: KeptJournal) -> Slot | None:
    """The slot of a journal; None where its vault has no lock. Raises JournalError."""
    return _seen(journal)[0]


def _seen(journal: KeptJournal) -> tuple[Slot | None, int]:
    """The slot, and how many seals there were then."""
    seals = journal.read(SEALS)
    return lock.slot_of(seals), len(seals)


def put_on(
    journal: KeptJournal,
    now: datetime,
    station: str,
    agreed: Callable[[str], bool],
    zin: str = "",
    *,
    beside: JournalPlace | None = None,
) -> Locked | None:
    """Put the lock on the vault of a journal of real meetings, under that phrase (empty: a made one).

    ``agreed`` is asked with the phrase before anything is written: None where it says no. Where the lock is on already,
    what is not under the key yet goes under it. ``beside``: where the journal is, with its evidence; without, it is in
    a file. Raises JournalError.
    """
    if journal.oefening:
        raise JournalMixed("Een oefenjournaal gaat niet op slot: er staan geen echte namen in.")
    found, seals = _seen(journal)
    if found is not None:
        return _rest(journal, key_for(found), beside)
    key, zin = DataKey(secrets.token_bytes(lock.KEY_BYTES)), zin or lock.new_phrase()
    slot = lock.wrapped(key, zin)
    if not agreed(zin):
        return None
    kept = lock.keep(key)
    journal.relock(_under(key), [_draft(key.id, slot, now, station)], seals=seals)
    return _done(journal, key, zin, kept, beside)


def open_with(journal: KeptJournal, zin: str, *, beside: JournalPlace | None = None) -> Locked:
    """Give this computer the key by the phrase; what was recorded without it goes under it. Raises JournalError."""
    found = slot_in(journal)
    if found is None:
        raise JournalError("De kluis van dit journaal heeft geen slot.")
    key = lock.unwrapped(found, zin)
    kept = lock.keep(key)
    done = _rest(journal, key, beside)
    return Locked(sleutel_id=key.id, in_sleutelbos=kept, waarden=done.waarden, bestanden=done.bestanden)


def change_phrase(
    journal: KeptJournal,
    now: datetime,
    station: str,
    agreed: Callable[[str], bool],
    zin: str = "",
    *,
    beside: JournalPlace | None = None,
) -> Locked | None:
    """Another phrase for the same key; the old one opens this file no more. As :func:`put_on` otherwise."""
    found, seals = _seen(journal)
    if found is None:
        raise JournalError("De kluis van dit journaal heeft geen slot.")
    key, zin = key_for(found), zin or lock.new_phrase()
    slot = lock.wrapped(key, zin)
    if not agreed(zin):
        return None
    drafts = [_draft(key.id, slot, now, station)]
    wissen = [(found.entry_id, [lock.SLOT])] if found.slot is not None else []
    if wissen:
        drafts.append(_erased(found.entry_id, now, station))
    journal.relock(_under(key), drafts, wissen, seals=seals)
    return _done(journal, key, zin, lock.keep(key), beside)


def carry_over(journal: KeptJournal, of: Path, now: datetime, station: str) -> None:
    """An emergency journal that was just made gets the lock of the journal that it stands in for, where one was seen.

    Raises JournalError.
    """
    found = lock.slots.get(str(of.absolute()))
    if found is None or found.slot is None or slot_in(journal) is not None:
        return
    draft = _draft(found.sleutel_id, dict(found.slot), now, station)
    journal.append(SEALS, draft, expected=journal.head(SEALS).aantal)


def known_key(journal: KeptJournal) -> DataKey | None:
    """The key of a journal's vault, where it has a lock and this computer the key. Raises JournalError."""
    found = slot_in(journal)
    return lock.opened.get(found.sleutel_id) if found is not None else None


def key_for(found: Slot) -> DataKey:
    """The key of a slot, as this computer has it. Raises VaultLocked."""
    key = lock.opened.get(found.sleutel_id)
    if key is None:
        raise VaultLocked(
            "De kluis van dit journaal is op slot en de sleutel is hier niet; met de zin kan het: kluis open."
        )
    return key


def _under(key: DataKey) -> Callable[[str, str, str, str], tuple[str, str]]:
    def cast(entry_id: str, veld: str, waarde: str, zout: str) -> tuple[str, str]:
        return (waarde, zout) if lock.key_id_of(zout) is not None else key.seal(entry_id, veld, waarde, zout)

    return cast


def _rest(journal: KeptJournal, key: DataKey, beside: JournalPlace | None) -> Locked:
    changed = journal.relock(_under(key), [])
    return Locked(sleutel_id=key.id, waarden=changed, bestanden=_finish(journal, key, changed, beside))


def _done(journal: KeptJournal, key: DataKey, zin: str, kept: bool, beside: JournalPlace | None) -> Locked:
    files = _finish(journal, key, 1, beside)
    return Locked(sleutel_id=key.id, zin=zin, in_sleutelbos=kept, bestanden=files)


def _finish(journal: KeptJournal, key: DataKey, changed: int, beside: JournalPlace | None) -> int:
    """No byte of what stood there in plain stays in the file; the evidence follows."""
    if changed:
        journal.scrub()
    return (beside or FilePlace(Path(journal.plaats))).lock_evidence(key)


def _draft(sleutel_id: str, slot: dict[str, object], now: datetime, station: str) -> Draft:
    return Draft(
        id=uuid7(now, secrets.token_bytes(10)),
        soort=lock.SLOT,
        payload={"sleutel_id": sleutel_id, lock.SLOT: slot},
        private=frozenset({lock.SLOT}),
        gebeurd_op=now,
        vastgelegd_op=now,
        door="systeem",
        station=station,
    )


def _erased(entry_id: str, now: datetime, station: str) -> Draft:
    return Draft(
        id=uuid7(now, secrets.token_bytes(10)),
        soort=ERASURE,
        payload={"over_id": entry_id, "velden": [lock.SLOT], "grond": "andere zin"},
        gebeurd_op=now,
        vastgelegd_op=now,
        door="systeem",
        station=station,
    )
