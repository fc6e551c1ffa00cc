"""The police and the 112 card: asked, called by others, there; this program never dials."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.steps import GRIFFIER, Key, Pick, Situation, gives, keys, meanwhile, sees

SITUATIONS = (
    Situation(
        "P asks for the police beside the first order to leave",
        stand=st.B,
        doet=(sees("vraag om politie"), *keys("p")),
        geeft=(gives("vraag_politie", op=3),),
    ),
    Situation("P asks in a quiet meeting", doet=keys("p"), geeft=(gives("vraag_politie"),)),
    Situation(
        "All steps of the police, by their words",
        stand=st.GEVRAAGD,
        doet=(*keys("p"), sees("bodedienst is gewaarschuwd"), Pick("bodedienst is gewaarschuwd")),
        geeft=(gives("waarschuw_bodedienst", op=6),),
    ),
    Situation(
        "The card of the police, and back",
        stand=st.GEVRAAGD,
        doet=(*keys("p"), sees("politie afgezegd"), *keys("escape")),
    ),
    Situation(
        "Arrived, handed over, done: each its own line",
        stand=st.GEBELD,
        doet=(
            *keys("p"),
            Pick("politie is er"),
            *keys("p"),
            Pick("overgedragen aan politie"),
            *keys("p"),
            Pick("politie is klaar"),
        ),
        geeft=(gives("politie_aanwezig"), gives("draag_over"), gives("politie_afgerond")),
    ),
    Situation(
        "The words for the telephone stand on the card of the police",
        stand=st.GEVRAAGD,
        doet=(*keys("p"), sees("De vergadering van de gemeenteraad van Maassluis wordt verstoord."), *keys("escape")),
    ),
    Situation(
        "112: Enter says that it was called",
        stand=st.B,
        doet=(*keys("n"), sees("Geweld tegen aanwezigen"), sees("belt niet zelf"), *keys("enter")),
        geeft=(gives("bel_politie", spoed=True, op=6),),
    ),
    Situation("F9 is N", stand=st.B, doet=keys("f9", "enter"), geeft=(gives("bel_politie", spoed=True),)),
    Situation("112: Esc records nothing", stand=st.B, doet=keys("n", "escape")),
    Situation("112 in a quiet meeting", doet=keys("n", "enter"), geeft=(gives("bel_politie", spoed=True),)),
    Situation(
        "112 before a meeting stands begins it",
        vergadering=False,
        doet=keys("f9", "enter"),
        geeft=(gives("bel_politie", spoed=True),),
    ),
    Situation(
        "112 while wijkagenten are there",
        stand=st.AANWEZIG,
        doet=keys("n", "enter"),
        geeft=(gives("bel_politie", spoed=True),),
    ),
    Situation(
        "Both call 112 at once: counted once, and asked",
        stand=st.B,
        doet=(*keys("n"), meanwhile("bel_politie", spoed=True), Key("enter", na=1), sees("Griffier was eerder")),
        geeft=(gives("bel_politie", door=GRIFFIER, spoed=True),),
    ),
)
