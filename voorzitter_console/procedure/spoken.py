"""Spoken words within a sentence: always between quotation marks and with where they come from; typed text never is."""

from __future__ import annotations

from voorzitter_console.procedure import commands as c

SPOKEN = frozenset(kind.COMMAND for kind in (c.Schors, c.SpreekAan, c.SpreekOpnieuwAan, c.Vorder))
"""Entries of a sentence that was said to the hall; what is read back of them is another reading of those words."""
_WORDS = {(soort, "tekst") for soort in SPOKEN} | {
    (c.MeldVerstoring.COMMAND, "woorden"),
    (c.DraagOver.COMMAND, "woorden"),
    (c.MeldGedrag.COMMAND, "woorden"),
    (c.BelPolitie.COMMAND, "gemeld"),
}


def is_spoken(soort: str, veld: str) -> bool:
    """Whether that field of such an entry holds words that somebody spoke, and not what was typed about it."""
    return (soort, veld) in _WORDS


def quoted(text: str | None, *origin: str) -> str | None:
    """``(opgegeven): “Weg met de raad!”``; ``origin``: where the words come from and what was read back of them."""
    return None if text is None else f"({', '.join(origin or ('opgegeven',))}): “{text}”"


def said(command: c.Uitgesproken, oordeel: str | None = None) -> str | None:
    """Words that somebody gave, ``oordeel`` (bevestigd, betwist) behind their origin.

    None for those that stood on the screen: they are the usual ones and would only make a sentence long.
    """
    if command.getoond or command.tekst is None:
        return None
    return f"gezegd {quoted(command.tekst, 'opgegeven', *((oordeel,) if oordeel else ()))}"
