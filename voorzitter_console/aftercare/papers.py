"""The files of a recorded meeting: its dossier, a letter, its calendar. Each is written whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from voorzitter_console.aftercare.book import Nabeeld, seen
from voorzitter_console.aftercare.carebook import Zorgboek
from voorzitter_console.aftercare.eerder import eerder
from voorzitter_console.aftercare.terms import months_before
from voorzitter_console.dossier.bag.write import OWN_NAMES, folder_of, write_dossier, write_files
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.dossier.model.dossier_json import dossier_bytes
from voorzitter_console.errors import InvalidInput
from voorzitter_console.journal.anchor import newest
from voorzitter_console.journal.heads import SEALS
from voorzitter_console.journal.lock import refuse_locked
from voorzitter_console.journal.place import place_of_opened
from voorzitter_console.journal.places import note
from voorzitter_console.journal.stream_key import StreamKeyMissing
from voorzitter_console.meeting import Meeting
from voorzitter_console.moment import day
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.parse import ERASED, parse_day
from voorzitter_console.text import one_line, shows_nothing, vastleggingen

if TYPE_CHECKING:
    from datetime import datetime

    from voorzitter_console.dossier.letters.besloten import Besluit
    from voorzitter_console.dossier.letters.herhaling import Herhaling
    from voorzitter_console.dossier.model.record import Dossier, DossierPersoon
    from voorzitter_console.journal.key import Key
    from voorzitter_console.journal.stream_key import StreamKeys


class Gemaakt(Struct, frozen=True):
    """What was written, in one sentence, and what must be known of it."""

    zin: str
    let_op: tuple[str, ...] = ()
    voor: tuple[str, ...] = field(default=())
    """What it rests on, said before it."""

    def __str__(self) -> str:
        return " ".join((self.zin, *self.let_op))


class Papieren(Struct, frozen=True, kw_only=True):
    """``plaatsen``: where it is noted what was put where; ``sleutel`` signs the dossier, None: nothing does."""

    plaatsen: Path
    sleutel: Callable[[], Key | None]
    zorgsleutels: StreamKeys | None = None
    """The keys of the confidential streams; None: there is no place for them here."""
    bewaarmaanden: int = 0
    """The term of retention of the settings; 0: none."""

    def make(self, soort: str, meeting: Meeting, velden: Mapping[str, Any]) -> str:
        """What an answer asks for. Raises ConsoleError: then nothing was written."""
        folder = str(velden.get("map", ""))
        if soort == "maak_dossier":
            return str(self.dossier(meeting, folder))
        if soort == "maak_agenda":
            return str(self.agenda(meeting, folder))
        if soort == "maak_gir":
            return str(self.gir(meeting, folder))
        return str(self.letter(meeting, folder, velden))

    def dossier(self, meeting: Meeting, given: str) -> Gemaakt:
        """The whole dossier in that folder. Of a long record the meeting takes as much memory again: it is let go of,
        where the caller does not keep it.
        """
        from voorzitter_console.dossier.letters.communication import gevoelig, rules
        from voorzitter_console.dossier.publish import documents

        folder = folder_of(given, OWN_NAMES)
        journal = meeting.journal
        refuse_locked(meeting.entries)
        dossier = of_meeting(meeting)
        titel, positie, stroom, clock = meeting.begin_velden.titel, meeting.positie, meeting.stroom, meeting.clock
        del meeting
        anchor = newest(journal.read(SEALS), stroom, dossier.keten.aantal)
        named = [b.bestand for b in dossier.bewijs if b.bestand]
        there = place_of_opened(journal).evidence(named)
        told = dossier_bytes(dossier)
        before = tuple(f"Let op: {line}" for line in rules("dossier", gevoelig(dossier)))
        write_dossier(
            dossier,
            folder,
            documents=documents(dossier, told),
            evidence=there,
            told=told,
            key=self.sleutel(),
            anchor=anchor,
        )
        note(
            self.plaatsen,
            "dossier",
            folder,
            journal=place_of_opened(journal).local,
            stroom=stroom,
            now=clock.now(),
        )
        more = [
            f"Het bewijs {name} staat niet meer naast het journaal; leg het zelf bij het dossier."
            for name in named
            if name not in there
        ]
        if os.name == "posix" and folder.stat().st_mode & 0o077:
            shown = one_line(str(folder), 200)
            more.append(f"De map {shown} is ook voor anderen op deze computer te openen; sluit haar af.")
        shown = one_line(titel, 80)
        made = f"Dossier van '{shown}' ({vastleggingen(positie)}) staat in {folder}."
        return Gemaakt(made, tuple(more), voor=before)

    def letter(self, meeting: Meeting, given: str, velden: Mapping[str, Any]) -> Gemaakt:
        """A draft of one of :data:`KINDS`; ``velden`` as the command line has them."""
        from voorzitter_console.dossier.letters.communication import beside, check
        from voorzitter_console.dossier.letters.draft import Request, person_of
        from voorzitter_console.dossier.letters.herhaling import remarks
        from voorzitter_console.dossier.letters.kinds import KINDS
        from voorzitter_console.dossier.letters.ontzegging import shown_history
        from voorzitter_console.dossier.odt import odt
        from voorzitter_console.dossier.pages import pdf

        soort = str(velden.get("soort", ""))
        kind = KINDS[soort]
        if meeting.state.melding is not None and not kind.overal:
            can = ", ".join(name for name, one in KINDS.items() if one.overal)
            raise InvalidInput(f"De brief {soort} gaat over een vergadering; bij een melding kan: {can}.")
        _refuse_unused(soort, velden)
        refuse_locked(meeting.entries)
        dossier = of_meeting(meeting)
        since = months_before(meeting.clock.now(), self.bewaarmaanden) if self.bewaarmaanden else None
        # The history over the meetings is needed for one letter only; folding all of them takes time.
        others = _others(meeting, since) if soort == "ontzegging" else ()
        request = Request(
            dossier=dossier,
            protocol=meeting.protocol,
            dossiers=tuple(sorted((*others, dossier), key=lambda d: d.vergadering.aanvang)),
            persoon=velden.get("persoon"),
            naam=velden.get("naam"),
            maanden=velden.get("maanden"),
            eerder=tuple(velden.get("eerder", ())),
            instemming=velden.get("instemming"),
            besluiten=tuple(_decisions(meeting)),
            aangifte=tuple(_of_aangifte(meeting)),
        )
        if kind.persoon:
            request = replace(request, herhaling=_repeated(meeting, person_of(request), since))
        stem = f"brief-{soort}"
        if kind.persoon:
            stem += "-" + (re.sub(r"[^A-Za-z0-9]+", "-", person_of(request).label).strip("-")[:30] or "persoon")
        folder = folder_of(given, (f"{stem}.pdf", f"{stem}.odt"))
        told = check(soort, request)
        document = kind.maak(replace(request, regels=beside(soort, dossier, opgegeven=bool(request.instemming))))
        moment = dossier.laatst_vastgelegd
        write_files(folder, {f"{stem}.pdf": pdf.render(document, moment), f"{stem}.odt": odt.render(document, moment)})
        self._note("brief", folder, meeting)
        before = [f"Let op: {line}" for line in told]
        before += [f"Let op: {line}" for line in remarks(request)]
        before += shown_history(request) if soort == "ontzegging" else []
        return Gemaakt(
            f"Concept '{document.titel}' staat in {folder}: {stem}.odt om aan te vullen, {stem}.pdf om te lezen.",
            voor=tuple(before),
        )

    def agenda(self, meeting: Meeting, given: str) -> Gemaakt:
        """The terms and the talks as calendar files."""
        from voorzitter_console.aftercare.calendar import GESPREKKEN, TERMIJNEN, calendars

        folder = folder_of(given, (TERMIJNEN, GESPREKKEN))
        refuse_locked(meeting.entries)
        found, unread = self._with_care(meeting, seen(meeting))
        if found.voorval is None:
            raise InvalidInput("Hierin is geen ordeverstoring of agressie vastgelegd: er zijn geen termijnen.")
        made = calendars(found)
        write_files(folder, made)
        self._note("agenda", folder, meeting)
        more = () if found.gesloten else (
            "Dit verslag is nog niet gesloten: maak de agenda na afloop opnieuw, in een andere map.",
        )  # fmt: skip
        return Gemaakt(f"Agenda staat in {folder}: {' en '.join(made)}.", (*more, *unread))

    def gir(self, meeting: Meeting, given: str) -> Gemaakt:
        """What the municipal register and an employer's aangifte ask, to copy from."""
        from voorzitter_console.aftercare.gir import FILE, gir_csv

        folder = folder_of(given, (FILE,))
        refuse_locked(meeting.entries)
        write_files(folder, {FILE: gir_csv(of_meeting(meeting))})
        self._note("tabel voor GIR", folder, meeting)
        return Gemaakt(
            f"Om over te nemen in GIR: {FILE} staat in {folder}.",
            ("Er staan persoonsgegevens in: wis het bestand als het is overgenomen.",),
        )

    def _with_care(self, meeting: Meeting, found: Nabeeld) -> tuple[Nabeeld, tuple[str, ...]]:
        """With whom the talks are, by number, for a calendar holds no names; and why that cannot be read here."""
        if self.zorgsleutels is None:
            return found, ()
        book = Zorgboek(meeting.journal, meeting.stroom, self.zorgsleutels, meeting.clock, meeting.station)
        try:
            return replace(found, zorg=book.look()), ()
        except StreamKeyMissing as fault:
            return found, (f"De gesprekken staan er niet per persoon: {fault}",)

    def _note(self, soort: str, folder: Path, meeting: Meeting) -> None:
        journal = place_of_opened(meeting.journal).local
        note(self.plaatsen, soort, folder, journal=journal, stroom=meeting.stroom, now=meeting.clock.now())


_ONLY = {"eerder": "ontzegging", "maanden": "ontzegging", "instemming": "raad"}
"""What is asked for one letter; in another it would be left out without a word."""


def _refuse_unused(soort: str, velden: Mapping[str, Any]) -> None:
    """Raises InvalidInput where something was given that this letter does not hold, or a text that says nothing."""
    for name in ("persoon", "naam", "instemming", "eerder"):
        given = velden.get(name)
        if any(shows_nothing(text) for text in ([given] if isinstance(given, str) else given or ())):
            raise InvalidInput(f"--{name}: hier hoort een tekst, want die komt in de brief; of laat het weg.")
    for name, only in _ONLY.items():
        if velden.get(name) and soort != only:
            raise InvalidInput(f"--{name} hoort bij de brief {only}; in de brief {soort} staat het niet. Laat het weg.")


def _decisions(meeting: Meeting) -> Iterator[Besluit]:
    """What was decided of measures."""
    from voorzitter_console.dossier.letters.besloten import Besluit

    for fact in meeting.history.facts:
        x = fact.command
        if isinstance(x, c.NeemMaatregel):
            yield Besluit(
                maatregel=x.maatregel,
                label=x.label,
                genomen=x.genomen,
                positie=fact.positie,
                op=parse_day(x.besloten_op, "besloten_op") if x.besloten_op else None,
                tot=parse_day(x.tot, "tot") if x.tot else None,
            )


def _of_aangifte(meeting: Meeting) -> Iterator[int]:
    """The entries that say something of an aangifte."""
    for fact in meeting.history.facts:
        x = fact.command
        decided = isinstance(x, c.NeemMaatregel) and x.maatregel == "aangifte"
        if decided or (isinstance(x, c.RondTaakAf | c.TaakNietVanToepassing) and x.taak == "aangifte"):
            yield fact.positie


def _repeated(meeting: Meeting, person: DossierPersoon, since: datetime | None) -> Herhaling:
    """What was agreed of that person over the records, as a letter needs it."""
    from voorzitter_console.dossier.letters.herhaling import Herhaling

    found = eerder(meeting.journal, meeting.stroom, person.label, since)
    before = found.ervoor
    return Herhaling(
        eerder=tuple("; ".join((day(one.op), one.titel, *(one.wat or ("[wat er was]",)))) for one in before),
        later=len(found.zelfde) - len(before),
        zelfde=frozenset(one.plek for one in found.zelfde),
        anders=frozenset(one.plek for one in found.anders),
        vraag=len(found.vraag),
        tegenstrijdig=found.tegenstrijdig,
        ouder=found.ouder,
        niet_te_lezen=found.onleesbaar + found.weg,
        naamloos=person.naam in (None, ERASED) and not found.zelfde,
    )


def _others(meeting: Meeting, since: datetime | None) -> tuple[Dossier, ...]:
    """The other meetings of the journal that are within the term of retention (``since``, UTC; None: there is none)."""
    found = []
    for stream in meeting.journal.streams():
        if since is not None and stream.laatst < since:
            continue
        if stream.id != meeting.stroom and stream.soort == "vergadering":
            other = Meeting.resume(meeting.journal, stream.id, meeting.clock, station=meeting.station, strict=True)
            found.append(of_meeting(other))
    return tuple(found)
