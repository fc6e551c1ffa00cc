"""``kluis``: the lock on the vault of a journal: how it stands, putting it on, opening it here, another phrase."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from contextlib import closing

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import PHRASE, database_place, open_existing, open_to_write
from voorzitter_console.cli.say import say, tell
from voorzitter_console.cli.terminal import answer_to, attended
from voorzitter_console.clock import SystemClock
from voorzitter_console.errors import InvalidInput
from voorzitter_console.journal import lock
from voorzitter_console.journal.lock import WrongPhrase
from voorzitter_console.journal.place import JournalPlace
from voorzitter_console.journal.port import JournalError, JournalMissing
from voorzitter_console.journal.relock import Locked, change_phrase, open_with, put_on, slot_in
from voorzitter_console.text import counted

_TRIES = 3


class NotAgreed(InvalidInput):
    """Nobody said yes; nothing was changed."""


def command(args: argparse.Namespace) -> int:
    """Exit 0 where it is done, or (``stand``) where this computer can read what is there; 1 where it cannot."""
    chosen = settings.load()
    place = database_place(args.database, chosen, oefening=False)
    if args.doen == "stand":
        return _stands(place)
    now = SystemClock().now
    with closing(open_to_write(place)) as journal:
        if args.doen == "open":
            done: Locked | None = _opened(lambda zin: open_with(journal, zin, beside=place))
        else:
            own = _own() if args.eigen else ""
            change = put_on if args.doen == "aan" else change_phrase

            def agreed(zin: str) -> bool:
                return args.ja or _agreed(zin, own=bool(own))

            done = change(journal, now(), chosen.station, agreed, own, beside=place)
    if done is None:
        raise NotAgreed("Er is niets veranderd.")
    _told(done, shown=bool(args.ja) and not args.eigen)
    return 0


def _told(done: Locked, *, shown: bool) -> None:
    if done.zin and shown:
        tell(f"De zin van het slot: {done.zin}")
    what = f"; {counted(done.waarden, 'tekst ging', 'teksten gingen')} er alsnog onder" if done.waarden else ""
    count = counted(done.bestanden, "bewijsbestand ging", "bewijsbestanden gingen")
    files = f"; {count} eronder" if done.bestanden else ""
    tell(f"De kluis is op slot (sleutel {done.sleutel_id}){what}{files}.")
    if not done.in_sleutelbos and done.zin:
        say(
            "Deze computer heeft geen sleutelbos die antwoordt: bij elke start wordt de zin gevraagd, of zij staat in "
            f"{PHRASE}. Een sleutelbos: pip install 'voorzitter-console[sleutelbos]'."
        )
    elif done.in_sleutelbos:
        tell("De sleutel staat in de sleutelbos van deze computer; er wordt bij een start niets gevraagd.")


def _stands(place: JournalPlace) -> int:
    with closing(open_existing(place)) as journal:
        found = slot_in(journal)
    if found is None:
        tell("De kluis heeft geen slot. Erop zetten: voorzitter-console kluis aan.")
        return 0
    here = lock.opened.get(found.sleutel_id) is not None
    locked = sum(stream.op_slot for stream in place.verify().streams)
    tell(f"De kluis is op slot (sleutel {found.sleutel_id}).")
    if here:
        tell("Deze computer heeft de sleutel.")
    else:
        told = counted(locked, "tekst is", "teksten zijn")
        tell(f"Deze computer heeft de sleutel niet: {told} hier niet te lezen. Met de zin: kluis open.")
    return 0 if here else 1


def _agreed(zin: str, *, own: bool) -> bool:
    """Show the phrase and have its last group typed over: it must stand on paper before it is needed."""
    if not attended():
        raise NotAgreed("Er is hier niemand die de zin kan opschrijven; er is niets veranderd. Met --ja gaat het door.")
    if own:
        return True  # it was typed twice
    for line in ("Schrijf deze zin over of druk haar af, en bewaar haar niet bij deze computer:", "", zin, ""):
        tell(line)
    tell("Zonder sleutelbos en zonder deze zin is niets meer te lezen; niemand kan dat herstellen.")
    return answer_to("Typ ter controle de laatste vijf tekens (leeg: niet doen):").upper() == zin[-5:]


def _own() -> str:
    """A phrase of one's own, typed twice. Raises WrongPhrase, NotAgreed."""
    if not attended():
        raise NotAgreed("Een eigen zin wordt op een terminal getypt; er is niets veranderd.")
    typed = getpass.getpass(f"Eigen zin (minstens {lock.LEAST} tekens): ")
    lock.phrase(typed)
    if getpass.getpass("Nog eens: ") != typed:
        raise WrongPhrase("De twee zinnen zijn niet gelijk; er is niets veranderd.")
    return typed


def _opened(use: Callable[[str], Locked]) -> Locked:
    """With the phrase of the environment or as it is typed. Raises WrongPhrase, JournalError."""
    given = os.environ.get(PHRASE)
    if given is not None:
        return use(given)
    terminal = attended()
    for left in range(_TRIES - 1, -1, -1):
        typed = getpass.getpass("De zin van het slot: ") if terminal else (sys.stdin.readline() if sys.stdin else "")
        try:
            found = use(typed)
        except WrongPhrase as fault:
            if not left or not terminal:
                raise
            say(str(fault))
        else:
            return found
    raise AssertionError


def ready(place: JournalPlace, *, ask: bool) -> None:
    """Before a console begins, where the settings want a lock: this process has the key, or it is said why not.

    Asks for the phrase only where the keyring does not answer, and goes on without one: nobody waits for a lock.
    """
    try:
        with closing(open_existing(place)) as journal:
            found = slot_in(journal) if not journal.oefening else None
            if found is None:
                return
        if lock.opened.get(found.sleutel_id) is not None or not ask:
            return
        terminal = attended()
        typed = getpass.getpass("De zin van het slot (leeg: zonder lezen verder): ") if terminal else ""
        if typed.strip():
            lock.opened.add(lock.unwrapped(found, typed))
    except JournalMissing:
        return
    except JournalError as fault:
        say(str(fault))  # what is wrong with the journal itself is said where it is opened
