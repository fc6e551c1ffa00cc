"""``brief SOORT [VERGADERING] --uit MAP``: a draft letter as PDF and ODT (protocol 5.2, 5.4, 6)."""

from __future__ import annotations

import argparse
import re

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import database_place, open_existing, output_folder, places_path
from voorzitter_console.cli.dossier import find
from voorzitter_console.cli.say import tell
from voorzitter_console.clock import SystemClock
from voorzitter_console.dossier.bag.write import write_files
from voorzitter_console.dossier.letters.draft import LetterRefused, Request, person_of
from voorzitter_console.dossier.letters.kinds import KINDS
from voorzitter_console.dossier.letters.ontzegging import shown_history
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.odt import odt
from voorzitter_console.dossier.pages import pdf
from voorzitter_console.journal.places import note
from voorzitter_console.journal.port import Journal
from voorzitter_console.meeting import Meeting


def command(args: argparse.Namespace) -> int:
    """Write the draft, and say on which recorded history it rests."""
    kind = KINDS[args.soort]
    chosen = settings.load()
    output_folder(args.uit, ("brief",))
    place = database_place(args.database, chosen, oefening=False)
    journal = open_existing(place)
    try:
        meeting = _meeting(journal, find(journal, args.vergadering), chosen.station)
        dossier = of_meeting(meeting)
        # The history over the meetings is needed for one letter only; folding all of them takes time.
        others = _others(journal, dossier, chosen.station) if args.soort == "ontzegging" else ()
    finally:
        journal.close()
    request = Request(
        dossier=dossier,
        protocol=meeting.protocol,
        dossiers=tuple(sorted((*others, dossier), key=lambda d: d.vergadering.aanvang)),
        persoon=args.persoon,
        naam=args.naam,
        maanden=_months(args.maanden),
        eerder=tuple(args.eerder),
        instemming=args.instemming,
    )
    if args.soort == "ontzegging":
        for line in shown_history(request):
            tell(f"Vastgelegd: {line}")
    document = kind.maak(request)
    stem = f"brief-{args.soort}"
    if kind.persoon:
        stem += "-" + (re.sub(r"[^A-Za-z0-9]+", "-", person_of(request).label).strip("-")[:30] or "persoon")
    moment = dossier.laatst_vastgelegd
    files = {f"{stem}.pdf": pdf.render(document, moment), f"{stem}.odt": odt.render(document, moment)}
    folder = output_folder(args.uit, files)
    write_files(folder, files)
    note(places_path(), "brief", folder, journal=place.local, stroom=meeting.stroom, now=SystemClock().now())
    tell(f"Concept '{document.titel}' staat in {folder}: {stem}.odt om aan te vullen, {stem}.pdf om te lezen.")
    return 0


def _meeting(journal: Journal, stroom: str, station: str) -> Meeting:
    return Meeting.resume(journal, stroom, SystemClock(), station=station, strict=True)


def _others(journal: Journal, dossier: Dossier, station: str) -> tuple[Dossier, ...]:
    ids = [stream.id for stream in journal.streams() if stream.id != dossier.vergadering.id]
    return tuple(of_meeting(_meeting(journal, stroom, station)) for stroom in ids)


def _months(given: str | None) -> int | None:
    if given is None:
        return None
    if not re.fullmatch(r"[0-9]{1,3}", given):
        raise LetterRefused("--maanden: geef een heel getal, zoals 2.")
    return int(given)
