"""What happened earlier, entered with its own time; and a meeting that lay idle."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.steps import Fill, Key, Situation, Wait, gives, keys, sees, was

_LONG_AGO = (was("meld_verstoring"), was("beeindig_verstoring"))

SITUATIONS = (
    Situation(
        "A schorsing that was forgotten, to the minute",
        stand=(was("noteer", tekst="zij komen binnen"),),
        doet=(Wait(600), *keys("i"), Fill({"tijd": "20:10", "wat": "geschorst", "tekst": "sit-in"})),
        geeft=(gives("schors", op=80, reden="sit-in"),),
    ),
    Situation(
        "To the second it is exact",
        doet=(Wait(600), *keys("i"), Fill({"tijd": "20:10:05", "wat": "notitie", "tekst": "deur open"})),
        geeft=(gives("noteer", op=105, tekst="deur open"),),
    ),
    Situation(
        "A forgotten order to leave takes its place and its number",
        stand=st.EEN,
        doet=(Wait(600), *keys("i"), Fill({"tijd": "20:15:00", "wat": "vordering uit"}), sees("2e vordering")),
        geeft=(gives("vorder", op=336),),
    ),
    Situation(
        "A time that has yet to come is refused",
        doet=(*keys("i"), Fill({"tijd": "20:59", "wat": "notitie", "tekst": "x"}), sees("toekomst")),
    ),
    Situation(
        "An idle meeting goes on with 1",
        stand=_LONG_AGO,
        idle=13 * 3600,
        doet=(sees("Hervatten of nieuwe vergadering?"), *keys("enter", "1"), Key("m")),
        geeft=(gives("meld_verstoring"),),
    ),
    Situation(
        "Or stays as it is: 2 begins a new one",
        stand=_LONG_AGO,
        idle=13 * 3600,
        doet=(*keys("2", "enter"), Key("m")),
        geeft=(gives("meld_verstoring"),),
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
)
