"""The lines, driven by what is typed and sent with Enter."""

from __future__ import annotations

import queue
import re
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.console.face import Face, flat
from tests.console.face_screen import session_on
from tests.console.world import World
from voorzitter_console.console.session import Session
from voorzitter_console.regels.asker import Terminal
from voorzitter_console.regels.console import PROMPT, LineConsole
from voorzitter_console.settings import Vooraf

PATIENCE = 20.0
F_KEYS = {"f2": "s", "f3": "l", "f4": "p", "f6": "w", "f7": "t", "f8": "z", "f9": "n"}
WORDS = ("(Enter: overslaan):", "Enter voor nee:", "Enter voor terug:")
"""Prompts that an empty line leaves; all others are left with 0."""
LATE = {"hoe laat": "tijd", "wat gebeurde": "wat", "wie, zoals": "wie"}
NAMED = {"space": " ", "question_mark": "?", "verlaten": "q", "up": "+", "down": "-"}


class Streams:
    """Stdin and stdout of the console's thread: a line is given when it asks for one."""

    def __init__(self) -> None:
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._asks = threading.Condition()
        self._waiting = self._ended = False
        self.out = ""
        self.since = 0
        """Where that begins which was said after the last line."""

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        with self._asks:
            self._waiting = True
            self._asks.notify_all()
        line = self._lines.get()
        return "" if line is None else line + "\n"

    def write(self, text: str) -> None:
        self.out += text

    def flush(self) -> None:
        """Nothing is kept back."""

    def give(self, line: str | None) -> None:
        with self._asks:
            assert self._waiting, self.out[-500:]
            self._waiting = False
        self.out += f"{line or ''}\n"  # a terminal shows what is typed
        self.since = len(self.out)
        self._lines.put(line)

    def ended(self) -> None:
        with self._asks:
            self._ended = True
            self._asks.notify_all()

    def until_asked(self) -> None:
        with self._asks:
            assert self._asks.wait_for(lambda: self._waiting or self._ended, PATIENCE), self.out[-500:]


class Lines:
    """Somebody who types a line and sends it."""

    def __init__(self, world: World, streams: Streams, session: Session) -> None:
        self.world = world
        self.streams = streams
        self.session = session
        self._typed = ""

    @property
    def _prompt(self) -> str:
        return self.streams.out.rsplit("\n", 1)[-1].strip()

    def _send(self, line: str) -> None:
        self.streams.give(line)
        self.streams.until_asked()

    async def key(self, naam: str) -> None:
        if naam == "f9" and self._prompt != PROMPT:
            naam = "112"  # a letter would be an answer there
        naam = F_KEYS.get(naam, naam)
        if naam == "enter":
            line, self._typed = self._typed, ""
            self._send(line)
        elif naam == "escape":
            self._send("" if self._prompt.endswith(WORDS) else "0")
        else:
            assert not self._typed
            self._send(NAMED.get(naam, naam))

    async def held(self, naam: str, keren: int, elke: float) -> None:
        for _ in range(keren):
            await self.key(naam)
            self.world.clock.forward(elke)

    async def typed(self, tekst: str) -> None:
        self._typed += tekst

    async def fill(self, velden: dict[str, str]) -> None:
        while self._prompt != PROMPT:
            self._send(velden.pop(self._asked(velden), ""))

    def _asked(self, velden: dict[str, str]) -> str:
        """Which of these fields the prompt asks; a late entry's text has another name each time."""
        prompt = self._prompt.casefold()
        named = next((naam for words, naam in LATE.items() if prompt.startswith(words)), "")
        return named or next((naam for naam in velden if prompt.startswith(naam)), "tekst")

    async def pick(self, woorden: str) -> None:
        self._send(self._digit(woorden))

    async def detail(self, woorden: str) -> None:
        self._send(self._digit(woorden))

    def _digit(self, woorden: str) -> str:
        found = re.findall(rf"^(\w+)\. .*{re.escape(woorden)}", self.text(), re.MULTILINE)
        assert found, f"no line says {woorden!r}\n{self.text()}"
        return str(found[-1])

    async def confirm(self, naam: str) -> None:  # noqa: ARG002  a question in lines has one answer
        self._send("j")

    async def alarm(self) -> None:
        self._send("112")

    async def shown(self) -> None:
        self.world.look()
        await self.rest()
        self._send(" ")

    async def rest(self) -> None:
        self.streams.until_asked()
        if not self.world.bezet:
            self.session.idle().result(PATIENCE)

    def text(self) -> str:
        return self.streams.out[self.streams.since :]

    def reads(self, tekst: str) -> bool:
        return flat(tekst) in flat(self.text())


@asynccontextmanager
async def lines(world: World) -> AsyncIterator[Face]:
    """The lines of whoever sits there."""
    streams = Streams()
    session = session_on(world)
    terminal = Terminal(streams, streams, more=lambda: False)
    console = LineConsole(session, terminal, vooraf=Vooraf(), protocol=lambda: world.protocol, again="opnieuw")
    faults: list[BaseException] = []

    def run() -> None:
        try:
            console.run()
        except BaseException as fault:  # noqa: BLE001  raised again in the test
            faults.append(fault)
        finally:
            session.close()
            streams.ended()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        streams.until_asked()
        yield Lines(world, streams, session)
    finally:
        world.bezet = False
        streams.give(None)
        thread.join(PATIENCE)
        if faults:
            raise faults[0]
