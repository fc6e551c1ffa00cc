"""Who is cared for after an incident, and what they said in confidence (protocol 5.3): commands, and their fold. Pure.

None of this is a command of a meeting: it stands in a stream of its own, all of it under that stream's key. In the open
there is only a number for each person (``B1``), so that one person's notes can be erased by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from voorzitter_console.errors import InvalidInput, Refused
from voorzitter_console.procedure.labels import label_key
from voorzitter_console.text import shows_nothing, without_surrogates

BEGIN, ERASED = "begin_nazorg", "gewist"
PERSON, OFFER, NOTE, TALK, END, RETRACT = (
    "noem_begeleide",
    "bied_nazorg_aan",
    "noteer_nazorg",
    "leg_gesprek_vast",
    "sluit_begeleiding",
    "herroep_nazorg",
)
KINDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    PERSON: (frozenset({"naam"}), frozenset({"naam", "rol", "bij", "bereikbaar"})),
    OFFER: (frozenset({"wie"}), frozenset({"wie", "op", "door", "aangenomen"})),
    NOTE: (frozenset({"wie"}), frozenset({"wie", "kring", "notitie"})),
    TALK: (frozenset({"wie", "nummer"}), frozenset({"wie", "nummer", "op", "door", "notitie", "vervolg"})),
    END: (frozenset({"wie"}), frozenset({"wie", "reden"})),
    RETRACT: (frozenset({"wie", "over"}), frozenset({"wie", "over", "reden"})),
}
"""Each command: its required fields, and all of its fields. ``over`` is the id of an earlier entry."""

Begeleidrol = Literal["getroffene", "familie", "raadslid", "griffie", "bode", "anders"]
ROLLEN: tuple[str, ...] = get_args(Begeleidrol)
KRINGEN: Mapping[str, str] = {
    "1": "familie, collega's, lotgenoten, burgemeester of griffier",
    "2": "collegiale ondersteuning via burgemeester of griffier",
    "3": "professionele ondersteuning, zoals de huisarts",
    "4": "verder opgeschaalde zorg",
}
"""The circles of protocol 5.3."""
_LONGEST = 20_000


class Zorgregel(Struct, frozen=True, kw_only=True):
    """One entry of the stream as read with its key; ``velden`` is None where it was erased."""

    id: str
    positie: int
    soort: str
    wie: str
    velden: Mapping[str, Any] | None


class Zorggesprek(Struct, frozen=True, kw_only=True):
    """One talk that was held; ``nummer`` 4 and up: beyond the three that are always offered."""

    id: str
    nummer: int
    op: str | None
    door: str | None
    notitie: str | None
    vervolg: str | None


class Begeleide(Struct, frozen=True, kw_only=True):
    """One person, with what was offered and said."""

    wie: str
    naam: str
    rol: str = "getroffene"
    bij: str | None = None
    """Of the home front: with whom they belong."""
    bereikbaar: str | None = None
    aangeboden: str | None = None
    """The day on which care was offered, ISO 8601; empty text: offered, the day is not known."""
    aangenomen: bool | None = None
    kring: str | None = None
    notitie: str | None = None
    gesprekken: tuple[Zorggesprek, ...] = ()
    gesloten: str | None = None
    """Why it ended; None: it goes on."""
    gewist: bool = False
    regels: tuple[Zorgregel, ...] = ()
    """What can be taken back, the newest last."""

    @property
    def gevraagd(self) -> bool:
        """Whether care was offered; a talk that was held says so too."""
        return self.aangeboden is not None or bool(self.gesprekken)

    @property
    def loopt(self) -> bool:
        """Neither refused, ended nor erased."""
        return not self.gewist and self.gesloten is None and self.aangenomen is not False


def checked(soort: str, given: Mapping[str, Any], known: Iterable[Begeleide]) -> dict[str, Any]:
    """What is recorded of a command. Raises InvalidInput, Refused with one sentence."""
    if soort not in KINDS:
        raise InvalidInput("Dit is geen opdracht van de nazorg.")
    required, fields = KINDS[soort]
    kept = {
        k: without_surrogates(v).strip() if isinstance(v, str) else v
        for k, v in given.items()
        if v is not None and not (isinstance(v, str) and shows_nothing(v))
    }
    for name in kept:
        if name not in fields:
            raise InvalidInput(f"Veld '{name}' bestaat niet bij {soort}.")
    for name in sorted(required):
        if kept.get(name) in (None, ""):
            raise InvalidInput(f"Veld '{name}' ontbreekt bij {soort}.")
    if any(isinstance(value, str) and len(value) > _LONGEST for value in kept.values()):
        raise InvalidInput(f"De tekst is te lang (hoogstens {_LONGEST} tekens).")
    people = list(known)
    if soort == PERSON and any(label_key(p.naam) == label_key(kept["naam"]) and not p.gewist for p in people):
        raise Refused("Die staat er al; kies de naam in de lijst, of typ er iets bij als het een ander is.")
    if soort != PERSON and kept["wie"] not in {p.wie for p in people if not p.gewist}:
        raise Refused("Die persoon staat er niet (meer).")
    if soort == RETRACT and not any(kept["over"] == row.id for p in people for row in p.regels if p.wie == kept["wie"]):
        raise Refused("Die vastlegging staat er niet (meer), of is al teruggenomen.")
    if soort == TALK and not (isinstance(kept["nummer"], int) and 1 <= kept["nummer"] <= 99):
        raise InvalidInput("Het nummer van het gesprek is een getal vanaf 1.")
    if kept.get("kring") is not None and kept["kring"] not in KRINGEN:
        raise InvalidInput("De kring is 1, 2, 3 of 4.")
    if kept.get("rol") is not None and kept["rol"] not in ROLLEN:
        raise InvalidInput(f"De rol is een van: {', '.join(ROLLEN)}.")
    return kept


def fold(regels: Iterable[Zorgregel]) -> tuple[Begeleide, ...]:
    """Everybody, in the order in which they were named."""
    rows = list(regels)
    gone = {str(r.velden["over"]) for r in rows if r.soort == RETRACT and r.velden is not None}
    found: dict[str, Begeleide] = {}
    for row in rows:
        if row.id in gone or row.soort not in KINDS:
            continue
        if row.velden is None:
            before = found.get(row.wie, Begeleide(wie=row.wie, naam="[gewist]"))
            found[row.wie] = replace(before, naam="[gewist]", gewist=True) if row.soort == PERSON else before
        elif row.soort == PERSON:
            own = {k: row.velden[k] for k in ("naam", "rol", "bij", "bereikbaar") if k in row.velden}
            found[row.wie] = Begeleide(wie=row.wie, **own)
        elif row.wie in found:
            changed = _changed(found[row.wie], row, row.velden)
            found[row.wie] = replace(changed, regels=(*changed.regels, row))
    return tuple(found.values())


def _changed(one: Begeleide, row: Zorgregel, velden: Mapping[str, Any]) -> Begeleide:
    if row.soort == OFFER:
        return replace(
            one,
            aangeboden=velden.get("op", ""),
            aangenomen=velden.get("aangenomen", one.aangenomen),
            gesloten=None,
        )
    if row.soort == NOTE:
        return replace(one, kring=velden.get("kring", one.kring), notitie=velden.get("notitie", one.notitie))
    if row.soort == TALK:
        talk = Zorggesprek(
            id=row.id,
            nummer=velden["nummer"],
            op=velden.get("op"),
            door=velden.get("door"),
            notitie=velden.get("notitie"),
            vervolg=velden.get("vervolg"),
        )
        return replace(one, gesprekken=(*one.gesprekken, talk))
    return replace(one, gesloten=velden.get("reden", "")) if row.soort == END else one


def next_code(known: Iterable[str]) -> str:
    """``B3``: the first number that nobody has, the erased ones included."""
    taken = set(known)
    return next(code for number in range(1, len(taken) + 2) if (code := f"B{number}") not in taken)
