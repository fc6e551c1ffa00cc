"""``controleer PAD``: exit 0 whole, 1 tampered or incomplete, 2 unreadable. Changes nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from msgspec.structs import replace

from voorzitter_console import settings
from voorzitter_console.cli.bootstrap import is_address, refuse_other_address, server_place
from voorzitter_console.cli.parts import anchor_roots
from voorzitter_console.cli.say import tell, tell_json
from voorzitter_console.errors import ConsoleError, InvalidInput
from voorzitter_console.journal.place import FilePlace, JournalPlace
from voorzitter_console.journal.port import JournalBusy, JournalUnreadable
from voorzitter_console.text import one_line, vastleggingen

_TAMPERED = "AANGETAST OF ONVOLLEDIG"


class DossierUnreadable(InvalidInput):
    """Not a dossier (exit 2)."""


def command(args: argparse.Namespace) -> int:
    """Verify a journal, a dossier.json, or a folder with a dossier in it."""
    try:
        return _command(args)
    except ConsoleError as fault:
        if not getattr(args, "json", False):
            raise
        # A program that asked for JSON gets JSON, whatever was found; the exit code says the same.
        tell_json({"pad": args.pad, "uitkomst": "onleesbaar", "bevindingen": [str(fault)]})
        return fault.exit_code


def _command(args: argparse.Namespace) -> int:
    kop, as_json = getattr(args, "kop", None), getattr(args, "json", False)
    if is_address(args.pad):
        return _journal(server_place(args.pad), kop, as_json=as_json)
    refuse_other_address(args.pad)
    path = Path(args.pad)
    name = one_line(args.pad, 200)
    try:
        if not args.pad or "\x00" in args.pad or not path.exists():
            raise JournalUnreadable(f"{name or 'PAD'}: bestaat niet; geef het pad van een journaal of dossier.")
        folder = path.is_dir()
        copy = _copy_in(path, name) if folder else None
    except OSError:
        raise JournalUnreadable(f"{name}: is niet te bereiken; controleer het pad en de rechten.") from None
    if copy is not None:
        return _journal(FilePlace(copy), kop, as_json=as_json)
    if folder or path.suffix.lower() == ".json":
        return _dossier(path, kop, as_json=as_json)
    return _journal(FilePlace(path), kop, as_json=as_json)


def _copy_in(folder: Path, name: str) -> Path | None:
    """The journal in a folder that is no dossier's, as ``kopie`` leaves one. Raises OSError, InvalidInput."""
    from voorzitter_console.dossier.bag import manifest

    if (folder / manifest.DOSSIER).exists() or (folder / manifest.MANIFEST).exists():
        return None
    found = sorted(file for file in folder.iterdir() if file.suffix == ".sqlite" and file.is_file())
    if len(found) > 1:
        named = ", ".join(one_line(file.name, 60) for file in found[:4])
        raise InvalidInput(f"In {name} staan meer journalen ({named}); geef er één.")
    return found[0] if found else None


def _bag_of(folder: Path) -> Path:
    """The dossier where its folder ``data`` was named, which without the manifest above it would seem incomplete."""
    from voorzitter_console.dossier.bag import manifest

    above = folder.absolute().parent
    named = folder.is_dir() and folder.absolute().name == manifest.DATA and not (folder / manifest.MANIFEST).exists()
    return above if named and (above / manifest.MANIFEST).exists() else folder


def _bag_around(file: Path) -> Path | None:
    """The dossier's folder that a dossier.json lies in, with the documents that say the same; None: it lies alone."""
    from voorzitter_console.dossier.bag import manifest

    folder = file.absolute().parent
    return next((one for one in (folder, folder.parent) if (one / manifest.MANIFEST).exists()), None)


def _dossier(path: Path, kop: str | None, *, as_json: bool) -> int:
    from voorzitter_console.cli import layers
    from voorzitter_console.dossier.bag import manifest
    from voorzitter_console.dossier.verify.dossier import Verification, verify_dossier
    from voorzitter_console.dossier.verify.folder import Findings, folder_findings

    path = _bag_of(path)
    folder, wanted = path.is_dir(), layers.asked_head(kop)
    if folder and (path / manifest.MANIFEST).exists() and not (path / manifest.DOSSIER).exists():
        verdict = Verification(uitkomst="aangetast", bevindingen=(f"{manifest.DOSSIER} ontbreekt.",))
    else:
        verdict = verify_dossier(path)
    if verdict.uitkomst == "onleesbaar":
        raise DossierUnreadable(" ".join(verdict.lines()))
    found = Findings()
    if verdict.uitkomst == "heel" and folder and verdict.dossier:
        found = folder_findings(path, verdict.dossier)
        verdict = replace(verdict, onvergeleken=len(found.onbeslist))
    elif verdict.uitkomst == "heel" and (around := _bag_around(path)):
        where = one_line(str(around), 200)
        found.onbeslist.append(f"Alleen {path.name} is vergeleken, wat ernaast staat niet; geef de map: {where}.")
        verdict = replace(verdict, onvergeleken=1)
    other = verdict.uitkomst == "heel" and wanted is not None and not layers.in_dossier(verdict.dossier, wanted)
    whole_beside = not found.fout
    if other and wanted is not None:
        found.fout.append(layers.other_head(wanted))
    if as_json:
        tell_json(layers.dossier_json(path, verdict, found))
        return 1 if found.fout else verdict.exit_code
    for line in (*found.fout, *found.onbeslist, *found.weet):
        tell(line)
    if found.fout:
        why = (
            "op zichzelf past alles bij elkaar, maar de kop is een andere dan die in de notulen"
            if whole_beside
            else "dossier.json zelf is heel, maar wat ernaast staat klopt niet"
        )
        tell(f"{path}: {_TAMPERED}: {why}.")
        return 1
    for line in verdict.lines():
        tell(line)
    if verdict.uitkomst == "heel" and folder and (path / manifest.JOURNAL).exists():
        return _journal(FilePlace(path / manifest.JOURNAL))
    return verdict.exit_code


def _journal(place: JournalPlace, kop: str | None = None, *, as_json: bool = False) -> int:
    from voorzitter_console.cli import layers
    from voorzitter_console.journal import emergency
    from voorzitter_console.journal.remembered import Remembered

    wanted = layers.asked_head(kop)
    if (another := emergency.told(place.local)) and not as_json:
        tell(another)
    report = place.verify(anchor_roots(settings.load()))
    if report.uitkomst == "onleesbaar":
        raise JournalUnreadable(report.zin or f"{report.pad}: dit is geen leesbaar journaal.")
    found = [str(fault) for fault in report.all_faults]
    if report.uitkomst == "heel":
        # What is locked is unknown here, so whether it could be so is not judged; of what was confided its form is.
        judged = [stream for stream in report.streams if not stream.op_slot or stream.soort == CARE]
        found = [s for stream in judged if (s := _impossible(place, stream.stroom, stream.soort))]
    known = Remembered(settings.data_path("koppen")).heads(place.local)
    found += layers.missing(place, known, wanted) if not found else []
    if as_json:
        tell_json(layers.as_json(report, found))
        return 1 if found else 0
    if found:
        for sentence in found:
            tell(sentence)
        tell(f"{report.pad}: {_TAMPERED}.")
        return 1
    kind = "oefening" if report.oefening else "journaal"
    meetings = [stream for stream in report.streams if stream.soort == "vergadering"]
    tell(f"{report.pad}: heel ({kind}, vergaderingen: {len(meetings)}).")
    for stream in meetings:
        tell(layers.sentence(stream))
    for stream in report.streams:
        if stream.soort == "melding":
            tell(layers.sentence(stream, "Melding"))
        if stream.soort == CARE:
            tell(layers.care_sentence(stream))
    if wanted is not None:
        tell(f"De kop uit de notulen ({vastleggingen(wanted[0])}, {wanted[1]}) staat in dit journaal.")
    return 0


CARE = "begin_nazorg"
"""The kind of a confidential stream."""


def _impossible(place: JournalPlace, stroom: str, soort: str | None) -> str | None:
    """A sentence where the recorded entries could never have been accepted by the procedure."""
    from voorzitter_console.cli.bootstrap import open_existing
    from voorzitter_console.meeting import replay

    journal = open_existing(place)
    try:
        if soort == CARE:
            from voorzitter_console.aftercare import carebook

            return carebook.fault(journal.read(stroom))
        replay(journal.read(stroom), strict=True)
    except JournalBusy:
        raise
    except ConsoleError as fault:
        return str(fault)
    finally:
        journal.close()
    return None
