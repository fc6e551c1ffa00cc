"""``view``: from the state and the last entries to what one screen shows. Pure; the moment is given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from voorzitter_console.moment import local_clock
from voorzitter_console.procedure.advice.advice import advise
from voorzitter_console.procedure.advice.grondslag import ART_139, BUITEN_VERGADERING, grondslag, met_grondslag, vordert
from voorzitter_console.procedure.advice.keys import toetsen
from voorzitter_console.procedure.advice.loops import open_loops
from voorzitter_console.procedure.advice.offers import Advice, Balk, Kaart112, Keuze, Zin
from voorzitter_console.procedure.advice.ready import klaargezet, letters_op_scherm
from voorzitter_console.procedure.advice.urgent import kaart_112
from voorzitter_console.procedure.advice.zinnen import minuten_te_kiezen
from voorzitter_console.procedure.commands import BeginVastlegging
from voorzitter_console.procedure.lines import Regel
from voorzitter_console.procedure.state import State, Vergadering
from voorzitter_console.text import one_line
from voorzitter_console.view.clocks import klokken, wacht
from voorzitter_console.view.model import Kopregel, Logregel, Lus, ScreenView
from voorzitter_console.view.stand import pips, pips_volgende, stand, status

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol

KORT = 80
"""Characters of a name or label that a screen is given; what was recorded stays whole."""
LANG = 1000
"""The same for a sentence."""

_KOP_GRIFFIER = {
    "ZEG NU": "VOORZITTER ZEGT NU",
    "DOE NU": "VOORZITTER DOET NU",
    "KIES": "VOORZITTER KIEST",
}


def view(
    state: State,
    entries_tail: Sequence[Regel],
    protocol: Protocol,
    begin: BeginVastlegging,
    now: datetime,
    rol: str,
    *,
    minuten: int | None = None,
    klaar: str = "",
) -> ScreenView:
    """What the screen of ``rol`` (voorzitter, griffier) shows at ``now`` (UTC); ``entries_tail`` is oldest first.

    ``minuten``: as the arrows chose for scenario A (None: the protocol's). ``klaar``: the letter whose words are
    brought up; one that has nothing to record now brings up nothing.
    """
    keuzes = toetsen(state, protocol, now, minuten)
    gekozen = keuzes.get(klaar)
    opgehaald = gekozen if gekozen is not None and gekozen.opdrachten else None
    advies = klaargezet(opgehaald, state, protocol) if opgehaald else advise(state, protocol, now, minuten)
    lang, kort = status(state)
    kop = _KOP_GRIFFIER.get(advies.kop, advies.kop) if rol == "griffier" else advies.kop
    grond = grondslag(protocol, begin.orgaan, state.vergadering)
    staat = letters_op_scherm(advies)
    return ScreenView(
        oefening=begin.oefening,
        kopregel=_kopregel(protocol, begin, now, rol),
        status=lang,
        status_kort=kort,
        klokken=klokken(state, protocol, now),
        kop=kop,
        titel=_kort(advies.titel),
        pips=pips_volgende(state) if advies.toon_pips else "",
        zin=_zin(advies.zin),
        wacht=wacht(state, protocol, now) if advies.wacht else None,
        minuten=_minuten(keuzes["A"], protocol) if "A" in staat else None,
        uitleg=_lang(_uitleg(advies, state, protocol, begin)),
        balk=_leesbaar(advies.balk, grond) if advies.balk else None,
        vork=(_leesbaar(advies.vork[0], grond), _leesbaar(advies.vork[1], grond)) if advies.vork else None,
        keuzes=tuple(_keuze(keuze, grond) for keuze in advies.keuzes),
        toetsen=tuple(_keuze(keuze, grond) for keuze in keuzes.values()),
        staat=staat,
        klaar=klaar if opgehaald else "",
        vorderingen=pips(state),
        stand=stand(state),
        lussen=tuple(
            Lus(
                code=lus.code,
                tekst=_kort(lus.tekst),
                kort=lus.kort,
                sinds=local_clock(lus.sinds),
                dringend=lus.dringend,
            )
            for lus in open_loops(state, protocol, now)
        ),
        regels=logregels(entries_tail),
        kaart_112=_kaart(kaart_112(state, protocol)),
    )


def _minuten(keuze: Keuze, protocol: Protocol) -> int | None:
    """The minutes in A's sentence, where its text names them in a blank."""
    if not minuten_te_kiezen(protocol):
        return None
    gegeven: int = keuze.opdrachten[0].velden["minuten"]
    return gegeven


def _kopregel(protocol: Protocol, begin: BeginVastlegging, now: datetime, rol: str) -> Kopregel:
    orgaan = begin.orgaan.capitalize()
    return Kopregel(
        rol="GRIFFIER" if rol == "griffier" else "",
        orgaan=_kort(f"{orgaan} {protocol.gemeente}"),
        orgaan_kort=_kort(orgaan),
        locatie=_kort(begin.locatie or ""),
        agendapunt=_kort(begin.agendapunt or ""),
        klok=local_clock(now),
    )


def _uitleg(advies: Advice, state: State, protocol: Protocol, begin: BeginVastlegging) -> str:
    """Where a vordering comes next: also who had best speak it in a commission, and its ground outside a meeting."""
    regels = [advies.uitleg]
    if any(vordert(o) for balk in (advies.balk, *(advies.vork or ())) if balk for o in balk.opdrachten):
        if begin.orgaan == "raadscommissie":
            regels.append(protocol.commissie.tekst)
        if state.vergadering in BUITEN_VERGADERING:
            wanneer = "nog niet geopend" if state.vergadering is Vergadering.NIET_GEOPEND else "gesloten"
            regels.append(f"De vergadering is {wanneer}: de vordering rust op {ART_139}.")
    return " ".join(regel for regel in regels if regel)


def _kort(tekst: str) -> str:
    return one_line(tekst, KORT)


def _lang(tekst: str) -> str:
    return one_line(tekst, LANG)


def _zin(zin: Zin | None) -> Zin | None:
    return Zin(_lang(zin.kort), _lang(zin.vol)) if zin else None


def _leesbaar(balk: Balk, grond: str) -> Balk:
    """The bar with its texts safe to draw, and the ground on a vordering; all else that it records stays as it is."""
    return replace(
        balk,
        opdrachten=met_grondslag(balk.opdrachten, grond),
        woorden=_kort(balk.woorden),
        zin=_zin(balk.zin),
        opschrift=_kort(balk.opschrift),
        wanneer=_kort(balk.wanneer),
        voorschrift=_lang(balk.voorschrift),
        vraag=_kort(balk.vraag),
    )


def _keuze(keuze: Keuze, grond: str) -> Keuze:
    return replace(
        keuze,
        opdrachten=met_grondslag(keuze.opdrachten, grond),
        woorden=_kort(keuze.woorden),
        kort=_kort(keuze.kort),
        vraag=_kort(keuze.vraag),
        zin=_zin(keuze.zin),
        titel=_kort(keuze.titel),
        betekenis=_kort(keuze.betekenis),
        waarom_niet=_lang(keuze.waarom_niet),
    )


def _kaart(kaart: Kaart112) -> Kaart112:
    return replace(kaart, zeg=_lang(kaart.zeg), regel=_lang(kaart.regel))


def logregels(regels: Sequence[Regel]) -> tuple[Logregel, ...]:
    """The last lines alone, the newest first: what is drawn at once where another console recorded."""
    return tuple(_logregel(regel) for regel in reversed(regels))


@lru_cache(maxsize=64)
def _logregel(regel: Regel) -> Logregel:
    return Logregel(
        tijd=regel.tijd,
        door=_kort(regel.door),
        tekst=_lang(regel.tekst),
        herroepen=regel.herroepen,
        later=regel.later,
        positie=regel.positie,
    )
