"""From a protocol file to a :class:`Protocol`, or to one Dutch sentence that says what is wrong with it.

The shipped files are held against the model in the tests; here they are only built, so that no validator is imported
for them. Any other text is validated in full by pydantic.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

from voorzitter_console import toml_file
from voorzitter_console.errors import InvalidInput
from voorzitter_console.expected import first_fault, key
from voorzitter_console.protocol.blanks import MINUTEN, PLAATS, blanks
from voorzitter_console.protocol.model import Inhoud, Protocol
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["ProtocolFault", "find", "load", "parse", "shipped"]

_HERE = Path(__file__).parent
_WITH_PARAGRAAF = tuple(
    f.name for f in fields(Inhoud) if f.name not in ("paragraaf", "raadslid", "commissie", "termijnen", "artikelen")
)

_BLANKS = {
    **dict.fromkeys(("scenario_a.tekst", "scenario_a.kort"), MINUTEN),
    **dict.fromkeys(("politie.woorden", "politie.woorden_112"), PLAATS),
}
"""What a text may leave open, by its key."""

T = TypeVar("T")


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
    elif is_dataclass(part):
        for f in fields(part):
            if f.name != "bron" or name:
                yield from _texts(getattr(part, f.name), f"{name}.{f.name}" if name else f.name)


@lru_cache(maxsize=4)
def parse(text: str, waar: str) -> Protocol:
    """The protocol in a TOML text; ``waar`` names its place in a fault (a path, or "het journaal").

    Read once for each text: the journal's own and the file's are mostly the same, and a start reads both.

    Raises ProtocolFault.
    """
    tables = toml_file.parse(text, waar, ProtocolFault)
    _fill_paragraaf(tables)
    if _is_shipped(tables.get("naam"), text):
        content = _build(Inhoud, tables)
    else:
        content = _validate(tables, one_line(waar, 200))
    return Protocol(**{f.name: getattr(content, f.name) for f in fields(Inhoud)}, bron=text)


def find(name_or_path: str, beside: Path | None = None) -> Protocol:
    """A shipped protocol by name, or one in a file. With ``beside`` (a folder) the file must lie within that folder.

    Raises ProtocolFault.
    """
    if name_or_path in shipped():
        return load(_HERE / f"{name_or_path}.toml")
    shown = one_line(name_or_path, 80)
    choice = f"kies {' of '.join(shipped())}, of geef een pad naar een TOML-bestand"
    if not any(sign in name_or_path for sign in "/\\.") and not toml_file.is_file((beside or Path()) / name_or_path):
        raise ProtocolFault(f"protocol '{shown}' bestaat niet; {choice}")
    if beside is None:
        return load(Path(name_or_path))
    path = toml_file.inside(beside, name_or_path)
    if path is None:
        raise ProtocolFault(f"protocol '{shown}' ligt niet in de map {one_line(str(beside), 120)}; {choice}")
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
def _hints(cls: Any) -> Mapping[str, Any]:
    return get_type_hints(cls)


def _build(cls: type[T], table: Mapping[str, Any]) -> T:
    """The dataclass from tables that are known to be right."""
    of: Any = cls  # mypy holds a class for unhashable where its objects are
    hints = _hints(of)
    return cls(**{name: _value(hints[name], value) for name, value in table.items()})


def _value(hint: Any, value: Any) -> Any:
    if isinstance(value, dict):
        return _build(hint, value)
    if isinstance(value, list):
        inner = get_args(hint)[0]
        return tuple(_build(inner, v) if is_dataclass(inner) and isinstance(inner, type) else v for v in value)
    return value


@cache
def _adapter() -> TypeAdapter[Inhoud]:
    from pydantic import TypeAdapter

    from voorzitter_console.protocol import model

    for cls in vars(model).values():
        if isinstance(cls, type) and is_dataclass(cls) and cls.__module__ == model.__name__:
            cls.__pydantic_config__ = {"extra": "forbid", "strict": True}  # type: ignore[attr-defined]
    return TypeAdapter(Inhoud)


def _validate(tables: Mapping[str, Any], waar: str) -> Inhoud:
    from pydantic import ValidationError

    # By way of JSON: only there does strict mode take a table for a dataclass and a list for a tuple. What JSON has no
    # form for (a date) becomes a table, and so never passes for a text.
    as_json = json.dumps(tables, default=lambda moment: {"tijd": str(moment)})
    try:
        content = _adapter().validate_json(as_json)
    except ValidationError as error:
        loc, words = first_fault(error)
        if loc == ("naam",) and words.endswith("niet leeg is"):
            words = "verwacht werden kleine letters, cijfers en streepjes, zoals maassluis-2025"
        raise ProtocolFault(f"{waar}, sleutel {key(loc)}: {words}" if loc else f"{waar}: {words}") from None
    numbers = [s.nummer for s in content.stappen]
    for place, number in enumerate(numbers):
        if number in numbers[:place]:
            raise ProtocolFault(
                f"{waar}, sleutel stappen {place + 1}.nummer: {one_line(number, 20)} staat er twee keer"
            )
    first, last = content.termijnen.gesprek_3_weken
    if first > last:
        raise ProtocolFault(f"{waar}, sleutel termijnen.gesprek_3_weken: verwacht werd [van, tot], zoals [4, 6]")
    return content
