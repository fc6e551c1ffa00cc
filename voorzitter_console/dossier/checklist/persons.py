"""The checklist's items about persons: who each is, whether each heard the vorderingen, and how each left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from voorzitter_console.dossier.checklist.model import Doel, Invul, Keus, Punt, Stand
from voorzitter_console.dossier.members import is_member, members
from voorzitter_console.dossier.model.feiten import Benadeelde
from voorzitter_console.dossier.model.record import Dossier, DossierPersoon, DossierVerstoring, DossierVordering
from voorzitter_console.moment import iso
from voorzitter_console.procedure.labels import is_gemeente
from voorzitter_console.procedure.sentences import word
from voorzitter_console.view.fields import kind, label, value_text_of
from voorzitter_console.view.wanted import wanted

_TOGETHER = frozenset({"plaats", "rol", "vermoedelijk_minderjarig"})
"""What is often the same for several: one answer for all of whom it is not known."""
_IN_THE_HALL = frozenset({"plaats", "rol"})
"""Asked of who was at a meeting: a caller is no toehoorder and has no place on the gallery."""
_NAMED = 6
"""Persons that are named in an item or offered as an answer."""


def people(d: Dossier) -> Iterator[Punt]:
    """All of them."""
    for asked in wanted("beschrijf_verstoorder"):
        if d.melding is not None and asked.veld in _IN_THE_HALL:
            continue
        stand: Stand = "vragen" if asked.soms else "ontbreekt"
        known = [p for p in d.personen if getattr(p, asked.veld) is not None]
        lacking = [p for p in d.personen if getattr(p, asked.veld) is None and _sensible(p, asked.veld)]
        yield from (_known(p, asked.veld) for p in known)
        if asked.veld in _TOGETHER and len(lacking) > 1:
            yield _together(asked.veld, lacking, stand)
        else:
            yield from (_one(p, asked.veld, stand) for p in lacking)
    for x in d.verstoringen:
        yield from _heard(d, x)
    yield from _left(d)


def _sensible(p: DossierPersoon, veld: str) -> bool:
    """Whether it is asked: a raadslid is grown up (artikel 10 Gemeentewet), a named member needs no description."""
    if veld == "vermoedelijk_minderjarig":
        return p.rol != "raadslid"
    return not (veld == "signalement" and p.naam and is_member(p))


def _known(p: DossierPersoon, veld: str) -> Punt:
    vorm, _ = kind("beschrijf_verstoorder", veld)
    return Punt(groep=p.label, wat=label(veld), stand="compleet", waarde=value_text_of(vorm, getattr(p, veld)))


def _one(p: DossierPersoon, veld: str, stand: Stand) -> Punt:
    """Describing again changes only the given field."""
    target = (Doel("beschrijf_verstoorder", {"label": p.label}),)
    return Punt(groep=p.label, wat=label(veld), stand=stand, invul=_invul(target, veld))


def _invul(targets: tuple[Doel, ...], veld: str) -> Invul:
    vorm, values = kind("beschrijf_verstoorder", veld)
    if vorm == "ja_nee":
        return Invul(doelen=targets, keuzes=(Keus("ja", {veld: True}), Keus("nee", {veld: False})))
    if values:
        return Invul(doelen=targets, keuzes=tuple(Keus(word(v), {veld: v}) for v in values))
    return Invul(doelen=targets, veld=veld, vorm=vorm)


def _together(veld: str, lacking: Sequence[DossierPersoon], stand: Stand) -> Punt:
    targets = tuple(Doel("beschrijf_verstoorder", {"label": p.label}) for p in lacking)
    invul = _invul(targets, veld)
    if veld == "vermoedelijk_minderjarig":
        invul = Invul(doelen=targets, keuzes=tuple(_minors(lacking)))
    return Punt(groep="Personen", wat=f"{label(veld)} ({_names(lacking)})", stand=stand, invul=invul)


def _minors(lacking: Sequence[DossierPersoon]) -> Iterator[Keus]:
    """None of them, one of them, or all."""

    def told(minors: set[str]) -> tuple[Doel, ...]:
        given: list[Mapping[str, Any]] = [
            {"label": p.label, "vermoedelijk_minderjarig": p.label in minors} for p in lacking
        ]
        return tuple(Doel("beschrijf_verstoorder", velden) for velden in given)

    yield Keus("nee, geen van hen", {}, told(set()))
    for p in lacking[:_NAMED]:
        yield Keus(f"alleen {p.label}", {}, told({p.label}))
    yield Keus("ja, allen", {}, told({p.label for p in lacking}))


def _names(given: Sequence[DossierPersoon]) -> str:
    more = len(given) - _NAMED
    return ", ".join(p.label for p in given[:_NAMED]) + (f" en nog {more}" if more > 0 else "")


def _heard(d: Dossier, x: DossierVerstoring) -> Iterator[Punt]:
    """Per person: was there, heard it (139 Sr is proven person by person); one answer for all vorderingen."""
    out = members(d)
    to = dict.fromkeys(name for v in x.vorderingen for name in v.gericht_aan if _for(v, name, out))
    asked = {name: _unstated(x, name, out) for name in to}
    which = f"ordeverstoring {x.nummer}, " if len(d.verstoringen) > 1 else ""
    for name in to:
        open_ones = asked[name]
        if open_ones:
            numbers = ", ".join(f"{v.nummer}e" for v in open_ones)
            wat = f"{which}{numbers} vordering: aanwezig en gehoord"
            offers = (*PRESENCE, *_all_heard({n: asked[n] for n in to if asked[n]}))
            invul = Invul(doelen=tuple(_at(name, v) for v in open_ones), keuzes=offers)
            yield Punt(groep=name, wat=wat, stand="ontbreekt", invul=invul)
        for v in x.vorderingen:
            if _for(v, name, out) and v not in open_ones:
                told = _stated(v, name)
                yield Punt(groep=name, wat=f"{which}{v.nummer}e vordering", stand="compleet", waarde=told or "")


def _for(v: DossierVordering, name: str, members_: frozenset[str]) -> bool:
    """Whether it was for that person; one that names nobody is not for a member."""
    return name in v.gericht_aan and (v.genoemd or name not in members_)


def _unstated(x: DossierVerstoring, name: str, members_: frozenset[str]) -> list[DossierVordering]:
    """The vorderingen to that person of which nobody said yet whether they were heard."""
    return [v for v in x.vorderingen if _for(v, name, members_) and not _stated(v, name)]


def _at(name: str, v: DossierVordering, **told: bool) -> Doel:
    at = {"label": name, "vordering": v.nummer, "gebeurd_op": iso(v.gebeurd_op)}
    return Doel("stel_aanwezigheid_vast", at | told)


def _all_heard(asked: Mapping[str, Sequence[DossierVordering]]) -> Iterator[Keus]:
    """One answer for all of whom it is still asked; who was not there or heard nothing is answered apart before."""
    if len(asked) > 1:
        heard = tuple(_at(name, v, aanwezig=True, gehoord=True) for name, given in asked.items() for v in given)
        names = ", ".join(list(asked)[:_NAMED]) + (f" en nog {len(asked) - _NAMED}" if len(asked) > _NAMED else "")
        yield Keus(f"allen waren er en hoorden het ({names})", {}, heard)


PRESENCE = (
    Keus("was er en hoorde het", {"aanwezig": True, "gehoord": True}),
    Keus("was er en hoorde het niet", {"aanwezig": True, "gehoord": False}),
    Keus("was er niet", {"aanwezig": False}),
)


def _stated(v: DossierVordering, name: str) -> str | None:
    """What was said of that person at that vordering, if it answers the question."""
    said = next((a for a in reversed(v.aanwezigheid) if a.label == name), None)
    if said is None or (said.aanwezig and said.gehoord is None):
        return None
    if not said.aanwezig:
        return "niet aanwezig"
    return "gehoord" if said.gehoord else "niet gehoord"


def _left(d: Dossier) -> Iterator[Punt]:
    # Over a member the raad decides, and who sits there leaves like everybody else.
    gone = {p.label for p in d.personen if p.vertrokken or is_member(p)}
    _, hows = kind("verstoorder_vertrokken", "hoe")
    for name in dict.fromkeys(b.label for x in d.verstoringen for b in x.verstoorders):
        if name not in gone:
            given = tuple(Keus(word(how), {"hoe": how}) for how in hows)
            left = Invul(doelen=(Doel("verstoorder_vertrokken", {"label": name}),), keuzes=given, tijd=True)
            yield Punt(groep=name, wat="of en hoe vertrokken", stand="vragen", invul=left)


_OF_PERSONS = ("letsel", "slachtofferhulp", "instemming")
"""What the municipality cannot have: it is hurt by nothing and is asked for no consent."""


def not_asked(d: Dossier, b: Benadeelde) -> tuple[str, ...]:
    """What is senseless to ask of this one, or was told already in the days after."""
    told = f"schade van {b.naam}".casefold()
    later = (t.tekst.casefold() for t in d.tijdlijn if t.soort == "meld_schade" and not t.herroepen)
    known = ("schade",) if any(text == told or text.startswith(f"{told},") for text in later) else ()
    return known + (_OF_PERSONS if is_gemeente(b.naam) else ())
