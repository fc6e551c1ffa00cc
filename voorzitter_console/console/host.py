"""The livestream beside a console: a stop is asked at the key press, what the channel saw is recorded.

Every console of a meeting with a livestream has its channel ready, the griffier's too: whichever window is pressed
asks, and waits neither for the disk nor for another window. A console in the chair's role also watches.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from voorzitter_console.broadcast.host import SYSTEEM
from voorzitter_console.console import messages as m
from voorzitter_console.console.ports import VOORZITTER, Post
from voorzitter_console.console.seat import over

if TYPE_CHECKING:
    from datetime import datetime

    from voorzitter_console.broadcast.broadcast import Broadcast
    from voorzitter_console.console.recorder import Recorder
    from voorzitter_console.console.seat import MeetingSeat
    from voorzitter_console.livestream.thread import Part
    from voorzitter_console.procedure.commands import Command
    from voorzitter_console.procedure.state import State
    from voorzitter_console.view import ScreenView

MakeBroadcast = Callable[[], "Broadcast"]
"""Makes it when a meeting stands, and imports its parts then."""


_UNRECORDED = (
    "De livestream zond nog uit terwijl in de vastlegging uit stond; bij deze schorsing is gevraagd haar te stoppen."
)


def _has_stop(press: m.RecordingPress) -> bool:
    return any(opdracht.soort == "stop_livestream" for opdracht in press.opdrachten)


class BroadcastHost:
    """A session as the broadcast's host; what is not marked otherwise is called in the writer's thread."""

    def __init__(
        self,
        make: MakeBroadcast | None,
        seat: MeetingSeat,
        recorder: Recorder,
        submit: Callable[[Callable[[], object]], None],
    ) -> None:
        self._make = make
        self._seat = seat
        self._recorder = recorder
        self._submit = submit
        self._broadcast: Broadcast | None = None
        self._standing: m.Standing | None = None
        self._making = threading.Lock()
        self._took_over = False
        self._asked: set[float] = set()
        """The presses (their ``sinds``) whose stop was asked before they were written."""

    def heeded(self, post: Post) -> Post:
        """``post``, with the broadcast told first: what is posted is on disk."""

        def told(message: m.News) -> object:
            if isinstance(message, m.Recorded | m.Others):
                self._heard(message)
            if isinstance(message, m.Standing):
                self._standing = message if message.snapshot.begin.livestream and not message.van else None
                if self._broadcast is not None:
                    self._broadcast.stand(self, self._part(message))
            return post(message)

        return told if self._make is not None else post

    def _heard(self, message: m.Recorded | m.Others) -> None:
        self.begin()
        if self._broadcast is None:
            return
        asked = isinstance(message, m.Recorded) and message.press.sinds in self._asked
        if asked and isinstance(message, m.Recorded) and message.last and not _has_stop(message.press):
            self._submit(lambda: self._recorder.remark(message.press.op, _UNRECORDED))
        for entry in (message.entry,) if isinstance(message, m.Recorded) else message.entries:
            self._broadcast.recorded(entry, asked_already=asked)

    def _part(self, standing: m.Standing) -> Part:
        if standing.rol != VOORZITTER or not standing.snapshot.begin.livestream or over(standing.snapshot.state):
            return "vraagt"
        return "neemt" if self._took_over else "volgt"

    def takes_over(self) -> None:
        """A person said that this screen is the chair's: it watches the channel, whatever another does. Any thread."""
        self._took_over = True

    def ready(self) -> None:
        """Once the screen stands: make the channel in a thread of its own; no press waits for it. Any thread."""
        if self._make is not None:
            threading.Thread(target=self._ready, name="livestream-maken", daemon=True).start()

    def _ready(self) -> None:
        try:
            self.begin()
        except Exception as error:  # noqa: BLE001  posted, and raised again by the face
            self._seat.post(m.ProgramFault(error))

    def begin(self) -> None:
        """Its parts are still to be imported, at the first call. Any thread."""
        with self._making:
            standing = self._standing
            if standing is None or self._broadcast is not None or self._make is None:
                return
            made = self._make()
            made.stand(self, self._part(standing))
            self._broadcast = made
            made.stand(self, self._part(self._standing or standing))  # it may have taken over meanwhile
        self._submit(self._resumed)

    def _resumed(self) -> None:
        """A stop that an earlier run asked for, or should have, and that was never seen to be so, is asked again."""
        from voorzitter_console.broadcast.seen import left_unasked

        meeting, broadcast, standing = self._seat.meeting, self._broadcast, self._standing
        if meeting is None or broadcast is None or standing is None or standing.rol != VOORZITTER or self._asked:
            return
        if over(meeting.state):
            return  # opened again to complete it: what is on air now is another meeting's
        if meeting.state.livestream.value == "stop_gevraagd":
            broadcast.resumed()
        elif (schorsing := left_unasked(meeting.history, meeting.protocol)) is not None:
            broadcast.resumed()
            self._recorder.finish_stop(schorsing)

    def pressed(self, press: m.RecordingPress) -> None:
        """A key was pressed: a stop in it is asked now, whatever becomes of the press. Any thread; never waits."""
        if self._make is None or press.door == SYSTEEM or not self._stops(press):
            return
        self._asked.add(press.sinds)
        if self._broadcast is not None:
            self._broadcast.pressed()
        else:
            threading.Thread(target=self._begin_and_ask, name="livestream-maken", daemon=True).start()

    def _begin_and_ask(self) -> None:
        self._ready()
        if self._broadcast is not None:
            self._broadcast.pressed()

    def _stops(self, press: m.RecordingPress) -> bool:
        """A stop, and not one that is entered afterwards; a schorsing too whose key gave none because the record says
        that the livestream is off, where the channel is seen to broadcast.
        """
        now = [opdracht.soort for opdracht in press.opdrachten if opdracht.velden.get("gebeurd_op") is None]
        if "stop_livestream" in now:
            return True
        broadcast, meeting = self._broadcast, self._seat.meeting
        if "schors" not in now or meeting is None or broadcast is None or not broadcast.on_air:
            return False
        livestream = meeting.protocol.livestream
        return livestream.stop_bij_schorsen and meeting.state.livestream.value == "gestopt"

    def shown(self, view: ScreenView, state: State, now: datetime) -> ScreenView:
        """The view with the connection's row and loops, and whom to call where a stop has no proof. Any thread."""
        if self._make is None:
            return view
        from voorzitter_console.view.kanaal import with_connection

        broadcast = self._broadcast
        if broadcast is None:
            return with_connection(view, None, state, now)
        return with_connection(view, broadcast.verbinding, state, now, broadcast.bellen, broadcast.unproved)

    @property
    def asking(self) -> bool:
        """Whether a stop or start is under way. For the faces' threads."""
        return self._broadcast is not None and self._broadcast.asking

    def close(self) -> None:
        """A stop under way may end first; nothing begins any more."""
        with self._making:
            self._standing = None
            broadcast, self._broadcast = self._broadcast, None
        if broadcast is not None:
            broadcast.close()

    # the broadcast's host --------------------------------------------------------------------------------------

    def submit(self, job: Callable[[], None]) -> None:
        self._submit(job)

    def state(self) -> State | None:
        return self._seat.meeting.state if self._seat.meeting is not None else None

    def system(self, command: Command, op: datetime) -> None:
        self._recorder.system(command, op)

    def say(self, sentence: str) -> None:
        self._seat.notice(sentence)

    def changed(self) -> None:
        """The screens look for themselves, four times a second."""
