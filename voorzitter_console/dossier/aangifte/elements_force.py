"""Threat, violence and acting together: articles 139 lid 3 and 4, 143 and 124 Sr, element by element."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from voorzitter_console.dossier.aangifte.element import (
    CHECK,
    Element,
    StrafbaarFeit,
    asked,
    number_of_persons,
    numbered,
    with_roles,
)
from voorzitter_console.dossier.model.feiten import DossierAgressie
from voorzitter_console.dossier.model.record import Dossier, DossierSchorsing, DossierVordering
from voorzitter_console.dossier.refs import MOST, TimelineLookup, runs, some, some_labels, told_of
from voorzitter_console.dossier.sanitise import literal, short
from voorzitter_console.dossier.sitting import ended
from voorzitter_console.dossier.stays import NOT_NAMED, Addressees
from voorzitter_console.dossier.words import described, few, only_heard, words
from voorzitter_console.procedure.labels import tells

_NO_DEMAND = "er is geen vordering vastgelegd"
_THREAT = frozenset({"bedreiging"})
_MEANS = frozenset({"wapen"})
_FORCE = frozenset({"geweld", "bedreiging", "wapen"})


_OTHERS = {
    "geweld": "artikelen 141 (openlijk geweld), 180 (wederspannigheid) en 300 tot en met 304 (mishandeling) Sr",
    "wapen": "artikelen 285 (bedreiging) en 300 tot en met 304 (mishandeling) Sr, en de Wet wapens en munitie",
    "bedreiging": "artikel 285 (bedreiging) Sr",
    "belediging": "artikelen 266 en 267 (belediging) Sr",
    "vernieling": "artikel 350 (vernieling) Sr",
}


def articles_of(a: DossierAgressie) -> str | None:
    """What a lawyer may look at besides for aggression of that kind, with its law; None: nothing that is known here."""
    besides = tells(a.letsel) and a.soort not in ("geweld", "wapen")
    hurt = "artikelen 300 tot en met 304 (mishandeling) Sr" if besides else None
    return "; ".join(filter(None, (_OTHERS.get(a.soort or ""), hurt))) or None


def injured(a: DossierAgressie) -> str:
    """What was recorded of injury, in its own words: whether that is injury (``geen snee``) is not for a program."""
    return f"; letsel, zoals gemeld: {short(a.letsel, 60)}" if a.letsel else ""


def to_assess(reported: Sequence[DossierAgressie]) -> list[tuple[str, str]]:
    """(``geweld; letsel, zoals gemeld: snee (nr. 6)``, its articles), the same together, in order of what happened."""
    same: dict[tuple[str, str], list[str]] = {}
    for a in reported:
        if law := articles_of(a):
            kind = (words(a.soort) if a.soort else "agressie") + injured(a)
            same.setdefault((kind, law), []).append(f"nr. {a.positie}{only_heard(a)}")
    return [(f"{kind} ({few(at, 4)})", law) for (kind, law), at in same.items()]


def _of(d: Dossier, kinds: frozenset[str]) -> list[DossierAgressie]:
    """Those of these kinds; one whose kind is not known may be any."""
    return [a for a in d.agressie if a.soort is None or a.soort in kinds]


def _after_closing(d: Dossier, found: Sequence[DossierAgressie], look: TimelineLookup) -> frozenset[int]:
    """Positions of what was reported after the meeting was closed: a meeting that is over can be prevented no more, but
    who closed it because of a blow may have reported that a moment later."""
    closed = ended(d)
    if closed is None:
        return frozenset()
    last, timed = look.place(closed), [a for a in found if a.positie not in look.untimed]
    return frozenset(a.positie for a in timed if not look.unplaced(a.gebeurd_op) and look.place(a.gebeurd_op) > last)


def _was_before(after: frozenset[int]) -> tuple[str, ...]:
    numbers = [f"nr. {positie}" for positie in sorted(after)]
    return asked(
        (bool(after), f"Gemeld na de sluiting: {few(numbers, MOST)}. Gebeurde het toen de vergadering bezig was?")
    )


def _told(
    look: TimelineLookup, found: Sequence[DossierAgressie], after: frozenset[int] = frozenset()
) -> tuple[str, ...]:
    def one(a: DossierAgressie) -> str:
        by = f", genoemd: {a.dader}" if a.dader else ""
        against = f", tegen {a.slachtoffer}" if a.slachtoffer else ""
        what = f": {a.omschrijving}" if a.omschrijving else ""
        kind = words(a.soort) if a.soort else "soort nog niet bekend"
        late = "gemeld na de sluiting van de vergadering: " if a.positie in after else ""
        return look.at(a.positie, a.gebeurd_op, late + kind + by + against + what)

    return some(found, one)


def _unclear(found: Sequence[DossierAgressie]) -> tuple[str, ...]:
    return asked(
        (any(a.soort is None for a in found), "Wat voor agressie was het?"),
        (any(a.omschrijving is None for a in found), "Wat werd er precies gedaan of gezegd?"),
        (any(a.dader is None for a in found), "Door wie?"),
    )


def art_139_3(d: Dossier, look: TimelineLookup) -> StrafbaarFeit:
    """Aggravation of 139: threats, or means fit to frighten."""
    found = _of(d, _THREAT)
    held = [a for a in d.agressie if a.soort in _MEANS]
    means = [(x, g) for x in d.verstoringen for g in told_of(x, "middelen")]
    # A banner or a drum is no means to frighten with: it is named as what it is, not as what the article asks.
    named = "; ".join(some(means, lambda m: look.at(m[1].positie, m[1].op, f"{numbered(d, m[0].nummer)}{m[1].tekst}")))
    perhaps = _perhaps_with_means(d, look)
    return StrafbaarFeit(
        artikel="139 lid 3 Sr",
        titel="het niet weggaan, met bedreigingen of middelen die vrees kunnen aanjagen",
        aanleiding=bool(found or held) and any(x.vorderingen for x in d.verstoringen),
        waarom="er is geen vordering met een gemelde bedreiging of een gemeld wapen vastgelegd"
        if any(x.vorderingen for x in d.verstoringen)
        else _NO_DEMAND,
        elementen=(
            Element("bedreigingen uiten", _told(look, found), (*_unclear(found), *_not_ordered(d, found, look))),
            Element(
                "of zich bedienen van middelen die geschikt zijn om vrees aan te jagen",
                _told(look, held) or asked((bool(means or d.agressie or perhaps), "geen wapen gemeld")),
                _not_ordered(d, held, look)
                + asked(
                    (not held and not means, f"Zijn er voorwerpen gebruikt die vrees konden aanjagen?{perhaps}"),
                    (bool(means), f"Genoemd als middelen: {named}. Dat die vrees konden aanjagen, is niet vastgelegd."),
                    (
                        bool(means and perhaps and not held),
                        f"Was er bij wat verder is vastgelegd zo'n middel?{perhaps}",
                    ),
                ),
            ),
        ),
    )


def _not_ordered(d: Dossier, threats: Sequence[DossierAgressie], look: TimelineLookup) -> tuple[str, ...]:
    """Who is named for a threat and was not ordered to go: the article is about not going."""
    to_whom = Addressees.of(d, look)
    ordered = {p.label for x in d.verstoringen for p in x.verstoorders for v in x.vorderingen if to_whom.reached(v, p)}
    absent = {
        p.label for x in d.verstoringen for p in x.verstoorders for v in x.vorderingen if to_whom.named_absent(v, p)
    }
    unspoken = list(dict.fromkeys(a.dader for a in threats if a.dader and a.dader not in ordered))
    gone, others = [who for who in unspoken if who in absent], [who for who in unspoken if who not in absent]
    spoken = [look.place(v.gebeurd_op) for x in d.verstoringen for v in x.vorderingen]
    before = [f"nr. {a.positie}" for a in threats if spoken and look.place(a.gebeurd_op) < min(spoken)]
    no_time = [f"nr. {a.positie}" for a in threats if a.positie in look.untimed]
    return asked(
        (bool(no_time), f"Zonder opgegeven tijd: {few(no_time, MOST)}. Was dat bij het niet weggaan?"),
        (bool(before), f"Gemeld van vóór de eerste vordering: {few(before, MOST)}. Hoort dat bij het niet weggaan?"),
        (
            bool(others),
            f"Tot {some_labels(others)} is geen vordering vastgelegd: hoort dit hierbij?",
        ),
        (bool(gone), f"Genoemd in een vordering, maar toen niet aanwezig: {some_labels(gone)}. Hoort dit hierbij?"),
    )


def _perhaps_with_means(d: Dossier, look: TimelineLookup) -> str:
    """Conduct, and force that was reported without a weapon: whether a thing was used in it no program can see."""
    told = some(
        [
            f"{described(g, look)}: {short(f'{literal(p.label, 100)}: {g.gedrag}')}"
            for p in d.personen
            for g in p.gedragingen
        ]
    )
    reports = [f"nr. {a.positie} ({words(a.soort or 'soort niet bekend')})" for a in _of(d, _FORCE - _MEANS - _THREAT)]
    told += (f"gemeld: {few(reports, MOST)}",) if reports else ()
    return f" Vastgelegd: {'; '.join(told)}." if told else ""


def art_139_4(d: Dossier, look: TimelineLookup) -> StrafbaarFeit:
    """Aggravation of 139: two or more united persons, counted where they were spoken to and there."""
    found: list[str] = []
    to_whom = Addressees.of(d, look)
    for x in d.verstoringen:
        # Together is at one moment: those of an earlier or a later vordering are not counted with them.
        same: dict[tuple[tuple[str, ...], str], list[str]] = {}
        for v in x.vorderingen:
            labels = tuple(p.label for p in x.verstoorders if to_whom.reached(v, p) and to_whom.there(v, p))
            if number_of_persons(d, labels) != "één persoon" and labels:
                same.setdefault((labels, _unsure(v)), []).append(f"{v.nummer}e")
        found += [
            f"{numbered(d, x.nummer)}{few(at)} vordering{unsure}: {number_of_persons(d, labels)}: "
            f"{some_labels(with_roles(d, labels))}"
            for (labels, unsure), at in same.items()
        ]
    return StrafbaarFeit(
        artikel="139 lid 4 Sr",
        titel="het niet weggaan door twee of meer verenigde personen",
        aanleiding=bool(found),
        waarom="bij geen vordering is vastgelegd dat twee of meer personen tot wie zij was gericht, er toen waren"
        if any(x.vorderingen for x in d.verstoringen)
        else _NO_DEMAND,
        elementen=(
            Element(
                "twee of meer verenigde personen",
                some(found),
                ("Waaruit blijkt dat zij samen optraden (afspraak, leuzen, kleding, samen komen en gaan)?",),
            ),
        ),
    )


def _unsure(v: DossierVordering) -> str:
    """What makes it doubtful that it was spoken so to all of them: hearsay, contested, or naming nobody."""
    told = [] if v.kwaliteit == "exact" else [words(v.kwaliteit)]
    told += ["betwist"] if v.teruggelezen == "betwist" else []
    told += [] if v.genoemd else ["aan alle toehoorders" if v.alle_toehoorders else NOT_NAMED]
    return f" ({', '.join(told)})" if told else ""


Span = tuple[datetime, datetime | None]
"""From when until when; None: it had not ended."""


def art_143(d: Dossier, look: TimelineLookup) -> StrafbaarFeit:
    """Violence or the threat of it that prevents a lawful public meeting."""
    found = _of(d, _FORCE)
    after = _after_closing(d, found, look)
    during = [run for x in d.verstoringen for run in runs(d, x) if any(look.within(a.gebeurd_op, run) for a in found)]

    def stopped(s: DossierSchorsing) -> str:
        closed = f", gesloten om {look.time(s.gesloten)}{look.doubt_of(s.gesloten, 'sluit')}" if s.gesloten else ""
        how = f"hervat na {look.lasted(s.begin, s.hervat)}" if s.hervat else f"niet hervat{closed}"
        return f"{look.at(s.positie, s.begin)}: vergadering geschorst, {how}{_already(s, found, look)}"

    return StrafbaarFeit(
        artikel="143 Sr",
        titel="het met geweld of bedreiging verhinderen van een geoorloofde openbare vergadering",
        aanleiding=bool(found),
        waarom="er is geen geweld en geen bedreiging vastgelegd",
        elementen=(
            Element(
                "door geweld of bedreiging met geweld",
                _told(look, found, after),
                (*_unclear(found), *_was_before(after)),
            ),
            Element(
                "een geoorloofde openbare vergadering verhinderen",
                some((s for s in d.schorsingen if _after_force(s, found, during, look)), stopped),
                ("Ging de vergadering hierdoor niet door, of niet verder?",),
            ),
        ),
    )


def _after_force(
    s: DossierSchorsing, force: Sequence[DossierAgressie], during: Sequence[Span], look: TimelineLookup
) -> bool:
    """Whether the meeting stood still because of, or at, one of these: in the same run of an ordeverstoring (``during``
    are those with force in them), or then.

    A later suspension for another reason is no hindrance by violence.
    """
    at = (s.begin, s.hervat or s.gesloten)
    return any(look.within(a.gebeurd_op, at) for a in force) or any(look.within(s.begin, run) for run in during)


def _already(s: DossierSchorsing, force: Sequence[DossierAgressie], look: TimelineLookup) -> str:
    """Where it stood still before any was reported: what came later did not bring it to a stop, but who reports it at
    once does so after the blow, so only the order of the entries is told.
    """
    first = min(force, key=lambda a: look.place(a.gebeurd_op), default=None)
    if first is None or look.place(s.begin) >= look.place(first.gebeurd_op):
        return ""
    at = look.time(first.gebeurd_op) + look.doubt(first.positie)
    return f"; de melding is van daarna ({at}): wat eerst gebeurde, volgt daar niet uit"


def art_124(d: Dossier, look: TimelineLookup) -> StrafbaarFeit:
    """Violence or threat against the raad: forcing a decision or hindering members. Not named by the protocol."""
    found = _of(d, _FORCE)
    apart, after = _driven_apart(d, look), _after_closing(d, found, look)
    asked_out = {s.positie for s in d.schorsingen if s.raadsleden_verlaten_zaal}
    out = [t for t in look.of("schors") if t.positie in asked_out]
    out += [t for kind in ("raadsleden_uit_zaal", "raadsleden_terug") for t in look.of(kind)]
    out.sort(key=lambda t: (look.place(t.gebeurd_op), t.positie))
    return StrafbaarFeit(
        artikel="124 Sr",
        titel="met geweld of bedreiging de raad uiteenjagen, tot een besluit dwingen of een lid verhinderen",
        aanleiding=bool(found or apart) and d.vergadering.orgaan == "gemeenteraad",
        waarom="het was geen vergadering van de raad"
        if d.vergadering.orgaan != "gemeenteraad"
        else "er is geen geweld en geen bedreiging vastgelegd, en geen schorsing die op sluiten uitliep",
        opmerking=CHECK,
        elementen=(
            Element(
                "door geweld of bedreiging met geweld",
                _told(look, found, after),
                (
                    *_unclear(found),
                    *_was_before(after),
                    *asked((not found, "Was er geweld of bedreiging, en waaruit bleek dat?")),
                ),
            ),
            Element(
                "de vergadering van de raad uiteenjagen",
                some(apart, lambda s: f"{look.at(s.positie, s.begin)}: {_ended(s)}{_already(s, found, look)}"),
                asked((bool(apart), "Ging de raad uiteen door het geweld of de bedreiging?")),
            ),
            Element(
                "of de raad tot een besluit dwingen, of een lid verhinderen zijn plicht te vervullen",
                some(out, look.entry),
                ("Moest de raad iets besluiten of nalaten? Welk lid kon zijn werk niet doen, en waardoor?",),
            ),
        ),
    )


def _driven_apart(d: Dossier, look: TimelineLookup) -> list[DossierSchorsing]:
    """Suspensions during an ordeverstoring after which the raad did not go on (Geldermalsen, RBGEL 2016:3177)."""
    return [
        s for s in d.schorsingen if s.gesloten and any(look.within(s.begin, (x.begin, x.einde)) for x in d.verstoringen)
    ]


def _ended(s: DossierSchorsing) -> str:
    out = " (de raadsleden is gevraagd de zaal te verlaten)" if s.raadsleden_verlaten_zaal else ""
    return f"vergadering geschorst{out}, niet hervat maar gesloten"
