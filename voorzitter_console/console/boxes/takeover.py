"""Taking over (``neem_over``): another person chairs, or serves as griffier; or this screen becomes the chair's.

The aangifte names the right speaker from then on: a vordering on the chair's screen is spoken by who chairs.
"""

from __future__ import annotations

from voorzitter_console.console.boxes.box import Field, Fill, Item, Made, Pick
from voorzitter_console.console.boxes.spoken import AMBTENAAR
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.situation import wie_griffier_is
from voorzitter_console.text import one_line

DEPUTY = "plaatsvervangend voorzitter"
_DEPUTY_TITLE = "PLAATSVERVANGEND VOORZITTER"


def takeover(snapshot: Snapshot, rol: str) -> Pick:
    """What can be taken over from the console in that role."""
    clerk = wie_griffier_is(snapshot.state)

    def item(words: str, titel: str, functie: str, naam: str, hoedanigheid: str, daarna: str = "") -> Item:
        def make(values: dict[str, str]) -> Made | str:
            if "naam" not in values:
                return "Typ eerst de naam van wie overneemt, of Esc."
            said = f"{functie}: {one_line(values['naam'], 30)}"
            return (Opdracht("neem_over", {"functie": functie, **values}),), said

        fields = [Field("naam", "Naam", naam), Field("hoedanigheid", "Hoedanigheid", hoedanigheid)]
        box = Fill(
            titel=titel,
            velden=[*fields, Field("reden", "Reden")],
            make=make,
            eerst="reden" if naam else "naam",
            daarna=daarna,
            terug=lambda: takeover(snapshot, rol),
        )
        return Item(words, verder=lambda: box)

    own = item(
        "u bedient dit scherm voortaan voor de voorzitter, en spreekt",
        *("SCHERM VAN DE VOORZITTER OVERNEMEN", VOORZITTER, clerk, AMBTENAAR, VOORZITTER),
    )
    deputy_here = item(
        "een plaatsvervanger zit voor, aan dit scherm", _DEPUTY_TITLE, VOORZITTER, "", DEPUTY, VOORZITTER
    )
    deputy_there = item(
        "een plaatsvervanger zit voor, aan het scherm van de voorzitter", _DEPUTY_TITLE, VOORZITTER, "", DEPUTY
    )
    other_clerk = item("een ander is griffier", "GRIFFIER OVERNEMEN", GRIFFIER, "", "plaatsvervangend griffier")
    items = [own, deputy_here, deputy_there, other_clerk] if rol == GRIFFIER else [deputy_here, other_clerk]
    return Pick(titel="OVERNEMEN", items=items)
