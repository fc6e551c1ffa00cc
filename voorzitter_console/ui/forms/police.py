"""The police: the next step first, then every other; above them the words for the telephone. It never dials."""

from __future__ import annotations

from voorzitter_console.console.messages import Snapshot
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.zinnen import politie_woorden
from voorzitter_console.ui.forms.menu import Item, Menu
from voorzitter_console.ui.forms.text import Field, Made, TextForm
from voorzitter_console.view import Keuze

_STEPS = (
    ("vraag om politie: de griffie regelt het", "vraag_politie"),
    ("bodedienst is gewaarschuwd", "waarschuw_bodedienst"),
    ("politie is gebeld", "bel_politie"),
    ("politie is er", "politie_aanwezig"),
    ("overgedragen aan politie", "draag_over"),
    ("politie is klaar", "politie_afgerond"),
    ("politie afgezegd", "zeg_politie_af"),
)


def police_form(snapshot: Snapshot, step: Keuze | None) -> Menu:
    """``step`` is what the procedure names next: it stands first."""
    items = [Item(step.woorden, step.opdrachten)] if step and step.opdrachten else []
    first = step.opdrachten[0].soort if step and step.opdrachten else ""
    items += [Item(words, (Opdracht(soort, {}),)) for words, soort in _STEPS if soort != first]
    call = next((entry for entry in reversed(snapshot.entries) if entry.soort == "bel_politie"), None)
    if call is not None and "incidentnummer" not in call.payload and call.id not in snapshot.herroepen:
        items.append(Item("incidentnummer invullen", verder=lambda: incident_form(call.positie)))
    return Menu("POLITIE", items, f"Zeg aan de telefoon: “{politie_woorden(snapshot.state, snapshot.protocol)}”")


def incident_form(positie: int) -> TextForm:
    """The police's number of the call, completed on the entry of that call."""

    def make(values: dict[str, str]) -> Made | str:
        nummer = values.get("waarde")
        if not nummer:
            return "Typ eerst het incidentnummer, of Esc."
        velden = {"positie": positie, "veld": "incidentnummer", "waarde": nummer}
        return (Opdracht("vul_aan", velden),), "incidentnummer"

    return TextForm("POLITIE: INCIDENTNUMMER", [Field("waarde", "Nummer")], make)
