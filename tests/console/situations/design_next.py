"""What the design asks and the faces do not do yet: not run until they do (see ``__init__``)."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.situations.clerk import clerk
from tests.console.steps import (
    GRIFFIER,
    Alarm,
    Detail,
    Fill,
    Held,
    Key,
    Pick,
    Situation,
    Typed,
    Wait,
    gives,
    keys,
    meanwhile,
    other,
    sees,
    sees_not,
    was,
)

SCHORS = "Ik schors de vergadering wegens ordeverstoring."
TWEE_MINUTEN = "U krijgt twee minuten. Neem dan plaats of ga weg."
STRAFBAAR = "De vergadering verstoren is strafbaar. Stop nu!"
TIJD_OM = "Uw tijd is om. Neem plaats of verlaat het pand."
OPNIEUW = "U gaat nog steeds door. Stop daar nu mee!"
VERLAAT = "Ik vorder dat u per direct het pand verlaat!"
HERVAT = "Ik hervat de vergadering."
RUIMTE = "Wil een raadslid iets kwijt over de verstoring?"
_B = gives("spreek_aan", scenario="B", tekst=STRAFBAAR, getoond=True)
_VORDER = gives("vorder", tekst=VERLAAT, getoond=True)
_GEWELD_BUITEN = (
    *st.GESCHORST,
    was("meld_fysieke_agressie", soort="geweld"),
    was("bel_politie", spoed=True),
    was("raadsleden_uit_zaal"),
)

WORDS = (
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
        "B at the fork: its words stand there", stand=st.GESCHORST, doet=(sees(STRAFBAAR), *keys("b")), geeft=(_B,)
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
        geeft=(_VORDER, _VORDER),
    ),
    Situation(
        "The letter V does the same there",
        stand=st.B,
        doet=(sees(VERLAAT), *keys("v")),
        geeft=(_VORDER,),
    ),
    Situation(
        "Room and resuming",
        stand=st.VOORBIJ,
        doet=(sees(RUIMTE), *keys("enter"), sees(HERVAT), *keys("enter")),
        geeft=(gives("geef_ruimte"), gives("hervat")),
    ),
)

BROUGHT_UP = (
    Situation(
        "B from a quiet meeting brings its words up; Enter records them",
        doet=(*keys("b"), sees(STRAFBAAR), sees("Gezegd"), *keys("enter")),
        geeft=(gives("spreek_aan", scenario="B", tekst=STRAFBAAR, getoond=True, op=6),),
    ),
    Situation("Or the same letter again", doet=(*keys("b"), sees(STRAFBAAR), *keys("b")), geeft=(_B,)),
    Situation("Brought up alone records nothing", doet=(*keys("b"), Wait(60))),
    Situation("Esc takes it back; then Enter has no task", doet=keys("b", "escape", "enter")),
    Situation("Its own repeat records nothing", doet=(Held("b", 80),)),
    Situation("Within a second and a half neither does it", doet=(Key("b"), Key("b", na=1.2))),
    Situation("Nor does Enter within that time", doet=(Key("b"), Key("enter", na=1.2))),
    Situation("A held into Enter: once", doet=(Key("b"), Held("enter", 80)), geeft=(_B,)),
    Situation(
        "Another letter brings up its own words",
        doet=(*keys("b", "v"), sees(VERLAAT), *keys("v")),
        geeft=(_VORDER,),
    ),
    Situation("V at the fork", stand=st.GESCHORST, doet=(*keys("v"), sees(VERLAAT), *keys("v")), geeft=(_VORDER,)),
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
        geeft=(_VORDER,),
    ),
    Situation("E where no disturbance runs is said first and then refused", doet=(*keys("e", "e"), sees("kan niet"))),
    Situation(
        "What the other recorded while it was brought up takes it away, or is asked",
        stand=st.GESCHORST,
        doet=(*keys("v"), other("vorder"), Key("v", na=2), sees("Zelfde of nieuwe?"), *keys("1")),
        geeft=(gives("vorder", door=GRIFFIER),),
    ),
)

SCENARIO_A = (
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
        geeft=(_B,),
    ),
    Situation(
        "That the time is over is said once, then it is E or B",
        stand=st.A_OM,
        doet=(sees(TIJD_OM), *keys("enter"), sees_not(TIJD_OM), sees(STRAFBAAR), *keys("enter", "enter")),
        geeft=(gives("spreek_opnieuw_aan", tekst=TIJD_OM, getoond=True, op=3),),
    ),
    Situation("Then B is one key", stand=st.A_GEZEGD, doet=(sees(STRAFBAAR), *keys("b")), geeft=(_B,)),
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

POLICE = (
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
        "A second P opens the card and records nothing; Enter neither",
        stand=st.B,
        doet=(*keys("p", "p"), sees("politie is gebeld"), *keys("enter", "enter")),
        geeft=(gives("vraag_politie", op=3),),
    ),
    Situation("P held asks once", stand=st.B, doet=(Held("p", 60),), geeft=(gives("vraag_politie"),)),
    Situation(
        "The card closes with the entry that it made",
        stand=st.GEVRAAGD,
        doet=(*keys("p"), Pick("politie is gebeld"), sees_not("politie afgezegd"), *keys("e")),
        geeft=(gives("bel_politie"), gives("beeindig_verstoring")),
    ),
    Situation(
        "A bodedienst that was warned is no call: an open loop",
        stand=(*st.B, was("waarschuw_bodedienst", door=GRIFFIER, hier=False)),
        doet=(sees("politie:"), *keys("escape")),
    ),
    Situation(
        "A livestream that is still off after resuming is an open loop",
        stand=st.HERVAT,
        doet=(sees("livestream nog uit"), *keys("escape")),
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
        "After violence there is no A", stand=_GEWELD_BUITEN, doet=(sees_not(TWEE_MINUTEN), sees(STRAFBAAR), *keys("a"))
    ),
    Situation("After violence B is one key", stand=_GEWELD_BUITEN, doet=(sees(STRAFBAAR), *keys("b")), geeft=(_B,)),
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

BOXES = (
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
    Situation("No letter works while X asks", stand=st.EEN, doet=keys("x", "e", "v", "escape")),
    Situation(
        "No letter works while it asks which of two",
        stand=st.B,
        doet=(other("vorder"), Key("enter", na=2), *keys("e", "s", "escape")),
        geeft=(gives("vorder", door=GRIFFIER),),
    ),
    Situation(
        "F2 in a note brings the schorsing up, F2 again records it, and the note is kept",
        doet=(*keys("t"), Typed("zij "), *keys("f2"), sees(SCHORS), *keys("f2"), Typed("zingen"), *keys("enter")),
        geeft=(gives("schors", getoond=True), gives("stop_livestream"), gives("noteer", tekst="zij zingen")),
        alleen="scherm",
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
)

REST = (
    Situation(
        "S at both stations at once: one schorsing and one stop",
        doet=(meanwhile("schors"), meanwhile("stop_livestream", na=0), *keys("s")),
        geeft=(gives("schors", door=GRIFFIER), gives("stop_livestream", door=GRIFFIER)),
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
        "Closed with a disturbance that runs: GESLOTEN, and no words to say",
        stand=(*st.GESCHORST, was("spreek_aan", scenario="A", minuten=2)),
        doet=(*keys("x", "j"), sees("GESLOTEN"), sees_not("LAAT UITSPREKEN"), *keys("enter")),
        geeft=(gives("sluit"),),
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
        doet=(sees("scenario B"), sees(STRAFBAAR), *keys("j")),
        geeft=(gives("bevestig", positie=5),),
    ),
)

DESIGN_NEXT = (*WORDS, *BROUGHT_UP, *SCENARIO_A, *POLICE, *BOXES, *REST)
