"""The police and the 112 card: asked, called by others, there; this program never dials."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.situations.spoken import (
    AANGESPROKEN_B,
    STRAFBAAR,
    TWEE_MINUTEN,
)
from tests.console.steps import (
    GRIFFIER,
    Alarm,
    Held,
    Key,
    Pick,
    Situation,
    Typed,
    gives,
    keys,
    meanwhile,
    sees,
    sees_not,
    was,
)

_GEWELD_BUITEN = (
    *st.GESCHORST,
    was("meld_fysieke_agressie", soort="geweld"),
    was("bel_politie", spoed=True),
    was("raadsleden_uit_zaal"),
)

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
        doet=(*keys("p"), sees("gebeld door de griffie"), Pick("bodedienst gewaarschuwd")),
        geeft=(gives("waarschuw_bodedienst", op=6),),
    ),
    Situation(
        "The card of the police, and back",
        stand=st.GEVRAAGD,
        doet=(*keys("p"), sees("gebeld door de griffie"), *keys("escape")),
    ),
    Situation(
        "Arrived, handed over, done: each its own line",
        stand=st.GEBELD,
        doet=(
            *keys("p"),
            Pick("politie is er"),
            *keys("p"),
            Pick("overgedragen aan de politie"),
            *keys("p"),
            Pick("politie is klaar"),
        ),
        geeft=(gives("politie_aanwezig"), gives("draag_over"), gives("politie_afgerond")),
    ),
    Situation(
        "The words for the telephone stand on the card of the police",
        stand=st.GEVRAAGD,
        doet=(*keys("p"), sees("wordt verstoord"), *keys("escape")),
    ),
    Situation(
        "112: Enter says that it was called",
        stand=st.B,
        doet=(*keys("n"), sees("Geweld tegen aanwezigen"), sees("belt niet zelf"), *keys("enter")),
        geeft=(gives("bel_politie", spoed=True, op=6),),
    ),
    Situation("F9 is N", stand=st.B, doet=keys("f9", "enter"), geeft=(gives("bel_politie", spoed=True),)),
    Situation("F8 is Z", stand=st.EEN, doet=keys("f8", "j"), geeft=(gives("herroep", positie=6),)),
    Situation("F8 and Enter take nothing back", stand=st.EEN, doet=keys("f8", "enter", "escape")),
    Situation("F4 is P", stand=st.B, doet=keys("f4"), geeft=(gives("vraag_politie"),)),
    Situation("F7 is T", doet=(*keys("f7"), Typed("x"), *keys("enter")), geeft=(gives("noteer", tekst="x"),)),
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
    Situation("After three Enter has no task: nobody asked yet", stand=st.DRIE, doet=keys("enter", "enter")),
    Situation("Nor where they were asked", stand=st.GEVRAAGD, doet=keys("enter")),
    Situation("Nor where they were called", stand=st.GEBELD, doet=keys("enter")),
    Situation("Nor where they are there", stand=st.AANWEZIG, doet=keys("enter")),
    Situation("Nor where they took over", stand=st.OVERGEDRAGEN, doet=keys("enter")),
    Situation("Nor where they are done", stand=st.KLAAR, doet=keys("enter")),
    Situation(
        "The first P asks, after three too", stand=st.DRIE, doet=keys("p"), geeft=(gives("vraag_politie", op=3),)
    ),
    Situation(
        "A second P opens the card and records nothing; Enter there neither",
        stand=st.B,
        doet=(*keys("p", "p"), sees("gebeld door de griffie"), *keys("enter")),
        geeft=(gives("vraag_politie", op=3),),
    ),
    Situation("P held asks once", stand=st.B, doet=(Held("p", 60),), geeft=(gives("vraag_politie"),)),
    Situation(
        "The card closes with the entry that it made",
        stand=st.GEVRAAGD,
        doet=(*keys("p"), Pick("gebeld door de bodedienst"), sees_not("gebeld door de griffie"), *keys("e")),
        geeft=(gives("bel_politie", gebeld_door="de bodedienst"), gives("beeindig_verstoring")),
    ),
    Situation(
        "A bodedienst that was warned is no call: an open loop",
        stand=(*st.B, was("waarschuw_bodedienst", door=GRIFFIER, hier=False)),
        doet=(sees("politie:"), *keys("escape")),
    ),
    Situation(
        "A livestream that is still off after resuming is an open loop",
        stand=st.HERVAT,
        doet=(sees("livestream: nog uit"), *keys("escape")),
    ),
    Situation(
        "F on the 112 card records the violence, and the card stays for the call",
        stand=st.B,
        doet=(*keys("n", "f"), sees("Geweld tegen aanwezigen"), *keys("enter")),
        geeft=(gives("meld_fysieke_agressie", op=6), gives("bel_politie", spoed=True, op=9)),
    ),
    Situation(
        "F alone claims no call",
        stand=st.B,
        doet=keys("n", "f", "escape"),
        geeft=(gives("meld_fysieke_agressie"),),
    ),
    Situation(
        "After violence there is no A",
        stand=_GEWELD_BUITEN,
        doet=(sees_not(TWEE_MINUTEN), sees(STRAFBAAR), *keys("a", "a"), sees("geen afspraak meer")),
    ),
    Situation(
        "After violence B is one key", stand=_GEWELD_BUITEN, doet=(sees(STRAFBAAR), *keys("b")), geeft=(AANGESPROKEN_B,)
    ),
    Situation(
        "1-1-2 opens the card and is no detail",
        doet=(*keys("s"), Alarm(), sees("Geweld tegen aanwezigen"), *keys("escape")),
        geeft=(gives("schors", reden=None), gives("stop_livestream")),
    ),
    Situation(
        "1-1-2 in a quiet meeting",
        doet=(Alarm(), sees("Geweld tegen aanwezigen"), *keys("enter")),
        geeft=(gives("bel_politie", spoed=True),),
    ),
    Situation(
        "1-1-2 while something is asked",
        doet=(*keys("x"), Alarm(), sees("Geweld tegen aanwezigen"), *keys("escape", "j")),
        geeft=(gives("sluit"),),
    ),
)
