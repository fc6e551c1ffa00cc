"""What asks more: note, person, stream, retraction, late entries. Typed text is what was typed and nothing else."""

from __future__ import annotations

from tests.console.situations import stands as st
from tests.console.steps import Fill, Pick, Situation, Typed, gives, keys, sees

_HOSTILE = "[bold]<b>=1+1 \\ ; 'x' {y}"

SITUATIONS = (
    Situation(
        "A note",
        doet=(*keys("t"), Typed("zij zingen"), *keys("enter")),
        geeft=(gives("noteer", tekst="zij zingen", op=6),),
    ),
    Situation(
        "A note holds the letters of the keys, literally",
        stand=st.B,
        doet=(*keys("t"), Typed(_HOSTILE), *keys("enter")),
        geeft=(gives("noteer", tekst=_HOSTILE),),
    ),
    Situation("An empty note is none", stand=st.GESCHORST, doet=keys("t", "enter", "escape")),
    Situation("A note that is left records nothing", stand=st.GESCHORST, doet=(*keys("t"), *keys("escape"))),
    Situation(
        "A person is described",
        stand=st.B,
        doet=(*keys("w"), Fill({"signalement": "rode jas", "plaats": "tweede rij"})),
        geeft=(gives("beschrijf_verstoorder", label="NN1", signalement="rode jas", plaats="tweede rij", naam=None),),
    ),
    Situation(
        "Of a known person: left",
        stand=st.TWEE_PERSONEN,
        doet=(*keys("w"), Pick("NN2"), Pick("NN2 is vertrokken")),
        geeft=(gives("verstoorder_vertrokken", label="NN2", hoe=None),),
    ),
    Situation(
        "Of a known person: is a raadslid",
        stand=st.TWEE_PERSONEN,
        doet=(*keys("w"), Pick("NN1"), Pick("NN1 is raadslid")),
        geeft=(gives("beschrijf_verstoorder", label="NN1", rol="raadslid"),),
    ),
    Situation(
        "The livestream, by its list",
        doet=(*keys("l"), Pick("vraag: livestream stoppen")),
        geeft=(gives("stop_livestream"),),
    ),
    Situation(
        "It runs on all the same",
        stand=st.GESCHORST,
        doet=(*keys("l"), Pick("gezien: de livestream loopt nog")),
        geeft=(gives("bevestig_livestream", toestand="live"),),
    ),
    Situation(
        "No list of a livestream that is not there",
        begin={"livestream": False},
        doet=(*keys("l"), sees("geen livestream")),
    ),
    Situation(
        "Z and J take the last own entry back",
        stand=st.EEN,
        doet=(*keys("z"), sees("1e vordering"), *keys("j")),
        geeft=(gives("herroep", positie=6, op=6),),
    ),
    Situation("Z and Enter take nothing back", stand=st.EEN, doet=keys("z", "enter", "escape")),
    Situation("Z and Esc take nothing back", stand=st.EEN, doet=keys("z", "escape")),
    Situation(
        "What was taken back is not offered again",
        stand=st.EEN,
        doet=keys("z", "j", "z", "j"),
        geeft=(gives("herroep", positie=6), gives("herroep", positie=5)),
    ),
    Situation(
        "That the stream was stopped is not taken back: the schorsing is",
        doet=keys("s", "z", "j"),
        geeft=(gives("schors"), gives("stop_livestream"), gives("herroep", positie=2)),
    ),
    Situation("Nothing of one's own to take back", doet=(*keys("z"), sees("niets van"))),
    Situation(
        "112 from a note, and the note is still a note",
        stand=st.B,
        doet=(*keys("t", "f9"), sees("Geweld tegen aanwezigen"), *keys("escape"), Typed("nu"), *keys("enter")),
        geeft=(gives("noteer", tekst="nu"),),
    ),
    Situation("Help records nothing", stand=st.B, doet=(*keys("question_mark"), sees("HULP"), *keys("escape"))),
    Situation(
        "A meeting begun with Enter, and then S",
        vergadering=False,
        doet=keys("enter", "s"),
        geeft=(gives("schors", op=6), gives("stop_livestream", op=6)),
    ),
)
