"""Erasing personal text from the vault (AVG, article 17): which values, and that no byte of the file holds them after.

The chain keeps its commitments and still verifies; each erased entry gets an entry ``gewist`` that says which fields,
on what ground and by whom. Text that stands in the chain itself (labels of earlier versions) cannot be erased: said.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from voorzitter_console.entry import Entry, SealedEntry
from voorzitter_console.errors import InvalidInput

REVISIONS = frozenset({"vul_aan", "corrigeer"})
_ABOUT = (*sorted(REVISIONS), "herroep", "bevestig", "betwist")
SHORTEST = 4
"""Characters of a text that is looked for elsewhere: a shorter one is everywhere."""


ONE, MANY = ("label", "dader", "tegen"), ("gericht_aan", "labels")
"""The fields that name persons by their label: one, or several."""
ALS = "staat_er_als"
"""The field of ``gewist`` that says whom such a field names since."""
_ALIAS = re.compile(r"gewist ([1-9][0-9]{0,4})")


class NothingToErase(InvalidInput):
    """No such entry or field, or nothing of it is left or can be erased."""


class Plan(Struct):
    """What would be erased. Positions are those of the stream."""

    velden: dict[int, list[str]] = field(default_factory=dict)
    """Position -> fields in the vault."""
    noemt: dict[int, str] = field(default_factory=dict)
    """Position -> soort of other entries that name the same: for a person to judge."""
    vast: dict[int, list[str]] = field(default_factory=dict)
    """Position -> fields that hold it in the chain itself and stay."""
    bewijs: list[str] = field(default_factory=list)
    """Evidence files beside the journal that nothing else names."""
    teksten: list[str] = field(default_factory=list)
    """The texts that are erased, to be looked for in the file's bytes."""
    als: dict[int, list[str]] = field(default_factory=dict)
    """Position -> whom its label field names from then on: ``gewist 1`` for who was erased."""


def of_position(entries: Sequence[Entry], sealed: Sequence[SealedEntry], positie: int, veld: str | None) -> Plan:
    """One entry (or one field of it) with everything that completed or corrected it. Raises NothingToErase."""
    if not 1 <= positie <= len(entries):
        raise NothingToErase(f"Nr. {positie} bestaat niet; de laatste is {len(entries)}.")
    plan, entry = Plan(), entries[positie - 1]
    known = sealed[positie - 1].kluis
    if veld is not None and veld not in known and veld not in entry.gewist:
        kan = ", ".join(sorted(known)) or "geen"
        what = "staat in de keten zelf en kan niet worden gewist" if veld in entry.payload else "bestaat daar niet"
        raise NothingToErase(f"Veld '{veld[:40]}' van nr. {positie} {what}; wel te wissen: {kan}.")
    _take(plan, sealed, positie, [name for name in known if veld in (None, name)])
    for other in entries:
        about = other.payload.get("over_id") == entry.id
        if about and other.soort in REVISIONS and veld in (None, other.payload.get("veld")):
            _take(plan, sealed, other.positie, sorted(sealed[other.positie - 1].kluis))
    if veld is None and entry.soort == "voeg_bewijs_toe":
        plan.bewijs = _evidence(entries, {positie})
    _alias(plan, entries, sealed)
    return _finished(plan, entries, ())


def of_label(entries: Sequence[Entry], sealed: Sequence[SealedEntry], label: str) -> Plan:
    """All that is described of a person, and who did or suffered what under that label. Raises NothingToErase."""
    plan = Plan()
    described = {e.id for e in entries if e.payload.get("label") == label}
    for entry in entries:
        known = sealed[entry.positie - 1].kluis
        revises = entry.soort in REVISIONS and entry.payload.get("over_id") in described
        if entry.id in described or revises:
            _take(plan, sealed, entry.positie, sorted(known))
            fixed = [name for name in ("label",) if entry.payload.get(name) == label and name not in known]
        else:
            named = [name for name in ("dader", "tegen", "slachtoffer") if entry.payload.get(name) == label]
            _take(plan, sealed, entry.positie, [name for name in named if name in known])
            fixed = [name for name in named if name not in known]
            several = [name for name in label_fields(entry) if label in _labels(entry.payload.get(name))]
            if not is_code(label):
                _take(plan, sealed, entry.positie, [name for name in several if name in known])
        if fixed and not is_code(label):
            plan.vast[entry.positie] = fixed
    _alias(plan, entries, sealed, label)
    return _finished(plan, entries, (label,))


def is_code(label: str) -> bool:
    """Whether a label says nothing of who it is: letters and a number, such as NN1."""
    return re.fullmatch(r"[A-Za-z]{1,10}[0-9]{1,5}", label) is not None


def label_fields(entry: Entry) -> tuple[str, ...]:
    """The fields of this entry that name persons by their label, also as a later value of such a field."""
    if entry.soort in REVISIONS:
        return ("waarde",) if entry.payload.get("veld") in (*ONE, *MANY) else ()
    return (ALS,) if entry.soort == "gewist" else (*ONE, *MANY)


def _labels(value: Any) -> list[str]:
    found = value if isinstance(value, list | tuple) else [value]
    return [label for label in found if isinstance(label, str)]


def _alias(plan: Plan, entries: Sequence[Entry], sealed: Sequence[SealedEntry], label: str | None = None) -> None:
    """Give everybody whose label goes a number in its place, so that two of them stay two; ``label``: only this one.

    The others in the same list stay as they are, in the vault.
    """
    used = [_ALIAS.fullmatch(one) for e in entries if e.soort == "gewist" for one in _labels(e.payload.get(ALS))]
    first = max((int(found[1]) for found in used if found), default=0) + 1
    aliases: dict[str, str] = {}
    for positie, velden in sorted(plan.velden.items()):
        entry = entries[positie - 1]
        for name in label_fields(entry):
            if name in velden and name in sealed[positie - 1].kluis:
                plan.als[positie] = [
                    one
                    if _ALIAS.fullmatch(one) or is_code(one) or label not in (None, one)
                    else aliases.setdefault(one, f"gewist {first + len(aliases)}")
                    for one in _labels(entry.payload.get(name))
                ]


def named_again(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with each erased label as its erasure says: else all who were erased would read as one person."""
    about: dict[str, Entry] = {}
    for entry in entries:
        if entry.soort == "gewist" and (ALS in entry.payload or ALS in entry.gewist):
            about[str(entry.payload.get("over_id"))] = entry
    if not about:
        return list(entries)

    def names(entry: Entry) -> list[str] | None:
        later = about.get(entry.id)
        return None if later is None else names(later) or _labels(later.payload.get(ALS)) or None

    def read(entry: Entry) -> Entry:
        field = next((name for name in label_fields(entry) if name in entry.gewist), None)
        found = names(entry) if field is not None else None
        if field is None or found is None:
            return entry
        one = field in ONE or entry.payload.get("veld") in ONE
        payload = {**entry.payload, field: found[0] if one else found}
        return replace(entry, payload=payload, gewist=entry.gewist - {field})

    return [read(entry) for entry in entries]


def _take(plan: Plan, sealed: Sequence[SealedEntry], positie: int, names: Iterable[str]) -> None:
    for name in names:
        fields = plan.velden.setdefault(positie, [])
        if name not in fields:
            fields.append(name)
            plan.teksten.extend(_texts(sealed[positie - 1].kluis[name].waarde))


def _finished(plan: Plan, entries: Sequence[Entry], words: Iterable[str]) -> Plan:
    if not plan.velden:
        raise NothingToErase("Daar is niets te wissen: er staat geen persoonlijke tekst (meer) bij.")
    still = {name for names in plan.als.values() for name in names}
    gone = (text for text in plan.teksten if text not in still and not _ALIAS.fullmatch(text))
    sought = [*words, *(text for text in gone if SHORTEST <= len(text) <= 200)]
    for entry in entries:
        if entry.positie not in plan.velden and entry.soort != "begin_vastlegging":
            told = "\n".join(_texts(entry.payload))
            if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", told, re.IGNORECASE) for word in sought):
                plan.noemt[entry.positie] = entry.soort
    return plan


def _evidence(entries: Sequence[Entry], erased: set[int]) -> list[str]:
    """Files of the erased entries that no other entry names."""
    wanted = {str(e.payload.get("bestand")) for e in entries if e.positie in erased and e.payload.get("bestand")}
    kept = {str(e.payload.get("bestand")) for e in entries if e.positie not in erased}
    return sorted(wanted - kept)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def left_in(path: Path, texts: Iterable[str], kept: Iterable[str]) -> list[str]:
    """Which of the texts stand in the bytes of a file, but for those that other entries still hold.

    Only where no connection to it is open in this process: closing a handle on it would drop its locks. Raises OSError.
    """
    forms = {text: (text.encode(), json.dumps(text, ensure_ascii=False)[1:-1].encode()) for text in texts}
    held = "\n".join(kept)
    data = path.read_bytes() if os.path.lexists(path) else b""
    return [
        text
        for text, found in forms.items()
        if len(text) >= SHORTEST and text not in held and any(form in data for form in found)
    ]


def all_texts(sealed: Sequence[SealedEntry]) -> Iterator[str]:
    """Every text that is still readable in a stream: chain and vault."""
    for entry in sealed:
        yield from _texts(entry.inhoud)
        for value in entry.kluis.values():
            yield from _texts(value.waarde)


def of_meeting(entries: Sequence[Entry], sealed: Sequence[SealedEntry]) -> Plan:
    """All personal text of a meeting but that of its first entry (offices and title) and of earlier erasures.

    The first entry of a melding names persons and homes: of that one only the title stays, which names nobody.
    """
    plan = Plan()
    for entry in entries:
        if entry.soort == "gewist":
            _take(plan, sealed, entry.positie, [ALS] if ALS in sealed[entry.positie - 1].kluis else [])
        elif entry.soort != "begin_vastlegging":
            kept = {"titel"} if entry.soort == "begin_melding" else set()
            _take(plan, sealed, entry.positie, sorted(sealed[entry.positie - 1].kluis.keys() - kept))
    files = {str(e.payload.get("bestand")) for e in entries if e.payload.get("bestand")}
    plan.bewijs = sorted(files) if plan.velden else []
    _alias(plan, entries, sealed)
    return plan
