"""The boxes of the griffier: who spoke a vordering, reading back, witness, alternative, quorum, evidence."""

from __future__ import annotations

from voorzitter_console.console.messages import Snapshot
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.grondslag import grondslag, met_grondslag
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.advice.words import rangnummer
from voorzitter_console.text import one_line
from voorzitter_console.view.fields import typed
from voorzitter_console.view.griffier.meelezen import Teruglezing
from voorzitter_console.web.boxes.during import AMBTENAAR, one
from voorzitter_console.web.boxes.model import Field, FormBox, Line, ListBox, Made, Values

ALTERNATIEVEN = (
    "inspreken in een volgende vergadering",
    "een korte verklaring, daarna weer rustig plaatsnemen",
    "een plek buiten de vergaderzaal",
    "een gesprek na de vergadering",
)
"""Other lawful ways to speak (Hoge Raad 8-1-2019, ECLI:NL:HR:2019:13: that they were open counted)."""


def spoken(snapshot: Snapshot, vraag: str) -> ListBox:
    """Who spoke the vordering, in which capacity, on whose behalf and with whose consent (protocol 4.3 step 4a).

    ``vraag``: what the procedure asks first, such as a shortest interval that has not passed. Article 139 Sr; consent
    of the burgemeester sufficed in Hoge Raad 8-1-2019, ECLI:NL:HR:2019:13.
    """
    state, begin, protocol = snapshot.state, snapshot.begin, snapshot.protocol
    chair = state.voorzitter or begin.voorzitter or "de voorzitter"
    clerk = state.griffier or begin.griffier or "de griffier"
    ground = grondslag(protocol, begin.orgaan, state.vergadering)
    words = f"{rangnummer(state.aantal_vorderingen + 1 if state.lopend else 1)} vordering"

    def order(**velden: str) -> tuple[Opdracht, ...]:
        return met_grondslag((Opdracht("vorder", velden),), ground)

    def other() -> FormBox:
        def make(values: Values) -> Made | str:
            if "spreker" not in values:
                return "Typ eerst wie de vordering uitsprak, of Esc."
            return Made(opdrachten=order(**values), woorden=words)

        labels = ("Wie sprak", "Hoedanigheid", "Namens", "Instemming van")
        names = ("spreker", "hoedanigheid", "namens", "instemming_van")
        return FormBox(
            titel=f"{words.upper()}: WIE SPRAK",
            velden=tuple(Field(naam=name, label=label) for name, label in zip(names, labels, strict=True)),
            maak=make,
            terug=lambda: spoken(snapshot, vraag),
        )

    short = one_line(chair, 40)
    consent = order(spreker=clerk, hoedanigheid=AMBTENAAR, namens=chair, instemming_van=chair)
    lines = (
        Line(
            woorden=f"de voorzitter sprak: {short}",
            opdrachten=order(spreker=chair, hoedanigheid=state.voorzitter_hoedanigheid or "voorzitter"),
        ),
        Line(woorden=f"u sprak, namens en met instemming van {short}", opdrachten=consent),
        Line(
            woorden="u sprak, zonder dat instemming is gevraagd",
            opdrachten=order(spreker=clerk, hoedanigheid=AMBTENAAR),
        ),
        Line(woorden="iemand anders sprak", verder=other),
    )
    say = one_line(protocol.vorderingen.tekst)
    return ListBox(
        titel=f"{words.upper()}: WIE SPRAK?", regels=lines, vooraf=(*((vraag,) if vraag else ()), f"Zeg: “{say}”")
    )


def dispute(regel: Teruglezing) -> FormBox:
    """What is wrong with an entry of the chair; both readings stay in the record."""

    def make(values: Values) -> Made | str:
        return one(Opdracht("betwist", {"positie": regel.positie, **values}), "teruggelezen: fout")

    title = f"FOUT: {regel.tijd} {one_line(regel.tekst, 60)}"
    return FormBox(titel=title, velden=(Field(naam="tekst", label="Wat is fout"),), maak=make)


def witness() -> FormBox:
    """Who saw it, and whether it is own observation."""

    def make(values: Values) -> Made | str:
        if "naam" not in values:
            return "Typ eerst de naam van de getuige, of Esc."
        return one(Opdracht("noem_getuige", dict(values)), f"getuige {one_line(values['naam'], 30)}")

    seen = (("", "niet ingevuld"), ("eigen", "eigen waarneming"), ("van_horen_zeggen", "van horen zeggen"))
    return FormBox(
        titel="GETUIGE",
        velden=(
            Field(naam="naam", label="Naam"),
            Field(naam="functie", label="Functie"),
            Field(naam="waarneming", label="Zag het", keuzes=seen, vorm="keuze"),
        ),
        maak=make,
    )


def alternative() -> ListBox:
    """What was offered in place of disturbing."""

    def own() -> FormBox:
        def make(values: Values) -> Made | str:
            if "tekst" not in values:
                return "Typ eerst wat is aangeboden, of Esc."
            return one(Opdracht("bied_alternatief", dict(values)), "alternatief aangeboden")

        fields = (Field(naam="tekst", label="Aangeboden"),)
        return FormBox(titel="ALTERNATIEF AANGEBODEN", velden=fields, maak=make, terug=alternative)

    lines = tuple(
        Line(woorden=tekst, opdrachten=(Opdracht("bied_alternatief", {"tekst": tekst}),)) for tekst in ALTERNATIEVEN
    )
    more = Line(woorden="iets anders: in eigen woorden", verder=own)
    return ListBox(titel="ALTERNATIEF AANGEBODEN", regels=(*lines, more))


def quorum() -> FormBox:
    """How many members are there, and how many a vote needs (Gemeentewet 29: more than half)."""

    def make(values: Values) -> Made | str:
        try:
            numbers = {name: typed("getal", value, name) for name, value in values.items()}
        except ConsoleError as error:
            return str(error)
        if not numbers:
            return "Typ hoeveel leden er zijn, of Esc."
        return one(Opdracht("stel_quorum_vast", numbers), "quorum geteld")

    fields = (Field(naam="aanwezig", label="Aanwezig"), Field(naam="vereist", label="Vereist"))
    return FormBox(titel="QUORUM: AANTAL LEDEN IN DE ZAAL", velden=fields, maak=make)


def evidence() -> FormBox:
    """A file is hashed and copied at once; without a file it says who keeps the images and until when."""

    def make(values: Values) -> Made | str:
        if not values:
            return "Vul in welk bestand het is, of wat er is en wie het beheert; Esc gaat terug."
        made = one(Opdracht("voeg_bewijs_toe", dict(values)), "bewijs")
        return Made(opdrachten=made.opdrachten, woorden=made.woorden, bestand=values.get("pad", ""))

    return FormBox(
        titel="BEWIJS",
        velden=(
            Field(naam="pad", label="Bestand", vorm="bestand"),
            Field(naam="omschrijving", label="Wat is het"),
            Field(naam="beheerder", label="Beheerder"),
            Field(naam="overschreven_op", label="Gewist op"),
        ),
        maak=make,
        eerst="omschrijving",
    )
