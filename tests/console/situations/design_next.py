"""What the design asks and the faces do not do yet: not run until they do (see ``__init__``)."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.situations.clerk import clerk
from tests.console.situations.spoken import SCHORS
from tests.console.steps import (
    Fill,
    Situation,
    Typed,
    Wait,
    gives,
    keys,
    sees,
    was,
)

DESIGN_NEXT = (
    Situation(
        "F2 in a note brings the schorsing up, F2 again records it, and the note is kept",
        doet=(*keys("t"), Typed("zij "), *keys("f2"), sees(SCHORS), *keys("f2"), Typed("zingen"), *keys("enter")),
        geeft=(gives("schors", getoond=True), gives("stop_livestream"), gives("noteer", tekst="zij zingen")),
        alleen="scherm",
    ),
    Situation(
        "A time to the minute lies after what began in that minute",
        stand=st.GEMELD,
        doet=(Wait(300), *keys("i"), Fill({"tijd": "20:08", "wat": "verstoring voorbij"})),
        geeft=(gives("beeindig_verstoring"),),
    ),
    Situation(
        "A quarter past eight in the evening is asked",
        doet=(Wait(1200), *keys("i"), Fill({"tijd": "8:15", "wat": "notitie", "tekst": "x"}), sees("20:15?")),
    ),
    Situation(
        "Such a meeting is not resumed as open",
        stand=(*st.GEMELD, was("sluit")),
        doet=(sees("NIEUWE VERGADERING"), *keys("enter", "m")),
        geeft=(gives("meld_verstoring"),),
    ),
    clerk(
        "J after F asks first",
        st.EEN,
        doet=(*keys("f"), Typed("te laat"), *keys("enter", "j"), *keys("escape")),
        geeft=(gives("betwist", positie=6, tekst="te laat"),),
    ),
)
