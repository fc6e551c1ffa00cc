"""How a meeting can stand: the rows of the design's Enter table, each made of the commands that lead there."""

from __future__ import annotations

from tests.console.steps import GRIFFIER, Was, was

OPEN: tuple[Was, ...] = ()
GEMELD = (was("meld_verstoring"),)
GESCHORST = (
    was("schors"),
    was("stop_livestream", na=0),
    was("bevestig_livestream", door=GRIFFIER, hier=False, na=4, toestand="gestopt"),
)
"""The fork; the livestream was seen to have stopped."""
STOP_GEVRAAGD = GESCHORST[:2]
A = (*GESCHORST, was("spreek_aan", scenario="A", minuten=2))
A_OM = (*GESCHORST, was("spreek_aan", scenario="A", minuten=2), was("noteer", tekst="zij praten", na=150))
A_GEZEGD = (*A_OM, was("spreek_opnieuw_aan", tekst="Uw tijd is om. Neem plaats of verlaat het pand.", na=5))
B = (*GESCHORST, was("spreek_aan", scenario="B"))
EEN = (*B, was("vorder"))
TWEE = (*EEN, was("vorder", na=60))
DRIE = (*TWEE, was("vorder", na=60))
GEVRAAGD = (*DRIE, was("vraag_politie"))
GEBELD = (*GEVRAAGD, was("bel_politie", door=GRIFFIER, hier=False))
AANWEZIG = (*GEBELD, was("politie_aanwezig", door=GRIFFIER, hier=False, na=300))
OVERGEDRAGEN = (*AANWEZIG, was("draag_over", door=GRIFFIER, hier=False))
KLAAR = (*OVERGEDRAGEN, was("politie_afgerond", door=GRIFFIER, hier=False, na=300))
VOORBIJ = (*B, was("beeindig_verstoring"))
RUIMTE = (*VOORBIJ, was("geef_ruimte"))
HERVAT = (*RUIMTE, was("hervat"))
GESLOTEN = (*HERVAT, was("sluit"))
GEWELD = (*B, was("meld_fysieke_agressie", door=GRIFFIER, hier=False, soort="geweld"))
RAADSLID = (*B, was("beschrijf_verstoorder", label="NN1", rol="raadslid"))
TWEE_PERSONEN = (
    *B,
    was("beschrijf_verstoorder", label="NN1", signalement="rode jas"),
    was("beschrijf_verstoorder", label="NN2", signalement="groene pet"),
)
