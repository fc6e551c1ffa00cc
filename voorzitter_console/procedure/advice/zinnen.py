"""The protocol's sentences as they are said at this meeting: their blanks filled in, their short form beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voorzitter_console.procedure.advice.offers import Zin
from voorzitter_console.procedure.state import State
from voorzitter_console.protocol.blanks import MINUTEN, blanks, fill, minutes

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol


def zin(tekst: str, kort: str | None = None) -> Zin:
    """The protocol's words: the short form on the screen where there is one."""
    return Zin(kort or tekst, tekst)


def zin_scenario_a(protocol: Protocol, minuten: int | None = None) -> Zin:
    """Scenario A's sentence with so many minutes in words (None: the protocol's)."""
    deel = protocol.scenario_a
    known = {"minuten": minutes(minuten or deel.minuten)}
    return zin(fill(deel.tekst, known), fill(deel.kort, known) if deel.kort else None)


def minuten_te_kiezen(protocol: Protocol) -> bool:
    """Whether scenario A's sentence names its minutes in a blank; one that does not offers no change of them."""
    return bool(MINUTEN & {*blanks(protocol.scenario_a.tekst)})


def politie_woorden(state: State | None, protocol: Protocol) -> str:
    """What is said to the police (protocol 4.3, step 4b)."""
    return fill(protocol.politie.woorden, _plaats(state, protocol))


def woorden_112(state: State | None, protocol: Protocol) -> str:
    """What is said to 112."""
    return fill(protocol.politie.woorden_112, _plaats(state, protocol))


def _plaats(state: State | None, protocol: Protocol) -> dict[str, str]:
    """Who and where; what nobody filled in is for the caller to say."""
    usual = protocol.politie
    locatie = state.locatie if state else None
    # A meeting elsewhere is not at the usual address: then whoever calls names it.
    elders = locatie is not None and locatie != usual.locatie
    adres = state.adres if state else None
    return {
        "orgaan": state.orgaan if state else "gemeenteraad",
        "locatie": locatie or usual.locatie or "[noem de zaal]",
        "adres": adres or (None if elders else usual.adres) or "[noem het adres]",
        "functie": (state.voorzitter_hoedanigheid if state else None) or "voorzitter",
    }
