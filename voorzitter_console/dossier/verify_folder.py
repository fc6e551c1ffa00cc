"""What stands beside a dossier.json that is whole: is it what that dossier says? A manifest alone can be made anew."""

from __future__ import annotations

import re
from pathlib import Path

from voorzitter_console.dossier.manifest import AANGIFTE, DOSSIER, digest
from voorzitter_console.dossier.pdf import PROGRAM, aangifte_pdf
from voorzitter_console.dossier.record import Dossier
from voorzitter_console.journal.port import JournalError
from voorzitter_console.journal.sqlite import SqliteJournal

JOURNAL = "journaal.sqlite"
EVIDENCE = "bewijs"

_MADE_BY = re.compile(rb"/Creator\(([^)]{1,60})\)")


def folder_findings(folder: Path) -> tuple[list[str], list[str]]:
    """(what is wrong, what could not be judged) of a folder whose dossier.json is whole; Dutch sentences."""
    dossier = Dossier.model_validate_json((folder / DOSSIER).read_bytes(), strict=False)
    wrong = [*_evidence(folder, dossier), *_journal(folder, dossier)]
    pdf_wrong, pdf_unjudged = _pdf(folder / AANGIFTE, dossier)
    return wrong + pdf_wrong, pdf_unjudged


def _evidence(folder: Path, dossier: Dossier) -> list[str]:
    """Each evidence file by the hash that the chain holds, and nothing beside them."""
    wrong = []
    named = {b.bestand: b.sha256 for b in dossier.bewijs if b.bestand and b.sha256}
    for name, hexed in named.items():
        try:
            if digest(folder / name) != hexed:
                wrong.append(f"{name} is veranderd: het is niet het bewijs dat is vastgelegd.")
        except OSError:
            wrong.append(f"{name} ontbreekt of is niet te lezen: dit bewijs is wel vastgelegd.")
    there = folder / EVIDENCE
    if there.is_dir():
        extra = sorted(f"{EVIDENCE}/{p.name}" for p in there.iterdir() if f"{EVIDENCE}/{p.name}" not in named)
        wrong += [f"{name} hoort niet bij dit dossier." for name in extra]
    return wrong


def _journal(folder: Path, dossier: Dossier) -> list[str]:
    """The journal that lies in the folder holds this meeting, as far as the dossier goes."""
    path = folder / JOURNAL
    if not path.exists():
        return []
    try:
        journal = SqliteJournal.open(path, oefening=None, create=False, read_only=True)
    except JournalError as fault:
        return [str(fault)]
    try:
        sealed = journal.read_sealed(dossier.vergadering.id)
    except JournalError as fault:
        return [str(fault)]
    finally:
        journal.close()
    count = dossier.keten.aantal
    if len(sealed) < count or sealed[count - 1].schakel != dossier.keten.kop:
        return [f"{JOURNAL} hoort niet bij dit dossier: de vergadering staat er niet of anders in."]
    return []


def _pdf(path: Path, dossier: Dossier) -> tuple[list[str], list[str]]:
    """The aangifte made anew; only this program with this typesetter can make the same bytes."""
    try:
        found = path.read_bytes()
    except OSError:
        return [f"{AANGIFTE} ontbreekt of is niet te lezen."], []
    made = aangifte_pdf(dossier)
    if found == made:
        return [], []
    if _same_maker(found, made):
        return [f"{AANGIFTE} is veranderd: uit dit dossier komt een andere aangifte."], []
    return [], [f"{AANGIFTE} is met een andere versie gemaakt en is niet vergeleken met het dossier."]


def _same_maker(found: bytes, made: bytes) -> bool:
    """Whether both say the same typesetter and the same version of this program."""
    makers = [_MADE_BY.search(data) for data in (found, made)]
    same = [m[1] if m else None for m in makers]
    return same[0] == same[1] and PROGRAM.encode() in found
