"""What is answered at each door. The gate has judged who comes in; here is what becomes of it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from voorzitter_console.own_folder import make_own
from voorzitter_console.web import bode, clerk_keys, limits
from voorzitter_console.web.codes import Codes
from voorzitter_console.web.faults import Malformed, ShareUnavailable, TooLarge, TooManyTries
from voorzitter_console.web.gate import COOKIE, RECORDS, REFUSAL, Gate
from voorzitter_console.web.hub import Hub
from voorzitter_console.web.paired import Paired
from voorzitter_console.web.stream import Stream

if TYPE_CHECKING:
    from starlette.types import ASGIApp

VIEWERS = 64
"""Streams at a time of those who only look: however many they are, the griffier and the bode are not kept out."""
TABS = 4
"""Streams of one device; one more ends its oldest. A phone that lost its network four times in a quarter of an hour has
four of which this laptop does not know yet that they are gone: it may not be kept out by them."""
UPLOADS = 2
"""Files that come in at a time."""
STATIC = {
    "/deel.js": ("deel.js", "text/javascript; charset=utf-8"),
    "/deel.css": ("deel.css", "text/css; charset=utf-8"),
}
NO_CODE = "Vul de code van acht cijfers in, in het veld hieronder."
TOO_MANY = "Er kijken al te veel schermen mee; sluit er een, en laad deze pagina opnieuw."
ANOTHER = "Er is daarna een ander bestand gekozen; dit is niet bewaard."
WRONG = "Deze code klopt niet of is niet meer geldig."


class Doors:
    """The answers, on one hub. ``folder``: where a file of a device is kept until it belongs to an entry."""

    def __init__(self, hub: Hub, codes: Codes, folder: Path) -> None:
        self.hub = hub
        self.codes = codes
        self._folder = folder
        self._streams: dict[int, list[Stream]] = {}
        self._lookers = 0
        self._uploads = 0
        here = Path(__file__).parent / "static"
        self._static = {path: ((here / name).read_bytes(), kind) for path, (name, kind) in STATIC.items()}

    def application(self, hosts: frozenset[str], known: Callable[[str], object] = lambda _address: None) -> ASGIApp:
        """Everything, behind the gate. ``known`` is told an address from which a paired device asks something."""
        routes = [
            Route("/", self.page, methods=["GET"]),
            Route("/koppel", self.pair, methods=["POST"]),
            Route("/stand", self.stand, methods=["GET"]),
            Route("/doe", self.do, methods=["POST"]),
            Route("/hier", self.here, methods=["POST"]),
            Route("/weg", self.leave, methods=["POST"]),
            Route("/bewijs", self.evidence, methods=["POST"]),
            Route("/favicon.ico", lambda _request: Response(status_code=204), methods=["GET"]),
            *(Route(path, self.static, methods=["GET"]) for path in self._static),
        ]
        gate = Gate(Starlette(routes=routes), hosts=hosts, pairings=self.hub.pairings)
        gate.known = known
        gate.fault = lambda error: self.hub.tell(f"Programmafout op een pagina: {type(error).__name__}")
        return gate

    async def static(self, request: Request) -> Response:
        """The script and the style: the same for everybody."""
        content, kind = self._static[request.url.path]
        return Response(content, media_type=kind)

    async def page(self, request: Request) -> Response:
        """The page of this device's role, or the field for the code."""
        paired = _paired(request)
        if paired is None:
            return HTMLResponse(self.hub.pages.code())
        self._heard(paired)
        board = self.hub.board(paired)
        device = self.hub.device(paired)
        if device is not None:
            await device.ready()
            if not self._may(paired):
                return HTMLResponse(self.hub.pages.code())
            self.hub.draw(device)
        else:
            board.show(self.hub.look())
        return HTMLResponse(self.hub.pages.page(paired.rol, board.parts, board.id))

    async def pair(self, request: Request) -> Response:
        """A code for a cookie."""
        try:
            if not limits.has_body(request):
                return HTMLResponse(self.hub.pages.code(NO_CODE), 403)  # no try at a code either
            fields = await limits.form(request)
            rol = self.codes.pair(fields.get("code", [""])[0][:100], request.client.host if request.client else "")
            if rol is None:
                return HTMLResponse(self.hub.pages.code(WRONG), 403)
            stroom = self.hub.snapshot.stroom if self.hub.snapshot is not None else ""
            paired, token = self.hub.pairings.add(rol, stroom)
        except TooManyTries as fault:
            return HTMLResponse(self.hub.pages.code(str(fault)), 429)
        except ShareUnavailable as fault:
            return HTMLResponse(self.hub.pages.code(str(fault)), 503)
        except (TooLarge, Malformed) as fault:
            return HTMLResponse(self.hub.pages.code(NO_CODE), _status(fault), headers={"Connection": "close"})
        self.hub.paired(paired)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, token, path="/", secure=True, httponly=True, samesite="strict")
        return answer

    async def stand(self, request: Request) -> Response | Stream:
        """What stands there at once, and each change of it."""
        paired = _known(request)
        looks, own = paired.rol not in RECORDS, self._streams.setdefault(paired.nummer, [])
        if len(own) >= TABS:
            own.pop(0).end()
        elif looks and self._lookers >= VIEWERS:
            return PlainTextResponse(TOO_MANY, 503, headers={"Retry-After": "5"})
        self._heard(paired)
        board = self.hub.board(paired)
        waits = self.hub.device(paired) is None
        if waits:
            board.show(self.hub.look())
        self._lookers += looks

        def moved() -> bool:
            """It waited for the meeting, which stands now: it has a page of its own."""
            now = self.hub.pairings.current(paired)
            return waits and now is not None and self.hub.device(now) is not None

        def done() -> None:
            self._lookers -= looks
            if made in own:
                own.remove(made)

        last = request.headers.get("last-event-id", "")[:100]
        made = Stream(board, last, good=lambda: self._may(paired), moved=moved, done=done)
        own.append(made)
        return made

    async def do(self, request: Request) -> Response:
        """A press of the page."""
        paired = _known(request)
        try:
            fields = await limits.form(request)
        except (TooLarge, Malformed) as fault:
            return _refused(fault)
        if not self._may(paired):
            return _ended()
        self._heard(paired)
        if paired.rol == "bode" and not bode.may("".join(fields.get("doe", [])[:1])):
            return PlainTextResponse(REFUSAL, 403)  # a button of another role's page
        device = self.hub.device(paired)
        plain = "application/json" not in request.headers.get("accept", "")
        if device is None:
            sentence = "Nog geen vergadering: er is niets vastgelegd."
            return PlainTextResponse(sentence, 409) if plain else JSONResponse({"goed": False, "zin": sentence})
        answer = await device.press(fields, bode.act if paired.rol == "bode" else clerk_keys.act)
        if self._may(paired):
            self.hub.draw(device)
        if plain:
            return RedirectResponse("/", 303)
        return JSONResponse({"goed": answer.goed, "zin": answer.zin})

    async def here(self, request: Request) -> Response:
        """A sign of life; answers with this laptop's clock, so that the page knows the difference with its own."""
        self._heard(_known(request))
        return JSONResponse({"nu": int(self.hub.clock.now().timestamp() * 1000)})

    async def leave(self, request: Request) -> Response:
        """This device signs off."""
        self.hub.cut(_known(request).nummer)
        answer = RedirectResponse("/", 303)
        answer.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="strict")
        return answer

    async def evidence(self, request: Request) -> Response:
        """A file of the device, kept until the form that names it is given; of two the one that was chosen last."""
        paired = _known(request)
        device = self.hub.device(paired)
        if device is None or self._uploads >= UPLOADS:
            return PlainTextResponse("Nu even niet; probeer het zo weer.", 503, headers={"Connection": "close"})
        path = self._folder / f"{secrets.token_hex(16)}.bin"
        self._uploads += 1
        device.brought += 1
        mine = device.brought
        try:
            make_own(self._folder)
            with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
                async for piece in limits.pieces(request, limits.FILE, patience=limits.FILE_PATIENCE):
                    if not self._may(paired):
                        break  # it sends on as slowly as it likes
                    file.write(piece)
        except (TooLarge, Malformed) as fault:
            path.unlink(missing_ok=True)
            return _refused(fault)
        except OSError:
            path.unlink(missing_ok=True)
            return PlainTextResponse("Op de laptop is hiervoor geen ruimte.", 507, headers={"Connection": "close"})
        finally:
            self._uploads -= 1
        if not self._may(paired) or mine != device.brought:
            path.unlink(missing_ok=True)
            return _ended() if not self._may(paired) else PlainTextResponse(ANOTHER, 409)
        device.forget_file()
        device.upload = path
        return JSONResponse({"goed": True, "zin": ""})

    def _may(self, paired: Paired) -> bool:
        """Whether it still may: it can have been cut off while the rest of a request was on its way."""
        return self.hub.pairings.current(paired) is not None

    def _heard(self, paired: Paired) -> None:
        self.hub.presence(paired).heard(self.hub.clock.now())


def _paired(request: Request) -> Paired | None:
    found: Paired | None = request.scope["state"]["paired"]
    return found


def _known(request: Request) -> Paired:
    found = _paired(request)
    assert found is not None  # the gate lets nobody else in here
    return found


def _ended() -> Response:
    """As the gate answers who was cut off."""
    return PlainTextResponse(REFUSAL, 403, headers={"Connection": "close"})


def _refused(fault: TooLarge | Malformed) -> Response:
    """What was sent is not read any further."""
    return PlainTextResponse(str(fault), _status(fault), headers={"Connection": "close"})


def _status(fault: TooLarge | Malformed) -> int:
    return 413 if isinstance(fault, TooLarge) else 400
