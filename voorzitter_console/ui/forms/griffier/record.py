"""What the griffier writes down while the chair speaks: witness, alternative, quorum, a disputed entry, evidence."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Key

from voorzitter_console.errors import ConsoleError
from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.text import one_line
from voorzitter_console.ui import draw
from voorzitter_console.ui.forms.base import Form
from voorzitter_console.ui.forms.menu import Item, Menu
from voorzitter_console.ui.forms.text import Field, Made, TextForm, unquoted
from voorzitter_console.ui.widgets.wrapped import Wrapped
from voorzitter_console.view.fields import typed
from voorzitter_console.view.griffier.meelezen import FOUT, Teruglezing

ALTERNATIEVEN = (
    "inspreken in een volgende vergadering",
    "een korte verklaring, daarna weer rustig plaatsnemen",
    "een plek buiten de vergaderzaal",
    "een gesprek na de vergadering",
)
"""Other lawful ways to speak (Hoge Raad 8-1-2019, ECLI:NL:HR:2019:13: that they were open counted)."""


def witness_form() -> TextForm:
    """Who saw it: by work contact, and whether it is own observation."""

    def make(values: dict[str, str]) -> Made | str:
        if "naam" not in values:
            return "Typ eerst de naam van de getuige, of Esc."
        return (Opdracht("noem_getuige", values),), f"getuige {one_line(values['naam'], 30)}"

    seen = (("", "niet ingevuld"), ("eigen", "eigen waarneming"), ("van_horen_zeggen", "van horen zeggen"))
    fields = [Field("naam", "Naam"), Field("functie", "Functie"), Field("waarneming", "Zag het", "", seen)]
    return TextForm("GETUIGE", fields, make)


def alternative_form() -> Menu:
    """What was offered in place of disturbing."""

    def own() -> Form:
        def make(values: dict[str, str]) -> Made | str:
            if "tekst" not in values:
                return "Typ eerst wat is aangeboden, of Esc."
            return (Opdracht("bied_alternatief", values),), "alternatief aangeboden"

        form = TextForm("ALTERNATIEF AANGEBODEN", [Field("tekst", "Aangeboden")], make)
        form.back = alternative_form
        return form

    items = [Item(tekst, (Opdracht("bied_alternatief", {"tekst": tekst}),)) for tekst in ALTERNATIEVEN]
    return Menu("ALTERNATIEF AANGEBODEN", [*items, Item("iets anders: in eigen woorden", verder=own)])


def quorum_form() -> TextForm:
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
    return TextForm("QUORUM: AANTAL LEDEN IN DE ZAAL", fields, make)


def dispute_form(regel: Teruglezing) -> TextForm:
    """What is wrong with an entry of the chair; both readings stay in the record."""

    def make(values: dict[str, str]) -> Made | str:
        return (Opdracht("betwist", {"positie": regel.positie, **values}),), "teruggelezen: fout"

    title = f"FOUT: {regel.tijd} {one_line(regel.tekst, 60)}"
    return TextForm(title, [Field("tekst", "Wat is fout")], make)


def confirm(regel: Teruglezing) -> tuple[tuple[Opdracht, ...], str]:
    """Read back and right: the command and its words."""
    return (Opdracht("bevestig", {"positie": regel.positie}),), f"juist: {regel.tekst}"


class ReadBackForm(Form):
    """An entry as a whole, to be judged: where it did not fit in the list, or was called wrong before."""

    can_focus = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,J", "yes", "Juist", show=False),
        Binding("down,pagedown", "roll(1)", "Omlaag", show=False),
        Binding("up,pageup", "roll(-1)", "Omhoog", show=False),
    ]

    def __init__(self, regel: Teruglezing) -> None:
        super().__init__("TERUGLEZEN", [("J", "juist"), ("F", "fout"), ("Esc", "terug")])
        self._regel = regel
        asked = "U noemde dit eerder FOUT. Toch juist? Beide lezingen blijven in het verslag staan."
        rows = [draw.plain(f"{regel.tijd}  {regel.tekst}", "bold"), draw.plain(regel.gesproken)]
        rows += [draw.plain(asked, draw.OPEN)] if regel.oordeel == FOUT else []
        self._about = Wrapped(id="teruglezen-geheel")
        self._about.show([row for row in rows if row.cell_length])

    def compose(self) -> ComposeResult:
        yield VerticalScroll(self._about, can_focus=False)
        yield self.foot

    def rows(self, width: int) -> int:
        rows = self._about.rows_for(width - 4)
        self._about.styles.height = rows
        return rows + 3

    def on_mount(self) -> None:
        super().on_mount()
        self.focus()

    def action_roll(self, steps: int) -> None:
        """The words may be longer than the screen."""
        self.query_one(VerticalScroll).scroll_relative(y=2 * steps, animate=False)

    def action_yes(self) -> None:
        self.post_message(self.Given("j", *confirm(self._regel)))

    def on_key(self, event: Key) -> None:
        if (event.character or "").lower() == "f":
            event.stop()
            self.post_message(self.Next(dispute_form(self._regel)))
        elif event.key == "enter":
            event.stop()
            self.note("Enter legt hier niets vast: J is juist, F is fout, Esc gaat terug.")


def evidence_form() -> TextForm:
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
        Field("overschreven_op", "Gewist op"),
    ]
    return TextForm("BEWIJS", fields, make, bewaart="pad")
