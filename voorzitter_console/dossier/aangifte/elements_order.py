"""Disturbing a meeting and not leaving it: articles 144, 139, 184, 185, 186 and 138 Sr, element by element."""

from __future__ import annotations

from collections.abc import Sequence

from voorzitter_console.dossier.aangifte import element as e
from voorzitter_console.dossier.aangifte.element import Element, StrafbaarFeit, asked, numbered
from voorzitter_console.dossier.aangifte.head import began
from voorzitter_console.dossier.model.record import (
    Dossier,
    DossierPersoon,
    DossierSchorsing,
    DossierVerstoring,
    DossierVervolg,
    DossierVordering,
)
from voorzitter_console.dossier.refs import (
    MOST,
    TimelineLookup,
    by_another,
    ended,
    for_the_public_service,
    offered,
    offered_sometime,
    some,
    told_of,
    uttered,
)
from voorzitter_console.dossier.sanitise import literal, short
from voorzitter_console.dossier.words import behaviour, few
from voorzitter_console.procedure.spoken import quoted

_SEE_139 = ("zie artikel 139 lid 1",)
_SEE_144 = ("zie artikel 144",)


def art_144(d: Dossier, look: TimelineLookup) -> StrafbaarFeit:
    """Deliberately disturbing a lawful public meeting by wanorde or gedruis."""
    during = e.while_it_sat(d)
    why = "de ordeverstoring begon na de sluiting van de vergadering" if d.verstoringen else ""
    return StrafbaarFeit(
        artikel="144 Sr",
        titel="het opzettelijk storen van een geoorloofde openbare vergadering",
        aanleiding=bool(during),
        waarom=why or "er is geen ordeverstoring vastgelegd",
        elementen=(
            _meeting(d, look),
            _disorder(d, during, look),
            _effect(d, during, look),
            _on_purpose(d, during, look),
        ),
    )


def _meeting(d: Dossier, look: TimelineLookup) -> Element:
    v = d.vergadering
    kind = "openbare" if v.openbaar else "besloten"
    closed = ended(d)
    found = [f"{kind} vergadering van de {v.orgaan}, begin: {began(d)}"]
    found += [look.entry(t) for t in look.of("open_vergadering")]
    found += [f"gesloten om {look.time(closed)}"] if closed else []
    return Element(
        "een geoorloofde openbare vergadering",
        some(found),
        asked(
            (not v.openbaar, "De vergadering was besloten: is zij een openbare vergadering in de zin van dit artikel?"),
            (True, "Oproep en agenda bijvoegen."),
        ),
    )


def _disorder(d: Dossier, xs: Sequence[DossierVerstoring], look: TimelineLookup) -> Element:
    found, missing = [], []
    begun = {s.positie for s in d.schorsingen}
    for x in xs[:MOST]:
        told = _seen(x, uttered(x))
        found.append(look.at(x.positie, x.begin, f"{numbered(d, x.nummer)}{'; '.join(told) or 'begin vastgelegd'}"))
        again = [(v, shown) for v in x.vervolg if (shown := _seen(v, uttered(x)))]
        found += some(again, lambda t: look.at(t[0].positie, t[0].gebeurd_op, f"ging verder: {'; '.join(t[1])}"))
        if not told and not again:
            missing.append(f"{numbered(d, x.nummer)}wat was er te zien en te horen?".capitalize())
        if x.positie in begun:
            missing.append(f"{numbered(d, x.nummer)}wie zag of hoorde het begin, vóór de schorsing?".capitalize())
    reasons = [s for s in d.schorsingen if s.reden]
    taking_part = {p.label for x in xs for p in x.verstoorders}
    return Element(
        "door wanorde te verwekken of gedruis te maken",
        (
            *found,
            *_rest(xs),
            *some(reasons, lambda s: look.at(s.positie, s.begin, f"reden van de schorsing: {s.reden}{e.disputed(s)}")),
            *some(_behaved([p for p in d.personen if p.label in taking_part], look)),
        ),
        tuple(missing),
    )


def _behaved(people: Sequence[DossierPersoon], look: TimelineLookup) -> list[str]:
    """What each did, the same of several once."""
    same: dict[str, list[str]] = {}
    for p in people:
        for told in behaviour(p, look):
            same.setdefault(told, []).append(literal(p.label, 100))
    return [f"gedrag van {few(labels)}: {told}" for told, labels in same.items()]


def _seen(x: DossierVerstoring | DossierVervolg, how: str) -> list[str]:
    return [t for t in (x.omschrijving, x.woorden and f"{how} {quoted(x.woorden)}", x.middelen) if t]


def _rest(xs: Sequence[DossierVerstoring]) -> tuple[str, ...]:
    more = len(xs) - MOST
    return (f"en nog {more} ordeverstoringen; zie bijlage A",) if more > 0 else ()


def _effect(d: Dossier, xs: Sequence[DossierVerstoring], look: TimelineLookup) -> Element:
    found, missing = [], []
    for x in xs[:MOST]:
        known = told_of(x, "gevolg")
        found += [look.at(g.positie, g.op, f"{numbered(d, x.nummer)}gevolg: {g.tekst}") for g in known]
        if not known:
            missing.append(f"{numbered(d, x.nummer)}wat was het gevolg voor de vergadering?".capitalize())

    def suspended(s: DossierSchorsing) -> str:
        end = s.hervat or s.gesloten
        how = "hervat" if s.hervat else "gesloten"
        went = f"{how} om {look.time(end)}, na {look.lasted(s.begin, end)}" if end else "niet hervat"
        return look.at(s.positie, s.begin, f"vergadering geschorst{e.disputed(s)}, {went}")

    told = (*found, *_rest(xs), *some(d.schorsingen, suspended))
    return Element("waardoor de vergadering is gestoord", told, tuple(missing))


def _on_purpose(d: Dossier, xs: Sequence[DossierVerstoring], look: TimelineLookup) -> Element:
    reactions = [y for x in xs for y in e.answered(x) if y.reactie]
    silent = [x for x in xs if not x.aansprekingen and not x.vorderingen]
    # Who stopped and who began again: the one speaks for the person, the other against.
    changed = [t for soort in ("verstoorder_gestaakt", "verstoorder_teruggekeerd") for t in look.of(soort)]
    return Element(
        "opzettelijk",
        e.in_time([*e.spoken(d, xs), *((t.gebeurd_op, t.positie, t.tekst) for t in changed)], look),
        asked(
            (bool(silent), "Zijn de personen aangesproken, en gingen zij daarna door?"),
            (not reactions and len(silent) < len(xs), "Wat deden de personen nadat zij waren aangesproken?"),
        ),
    )


def _demands(d: Dossier) -> list[tuple[DossierVerstoring, DossierVordering]]:
    return [(x, v) for x in d.verstoringen for v in x.vorderingen]


def _spoken_by(d: Dossier, look: TimelineLookup) -> Element:
    """The vorderingen: who spoke, for whom, on what ground."""
    demands = _demands(d)

    def who(given: tuple[DossierVerstoring, DossierVordering]) -> str:
        x, v = given
        said = f"{numbered(d, x.nummer)}{v.nummer}e vordering{e.doubt(v)} door {v.spreker or v.door}"
        said += f", {v.hoedanigheid}" if v.hoedanigheid else ""
        said += f", namens {v.namens}" if v.namens else ""
        said += f", met instemming van {v.instemming_van}" if v.instemming_van else ""
        return look.at(v.positie, v.gebeurd_op, said)

    def lacking(name: str, among: Sequence[DossierVordering] | None = None) -> str:
        return _which([v for v in among or [v for _, v in demands] if getattr(v, name) is None], demands)

    others = [v for _, v in demands if by_another(d, v)]
    # Of a commission the chair is a raadslid, and article 26 gives that chair no power (82 lid 5 Gemeentewet).
    commission = d.vergadering.orgaan == "raadscommissie"
    by_chair = [v for _, v in demands if commission and not by_another(d, v)]
    return Element(
        "op de vordering van de bevoegde ambtenaar",
        some(demands, who),
        asked(
            *_each(
                ("In welke hoedanigheid sprak de spreker", lacking("hoedanigheid")),
                ("Namens wie sprak de spreker", lacking("namens")),
                ("Met wiens instemming", lacking("instemming_van", others) if others else _NONE),
                (
                    "Was de voorzitter van een commissie bevoegd, waar artikel 26 Gemeentewet niet geldt (artikel 82 "
                    "lid 5)? Sprak hij of zij namens de rechthebbende",
                    _which(by_chair, demands),
                ),
            ),
        ),
    )


_NONE = "-"
"""Of none of the vorderingen it is asked."""


def _which(given: Sequence[DossierVordering], demands: Sequence[tuple[DossierVerstoring, DossierVordering]]) -> str:
    """`` (nr. 14, 19)``: which of them, where it is not of all; ``-`` where of none."""
    if not given:
        return _NONE
    numbers = [str(v.positie) for v in given if v.positie]
    return "" if len(given) == len(demands) or not numbers else f" (nr. {few(numbers, MOST)})"


def _each(*given: tuple[str, str]) -> list[tuple[bool, str]]:
    return [(which != _NONE, f"{question}{which}?") for question, which in given]


def art_139(d: Dossier, look: TimelineLookup) -> StrafbaarFeit:
    """Not leaving a room for the public service on the vordering of the competent official, first paragraph."""
    demands = _demands(d)
    grounds: dict[str, list[DossierVordering]] = {}
    for _, x in demands:
        if x.grondslag:
            grounds.setdefault(x.grondslag, []).append(x)
    v = d.vergadering
    unfounded = [x for _, x in demands if not x.grondslag]
    ways, sometime = offered(d), offered_sometime(d)
    return StrafbaarFeit(
        artikel="139 lid 1 Sr",
        titel="het zich niet aanstonds verwijderen op de vordering van de bevoegde ambtenaar",
        aanleiding=bool(demands),
        waarom="er is geen vordering vastgelegd",
        elementen=(
            Element(
                "een voor de openbare dienst bestemd lokaal",
                _venue(d),
                asked(
                    (for_the_public_service(d) is None, "Was de zaal van de gemeente of gehuurd?"),
                    (
                        for_the_public_service(d) is False,
                        "Was de zaal op dat moment voor de openbare dienst bestemd?",
                    ),
                ),
            ),
            Element(
                "wederrechtelijk daar vertoeven",
                (
                    *(f"grondslag{_which(of, demands)}: {short(g)}" for g, of in list(grounds.items())[:5]),
                    *((f"rechthebbende: {short(v.rechthebbende)}",) if v.rechthebbende else ()),
                    *some(ways, lambda o: look.at(o.positie, o.op, f"alternatief aangeboden: {o.tekst}")),
                ),
                asked(
                    *_each(("Waarop berustte de vordering", _which(unfounded, demands))),
                    (v.rechthebbende is None, "Wie is de rechthebbende van het lokaal?"),
                    (
                        not ways and not sometime,
                        "Was er een andere manier aangeboden om de mening te uiten?",
                    ),
                    *(
                        (True, f"Wanneer is dit aangeboden: {short(o.tekst, 80)} (nr. {o.positie})?")
                        for o in sometime[:3]
                    ),
                ),
            ),
            _spoken_by(d, look),
            e.leaving(d, look),
        ),
    )


def _venue(d: Dossier) -> tuple[str, ...]:
    v = d.vergadering
    known = (("plaats", v.locatie), ("adres", v.adres), ("soort lokaal", v.locatie_soort))
    return tuple(f"{name}: {short(value)}" for name, value in known if value)


def art_184(d: Dossier) -> StrafbaarFeit:
    """Deliberately not obeying an order of an official that rests on a statutory provision."""
    commission = d.vergadering.orgaan == "raadscommissie"
    law = "artikel 26 lid 1 Gemeentewet" if not commission else "artikel 26 Gemeentewet geldt niet voor een commissie"
    grounds = sorted({v.grondslag for _, v in _demands(d) if v.grondslag})
    return StrafbaarFeit(
        artikel="184 Sr",
        titel="het opzettelijk niet voldoen aan een bevel of vordering van een ambtenaar",
        aanleiding=bool(_demands(d)),
        waarom="er is geen vordering vastgelegd",
        opmerking=e.CHECK,
        elementen=(
            Element(
                "een bevel of vordering, krachtens wettelijk voorschrift gedaan door een bevoegde ambtenaar",
                (*_SEE_139, *(f"grondslag: {short(g)}" for g in grounds[:5])),
                asked((not grounds or not all(map(_of_law, grounds)), f"{_ON_WHAT} ({law})?")),
            ),
            Element("daaraan opzettelijk niet voldoen", _SEE_139),
        ),
    )


_ON_WHAT = "Op welk wettelijk voorschrift berustte het"


def _of_law(ground: str) -> bool:
    """Whether it names the law that gives the power to order; article 139 Sr gives none, it punishes."""
    return "gemeentewet" in ground.casefold()


def art_185(d: Dossier) -> StrafbaarFeit:
    """Opschudding where an official works in public, and not leaving on an order."""
    v = d.vergadering
    chair = (f"voorzitter: {short(v.voorzitter)}",) if v.voorzitter else ()
    return StrafbaarFeit(
        artikel="185 Sr",
        titel="opschudding waar een ambtenaar in het openbaar werkzaam is, en niet weggaan op bevel",
        aanleiding=bool(_demands(d)),
        waarom="er is geen vordering (bevel om weg te gaan) vastgelegd",
        elementen=(
            Element(
                "een ambtenaar, in het openbaar werkzaam in de rechtmatige uitoefening van zijn bediening",
                (f"{'openbare' if v.openbaar else 'besloten'} vergadering van de {v.orgaan}", *chair),
                ("Welke ambtenaar was daar aan het werk, en met wat?",),
            ),
            Element("opschudding", _SEE_144),
            Element("niet weggaan op het bevel van het bevoegd gezag", _SEE_139),
        ),
    )


def art_186(d: Dossier, look: TimelineLookup) -> StrafbaarFeit:
    """Not leaving a gathering after the third order of the authority: where "three orders" come from."""
    third = [(x, v) for x, v in _demands(d) if v.nummer == 3]

    def one(given: tuple[DossierVerstoring, DossierVordering]) -> str:
        x, v = given
        return look.at(v.positie, v.gebeurd_op, f"{numbered(d, x.nummer)}3e vordering{e.doubt(v)}")

    return StrafbaarFeit(
        artikel="186 Sr",
        titel="het zich bij een volksoploop niet verwijderen na het derde bevel",
        aanleiding=bool(third),
        waarom="er zijn geen drie vorderingen vastgelegd",
        opmerking=e.CHECK,
        elementen=(
            Element("bij gelegenheid van een volksoploop", (), ("Hoeveel mensen waren er, en hoe waren zij samen?",)),
            Element("het derde bevel, door of vanwege het bevoegd gezag", some(third, one)),
            Element("zich opzettelijk niet onmiddellijk verwijderen", _SEE_139),
        ),
    )


def art_138(d: Dossier) -> StrafbaarFeit:
    """A closed room in use by another: for a hired hall."""
    v = d.vergadering
    hired = for_the_public_service(d) is False
    spoke_for = sorted({x.namens for _, x in _demands(d) if x.namens})
    return StrafbaarFeit(
        artikel="138 Sr",
        titel="het zich niet aanstonds verwijderen uit een besloten lokaal (gehuurde zaal)",
        aanleiding=hired and bool(_demands(d)),
        waarom="alleen bij een gehuurde zaal; soort lokaal: "
        + (short(v.locatie_soort) if v.locatie_soort else "nog niet bekend"),
        elementen=(
            Element(
                "een besloten lokaal, bij een ander in gebruik",
                _venue(d),
                ("Huurovereenkomst of gebruiksafspraak bijvoegen.",),
            ),
            Element(
                "op de vordering van of vanwege de rechthebbende",
                (
                    *((f"rechthebbende: {short(v.rechthebbende)}",) if v.rechthebbende else ()),
                    *(f"namens: {short(x)}" for x in spoke_for[:5]),
                ),
                asked(
                    (v.rechthebbende is None, "Wie is de rechthebbende van het lokaal?"),
                    (
                        v.rechthebbende is None or any(x.namens != v.rechthebbende for _, x in _demands(d)),
                        "Sprak de spreker van of vanwege de rechthebbende?",
                    ),
                ),
            ),
            Element("zich niet aanstonds verwijderen", _SEE_139),
        ),
    )
