"""A note in the record."""

from __future__ import annotations

from voorzitter_console.procedure.advice.offers import Opdracht
from voorzitter_console.ui.forms.text import Field, Made, TextForm


def note_form() -> TextForm:
    """What was shouted, what was seen: free words, in the vault."""

    def make(values: dict[str, str]) -> Made | str:
        tekst = values.get("tekst")
        return ((Opdracht("noteer", {"tekst": tekst}),), "notitie") if tekst else "Typ eerst de notitie, of Esc."

    return TextForm("NOTITIE", [Field("tekst", "Notitie")], make)
