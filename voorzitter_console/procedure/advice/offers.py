"""What the procedure offers at a moment: sentence, Enter bar, fork and keys (design, "Enter, the one next action").

Data only; :mod:`.advice` and :mod:`.keys` fill it. Texts are as the protocol has them: the view makes them visible.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Stijl = Literal["accent", "quiet"]


class Opdracht(NamedTuple):
    """One command as a key gives it: its name and fields; equals the plain pair ``("schors", {})``."""

    soort: str
    velden: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Zin:
    """Words to say: ``kort`` for the screen, ``vol`` as it is recorded. Both are equal where there is no short form."""

    kort: str
    vol: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Balk:
    """A solid bar: Enter, or one of the two equal bars of the fork."""

    toets: str
    """``Enter``, ``A`` or ``B``."""
    label: str
    """What the key says: ``Gezegd: 2e vordering``."""
    opdrachten: tuple[Opdracht, ...]
    """Given in this order by one press."""
    zin: Zin | None = None
    """The words of this bar; on the fork each bar has its own."""
    wanneer: str = ""
    """Fork only: when this one fits, in few words."""
    voorschrift: str = ""
    """Fork only: the same as the protocol writes it, for help and plain mode."""
    stijl: Stijl = "accent"
    """``quiet``: not yet, first wait for what the bar names."""
    vraag: str = ""
    """Not empty: ask this once, a second press records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """Another key with its words; ``kort`` fits a small screen. Without ``opdrachten`` there is nothing to record."""

    toets: str
    woorden: str
    kort: str
    opdrachten: tuple[Opdracht, ...]
    vraag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The one next action; ``balk`` and ``vork`` are never both there, and neither where nothing is to be done."""

    kop: str = ""
    """``ZEG NU``, ``DOE NU``, ``KIES``, ``WACHT``, ``BEL 112`` or empty."""
    titel: str = ""
    """``STAP 4: 2e VORDERING VAN 3``."""
    zin: Zin | None = None
    """To be said; with ``DOE NU`` and ``WACHT`` what to do or wait for."""
    uitleg: str = ""
    """One quiet line below the sentence: a rule that holds now."""
    balk: Balk | None = None
    vork: tuple[Balk, Balk] | None = None
    keuzes: tuple[Keuze, ...] = ()
    """At most four."""
    toon_pips: bool = False
    """Whether the count of vorderingen belongs beside the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaart112:
    """The 112 card: this program never dials."""

    zeg: str
    """What to say on the telephone."""
    regel: str
    """The protocol's rule on physical measures."""
    gebeld: Keuze
    """Enter."""
    gebeld_en_agressie: Keuze
    """F."""
