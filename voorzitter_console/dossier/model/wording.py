"""The sentence of each entry in the timeline, and as dossiers of before had it: those must follow from it for ever."""

from __future__ import annotations

from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.sentences import sentence

NEUTRAL = 4
"""From this ``bewoording`` on: one numbering, and no word that concludes."""
EVERY_END = 5
"""From this one on an end after which the ordeverstoring went on has its number too."""


class Wording:
    """Sentences for the entries of one meeting, as a dossier of that ``bewoording`` has them."""

    def __init__(self, history: History, bewoording: int) -> None:
        self._neutral = bewoording >= NEUTRAL
        self._numbers: dict[str, int] = {}
        """Entry id -> number of the vordering or ordeverstoring that its sentence names."""
        for x in history.state.verstoringen:
            self._numbers[x.begin_id] = x.nummer
            ends = x.einde_ids if bewoording >= EVERY_END else (x.einde_id,)
            self._numbers |= {entry_id: x.nummer for entry_id in (*ends, *x.voortzetting_ids) if entry_id}
            self._numbers |= {v.id: v.nummer for v in x.vorderingen}

    def sentence(self, entry_id: str, command: c.Command) -> str:
        """What was done, in one sentence."""
        if not self._neutral:
            return before(command) or sentence(command, nummer=self._numbers.get(entry_id))
        if isinstance(command, c.StelAanwezigheidVast):
            now = self._numbers.get(command.vordering_id or "", command.vordering)
            named = f" (toen genoemd: {command.vordering}e)" if now != command.vordering else ""
            return sentence(command.changed(vordering=now)) + named
        return sentence(command, nummer=self._numbers.get(entry_id))


def before(command: c.Command) -> str | None:
    """The sentence that a dossier of before :data:`NEUTRAL` has, where it is another one now."""
    if isinstance(command, c.MeldFysiekeAgressie):
        by = f"dader {command.dader}" if command.dader is not None else None
        against = f"slachtoffer {command.slachtoffer}" if command.slachtoffer is not None else None
        injury = f"letsel: {command.letsel}" if command.letsel is not None else None
        told = [x for x in (command.soort, by, against, injury, command.omschrijving) if x]
        return "Fysieke agressie gemeld" + (f": {', '.join(told)}" if told else "")
    return None
