"""Taking over (``neem_over``): another person chairs, or serves as griffier; or this screen becomes the chair's.

The aangifte names the right speaker from then on: a vordering on the chair's screen is spoken by who chairs.
"""

from __future__ import annotations

from voorzitter_console.console.guard import ENTER
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.text import one_line
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.griffier.spoken import AMBTENAAR
from voorzitter_console.ui.forms.menu import Item, Menu
from voorzitter_console.ui.forms.text import Field, Made, TextForm

DEPUTY = "plaatsvervangend voorzitter"


class TakeOver(TextForm):
    """Name, capacity and reason; ``daarna`` is the role of this console once it is recorded."""

    def __init__(self, titel: str, functie: str, naam: str, hoedanigheid: str, daarna: str = "") -> None:
        self._daarna = daarna

        def make(values: dict[str, str]) -> Made | str:
            if "naam" not in values:
                return "Typ eerst de naam van wie overneemt, of Esc."
            words = f"{functie}: {one_line(values['naam'], 30)}"
            return (Opdracht("neem_over", {"functie": functie, **values}),), words

        fields = [Field("naam", "Naam", naam), Field("hoedanigheid", "Hoedanigheid", hoedanigheid)]
        super().__init__(titel, [*fields, Field("reden", "Reden")], make)
        self.first = "reden" if naam else "naam"

    def given(self, made: Made) -> Form.Given:
        return self.Given(ENTER, *made, daarna=self._daarna)


def takeover_form(snapshot: Snapshot, rol: str) -> Menu:
    """What can be taken over from the console in that role."""
    state, begin = snapshot.state, snapshot.begin
    clerk = state.griffier or begin.griffier or "de griffier"

    def back(form: TakeOver) -> Form:
        form.back = lambda: takeover_form(snapshot, rol)
        return form

    own = Item(
        "u bedient dit scherm voortaan voor de voorzitter, en spreekt",
        verder=lambda: back(TakeOver("SCHERM VAN DE VOORZITTER OVERNEMEN", VOORZITTER, clerk, AMBTENAAR, VOORZITTER)),
    )
    deputy_here = Item(
        "een plaatsvervanger zit voor, aan dit scherm",
        verder=lambda: back(TakeOver("PLAATSVERVANGEND VOORZITTER", VOORZITTER, "", DEPUTY, VOORZITTER)),
    )
    deputy_there = Item(
        "een plaatsvervanger zit voor, aan het scherm van de voorzitter",
        verder=lambda: back(TakeOver("PLAATSVERVANGEND VOORZITTER", VOORZITTER, "", DEPUTY)),
    )
    other_clerk = Item(
        "een ander is griffier",
        verder=lambda: back(TakeOver("GRIFFIER OVERNEMEN", GRIFFIER, "", "plaatsvervangend griffier")),
    )
    items = [own, deputy_here, deputy_there, other_clerk] if rol == GRIFFIER else [deputy_here, other_clerk]
    return Menu("OVERNEMEN", items)
