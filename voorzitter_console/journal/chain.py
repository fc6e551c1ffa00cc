"""The chain: sealing a draft in its place, opening a sealed entry, and verifying a whole stream.

Each entry has two hashes (:mod:`voorzitter_console.entry`): of what it says, and of where it stands after the previous
one. A chain alone does not notice that its *last* links are gone: compare with a head that was kept elsewhere.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from voorzitter_console.entry import (
    Draft,
    Entry,
    SealedEntry,
    VaultValue,
    canonical,
    content_hash,
    genesis,
    link_hash,
    sha256_hex,
    utc_text,
)
from voorzitter_console.errors import InvalidInput
from voorzitter_console.journal import vault
from voorzitter_console.journal.port import Head, JournalDamaged
from voorzitter_console.journal.shape import SealedInvalid, check_content, from_json, to_json
from voorzitter_console.text import vastleggingen

__all__ = ["ERASURE", "Fault", "entry_faults", "from_json", "open_entry", "seal", "to_json", "verify"]

ERASURE = "gewist"
"""The soort of an entry that says which vault values were erased: payload ``over_id`` (the entry's id), ``velden``."""


class Fault(Struct, frozen=True):
    """What does not add up at a position (0: of the stream or file as a whole), in one Dutch sentence."""

    positie: int
    zin: str

    def __str__(self) -> str:
        return self.zin


def seal(stroom: str, positie: int, vorige: str, draft: Draft, token: vault.Token = secrets.token_bytes) -> SealedEntry:
    """The draft in its place, as it goes to disk. Raises InvalidInput where it cannot be written down as JSON."""
    try:
        payload, kluis = vault.split(draft.payload, draft.private, token)
        content = canonical(
            {
                "id": draft.id,
                "soort": draft.soort,
                "versie": draft.versie,
                "payload": payload,
                "gebeurd_op": utc_text(draft.gebeurd_op),
                "tijd_gegeven": draft.tijd_gegeven,
                "vastgelegd_op": utc_text(draft.vastgelegd_op),
                "zone": draft.zone,
                "kwaliteit": draft.kwaliteit,
                "door": draft.door,
                "station": draft.station,
            }
        )
        hashed = sha256_hex(content)
        return SealedEntry(
            stroom=stroom,
            positie=positie,
            vorige=vorige,
            inhoud=msgspec.json.decode(content),
            inhoud_hash=hashed,
            schakel=link_hash(stroom, positie, vorige, hashed),
            kluis={
                veld: value if type(value.waarde) is str else VaultValue(waarde=_as_read(value.waarde), zout=value.zout)
                for veld, value in kluis.items()
            },
        )
    except (ValueError, RecursionError) as fault:
        raise InvalidInput(
            f"De vastlegging {draft.soort!a} bevat een waarde die niet kan worden opgeschreven; er is niets vastgelegd."
        ) from fault


def _as_read(value: Any) -> Any:
    """A value as it will be read back: a list, where it was given as a tuple."""
    return msgspec.json.decode(canonical(value))


def open_entry(sealed: SealedEntry) -> Entry:
    """The readable entry. A value that is no longer in the vault is absent from the payload and named in ``gewist``.

    Raises JournalDamaged where the content is not of its form.
    """
    try:
        gebeurd_op, vastgelegd_op = check_content(sealed.inhoud)
    except SealedInvalid as fault:
        raise JournalDamaged(f"Vastlegging {sealed.positie} is beschadigd: {fault}") from fault
    inhoud = sealed.inhoud
    payload, gewist = vault.join(inhoud["payload"], sealed.kluis, sealed.op_slot)
    return Entry(
        id=inhoud["id"],
        stroom=sealed.stroom,
        positie=sealed.positie,
        soort=inhoud["soort"],
        versie=inhoud["versie"],
        payload=payload,
        gebeurd_op=gebeurd_op,
        tijd_gegeven=inhoud["tijd_gegeven"],
        vastgelegd_op=vastgelegd_op,
        zone=inhoud["zone"],
        kwaliteit=inhoud["kwaliteit"],
        door=inhoud["door"],
        station=inhoud["station"],
        gewist=gewist,
        op_slot=sealed.op_slot,
    )


def entry_faults(stroom: str, positie: int, vorige: str, sealed: SealedEntry) -> list[str]:
    """What is wrong with one entry at this place, after the link ``vorige`` (erased vault values are not looked at)."""
    zinnen: list[str] = []
    if sealed.stroom != stroom:
        zinnen.append("zij hoort bij een andere stroom")
    if sealed.positie != positie:
        zinnen.append(f"hier hoort nr. {positie} te staan")
    try:
        hashed = content_hash(dict(sealed.inhoud))
        schakel = link_hash(sealed.stroom, sealed.positie, sealed.vorige, sealed.inhoud_hash)
        check_content(sealed.inhoud)
    except SealedInvalid as fault:
        zinnen.append(str(fault).removesuffix("."))
    except (ValueError, TypeError, RecursionError):
        return [*zinnen, "de inhoud is geen geldige JSON"]
    if hashed != sealed.inhoud_hash:
        zinnen.append("de inhoud past niet bij haar hash, dus zij is veranderd")
    if schakel != sealed.schakel:
        zinnen.append("de schakel past niet bij plaats en inhoud")
    if sealed.vorige != vorige:
        zinnen.append("zij sluit niet aan op de vastlegging ervoor")
    return zinnen + vault_faults(sealed)


def vault_faults(sealed: SealedEntry) -> list[str]:
    """Vault values that the entry did not commit to, or not so."""
    payload = sealed.inhoud.get("payload")
    fields: Mapping[str, Any] = payload if isinstance(payload, Mapping) else {}
    zinnen = [
        f"de kluis heeft een waarde voor {veld!a} die er niet bij hoort"
        for veld in sorted(sealed.op_slot)
        if not vault.is_commitment(fields.get(veld))
    ]
    for veld, value in sealed.kluis.items():
        if not vault.is_commitment(fields.get(veld)):
            zinnen.append(f"de kluis heeft een waarde voor {veld!a} die er niet bij hoort")
        elif not vault.fits(fields[veld], value):
            zinnen.append(f"de waarde van {veld!a} in de kluis is veranderd")
    return zinnen


def _erased(sealed: Sequence[SealedEntry]) -> set[tuple[str, str]]:
    """(entry id, field) of everything that an erasure entry names."""
    named: set[tuple[str, str]] = set()
    for entry in sealed:
        payload = entry.inhoud.get("payload")
        if entry.inhoud.get("soort") == ERASURE and isinstance(payload, Mapping):
            velden = payload.get("velden")
            named.update((str(payload.get("over_id")), str(v)) for v in (velden if isinstance(velden, list) else []))
    return named


def verify(stroom: str, sealed: Sequence[SealedEntry], head: Head | None = None) -> list[Fault]:
    """Everything that does not add up in a whole stream (none: it is as it was recorded, as far as ``head`` goes).

    ``head`` is what the stream must end with, exactly; None where nothing was kept of it.
    """
    faults: list[Fault] = []
    erased = _erased(sealed)
    seen: set[str] = set()
    vorige = genesis(stroom)
    for number, entry in enumerate(sealed, start=1):
        zinnen = entry_faults(stroom, number, vorige, entry)
        entry_id = str(entry.inhoud.get("id"))
        if entry_id in seen:
            zinnen.append("haar id komt vaker voor")
        seen.add(entry_id)
        payload = entry.inhoud.get("payload")
        for veld, waarde in payload.items() if isinstance(payload, Mapping) else ():
            kept = veld in entry.kluis or veld in entry.op_slot
            if vault.is_commitment(waarde) and not kept and (entry_id, veld) not in erased:
                zinnen.append(f"de waarde van {veld!a} is weg uit de kluis zonder dat vastgelegd is dat zij is gewist")
        faults.extend(Fault(number, f"Vastlegging {number}: {zin}.") for zin in zinnen)
        vorige = entry.schakel
    if head is not None and len(sealed) != head.aantal:
        stand, belong = "staat" if len(sealed) == 1 else "staan", "hoort" if head.aantal == 1 else "horen"
        told = f"Er {stand} {vastleggingen(len(sealed))} waar er {head.aantal} {belong} te staan."
        faults.append(Fault(0, told))
    elif head is not None and vorige != head.kop:
        faults.append(Fault(0, f"De keten eindigt in {vorige[:16]}, niet in {head.kop[:16]}."))
    return faults
