"""Enter, the one next action: each row of the design's table, as far as it holds already."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.steps import Key, Situation, Wait, gives, keys, sees, sees_not, was

ENTER = keys("enter")
NIET_GEOPEND = {"geopend": False}
ART_26 = "artikel 26 lid 1 Gemeentewet"
ART_139 = "artikel 139 Wetboek van Strafrecht"
B_TELT = (("telt_als_vordering = false", "telt_als_vordering = true"),)

SITUATIONS = (
    Situation(
        "Enter opens a meeting that was not opened",
        begin=NIET_GEOPEND,
        doet=(sees("Ik open de vergadering."), Key("enter")),
        geeft=(gives("open_vergadering", op=3),),
    ),
    Situation("Enter has no task in a quiet meeting", doet=(*ENTER, sees("Enter heeft nu geen taak"), *ENTER)),
    Situation(
        "Enter suspends where a disturbance was reported, and stops the livestream",
        stand=st.GEMELD,
        doet=(sees("Ik schors de vergadering wegens ordeverstoring."), Key("enter")),
        geeft=(gives("schors", op=3), gives("stop_livestream", op=3)),
    ),
    Situation(
        "Enter chooses nothing at the fork",
        stand=st.GESCHORST,
        doet=(
            sees("U krijgt twee minuten. Neem dan plaats of ga weg."),
            sees("De vergadering verstoren is strafbaar. Stop nu!"),
            *ENTER,
        ),
    ),
    Situation(
        "Enter says once that A's time is over",
        stand=st.A_OM,
        doet=(sees("Uw tijd is om. Neem plaats of verlaat het pand."), Key("enter")),
        geeft=(gives("spreek_opnieuw_aan", tekst="Uw tijd is om. Neem plaats of verlaat het pand.", op=3),),
    ),
    Situation(
        "Enter orders to leave after B",
        stand=st.B,
        doet=(sees("Ik vorder dat u per direct het pand verlaat!"), Key("enter")),
        geeft=(gives("vorder", grondslag=ART_26, op=3),),
    ),
    Situation(
        "Enter orders a second and a third time",
        stand=st.EEN,
        doet=(sees("2e VORDERING VAN 3"), Key("enter"), sees("3e VORDERING VAN 3"), Key("enter")),
        geeft=(gives("vorder", op=3), gives("vorder", op=6)),
    ),
    Situation(
        "Enter gives room, then resumes",
        stand=st.VOORBIJ,
        doet=(
            sees("Wil een raadslid iets kwijt over de verstoring?"),
            Key("enter"),
            sees("Ik hervat de vergadering."),
            Key("enter"),
        ),
        geeft=(gives("geef_ruimte", op=3), gives("hervat", op=6)),
    ),
    Situation(
        "Enter has no task in a closed meeting",
        doet=(*keys("x", "j"), sees("GESLOTEN"), *ENTER),
        geeft=(gives("sluit", op=6),),
    ),
    Situation(
        "Enter puts a raadslid before the raad and orders nobody to leave",
        stand=st.RAADSLID,
        doet=(sees("Vorder niet."), *ENTER),
        geeft=(gives("leg_voor_aan_raad", label="NN1"),),
    ),
    Situation(
        "An address that counts as an order makes the next one the second",
        stand=st.GESCHORST,
        protocol=B_TELT,
        doet=(*keys("b"), sees("2e VORDERING VAN 3"), *ENTER),
        geeft=(gives("spreek_aan", scenario="B", telt_als_vordering=True), gives("vorder")),
    ),
    Situation(
        "In a commission an order to leave rests on article 139",
        stand=st.B,
        begin={"orgaan": "raadscommissie"},
        doet=(sees("Laat de griffier of de burgemeester de vordering uitspreken"), *ENTER),
        geeft=(gives("vorder", grondslag=ART_139),),
    ),
    Situation(
        "Before the opening an order to leave rests on article 139",
        stand=(was("spreek_aan", scenario="B"),),
        begin=NIET_GEOPEND,
        doet=(sees("rust op artikel 139"), *ENTER),
        geeft=(gives("vorder", grondslag=ART_139),),
    ),
    Situation(
        "Only schorsen where the protocol leaves the livestream running",
        stand=st.GEMELD,
        protocol=(("stop_bij_schorsen = true", "stop_bij_schorsen = false"),),
        doet=ENTER,
        geeft=(gives("schors"),),
    ),
    Situation(
        "Only schorsen where the meeting has no livestream",
        stand=st.GEMELD,
        begin={"livestream": False},
        doet=(*ENTER, sees_not("livestream stopt")),
        geeft=(gives("schors"),),
    ),
    Situation(
        "Within the protocol's shortest interval Enter asks once",
        stand=st.B,
        protocol=(("minimum_tussen_s = 0", "minimum_tussen_s = 30"),),
        doet=(*ENTER, Key("enter", na=5), sees("Pas 00:05 na de 1e vordering")),
        geeft=(gives("vorder", op=3),),
    ),
    Situation(
        "After that interval Enter does not ask",
        stand=st.B,
        protocol=(("minimum_tussen_s = 0", "minimum_tussen_s = 30"),),
        doet=(*ENTER, Wait(30), *ENTER),
        geeft=(gives("vorder", op=3), gives("vorder", op=36)),
    ),
)
