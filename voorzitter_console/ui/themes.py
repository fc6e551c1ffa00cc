"""The three themes, as the design fixes their colours (measured on the composited screen, all at least 7:1).

State is never told by colour alone: every colour here stands beside a word, a frame or a sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.theme import Theme

from voorzitter_console.ui.letters import bare_console

if TYPE_CHECKING:
    from textual.app import App

DONKER = "donker"
LICHT = "licht"
KLEURLOOS = "kleurloos"
HEAVY = {"zwaar": "heavy", "rond": "round"}
"""The kinds of frame."""


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
            **HEAVY,
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
            **dict.fromkeys(_OWN, "ansi_default"),
            **HEAVY,
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


def frames() -> dict[str, str]:
    """The two kinds of frame, for the stylesheet; on the bare Linux console of the lines that its font has."""
    return {"zwaar": "double", "rond": "solid"} if bare_console() else HEAVY


def other(app: App[Any]) -> str:
    """Dark to light and back, with what to say of it; without colours there is nothing to change."""
    if app.theme == KLEURLOOS:
        return "Dit scherm is kleurloos: kies bij de start een thema met kleuren."
    app.theme = LICHT if app.theme == DONKER else DONKER
    return f"Thema: {app.theme}."
