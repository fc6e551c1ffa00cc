"""What happened earlier, with its own time: a paper record is entered line by line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from voorzitter_console.console.boxes.box import Box, Field, Fill, Made
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.grondslag import grondslag, met_grondslag
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.view.late import aanvang_of, begonnen_op, late_moment
from voorzitter_console.view.late_items import ITEMS, LateItem, late_command
from voorzitter_console.view.timeline import vergadering_op

if TYPE_CHECKING:
    from voorzitter_console.console.boxes.history import Past
    from voorzitter_console.entry import Kwaliteit

WHAT = Field("wat", "Wat", "0", tuple((str(place), item.woorden) for place, item in enumerate(ITEMS)))
TIME = Field("tijd", "Tijd (20:14)")
WHO = Field("wie", "Wie (NN1)", bij={str(place): "Wie (NN1)" for place, item in enumerate(ITEMS) if item.wie})
TEXT = Field("tekst", "Tekst", bij={str(place): item.tekst_label for place, item in enumerate(ITEMS) if item.tekst})


class LateFill(Fill, frozen=True, kw_only=True):
    """Comes again, empty, for the next one."""

    past: Past


def late(past: Past, *, terug: Callable[[], Box] | None = None) -> LateFill:
    """Its time, what it was, whom it was about and a text."""

    def make(values: dict[str, str]) -> Made | str:
        item = ITEMS[int(values.get("wat", "0"))]
        try:
            op, kwaliteit = moment_of(past, values.get("tijd", ""))
            opdrachten = commands_of(past, item, op, kwaliteit, values.get("wie", ""), values.get("tekst", ""))
        except ConsoleError as error:
            return str(error)
        return opdrachten, f"achteraf: {item.woorden}"

    return LateFill(
        titel="INVOEREN ACHTERAF",
        velden=[TIME, WHAT, WHO, TEXT],
        make=make,
        terug=terug,
        volgt=partial(late, past, terug=terug),
        past=past,
    )


def moment_of(past: Past, text: str) -> tuple[datetime, Kwaliteit]:
    """When it happened (UTC) and how exactly that is known. Raises InvalidTime."""
    snapshot = past.snapshot()
    return late_moment(text, past.now(), aanvang_of(snapshot.begin), begonnen_op(snapshot.state))


def commands_of(
    past: Past, item: LateItem, op: datetime, kwaliteit: Kwaliteit, wie: str, tekst: str
) -> tuple[Opdracht, ...]:
    """What records it, with the ground that a vordering had at that moment. Raises InvalidInput."""
    snapshot = past.snapshot()
    stand = vergadering_op(past.posts(), op, geopend=snapshot.begin.geopend)
    ground = grondslag(snapshot.protocol, snapshot.begin.orgaan, stand)
    return met_grondslag((late_command(item, op, kwaliteit, wie, tekst),), ground)
