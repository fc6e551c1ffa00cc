"""What happened, in order of time: the entries with retractions, completions and corrections applied, and their fold.

Time order (design): by (moment, position), without the retracted ones; an entry whose moment nobody gave never stands
before one recorded before it. What a new entry would do to it is worked out by :mod:`.refold`; a checkpoint every 500
facts keeps that fast.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from voorzitter_console.entry import Entry
from voorzitter_console.errors import ConsoleError, Refused
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.change import Change, FieldChange, ParsedEntry, Revision, applied, recorded
from voorzitter_console.procedure.fact import Fact
from voorzitter_console.procedure.fold.fold import apply, first_state
from voorzitter_console.procedure.parse import BEGINS, META, parse_payload, readable
from voorzitter_console.procedure.state import State

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol

CHECKPOINT = 500
LIVESTREAM = frozenset({"stop_livestream", "start_livestream", "bevestig_livestream"})
"""Never retracted: the broadcast did stop."""
FOR_GOOD = LIVESTREAM | BEGINS | {"herroep", "gewist", "hersteld"}
"""All that is never retracted; :func:`.accept.check` says of each why."""
_BEGINNING = datetime.min.replace(tzinfo=UTC)


ODD = (TypeError, ValueError, AttributeError, AssertionError, LookupError, OverflowError)
"""What the fold stumbles with over values that this program never writes."""


class HistoryImpossible(ConsoleError):
    """Recorded entries that the procedure could not have accepted: damaged, or of another version."""


class History(Struct):
    """The entries of one meeting and their fold. Used by one thread; only ``commit`` changes it."""

    protocol: Protocol
    items: list[ParsedEntry] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    retracted: dict[str, str] = field(default_factory=dict)
    """Id of what was taken back -> id of the retraction."""
    revisions: dict[str, list[Revision]] = field(default_factory=dict)
    checkpoints: list[tuple[int, State]] = field(default_factory=list)
    floor: datetime = _BEGINNING
    _state: State | None = None
    _by_id: dict[str, ParsedEntry] = field(default_factory=dict)

    @property
    def state(self) -> State:
        """The fold of all facts."""
        assert self._state is not None
        return self._state

    @property
    def begin(self) -> c.BeginVastlegging:
        """The first entry, with its corrections."""
        command = self.facts[0].command
        assert isinstance(command, c.BeginVastlegging)
        return command

    @property
    def positie(self) -> int:
        """Position of the last entry; 0 for none."""
        return len(self.items)

    def by_id(self, entry_id: str) -> ParsedEntry | None:
        """The entry with this id, if this meeting has it."""
        return self._by_id.get(entry_id)

    # reading ---------------------------------------------------------------------------------------------------

    def command_of(self, entry_id: str) -> c.Command:
        """The command of an entry with completions and corrections applied."""
        return applied(self._by_id[entry_id].command, self.revisions_of(entry_id))

    def moment_of(self, item: ParsedEntry) -> tuple[datetime, datetime]:
        """(when it happened, its moment in the order) of an entry, its time corrections applied."""
        if item.entry.positie == 1:
            return item.entry.gebeurd_op, _BEGINNING
        for change in reversed(self.revisions_of(item.entry.id)):
            if change.veld == "gebeurd_op":
                return change.waarde, change.waarde
        return item.entry.gebeurd_op, item.plek

    def in_order(self) -> list[ParsedEntry]:
        """All entries, the retracted and those about others too, as they stand in time."""
        return sorted(self.items, key=lambda i: (self.moment_of(i)[1], i.entry.positie))

    def revisions_of(self, entry_id: str) -> list[Revision]:
        """The completions and corrections of an entry that were not taken back."""
        found = self.revisions.get(entry_id)
        return [r for r in found if r.door_id not in self.retracted] if found else []

    def field_changes(self, entry_id: str) -> list[FieldChange]:
        """Every completion and correction of an entry in order of recording, those taken back too."""
        target = self._by_id[entry_id]
        now: dict[str, Any] = {"gebeurd_op": target.entry.gebeurd_op, "kwaliteit": target.entry.kwaliteit}
        found = []
        for r in self.revisions.get(entry_id, ()):
            gone = r.door_id in self.retracted
            found.append(
                FieldChange(
                    item=self._by_id[r.door_id],
                    veld=r.veld,
                    was=now.get(r.veld, getattr(target.command, r.veld, None)),
                    wordt=r.waarde,
                    aanvulling=r.aanvulling,
                    herroepen=gone,
                )
            )
            if not gone:
                now[r.veld] = r.waarde
        return found

    def kwaliteit_of(self, entry_id: str) -> str:
        """How certain the time of an entry is, corrections applied."""
        return self.command_of(entry_id).kwaliteit or self._by_id[entry_id].entry.kwaliteit

    # writing ---------------------------------------------------------------------------------------------------

    def item(self, entry: Entry, command: c.Command) -> ParsedEntry:
        """An entry with its place in the order; without a time that a person gave, never before an earlier one."""
        plek = entry.gebeurd_op if entry.tijd_gegeven else max(entry.gebeurd_op, self.floor)
        return ParsedEntry(entry=entry, command=command, plek=plek)

    def fact(self, item: ParsedEntry, command: c.Command) -> Fact:
        """The fact that an entry is to the fold."""
        op, plek = self.moment_of(item)
        return Fact(
            id=item.entry.id,
            positie=item.entry.positie,
            command=command,
            op=op,
            plek=plek,
            vastgelegd_op=item.entry.vastgelegd_op,
            door=item.entry.door,
        )

    def fork(self) -> History:
        """As it stands, to try on it what is not on disk yet; this one stays as it is."""
        return replace(
            self,
            items=[*self.items],
            facts=[*self.facts],
            retracted={**self.retracted},
            revisions={entry_id: [*found] for entry_id, found in self.revisions.items()},
            checkpoints=[*self.checkpoints],
            _by_id={**self._by_id},
        )

    def commit(self, change: Change) -> None:
        """Do what was worked out, after the entry is on disk."""
        item = change.item
        self.items.append(item)
        self._by_id[item.entry.id] = item
        self.floor = max(self.floor, item.plek)
        if change.retracts:
            self.retracted[change.retracts] = item.entry.id
        if change.revises:
            self.revisions.setdefault(change.revises[0], []).append(change.revises[1])
        self.facts[change.start :] = change.tail
        self.checkpoints = [x for x in self.checkpoints if x[0] <= change.start] + list(change.checkpoints)
        self._state = change.state

    @classmethod
    def replay(cls, entries: Sequence[Entry], protocol: Protocol) -> History:
        """The history of recorded entries, folded once. Raises HistoryImpossible, InvalidCommand."""
        try:
            return cls._replay(entries, protocol)
        except ODD as error:
            raise HistoryImpossible(
                f"De vastlegging is niet te lezen ({type(error).__name__}); het journaal is beschadigd."
            ) from error

    @classmethod
    def _replay(cls, entries: Sequence[Entry], protocol: Protocol) -> History:
        history = cls(protocol=protocol)
        for entry in entries:
            command = parse_payload(entry.soort, readable(entry))
            item = history.item(entry, command)
            history.items.append(item)
            history._by_id[entry.id] = item
            history.floor = max(history.floor, item.plek)
            if isinstance(command, c.Herroep) and command.over_id:
                history.retracted[command.over_id] = entry.id
        for item in history.items:
            if isinstance(item.command, c.VulAan | c.Corrigeer) and item.command.over_id in history._by_id:
                over = item.command.over_id
                made = recorded(item, history._by_id[over])
                history.revisions.setdefault(over, []).append(made)
        history._fold()
        return history

    def _fold(self) -> None:
        happened = (i for i in self.items if i.entry.soort not in META and i.entry.id not in self.retracted)
        facts = [self.fact(i, applied(i.command, self.revisions_of(i.entry.id))) for i in happened]
        facts.sort(key=lambda f: (f.plek, f.positie))
        state: State | None = None
        for count, fact in enumerate(facts, 1):
            try:
                state = apply(state, fact, self.protocol) if state else first_state(fact, self.protocol)
            except Refused as error:
                raise HistoryImpossible(
                    f"De vastlegging klopt niet bij nr. {fact.positie}; het journaal is beschadigd."
                ) from error
            if count % CHECKPOINT == 0:
                self.checkpoints.append((count, state))
        self.facts, self._state = facts, state

    def later_than(self, positie: int) -> Iterable[ParsedEntry]:
        """The entries past a position."""
        return self.items[positie:]
