"""Words that do not stand there: a letter brings them up, and Enter or the letter again records them."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.situations.spoken import (
    AANGESPROKEN_B,
    GEVORDERD,
    HERVAT,
    OPNIEUW,
    RUIMTE,
    SCHORS,
    STRAFBAAR,
    TWEE_MINUTEN,
    VERLAAT,
)
from tests.console.steps import (
    GRIFFIER,
    Held,
    Key,
    Situation,
    Wait,
    gives,
    keys,
    other,
    sees,
    was,
)

SITUATIONS = (
    Situation(
        "B from a quiet meeting brings its words up; Enter records them",
        doet=(*keys("b"), sees(STRAFBAAR), sees("Gezegd"), *keys("enter")),
        geeft=(gives("spreek_aan", scenario="B", tekst=STRAFBAAR, getoond=True, op=6),),
    ),
    Situation("Or the same letter again", doet=(*keys("b"), sees(STRAFBAAR), *keys("b")), geeft=(AANGESPROKEN_B,)),
    Situation("Brought up alone records nothing", doet=(*keys("b"), Wait(60))),
    Situation("Esc takes it back; then Enter has no task", doet=keys("b", "escape", "enter")),
    Situation("Its own repeat records nothing", doet=(Held("b", 80),)),
    Situation("Within a second and a half neither does it", doet=(Key("b"), Key("b", na=1.2))),
    Situation("Nor does Enter within that time", doet=(Key("b"), Key("enter", na=1.2))),
    Situation("A held into Enter: once", doet=(Key("b"), Held("enter", 80)), geeft=(AANGESPROKEN_B,)),
    Situation(
        "Another letter brings up its own words",
        doet=(*keys("b", "v"), sees(VERLAAT), *keys("v")),
        geeft=(GEVORDERD,),
    ),
    Situation("V at the fork", stand=st.GESCHORST, doet=(*keys("v"), sees(VERLAAT), *keys("v")), geeft=(GEVORDERD,)),
    Situation("V at the fork, once: nothing", stand=st.GESCHORST, doet=keys("v")),
    Situation(
        "O after an order to leave",
        stand=st.EEN,
        doet=(*keys("o"), sees(OPNIEUW), *keys("enter")),
        geeft=(gives("spreek_opnieuw_aan", tekst=OPNIEUW, getoond=True),),
    ),
    Situation("O at the fork, once: nothing", stand=st.GESCHORST, doet=(*keys("o"), sees(OPNIEUW))),
    Situation(
        "H before room was given",
        stand=st.VOORBIJ,
        doet=(*keys("h"), sees(HERVAT), *keys("h")),
        geeft=(gives("hervat"),),
    ),
    Situation(
        "R after it was given, once more",
        stand=st.RUIMTE,
        doet=(*keys("r"), sees(RUIMTE), *keys("enter")),
        geeft=(gives("geef_ruimte"),),
    ),
    Situation(
        "S while a disturbance runs in an open meeting",
        stand=(was("spreek_aan", scenario="B"),),
        doet=(*keys("s"), sees(SCHORS), *keys("s")),
        geeft=(gives("schors", tekst=SCHORS, getoond=True), gives("stop_livestream")),
    ),
    Situation(
        "A after an order to leave",
        stand=st.EEN,
        doet=(*keys("a"), sees(TWEE_MINUTEN), *keys("a")),
        geeft=(gives("spreek_aan", scenario="A", tekst=TWEE_MINUTEN, getoond=True),),
    ),
    Situation(
        "A fourth order to leave",
        stand=st.DRIE,
        doet=(*keys("v"), sees(VERLAAT), *keys("v")),
        geeft=(GEVORDERD,),
    ),
    Situation("E where no disturbance runs is said first and then refused", doet=(*keys("e", "e"), sees("kan niet"))),
    Situation(
        "What the other recorded while it was brought up takes it away, or is asked",
        stand=st.GESCHORST,
        doet=(*keys("v"), other("vorder"), Key("v", na=2), sees("Zelfde of nieuwe?"), *keys("1")),
        geeft=(gives("vorder", door=GRIFFIER),),
    ),
)
