"""The forms behind the commands that have no key: found in the list of all commands, in an evening seldom needed."""

from __future__ import annotations

from collections.abc import Callable

from voorzitter_console.console import keys
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.labels import next_label
from voorzitter_console.text import one_line
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.griffier import record
from voorzitter_console.ui.forms.menu import Item, Menu
from voorzitter_console.ui.forms.police import police_card
from voorzitter_console.ui.forms.text import Field, Made, TextForm
from voorzitter_console.view.answers import answers

NO_CALL = "Dit legt vast wat er gebeurde, niet dat er is gebeld: de 112-kaart is F9."


def listed_form(naam: str, snapshot: Snapshot) -> Form | None:
    """The form of that command; None where it has none."""
    made = _FORMS.get(naam)
    return made(snapshot) if made else None


def _aggression(_snapshot: Snapshot) -> Form:
    """What kind; by whom and whom it hit is completed afterwards. It happened now: no time is asked."""
    items = [
        Item(words, (Opdracht("meld_fysieke_agressie", {"soort": soort}),))
        for words, soort in answers("meld_fysieke_agressie", "soort")
    ]
    items.append(Item("wat precies is nog niet bekend", (Opdracht("meld_fysieke_agressie", {}),)))
    return Menu("FYSIEKE AGRESSIE", items, NO_CALL)


def _measure(_snapshot: Snapshot) -> Form:
    def make(values: dict[str, str]) -> Made | str:
        return (Opdracht("meld_fysieke_maatregel", values),), "fysieke maatregel"

    fields = [Field("door_wie", "Door wie"), Field("tegen", "Tegen (NN1)"), Field("aanleiding", "Aanleiding")]
    return TextForm("FYSIEKE MAATREGEL", fields, make)


def _help(_snapshot: Snapshot) -> Form:
    items = [
        Item(words, (Opdracht("roep_hulp", {"dienst": dienst}),)) for words, dienst in answers("roep_hulp", "dienst")
    ]
    return Menu("HULP GEROEPEN", items, NO_CALL)


def _councillor(snapshot: Snapshot) -> Form:
    """Whom; of a raadslid the raad decides (Gemeentewet 26 lid 3)."""
    persons = sorted(snapshot.state.personen, key=lambda person: person.rol != "raadslid")

    def other() -> Form:
        def make(values: dict[str, str]) -> Made | str:
            if "label" not in values:
                return "Typ wie het raadslid is: een naam of een aanduiding zoals NN1."
            return (Opdracht("leg_voor_aan_raad", values),), "voorgelegd aan de raad"

        label = next_label(person.label for person in persons)
        form = TextForm(
            "RAADSLID: VOORGELEGD AAN DE RAAD", [Field("label", "Wie", label), Field("besluit", "Besluit")], make
        )
        form.back = (lambda: _councillor(snapshot)) if persons else None
        return form

    if not persons:
        return other()
    items = [Item(one_line(p.label, 40), (Opdracht("leg_voor_aan_raad", {"label": p.label}),)) for p in persons[:8]]
    return Menu("WELK RAADSLID WORDT VOORGELEGD AAN DE RAAD?", [*items, Item("iemand anders", verder=other)])


_FORMS: dict[str, Callable[[Snapshot], Form]] = {
    keys.AGRESSIE.naam: _aggression,
    keys.MAATREGEL.naam: _measure,
    keys.HULPDIENST.naam: _help,
    keys.RAADSLID.naam: _councillor,
    keys.QUORUM.naam: lambda _snapshot: record.quorum_form(),
    keys.POLITIEKAART.naam: police_card,
    keys.GETUIGE.naam: lambda _snapshot: record.witness_form(),
    keys.ALTERNATIEF.naam: lambda _snapshot: record.alternative_form(),
    keys.BEWIJS.naam: lambda _snapshot: record.evidence_form(),
}
