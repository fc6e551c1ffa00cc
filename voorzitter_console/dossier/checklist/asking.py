"""How an item of the checklist asks: one field of an entry, of several alike, or an entry that is still to come."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from voorzitter_console.dossier.checklist.model import Doel, Invul, Keus, Punt, Stand
from voorzitter_console.view.answers import answers
from voorzitter_console.view.fields import Vorm, kind, label, value_text_of
from voorzitter_console.view.fields import offered as fields_of
from voorzitter_console.view.wanted import wanted


def field_of(
    groep: str, positie: int | None, soort: str, veld: str, value: object, *, leeg: Stand = "ontbreekt"
) -> Punt:
    """An item that is a field of one entry: completed by ``vul_aan``."""
    return shared(groep, label(veld), soort, veld, [(positie, value)], leeg=leeg)


def shared(
    groep: str,
    wat: str,
    soort: str,
    veld: str,
    given: Sequence[tuple[int | None, object]],
    *,
    leeg: Stand = "ontbreekt",
    keuzes: Sequence[Keus] = (),
) -> Punt:
    """One field of several entries of a kind, (position, value) each: one answer completes all that are empty.

    What the others say already is offered as an answer.
    """
    there = veld in fields_of(soort)
    vorm, values = choices(soort, veld, "waarde") if there else ("tekst", ())
    known = [v for _, v in given if v is not None and v != ()]
    open_ones = [positie for positie, v in given if v is None or v == ()]
    if not open_ones:
        shown = dict.fromkeys(value_text_of(vorm, v) for v in known)
        return Punt(groep=groep, wat=wat, stand="compleet", waarde="; ".join(shown))
    targets = tuple(Doel("vul_aan", {"positie": p, "veld": veld}) for p in open_ones if p is not None)
    if not targets or not there:
        return Punt(groep=groep, wat=wat, stand=leeg)
    same = [] if values else [Keus(str(v), {"waarde": v}) for v in dict.fromkeys(map(str, known))]
    offers = (*values, *keuzes, *same)[:8]
    invul = Invul(doelen=targets, veld="" if values else "waarde", vorm=vorm, keuzes=tuple(offers))
    return Punt(groep=groep, wat=wat, stand=leeg, invul=invul)


def choices(soort: str, veld: str, gives: str) -> tuple[Vorm, tuple[Keus, ...]]:
    """What the field holds, and its answers (as the field ``gives``) where it is a choice."""
    vorm, _values = kind(soort, veld)
    if vorm == "ja_nee":
        return vorm, (Keus("ja", {gives: True}), Keus("nee", {gives: False}))
    found = answers(soort, veld) if vorm == "keuze" else ()
    return vorm, tuple(Keus(words, {gives: value}) for words, value in found)


def fields(
    groep: str, positie: int | None, soort: str, source: object, without: Collection[str] = ()
) -> Iterator[Punt]:
    """An item for each field that is asked of such an entry (:mod:`view.wanted`); ``without``: senseless here."""
    for asked in wanted(soort):
        if asked.veld in without and getattr(source, asked.veld) is None:
            continue
        leeg: Stand = "vragen" if asked.soms else "ontbreekt"
        yield field_of(groep, positie, soort, asked.veld, getattr(source, asked.veld), leeg=leeg)


def new(
    groep: str,
    wat: str,
    soort: str,
    veld: str,
    *,
    stand: Stand = "ontbreekt",
    tijd: bool = True,
    keuzes: tuple[Keus, ...] = (),
) -> Punt:
    """An item that needs an entry of its own, with the time that it happened."""
    vorm, values = choices(soort, veld, veld)
    invul = Invul(doelen=(Doel(soort, {}),), veld="" if values else veld, vorm=vorm, keuzes=values or keuzes, tijd=tijd)
    return Punt(groep=groep, wat=wat, stand=stand, invul=invul)
