"""The meldingen of a journal: which there are, a new one, and one of them opened as :class:`.book.Naboek` opens a
meeting. Each is a stream of its own, with the same chain, vault and seals as a meeting has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from voorzitter_console import __version__
from voorzitter_console.aftercare.book import Nabeeld, Naboek, Stukken
from voorzitter_console.dossier.checklist.book import DOOR
from voorzitter_console.errors import ConsoleError, InvalidInput, Refused
from voorzitter_console.journal.key import KeyUnusable
from voorzitter_console.journal.port import JournalError
from voorzitter_console.journal.seal import add_seal
from voorzitter_console.journal.verify import is_closed
from voorzitter_console.meeting import Meeting, replay
from voorzitter_console.moment import local, short, short_day
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.commands import BeginMelding
from voorzitter_console.procedure.outside import AMBTEN, title
from voorzitter_console.procedure.parse import parse_moment, parse_payload
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.clock import Clock
    from voorzitter_console.journal.key import Key
    from voorzitter_console.journal.port import Journal, StreamInfo
    from voorzitter_console.journal.seal import Reden
    from voorzitter_console.protocol.model import Protocol

BEGIN, OPEN = "begin_melding", "open_melding"
"""What an answer can ask of the book itself. Opening one records nothing."""
_ID = 8
"""Characters of an id that are enough to name it."""
MOST = 60
"""Meldingen that are listed, the one begun last first."""


class Meldregel(Struct, frozen=True, kw_only=True):
    """One melding in the list."""

    stroom: str
    titel: str
    op: datetime
    """When it happened (UTC); where that cannot be read, when it was recorded."""
    tijd_bekend: bool = True
    """False: of ``op`` only the day is known."""
    wie: str = ""
    """At whom it was aimed, as far as that was recorded."""
    gesloten: bool = False
    fout: str = ""
    """Why it cannot be read; empty: it can."""

    @property
    def toen(self) -> str:
        """``12-03-2026 20:15``, or only the day."""
        return short(self.op) if self.tijd_bekend else short_day(self.op)


class Meldbeeld(Struct, frozen=True, kw_only=True):
    """The journal's meldingen as they stood at ``op`` (UTC): frozen, for any thread to draw from."""

    op: datetime
    klok: Callable[[], datetime]
    """As :attr:`.book.Nabeeld.klok`."""
    oefening: bool
    protocol: Protocol
    """That of the settings: a new melding is begun with it."""
    meldingen: tuple[Meldregel, ...]
    eerder: int = 0
    """How many more there are, from before these."""
    na: Nabeeld | None = None
    """The one that is open on the screen."""

    @property
    def nu(self) -> datetime:
        """This moment (UTC)."""
        return self.klok()

    @property
    def samenvatting(self) -> str:
        """``3 meldingen, 1 niet afgesloten``; of an open one how its tasks stand."""
        if self.na is not None:
            return self.na.samenvatting
        number, running = len(self.meldingen) + self.eerder, sum(not one.gesloten for one in self.meldingen)
        told = f", {running} niet afgesloten" if running and not self.eerder else ""
        return f"{number} {'melding' if number == 1 else 'meldingen'}{told}"

    @property
    def te_laat(self) -> int:
        """How many tasks of the open one are late."""
        return self.na.te_laat if self.na is not None else 0


class Meldboek:
    """Every method waits for the disk: to be used by one thread, and never by a screen's own."""

    def __init__(
        self,
        open_journal: Callable[[], Journal],
        protocol: Callable[[], Protocol],
        stukken: Stukken,
        clock: Clock,
        station: str,
        *,
        key: Callable[[], Key],
        stroom: str | None = None,
    ) -> None:
        """``stroom``: the melding that is open at first; ``key``: of this installation, it seals what is recorded."""
        self._open_journal = open_journal
        self._load_protocol = protocol
        self._stukken = stukken
        self._clock = clock
        self._station = station
        self._key = key
        self._wanted = stroom
        self._opened: Journal | None = None
        self._book: Naboek | None = None

    @property
    def journal(self) -> Journal:
        """Its own connection."""
        if self._opened is None:
            self._opened = self._open_journal()
        return self._opened

    @property
    def open(self) -> Naboek | None:
        """The melding that is open."""
        return self._book

    def look(self) -> Meldbeeld:
        """Everything as it is on disk now. Raises ConsoleError."""
        if self._wanted is not None:
            self._stand_on(self._wanted)
            self._wanted = None
        streams = _streams(self.journal)
        return Meldbeeld(
            op=self._clock.now(),
            klok=self._clock.now,
            oefening=self.journal.oefening,
            protocol=self._load_protocol(),
            meldingen=tuple(_row(self.journal, stream) for stream in streams[:MOST]),
            eerder=len(streams[MOST:]),
            na=self._book.look() if self._book is not None else None,
        )

    def give(self, opdrachten: Sequence[Opdracht], te_bewaren: str = "") -> str:
        """Record them in the open melding, begin one, or open another; returns what there is to say beside it.

        Raises ConsoleError as :meth:`Naboek.give` does.
        """
        if len(opdrachten) == 1 and opdrachten[0].soort in (BEGIN, OPEN):
            return self._own(opdrachten[0])
        if self._book is None:
            raise Refused("Kies of begin eerst een melding.")
        made = self._book.give(opdrachten, te_bewaren)
        return " ".join(filter(None, (made, self._seal(opdrachten))))

    def _own(self, opdracht: Opdracht) -> str:
        if opdracht.soort == OPEN:
            self._stand_on(str(opdracht.velden["stroom"]))
            return "Melding geopend; er is niets vastgelegd."
        begin = self._begin_of(opdracht.velden)
        meeting = Meeting.begin(
            self.journal, self._clock, self._load_protocol(), begin, station=self._station, door=DOOR
        )
        self._book = Naboek(lambda: meeting, self._stukken)
        return self._seal((opdracht,))

    def _begin_of(self, velden: Any) -> BeginMelding:
        """Raises InvalidCommand, Refused."""
        protocol = self._load_protocol()
        given = {
            **velden,
            "titel": title(str(velden["kanaal"]), familie=velden.get("gericht_op") == "familie"),
            "oefening": self.journal.oefening,
            "protocol_naam": protocol.naam,
            "protocol_tekst": protocol.bron,
            "protocol_hash": protocol.hash,
            "programma": f"voorzitter-console {__version__}",
        }
        with suppress(KeyUnusable):  # said where the seal fails: the record does not wait for it
            given["sleutel"] = self._key().public
        begin = parse_payload(BEGIN, given)
        assert isinstance(begin, BeginMelding)
        if parse_moment(begin.aanvang, "aanvang") > self._clock.now():
            raise Refused("Een tijd in de toekomst kan niet; geef een dag en tijd die al zijn geweest.")
        return begin

    def _stand_on(self, stroom: str) -> None:
        def opened() -> Meeting:
            return Meeting.resume(self.journal, stroom, self._clock, station=self._station, strict=True)

        book = Naboek(opened, self._stukken)
        book.look()  # one that cannot be read is not opened
        self._book = book

    def _seal(self, opdrachten: Sequence[Opdracht]) -> str:
        """Under the key of this installation, as the console seals a meeting; the record stands without it too."""
        assert self._book is not None
        reden: Reden = "gesloten" if any(o.soort == "sluit_melding" for o in opdrachten) else "rust"
        stroom = self._book.meeting.stroom
        try:
            add_seal(self.journal, stroom, self._key(), reden, self._clock.now(), self._station)
        except JournalError as fault:
            return f"Vastgelegd, maar niet verzegeld: {fault}"
        return ""

    def close(self) -> None:
        """Let go of the journal."""
        self._book = None
        if self._opened is not None:
            self._opened.close()
            self._opened = None


def listed(journal: Journal) -> Iterator[Meldregel]:
    """The meldingen, the one begun last first; one that cannot be read says why. Raises JournalError."""
    for stream in _streams(journal)[:MOST]:
        yield _row(journal, stream)


def not_closed(journal: Journal) -> int:
    """How many of them nobody closed yet; one that cannot be read is no closed one. Raises JournalError."""
    return sum(not _row(journal, stream).gesloten for stream in _streams(journal))


def _streams(journal: Journal) -> list[StreamInfo]:
    return [stream for stream in journal.streams() if stream.soort == "melding"]


def _row(journal: Journal, stream: StreamInfo) -> Meldregel:
    try:
        entries = journal.read(stream.id)
        history = replay(entries)
        begin, melding = history.begin, history.state.melding
        op = parse_moment(begin.aanvang, "aanvang")
    except ConsoleError as fault:
        return Meldregel(stroom=stream.id, titel="niet te lezen", op=stream.aangelegd_op, fout=str(fault))
    office = AMBTEN[melding.ambt] if melding is not None and melding.ambt else ""
    name = (melding.ambtsdrager or "") if melding is not None else ""
    return Meldregel(
        stroom=stream.id,
        titel=begin.titel,
        op=op,
        tijd_bekend=melding is None or melding.tijd_bekend,
        wie=one_line(" ".join(filter(None, (office, name))), 60),
        gesloten=is_closed(entries),
    )


def matching(journal: Journal, name: str) -> list[Meldregel]:
    """Those of that name: the begin of their id, their title or their day (2026-03-10). Raises JournalError."""
    streams = _streams(journal)
    if len(name) >= _ID and (of_id := [s for s in streams if s.id.startswith(name.lower())]):
        return [_row(journal, stream) for stream in of_id]
    rows = (_row(journal, stream) for stream in streams)
    return [one for one in rows if name.casefold() in (one.titel.casefold(), local(one.op).strftime("%Y-%m-%d"))]


def found(journal: Journal, name: str) -> str | None:
    """The melding of that name; None where there is none. Raises InvalidInput where there are more."""
    rows = matching(journal, name)
    if len(rows) > 1:
        raise InvalidInput(more_than_one(name, [(one.stroom, f"{one.toen} '{one.titel}'") for one in rows]))
    return rows[0].stroom if rows else None


def more_than_one(name: str, found: Sequence[tuple[str, str]]) -> str:
    """The sentence that asks which; of each its id, as far as it tells it apart, and its words."""
    ids = [one for one, _ in found]
    length = next(n for n in range(_ID, 37) if n == 36 or len({one[:n] for one in ids}) == len(ids))
    told = "; ".join(f"{one[:length]} ({one_line(words, 60)})" for one, words in found[:5])
    more = f"; en nog {len(found) - 5}" if len(found) > 5 else ""
    return f"“{one_line(name, 60)}” kan meer dan één verslag zijn; geef het nummer ervan: {told}{more}."
