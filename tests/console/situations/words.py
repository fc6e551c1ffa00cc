"""Words that stand on the screen: the key that says them records them, as they stood there."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.situations.spoken import (
    AANGESPROKEN_B,
    GEVORDERD,
    HERVAT,
    RUIMTE,
    SCHORS,
    STRAFBAAR,
    TWEE_MINUTEN,
    VERLAAT,
)
from tests.console.steps import (
    Situation,
    gives,
    keys,
    sees,
)

SITUATIONS = (
    Situation(
        "What is recorded as shown is the sentence that stood there",
        stand=st.GESCHORST,
        doet=(sees(STRAFBAAR), *keys("b")),
        geeft=(gives("spreek_aan", scenario="B", tekst=STRAFBAAR, getoond=True),),
    ),
    Situation(
        "The words of the schorsing stand on the idle screen, and S records them",
        doet=(sees(SCHORS), *keys("s")),
        geeft=(gives("schors", tekst=SCHORS, getoond=True, op=3), gives("stop_livestream", op=3)),
    ),
    Situation(
        "Enter after a report records the words that stand there",
        stand=st.GEMELD,
        doet=(sees(SCHORS), *keys("enter")),
        geeft=(gives("schors", tekst=SCHORS, getoond=True), gives("stop_livestream")),
    ),
    Situation(
        "A at the fork: its words stand there",
        stand=st.GESCHORST,
        doet=(sees(TWEE_MINUTEN), *keys("a")),
        geeft=(gives("spreek_aan", scenario="A", minuten=2, tekst=TWEE_MINUTEN, getoond=True, op=3),),
    ),
    Situation(
        "B at the fork: its words stand there",
        stand=st.GESCHORST,
        doet=(sees(STRAFBAAR), *keys("b")),
        geeft=(AANGESPROKEN_B,),
    ),
    Situation(
        "The arrows change A's minutes before they are said",
        stand=st.GESCHORST,
        doet=(*keys("up"), sees("U krijgt drie minuten."), *keys("a")),
        geeft=(
            gives("spreek_aan", minuten=3, tekst="U krijgt drie minuten. Neem dan plaats of ga weg.", getoond=True),
        ),
        alleen="scherm",
    ),
    Situation(
        "One minute is said as one",
        stand=st.GESCHORST,
        doet=(*keys("down"), sees("U krijgt één minuut."), *keys("a")),
        geeft=(gives("spreek_aan", minuten=1, tekst="U krijgt één minuut. Neem dan plaats of ga weg."),),
        alleen="scherm",
    ),
    Situation(
        "Enter orders to leave with the words that stand there",
        stand=st.B,
        doet=(sees(VERLAAT), *keys("enter", "enter")),
        geeft=(GEVORDERD, GEVORDERD),
    ),
    Situation(
        "The letter V does the same there",
        stand=st.B,
        doet=(sees(VERLAAT), *keys("v")),
        geeft=(GEVORDERD,),
    ),
    Situation(
        "Room and resuming",
        stand=st.VOORBIJ,
        doet=(sees(RUIMTE), *keys("enter"), sees(HERVAT), *keys("enter")),
        geeft=(gives("geef_ruimte"), gives("hervat")),
    ),
)
