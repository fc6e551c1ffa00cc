"""``overzetten BRON DOEL``: meetings from one journal to another (file or server), chain and evidence with them."""

from __future__ import annotations

import argparse
from collections import Counter
from contextlib import closing
from pathlib import Path

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import key_path, own_folder, place_from, places_path
from voorzitter_console.cli.dossier import find
from voorzitter_console.cli.say import holdings, say, tell
from voorzitter_console.cli.terminal import agreed, attended
from voorzitter_console.clock import SystemClock
from voorzitter_console.errors import InvalidInput, Refused
from voorzitter_console.journal import places
from voorzitter_console.journal.handover import HandedOver, hand_over, take_over
from voorzitter_console.journal.key import load
from voorzitter_console.journal.place import FilePlace, JournalPlace
from voorzitter_console.journal.port import JournalDamaged, JournalMissing, JournalUnreadable, StreamInfo
from voorzitter_console.journal.stations import Stations
from voorzitter_console.journal.verify import Report, StreamReport
from voorzitter_console.meeting import Meeting
from voorzitter_console.moment import local
from voorzitter_console.procedure.commands import NeemOver
from voorzitter_console.text import counted, one_line, shows_nothing, vastleggingen


def command(args: argparse.Namespace) -> int:
    """Exit 0, or 1 where evidence that was recorded did not come along."""
    source, target = (place_from(text) for text in (args.bron, args.doel))
    if source.plaats == target.plaats:
        raise InvalidInput("BRON en DOEL zijn dezelfde plaats; geef twee verschillende.")
    if isinstance(source, FilePlace) and not source.exists():
        raise JournalMissing(f"Er is geen journaal op {source.plaats}.")
    own_folder(target)
    if args.neem_over:
        return _take_over(args, source, target)
    before = _whole(source)
    wanted = _wanted(source, args.vergadering)
    stations = Stations(source.local, lambda: None)
    try:
        others = stations.others()
        if others:
            raise Refused(
                f"Op dit journaal staat een console open ({one_line(others[0].station, 60)}); sluit die eerst."
            )
        chosen = settings.load()
        done = hand_over(source, target, wanted, key=load(key_path()), now=SystemClock().now(), station=chosen.station)
    finally:
        stations.close()
    after = {stream.stroom: stream for stream in _whole(target).streams}
    for one in done:
        _note(one.stroom, source, target)
        _tell(one, after[one.stroom], source)
    kinds = Counter(after[one.stroom].soort for one in done)
    held = holdings(kinds["vergadering"], kinds["melding"], kinds["begin_nazorg"])
    if before.oefening:
        tell("OEFENING")
    tell(
        f"Overgezet en aan beide kanten nagekeken: {held}, "
        f"naar {target.plaats}. In {source.plaats} blijven zij om te lezen; vastleggen gaat voortaan in DOEL."
    )
    return 1 if any(one.ontbreekt for one in done) else 0


def _note(stroom: str, source: JournalPlace, target: JournalPlace) -> None:
    """Whoever erases in the target hears of the copy that stayed, and of what was made of the meeting before."""
    file, now = places_path(), SystemClock().now()
    known = {place.plaats for place in places.of(file, target.local, stroom)} | {str(target.local.absolute())}
    made = [(place.soort, Path(place.plaats)) for place in places.of(file, source.local, stroom)]
    if isinstance(source, FilePlace):
        made.append(("kopie", source.local.absolute()))
    for soort, plaats in made:
        if str(plaats) not in known:
            places.note(file, soort, plaats, journal=target.local, stroom=stroom, now=now)


def _take_over(args: argparse.Namespace, archive: JournalPlace, target: JournalPlace) -> int:
    """The meeting that ran on another laptop goes on in a file here; the archive is its beginning."""
    if shows_nothing(args.door or ""):
        raise InvalidInput("Bij --neem-over hoort --door: wie voortaan voorzit; dat wordt vastgelegd.")
    if isinstance(archive, FilePlace) or not isinstance(target, FilePlace):
        raise InvalidInput("Overnemen gaat van een archief (postgresql://) naar een bestand op deze laptop.")
    _whole(archive)
    chosen, key = settings.load(), load(key_path())
    with closing(archive.open(oefening=None, read_only=True)) as journal:
        stroom = find(journal, args.vergadering)
        info = next(stream for stream in journal.streams() if stream.id == stroom)
    who = one_line(info.overgedragen, 60) or "de server zelf"
    tell(f"Deze vergadering loopt op {who}; het archief heeft haar tot en met nr. {info.head.aantal} ({_clock(info)}).")
    tell(f"Wat {who} daarna nog vastlegde, komt hier niet in; het blijft daar apart staan.")
    _agreed(args)
    before = take_over(archive, stroom, key=key, station=chosen.station)
    now = SystemClock().now()
    (done,) = hand_over(archive, target, [stroom], key=key, now=now, station=chosen.station, taken_over=True)
    with closing(target.open(oefening=None)) as journal:
        meeting = Meeting.resume(journal, stroom, SystemClock(), station=chosen.station)
        reden = (
            f"De laptop {one_line(before.naam, 60) or who} viel uit; overgenomen uit het archief tot en met nr. "
            f"{done.head.aantal} (kop {done.head.kop[:16]})."
        )
        if before.sleutel != key.public or meeting.positie == done.head.aantal:  # else it says so already
            meeting.decide(NeemOver(functie="voorzitter", naam=args.door.strip(), reden=reden), door="voorzitter")
    tell(
        f"Overgenomen tot en met nr. {done.head.aantal}, kop {done.head.kop[:16]}; {who} legt er niet meer in vast. "
        f"Ga hier verder: voorzitter-console --database {target.naam}"
    )
    for name in done.ontbreekt:
        say(f"Het bewijs {one_line(name, 100)} heeft het archief niet (meer).")
    return 1 if done.ontbreekt else 0


def _clock(info: StreamInfo) -> str:
    return local(info.laatst).strftime("%d-%m-%Y %H:%M:%S")


def _agreed(args: argparse.Namespace) -> None:
    if args.ja:
        return
    if not attended():
        raise Refused("Er is hier niemand om het aan te vragen; er is niets overgenomen. Met --ja gebeurt het.")
    if not agreed("Overnemen? (J/N)"):
        raise Refused("Er is niets overgenomen.")


def _whole(place: JournalPlace) -> Report:
    """Raises JournalDamaged, JournalUnreadable where the journal there is not whole."""
    report = place.verify()
    if report.uitkomst == "onleesbaar":
        raise JournalUnreadable(report.zin or f"{place.plaats} is geen leesbaar journaal.")
    if report.uitkomst != "heel":
        first = next((str(fault) for fault in report.all_faults), "")
        raise JournalDamaged(f"{place.plaats} is niet heel, er wordt niet overgezet: {first}")
    return report


def _wanted(source: JournalPlace, name: str | None) -> list[str]:
    """The meetings to hand over, in order of their begin."""
    with closing(source.open(oefening=None, read_only=True)) as journal:
        if name is not None:
            return [find(journal, name)]
        streams = [stream.id for stream in reversed(journal.streams())]
    if not streams:
        raise InvalidInput(f"{source.plaats}: hier staat nog geen vergadering in.")
    return streams


def _tell(one: HandedOver, stream: StreamReport, source: JournalPlace) -> None:
    when = local(stream.eerste).strftime("%d-%m-%Y %H:%M") if stream.eerste else "?"
    what = {"vergadering": "Vergadering", "melding": "Melding"}.get(stream.soort or "", "Nazorg")
    state = "" if stream.gesloten else ", NIET AFGESLOTEN"
    evidence = f", {counted(len(one.bewijs), 'bewijsbestand', 'bewijsbestanden')}" if one.bewijs else ""
    entries = vastleggingen(one.head.aantal)
    tell(f"{what} van {when}: {entries} ({one.nieuw} nieuw), kop {one.head.kop[:16]}{evidence}{state}.")
    for name in one.ontbreekt:
        say(f"Het bewijs {one_line(name, 100)} staat niet (meer) bij {source.plaats} en is niet meegekomen.")
    for positie in one.gewist:
        say(f"Terwijl dit liep is in {source.plaats} gewist (nr. {positie}): wis dat ook in DOEL, daar staat het nog.")
