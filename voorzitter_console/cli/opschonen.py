"""``opschonen``: what is past the retention term of the settings (``[bewaren] maanden``); asks, and erases it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing

from voorzitter_console import settings
from voorzitter_console.aftercare.care_erasure import care_plans
from voorzitter_console.aftercare.carebook import care_streams
from voorzitter_console.aftercare.terms import months_before
from voorzitter_console.cli import wis
from voorzitter_console.cli.bootstrap import database_place, open_existing, open_to_write
from voorzitter_console.cli.say import say, tell
from voorzitter_console.cli.terminal import agreed, answer_to, attended
from voorzitter_console.clock import SystemClock
from voorzitter_console.errors import InvalidInput
from voorzitter_console.journal import erasure
from voorzitter_console.journal.lock import refuse_locked
from voorzitter_console.journal.place import FilePlace, JournalPlace
from voorzitter_console.journal.port import Journal, StreamInfo
from voorzitter_console.journal.verify import is_closed
from voorzitter_console.moment import short_day
from voorzitter_console.procedure.parse import readable
from voorzitter_console.text import counted, one_line, shows_nothing


class NoTerm(InvalidInput):
    """The settings name no retention term."""


def command(args: argparse.Namespace) -> int:
    """Without a yes (or a name to record) it only shows; exit 1 where something could not be erased."""
    chosen = settings.load()
    place = database_place(args.database, chosen, oefening=False)
    if chosen.bewaren.maanden <= 0 and not _handed_over(place):
        raise NoTerm(f"{chosen.waar}: er is geen bewaartermijn ingesteld; zet onder [bewaren] het aantal maanden.")
    with closing(open_existing(place)) as journal:
        due = list(_due(journal, place, chosen.bewaren.maanden))
        if not due:
            tell(f"Er is niets ouder dan {counted(chosen.bewaren.maanden, 'maand', 'maanden')} om te wissen.")
            return 0
        for stream, plan in due:
            titel = one_line(str(readable(journal.read(stream.id)[0]).get("titel", "")), 60)
            count = sum(map(len, plan.velden.values()))
            files = f" en {counted(len(plan.bewijs), 'bewijsbestand', 'bewijsbestanden')}" if plan.bewijs else ""
            care = sum(len(one.plan.velden) for one in care_plans(journal, stream.id))
            files += f" en {counted(care, 'notitie', 'notities')} van de nazorg" if care else ""
            texts = counted(count, "tekst", "teksten")
            tell(f"Te wissen: '{titel}' van {short_day(stream.aangelegd_op)}: {texts}{files}.")
    if not _agreed(args):
        tell("Er is niets gewist. Wissen kan op een terminal, of met --ja en --door NAAM.")
        return 0
    return 1 if [stream for stream, _ in due if not _erased(place, stream, args.door, chosen)] else 0


def _handed_over(place: JournalPlace) -> bool:
    """Whether copies stand in this file of meetings that were handed over: they need no term."""
    with closing(open_existing(place)) as journal:
        return isinstance(place, FilePlace) and any(stream.overgedragen for stream in journal.streams())


def _due(journal: Journal, place: JournalPlace, months: int) -> Iterator[tuple[StreamInfo, erasure.Plan]]:
    """Closed meetings, and meldingen, of which nothing was recorded since, nor of their nazorg, that still hold
    personal text; and copies of those that were handed over to another journal.
    """
    moment = months_before(SystemClock().now(), months)
    streams = journal.streams()
    for stream in streams:
        if stream.soort not in ("vergadering", "melding"):
            continue
        of_it = {stream.id, *care_streams(journal, stream.id)}
        latest = max(other.laatst for other in streams if other.id in of_it)
        copy = bool(stream.overgedragen) and isinstance(place, FilePlace)
        past = months > 0 and latest < moment and not stream.overgedragen
        if copy or past:
            entries = journal.read(stream.id)
            refuse_locked(entries)
            plan = erasure.of_meeting(entries, journal.read_sealed(stream.id))
            # What was confided is not handed over with a meeting: it stays, and is no copy.
            care = not copy and any(one.plan.velden for one in care_plans(journal, stream.id))
            if (plan.velden or care) and (copy or stream.soort == "melding" or is_closed(entries)):
                yield stream, plan


def _agreed(args: argparse.Namespace) -> bool:
    if args.ja:
        if shows_nothing(args.door or ""):
            raise InvalidInput("Bij --ja hoort --door: wie het laat wissen wordt vastgelegd.")
        return True
    if not attended():
        return False
    if not args.door:
        args.door = answer_to("Wie laat dit wissen? (wordt vastgelegd; leeg: niet wissen)")
        if not args.door:
            return False
    return agreed(wis.SURE)


def _erased(place: JournalPlace, stream: StreamInfo, door: str, chosen: settings.Settings) -> bool:
    with closing(open_to_write(place)) as journal:
        entries, oefening = journal.read(stream.id), journal.oefening
        plan = erasure.of_meeting(entries, journal.read_sealed(stream.id))
        term = f"bewaartermijn van {counted(chosen.bewaren.maanden, 'maand', 'maanden')}"
        grond = f"overgedragen aan {stream.overgedragen}" if stream.overgedragen else term
        if plan.velden:
            wis.erase(journal, stream.id, entries, plan, grond=grond, door=door, station=chosen.station)
        plans = [] if stream.overgedragen else [one for one in care_plans(journal, stream.id) if one.plan.velden]
    failed = [*place.remove_evidence(plan.bewijs), *wis.left(place, plan)]
    failed += wis.erase_care(place, plans, grond=grond, door=door, station=chosen.station)
    for what in failed:
        say(f"Niet gewist: {one_line(what, 80)}. Sluit alle schermen en doe het opnieuw.")
    if wis.delivered(place, chosen) and not stream.overgedragen and not oefening:
        tell(wis.DELIVERED)
    wis.tell_copies(place, stream.id)
    tell(f"Gewist: {counted(sum(map(len, plan.velden.values())), 'tekst', 'teksten')}. De keten klopt nog.")
    return not failed
