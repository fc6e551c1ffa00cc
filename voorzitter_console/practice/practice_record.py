"""What was recorded in a practice, read from its dossier.json: as little of it as a score needs, and leniently.

A score is no evidence: fields that are not known here are passed over, so that a dossier of any version can be looked
at. Whether the file was changed is for ``controleer`` to say.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from voorzitter_console.dossier.bag.plain_file import NotPlain, open_file
from voorzitter_console.dossier.model.record import FORMAAT
from voorzitter_console.errors import ConsoleError, InvalidInput
from voorzitter_console.practice.course import Handled
from voorzitter_console.text import one_line

LARGEST = 64 * 1024 * 1024
"""Bytes of a dossier.json that are read: an evening of practice is a hundredth of it."""
STOPPED = "De oefening is gestopt; wat daarna nog zou komen, is niet gebeurd."
"""What stands in the record (by ``systeem``) where a practice was stopped by hand."""


class NotPractised(InvalidInput):
    """There is no dossier of a practice to be scored: which file, and what it is instead."""


class _Spoken(msgspec.Struct):
    woorden: str | None = None
    gebeurd_op: datetime | None = None
    scenario: str | None = None


class _Deviation(msgspec.Struct):
    code: str


class _Verstoorder(msgspec.Struct):
    label: str
    vertrokken: datetime | None = None
    vorderingen: list[int] = []


class _Verstoring(msgspec.Struct):
    begin: datetime
    einde: datetime | None = None
    positie: int | None = None
    vorderingen: list[_Spoken] = []
    aansprekingen: list[_Spoken] = []
    verstoorders: list[_Verstoorder] = []
    afwijkingen: list[_Deviation] = []


class _Regel(msgspec.Struct):
    positie: int
    soort: str
    gebeurd_op: datetime
    vastgelegd_op: datetime
    door: str
    tekst: str = ""
    herroepen: bool = False
    labels: list[str] = []


class _Agressie(msgspec.Struct):
    positie: int
    soort: str | None = None


class _Vergadering(msgspec.Struct):
    aanvang: datetime
    titel: str = ""


class _File(msgspec.Struct):
    formaat: str
    oefening: bool
    vergadering: _Vergadering
    tijdlijn: list[_Regel]
    verstoringen: list[_Verstoring] = []
    schorsingen: list[_Spoken] = []
    afwijkingen: list[_Deviation] = []
    agressie: list[_Agressie] = []


class Line(Struct, frozen=True, kw_only=True):
    """One entry that counts (what was taken back is left out), by the moment that it gives."""

    positie: int
    soort: str
    op: timedelta
    """When it happened by the record, since aanvang."""
    vastgelegd: timedelta
    """When it was recorded, since aanvang."""
    door: str
    tekst: str
    labels: tuple[str, ...] = ()
    begins: bool = False
    """An ordeverstoring began with it."""
    detail: str = ""
    """Of physical aggression: its kind."""


class PracticeRecord(Struct, frozen=True, kw_only=True):
    """What a practice recorded."""

    titel: str
    aanvang: datetime
    lines: tuple[Line, ...]
    """In order of what happened."""
    handled: Handled
    woorden: dict[str, int]
    """How many spoken sentences have their words from where: getoond, opgegeven, protocol."""
    afwijkingen: tuple[str, ...]
    """Codes, each as often as it occurs."""
    verstoorders: tuple[tuple[str, tuple[int, ...], timedelta | None], ...]
    """Label, numbers of the vorderingen addressed to that person, when departed; an ordeverstoring after the other."""
    gestopt: timedelta | None = None
    """When it was stopped by hand, before its last event."""


def read(path: Path) -> PracticeRecord:
    """The record in a dossier.json, or in a folder with one. Raises NotPractised."""
    name = one_line(str(path), 200)
    try:
        place = path / "dossier.json" if path.is_dir() else path
        with open_file(place, follow=True) as file:  # not a pipe or a device: those never end
            data = file.read(LARGEST + 1)
    except (NotPlain, OSError, ValueError):
        raise NotPractised(f"{name}: is niet te lezen; geef het pad van een dossier.json.") from None
    if len(data) > LARGEST:
        raise NotPractised(f"{name}: is te groot voor het dossier van een oefening; geef een dossier.json.")
    return of_bytes(data, name)


def of_bytes(data: bytes, name: str) -> PracticeRecord:
    """The same from the content of the file. Raises NotPractised."""
    try:
        found = msgspec.json.decode(data, type=_File)
        if found.formaat != FORMAAT or not found.tijdlijn:
            raise NotPractised(f"{name}: dit is geen dossier van deze console; geef een dossier.json.")
        if not found.oefening:
            raise NotPractised(
                f"{name}: dit is het dossier van een echte vergadering; nakijken kan alleen bij een oefening."
            )
        return _record(found)
    except ConsoleError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, TypeError, ValueError, OverflowError):
        raise NotPractised(f"{name}: dit is geen dossier van deze console; geef een dossier.json.") from None


def _record(found: _File) -> PracticeRecord:
    aanvang = found.vergadering.aanvang
    begins = {v.positie for v in found.verstoringen}
    kinds = {a.positie: a.soort or "" for a in found.agressie}
    lines = [
        Line(
            positie=r.positie,
            soort=r.soort,
            op=r.gebeurd_op - aanvang,
            vastgelegd=r.vastgelegd_op - aanvang,
            door=r.door,
            tekst=r.tekst,
            labels=tuple(r.labels),
            begins=r.positie in begins,
            detail=kinds.get(r.positie, ""),
        )
        for r in found.tijdlijn
        if not r.herroepen and r.soort != "begin_vastlegging"
    ]
    lines.sort(key=lambda line: (line.op, line.positie))
    demands = [v for x in found.verstoringen for v in x.vorderingen]
    addresses = [a for x in found.verstoringen for a in x.aansprekingen]
    words = Counter(s.woorden for s in (*found.schorsingen, *addresses, *demands) if s.woorden)
    deviations = [*found.afwijkingen, *(a for x in found.verstoringen for a in x.afwijkingen)]
    return PracticeRecord(
        titel=found.vergadering.titel,
        aanvang=aanvang,
        lines=tuple(lines),
        handled=Handled(
            acts=tuple((line.soort, line.op) for line in lines),
            begun=tuple(x.begin - aanvang for x in found.verstoringen),
            demanded=tuple(v.gebeurd_op - aanvang for v in demands if v.gebeurd_op is not None),
            addressed=tuple(
                (a.gebeurd_op - aanvang, a.scenario) for a in addresses if a.gebeurd_op is not None and a.scenario
            ),
        ),
        woorden=dict(sorted(words.items())),
        afwijkingen=tuple(a.code for a in deviations),
        verstoorders=tuple(
            (p.label, tuple(p.vorderingen), None if p.vertrokken is None else p.vertrokken - aanvang)
            for x in found.verstoringen
            for p in x.verstoorders
        ),
        gestopt=next((r.op for r in lines if r.door == "systeem" and STOPPED in r.tekst), None),
    )
