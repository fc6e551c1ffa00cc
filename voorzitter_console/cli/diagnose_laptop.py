"""What ``diagnose`` looks at on the laptop itself: settings, terminal, keys, clock, disk, rights, the journal."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from voorzitter_console import settings
from voorzitter_console.cli import bootstrap
from voorzitter_console.cli.diagnose import Diagnosis, Laptop, Look, fault, ok, warning
from voorzitter_console.cli.log import FOLDER
from voorzitter_console.cli.terminal import NoTerminal, need_terminal
from voorzitter_console.clock import SystemClock
from voorzitter_console.errors import ConsoleError
from voorzitter_console.moment import date_of, local, short_date
from voorzitter_console.text import one_line

COMFORTABLE = (80, 24)
"""Below this the screen leaves things out; the sentence and the keys stay."""
LEAST, FEW = 100 * 2**20, 2**30
"""Bytes free on the journal's disk: a meeting with evidence needs some; below the second it is said."""
SLOW = 1.0
"""Seconds for a new journal of one row; a write that takes longer shows NOG NIET VASTGELEGD."""
AHEAD = 2.0
"""Seconds that the clock may differ from the time server."""


def _settings(laptop: Laptop) -> Iterator[Diagnosis]:
    for sentence in laptop.faults:
        yield fault("instellingen", sentence, "Pas het bestand aan, of gebruik voorzitter-console instellen.")
    there = Path(laptop.chosen.waar).is_file()
    if not laptop.faults and there:
        yield ok("instellingen", f"{laptop.chosen.waar}.")
    elif not there:
        yield warning("instellingen", "er is nog geen bestand.", "Maak het met voorzitter-console instellen.")
    if there and not (laptop.chosen.nummers.bodedienst or laptop.faults):
        yield warning(
            "instellingen", "het nummer van de bodedienst ontbreekt.", "Vul het in met voorzitter-console instellen."
        )


def _protocol(laptop: Laptop) -> Iterator[Diagnosis]:
    from voorzitter_console.protocol.load import find

    found = find(laptop.chosen.protocol)
    yield ok("protocol", f"{one_line(found.titel, 80)} ({one_line(found.gemeente, 40)}).")


def _prepared(laptop: Laptop) -> Iterator[Diagnosis]:
    """What the first screen is filled in with, what of it is still to be done, and what lies there of days past."""
    from voorzitter_console.preparation.desk import kept_words, open_words, past, upcoming
    from voorzitter_console.preparation.follows import follows, still_open
    from voorzitter_console.preparation.kept import Preparations, around
    from voorzitter_console.preparation.prepared import opens_now
    from voorzitter_console.protocol.load import find

    wat, again = "voorbereiding", "voorzitter-console voorbereiden"
    kept, now = Preparations(settings.data_path(settings.PREPARED)), SystemClock().now()
    today = date_of(now)
    here, faults = kept.of_days(*around(today))
    standing = [one for one in here if opens_now(one.voorbereiding, now)]
    for sentence in faults:
        yield fault(wat, sentence, f"Maak haar opnieuw met {again}; zonder haar begint de console met de instellingen.")
    protocol = find(laptop.chosen.protocol)
    for one in standing:
        left = follows(one.voorbereiding, protocol)
        said = f"{kept_words(one)}. {open_words(left)}"
        if still_open(left):
            yield warning(wat, said, f"Vul aan met {again} {short_date(one.voorbereiding.datum)}.")
        else:
            yield ok(wat, said)
    if len(standing) > 1:
        yield warning(wat, f"er staan er {len(standing)} klaar.", "Kies op het eerste scherm bij Voorbereid de goede.")
    if not standing and not faults:
        later = [one for one in upcoming(kept, today)[0] if one.voorbereiding.is_meeting]
        following = f"; de eerstvolgende is {kept_words(later[0])}" if later else ""
        yield ok(wat, f"voor nu staat er geen vergadering klaar{following}.")
    left_behind = [naam for naam in past(kept, today) if naam not in {one.naam for one in standing}]
    if left_behind:
        said = f"er ligt nog wat van een voorbije dag is ({one_line(', '.join(left_behind), 100)})."
        yield warning(wat, said, f"Het is niet versleuteld; wis het met {again} --wis.")


def _terminal(_laptop: Laptop) -> Iterator[Diagnosis]:
    """By the console's own rule; where the screen cannot be, plain lines can."""
    try:
        need_terminal()
    except NoTerminal as why:
        yield warning("terminal", str(why), "")
        return
    size = shutil.get_terminal_size()
    if size.columns < COMFORTABLE[0] or size.lines < COMFORTABLE[1]:
        yield warning(
            "terminal", f"het venster is {size.columns}x{size.lines}.", "Maak het minstens 80x24; 100x30 is ruim."
        )
    else:
        yield ok("terminal", f"{os.environ.get('TERM') or sys.platform}, {size.columns}x{size.lines}, UTF-8.")


def _keys(laptop: Laptop) -> Iterator[Diagnosis]:
    from voorzitter_console.ui.toetsen import KeyFault, Toetsen

    try:
        own = Toetsen.of(laptop.chosen.toetsen, laptop.chosen.bestand)
    except KeyFault as why:
        yield fault("toetsen", str(why), "Geef een andere toets, of haal de regel weg.")
        return
    changed = f"{len(own.eigen)} eigen" if own.eigen else "zoals zij zijn"
    yield ok("toetsen", f"{changed}; of deze laptop elke toets doorgeeft, ziet u op het eerste scherm bij Toetsen.")


def _clock(laptop: Laptop) -> Iterator[Diagnosis]:
    from voorzitter_console.console.sntp import ServerSilent, ask

    now = local(datetime.now(UTC))
    if not 2026 <= now.year <= 2100:
        yield fault("klok", f"deze laptop denkt dat het {now.year} is.", "Zet de klok goed, het liefst vanzelf.")
    elif not laptop.chosen.klok.server:
        yield ok("klok", f"{now:%d-%m-%Y %H:%M:%S} in Nederland; niet vergeleken (er is geen [klok] server ingesteld).")
    else:
        try:
            found = ask(laptop.chosen.klok.server, SystemClock())
        except ServerSilent as why:
            yield warning("klok", str(why), "Vergelijk bij het begin met het oog; de console vraagt erom.")
            return
        off = found.verschil.total_seconds()
        said = f"{abs(off):.1f} s {'voor' if off > 0 else 'achter'} op {one_line(laptop.chosen.klok.server, 60)}."
        yield warning("klok", said, "Zet de klok goed, het liefst vanzelf.") if abs(off) > AHEAD else ok("klok", said)


def _nearest(path: Path) -> Path:
    """The folder itself, or the first above it that is there."""
    return next((folder for folder in (path, *path.parents) if folder.is_dir()), path)


def _disk(laptop: Laptop) -> Iterator[Diagnosis]:
    from voorzitter_console.journal.location import LocationRefused, check_location

    try:
        check_location(laptop.database)
    except LocationRefused as why:
        yield fault("schijf", str(why), "Geef met --database of in de instellingen een map op de eigen schijf.")
        return
    free = shutil.disk_usage(_nearest(laptop.database.parent)).free
    said = f"{free / 2**30:.1f} GB vrij voor het journaal."
    if free < LEAST:
        yield fault("schijf", said, "Maak ruimte: zonder ruimte kan niets worden vastgelegd.")
    elif free < FEW:
        yield warning("schijf", said, "Maak ruimte voor bewijs, zoals camerabeelden.")
    else:
        yield ok("schijf", said)


def _durable(laptop: Laptop) -> Iterator[Diagnosis]:
    """A journal of practice is made, and removed, where the real one is or will be: its settings are read back."""
    from voorzitter_console.journal.sqlite import SqliteJournal

    folder = _nearest(laptop.database.parent)
    try:
        with tempfile.TemporaryDirectory(prefix=".diagnose-", dir=folder) as temporary:
            begin = time.perf_counter()
            SqliteJournal.open(Path(temporary) / "proef.sqlite", oefening=True, create=True).close()
            took = time.perf_counter() - begin
    except OSError as why:
        yield fault(
            "vastleggen", f"in {folder} kan niet worden geschreven (fout {why.errno}).", "Controleer de rechten."
        )
        return
    said = f"wat is vastgelegd staat op schijf ({took * 1000:.0f} ms)."
    if took > SLOW:
        yield warning("vastleggen", f"traag: {said}", "Kijk wat deze schijf bezig houdt, zoals een virusscanner.")
    else:
        yield ok("vastleggen", said)


def _rights(laptop: Laptop) -> Iterator[Diagnosis]:
    """Only the owner may read what is recorded; on Windows the user's own folder is so by itself."""
    from voorzitter_console.journal.key import load

    if os.name == "posix":
        for path in (laptop.database.parent.absolute(), bootstrap.key_path(), Path(laptop.chosen.waar)):
            mode = path.stat().st_mode if path.exists() else 0
            if mode & 0o077 and (path.is_dir() or mode & 0o022 or path == bootstrap.key_path()):
                remedy = f"Sluit af met: chmod go-rwx '{one_line(str(path), 200)}'."
                yield warning("rechten", f"{path} is ook voor anderen op deze computer open.", remedy)
                return
    if bootstrap.key_path().exists():
        load(bootstrap.key_path(), create=False)
        yield ok("rechten", "map en sleutel zijn alleen voor u.")
    else:
        yield ok("rechten", "map is alleen voor u; de sleutel wordt bij de eerste vergadering gemaakt.")


def _journal(laptop: Laptop) -> Iterator[Diagnosis]:
    from voorzitter_console.journal import emergency
    from voorzitter_console.journal.port import JournalMissing

    try:
        with closing(bootstrap.open_existing(laptop.place)) as journal:
            streams = sum(stream.soort == "vergadering" for stream in journal.streams())
    except JournalMissing:
        yield ok("journaal", f"nog geen; het komt op {laptop.place.plaats}.")
        return
    except ConsoleError as why:
        yield fault("journaal", str(why), "Kijk het na met voorzitter-console controleer.")
        return
    if beside := emergency.told(laptop.database):
        yield warning("journaal", beside, "Controleer ze allebei, en bewaar een kopie.")
    yield ok("journaal", f"{laptop.place.plaats}, vergaderingen: {streams}.")


def _log(_laptop: Laptop) -> Iterator[Diagnosis]:
    folder = settings.data_path(FOLDER)
    found = sorted(file.name for file in folder.glob("*.log"))
    if found:
        said = f"er staat iets in het logboek: {one_line(', '.join(found), 100)} in {folder}."
        yield warning("logboek", said, "Kijk wat er was (er staan geen persoonsgegevens in), en verwijder het daarna.")
    else:
        yield ok("logboek", f"leeg; het komt in {folder}.")


ITSELF: dict[str, Look] = {
    "instellingen": _settings,
    "protocol": _protocol,
    "voorbereiding": _prepared,
    "terminal": _terminal,
    "toetsen": _keys,
    "klok": _clock,
    "schijf": _disk,
    "vastleggen": _durable,
    "rechten": _rights,
    "journaal": _journal,
    "logboek": _log,
}
