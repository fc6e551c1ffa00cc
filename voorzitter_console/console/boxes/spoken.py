"""A vordering on the griffier's key: who spoke it, in which capacity, on whose behalf and with whose consent.

Protocol 4.3 step 4a: "(of een andere bevoegde ambtenaar, bijvoorbeeld de griffier)"; article 139 Sr; consent of the
burgemeester sufficed in Hoge Raad 8-1-2019, ECLI:NL:HR:2019:13.
"""

from __future__ import annotations

from voorzitter_console.console.boxes.box import Field, Fill, Item, Made, Pick
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.procedure.advice.grondslag import grondslag, met_grondslag
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.situation import wie_griffier_is, wie_voorzit
from voorzitter_console.procedure.advice.words import rangnummer
from voorzitter_console.text import one_line

AMBTENAAR = "griffier, bevoegd ambtenaar"


def spoken(snapshot: Snapshot, vraag: str) -> Pick:
    """``vraag``: what the procedure asks first, such as a shortest interval that has not passed."""
    state, begin, protocol = snapshot.state, snapshot.begin, snapshot.protocol
    chair, clerk = wie_voorzit(state), wie_griffier_is(state)
    ground = grondslag(protocol, begin.orgaan, state.vergadering)
    nummer = state.aantal_vorderingen + 1 if state.lopend else 1
    words = f"{rangnummer(nummer)} vordering"

    def order(**velden: str) -> tuple[Opdracht, ...]:
        return met_grondslag((Opdracht("vorder", velden),), ground)

    def other() -> Fill:
        def make(values: dict[str, str]) -> Made | str:
            if "spreker" not in values:
                return "Typ eerst wie de vordering uitsprak, of Esc."
            return order(**values), words

        fields = [
            Field("spreker", "Wie sprak"),
            Field("hoedanigheid", "Hoedanigheid"),
            Field("namens", "Namens"),
            Field("instemming_van", "Instemming"),
        ]
        title = f"{words.upper()}: WIE SPRAK"
        return Fill(titel=title, velden=fields, make=make, terug=lambda: spoken(snapshot, vraag))

    by_chair = order(spreker=chair, hoedanigheid=state.voorzitter_hoedanigheid or "voorzitter")
    consent = order(spreker=clerk, hoedanigheid=AMBTENAAR, namens=chair, instemming_van=chair)
    short = one_line(chair, 40)
    items = [
        Item(f"de voorzitter sprak: {short}", by_chair, gezegd=f"{words}, door de voorzitter"),
        Item(f"u sprak, namens en met instemming van {short}", consent, gezegd=f"{words}, door u"),
        Item(
            "u sprak, zonder dat instemming is gevraagd",
            order(spreker=clerk, hoedanigheid=AMBTENAAR),
            gezegd=f"{words}, door u",
        ),
        Item("iemand anders sprak", verder=other),
    ]
    vooraf = " ".join(part for part in (vraag, f"Zeg: “{protocol.vorderingen.tekst}”") if part)
    return Pick(titel=f"{words.upper()}: WIE SPRAK?", items=items, vooraf=vooraf)
