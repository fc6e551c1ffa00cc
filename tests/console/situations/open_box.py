"""An open box keeps its keys: nothing that is typed there records anything else."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.situations.spoken import (
    SCHORS,
)
from tests.console.steps import (
    GRIFFIER,
    Detail,
    Key,
    Situation,
    Typed,
    gives,
    keys,
    other,
    sees,
    sees_not,
)

SITUATIONS = (
    Situation(
        "Words typed at a retraction go nowhere",
        stand=st.EEN,
        doet=(*keys("z"), Typed("verkeerde toets"), *keys("enter", "escape")),
    ),
    Situation(
        "X under a retraction arms no question",
        stand=st.EEN,
        doet=keys("z", "x", "j", "j"),
        geeft=(gives("herroep", positie=6),),
        alleen="scherm",
    ),
    Situation(
        "A letter under an open list records nothing", stand=st.GESCHORST, doet=keys("l", "a", "b", "s", "escape")
    ),
    Situation(
        "Words typed at the question to leave go nowhere",
        stand=st.B,
        doet=(Key("verlaten"), Typed("nu even niet"), *keys("enter", "escape")),
    ),
    Situation("No letter works while X asks", stand=st.EEN, doet=keys("x", "e", "escape")),
    Situation(
        "No letter works while it asks which of two",
        stand=st.B,
        doet=(other("vorder"), Key("enter", na=2), *keys("e", "s", "escape")),
        geeft=(gives("vorder", door=GRIFFIER),),
    ),
    Situation(
        "F2 on the opening form begins the meeting and brings the schorsing up",
        vergadering=False,
        doet=(*keys("f2"), sees(SCHORS), *keys("f2")),
        geeft=(gives("schors", tekst=SCHORS, getoond=True), gives("stop_livestream")),
        alleen="scherm",
    ),
    Situation(
        "E is shown as recorded",
        stand=st.EEN,
        doet=(*keys("e"), sees("VASTGELEGD")),
        geeft=(gives("beeindig_verstoring"),),
    ),
    Situation(
        "Before the opening S says what it does: the livestream",
        begin={"geopend": False},
        doet=(*keys("s"), sees_not("VASTGELEGD schors")),
        geeft=(gives("stop_livestream"),),
    ),
    Situation(
        "A reason by its digit, where the livestream is by hand too",
        doet=(*keys("s"), sees("sit-in"), Detail("sit-in")),
        geeft=(
            gives("schors"),
            gives("stop_livestream"),
            gives("vul_aan", veld="reden", waarde="sit-in of bezetting van de zaal"),
        ),
    ),
    Situation(
        "F2 in a note brings the schorsing up, F2 again records it, and the note is kept",
        doet=(*keys("t"), Typed("zij "), *keys("f2"), sees(SCHORS), *keys("f2"), Typed("zingen"), *keys("enter")),
        geeft=(gives("schors", getoond=True), gives("stop_livestream"), gives("noteer", tekst="zij zingen")),
        alleen="scherm",
    ),
)
