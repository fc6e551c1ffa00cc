"""What a screen shows, as data: the same for chair, griffier and line mode. Every text is safe to draw literally.

Nothing here imports textual. :func:`voorzitter_console.view.view` makes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from voorzitter_console.procedure.advice.offers import Balk, Kaart112, Keuze, Zin


@dataclass(frozen=True, slots=True, kw_only=True)
class Logregel:
    """The same as it is drawn: ``tijd`` is local, ``20:09:49``."""

    tijd: str
    door: str
    tekst: str
    herroepen: bool
    later: bool
    positie: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopregel:
    """The top line; empty where unknown."""

    rol: str
    """``GRIFFIER`` on that screen, else empty."""
    orgaan: str
    """``Gemeenteraad Maassluis``."""
    orgaan_kort: str
    """``Gemeenteraad``."""
    locatie: str
    agendapunt: str
    klok: str
    """Local time, ``20:10:30``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Klok:
    """One running clock, counted from the journal's times: ``geschorst 02:30``."""

    tekst: str
    kort: str
    """``gs 02:30``."""
    om: bool = False
    """Only for A's minutes: they are over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pip:
    """One vordering: spoken or not yet."""

    gezegd: bool
    tijd: str
    """``20:09`` or ``--:--``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standregel:
    """One row of STAND: ``Livestream`` / ``UIT`` / ``20:08:00``."""

    naam: str
    waarde: str
    tijd: str = ""
    kort: str = ""
    """The row within one line of all: ``Livestream UIT``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lus:
    """One open loop: ``politie: aankomst niet bevestigd``, open since a local time."""

    code: str
    tekst: str
    sinds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenView:
    """Everything one screen shows; drawn, never interpreted."""

    oefening: bool
    """Watermark OEFENING."""
    kopregel: Kopregel
    status: str
    """``ORDEVERSTORING 1: GEVORDERD``."""
    status_kort: str
    """``1. GEVORDERD``."""
    klokken: tuple[Klok, ...]
    kop: str
    """On the frame: ``ZEG NU``, ``VOORZITTER ZEGT NU``, ... or empty."""
    titel: str
    """``STAP 4: 2e VORDERING VAN 3``."""
    pips: str
    """``[X][ ][ ]``, empty where the count says nothing now."""
    zin: Zin | None
    uitleg: str
    """One quiet line below the sentence, or empty."""
    balk: Balk | None
    vork: tuple[Balk, Balk] | None
    keuzes: tuple[Keuze, ...]
    """At most four."""
    toetsen: tuple[Keuze, ...]
    """All recording keys of the chair with what they give now: S A B O V E R H X M L P (shown or not)."""
    vorderingen: tuple[Pip, ...]
    stand: tuple[Standregel, ...]
    """Vordering, Livestream, Politie, Verstoorders."""
    lussen: tuple[Lus, ...]
    """Oldest first."""
    regels: tuple[Logregel, ...]
    """Last entry first."""
    kaart_112: Kaart112

    def toets(self, letter: str) -> Keuze | None:
        """What this key gives now; None where it is no recording key."""
        return next((keuze for keuze in self.toetsen if keuze.toets == letter), None)
