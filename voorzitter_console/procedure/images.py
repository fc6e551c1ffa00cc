"""Whether a piece of evidence is images or sound, which somebody keeps until they are recorded over: not a bottle."""

from __future__ import annotations

import re
from typing import Protocol

_RECORDED = re.compile(
    r"camera|beeld|video|film|opna|stream|uitzend|audio|geluid|recorder|bandje|cctv|bewaking|cam\b"
    r"|\.(?:mp4|mkv|mov|avi|webm|mts|mp3|wav|m4a|ogg|flac)$"
)
"""In what somebody called it, or in the name of its file."""


class Bewijsstuk(Protocol):
    """As it was recorded (:class:`.commands.VoegBewijsToe`)."""

    @property
    def omschrijving(self) -> str | None: ...
    @property
    def pad(self) -> str | None: ...
    @property
    def overschreven_op(self) -> str | None: ...


def recorded_over(b: Bewijsstuk) -> bool | None:
    """Whether it is; who gave a day on which that happens has said so. None: nobody said what it is."""
    if b.overschreven_op is not None:
        return True
    called = [text for text in (b.omschrijving, b.pad) if text is not None]
    return any(_RECORDED.search(text.casefold()) for text in called) if called else None
