"""The keys as they are on this laptop: the settings' table ``[toetsen]`` laid over the keys as they are declared.

A letter takes the place of the letter, an F-key that of the F-key; the other of the two stays. Enter, Esc, space, J,
the question mark and the digits stay what they are: they are named in sentences and mean the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace
from textual.content import Content
from textual.widget import Widget

from voorzitter_console.console import keys
from voorzitter_console.console.keys import ChairKey
from voorzitter_console.errors import InvalidInput
from voorzitter_console.text import one_line
from voorzitter_console.toml_file import KeyPlace
from voorzitter_console.ui import draw
from voorzitter_console.ui.bindings import ALWAYS, bindings

_ALWAYS = frozenset(key.naam for key in ALWAYS)
YIELDING = frozenset({keys.DOSSIER.naam, keys.NADERHAND.naam})
"""Of a closed meeting only, when there is time to look them up: their letter gives way to one that somebody chose."""
FIXED = frozenset({keys.JA.naam, keys.JUIST.naam})


class KeyFault(InvalidInput):
    """A key in the settings that does not exist, cannot be, or is another's."""


class Toetsen(Struct, frozen=True):
    """The keys by their names; those not in ``eigen`` are as declared."""

    eigen: Mapping[str, ChairKey] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Mapping[str, str], file: KeyPlace | None = None) -> Toetsen:
        """From the settings in that file: name = letter or F-key. Raises KeyFault, in one sentence."""
        return cls(_checked(table, (file or KeyPlace("Instellingen")) / "toetsen"))

    def key(self, declared: ChairKey) -> ChairKey:
        """The key as it is here."""
        own = self.eigen.get(declared.naam)
        if own is not None:
            return replace(declared, letter=own.letter, f=own.f)
        taken = declared.naam in YIELDING and declared.letter in {key.letter for key in self.eigen.values()}
        return replace(declared, letter="") if taken else declared

    def all(self, declared: Sequence[ChairKey] = keys.CHAIR) -> list[ChairKey]:
        """Every key of a screen (the chair's), in the order of the help."""
        return [self.key(key) for key in declared]

    def letter(self, letter: str) -> str:
        """What stands on the screen for the procedure's letter ``O`` (or ``Enter``, which stays)."""
        found = BY_LETTER.get(letter)
        return (self.key(found).letter or self.key(keys.PALET).letter).upper() if found else letter

    def keymap(self) -> dict[str, str]:
        """For Textual's ``set_keymap``: the spellings of what was changed."""
        found = {}
        for naam, key in self.eigen.items():
            [letters] = bindings(key)
            found[naam] = letters.key
            if naam in _ALWAYS:
                found[f"{naam}_f"] = key.f
        return found

    def named(self, spelling: str) -> ChairKey | None:
        """The key that Textual's name of a key press means, if it means one."""
        return next((key for key in self.all() if spelling in key.spellings), None)

    def cap(self, declared: ChairKey) -> Content:
        """Its cap as the footer shows it, to be pressed with the mouse too."""
        key = self.key(declared)
        return draw.cap(key.voet_toets, "toets", key.naam)

    def letter_cap(self, letter: str) -> Content:
        """The cap of the procedure's letter."""
        found = BY_LETTER.get(letter)
        return draw.cap(self.letter(letter), "toets", found.naam) if found else draw.cap(letter)


def toetsen_of(widget: Widget) -> Toetsen:
    """The keys of the app that a widget stands in."""
    found = getattr(widget.app, "toetsen", None)
    return found if isinstance(found, Toetsen) else Toetsen()


BY_LETTER = {key.letter.upper(): key for key in keys.CHAIR if len(key.letter) == 1}


def _checked(table: Mapping[str, str], at: KeyPlace) -> dict[str, ChairKey]:
    declared = {key.naam: key for key in (*keys.GRIFFIER, *keys.CHAIR)}
    free = [naam for naam, key in declared.items() if len(key.letter) == 1 and naam not in FIXED]
    found: dict[str, ChairKey] = {}
    for naam, value in table.items():
        where = at / naam
        if naam not in free:
            raise KeyFault(f"{where}: bestaat niet; wel bestaan: {', '.join(sorted(free))}.")
        given = value.strip().lower()
        if re.fullmatch("[a-z]", given):
            found[naam] = replace(declared[naam], letter=given)
        elif re.fullmatch("f[1-9]", given) and given not in keys.FREE:
            found[naam] = replace(declared[naam], f=given)
        else:
            raise KeyFault(f"{where}: {one_line(value, 20)!r} kan niet; geef één letter, of F1 tot F9 (F5 niet).")
    _refuse_taken(keys.CHAIR, found, at, "")
    _refuse_taken(keys.GRIFFIER, found, at, " op het scherm van de griffier")
    return found


def _refuse_taken(screen: Sequence[ChairKey], found: Mapping[str, ChairKey], at: KeyPlace, where: str) -> None:
    """No key may mean two things on one screen."""
    taken: dict[str, ChairKey] = {}
    for declared in screen:
        if declared.naam in YIELDING and declared.naam not in found:
            continue
        key = found.get(declared.naam, declared)
        for spelling in key.spellings:
            other = taken.setdefault(spelling, key)
            if other is not key:
                naam = key.naam if key.naam in found else other.naam
                rest = other.naam if naam == key.naam else key.naam
                raise KeyFault(f"{at / naam}: {spelling.upper()} is{where} al van {rest}; kies een andere toets.")
