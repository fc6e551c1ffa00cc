"""The procedure on one sheet of A4, from the protocol file: for when the laptop fails.

What to say stands large and word for word, what to do beside it in short, with room to write down the times. The
letters are as large as the protocol's own words allow; a text that is too long for a sheet is cut and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct, to_builtins

from voorzitter_console.dossier.pages.pdf import compile_template
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.procedure.advice.bars import stap
from voorzitter_console.procedure.advice.zinnen import politie_woorden, woorden_112, zin_scenario_a
from voorzitter_console.protocol.model import Protocol

FILE = "kaart.pdf"
_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""A card depends on its protocol alone, so nothing in it may tell when it was made."""
_SAID = 260
_DONE = 150
_NOTE = 360
"""Characters of what is said, what is done, and the notes below."""


class CardStep(Struct, frozen=True, kw_only=True):
    """One step; ``zeg``: (when, the words to say), ``vakjes``: times to fill in."""

    stap: str
    kop: str
    doe: tuple[str, ...] = ()
    zeg: tuple[tuple[str, str], ...] = ()
    vakjes: tuple[str, ...] = ()


def card_pdf(protocol: Protocol) -> bytes:
    """The card as PDF; the same bytes for the same protocol. Raises PdfFault."""
    return compile_template("card.typ", card_model(protocol), _DATE, "Kaart ordeverstoring")


def card_model(protocol: Protocol) -> dict[str, Any]:
    """What the template sets: display text only."""
    return {
        "titel": "Ordeverstoring: wat te doen",
        "protocol": _cut(protocol.titel, 150),
        "rijen": [to_builtins(row) for row in rows(protocol)],
        "regels": [list(note) for note in _notes(protocol)],
        "voet": f"{literal(protocol.naam)}, SHA-256 {protocol.hash}",
    }


def rows(protocol: Protocol) -> Iterator[CardStep]:
    """The steps in the order in which they are gone through."""
    p = protocol
    said = [("", _said(p.schorsing.tekst))]
    if p.schorsing.raadsleden:
        said.append(("als het nodig is", _said(p.schorsing.raadsleden)))
    yield CardStep(
        stap=_number(p, p.schorsing), kop="Schors", doe=("Noem de reden.",), zeg=tuple(said), vakjes=("geschorst om",)
    )
    if p.livestream.aanwezig:
        doe = ["Laat de livestream stoppen en zie dat hij uit is."]
        if p.livestream.wie_belt_leverancier:
            doe.append(_done(p.livestream.wie_belt_leverancier))
        yield CardStep(stap=_number(p, p.livestream), kop="Livestream uit", doe=tuple(doe), vakjes=("uit om",))
    yield CardStep(
        stap=_number(p, p.scenario_a),
        kop=f"A. {_cut(p.scenario_a.titel, 80)}",
        zeg=(("", _said(zin_scenario_a(p).vol)), (f"na {_minutes(p.scenario_a.minuten)}", _said(p.scenario_a.tijd_om))),
        vakjes=("gezegd om",),
    )
    counts = ("Dit telt als 1e vordering.",) if p.scenario_b.telt_als_vordering else ()
    yield CardStep(
        stap=_number(p, p.scenario_b),
        kop=f"B. {_cut(p.scenario_b.titel, 80)}",
        doe=counts,
        zeg=(("", _said(p.scenario_b.tekst)),),
        vakjes=("gezegd om",),
    )
    first = 2 if p.scenario_b.telt_als_vordering else 1
    numbers = range(first, p.vorderingen.aantal + 1)
    yield CardStep(
        stap=_number(p, p.vorderingen),
        kop=f"Gaat het door: vorder {_times(len(numbers))}",
        doe=("Daarna wacht u op de politie.",),
        zeg=(("eventueel eerst", _said(p.opnieuw.tekst)), ("vordering", _said(p.vorderingen.tekst))),
        vakjes=tuple(f"{n}e om" for n in numbers)[:8],
    )
    yield CardStep(
        stap=_number(p, p.politie),
        kop="Politie",
        doe=(_done(p.politie.wie_belt),),
        zeg=(("bellen", _said(politie_woorden(None, p))), ("112, bij geweld", _said(woorden_112(None, p)))),
        vakjes=("gebeld om", "er om"),
    )
    yield CardStep(stap=_number(p, p.ruimte), kop="Geef ruimte", zeg=(("", _said(p.ruimte.tekst)),))
    yield CardStep(
        stap=_number(p, p.hervatten), kop="Hervat", zeg=(("", _said(p.hervatten.tekst)),), vakjes=("hervat om",)
    )
    yield CardStep(stap=_number(p, p.aangifte), kop="Later: aangifte", doe=("Met dit blad als aantekening.",))


def _notes(p: Protocol) -> Iterator[tuple[str, str]]:
    """(name, text) of what holds all the time."""
    yield "Vastpakken", _cut(p.fysiek.regel, _NOTE)
    yield "Raadslid", f"{_cut(p.raadslid.tekst, _NOTE)} ({_cut(p.raadslid.bron, 60)})"
    yield "Commissie", f"{_cut(p.commissie.tekst, _NOTE)} ({_cut(p.commissie.bron, 60)})"
    yield "Schrijf op", "per persoon: hoe hij of zij eruitziet, waar, wat er is geroepen, wanneer weg."


def _number(p: Protocol, part: Any) -> str:
    """``4a``: the protocol's own number of the step with this part's words; ``4`` or nothing where that is not one."""
    own = [s.nummer for s in p.stappen if part.voorschrift and part.voorschrift in s.tekst]
    found = re.search(r"STAP (\S+):", stap(p, part))
    number = own[0] if len(own) == 1 else (found[1] if found else "")
    return _cut(number, 6) if number else ""


def _said(words: str) -> str:
    return _cut(words, _SAID)


def _done(words: str) -> str:
    return _cut(words, _DONE)


def _cut(words: str, limit: int) -> str:
    line = " ".join(words.split())
    return literal(line if len(line) <= limit else f"{line[:limit]}… (zie het protocol)")


def _minutes(number: int) -> str:
    return "1 minuut" if number == 1 else f"{number} minuten"


def _times(number: int) -> str:
    return {1: "één keer", 2: "twee keer", 3: "drie keer"}.get(number, f"{number} keer")
