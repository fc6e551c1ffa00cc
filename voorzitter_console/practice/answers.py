"""From events to the steps that record each of them at once: how a scenario without ``[[stap]]`` is played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from voorzitter_console.entry import Rol
from voorzitter_console.practice.course import Handled, occurrences
from voorzitter_console.practice.events import Gebeurtenis
from voorzitter_console.practice.scenario_steps import Stap
from voorzitter_console.procedure.labels import label_key


def answers(events: Sequence[Gebeurtenis]) -> tuple[Stap, ...]:
    """The steps of somebody who misses nothing and does nothing else: events that wait for more do not come."""
    steps: list[Stap] = []
    done: set[int] = set()
    clerk = _Clerk({label_key(event.label) for event in events if event.label is not None})
    while True:
        handled = Handled(acts=tuple((stap.doe, stap.op) for stap in steps), begun=tuple(clerk.begun))
        new = next((o for o in occurrences(events, handled) if o.event.nummer not in done), None)
        if new is None:
            return tuple(steps)
        done.add(new.event.nummer)
        door: Rol = "voorzitter" if new.event.wie == "voorzitter" else "griffier"
        for doe, velden in clerk.record(new.event, new.op):
            given = MappingProxyType({name: value for name, value in velden.items() if value is not None})
            steps.append(Stap(nummer=len(steps) + 1, op=new.op, door=door, doe=doe, velden=given))


class _Clerk:
    """Knows whom it has described, and whether a disturbance is recorded."""

    def __init__(self, taken: set[str]) -> None:
        """``taken``: labels that the events give."""
        self._taken = taken
        self.begun: list[timedelta] = []
        self._runs = False
        self._known: dict[str, str] = {}

    def record(self, event: Gebeurtenis, op: timedelta) -> Iterator[tuple[str, Mapping[str, Any]]]:
        match event.waar:
            case "storend":
                yield from self._disturbs(event, op)
            case "gestaakt" | "vertrokken" if event.label is None:
                if self._runs:
                    self._runs = False
                    yield "beeindig_verstoring", {}
            case "gestaakt":
                yield "verstoorder_gestaakt", {"label": event.label}
            case "vertrokken":
                yield "verstoorder_vertrokken", {"label": event.label}
            case "geweld":
                said = {"soort": "geweld", "omschrijving": event.wat, "dader": event.label}
                yield "meld_fysieke_agressie", said
            case "politie_aanwezig":
                yield "politie_aanwezig", {}

    def _disturbs(self, event: Gebeurtenis, op: timedelta) -> Iterator[tuple[str, Mapping[str, Any]]]:
        new = not self._runs
        if new:
            self._runs = True
            self.begun.append(op)
            yield "meld_verstoring", {"omschrijving": event.wat}
        label = event.label
        if label is None and not new:  # one more, without a name in the file
            taken = self._taken | self._known.keys()
            label = next(x for n in range(1, len(taken) + 2) if label_key(x := f"NN{n}") not in taken)
        if label is None:
            return
        back = label_key(label) in self._known
        self._known.setdefault(label_key(label), label)
        if back:
            yield "verstoorder_teruggekeerd", {"label": label}
        else:
            yield "beschrijf_verstoorder", {"label": label, "gedrag": event.wat}
