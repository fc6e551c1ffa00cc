"""Sharing in lines: how it stands, and what can be chosen, until the way back."""

from __future__ import annotations

from functools import partial

from voorzitter_console.console.sharing import Sharing
from voorzitter_console.regels.asker import Asker

WORD = "DELEN"
NO_BLOCKS = "Deze terminal heeft de tekens van een QR-code niet. Typ het adres over op het toestel."
DARK_ONLY = "Deze QR-code hoort op een donker scherm. Leest het toestel hem niet, typ dan het adres over."


def share(asker: Asker, sharing: Sharing | None) -> None:
    """Raises EOFError."""
    if sharing is None:
        asker.say("Delen begint op het scherm van de voorzitter, of met: voorzitter-console deel")
        return
    while True:
        actions = sharing.actions(partial(_picture, asker, sharing))
        asker.say(*sharing.lines())
        chosen = asker.pick("DELEN", [words for words, _ in actions], empty="terug")
        if chosen is None:
            return
        actions[chosen][1]()


def _picture(asker: Asker, sharing: Sharing) -> None:
    """The QR code in blocks, where this terminal has them; what it says stands beside it in words all the same."""
    from voorzitter_console.console import qr

    address, beside = sharing.to_scan()
    if not address:
        asker.say(*beside)
    elif asker.draw(qr.rows(address)):
        asker.say(DARK_ONLY, *beside)
    else:
        asker.say(NO_BLOCKS, *beside[1:])
