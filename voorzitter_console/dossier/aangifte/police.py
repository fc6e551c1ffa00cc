"""The aangifte's police, livestream, and physical aggression with the help and measures that followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from voorzitter_console.dossier import words as w
from voorzitter_console.dossier.blocks import Block, Cell, Heading, Run, Text, cell
from voorzitter_console.dossier.filers import injury_of
from voorzitter_console.dossier.model.feiten import DossierAgressie, Feit
from voorzitter_console.dossier.model.record import Dossier, DossierPolitie
from voorzitter_console.dossier.refs import TimelineLookup, deployments, some, stated
from voorzitter_console.dossier.sanitise import literal
from voorzitter_console.moment import day_clock, local_clock

_ONE_BY_ONE = 12
"""Calls and reports told one by one; more stand in one table."""


def police(d: Dossier) -> list[Block]:
    """Who was told and when, the words used, arrival, handover, result; what one arrival answered stands together."""
    look = TimelineLookup(d)
    warned = [m for m in d.momenten if m.soort == "waarschuw_bodedienst"]
    first: list[tuple[datetime, int, str]] = [
        (m.gebeurd_op, m.positie, f"{_warned(d, look, m)}: bodedienst gewaarschuwd, vastgelegd door {m.door}")
        for m in warned
    ]
    first += [
        (m.gebeurd_op, m.positie, f"{_at(look, m)}: om politie gevraagd{' met spoed' * m.spoed}, door {m.door}")
        for m in d.politie_gevraagd
    ]
    first += list(_called_off(d, look))
    told = tuple(Run(text) for _, _, text in sorted(first, key=lambda t: (d.chronology.place(t[0]), t[1])))
    blocks: list[Block] = [Heading("Politie", 2), *((Text(told),) if told else ())]
    found = deployments(d)
    if not found:
        blocks.append(Text(w.known(None, "Er is geen melding bij de politie vastgelegd.")))
    elif len(found) <= _ONE_BY_ONE:
        for calls in found:
            blocks.append(w.together((name, _value(name, value)) for name, value in _deployment(d, look, calls)))
    else:
        rows = []
        for number, calls in enumerate(found, start=1):
            known = [f"{name.lower()}: {_short(name, value)}" for name, value in _deployment(d, look, calls) if value]
            rows.append((cell(str(number)), cell("; ".join(known))))
        blocks.append(w.table(("Melding", "Wat is vastgelegd"), (1.8, 0), rows))
    arrived = {p.aanwezig for p in d.politie}
    others = [t for t in look.of("politie_aanwezig") if t.gebeurd_op not in arrived]
    if others:
        more = some(
            others,
            lambda t: f"nr. {t.positie}, {look.clock(t.gebeurd_op)}{look.doubt(t.positie)}: {literal(t.tekst)}",
        )
        blocks.append(Text(tuple(map(Run, more))))
    for o in d.overdrachten:
        details = w.lines_cell(("Personen", ", ".join(o.labels) or None), limit=w.CELL)
        said = (Run("Daarbij gezegd:"), *w.given(o.woorden)) if o.woorden else ()
        to = f" aan {literal(o.aan, w.CELL)}" if o.aan else ""
        blocks.append(Text((Run(f"{_at(look, o)}: overgedragen{to}"), *details, *said)))
    return blocks


def _called_off(d: Dossier, look: TimelineLookup) -> Iterator[tuple[datetime, int, str]]:
    """That the police were called off before anybody had called them: it stands with no call."""
    known = {p.afgezegd for p in d.politie}
    for t in look.of("zeg_politie_af"):
        if t.gebeurd_op not in known:
            number = f"nr. {t.positie}, {look.clock(t.gebeurd_op)}{look.doubt(t.positie)}"
            yield t.gebeurd_op, t.positie, f"{number}: {literal(t.tekst, w.CELL)}"


_SAID = "Gebruikte woorden"


def _value(name: str, value: str | None) -> Cell:
    return w.given(value) if name.startswith(_SAID) else w.known(value)


def _short(name: str, value: str) -> str:
    text = literal(value, w.CELL)
    return w.as_said(text, "opgegeven") if name.startswith(_SAID) else text


def _at(look: TimelineLookup, fact: Feit) -> str:
    return f"nr. {fact.positie}, {look.clock(fact.gebeurd_op)}{look.doubt(fact.positie)}"


def _warned(d: Dossier, look: TimelineLookup, m: Feit) -> str:
    if d.melding is None:
        return _at(look, m)
    return f"nr. {m.positie}, {stated(m.gebeurd_op, m.vastgelegd_op)}{w.how_known(m)}"


def _when(d: Dossier, look: TimelineLookup, op: datetime, soort: str) -> str:
    """In a meeting the moment of the key; of a melding only what somebody said (:func:`..refs.stated`)."""
    if d.melding is None:
        return day_clock(op) + look.doubt_of(op, soort)
    found = (t for t in d.tijdlijn if t.soort == soort and t.gebeurd_op == op and not t.herroepen)
    entry = next(found, None)
    if entry is None:
        return day_clock(op)
    return stated(op, entry.vastgelegd_op) + ("" if entry.kwaliteit == "exact" else f" ({w.words(entry.kwaliteit)})")


def _deployment(d: Dossier, look: TimelineLookup, calls: Sequence[DossierPolitie]) -> Iterator[tuple[str, str | None]]:
    """The calls, then once what answered them; of more than one each with its time, also where it is not known."""
    for p in calls:
        if p.gebeld:
            of = f" ({local_clock(p.gebeld)})" if len(calls) > 1 else ""
            yield ("112 gebeld" if p.spoed else "Gebeld"), _when(d, look, p.gebeld, "bel_politie")
            yield f"Gebeld door{of}", p.gebeld_door
            entry = next((t.positie for t in look.of("bel_politie") if t.gebeurd_op == p.gebeld), None)
            yield f"{_SAID}{of}{look.filled(entry, 'gemeld') if p.gemeld else ''}", p.gemeld
            yield f"Incidentnummer{of}", p.incidentnummer
            if p.verwacht_om:
                yield f"Verwacht om{of}", p.verwacht_om
        else:
            yield "Gebeld", "niet vanaf hier"
    last = calls[-1]
    if last.afgezegd:
        yield "Afgezegd", _when(d, look, last.afgezegd, "zeg_politie_af")
        if last.aanwezig is None:
            return
    yield "Aanwezig", _when(d, look, last.aanwezig, "politie_aanwezig") if last.aanwezig else None
    yield "Eenheid", last.eenheid
    yield "Begeleid door", last.begeleid_door
    if last.afgerond or not last.afgezegd:
        yield "Klaar", _when(d, look, last.afgerond, "politie_afgerond") if last.afgerond else None
        yield "Resultaat", w.words(last.resultaat) if last.resultaat else None


_SEEN = {
    "obs": " (gezien in OBS)",
    "obs_noodstop": " (OBS gedwongen te stoppen)",
    "webhook": " (gezien via de webhook)",
}


def _known_at(look: TimelineLookup, op: datetime | None, soort: str) -> str | None:
    """A time with its date and what is not exact about it."""
    return day_clock(op) + look.doubt_of(op, soort) if op else None


def livestream(d: Dossier) -> list[Block]:
    """Each stop and start, asked and confirmed apart."""
    blocks: list[Block] = [Heading("Livestream", 2)]
    if not d.livestream:
        none = (
            "Er is niet vastgelegd dat de livestream is gestopt of gestart."
            if d.vergadering.livestream
            else "Er was geen livestream."
        )
        return [*blocks, Text(cell(none))]
    rows, look = [], TimelineLookup(d)
    for u in d.livestream:
        soort = "stop_livestream" if u.toestand == "gestopt" else "start_livestream"
        asked = w.known(_known_at(look, u.gevraagd, soort), "niet vanaf hier gevraagd")
        confirmed = w.known(_known_at(look, u.bevestigd, "bevestig_livestream"), "niet bevestigd")
        rows.append(
            (
                cell(u.toestand),
                (
                    *asked,
                    *((Run(f"door {u.gevraagd_door}"),) if u.gevraagd_door else ()),
                    *((Run(f"aangenomen {day_clock(u.erkend)}"),) if u.erkend else ()),
                ),
                (*confirmed, *((Run(f"door {u.door}{_SEEN.get(u.langs or '', '')}"),) if u.door else ())),
            )
        )
    blocks.append(w.table(("Toestand", "Gevraagd", "Bevestigd"), (3.0, 0, 0), rows))
    return blocks


def aggression(d: Dossier) -> list[Block]:
    """Aggression as it was reported, help called, physical measures."""
    blocks: list[Block] = [Heading("Agressie, hulp en fysieke maatregelen", 2)]
    if not (d.agressie or d.maatregelen or d.hulp):
        return [*blocks, Text(cell("Er is geen agressie en geen fysieke maatregel vastgelegd."))]
    look = TimelineLookup(d)
    if d.agressie:
        rows = [
            (
                cell(str(a.positie)),
                cell(day_clock(a.gebeurd_op) + look.doubt(a.positie)),
                cell(w.words(a.soort) if a.soort else w.UNKNOWN),
                w.each_known(*_reported(d, a)),
            )
            for a in d.agressie
        ]
        blocks.append(w.table(("Nr.", "Gemeld", "Soort", "Wat is vastgelegd"), (1.2, 4.2, 2.4, 0), rows))
    for m in d.maatregelen:
        told = w.each_known(("Door", m.door_wie), ("Tegen", m.tegen), ("Aanleiding", m.aanleiding))
        blocks.append(Text((Run(f"{_at(look, m)}: fysieke maatregel", "vet"), *told)))
    called = tuple(Run(f"{_at(look, h)}: hulp geroepen: {h.dienst}") for h in d.hulp)
    return [*blocks, *((Text(called),) if called else ())]


def _reported(d: Dossier, a: DossierAgressie) -> Iterator[tuple[str, str | None]]:
    yield "Wat gebeurde er", a.omschrijving
    yield "Genoemd", a.dader
    yield "Tegen", a.slachtoffer
    if w.asks_injury(a):
        elsewhere = injury_of(d, a)
        of_whom = f"{elsewhere.letsel} (nr. {elsewhere.positie}{w.only_heard(elsewhere)})" if elsewhere else None
        yield "Letsel", a.letsel or of_whom
