"""What is written down: a note; beside the chair a witness, an alternative, the quorum, a disputed entry, evidence."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from voorzitter_console.console.boxes.box import Field, Fill, Item, Made, Pick, unquoted
from voorzitter_console.console.messages import Snapshot
from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.procedure.parse import clock_shown
from voorzitter_console.text import one_line
from voorzitter_console.view.fields import typed
from voorzitter_console.view.griffier.meelezen import VERDICTS, Teruglezing

ALTERNATIEVEN = (
    "inspreken in een volgende vergadering",
    "een korte verklaring, daarna weer rustig plaatsnemen",
    "een plek buiten de vergaderzaal",
    "een gesprek na de vergadering",
)
"""Other lawful ways to speak (Hoge Raad 8-1-2019, ECLI:NL:HR:2019:13: that they were open counted)."""
ONCE_WRONG = "U noemde dit eerder FOUT. Toch juist? Beide lezingen blijven in het verslag staan."
ALREADY_RIGHT = "Dit is al teruggelezen: juist. Klopt het toch niet, kies dan fout."
"""Said where an entry is to be confirmed a second time: once stands in the record."""


def note() -> Fill:
    """What was shouted, what was seen: free words, in the vault."""

    def make(values: dict[str, str]) -> Made | str:
        tekst = values.get("tekst")
        return ((Opdracht("noteer", {"tekst": tekst}),), "notitie") if tekst else "Typ eerst de notitie, of Esc."

    return Fill(titel="NOTITIE", velden=[Field("tekst", "Notitie")], make=make)


def witness() -> Fill:
    """Who saw it: by work contact, and whether it is own observation."""

    def make(values: dict[str, str]) -> Made | str:
        if "naam" not in values:
            return "Typ eerst de naam van de getuige, of Esc."
        return (Opdracht("noem_getuige", values),), f"getuige {one_line(values['naam'], 30)}"

    seen = (("", "niet ingevuld"), ("eigen", "eigen waarneming"), ("van_horen_zeggen", "van horen zeggen"))
    fields = [Field("naam", "Naam"), Field("functie", "Functie"), Field("waarneming", "Zag het", "", seen)]
    return Fill(titel="GETUIGE", velden=fields, make=make)


def alternative() -> Pick:
    """What was offered in place of disturbing."""

    def own() -> Fill:
        def make(values: dict[str, str]) -> Made | str:
            if "tekst" not in values:
                return "Typ eerst wat is aangeboden, of Esc."
            return (Opdracht("bied_alternatief", values),), "alternatief aangeboden"

        fields = [Field("tekst", "Aangeboden")]
        return Fill(titel="ALTERNATIEF AANGEBODEN", velden=fields, make=make, terug=alternative)

    items = [Item(tekst, (Opdracht("bied_alternatief", {"tekst": tekst}),)) for tekst in ALTERNATIEVEN]
    return Pick(titel="ALTERNATIEF AANGEBODEN", items=[*items, Item("iets anders: in eigen woorden", verder=own)])


def quorum() -> Fill:
    """How many members are there, and how many a vote needs (Gemeentewet 29: more than half)."""

    def make(values: dict[str, str]) -> Made | str:
        try:
            numbers = {name: typed("getal", value, name) for name, value in values.items()}
        except ConsoleError as error:
            return str(error)
        if not numbers:
            return "Typ hoeveel leden er zijn, of Esc."
        return (Opdracht("stel_quorum_vast", numbers),), "quorum geteld"

    fields = [Field("aanwezig", "Aanwezig"), Field("vereist", "Vereist")]
    return Fill(titel="QUORUM: AANTAL LEDEN IN DE ZAAL", velden=fields, make=make)


def clock_check() -> Fill:
    """What another clock shows at the moment of Enter: the difference follows from it."""

    def make(values: dict[str, str]) -> Made | str:
        if clock_shown(values.get("klok_zegt", "")) is None:
            return "Typ de tijd die de andere klok wijst, zoals 20:10:30, en druk Enter op dat moment."
        return (Opdracht("vergelijk_klok", values),), "klok vergeleken"

    fields = [Field("klok_zegt", "Wijst nu"), Field("bron", "Welke klok")]
    return Fill(titel="KLOK VERGELIJKEN: ENTER OP DAT MOMENT", velden=fields, make=make)


def dispute(regel: Teruglezing) -> Fill:
    """What is wrong with an entry of the chair; both readings stay in the record."""

    def make(values: dict[str, str]) -> Made | str:
        return (Opdracht("betwist", {"positie": regel.positie, **values}),), "teruggelezen: fout"

    title = f"FOUT: {regel.tijd} {one_line(regel.tekst, 60)}"
    return Fill(titel=title, velden=[Field("tekst", "Wat is fout")], make=make)


def confirm(regel: Teruglezing) -> Made:
    """Read back and right: the command and its words."""
    return (Opdracht("bevestig", {"positie": regel.positie}),), f"juist: {regel.tekst}"


def as_judged(regel: Teruglezing, snapshot: Snapshot) -> Teruglezing:
    """With the verdict that stands now: an entry may be on disk that what is read along with does not know of yet."""
    for entry in reversed(snapshot.entries):
        about = entry.payload.get("positie") == regel.positie and entry.id not in snapshot.herroepen
        if about and entry.soort in VERDICTS:
            return replace(regel, oordeel=VERDICTS[entry.soort])
    return regel


def read_again(regel: Teruglezing) -> Pick:
    """An entry that was called wrong before: is it right after all?"""
    right, words = confirm(regel)
    items = (Item(words, right, letter="J"), Item("fout", verder=partial(dispute, regel), letter="F"))
    return Pick(titel="TERUGLEZEN", vooraf=ONCE_WRONG, items=items)


def evidence() -> Fill:
    """A file is hashed and copied at once; without a file it says who keeps the images and until when."""

    def make(values: dict[str, str]) -> Made | str:
        if not values:
            return "Vul in welk bestand het is, of wat er is en wie het beheert; Esc gaat terug."
        if path := unquoted(values.pop("pad", "")):
            values["pad"] = path
        return (Opdracht("voeg_bewijs_toe", values),), "bewijs"

    fields = [
        Field("pad", "Bestand"),
        Field("omschrijving", "Wat is het"),
        Field("beheerder", "Beheerder"),
        Field("overschreven_op", "Overschreven"),
    ]
    return Fill(titel="BEWIJS", velden=fields, make=make, bestand="pad")
