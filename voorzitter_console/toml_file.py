"""A TOML file that somebody wrote by hand: read, parsed, looked up; one Dutch sentence for each way to be wrong.

Protocol and scenario files share it; ``fault`` is the exception class that carries the sentence.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from msgspec import Struct

from voorzitter_console import expected
from voorzitter_console.errors import InvalidInput
from voorzitter_console.text import one_line, without_surrogates

LARGEST = 20 * 1024 * 1024
"""Bytes; a protocol has 10 kB, a scenario of 10,000 steps 2 MB. Keeps a wrongly named video out of memory."""

DEEPEST = 20
"""Tables in tables; a dotted key can nest them by the thousand, which no later step survives."""

LARGEST_NUMBER = 2**63 - 1
"""TOML asks no more; Python cannot even print one of thousands of hexadecimal digits."""

_DOTTED = (
    rf"""(?<![\w-])(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
    rf"""(?:[ \t]*+\.[ \t]*+(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')){{{10 * DEEPEST}}}"""
)
"""A key of so many parts takes Python's parser gigabytes before its depth can be judged."""
_TOO_DEEP = f"lijsten of tabellen staan te diep in elkaar (hoogstens {DEEPEST})"
_TOO_LARGE = "er staat een getal of tijd in die te groot is"
_PLACE = r"\(at line (\d+), column \d+\)"

_WINDOWS = r"een pad van Windows staat het best tussen enkele aanhalingstekens, zoals 'C:\Gegevens\journaal.sqlite'"
_MEANING = (
    ("Expected '=' after a key", "er staat geen = achter de sleutel"),
    ("Invalid initial character for a key", "hier wordt een sleutel verwacht (letters, cijfers, - en _)"),
    ("Invalid statement", "hier wordt een sleutel of een [tabel] verwacht"),
    ("Expected newline or end of document", "achter de waarde staat nog iets; een waarde per regel"),
    ("Expected ']", "de ] van de tabelnaam ontbreekt"),
    ("Unclosed array", "de ] van een lijst ontbreekt"),
    ("Unclosed inline table", "de } van een tabel ontbreekt"),
    ("Unterminated string", "het sluitende aanhalingsteken ontbreekt"),
    ('Expected \'"""\'', "de sluitende drie aanhalingstekens ontbreken"),
    ("Expected", "er ontbreekt een teken"),
    ("Illegal character '\\n'", "het sluitende aanhalingsteken ontbreekt (een tekst staat op een regel)"),
    ("Illegal character", "er staat een teken dat niet in een tekst mag (een stuurteken)"),
    ("Found invalid character", "er staat een teken dat hier niet mag"),
    ("Unescaped '\\'", f"een \\ in een tekst wordt als \\\\ geschreven; {_WINDOWS}"),
    ("Cannot overwrite", "deze sleutel staat er twee keer"),
    ("Cannot declare", "deze tabel staat er twee keer"),
    ("Cannot mutate", "deze tabel staat er twee keer"),
    ("Cannot redefine", "deze sleutel staat er twee keer"),
    ("Duplicate inline table key", "deze sleutel staat er twee keer"),
    ("Invalid date", "deze datum of tijd bestaat niet"),
    ("Invalid value", "hier wordt een waarde verwacht: tekst tussen aanhalingstekens, een getal, true of false"),
    ("Invalid hex value", f"de \\u-code van een teken klopt niet; {_WINDOWS}"),
    ("Escaped character", "de \\u-code van een teken klopt niet"),
)


MOST_LINES = 400
"""Of a file whose keys are given with their line: each look parses it from its first line on."""


class KeyPlace(Struct, frozen=True):
    """Where a key stands in a file, for sentences: ``instellingen.toml, regel 4, sleutel klok.server``."""

    waar: str
    """The file."""
    text: str = ""
    """What is in it; empty: no line can be given."""
    path: tuple[str | int, ...] = ()
    """The key, from table to table; a number counts the tables of one name from 0."""

    def __truediv__(self, key: str | int) -> KeyPlace:
        return KeyPlace(self.waar, self.text, (*self.path, key))

    def __str__(self) -> str:
        line = line_of(self.text, self.path)
        dotted = ".".join(one_line(part, 40) for part in self.path if isinstance(part, str))
        return f"{self.waar}{f', regel {line}' if line else ''}{f', sleutel {dotted}' if dotted else ''}"


def line_of(text: str, path: tuple[str | int, ...]) -> int:
    """The line on which a key begins, or its table where it is not there; 0 where neither can be told.

    Found by the parser itself: the key begins after the last line up to which the text parses without it.
    """
    import tomllib

    lines = text.splitlines()
    if not path or len(lines) > MOST_LINES:
        return 0
    before, above = 0, 0
    for number in range(1, len(lines) + 1):
        try:
            tables = tomllib.loads("\n".join(lines[:number]))
        except ValueError:
            continue  # within a value of more lines
        if _has(tables, path):
            return before + 1
        if not above and _has(tables, path[:-1]) and len(path) > 1:
            above = before + 1
        before = number
    return above


def _has(tables: Any, path: tuple[str | int, ...]) -> bool:
    for part in path:
        try:
            tables = tables[part]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def plain_keys(
    at: KeyPlace, raw: Any, known: Mapping[str, type], faults: list[str], *, apart: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """The keys of a table that are known and of their kind (exactly: true is no number); the rest is a fault each.

    ``apart`` are keys that are judged elsewhere; a table that is none is one fault and has no keys.
    """
    if not isinstance(raw, Mapping):
        faults.append(f"{at}: verwacht een tabel [{at.path[-1]}]." if at.path else f"{at}: verwacht een tabel.")
        return {}
    found = {}
    for name, value in raw.items():
        if name in apart:
            continue
        if name not in known:
            faults.append(f"{at / name}: bestaat niet; wel bestaan: {', '.join(sorted({*known, *apart}))}.")
        elif type(value) is not known[name]:
            faults.append(f"{at / name}: verwacht {KINDS[known[name]]}.")
        else:
            found[name] = value
    return found


KINDS = {
    bool: expected.BOOLEAN,
    int: expected.INTEGER,
    float: expected.NUMBER,
    str: expected.TEXT,
}
"""What a key holds, in words."""


def read(path: Path, fault: type[InvalidInput]) -> str:
    """The text of a UTF-8 file; line ends become ``\\n``, so that its hash is the same on Windows."""
    name = one_line(str(path), 200)
    try:
        if path.is_dir():
            raise fault(f"{name} is een map; verwacht werd een TOML-bestand")
        if not path.exists():
            raise fault(f"{name} bestaat niet; controleer het pad")
        if not path.is_file():
            raise fault(f"{name} is geen gewoon bestand; verwacht werd een TOML-bestand")
        if path.stat().st_size > LARGEST:
            raise fault(f"{name} is groter dan {LARGEST // 1024 // 1024} MB; verwacht werd een TOML-bestand")
        data = path.read_bytes().removeprefix(BOM_UTF8)
    except PermissionError:
        raise fault(f"{name} mag niet worden gelezen; controleer de rechten van het bestand") from None
    except (OSError, ValueError) as error:
        raise fault(f"{name} kan niet worden gelezen ({_reason(error)})") from None
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise fault(f"{name}, regel {line}: dit is geen tekst in UTF-8; sla het bestand op als UTF-8") from None
    return text.replace("\r\n", "\n")


def parse(text: str, waar: str, fault: type[InvalidInput]) -> dict[str, Any]:
    """The tables of a TOML text; ``waar`` names its place in the sentence."""
    import tomllib  # a start without settings reads none

    waar = one_line(waar, 200)
    if not text.strip():
        raise fault(f"{waar} is leeg; verwacht werd een TOML-bestand met sleutels en waarden")
    if without_surrogates(text) != text:
        raise fault(f"{waar}: dit is geen tekst in UTF-8")
    if text.count(".") >= 10 * DEEPEST and re.search(_DOTTED, text):
        raise fault(f"{waar}: {_TOO_DEEP}")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        place = re.search(_PLACE, said)
        line = int(place[1]) if place else len(text.rstrip().splitlines())
        meaning = next((dutch for start, dutch in _MEANING if said.startswith(start)), "dit is geen geldige TOML")
        raise fault(f"{waar}, regel {line}: {meaning}") from None
    except RecursionError:
        raise fault(f"{waar}: {_TOO_DEEP}") from None
    except (ValueError, OverflowError):
        # tomllib lets Python's own limits through: a number of thousands of digits, an offset of 24 hours or more.
        raise fault(f"{waar}: {_TOO_LARGE}") from None
    if wrong := _judge(tables):
        raise fault(f"{waar}: {wrong}")
    return tables


def inside(folder: Path, given: str) -> Path | None:
    """The path that ``given`` names within ``folder``; None where it leads out (absolute, ``..``, a symlink).

    Judged by the rules of Windows and POSIX both, so that a file means the same on every laptop.
    """
    forms = (PurePosixPath(given), PureWindowsPath(given))
    if not given.strip() or any(f.is_absolute() or f.anchor or ".." in f.parts for f in forms):
        return None
    try:
        root = folder.resolve()
        found = (root / given).resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    return found if found.is_relative_to(root) and found != root else None


def is_file(path: Path) -> bool:
    """Whether an ordinary file lies there; a path that cannot be one (too long, a NUL in it) is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _judge(tables: dict[str, Any]) -> str:
    """What Python's parser lets through and no later step survives; empty where all is well."""
    level: list[Any] = [tables]
    for _ in range(DEEPEST):
        below = [v for part in level for v in (part.values() if isinstance(part, dict) else part)]
        if any(isinstance(v, int) and not -LARGEST_NUMBER <= v <= LARGEST_NUMBER for v in below):
            return _TOO_LARGE
        level = [v for v in below if isinstance(v, dict | list)]
    return _TOO_DEEP if level else ""


def _reason(error: Exception) -> str:
    number = getattr(error, "errno", None)
    return f"fout {number} van het besturingssysteem" if number else "ongeldig pad"
