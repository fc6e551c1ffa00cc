"""Another process holds the journal: what was pressed stands once, with the moment of the press, when it lets go."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.steps import Busy, Key, Situation, Typed, Wait, gives, keys, sees

SITUATIONS = (
    Situation(
        "An order to leave waits for the disk",
        stand=st.B,
        doet=(Busy(True), Key("enter"), Wait(4), sees("NOG NIET VASTGELEGD"), Busy(False), Wait(3)),
        geeft=(gives("vorder", op=3),),
    ),
    Situation(
        "A schorsing that waits stops the livestream when it stands",
        doet=(Busy(True), Key("s"), Wait(6), Busy(False), Wait(3)),
        geeft=(gives("schors", op=3), gives("stop_livestream", op=3)),
    ),
    Situation(
        "Two presses keep their order and their moments",
        stand=st.B,
        doet=(Busy(True), Key("enter"), Key("e"), Wait(6), Busy(False), Wait(3)),
        geeft=(gives("vorder", op=3), gives("beeindig_verstoring", op=6)),
    ),
    Situation(
        "Enter pressed again meanwhile counts once",
        stand=st.B,
        doet=(Busy(True), Key("enter"), Key("enter"), Key("enter"), Busy(False), Wait(3)),
        geeft=(gives("vorder", op=3),),
    ),
    Situation(
        "A note typed meanwhile is kept",
        stand=st.B,
        doet=(Busy(True), *keys("t"), Typed("zij zingen"), *keys("enter"), Wait(6), Busy(False), Wait(3)),
        geeft=(gives("noteer", tekst="zij zingen", op=6),),
    ),
)
