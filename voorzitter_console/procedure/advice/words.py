"""Numbers, lengths of time and what was just done, as the screens write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

_DONE: Mapping[str, str] = MappingProxyType(
    {
        "bel_politie": "politie gebeld",
        "draag_over": "overgedragen aan de politie",
        "meld_verstoring": "verstoring gemeld",
        "politie_aanwezig": "politie is er",
        "politie_afgerond": "politie is klaar",
        "raadsleden_terug": "raadsleden terug in de zaal",
        "raadsleden_uit_zaal": "raadsleden uit de zaal",
        "sluit": "vergadering gesloten",
        "start_livestream": "livestream: starten gevraagd",
        "stop_livestream": "livestream: stoppen gevraagd",
        "vraag_politie": "om politie gevraagd",
        "waarschuw_bodedienst": "bodedienst gewaarschuwd",
    }
)
"""Whose key says what is to be done, as long as it is to be done."""


def rangnummer(nummer: int) -> str:
    """``2e``."""
    return f"{nummer}e"


def done(opdrachten: Sequence[tuple[str, Mapping[str, Any]]], woorden: str) -> str:
    """What a press recorded: the words of its key, unless those are a task (``Bodedienst waarschuwen``)."""
    soort, velden = opdrachten[0]
    return woorden if velden else _DONE.get(soort, woorden)
