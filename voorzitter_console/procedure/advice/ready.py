"""Which words stand on a screen, and a key's words brought up there (design, "The way of one key press")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voorzitter_console.procedure.advice.bars import enter
from voorzitter_console.procedure.advice.offers import Advice, Keuze
from voorzitter_console.procedure.advice.situation import over_leden
from voorzitter_console.procedure.advice.zinnen import zin
from voorzitter_console.procedure.state import State

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


def letters_op_scherm(advies: Advice) -> frozenset[str]:
    """The letters that record at once: where their sentence stands, or for what is not spoken their name."""
    genoemd = {k.toets for k in advies.keuzes if k.opdrachten and k.zin is None}
    gevorkt = {balk.toets for balk in advies.vork or ()}
    return frozenset(genoemd | gevorkt | ({advies.letter} if advies.letter else set()))


def klaargezet(keuze: Keuze, state: State, protocol: Protocol) -> Advice:
    """The key's sentence, or what it means, with Enter to record it: what a press outside its own screen brings up."""
    vordert = keuze.toets == "V"
    return Advice(
        kop="ZEG NU" if keuze.zin else "VASTLEGGEN?",
        titel=keuze.titel,
        zin=keuze.zin or zin(keuze.betekenis),
        letter=keuze.toets,
        uitleg=over_leden(state, protocol) if vordert else "",
        balk=enter(keuze.daad, keuze.woorden, *keuze.opdrachten, vraag=keuze.vraag),
        toon_pips=vordert,
    )
