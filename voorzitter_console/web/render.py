"""The pages as HTML: templates that escape everything, so that what somebody typed is shown literally."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from voorzitter_console.console import keys
from voorzitter_console.console.boxes.box import LONGEST, Pick, Tick
from voorzitter_console.console.hall import PAUSED
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.console.seat import over
from voorzitter_console.console.sender import SAME_OR_NEW
from voorzitter_console.procedure.advice.offers import Keuze
from voorzitter_console.text import visible
from voorzitter_console.view import ScreenView
from voorzitter_console.view.griffier.meelezen import Meelezen
from voorzitter_console.view.griffier.register import LEGENDA, register
from voorzitter_console.view.griffier.taken import taken
from voorzitter_console.web import offers
from voorzitter_console.web.bode import bode_view
from voorzitter_console.web.device import Device, key_of
from voorzitter_console.web.meekijker import look_view

HERE = Path(__file__).parent
COLUMNS = 6
"""Vorderingen in the register; earlier ones stand in the history."""
LISTED = (*(keys.AGRESSIE, keys.MAATREGEL, keys.HULPDIENST, keys.RAADSLID), *(keys.POLITIEKAART, keys.KLOK))
"""What has no key of its own: named in the list of all commands."""


@cache
def _templates() -> Environment:
    """Compiled once for the process."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_literal,  # control and bidi characters are made visible too: no other way to print a text
    )
    made.filters["teken"] = lambda text: quote(str(text), safe="")
    return made


class Pages:
    """Every page and part of it, as text."""

    def __init__(self, *, oefening: bool = False) -> None:
        """``oefening``: the field for the code says so too."""
        self._oefening = oefening
        self._env = _templates()
        self._clerk: Any = self._env.get_template("griffier.html").module
        self._bode: Any = self._env.get_template("bode.html").module
        self._look: Any = self._env.get_template("meekijker.html").module
        self._page = self._env.get_template("pagina.html")
        self._code = self._env.get_template("koppel.html")
        self._made: dict[str, tuple[tuple[Any, ...], str]] = {}

    def code(self, zin: str = "") -> str:
        """The field for the code, with what was wrong with the last one."""
        return self._code.render(zin=zin, oefening=self._oefening)

    def page(self, rol: str, parts: Mapping[str, str], last: str) -> str:
        """A whole page; ``last``: the id of what stands in it."""
        return self._page.render(rol=rol, parts=parts, last=last)

    def look(self, snapshot: Snapshot | None, now: datetime) -> dict[str, str]:
        """For who only looks."""
        if snapshot is None:
            return {"kop": str(self._look.wacht()), "stand": ""}
        v = look_view(snapshot, now)
        return {"kop": str(self._look.kop(v)), "stand": str(self._look.stand(v))}

    def of(self, device: Device) -> dict[str, str]:
        """For a device that records."""
        view, snapshot = device.core.view(), device.core.snapshot
        if view is None or snapshot is None:
            return {"kop": str(self._clerk.wacht(device.broken))}
        if device.session.rol == "bode":
            return self._of_bode(device, snapshot)
        return self._of_clerk(device, snapshot)

    def _kept(self, naam: str, *given: Any) -> str:
        """A part of the griffier's page that most entries leave as it is, made anew when what is in it changed.

        Half of what a page takes, and the same for each device: a part is nothing but what it is given.
        """
        known = self._made.get(naam)
        if known is None or known[0] != given:
            known = self._made[naam] = given, str(getattr(self._clerk, naam)(*given))
        return known[1]

    def _of_bode(self, device: Device, snapshot: Snapshot) -> dict[str, str]:
        core, bode = device.core, self._bode
        v = bode_view(snapshot, device.session.phones)
        return {
            "kop": str(bode.kop(v)),
            "zaal": str(self._clerk.zaal(core.hall)),
            "doe": str(self._clerk.doe(snapshot.positie)),
            "balk": str(self._clerk.balk(core, _answers(device), SAME_OR_NEW)),
            "box": self._box(device),
            "stappen": str(bode.stappen(v)),
        }

    def _of_clerk(self, device: Device, snapshot: Snapshot) -> dict[str, str]:
        core, clerk = device.core, self._clerk
        view = core.view()
        assert view is not None
        read = snapshot.meelezen or Meelezen()
        tasks = taken(snapshot.state, snapshot.protocol, core.clock.now())
        marks = {letter: offers.of_letter(view, letter) for letter in "SEPLABORHMX"}
        hall = core.hall
        return {
            "kop": str(clerk.kop(view)),
            "zaal": str(clerk.zaal(hall)),
            "oefening": str(clerk.oefening(hall, device.score, PAUSED)),
            "doe": str(clerk.doe(snapshot.positie)),
            "zin": str(clerk.zin(view, offers.of_enter(view), marks)),
            "balk": str(clerk.balk(core, _answers(device), SAME_OR_NEW)),
            "aside": str(clerk.aside(device.aside)),
            "box": self._box(device),
            "taken": self._kept("taken", [(taak, offers.of_task(taak)) for taak in tasks]),
            "terug": self._kept("terug", read),
            "register": self._kept("register", register(snapshot.state, COLUMNS), LEGENDA),
            "open": str(clerk.open(view, read)),
            "toetsen": self._kept("toetsen", marks, keys.SPOKEN, LISTED, over(snapshot.state), _words(view)),
            "nood": self._kept("nood", marks, view.schors_woord),
            "verslag": str(clerk.verslag(view)),
        }

    def _box(self, device: Device) -> str:
        box, number, note = device.box, device.box_id, device.box_note
        if box is None:
            return ""
        if isinstance(box, Tick):
            return str(self._clerk.merken(box, number, note))
        if isinstance(box, Pick):
            lines = [key_of(box, place) for place in range(len(box.items))]
            return str(self._clerk.lijst(box, lines, number, note, device.box_gave))
        return str(self._clerk.formulier(box, number, note, LONGEST))


def _words(view: ScreenView) -> dict[str, str]:
    """What the griffier's own letters do now: where one records at once its button says what."""
    usual = {"S": view.schors_woord, "E": "voorbij", "P": "politie", "L": "livestream"}
    given = {letter: view.toets(letter) for letter in usual}
    at_once = {letter: key.woorden for letter, key in given.items() if key and key.opdrachten and _at_once(key, view)}
    return usual | at_once | {"S": view.schors_woord}


def _at_once(key: Keuze, view: ScreenView) -> bool:
    return key.toets == "P" or key.toets in view.staat


def _answers(device: Device) -> tuple[tuple[str, str], ...]:
    """The keys that answer the question on the page, with their words."""
    asked = device.core.asked
    if asked is None:
        return ()
    if asked.key == SAME_OR_NEW:
        return (("1", "dezelfde"), ("2", "een nieuwe"))
    return (("J" if asked.by_j else asked.key, "ja"),)


def _literal(value: object) -> object:
    """A text with everything hidden made visible; it is escaped after this."""
    return visible(value) if type(value) is str else value
