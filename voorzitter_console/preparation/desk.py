"""What a face does before a meeting, without a screen: which one, its answers, keeping them, the briefing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console.dossier.bag.write import folder_of, write_files
from voorzitter_console.errors import ConsoleError, InvalidInput
from voorzitter_console.moment import date_of, short_date, weekday_words
from voorzitter_console.preparation.briefing import FILE, briefing_pdf
from voorzitter_console.preparation.file import written
from voorzitter_console.preparation.follows import Gevolg, follows, still_open
from voorzitter_console.preparation.kept import Bewaarde, PreparationChanged, Preparations
from voorzitter_console.preparation.prepared import SOORTEN, Voorbereiding
from voorzitter_console.preparation.questions import VRAGEN, Answers, answers_of, checked, judged
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.clock import Clock
    from voorzitter_console.protocol.model import Protocol
    from voorzitter_console.settings import Vooraf

COPY = "voorbereiding.toml"
"""Beside the briefing: what another laptop takes over with ``--van``."""
FOLDERS = 99
"""Folders of one day that are tried."""


class PreparationDesk:
    """One meeting that is being prepared. ``fill``: a new one for that day, with what the settings know."""

    def __init__(
        self,
        kept: Preparations,
        clock: Clock,
        protocol: Protocol,
        usual: Vooraf,
        fill: Callable[[date], Voorbereiding],
        was: Bewaarde | None = None,
        day: date | None = None,
    ) -> None:
        self._kept = kept
        self._clock = clock
        self._protocol = protocol
        self._usual = usual
        self._was = was
        self.first: Voorbereiding = was.voorbereiding if was is not None else fill(day or self.today)
        """What stood there at the begin."""
        self.answers: dict[str, str] = answers_of(self.first)
        """As the form holds them."""

    @property
    def today(self) -> date:
        """In the Netherlands."""
        return date_of(self._clock.now())

    @property
    def title(self) -> str:
        """What it is about, as it stands there now."""
        return self.answers["titel"] or f"{SOORTEN[self.answers['soort']]}, {self.answers['datum']}"

    @property
    def untouched(self) -> bool:
        """Whether nothing was changed since it was kept or begun."""
        return self.answers == answers_of(self._was.voorbereiding if self._was is not None else self.first)

    def answer(self, naam: str, given: str) -> None:
        """One answer; a day stands there as it was understood, a hall brings its address. Raises AnswerFault."""
        vraag = next(vraag for vraag in VRAGEN if vraag.naam == naam)
        value = checked(vraag, {**self.answers, naam: given}, self.today)
        self.answers[naam] = short_date(date.fromisoformat(value)) if naam == "datum" else value
        if naam == "locatie":
            self.answers["adres"] = self.address_for(value, self.answers["adres"])

    def consequences(self) -> tuple[Gevolg, ...]:
        """What follows from the answers as they are, also where a day or an hour in them cannot be."""
        safe: Answers = {**self.answers, "datum": f"{self.today:%d-%m-%Y}", "aanvang": ""}
        try:
            return follows(judged(safe, self.today), self._protocol)
        except InvalidInput:
            return ()

    def address_for(self, locatie: str, adres: str) -> str:
        """The address that goes with a hall of the settings; what somebody typed stays."""
        known = {"", *(hall.adres for hall in self._usual.zalen)}
        return (self._usual.address_of(locatie) or adres) if adres in known else adres

    def keep(self) -> str:
        """Put it on disk; what was kept, in a sentence. Raises AnswerFault, PreparationNotKept."""
        prepared = judged(self.answers, self.today)
        try:
            self._was = self._kept.keep(prepared, self._was)
        except PreparationChanged:
            self._was = None  # the next time it is put beside the other
            raise
        self.answers = answers_of(prepared)
        return f"Bewaard: {kept_words(self._was)}."

    def brief(self, given: str = "") -> str:
        """Write the briefing of what was kept, in a folder of its own where none is given; where it is.

        Raises InvalidInput, OutputFault, PdfFault.
        """
        if self._was is None:
            raise InvalidInput("Bewaar eerst; de briefing wordt gemaakt van wat is bewaard.")
        return brief(self._was, self._protocol, self._clock, given)


MakeDesk = Callable[[Bewaarde | None, date | None], PreparationDesk]
"""Of what was kept, or a new one for that day."""


def brief(was: Bewaarde, protocol: Protocol, clock: Clock, given: str = "") -> str:
    """The briefing as PDF with a copy of what was kept beside it; a sentence on where. An existing one is left alone.

    Raises InvalidInput, OutputFault, PdfFault.
    """
    folder = folder_of(given, (FILE, COPY)) if given else _free(was.naam)
    pdf = briefing_pdf(was.voorbereiding, protocol, clock.now())
    write_files(folder, {FILE: pdf, COPY: written(was.voorbereiding).encode()})
    return f"De briefing staat in {folder / FILE}; druk haar af op A4."


def _free(naam: str) -> Path:
    """The first folder of that name in the user's own that is not there yet."""
    first = Path.home() / f"briefing-{naam}"
    tried = (first, *(first.with_name(f"{first.name}-nr{number}") for number in range(2, FOLDERS + 1)))
    for folder in tried:
        try:
            if not folder.exists():
                return folder_of(str(folder), (FILE, COPY))
        except OSError:
            break
    raise InvalidInput("Er is geen vrije map voor de briefing; geef er een met --uit MAP.")


def kept_words(was: Bewaarde) -> str:
    """``dinsdag 1 december 2026, 19:30: Raadsvergadering 1 december 2026``."""
    p = was.voorbereiding
    hour = f", {p.aanvang}" if p.aanvang else ""
    return f"{weekday_words(p.datum)}{hour}: {one_line(p.kop, 80)}"


def open_words(found: tuple[Gevolg, ...]) -> str:
    """``Nog te doen: bodedienst ingelicht, politie: wel of niet.``"""
    left = still_open(found)
    if not left:
        return "Er staat niets meer open."
    return f"Nog te doen ({len(left)}): {'; '.join(one.wat[0].lower() + one.wat[1:] for one in left)}."


def upcoming(kept: Preparations, today: date) -> tuple[tuple[Bewaarde, ...], tuple[str, ...]]:
    """What was prepared for today and later, the soonest first, and a sentence for each that cannot be read."""
    found: list[Bewaarde] = []
    faults: list[str] = []
    for naam in kept.names():
        if naam[:10] >= today.isoformat():
            try:
                found.append(kept.read(naam))
            except ConsoleError as fault:
                faults.append(str(fault))
    return tuple(found), tuple(faults)


def past(kept: Preparations, today: date) -> tuple[str, ...]:
    """The names of those whose day is over."""
    return tuple(naam for naam in kept.names() if naam[:10] < today.isoformat())


def adopted(kept: Preparations, prepared: Voorbereiding, today: date) -> tuple[Bewaarde, bool]:
    """What another laptop made, kept here beside what there is; False where it stood here already.

    Raises AnswerFault where its day is over, PreparationNotKept.
    """
    judged(answers_of(prepared), today)
    same, _ = kept.of_days(prepared.datum)
    there = next((one for one in same if one.voorbereiding == prepared), None)
    return (there, False) if there is not None else (kept.keep(prepared), True)
