"""Scenario A is a wait: they are let finish, told once that it is over, and then it is E or B."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.situations.spoken import (
    AANGESPROKEN_B,
    STRAFBAAR,
    TIJD_OM,
)
from tests.console.steps import (
    Key,
    Situation,
    Wait,
    gives,
    keys,
    sees,
    sees_not,
    was,
)

SITUATIONS = (
    Situation("While they speak Enter has no task", stand=st.A, doet=(sees("LAAT UITSPREKEN"), *keys("enter"))),
    Situation(
        "E: the agreement was kept",
        stand=st.A,
        doet=(sees("afspraak nagekomen"), *keys("e"), sees("VASTGELEGD")),
        geeft=(gives("beeindig_verstoring", hoe="afspraak_nagekomen", op=3),),
    ),
    Situation(
        "B while they speak brings its words up",
        stand=st.A,
        doet=(*keys("b"), sees(STRAFBAAR), *keys("b")),
        geeft=(AANGESPROKEN_B,),
    ),
    Situation(
        "That the time is over is said once, then it is E or B",
        stand=st.A_OM,
        doet=(sees(TIJD_OM), *keys("enter"), sees_not(TIJD_OM), sees(STRAFBAAR), *keys("enter", "enter")),
        geeft=(gives("spreek_opnieuw_aan", tekst=TIJD_OM, getoond=True, op=3),),
    ),
    Situation("Then B is one key", stand=st.A_GEZEGD, doet=(sees(STRAFBAAR), *keys("b")), geeft=(AANGESPROKEN_B,)),
    Situation(
        "And so is E",
        stand=st.A_GEZEGD,
        doet=(sees("afspraak nagekomen"), *keys("e")),
        geeft=(gives("beeindig_verstoring", hoe="afspraak_nagekomen"),),
    ),
    Situation(
        "The clock changes what Enter means: a second of rest",
        stand=(*st.GESCHORST, was("spreek_aan", scenario="A", minuten=1)),
        doet=(Wait(39), sees("LAAT UITSPREKEN"), Wait(2), Key("enter", na=0.3)),
    ),
)
