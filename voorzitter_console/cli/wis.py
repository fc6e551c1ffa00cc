"""``wis``: erase personal text of a person or an entry, with a ground and a name; asks first, and looks afterwards."""

from __future__ import annotations

import argparse
import secrets
from collections.abc import Sequence
from contextlib import closing

from voorzitter_console import settings
from voorzitter_console.aftercare import care_erasure
from voorzitter_console.cli.bootstrap import care_keys, database_place, open_to_write, places_path
from voorzitter_console.cli.dossier import find
from voorzitter_console.cli.say import say, tell
from voorzitter_console.cli.terminal import agreed, attended
from voorzitter_console.clock import SystemClock
from voorzitter_console.entry import Draft, Entry, uuid7
from voorzitter_console.errors import InvalidInput
from voorzitter_console.journal import erasure, places
from voorzitter_console.journal.beside import rollback_journal
from voorzitter_console.journal.erasure import Plan
from voorzitter_console.journal.lock import refuse_locked
from voorzitter_console.journal.place import FilePlace, JournalPlace
from voorzitter_console.journal.port import KeptJournal
from voorzitter_console.journal.stream_key import StreamKeys
from voorzitter_console.procedure.commands import Gewist
from voorzitter_console.procedure.parse import payload_of, private_in
from voorzitter_console.text import counted, one_line, shows_nothing, vastleggingen

SURE = "Dit kan niet ongedaan worden gemaakt. Wissen? (J/N)"


class NotConfirmed(InvalidInput):
    """Nobody said yes; nothing was erased."""


def _spelled(entries: Sequence[Entry], given: str) -> str:
    """The label as the record has it: one name is one person, however it is typed."""
    from voorzitter_console.procedure.labels import SINGLE, label_key

    there = (entry.payload.get(name) for entry in entries for name in (*SINGLE, "slachtoffer"))
    return next((x for x in there if isinstance(x, str) and label_key(x) == label_key(given)), given)


def command(args: argparse.Namespace) -> int:
    """Exit 0 where the text is gone from every byte of the file; 1 where some of it could not be erased."""
    for name in ("grond", "door"):
        if shows_nothing(getattr(args, name)):
            raise InvalidInput(f"--{name}: hier hoort een tekst; hij wordt vastgelegd.")
    chosen = settings.load()
    place = database_place(args.database, chosen, oefening=False)
    if args.nazorg:
        return _care(args, place, chosen.station)
    with closing(open_to_write(place)) as journal:
        stroom = find(journal, args.vergadering)
        entries, sealed = journal.read(stroom), journal.read_sealed(stroom)
        refuse_locked(entries)
        oefening = journal.oefening
        kept_by = next((stream.overgedragen for stream in journal.streams() if stream.id == stroom), "")
        if args.label is not None:
            plan = erasure.of_label(entries, sealed, _spelled(entries, args.label))
        else:
            plan = erasure.of_position(entries, sealed, args.positie, args.veld)
        _show(plan, entries, oefening=journal.oefening)
        if not args.ja:
            _ask()
        erase(journal, stroom, entries, plan, grond=args.grond, door=args.door, station=chosen.station)
    gone = place.remove_evidence(plan.bewijs)
    still = left(place, plan)
    told = len(plan.velden)
    tell(f"Gewist: {_count(plan)} uit {vastleggingen(told)}. De keten klopt nog; de teksten zijn weg.")
    if kept_by:
        tell(f"Wis ook daar, want hier staat alleen een kopie; de vergadering zelf staat bij {one_line(kept_by, 200)}.")
    elif delivered(place, chosen) and not oefening:
        tell(DELIVERED)
    tell_copies(place, stroom)
    for text in still:
        say(f"Dit staat nog in het bestand: {one_line(text, 60)}. Sluit alle schermen en wis het opnieuw.")
    for name in gone:
        say(f"Het bewijs {one_line(name, 100)} kon niet worden verwijderd; doe dat zelf.")
    return 1 if still or gone or plan.vast else 0


DELIVERED = (
    "In het archief kan de tekst nog staan: draag de vergadering over met overzetten, en wis dan ook daar "
    "(--database ADRES)."
)
"""Said where the settings have an archive: what flows there are entries, and only its own role erases there."""


def delivered(place: JournalPlace, chosen: settings.Settings) -> bool:
    """Whether what is recorded in this journal may stand in the archive of the settings too."""
    return isinstance(place, FilePlace) and bool(chosen.archief.url)


def _care(args: argparse.Namespace, place: JournalPlace, station: str) -> int:
    """What was confided after a meeting: of one person (``--label B1``), or all of it with its key."""
    with closing(open_to_write(place)) as journal:
        stroom = find(journal, args.vergadering)
        plans = care_erasure.needed(list(care_erasure.care_plans(journal, stroom, args.label)), args.label)
        if journal.oefening:
            tell("OEFENING")
        count = sum(len(one.plan.velden) for one in plans)
        whose = f" van {args.label}" if args.label else " van deze vergadering"
        tell(f"Te wissen: nazorg{whose}, {counted(count, 'notitie', 'notities')}.")
        if not args.ja:
            _ask()
    failed = erase_care(place, plans, grond=args.grond, door=args.door, station=station)
    for sentence in failed:
        say(sentence)
    tell(f"Gewist: {counted(count, 'notitie', 'notities')} van de nazorg. De keten klopt nog; de teksten zijn weg.")
    if not args.label:
        tell("De sleutel is ook weg: ook in kopieën van dit journaal is deze nazorg niet meer te lezen.")
    return 1 if failed else 0


def erase_care(
    place: JournalPlace, plans: Sequence[care_erasure.CarePlan], *, grond: str, door: str, station: str
) -> list[str]:
    """Out of the journal, and the key where all of it goes; sentences on what could not be erased."""
    keys, failed = StreamKeys(care_keys()), []
    for one in plans:
        if one.plan.velden:
            with closing(open_to_write(place)) as journal:
                erase(journal, one.stroom, one.entries, one.plan, grond=grond, door=door, station=station)
            if left(place, one.plan):
                failed.append("Er staat nog iets van de nazorg in het bestand. Sluit alle schermen en wis het opnieuw.")
        if one.geheel and not keys.destroy(one.stroom):
            failed.append(f"De sleutel kon niet worden verwijderd; doe dat zelf: {keys.path(one.stroom)}.")
    return failed


def _show(plan: Plan, entries: Sequence[Entry], *, oefening: bool) -> None:
    if oefening:
        tell("OEFENING")
    for positie, velden in sorted(plan.velden.items()):
        tell(f"Te wissen: nr. {positie} ({entries[positie - 1].soort}): {', '.join(velden)}.")
    for name in plan.bewijs:
        tell(f"Te verwijderen: {name}.")
    for positie, soort in plan.noemt.items():
        tell(f"Blijft staan, noemt hetzelfde: nr. {positie} ({soort}). Wissen kan met --positie {positie}.")
    for positie, velden in plan.vast.items():
        tell(f"Kan niet worden gewist, staat in de keten zelf: nr. {positie}: {', '.join(velden)}.")


def tell_copies(place: JournalPlace, stroom: str) -> None:
    """Where else it was put, and is to be erased by hand."""
    for copy in places.of(places_path(), place.local, stroom):
        tell(f"Wis zelf ook, want hier staat een {copy.soort} van eerder: {one_line(copy.plaats, 200)}")


def _ask() -> None:
    if not attended():
        raise NotConfirmed("Er is hier niemand om het aan te vragen; er is niets gewist. Met --ja wordt het gewist.")
    if not agreed(SURE):
        raise NotConfirmed("Er is niets gewist.")


def erase(
    journal: KeptJournal, stroom: str, entries: Sequence[Entry], plan: Plan, *, grond: str, door: str, station: str
) -> None:
    """Do it, with the entries that say so. Raises JournalError."""
    now = SystemClock().now()
    drafts = []
    for positie, velden in sorted(plan.velden.items()):
        entry = entries[positie - 1]
        bewijs = tuple(plan.bewijs) if entry.payload.get("bestand") in plan.bewijs else None
        said = Gewist(over_id=entry.id, velden=tuple(velden), grond=grond, gewist_door=door, bewijs=bewijs)
        if positie in plan.als:
            said = said.changed(staat_er_als=tuple(plan.als[positie]))
        drafts.append(
            Draft(
                id=uuid7(now, secrets.token_bytes(10)),
                soort=said.COMMAND,
                payload=payload_of(said),
                private=private_in(said),
                gebeurd_op=now,
                vastgelegd_op=now,
                door="griffier",
                station=station,
            )
        )
    wissen = [(entries[positie - 1].id, velden) for positie, velden in plan.velden.items()]
    journal.erase(stroom, wissen, drafts, expected=len(entries))


def left(place: JournalPlace, plan: Plan) -> list[str]:
    """What is still in the file's bytes: written anew where that helps, and looked at again."""
    if not isinstance(place, FilePlace):
        with closing(open_to_write(place)) as journal:
            journal.scrub()
        tell(
            "Op de server is de tekst uit de tabellen weg. In reservekopieën verdwijnt zij als die verlopen: vraag de "
            "beheerder."
        )
        return []
    path = place.local
    with closing(open_to_write(place)) as journal:
        kept = [text for stream in journal.streams() for text in erasure.all_texts(journal.read_sealed(stream.id))]
    files = (path, rollback_journal(path))
    left = [text for file in files for text in erasure.left_in(file, plan.teksten, kept)]
    if left:
        with closing(open_to_write(place)) as journal:
            journal.scrub()
        left = [text for file in files for text in erasure.left_in(file, plan.teksten, kept)]
    return left


def _count(plan: Plan) -> str:
    count = sum(map(len, plan.velden.values()))
    return counted(count, "tekst", "teksten")
