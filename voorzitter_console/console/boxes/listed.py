"""The boxes of commands that have no key: found in the list of all commands, in an evening seldom needed."""

from __future__ import annotations

from collections.abc import Callable

from voorzitter_console.console import keys
from voorzitter_console.console.boxes import notes
from voorzitter_console.console.boxes.box import Box, Field, Fill, Item, Made, Pick
from voorzitter_console.console.boxes.lists import police
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.labels import next_label
from voorzitter_console.text import one_line
from voorzitter_console.view.answers import answers

NO_CALL = "Dit legt vast wat er gebeurde, niet dat er is gebeld: de 112-kaart is F9."


def listed(naam: str, snapshot: Snapshot) -> Box | None:
    """The box of that command; None where it has none."""
    made = _BOXES.get(naam)
    return made(snapshot) if made else None


def _aggression(_snapshot: Snapshot) -> Pick:
    """What kind; by whom and whom it hit is completed afterwards. It happened now: no time is asked."""
    items = [
        Item(words, (Opdracht("meld_fysieke_agressie", {"soort": soort}),))
        for words, soort in answers("meld_fysieke_agressie", "soort")
    ]
    items.append(Item("wat precies is nog niet bekend", (Opdracht("meld_fysieke_agressie", {}),)))
    return Pick(titel="FYSIEKE AGRESSIE", items=items, vooraf=NO_CALL)


def _councillors(_snapshot: Snapshot) -> Pick:
    """All of them out of the chamber (protocol 4.3, step 4b), or back in it: seen, so not on Enter."""
    return Pick(
        titel="RAADSLEDEN",
        items=(
            Item("de raadsleden zijn uit de zaal", (Opdracht("raadsleden_uit_zaal", {}),)),
            Item("de raadsleden zijn terug in de zaal", (Opdracht("raadsleden_terug", {}),)),
        ),
    )


def _measure(_snapshot: Snapshot) -> Fill:
    def make(values: dict[str, str]) -> Made | str:
        return (Opdracht("meld_fysieke_maatregel", values),), "fysieke maatregel"

    fields = [Field("door_wie", "Door wie"), Field("tegen", "Tegen (NN1)"), Field("aanleiding", "Aanleiding")]
    return Fill(titel="FYSIEKE MAATREGEL", velden=fields, make=make)


def _help(_snapshot: Snapshot) -> Pick:
    items = [
        Item(words, (Opdracht("roep_hulp", {"dienst": dienst}),)) for words, dienst in answers("roep_hulp", "dienst")
    ]
    return Pick(titel="HULP GEROEPEN", items=items, vooraf=NO_CALL)


def _councillor(snapshot: Snapshot) -> Box:
    """Whom; of a raadslid the raad decides (Gemeentewet 26 lid 3)."""
    persons = sorted(snapshot.state.personen, key=lambda person: person.rol != "raadslid")

    def other() -> Fill:
        def make(values: dict[str, str]) -> Made | str:
            if "label" not in values:
                return "Typ wie het raadslid is: een naam of een aanduiding zoals NN1."
            return (Opdracht("leg_voor_aan_raad", values),), "voorgelegd aan de raad"

        label = next_label(person.label for person in persons)
        return Fill(
            titel="RAADSLID: VOORGELEGD AAN DE RAAD",
            velden=[Field("label", "Wie", label), Field("besluit", "Besluit")],
            make=make,
            terug=(lambda: _councillor(snapshot)) if persons else None,
        )

    if not persons:
        return other()
    items = [Item(one_line(p.label, 40), (Opdracht("leg_voor_aan_raad", {"label": p.label}),)) for p in persons[:8]]
    items.append(Item("iemand anders", verder=other))
    return Pick(titel="WELK RAADSLID WORDT VOORGELEGD AAN DE RAAD?", items=items)


_BOXES: dict[str, Callable[[Snapshot], Box]] = {
    keys.AGRESSIE.naam: _aggression,
    keys.RAADSLEDEN.naam: _councillors,
    keys.MAATREGEL.naam: _measure,
    keys.HULPDIENST.naam: _help,
    keys.RAADSLID.naam: _councillor,
    keys.QUORUM.naam: lambda _snapshot: notes.quorum(),
    keys.POLITIEKAART.naam: police,
    keys.GETUIGE.naam: lambda _snapshot: notes.witness(),
    keys.ALTERNATIEF.naam: lambda _snapshot: notes.alternative(),
    keys.KLOK.naam: lambda _snapshot: notes.clock_check(),
    keys.BEWIJS.naam: lambda _snapshot: notes.evidence(),
}
