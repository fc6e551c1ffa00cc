"""The items of the checklist, in the order of the aangifte; each with the command that fills it in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from voorzitter_console.dossier.checklist.model import Invul, Keus, Punt, Stand
from voorzitter_console.dossier.local_time import clock
from voorzitter_console.dossier.model.record import Dossier, Persoon, Politie, Verstoring, Vordering
from voorzitter_console.procedure.sentences import word
from voorzitter_console.view.fields import Vorm, kind, label, offered, value_text_of
from voorzitter_console.view.wanted import wanted

ASKED = (
    ("Aangever", "wie aangifte doet, en namens wie"),
    ("Aangever", "volmacht nodig (bij een ander dan de burgemeester)"),
    ("Aangever", "VPT-code vragen"),
    ("Aangever", "aangifte onder nummer"),
    ("Betrokkenen", "instemming van wie het trof"),
    ("Schade en letsel", "letsel: wie, wat"),
    ("Schade en letsel", "schade: wat, welk bedrag"),
    ("Schade en letsel", "voegen als benadeelde partij"),
)
"""What no field of the record holds; the answer becomes a note that begins with its question."""


def items(d: Dossier) -> Iterator[Punt]:
    """Every item."""
    kinds = {t.positie: t.soort for t in d.tijdlijn if not t.herroepen}
    yield from _meeting(d)
    for x in d.verstoringen:
        yield from _disturbance(d, x, kinds)
        for v in x.vorderingen:
            yield from _demand(x, v, kinds)
        yield from _present(x)
    for p in d.personen:
        yield from _person(p)
    yield from _left(d)
    yield from _police(d)
    yield from _others(d)
    yield from _asked(d)


def note_begin(wat: str) -> str:
    """How the note begins that answers a question of :data:`ASKED`."""
    return f"Voor de aangifte, {wat}: "


def _field(groep: str, positie: int | None, soort: str, veld: str, value: object, *, leeg: Stand = "ontbreekt") -> Punt:
    """An item that is a field of one entry: completed by ``vul_aan``."""
    wat = label(veld)
    there = veld in offered(soort)
    vorm, given = _choices(soort, veld, "waarde") if there else ("tekst", ())
    if value is not None and value != ():
        return Punt(groep=groep, wat=wat, stand="compleet", waarde=value_text_of(vorm, value))
    if positie is None or not there:
        return Punt(groep=groep, wat=wat, stand=leeg)
    known = {"positie": positie, "veld": veld}
    invul = Invul(soort="vul_aan", velden=known, veld="" if given else "waarde", vorm=vorm, keuzes=given)
    return Punt(groep=groep, wat=wat, stand=leeg, invul=invul)


def _choices(soort: str, veld: str, gives: str) -> tuple[Vorm, tuple[Keus, ...]]:
    """What the field holds, and its answers (as the field ``gives``) where it is a choice."""
    vorm, values = kind(soort, veld)
    if vorm == "ja_nee":
        return vorm, (Keus("ja", {gives: True}), Keus("nee", {gives: False}))
    return vorm, tuple(Keus(word(value), {gives: value}) for value in values)


def _fields(groep: str, positie: int | None, soort: str, source: object, *, als: str = "") -> Iterator[Punt]:
    """An item for each field that is asked of such an entry (:mod:`view.wanted`); ``als``: what it counts as."""
    for asked in wanted(als or soort):
        leeg: Stand = "vragen" if asked.soms else "ontbreekt"
        yield _field(groep, positie, soort, asked.veld, getattr(source, asked.veld), leeg=leeg)


def _new(groep: str, wat: str, soort: str, veld: str, *, stand: Stand = "ontbreekt", tijd: bool = True) -> Punt:
    """An item that needs an entry of its own, with the time that it happened."""
    vorm, given = _choices(soort, veld, veld)
    invul = Invul(soort=soort, veld="" if given else veld, vorm=vorm, keuzes=given, tijd=tijd)
    return Punt(groep=groep, wat=wat, stand=stand, invul=invul)


def _meeting(d: Dossier) -> Iterator[Punt]:
    yield from _fields("Vergadering", 1, "begin_vastlegging", d.vergadering)
    if d.stand.livestream == "stop_gevraagd":
        yield _new("Livestream", "gestopt gezien", "bevestig_livestream", "toestand")


def _disturbance(d: Dossier, x: Verstoring, kinds: dict[int, str]) -> Iterator[Punt]:
    groep = f"Ordeverstoring {x.nummer}"
    soort = kinds.get(x.positie or 0, "")
    if soort == "meld_verstoring":
        yield from _fields(groep, x.positie, soort, x)
    else:
        # It began with a schorsing or words to the disturbers: what happened before that was not recorded yet.
        yield _new(groep, f"omschrijving (begon vóór {clock(x.begin)})", "meld_verstoring", "omschrijving")
    if x.einde is None:
        yield _new(groep, "einde", "beeindig_verstoring", "hoe")
    else:
        ended = [t.positie for t in d.tijdlijn if t.soort == "beeindig_verstoring" and t.gebeurd_op == x.einde]
        yield _field(groep, ended[-1] if ended else None, "beeindig_verstoring", "hoe", x.hoe)


def _demand(x: Verstoring, v: Vordering, kinds: dict[int, str]) -> Iterator[Punt]:
    groep = f"Ordeverstoring {x.nummer}, {v.nummer}e vordering"
    soort = kinds.get(v.positie or 0, "vorder")
    yield from _fields(groep, v.positie, soort, v, als="vorder")


def _present(x: Verstoring) -> Iterator[Punt]:
    """Per person: was there, heard it (139 Sr is proven person by person)."""
    for v in x.vorderingen:
        stated = {a.label: a for a in v.aanwezigheid}
        for name in v.gericht_aan:
            groep = f"Ordeverstoring {x.nummer}, {v.nummer}e vordering"
            wat = f"{name}: aanwezig en gehoord"
            said = stated.get(name)
            if said is None or (said.aanwezig and said.gehoord is None):
                known = {"label": name, "vordering": v.nummer, "gebeurd_op": v.gebeurd_op}
                yield Punt(
                    groep=groep, wat=wat, stand="ontbreekt",
                    invul=Invul(soort="stel_aanwezigheid_vast", velden=known, keuzes=PRESENCE),
                )  # fmt: skip
            else:
                told = "niet aanwezig" if not said.aanwezig else ("gehoord" if said.gehoord else "niet gehoord")
                yield Punt(groep=groep, wat=wat, stand="compleet", waarde=told)


PRESENCE = (
    Keus("was er en hoorde het", {"aanwezig": True, "gehoord": True}),
    Keus("was er en hoorde het niet", {"aanwezig": True, "gehoord": False}),
    Keus("was er niet", {"aanwezig": False}),
)


def _person(p: Persoon) -> Iterator[Punt]:
    """Describing again changes only the given field."""
    for asked in wanted("beschrijf_verstoorder"):
        veld, value = asked.veld, getattr(p, asked.veld)
        stand: Stand = "vragen" if asked.soms else "ontbreekt"
        vorm, given = _choices("beschrijf_verstoorder", veld, veld)
        if value is not None:
            yield Punt(groep=p.label, wat=label(veld), stand="compleet", waarde=value_text_of(vorm, value))
        else:
            known = {"label": p.label}
            invul = Invul(
                soort="beschrijf_verstoorder", velden=known, veld="" if given else veld, vorm=vorm, keuzes=given
            )
            yield Punt(groep=p.label, wat=label(veld), stand=stand, invul=invul)


def _left(d: Dossier) -> Iterator[Punt]:
    gone = {p.label for p in d.personen if p.vertrokken}
    for name in dict.fromkeys(b.label for x in d.verstoringen for b in x.verstoorders):
        if name in gone:
            continue
        _, given = _choices("verstoorder_vertrokken", "hoe", "hoe")
        stayed = Invul(soort="verstoorder_vertrokken", velden={"label": name}, keuzes=given, tijd=True)
        yield Punt(groep=name, wat="of en hoe vertrokken", stand="vragen", invul=stayed)


def _police(d: Dossier) -> Iterator[Punt]:
    calls = [p for p in d.politie if p.gebeld]
    demands = sum(len(x.vorderingen) for x in d.verstoringen)
    if not calls and demands:
        yield _new("Politie", "gebeld door", "bel_politie", "gebeld_door")
    for p in calls:
        yield from _call(d, p)


def _call(d: Dossier, p: Politie) -> Iterator[Punt]:
    groep = f"Politie, gebeld {clock(p.gebeld)}" if p.gebeld else "Politie"

    def place(soort: str, moment: datetime | None) -> int | None:
        found = [t.positie for t in d.tijdlijn if t.soort == soort and t.gebeurd_op == moment and not t.herroepen]
        return found[0] if found else None

    yield from _fields(groep, place("bel_politie", p.gebeld), "bel_politie", p)
    if p.afgezegd:
        return
    if p.aanwezig is None:
        yield _new(groep, "aankomst: welke eenheid", "politie_aanwezig", "eenheid")
        return
    yield _field(groep, place("politie_aanwezig", p.aanwezig), "politie_aanwezig", "eenheid", p.eenheid)
    if p.afgerond is None:
        yield _new(groep, "klaar: resultaat", "politie_afgerond", "resultaat")
    else:
        yield _field(groep, place("politie_afgerond", p.afgerond), "politie_afgerond", "resultaat", p.resultaat)


def _others(d: Dossier) -> Iterator[Punt]:
    for a in d.agressie:
        yield from _fields(f"Agressie {clock(a.gebeurd_op)}", a.positie, "meld_fysieke_agressie", a)
    for g in d.getuigen:
        yield from _fields(f"Getuige {g.naam}", g.positie, "noem_getuige", g)
    if not d.getuigen:
        yield _new("Getuigen", "wie heeft het gezien (naam)", "noem_getuige", "naam", tijd=False)
    for number, b in enumerate(d.bewijs, start=1):
        yield from _fields(f"Bewijs {number}", b.positie, "voeg_bewijs_toe", b)
    if not d.bewijs:
        yield _new("Bewijs", "beelden of opnamen: welke", "voeg_bewijs_toe", "omschrijving", tijd=False)
    if not d.alternatieven and any(x.vorderingen for x in d.verstoringen):
        yield _new("Alternatieven", "wat de verstoorders is aangeboden", "bied_alternatief", "tekst", stand="vragen")


def _asked(d: Dossier) -> Iterable[Punt]:
    for groep, wat in ASKED:
        begin = note_begin(wat)
        answers = [n.tekst.removeprefix(begin) for n in d.notities if n.tekst.startswith(begin)]
        if answers:
            yield Punt(groep=groep, wat=wat, stand="compleet", waarde=answers[-1])
        else:
            invul = Invul(soort="noteer", veld="tekst", aanhef=begin)
            yield Punt(groep=groep, wat=wat, stand="vragen", invul=invul)
