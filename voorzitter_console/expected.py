"""Leaf: what a value should have been, in Dutch: pydantic's findings (protocol, scenario) and msgspec's (commands)."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from pydantic import ValidationError

TEXT = "een tekst tussen aanhalingstekens"
FILLED = "een tekst die niet leeg is"
INTEGER = "een geheel getal"
NUMBER = "een getal"
BOOLEAN = "true of false"
LIST = "een lijst tussen [ en ]"
TABLE = "een [tabel] met sleutels"
OTHER = "een andere waarde"


def at_least(number: object) -> str:
    """``een getal van 1 of hoger``."""
    return f"{NUMBER} van {number} of hoger"


def at_most(number: object) -> str:
    """``een getal van hoogstens 9``."""
    return f"{NUMBER} van hoogstens {number}"


# of pydantic's findings -----------------------------------------------------------------------------------------

_EXPECTED: Mapping[str, str] = {
    "string_type": TEXT,
    "string_too_short": FILLED,
    "predicate_failed": FILLED,
    "int_type": INTEGER,
    "int_from_float": INTEGER,
    "float_type": NUMBER,
    "bool_type": BOOLEAN,
    "tuple_type": LIST,
    "list_type": LIST,
    "dict_type": TABLE,
    "model_type": TABLE,
    "dataclass_type": TABLE,
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
        return f"verwacht werd {at_least(ctx.get('ge'))}"
    if kind == "less_than_equal":
        return f"verwacht werd {at_most(ctx.get('le'))}"
    if kind == "string_too_long":
        return f"verwacht werd een tekst van hoogstens {ctx.get('max_length')} tekens"
    if kind == "too_short":
        return f"verwacht werd een lijst met minstens {ctx.get('min_length')}"
    if kind == "too_long":
        return f"verwacht werd een lijst met hoogstens {ctx.get('max_length')}"
    if kind == "value_error":
        return f"verwacht werd {ctx.get('error')}"
    return "verwacht werd " + _EXPECTED.get(kind, OTHER)


# of a field that msgspec does not take --------------------------------------------------------------------------


def expected(kind: Any, value: object) -> str:
    """What a field of this kind expects, of a value that it does not take."""
    bounds = msgspec.Meta()
    if get_origin(kind) in (Union, UnionType):
        kind = next(part for part in get_args(kind) if part is not type(None))
    if get_origin(kind) is Annotated:
        kind, *marks = get_args(kind)
        bounds = next((mark for mark in marks if isinstance(mark, msgspec.Meta)), bounds)
    if get_origin(kind) is Literal:
        return "verwacht een van " + ", ".join(f"'{choice}'" for choice in get_args(kind))
    if get_origin(kind) is tuple:
        if not isinstance(value, tuple):
            return 'verwacht een lijst, zoals ["NN1", "NN2"]'
        if len(value) > (bounds.max_length or len(value)):
            return "verwacht een kortere lijst"
        return next((expected(get_args(kind)[0], part) for part in value if not fits(get_args(kind)[0], part)), "")
    if kind is str:
        if not isinstance(value, str):
            return f"verwacht {TEXT}"
        if len(value) > (bounds.max_length or len(value)):
            return f"de tekst is te lang (hoogstens {bounds.max_length} tekens)"
        if bounds.pattern is not None:
            return f"verwacht {bounds.description}"
        return f"verwacht {FILLED}"
    if kind is int:
        if type(value) is not int:
            return f"verwacht {INTEGER}"
        if bounds.ge is not None and value < bounds.ge:
            return f"verwacht {at_least(bounds.ge)}"
        return f"verwacht {at_most(bounds.le)}"
    return f"verwacht {BOOLEAN if kind is bool else OTHER}"


def fits(kind: Any, value: object) -> bool:
    """Whether a field of this kind takes the value."""
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True
