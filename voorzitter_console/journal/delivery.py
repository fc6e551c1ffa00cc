"""What this laptop records flows to an archive on a server while the meeting runs: in order, each entry exactly once.

In threads of its own with connections of its own; no key waits for it. Where the server is not reached all of it waits
here for as long as it takes: what is still to be sent is what the server does not have, so nothing needs to be kept of
it. The server takes what joins on and passes over what it has (``schrijf`` in 0002_schrijven.sql).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct, field

from voorzitter_console.entry import Entry
from voorzitter_console.journal.anchor import ANCHOR
from voorzitter_console.journal.chain import open_entry
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.lock import VaultLocked
from voorzitter_console.journal.port import (
    Head,
    JournalBusy,
    JournalError,
    JournalMissing,
    JournalReplaced,
    JournalUnreachable,
    JournalUnreadable,
    KeptJournal,
    NotOwner,
    StreamInfo,
)
from voorzitter_console.journal.seal import SEAL
from voorzitter_console.journal.server_rows import Owner

if TYPE_CHECKING:
    from voorzitter_console.journal.key import Key
    from voorzitter_console.journal.place import JournalPlace, ServerPlace
    from voorzitter_console.journal.postgres import PostgresJournal

IDLE = 1.0
"""Seconds between two looks whether there is something to send, where nobody says so (another console wrote)."""
AGAIN, LONGEST = 1.0, 10.0
"""Seconds until a server that was not reached is tried again, and the most that grows to."""
BATCH = 100
"""Entries of one write on the server."""
LEAVE = 3.0
"""Seconds that may still be sent when the console closes; the rest goes when it is opened again."""


class TakenOver(Struct, frozen=True, kw_only=True):
    """A meeting that another installation took over, with what this laptop recorded and the archive never had."""

    stroom: str
    eigenaar: str
    archief: Head
    """Up to where the archive has what was recorded here."""
    achtergebleven: tuple[Entry, ...]


class _Streamed(Struct):
    """What is known of one stream on the server."""

    owner: Owner
    there: Head
    evidence: set[str] = field(default_factory=set)


class Delivery:
    """One for a console; ``say`` is given a Dutch sentence, ``taken_over`` what is to be kept apart: both from a
    thread of this.
    """

    def __init__(
        self,
        source: JournalPlace,
        archive: ServerPlace,
        *,
        key: Callable[[], Key],
        station: str,
        say: Callable[[str], object],
        taken_over: Callable[[TakenOver], object] = lambda _what: None,
    ) -> None:
        self._source = source
        self._archive = archive
        self._key = key
        self._station = station
        self._say = say
        self._taken_over = taken_over
        self._known: dict[str, _Streamed] = {}
        self._done: dict[str, Head] = {}
        """Local heads up to which all is on the server, evidence included."""
        self._gone: dict[str, Head] = {}
        """Local heads of meetings that were handed over: what is here is a copy, and its seals went with it."""
        self._refused: set[str] = set()
        self._seals = 0
        self._fault = ""
        self._wake = threading.Event()
        self._closing = False
        self._thread: threading.Thread | None = None
        self._local: KeptJournal | None = None
        self._server: PostgresJournal | None = None

    def start(self) -> None:
        """Begin; what an earlier run left is sent first."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="archief-bezorgen", daemon=True)
            self._thread.start()

    def poke(self) -> None:
        """Something was recorded: looked at now. For any thread; returns at once."""
        self._wake.set()

    def close(self) -> None:
        """Send what can be sent at once, and stop."""
        self._closing = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(LEAVE)

    # in the thread ------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        pause = AGAIN
        while True:
            last = self._closing
            try:
                self._round()
                wait, pause = IDLE, AGAIN
                self._well()
            except (JournalBusy, JournalMissing):
                wait = IDLE  # another console writes, or nothing was ever recorded here
            except JournalError as fault:
                self._let_go()
                self._met(fault)
                wait, pause = pause, min(2 * pause, LONGEST)
            except Exception as fault:  # noqa: BLE001  said: whoever helps must know that nothing is sent any more
                self._let_go()
                self._met_sentence(
                    f"Bezorgen aan het archief lukt niet door een programmafout ({type(fault).__name__})."
                )
                wait = LONGEST
            if last:
                self._let_go()
                return
            self._wake.wait(wait)
            self._wake.clear()

    def _round(self) -> None:
        if self._local is None:
            self._local = self._source.open(oefening=None, read_only=True)
        waiting = self._waiting(self._local)
        if not waiting and self._local.head(SEALS).aantal == self._seals:
            return
        if self._server is None:
            try:
                server = self._archive.open(oefening=self._local.oefening)
            except JournalMissing as fault:
                raise JournalUnreadable(f"{str(fault).rstrip('.')}; laat wie het beheert het eerst maken.") from None
            from voorzitter_console.journal.postgres import PostgresJournal

            assert isinstance(server, PostgresJournal)
            self._server = server
            # Who was away may have been put back to an earlier moment: what it had says nothing of what it has.
            self._known.clear()
            self._done.clear()
            self._seals = 0
            waiting = self._waiting(self._local)
        for stream in waiting:
            try:
                self._send(self._local, self._server, stream)
            except NotOwner as fault:
                self._stop(self._local, self._server, stream, fault)
            except JournalReplaced as fault:
                self._refused.add(stream.id)
                self._say(str(fault))
        self._send_seals(self._local, self._server)

    def _waiting(self, local: KeptJournal) -> list[StreamInfo]:
        changed = local.changed(self._done | self._gone)
        self._gone |= {stream.id: stream.head for stream in changed if stream.overgedragen}
        return [s for s in changed if not s.overgedragen and s.id not in self._refused]

    def _send(self, local: KeptJournal, server: PostgresJournal, stream: StreamInfo) -> None:
        known = self._known.get(stream.id) or self._ask(server, stream.id)
        while known.there.aantal < stream.head.aantal:
            batch = local.read_sealed(stream.id, known.there.aantal)[:BATCH]
            if not batch:
                raise JournalBusy("Het journaal wordt net geschreven.")
            if any(one.op_slot for one in batch):
                raise VaultLocked(
                    "De kluis is op slot en de sleutel is hier niet: er wordt niets bezorgd. Doe eerst "
                    "'voorzitter-console kluis open'."
                )
            server.take_in(stream.id, batch, known.owner)
            known.there = Head(aantal=batch[-1].positie, kop=batch[-1].schakel)
            known.evidence |= {str(e.inhoud["payload"]["bestand"]) for e in batch if _has_file(e.inhoud)}
        if known.there != stream.head and known.there.aantal == stream.head.aantal:
            raise JournalReplaced(
                f"In {self._archive.plaats} staat een andere vastlegging van deze vergadering dan hier; bewaar beide."
            )
        self._send_evidence(known)
        self._done[stream.id] = stream.head

    def _ask(self, server: PostgresJournal, stroom: str) -> _Streamed:
        found = server.owner_of(stroom)
        if found is None:
            known = _Streamed(Owner(sleutel=self._key().public, naam=self._station), Head(aantal=0, kop=""))
        else:
            known = _Streamed(*found)
            if known.owner.sleutel != self._key().public:
                raise NotOwner(known.owner.naam)
        self._known[stroom] = known
        return known

    def _send_evidence(self, known: _Streamed) -> None:
        from voorzitter_console.journal.handover import kept_there

        for name, file in self._source.evidence(sorted(known.evidence)).items():
            kept_there(file, self._archive)
            known.evidence.discard(name)

    def _send_seals(self, local: KeptJournal, server: PostgresJournal) -> None:
        from voorzitter_console.journal.handover import append_seals, as_it_was

        drafts, seen = [], self._seals
        for entry in local.read(SEALS, self._seals):
            stroom, aantal = str(entry.payload.get("stroom")), entry.payload.get("aantal")
            if entry.soort in (SEAL, ANCHOR) and stroom not in self._refused | self._gone.keys():
                done = self._done.get(stroom)
                if done is None or not isinstance(aantal, int) or done.aantal < aantal:
                    break  # what it is on is still to be sent
                drafts.append(as_it_was(entry))
            seen = entry.positie
        append_seals(server, drafts)
        self._seals = seen

    def _stop(self, local: KeptJournal, server: PostgresJournal, stream: StreamInfo, fault: NotOwner) -> None:
        """Another installation has the meeting now: nothing more of it is sent, and what it lacks is kept apart."""
        self._refused.add(stream.id)
        there = server.read_sealed(stream.id)
        here = local.read_sealed(stream.id)
        common = 0
        while common < min(len(there), len(here)) and there[common].schakel == here[common].schakel:
            common += 1
        kop = here[common - 1].schakel if common else ""
        left = tuple(open_entry(entry) for entry in here[common:])
        self._taken_over(
            TakenOver(
                stroom=stream.id,
                eigenaar=fault.eigenaar,
                archief=Head(aantal=common, kop=kop),
                achtergebleven=left,
            )
        )

    def _met(self, fault: JournalError) -> None:
        more = (
            " Vastleggen gaat gewoon door; alles wacht op deze laptop." if isinstance(fault, JournalUnreachable) else ""
        )
        self._met_sentence(f"Het archief: {fault}{more}")

    def _met_sentence(self, sentence: str) -> None:
        if sentence != self._fault:
            self._fault = sentence
            self._say(sentence)

    def _well(self) -> None:
        if self._fault:
            self._fault = ""
            self._say("Het archief heeft weer alles wat hier is vastgelegd.")

    def _let_go(self) -> None:
        local, server = self._local, self._server
        self._local = self._server = None
        for journal in (local, server):
            if journal is not None:
                with suppress(JournalError):
                    journal.close()


def _has_file(content: object) -> bool:
    payload = content["payload"] if isinstance(content, dict) else {}
    return bool(payload.get("bestand"))
