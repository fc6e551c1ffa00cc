"""Reading along: the chair's entries to read back, and the details that were left open. Pure.

Chair speaks, griffier operates and reads back (facts, human factors 4); one key gives the time, details come later (5).
Only the last entries are looked at, so that a record of ten thousand costs no more than one of three hundred; what is
older stands in the timeline.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from voorzitter_console.moment import local_clock
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.change import ParsedEntry
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.lines import lines
from voorzitter_console.procedure.parse import META
from voorzitter_console.text import one_line
from voorzitter_console.view.fields import field, label
from voorzitter_console.view.griffier.bevestigd import gesproken, kort
from voorzitter_console.view.wanted import WANTED, follows, wanted

LAATSTE = 300
"""Entries that are looked at."""
REGELS = 40
"""Entries that are offered for reading back, the last one first."""
LANG = 200

JUIST = "juist"
FOUT = "fout"
VERDICTS = {"bevestig": JUIST, "betwist": FOUT}


class Teruglezing(Struct, frozen=True, kw_only=True):
    """One entry of the chair; ``oordeel`` is ``juist``, ``fout`` or empty: not read back yet."""

    positie: int
    tijd: str
    tekst: str
    gesproken: str
    """Of spoken words: by whom, to whom, and the words; else empty."""
    oordeel: str

    @property
    def geheel(self) -> str:
        """All that a verdict is about."""
        return f"{self.tekst}. {self.gesproken}" if self.gesproken else self.tekst


class OpenDetail(Struct, frozen=True, kw_only=True):
    """A field that was left empty and that the aangifte asks for: to be completed with ``vul_aan``."""

    positie: int
    tijd: str
    tekst: str
    """The entry in words."""
    veld: str
    label: str
    """The field in words."""


class Meelezen(Struct, frozen=True, kw_only=True):
    """Both lists."""

    terug: tuple[Teruglezing, ...] = ()
    """Last entry first."""
    open: tuple[OpenDetail, ...] = ()
    """First entry first."""

    @property
    def ongelezen(self) -> int:
        """How many still wait for a verdict."""
        return sum(1 for regel in self.terug if not regel.oordeel)


def meelezen(history: History) -> Meelezen:
    """Both lists as they are now."""
    items = history.items[-LAATSTE:]
    return Meelezen(terug=_terug(history, items), open=_open(history, items))


def _terug(history: History, items: list[ParsedEntry]) -> tuple[Teruglezing, ...]:
    verdicts: dict[str, str] = {}
    for item in items:
        if isinstance(item.command, c.Bevestig | c.Betwist) and item.entry.id not in history.retracted:
            verdicts[item.command.over_id or ""] = JUIST if isinstance(item.command, c.Bevestig) else FOUT
    own = [
        item
        for item in items
        if item.entry.door == "voorzitter"
        and item.entry.soort not in META
        and item.entry.positie > 1
        and item.entry.id not in history.retracted
    ][-REGELS:]
    said = gesproken(history, own)
    return tuple(
        Teruglezing(
            positie=item.entry.positie,
            tijd=line.tijd,
            tekst=kort(history.command_of(item.entry.id), line.tekst),
            gesproken=said.get(item.entry.id, ""),
            oordeel=verdicts.get(item.entry.id, ""),
        )
        for item, line in reversed(list(zip(own, lines(history, own), strict=True)))
    )


def _open(history: History, items: list[ParsedEntry]) -> tuple[OpenDetail, ...]:
    asked = [i for i in items if i.entry.soort in WANTED and i.entry.id not in history.retracted]
    found = []
    for item, line in zip(asked, lines(history, asked), strict=True):
        command = history.command_of(item.entry.id)
        for veld in _velden(item, command):
            if field(command, veld).leeg:
                found.append(
                    OpenDetail(
                        positie=item.entry.positie,
                        tijd=local_clock(line.op),
                        tekst=one_line(line.tekst, LANG),
                        veld=veld,
                        label=label(veld),
                    )
                )
    return tuple(found)


def _velden(item: ParsedEntry, command: c.Command) -> Iterator[str]:
    counts = bool(getattr(command, "telt_als_vordering", False))
    vordering = counts or isinstance(command, c.Vorder)
    for asked in wanted(item.entry.soort, "tijdens", vordering=counts):
        if vordering and follows(asked.veld, item.entry.door):
            continue
        if asked.bij is None or getattr(command, asked.bij[0]) == asked.bij[1]:
            yield asked.veld
