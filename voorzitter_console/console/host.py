"""The livestream beside a console: hears what the session posts, records what the channel saw.

Only a console in the chair's role drives; the griffier's sees the same states in the record.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from voorzitter_console.console import messages as m
from voorzitter_console.console.ports import VOORZITTER, Post

if TYPE_CHECKING:
    from datetime import datetime

    from voorzitter_console.broadcast.broadcast import Broadcast
    from voorzitter_console.console.recorder import Recorder
    from voorzitter_console.console.seat import MeetingSeat
    from voorzitter_console.procedure.commands import Command
    from voorzitter_console.procedure.state import Livestream, State
    from voorzitter_console.view import ScreenView

MakeBroadcast = Callable[[], "Broadcast"]
"""Makes it when a meeting stands, and imports its parts then."""


class BroadcastHost:
    """A session as the broadcast's host; everything but ``submit`` is called in the writer's thread."""

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

    def heeded(self, post: Post) -> Post:
        """``post``, with the broadcast told first: what is posted is on disk."""

        def told(message: m.News) -> object:
            if isinstance(message, m.Recorded | m.Others):
                self.begin()  # a stop that was pressed before the screen stood is asked too
                for entry in (message.entry,) if isinstance(message, m.Recorded) else message.entries:
                    if self._broadcast is not None:
                        self._broadcast.recorded(entry)
            if isinstance(message, m.Standing):
                if self._drives(message):
                    self._standing = message
                else:
                    self.close()
            return post(message)

        return told if self._make is not None else post

    @staticmethod
    def _drives(message: m.Standing) -> bool:
        return message.rol == VOORZITTER and message.snapshot.begin.livestream

    def begin(self) -> None:
        """In the writer's thread, once the screen stands: its parts are still to be imported."""
        if self._standing is not None and self._broadcast is None and self._make is not None:
            self._broadcast = self._make()
            self._broadcast.stand(self)

    def shown(self, view: ScreenView, livestream: Livestream) -> ScreenView:
        """The view with the connection's row and loops. For the screens' thread."""
        broadcast = self._broadcast
        if broadcast is None:
            return view
        from voorzitter_console.view.kanaal import with_connection

        return with_connection(view, broadcast.verbinding, livestream, broadcast.bellen)

    @property
    def asking(self) -> bool:
        """Whether a stop or start is under way. For the faces' threads."""
        return self._broadcast is not None and self._broadcast.asking

    def close(self) -> None:
        """A stop under way may end first; nothing begins any more until this console drives again."""
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
