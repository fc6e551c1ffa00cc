"""The same violence, or the same call, pressed twice: what a box shows that stays, or stood open, is asked first."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.situations.stations import ASKED
from tests.console.steps import (
    GRIFFIER,
    VOORZITTER,
    Detail,
    Key,
    Pick,
    Situation,
    Wait,
    gives,
    keys,
    meanwhile,
    other,
    sees,
)

_F = gives("meld_fysieke_agressie")
_CALL = "Geweld tegen aanwezigen"


def _of(rol: str) -> tuple[Situation, ...]:
    """At the console of that role; the other one sits at the other station."""
    ander = GRIFFIER if rol == VOORZITTER else VOORZITTER
    first = f"{ander.capitalize()} was eerder"
    theirs = gives("meld_fysieke_agressie", door=ander)
    called = gives("bel_politie", door=ander, spoed=True)
    return (
        Situation(
            f"{rol}: F twice on the 112 card is asked; 1: it was the same, and the card stands",
            stand=st.B,
            doet=(*keys("n", "f", "f"), sees("Hier al vastgelegd"), ASKED, *keys("1"), *keys("enter")),
            geeft=(_F, gives("bel_politie", spoed=True)),
            rol=rol,
        ),
        Situation(
            f"{rol}: F twice, 2: it was another one",
            stand=st.B,
            doet=(*keys("n", "f", "f"), ASKED, *keys("2"), sees(_CALL), *keys("escape")),
            geeft=(_F, _F),
            rol=rol,
        ),
        Situation(
            f"{rol}: F twice, and neither",
            stand=st.B,
            doet=(*keys("n", "f", "f"), ASKED, *keys("f", "escape", "escape")),
            geeft=(_F,),
            rol=rol,
        ),
        Situation(
            f"{rol}: 112 called, the card opened again and Enter: asked; 1: it was the same",
            stand=st.B,
            doet=(*keys("n", "enter", "n"), sees("112 nog eens gebeld"), *keys("enter"), ASKED, *keys("1")),
            geeft=(gives("bel_politie", spoed=True),),
            rol=rol,
        ),
        Situation(
            f"{rol}: 112 called and truly called again",
            stand=st.B,
            doet=(*keys("n", "enter", "n", "enter"), ASKED, *keys("2")),
            geeft=(gives("bel_politie", spoed=True), gives("bel_politie", spoed=True)),
            rol=rol,
        ),
        Situation(
            f"{rol}: a step on the police card, pressed on the card that is opened again",
            stand=st.GEVRAAGD,
            doet=(*keys("p"), Pick("politie is er"), *keys("p"), Pick("politie is er"), ASKED, *keys("1")),
            geeft=(gives("politie_aanwezig"),),
            rol=rol,
        ),
        Situation(
            f"{rol}: F again after a while, on the card that still stands",
            stand=st.B,
            doet=(*keys("n", "f"), Wait(40), *keys("f"), ASKED, *keys("1", "escape")),
            geeft=(_F,),
            rol=rol,
        ),
        Situation(
            f"{rol}: F on the card opened anew at once is asked too",
            stand=st.B,
            doet=(*keys("n", "f"), Key("escape", na=0.6), Key("n", na=1), Key("f", na=1), ASKED, *keys("1", "escape")),
            geeft=(_F,),
            rol=rol,
        ),
        Situation(
            f"{rol}: F on the card opened anew a minute later is another violence",
            stand=st.B,
            doet=(*keys("n", "f", "escape"), Wait(60), *keys("n", "f", "escape")),
            geeft=(_F, _F),
            rol=rol,
        ),
        Situation(
            f"{rol}: the other reported it while the card stood here",
            stand=st.B,
            doet=(*keys("n"), meanwhile("meld_fysieke_agressie", door=ander), Wait(40), *keys("f"), sees(first), ASKED),
            geeft=(theirs,),
            rol=rol,
        ),
        Situation(
            f"{rol}: the other reported it a moment before",
            stand=st.B,
            doet=(other("meld_fysieke_agressie", door=ander), *keys("n", "f"), sees(first), ASKED, *keys("2")),
            geeft=(theirs, _F),
            rol=rol,
        ),
        Situation(
            f"{rol}: the other called 112 while the card stood here, long before Enter",
            stand=st.B,
            doet=(
                *keys("n"),
                other("bel_politie", door=ander, spoed=True),
                Wait(60),
                *keys("enter"),
                sees(first),
                ASKED,
            ),
            geeft=(called,),
            rol=rol,
            alleen="scherm" if rol == VOORZITTER else "",
        ),
        Situation(
            f"{rol}: the other called while the police card stood here, long before",
            stand=st.GEVRAAGD,
            doet=(
                *keys("p"),
                meanwhile("bel_politie", door=ander, gebeld_door="de bodedienst"),
                Wait(60),
                Pick("gebeld door de griffie"),
                sees(first),
                ASKED,
                *keys("1"),
            ),
            geeft=(gives("bel_politie", door=ander),),
            rol=rol,
        ),
        Situation(
            f"{rol}: what else the police did is no doubled press",
            stand=st.GEVRAAGD,
            doet=(*keys("p"), meanwhile("bel_politie", door=ander), Wait(60), Pick("politie is er")),
            geeft=(gives("bel_politie", door=ander), gives("politie_aanwezig")),
            rol=rol,
        ),
    )


SITUATIONS = (
    *_of(VOORZITTER),
    *_of(GRIFFIER),
    Situation(
        "S twice is one schorsing and one stop, and its reasons still stand there",
        doet=(Key("s"), Key("s", na=2), sees("U vroeg om"), Wait(7), Detail("sit-in")),
        geeft=(gives("schors"), gives("stop_livestream"), gives("vul_aan", veld="reden")),
    ),
    Situation(
        "S again after ten seconds without proof asks again",
        doet=(Key("s"), Key("s", na=11)),
        geeft=(gives("schors"), gives("stop_livestream"), gives("stop_livestream")),
    ),
)
