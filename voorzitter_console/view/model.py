"""What a screen shows, as data: the same for chair, griffier and line mode. Every text is safe to draw literally.

Nothing here imports textual. :func:`voorzitter_console.view.view` makes it.
"""

from __future__ import annotations

from msgspec import Struct

from voorzitter_console.procedure.advice.offers import Balk, Kaart112, Keuze, Zin


class Logregel(Struct, frozen=True, kw_only=True):
    """The same as it is drawn: ``tijd`` is local, ``20:09:49``."""

    tijd: str
    door: str
    tekst: str
    herroepen: bool
    later: bool
    positie: int


class Kopregel(Struct, frozen=True, kw_only=True):
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


class Klok(Struct, frozen=True, kw_only=True):
    """One running clock, counted from the journal's times: ``geschorst 02:30``."""

    tekst: str
    kort: str
    """``nog 00:45``."""


class Wacht(Struct, frozen=True, kw_only=True):
    """Scenario A's minutes, in the sentence's place: what is left, and of how much."""

    over: str
    """``01:53``."""
    van: str
    """``02:00``."""


class Pip(Struct, frozen=True, kw_only=True):
    """One vordering: spoken or not yet."""

    gezegd: bool
    tijd: str
    """``20:09`` or ``--:--``."""


class Standregel(Struct, frozen=True, kw_only=True):
    """One row of STAND: ``Livestream`` / ``UIT`` / ``20:08:00``."""

    naam: str
    waarde: str
    tijd: str = ""
    kort: str = ""
    """The row within one line of all: ``Livestream UIT``."""


class Lus(Struct, frozen=True, kw_only=True):
    """One open loop: ``politie: aankomst niet bevestigd``, open since a local time."""

    code: str
    tekst: str
    kort: str = ""
    """In fewer words, for a small screen; empty: it is short enough."""
    sinds: str
    dringend: bool = False
    """Of the police or of violence: stands first and is never folded away."""


class ScreenView(Struct, frozen=True, kw_only=True):
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
    """On the frame: ``ZEG NU``, ``VOORZITTER ZEGT NU``, ``LAAT UITSPREKEN``, ... or empty."""
    titel: str
    """``STAP 4: 2e VORDERING VAN 3``."""
    pips: str
    """``[X][ ][ ]``, empty where the count says nothing now."""
    zin: Zin | None
    wacht: Wacht | None
    """Where they are let finish; then there is no ``zin``."""
    minuten: int | None
    """The minutes in scenario A's sentence on this screen, where its text lets them be changed."""
    uitleg: str
    """One quiet line below the sentence, or empty."""
    balk: Balk | None
    vork: tuple[Balk, Balk] | None
    keuzes: tuple[Keuze, ...]
    """At most four; none where a key's words were brought up."""
    toetsen: tuple[Keuze, ...]
    """All recording keys of the chair with what they give now: S A B O V E R H X M L P (shown or not)."""
    staat: frozenset[str]
    """The letters whose words stand on this screen, so that a press of them records at once: of a spoken key its
    sentence, of the others their name."""
    klaar: str
    """The letter whose words were brought up, else empty."""
    vorderingen: tuple[Pip, ...]
    stand: tuple[Standregel, ...]
    """Vordering, Livestream, Politie, Verstoorders."""
    lussen: tuple[Lus, ...]
    """Of police and violence first, each the oldest first."""
    regels: tuple[Logregel, ...]
    """Last entry first."""
    kaart_112: Kaart112
    delen: str = ""
    """``DELEN: griffier, bode (weg)``; empty where nothing is shared from here."""

    @property
    def schors_woord(self) -> str:
        """What F2 does now, in a word or two: where there is nothing to schors the stream alone, or why nothing."""
        given = self.toets("S")
        return "schors" if given is None or (given.opdrachten and given.zin is not None) else given.kort

    @property
    def schors_kan(self) -> bool:
        """Whether F2 brings something up now."""
        given = self.toets("S")
        return given is not None and bool(given.opdrachten)

    def toets(self, letter: str) -> Keuze | None:
        """What this key gives now; None where it is no recording key."""
        return next((keuze for keuze in self.toetsen if keuze.toets == letter), None)
