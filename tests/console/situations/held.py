"""A held or repeated key records once."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.steps import Held, Key, Situation, gives, keys

SITUATIONS = (
    Situation("Enter held", stand=st.B, doet=(Held("enter", 60),), geeft=(gives("vorder", op=3),)),
    Situation(
        "Enter held, and let go: it counts again",
        stand=st.B,
        doet=(Held("enter", 60), *keys("enter")),
        geeft=(gives("vorder"), gives("vorder")),
    ),
    Situation(
        "Enter within a second and a half of an entry",
        stand=st.B,
        doet=(Key("enter"), Key("enter", na=1.2)),
        geeft=(gives("vorder"),),
    ),
    Situation(
        "Enter after that",
        stand=st.B,
        doet=(Key("enter"), Key("enter", na=1.6)),
        geeft=(gives("vorder"), gives("vorder")),
    ),
    Situation(
        "V held or pressed twice is one order to leave",
        stand=st.B,
        doet=(Key("v"), Key("v", na=0.4)),
        geeft=(gives("vorder"),),
    ),
    Situation(
        "V again after that: the words were said again",
        stand=st.B,
        doet=(Key("v"), Key("v", na=1.6)),
        geeft=(gives("vorder"), gives("vorder")),
    ),
    Situation(
        "Enter held on the 112 card is one call, and nothing behind the card",
        stand=st.B,
        doet=(Key("n"), Held("enter", 40)),
        geeft=(gives("bel_politie", spoed=True, op=6),),
    ),
    Situation(
        "Enter held into the fork does nothing",
        stand=st.GEMELD,
        doet=(Held("enter", 80),),
        geeft=(gives("schors"), gives("stop_livestream")),
    ),
)
