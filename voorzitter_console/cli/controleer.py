"""``controleer PAD``: exit 0 whole, 1 tampered or incomplete, 2 unreadable. Changes nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from voorzitter_console.errors import ConsoleError, InvalidInput
from voorzitter_console.journal.port import JournalError, JournalUnreadable
from voorzitter_console.text import local, one_line


class DossierUnreadable(InvalidInput):
    """Not a dossier (exit 2)."""


def command(args: argparse.Namespace) -> int:
    """Verify a journal, a dossier.json, or a folder with a dossier in it."""
    path = Path(args.pad)
    if "\x00" in args.pad or not path.exists():
        raise JournalUnreadable(f"{one_line(args.pad, 200)}: bestaat niet; geef het pad van een journaal of dossier.")
    if path.is_dir() or path.suffix.lower() == ".json":
        return _dossier(path)
    return _journal(path)


def _dossier(path: Path) -> int:
    from voorzitter_console.dossier.make import dossier_of, replayed
    from voorzitter_console.dossier.verify import verify_dossier

    verdict = verify_dossier(path, replay=replayed, rebuild=dossier_of)
    if verdict.uitkomst == "onleesbaar":
        raise DossierUnreadable(" ".join(verdict.lines()))
    for line in verdict.lines():
        _tell(line)
    inside = path / "journaal.sqlite"
    if path.is_dir() and verdict.exit_code == 0 and inside.exists():
        return _journal(inside)
    return verdict.exit_code


def _journal(path: Path) -> int:
    from voorzitter_console.journal.verify import verify_journal

    report = verify_journal(path)
    if report.uitkomst == "onleesbaar":
        raise JournalUnreadable(report.zin or f"{path}: dit is geen leesbaar journaal.")
    for found in report.all_faults:
        _tell(str(found))
    if report.uitkomst == "aangetast":
        _tell(f"{path}: AANGETAST OF ONVOLLEDIG.")
        return 1
    wrong = [sentence for stream in report.streams if (sentence := _impossible(path, stream.stroom))]
    for sentence in wrong:
        _tell(sentence)
    if wrong:
        _tell(f"{path}: AANGETAST OF ONVOLLEDIG.")
        return 1
    kind = "oefening" if report.oefening else "journaal"
    _tell(f"{path}: heel ({kind}, vergaderingen: {len(report.streams)}).")
    for stream in report.streams:
        when = local(stream.eerste).strftime("%d-%m-%Y %H:%M") if stream.eerste else "leeg"
        closed = "afgesloten" if stream.gesloten else "NIET AFGESLOTEN"
        kop = stream.head.kop[:16]
        _tell(f"Vergadering van {when}: {stream.head.aantal} vastleggingen, kop {kop}, {closed}, niet verankerd.")
    return 0


def _impossible(path: Path, stroom: str) -> str | None:
    """A sentence where the recorded entries could never have been accepted by the procedure."""
    from voorzitter_console.cli.bootstrap import open_existing
    from voorzitter_console.meeting import replay

    journal = open_existing(path)
    try:
        replay(journal.read(stroom))
    except JournalError:
        raise
    except ConsoleError as fault:
        return str(fault)
    finally:
        journal.close()
    return None


def _tell(line: str) -> None:
    print(one_line(line, 1000))  # noqa: T201
