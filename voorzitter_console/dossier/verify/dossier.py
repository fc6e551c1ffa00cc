"""Whether a dossier still says what was recorded: its chain, every field from its entries, the folder's manifest.

The entries in dossier.json are the truth; everything else in the file must follow from them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from msgspec import Struct

from voorzitter_console.dossier.bag.manifest import DOSSIER
from voorzitter_console.dossier.bag.plain_file import NotPlain, open_file
from voorzitter_console.dossier.model.base import BEWOORDING, VELDEN, Record, Sinds
from voorzitter_console.dossier.model.build import build
from voorzitter_console.dossier.model.dossier_json import dossier_bytes
from voorzitter_console.dossier.model.record import FORMAAT, Dossier
from voorzitter_console.dossier.verify.bag import manifest_faults
from voorzitter_console.entry import SealedEntry
from voorzitter_console.errors import ConsoleError
from voorzitter_console.journal import chain
from voorzitter_console.journal.verify import Uitkomst
from voorzitter_console.meeting import replay
from voorzitter_console.moment import zone
from voorzitter_console.procedure.state import Vergadering
from voorzitter_console.text import counted, one_line, vastleggingen

_MOST = 20
"""Findings that are listed; the rest is counted."""
LARGEST = 512 * 1024 * 1024
"""Bytes of one file that are read."""
NEWEST = {"velden": VELDEN, "bewoording": BEWOORDING}


class Verification(Struct, frozen=True, kw_only=True):
    """The outcome with its findings, each one Dutch sentence; the head is None where it could not be read."""

    uitkomst: Uitkomst
    bevindingen: tuple[str, ...] = ()
    vergadering: str | None = None
    oefening: bool = False
    aantal: int = 0
    kop: str | None = None
    afgesloten: bool = True
    wat: str = "de vergadering"
    """What it is of."""
    onvergeleken: int = 0
    """Files of the folder that could not be compared with the dossier: then it is not said to be whole alone."""
    dossier: Dossier | None = None
    """Made anew from the entries; None where that cannot be done."""

    def lines(self) -> tuple[str, ...]:
        """What to tell, the outcome first."""
        if self.uitkomst == "onleesbaar":
            return self.bevindingen
        if self.uitkomst == "aangetast":
            return ("AANGETAST OF ONVOLLEDIG: dit dossier is niet zoals het is gemaakt.", *self.bevindingen)
        kind = " (oefening)" if self.oefening else ""
        closed = "" if self.afgesloten else f" NIET AFGESLOTEN: {self.wat} was nog niet gesloten."
        whole = f"Heel wat is vergeleken; NIET VERGELEKEN: {self.onvergeleken}" if self.onvergeleken else "Heel"
        what = f"dossier van '{self.vergadering}'{kind}, {vastleggingen(self.aantal)}, kop {self.kop}."
        return (f"{whole}: {what}{closed}",)

    @property
    def exit_code(self) -> int:
        """0 whole, 1 tampered or incomplete, 2 unreadable."""
        return {"heel": 0, "aangetast": 1, "onleesbaar": 2}[self.uitkomst]


class _Unreadable(ValueError):
    """Not a dossier; the message is the sentence."""


class _Duplicate(Exception):
    """A JSON object with the same name twice: which of the two would be the dossier?"""


def verify_dossier(path: Path) -> Verification:
    """Judge a dossier.json, or a folder with one and its manifest. Raises nothing for what is in the files."""
    folder = path if path.is_dir() else None
    try:
        # A link that the user named may lead elsewhere; one within a folder from somebody else may not.
        found = _read(path / DOSSIER if folder else path, follow=folder is None)
    except _Unreadable as fault:
        return Verification(uitkomst="onleesbaar", bevindingen=(str(fault),))
    except _Duplicate as fault:
        return Verification(uitkomst="aangetast", bevindingen=(str(fault),))

    made: list[Dossier] = []

    def again(sealed: Sequence[SealedEntry]) -> Dossier:
        of = found.get("bewoording", found.get("velden", 1))
        bewoording = of if type(of) is int and 1 <= of < BEWOORDING else BEWOORDING
        made.append(build(replay([chain.open_entry(x) for x in sealed], strict=True), sealed, bewoording))
        return made[-1]

    faults = list(_faults(found, again))
    if folder:
        faults += manifest_faults(folder)
    shown = faults[:_MOST]
    if len(faults) > _MOST:
        shown.append(f"En nog {len(faults) - _MOST} andere verschillen.")
    keten = found.get("keten")
    head = keten if isinstance(keten, dict) else {}
    return Verification(
        uitkomst="aangetast" if faults else "heel",
        bevindingen=tuple(shown),
        vergadering=_text(found, "vergadering", "titel"),
        oefening=found.get("oefening") is True,
        aantal=head["aantal"] if isinstance(head.get("aantal"), int) else 0,
        kop=head["kop"] if isinstance(head.get("kop"), str) else None,
        wat="de vergadering" if found.get("melding") is None else "de melding",
        afgesloten=_text(found, "stand", "vergadering") == Vergadering.GESLOTEN,
        dossier=made[-1] if made else None,
    )


def _text(found: Mapping[str, Any], *names: str) -> str | None:
    value: Any = found
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return one_line(value, 200) if isinstance(value, str) else None


def _read(file: Path, *, follow: bool) -> dict[str, Any]:
    name = one_line(str(file), 200)
    try:
        with open_file(file, follow=follow) as opened:
            data = opened.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise _Unreadable(f"{name} is te groot voor een dossier.")
    except NotPlain:
        raise _Unreadable(f"{name} is geen gewoon bestand maar een koppeling, pijp of map.") from None
    except FileNotFoundError:
        raise _Unreadable(f"{name} bestaat niet.") from None
    except OSError:
        raise _Unreadable(f"{name} kan niet worden gelezen; controleer de rechten.") from None
    try:
        found = json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise _Unreadable(f"{name} is geen dossier: het is geen geldig JSON-bestand in UTF-8.") from None
    if not isinstance(found, dict) or not isinstance(found.get("formaat"), str):
        raise _Unreadable(f"{name} is geen dossier van de voorzitter-console.")
    if found["formaat"] != FORMAAT:
        other = one_line(found["formaat"], 60)
        raise _Unreadable(f"{name} heeft formaat '{other}'; deze versie van het programma leest {FORMAAT}.")
    if any(type(n := found.get(name, 1)) is int and n > ours for name, ours in NEWEST.items()):
        raise _Unreadable(f"{name} is met een nieuwere versie van het programma gemaakt; controleer het daarmee.")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        double = next(name for name, often in Counter(name for name, _ in pairs).items() if often > 1)
        raise _Duplicate(f"Veld '{one_line(double, 60)}' staat twee keer op dezelfde plaats.")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _faults(found: dict[str, Any], again: Callable[[Sequence[SealedEntry]], Dossier]) -> Iterator[str]:
    journaal = found.get("journaal")
    if not isinstance(journaal, list) or not journaal:
        yield "Het journaal ontbreekt in het dossier, dus niets ervan kan worden gecontroleerd."
        return
    sealed: list[SealedEntry] = []
    for number, item in enumerate(journaal, start=1):
        try:
            sealed.append(chain.from_json(item))
        except ConsoleError as fault:
            yield f"Journaal, vastlegging {number}: {fault}"
            return
    broken = [str(fault) for fault in chain.verify(sealed[0].stroom, sealed)]
    yield from broken
    if broken:
        return
    zone()  # a computer without time zones judges nothing
    try:
        # What is in the entries may be forged with a chain that fits: it must end in a sentence, whatever it is.
        rebuilt = json.loads(dossier_bytes(again(sealed)))
        rebuilt = as_of(rebuilt, Dossier, found.get("bewoording", found.get("velden", 1)))
    except ConsoleError as fault:
        yield f"Uit het journaal volgt geen geldige vergadering: {fault}"
        return
    except (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError, RecursionError):
        yield "Uit het journaal volgt geen geldige vergadering: een vastlegging heeft een onverwachte inhoud."
        return
    for where, what in _differences(found, rebuilt, ""):
        yield f"{where}: {what}"


def as_of(value: Any, kind: Any, velden: Any) -> Any:
    """A record as JSON without the fields that came after so many ``velden`` (not a known number: as it is)."""
    if type(velden) is not int or not 1 <= velden < BEWOORDING:
        return value
    if isinstance(value, list):
        return [as_of(x, kind, velden) for x in value]
    if not isinstance(value, dict) or not issubclass(kind, Record):
        return value
    old = {}
    for name, field in kind.model_fields.items():
        if all(not isinstance(m, Sinds) or m.velden <= velden for m in field.metadata):
            old[name] = as_of(value[name], _record_in(field.annotation), velden)
    return old


def _record_in(annotation: Any) -> Any:
    """The record that a field holds, or that its tuple is of; str where it holds none."""
    inner = [a for a in get_args(annotation) if a is not Ellipsis] or [annotation]
    return next((a for a in inner if isinstance(a, type) and issubclass(a, Record)), str)


def _differences(found: Any, wanted: Any, where: str) -> Iterator[tuple[str, str]]:
    """Each place where the file says something else than its entries; 1, 1.0 and true are not the same."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        for name in [*wanted, *(n for n in found if n not in wanted)]:
            place = f"{where}.{name}" if where else one_line(name, 60)
            if name not in found:
                yield place, "ontbreekt in het dossier."
            elif name not in wanted:
                yield one_line(place, 120), "volgt niet uit het journaal."
            else:
                yield from _differences(found[name], wanted[name], place)
    elif isinstance(found, list) and isinstance(wanted, list):
        if len(found) != len(wanted):
            lines = counted(len(found), "regel", "regels")
            are = "is het er" if len(wanted) == 1 else "zijn het er"
            yield where, f"heeft {lines}, volgens het journaal {are} {len(wanted)}."
        for number, (a, b) in enumerate(zip(found, wanted, strict=False), start=1):
            yield from _differences(a, b, f"{where} {number}")
    elif type(found) is not type(wanted) or found != wanted:
        yield where, f"hier staat {_shown(found)}, volgens het journaal is het {_shown(wanted)}."


def _shown(value: Any) -> str:
    return one_line(json.dumps(value, ensure_ascii=False), 80)
