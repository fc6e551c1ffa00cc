"""What may be said of the entry just made, in one key: 1, 2 or 3. Optional; anything else is completed later.

The entry stands already: a detail completes it (``vul_aan``), or corrects it where the press gave a default. Where
there is more to ask the next question follows the first; all of them, and every other field, stand behind key D too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from voorzitter_console.procedure.advice.ending import hoe_kan
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.situation import wie_griffier_is, wie_voorzit
from voorzitter_console.procedure.sentences import word
from voorzitter_console.procedure.state import Persoonstatus, State
from voorzitter_console.view.wanted import Gevraagd, wanted

if TYPE_CHECKING:
    from voorzitter_console.console.messages import Snapshot
    from voorzitter_console.entry import Entry
    from voorzitter_console.procedure.commands import BeginVastlegging


class Detail(Struct, frozen=True):
    """A question about one entry with at most three answers."""

    positie: int
    vraag: str
    opties: tuple[tuple[str, Mapping[str, Any]], ...]
    """Words, and the fields they fill: one, or the name and capacity of who spoke."""
    gegeven: Mapping[str, Any]
    """What the press gave."""

    @property
    def velden(self) -> frozenset[str]:
        """The fields that it asks."""
        return frozenset(veld for _words, values in self.opties for veld in values)

    def opdrachten(self, nummer: int) -> tuple[Opdracht, ...]:
        """What key 1, 2 or 3 records; none where there is no such answer or it says what stands there already."""
        if not 1 <= nummer <= len(self.opties):
            return ()
        found = []
        for veld, waarde in self.opties[nummer - 1][1].items():
            velden: dict[str, Any] = {"positie": self.positie, "veld": veld, "waarde": waarde}
            if self.gegeven.get(veld) is None:
                found.append(Opdracht("vul_aan", velden))
            elif self.gegeven[veld] != waarde:
                found.append(Opdracht("corrigeer", {**velden, "reden": "direct na het vastleggen gekozen"}))
        return tuple(found)


def details_for(entry: Entry, snapshot: Snapshot) -> tuple[Detail, ...]:
    """The questions that fit this entry, the first one first; only what it does not say yet."""
    payload, state = entry.payload, snapshot.state
    vordert = entry.soort == "vorder" or bool(payload.get("telt_als_vordering"))

    def ask(vraag: str, *opties: tuple[str, Mapping[str, Any]]) -> Detail:
        return Detail(entry.positie, vraag, opties[:3], payload)

    found: list[Detail] = []
    if vordert and snapshot.begin.orgaan == "raadscommissie":
        found.append(ask("Wie sprak?", *_speakers(snapshot.state, snapshot.begin)))
    for asked in wanted(entry.soort, "meteen", vordering=vordert):
        if asked.bij is None or payload.get(asked.bij[0]) == asked.bij[1]:
            answers = _answers(entry.soort, asked, snapshot)
            found.append(ask(asked.vraag, *((words, {asked.veld: value}) for words, value in answers)))
    if vordert:
        found.append(ask("Aan wie?", *_addressed(state)))
    elif entry.soort == "meld_fysieke_agressie":
        found.append(ask("Wie?", *((label, {"dader": label}) for label in _storend(state))))
    return tuple(d for d in found if d.opties and all(payload.get(veld) is None for veld in d.velden))


def _answers(soort: str, asked: Gevraagd, snapshot: Snapshot) -> Sequence[tuple[str, Any]]:
    """The usual answers; of some fields the protocol or what happened says which they are."""
    if soort == "schors":
        return [(reden, reden) for reden in snapshot.protocol.schorsing.redenen]
    if soort == "beeindig_verstoring":
        return [(word(hoe), hoe) for hoe in hoe_kan(snapshot.state)]
    return asked.antwoorden


def _speakers(state: State, begin: BeginVastlegging) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """Who can speak a vordering in a commission, best first (Gemeentewet 82: article 26 does not hold there).

    Who chairs and who is griffier now: somebody may have taken over.
    """
    deputy = state.voorzitter_hoedanigheid if state.voorzitter != begin.voorzitter else None
    chair = {"spreker": wie_voorzit(state), "hoedanigheid": deputy or "voorzitter van de commissie"}
    return (
        ("griffier", {"spreker": wie_griffier_is(state), "hoedanigheid": "griffier"}),
        ("burgemeester", {"spreker": "de burgemeester", "hoedanigheid": "burgemeester"}),
        ("voorzitter", chair),
    )


def _storend(state: State) -> list[str]:
    """Labels of those who are disturbing and are no member: over a member the raad decides."""
    return [p.label for p in state.personen if p.status is Persoonstatus.STOREND and not p.lid]


def _addressed(state: State) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    labels = _storend(state)
    if len(labels) < 2:
        return ()  # that follows already
    return (("allen", {"gericht_aan": labels}), *((label, {"gericht_aan": [label]}) for label in labels))
