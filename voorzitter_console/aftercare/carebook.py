"""The confidential stream of one meeting, on its journal: begun with a key of its own, read with it, erased with it.

An entry holds in the open its kind and the number of the person; the rest is one sealed text in the vault. So the chain
verifies without the key, and nothing of it can be read in a copy, a dossier, a letter or a calendar.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from voorzitter_console.aftercare import confided
from voorzitter_console.aftercare.confided import Begeleide, Zorgregel
from voorzitter_console.entry import Draft, canonical, uuid7
from voorzitter_console.journal.lock import refuse_locked
from voorzitter_console.journal.port import PositionTaken
from voorzitter_console.journal.stream_key import StreamKey, StreamKeyMissing, StreamKeys

if TYPE_CHECKING:
    from voorzitter_console.clock import Clock
    from voorzitter_console.entry import Entry
    from voorzitter_console.journal.port import Journal

SEALED = "geheim"
"""The one field that holds what was said."""


class Zorg(Struct, frozen=True, kw_only=True):
    """The care after a meeting as this station can read it."""

    mensen: tuple[Begeleide, ...] = ()
    elders: bool = False
    """Begun on another station too, whose key is not here: that part cannot be read here."""
    gewist: bool = False
    """It was erased with its key."""


class Zorgboek:
    """Every method waits for the disk; used by one thread. ``vergadering``: the meeting's stream."""

    def __init__(self, journal: Journal, vergadering: str, keys: StreamKeys, clock: Clock, station: str) -> None:
        self._journal = journal
        self._vergadering = vergadering
        self._keys = keys
        self._clock = clock
        self._station = station

    def look(self) -> Zorg:
        """Everything that the keys here open. Raises JournalError."""
        return care_of(self._journal, self._vergadering, self._keys)

    def give(self, soort: str, velden: Mapping[str, Any]) -> None:
        """Record one command. Raises InvalidInput, Refused, JournalError: then nothing was recorded."""
        own = _own(self._journal, care_streams(self._journal, self._vergadering), self._keys)
        entries = self._journal.read(own[0]) if own else []
        rows = list(_read(entries, own[0], own[1])) if own else []
        kept = confided.checked(soort, velden, confided.fold(rows))
        wie = kept.pop("wie", None) or confided.next_code(row.wie for row in rows if row.wie)
        stroom, key = own or self._begin()
        expected = len(entries) or 1
        now = self._clock.now()
        entry_id = uuid7(now, secrets.token_bytes(10))
        sealed = key.seal(canonical(kept).decode(), f"{stroom}/{entry_id}/{SEALED}")
        draft = Draft(
            id=entry_id,
            soort=soort,
            payload={"wie": wie, SEALED: sealed},
            private=frozenset({SEALED}),
            gebeurd_op=now,
            vastgelegd_op=now,
            door="griffier",
            station=self._station,
        )
        while True:
            try:
                self._journal.append(stroom, draft, expected=expected)
                return
            except PositionTaken as taken:  # another window of this station: what it recorded stands before this
                expected += len(taken.later)
                if not taken.later:
                    raise

    def _begin(self) -> tuple[str, StreamKey]:
        """A stream of its own; the key is on disk before the stream begins."""
        now = self._clock.now()
        stroom = uuid7(now, secrets.token_bytes(10))
        key = self._keys.make(stroom)
        draft = Draft(
            id=uuid7(now, secrets.token_bytes(10)),
            soort=confided.BEGIN,
            payload={
                "vergadering": self._vergadering,
                "sleutel": key.fingerprint,
                "oefening": self._journal.oefening,
            },
            gebeurd_op=now,
            vastgelegd_op=now,
            door="griffier",
            station=self._station,
        )
        try:
            self._journal.append(stroom, draft, expected=0)
        except BaseException:
            self._keys.destroy(stroom)
            raise
        return stroom, key


def care_of(journal: Journal, vergadering: str, keys: StreamKeys) -> Zorg:
    """All of it that these keys open. Raises JournalError."""
    there = care_streams(journal, vergadering)
    own = _own(journal, there, keys)
    if own is None:
        erased = [stroom for stroom in there if _is_erased(journal.read(stroom))]
        return Zorg(elders=len(there) > len(erased), gewist=bool(erased))
    stroom, key = own
    return Zorg(mensen=confided.fold(_read(journal.read(stroom), stroom, key)), elders=len(there) > 1)


def _own(journal: Journal, there: Sequence[str], keys: StreamKeys) -> tuple[str, StreamKey] | None:
    """The stream that a key here opens, the newest first."""
    for stroom in there:
        key = keys.find(stroom)
        if key is None:
            continue
        begin = journal.read(stroom)[0]
        if begin.payload.get("sleutel") != key.fingerprint:
            raise StreamKeyMissing(
                f"De sleutel in {keys.path(stroom)} hoort niet bij de nazorg in dit journaal; zet hem opzij."
            )
        return stroom, key
    return None


def care_streams(journal: Journal, vergadering: str) -> list[str]:
    """The confidential streams of a meeting, the newest first: one, or one for each station that began one."""
    found = []
    for stream in journal.streams():
        if stream.soort == confided.BEGIN:
            first = journal.read(stream.id)[0]
            if first.payload.get("vergadering") == vergadering:
                found.append(stream.id)
    return found


def _read(entries: Sequence[Entry], stroom: str, key: StreamKey) -> list[Zorgregel]:
    """The entries as the key opens them. Raises StreamKeyMissing where one was changed, VaultLocked."""
    refuse_locked(entries)
    rows = []
    for entry in entries:
        if entry.soort not in confided.KINDS:
            continue
        sealed = entry.payload.get(SEALED)
        velden: dict[str, Any] | None = None
        if isinstance(sealed, str):
            velden = json.loads(key.open(sealed, f"{stroom}/{entry.id}/{SEALED}"))
        wie = str(entry.payload.get("wie", ""))
        rows.append(Zorgregel(id=entry.id, positie=entry.positie, soort=entry.soort, wie=wie, velden=velden))
    return rows


def _is_erased(entries: Sequence[Entry]) -> bool:
    """Whether nothing of it is left in the vault."""
    return any(entry.gewist for entry in entries) and not any(SEALED in entry.payload for entry in entries)


def fault(entries: Sequence[Entry]) -> str | None:
    """A sentence where such a stream could not have been recorded so; no key is needed for it."""
    for entry in entries:
        known = entry.soort in confided.KINDS or entry.soort in (confided.BEGIN, confided.ERASED)
        begins = entry.soort == confided.BEGIN
        if not known or begins != (entry.positie == 1):
            return f"Nr. {entry.positie} van de nazorg ({entry.soort[:40]!a}) kan zo niet zijn vastgelegd."
    return None
