"""What the session told, said in lines: nothing is called recorded before it is on disk."""

from __future__ import annotations

from collections.abc import Callable

from voorzitter_console.broadcast.host import SYSTEEM
from voorzitter_console.console import messages as m
from voorzitter_console.console.console import Console
from voorzitter_console.moment import local_clock


class Teller:
    """Says each piece of news once."""

    def __init__(self, core: Console, say: Callable[..., object]) -> None:
        self._core = core
        self._say = say

    def tell(self, news: m.News) -> None:
        """After the console took it in."""
        match news:
            case m.Recorded(press, entry, snapshot):
                who = "Systeem legde vast," if press.door == SYSTEEM else "VASTGELEGD"
                self._lines(who, [entry.positie], snapshot)
            case m.Others(entries, snapshot):
                for entry in entries:
                    self._lines(f"{entry.door.capitalize()} legde vast,", [entry.positie], snapshot)
            case m.Declined(_, sentence):
                if self._core.asked is None:
                    self._say(f"NIET VASTGELEGD: {sentence}")
                self._core.say("")  # said here
            case m.Delayed(press, sentence):
                if press.te_bewaren:
                    self._say(sentence)
                else:
                    self._say(f"NOG NIET VASTGELEGD {waiting(press)}: {sentence} Het wordt opnieuw geprobeerd.")
            case m.Notice(sentence) if self._core.stands(sentence):
                pass  # the next block says it
            case m.Notice(sentence) | m.Broken(sentence) | m.Trouble(_, sentence) if sentence:
                self._say(sentence)
                self._core.say("")
            case _:
                pass

    def _lines(self, who: str, positions: list[int], snapshot: m.Snapshot) -> None:
        for regel in snapshot.regels:
            if regel.positie in positions:
                moment = f"{regel.tijd}{':' if who.endswith(',') else ''}"
                self._say(f"{who} {moment} {regel.tekst}")


def waiting(press: m.RecordingPress) -> str:
    """``20:08:06 1e vordering``."""
    return f"{local_clock(press.op)} {press.woorden}"
