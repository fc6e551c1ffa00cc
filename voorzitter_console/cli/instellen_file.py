"""The settings file as ``instellen`` changes it: what is asked is set, all else stays as somebody wrote it."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping, MutableMapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from voorzitter_console import settings, toml_file
from voorzitter_console.errors import ConsoleError
from voorzitter_console.own_folder import make_own
from voorzitter_console.settings import Settings, SettingsFault
from voorzitter_console.text import one_line

if TYPE_CHECKING:
    from tomlkit.items import Item
    from tomlkit.toml_document import TOMLDocument

HALLS = 4
"""Halls that the form has room for; a file may have more, and keeps them."""
SEPARATOR = ";"
"""Between a hall's name and its address."""
_LINE = re.compile(r", regel \d+")
_HEAD = (
    "De instellingen van voorzitter-console. Gemaakt door: voorzitter-console instellen",
    "Wat hier niet staat, heeft zijn gewone waarde. Wat u er zelf bij zet, blijft staan.",
    "Wachtwoorden horen hier niet: die staan in de sleutelbos van het systeem.",
)


class NotSaved(ConsoleError):
    """The file could not be written; what stood there still stands."""


class Question(Struct, frozen=True, kw_only=True):
    """One line of the form. ``key`` is its place in the file; of a hall ``zaal`` with its number from 0."""

    key: tuple[str | int, ...]
    label: str
    uitleg: str
    """What it is for; stands beside it in the file too."""
    waarde: str


def questions(chosen: Settings) -> list[Question]:
    """What is asked, with what holds now."""

    def one(key: str, label: str, uitleg: str) -> Question:
        path = tuple(key.split("."))
        value: Any = chosen
        for part in path:
            value = value.get(part, "") if isinstance(value, Mapping) else getattr(value, part)
        return Question(key=path, label=label, uitleg=uitleg, waarde=str(value))

    halls = [f"{z.naam}{SEPARATOR} {z.adres}" if z.adres else z.naam for z in chosen.zaal[:HALLS]]
    return [
        one("gemeente", "Gemeente", "de naam van uw gemeente"),
        *(
            Question(
                key=("zaal", number),
                label=f"Zaal {number + 1}",
                uitleg="naam; straat en plaats" if number else "naam; straat en plaats, voor wie 112 belt",
                waarde=halls[number] if number < len(halls) else "",
            )
            for number in range(HALLS)
        ),
        one("vergadering.voorzitter", "Voorzitter", "wie er gewoonlijk voorzit, zoals: de burgemeester"),
        one("vergadering.griffier", "Griffier", "wie er gewoonlijk griffier is"),
        one("nummers.bodedienst", "Bodedienst", "het nummer van de bode of de beveiliging"),
        one("nummers.politie", "Politie", "het nummer zonder spoed, zoals 0900-8844; voor spoed is er 112"),
        one("livestream.bellen", "Livestream", "wie u belt als de livestream niet stopt, met het nummer"),
        one("kopie.map", "Tweede plek", "een map op een stick of andere schijf, voor een kopie vanzelf"),
    ]


def changed(text: str, answers: Mapping[tuple[str | int, ...], str], asked: Sequence[Question]) -> str:
    """The text of the file with those answers in it; an empty answer empties what stood there."""
    import tomlkit

    document = tomlkit.parse(text)
    if not text.strip():
        for line in _HEAD:
            document.add(tomlkit.comment(line))
        document.add(tomlkit.nl())
    for question in asked:
        if question.key[0] != "zaal":
            _set(document, question, answers.get(question.key, question.waarde).strip())
    halls = [q for q in asked if q.key[0] == "zaal"]
    _set_halls(document, [answers.get(q.key, q.waarde).strip() for q in halls])
    return tomlkit.dumps(document)


def _set(document: TOMLDocument, question: Question, value: str) -> None:
    import tomlkit

    *above, last = (str(part) for part in question.key)
    table: MutableMapping[str, Any] = document
    for name in above:
        if name not in table:
            if not value:
                return
            table[name] = tomlkit.table()
        table = table[name]
    if last in table:
        if table[last] != value:
            table[last] = _text(value, _comment_of(table[last]))
    elif value:
        table[last] = _text(value, question.uitleg)


def _set_halls(document: TOMLDocument, given: Sequence[str]) -> None:
    """Each hall keeps its table and what else stands in it; a hall that was emptied goes."""
    import tomlkit

    halls = document.get("zaal")
    if halls is None:
        halls = tomlkit.aot()
    for number, text in enumerate(given):
        naam, _, adres = (part.strip() for part in text.partition(SEPARATOR))
        if number < len(halls):
            hall = halls[number]
        elif naam:
            hall = tomlkit.table()
            halls.append(hall)
            hall = halls[-1]
        else:
            continue
        for key, value in (("naam", naam), ("adres", adres)):
            if hall.get(key, "") != value:
                hall[key] = _text(value)
    for number in reversed(range(min(len(given), len(halls)))):
        if not given[number]:
            del halls[number]
    if len(halls):
        document["zaal"] = halls
    elif "zaal" in document:
        document.remove("zaal")


def _text(value: str, comment: str = "") -> Item:
    """A path of Windows reads best between single quotes."""
    import tomlkit

    made = tomlkit.string(value, literal="\\" in value and "'" not in value and value.isprintable())
    return made.comment(comment) if comment else made


def _comment_of(item: Any) -> str:
    return str(item.trivia.comment).lstrip("# ") if hasattr(item, "trivia") else ""


def read(path: Path) -> str:
    """What stands in the file; empty where there is none. Raises SettingsFault where it can't be kept as it is."""
    try:
        if not path.exists():
            return ""
    except OSError:
        raise SettingsFault(f"{path}: het instellingenbestand is niet te bereiken; controleer de rechten.") from None
    text = toml_file.read(path, SettingsFault)
    if text.strip():
        toml_file.parse(text, str(path), SettingsFault)
    return text


def save(path: Path, text: str, known: Sequence[str] = ()) -> tuple[str, ...]:
    """Put the text there, whole or not at all; what is wrong with it in place of that, but for what was known to be.

    Raises NotSaved.
    """
    before = {_LINE.sub("", one) for one in known}
    target = path.resolve() if path.is_symlink() else path
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(6)}.nieuw")
    try:
        make_own(target.parent)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
        with open(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _, faults = settings.judge(temporary)
        here = [one.replace(str(temporary), str(path)) for one in faults]
        if new := tuple(one for one in here if _LINE.sub("", one) not in before):
            return new
        temporary.replace(target)
    except OSError as fault:
        where = one_line(str(path), 200)
        raise NotSaved(
            f"{where} kan niet worden geschreven (fout {fault.errno}); controleer de rechten. Er is niets veranderd."
        ) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return ()
