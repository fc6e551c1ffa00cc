"""The griffier beside the chair: tasks by their digit, reading back by J and F, persons, and the chair's words."""

from __future__ import annotations

from typing import Any

from tests.console.situations import stands as st
from tests.console.steps import (
    GRIFFIER,
    VOORZITTER,
    Fill,
    Other,
    Pick,
    Situation,
    Step,
    Typed,
    Wait,
    Was,
    gives,
    keys,
    meanwhile,
    sees,
    was,
)
from tests.console.steps import Gives as Given


def clerk(
    naam: str, stand: tuple[Was, ...] = (), *, doet: tuple[Step, ...], geeft: tuple[Given, ...] = ()
) -> Situation:
    """The chair's entries of the stand were made at the other station."""
    chairs = tuple(Was(w.soort, w.velden, w.door, w.na, "naast" if w.door == VOORZITTER else "hier") for w in stand)
    return Situation(f"Griffier: {naam}", stand=chairs, doet=doet, geeft=geeft, rol=GRIFFIER)


def chair(soort: str, /, *, na: float = 3.0, **velden: Any) -> Other:
    """What the chair records meanwhile, seen here."""
    return Other(soort, velden, VOORZITTER, True, na)


SITUATIONS = (
    clerk("1 the bodedienst is warned", st.DRIE, doet=keys("1"), geeft=(gives("waarschuw_bodedienst"),)),
    clerk("2 the police are called", st.GEVRAAGD, doet=keys("2"), geeft=(gives("bel_politie", spoed=None),)),
    clerk(
        "3 the livestream is off",
        st.STOP_GEVRAAGD,
        doet=(sees("Livestream staat echt uit"), *keys("3")),
        geeft=(gives("bevestig_livestream", toestand="gestopt"),),
    ),
    clerk("4 the councillors are out", st.B, doet=keys("4"), geeft=(gives("raadsleden_uit_zaal"),)),
    clerk(
        "5 the number of the call to the police",
        st.GEBELD,
        doet=(*keys("5"), Typed("2026-123"), *keys("enter")),
        geeft=(gives("vul_aan", veld="incidentnummer", waarde="2026-123"),),
    ),
    clerk("5 without a call records nothing", st.B, doet=(*keys("5"), sees("nog geen melding bij de politie"))),
    clerk("6 the police are there", st.GEBELD, doet=keys("6"), geeft=(gives("politie_aanwezig"),)),
    clerk(
        "7 handed over, then done",
        st.AANWEZIG,
        doet=keys("7", "7"),
        geeft=(gives("draag_over"), gives("politie_afgerond")),
    ),
    clerk(
        "8 the quorum",
        doet=(*keys("8"), Fill({"aanwezig": "21", "vereist": "16"})),
        geeft=(gives("stel_quorum_vast", aanwezig=21, vereist=16),),
    ),
    clerk(
        "A task that was done asks before it is done again",
        st.GEBELD,
        doet=(*keys("2"), sees("al vastgelegd"), *keys("escape")),
    ),
    clerk(
        "J: what the chair recorded last is right",
        st.EEN,
        doet=(sees("1e vordering"), *keys("j")),
        geeft=(gives("bevestig", positie=6, op=3),),
    ),
    clerk(
        "F: it is not, and how it was",
        st.EEN,
        doet=(*keys("f"), Typed("het was na het derde spandoek"), *keys("enter")),
        geeft=(gives("betwist", positie=6, tekst="het was na het derde spandoek"),),
    ),
    clerk(
        "J after F is of the next entry: both go on",
        st.EEN,
        doet=(*keys("f"), Typed("te laat"), *keys("enter", "j")),
        geeft=(gives("betwist", positie=6, tekst="te laat"), gives("bevestig", positie=5)),
    ),
    clerk(
        "J of what was read back as right is not recorded again",
        (was("meld_verstoring"),),
        doet=keys("j", "j", "j"),
        geeft=(gives("bevestig", positie=2),),
    ),
    clerk("F and Esc disputes nothing", st.EEN, doet=keys("f", "escape")),
    clerk("W a new person, in one key", st.B, doet=keys("w"), geeft=(gives("beschrijf_verstoorder", label="NN1"),)),
    clerk(
        "W again is another one",
        st.B,
        doet=keys("w", "w"),
        geeft=(gives("beschrijf_verstoorder", label="NN1"), gives("beschrijf_verstoorder", label="NN2")),
    ),
    clerk(
        "V the chair spoke an order to leave",
        st.B,
        doet=(*keys("v"), Pick("de voorzitter sprak")),
        geeft=(gives("vorder", hoedanigheid="voorzitter", namens=None),),
    ),
    clerk(
        "V the griffier spoke it, with consent",
        st.B,
        doet=(*keys("v"), Pick("u sprak, namens en met instemming van")),
        geeft=(gives("vorder", hoedanigheid="griffier, bevoegd ambtenaar", namens="de voorzitter"),),
    ),
    clerk(
        "V within ten seconds of the chair's own is asked",
        st.B,
        doet=(
            chair("vorder"),
            *keys("v"),
            Pick("de voorzitter sprak", na=1),
            sees("Voorzitter was eerder"),
            sees("Zelfde of nieuwe?"),
            *keys("1"),
        ),
        geeft=(gives("vorder", door=VOORZITTER),),
    ),
    clerk(
        "A form that stood open while the chair recorded that vordering makes no second one, however long it stood",
        st.B,
        doet=(
            *keys("v"),
            meanwhile("vorder", door=VOORZITTER),
            Wait(30),
            Pick("de voorzitter sprak"),
            sees("Voorzitter"),
        ),
        geeft=(gives("vorder", door=VOORZITTER),),
    ),
    clerk(
        "S by the griffier, who stops the livestream too",
        doet=keys("f2"),
        geeft=(gives("schors"), gives("stop_livestream")),
    ),
    clerk("E by the griffier", st.EEN, doet=keys("e"), geeft=(gives("beeindig_verstoring"),)),
    clerk(
        "T a note", doet=(*keys("t"), Typed("zij zingen"), *keys("enter")), geeft=(gives("noteer", tekst="zij zingen"),)
    ),
    clerk("112 from the griffier", st.B, doet=keys("n", "enter"), geeft=(gives("bel_politie", spoed=True),)),
    clerk(
        "Z takes back one's own, never the chair's",
        (*st.B, was("noteer", door=GRIFFIER, tekst="x"), was("vorder")),
        doet=(*keys("z"), sees("Notitie: x"), *keys("j")),
        geeft=(gives("herroep", positie=6),),
    ),
    clerk(
        "An alternative that was offered",
        st.B,
        doet=(*keys("a"), Pick("een plek buiten de vergaderzaal")),
        geeft=(gives("bied_alternatief", tekst="een plek buiten de vergaderzaal"),),
    ),
    clerk(
        "A witness",
        st.B,
        doet=(*keys("c"), Fill({"naam": "J. de Vries", "functie": "bode"})),
        geeft=(gives("noem_getuige", naam="J. de Vries", functie="bode"),),
    ),
    clerk("What the chair says now can be read", st.B, doet=(sees("Ik vorder dat u per direct het pand verlaat!"),)),
    clerk(
        "What the chair records is there",
        st.B,
        doet=(chair("vorder"), sees("1e vordering uitgesproken")),
        geeft=(gives("vorder", door=VOORZITTER),),
    ),
)
