"""The fields of a recorded entry as a form offers them: what is empty may be completed, the rest corrected. Pure.

What the machines read, and what the program itself sets, is not among them (design, "Time order").
"""

from __future__ import annotations

import re
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from voorzitter_console.errors import InvalidInput
from voorzitter_console.procedure import commands as c
from voorzitter_console.procedure.accept import BEGIN_FIXED
from voorzitter_console.procedure.labels import FIELD_WORDS
from voorzitter_console.procedure.parse import ALL, MACHINE_FIELDS, META, default_of, field_names, parse_moment
from voorzitter_console.procedure.sentences import value_text, word

Vorm = Literal["tekst", "getal", "keuze", "ja_nee", "labels", "tijd"]
"""What a person fills in."""

_EERST = (
    *("reden", "reactie", "gericht_aan", "spreker", "hoedanigheid", "tekst", "gebeld_door", "incidentnummer"),
    *("minuten", "afspraak", "soort", "hoe", "besluit", "duur", "resultaat", "signalement", "plaats", "omschrijving"),
)
"""What is asked most after recording stands first; then the order of the design's table."""
_OF_THE_HALL = frozenset(
    {"agendapunt", "voorzitter", "voorzitter_functie", "locatie_soort", "rechthebbende", "openbaar", "begonnen_om"}
)
"""Of the first entry: what says nothing where there was no meeting."""
_LAATST = ("toelichting", "gebeurd_op", "kwaliteit")
_NAMEN = {
    "gebeurd_op": "tijdstip",
    "kwaliteit": "zekerheid",
    "tekst": "woorden",
    "gericht_aan": "aan wie",
    **FIELD_WORDS,
}


class Veld(Struct, frozen=True, kw_only=True):
    """One field with what stands in it now."""

    naam: str
    """As the command has it: ``gericht_aan``."""
    label: str
    """In words: ``aan wie``."""
    vorm: Vorm
    keuzes: tuple[str, ...] = ()
    """The values of a ``keuze``."""
    waarde: Any = None
    leeg: bool
    """Nothing was given: ``vul_aan``; else ``corrigeer``."""

    @property
    def tekst(self) -> str:
        """The value in words, as it was typed."""
        return value_text_of(self.vorm, self.waarde)


def value_text_of(vorm: Vorm, waarde: Any) -> str:
    """A value in words; empty where there is none."""
    if waarde is None:
        return ""
    return word(str(waarde)) if vorm == "keuze" else value_text(waarde)


def offered(soort: str) -> tuple[str, ...]:
    """The names of the fields that may be completed or corrected, what is asked most first."""
    if soort in META:
        return ()
    own = [name for name in ALL[soort].__struct_fields__ if name in field_names(soort) - MACHINE_FIELDS]
    if soort == c.BeginVastlegging.COMMAND:
        own = [name for name in own if name not in BEGIN_FIXED]
    elif soort == c.BeginMelding.COMMAND:
        own = [name for name in own if name == "aanvang" or name not in BEGIN_FIXED | _OF_THE_HALL]

    def rank(name: str) -> tuple[int, int]:
        if name in _EERST:
            return 0, _EERST.index(name)
        return (2, _LAATST.index(name)) if name in _LAATST else (1, own.index(name))

    return tuple(sorted(own, key=rank))


def detailed(soort: str) -> bool:
    """Whether this command has details of its own, beside what every command may carry."""
    return bool(set(offered(soort)) - set(_LAATST))


def label(veld: str) -> str:
    """The name of a field in words."""
    return _NAMEN.get(veld, word(veld))


def field(command: c.Command, naam: str, waarde: Any = None) -> Veld:
    """One field of a command; ``waarde`` for what stands in the envelope (gebeurd_op, kwaliteit)."""
    vorm, keuzes = kind(command.COMMAND, naam)
    if naam in ("gebeurd_op", "kwaliteit"):
        return Veld(naam=naam, label=label(naam), vorm=vorm, keuzes=keuzes, waarde=waarde, leeg=False)
    now = getattr(command, naam)
    if naam == "aanvang":
        return Veld(naam=naam, label=label(naam), vorm=vorm, waarde=parse_moment(now, naam), leeg=False)
    # Presence that was stated is never empty, whatever it says.
    stated = isinstance(command, c.StelAanwezigheidVast) and naam == "aanwezig"
    empty = not stated and (now is None or now == default_of(command.COMMAND, naam))
    return Veld(naam=naam, label=label(naam), vorm=vorm, keuzes=keuzes, waarde=now, leeg=empty)


@cache
def kind(soort: str, veld: str) -> tuple[Vorm, tuple[str, ...]]:
    """What a field holds, and its values where it is a choice."""
    if veld in ("gebeurd_op", "aanvang"):
        return "tijd", ()
    return _kind(get_type_hints(ALL[soort], include_extras=True)[veld])


def _kind(hint: Any) -> tuple[Vorm, tuple[str, ...]]:
    origin = get_origin(hint)
    if origin is Annotated:
        return _kind(get_args(hint)[0])
    if origin in (Union, UnionType):
        return _kind(next(arg for arg in get_args(hint) if arg is not type(None)))
    if origin is Literal:
        return "keuze", tuple(str(value) for value in get_args(hint))
    if origin is tuple:
        return "labels", ()
    found: dict[Any, Vorm] = {bool: "ja_nee", int: "getal"}
    return found.get(hint, "tekst"), ()


def split_labels(text: str) -> list[str]:
    """``NN1, NN2`` as typed to labels, each once."""
    return list(dict.fromkeys(part for part in (piece.strip() for piece in text.split(",")) if part))


def typed(vorm: Vorm, text: str, label: str) -> Any:
    """What was typed as a value of that kind. Raises InvalidInput for no number."""
    if vorm == "labels":
        return split_labels(text)
    if vorm != "getal":
        return text
    if not re.fullmatch(r"[0-9]{1,9}", text.strip()):
        raise InvalidInput(f"{label.capitalize()}: typ een getal, zoals 2.")
    return int(text)
