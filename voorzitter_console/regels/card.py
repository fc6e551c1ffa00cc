"""The 112 card in lines. While no meeting stands, recording begins one with what the opening says so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from voorzitter_console.console.boxes.card import aggression
from voorzitter_console.console.console import Console, Effect
from voorzitter_console.console.guard import ENTER
from voorzitter_console.console.hall import NOT_REAL
from voorzitter_console.console.phones import CALL_ANYHOW, Phones
from voorzitter_console.procedure.advice.urgent import kaart_112
from voorzitter_console.regels.asker import Asker
from voorzitter_console.text import one_line
from voorzitter_console.view import Kaart112

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


class Begun(Exception):
    """The card began the meeting: no more questions of the opening."""


def show(
    core: Console,
    asker: Asker,
    *,
    protocol: Callable[[], Protocol],
    begin: Callable[[], bool],
    do: Callable[[Effect], object],
) -> None:
    """``begin`` makes a meeting where there is none, ``do`` follows the console's answer. Raises Begun, EOFError."""
    view = core.view()
    card = view.kaart_112 if view is not None else kaart_112(None, protocol())
    asker.say("", *_lines(card, core.session.phones, practice=core.session.oefening))
    before, opened = core.snapshot is None, core.positie
    while True:
        answer = asker.raw("Keuze:").strip().upper()
        if answer in ("0", "T"):
            break
        called = answer in ("", "1")
        if not called and answer not in ("2", "F"):
            asker.say(f"'{one_line(answer, 40)}' is geen keuze: Enter, F of 0.")
            continue
        if before and not begin():
            asker.say(CALL_ANYHOW)
            return
        choice = card.gebeld if called else card.agressie
        core.say("")
        effect = core.give(ENTER if called else "f", choice.opdrachten, choice.kort, getoond=opened)
        asked = core.asked is not None
        do(effect)
        if called and effect is Effect.GIVEN:
            break
        if asked or effect is Effect.GIVEN:
            asker.say(*_lines(card, core.session.phones, practice=core.session.oefening))  # the call must still be made
    if before and core.snapshot is not None:
        raise Begun


def _lines(card: Kaart112, phones: Phones, *, practice: bool) -> list[str]:
    """The card, with what Enter and F record."""
    return [
        *([NOT_REAL] if practice else []),
        "BEL 112. Deze computer belt niet zelf: pak een telefoon.",
        f'Zeg: "{card.zeg}" {card.noem}'.rstrip(),
        *(() if practice else phones.lines),
        card.regel,
        f"1. Enter of 1: {card.gebeld.label}",
        f"2. F: {aggression(card)}",
        "0. terug",
    ]
