"""What is said of a faulty protocol file, and pydantic's findings in Dutch (also for scenario files)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from voorzitter_console.errors import InvalidInput
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from pydantic import ValidationError


class ProtocolFault(InvalidInput):
    """A protocol file that is missing or not of its form: file, line or key, and what was expected, in one sentence."""


_EXPECTED: Mapping[str, str] = {
    "string_type": "een tekst tussen aanhalingstekens",
    "string_too_short": "een tekst die niet leeg is",
    "predicate_failed": "een tekst die niet leeg is",
    "int_type": "een geheel getal",
    "int_from_float": "een geheel getal",
    "float_type": "een getal",
    "bool_type": "true of false",
    "tuple_type": "een lijst tussen [ en ]",
    "list_type": "een lijst tussen [ en ]",
    "dict_type": "een [tabel] met sleutels",
    "model_type": "een [tabel] met sleutels",
    "dataclass_type": "een [tabel] met sleutels",
    "datetime_type": "een datum en tijd",
}
_UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")


def first_fault(error: ValidationError) -> tuple[tuple[int | str, ...], str]:
    """The place of the first finding and the Dutch words for it ("ontbreekt", "verwacht werd ...").

    An unknown key goes first: a misspelt key is also a missing one, and its own name helps the author most.
    """
    found = error.errors(include_url=False, include_input=False)
    first = next((f for f in found if f["type"] in _UNKNOWN), found[0])
    return first["loc"], _words(first["type"], first.get("ctx", {}))


def key(loc: tuple[int | str, ...]) -> str:
    """The key as its author would write it; the second of an array of tables is ``stappen 2``."""
    words = ""
    for part in loc:
        words += f" {part + 1}" if isinstance(part, int) else f"{'.' if words else ''}{part}"
    return one_line(words, 80)


def _words(kind: str, ctx: Mapping[str, Any]) -> str:
    if kind == "missing":
        return "ontbreekt"
    if kind in _UNKNOWN:
        return "bestaat niet; kijk of de naam goed gespeld is en onder de juiste [tabel] staat"
    if kind in ("literal_error", "enum"):
        return "verwacht werd " + str(ctx.get("expected", "")).replace(" or ", " of ")
    if kind == "greater_than_equal":
        return f"verwacht werd een getal van {ctx.get('ge')} of hoger"
    if kind == "less_than_equal":
        return f"verwacht werd een getal van hoogstens {ctx.get('le')}"
    if kind == "string_too_long":
        return f"verwacht werd een tekst van hoogstens {ctx.get('max_length')} tekens"
    if kind == "too_short":
        return f"verwacht werd een lijst met minstens {ctx.get('min_length')}"
    if kind == "too_long":
        return f"verwacht werd een lijst met hoogstens {ctx.get('max_length')}"
    if kind == "value_error":
        return f"verwacht werd {ctx.get('error')}"
    return "verwacht werd " + _EXPECTED.get(kind, "een andere waarde")
