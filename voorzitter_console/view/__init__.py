"""Pure: ``view(state, ...)`` says what a screen shows; no textual, no clock, no journal."""

from voorzitter_console.procedure.advice.offers import Balk, Kaart112, Keuze, Opdracht, Zin
from voorzitter_console.procedure.lines import Regel
from voorzitter_console.view.build import logregels, view
from voorzitter_console.view.model import Klok, Kopregel, Logregel, Lus, Pip, ScreenView, Standregel, Wacht

__all__ = [
    "Balk",
    "Kaart112",
    "Keuze",
    "Klok",
    "Kopregel",
    "Logregel",
    "Lus",
    "Opdracht",
    "Pip",
    "Regel",
    "ScreenView",
    "Standregel",
    "Wacht",
    "Zin",
    "logregels",
    "view",
]
