"""One paired device that records: its console, the box that stands open, and what becomes of a press of its page."""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from voorzitter_console.console import messages as m
from voorzitter_console.console.boxes.box import LONGEST, Box, Fill, Pick, Tick
from voorzitter_console.console.console import Effect
from voorzitter_console.console.guard import ENTER, Verdict
from voorzitter_console.entry import uuid7
from voorzitter_console.moment import local_clock
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.doubled import counts_as, earlier
from voorzitter_console.web.board import Board
from voorzitter_console.web.core import PageConsole
from voorzitter_console.web.nothing import NOT_THE_CHAIRS, NOT_YET, NOTHING_DONE, ODD_TIME, REMEDY
from voorzitter_console.web.paired import Paired
from voorzitter_console.web.presence import Presence, moment_of
from voorzitter_console.web.presses import Presses
from voorzitter_console.web.sessions import PageSession

ON_DISK = 1.5
"""Seconds that a press is waited for; after that the page says NOG NIET VASTGELEGD."""
LOADING = 3.0
"""Seconds that a page waits for its meeting before it says that it is not there yet."""
KEPT = 400
"""Presses whose answer is kept, so that one that comes twice counts once."""
Fields = Mapping[str, Sequence[str]]
"""What was posted."""


class Answer(Struct, frozen=True):
    """What became of a press: done (recorded, opened), or not; and what is said of it."""

    goed: bool
    zin: str


class Device:
    """One for a griffier's or a bode's device; used on the loop only."""

    def __init__(
        self,
        paired: Paired,
        session: PageSession,
        post: Callable[[Callable[[], object]], None],
        presses: Presses | None = None,
    ) -> None:
        """``post``: has the loop call something, from any thread. ``presses``: what was pressed before."""
        self._presses = presses
        self.paired = paired
        self.session = session
        self.core = PageConsole(session)
        self.board = Board()
        self.presence = Presence(session.clock.now())
        self.box: Box | None = None
        self.box_id = 0  # by which the page knows it: no number is given out twice
        self._numbers = count(1)
        self.box_note = ""
        self.box_gave = False
        """Something was recorded from the box, which stays."""
        self.aside = False
        """The box stands aside for the sentence that F2 brought up; what was typed in it is kept."""
        self.upload: Path | None = None
        """A file of the device that came in and belongs to no entry yet."""
        self.brought = 0
        """Files that it began to bring."""
        self.score: tuple[tuple[bool, str], ...] = ()
        """What a practice was worth, once it was asked for: whether it is a heading, and the line."""
        self.broken = ""
        """Why this device cannot go on."""
        self.told: Callable[[m.News], object] = lambda _news: None
        """Hears what the session told, once the console knows."""
        self._post = post
        self._news = asyncio.Event()
        self._waiting: m.RecordingPress | None = None
        self._again: Callable[[], Box | str] | None = None
        self._opened = 0
        """The position when the open box was opened."""
        self._under: _Under | None = None  # what the 112 card stands over
        self._answers: OrderedDict[str, asyncio.Future[Answer]] = OrderedDict()
        self._read_to = 0

    def start(self) -> None:
        """Stand in the meeting that this device belongs to."""
        self.session.start(lambda news: self._post(lambda: self._told(news)))
        self.session.resume(self.paired.stroom)

    def close(self) -> None:
        """Let go of the journal; waits for a write under way, so not on the loop. Who looks was let go there before."""
        self.forget_file()
        self.session.close()

    async def ready(self) -> None:
        """Until its meeting is loaded, or for a while: a journal of ten thousand entries takes a moment."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LOADING):
                while self.core.snapshot is None and not self.broken and not self.board.closed:
                    self._news.clear()
                    await self._news.wait()

    # what the session tells -----------------------------------------------------------------------------------------

    def _told(self, news: m.News) -> None:
        if self.board.closed:
            return  # cut off
        if isinstance(news, m.Standing) and news.snapshot.stroom != self.paired.stroom:
            return  # the newest meeting is another one than this device's
        self.core.told(news)
        if isinstance(news, m.Broken):
            self.broken = news.sentence
        if isinstance(news, m.Timeline):
            self._renew()
        if isinstance(news, m.Scored):
            from voorzitter_console.console.scored import lines

            self.score = lines(news)
        self._after_press()
        self._news.set()
        self.told(news)

    def _after_press(self) -> None:
        """A box that waited for its press hears what became of it."""
        given = self._waiting
        if given is None or self._under_way(given):
            return
        self._waiting = None
        if self._was_refused(given):
            self.box_note = self.core.hint
        elif self.box is not None:
            follows = self.box.volgt
            if follows is None:
                self.close_box()
            else:
                self.open(follows(), follows)
        if given.te_bewaren:
            self.forget_file()

    def _under_way(self, press: m.RecordingPress) -> bool:
        return any(waiting.sinds == press.sinds for waiting in self.core.pending)

    def _was_refused(self, press: m.RecordingPress) -> bool:
        refused = self.core.refused
        return refused is not None and refused.sinds == press.sinds

    def tick(self) -> None:
        """A few times a second, before drawing."""
        core = self.core
        core.tick()
        if self.aside and not core.klaar:
            self.aside = False
        if self.box is not None:
            core.ask_posts()
        if self.session.practice is not None and self.session.rol == "griffier":
            self.session.practice.tick(self.session.rol)  # the chair is told what this griffier does not hear

    def read_along(self) -> None:
        """Have what the griffier reads back brought up to date, once for each entry; the answer is drawn by itself."""
        snapshot = self.core.snapshot
        if snapshot is not None and self.session.rol == "griffier" and self._read_to != snapshot.positie:
            self._read_to = snapshot.positie
            self.session.read_along()

    # a press --------------------------------------------------------------------------------------------------------

    async def press(self, fields: Fields, act: Callable[[Device, str, Fields], Effect]) -> Answer:
        """What was posted by the page, done by ``act``; the answer comes when it is on disk, or late."""
        press_id = _first(fields, "id")[:64]
        if not press_id:
            return await self._pressed(fields, act, "")
        known = self._answers.get(press_id)
        if known is None:  # else its answer was lost on the way, or is still to come
            known = self._answers[press_id] = asyncio.ensure_future(self._pressed(fields, act, press_id))
            while len(self._answers) > KEPT:
                self._answers.popitem(last=False)
        return await asyncio.shield(known)

    async def _pressed(self, fields: Fields, act: Callable[[Device, str, Fields], Effect], press_id: str) -> Answer:
        core = self.core
        if core.snapshot is None or core.shown() is None:
            return Answer(False, self.broken or NOT_YET)
        first, before = "", False
        if press_id and self._presses is not None:
            first, before = self._presses.entry(self.paired.hash, press_id, self._new_id)
        done = next((entry for entry in core.snapshot.entries if entry.id == first), None) if before else None
        if done is not None:  # recorded by an earlier run of this process, whose answer was lost
            return Answer(True, f"VASTGELEGD {local_clock(done.gebeurd_op)}")
        shown = _first(fields, "positie")
        self.session.page_position = int(shown) if shown.isdecimal() and 0 < len(shown) < 10 else core.snapshot.positie
        moment = moment_of(_first(fields, "gedrukt"))
        if moment is not None and not self.presence.believed(moment, core.clock.now()):
            return Answer(False, f"{ODD_TIME} {REMEDY[self.session.rol]}")
        moment = moment and min(moment, core.clock.now())  # by as much as two clocks differ it may lie ahead
        core.say("")
        self.box_note = ""
        core.pressed_at(moment)
        core.entry_id = first
        waiting = len(core.pending)
        try:
            effect = act(self, _first(fields, "doe")[:400], fields)
        finally:
            core.pressed_at(None)
            core.entry_id = ""
        if effect is Effect.GIVEN and len(core.pending) > waiting:
            return await self._on_disk(core.pending[-1])
        said = core.asked.sentence if core.asked else self.box_note or core.hint
        if effect is Effect.NOTHING and moment is not None:  # it was kept for this: it may not go without a word
            said = said or NOTHING_DONE
        return Answer(not said, said)

    def _new_id(self) -> str:
        return uuid7(self.core.clock.now(), secrets.token_bytes(10))

    async def _on_disk(self, press: m.RecordingPress) -> Answer:
        if not press.te_bewaren:
            with suppress(TimeoutError):
                async with asyncio.timeout(ON_DISK):
                    while self._under_way(press):
                        self._news.clear()
                        await self._news.wait()
        core = self.core
        if self._was_refused(press):
            return Answer(False, core.asked.sentence if core.asked else core.hint or self.box_note)
        return Answer(True, core.late if self._under_way(press) else core.echoing)

    def already(self, opdrachten: Sequence[Opdracht]) -> str:
        """Where a late press says what another station recorded meanwhile: who and when, else empty."""
        snapshot = self.core.snapshot
        if self.core.moment is None or snapshot is None:
            return ""
        wanted = {counts_as(*one) for one in opdrachten} - {""}
        for entry in snapshot.entries:
            new = entry.positie > self.session.page_position and entry.id not in snapshot.herroepen
            if new and counts_as(entry.soort, entry.payload) in wanted:
                return f"{earlier(entry)}. Was dit een andere keer, leg het dan vast met Invoeren achteraf."
        return ""

    # boxes ----------------------------------------------------------------------------------------------------------

    def open(self, box: Box | str, again: Callable[[], Box | str] | None = None) -> Effect:
        """Another box; the key that led to it, held down, must not answer it. A text says why there is none.

        ``again``: makes it anew where it is a list of what was recorded, and that has changed.
        """
        if isinstance(box, str):
            self.core.say(box)
            return Effect.NOTHING
        for key in (ENTER, *"123456789"):
            self.core.guard.seen(key, self.core.clock.monotonic())
        self.box, self.box_id, self.box_note, self.aside = box, next(self._numbers), "", False
        self.box_gave = False
        self._waiting, self._again, self._opened = None, again, self.core.positie
        return Effect.OPEN

    def open_over(self, card: Box) -> Effect:
        """The 112 card over the open box, which comes back when the card goes."""
        if self.box is not None and self._under is None:
            self._under = _Under(self.box, self.box_id, self._again, self._opened)
        return self.open(card)

    def _renew(self) -> None:
        """The timeline was read: a list that shows it is made anew; its number too, for its lines may have moved."""
        made = self._again() if self._again is not None and isinstance(self.box, Pick) else None
        if isinstance(made, Pick) and isinstance(self.box, Pick) and _said(made) != _said(self.box):
            self.box, self.box_id = made, next(self._numbers)

    def close_box(self) -> None:
        """Away, with what was typed; what stood under it comes back."""
        under, self._under = self._under, None
        self.box, self.box_note, self.aside, self.box_gave = None, "", False, False
        self._waiting = self._again = None
        if under is not None:
            self.box, self.box_id, self._again, self._opened = under

    def back(self) -> Effect:
        """Esc: one box back, else away."""
        if self.box is not None and self.box.terug is not None:
            return self.open(self.box.terug(), self.box.terug)
        self.close_box()
        return Effect.OPEN

    def choose(self, place: int) -> Effect:
        """That line (from 0) of the list that is open."""
        box = self.box
        if not isinstance(box, Pick) or not 0 <= place < len(box.items):
            return Effect.NOTHING
        item = box.items[place]
        if item.niet:
            self.box_note = item.niet
            return Effect.NOTHING
        if item.verder is not None:
            return self.open(item.verder(), item.verder)
        key = key_of(box, place)
        return self._give(key.lower() or f"regel{place}", item.opdrachten, item.echo, stays=key in box.blijft)

    def fill_in(self, fields: Fields) -> Effect:
        """The form that is open, filled in; or what was ticked."""
        box = self.box
        if isinstance(box, Tick):
            ticked = [value for value in box.rijen if value in fields.get("merk", ())]
            if not ticked:
                self.box_note = f"Merk eerst {box.wat}."
                return Effect.NOTHING
            marked = box.make(ticked)
            return self._give(ENTER, *marked) if isinstance(marked, tuple) else self.open(marked)
        if not isinstance(box, Fill):
            return Effect.NOTHING
        values: dict[str, str] = {}
        for field in box.velden:
            text = next(iter(fields.get(f"veld-{field.naam}", ())), "").replace("\r\n", "\n").strip()
            if len(text) > LONGEST:
                self.box_note = f"{field.label}: dit is te lang (ten hoogste {LONGEST} tekens)."
                return Effect.NOTHING
            if text and (not field.keuzes or text in {value for value, _ in field.keuzes}):
                values[field.naam] = text
        if box.daarna:
            self.box_note = NOT_THE_CHAIRS
            return Effect.NOTHING
        brought = bool(box.bestand and values.get(box.bestand))
        if brought and self.upload is None:
            self.box_note = "Kies het bestand opnieuw: het is nog niet binnen."
            return Effect.NOTHING
        if brought:
            self._name_file(values[box.bestand])
        made = box.make(values)
        if isinstance(made, str):
            self.box_note = made
            return Effect.NOTHING
        return self._give(ENTER, *made, bestand=str(self.upload) if brought else "")

    def _give(
        self, key: str, opdrachten: Sequence[Opdracht], woorden: str, *, bestand: str = "", stays: bool = False
    ) -> Effect:
        first = self.already(opdrachten)
        if first:
            self.box_note = first
            return Effect.NOTHING
        effect = self.core.give(key, opdrachten, woorden, te_bewaren=bestand, getoond=self._opened)
        if self.core.asked is not None:
            if not stays:
                self.close_box()
            # The question stands above, and keeps its keys.
        elif effect is not Effect.GIVEN:
            self.box_note = self.core.hint or Verdict.HELD.value
        elif stays:
            self.box_gave = True
        else:
            # The box goes once its press is on disk: a refusal is shown in it, with what was typed still there.
            self._waiting = self.core.pending[-1] if self.core.pending else None
        return effect

    def _name_file(self, given: str) -> None:
        """What kind of file it is stands in the name that it has on the device: of that its end is kept, as a laptop's
        own file keeps it, so that a picture still opens as one. Of the name itself nothing is used here.
        """
        end = "".join(ch for ch in Path(given).suffix.lower() if ch.isascii() and ch.isalnum())[:9]
        if self.upload is not None and end and self.upload.suffix != f".{end}":
            with suppress(OSError):
                self.upload = self.upload.rename(self.upload.with_suffix(f".{end}"))

    def forget_file(self) -> None:
        """The file of the device was kept, or belongs to nothing any more."""
        upload, self.upload = self.upload, None
        if upload is not None:
            with suppress(OSError):
                upload.unlink(missing_ok=True)


class _Under(NamedTuple):
    """A box that another one stands over."""

    box: Box
    number: int
    again: Callable[[], Box | str] | None
    opened: int


def key_of(box: Pick, place: int) -> str:
    """The key of a line (from 0): its letter, or its number up to nine."""
    return box.items[place].letter or (str(place + 1) if place < 9 else "")


def _said(box: Pick) -> tuple[object, ...]:
    """What can be read of it."""
    return box.titel, box.vooraf, tuple(item.woorden for item in box.items)


def _first(fields: Fields, name: str) -> str:
    values = fields.get(name, ())
    return values[0] if values else ""
