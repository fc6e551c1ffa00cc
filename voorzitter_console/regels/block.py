"""One block of lines: the words to say first, then the state, what is open, and the numbered choices."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from voorzitter_console.console.details import Detail
from voorzitter_console.console.keys import ACHTERAF, CHAIR, GRIFFIER, PALET, ChairKey
from voorzitter_console.procedure.advice.urgent import RAADSLEDEN
from voorzitter_console.view import Keuze, ScreenView
from voorzitter_console.view.griffier.meelezen import Meelezen
from voorzitter_console.view.griffier.taken import Taak

ENTER = "Enter"
OWN = (
    ("0", "terug: wat klaarstaat of gevraagd wordt gaat weg, niets vastgelegd"),
    ("spatie en Enter", "dit blok nog eens"),
    ("+ en -", "meer of minder minuten in de zin van scenario A, voordat u die zegt"),
    ("112", "de noodkaart; dit antwoord werkt overal"),
    ("DOSSIER en NADERHAND", "van een gesloten vergadering: het dossier maken; waar termijnen en nazorg staan"),
    ("DELEN", "een ander toestel laten meewerken in zijn browser; wie er is verbonden"),
    ("Q", "verlaten; de vergadering blijft open"),
)
"""What only the lines have. The arrows, Esc and Ctrl+Q of the screen are these."""
_FOUND = {RAADSLEDEN.woorden: ACHTERAF.letter.upper()}
"""What has no key is found by a word: on the screen in the list of all commands, here where the time is asked too."""
NOT_HERE = frozenset({"enter", "terug", "alleen_zin", "palet", "hulp", "ja"})
"""Keys of the screen that have no meaning in lines, or another form."""


class Choice(Struct, frozen=True):
    """One numbered line: a key of the procedure, or (``detail``) an answer about the entry just made."""

    woorden: str
    toets: str = ""
    detail: int = 0
    zegt: str = ""
    """A bar of the fork: when it fits and what is said, for there is no sentence above it."""


def choices(view: ScreenView, detail: Detail | None) -> tuple[Choice, ...]:
    """The bar or the fork, the keys beside it in the order of the screen, and the details that may be added."""
    bars = (view.balk,) if view.balk else view.vork or ()
    asked = enumerate(detail.opties, 1) if detail is not None else ()
    return (
        *(Choice(bar.label, bar.toets, zegt=f'{bar.wanneer}. Zeg: "{bar.zin.vol}"' if bar.zin else "") for bar in bars),
        *(Choice(keuze.woorden, _FOUND.get(keuze.woorden, keuze.toets)) for keuze in view.keuzes if _here(keuze)),
        *(Choice(f"{detail.vraag} {words}", detail=number) for number, (words, _) in asked if detail is not None),
    )


def _here(keuze: Keuze) -> bool:
    """Lines have no list of all commands."""
    return keuze.toets != PALET.letter.upper() or keuze.woorden in _FOUND


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
    if view.wacht:
        lines.append(f"Nog {view.wacht.over} van {view.wacht.van}.")
    if view.klaar:
        lines.append(f"Er is nog niets vastgelegd: Enter of {view.klaar} legt vast, 0 is terug.")
    return lines


def standing(view: ScreenView, aantal: int) -> list[str]:
    """The state in two lines and the open loops in one; ``aantal``: the protocol's number of vorderingen."""
    practice = "OEFENING. " if view.oefening else ""
    first = ", ".join([view.status, *(klok.tekst for klok in view.klokken), *((view.delen,) if view.delen else ())])
    spoken = [pip for pip in view.vorderingen if pip.gezegd]
    count = f"Vorderingen: {len(spoken)} van {aantal}" + (f", laatste {spoken[-1].tijd}" if spoken else "")
    rows = (f"{row.naam} {row.waarde} {row.tijd}".strip() for row in view.stand if row.naam != "Vordering")
    loops = "; ".join(f"{lus.tekst} (sinds {lus.sinds})" if lus.sinds else lus.tekst for lus in view.lussen)
    return [
        f"{practice}Stand {view.kopregel.klok}: {first}.",
        ". ".join([count, *rows]) + ".",
        *([f"Nog open: {loops}."] if loops else []),
    ]


def numbered(keuzes: Sequence[Choice]) -> list[str]:
    """The choices with their number, and the letter that does the same."""
    lines = []
    for number, keuze in enumerate(keuzes, 1):
        if keuze.toets == ENTER:
            line = f"{number}. Enter of {number}: {keuze.woorden}"
        elif keuze.detail:
            line = f"{number}. {keuze.woorden}"
        else:
            line = f"{number}. {keuze.toets}: {keuze.woorden.removeprefix(f'{keuze.toets} ')}"
        lines.append(f"{line}. {keuze.zegt}" if keuze.zegt else line)
    return lines


def tasks(taken: Sequence[Taak]) -> list[str]:
    """The griffier's tasks: each keeps its digit, those that are open stand first."""
    return [
        f"{taak.nummer}. {taak.woorden}" + (f" (gedaan {taak.gedaan})" if taak.gedaan else "") + " OPEN" * taak.open
        for taak in taken
    ]


def read_back(read: Meelezen) -> list[str]:
    """What waits to be read back, the last one first, and how much is to be completed."""
    found = next((regel for regel in read.terug if not regel.oordeel), None)
    lines = [f"Teruglezen ({read.ongelezen}): {found.tijd} {found.geheel}. J is juist, F is fout."] if found else []
    return lines + ([f"Aan te vullen: {len(read.open)}; D noemt ze."] if read.open else [])


def help_lines(view: ScreenView, rol: str) -> list[str]:
    """Every key with its words, and on the fork what the protocol writes of it."""
    own: tuple[ChairKey, ...] = GRIFFIER if rol == "griffier" else CHAIR
    return [
        "HULP. Typ een cijfer of een letter en dan Enter. Alles mag op elk moment.",
        "Wat u vastlegt, staat meteen op schijf.",
        f"Enter: {view.balk.label if view.balk and rol != 'griffier' else 'heeft nu geen taak'}",
        *(f"{words}: {meaning}" for words, meaning in OWN),
        *(f"{key.letter.upper()}: {key.hulp}" for key in own if key.naam not in NOT_HERE and len(key.letter) == 1),
        *(bar.voorschrift for bar in view.vork or () if bar.voorschrift),
    ]


def meaning(view: ScreenView) -> object:
    """What the keys of this view mean: the words that stand there, and what each of them records."""
    bars = tuple((bar.toets, bar.woorden, bar.opdrachten, bar.zin) for bar in (view.balk, *(view.vork or ())) if bar)
    return view.zin, view.wacht is None, view.staat, view.klaar, bars
