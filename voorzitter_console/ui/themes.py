"""The three themes, as the design fixes their colours (measured on the composited screen, all at least 7:1).

State is never told by colour alone: every colour here stands beside a word, a frame or a sign.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.theme import Theme

from voorzitter_console.ui.letters import LINUX

if TYPE_CHECKING:
    from textual.app import App

DONKER = "donker"
LICHT = "licht"
KLEURLOOS = "kleurloos"


_FRAMES = {"rond": "round", "zwaar": "heavy"}
_PLAIN_FRAMES = {"rond": "ascii", "zwaar": "ascii"}
"""The console of Linux itself (TERM=linux) has a font of 256 or 512 characters: neither frames nor block letters."""
_OWN = (
    *("grond", "tekst", "stil", "nadruk", "op-nadruk", "lus", "balk", "rand", "nood", "op-nood"),
    *("ansi-background", "ansi-foreground", "border-blurred", "block-cursor-foreground", "block-cursor-background"),
    *("input-cursor-background", "input-cursor-foreground"),
    *("input-selection-background", "input-selection-foreground"),
    *("screen-selection-background", "screen-selection-foreground"),
)
"""What a theme has to name; the terminal's own colours where it has none."""


def _own(
    *,
    name: str,
    dark: bool,
    ground: str,
    text: str,
    quiet: str,
    accent: str,
    on_accent: str,
    loop: str,
    bar: str,
    rand: str,
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=accent,
        accent=accent,
        foreground=text,
        background=ground,
        surface=ground,
        panel=bar,
        boost=ground,
        error=loop,
        warning=loop,
        success=accent,
        luminosity_spread=0,
        text_alpha=1,
        variables={
            **_FRAMES,
            "grond": ground,
            "tekst": text,
            "stil": quiet,
            "nadruk": accent,
            "op-nadruk": on_accent,
            "lus": loop,
            "balk": bar,
            "rand": rand,
            "nood": "#7A0C0C" if dark else "#8C0009",
            "op-nood": "#FFFFFF",
            "balk-stijl": "bold",
            "nadruk-stijl": "bold",
            "toets-stijl": "bold",
            "herroepen-stijl": "strike",
            "block-cursor-foreground": on_accent,
            "block-cursor-background": accent,
            "input-cursor-background": text,
            "input-cursor-foreground": ground,
            "input-selection-background": accent,
            "input-selection-foreground": on_accent,
        },
    )


THEMES = (
    _own(
        name=DONKER,
        dark=True,
        ground="#0A0D12",
        text="#FFFFFF",
        quiet="#C3CCDA",
        accent="#FFD166",
        on_accent="#000000",
        loop="#FF9B93",
        bar="#26324A",
        rand="#98A5BB",
    ),
    _own(
        name=LICHT,
        dark=False,
        ground="#FFFFFF",
        text="#000000",
        quiet="#2F3947",
        accent="#00357A",
        on_accent="#FFFFFF",
        loop="#8C0009",
        bar="#D5DCE8",
        rand="#4A5568",
    ),
    Theme(
        name=KLEURLOOS,
        ansi=True,
        dark=True,
        primary="ansi_default",
        secondary="ansi_default",
        accent="ansi_default",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        error="ansi_default",
        warning="ansi_default",
        success="ansi_default",
        variables={
            **_FRAMES,
            **dict.fromkeys(_OWN, "ansi_default"),
            "balk-stijl": "bold reverse",
            "nadruk-stijl": "bold reverse",
            "toets-stijl": "bold reverse",
            "herroepen-stijl": "not bold",
            "block-cursor-text-style": "reverse",
            "input-cursor-text-style": "reverse",
        },
    ),
)
"""Dark first: the default in a council chamber with its lights down."""


def of_terminal(environ: Mapping[str, str]) -> str:
    """The theme where nobody chose one: without colours where NO_COLOR is set and not empty (no-color.org), and on the
    console of Linux itself, whose 16 colours are whatever somebody made them."""
    plain = environ.get("NO_COLOR") or environ.get("TERM") == LINUX
    return KLEURLOOS if plain else DONKER


def themes_of(environ: Mapping[str, str]) -> tuple[Theme, ...]:
    """The themes with the frames that this terminal can draw."""
    if environ.get("TERM") != LINUX:
        return THEMES
    return tuple(replace(theme, variables={**theme.variables, **_PLAIN_FRAMES}) for theme in THEMES)


def other(app: App[Any]) -> str:
    """Dark to light and back, with what to say of it; without colours there is nothing to change."""
    if app.theme == KLEURLOOS:
        return "Dit scherm is kleurloos: kies bij de start een thema met kleuren."
    app.theme = LICHT if app.theme == DONKER else DONKER
    return f"Thema: {app.theme}."
