"""The aangifte's persons: each with conduct kept apart for each possible fact, and each by vordering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Cell, Heading, Run, Text, cell
from voorzitter_console.dossier.local_time import clock, day_clock
from voorzitter_console.dossier.model.record import Dossier, Persoon, Verstoorder, Verstoring, Vordering
from voorzitter_console.dossier.refs import Register, lasted
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.procedure.sentences import left_how

_MANY = 300
"""Persons times vorderingen; beyond it the table says only whether they stayed, so that equal rows become one."""


def persons(d: Dossier) -> list[Block]:
    """Everyone in the register, with what is known of each and which conduct was recorded."""
    blocks: list[Block] = [Heading("Personen")]
    if not d.personen:
        return [*blocks, Text(w.known(None, "Er zijn geen personen beschreven."))]
    look = Register(d)
    within: dict[str, list[tuple[Verstoring, Verstoorder]]] = {}
    for x in d.verstoringen:
        for p in x.verstoorders:
            within.setdefault(p.label, []).append((x, p))
    rows = [
        (
            cell(literal(p.label, 200, narrow=True), "vet"),
            _about(p),
            tuple(_conduct(p, within.get(p.label, []), look)),
        )
        for p in d.personen
    ]
    return [
        *blocks,
        Text(
            cell(
                "Wie is gezien of gehoord, met een eigen label. Het gedrag staat apart per mogelijk strafbaar feit.",
                "klein",
            )
        ),
        w.table(("Persoon", "Wie is het", "Vastgelegd gedrag"), (1.7, 0, 7.2), rows),
    ]


def _about(p: Persoon) -> Cell:
    minor = {True: "ja", False: "nee", None: None}[p.vermoedelijk_minderjarig]
    told = w.lines(
        ("Naam", p.naam),
        ("Signalement", p.signalement),
        ("Rol", w.words(p.rol) if p.rol else None),
        ("Aantal personen", str(p.aantal) if p.aantal != 1 else None),
        ("Plaats", p.plaats),
        ("Aanwezig sinds", p.aanwezig_sinds),
        ("Vermoedelijk minderjarig", minor),
        ("Voorgelegd aan de raad", day_clock(p.voorgelegd) if p.voorgelegd else None),
        ("Besluit van de raad", p.besluit),
        ("Duur", p.duur),
        limit=w.CELL,
    )
    described = (Run("nog niet beschreven", "onbekend"),) if p.signalement is None and p.naam is None else ()
    return (*described, *told, Run(f"laatst: {p.status}", "klein"))


def _conduct(p: Persoon, within: Sequence[tuple[Verstoring, Verstoorder]], look: Register) -> Iterator[Run]:
    """For each possible fact on a line of its own."""
    if within:
        numbers = w.few([str(x.nummer) for x, _ in within])
        seen = f": {literal(p.gedrag, w.CELL)}" if p.gedrag else "; gedrag nog niet beschreven"
        yield Run(f"Storen (144): bij ordeverstoring {numbers}{seen}")
    elif p.gedrag:
        yield Run(f"Gedrag: {literal(p.gedrag, w.CELL)}")
    for x, v in within[:5]:
        if v.vorderingen:
            demanded = w.few([f"{n}e" for n in v.vorderingen])
            left = f"vertrokken om {look.time(v.vertrokken)}" if v.vertrokken else "vertrek niet vastgelegd"
            how = f", {left_how(v.hoe)}" if v.hoe else ""
            yield Run(f"Niet weggaan (139): {demanded} vordering van ordeverstoring {x.nummer}; {left}{how}")
    if len(within) > 5:
        yield Run(f"en bij nog {len(within) - 5} ordeverstoringen; zie personen en vorderingen", "klein")
    for t in look.about(p.label, "meld_fysieke_agressie")[:5]:
        yield Run(f"Fysieke agressie gemeld: {look.at(t.positie, t.gebeurd_op)}")
    for t in look.about(p.label, "verstoorder_teruggekeerd")[:5]:
        yield Run(f"Teruggekeerd: {look.at(t.positie, t.gebeurd_op)}")
    if not within and not p.gedrag:
        yield Run("bij geen ordeverstoring vastgelegd", "onbekend")


def by_demand(xs: Sequence[Verstoring]) -> list[Block]:
    """Person by vordering: addressed, heard how, still there, left when. What is the same for several stands once."""
    blocks: list[Block] = [Heading("Personen en vorderingen", 2)]
    if not any(x.verstoorders for x in xs):
        return [*blocks, Text(w.known(None, "Er zijn geen personen vastgelegd bij deze ordeverstoring."))]
    brief = len(xs) > 1 or sum(len(x.verstoorders) * len(x.vorderingen) for x in xs) > _MANY
    rows = _together(xs) if len(xs) > 1 else [row for x in xs for p in x.verstoorders for row in _rows(x, p, brief)]
    heads = ("Persoon", "Vordering", "Gericht tot deze persoon", "Gehoord", "Daarna nog aanwezig", "Vertrokken")
    return [
        *blocks,
        w.table(heads, (1.7, 2.2, 0, 3.3, 3.1, 2.6), rows),
        Text(
            cell(
                "Genoemd: de vordering noemde deze persoon. Afgeleid: niet apart genoemd, maar de persoon stoorde op "
                "dat moment. Bevestigd: achteraf vastgesteld.",
                "klein",
            )
        ),
    ]


def _by_what(x: Verstoring, p: Verstoorder, brief: bool) -> dict[tuple[str, str, str], list[str]]:
    """(addressed, heard, stayed) -> the vorderingen that it holds for."""
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for v in x.vorderingen:
        to = _addressed(v, p.label)
        told = (to, "–", "–") if to.startswith("nee") else (to, _heard(v, p.label), _stayed(v, p, brief=brief))
        grouped.setdefault(told, []).append(f"{v.nummer}e")
    return grouped or {("–", "–", "–"): ["geen vordering"]}


def _rows(x: Verstoring, p: Verstoorder, brief: bool) -> Iterator[Sequence[Cell]]:
    left: Cell = cell("–")
    if p.vertrokken or p.hoe:
        when = (Run(clock(p.vertrokken)),) if p.vertrokken else ()
        left = (*when, Run(left_how(p.hoe) or "") if p.hoe else Run("hoe: nog niet bekend", "onbekend"))
    for told, numbers in _by_what(x, p, brief).items():
        yield _label(p.label), cell(w.few(numbers)), *map(cell, told), left


def _together(xs: Sequence[Verstoring]) -> list[Sequence[Cell]]:
    """Of many ordeverstoringen: what is the same for a person stands once, with the ordeverstoringen it holds for."""
    same: dict[tuple[str, tuple[str, str, str], str], list[str]] = {}
    for x in xs:
        for p in x.verstoorders:
            left = left_how(p.hoe) or ("hoe nog niet bekend" if p.vertrokken else "–")
            for told, numbers in _by_what(x, p, brief=True).items():
                same.setdefault((p.label, told, left), []).append(f"{x.nummer} ({w.few(numbers)})")
    return [
        (_label(label), cell(f"bij ordeverstoring {', '.join(where)}"), *map(cell, told), cell(left))
        for (label, told, left), where in same.items()
    ]


def _label(label: str) -> Cell:
    return cell(literal(label, 200, narrow=True), "vet")


def _addressed(v: Vordering, label: str) -> str:
    for a in reversed(v.aanwezigheid):
        if a.label == label:
            return "ja, bevestigd" if a.aanwezig else "nee: niet aanwezig, bevestigd"
    if label in v.gericht_aan:
        return "ja, afgeleid" if v.afgeleid else "ja, genoemd"
    return "ja, aan alle toehoorders" if v.alle_toehoorders else "nee"


def _heard(v: Vordering, label: str) -> str:
    said = next((a.gehoord for a in reversed(v.aanwezigheid) if a.label == label), None)
    by = v.versterkt or "versterking niet bekend"
    return {True: "ja, bevestigd", False: "nee, bevestigd", None: "niet vastgesteld"}[said] + f"; {by}"


def _stayed(v: Vordering, p: Verstoorder, *, brief: bool) -> str:
    """Whether the person was still there after it, by the last time that they left."""
    if p.vertrokken is None:
        return "vertrek niet vastgelegd"
    length = p.vertrokken - v.gebeurd_op
    if length <= timedelta():
        return "nee, al vertrokken"
    return "ja" if brief else f"ja, nog {lasted(length)}"
