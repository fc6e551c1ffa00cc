"""The livestream of one console: asks the channel at the key press, has recorded what is seen of it.

A stop is asked at once, in whatever window it was pressed and whatever becomes of its entry: stopping twice does no
harm. The channel works in a thread of its own; every decision on what to record is taken where the journal is written,
so that it is taken on the state that holds then. Where several windows stand on one journal, one of them watches.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from voorzitter_console.broadcast import seen as s
from voorzitter_console.broadcast.host import SYSTEEM, Host
from voorzitter_console.clock import Clock
from voorzitter_console.livestream.port import LIMIT, Gewenst, Kanaal, Uitkomst, Verbinding
from voorzitter_console.livestream.thread import Part, Uitzendthread
from voorzitter_console.procedure.state import Livestream
from voorzitter_console.seat import SeatLock
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.entry import Entry

TOO_LATE = timedelta(seconds=5)
"""A start that was pressed longer ago is not sent any more (a write that waited, a laptop that slept)."""
GONE = 5.0
"""Seconds without connection after which nothing is known of the recording."""
AGAIN = 3
"""So often a stop that was not confirmed is asked once more when the connection comes back."""
MOST, WITHIN = 20, 60.0
"""Observations recorded in so many seconds: an OBS gone mad must not fill the journal."""
SLOWER = 5.0
"""Seconds between two observations past that: the record follows what is seen, later."""
_ASKS: dict[str, tuple[Gewenst, Livestream]] = {
    "stop_livestream": ("gestopt", Livestream.STOP_GEVRAAGD),
    "start_livestream": ("live", Livestream.START_GEVRAAGD),
}


class Broadcast:
    """One for each console that may drive the livestream."""

    def __init__(
        self,
        make: Callable[[], Kanaal],
        *,
        clock: Clock,
        stuur: SeatLock | None = None,
        bellen: str = "",
        opname_verwacht: bool = True,
    ) -> None:
        self._clock = clock
        self._verwacht = opname_verwacht
        self.bellen = bellen
        """Whom to call, as the settings have it."""
        self.verbinding: Verbinding | None = None
        """What the channel told last, for the screens."""
        self._host: Host | None = None
        self._make = make
        self._stuur = stuur
        self._thread: Uitzendthread | None = None
        self._closing = False
        self._connected = False
        self._again = AGAIN
        self._asking_since: float | None = None
        self._settled = 0.0
        self._gone_since: float | None = None
        self._observed: deque[float] = deque()
        self._held: Verbinding | None = None
        """Seen and not recorded, because too much was."""
        self._said = ""
        self._unproved: float | None = None
        """Since when (monotonic seconds) a stop that this window asked for is without proof."""

    def stand(self, host: Host, part: Part = "volgt") -> None:
        """A meeting stands: the channel is made now, so that no stop waits for it; ``part``: who watches it."""
        if self._thread is None:
            self._host = host
            self._thread = Uitzendthread(
                self._make, stuur=self._stuur, tell=self._told, done=self._done, broken=self._broke
            )
            self._thread.start(part)
        else:
            self._thread.play(part)

    def close(self) -> None:
        """A stop under way may end first; that the connection ends then is no news."""
        self._closing = True
        if self._thread is not None:
            self._thread.close()

    @property
    def asking(self) -> bool:
        """Whether an ask is under way; one of which no end was heard does not count for ever."""
        since = self._asking_since
        return since is not None and self._clock.monotonic() - since < LIMIT + 2

    @property
    def unproved(self) -> float:
        """Seconds since this window asked for a stop that was not seen to be so; 0: nothing is asked. Any thread."""
        since = self._unproved
        return 0.0 if since is None else max(self._clock.monotonic() - since, 0.0)

    @property
    def on_air(self) -> bool:
        """Whether the channel was last seen to broadcast. Any thread."""
        seen = self.verbinding
        return seen is not None and bool(seen.verbonden and seen.uitzending)

    def pressed(self) -> None:
        """A stop was pressed in this window: asked now, before anything is written. Any thread; waits for nothing."""
        if self._unproved is None:
            self._unproved = self._clock.monotonic()
        self._ask("gestopt")

    # where the journal is written ------------------------------------------------------------------------------

    def recorded(self, entry: Entry, *, asked_already: bool = False) -> None:
        """An entry is on disk, of this console or another: a stop or start is asked now, where it was not before."""
        off = entry.soort == "bevestig_livestream" and entry.payload.get("toestand") == "gestopt"
        if off or entry.soort == "start_livestream":
            self._unproved = None  # somebody saw it, or wants it otherwise
        asked = None if asked_already else _ASKS.get(entry.soort)
        state = self._host.state() if self._host is not None else None
        thread = self._thread
        if asked is None or state is None or thread is None or entry.door == SYSTEEM or entry.tijd_gegeven:
            return  # what is entered afterwards tells of then and asks nothing now
        wanted, expected = asked
        if state.livestream is not expected or not thread.drives:
            return
        if wanted == "live" and self._clock.now() - entry.gebeurd_op > TOO_LATE:
            self._say("De start is niet verstuurd: zij was te lang onderweg; vraag haar opnieuw.")
            return
        self._again = AGAIN
        self._ask(wanted)

    def resumed(self) -> None:
        """The meeting goes on with a stop that was asked and never seen to be so: asked once more."""
        self._ask("gestopt")

    def _ask(self, wanted: Gewenst) -> None:
        if self._thread is not None:
            self._asking_since = self._clock.monotonic()
            self._thread.ask(wanted)

    def _outcome(self, found: Uitkomst) -> None:
        host = self._host
        self._asking_since, self._settled = None, self._clock.monotonic()
        if host is None or host.state() is None:
            return
        if found.bevestigd is not None or found.te_melden:
            host.system(*s.outcome(found, self._clock.now()))
        if found.zin:
            self._say(found.zin)
        host.changed()

    def _observe(self, seen: Verbinding) -> None:
        host = self._host
        state = host.state() if host is not None else None
        if seen.verbonden is False:
            self._connected = False
        if host is None or state is None or self.asking or seen.mono < self._settled:
            return
        first, self._connected = bool(seen.verbonden) and not self._connected, bool(seen.verbonden)
        if seen.verbonden is False:
            self._gone_since = self._gone_since if self._gone_since is not None else seen.mono
            unknown = s.lost(state) if seen.mono - self._gone_since >= GONE else None
            if unknown is not None:
                host.system(unknown, self._clock.now())
            return
        self._gone_since = None
        if first and s.still_wanted(state, seen) and self._again:
            self._again -= 1
            self._ask("gestopt")
        elif (command := s.stream(state, seen)) is not None and self._may(seen):
            host.system(command, seen.op or self._clock.now())
            if seen.toelichting:
                self._say(seen.toelichting)
        latest = self.verbinding
        if latest is not None and latest.mono > seen.mono:
            return  # of the recording something newer was seen, which comes next: another window may have recorded it
        opname = s.recording(state, seen, verwacht=self._verwacht)
        if opname is not None and self._may(seen):
            host.system(opname, self._clock.now())

    def _observe_held(self) -> None:
        """What could not be recorded when it was seen, if it still is so."""
        held, self._held = self._held, None
        if held is not None and held is self.verbinding:
            self._observe(held)

    def _lost(self, seen: Verbinding) -> None:
        """Said where nothing is asked: then whom to call matters more."""
        state = self._host.state() if self._host is not None else None
        if state is not None and state.livestream not in (Livestream.STOP_GEVRAAGD, Livestream.START_GEVRAAGD):
            self._say(seen.zin)

    def _may(self, seen: Verbinding) -> bool:
        """Whether one more observation may be recorded now; else it is looked at again in a while."""
        now = self._clock.monotonic()
        while self._observed and now - self._observed[0] > WITHIN:
            self._observed.popleft()
        host, thread = self._host, self._thread
        if len(self._observed) >= MOST and now - self._observed[-1] < SLOWER and host and thread:
            waits, self._held = self._held is not None, seen
            if not waits:
                thread.later(SLOWER, lambda: host.submit(self._observe_held))
            return False
        self._observed.append(now)
        return True

    def _say(self, sentence: str) -> None:
        if self._host is not None:
            self._host.say(one_line(sentence, 400))

    # in the channel's thread -----------------------------------------------------------------------------------

    def _told(self, seen: Verbinding) -> None:
        host = self._host
        changed, self.verbinding = seen != self.verbinding, seen
        if seen.verbonden and seen.uitzending is False and not self.asking:
            self._unproved = None
        if host is None or self._closing:
            return
        host.submit(lambda: self._observe(seen))
        if seen.verbonden is False and seen.zin != self._said:
            host.submit(lambda: self._lost(seen))
        self._said = seen.zin if seen.verbonden is not None else self._said
        if changed:
            host.changed()

    def _done(self, found: Uitkomst) -> None:
        if found.bevestigd is not None:
            self._unproved = None
        if self._host is not None:
            self._host.submit(lambda: self._outcome(found))

    def _broke(self, fault: Exception) -> None:
        """A fault of the program in the livestream's part takes nothing else along."""
        sentence = (
            f"De koppeling met de livestream viel uit ({type(fault).__name__}); bedien de livestream met de hand."
        )
        self._told(Verbinding(naam="livestream", verbonden=False, mono=self._clock.monotonic(), zin=sentence))
