"""Two stations at once, a closed meeting, and whose words the griffier records."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.situations.clerk import clerk
from tests.console.situations.spoken import (
    STRAFBAAR,
)
from tests.console.steps import (
    GRIFFIER,
    Pick,
    Situation,
    gives,
    keys,
    meanwhile,
    sees,
    sees_not,
    was,
)

SITUATIONS = (
    Situation(
        "S at both stations at once: one schorsing and one stop",
        doet=(meanwhile("schors"), meanwhile("stop_livestream", na=0), *keys("s")),
        geeft=(gives("schors", door=GRIFFIER), gives("stop_livestream", door=GRIFFIER)),
    ),
    Situation(
        "Closed with a disturbance that runs: GESLOTEN, and no words to say",
        stand=(*st.GESCHORST, was("spreek_aan", scenario="A", minuten=2)),
        doet=(*keys("x", "j"), sees("GESLOTEN"), sees_not("LAAT UITSPREKEN"), *keys("enter")),
        geeft=(gives("sluit"),),
    ),
    Situation(
        "A closed meeting names aanvullen, dossier and naderhand, and records nothing by them",
        doet=(
            *keys("x", "j"),
            *(sees(words) for words in ("aanvullen", "dossier", "naderhand")),
            *keys("u", "c"),
        ),
        geeft=(gives("sluit"),),
    ),
    Situation(
        "A meeting that was closed is not resumed as open, whatever went on after it",
        stand=(*st.GEMELD, was("sluit")),
        doet=(sees("NIEUWE VERGADERING"), *keys("enter", "m")),
        geeft=(gives("meld_verstoring"),),
    ),
    clerk(
        "The words of the chair were not shown to the speaker here",
        doet=keys("s"),
        geeft=(gives("schors", getoond=None), gives("stop_livestream")),
    ),
    clerk(
        "A vordering that the chair spoke, on the griffier's screen",
        st.B,
        doet=(*keys("v"), Pick("de voorzitter sprak")),
        geeft=(gives("vorder", door=GRIFFIER, getoond=None),),
    ),
    clerk(
        "What the row of a read-back shows is what is confirmed",
        (*st.GESCHORST, was("spreek_aan", scenario="B", tekst=STRAFBAAR)),
        doet=(sees("scenario B"), sees("strafbaar. Stop nu!"), *keys("j")),
        geeft=(gives("bevestig", positie=5),),
    ),
)
