"""The console's keys as Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding

from voorzitter_console.console.keys import KAART_112, SCHORS, ChairKey

ALWAYS = (SCHORS, KAART_112)
"""Their F-keys pass through every box (design, "An open box keeps its keys"); their letters do not."""


WALK = (
    Binding("down", "move(1)", "Omlaag", show=False),
    Binding("up", "move(-1)", "Omhoog", show=False),
    Binding("pagedown", "page(1)", "Bladzijde omlaag", show=False),
    Binding("pageup", "page(-1)", "Bladzijde omhoog", show=False),
    Binding("home", "move(-1000000)", "Begin", show=False),
    Binding("end", "move(1000000)", "Einde", show=False),
    Binding("enter", "choose", "Kies", show=False),
)
"""The keys of a list that is walked along."""


def bindings(key: ChairKey) -> list[Binding]:
    """For ``BINDINGS``; the name is the id that a keymap refers to, that of an F-key that always works has ``_f``."""
    apart = key.naam in {other.naam for other in ALWAYS}
    spellings = [spelling for spelling in key.spellings if not (apart and spelling == key.f)]
    return [Binding(",".join(spellings), f"toets('{key.naam}')", key.voet or key.hulp, show=False, id=key.naam)]


def always() -> list[Binding]:
    """The F-keys that every screen has."""
    return [
        Binding(key.f, f"altijd('{key.naam}')", key.voet or key.hulp, show=False, id=f"{key.naam}_f") for key in ALWAYS
    ]
