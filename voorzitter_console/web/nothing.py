"""What a page says of a press that recorded nothing: why, and what can be done."""

from __future__ import annotations

NOT_YET = "De vergadering is hier nog niet geladen; probeer het zo weer."
ODD_TIME = "Niet vastgelegd: de tijd van deze druk past niet bij de onderbreking."
REMEDY = {
    "griffier": "Leg dit vast met Invoeren achteraf.",
    "bode": "Druk opnieuw, en zeg de griffier wanneer het echt was.",
}
"""What each role can do about it."""
NOTHING_DONE = "Deze druk heeft niets vastgelegd."
BOX_GONE = "Dat venster is intussen dicht: deze druk heeft niets vastgelegd."
NOT_THE_CHAIRS = (
    "Dit toestel blijft dat van de griffier: neem het scherm van de voorzitter over op een laptop met de console."
)
