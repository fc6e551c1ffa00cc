"""One meeting, or one melding: may -> append -> apply. The state is the fold of what is on disk; it resumes by replay.

Used by one thread (the screens call it from their writer thread); every method that writes waits for the disk.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.clock import Clock, cut_ms
from voorzitter_console.entry import Draft, Entry, uuid7
from voorzitter_console.errors import Refused, within
from voorzitter_console.journal.port import Journal, JournalUnreadable, PositionTaken
from voorzitter_console.procedure import accept
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.change import Change
from voorzitter_console.procedure.doubled import doubled
from voorzitter_console.procedure.history import History, HistoryImpossible
from voorzitter_console.procedure.labels import next_label
from voorzitter_console.procedure.lines import Kept, Regel, lines
from voorzitter_console.procedure.parse import BEGINS, InvalidCommand, payload_of, private_in
from voorzitter_console.procedure.refusal import in_future
from voorzitter_console.procedure.state import State

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


class Wish(Struct, frozen=True, kw_only=True):
    """One command that is to be recorded, with the id of its entry: handed in again where it must be retried."""

    command: c.Command
    entry_id: str
    new_person: bool = False
    """It describes somebody new, with the first label that is free when it is written."""
    needed: Callable[[History], bool] = lambda _history: True
    """Asked on the history as it stands when it is written, what others wrote included."""


class Meeting:
    """One meeting on one journal."""

    def __init__(
        self,
        journal: Journal,
        stroom: str,
        clock: Clock,
        history: History,
        *,
        station: str,
        token: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self.journal = journal
        self.stroom = stroom
        self.clock = clock
        self.station = station
        self.history = history
        self._token = token
        self._tail: Kept = {}

    # beginning and resuming ------------------------------------------------------------------------------------

    @classmethod
    def begin(
        cls,
        journal: Journal,
        clock: Clock,
        protocol: Protocol,
        velden: c.BeginVastlegging,
        *,
        station: str,
        door: str = "griffier",
        token: Callable[[int], bytes] = secrets.token_bytes,
        stromen: int | None = None,
    ) -> Meeting:
        """A new meeting: its first entry holds who, where and the whole protocol text. Raises JournalError.

        ``stromen``: how many the journal held when nobody had begun one; PositionTaken where there are more now.
        """
        now = clock.now()
        stroom = uuid7(now, token(10))
        meeting = cls(journal, stroom, clock, History(protocol=protocol), station=station, token=token)
        draft = meeting._draft(velden, now, now, given=False, door=door, entry_id=meeting.new_id())
        change = accept.check(meeting.history, _as_entry(draft, stroom, 1), velden)
        entry = journal.append(stroom, draft, expected=0, stromen=stromen)
        meeting.history.commit(replace(change, item=replace(change.item, entry=entry)))
        return meeting

    @classmethod
    def resume(
        cls,
        journal: Journal,
        stroom: str,
        clock: Clock,
        *,
        station: str,
        token: Callable[[int], bytes] = secrets.token_bytes,
        strict: bool = False,
    ) -> Meeting:
        """A recorded meeting as it stood. Raises JournalError, HistoryImpossible."""
        history = replay(journal.read(stroom), strict=strict)
        return cls(journal, stroom, clock, history, station=station, token=token)

    # reading ---------------------------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """The fold of all entries."""
        return self.history.state

    @property
    def protocol(self) -> Protocol:
        """The protocol that this meeting was begun with."""
        return self.history.protocol

    @property
    def begin_velden(self) -> c.BeginVastlegging:
        """What the meeting was begun with, corrections applied."""
        return self.history.begin

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in order of position."""
        return tuple(i.entry for i in self.history.items)

    @property
    def positie(self) -> int:
        """The last position."""
        return self.history.positie

    def regels(self, aantal: int = 0) -> list[Regel]:
        """The last lines as recorded (0: all), the newest last."""
        if not aantal:
            return lines(self.history, self.history.items)
        found = lines(self.history, self.history.items[-aantal:], self._tail)
        self._tail = {regel.positie: self._tail[regel.positie] for regel in found}
        return found

    # writing ---------------------------------------------------------------------------------------------------

    def new_id(self) -> str:
        """An id for an entry: hand it to ``decide`` again where a write must be tried again."""
        return uuid7(self.clock.now(), self._token(10))

    def decide(
        self,
        command: c.Command,
        *,
        door: str,
        shown: int | None = None,
        pressed: datetime | None = None,
        entry_id: str | None = None,
        new_person: bool = False,
    ) -> Entry:
        """Record one command; returns when it is on disk.

        ``shown``: the position that the screen showed; ``pressed``: the moment of the key press (UTC); ``new_person``:
        it describes somebody new, with the first label that is free when it is written. Raises Refused
        (nothing was recorded; Doubled where the other station was first), InvalidCommand, JournalError.
        """
        wish = Wish(command=command, entry_id=entry_id or self.new_id(), new_person=new_person)
        (outcome,) = self.decide_all((wish,), door=door, shown=shown, pressed=pressed)
        if isinstance(outcome, Refused):
            raise outcome
        assert outcome is not None
        return outcome

    def decide_all(
        self, wishes: Sequence[Wish], *, door: str, shown: int | None = None, pressed: datetime | None = None
    ) -> list[Entry | Refused | None]:
        """Record what one press gives, in one write: for each the entry that is on disk, why it was refused, or None
        where it is not needed any more. What is refused does not take the rest along.

        As :meth:`decide` otherwise. Raises InvalidCommand, JournalError: then nothing of it was recorded.
        """
        while True:
            outcomes, changes, drafts = self._judged(wishes, door, shown, pressed)
            if not drafts:
                return outcomes
            before = self.positie
            try:
                if len(drafts) == 1:
                    entries = [self.journal.append(self.stroom, drafts[0], expected=before)]
                else:
                    entries = self.journal.append_all(self.stroom, drafts, expected=before)
            except PositionTaken as taken:
                self._take(taken.later)
                if self.positie == before:
                    raise
                shown = before if shown is None else shown
                continue
            written = {entry.id: entry for entry in entries}
            for change in changes:
                entry = written[change.item.entry.id]
                self.history.commit(replace(change, item=replace(change.item, entry=entry)))
            return [written.get(o.id, o) if isinstance(o, Entry) else o for o in outcomes]

    def _judged(
        self, wishes: Sequence[Wish], door: str, shown: int | None, pressed: datetime | None
    ) -> tuple[list[Entry | Refused | None], list[Change], list[Draft]]:
        """Each wish on the history that those before it make; nothing of it is done yet."""
        history = self.history if len(wishes) == 1 else self.history.fork()
        outcomes: list[Entry | Refused | None] = []
        changes: list[Change] = []
        drafts: list[Draft] = []
        for wish in wishes:
            done = self.history.by_id(wish.entry_id)
            if done is not None or not wish.needed(history):
                outcomes.append(done.entry if done is not None else None)
                continue
            try:
                draft, change = self._accepted(history, wish, door, shown, pressed)
            except Refused as refused:
                outcomes.append(refused)
                continue
            if history is not self.history:
                history.commit(change)
            outcomes.append(change.item.entry)
            changes.append(change)
            drafts.append(draft)
        return outcomes, changes, drafts

    def _accepted(
        self, history: History, wish: Wish, door: str, shown: int | None, pressed: datetime | None
    ) -> tuple[Draft, Change]:
        """Raises Refused, InvalidCommand."""
        command, now = wish.command, self.clock.now()
        if shown is not None:
            self._once(command, shown, pressed or now)
        if command.gebeurd_op and command.gebeurd_op > now:
            raise Refused(in_future(now))
        if wish.new_person and isinstance(command, c.BeschrijfVerstoorder):
            command = command.changed(label=next_label(p.label for p in history.state.personen))
        resolved = accept.resolve(history, command)
        happened = command.gebeurd_op or (min(cut_ms(pressed), now) if pressed else now)
        if isinstance(resolved, c.VergelijkKlok):
            resolved = accept.compared(resolved, happened)
        draft = self._draft(
            resolved, happened, now, given=command.gebeurd_op is not None, door=door, entry_id=wish.entry_id
        )
        return draft, accept.check(history, _as_entry(draft, self.stroom, history.positie + 1), resolved)

    def catch_up(self) -> list[Entry]:
        """Take in what another process recorded; returns those entries."""
        return self.take(self.journal.read(self.stroom, self.positie))

    def take(self, entries: Sequence[Entry]) -> list[Entry]:
        """Take in entries that were read from the journal; where they leave a gap it is read. Returns what was new."""
        before = self.positie
        self._take(entries)
        if entries and entries[-1].positie > self.positie:
            self._take(self.journal.read(self.stroom, self.positie))
        return [item.entry for item in self.history.later_than(before)]

    def _take(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            if entry.positie == self.positie + 1:
                try:
                    change = accept.check(self.history, entry)
                except (Refused, InvalidCommand) as fault:  # what is refused here is no press of this console
                    which = f"Wat een ander scherm vastlegde (nr. {entry.positie})"
                    raise HistoryImpossible(f"{which} kan zo niet zijn vastgelegd: {within(fault)}") from fault
                self.history.commit(change)

    def _once(self, command: c.Command, shown: int, op: datetime) -> None:
        found = doubled(self.history, command, shown, self.station, op)
        if found is not None:
            raise found

    def _draft(
        self, command: c.Command, happened: datetime, now: datetime, *, given: bool, door: str, entry_id: str
    ) -> Draft:
        return Draft(
            id=entry_id,
            soort=command.COMMAND,
            payload=payload_of(command),
            private=private_in(command),
            gebeurd_op=happened,
            tijd_gegeven=given,
            vastgelegd_op=now,
            kwaliteit=command.kwaliteit or "exact",
            door=door,
            station=self.station,
        )


def _as_entry(draft: Draft, stroom: str, positie: int) -> Entry:
    return Entry(
        id=draft.id,
        stroom=stroom,
        positie=positie,
        soort=draft.soort,
        versie=draft.versie,
        payload=draft.payload,
        gebeurd_op=draft.gebeurd_op,
        tijd_gegeven=draft.tijd_gegeven,
        vastgelegd_op=draft.vastgelegd_op,
        zone=draft.zone,
        kwaliteit=draft.kwaliteit,
        door=draft.door,
        station=draft.station,
    )


def replay(entries: Sequence[Entry], *, strict: bool = False) -> History:
    """The history of a recorded meeting, with the protocol text that its first entry holds.

    ``strict``: every entry is judged anew, as verification and the dossier want it; the console resumes without.
    Raises JournalUnreadable where the stream is empty or begins otherwise, HistoryImpossible, ProtocolFault.
    """
    if not entries:
        raise JournalUnreadable(
            "Deze vergadering staat niet in het journaal; noem een vergadering die er wel in staat."
        )
    text = entries[0].payload.get("protocol_tekst")
    if entries[0].soort not in BEGINS or not isinstance(text, str):
        raise HistoryImpossible("De eerste vastlegging van deze vergadering ontbreekt; het journaal is beschadigd.")
    from voorzitter_console.protocol.load import parse as parse_protocol

    if any(entry.gewist for entry in entries):  # rare, and no part of an evening's start
        from voorzitter_console.journal.erasure import named_again

        entries = named_again(entries)
    naam = entries[0].payload.get("protocol_naam", "protocol")
    protocol = parse_protocol(text, f"protocol {naam} in het journaal")
    return accept.judged(entries, protocol) if strict else History.replay(entries, protocol)
