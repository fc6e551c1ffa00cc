"""What the protocol asks after aggression by telephone or online, beside what it asks after any (4.4, 4.5). Pure."""

from __future__ import annotations

from collections.abc import Iterator

from voorzitter_console.aftercare.task import Vervolgtaak
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.commands.aftercare import Taaksoort
from voorzitter_console.procedure.history import History

_WRITTEN = ("online", "schriftelijk", "email", "telefoon")
"""Where proof can be kept by whoever received it."""
_STEPS: dict[str, Taaksoort] = {
    "reactie_collectief": "reactie_collectief",
    "verwijdering_gevraagd": "bericht_verwijderen",
}
"""A step that was recorded answers the task of that name."""


def by_way(history: History) -> Iterator[Vervolgtaak]:
    """The tasks of a melding by where it happened; none for a meeting."""
    melding = history.state.melding
    if melding is None:
        return
    if melding.kanaal in _WRITTEN and not any(isinstance(f.command, c.VoegBewijsToe) for f in history.facts):
        yield Vervolgtaak(soort="bewijs_bewaren")
    if melding.kanaal == "online":
        taken = {step.stap: step for step in melding.stappen}
        for stap, soort in _STEPS.items():
            yield _answered(history, soort, taken[stap].id if stap in taken else None)
    if melding.kanaal in ("online", "email") and not any(p.naam for p in history.state.personen):
        step = next((s for s in melding.stappen if s.stap == "opsporing_gevraagd"), None)
        yield _answered(history, "dader_zoeken", step.id if step else None)
    if melding.kanaal == "telefoon":
        decided = [
            f
            for f in history.facts
            if isinstance(f.command, c.NeemMaatregel) and f.command.maatregel == "contact_beperken"
        ]
        yield _answered(history, "telefoonverbod", decided[-1].id if decided else None)


def _answered(history: History, soort: Taaksoort, entry_id: str | None) -> Vervolgtaak:
    """The task, done where an entry says so."""
    found = history.by_id(entry_id) if entry_id else None
    if found is None:
        return Vervolgtaak(soort=soort)
    positie = found.entry.positie
    return Vervolgtaak(soort=soort, stand="gedaan", uitkomst=f"vastgelegd (nr. {positie})", positie=positie)
