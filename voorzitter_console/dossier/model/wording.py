"""The sentence of each entry in the timeline, and as dossiers of before had it: those must follow from it for ever."""

from __future__ import annotations

from voorzitter_console.dossier.model.base import Oordeel
from voorzitter_console.dossier.model.wording_before import EVERY_END, NEUTRAL, QUOTED, TAKEN_BACK, before
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.history import History
from voorzitter_console.procedure.sentences import sentence


class Wording:
    """Sentences for the entries of one meeting, as a dossier of that ``bewoording`` has them."""

    def __init__(self, history: History, bewoording: int) -> None:
        self._bewoording = bewoording
        self._history = history
        self._numbers: dict[str, int] = {}
        """Entry id -> number of the vordering or ordeverstoring that its sentence names."""
        for x in history.state.verstoringen:
            self._numbers[x.begin_id] = x.nummer
            ends = x.einde_ids if bewoording >= EVERY_END else (x.einde_id,)
            self._numbers |= {entry_id: x.nummer for entry_id in (*ends, *x.voortzetting_ids) if entry_id}
            self._numbers |= {v.id: v.nummer for v in x.vorderingen}

    def sentence(self, entry_id: str, command: c.Command, oordeel: Oordeel | None) -> str:
        """What was done, in one sentence; ``oordeel``: what was read back of the words in it."""
        nummer = self._numbers.get(entry_id)
        if (then := before(command, nummer, self._bewoording)) is not None:
            return then
        if isinstance(command, c.StelAanwezigheidVast) and self._bewoording >= NEUTRAL:
            if self._bewoording >= TAKEN_BACK and command.vordering_id in self._history.retracted:
                return _of_none(command)
            now = self._numbers.get(command.vordering_id or "", command.vordering)
            named = f" (toen genoemd: {command.vordering}e)" if now != command.vordering else ""
            return sentence(command.changed(vordering=now)) + named
        if isinstance(command, c.VerstoorderTeruggekeerd):
            return self._back(entry_id, command.label)
        if self._bewoording < QUOTED:
            return sentence(command, nummer=nummer)
        over = self._history.by_id(getattr(command, "over_id", None) or "")
        return sentence(command, nummer=nummer, about=over.command if over else None, oordeel=oordeel)

    def _back(self, entry_id: str, label: str) -> str:
        """Who came back was not therefore said to disturb again."""
        if self._bewoording >= QUOTED and not self._came_back(entry_id, label):
            return f"{label} stoort weer"
        return f"{label} is teruggekeerd" + ("" if self._bewoording >= TAKEN_BACK else " en stoort weer")

    def _came_back(self, entry_id: str, label: str) -> bool:
        """Whether that person had gone: who only stopped for a while never left."""
        item, person = self._history.by_id(entry_id), self._history.state.persoon(label)
        if item is None or person is None or entry_id in self._history.retracted:
            return True  # nothing is known but the key that was pressed
        moment = self._history.moment_of(item)[0]
        return any(stay.van == moment for stay in person.verblijf[1:])


def _of_none(command: c.StelAanwezigheidVast) -> str:
    """Said of a vordering that was retracted since: its number is nobody's now, or another's."""
    there = "was aanwezig" if command.aanwezig else "was niet aanwezig"
    heard = {True: " en heeft het gehoord", False: " en heeft het niet gehoord", None: ""}[command.gehoord]
    which = f"een vordering die later is herroepen (toen genoemd: {command.vordering}e)"
    return f"Vastgesteld: {command.label} {there} bij {which}{heard}"
