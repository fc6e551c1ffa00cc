"""The briefing: one sheet of A4 for chair, griffier and bode, from what was prepared.

The letters are as large as its texts allow. A text that would leave no room for the others is cut and says so where it
is cut; a sheet never becomes two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from voorzitter_console.dossier.pages.pdf import compile_template
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.moment import clock_offset, short, weekday_words
from voorzitter_console.preparation.follows import Gevolg, follows, has_number
from voorzitter_console.preparation.prepared import PLAATSEN, SOORTEN, Voorbereiding
from voorzitter_console.protocol.blanks import fill

if TYPE_CHECKING:
    from voorzitter_console.protocol.model import Protocol

FILE = "briefing.pdf"
_TEXT = 180
_SHORT = 90
_NAME = 60
_RULE = 260
_WORDS = 400
"""Characters of a text, of one on a line of its own, of a name or number, and of the protocol's words."""
SECRET = "Vertrouwelijk: voor wie deze avond een rol heeft. Geen deel van het verslag; na afloop vernietigen."
_UNKNOWN = "[vul in]"


def briefing_pdf(prepared: Voorbereiding, protocol: Protocol, made: datetime) -> bytes:
    """The sheet as PDF; ``made`` (UTC) stands in its foot. The same bytes for the same three. Raises PdfFault."""
    return compile_template("briefing.typ", briefing_model(prepared, protocol, made), made, "Briefing")


def briefing_model(prepared: Voorbereiding, protocol: Protocol, made: datetime) -> dict[str, Any]:
    """What the template sets: display text only."""
    p = prepared
    return {
        "titel": "Briefing",
        "kop": _cut(p.kop, _SHORT),
        "vertrouwelijk": SECRET,
        "gegevens": [[name, _cut(value, _TEXT)] for name, value in _facts(p)],
        "risico": [[name, _cut(value, _TEXT)] for name, value in _risk(p)],
        "gevolgen": [_consequence(one) for one in follows(p, protocol)],
        "rollen": [[role, who, _cut(number, _NAME)] for role, who, number in _roles(p, protocol)],
        "woorden": [[name, _cut(words, _WORDS)] for name, words in _words(p, protocol)],
        "voet": f"{literal(protocol.naam)}; gemaakt {short(made)[:10]} om {clock_offset(made)}",
    }


def _facts(p: Voorbereiding) -> Iterator[tuple[str, str]]:
    yield "Wanneer", f"{weekday_words(p.datum)}{f', {p.aanvang}' if p.aanvang else ', tijd nog niet bekend'}"
    if p.titel:
        yield "Wat", SOORTEN[p.soort]
    yield "Waar", p.locatie or _UNKNOWN
    yield "Adres", p.adres or _UNKNOWN
    yield "Gebouw", PLAATSEN[p.plaats] if p.plaats else _UNKNOWN
    if p.plaats in ("elders", "gehuurd"):
        yield "Verhuurder", p.rechthebbende or _UNKNOWN
    if p.agendapunt:
        yield "Agendapunt", p.agendapunt
    if p.soort != "gesprek":
        yield "Livestream", "ja" if p.livestream else "nee"


def _risk(p: Voorbereiding) -> Iterator[tuple[str, str]]:
    yield "Risicovol", {"": "nog niet afgestemd", "ja": "JA", "nee": "nee"}[p.risico]
    yield "Publiek", p.publiek or "niet ingevuld"
    yield "Signalen", p.signalen or "niet ingevuld"


def _consequence(one: Gevolg) -> dict[str, str]:
    source = f"Protocol {one.paragraaf}: " if one.paragraaf else ""
    return {
        "wat": one.wat,
        "waarom": "" if one.voorschrift else one.waarom,
        "regel": _cut(f"{source}{one.voorschrift}", _RULE) if one.voorschrift else "",
        "afspraak": _cut(one.afspraak, _TEXT),
    }


def _roles(p: Voorbereiding, protocol: Protocol) -> Iterator[tuple[str, str, str]]:
    """(role, who, number); a number that is missing is to be filled in by hand."""
    yield ("Gespreksvoerder" if p.soort == "gesprek" else "Voorzitter"), _cut(p.voorzitter or _UNKNOWN, _NAME), ""
    yield "Griffier", _cut(p.griffier or _UNKNOWN, _NAME), ""
    if p.soort != "gesprek":
        yield "Vervanger van de griffier", _cut(p.vervanger or _UNKNOWN, _NAME), ""
    yield "Bodedienst", "wordt gewaarschuwd, belt de politie en begeleidt haar naar de zaal", _number(p.nummer_bode)
    if p.beveiliging or p.nummer_beveiliging:
        yield "Beveiliging", "", _number(p.nummer_beveiliging)
    yield "Politie, geen spoed", "", _number(p.nummer_politie)
    if p.livestream and p.soort != "gesprek":
        yield "Livestream", _cut(protocol.livestream.wie_belt_leverancier or "", _SHORT), _number(p.nummer_livestream)


def _number(text: str) -> str:
    return text if has_number(text) else (f"{text} {_UNKNOWN}" if text else _UNKNOWN)


def _words(p: Voorbereiding, protocol: Protocol) -> Iterator[tuple[str, str]]:
    """What is said when it goes wrong, with this evening's place in it."""
    known = {
        "orgaan": p.soort if p.is_meeting else SOORTEN[p.soort].lower(),
        "locatie": _cut(p.locatie, _SHORT) or "[noem de zaal]",
        "adres": _cut(p.adres, _SHORT) or "[noem het adres]",
        "functie": "voorzitter",
    }
    yield "112, bij geweld", fill(protocol.politie.woorden_112, known)
    if p.is_meeting:
        yield "Vordering", protocol.vorderingen.tekst
    yield "Vastpakken", protocol.fysiek.regel


def _cut(words: str, limit: int) -> str:
    line = " ".join(words.split())
    return literal(line if len(line) <= limit else f"{line[:limit].rstrip()}… (ingekort: {len(line)} tekens)")
