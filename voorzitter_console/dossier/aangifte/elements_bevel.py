"""Orders that were not obeyed, by other articles than 139: 184, 185, 186 and 138 Sr, element by element."""

from __future__ import annotations

from collections.abc import Iterator

from voorzitter_console.dossier.aangifte import element as e
from voorzitter_console.dossier.aangifte.element import Element, StrafbaarFeit, asked, numbered
from voorzitter_console.dossier.aangifte.elements_order import all_demands, venue, which
from voorzitter_console.dossier.members import in_commission
from voorzitter_console.dossier.model.record import Dossier, DossierVerstoring, DossierVordering
from voorzitter_console.dossier.refs import MOST, TimelineLookup, groups_among, some, told_of
from voorzitter_console.dossier.sanitise import short
from voorzitter_console.dossier.sitting import for_the_public_service
from voorzitter_console.dossier.stays import Addressees
from voorzitter_console.dossier.untimed import long_filled
from voorzitter_console.dossier.utterances import chair_at

_SEE_139 = ("zie artikel 139 lid 1",)
_SEE_144 = ("zie artikel 144",)


def art_184(d: Dossier) -> StrafbaarFeit:
    """Deliberately not obeying an order of an official that rests on a statutory provision."""
    commission = in_commission(d)
    law = "artikel 26 lid 1 Gemeentewet" if not commission else "artikel 26 Gemeentewet geldt niet voor een commissie"
    grounds = sorted({v.grondslag for _, v in all_demands(d) if v.grondslag})
    founded = _of_which(d, "grondslag")
    return StrafbaarFeit(
        artikel="184 Sr",
        titel="het opzettelijk niet voldoen aan een bevel of vordering van een ambtenaar",
        aanleiding=bool(all_demands(d)),
        waarom="er is geen vordering vastgelegd",
        opmerking=e.CHECK,
        elementen=(
            Element(
                "een bevel of vordering, krachtens wettelijk voorschrift gedaan",
                (*_SEE_139, *founded),
                asked((not grounds or not all(map(_of_law, grounds)), f"{_ON_WHAT} ({law})?")),
            ),
            Element(
                "door een ambtenaar, belast met enig toezicht of met het opsporen of onderzoeken van strafbare feiten",
                _SEE_139,
                ("Was de spreker zo'n ambtenaar?",),
            ),
            Element("daaraan opzettelijk niet voldoen", _SEE_139),
        ),
    )


_ON_WHAT = "Op welk wettelijk voorschrift berustte het"


def _of_which(d: Dossier, name: str) -> tuple[str, ...]:
    """``namens (nr. 5): ...``: what was recorded of some vorderingen is not told of the others."""
    demands = all_demands(d)
    same: dict[str, list[DossierVordering]] = {}
    filled = long_filled(d)
    for _, v in demands:
        if value := getattr(v, name):
            same.setdefault(f"{short(value)}{filled.get((v.positie or 0, name), '')}", []).append(v)
    return tuple(f"{name}{which(of, demands)}: {value}" for value, of in sorted(same.items())[:5])


def _of_law(ground: str) -> bool:
    """Whether it names the law that gives the power to order; article 139 Sr gives none, it punishes."""
    return "gemeentewet" in ground.casefold()


def art_185(d: Dossier) -> StrafbaarFeit:
    """Opschudding where an official works in public, and not leaving on an order."""
    v = d.vergadering
    chairs: dict[str, list[DossierVordering]] = {}
    for _, x in all_demands(d):
        if name := chair_at(d, x.gebeurd_op):
            chairs.setdefault(name, []).append(x)
    chair = tuple(f"voorzitter{which(of, all_demands(d))}: {short(name)}" for name, of in list(chairs.items())[:5])
    return StrafbaarFeit(
        artikel="185 Sr",
        titel="opschudding waar een ambtenaar in het openbaar werkzaam is, en niet weggaan op bevel",
        aanleiding=bool(all_demands(d)),
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
    third = [(x, v) for x, v in all_demands(d) if v.nummer == 3]

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
            Element(
                "bij gelegenheid van een volksoploop",
                tuple(told for x in dict.fromkeys(x.nummer for x, _ in third) for told in _gathered(d, x, look)),
                ("Hoeveel mensen waren er, en hoe waren zij samen?",),
            ),
            Element("het derde bevel, door of vanwege het bevoegd gezag", some(third, one)),
            Element("zich opzettelijk niet onmiddellijk verwijderen", _SEE_139),
        ),
    )


def _gathered(d: Dossier, number: int, look: TimelineLookup) -> Iterator[str]:
    """What was recorded of how many there were at that ordeverstoring."""
    x = next(x for x in d.verstoringen if x.nummer == number)
    labels = [p.label for p in Addressees.of(d, look).took_part(x)]
    one = e.count_of_persons(d, labels) == 1
    told = [f"vastgelegd {'is' if one else 'zijn'} {e.number_of_persons(d, labels)}"] if labels else []
    groups = groups_among(d, labels)
    told += [f"met groepen: {groups}"] if groups else []
    told += [short(g.tekst) for g in told_of(x, "omschrijving")[:MOST]]
    if told:
        yield numbered(d, number) + "; ".join(told)


def art_138(d: Dossier) -> StrafbaarFeit:
    """A closed room in use by another: for a hired hall."""
    v = d.vergadering
    hired = for_the_public_service(d) is False
    return StrafbaarFeit(
        artikel="138 Sr",
        titel="het zich niet aanstonds verwijderen uit een besloten lokaal (gehuurde zaal)",
        aanleiding=hired and bool(all_demands(d)),
        waarom="alleen bij een gehuurde zaal; soort lokaal: "
        + (short(v.locatie_soort) if v.locatie_soort else "nog niet bekend"),
        elementen=(
            Element(
                "een besloten lokaal, bij een ander in gebruik",
                venue(d),
                ("Huurovereenkomst of gebruiksafspraak bijvoegen.",),
            ),
            Element(
                "wederrechtelijk daar vertoeven",
                _SEE_139,
                asked(
                    (
                        bool(all_demands(d)),
                        "Wie mocht er zijn (huurder, publiek), en waaruit bleek dat dat niet meer zo was?",
                    )
                ),
            ),
            Element(
                "op de vordering van of vanwege de rechthebbende",
                (
                    *((f"rechthebbende: {short(v.rechthebbende)}",) if v.rechthebbende else ()),
                    *_of_which(d, "namens"),
                ),
                asked(
                    (v.rechthebbende is None, "Wie is de rechthebbende van het lokaal?"),
                    (
                        v.rechthebbende is None or any(x.namens != v.rechthebbende for _, x in all_demands(d)),
                        "Sprak de spreker van of vanwege de rechthebbende?",
                    ),
                ),
            ),
            Element("zich niet aanstonds verwijderen", _SEE_139),
        ),
    )
