"""What is done beside the work so that a record outlives its laptop: seals, time stamps, remembered heads, a copy.

In a thread of its own with connections of its own; no key waits for it. What fails is said once and tried again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from voorzitter_console.clock import Clock
from voorzitter_console.journal import emergency
from voorzitter_console.journal.heads import CLOSING
from voorzitter_console.journal.place import FilePlace, place_of
from voorzitter_console.journal.port import Head, JournalBusy, JournalError
from voorzitter_console.text import vastleggingen

if TYPE_CHECKING:
    from voorzitter_console.journal.key import Key
    from voorzitter_console.journal.place import JournalPlace
    from voorzitter_console.journal.port import Journal
    from voorzitter_console.journal.remembered import Remembered
    from voorzitter_console.journal.seal import Reden

PHASES = frozenset(
    {
        "begin_vastlegging",
        "begin_melding",
        "open_vergadering",
        "schors",
        "hervat",
        "sluit",
        "meld_verstoring",
        "spreek_aan",
        "vorder",
    }
    | {"beeindig_verstoring", "sluit_melding"}
)
"""After these it is sealed at once."""
SOON, IDLE = 0.3, 20.0
"""Seconds after a phase's entry, and after any other when nothing follows, until it is sealed."""
AGAIN, COPY_AGAIN, STAMP_AGAIN = 5.0, 30.0, 60.0
"""Seconds until a seal, a copy or a time stamp that failed is tried again."""
LEAVE = 15.0
"""Seconds that a seal and a copy under way may still take when the console closes."""


class _Due(Struct, kw_only=True):
    stroom: str
    reden: Reden
    at: float


class Keeper:
    """One for a console; ``say`` is given a Dutch sentence, from the keeper's thread."""

    def __init__(
        self,
        journal: JournalPlace | Path,
        *,
        key: Callable[[], Key],
        clock: Clock,
        station: str,
        say: Callable[[str], object],
        remembered: Remembered | None = None,
        copy_to: Path | None = None,
        copied: Callable[[Path], object] = lambda _place: None,
        anchor: Callable[[Journal, str], object] | None = None,
        lock_wanted: bool = False,
    ) -> None:
        self._place = place_of(journal)
        self._key = key
        self._clock = clock
        self._station = station
        self._say = say
        self._remembered = remembered
        self._copy_to = copy_to
        self._copied = copied
        self._anchor = anchor
        self._lock_wanted = lock_wanted
        self._stamping = False
        self._anchors: dict[str, float] = {}
        """The streams that wait for a time stamp, the latest last, and from when."""
        self._said: set[str] = set()
        self._seals: dict[str, _Due] = {}
        self._copy_at: float | None = None
        self._copy_failed = ""
        """Why the last copy was not made, as it was said."""
        self._closed: set[str] = set()
        self._closing = False
        self._news = threading.Condition()
        self._thread: threading.Thread | None = None

    def recorded(self, stroom: str, soort: str) -> None:
        """An entry of this console is on disk. For any thread; returns at once."""
        now = time.monotonic()
        with self._news:
            reden: Reden = "fase" if soort in PHASES else "rust"
            if soort in CLOSING:
                reden = "gesloten"
                self._closed.add(stroom)
            elif stroom in self._closed:
                reden = "na_sluiting"
            before = self._seals.get(stroom)
            if before is not None and before.reden == "gesloten":
                reden = "gesloten"
            at = now + (SOON if reden in ("fase", "gesloten") else IDLE)
            self._seals[stroom] = _Due(stroom=stroom, reden=reden, at=min(at, before.at) if before else at)
            if soort in ("schors", *CLOSING) and self._copy_to is not None:
                self._copy_at = now + SOON
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="journaal-bewaren", daemon=True)
                self._thread.start()
            self._news.notify()

    def close(self) -> None:
        """Seal and copy what waits for it, and stop; waits for it a while."""
        with self._news:
            self._closing = True
            self._news.notify()
        if self._thread is not None:
            self._thread.join(LEAVE)

    # in the thread ---------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while True:
            with self._news:
                while not self._closing and (wait := self._wait()) > 0:
                    self._news.wait(wait)
                last = self._closing
                now = float("inf") if last else time.monotonic()
                due = [one for one in self._seals.values() if one.at <= now]
                for one in due:
                    del self._seals[one.stroom]
                copies = self._copy_at is not None and self._copy_at <= now
                self._copy_at = None if copies else self._copy_at
                # The newest first: it covers the most. One that closes asks no more.
                idle = not (last or self._stamping)
                stamps = [s for s, at in reversed(self._anchors.items()) if at <= now] if idle else []
                for stroom in stamps:
                    del self._anchors[stroom]
                self._stamping = self._stamping or bool(stamps)
            for one in due:
                self._guarded(partial(self._seal, one), partial(self._later, one))
            if copies:
                self._guarded(self._copy, self._copy_later)
            if stamps:
                # An authority may take its time: neither a seal nor the end of the program waits for it.
                threading.Thread(target=self._stamp_all, args=(stamps,), name="journaal-stempel", daemon=True).start()
            if last:
                return

    def _wait(self) -> float:
        moments = [one.at for one in self._seals.values()] + ([] if self._stamping else [*self._anchors.values()])
        moments += [self._copy_at] if self._copy_at is not None else []
        return min(moments) - time.monotonic() if moments else 3600.0

    def _guarded(self, job: Callable[[], None], again: Callable[[], None]) -> None:
        """A fault of any kind takes nothing else along: the record is on disk, this is beside it."""
        try:
            job()
        except JournalBusy:
            again()
        except JournalError as fault:
            self._once(str(fault))
            again()
        except Exception as fault:  # noqa: BLE001  said: whoever helps must know that seals or copies stopped
            self._once(f"Verzegelen of een kopie maken lukt niet door een programmafout ({type(fault).__name__}).")

    def _once(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.add(sentence)
            self._say(sentence)

    def _later(self, due: _Due) -> None:
        with self._news:
            due.at = time.monotonic() + AGAIN
            self._seals.setdefault(due.stroom, due)

    def _copy_later(self) -> None:
        with self._news:
            self._copy_at = self._copy_at or time.monotonic() + COPY_AGAIN

    def _seal(self, due: _Due) -> None:
        """Where the meeting goes on: in the emergency journal beside, once it stands there."""
        beside = emergency.beside(self._place.local)
        if beside is not None:
            with closing(FilePlace(beside).open(oefening=None)) as journal:
                if journal.head(due.stroom).aantal:
                    self._seal_in(journal, beside, due)
                    return
        with closing(self._place.open(oefening=None)) as journal:
            self._seal_in(journal, self._place.local, due)

    def _seal_in(self, journal: Journal, path: Path, due: _Due) -> None:
        from voorzitter_console.journal.heads import SEALS
        from voorzitter_console.journal.seal import add_seal

        seen = {due.stroom: journal.head(due.stroom)}
        try:
            add_seal(journal, due.stroom, self._key(), due.reden, self._clock.now(), self._station)
            seen = {due.stroom: journal.head(due.stroom), SEALS: journal.head(SEALS)}
        finally:
            if self._remembered is not None:
                self._remembered.keep(path, {s: head for s, head in seen.items() if head.aantal})
        self._look_at_lock(journal, path)
        if due.reden == "gesloten":
            self._say(minutes(seen[due.stroom]))
        if self._anchor is not None:
            with self._news:
                self._anchors[due.stroom] = time.monotonic() + SOON

    def _look_at_lock(self, journal: Journal, path: Path) -> None:
        """Whether the vault is under a key, and that key here: said, for nothing waits for it."""
        from voorzitter_console.journal import lock
        from voorzitter_console.journal.heads import SEALS

        found = lock.slot_of(journal.read(SEALS))
        if found is None:
            if self._lock_wanted:
                self._once("De kluis van dit journaal is nog niet op slot: voorzitter-console kluis aan.")
            return
        if path == self._place.local:
            lock.slots[str(path.absolute())] = found
        if lock.opened.get(found.sleutel_id) is None:
            self._once(
                "De kluis is op slot en de sleutel is hier niet: oudere teksten zijn niet te lezen, en wat nu wordt "
                "vastgelegd gaat pas op slot met: voorzitter-console kluis open."
            )

    def _stamp_all(self, stromen: Sequence[str]) -> None:
        for stroom in stromen:
            self._guarded(partial(self._stamp, stroom), partial(self._stamp_later, stroom))
        with self._news:
            self._stamping = False
            self._news.notify()

    def _stamp(self, stroom: str) -> None:
        assert self._anchor is not None
        beside = emergency.beside(self._place.local)
        for place in (FilePlace(beside), self._place) if beside is not None else (self._place,):
            with closing(place.open(oefening=None)) as journal:
                if journal.head(stroom).aantal:
                    self._anchor(journal, stroom)
                    return

    def _stamp_later(self, stroom: str) -> None:
        with self._news:
            self._anchors.setdefault(stroom, time.monotonic() + STAMP_AGAIN)

    def _copy(self) -> None:
        from voorzitter_console.journal.backup import copy_journal

        assert self._copy_to is not None
        try:
            # The emergency journal first: where there is one the meeting goes on in it.
            if (beside := emergency.beside(self._place.local)) is not None:
                self._copied(copy_journal(beside, self._copy_to / beside.name).plaats)
            done = copy_journal(self._place, self._copy_to / self._place.local.name)
        except JournalError as fault:
            self._copy_failed = "" if isinstance(fault, JournalBusy) else str(fault)
            raise
        self._copied(done.plaats)
        if self._copy_failed:
            self._said.discard(self._copy_failed)
            self._copy_failed = ""
            self._say(f"De kopie staat weer op {done.plaats.parent}.")
        if done.ontbreekt:
            self._once(f"Niet in de kopie, want weg of veranderd: {', '.join(done.ontbreekt[:3])}.")


def minutes(head: Head) -> str:
    """What the minutes take over, so that the record can be held against them later."""
    return f"Voor de notulen: {vastleggingen(head.aantal)}, kop {head.kop[:16]}."
