"""The boxes of what happens now: a note, the police, the livestream, the 112 card, taking over, taking back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from voorzitter_console.console.boxes import lists
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.console.ports import GRIFFIER, VOORZITTER
from voorzitter_console.procedure.advice.offers import Kaart112, Opdracht
from voorzitter_console.procedure.advice.police import politie_stappen
from voorzitter_console.procedure.advice.zinnen import politie_woorden
from voorzitter_console.procedure.lines import Regel
from voorzitter_console.text import local_clock, one_line
from voorzitter_console.web.boxes.model import Field, FormBox, Line, ListBox, Made, Values

AMBTENAAR = "griffier, bevoegd ambtenaar"
DEPUTY = "plaatsvervangend voorzitter"


def one(opdracht: Opdracht, woorden: str) -> Made:
    """One command."""
    return Made(opdrachten=(opdracht,), woorden=woorden)


def note() -> FormBox:
    """What was shouted, what was seen: free words, in the vault."""

    def make(values: Values) -> Made | str:
        tekst = values.get("tekst")
        return one(Opdracht("noteer", {"tekst": tekst}), "notitie") if tekst else "Typ eerst de notitie, of Esc."

    return FormBox(titel="NOTITIE", velden=(Field(naam="tekst", label="Notitie"),), maak=make)


def police(snapshot: Snapshot) -> ListBox:
    """Each step that can be true now by its own letter, and the words for the telephone. This program never dials."""
    calls = [e for e in snapshot.entries if e.soort == "bel_politie" and e.id not in snapshot.herroepen]
    lines = [
        Line(woorden=step.woorden, opdrachten=step.opdrachten, toets=step.toets)
        for step in politie_stappen(snapshot.state)
    ]
    if calls and "incidentnummer" not in calls[-1].payload:
        place = calls[-1].positie
        lines.append(Line(woorden="incidentnummer invullen", verder=lambda: incident(place), toets="I"))
    words = one_line(politie_woorden(snapshot.state, snapshot.protocol))
    return ListBox(titel="POLITIE", regels=tuple(lines), vooraf=(f"Zeg aan de telefoon: “{words}”",))


def incident(positie: int) -> FormBox:
    """The police's number of the call, completed on the entry of that call."""

    def make(values: Values) -> Made | str:
        nummer = values.get("waarde")
        if not nummer:
            return "Typ eerst het incidentnummer, of Esc."
        velden = {"positie": positie, "veld": "incidentnummer", "waarde": nummer}
        return one(Opdracht("vul_aan", velden), "incidentnummer")

    return FormBox(titel="POLITIE: INCIDENTNUMMER", velden=(Field(naam="waarde", label="Nummer"),), maak=make)


def stream(snapshot: Snapshot) -> ListBox | str:
    """What somebody saw of the livestream, and asking to stop or start it."""
    box = lists.stream(snapshot.state)
    if box is None:
        return "Deze vergadering heeft geen livestream."
    steps = tuple(Line(woorden=item.woorden, opdrachten=item.opdrachten) for item in box.items)
    return ListBox(titel=box.titel, regels=steps)


def card_112(card: Kaart112) -> ListBox:
    """What to say to 112. Enter: called; F: physical aggression, and the card stays."""
    return ListBox(
        titel="BEL 112",
        vooraf=(f"Zeg: “{card.zeg}”", "Dit toestel belt niet vanzelf: pak een telefoon.", card.regel),
        regels=(
            Line(woorden=card.gebeld.label, opdrachten=card.gebeld.opdrachten, toets="Enter"),
            Line(
                woorden=f"{card.agressie.woorden} (deze kaart blijft staan)",
                opdrachten=card.agressie.opdrachten,
                toets="F",
                bewaart=True,
            ),
        ),
    )


def retract(regels: Sequence[Regel]) -> ListBox | str:
    """Take back a mistaken press: J confirms the one that is named, an earlier one is named first."""
    if not regels:
        return "Er is nog niets van dit scherm dat u kunt herroepen."
    first, *more = regels

    def words(regel: Regel) -> str:
        return f"{local_clock(regel.op)}  {one_line(regel.tekst, 400)}"

    taken = Line(
        woorden=f"herroep: {words(first)}",
        opdrachten=(Opdracht("herroep", {"positie": first.positie}),),
        toets="J",
    )
    earlier = tuple(
        Line(woorden=f"een eerdere: {words(regel)}", verder=partial(_retract_one, regel)) for regel in more[:8]
    )
    return ListBox(titel="HERROEPEN", regels=(taken, *earlier), vooraf=("Het blijft leesbaar in het verslag.",))


def _retract_one(regel: Regel) -> ListBox:
    found = retract((regel,))
    assert isinstance(found, ListBox)
    return found


def take_over(snapshot: Snapshot) -> ListBox:
    """Another person chairs or serves as griffier. This device keeps its role: it was paired in that one."""

    def ask(titel: str, functie: str, hoedanigheid: str) -> FormBox:
        def make(values: Values) -> Made | str:
            if "naam" not in values:
                return "Typ eerst de naam van wie overneemt, of Esc."
            words = f"{functie}: {one_line(values['naam'], 30)}"
            return one(Opdracht("neem_over", {"functie": functie, **values}), words)

        fields = (
            Field(naam="naam", label="Naam"),
            Field(naam="hoedanigheid", label="Hoedanigheid", waarde=hoedanigheid),
            Field(naam="reden", label="Reden"),
        )
        return FormBox(titel=titel, velden=fields, maak=make, terug=lambda: take_over(snapshot), eerst="naam")

    return ListBox(
        titel="OVERNEMEN",
        regels=(
            Line(
                woorden="een plaatsvervanger zit voor, aan het scherm van de voorzitter",
                verder=lambda: ask("PLAATSVERVANGEND VOORZITTER", VOORZITTER, DEPUTY),
            ),
            Line(
                woorden="een ander is griffier",
                verder=lambda: ask("GRIFFIER OVERNEMEN", GRIFFIER, "plaatsvervangend griffier"),
            ),
        ),
    )
