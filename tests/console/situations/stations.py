"""Two stations on one meeting: what counts once, what is asked, and what Enter does where its meaning changed."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.situations.enter import B_TELT
from tests.console.steps import GRIFFIER, Key, Situation, Wait, gives, keys, meanwhile, other, sees

ASKED = sees("Zelfde of nieuwe?")
_GRIFFIER_VORDERT = gives("vorder", door=GRIFFIER)

SITUATIONS = (
    Situation(
        "The same from both within ten seconds is asked; 1: it was the same",
        stand=st.B,
        doet=(other("vorder"), Key("enter", na=2), sees("Griffier was eerder"), ASKED, *keys("1")),
        geeft=(_GRIFFIER_VORDERT,),
    ),
    Situation(
        "2: it was a new one",
        stand=st.B,
        doet=(other("vorder"), Key("enter", na=2), ASKED, *keys("2")),
        geeft=(_GRIFFIER_VORDERT, gives("vorder")),
    ),
    Situation(
        "What the other records while that question stands is asked too: the answer was about the one before",
        stand=st.B,
        doet=(
            other("vorder"),
            Key("enter", na=2),
            ASKED,
            other("vorder", na=2),
            *keys("2"),
            sees("Griffier was eerder"),
            ASKED,
            *keys("1"),
        ),
        geeft=(_GRIFFIER_VORDERT, _GRIFFIER_VORDERT),
    ),
    Situation(
        "Enter does not answer that question",
        stand=st.B,
        doet=(other("vorder"), Key("enter", na=2), ASKED, *keys("enter", "enter")),
        geeft=(_GRIFFIER_VORDERT,),
    ),
    Situation(
        "A note after it hides nothing",
        stand=st.B,
        doet=(other("vorder"), other("noteer", na=2, tekst="zij zitten"), Key("enter", na=2), ASKED, *keys("1")),
        geeft=(_GRIFFIER_VORDERT, gives("noteer", door=GRIFFIER)),
    ),
    Situation(
        "An address that counts as an order is one",
        stand=st.GESCHORST,
        protocol=B_TELT,
        doet=(other("spreek_aan", scenario="B", telt_als_vordering=True), Key("enter", na=2), ASKED, *keys("1")),
        geeft=(gives("spreek_aan", door=GRIFFIER, telt_als_vordering=True),),
    ),
    Situation(
        "One that was retracted does not count",
        stand=st.B,
        doet=(other("vorder"), other("herroep", na=1, positie=6), Key("enter", na=2)),
        geeft=(_GRIFFIER_VORDERT, gives("herroep", door=GRIFFIER), gives("vorder", op=6)),
    ),
    Situation(
        "After ten seconds it is a new one without a question",
        stand=st.B,
        doet=(other("vorder"), Wait(11), *keys("enter")),
        geeft=(_GRIFFIER_VORDERT, gives("vorder")),
    ),
    Situation(
        "One of its own since then: no question",
        stand=st.B,
        doet=(other("vorder"), Key("enter", na=2), *keys("2"), Key("enter", na=2)),
        geeft=(_GRIFFIER_VORDERT, gives("vorder"), gives("vorder")),
    ),
    Situation(
        "Pressed before it was seen here: not counted, and asked",
        stand=st.B,
        doet=(meanwhile("vorder"), Key("v", na=0.3), ASKED, *keys("1")),
        geeft=(_GRIFFIER_VORDERT,),
    ),
    Situation(
        "A schorsing by both counts once",
        doet=(meanwhile("schors"), *keys("s")),
        geeft=(gives("schors", door=GRIFFIER), gives("stop_livestream")),
    ),
    Situation(
        "The other's schorsing, seen a moment ago: its stop is this one, and the record holds one",
        doet=(other("schors"), other("stop_livestream", na=0), Key("s", na=1), sees("vroeg om")),
        geeft=(gives("schors", door=GRIFFIER), gives("stop_livestream", door=GRIFFIER)),
    ),
    Situation(
        "A stop that is still unproved after ten seconds is asked again, and stands there",
        doet=(other("schors"), other("stop_livestream", na=0), Key("s", na=11)),
        geeft=(gives("schors", door=GRIFFIER), gives("stop_livestream", door=GRIFFIER), gives("stop_livestream")),
    ),
    Situation(
        "The end by both counts once, and says who was first",
        stand=st.EEN,
        doet=(meanwhile("beeindig_verstoring"), *keys("e"), sees("Griffier")),
        geeft=(gives("beeindig_verstoring", door=GRIFFIER),),
    ),
    Situation(
        "What the other notes takes nothing from Enter",
        stand=st.B,
        doet=(other("noteer", tekst="deur op slot"), Key("enter", na=0.5)),
        geeft=(gives("noteer", door=GRIFFIER), gives("vorder", op=3.5)),
    ),
    Situation(
        "What the other recorded can be read here",
        doet=(other("noteer", tekst="deur op slot"), sees("deur op slot")),
        geeft=(gives("noteer", door=GRIFFIER),),
    ),
    Situation(
        "Where the other changed what Enter means it is not recorded, a second later it is",
        stand=st.EEN,
        doet=(
            other("beeindig_verstoring"),
            Key("enter", na=0.5),
            sees("betekent nu iets anders"),
            Key("enter", na=1.5),
        ),
        geeft=(gives("beeindig_verstoring", door=GRIFFIER), gives("geef_ruimte", op=5)),
    ),
    Situation(
        "What the other recorded is not offered for retraction here",
        stand=st.B,
        doet=(other("noteer", tekst="deur op slot"), *keys("z", "j")),
        geeft=(gives("noteer", door=GRIFFIER), gives("herroep", positie=5)),
    ),
    Situation(
        "Both confirm the livestream: both stand",
        stand=st.STOP_GEVRAAGD,
        doet=(meanwhile("bevestig_livestream", toestand="gestopt"), *keys("l")),
        geeft=(gives("bevestig_livestream", door=GRIFFIER), gives("bevestig_livestream")),
    ),
)
