"""``overzetten BRON DOEL``: meetings from one journal to another (file or server), chain and evidence with them."""

from __future__ import annotations

import argparse
from contextlib import closing

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import key_path, own_folder, place_from
from voorzitter_console.cli.dossier import find
from voorzitter_console.cli.say import say, tell
from voorzitter_console.clock import SystemClock
from voorzitter_console.errors import InvalidInput, Refused
from voorzitter_console.journal.handover import HandedOver, hand_over
from voorzitter_console.journal.key import load
from voorzitter_console.journal.place import FilePlace, JournalPlace
from voorzitter_console.journal.port import JournalDamaged, JournalMissing, JournalUnreadable
from voorzitter_console.journal.stations import Stations
from voorzitter_console.journal.verify import Report, StreamReport
from voorzitter_console.text import local, one_line


def command(args: argparse.Namespace) -> int:
    """Exit 0, or 1 where evidence that was recorded did not come along."""
    source, target = (place_from(text) for text in (args.bron, args.doel))
    if source.plaats == target.plaats:
        raise InvalidInput("BRON en DOEL zijn dezelfde plaats; geef twee verschillende.")
    if isinstance(source, FilePlace) and not source.exists():
        raise JournalMissing(f"Er is geen journaal op {source.plaats}.")
    own_folder(target)
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
        _tell(one, after[one.stroom], source)
    if before.oefening:
        tell("OEFENING")
    tell(
        f"Overgezet en aan beide kanten nagekeken: {len(done)} {'vergadering' if len(done) == 1 else 'vergaderingen'}, "
        f"naar {target.plaats}. In {source.plaats} blijven zij om te lezen; vastleggen gaat voortaan in DOEL."
    )
    return 1 if any(one.ontbreekt for one in done) else 0


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
    state = "" if stream.gesloten else ", NIET AFGESLOTEN"
    evidence = f", {len(one.bewijs)} bewijsbestanden" if one.bewijs else ""
    tell(
        f"Vergadering van {when}: {one.head.aantal} vastleggingen ({one.nieuw} nieuw), kop {one.head.kop[:16]}"
        f"{evidence}{state}."
    )
    for name in one.ontbreekt:
        say(f"Het bewijs {one_line(name, 100)} staat niet (meer) bij {source.plaats} en is niet meegekomen.")
