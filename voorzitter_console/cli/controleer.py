"""``controleer PAD``: exit 0 whole, 1 tampered or incomplete, 2 unreadable. Changes nothing."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from voorzitter_console.cli.say import tell
from voorzitter_console.errors import ConsoleError, InvalidInput
from voorzitter_console.journal.port import JournalBusy, JournalUnreadable
from voorzitter_console.text import local, one_line

_TAMPERED = "AANGETAST OF ONVOLLEDIG"


class DossierUnreadable(InvalidInput):
    """Not a dossier (exit 2)."""


def command(args: argparse.Namespace) -> int:
    """Verify a journal, a dossier.json, or a folder with a dossier in it."""
    path = Path(args.pad)
    name = one_line(args.pad, 200)
    try:
        if not args.pad or "\x00" in args.pad or not path.exists():
            raise JournalUnreadable(f"{name or 'PAD'}: bestaat niet; geef het pad van een journaal of dossier.")
        folder = path.is_dir()
    except OSError:
        raise JournalUnreadable(f"{name}: is niet te bereiken; controleer het pad en de rechten.") from None
    return _dossier(path) if folder or path.suffix.lower() == ".json" else _journal(path)


def _dossier(path: Path) -> int:
    from voorzitter_console.dossier.bag import manifest
    from voorzitter_console.dossier.verify.dossier import verify_dossier

    folder = path.is_dir()
    if folder and (path / manifest.MANIFEST).exists() and not (path / manifest.DOSSIER).exists():
        tell(f"{path}: {_TAMPERED}: {manifest.DOSSIER} ontbreekt.")
        return 1
    verdict = verify_dossier(path)
    if verdict.uitkomst == "onleesbaar":
        raise DossierUnreadable(" ".join(verdict.lines()))
    if verdict.uitkomst == "heel" and folder and verdict.dossier:
        from voorzitter_console.dossier.verify.folder import folder_findings

        found = folder_findings(path, verdict.dossier)
        for line in (*found.fout, *found.onbeslist, *found.weet):
            tell(line)
        verdict = replace(verdict, onvergeleken=len(found.onbeslist))
        if found.fout:
            tell(f"{path}: {_TAMPERED}: dossier.json zelf is heel, maar wat ernaast staat klopt niet.")
            return 1
    for line in verdict.lines():
        tell(line)
    if verdict.uitkomst == "heel" and folder and (path / manifest.JOURNAL).exists():
        return _journal(path / manifest.JOURNAL)
    return verdict.exit_code


def _journal(path: Path) -> int:
    from voorzitter_console.journal import emergency
    from voorzitter_console.journal.verify import verify_journal

    if another := emergency.told(path):
        tell(another)
    report = verify_journal(path)
    if report.uitkomst == "onleesbaar":
        raise JournalUnreadable(report.zin or f"{path}: dit is geen leesbaar journaal.")
    found = [str(fault) for fault in report.all_faults]
    if report.uitkomst == "heel":
        found = [sentence for stream in report.streams if (sentence := _impossible(path, stream.stroom))]
    if found:
        for sentence in found:
            tell(sentence)
        tell(f"{path}: {_TAMPERED}.")
        return 1
    kind = "oefening" if report.oefening else "journaal"
    tell(f"{path}: heel ({kind}, vergaderingen: {len(report.streams)}).")
    for stream in report.streams:
        when = local(stream.eerste).strftime("%d-%m-%Y %H:%M") if stream.eerste else "leeg"
        closed = "afgesloten" if stream.gesloten else "NIET AFGESLOTEN"
        kop = stream.head.kop[:16]
        tell(f"Vergadering van {when}: {stream.head.aantal} vastleggingen, kop {kop}, {closed}, niet verankerd.")
    return 0


def _impossible(path: Path, stroom: str) -> str | None:
    """A sentence where the recorded entries could never have been accepted by the procedure."""
    from voorzitter_console.cli.bootstrap import open_existing
    from voorzitter_console.meeting import replay

    journal = open_existing(path)
    try:
        replay(journal.read(stroom), strict=True)
    except JournalBusy:
        raise
    except ConsoleError as fault:
        return str(fault)
    finally:
        journal.close()
    return None
