"""``dossier [VERGADERING] --uit MAP``: the dossier of a recorded meeting; without a name the latest."""

from __future__ import annotations

import argparse

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import database_path, open_existing, output_folder
from voorzitter_console.cli.say import say, tell
from voorzitter_console.clock import SystemClock
from voorzitter_console.dossier.documents import documents
from voorzitter_console.dossier.make import of_meeting
from voorzitter_console.dossier.write import write_dossier
from voorzitter_console.errors import InvalidInput
from voorzitter_console.journal.port import Journal
from voorzitter_console.meeting import Meeting
from voorzitter_console.text import local, one_line


class NoMeeting(InvalidInput):
    """The journal holds no such meeting."""


def command(args: argparse.Namespace) -> int:
    """Read the meeting, write dossier.json, aangifte.pdf and the manifest."""
    folder = output_folder(args.uit)
    chosen = settings.load()
    path = database_path(args.database, chosen, oefening=False)
    journal = open_existing(path)
    try:
        stroom = find(journal, args.vergadering)
        meeting = Meeting.resume(journal, stroom, SystemClock(), station=chosen.station, strict=True)
        dossier = of_meeting(meeting)
    finally:
        journal.close()
    named = [b.bestand for b in dossier.bewijs if b.bestand]
    there = {name: path.parent / name for name in named if (path.parent / name).is_file()}
    write_dossier(dossier, folder, documents=documents(dossier), evidence=there)
    for name in named:
        if name not in there:
            say(f"Het bewijs {name} staat niet meer naast het journaal; leg het zelf bij het dossier.")
    titel = one_line(meeting.begin_velden.titel, 80)
    tell(f"Dossier van '{titel}' ({meeting.positie} vastleggingen) staat in {folder}.")
    return 0


def find(journal: Journal, name: str | None) -> str:
    """The stream of a meeting by its title, its date (2026-03-10) or the begin of its id; the latest without a name."""
    streams = journal.streams()
    if not streams:
        raise NoMeeting(f"{journal.plaats}: hier staat nog geen vergadering in; open er eerst een.")
    if not name:
        return streams[0].id
    listed = []
    for stream in streams:
        first = journal.read(stream.id)[0]
        titel = str(first.payload.get("titel", ""))
        datum = local(first.gebeurd_op).strftime("%Y-%m-%d")
        if name.casefold() in (titel.casefold(), datum) or (len(name) >= 8 and stream.id.startswith(name.lower())):
            return stream.id
        listed.append(f"{datum} '{one_line(titel, 40)}'")
    kan = "; ".join(listed[:5])
    raise NoMeeting(f"Vergadering '{one_line(name, 60)}' staat niet in {journal.plaats}; wel: {kan}.")
