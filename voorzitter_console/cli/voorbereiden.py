"""``voorbereiden [DAG]``: the risk scan before a meeting, what follows from it, and the briefing (protocol 3.2, 4.3).

On this terminal, in lines, or without questions with ``--uit``, ``--van`` and ``--wis``.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from voorzitter_console import settings, toml_file
from voorzitter_console.cli.parts import theme_of
from voorzitter_console.cli.say import say, tell
from voorzitter_console.cli.terminal import agreed, can_draw, line_input
from voorzitter_console.clock import SystemClock
from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import date_of, date_words, short_date
from voorzitter_console.preparation.desk import PreparationDesk, adopted, brief, kept_words, past, upcoming
from voorzitter_console.preparation.file import PreparationUnreadable, parse
from voorzitter_console.preparation.kept import Bewaarde, Preparations
from voorzitter_console.preparation.prepared import Voorbereiding, prefilled
from voorzitter_console.preparation.when import day_in, to_come
from voorzitter_console.protocol.load import find
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol

START = "voorzitter-console voorbereiden"


class NotPrepared(InvalidInput):
    """Nothing was prepared for that day."""


def command(args: argparse.Namespace) -> int:
    """Raises ConsoleError."""
    chosen, clock = settings.load(), SystemClock()
    kept = Preparations(settings.data_path(settings.PREPARED))
    today = date_of(clock.now())
    if args.wis:
        return _erase(kept, args, today)
    if args.van is not None:
        _take_over(kept, args.van, today)
        if args.uit is None:
            return 0
    protocol = find(chosen.protocol)
    if args.uit is not None:
        if not args.uit.strip():
            raise InvalidInput("--uit: hier hoort de naam van een map.")
        tell(brief(_one(kept, args.dag, today), protocol, clock, args.uit))
        return 0
    return _form(args, chosen, kept, clock, protocol)


def _form(
    args: argparse.Namespace,
    chosen: settings.Settings,
    kept: Preparations,
    clock: SystemClock,
    protocol: Protocol,
) -> int:
    today = date_of(clock.now())

    def desk(was: Bewaarde | None, day: date | None = None) -> PreparationDesk:
        return PreparationDesk(kept, clock, protocol, chosen.vooraf, lambda on: _filled(on, chosen), was, day)

    there, faults = upcoming(kept, today)
    notes = (*faults, *_leftover(kept, today))
    day = to_come(day_in(args.dag, today), today) if args.dag is not None and not _is_name(args.dag) else None
    if args.dag is not None:
        there = tuple(one for one in there if args.dag == one.naam or one.voorbereiding.datum == day)
        if day is None and not there:
            raise NotPrepared(f"{one_line(args.dag, 30)}: daarvoor is niets voorbereid; typ een dag, zoals 01-12-2026.")
    if not args.regels and can_draw():
        from voorzitter_console.ui.preparation_app import run as run_screen

        code, told = run_screen(desk, there, day, notes, theme_of(args, chosen))
        for sentence in (*notes, *told):
            tell(sentence)
        return code
    source, target = line_input("voorzitter-console voorbereiden")
    from voorzitter_console.regels.preparation import run as run_lines

    return run_lines(desk, there, day, notes, source, target)


def _filled(day: date, chosen: settings.Settings) -> Voorbereiding:
    supplier = chosen.livestream.get("bellen", "")
    return prefilled(
        day,
        chosen.vooraf,
        bode=chosen.nummers.bodedienst,
        politie=chosen.nummers.politie,
        livestream=supplier if isinstance(supplier, str) else "",
    )


def _is_name(text: str) -> bool:
    """``2026-12-01-2``: the second of a day."""
    return text.count("-") == 3


def _one(kept: Preparations, given: str | None, today: date) -> Bewaarde:
    """The one of that day or name, or the next one. Raises NotPrepared, DayFault, PreparationUnreadable."""
    if given is not None and _is_name(given):
        if given not in kept.names():
            raise NotPrepared(f"{one_line(given, 30)} is hier niet voorbereid; zonder naam ziet u wat er is.")
        return kept.read(given)
    if given is not None:
        day = day_in(given, today)
        names = [naam for naam in kept.names() if naam[:10] == day.isoformat()]
        if not names:
            begin = f"; begin met {START} {short_date(day)}" if day >= today else ""
            raise NotPrepared(f"Voor {date_words(day)} is niets voorbereid{begin}.")
        if len(names) > 1:
            raise InvalidInput(f"Voor {date_words(day)} is meer voorbereid; kies een van {', '.join(names)}.")
        return kept.read(names[0])
    there, faults = upcoming(kept, today)
    for sentence in faults:
        say(sentence)
    if not there:
        raise NotPrepared(f"Er is nog niets voorbereid; begin met {START}.")
    return there[0]


def _take_over(kept: Preparations, given: str, today: date) -> None:
    path = Path(given).expanduser()
    found, new = adopted(kept, parse(toml_file.read(path, PreparationUnreadable), str(path)), today)
    tell(f"{'Overgenomen' if new else 'Stond hier al'}: {kept_words(found)} ({found.naam}).")


def _leftover(kept: Preparations, today: date) -> tuple[str, ...]:
    """That texts about persons lie there of days that are over."""
    left = past(kept, today)
    if not left:
        return ()
    more = f" en {len(left) - 1} meer" if len(left) > 1 else ""
    return (f"Er ligt nog een voorbereiding van een dag die voorbij is ({left[0]}{more}); wissen: {START} --wis",)


def _erase(kept: Preparations, args: argparse.Namespace, today: date) -> int:
    """A name or day, or all whose day is over; asks, and without a terminal needs ``--ja``."""
    if args.dag is None:
        names = [*past(kept, today)]
    elif _is_name(args.dag):
        names = [args.dag] if args.dag in kept.names() else []
    else:
        day = day_in(args.dag, today).isoformat()
        names = [naam for naam in kept.names() if naam[:10] == day]
    if not names:
        tell("Er is niets om te wissen.")
        return 0
    tell(f"Te wissen: {', '.join(names)}.")
    if not args.ja:
        if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
            tell("Er is niets gewist. Wissen kan op een terminal, of met --ja.")
            return 0
        if not agreed("Wissen? J wist, al het andere niet:"):
            tell("Er is niets gewist.")
            return 0
    for naam in names:
        kept.remove(naam)
    tell(f"Gewist: {', '.join(names)}. Wat eerder als briefing is gemaakt of afgedrukt, blijft waar het is.")
    return 0
