"""Advice where no disturbance runs: before the opening, in the meeting, after a disturbance, after the closing."""

from __future__ import annotations

from voorzitter_console.procedure.advice.bars import enter, kies
from voorzitter_console.procedure.advice.offers import Advice, Keuze, opdracht
from voorzitter_console.procedure.advice.situation import stop_onzeker, stream_loopt, stream_uit
from voorzitter_console.procedure.advice.zinnen import zin
from voorzitter_console.procedure.state import State, Vergadering

OPENEN = "Ik open de vergadering."
AANVULLEN = Keuze(toets="G", woorden="aanvullen en corrigeren", kort="aanvullen", opdrachten=())
DOSSIER = Keuze(toets="C", woorden="dossier met aangifte", kort="dossier", opdrachten=())
NADERHAND = Keuze(toets="U", woorden="naderhand: termijnen, nazorg", kort="nazorg", opdrachten=())
MEER = Keuze(toets="K", woorden="zoek: checklist, getuige, bewijs", kort="zoek", opdrachten=())
AANVULLEN_KAN = "Aanvullen, corrigeren en herroepen kan nog; het komt met zijn eigen tijd in het verslag."


def rust(state: State, keuzes: dict[str, Keuze]) -> Advice:
    """The advice for each state of the vergadering."""
    if state.vergadering is Vergadering.NIET_GEOPEND:
        return Advice(
            kop="ZEG NU",
            titel="OPENEN",
            zin=zin(OPENEN),
            balk=enter("Gezegd", "vergadering geopend", opdracht("open_vergadering")),
            keuzes=kies(keuzes, "SMPX"),
        )
    if state.vergadering is Vergadering.OPEN:
        return _open(state, keuzes)
    if state.vergadering is Vergadering.GESLOTEN:
        eerst = (AANVULLEN, DOSSIER, NADERHAND)
        if stream_loopt(state) or stop_onzeker(state):
            return gesloten(keuzes, AANVULLEN_KAN, "L", *eerst)
        return gesloten(keuzes, AANVULLEN_KAN, "", *eerst, MEER)
    schorsing = state.schorsingen[-1] if state.schorsingen else None
    if schorsing is None or schorsing.ruimte is None:
        return _gezegd(keuzes["R"], kies(keuzes, "HMXP"))
    return _gezegd(keuzes["H"], kies(keuzes, "LMXP" if stream_uit(state) else "MXP"))


def _open(state: State, keuzes: dict[str, Keuze]) -> Advice:
    """The words of the schorsing stand ready with their key; nothing is to be done, so nothing is on Enter."""
    schorsing = keuzes["S"]
    return Advice(
        kop="BIJ VERSTORING",
        titel=schorsing.titel,
        zin=schorsing.zin,
        letter="S",
        uitleg="Wordt de orde verstoord, zeg dit en schors.",
        keuzes=kies(keuzes, "SMLX" if stream_uit(state) else "SMPX"),
    )


def _gezegd(keuze: Keuze, ernaast: tuple[Keuze, ...]) -> Advice:
    """The sentence of a key, said with Enter."""
    return Advice(
        kop="ZEG NU",
        titel=keuze.titel,
        zin=keuze.zin,
        letter=keuze.toets,
        balk=enter(keuze.daad, keuze.woorden, *keuze.opdrachten),
        keuzes=ernaast,
    )


def gesloten(keuzes: dict[str, Keuze], uitleg: str, letters: str, *eerst: Keuze) -> Advice:
    """GESLOTEN, also where the disturbance goes on that ran at the closing: then its keys are named."""
    return Advice(titel="VERGADERING GESLOTEN", uitleg=uitleg, keuzes=(*eerst, *kies(keuzes, letters))[:4])
