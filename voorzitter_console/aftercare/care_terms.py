"""Which talks are still to be held, with whom: the list of tasks tells how many, never a name. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from voorzitter_console.aftercare.carebook import Zorg
from voorzitter_console.aftercare.confided import Begeleide
from voorzitter_console.aftercare.talks import Nagesprek, talks
from voorzitter_console.aftercare.task import Vervolgtaak, ordered

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Termijnen


def open_talks(one: Begeleide, since: datetime, terms: Termijnen) -> tuple[Nagesprek, ...]:
    """Those of the three that were not held with this person; none where care was refused or has ended.

    A later talk that was held stands for an earlier one that was not: nobody can go back to the first day.
    """
    if not one.loopt:
        return ()
    last = max((talk.nummer for talk in one.gesprekken if talk.nummer <= 3), default=0)
    return tuple(talk for talk in talks(since, terms) if talk.nummer > last)


def with_care(
    taken: Sequence[Vervolgtaak], zorg: Zorg, since: datetime | None, terms: Termijnen
) -> tuple[Vervolgtaak, ...]:
    """The tasks, that of the care as its stream has it: open until each person had the talks, refused or ended."""
    if since is None or not zorg.mensen:
        return tuple(taken)
    asked = [one for one in zorg.mensen if one.loopt and not one.gevraagd]
    waiting = [talk for one in zorg.mensen for talk in open_talks(one, since, terms)]
    soonest = min(waiting, key=lambda talk: talk.nummer, default=None)
    told = [f"{len(asked)} nog aan te bieden"] if asked else []
    told += [f"{len(waiting)} gesprek{'' if len(waiting) == 1 else 'ken'} te voeren"] if waiting else []

    def changed(task: Vervolgtaak) -> Vervolgtaak:
        if task.soort != "nazorg" or task.stand != "open":
            return task
        if soonest is None:
            return replace(task, stand="gedaan", uitkomst="met ieder zijn de gesprekken gevoerd, of is het gesloten")
        return replace(task, over=", ".join(told), uiterlijk=soonest.uiterlijk)

    return ordered([changed(task) for task in taken])
