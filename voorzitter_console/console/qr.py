"""The address of the page as a QR code (ISO/IEC 18004): the same on the chair's screen, in lines and in a terminal.

A pairing code is never in it: it would stand in the history of that device's browser.
"""

from __future__ import annotations

import segno

BLOCKS = " ▀▄█"
"""Two modules in one character, by which of them is light: none, the upper one, the lower one, both."""
DRAWN = "#FFFFFF on #000000"
"""What the rows are drawn in, whatever the theme: a camera looks for dark on light, and many find nothing else."""
EDGE = 4
"""Light modules around it, as the standard asks."""


def made(address: str) -> segno.QRCode:
    """Level M: a fingerprint on the glass is no harm."""
    return segno.make_qr(address, error="m")


def rows(address: str) -> tuple[str, ...]:
    """The rows of characters, all of one width. What is light is drawn, so that it is right on a dark terminal too that
    has no colours."""
    light = [[not dark for dark in row] for row in made(address).matrix_iter(border=EDGE)]
    light += [[True] * len(light[0])] * (len(light) % 2)
    return tuple(
        "".join(BLOCKS[upper + 2 * lower] for upper, lower in zip(*pair, strict=True))
        for pair in zip(light[::2], light[1::2], strict=True)
    )
