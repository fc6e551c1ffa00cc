"""One block of lines: the words to say first, then the state, what is open, and the numbered choices."""

from __future__ import annotations

from collections.abc import Sequence

from voorzitter_console.regels.choices import ENTER, FORMS, Choice
from voorzitter_console.view import ScreenView


def heading(view: ScreenView) -> list[str]:
    """Which meeting this is; said once."""
    where = (view.kopregel.orgaan, view.kopregel.locatie, view.kopregel.agendapunt)
    return [". ".join(part for part in where if part) + "."]


def to_say(view: ScreenView) -> list[str]:
    """The sentence; the whole of it, as it is recorded: there is no need for the screen's short form here."""
    words = ", ".join(part for part in (view.kop, view.titel) if part)
    lines = [words] if words else []
    if view.zin:
        lines.append(f'"{view.zin.vol}"')
    return lines


def standing(view: ScreenView, aantal: int) -> list[str]:
    """The state in two lines and the open loops in one; ``aantal``: the protocol's number of vorderingen."""
    practice = "OEFENING. " if view.oefening else ""
    first = ", ".join([view.status, *(klok.tekst for klok in view.klokken)])
    spoken = [pip for pip in view.vorderingen if pip.gezegd]
    count = f"Vorderingen: {len(spoken)} van {aantal}" + (f", laatste {spoken[-1].tijd}" if spoken else "")
    rows = (f"{row.naam} {row.waarde} {row.tijd}".strip() for row in view.stand if row.naam != "Vordering")
    loops = "; ".join(f"{lus.tekst} (sinds {lus.sinds})" for lus in view.lussen)
    return [
        f"{practice}Stand {view.kopregel.klok}: {first}.",
        ". ".join([count, *rows]) + ".",
        *([f"Nog open: {loops}."] if loops else []),
    ]


def numbered(view: ScreenView, keuzes: Sequence[Choice]) -> list[str]:
    """The choices; a bar of the fork with its words, for there is no sentence above it."""
    lines = []
    for number, keuze in enumerate(keuzes, 1):
        bar = next((bar for bar in view.vork or () if bar.toets == keuze.toets), None)
        if keuze.toets == ENTER:
            line = f"{number}. Enter of {number}: {keuze.woorden}"
        elif keuze.toets in ("", "P", "L"):
            more = f" ({keuze.toets} noemt alles hierover)" if keuze.toets else ""
            line = f"{number}. {keuze.woorden}{more}"
        else:
            line = f"{number}. {keuze.toets}: {keuze.woorden}"
        if bar is not None and bar.zin:
            line += f'. {bar.wanneer}. Zeg: "{bar.zin.vol}"'
        lines.append(line)
    return lines


def help_lines(view: ScreenView) -> list[str]:
    """Every choice with its words, and on the fork what the protocol writes of it."""
    return [
        "HULP. Typ een cijfer of een letter en dan Enter. Alles mag op elk moment.",
        "Wat u vastlegt, staat meteen op schijf.",
        f"Enter: {view.balk.label if view.balk else 'heeft nu geen taak'}",
        "spatie en Enter: alleen de zin, nog eens",
        *(f"{keuze.toets}: {keuze.woorden}" for keuze in view.toetsen if keuze.toets not in FORMS),
        *(f"{letter}: {words}" for letter, words in FORMS.items()),
        *(bar.voorschrift for bar in view.vork or () if bar.voorschrift),
    ]
