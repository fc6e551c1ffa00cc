"""``speel SCENARIO --uit MAP``: exit 0, 1 where ``[verwacht]`` fails, 2 for invalid input (then nothing is written)."""

from __future__ import annotations

import argparse
import secrets
import tempfile
from pathlib import Path

from voorzitter_console.cli.bootstrap import database_path
from voorzitter_console.cli.say import say
from voorzitter_console.dossier.make import of_meeting
from voorzitter_console.dossier.pdf import aangifte_pdf
from voorzitter_console.dossier.write import check_folder, write_dossier
from voorzitter_console.journal.memory import MemoryJournal
from voorzitter_console.journal.sqlite import SqliteJournal
from voorzitter_console.practice import scenario as scenarios
from voorzitter_console.practice.player import play, seeded
from voorzitter_console.settings import Settings

JOURNAL = "journaal.sqlite"


def command(args: argparse.Namespace) -> int:
    """Play a scenario into a journal of its own and write the dossier."""
    folder = Path(args.uit)
    check_folder(folder)
    scenario = scenarios.load(scenarios.find(args.scenario))
    # First without a file: a step that turns out to be invalid leaves nothing behind.
    play(scenario, MemoryJournal(oefening=True), token=seeded(scenario))
    with tempfile.TemporaryDirectory(prefix="voorzitter-console-") as temporary:
        own = args.database is None
        path = Path(temporary) / JOURNAL if own else database_path(args.database, Settings(), oefening=True)
        # In its own journal the same play gives the same bytes; in a journal that is kept every id is new.
        salts, ids = (seeded(scenario), seeded(scenario)) if own else (secrets.token_bytes, secrets.token_bytes)
        journal = SqliteJournal.open(path, oefening=True, create=True, token=salts)
        try:
            played = play(scenario, journal, token=ids)
            dossier = of_meeting(played.meeting)
        finally:
            journal.close()
        extra = {f"bewijs/{name}": source for name, source in played.bewijs}
        if own:
            extra[JOURNAL] = path
        write_dossier(dossier, folder, pdf=aangifte_pdf(dossier), extra_files=extra)
    for sentence in played.verschillen:
        say(sentence)
    print(f"Oefening gespeeld: {len(played.meeting.entries)} vastleggingen. Het dossier staat in {folder}.")  # noqa: T201
    return 1 if played.verschillen else 0
