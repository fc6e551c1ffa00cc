"""What a console keeps beside its journal: the installation's key, the heads seen before, a copy elsewhere.

The session asks three things of it: what a new meeting's first entry says of this installation, which heads the journal
must still have, and to be told of what is on disk. Without it (tests, a journal in memory) nothing of it is done.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console import __version__
from voorzitter_console.clock import Clock
from voorzitter_console.console import messages as m
from voorzitter_console.console.clockcheck import ClockCheck, Compared
from voorzitter_console.console.duecheck import DueCheck
from voorzitter_console.console.ports import Post
from voorzitter_console.journal.keeper import Keeper
from voorzitter_console.journal.place import place_of
from voorzitter_console.journal.places import note
from voorzitter_console.journal.remembered import Remembered

if TYPE_CHECKING:
    from voorzitter_console.console.messages import News
    from voorzitter_console.journal.delivery import Delivery, TakenOver
    from voorzitter_console.journal.key import Key
    from voorzitter_console.journal.place import JournalPlace, ServerPlace
    from voorzitter_console.journal.port import Head, Journal


class Safekeeping:
    """One for a console on the journal at ``database``."""

    def __init__(
        self,
        database: JournalPlace | Path,
        *,
        key: Path,
        heads: Path,
        clock: Clock,
        station: str,
        copy_to: Path | None = None,
        places: Path | None = None,
        anchor: Callable[[Journal, str], object] | None = None,
        clockcheck: ClockCheck | None = None,
        lock_wanted: bool = False,
        archive: ServerPlace | None = None,
        duecheck: DueCheck | None = None,
    ) -> None:
        """``key``: the key's file, made at first use; ``heads``: the folder of what was seen before; ``places``: the
        file in which it is kept where copies went; ``clockcheck``: compares this laptop's clock; ``lock_wanted``:
        a vault without a lock is said; ``archive``: a server to which all of it flows; ``duecheck``: tells what is
        still to be done of earlier meetings."""
        self._clockcheck = clockcheck
        self._duecheck = duecheck
        self._place = place_of(database)
        local = self._place.local
        self._remembered = Remembered(heads)
        self._key: Callable[[], Key] = cache(lambda: _load(key))
        self._post: Post = lambda _message: None
        self._gone = ""
        self._elsewhere = False
        self._keeper = Keeper(
            self._place,
            key=self._key,
            clock=clock,
            station=station,
            say=lambda sentence: self._post(m.Notice(sentence)),
            remembered=self._remembered,
            copy_to=copy_to,
            anchor=anchor,
            lock_wanted=lock_wanted,
            copied=lambda place: note(places, "kopie", place, journal=local, now=clock.now()) if places else None,
        )

        self._delivery = self._to(archive, clock, station) if archive is not None else None

    def _to(self, archive: ServerPlace, clock: Clock, station: str) -> Delivery:
        from voorzitter_console.console.left_behind import keep_apart
        from voorzitter_console.journal.delivery import Delivery

        def say(sentence: str) -> None:
            self._post(m.Notice(sentence))

        def apart(what: TakenOver) -> None:
            told = keep_apart(self._place, what, self._key(), clock, station)
            self._post(m.Trouble("overgenomen door een andere laptop", told))

        return Delivery(
            self._place,
            archive,
            key=self._key,
            station=station,
            say=say,
            taken_over=apart,
        )

    def seen(self) -> dict[str, Head]:
        """The heads that the journal must still have. Where the file is gone that is said, and a new one begun."""
        known = self._remembered.heads(self._place.local)
        if not known or self._place.exists():
            return known
        self._gone = (
            "Het journaal dat hier stond is weg; er is een nieuw begonnen. Terug uit een kopie: kopie MAP --terug."
        )
        self._remembered.reset(self._place.local, {})
        return {}

    def begin_fields(self) -> dict[str, str]:
        """What the first entry of a meeting says of this installation."""
        from voorzitter_console.journal.key import KeyUnusable

        said = {"programma": f"voorzitter-console {__version__}"}
        try:
            said["sleutel"] = self._key().public
        except KeyUnusable as fault:
            self._post(m.Notice(str(fault)))
        return said

    def tell_key(self) -> None:
        """Posts which key this computer seals with; where it has none that is said when a meeting begins."""
        from voorzitter_console.journal.key import KeyUnusable

        try:
            self._post(m.Installation(self._key().fingerprint))
        except KeyUnusable:
            return

    def heeded(self, post: Post, compared: Compared) -> Post:
        """``post``, with the keeper told of what is on disk; ``compared`` records what became of the clock."""
        if self._clockcheck is not None:
            post = self._clockcheck.heeded(post, compared)
        if self._duecheck is not None:
            post = self._duecheck.heeded(post)
        self._post = post
        if self._delivery is not None:
            self._delivery.start()

        def told(message: News) -> object:
            if isinstance(message, m.Standing | m.Recorded | m.Others) and self._delivery is not None:
                self._delivery.poke()
            if isinstance(message, m.Recorded):
                self._keeper.recorded(message.entry.stroom, message.entry.soort)
            if isinstance(message, m.Standing):
                self._elsewhere = bool(message.van)
            if isinstance(message, m.Standing | m.Others) and not self._elsewhere:  # whoever records it seals it
                self._keeper.recorded(message.snapshot.stroom, "")
            answer = post(message)
            if self._gone and isinstance(message, m.Standing):
                self._gone, sentence = "", self._gone
                post(m.Notice(sentence))
            return answer

        return told

    def close(self) -> None:
        """Seal, copy and send what waits for it."""
        if self._duecheck is not None:
            self._duecheck.close()
        self._keeper.close()
        if self._delivery is not None:
            self._delivery.close()


def _load(path: Path) -> Key:
    from voorzitter_console.journal.key import load

    return load(path)
