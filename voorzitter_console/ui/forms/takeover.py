"""Taking over (``neem_over``): another person chairs, or serves as griffier; or this screen becomes the chair's.

The aangifte names the right speaker from then on: a vordering on the chair's screen is spoken by who chairs.
"""

from __future__ import annotations

from voorzitter_console.console.messages import Snapshot
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.text import one_line
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.griffier.spoken import AMBTENAAR
from voorzitter_console.ui.forms.menu import Item, Menu
from voorzitter_console.ui.forms.text import Field, Made, TextForm

DEPUTY = "plaatsvervangend voorzitter"


def take_over(titel: str, functie: str, naam: str, hoedanigheid: str, daarna: str = "") -> TextForm:
    """Name, capacity and reason; ``daarna`` is the role of this console once it is recorded."""

    def make(values: dict[str, str]) -> Made | str:
        if "naam" not in values:
            return "Typ eerst de naam van wie overneemt, of Esc."
        words = f"{functie}: {one_line(values['naam'], 30)}"
        return (Opdracht("neem_over", {"functie": functie, **values}),), words

    fields = [Field("naam", "Naam", naam), Field("hoedanigheid", "Hoedanigheid", hoedanigheid)]
    form = TextForm(titel, [*fields, Field("reden", "Reden")], make, daarna=daarna)
    form.first = "reden" if naam else "naam"
    return form


def takeover_form(snapshot: Snapshot, rol: str) -> Menu:
    """What can be taken over from the console in that role."""
    state, begin = snapshot.state, snapshot.begin
    clerk = state.griffier or begin.griffier or "de griffier"

    def back(form: TextForm) -> Form:
        form.back = lambda: takeover_form(snapshot, rol)
        return form

    own = Item(
        "u bedient dit scherm voortaan voor de voorzitter, en spreekt",
        verder=lambda: back(take_over("SCHERM VAN DE VOORZITTER OVERNEMEN", VOORZITTER, clerk, AMBTENAAR, VOORZITTER)),
    )
    deputy_here = Item(
        "een plaatsvervanger zit voor, aan dit scherm",
        verder=lambda: back(take_over("PLAATSVERVANGEND VOORZITTER", VOORZITTER, "", DEPUTY, VOORZITTER)),
    )
    deputy_there = Item(
        "een plaatsvervanger zit voor, aan het scherm van de voorzitter",
        verder=lambda: back(take_over("PLAATSVERVANGEND VOORZITTER", VOORZITTER, "", DEPUTY)),
    )
    other_clerk = Item(
        "een ander is griffier",
        verder=lambda: back(take_over("GRIFFIER OVERNEMEN", GRIFFIER, "", "plaatsvervangend griffier")),
    )
    items = [own, deputy_here, deputy_there, other_clerk] if rol == GRIFFIER else [deputy_here, other_clerk]
    return Menu("OVERNEMEN", items)
