"""dossier.json: the document model as text, the same bytes for the same model.

UTF-8, two spaces; everything hidden (controls, bidi) stands in it as ``\\uXXXX``, so that looking at the file in a
terminal or editor is harmless and reading it gives back what was recorded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from voorzitter_console.dossier.model.record import Dossier

_HIDDEN = re.compile(
    "[\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)


_SLICE = 1 << 20
"""Bytes that are looked through at a time."""


def dossier_bytes(dossier: Dossier) -> bytes:
    """The file's content, with a line end at its end."""
    return b"".join(_visible(_text(dossier)))


def _visible(told: bytes) -> Iterator[bytes]:
    """The content with what is hidden escaped, some lines at a time: as text it takes four times its bytes."""
    at = 0
    while at < len(told):
        end = told.find(b"\n", at + _SLICE) + 1 or len(told)
        yield _HIDDEN.sub(_escaped, told[at:end].decode("utf-8", "surrogatepass")).encode("utf-8")
        at = end
    yield b"\n"


def _text(dossier: Dossier) -> bytes:
    """As json.dumps writes it; pydantic writes the same text ten times as fast, but no lone surrogates."""
    try:
        return dossier.__pydantic_serializer__.to_json(dossier, indent=2)
    except ValueError:
        told = json.dumps(dossier.model_dump(mode="python"), ensure_ascii=False, indent=2, allow_nan=False)
        return told.encode("utf-8", "surrogatepass")


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
