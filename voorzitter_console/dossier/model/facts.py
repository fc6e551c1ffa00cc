"""The entries of a meeting, looked up: what each said, when, and what was changed or taken back afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypedDict, TypeVar

from voorzitter_console.dossier.model import feiten as f
from voorzitter_console.dossier.model import record as r
from voorzitter_console.dossier.model.base import Oordeel
from voorzitter_console.dossier.model.chronology import Chronology
from voorzitter_console.dossier.model.wording import Wording
from voorzitter_console.dossier.model.wording_before import AS_RECORDED, IN_ORDER
from voorzitter_console.entry import Entry
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.fold import recording
from voorzitter_console.procedure.history import History

Kind = TypeVar("Kind", bound=c.Command)

_MOMENTS = (c.OpenVergadering, c.GeefRuimte, c.RaadsledenUitZaal, c.RaadsledenTerug, c.WaarschuwBodedienst)


class FeitFields(TypedDict):
    """The fields of :class:`.feiten.Feit`."""

    positie: int
    gebeurd_op: datetime
    vastgelegd_op: datetime
    door: str
    kwaliteit: str


class ReadBackFields(TypedDict):
    """The fields that a spoken sentence has of its reading back."""

    teruggelezen: Oordeel | None
    betwist_tekst: str | None


def json_value(value: Any) -> Any:
    """A value as JSON has it: tuples become lists."""
    return [json_value(v) for v in value] if isinstance(value, list | tuple) else value


def named_in(command: c.Command) -> tuple[str, ...]:
    """The persons that a command names, each once."""
    found: list[str] = []
    for name in ("label", "dader", "tegen", "gericht_aan", "labels"):
        value = getattr(command, name, None)
        found += [value] if isinstance(value, str) else value or ()
    return tuple(dict.fromkeys(found))


class Facts:
    """Lookups over the history of one meeting, in order of what happened."""

    def __init__(self, history: History, bewoording: int) -> None:
        self.history = history
        self.bewoording = bewoording
        self._wording = Wording(history, bewoording)
        self._entries = [i.entry for i in history.in_order()]
        self._commands = {e.id: history.command_of(e.id) for e in self._entries}
        self._retracted = frozenset(history.retracted)
        self._by_id = {e.id: e for e in self._entries}
        self._happened = {i.entry.id: history.moment_of(i)[0] for i in history.items}
        self.place: Callable[[datetime], float] = datetime.timestamp
        """Which of two moments came first."""
        if bewoording >= IN_ORDER:
            self.place = Chronology(self._happened[e.id] for e in self._entries).place
        self._quality = {e.id: history.kwaliteit_of(e.id) for e in self._entries}
        self._was: dict[str, dict[str, Any]] = {}
        self._changes = tuple(self._follow_changes())
        self._kinds: dict[type[c.Command], list[Entry]] = {}
        for e in self._entries:
            if e.id not in self._retracted:
                self._kinds.setdefault(type(self._commands[e.id]), []).append(e)
        counting = [e for e in self._entries if e.id not in self._retracted]
        self._verdicts = {
            c_.over_id: c_
            for e in sorted(counting, key=lambda e: e.positie)
            if isinstance(c_ := self._commands[e.id], c.Bevestig | c.Betwist) and not self._other_words(e, c_)
        }

    def _other_words(self, e: Entry, verdict: c.Bevestig | c.Betwist) -> bool:
        """Whether words that were found right were changed afterwards: of those that stand now nobody said so."""
        if self.bewoording < AS_RECORDED or isinstance(verdict, c.Betwist):
            return False
        over = self.position_about(verdict)
        changed = (x for _, x in self._changes if x.over == over and x.veld == "tekst" and not x.herroepen)
        return any(x.positie > e.positie for x in changed)

    def of(self, kind: type[Kind]) -> Iterator[tuple[Entry, Kind]]:
        """The entries with such a command, without the retracted ones."""
        for e in self._kinds.get(kind, ()):
            command = self._commands[e.id]
            assert isinstance(command, kind)
            yield e, command

    def commands(self, *kinds: type[c.Command]) -> Iterator[c.Command]:
        """The commands of several kinds together, in order of what happened, without the retracted ones."""
        told = (self._commands[e.id] for e in self._entries if e.id not in self._retracted)
        return (command for command in told if isinstance(command, kinds))

    def spoken(self, entry_id: str, kind: type[Kind]) -> tuple[Entry, Kind]:
        """An entry of that kind, which the fold found."""
        command = self._commands[entry_id]
        assert isinstance(command, kind)
        return self._by_id[entry_id], command

    def command(self, entry_id: str) -> c.Command | None:
        return self._commands.get(entry_id)

    def position(self, entry_id: str) -> int | None:
        found = self._by_id.get(entry_id)
        return found.positie if found else None

    def position_about(self, command: c.VulAan | c.Corrigeer | c.Herroep | c.Bevestig | c.Betwist) -> int:
        """The position that a command is about; its id counts where it has one."""
        found = self._by_id.get(command.over_id) if command.over_id else None
        return found.positie if found else command.positie

    def quality(self, entry_id: str) -> str:
        return self._quality.get(entry_id, "exact")

    def head(self, e: Entry) -> FeitFields:
        return FeitFields(
            positie=e.positie,
            gebeurd_op=self._happened[e.id],
            vastgelegd_op=e.vastgelegd_op,
            door=e.door,
            kwaliteit=self._quality[e.id],
        )

    def moments(self) -> tuple[f.Moment, ...]:
        return tuple(
            f.Moment(**self.head(e), soort=e.soort)
            for e in self._entries
            if isinstance(self._commands.get(e.id), _MOMENTS) and e.id not in self._retracted
        )

    def verdict(self, entry_id: str) -> ReadBackFields:
        """What was read back of an entry, the last time."""
        found = self._verdicts.get(entry_id)
        if found is None:
            return ReadBackFields(teruggelezen=None, betwist_tekst=None)
        if isinstance(found, c.Bevestig):
            return ReadBackFields(teruggelezen="bevestigd", betwist_tekst=None)
        return ReadBackFields(teruggelezen="betwist", betwist_tekst=found.tekst)

    def changes(self, kind: type[c.VulAan] | type[c.Corrigeer]) -> tuple[f.Wijziging, ...]:
        """Completions or corrections in order of position, the retracted ones marked."""
        return tuple(change for found, change in self._changes if found is kind)

    def read_back(self) -> tuple[f.DossierTeruglezing, ...]:
        found: list[f.DossierTeruglezing] = []
        for e in self._entries:
            command = self._commands.get(e.id)
            if isinstance(command, c.Bevestig | c.Betwist) and e.id not in self._retracted:
                found.append(
                    f.DossierTeruglezing(
                        **self.head(e),
                        over=self.position_about(command),
                        oordeel="bevestigd" if isinstance(command, c.Bevestig) else "betwist",
                        tekst=command.tekst,
                    )
                )
        return tuple(found)

    def timeline(self) -> tuple[r.Tijdlijnregel, ...]:
        return tuple(self._line(e) for e in self._entries)

    def _line(self, e: Entry) -> r.Tijdlijnregel:
        command = self._commands[e.id]
        head = self.head(e)
        return r.Tijdlijnregel(
            positie=e.positie,
            soort=e.soort,
            gebeurd_op=head["gebeurd_op"],
            vastgelegd_op=head["vastgelegd_op"],
            door=e.door,
            tekst=self._wording.sentence(e.id, command, self.verdict(e.id)["teruggelezen"]),
            herroepen=e.id in self._retracted,
            kwaliteit=head["kwaliteit"],
            later_vastgelegd=e.tijd_gegeven and e.gebeurd_op < e.vastgelegd_op,
            station=e.station,
            toelichting=command.toelichting,
            oorspronkelijk=self._was.get(e.id, {}),
            gewist=tuple(sorted(e.gewist)),
            labels=named_in(command),
            opname=self._heard(e),
        )

    def _heard(self, e: Entry) -> r.Opnameplek | None:
        """Where the recording has it."""
        found = recording.position(self.history.state.opnamen, self._happened[e.id])
        return found and r.Opnameplek(bestand=found[0], positie=recording.clock(found[1]), marge_s=recording.MARGE_S)

    def _follow_changes(self) -> Iterator[tuple[type[c.Command], f.Wijziging]]:
        """Each completion and correction in order of position, with the value that it replaced."""
        found = [(target, change) for target in self._entries for change in self.history.field_changes(target.id)]
        for target, change in sorted(found, key=lambda pair: pair[1].item.entry.positie):
            command = change.item.command
            assert isinstance(command, c.VulAan | c.Corrigeer)
            if isinstance(command, c.Corrigeer) and not change.herroepen:
                self._was.setdefault(target.id, {}).setdefault(change.veld, json_value(change.was))
            yield (
                type(command),
                f.Wijziging(
                    **self.head(change.item.entry),
                    over=target.positie,
                    veld=change.veld,
                    was=json_value(change.was),
                    wordt=json_value(change.wordt),
                    reden=command.reden,
                    herroepen=change.herroepen,
                ),
            )
