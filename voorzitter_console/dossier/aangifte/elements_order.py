"""Disturbing a meeting and not leaving it: articles 144, 139, 185 and 138 Sr, element by element."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from voorzitter_console.dossier.aangifte.element import Element, Feit, asked, for_the_public_service, numbered, spoken
from voorzitter_console.dossier.local_time import day_clock
from voorzitter_console.dossier.model.record import Dossier, Schorsing, Verstoring, Vordering
from voorzitter_console.dossier.refs import MOST, Register, lasted, some, some_labels
from voorzitter_console.dossier.sanitise import literal, short
from voorzitter_console.procedure.sentences import left_how

_WHOLE = 20
"""Ordeverstoringen and persons that are told of one by one; beyond that their own tables do."""


def art_144(d: Dossier, look: Register) -> Feit:
    """Deliberately disturbing a lawful public meeting by wanorde or gedruis."""
    return Feit(
        artikel="144 Sr",
        titel="het opzettelijk storen van een geoorloofde openbare vergadering",
        aanleiding=bool(d.verstoringen),
        waarom="er is geen ordeverstoring vastgelegd",
        elementen=(_meeting(d, look), _disorder(d, look), _effect(d, look), _on_purpose(d, look)),
    )


def _meeting(d: Dossier, look: Register) -> Element:
    v = d.vergadering
    kind = "openbare" if v.openbaar else "besloten"
    found = [f"{kind} vergadering van de {v.orgaan}, aanvang {day_clock(v.aanvang)}"]
    found += [look.entry(t) for t in look.of("open_vergadering")]
    return Element(
        "een geoorloofde openbare vergadering",
        some(found),
        asked(
            (not v.openbaar, "De vergadering was besloten: is zij een openbare vergadering in de zin van dit artikel?"),
            (True, "Oproep en agenda bijvoegen."),
        ),
    )


def _disorder(d: Dossier, look: Register) -> Element:
    found, missing = [], []
    begun = {s.positie for s in d.schorsingen}
    for x in d.verstoringen[:MOST]:
        told = [t for t in (x.omschrijving, x.woorden and f"geroepen: {x.woorden}", x.middelen) if t]
        found.append(look.at(x.positie, x.begin, f"{numbered(d, x.nummer)}{'; '.join(told) or 'begin vastgelegd'}"))
        if not told:
            missing.append(f"{numbered(d, x.nummer)}wat was er te zien en te horen?".capitalize())
        if x.positie in begun:
            missing.append(f"{numbered(d, x.nummer)}wie zag of hoorde het begin, vóór de schorsing?".capitalize())
    reasons = [s for s in d.schorsingen if s.reden]
    return Element(
        "door wanorde te verwekken of gedruis te maken",
        (
            *found,
            *_rest(d),
            *some(reasons, lambda s: look.at(s.positie, s.begin, f"reden van de schorsing: {s.reden}")),
        ),
        tuple(missing),
    )


def _rest(d: Dossier) -> tuple[str, ...]:
    more = len(d.verstoringen) - MOST
    return (f"en nog {more} ordeverstoringen; zie hun deel",) if more > 0 else ()


def _effect(d: Dossier, look: Register) -> Element:
    found, missing = [], []
    for x in d.verstoringen[:MOST]:
        if x.gevolg:
            found.append(look.at(x.positie, x.begin, f"{numbered(d, x.nummer)}gevolg: {x.gevolg}"))
        else:
            missing.append(f"{numbered(d, x.nummer)}wat was het gevolg voor de vergadering?".capitalize())

    def suspended(s: Schorsing) -> str:
        end = s.hervat or s.gesloten
        how = "hervat" if s.hervat else "gesloten"
        went = f"{how} om {look.time(end)}, na {lasted(end - s.begin)}" if end else "niet hervat"
        return look.at(s.positie, s.begin, f"vergadering geschorst, {went}")

    told = (*found, *_rest(d), *some(d.schorsingen, suspended))
    return Element("waardoor de vergadering is gestoord", told, tuple(missing))


def _on_purpose(d: Dossier, look: Register) -> Element:
    reactions = [v for x in d.verstoringen for v in x.vorderingen if v.reactie]
    silent = [x for x in d.verstoringen if not x.aansprekingen and not x.vorderingen]
    return Element(
        "opzettelijk",
        (
            *spoken(d, look),
            *some(reactions, lambda v: look.at(v.positie, v.gebeurd_op, f"reactie: {v.reactie}")),
        ),
        asked(
            (bool(silent), "Zijn de personen aangesproken, en gingen zij daarna door?"),
            (not reactions, "Wat deden de personen nadat zij waren aangesproken?"),
        ),
    )


def art_139(d: Dossier, look: Register) -> Feit:
    """Not leaving a room for the public service on the vordering of the competent official, first paragraph."""
    demands = [(x, v) for x in d.verstoringen for v in x.vorderingen]

    def who(given: tuple[Verstoring, Vordering]) -> str:
        x, v = given
        said = f"{numbered(d, x.nummer)}{v.nummer}e vordering door {v.spreker or v.door}"
        said += f", {v.hoedanigheid}" if v.hoedanigheid else ""
        said += f", namens {v.namens}" if v.namens else ""
        said += f", met instemming van {v.instemming_van}" if v.instemming_van else ""
        return look.at(v.positie, v.gebeurd_op, said)

    grounds = sorted({v.grondslag for _, v in demands if v.grondslag})
    v = d.vergadering
    return Feit(
        artikel="139 lid 1 Sr",
        titel="het zich niet aanstonds verwijderen op de vordering van de bevoegde ambtenaar",
        aanleiding=bool(demands),
        waarom="er is geen vordering vastgelegd",
        elementen=(
            Element(
                "een voor de openbare dienst bestemd lokaal",
                tuple(
                    f"{name}: {short(value)}"
                    for name, value in (("plaats", v.locatie), ("soort lokaal", v.locatie_soort))
                    if value
                ),
                asked(
                    (for_the_public_service(d) is None, "Was de zaal van de gemeente of gehuurd?"),
                    (for_the_public_service(d) is False, "Was de zaal op dat moment voor de openbare dienst bestemd?"),
                ),
            ),
            Element(
                "wederrechtelijk daar vertoeven",
                (
                    *(f"grondslag: {short(g)}" for g in grounds[:5]),
                    *((f"rechthebbende: {short(v.rechthebbende)}",) if v.rechthebbende else ()),
                    *some(
                        d.alternatieven,
                        lambda a: look.at(a.positie, a.gebeurd_op, f"alternatief aangeboden: {a.tekst}"),
                    ),
                ),
                asked(
                    (not grounds, "Waarop berustte de vordering?"),
                    (v.rechthebbende is None, "Wie is de rechthebbende van het lokaal?"),
                    (not d.alternatieven, "Was er een andere manier aangeboden om de mening te uiten?"),
                ),
            ),
            Element(
                "op de vordering van de bevoegde ambtenaar",
                some(demands, who),
                asked(
                    (any(v.hoedanigheid is None for _, v in demands), "In welke hoedanigheid sprak de spreker?"),
                    (any(v.namens is None for _, v in demands), "Namens wie sprak de spreker?"),
                    (any(v.instemming_van is None for _, v in demands), "Met wiens instemming?"),
                ),
            ),
            _not_leaving(d, look),
        ),
    )


def _not_leaving(d: Dossier, look: Register) -> Element:
    people = [(x, p) for x in d.verstoringen for p in x.verstoorders if p.vorderingen]
    found = list(_after_the_demand(d, look)) if len(people) <= _WHOLE else []
    if len(people) > _WHOLE:
        found.append(f"{len(people)} keer was een vordering tot een persoon gericht; zie personen en vorderingen")
    heard = {(x.nummer, a.label) for x in d.verstoringen for v in x.vorderingen for a in v.aanwezigheid if a.gehoord}
    unheard = [p.label for x, p in people if (x.nummer, p.label) not in heard]
    unknown = [p.label for x, p in people if p.vertrokken is None]
    derived = any(v.afgeleid for x in d.verstoringen for v in x.vorderingen)
    return Element(
        "zich niet aanstonds verwijderen",
        tuple(found),
        asked(
            (bool(unheard), f"Heeft de persoon de vordering gehoord? {some_labels(list(dict.fromkeys(unheard)))}"),
            (derived, "Bevestigen tot wie de vordering was gericht (nu afgeleid)."),
            (bool(unknown), f"Wanneer en hoe vertrokken: {some_labels(list(dict.fromkeys(unknown)))}"),
            (not people, "Tot wie was de vordering gericht?"),
        ),
    )


def _after_the_demand(d: Dossier, look: Register) -> Iterator[str]:
    """For each person how long after the first vordering they left."""
    for x in d.verstoringen:
        times = {v.nummer: v.gebeurd_op for v in x.vorderingen}
        for p in x.verstoorders:
            if not p.vorderingen:
                continue
            first = times[p.vorderingen[0]]
            told = f"{literal(p.label)}: {numbered(d, x.nummer)}{p.vorderingen[0]}e vordering om {look.time(first)}"
            if p.vertrokken is None:
                yield f"{told}; vertrek niet vastgelegd"
                continue
            gone = next(
                (t for t in look.about(p.label, "verstoorder_vertrokken") if t.gebeurd_op == p.vertrokken), None
            )
            where = f" (nr. {gone.positie})" if gone else ""
            how = f", {left_how(p.hoe)}" if p.hoe else ""
            length = p.vertrokken - first
            later = f", {lasted(length)} daarna" if length >= timedelta() else ""
            yield f"{told}; vertrokken om {look.time(p.vertrokken)}{where}{how}{later}"


def art_185(d: Dossier, look: Register) -> Feit:
    """Opschudding where an official works in public, and not leaving on an order."""
    demands = [(x, v) for x in d.verstoringen for v in x.vorderingen]

    def ordered(given: tuple[Verstoring, Vordering]) -> str:
        x, v = given
        return look.at(v.positie, v.gebeurd_op, f"{numbered(d, x.nummer)}{v.nummer}e vordering")

    return Feit(
        artikel="185 Sr",
        titel="opschudding waar een ambtenaar in het openbaar werkzaam is, en niet weggaan op bevel",
        aanleiding=bool(demands),
        waarom="er is geen vordering (bevel om weg te gaan) vastgelegd",
        elementen=(
            Element(
                "een ambtenaar, in het openbaar werkzaam in de rechtmatige uitoefening van zijn bediening",
                (
                    f"{'openbare' if d.vergadering.openbaar else 'besloten'} vergadering van de {d.vergadering.orgaan}",
                    *((f"voorzitter: {short(d.vergadering.voorzitter)}",) if d.vergadering.voorzitter else ()),
                ),
                ("Welke ambtenaar was daar aan het werk, en met wat?",),
            ),
            _disorder(d, look),
            Element(
                "het bevel van het bevoegd gezag om weg te gaan",
                some(
                    look.at(v.positie, v.gebeurd_op, f"{numbered(d, x.nummer)}{v.nummer}e vordering")
                    for x, v in demands
                ),
            ),
            _not_leaving(d, look),
        ),
    )


def art_138(d: Dossier, look: Register) -> Feit:
    """A closed room in use by another: for a hired hall."""
    v = d.vergadering
    hired = for_the_public_service(d) is False
    return Feit(
        artikel="138 Sr",
        titel="het zich niet aanstonds verwijderen uit een besloten lokaal (gehuurde zaal)",
        aanleiding=hired and any(x.vorderingen for x in d.verstoringen),
        waarom="alleen bij een gehuurde zaal; soort lokaal: "
        + (short(v.locatie_soort) if v.locatie_soort else "nog niet bekend"),
        elementen=(
            Element(
                "een besloten lokaal, bij een ander in gebruik",
                tuple(
                    f"{name}: {short(value)}"
                    for name, value in (("plaats", v.locatie), ("soort lokaal", v.locatie_soort))
                    if value
                ),
                ("Huurovereenkomst of gebruiksafspraak bijvoegen.",),
            ),
            Element(
                "op de vordering van of vanwege de rechthebbende",
                ((f"rechthebbende: {short(v.rechthebbende)}",) if v.rechthebbende else ()),
                asked(
                    (v.rechthebbende is None, "Wie is de rechthebbende van het lokaal?"),
                    (True, "Sprak de spreker van of vanwege de rechthebbende?"),
                ),
            ),
            _not_leaving(d, look),
        ),
    )
