"""The letters of the chair whose words stand on the screen, the optional details after them, and what is refused."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.steps import Detail, Situation, Was, gives, keys, sees


def closes(naam: str, stand: tuple[Was, ...], vraag: str) -> Situation:
    return Situation(naam, stand=stand, doet=(*keys("x"), sees(vraag), *keys("j")), geeft=(gives("sluit", op=6),))


SITUATIONS = (
    Situation(
        "S suspends a quiet meeting and stops the livestream, in one moment",
        doet=keys("s"),
        geeft=(gives("schors", op=3), gives("stop_livestream", op=3)),
    ),
    Situation("F2 is S", doet=keys("f2"), geeft=(gives("schors"), gives("stop_livestream"))),
    Situation(
        "S while suspended asks to stop a livestream of which nobody knows",
        stand=st.STOP_GEVRAAGD,
        doet=keys("s"),
        geeft=(gives("stop_livestream"),),
    ),
    Situation(
        "A at the fork",
        stand=st.GESCHORST,
        doet=keys("a"),
        geeft=(gives("spreek_aan", scenario="A", minuten=2, op=3),),
    ),
    Situation("B at the fork", stand=st.GESCHORST, doet=keys("b"), geeft=(gives("spreek_aan", scenario="B", op=3),)),
    Situation("M reports only", doet=keys("m"), geeft=(gives("meld_verstoring", voortzetting=None),)),
    Situation(
        "M while suspended goes on with the same ordeverstoring",
        stand=st.VOORBIJ,
        doet=keys("m"),
        geeft=(gives("meld_verstoring", voortzetting=True),),
    ),
    Situation("E at the fork", stand=st.GESCHORST, doet=keys("e"), geeft=(gives("beeindig_verstoring", op=3),)),
    Situation("E after an order to leave", stand=st.EEN, doet=keys("e"), geeft=(gives("beeindig_verstoring"),)),
    Situation("E in scenario A", stand=st.A, doet=keys("e"), geeft=(gives("beeindig_verstoring"),)),
    Situation("E after three", stand=st.DRIE, doet=keys("e"), geeft=(gives("beeindig_verstoring"),)),
    Situation(
        "H of a meeting that runs is refused in a sentence",
        doet=(*keys("h", "h"), sees("Hervatten kan niet: de vergadering is open")),
    ),
    Situation(
        "S before the opening can only be refused",
        begin={"geopend": False, "livestream": False},
        doet=(*keys("s", "s"), sees("Schorsen kan niet")),
    ),
    closes("X asks, J closes", st.OPEN, "De vergadering sluiten?"),
    closes("X asks more while a disturbance runs", st.EEN, "De verstoring loopt nog. Toch sluiten?"),
    Situation("X and then Esc closes nothing", doet=keys("x", "escape")),
    Situation("X and then Enter closes nothing", doet=keys("x", "enter")),
    Situation(
        "L says that the stop was seen, where the screen names it",
        stand=st.STOP_GEVRAAGD,
        doet=(sees("gezien: livestream is uit"), *keys("l")),
        geeft=(gives("bevestig_livestream", toestand="gestopt"),),
    ),
    Situation(
        "A reason after S, in one key",
        doet=(*keys("s"), Detail("geroep vanaf"), *keys("b")),
        geeft=(
            gives("schors"),
            gives("stop_livestream"),
            gives("vul_aan", positie=2, veld="reden", waarde="geroep vanaf de publieke tribune"),
            gives("spreek_aan", scenario="B"),
        ),
    ),
    Situation(
        "A digit after A changes no minutes: they belong to the words that were said",
        stand=st.GESCHORST,
        doet=(*keys("a"), *keys("1")),
        geeft=(gives("spreek_aan", scenario="A", minuten=2),),
        alleen="scherm",
    ),
    Situation(
        "A reaction after an order to leave",
        stand=st.B,
        doet=(*keys("enter"), Detail("geen gehoor")),
        geeft=(gives("vorder"), gives("vul_aan", positie=6, veld="reactie", waarde="geen gehoor")),
    ),
    Situation(
        "To whom, after the reaction",
        stand=st.TWEE_PERSONEN,
        doet=(*keys("enter"), Detail("vertrekt"), Detail("NN2")),
        geeft=(
            gives("vorder", gericht_aan=None),
            gives("vul_aan", positie=8, veld="reactie", waarde="vertrekt"),
            gives("vul_aan", positie=8, veld="gericht_aan", waarde=["NN2"]),
        ),
    ),
    Situation(
        "Who spoke, in a commission",
        stand=st.B,
        begin={"orgaan": "raadscommissie", "griffier": "mr. Jansen"},
        doet=(*keys("enter"), Detail("griffier")),
        geeft=(
            gives("vorder", spreker=None),
            gives("vul_aan", positie=6, veld="spreker", waarde="mr. Jansen"),
            gives("vul_aan", positie=6, veld="hoedanigheid", waarde="griffier"),
        ),
    ),
    Situation(
        "How it ended, in one key",
        stand=st.EEN,
        doet=(*keys("e"), Detail("vrijwillig")),
        geeft=(gives("beeindig_verstoring", hoe=None), gives("vul_aan", veld="hoe", waarde="vrijwillig")),
    ),
    Situation(
        "Where, after M",
        doet=(*keys("m"), Detail("gang")),
        geeft=(gives("meld_verstoring"), gives("vul_aan", veld="plaats", waarde="gang")),
    ),
    Situation(
        "A detail that is not asked is not given: the next Enter is the next step",
        stand=st.B,
        doet=keys("enter", "enter"),
        geeft=(gives("vorder", reactie=None), gives("vorder", reactie=None)),
    ),
)
