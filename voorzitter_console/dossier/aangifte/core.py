"""The aangifte's first two pages: who, what, when, where, each person, the evidence, what is asked, the signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.aangifte import annex, seven
from voorzitter_console.dossier.aangifte.element import (
    NOT_COUNTED,
    StrafbaarFeit,
    immunity,
    maybe_twice,
    number_of_persons,
    numbered,
)
from voorzitter_console.dossier.aangifte.elements_force import to_assess
from voorzitter_console.dossier.aangifte.personen import persons
from voorzitter_console.dossier.blocks import Blanks, Block, Cell, Fields, Heading, Items, Run, Signature, Text, cell
from voorzitter_console.dossier.filers import asks_number, filers, harmed, mandate, office_of, with_mandate
from voorzitter_console.dossier.model.feiten import Aangever, DossierAgressie, Getuige
from voorzitter_console.dossier.model.record import Dossier
from voorzitter_console.dossier.refs import TimelineLookup, began_on, groups_among, ran, some_labels, told_of
from voorzitter_console.dossier.sanitise import literal, short
from voorzitter_console.dossier.sitting import for_the_public_service
from voorzitter_console.dossier.summary import summary
from voorzitter_console.moment import clock_offset, day
from voorzitter_console.procedure.commands import GeefMachtiging, MeldSchade
from voorzitter_console.text import counted

MOST_PERSONS = 6
"""Who stand in the core; more stand in annex A."""
_MOST = 4
"""Pieces of evidence and witnesses that the core names."""


def core(d: Dossier, facts: Sequence[StrafbaarFeit], digest: str) -> list[Block]:
    """The core; ``facts``: the possible ones, of which those that something points to are named.

    ``digest``: SHA-256 of dossier.json, so that the signature stands below what it rests on.
    """
    return [
        Heading("In het kort"),
        *(Text(cell(told)) for told in summary(d)),
        w.table(
            ("Vraag", "Wat is vastgelegd"), (2.6, 0), [(cell(name, "vet"), told) for name, told in _seven(d, facts)]
        ),
        Text(
            cell(
                "Dit is wat is vastgelegd. Of een strafbaar feit is gepleegd en door wie, is aan het Openbaar "
                "Ministerie en de rechter. Tijden: de tijd in Nederland. Een nummer (nr. 12) is de plaats in de "
                "tijdlijn (bijlage C).",
                "klein",
            )
        ),
        Heading("Personen"),
        *persons(d, most=MOST_PERSONS, brief=True),
        Heading("Bewijs en getuigen"),
        Items(tuple(_proof(d))),
        Heading("De aangever, en wat wordt gevraagd"),
        *_filer(d),
        Heading("Herkomst"),
        *annex.about(d, digest),
        Signature("Aldus naar waarheid opgemaakt.", (*_signs(d), "Opgenomen door (politie)")),
    ]


def _signs(d: Dossier) -> tuple[str, ...]:
    """A place to sign for each who files."""
    named = filers(d)
    return tuple(f"Aangever: {short(a.naam, 60)}" for a in named) if len(named) > 1 else ("Aangever",)


def _seven(d: Dossier, facts: Sequence[StrafbaarFeit]) -> Iterator[tuple[str, Cell]]:
    """The seven W's of the police."""
    labels = list(dict.fromkeys(p.label for x in d.verstoringen for p in x.verstoorders))
    named = number_of_persons(d, labels)
    groups = groups_among(d, labels[:8])
    if groups and len(labels) == 1:
        named, groups = f"een groep van {named}", ""
    who = f"vastgelegd: {named}: {some_labels(labels, 8)}" + (f"; daarvan zijn groepen: {groups}" if groups else "")
    who += "; wie apart staat, kan ook in een groep zijn geteld" if maybe_twice(d, labels) else ""
    who += f". {NOT_COUNTED}"
    yield "Wie", cell(who) if labels else w.known(None, "nog geen personen vastgelegd")
    yield "Wat", _what(d, facts)
    look = TimelineLookup(d)
    places = [
        f"{numbered(d, x.nummer)}{', '.join(run.tekst for run in w.each_time(x, 'plaats', look))}"
        for x in d.verstoringen[:6]
        if told_of(x, "plaats")
    ]
    where = [literal(x, 500) for x in (d.vergadering.locatie, d.vergadering.adres) if x]
    where += [f"plaats van de verstoring: {'; '.join(places)}"] if places else []
    yield "Waar", cell("; ".join(where)) if where else w.known(None)
    yield "Waarmee", _runs(seven.means(d, 3)) or _no_means(d)
    yield "Op welke wijze", _runs(seven.manner(d, 3, _MOST)) or w.known(None)
    yield "Wanneer", _when(d)
    yield "Waarom", _runs(seven.motive(d, 3)) or w.known(None, "over de beweegreden is niets vastgelegd")


def _runs(told: Sequence[seven.Told]) -> Cell:
    return tuple(Run(short(text, 180)) for text, _ in told)


def _what(d: Dossier, facts: Sequence[StrafbaarFeit]) -> Cell:
    """The possible facts: first those that the worst of it points to, reported aggression, then those of the order."""
    named = [f"{f.titel} ({f.artikel})" for f in facts if f.aanleiding]
    reported = [f"{kinds}: {articles}" for kinds, articles in to_assess(d.agressie)]
    if not named and not reported:
        return w.known(None, "geen mogelijk strafbaar feit vastgelegd")
    about = "mogelijk strafbaar feit, ter beoordeling"
    law = immunity(d)
    return (
        *((Run(f"{about}, na wat is gemeld: {'; '.join(reported)}."),) if reported else ()),
        *((Run(f"{about}: {'; '.join(named)}."),) if named else ()),
        *((Run(law, "klein"),) if law else ()),
    )


def _no_means(d: Dossier) -> Cell:
    told = seven.no_means(d, _MOST)
    return w.known(None, told[0] if told else w.UNKNOWN)


def _when(d: Dossier) -> Cell:
    found = [day(began_on(d))]
    look = TimelineLookup(d)
    for x in d.verstoringen[:3]:
        end = "" if x.einde else ", einde nog niet bekend"
        found.append(f"ordeverstoring {x.nummer}: {ran(d, x, look.time, clock_offset, look)}{end}")
    if len(d.verstoringen) > 3:
        last = d.verstoringen[-1]
        found.append(
            f"en nog {len(d.verstoringen) - 3}, de laatste om {look.clock(last.begin)}{look.doubt(last.positie)}"
        )
    return cell("; ".join(found))


def _proof(d: Dossier) -> Iterator[Cell]:
    for b in d.bewijs[:_MOST]:
        until = f"; wordt overschreven: {short(b.overschreven_op, 60)}" if b.overschreven_op else ""
        keeper = f"; beheerder: {short(b.beheerder, 60)}" if b.beheerder else "; beheerder nog niet bekend"
        yield cell(f"{short(b.omschrijving or b.pad or b.bestand or 'bewijs', 120)}{keeper}{until} (nr. {b.positie})")
    if len(d.bewijs) > _MOST:
        yield cell(f"en nog {counted(len(d.bewijs) - _MOST, 'stuk', 'stukken')} bewijs (bijlage A)")
    if not d.bewijs:
        yield w.known(None, "Er is nog geen bewijs vastgelegd (opname, camerabeelden, foto's).")
    named = [_witness(g) for g in d.getuigen]
    more = f" en nog {len(named) - _MOST}" if len(named) > _MOST else ""
    if named:
        yield cell(f"getuigen: {', '.join(named[:_MOST])}{more}")
    else:
        yield w.known(None, "Er zijn nog geen getuigen vastgelegd.")


def _witness(g: Getuige) -> str:
    """The name with the function, and whether it was seen or only heard of."""
    told = [short(g.functie, 60)] if g.functie and g.functie.casefold() not in g.naam.casefold() else []
    told += ["van horen zeggen"] if g.waarneming == "van_horen_zeggen" else []
    return short(g.naam, 80) + (f" ({', '.join(told)})" if told else "")


_YES = {True: "ja", False: "nee"}
_MANDATE = "Volmacht bijgevoegd (bijlage F)"
_BRIEF = frozenset(
    {
        _MANDATE,
        "Aangifte onder nummer",
        "VPT-code gevraagd",
        "Vervolging gevraagd",
    }
)
"""What is answered with yes or no."""


def _injury(a: DossierAgressie) -> str:
    whom = f"{short(a.slachtoffer, 80)}: " if a.slachtoffer else "wie nog niet bekend: "
    return f"{whom}{short(a.letsel or '', 200)} (nr. {a.positie}{w.only_heard(a)})"


def proposed(text: str | None) -> str | None:
    """What follows from other entries but nobody said here."""
    return f"{text} (nog te bevestigen)" if text else None


def _filer(d: Dossier) -> Iterator[Block]:
    """What is known stands there; what only the aangever can say is a line to write on."""
    named = filers(d)
    asked = _of_one(d, named[0] if named else None) if len(named) < 2 else _of_several(d, named)
    everybody = harmed(d)
    for b in everybody[:_MOST]:
        told = (
            ("schade", b.schade),
            ("letsel", b.letsel),
            ("voegt zich", _yes(b.voegen)),
            ("slachtofferhulp", _yes(b.slachtofferhulp)),
            ("stemt in met aangifte", _yes(b.instemming)),
        )
        said = "; ".join(f"{name}: {short(value, 200)}" for name, value in told if value)
        how = f" ({w.only_heard(b).strip(' ,')})" if w.only_heard(b) else ""
        asked.append((f"Benadeelde: {literal(b.naam, 100)}", (said or "nog niet bekend wat") + how))
    if len(everybody) > _MOST:
        asked.append(("En nog", f"{counted(len(everybody) - _MOST, 'benadeelde', 'benadeelden')}; zie de tijdlijn"))
    damage = said_later(d, MeldSchade.COMMAND)
    asked += [("Schade van", words.removeprefix("Schade van ")) for words in damage[:_MOST]]
    if len(damage) > _MOST:
        asked.append(("En nog", f"{len(damage) - _MOST} keer schade; zie de tijdlijn"))
    mandates = said_later(d, GeefMachtiging.COMMAND)[:_MOST]
    asked += [("Machtiging van wie het trof", words.removeprefix("Machtiging: ")) for words in mandates]
    hurt = [a for a in d.agressie if a.letsel]
    if hurt:
        asked.append(("Letsel, zoals gemeld", "; ".join(_injury(a) for a in hurt[:_MOST])))
    if not d.benadeelden and not damage:
        asked.append(("Schade (wie, wat, bedrag)" if hurt else "Schade en letsel (wie, wat, bedrag)", None))
    if not d.benadeelden:
        asked.append(("Voegen als benadeelde (ja/nee, wie)", None))
    known = tuple((name, cell(literal(value, 500))) for name, value in asked if value)
    if known:
        yield Fields(known)
    empty = [name for name, value in asked if not value]
    long = tuple(name for name in empty if name not in _BRIEF)
    brief = tuple(name for name in empty if name in _BRIEF)
    yield from (Blanks(names, kort=names is brief) for names in (long, brief) if names)
    yield Text(
        cell(
            "VPT: agressie tegen een functionaris met een publieke taak. Wie voor een ander aangifte doet, voegt een "
            "volmacht bij. De gemeente en ieder persoon voegen zich apart (artikel 51f Wetboek van Strafvordering).",
            "klein",
        )
    )


def _of_one(d: Dossier, a: Aangever | None) -> list[tuple[str, str | None]]:
    town = f"gemeente {d.protocol.gemeente}" if d.protocol.gemeente else None
    # The address of the meeting is the organisation's own only where the venue was recorded as the municipality's.
    own = d.vergadering.adres if for_the_public_service(d) else None
    annexed = with_mandate(d) is not None
    return [
        ("Naam", a.naam if a else None),
        ("Functie", (a.functie or proposed(office_of(d, a))) if a else None),
        ("Namens", a.namens if a else proposed(town)),
        ("Domicilie (adres organisatie)", (a.domicilie if a else None) or proposed(own)),
        ("Telefoon en e-mail (werk)", a.bereikbaar if a else None),
        (_MANDATE if annexed else "Volmacht bijgevoegd", mandate(d, a) if a else None),
        *([("Aangifte onder nummer", _yes(a.onder_nummer if a else None))] if asks_number(d, a) else []),
        ("VPT-code gevraagd", _yes(a.vpt if a else None)),
        ("Vervolging gevraagd", _yes(a.vervolging if a else None)),
    ]


def _of_several(d: Dossier, named: Sequence[Aangever]) -> list[tuple[str, str | None]]:
    """All who were named, each with what is known and what is not."""
    rows: list[tuple[str, str | None]] = []
    for number, a in enumerate(named, 1):
        told = [
            ("functie", a.functie or proposed(office_of(d, a))),
            ("namens", a.namens),
            ("domicilie", a.domicilie),
            ("bereikbaar", a.bereikbaar),
            ("volmacht", mandate(d, a)),
            *([("onder nummer", _yes(a.onder_nummer))] if asks_number(d, a) else []),
            ("VPT-code", _yes(a.vpt)),
            ("vervolging", _yes(a.vervolging)),
        ]
        known = [short(a.naam, 100), *(f"{name}: {short(value, 120)}" for name, value in told if value)]
        unknown = ", ".join(name for name, value in told if not value)
        known += [f"{w.UNKNOWN}: {unknown}"] if unknown else []
        rows.append((f"Aangever {number} (nr. {a.positie})", "; ".join(known)))
    return rows


def said_later(d: Dossier, soort: str) -> list[str]:
    """What was recorded of that kind in the days after, in words, with its number; corrections applied."""
    return [f"{short(t.tekst, 300)} (nr. {t.positie})" for t in d.tijdlijn if t.soort == soort and not t.herroepen]


def _yes(value: bool | None) -> str | None:
    return None if value is None else _YES[value]
