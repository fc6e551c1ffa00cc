"""Disturbing a meeting and not leaving it: articles 144 and 139 lid 1 Sr, element by element."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

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
    Tijdlijnregel,
)
from voorzitter_console.dossier.refs import MOST, TimelineLookup, runs, some, told_of, uttered
from voorzitter_console.dossier.sanitise import short
from voorzitter_console.dossier.sitting import ended, for_the_public_service
from voorzitter_console.dossier.utterances import by_another, offered, offered_sometime, only_elsewhere
from voorzitter_console.dossier.words import began_suspended, behaviour, few, while_suspended
from voorzitter_console.procedure.spoken import quoted


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
    opened = [look.place(t.gebeurd_op) for t in look.of("open_vergadering")]
    early = [f"Ordeverstoring {x.nummer}" for x in d.verstoringen if opened and _over(x, look) < min(opened)][:MOST]
    found += [f"gesloten om {look.time(closed)}{look.doubt_of(closed, 'sluit')}"] if closed else []
    return Element(
        "een geoorloofde openbare vergadering",
        some(found),
        asked(
            *(
                (True, f"{named.capitalize()} was voorbij vóór de opening: was er toen een vergadering?")
                for named in early
            ),
            (not v.openbaar, "De vergadering was besloten: is zij een openbare vergadering in de zin van dit artikel?"),
            (True, "Oproep en agenda bijvoegen."),
        ),
    )


def _over(x: DossierVerstoring, look: TimelineLookup) -> float:
    """When it was over; never where no end was recorded."""
    return look.place(x.einde) if x.einde else math.inf


def _disorder(d: Dossier, xs: Sequence[DossierVerstoring], look: TimelineLookup) -> Element:
    found, missing = [], []
    begun = {s.positie for s in d.schorsingen}
    for x in xs[:MOST]:
        told = _seen(x, uttered(x), look)
        seen = "; ".join(told) or look.unbegun(x).strip(" ()") or "begin vastgelegd"
        found.append(look.at(x.positie, x.begin, f"{numbered(d, x.nummer)}{seen}{_already(d, x, x.begin, look)}"))
        again = [(v, shown) for v in x.vervolg if (shown := _seen(v, uttered(x), look))]
        found += some(again, lambda t: _went_on(d, *t, look))
        if not told and not again:
            missing.append(f"{numbered(d, x.nummer)}wat was er te zien en te horen?".capitalize())
        if x.positie in begun:
            missing.append(f"{numbered(d, x.nummer)}wie zag of hoorde het begin, vóór de schorsing?".capitalize())
    reasons = [s for s in d.schorsingen if s.reden]
    taking_part = {p.label for x in xs for p in x.verstoorders}
    still = while_suspended(d, taking_part, look)
    if still:
        missing.append(f"{still} Wat daarvan stoorde de vergadering, vóór de schorsing?")
    return Element(
        "door wanorde te verwekken of gedruis te maken",
        (
            *found,
            *_rest(xs),
            *some(
                reasons,
                lambda s: look.at(
                    s.positie,
                    s.begin,
                    f"reden van de schorsing: {s.reden}{look.filled(s.positie, 'reden')}{e.disputed(s)}",
                ),
            ),
            *some(_behaved(d, [p for p in d.personen if p.label in taking_part], look)),
        ),
        tuple(missing),
    )


def _behaved(d: Dossier, people: Sequence[DossierPersoon], look: TimelineLookup) -> list[str]:
    """What each did, the same of several once."""
    same: dict[str, list[str]] = {}
    for p in people:
        for told in behaviour(p, look):
            same.setdefault(told, []).extend(e.with_roles(d, [p.label]))
    return [f"gedrag van {few(labels)}: {told}" for told, labels in same.items()]


def _seen(x: DossierVerstoring | DossierVervolg, how: str, look: TimelineLookup) -> list[str]:
    told = (
        ("omschrijving", x.omschrijving),
        ("woorden", x.woorden and f"{how} {quoted(x.woorden)}"),
        ("middelen", x.middelen),
    )
    return [f"{text}{look.filled(x.positie, veld)}" for veld, text in told if text]


def _went_on(d: Dossier, v: DossierVervolg, told: Sequence[str], look: TimelineLookup) -> str:
    return look.at(v.positie, v.gebeurd_op, f"ging verder: {'; '.join(told)}{_already(d, v, v.gebeurd_op, look)}")


def _rest(xs: Sequence[DossierVerstoring]) -> tuple[str, ...]:
    more = len(xs) - MOST
    return (f"en nog {more} ordeverstoringen; zie bijlage A",) if more > 0 else ()


def _effect(d: Dossier, xs: Sequence[DossierVerstoring], look: TimelineLookup) -> Element:
    found, missing = [], []
    for x in xs[:MOST]:
        known = told_of(x, "gevolg")
        found += [
            look.at(g.positie, g.op, f"{numbered(d, x.nummer)}gevolg: {g.tekst}{look.filled(g.positie, 'gevolg')}")
            for g in known
        ]
        if not known:
            missing.append(f"{numbered(d, x.nummer)}wat was het gevolg voor de vergadering?".capitalize())

    def suspended(s: DossierSchorsing) -> str:
        end = s.hervat or s.gesloten
        how = "hervat" if s.hervat else "gesloten"
        unsure = look.doubt_of(end, "hervat" if s.hervat else "sluit")
        went = f"{how} om {look.time(end)}{unsure}, na {look.lasted(s.begin, end)}" if end else "niet hervat"
        return look.at(s.positie, s.begin, f"vergadering geschorst{e.disputed(s)}, {went}")

    told = (*found, *_rest(xs), *some(d.schorsingen, suspended))
    return Element("waardoor de vergadering is gestoord", told, tuple(missing))


def _on_purpose(d: Dossier, xs: Sequence[DossierVerstoring], look: TimelineLookup) -> Element:
    reactions = [y for x in xs for y in e.answered(x) if y.reactie]
    silent = [x for x in xs if not x.aansprekingen and not x.vorderingen]
    # Who stopped and who began again: the one speaks for the person, the other against. What was done after the
    # ordeverstoring, or after the closing, disturbed no meeting.
    lasted = [run for x in xs for run in runs(d, x)]
    closed = ended(d)
    changed = [
        t
        for soort in ("verstoorder_gestaakt", "verstoorder_teruggekeerd")
        for t in look.of(soort)
        if any(look.within(t.gebeurd_op, run) for run in lasted)
        and (closed is None or look.place(t.gebeurd_op) <= look.place(closed))
    ]
    return Element(
        "opzettelijk",
        e.in_time([*e.spoken(d, xs, look), *((t.gebeurd_op, t.positie, _while(d, t, look)) for t in changed)], look),
        asked(
            (bool(silent), "Zijn de personen aangesproken, en gingen zij daarna door?"),
            (not reactions and len(silent) < len(xs), "Wat deden de personen nadat zij waren aangesproken?"),
        ),
    )


def _while(d: Dossier, t: Tijdlijnregel, look: TimelineLookup) -> str:
    """Its words, and whether the meeting stood still."""
    return t.tekst + e.while_still(d, t.positie, t.gebeurd_op, look)


def _already(d: Dossier, x: DossierVerstoring | DossierVervolg, op: datetime, look: TimelineLookup) -> str:
    """The same of what began then."""
    return e.STILL * began_suspended(d, x, op, look)


def all_demands(d: Dossier) -> list[tuple[DossierVerstoring, DossierVordering]]:
    """Every vordering with its ordeverstoring."""
    return [(x, v) for x in d.verstoringen for v in x.vorderingen]


def _spoken_by(d: Dossier, look: TimelineLookup) -> Element:
    """The vorderingen: who spoke, for whom, on what ground."""
    demands = all_demands(d)

    def who(given: tuple[DossierVerstoring, DossierVordering]) -> str:
        x, v = given
        said = f"{numbered(d, x.nummer)}{v.nummer}e vordering{e.doubt(v)} door {short(v.spreker or v.door)}"
        said += look.filled(v.positie, "spreker")
        for name, veld, text in (
            (", ", "hoedanigheid", v.hoedanigheid),
            (", namens ", "namens", v.namens),
            (", met instemming van ", "instemming_van", v.instemming_van),
        ):
            said += f"{name}{short(text)}{look.filled(v.positie, veld)}" if text else ""
        return f"{look.at(v.positie, v.gebeurd_op)}: {said}"

    def lacking(name: str, among: Sequence[DossierVordering] | None = None) -> str:
        return which([v for v in among or [v for _, v in demands] if getattr(v, name) is None], demands)

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
                    which(by_chair, demands),
                ),
            ),
        ),
    )


_NONE = "-"
"""Of none of the vorderingen it is asked."""


def which(given: Sequence[DossierVordering], demands: Sequence[tuple[DossierVerstoring, DossierVordering]]) -> str:
    """`` (nr. 14, 19)``: which of them, where it is not of all; ``-`` where of none."""
    if not given:
        return _NONE
    numbers = [str(v.positie) for v in given if v.positie]
    return "" if len(given) == len(demands) or not numbers else f" (nr. {few(numbers, MOST)})"


def _each(*given: tuple[str, str]) -> list[tuple[bool, str]]:
    return [(of != _NONE, f"{question}{of}?") for question, of in given]


def art_139(d: Dossier, look: TimelineLookup) -> StrafbaarFeit:
    """Not leaving a room for the public service on the vordering of the competent official, first paragraph."""
    demands = all_demands(d)
    grounds: dict[str, list[DossierVordering]] = {}
    for _, x in demands:
        if x.grondslag:
            grounds.setdefault(f"{short(x.grondslag)}{look.filled(x.positie, 'grondslag')}", []).append(x)
    v = d.vergadering
    unfounded = [x for _, x in demands if not x.grondslag]
    ways, sometime = offered(d), offered_sometime(d)
    elsewhere = [
        look.at(g.positie, g.op, f"{numbered(d, x.nummer)}{g.tekst}")
        for x in d.verstoringen
        if x.vorderingen
        for g in told_of(x, "plaats")
        if g.tekst != "zaal"
    ][:MOST]
    return StrafbaarFeit(
        artikel="139 lid 1 Sr",
        titel="het zich niet aanstonds verwijderen op de vordering van de bevoegde ambtenaar",
        aanleiding=bool(demands),
        waarom="er is geen vordering vastgelegd",
        elementen=(
            Element(
                "een voor de openbare dienst bestemd lokaal",
                (*venue(d), *(f"plaats volgens {told}" for told in elsewhere)),
                asked(
                    (bool(elsewhere), "Hoort die plaats bij het lokaal, en waren de personen daar?"),
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
                    *(f"grondslag{which(of, demands)}: {g}" for g, of in list(grounds.items())[:5]),
                    *((f"rechthebbende: {short(v.rechthebbende)}",) if v.rechthebbende else ()),
                    *some(ways, lambda o: look.at(o.positie, o.op, f"alternatief aangeboden: {o.tekst}")),
                ),
                asked(
                    *_each(("Waarop berustte de vordering", which(unfounded, demands))),
                    (v.rechthebbende is None, "Wie is de rechthebbende van het lokaal?"),
                    (
                        not ways and not sometime,
                        "Was er een andere manier aangeboden om de mening te uiten?",
                    ),
                    *(
                        (True, f"Ordeverstoring {number}, was er een andere manier aangeboden om de mening te uiten?")
                        for number in only_elsewhere(d)[:MOST]
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


def venue(d: Dossier) -> tuple[str, ...]:
    """What was recorded of the room."""
    v = d.vergadering
    known = (("plaats", v.locatie), ("adres", v.adres), ("soort lokaal", v.locatie_soort))
    return tuple(f"{name}: {short(value)}" for name, value in known if value)
