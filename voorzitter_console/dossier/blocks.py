"""A document as a list of blocks: what is said, apart from how it is set (PDF by :mod:`.pdf`).

Every text in a block is display text already (:mod:`.sanitise`); a template only places it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from msgspec import Struct, to_builtins
from msgspec.structs import replace

Style = Literal["gewoon", "vet", "klein", "herroepen", "onbekend", "code"]


class Run(Struct, frozen=True):
    """A line of a cell or paragraph."""

    tekst: str
    stijl: Style = "gewoon"


Cell = tuple[Run, ...]


class Heading(Struct, frozen=True):
    """A heading; ``1`` is the highest level."""

    kind: ClassVar[str] = "kop"
    tekst: str
    niveau: int = 1
    genummerd: bool = True
    """False: an annex, which says its own letter."""


class Text(Struct, frozen=True):
    """A paragraph."""

    kind: ClassVar[str] = "tekst"
    inhoud: Cell


class Items(Struct, frozen=True):
    """A list with bullets."""

    kind: ClassVar[str] = "lijst"
    inhoud: tuple[Cell, ...]


class Fields(Struct, frozen=True):
    """Names with their values."""

    kind: ClassVar[str] = "velden"
    rijen: tuple[tuple[str, Cell], ...]


class Blanks(Struct, frozen=True):
    """Names with a dotted line each, to be filled in by hand; ``regels`` lines high.

    ``kort``: the answer is a word or two, so that on paper two of them stand side by side.
    """

    kind: ClassVar[str] = "invullen"
    namen: tuple[str, ...]
    regels: int = 1
    kort: bool = False


class Quote(Struct, frozen=True):
    """Words as they were spoken."""

    kind: ClassVar[str] = "citaat"
    tekst: str


class Table(Struct, frozen=True):
    """``breedte``: a number for each column, in centimetres, or 0 for what is left over."""

    kind: ClassVar[str] = "tabel"
    kop: tuple[str, ...]
    breedte: tuple[float, ...]
    rijen: tuple[tuple[Cell, ...], ...]
    licht: bool = False
    """So long that a PDF sets it as a list in the same columns, which takes half the time of a table."""


class Signature(Struct, frozen=True):
    """Name, place and date, and room to sign, side by side; never apart from its first words."""

    kind: ClassVar[str] = "ondertekening"
    inleiding: str
    namen: tuple[str, ...]


class TickBoxes(Struct, frozen=True):
    """Lines with an empty box to tick by hand before each."""

    kind: ClassVar[str] = "afvinken"
    inhoud: tuple[Cell, ...]


class NewPage(Struct, frozen=True):
    """What follows begins on a new page (an annex, a form to sign)."""

    kind: ClassVar[str] = "nieuwblad"


Pattern = Literal["vol", "licht", "streep"]
"""How a bar is filled: shown by its darkness and stripes, never by colour alone."""


class Stretch(Struct, frozen=True):
    """Something that lasted, from ``van`` to ``tot`` in 0..1 of the picture's width."""

    van: float
    tot: float
    tekst: str
    patroon: Pattern = "vol"
    open: bool = False
    """No end was recorded: it runs on to the picture's edge."""
    naast: bool = False
    """The text does not fit in the bar and stands to the right of it."""


class Mark(Struct, frozen=True):
    """A moment, ``op`` in 0..1 of the picture's width, with a short label such as ``1e`` (empty: no room for it)."""

    op: float
    tekst: str
    links: bool = False
    """The label stands to the left of the moment."""


class Lane(Struct, frozen=True):
    """One row of the picture: its name, then what lasted and what happened."""

    naam: str
    balken: tuple[Stretch, ...] = ()
    tekens: tuple[Mark, ...] = ()


class AxisMark(Struct, frozen=True):
    """A time on the axis."""

    op: float
    tekst: str


class Picture(Struct, frozen=True):
    """The incident at a glance as data: lanes over one axis of time; ``alt`` says the same in words."""

    kind: ClassVar[str] = "beeld"
    titel: str
    alt: str
    schaal: tuple[AxisMark, ...]
    banen: tuple[Lane, ...]


class Bars(Struct, frozen=True):
    """Numbers with a bar each: (what, the number in words, its part of the longest in 0..1)."""

    kind: ClassVar[str] = "staven"
    rijen: tuple[tuple[str, str, float], ...]


Block = Heading | Text | Items | Fields | Blanks | Quote | Table | Signature | TickBoxes | NewPage | Picture | Bars


NOT_REAL = "OEFENING: niets hiervan is echt gebeurd."
"""Of a practice, on what is no document of a case."""


class Document(Struct, frozen=True, kw_only=True):
    """A whole document with what stands on every page."""

    titel: str
    """Also the file's own title: no recorded text."""
    ondertitel: str
    kenmerk: str
    """Left in the page head: which meeting."""
    voet: str
    """In the page foot, beside ``blad x van y``."""
    oefening: bool
    blokken: tuple[Block, ...]
    bijlagen: tuple[Block, ...] = ()
    """What follows from a new page on, in smaller print."""
    vertrouwelijk: str = ""
    """For whom it is and what it holds, below the title."""
    oefening_zin: str = "OEFENING: dit gaat over een oefening. Hiermee kan geen aangifte worden gedaan."
    """Below the title of an exercise."""


def unnumbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of an annex: its own letter says where one is, so no heading in it has a number."""
    return tuple(replace(b, genummerd=False) if isinstance(b, Heading) else b for b in blocks)


_ROW_IN_ONE = 600
"""Characters of a cell up to which its row is kept on one page; a longer one must be able to break."""


def as_json(document: Document) -> dict[str, Any]:
    """The model that a template reads. A cell of one plain line is its text, as most cells of a long table are."""
    return {
        "titel": document.titel,
        "ondertitel": document.ondertitel,
        "kenmerk": document.kenmerk,
        "voet": document.voet,
        "oefening": document.oefening,
        "oefening_zin": document.oefening_zin,
        "vertrouwelijk": document.vertrouwelijk,
        "blokken": [_block(b) for b in document.blokken],
        "bijlagen": [_block(b) for b in document.bijlagen],
    }


def _block(b: Block) -> dict[str, Any]:
    match b:
        case Table():
            if b.licht:
                return {
                    "soort": "lichtelijst",
                    "kop": b.kop,
                    "breedte": b.breedte,
                    "rijen": [_light(r) for r in b.rijen],
                }
            rows = [[_cell(c) for c in row] for row in b.rijen]
            whole = all(sum(len(run.tekst) for run in c) <= _ROW_IN_ONE for row in b.rijen for c in row)
            return {"soort": b.kind, "kop": b.kop, "breedte": b.breedte, "rijen": rows, "heel": whole}
        case Fields():
            return {"soort": b.kind, "rijen": [[name, _cell(value)] for name, value in b.rijen]}
        case Text():
            return {"soort": b.kind, "inhoud": _cell(b.inhoud)}
        case Items() | TickBoxes():
            return {"soort": b.kind, "inhoud": [_cell(c) for c in b.inhoud]}
        case _:
            return {"soort": b.kind, **to_builtins(b)}


_FITS = 31
"""Characters that fit in a column of a light list on one line."""


def _light(row: tuple[Cell, ...]) -> list[Any]:
    """The first line of each column, and the further lines of all under the last."""
    *columns, last = row
    first = [c[0].tekst for c in columns]
    rest = (*last, *(run for c in columns for run in c[1:]))
    return [*first, _cell(rest), max(map(len, first)) <= _FITS]


def _cell(c: Cell) -> Any:
    if len(c) == 1 and c[0].stijl == "gewoon" and "\n" not in c[0].tekst:
        return c[0].tekst
    return [{"tekst": run.tekst, "stijl": run.stijl} for run in c]


def cell(text: str, style: Style = "gewoon") -> Cell:
    """A cell of one run."""
    return (Run(text, style),)


def joined(cells: Sequence[Cell]) -> Cell:
    """Several cells as one, line under line."""
    return tuple(run for c in cells for run in c)
