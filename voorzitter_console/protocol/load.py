"""From a protocol file to a :class:`Protocol`, or to one Dutch sentence that says what is wrong with it.

The shipped files are held against the model in the tests; here they are only built, so that no validator is imported
for them. Any other text is validated in full by pydantic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import EllipsisType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Meta, Struct, convert, structs

from voorzitter_console import toml_file
from voorzitter_console.errors import InvalidInput
from voorzitter_console.expected import first_fault, key
from voorzitter_console.protocol.blanks import MINUTEN, PLAATS, blanks
from voorzitter_console.protocol.model import Inhoud, Protocol
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["ProtocolFault", "find", "load", "parse", "shipped"]

_HERE = Path(__file__).parent
_WITH_PARAGRAAF = tuple(
    name
    for name in Inhoud.__struct_fields__
    if name not in ("paragraaf", "raadslid", "commissie", "termijnen", "artikelen")
)

_BLANKS = {
    **dict.fromkeys(("scenario_a.tekst", "scenario_a.kort"), MINUTEN),
    **dict.fromkeys(("politie.woorden", "politie.woorden_112"), PLAATS),
}
"""What a text may leave open, by its key."""


class ProtocolFault(InvalidInput):
    """A protocol file that is missing or not of its form: file, line or key, and what was expected, in one sentence."""


def shipped() -> tuple[str, ...]:
    """The names of the protocols that come with the program."""
    return tuple(sorted(p.stem for p in _HERE.glob("*.toml")))


def load(path: Path) -> Protocol:
    """The protocol in a file. Raises ProtocolFault."""
    found = parse(toml_file.read(path, ProtocolFault), str(path))
    _check_blanks(found, one_line(str(path), 200))
    return found


def _check_blanks(protocol: Protocol, waar: str) -> None:
    """Braces only where something is filled in, and only with names that are known.

    Judged where an author's file is read and not where a meeting resumes: what a meeting began with stays readable.
    """
    for name, text in _texts(protocol):
        may = _BLANKS.get(name, frozenset())
        odd = next((blank for blank in blanks(text) if blank not in may), None)
        if odd is not None:
            shown = one_line(odd, 40)
            expected = " of ".join(f"{{{blank}}}" for blank in sorted(may)) or "een tekst zonder accolades"
            where = f"{waar}, sleutel {name}: {{{shown}}} wordt hier niet ingevuld"
            raise ProtocolFault(f"{where}; verwacht werd {expected}")
    a = protocol.scenario_a
    if a.kort and ("minuten" in blanks(a.kort)) != ("minuten" in blanks(a.tekst)):
        raise ProtocolFault(
            f"{waar}, sleutel scenario_a.kort: verwacht werd {{minuten}} in tekst en in kort, of in geen van beide"
        )


def _texts(part: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a protocol with its key."""
    if isinstance(part, str):
        yield name, part
    elif isinstance(part, tuple):
        for place, inner in enumerate(part, 1):
            yield from _texts(inner, f"{name} {place}")
    elif isinstance(part, Struct):
        for field in part.__struct_fields__:
            if field != "bron" or name:
                yield from _texts(getattr(part, field), f"{name}.{field}" if name else field)


@lru_cache(maxsize=4)
def parse(text: str, waar: str) -> Protocol:
    """The protocol in a TOML text; ``waar`` names its place in a fault (a path, or "het journaal").

    Read once for each text: the journal's own and the file's are mostly the same, and a start reads both.

    Raises ProtocolFault.
    """
    tables = toml_file.parse(text, waar, ProtocolFault)
    _fill_paragraaf(tables)
    if not _is_shipped(tables.get("naam"), text):
        _validate(tables, one_line(waar, 200))
    return convert({**tables, "bron": text}, Protocol)


def find(name_or_path: str, beside: Path | None = None) -> Protocol:
    """A shipped protocol by name, or one in a file. With ``beside`` (a folder) the file must lie within that folder.

    Raises ProtocolFault.
    """
    if name_or_path in shipped():
        return load(_HERE / f"{name_or_path}.toml")
    shown = one_line(name_or_path, 80)
    choice = f"kies {' of '.join(shipped())}, of geef een pad naar een TOML-bestand"
    if not any(sign in name_or_path for sign in "/\\.") and not toml_file.is_file((beside or Path()) / name_or_path):
        raise ProtocolFault(f"Protocol '{shown}' bestaat niet; {choice}.")
    if beside is None:
        return load(Path(name_or_path))
    path = toml_file.inside(beside, name_or_path)
    if path is None:
        raise ProtocolFault(f"Protocol '{shown}' ligt niet in de map {one_line(str(beside), 120)}; {choice}.")
    return load(path)


def _is_shipped(name: object, text: str) -> bool:
    return name in shipped() and toml_file.read(_HERE / f"{name}.toml", ProtocolFault) == text


def _fill_paragraaf(tables: dict[str, Any]) -> None:
    """A part without a ``paragraaf`` of its own has the one at the top of the file."""
    top = tables.get("paragraaf")
    if not isinstance(top, str):
        return
    for name in _WITH_PARAGRAAF:
        part = tables.get(name)
        for table in part if isinstance(part, list) else [part]:
            if isinstance(table, dict):
                table.setdefault("paragraaf", top)


@cache
def _model(cls: type[Struct]) -> type[BaseModel]:
    """What pydantic judges a table by, of the record that is made of it: made only where a text is to be judged."""
    from pydantic import ConfigDict, create_model

    hints = get_type_hints(cls, include_extras=True)
    found: dict[str, Any] = {
        f.name: (_judged(hints[f.name]), ... if f.default is NODEFAULT else f.default) for f in structs.fields(cls)
    }
    return create_model(cls.__name__, __config__=ConfigDict(extra="forbid", strict=True), **found)


def _judged(hint: Any) -> Any:
    """A field's type with each record in it as its model, and msgspec's bounds as those that pydantic knows."""
    origin, args = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and origin is None:
        return _model(hint) if issubclass(hint, Struct) else hint
    if origin is Literal or isinstance(hint, EllipsisType):
        return hint
    if origin is Annotated:
        return Annotated[(_judged(args[0]), *_bounds(args[1]))]
    if origin in (Union, UnionType):
        return Union[tuple(map(_judged, args))]  # noqa: UP007  the parts are known only now
    parts: Any = tuple(map(_judged, args))
    return tuple.__class_getitem__(parts)


def _bounds(meta: Meta) -> Iterator[object]:
    from annotated_types import Ge, Le, MaxLen, MinLen, Predicate

    if meta.ge is not None:
        yield Ge(meta.ge)
    if meta.le is not None:
        yield Le(meta.le)
    if meta.min_length is not None:
        yield MinLen(meta.min_length)
    if meta.max_length is not None:
        yield MaxLen(meta.max_length)
    if meta.pattern is not None:
        found = re.compile(meta.pattern).search
        yield Predicate(lambda text: found(text) is not None)


def _validate(tables: Mapping[str, Any], waar: str) -> None:
    """Raises ProtocolFault."""
    import json

    from pydantic import ValidationError

    # By way of JSON: only there does strict mode take a list for a tuple. What JSON has no form for (a date) becomes a
    # table, and so never passes for a text.
    as_json = json.dumps(tables, default=lambda moment: {"tijd": str(moment)})
    try:
        _model(Inhoud).model_validate_json(as_json)
    except ValidationError as error:
        loc, words = first_fault(error)
        if loc == ("naam",) and words.endswith("niet leeg is"):
            words = "verwacht werden kleine letters, cijfers en streepjes, zoals maassluis-2025"
        raise ProtocolFault(f"{waar}, sleutel {key(loc)}: {words}" if loc else f"{waar}: {words}") from None
    numbers = [step["nummer"] for step in tables["stappen"]]
    for place, number in enumerate(numbers):
        if number in numbers[:place]:
            raise ProtocolFault(
                f"{waar}, sleutel stappen {place + 1}.nummer: {one_line(number, 20)} staat er twee keer"
            )
    first, last = tables["termijnen"]["gesprek_3_weken"]
    if first > last:
        raise ProtocolFault(f"{waar}, sleutel termijnen.gesprek_3_weken: verwacht werd [van, tot], zoals [4, 6]")
