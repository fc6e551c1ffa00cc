"""The form of a sealed entry: its content, and as JSON in dossier.json. Strict: what is not of the form is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, get_args

from voorzitter_console.entry import Kwaliteit, SealedEntry, VaultValue, from_utc_text
from voorzitter_console.errors import InvalidInput

_HEX64 = re.compile("[0-9a-f]{64}")
_UTC = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_FIELDS = frozenset({"stroom", "positie", "vorige", "inhoud", "inhoud_hash", "schakel", "kluis"})
_TEXTS = ("id", "soort", "zone", "kwaliteit", "door", "station", "gebeurd_op", "vastgelegd_op")
KWALITEITEN = frozenset(get_args(Kwaliteit))
CONTENT = frozenset({*_TEXTS, "versie", "payload", "tijd_gegeven"})


class SealedInvalid(InvalidInput, ValueError):
    """A sealed entry that is not of its form; says which field."""


def _need(good: bool, wat: str) -> None:
    if not good:
        raise SealedInvalid(f"Een vastlegging is niet van de vaste vorm: {wat}.")


def is_hash(value: Any) -> bool:
    """Whether it is 64 lower-case hex digits."""
    return isinstance(value, str) and _HEX64.fullmatch(value) is not None


def _moment(veld: str, text: str) -> datetime:
    try:
        if _UTC.fullmatch(text):
            return from_utc_text(text)
    except (ValueError, OverflowError):
        pass  # a day that no month has
    raise SealedInvalid(f"Een vastlegging is niet van de vaste vorm: {veld} is geen UTC-tijd met drie decimalen.")


def check_content(inhoud: Any) -> tuple[datetime, datetime]:
    """``gebeurd_op`` and ``vastgelegd_op`` of a content that is of its form. Raises SealedInvalid."""
    if not isinstance(inhoud, Mapping):
        raise SealedInvalid("Een vastlegging is niet van de vaste vorm: inhoud is geen object.")
    _need(set(inhoud) == CONTENT, "inhoud heeft niet precies de afgesproken velden")
    for veld in _TEXTS:
        _need(isinstance(inhoud[veld], str), f"{veld} is geen tekst")
    _need(isinstance(inhoud["payload"], Mapping), "payload is geen object")
    _need(isinstance(inhoud["tijd_gegeven"], bool), "tijd_gegeven is niet waar of onwaar")
    _need(type(inhoud["versie"]) is int and inhoud["versie"] >= 1, "versie is geen getal vanaf 1")
    _need(inhoud["kwaliteit"] in KWALITEITEN, "kwaliteit is onbekend")
    return _moment("gebeurd_op", inhoud["gebeurd_op"]), _moment("vastgelegd_op", inhoud["vastgelegd_op"])


def to_json(sealed: SealedEntry) -> dict[str, Any]:
    """As it stands in dossier.json."""
    return {
        "stroom": sealed.stroom,
        "positie": sealed.positie,
        "vorige": sealed.vorige,
        "inhoud": sealed.inhoud if type(sealed.inhoud) is dict else dict(sealed.inhoud),  # a long record has many
        "inhoud_hash": sealed.inhoud_hash,
        "schakel": sealed.schakel,
        "kluis": {veld: {"waarde": value.waarde, "zout": value.zout} for veld, value in sealed.kluis.items()},
    }


def from_json(obj: Any) -> SealedEntry:
    """The inverse of :func:`to_json`: the form only, :func:`.chain.verify` judges the content. Raises SealedInvalid."""
    if not isinstance(obj, dict):
        raise SealedInvalid("Een vastlegging is niet van de vaste vorm: het is geen object.")
    _need(set(obj) == _FIELDS, "het heeft niet precies de afgesproken velden")
    _need(isinstance(obj["stroom"], str), "stroom is geen tekst")
    _need(type(obj["positie"]) is int and obj["positie"] >= 1, "positie is geen getal vanaf 1")
    for veld in ("vorige", "inhoud_hash", "schakel"):
        _need(is_hash(obj[veld]), f"{veld} is geen SHA-256 in hex")
    check_content(obj["inhoud"])
    _need(isinstance(obj["kluis"], dict), "kluis is geen object")
    kluis: dict[str, VaultValue] = {}
    for veld, value in obj["kluis"].items():
        _need(isinstance(value, dict) and set(value) == {"waarde", "zout"}, f"kluis.{veld} heeft geen waarde en zout")
        _need(is_hash(value["zout"]), f"het zout van kluis.{veld} is niet 32 bytes in hex")
        kluis[veld] = VaultValue(waarde=value["waarde"], zout=value["zout"])
    return SealedEntry(
        stroom=obj["stroom"],
        positie=obj["positie"],
        vorige=obj["vorige"],
        inhoud=obj["inhoud"],
        inhoud_hash=obj["inhoud_hash"],
        schakel=obj["schakel"],
        kluis=kluis,
    )
