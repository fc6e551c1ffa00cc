"""What every face is to the contract suite: somebody who sits at it, does the steps of a situation and reads along."""

from __future__ import annotations

import re
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from tests.console.steps import Alarm, Busy, Confirm, Detail, Fill, Held, Key, Other, Pick, Sees, Step, Typed, Wait
from tests.console.world import World

_FRAME = re.compile(r"[\u2500-\u259f]+")


class Face(Protocol):
    """Each method is one step, with the time that it takes already passed; it returns when the face is at rest."""

    world: World

    async def key(self, naam: str) -> None: ...

    async def held(self, naam: str, keren: int, elke: float) -> None: ...

    async def typed(self, tekst: str) -> None: ...

    async def fill(self, velden: dict[str, str]) -> None: ...

    async def pick(self, woorden: str) -> None: ...

    async def detail(self, woorden: str) -> None: ...

    async def confirm(self, naam: str) -> None: ...

    async def alarm(self) -> None: ...

    async def shown(self) -> None:
        """Until what the other station recorded is read here."""
        ...

    async def rest(self) -> None:
        """Until what was pressed is done, as far as the journal lets it."""
        ...

    def text(self) -> str:
        """What can be read now, for who wants to know why a test failed."""
        ...

    def reads(self, tekst: str) -> bool:
        """Whether this can be read now."""
        ...


class OpenFace(Protocol):
    """Opens a face on a world; left, everything it began is ended."""

    def __call__(self, world: World) -> AbstractAsyncContextManager[Face]: ...


def flat(text: str) -> str:
    """The text as a reader follows it: without frames, in one line, capitals or not."""
    return " ".join(_FRAME.sub(" ", text).split()).casefold()


async def do(face: Face, step: Step) -> None:
    """One step of a situation."""
    world = face.world
    match step:
        case Wait(seconden):
            world.clock.forward(seconden)
            await face.rest()
        case Other():
            world.other(step)
            if step.gezien:
                await face.shown()
        case Busy(bezet):
            world.bezet = bezet
            await face.rest()
        case Sees(tekst, wel):
            assert face.reads(tekst) is wel, f"{'not' if wel else ''} said: {tekst!r}\n{face.text()}"
        case Typed(tekst):
            await face.typed(tekst)
        case Fill(velden):
            world.clock.forward(3)
            await face.fill(dict(velden))
        case Alarm():
            world.clock.forward(3)
            await face.alarm()
        case Held(naam, keren, elke, na):
            world.clock.forward(na)
            await face.held(naam, keren, elke)
        case Key() | Pick() | Detail() | Confirm():
            world.clock.forward(step.na)
            await _press(face, step)


async def _press(face: Face, step: Key | Pick | Detail | Confirm) -> None:
    match step:
        case Key(naam):
            await face.key(naam)
        case Pick(woorden):
            await face.pick(woorden)
        case Detail(woorden):
            await face.detail(woorden)
        case Confirm(naam):
            await face.confirm(naam)
