"""What ``controleer`` says of each layer: the chain, the seals, the head in the minutes, what this computer saw before.

Three outcomes for each: it fits, it does not fit, or it cannot be judged. What each proves: docs/betrouwbaarheid.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voorzitter_console.entry import utc_text
from voorzitter_console.errors import InvalidInput
from voorzitter_console.moment import local_clock, short, short_day
from voorzitter_console.text import vastleggingen

if TYPE_CHECKING:
    from voorzitter_console.dossier.model.record import Dossier
    from voorzitter_console.dossier.verify.dossier import Verification
    from voorzitter_console.dossier.verify.folder import Findings
    from voorzitter_console.journal.place import JournalPlace
    from voorzitter_console.journal.port import Head
    from voorzitter_console.journal.verify import Report, StreamReport

_HEAD = re.compile(r"([1-9][0-9]{0,8}):([0-9a-fA-F]{16,64})")
Wanted = tuple[int, str]
"""Entries, and the first digits of the link that must be the last one of so many."""


def asked_head(text: str | None) -> Wanted | None:
    """``--kop 41:0123456789abcdef``, as the minutes have it. Raises InvalidInput."""
    if text is None:
        return None
    found = _HEAD.fullmatch(text.replace(" ", ""))
    if found is None:
        raise InvalidInput("--kop: verwacht het aantal en de kop uit de notulen, zoals --kop 41:0123456789abcdef.")
    return int(found[1]), found[2].lower()


def other_head(wanted: Wanted) -> str:
    """That it is not there."""
    return f"De kop uit de notulen ({vastleggingen(wanted[0])}, {wanted[1]}) staat er niet in: het is korter of anders."


def missing(place: JournalPlace, known: Mapping[str, Head], wanted: Wanted | None) -> list[str]:
    """What the minutes or this computer have seen of the journal at ``place`` and is not in it; Dutch sentences."""
    from voorzitter_console.cli.bootstrap import open_existing

    found: list[str] = []
    with closing(open_existing(place)) as journal:
        for stroom, head in known.items():
            links = [entry.schakel for entry in journal.read_sealed(stroom)]
            if len(links) < head.aantal or links[head.aantal - 1] != head.kop:
                found.append(
                    f"Deze computer zag hier eerder {vastleggingen(head.aantal)} van {stroom[:13]} met kop "
                    f"{head.kop[:16]}; dat staat er nu niet of anders."
                )
        if wanted is not None:
            aantal, kop = wanted
            links = [
                sealed[aantal - 1].schakel
                for stream in journal.streams()
                if len(sealed := journal.read_sealed(stream.id)) >= aantal
            ]
            if not any(link.startswith(kop) for link in links):
                found.append(other_head(wanted))
    return found


def in_dossier(dossier: Dossier | None, wanted: Wanted) -> bool:
    """Whether a dossier's chain has that head."""
    entries: Sequence[Mapping[str, Any]] = dossier.journaal if dossier is not None else ()
    aantal, kop = wanted
    return len(entries) >= aantal and str(entries[aantal - 1]["schakel"]).startswith(kop)


def head_words(head: Head) -> str:
    """``41 vastleggingen, kop 0123456789abcdef``."""
    return f"{vastleggingen(head.aantal)}, kop {head.kop[:16]}"


def sentence(stream: StreamReport, what: str = "Vergadering") -> str:
    """One line on a meeting (or a melding) that is whole."""
    when = short(stream.eerste) if stream.eerste else "leeg"
    closed = "afgesloten" if stream.gesloten else "NIET AFGESLOTEN"
    if stream.na_sluiting:
        closed += f", daarna nog {stream.na_sluiting}"
    locked = f", {stream.op_slot} op slot en hier niet te controleren" if stream.op_slot else ""
    erased = f", {stream.gewist} tekst{'' if stream.gewist == 1 else 'en'} gewist" if stream.gewist else ""
    return (
        f"{what} van {when}: {head_words(stream.head)}, "
        f"{closed}{erased}{locked}, {covered(stream)}"
        f"{'' if stream.anker.aantal else ', klok van de laptop, niet verankerd'}."
    )


def care_sentence(stream: StreamReport) -> str:
    """One line on a confidential stream that is whole: how much, never of whom."""
    erased = f", {stream.gewist} gewist" if stream.gewist else ""
    return f"Nazorg (vertrouwelijk): {head_words(stream.head)}{erased}."


def covered(stream: StreamReport) -> str:
    """``nr. 1-41 verankerd op ... (...), 42-44 alleen ondertekend (sleutel ...), 45 niet ondertekend``."""
    from voorzitter_console.journal.key import fingerprint

    anker, total = stream.anker, stream.head.aantal
    keys = " en ".join(fingerprint(key) for key in stream.zegel.sleutels)
    parts: list[str] = []
    if anker.aantal and anker.op is not None:
        judged = "" if anker.te_beoordelen else ", niet te controleren zonder anker.ca"
        when = f"{short_day(anker.op)} {local_clock(anker.op)}"
        parts.append(f"{_numbers(1, anker.aantal)} verankerd op {when} ({anker.dienst}{judged})")
    if stream.zegel.aantal > anker.aantal:
        only = "alleen ondertekend" if parts else "ondertekend"
        parts.append(f"{_numbers(anker.aantal + 1, stream.zegel.aantal)} {only} (sleutel {keys})")
    last = max(anker.aantal, stream.zegel.aantal)
    if last < total:
        parts.append(f"{_numbers(last + 1, total)} niet ondertekend" if parts else "niet ondertekend")
    told = ", ".join(parts)
    return f"nr. {told}" if told[0].isdigit() else told


def _numbers(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _stream_json(stream: StreamReport) -> dict[str, Any]:
    """What was found of a meeting or a melding."""
    return {
        "id": stream.stroom,
        "eerste": utc_text(stream.eerste) if stream.eerste else None,
        "aantal": stream.head.aantal,
        "kop": stream.head.kop,
        "afgesloten": stream.gesloten,
        "na_sluiting": stream.na_sluiting,
        "gewist": stream.gewist,
        "niet_te_controleren": stream.op_slot,
        "keten": "past niet" if stream.faults else "past",
        "ondertekend_tot": stream.zegel.aantal,
        "sleutels": list(stream.zegel.sleutels),
        "slotzegel": stream.zegel.gesloten,
        "verankerd_tot": stream.anker.aantal,
        "verankerd_op": utc_text(stream.anker.op) if stream.anker.op else None,
        "anker_te_beoordelen": stream.anker.te_beoordelen,
    }


def as_json(report: Report, found: Sequence[str]) -> dict[str, Any]:
    """The same for a program."""
    return {
        "pad": report.pad,
        "soort": "journaal",
        "uitkomst": "aangetast" if found else report.uitkomst,
        "oefening": report.oefening,
        "bevindingen": list(found),
        "vergaderingen": [_stream_json(stream) for stream in report.streams if stream.soort == "vergadering"],
        "meldingen": [_stream_json(stream) for stream in report.streams if stream.soort == "melding"],
        "nazorg": [
            {"id": stream.stroom, "aantal": stream.head.aantal, "kop": stream.head.kop, "gewist": stream.gewist}
            for stream in report.streams
            if stream.soort not in ("vergadering", "melding")
        ],
    }


def dossier_json(path: Path, verdict: Verification, found: Findings) -> dict[str, Any]:
    """The same for a dossier."""
    return {
        "pad": str(path),
        "soort": "dossier",
        "uitkomst": "aangetast" if found.fout else verdict.uitkomst,
        "oefening": verdict.oefening,
        "bevindingen": [*verdict.bevindingen, *found.fout],
        "niet_vergeleken": list(found.onbeslist),
        "weet": list(found.weet),
        "aantal": verdict.aantal,
        "kop": verdict.kop,
        "afgesloten": verdict.afgesloten,
    }
