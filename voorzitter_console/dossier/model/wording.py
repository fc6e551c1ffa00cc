"""The sentence of each entry in the timeline, and as dossiers of before had it: those must follow from it for ever."""

from __future__ import annotations

from voorzitter_console.dossier.model.base import Oordeel
from voorzitter_console.dossier.model.wording_before import NEUTRAL, QUOTED, before
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.sentences import sentence


class Wording:
    """Sentences for the entries of one meeting, as a dossier of so many ``velden`` has them."""

    def __init__(self, history: History, velden: int) -> None:
        self._velden = velden
        self._history = history
        self._numbers: dict[str, int] = {}
        """Entry id -> number of the vordering or ordeverstoring that its sentence names."""
        for x in history.state.verstoringen:
            self._numbers[x.begin_id] = x.nummer
            self._numbers |= {entry_id: x.nummer for entry_id in (x.einde_id, *x.voortzetting_ids) if entry_id}
            self._numbers |= {v.id: v.nummer for v in x.vorderingen}

    def sentence(self, entry_id: str, command: c.Command, oordeel: Oordeel | None) -> str:
        """What was done, in one sentence; ``oordeel``: what was read back of the words in it."""
        nummer = self._numbers.get(entry_id)
        if (then := before(command, nummer, self._velden)) is not None:
            return then
        if isinstance(command, c.StelAanwezigheidVast) and self._velden >= NEUTRAL:
            now = self._numbers.get(command.vordering_id or "", command.vordering)
            named = f" (toen genoemd: {command.vordering}e)" if now != command.vordering else ""
            return sentence(command.changed(vordering=now)) + named
        if self._velden < QUOTED:
            return sentence(command, nummer=nummer)
        over = self._history.by_id(getattr(command, "over_id", None) or "")
        return sentence(command, nummer=nummer, about=over.command if over else None, oordeel=oordeel)
