"""``speel SCENARIO --uit MAP``: exit 0, 1 where ``[verwacht]`` fails, 2 for invalid input (then nothing is written)."""

from __future__ import annotations

import argparse
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

from voorzitter_console.cli.bootstrap import database_place, output_folder, signing_key
from voorzitter_console.cli.say import say, tell
from voorzitter_console.dossier.bag.manifest import JOURNAL
from voorzitter_console.dossier.bag.write import write_dossier
from voorzitter_console.dossier.model.build import of_meeting
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.publish import documents
from voorzitter_console.journal.evidence import EVIDENCE, keep_evidence
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.journal.place import FilePlace, JournalPlace
from voorzitter_console.journal.port import JournalDamaged, JournalMissing, JournalUnreadable, KeptJournal
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.player import Play, play, seeded
from voorzitter_console.settings import Settings
from voorzitter_console.text import vastleggingen


def command(args: argparse.Namespace) -> int:
    """Play a scenario into a journal of its own and write the dossier."""
    folder, key = output_folder(args.uit), signing_key()
    scenario = scenarios.load(scenarios.find(args.scenario))
    # First without a file: what turns out to be invalid leaves nothing behind.
    tried = play(scenario, MemoryJournal(oefening=True), token=seeded(scenario))
    if args.database is None:
        with tempfile.TemporaryDirectory(prefix="voorzitter-console-") as temporary:
            path = Path(temporary) / JOURNAL
            # In its own journal the same play gives the same bytes.
            journal = SqliteJournal.open(path, oefening=True, create=True, token=seeded(scenario))
            played, dossier = _play(scenario, journal, seeded(scenario))
            evidence = {f"{EVIDENCE}/{name}": source for name, source in played.bewijs}
            # Beside the journal too: it is a journal like any other, to be copied or to make a dossier of.
            write_dossier(
                dossier,
                folder,
                documents=documents(dossier),
                evidence=evidence,
                journal=path,
                beside_journal=evidence,
                key=key,
            )
    else:
        place = database_place(args.database, Settings(), oefening=True)
        _whole(place)
        # Nothing may go into a journal that is kept and then turn out not to be printable.
        documents(of_meeting(tried.meeting))
        kept = place.open(oefening=True, create=True)
        played, dossier = _play(scenario, kept, secrets.token_bytes)
        if isinstance(place, FilePlace):
            keep_evidence(place.local, played.bewijs)
        else:
            for _, source in played.bewijs:
                place.keep(source)
        evidence = {f"{EVIDENCE}/{name}": source for name, source in played.bewijs}
        write_dossier(dossier, folder, documents=documents(dossier), evidence=evidence, key=key)
    for sentence in played.verschillen:
        say(sentence)
    tell(f"Oefening gespeeld: {vastleggingen(len(played.meeting.entries))}. Het dossier staat in {folder}.")
    return 1 if played.verschillen else 0


def _play(scenario: scenarios.Scenario, journal: KeptJournal, token: Callable[[int], bytes]) -> tuple[Play, Dossier]:
    try:
        played = play(scenario, journal, token=token)
        return played, of_meeting(played.meeting)
    finally:
        journal.close()


def _whole(place: JournalPlace) -> None:
    """Nothing is added to a journal that is not whole. Raises JournalDamaged, JournalUnreadable."""
    try:
        if not place.exists():
            return
    except OSError:
        raise JournalUnreadable(f"{place.plaats} is niet te bereiken; controleer het pad en de rechten.") from None
    try:
        report = place.verify()
    except JournalMissing:
        return  # a server on which there is none yet
    if report.uitkomst == "onleesbaar":
        raise JournalUnreadable(report.zin or f"{place.plaats} is geen leesbaar journaal.")
    if report.uitkomst == "aangetast":
        raise JournalDamaged(f"{place.plaats} is aangetast of onvolledig (zie controleer); geef een ander bestand.")
