"""dossier.json: the document model as text, the same bytes for the same model.

UTF-8, two spaces; everything hidden (controls, bidi) stands in it as ``\\uXXXX``, so that looking at the file in a
terminal or editor is harmless and reading it gives back what was recorded.
"""

from __future__ import annotations

import json
import re

from voorzitter_console.dossier.model.record import Dossier

_HIDDEN = re.compile(
    "[\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)


def dossier_bytes(dossier: Dossier) -> bytes:
    """The file's content, with a line end at its end."""
    return (_HIDDEN.sub(_escaped, _text(dossier)) + "\n").encode("utf-8")


def _text(dossier: Dossier) -> str:
    """As json.dumps writes it; pydantic writes the same text ten times as fast, but no lone surrogates."""
    try:
        return dossier.model_dump_json(indent=2)
    except ValueError:
        return json.dumps(dossier.model_dump(mode="python"), ensure_ascii=False, indent=2, allow_nan=False)


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
