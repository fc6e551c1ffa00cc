"""``vergaderingen [--json]``: what is in a journal. Exit 0, 1 where a meeting cannot be read, 2 without a journal."""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import datetime
from typing import Any

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import database_place, open_existing
from voorzitter_console.cli.say import say, tell, tell_json
from voorzitter_console.entry import utc_text
from voorzitter_console.errors import ConsoleError
from voorzitter_console.journal import emergency
from voorzitter_console.journal.port import Journal, StreamInfo
from voorzitter_console.journal.verify import is_closed
from voorzitter_console.moment import local
from voorzitter_console.procedure.outside import KANALEN, said
from voorzitter_console.text import counted, one_line

FORMAT = "voorzitter-console/vergaderingen/1"


def command(args: argparse.Namespace) -> int:
    """One line for each meeting, the one begun last first."""
    place = database_place(args.database, settings.load(), oefening=False)
    with closing(open_existing(place)) as journal:
        listed = [_listed(journal, stream) for stream in journal.streams() if stream.soort == "vergadering"]
        meldingen = [_reported(journal, stream) for stream in journal.streams() if stream.soort == "melding"]
        oefening = journal.oefening
    beside = emergency.beside(place.local)
    if args.json:
        told = {
            "formaat": FORMAT,
            "journaal": place.naam,
            "oefening": oefening,
            "noodjournaal": str(beside) if beside is not None else None,
            "vergaderingen": listed,
            "meldingen": meldingen,
        }
        tell_json(told)
    else:
        if beside is not None:
            say(emergency.told(place.local))
        tell(f"{place.naam}: {_count(len(listed))}{' (OEFENING)' if oefening else ''}.")
        for meeting in listed:
            tell(_line(meeting))
        if meldingen:
            tell(f"Buiten een vergadering: {len(meldingen)} {'melding' if len(meldingen) == 1 else 'meldingen'}.")
        for melding in meldingen:
            tell(_line(melding))
    return 1 if any(one["fout"] for one in (*listed, *meldingen)) else 0


def _reported(journal: Journal, stream: StreamInfo) -> dict[str, Any]:
    """One melding, by the same names; ``orgaan`` says by what way it came."""
    told = _listed(journal, stream)
    first = journal.read(stream.id)[0].payload if told["fout"] is None else {}
    return told | {"orgaan": said(KANALEN, first.get("kanaal")), "begonnen_om": first.get("aanvang")}


def _listed(journal: Journal, stream: StreamInfo) -> dict[str, Any]:
    """One meeting; a text that was erased, or whose key is not here, is null."""
    told: dict[str, Any] = {
        "id": stream.id,
        "titel": None,
        "orgaan": None,
        "begonnen_om": None,
        "aangelegd_op": utc_text(stream.aangelegd_op),
        "laatst": utc_text(stream.laatst),
        "op_slot": 0,
        "gesloten": None,
        "aantal": stream.head.aantal,
        "kop": stream.head.kop,
        "fout": None,
    }
    try:
        entries = journal.read(stream.id)
    except ConsoleError as fault:
        return told | {"fout": str(fault)}
    first = entries[0].payload
    return (
        told
        | {name: first.get(name) for name in ("titel", "begonnen_om")}
        | {"orgaan": first.get("orgaan", "gemeenteraad"), "gesloten": is_closed(entries)}
    )


def _line(meeting: dict[str, Any]) -> str:
    begun = local(datetime.fromisoformat(meeting["begonnen_om"] or meeting["aangelegd_op"]))
    entries = counted(meeting["aantal"], "vastlegging", "vastleggingen")
    head = f"{entries}, kop {meeting['kop'][:16]}, nummer {meeting['id']}"
    if meeting["fout"]:
        return f"{begun:%Y-%m-%d %H:%M}  NIET TE LEZEN: {one_line(meeting['fout'], 200)} ({head})"
    unread = "titel op slot" if meeting["op_slot"] else "titel gewist"
    title = one_line(str(meeting["titel"] or unread), 60)
    closed = "gesloten" if meeting["gesloten"] else "NIET AFGESLOTEN"
    return f"{begun:%Y-%m-%d %H:%M}  '{title}', {meeting['orgaan']}, {closed}, {head}"


def _count(number: int) -> str:
    if not number:
        return "hier staat nog geen vergadering in"
    return counted(number, "vergadering", "vergaderingen")
