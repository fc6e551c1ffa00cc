"""What the register of the municipalities (GIR) and an employer's aangifte ask, as a table to copy from. Pure.

GIR (Gemeentelijk Incidenten Registratiesysteem, A&O fonds Gemeenten) is free for municipalities, and not rebuilt here.
Its form stands behind a login and was not seen. What is asked follows from what A&O fonds publishes of it: date, place,
kind, whether the perpetrator is known, injury, damage, aftercare and report, and the Politie Informatie Formulier in it
with the seven W's (aeno.nl/gir and aeno.nl/met-het-gir-inzicht-in-incidenten, stored copies looked up on 2026-11-29);
for the aangifte by an employer from veiligepubliekedienstverlening.nl (the same day) and :mod:`..dossier.aangifte`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from voorzitter_console.dossier.aangifte import seven
from voorzitter_console.dossier.bag.timeline_csv import csv_cell, csv_table
from voorzitter_console.dossier.filers import consents, filers, last_said, mandate, of_each, office_of
from voorzitter_console.dossier.members import immune_by, is_member
from voorzitter_console.dossier.model.feiten import Aangever, DossierAgressie, Gedragfeit
from voorzitter_console.dossier.model.record import Dossier, DossierPersoon, DossierVerstoring
from voorzitter_console.dossier.refs import TimelineLookup
from voorzitter_console.moment import day, day_clock
from voorzitter_console.procedure.commands import GeefMachtiging, MeldSchade
from voorzitter_console.procedure.labels import label_key
from voorzitter_console.procedure.outside import AMBTEN, GEDRAG, KANALEN, said
from voorzitter_console.procedure.parse import ERASED

FILE = "gir.csv"
COLUMNS = ("formulier", "vraag", "antwoord", "vastlegging")
OPEN = "nog niet bekend"
CARE = "vul zelf in: de nazorg is vertrouwelijk en staat alleen in naderhand"
HEARD = "van_horen_zeggen"
Known = tuple[str | None, tuple[int, ...]]
"""What is recorded (None: nothing yet), and the positions that it comes from."""


class Girvraag(Struct, frozen=True):
    """One question of a form, with what is recorded."""

    formulier: str
    vraag: str
    antwoord: str | None
    nummers: tuple[int, ...] = ()


def gir_csv(d: Dossier) -> bytes:
    """The table for a Dutch spreadsheet."""
    rows = [
        (
            csv_cell(one.formulier),
            csv_cell(one.vraag),
            csv_cell(one.antwoord or OPEN),
            ", ".join(f"nr. {number}" for number in dict.fromkeys(one.nummers)),
        )
        for one in questions(d)
    ]
    if d.oefening:
        rows.insert(0, ("OEFENING", "dit is niet echt gebeurd: neem het nergens over", "", ""))
    return csv_table(COLUMNS, rows)


def questions(d: Dossier) -> Iterator[Girvraag]:
    """Those of the register, then of its form for the police, then of an aangifte."""
    where, when = (_where(d), (1,)), _when(d)
    look = TimelineLookup(d)
    injury = _injury(d, look)
    damage = _damage(d)
    for vraag, (antwoord, nummers) in (
        ("Datum en tijd", when),
        ("Plaats", where),
        ("Hoe: persoonlijk, telefonisch, schriftelijk of online", (_way(d), (1,))),
        ("Soort agressie", _each(((_kind(x), x.positie) for x in _reported(d)), look)),
        ("Functie van wie het trof", _hit(d)),
        ("Veroorzaker bekend", (_known_by_name(d), ())),
        ("Letsel", injury),
        ("Schade", damage),
        ("Nazorg aangeboden", (CARE, ())),
        ("Politie gebeld", ("ja" if any(p.gebeld for p in d.politie) else "nee, of niet vastgelegd", ())),
    ):
        yield Girvraag("GIR", vraag, antwoord, nummers)
    for vraag, (antwoord, nummers) in (
        ("Wie", (_persons(d), ())),
        ("Wat", _each(((x.omschrijving or _kind(x), x.positie) for x in (*d.verstoringen, *_reported(d))), look)),
        ("Waar", where),
        ("Waarmee", _with_what(d)),
        ("op Welke wijze", _how(d)),
        ("Wanneer", when),
        ("Waarom", _as_told(seven.motive(d))),
    ):
        yield Girvraag("PIF, zeven W's", vraag, antwoord, nummers)
    for vraag, (antwoord, nummers) in (*_filed(d), ("Letsel", injury), ("Schade", damage)):
        yield Girvraag("Aangifte door de werkgever", vraag, antwoord, nummers)


def _filed(d: Dossier) -> Iterator[tuple[str, Known]]:
    named = filers(d)

    def each(tell: Callable[[Aangever], str | None]) -> Known:
        return _each(of_each(named, map(tell, named)))

    yield "Wie doet aangifte", _each((a.naam, a.positie) for a in named)
    yield "Functie", each(lambda a: a.functie or office_of(d, a))
    yield "Namens", each(lambda a: a.namens)
    yield "Adres van de organisatie, nooit een privéadres", each(lambda a: a.domicilie)
    yield "VPT-code vragen", each(lambda a: _yes(a.vpt))
    yield "Volmacht erbij", each(lambda a: mandate(d, a))
    yield "Verzoek om vervolging", each(lambda a: _yes(a.vervolging))
    mandates = (t for t in d.tijdlijn if t.soort == GeefMachtiging.COMMAND and not t.herroepen)
    yield "Machtiging van wie het trof", _each((t.tekst.removeprefix("Machtiging: "), t.positie) for t in mandates)
    agreed, joining = consents(d), last_said(d, lambda b: b.voegen)
    yield "Instemming van wie het trof", _each((f"{b.naam}: {_yes(yes)}", b.positie) for b, yes in agreed)
    yield "Voegen als benadeelde partij", _each((f"{b.naam}: {_yes(yes)}", b.positie) for b, yes in joining)
    yield "Getuigen", _each((g.naam + " (van horen zeggen)" * (g.waarneming == HEARD), g.positie) for g in d.getuigen)
    yield "Bewijs", _each((b.omschrijving or b.bestand, b.positie) for b in d.bewijs)
    yield "Incidentnummer van de politie", _each((p.incidentnummer, None) for p in d.politie)


def _each(found: Iterable[tuple[str | None, int | None]], look: TimelineLookup | None = None) -> Known:
    """Those that are known, in one text, with their entries; ``look``: and which of them somebody only heard of."""
    known = [(text, number) for text, number in found if text]
    told = (text + (look.hearsay(number) if look else "") for text, number in known)
    return "; ".join(told) or None, tuple(number for _, number in known if number is not None)


def _as_told(found: Iterable[seven.Told]) -> Known:
    """As the aangifte has it, with every entry that says so."""
    told = list(found)
    return "; ".join(text for text, _ in told) or None, tuple(number for _, numbers in told for number in numbers)


def _yes(value: bool | None) -> str | None:
    return None if value is None else "ja" if value else "nee"


def _reported(d: Dossier) -> tuple[Gedragfeit, ...] | tuple[DossierAgressie, ...]:
    return d.melding.gedrag if d.melding is not None else d.agressie


def _kind(x: Gedragfeit | DossierAgressie | DossierVerstoring) -> str | None:
    if isinstance(x, DossierVerstoring):
        return "ordeverstoring"
    return said(GEDRAG, x.soort)


def _when(d: Dossier) -> Known:
    """Of a meeting the first ordeverstoring or reported aggression, and which entry says so; else its begin. Where
    these were not at one time, each.

    With what is not exact about it: who copies a time into a form takes it for one that was seen on a clock.
    """
    if d.melding is not None:
        moment = d.vergadering.aanvang
        return day_clock(moment) if d.melding.tijd_bekend else f"{day(moment)}, tijd niet bekend", (1,)
    look, jumped = TimelineLookup(d), bool(d.chronology.put_back)
    told = [(x.begin, x.positie, look.doubt(x.positie) + look.unbegun(x)) for x in d.verstoringen]
    # A time that was given afterwards cannot be held against those of a clock that was put back.
    reported = [a for a in d.agressie if not (told and look.given_time(a.positie) and look.unplaced(a.gebeurd_op))]
    told += [(a.gebeurd_op, a.positie, look.doubt(a.positie)) for a in reported]
    begin = d.vergadering.aanvang, 1, ""
    moment, positie, doubt = min(told, key=lambda one: d.chronology.place(one[0]), default=begin)
    put_back = " (de klok is die dag teruggezet: deze tijd kan onjuist zijn)" * jumped
    apart = len(d.verstoringen) > 1 or any(
        not look.within(a.gebeurd_op, (x.begin, x.einde)) for x in d.verstoringen for a in reported
    )
    if len(told) > 1 and apart:
        text, numbers = _each_when(d, reported, look)
        return text + put_back, numbers
    return day_clock(moment) + doubt + put_back, (positie,) if positie is not None else ()


def _each_when(d: Dossier, reported: Sequence[DossierAgressie], look: TimelineLookup) -> tuple[str, tuple[int, ...]]:
    """Of several that were not at one time, each: beside what is told of the last, the time of the first is wrong."""
    told = [
        (x.begin, x.positie, f"ordeverstoring {x.nummer}", look.doubt(x.positie) + look.unbegun(x))
        for x in d.verstoringen
    ]
    told += [(a.gebeurd_op, a.positie, _kind(a) or "agressie", look.doubt(a.positie)) for a in reported]
    told.sort(key=lambda one: d.chronology.place(one[0]))
    text = "; ".join(f"{what}: {day_clock(at)}{doubt}" for at, _, what, doubt in told)
    return text, tuple(number for _, number, _, _ in told if number is not None)


def _where(d: Dossier) -> str | None:
    v, m = d.vergadering, d.melding
    return ", ".join(x for x in (v.locatie, v.adres, m.platform if m is not None else None) if x) or None


def _way(d: Dossier) -> str | None:
    return said(KANALEN, d.melding.kanaal) if d.melding is not None else "persoonlijk, in een vergadering"


def _hit(d: Dossier) -> Known:
    """Of a melding the office; of a meeting as it was told against whom it was."""
    if d.melding is not None:
        return said(AMBTEN, d.melding.ambt), (1,)
    look = TimelineLookup(d)
    told = [(a.slachtoffer, a.positie) for a in d.agressie]
    if any(who for who, _ in told) and not all(who for who, _ in told):
        # Who reads one name beside all of it takes it for that of each.
        told = [(f"{_kind(a) or 'agressie'}: {a.slachtoffer or OPEN}", a.positie) for a in d.agressie]
    return _each(_once(told, look), look)


def _known_by_name(d: Dossier) -> str:
    """Of how many: who reads "ja" takes it for all of them. What was erased is known no more."""
    named = sum(p.naam not in (None, ERASED) for p in d.personen)
    if not named:
        return "nee, of niet vastgelegd"
    return "ja" if named == len(d.personen) else f"van {named} van de {len(d.personen)} beschreven personen de naam"


def _with_what(d: Dossier) -> Known:
    """The means of the disturbance, and a weapon that was reported."""
    if d.melding is not None:
        weapons = ((x.omschrijving or "wapen", x.positie) for x in d.melding.gedrag if x.soort == "wapen")
        return _each(weapons, TimelineLookup(d))
    reported = seven.no_means(d)
    return _as_told(seven.means(d) or ((reported,) if reported else ()))


def _damage(d: Dossier) -> Known:
    """Of each benadeelde, and what was told of it in the days after with its amount."""
    told = [(b.schade, b.positie) for b in d.benadeelden]
    later = [t for t in d.tijdlijn if t.soort == MeldSchade.COMMAND and not t.herroepen]
    return _each((*told, *((t.tekst, t.positie) for t in later)))


def _injury(d: Dossier, look: TimelineLookup) -> Known:
    """As it was told; where that was not one thing or not one person, of whom: ``geen`` is of one, ``blauw oog`` of
    another, and of a third it is not known.
    """
    told = [(x.slachtoffer, x.letsel, x.positie) for x in _reported(d)]
    told += [(b.naam, b.letsel, b.positie) for b in d.benadeelden]
    hurt = [(who, letsel, positie) for who, letsel, positie in told if letsel]
    people = {label_key(who) for who, _, _ in told if who}
    apart = len({letsel for _, letsel, _ in hurt}) > 1 or len(people) > 1
    # Of a melding it is known whom it is about.
    nobody = "wie nog niet bekend: " * (bool(people) and d.melding is None)
    texts = (
        (f"{who}: {letsel}" if apart and who else letsel if who else nobody + letsel, positie)
        for who, letsel, positie in hurt
    )
    return _each(_once(texts, look), look)


def _once(
    found: Iterable[tuple[str | None, int | None]], look: TimelineLookup
) -> Iterator[tuple[str | None, int | None]]:
    """The same words once, under the entry that said them first; one who saw it goes before one who heard of it."""
    first: dict[str, int | None] = {}
    for text, number in found:
        if text and (text not in first or (look.hearsay(first[text]) and not look.hearsay(number))):
            first[text] = number
    yield from first.items()


def _how(d: Dossier) -> Known:
    """As the aangifte tells it; of a melding the words, as they were recorded."""
    if d.melding is not None:
        return _each(((g.woorden, g.positie) for g in d.melding.gedrag), TimelineLookup(d))
    return _as_told(seven.manner(d))


def _persons(d: Dossier) -> str | None:
    """Label, name and description of each, how many it stands for, and that a member cannot be prosecuted for words."""
    return (
        "; ".join(", ".join(x for x in (p.label, p.naam, p.signalement, *_about(d, p)) if x) for p in d.personen)
        or None
    )


def _about(d: Dossier, p: DossierPersoon) -> Iterator[str]:
    if p.aantal > 1:
        yield f"{p.aantal} personen"
    if p.vermoedelijk_minderjarig:
        yield "vermoedelijk minderjarig"
    if is_member(p):
        known = p.rol if p.rol in ("raadslid", "commissielid") else "lid"
        yield f"{known}: niet te vervolgen voor wat het in de vergadering zei ({immune_by(d)})"
    elif p.rol and p.rol != "onbekend":
        yield p.rol
