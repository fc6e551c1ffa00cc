"""What the procedure offers at a moment: sentence, Enter bar, fork and keys (design, "Enter, the one next action").

Data only; :mod:`.advice` and :mod:`.keys` fill it. Texts are as the protocol has them: the view makes them visible.
Which words are recorded is not decided here: a command carries neither ``tekst`` nor ``getoond``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from msgspec import Struct

Daad = Literal["Gezegd", "Gedaan", "Gezien", ""]
"""What the chair did: only this can be on Enter."""


class Opdracht(NamedTuple):
    """One command as a key gives it: its name and fields; equals the plain pair ``("schors", {})``."""

    soort: str
    velden: Mapping[str, Any]


def opdracht(soort: str, **velden: Any) -> Opdracht:
    """One command with its fields."""
    return Opdracht(soort, velden)


class Zin(NamedTuple):
    """Words to say. ``kort`` is for a screen where ``vol`` cannot be large; equal where there is no short form.

    Recorded as shown is the form that stood there.
    """

    kort: str
    vol: str


class Balk(Struct, frozen=True, kw_only=True):
    """A solid bar: Enter, or one of the two equal bars of the fork."""

    toets: str
    """``Enter``; on the fork ``A``, ``B`` or ``E``."""
    daad: Daad
    woorden: str
    """``2e vordering``: what is said to be recorded."""
    opdrachten: tuple[Opdracht, ...]
    """Given in this order by one press."""
    zin: Zin | None = None
    """The words of this bar; on the fork each bar that is spoken has its own."""
    opschrift: str = ""
    """Fork only: what stands on the bar behind its key, ``RUSTIG: korte verklaring``."""
    wanneer: str = ""
    """Fork only: when this one fits, in the protocol's few words."""
    voorschrift: str = ""
    """Fork only: the same as the protocol writes it, for help and plain mode."""
    vraag: str = ""
    """Not empty: ask this once first. How to answer is the face's to add."""

    @property
    def label(self) -> str:
        """``Gezegd: 2e vordering``."""
        return _label(self.daad, self.woorden)


class Keuze(Struct, frozen=True, kw_only=True):
    """Another key with its words; ``kort`` fits a small screen. Without ``opdrachten`` there is nothing to record."""

    toets: str
    woorden: str
    kort: str
    opdrachten: tuple[Opdracht, ...]
    vraag: str = ""
    zin: Zin | None = None
    """What is said with this key; None where nothing is."""
    titel: str = ""
    """On the frame where the key's words are brought up: ``STAP 3: SCENARIO B``."""
    daad: Daad = ""
    betekenis: str = ""
    """What a key without a sentence says: ``De verstoring is voorbij: niemand stoort nog.``"""
    waarom_niet: str = ""
    """Why there is nothing to record now, and what is possible; empty where the key opens something."""
    alleen_gezocht: str = ""
    """Why the letter brings nothing up now, though who looks the command up can record it; else empty."""

    @property
    def label(self) -> str:
        """What Enter says where its words were brought up: ``Gezegd: scenario B``."""
        return _label(self.daad, self.woorden)


def _label(daad: Daad, woorden: str) -> str:
    return f"{daad}: {woorden}" if daad else woorden


class Advice(Struct, frozen=True, kw_only=True):
    """The one next action; ``balk`` and ``vork`` are never both there, and neither where nothing is to be done."""

    kop: str = ""
    """``ZEG NU``, ``DOE NU``, ``KIES``, ``WACHT``, ``BEL 112``, ``BIJ VERSTORING``, ``LAAT UITSPREKEN`` or empty."""
    titel: str = ""
    """``STAP 4: 2e VORDERING VAN 3``."""
    zin: Zin | None = None
    """To be said; with ``DOE NU`` and ``WACHT`` what to do or wait for."""
    letter: str = ""
    """The key whose sentence ``zin`` is; empty where it is nobody's."""
    uitleg: str = ""
    """One quiet line below the sentence: a rule that holds now."""
    balk: Balk | None = None
    vork: tuple[Balk, Balk] | None = None
    keuzes: tuple[Keuze, ...] = ()
    """At most four."""
    toon_pips: bool = False
    """Whether the count of vorderingen belongs beside the title."""
    wacht: bool = False
    """Whether scenario A's minutes stand in the sentence's place, counting down."""


class Kaart112(Struct, frozen=True, kw_only=True):
    """The 112 card: this program never dials."""

    zeg: str
    """What to say on the telephone."""
    noem: str = ""
    """What whoever calls has to add of his own, where it is not known here: no part of the words."""
    regel: str
    """The protocol's rule on physical measures."""
    gebeld: Keuze
    """Enter."""
    agressie: Keuze
    """F: the violence alone; the card stays."""
