"""Persons in a document: who each is, what was recorded of each, and person by vordering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Cell, Heading, Run, Text, cell
from voorzitter_console.dossier.members import NOT_OF_THE_RAAD, in_commission, is_member
from voorzitter_console.dossier.model.record import (
    Dossier,
    DossierPersoon,
    DossierVerblijf,
    DossierVerstoring,
    DossierVordering,
    Tijdlijnregel,
    Verstoorder,
)
from voorzitter_console.dossier.refs import TimelineLookup, some, some_labels
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.dossier.sitting import stood_still
from voorzitter_console.dossier.stays import BACK, BESIDE, LEFT, NOT_KNOWN, Addressees, gone, pauses, stayed
from voorzitter_console.moment import day_clock
from voorzitter_console.procedure.labels import field_word

_MOST_TURNS = 6
"""Times that a person stopped or began again; more stand in the timeline."""
_MOST_NAMED = 8
"""Reports of aggression, or measures, that are named by their place."""
_MANY = 300
"""Persons times vorderingen; beyond it the table says only whether they left, so that equal rows become one."""


def persons(d: Dossier, most: int | None = None, *, brief: bool = False) -> list[Block]:
    """Everyone in the register (or the first ``most``), with what is known of each and which conduct was recorded.

    ``brief``: of aggression only the places, where its words stand in the same document already.
    """
    if not d.personen:
        return [Text(w.known(None, "Er zijn geen personen beschreven."))]
    look = TimelineLookup(d)
    to_whom = Addressees.of(d, look)
    within: dict[str, list[tuple[DossierVerstoring, Verstoorder]]] = {}
    for x in d.verstoringen:
        for p in to_whom.known_at(x):
            within.setdefault(p.label, []).append((x, p))
    shown = d.personen[:most]
    rows = [
        (
            cell(literal(p.label, 200, narrow=True), "vet"),
            _about(d, p, look),
            tuple(_conduct(p, within.get(p.label, []), look, to_whom, brief=brief)),
        )
        for p in shown
    ]
    more = len(d.personen) - len(shown)
    others = some_labels([p.label for p in d.personen[len(shown) :]])
    rest = [Text(cell(f"En nog {w.spelled(more, 'persoon', 'personen')}: {others}."))]
    return [
        w.table(("Persoon", "Wie is het", "Wat is vastgelegd"), (1.7, 0, 8.2), rows),
        *(rest if more else []),
    ]


def _laid_before(d: Dossier, p: DossierPersoon, look: TimelineLookup) -> str | None:
    """Each time, and whether the raad could decide then."""
    told = []
    for t in look.about(p.label, "leg_voor_aan_raad"):
        still = stood_still(d, t.gebeurd_op)
        told.append(
            day_clock(t.gebeurd_op) + look.doubt(t.positie) + (f" ({still[0]} toen {still[1]})" if still else "")
        )
    return "; ".join(told) or None


def _about(d: Dossier, p: DossierPersoon, look: TimelineLookup) -> Cell:
    marked = ["vermoedelijk minderjarig"] if p.vermoedelijk_minderjarig else []
    if p.rol == "raadslid" and not in_commission(d):
        marked.append("raadslid: over een lid beslist de raad (artikel 26 lid 3 Gemeentewet)")
    elif p.rol == "commissielid" and not in_commission(d):
        marked.append(f"commissielid; {NOT_OF_THE_RAAD}")
    elif p.rol in ("raadslid", "commissielid"):
        marked.append(f"{p.rol}, geen toehoorder")
    elif is_member(p):
        marked.append("als lid voorgelegd; of het raadslid of commissielid is, is niet vastgelegd")
    described_as = (
        ("naam", p.naam),
        ("signalement", p.signalement),
        ("rol", w.words(p.rol) if p.rol and p.rol not in ("raadslid", "commissielid") else None),
        ("aantal", str(p.aantal) if p.aantal != 1 else None),
        ("plaats", p.plaats),
        ("aanwezig_sinds", p.aanwezig_sinds),
    )
    described_now = tuple(
        Run(f"{_CALLED.get(veld) or w.capital(veld)}: {literal(value, w.CELL)}{_otherwise(d, p, veld, value, look)}")
        for veld, value in described_as
        if value is not None
    )
    told = described_now + w.lines_cell(
        ("Voorgelegd aan de raad", _laid_before(d, p, look)),
        ("Besluit van de raad", p.besluit),
        ("Duur", p.duur),
        limit=w.CELL,
    )
    bare = p.signalement is None and p.naam is None
    lacking = "nog niet beschreven" if not (p.gedrag or p.rol or p.plaats) else "signalement nog niet bekend"
    described = (Run(lacking, "onbekend"),) if bare else ()
    return (*(Run(w.capital(x), "vet") for x in marked), *described, *told)


_CALLED = {"aantal": "Aantal personen", "aanwezig_sinds": "Aanwezig sinds"}


def _otherwise(d: Dossier, p: DossierPersoon, veld: str, value: str, look: TimelineLookup) -> str:
    """When that was recorded of a person who was first recorded otherwise, and where: what holds of the second
    ordeverstoring (in the gang) need not be so of the first (on the tribune)."""
    entries = sorted(look.about(p.label, "beschrijf_verstoorder"), key=lambda t: t.positie)
    if len(entries) < 2:
        return ""
    filled = {x.over for x in d.aanvullingen if x.veld == veld and not x.herroepen}
    said = [t for t in entries if t.positie in filled or veld in d.journaal[t.positie - 1]["inhoud"]["payload"]]
    now = f"{value} personen" if veld == "aantal" else f"{field_word(veld)}: {value}"
    other = [f"nr. {t.positie}" for t in said if now not in t.tekst]
    same = [t for t in said if now in t.tekst]
    if not other or not same:
        return ""
    return f" ({w.described(same[-1], look)}; anders beschreven: {w.few(other, _MOST_NAMED)})"


def _conduct(
    p: DossierPersoon,
    within: Sequence[tuple[DossierVerstoring, Verstoorder]],
    look: TimelineLookup,
    to_whom: Addressees,
    *,
    brief: bool,
) -> Iterator[Run]:
    """What was recorded, in words that conclude nothing: at which disturbance, what was ordered, when and how gone."""
    yield from (Run(f"Gedrag: {told}") for told in w.behaviour(p, look, lambda text: literal(text, w.CELL)))
    this, sometime = "deze groep" if p.aantal > 1 else "deze persoon", p.label in to_whom.sometime
    if sometime:
        yield Run("Bij welke ordeverstoring: niet vastgelegd", "onbekend")
    for n, (x, v) in enumerate(within[:5]):
        yield from _demanded(x, v, to_whom, this)
        # A stay that reaches into the next one is told there: nobody left during both.
        following = within[n + 1][1].verblijf if n + 1 < len(within) else ()
        earlier = within[n - 1][1].verblijf if n else ()
        yield from _stays(v, look, following, again=any(stay not in v.verblijf for stay in earlier))
    if len(within) > 5:
        yield Run(f"en bij nog {len(within) - 5} ordeverstoringen; zie personen en vorderingen", "klein")
    # A return stands with the stays; that somebody came back does not say that it began again.
    returns = {stay.van for _, v in within for stay in v.verblijf}
    told_of = returns | {stay.tot for _, v in within for stay in v.verblijf}
    moved = [t for soort in (LEFT, BACK) for t in look.about(p.label, soort) if t.gebeurd_op not in told_of]
    if any(t.soort == LEFT for t in moved):
        moved.sort(key=lambda t: (look.place(t.gebeurd_op), t.positie))
        shown = some(moved, lambda t: f"{_went(t)} {look.time(t.gebeurd_op)}{look.doubt(t.positie)} (nr. {t.positie})")
        inside = any(look.within(t.gebeurd_op, (x.begin, x.einde)) for t in moved for x, _ in within)
        yield Run(f"{'Ook vastgelegd' if inside or sometime else 'Buiten een ordeverstoring'}: {', '.join(shown)}")
    again = [t for t in look.about(p.label, "verstoorder_teruggekeerd") if t.gebeurd_op not in returns]
    changed = [*look.about(p.label, "verstoorder_gestaakt"), *again]
    changed.sort(key=lambda t: (look.place(t.gebeurd_op), t.positie))
    if any(t.soort == "verstoorder_gestaakt" for t in changed):
        # Whoever reads that somebody stopped also reads that it began again.
        told = [
            f"{'stopte' if t.soort == 'verstoorder_gestaakt' else 'stoorde weer'} {look.at(t.positie, t.gebeurd_op)}"
            for t in changed
        ]
        more = f"; en nog {len(told) - _MOST_TURNS}" if len(told) > _MOST_TURNS else ""
        yield Run(f"Storen: {'; '.join(told[:_MOST_TURNS])}{more}")
    for soort, what in (("meld_fysieke_agressie", "agressie"), ("meld_fysieke_maatregel", "fysieke maatregel")):
        named = look.about(p.label, soort)
        if brief and named:
            yield Run(f"Genoemd bij {what}: {'; '.join(look.at(t.positie, t.gebeurd_op) for t in named[:_MOST_NAMED])}")
        else:
            yield from (
                Run(f"Genoemd in: {look.at(t.positie, t.gebeurd_op)}: {literal(t.tekst, w.CELL)}") for t in named[:5]
            )
    if not within and not p.gedragingen and not sometime:
        yield Run("bij geen ordeverstoring vastgelegd", "onbekend")


def _went(t: Tijdlijnregel) -> str:
    """``terug``, or how the person left in the words of the entry."""
    return "terug" if t.soort == BACK else t.tekst.partition(": ")[2] or "vertrokken"


def _demanded(x: DossierVerstoring, p: Verstoorder, to_whom: Addressees, this: str) -> Iterator[Run]:
    """Which vorderingen were addressed to the person and how that is known; what was found to speak for the person."""
    how: dict[str, list[str]] = {}
    later: list[str] = []
    for v in x.vorderingen:
        to = to_whom.told(v, p)
        if to.startswith("ja, "):
            unsure = "" if v.kwaliteit == "exact" else f", {w.words(v.kwaliteit)}"
            how.setdefault(to.removeprefix("ja, ") + unsure, []).append(f"{v.nummer}e")
        elif to in NOT_KNOWN:
            later.append(f"{v.nummer}e")
    which = f"Bij ordeverstoring {x.nummer}"
    told = "; ".join(f"{w.few(numbers)} vordering ({known})" for known, numbers in how.items())
    named = [f"{v.nummer}e" for v in x.vorderingen if to_whom.named_absent(v, p)]
    if told:
        yield Run(f"{which}: gericht tot {this}: {told}")
    elif named:
        yield Run(f"{which}: genoemd in de {w.few(named)} vordering, maar toen niet aanwezig")
    elif not later:
        yield Run(f"{which}: geen vordering tot {this}")
    if later:
        yield Run(f"{which}: of {this} er bij de {w.few(later)} vordering al was, is niet vastgesteld")
    for found, what in (
        (lambda v: to_whom.told(v, p).startswith(BESIDE), "Niet genoemd in de {} vordering, wel aanwezig"),
        (lambda v: _said(v, p.label, aanwezig=False), "Was er niet bij de {} vordering"),
        (lambda v: _said(v, p.label, aanwezig=True, gehoord=False), "Hoorde de {} vordering niet"),
    ):
        same: dict[str, list[str]] = {}
        for v in filter(found, x.vorderingen):
            same.setdefault(to_whom.late(v, p.label), []).append(f"{v.nummer}e")
        for when, numbers in same.items():
            yield Run(f"{what.format(w.few(numbers))} (vastgesteld{when})")
    contested = [f"{v.nummer}e" for v in x.vorderingen if to_whom.unsure(v, p.label)]
    if contested:
        yield Run(f"Betwist bij het teruglezen: wat is vastgesteld bij de {w.few(contested)} vordering")


def _said(v: DossierVordering, label: str, *, aanwezig: bool, gehoord: bool | None = None) -> bool:
    """Whether that was the last thing stated of the person at that vordering."""
    last = next((a for a in reversed(v.aanwezigheid) if a.label == label), None)
    return last is not None and (last.aanwezig, last.gehoord if aanwezig else None) == (aanwezig, gehoord)


def _stays(
    v: Verstoorder, look: TimelineLookup, following: Sequence[DossierVerblijf] = (), *, again: bool = False
) -> Iterator[Run]:
    """Each departure and return; ``following``: the stays that bear on the person's next ordeverstoring; ``again``: a
    departure was told with the ordeverstoring before it, so that the first of these stays is a return."""
    told = []
    own = [stay for stay in v.verblijf if stay not in following]
    if not own and v.verblijf:
        yield Run("Geen vertrek tijdens deze ordeverstoring vastgelegd", "onbekend")
    for number, stay in enumerate(own):
        if number or again:
            told.append(f"terug {look.moved(stay.van, BACK, v.label)}")
        if stay.tot:
            told.append(f"{gone(stay.hoe)} {look.moved(stay.tot, LEFT, v.label)}")
    if own and own[-1].tot is None:
        told.append("vertrek niet vastgelegd")
    if told:
        yield Run(w.capital(", ".join(told)))


def by_demand(d: Dossier, xs: Sequence[DossierVerstoring]) -> list[Block]:
    """Person by vordering: addressed, heard how, stayed or left. What is the same for several stands once."""
    if not any(x.vorderingen for x in xs):
        return []
    blocks: list[Block] = [Heading("Personen en vorderingen", 2)]
    look = TimelineLookup(d)
    to_whom = Addressees.of(d, look)
    if not any(to_whom.known_at(x) for x in xs):
        return [*blocks, Text(w.known(None, "Er zijn geen personen vastgelegd bij deze ordeverstoring."))]
    brief = len(xs) > 1 or sum(len(x.verstoorders) * len(x.vorderingen) for x in xs) > _MANY
    rows = (
        _together(xs, look, to_whom)
        if len(xs) > 1
        else [row for x in xs for p in to_whom.known_at(x) for row in _rows(x, p, look, brief, to_whom)]
    )
    heads = ("Persoon", "Vordering", "Gericht tot deze persoon", "Gehoord", "Daarna")
    return [
        *blocks,
        w.table(heads, (1.7, 1.7, 3.0, 3.5, 0), rows),
        Text(
            cell(
                "Genoemd: de vordering noemde die persoon of groep. Afgeleid: zij noemde niemand, en de persoon stond "
                "toen als storend in de vastlegging of was erbij. Vastgesteld: daarna apart vastgelegd.",
                "klein",
            )
        ),
    ]


def after(x: DossierVerstoring, v: DossierVordering, p: Verstoorder, look: TimelineLookup) -> str:
    """What the person did after that vordering."""
    stated = any(a.label == p.label and a.aanwezig for a in v.aanwezigheid)
    return stayed(v.gebeurd_op, p.verblijf, look, label=p.label, einde=x.einde, stated=stated, between=pauses(x, look))


Told = tuple[str, str, str]


def _by_what(
    x: DossierVerstoring, p: Verstoorder, look: TimelineLookup, brief: bool, to_whom: Addressees
) -> dict[Told, list[str]]:
    """(addressed, heard, what then) -> the vorderingen that it holds for."""
    grouped: dict[Told, list[str]] = {}
    for v in x.vorderingen:
        to = to_whom.told(v, p)
        elsewhere = _said(v, p.label, aanwezig=False)  # of who was not there it is not said how long after he left
        then = "–" if to == "nee" or elsewhere else (_brief(v, p, look) if brief else after(x, v, p, look))
        # Whom it named may be what was disputed.
        doubt = ", bij het teruglezen betwist" * (v.teruggelezen == "betwist" and not to.startswith("ja, "))
        hearing = "–" if to == "nee" else heard(v, p.label, to_whom.late(v, p.label)) + to_whom.unsure(v, p.label)
        told = (to + doubt, hearing, then)
        grouped.setdefault(told, []).append(f"{v.nummer}e")
    return grouped or {("–", "–", "–"): ["geen vordering"]}


def _rows(
    x: DossierVerstoring, p: Verstoorder, look: TimelineLookup, brief: bool, to_whom: Addressees
) -> Iterator[Sequence[Cell]]:
    for told, numbers in _by_what(x, p, look, brief, to_whom).items():
        yield _label(p.label), cell(w.few(numbers)), *map(cell, told)


def _together(xs: Sequence[DossierVerstoring], look: TimelineLookup, to_whom: Addressees) -> list[Sequence[Cell]]:
    """Of many ordeverstoringen: what is the same for a person stands once, with the ordeverstoringen it holds for."""
    same: dict[tuple[str, Told], list[str]] = {}
    for x in xs:
        for p in to_whom.known_at(x):
            for told, numbers in _by_what(x, p, look, True, to_whom).items():
                same.setdefault((p.label, told), []).append(f"{x.nummer} ({w.few(numbers)})")
    return [
        (_label(label), cell(f"bij ordeverstoring {', '.join(where)}"), *map(cell, told))
        for (label, told), where in same.items()
    ]


def _label(label: str) -> Cell:
    return cell(literal(label, 200, narrow=True), "vet")


def heard(v: DossierVordering, label: str, when: str = "") -> str:
    """Whether that person heard it, and how it was amplified; ``when`` that was found, if it was long after."""
    said = next((a for a in reversed(v.aanwezigheid) if a.label == label), None)
    if said and not said.aanwezig:
        return "–"
    by = v.versterkt or "versterking niet bekend"
    told = {True: f"ja, vastgesteld{when}", False: f"nee, vastgesteld{when}", None: "niet vastgesteld"}
    return told[said.gehoord if said else None] + f"; {by}"


def _brief(v: DossierVordering, p: Verstoorder, look: TimelineLookup) -> str:
    """The same of many: whether somebody left before it, after it, or is not known to have left."""
    last = p.verblijf[-1] if p.verblijf else None
    if last is None or last.tot is None:
        return "vertrek niet vastgelegd"
    before = look.place(last.tot) < look.place(v.gebeurd_op)
    return f"{gone(last.hoe)}{' voor deze vordering' if before else ''}"
