"""What the design asks and the faces do not do yet: not run until they do (see ``__init__``)."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.situations.clerk import clerk
from tests.console.steps import (
    Situation,
    Typed,
    gives,
    keys,
    sees,
    was,
)

DESIGN_NEXT = (
    Situation(
        "Such a meeting is not resumed as open",
        stand=(*st.GEMELD, was("sluit")),
        doet=(sees("NIEUWE VERGADERING"), *keys("enter", "m")),
        geeft=(gives("meld_verstoring"),),
    ),
    clerk(
        "J after F is of the next entry: both go on",
        st.EEN,
        doet=(*keys("f"), Typed("te laat"), *keys("enter", "j")),
        geeft=(gives("betwist", positie=6, tekst="te laat"), gives("bevestig", positie=5)),
    ),
)
